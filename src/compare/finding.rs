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

/// Why a finding has its verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The same value.
    Same,
    /// One interval lies within the other.
    RangeContains,
    /// The intervals share no point.
    Disjoint,
}

impl Reason {
    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Same => "same",
            Reason::RangeContains => "range_contains",
            Reason::Disjoint => "disjoint",
        }
    }
}

/// Exactly two facts of different documents, compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Finding {
    /// In the order of their documents.
    pub facts: [FactId; 2],
    /// How they stand to each other: `Agree`, `Compatible` or `Discrepancy`.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// That the two are about the same thing, 0 to 1.
    pub confidence: f32,
}
