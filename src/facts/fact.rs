//! Facts and entities of one document.

use super::Value;
use crate::text::{DocumentId, Span, Stamp};
use std::fmt;

/// A fact by its document and its place in that document's [`Extraction`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactId {
    /// The document it stands in.
    pub document: DocumentId,
    /// Its place in [`Extraction::facts`].
    pub index: u32,
}

/// One statement of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The passage, by its place in the document. A fact over several passages belongs to the first.
    pub passage: u32,
    /// The words that state the value.
    pub span: Span,
    /// What is stated.
    pub value: Value,
    /// What it is said of: what is counted, measured or dated. Two facts without a common subject never meet.
    pub subject: Option<Span>,
    /// Who vouches for it, where the article says so.
    pub attribution: Option<Attribution>,
    /// The grammar rule that found it, `kind.form`.
    pub rule: &'static str,
}

/// Who the article says vouches for a fact, and the word it uses ("Moscow claimed").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// Who.
    pub speaker: Party,
    /// The cue: `said`, `claimed`, `according to`.
    pub cue: Option<Span>,
}

/// Somebody who speaks or takes a stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// A named one.
    Entity(EntityIndex),
    /// One that the article only describes: "a senior official".
    Phrase(Span),
}

/// An entity by its place in [`Extraction::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityIndex(pub u32);

/// A person, body or place that one document names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: super::NameKind,
    /// The fullest name that the document gives.
    pub name: Span,
    /// Title or role as printed: "former chief executive".
    pub role: Option<Span>,
    /// Every mention, in order; resolved pronouns and descriptions included.
    pub mentions: Vec<Span>,
    /// What its names and pronouns tell.
    pub gender: crate::lang::Gender,
    /// What it is known by in every document; see [`name::same`](super::name::same).
    pub key: super::name::Key,
}

/// All that was read from one document.
#[derive(Debug, Clone, Default)]
pub struct Extraction {
    /// In the order of the text (by passage, then start).
    pub facts: Vec<Fact>,
    /// In the order of their first mention.
    pub entities: Vec<Entity>,
    /// When the document was published: as it states, else as its text shows.
    pub published: Option<Stamp>,
}

impl Extraction {
    /// The facts of one passage and the index of the first.
    pub fn of_passage(&self, passage: u32) -> (u32, &[Fact]) {
        let from = self.facts.partition_point(|f| f.passage < passage);
        let to = from + self.facts[from..].partition_point(|f| f.passage == passage);
        (from as u32, &self.facts[from..to])
    }

    /// A fact of this document.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.index as usize)
    }

    /// The words that name a party: an entity's fullest name, or the phrase itself.
    pub fn name_of(&self, party: Party) -> Option<Span> {
        match party {
            Party::Entity(e) => self.entities.get(e.0 as usize).map(|e| e.name),
            Party::Phrase(span) => Some(span),
        }
    }
}

impl FactId {
    /// The fact at a place of a document's extraction.
    pub fn new(document: DocumentId, index: u32) -> FactId {
        FactId { document, index }
    }
}

/// For logs; exports number facts within their passage (`A5.1`).
impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.document, self.index)
    }
}
