//! Whether facts of aligned passages agree. One rule set per kind of value.

mod coverage;
mod date;
mod explain;
mod finding;
mod name;
mod pairing;
mod party;
mod quantity;
mod quote;
mod scope;
mod stance;
mod wording;
mod words;

pub use coverage::{Omission, omissions, voices};
pub use explain::explain;
pub use finding::{Finding, Reason, Verdict};
pub use wording::{LoadedPair, Piece, diff, loaded};

use crate::{
    align::Alignment,
    facts::{Extraction, FactId},
    text::{Document, PassageId},
};
use pairing::Side;
use party::Reader;
use scope::Setting;

/// The findings of one alignment: pairs of facts of different documents that are established to be about the same thing.
pub fn compare(documents: &[Document], extractions: &[Extraction], alignment: &Alignment) -> Vec<Finding> {
    let link = |a: PassageId, b: PassageId| {
        let (a, b) = if a < b { (a, b) } else { (b, a) };
        alignment.links.iter().find(|l| (l.a, l.b) == (a, b)).map(|l| l.score)
    };
    let by_document = group(&alignment.passages);
    let sides: Vec<Vec<Side>> = by_document.iter().map(|passages| sides(documents, extractions, passages)).collect();
    let mut findings = Vec::new();
    for (i, a) in sides.iter().enumerate() {
        for b in &sides[i + 1..] {
            findings.extend(pairing::findings(a, b, link));
        }
    }
    findings.sort_by_key(|f| f.facts);
    findings
}

/// The passages of each document.
fn group(passages: &[PassageId]) -> Vec<Vec<PassageId>> {
    let mut sorted = passages.to_vec();
    sorted.sort_unstable();
    sorted.chunk_by(|a, b| a.document == b.document).map(<[PassageId]>::to_vec).collect()
}

/// The facts of some passages of one document.
fn sides<'d>(documents: &'d [Document], extractions: &'d [Extraction], passages: &[PassageId]) -> Vec<Side<'d>> {
    let mut sides = Vec::new();
    for &passage in passages {
        let (Some(document), Some(extraction)) = (documents.get(passage.document.index()), extractions.get(passage.document.index())) else { continue };
        let Some(place) = document.passages.get(passage.index()) else { continue };
        let (first, facts) = extraction.of_passage(passage.index);
        if facts.is_empty() {
            continue;
        }
        let words = words::words(document, place.span);
        for (index, fact) in (first..).zip(facts) {
            let setting = Setting::of(document, &words, fact);
            sides.push(Side { id: FactId::new(passage.document, index), passage, reader: Reader { document, extraction }, fact, setting });
        }
    }
    sides
}

/// The verdict of an alignment: the gravest of its findings'; without a finding `Agree` where the words are the same
/// after folding, else `Reworded`.
pub fn verdict(documents: &[Document], alignment: &Alignment, findings: &[Finding]) -> Verdict {
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
    let same = texts.windows(2).all(|pair| wording::same(pair[0], pair[1]));
    if same { Verdict::Agree } else { Verdict::Reworded }
}
