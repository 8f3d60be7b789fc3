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

/// What two passages may have in common, or what keeps them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CueKind {
    /// Words, weighted by how rare they are.
    Words,
    /// Other words for the same thing.
    Concept,
    /// The same person, body or place.
    Name,
    /// Names that differ.
    NamesApart,
    /// A value that is the same or compatible.
    Value,
    /// Figures that differ.
    FiguresApart,
    /// The same day.
    Date,
    /// The same stand on the same thing.
    Stance,
    /// Tolls of one kind.
    Toll,
    /// Who does it to whom.
    Roles,
    /// The same words, quoted.
    Quote,
    /// Where the two stand in their articles.
    Position,
    /// Articles that tell of more than one thing in common.
    Story,
    /// Better answers than any other passage is.
    Best,
    /// Neighbours that are alike as well.
    Neighbours,
    /// What they say, however they word it, is one thing.
    Facts,
    /// A person linked them.
    Linked,
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

/// What alignment found in one story.
#[derive(Debug, Clone, Default)]
pub struct Aligned {
    /// Sorted by their first passage.
    pub alignments: Vec<Alignment>,
    /// Each document that copies another, and that one.
    pub copies: Vec<(DocumentId, DocumentId)>,
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
            CueKind::Concept => "concept",
            CueKind::Name => "name",
            CueKind::NamesApart => "names_apart",
            CueKind::Value => "value",
            CueKind::FiguresApart => "figures_apart",
            CueKind::Date => "date",
            CueKind::Stance => "stance",
            CueKind::Toll => "toll",
            CueKind::Roles => "roles",
            CueKind::Quote => "quote",
            CueKind::Position => "position",
            CueKind::Story => "story",
            CueKind::Best => "best",
            CueKind::Neighbours => "neighbours",
            CueKind::Facts => "facts",
            CueKind::Linked => "linked",
        }
    }
}
