//! Progress and cancellation of long work.

use std::fmt;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Stage {
    Reading,
    Facts,
    Aligning,
    Comparing,
    Writing,
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Stage::Reading => "reading",
            Stage::Facts => "extracting facts",
            Stage::Aligning => "aligning",
            Stage::Comparing => "comparing",
            Stage::Writing => "writing",
        })
    }
}

/// Told how far a stage is; answers whether to go on. Called from several threads.
pub struct Progress<'a>(&'a (dyn Fn(Stage, usize, usize) -> bool + Sync));

/// The caller asked to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

impl<'a> Progress<'a> {
    /// `tell` gets the stage, the steps done and their total, and returns whether to go on.
    pub fn new(tell: &'a (dyn Fn(Stage, usize, usize) -> bool + Sync)) -> Self {
        Progress(tell)
    }

    /// Nobody listens and nobody cancels.
    pub fn none() -> Progress<'static> {
        Progress(&|_, _, _| true)
    }

    /// Tells, and fails when the caller wants to stop.
    ///
    /// # Errors
    /// [`Cancelled`].
    pub fn step(&self, stage: Stage, done: usize, total: usize) -> Result<(), Cancelled> {
        if (self.0)(stage, done, total) { Ok(()) } else { Err(Cancelled) }
    }
}

impl fmt::Debug for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Progress")
    }
}
