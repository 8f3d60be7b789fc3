//! Whether facts of aligned passages agree. One rule set per kind of value.

mod coverage;
mod date;
mod expected;
mod explain;
mod finding;
mod inside;
mod listing;
mod name;
mod pairing;
mod party;
mod quantity;
mod quote;
mod role;
mod scope;
mod stance;
mod wording;
mod words;
mod zone;

pub use coverage::{Omission, omissions, voices};
pub use explain::explain;
pub use finding::{Finding, Reason, Verdict};
pub use inside::contradictions;
pub use wording::{LoadedPair, Piece, diff, loaded};
pub use words::Lemmas;

use crate::{
    align::Alignment,
    facts::{Extraction, Fact, FactId, Party, Value},
    text::{Document, PassageId},
};
use listing::Listed;
use pairing::Side;
use party::Reader;
use quote::{Reach, Said};
use scope::{Place, Setting};
use stance::Held;

/// The findings of one alignment: pairs of facts of different documents that are established to be about the same thing.
///
/// `lemmas` only saves work: whoever compares many alignments hands the same on.
pub fn compare(documents: &[Document], extractions: &[Extraction], alignment: &Alignment, lemmas: &mut Lemmas) -> Vec<Finding> {
    let link = |a: PassageId, b: PassageId| {
        let (a, b) = if a < b { (a, b) } else { (b, a) };
        alignment.links.iter().find(|l| (l.a, l.b) == (a, b)).map(|l| l.score)
    };
    let by_document = group(&alignment.passages);
    let sides: Vec<Vec<Side>> = by_document.iter().map(|passages| sides(documents, extractions, passages, lemmas)).collect();
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

/// The passages of each document.
fn group(passages: &[PassageId]) -> Vec<Vec<PassageId>> {
    let mut sorted = passages.to_vec();
    sorted.sort_unstable();
    sorted.chunk_by(|a, b| a.document == b.document).map(<[PassageId]>::to_vec).collect()
}

/// Facts of one document that an alignment compares. More stand in no prose, and each is compared with each.
const MOST: usize = 64;

/// The facts of some passages of one document.
fn sides<'d>(documents: &'d [Document], extractions: &'d [Extraction], passages: &[PassageId], lemmas: &mut Lemmas) -> Vec<Side<'d>> {
    let mut sides = Vec::new();
    for &passage in passages {
        let (Some(document), Some(extraction)) = (documents.get(passage.document.index()), extractions.get(passage.document.index())) else { continue };
        let Some(place) = document.passages.get(passage.index()) else { continue };
        let (first, facts) = extraction.of_passage(passage.index);
        if facts.is_empty() {
            continue;
        }
        let place = Place::new(lemmas.words(document, place.span));
        let reader = Reader { document, extraction };
        for (at, (index, fact)) in (first..).zip(facts).enumerate() {
            let said = if let Value::Quote(quote) = &fact.value {
                Some(Said::read(document, &Reach::of(document, extraction, index, passage.index()), quote, lemmas))
            } else {
                None
            };
            let held = if let Value::Stance(stance) = &fact.value { Some(Held::read(reader, fact, stance, lemmas)) } else { None };
            let voice = party(&fact.value).and_then(|party| reader.voice(party, lemmas));
            let setting = Setting::of(document, &place, fact, lemmas);
            let listed = Listed::read(document, &place, facts, at);
            let alone = facts.iter().filter(|f| alike(f, fact)).count() == 1;
            if sides.len() == MOST {
                return sides;
            }
            sides.push(Side { id: FactId::new(passage.document, index), passage, reader, fact, said, held, voice, setting, listed, alone });
        }
    }
    sides
}

/// Whose fact it is: who speaks, who takes the stance, who is named.
fn party(value: &Value) -> Option<Party> {
    match value {
        Value::Quote(quote) => quote.speaker,
        Value::Stance(stance) => stance.holder,
        Value::Name(name) => Some(Party::Entity(name.entity)),
        _ => None,
    }
}

/// Whether two facts of one passage could be taken for one another: of one kind, and of one unit.
fn alike(a: &Fact, b: &Fact) -> bool {
    match (&a.value, &b.value) {
        (Value::Measure(a), Value::Measure(b)) => a.unit.dimension == b.unit.dimension,
        (Value::Money(a), Value::Money(b)) => a.currency == b.currency,
        (Value::Date(a), Value::Date(b)) => a.grain == b.grain && !a.timex.ends_with("_REF") && !b.timex.ends_with("_REF"),
        (a, b) => a.kind() == b.kind(),
    }
}

/// The verdict of an alignment: the gravest of its findings'; without a finding `Agree` where the words are the same
/// after folding, else `Reworded`.
pub fn verdict(documents: &[Document], alignment: &Alignment, findings: &[Finding], lemmas: &mut Lemmas) -> Verdict {
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
    let same = texts.windows(2).all(|pair| wording::same(pair[0], pair[1], lemmas));
    if same { Verdict::Agree } else { Verdict::Reworded }
}
