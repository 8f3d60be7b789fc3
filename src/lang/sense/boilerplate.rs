//! Patterns of boilerplate: small sequences over the tokens of a sentence.

use serde::{Deserialize, Serialize};

/// What must follow the word at which a [`Sense::Boilerplate`] stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoilerplatePattern {
    /// Only where the sentence begins.
    pub anchored: bool,
    /// In order.
    pub steps: Box<[Step]>,
}

/// One step of a pattern: any of its tests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// One of them holds.
    pub tests: Vec<Test>,
    /// Whether the step may be missing.
    pub optional: bool,
}

/// What a step asks of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// This word, folded.
    Word(Box<str>),
    /// Up to twelve tokens of any kind.
    Gap,
    /// Colon, bar, slash or dash.
    Label,
    /// A word with a capital letter.
    Capital,
    /// A number in digits.
    Number,
    /// All the rest is names and their connectives.
    Names,
    /// Nothing but marks may follow.
    End,
}
