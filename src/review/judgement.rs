//! What a person decided, held by the words it is about, so that it survives a change of the texts.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A passage, by its source and its words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// Path or URL of the source, as it was opened.
    pub source: String,
    /// The paragraph it stood in, from 1; tells equal passages apart.
    pub paragraph: u32,
    /// The whole passage.
    pub words: String,
}

/// A fact, by its passage, kind and words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactAnchor {
    /// The name of its kind: `percent`.
    pub kind: String,
    /// The words that state the value.
    pub value: String,
    /// Where they stand.
    pub passage: Anchor,
}

/// What a person says of a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Not yet decided; takes back an earlier mark.
    Open,
    /// The finding is right.
    Confirmed,
    /// The finding is wrong.
    Rejected,
    /// Right, and of no importance here.
    NotRelevant,
}

impl Mark {
    /// The next one, as the key that marks goes through them.
    pub fn next(self) -> Mark {
        match self {
            Mark::Open => Mark::Confirmed,
            Mark::Confirmed => Mark::Rejected,
            Mark::Rejected => Mark::NotRelevant,
            Mark::NotRelevant => Mark::Open,
        }
    }

    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Mark::Open => "open",
            Mark::Confirmed => "confirmed",
            Mark::Rejected => "rejected",
            Mark::NotRelevant => "not relevant",
        }
    }
}

/// One decision. A later one about the same thing replaces an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Judgement {
    /// A dispute, by the facts that it compares.
    Mark {
        /// What it is.
        mark: Mark,
        /// The facts compared.
        facts: Vec<FactAnchor>,
    },
    /// A note on a passage; an empty one takes it back.
    Note {
        /// The words of the note.
        text: String,
        /// Where.
        passage: Anchor,
    },
    /// Two passages state the same fact.
    Link {
        /// The first.
        a: Anchor,
        /// The second.
        b: Anchor,
    },
    /// Two passages do not state the same fact.
    Unlink {
        /// The first.
        a: Anchor,
        /// The second.
        b: Anchor,
    },
    /// A fact was misread and is no fact.
    RejectFact {
        /// Which.
        fact: FactAnchor,
    },
    /// A fact was misread; its value is what these words state.
    SetFact {
        /// What it should read.
        to: String,
        /// Which.
        fact: FactAnchor,
    },
    /// What a source says of itself, corrected.
    Source {
        /// Path or URL.
        source: String,
        /// Who published it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outlet: Option<String>,
        /// When.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        published: Option<Date>,
    },
}

impl Judgement {
    /// Whether `later` speaks of the same thing, so that it replaces this one.
    pub fn is_replaced_by(&self, later: &Judgement) -> bool {
        match (self, later) {
            (Judgement::Mark { facts, .. }, Judgement::Mark { facts: others, .. }) => facts == others,
            (Judgement::Note { passage, .. }, Judgement::Note { passage: other, .. }) => passage == other,
            (Judgement::Link { a, b } | Judgement::Unlink { a, b }, Judgement::Link { a: c, b: d } | Judgement::Unlink { a: c, b: d }) => {
                (a, b) == (c, d) || (a, b) == (d, c)
            }
            (
                Judgement::RejectFact { fact } | Judgement::SetFact { fact, .. },
                Judgement::RejectFact { fact: other } | Judgement::SetFact { fact: other, .. },
            ) => fact == other,
            (Judgement::Source { source, .. }, Judgement::Source { source: other, .. }) => source == other,
            _ => false,
        }
    }
}
