//! What a comparison of two facts found.

use crate::facts::FactId;

/// How two accounts stand to each other; graver is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// One source tells it.
    Single,
    /// The same fact in other words, with no typed value to compare.
    Reworded,
    /// The same value.
    Agree,
    /// Both can be true.
    Compatible,
    /// Both cannot be true of the same thing as printed.
    Discrepancy,
}

impl Verdict {
    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Single => "single",
            Verdict::Reworded => "reworded",
            Verdict::Agree => "agree",
            Verdict::Compatible => "compatible",
            Verdict::Discrepancy => "discrepancy",
        }
    }
}

/// Why a finding has its verdict; the verdict follows from it ([`Reason::verdict`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The same value.
    Same,
    /// The same figure as far as the coarser of the two is printed.
    Rounding,
    /// One interval lies within the other.
    RangeContains,
    /// The intervals overlap, neither within the other.
    RangesOverlap,
    /// The same figure, which one of the two qualifies ("about").
    Hedge,
    /// A figure that lies within the bound that the other states ("more than 80").
    Bound,
    /// The same amount in another unit.
    Unit,
    /// A number, and a list of as many names.
    ListCount,
    /// A number, and parts that come to it together: five people, three men and two women.
    Parts,
    /// The intervals share no point.
    Disjoint,
    /// The intervals share no point, and one article is newer than the other; of dates, what the older expects and the newer tells.
    Update,
    /// The intervals share no point, and the two are states of one article.
    Revised,
    /// A figure by which or to which something rose in one account and fell in the other.
    Direction,
    /// The same limit, which one side includes and the other does not ("over 21", "21 or older").
    Limit,
    /// One account expects the event on another day than that on which the other says it happened.
    Expected,
    /// One date lies within the other: a day within the week that the other names.
    Coarser,
    /// The same date in words that cannot be placed in the calendar.
    Unplaced,
    /// The same utterance, cut.
    Shortened,
    /// The same thing said, in the speaker's words and in the reporter's.
    Paraphrase,
    /// Words changed inside quotation marks.
    Altered,
    /// Words changed inside quotation marks so that the meaning changes: a negation, a number, an opposite, an intensifier.
    MeaningChanged,
    /// One utterance, two speakers.
    Attribution,
    /// The same stance, firmer on one side ("will never", "has not yet").
    Modality,
    /// On one side, of things that the words do not show to be one.
    OtherTarget,
    /// For in one, against in the other.
    Polarity,
    /// One name in two spellings.
    Spelling,
    /// Two names in the same place of the same event.
    OtherName,
    /// One person, two roles.
    Role,
}

impl Reason {
    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Same => "same",
            Reason::Rounding => "rounding",
            Reason::RangeContains => "range_contains",
            Reason::RangesOverlap => "ranges_overlap",
            Reason::Hedge => "hedge",
            Reason::Bound => "bound",
            Reason::Unit => "unit",
            Reason::ListCount => "list_count",
            Reason::Parts => "parts",
            Reason::Disjoint => "disjoint",
            Reason::Update => "update",
            Reason::Revised => "revised",
            Reason::Direction => "direction",
            Reason::Limit => "limit",
            Reason::Expected => "expected",
            Reason::Coarser => "coarser",
            Reason::Unplaced => "unplaced",
            Reason::Shortened => "shortened",
            Reason::Paraphrase => "paraphrase",
            Reason::Altered => "altered",
            Reason::MeaningChanged => "meaning_changed",
            Reason::Attribution => "attribution",
            Reason::Modality => "modality",
            Reason::OtherTarget => "other_target",
            Reason::Polarity => "polarity",
            Reason::Spelling => "spelling",
            Reason::OtherName => "other_name",
            Reason::Role => "role",
        }
    }

    /// The verdict it stands for.
    pub fn verdict(self) -> Verdict {
        match self {
            Reason::Same | Reason::Unplaced => Verdict::Agree,
            Reason::Rounding
            | Reason::RangeContains
            | Reason::RangesOverlap
            | Reason::Hedge
            | Reason::Bound
            | Reason::Unit
            | Reason::ListCount
            | Reason::Parts
            | Reason::Expected
            | Reason::Coarser
            | Reason::Shortened
            | Reason::Paraphrase
            | Reason::Modality
            | Reason::OtherTarget
            | Reason::Spelling => Verdict::Compatible,
            Reason::Disjoint
            | Reason::Update
            | Reason::Revised
            | Reason::Direction
            | Reason::Limit
            | Reason::Altered
            | Reason::MeaningChanged
            | Reason::Attribution
            | Reason::Polarity
            | Reason::OtherName
            | Reason::Role => Verdict::Discrepancy,
        }
    }
}

/// Exactly two facts, compared: of different documents, or of one that contradicts itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Finding {
    /// In the order of their documents.
    pub facts: [FactId; 2],
    /// How they stand to each other: `Agree`, `Compatible` or `Discrepancy`; that of the reason.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// That the two are about the same thing, 0 to 1.
    pub confidence: f32,
}

impl Finding {
    /// Two facts, put in the order of their documents.
    pub fn new(mut facts: [FactId; 2], reason: Reason, confidence: f32) -> Finding {
        facts.sort_unstable();
        Finding { facts, verdict: reason.verdict(), reason, confidence: confidence.clamp(0.0, 1.0) }
    }
}
