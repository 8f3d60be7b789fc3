//! Whether two passages surely say one thing, however they word it: a figure of one thing, one utterance, one stance, the time of one event.

use super::{Finding, Reason, Verdict, date, pairing, quantity, side, words::Lemmas};
use crate::{
    facts::{Entity, Extraction, Fact, FactId, NameKind, Party, Value, name},
    text::{Document, PassageId},
};

/// So sure a finding must be to vouch for two passages, and so sure one of dates: on one day much happens.
const SURE: (f32, f32) = (0.5, 0.6);

/// Whether what two passages of different documents say vouches for them, where their words leave in doubt whether they state one fact.
///
/// `lemmas` only saves work: whoever asks for many pairs hands the same on.
pub fn vouches(documents: &[Document], extractions: &[Extraction], a: PassageId, b: PassageId, lemmas: &Lemmas) -> bool {
    let (Some(of_a), Some(of_b)) = (extractions.get(a.document.index()), extractions.get(b.document.index())) else { return false };
    let ((first_a, in_a), (first_b, in_b)) = (of_a.of_passage(a.index), of_b.of_passage(b.index));
    let (Some(doc_a), Some(doc_b)) = (documents.get(a.document.index()), documents.get(b.document.index())) else { return false };
    let meet = |x: &Fact, y: &Fact| may_meet((x, of_a, doc_a), (y, of_b, doc_b));
    let met_a: Vec<bool> = in_a.iter().map(|x| in_b.iter().any(|y| meet(x, y))).collect();
    let met_b: Vec<bool> = in_b.iter().map(|y| in_a.iter().any(|x| meet(x, y))).collect();
    if !met_a.contains(&true) {
        return false;
    }
    let sides = |passage: PassageId, first: u32, met: &[bool]| {
        let mut sides = side::sides(documents, extractions, &[passage], lemmas);
        sides.retain(|side| met[(side.id.index - first) as usize]);
        sides
    };
    let findings = pairing::findings(&sides(a, first_a, &met_a), &sides(b, first_b, &met_b), |_, _| None);
    let timed = |id: FactId| matches!(of_a.facts[id.index as usize].value, Value::Date(_));
    let sure = |f: &Finding| f.confidence >= if timed(f.facts[0]) { SURE.1 } else { SURE.0 };
    findings.iter().any(|f| f.reason != Reason::OtherTarget && sure(f))
}

/// Whether it is worth reading more of two facts: figures and times that can be compared, words and stances not of two persons.
fn may_meet((x, of_x, doc_x): (&Fact, &Extraction, &Document), (y, of_y, doc_y): (&Fact, &Extraction, &Document)) -> bool {
    // other values are those of one thing only where both say so
    let counted = |reason: Option<Reason>| reason.is_some_and(|r| r.verdict() != Verdict::Discrepancy || of_one_thing((x, doc_x), (y, doc_y)));
    let one = |p: Option<Party>, q: Option<Party>| person(p, of_x).zip(person(q, of_y)).is_none_or(|(p, q)| name::same(p, q));
    match (&x.value, &y.value) {
        (Value::Quote(a), Value::Quote(b)) => one(a.speaker, b.speaker),
        (Value::Stance(a), Value::Stance(b)) => one(a.holder, b.holder),
        // a weekday of two articles may be one day, placed in two weeks
        (Value::Date(a), Value::Date(b)) => counted(date::dates(a, b)) || date::weeks_apart(a, b),
        (Value::Duration(a), Value::Duration(b)) => counted(date::durations(a, b)),
        (Value::Set(a), Value::Set(b)) => counted(Some(date::sets(a, b))),
        (Value::Name(_), _) | (_, Value::Name(_)) => false,
        (a, b) => counted(quantity::judge(a, b)),
    }
}

fn person(party: Option<Party>, extraction: &Extraction) -> Option<&Entity> {
    match party? {
        Party::Entity(index) => extraction.entities.get(index.0 as usize).filter(|e| e.kind == NameKind::Person),
        Party::Phrase(_) => None,
    }
}

/// Whether the words that tell what two facts are of have one in common.
fn of_one_thing((x, doc_x): (&Fact, &Document), (y, doc_y): (&Fact, &Document)) -> bool {
    let (Some(x), Some(y)) = (x.subject, y.subject) else { return false };
    doc_x.words(x).split(' ').any(|word| doc_y.words(y).split(' ').any(|other| word.len() > 3 && word.eq_ignore_ascii_case(other)))
}
