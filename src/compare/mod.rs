//! Whether facts of aligned passages agree. One rule set per kind of value.

mod finding;

pub use finding::{Finding, Reason, Verdict};

use crate::{align::Alignment, facts::Extraction, text::Document};

/// The findings of one alignment: pairs of facts of different documents that are established to be about the same thing.
pub fn compare(_documents: &[Document], _extractions: &[Extraction], _alignment: &Alignment) -> Vec<Finding> {
    Vec::new()
}

/// The verdict of an alignment: the gravest of its findings'; without a finding `Agree` where the words are the same
/// after folding, else `Reworded`.
pub fn verdict(_documents: &[Document], _alignment: &Alignment, findings: &[Finding]) -> Verdict {
    findings.iter().map(|f| f.verdict).max().unwrap_or(Verdict::Reworded)
}

/// Why a finding has its verdict, in plain words for a reader.
pub fn explain(_documents: &[Document], _extractions: &[Extraction], finding: &Finding) -> String {
    finding.reason.name().replace('_', " ")
}
