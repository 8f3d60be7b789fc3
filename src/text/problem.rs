//! What went wrong without stopping the rest.

/// A source that could not be read, or was read in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The source as the user gave it.
    pub source: String,
    /// What is wrong, where, and what to do.
    pub message: String,
}
