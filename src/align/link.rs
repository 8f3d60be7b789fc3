//! Links between passages, the cues they rest on, and the groups they form.

use crate::text::{DocumentId, PassageId, Span};

/// Why two passages were linked: one named contribution to the score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cue {
    /// What the two have in common.
    pub kind: CueKind,
    /// Its share of the score before calibration; negative where it speaks against.
    pub weight: f32,
    /// The words in the first passage.
    pub a: Option<Span>,
    /// The words in the second.
    pub b: Option<Span>,
}

/// What two passages may have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CueKind {
    /// Words, weighted by how rare they are.
    Words,
    /// A value that is the same or compatible.
    Value,
    /// The same person, body or place.
    Name,
}

/// Two passages of different documents that state the same fact; `a < b`.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The first.
    pub a: PassageId,
    /// The second.
    pub b: PassageId,
    /// Calibrated: the share of links of this score that are right, 0 to 1.
    pub score: f32,
    /// What the score rests on, heaviest first.
    pub cues: Vec<Cue>,
}

/// Passages of at least two documents that state the same fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// In order.
    pub passages: Vec<PassageId>,
    /// What joins them, in order.
    pub links: Vec<Link>,
}

/// What alignment found.
#[derive(Debug, Clone, Default)]
pub struct Aligned {
    /// Sorted by their first passage.
    pub alignments: Vec<Alignment>,
    /// For each document the one that it copies; its own id where it stands alone.
    pub origins: Vec<DocumentId>,
    /// Every candidate at or above [`Options::min_score`]; empty without.
    pub candidates: Vec<Link>,
}

/// What the caller wants of alignment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// Report candidates from this score on.
    pub min_score: Option<f32>,
    /// Pairs that a person linked: aligned whatever their score.
    pub linked: Vec<(PassageId, PassageId)>,
    /// Pairs that a person parted: never in one alignment by a link of their own.
    pub unlinked: Vec<(PassageId, PassageId)>,
}

impl CueKind {
    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            CueKind::Words => "words",
            CueKind::Value => "value",
            CueKind::Name => "name",
        }
    }
}
