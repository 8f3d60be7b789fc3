//! Whether two passages surely say one thing, however they word it: a figure of one thing, one utterance, one stance, the time of one event.

use super::{Desk, Finding, Reason, date, pairing, quantity, side::Side};
use crate::{
    facts::{Entity, Extraction, Fact, FactId, NameKind, Party, Value, name},
    text::PassageId,
};

/// So sure a finding must be to vouch for two passages, and so sure one of dates: on one day much happens.
const SURE: (f32, f32) = (0.5, 0.6);

impl Desk<'_> {
    /// Of pairs of passages of different documents, whose words leave in doubt whether they state one fact: for each how surely, 0 to 1,
    /// what the two say vouches for them.
    pub fn vouches(&self, pairs: &[(PassageId, PassageId)]) -> Vec<f32> {
        pairs.iter().map(|&(a, b)| self.vouch(a, b).unwrap_or(0.0)).collect()
    }

    fn vouch(&self, a: PassageId, b: PassageId) -> Option<f32> {
        let (of_a, of_b) = (self.extractions.get(a.document.index())?, self.extractions.get(b.document.index())?);
        let ((first_a, in_a), (first_b, in_b)) = (of_a.of_passage(a.index), of_b.of_passage(b.index));
        let meet = |x: &Fact, y: &Fact| may_meet((x, of_a), (y, of_b));
        let met_a: Vec<bool> = in_a.iter().map(|x| in_b.iter().any(|y| meet(x, y))).collect();
        let met_b: Vec<bool> = in_b.iter().map(|y| in_a.iter().any(|x| meet(x, y))).collect();
        met_a.contains(&true).then_some(())?;
        let (read_a, read_b) = (self.sides(a), self.sides(b));
        let findings = pairing::findings(&those(&read_a, first_a, &met_a), &those(&read_b, first_b, &met_b), |_, _| None);
        let timed = |id: FactId| matches!(of_a.facts[id.index as usize].value, Value::Date(_));
        let sure = |f: &Finding| f.confidence >= if timed(f.facts[0]) { SURE.1 } else { SURE.0 };
        let vouching = findings.iter().filter(|f| f.reason != Reason::OtherTarget && sure(f));
        vouching.map(|f| f.confidence).max_by(f32::total_cmp)
    }
}

/// Those facts of a passage, of which `first` is the first, that are `met`.
fn those<'s, 'c>(sides: &'s [Side<'c>], first: u32, met: &[bool]) -> Vec<&'s Side<'c>> {
    sides.iter().filter(|s| met[(s.id.index - first) as usize]).collect()
}

/// Whether it is worth reading more of two facts: figures and times that can be compared, words and stances not of two persons.
fn may_meet((x, of_x): (&Fact, &Extraction), (y, of_y): (&Fact, &Extraction)) -> bool {
    let one = |p: Option<Party>, q: Option<Party>| person(p, of_x).zip(person(q, of_y)).is_none_or(|(p, q)| name::same(p, q));
    match (&x.value, &y.value) {
        (Value::Quote(a), Value::Quote(b)) => one(a.speaker, b.speaker),
        (Value::Stance(a), Value::Stance(b)) => one(a.holder, b.holder),
        // a weekday of two articles may be one day, placed in two weeks
        (Value::Date(a), Value::Date(b)) => date::dates(a, b).is_some_and(|r| r != Reason::Disjoint) || date::weeks_apart(a, b),
        (Value::Duration(a), Value::Duration(b)) => date::durations(a, b).is_some(),
        (Value::Set(_), Value::Set(_)) => true,
        (Value::Name(_), _) | (_, Value::Name(_)) => false,
        (a, b) => quantity::judge(a, b).is_some(),
    }
}

fn person(party: Option<Party>, extraction: &Extraction) -> Option<&Entity> {
    match party? {
        Party::Entity(index) => extraction.entities.get(index.0 as usize).filter(|e| e.kind == NameKind::Person),
        Party::Phrase(_) => None,
    }
}
