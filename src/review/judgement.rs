//! What a person decided, held by the words it is about, so that it survives a change of the texts.

use crate::text::visible_line;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A passage, by its source and its words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// Path or URL of the source.
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
    /// How often the same words stand before it in the passage.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub before: usize,
    /// Where they stand.
    pub passage: Anchor,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(n: &usize) -> bool {
    *n == 0
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

/// What a decision is about. Of two about the same the later holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Matter<'a> {
    Dispute(&'a [FactAnchor]),
    Passage(&'a Anchor),
    Pair(&'a Anchor, &'a Anchor),
    Fact(&'a FactAnchor),
    Source(&'a str),
}

impl Judgement {
    /// What it is about.
    pub(super) fn matter(&self) -> Matter<'_> {
        match self {
            Judgement::Mark { facts, .. } => Matter::Dispute(facts),
            Judgement::Note { passage, .. } => Matter::Passage(passage),
            Judgement::Link { a, b } | Judgement::Unlink { a, b } => Matter::Pair(a.min(b), a.max(b)),
            Judgement::RejectFact { fact } | Judgement::SetFact { fact, .. } => Matter::Fact(fact),
            Judgement::Source { source, .. } => Matter::Source(source),
        }
    }

    /// The names of the sources that it speaks of.
    pub(super) fn sources_mut(&mut self) -> Vec<&mut String> {
        match self {
            Judgement::Mark { facts, .. } => facts.iter_mut().map(|f| &mut f.passage.source).collect(),
            Judgement::Note { passage, .. } => vec![&mut passage.source],
            Judgement::Link { a, b } | Judgement::Unlink { a, b } => vec![&mut a.source, &mut b.source],
            Judgement::RejectFact { fact } | Judgement::SetFact { fact, .. } => vec![&mut fact.passage.source],
            Judgement::Source { source, .. } => vec![source],
        }
    }
}

/// In one line of plain words: `note “Ask the commission.” on “Between 97-98% of voters…”`
impl fmt::Display for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Judgement::Mark { mark, facts } => {
                let values: Vec<String> = facts.iter().map(|fact| visible_line(&fact.value)).collect();
                write!(f, "marked {}: {}", mark.name(), values.join(" / "))
            }
            Judgement::Note { text, passage } if text.is_empty() => write!(f, "note taken back from {passage}"),
            Judgement::Note { text, passage } => write!(f, "note “{}” on {passage}", visible_line(text)),
            Judgement::Link { a, b } => write!(f, "linked {a} with {b}"),
            Judgement::Unlink { a, b } => write!(f, "parted {a} from {b}"),
            Judgement::RejectFact { fact } => write!(f, "“{}” is no {} in {}", visible_line(&fact.value), fact.kind, fact.passage),
            Judgement::SetFact { fact, to } => write!(f, "“{}” reads “{}” in {}", visible_line(&fact.value), visible_line(to), fact.passage),
            Judgement::Source { source, outlet, published } => {
                write!(f, "{}:", file_of(source))?;
                outlet.iter().try_for_each(|o| write!(f, " outlet {}", visible_line(o)))?;
                published.iter().try_for_each(|p| write!(f, " date {p}"))
            }
        }
    }
}

/// The first words of the passage and its file: `“Between 97-98% of voters…” (wire.txt)`
impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 40;
        let line = visible_line(&self.words);
        let short: String = line.chars().take(LONGEST).collect();
        write!(f, "“{}{}” ({})", short.trim_end(), if short.len() < line.len() { "…" } else { "" }, file_of(&self.source))
    }
}

/// The last part of a source's name.
fn file_of(source: &str) -> String {
    visible_line(source.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or_default())
}
