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
mod wording;
mod words;
mod zone;

pub use coverage::{Omission, omissions, voices};
pub use date::unit_days;
pub use explain::explain;
pub use finding::{Finding, Reason, Verdict};
pub use inside::contradictions;
pub use role::role;
pub use wording::{LoadedPair, Piece, diff, loaded};
pub use words::Lemmas;

use crate::{
    align::Alignment,
    facts::{Extraction, Fact, FactId, Value},
    text::{Document, PassageId},
};
use side::Side;

/// So sure a finding must be to vouch for two passages, and so sure one of dates: on one day much happens.
const VOUCHED: (f32, f32) = (0.5, 0.6);

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

/// Whether two passages surely say one thing, however they word it: a figure of one thing, one utterance, one stance, the time of one event.
pub fn vouches(documents: &[Document], extractions: &[Extraction], a: PassageId, b: PassageId, lemmas: &Lemmas) -> bool {
    let said = |fact: &Fact| !matches!(fact.value, Value::Name(_));
    let [of_a, of_b] = [a, b].map(|p| extractions.get(p.document.index()).is_some_and(|e| e.of_passage(p.index).1.iter().any(said)));
    if !of_a || !of_b {
        return false;
    }
    let sides = |passage: PassageId| -> Vec<Side> {
        let mut sides = side::sides(documents, extractions, &[passage], lemmas);
        sides.retain(|side| said(side.fact));
        sides
    };
    let findings = pairing::findings(&sides(a), &sides(b), |_, _| None);
    let timed = |id: FactId| extractions.get(id.document.index()).is_some_and(|e| matches!(e.facts[id.index as usize].value, Value::Date(_)));
    let sure = |f: &&Finding| f.confidence >= if timed(f.facts[0]) { VOUCHED.1 } else { VOUCHED.0 };
    findings.iter().filter(sure).any(|f| f.reason != Reason::OtherTarget)
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
