//! Words that report what somebody said or thinks.

use serde::{Deserialize, Serialize};

/// A word that reports speech or thought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// How the reporter stands to the words.
    pub force: Force,
    /// What may follow it.
    pub frame: Frame,
    /// Its inflection.
    pub form: CueForm,
    /// Whether the one who is told stands right behind it: told reporters that.
    pub address: bool,
}

/// What may follow a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Frame {
    /// A clause or a quotation: said.
    Clause,
    /// What is judged or asked for: criticized.
    Object,
    /// The source: according to.
    Source,
    /// The words before it; its source follows: so Weber.
    Tag,
    /// Nothing: with the word behind it, it is another verb: called off.
    Nothing,
}

/// The inflection of a verb, as far as its form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CueForm {
    /// say
    Base,
    /// says
    Present,
    /// said; also the participle where both are one.
    Past,
    /// saying
    Ing,
}

/// What a cue tells of the reporter's stance to the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Force {
    /// said, told, added
    Neutral,
    /// claimed, alleged
    Distant,
    /// admitted, acknowledged, confirmed
    Conceding,
    /// denied, rejected
    Denying,
    /// warned, threatened, criticized
    Warning,
    /// insisted, vowed, stressed
    Insisting,
}
