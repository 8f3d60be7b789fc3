//! Whether facts of aligned passages agree. One rule set per kind of value.

mod coverage;
mod date;
mod expected;
mod explain;
mod finding;
mod inside;
mod line;
mod listing;
mod name;
mod pairing;
mod parts;
mod party;
mod quantity;
mod quote;
mod role;
mod scope;
mod side;
mod stance;
mod vouch;
mod wording;
mod words;
mod zone;

pub use coverage::{Omission, omissions, voices};
pub use date::unit_days;
pub use explain::explain;
pub use finding::{Finding, Reason, Verdict};
pub use inside::contradictions;
pub use pairing::{Differing, TRAITS, Traits};
pub use role::role;
pub use vouch::vouches;
pub use wording::{LoadedPair, Piece, diff, loaded};
pub use words::Lemmas;

use crate::{
    align::Alignment,
    facts::Extraction,
    text::{Document, PassageId},
};
use side::Side;

/// The findings of one alignment: pairs of facts of different documents that are established to be about the same thing.
///
/// `lemmas` only saves work: whoever compares many alignments hands the same on.
pub fn compare(documents: &[Document], extractions: &[Extraction], alignment: &Alignment, lemmas: &Lemmas) -> Vec<Finding> {
    let link = |a: PassageId, b: PassageId| {
        let (a, b) = if a < b { (a, b) } else { (b, a) };
        alignment.links.iter().find(|l| (l.a, l.b) == (a, b)).map(|l| l.score)
    };
    let by_document = group(&alignment.passages);
    let sides: Vec<Vec<Side>> = by_document.iter().map(|passages| side::sides(documents, extractions, passages, lemmas)).collect();
    let sides: Vec<Vec<&Side>> = sides.iter().map(|sides| sides.iter().collect()).collect();
    let mut findings = Vec::new();
    for (i, a) in sides.iter().enumerate() {
        for b in &sides[i + 1..] {
            findings.extend(pairing::findings(a, b, link));
        }
    }
    // a quotation over several passages meets another once for each; the gravest counts
    findings.sort_by_key(|f| (f.facts, std::cmp::Reverse(f.verdict)));
    findings.dedup_by_key(|f| f.facts);
    findings.shrink_to_fit();
    findings
}

/// The figures that differ in one alignment, wherever nothing excludes that they are told of one thing.
pub fn differing(documents: &[Document], extractions: &[Extraction], alignment: &Alignment, lemmas: &Lemmas) -> Vec<Differing> {
    let by_document = group(&alignment.passages);
    let sides: Vec<Vec<Side>> = by_document.iter().map(|passages| side::sides(documents, extractions, passages, lemmas)).collect();
    let sides: Vec<Vec<&Side>> = sides.iter().map(|sides| sides.iter().collect()).collect();
    let pairs = (0..sides.len()).flat_map(|i| (i + 1..sides.len()).map(move |j| (i, j)));
    pairs.flat_map(|(i, j)| pairing::differing(&sides[i], &sides[j])).collect()
}

/// The passages of each document.
fn group(passages: &[PassageId]) -> Vec<Vec<PassageId>> {
    let mut sorted = passages.to_vec();
    sorted.sort_unstable();
    sorted.chunk_by(|a, b| a.document == b.document).map(<[PassageId]>::to_vec).collect()
}

/// The verdict of an alignment: the gravest of its findings'; without a finding `Agree` where the words are the same
/// after folding, else `Reworded`.
pub fn verdict(documents: &[Document], alignment: &Alignment, findings: &[Finding], lemmas: &Lemmas) -> Verdict {
    if let Some(gravest) = findings.iter().map(|f| f.verdict).max() {
        return gravest;
    }
    let texts: Vec<_> = alignment
        .passages
        .iter()
        .filter_map(|p| {
            let document = documents.get(p.document.index())?;
            Some((document, document.passages.get(p.index())?.span))
        })
        .collect();
    if wording::same(&texts, lemmas) { Verdict::Agree } else { Verdict::Reworded }
}
