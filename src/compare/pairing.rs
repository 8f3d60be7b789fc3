//! Which facts of two documents are compared with one another.

mod ballot;
mod differing;
mod figures;
mod names;
mod ordinals;
mod period;
mod reckoned;
mod sureness;
mod times;
mod whole;

use super::{
    Finding, Reason, Verdict, date, party, quantity, quote,
    scope::Likeness,
    side::{MOST, Side},
    stance,
};
use crate::{
    facts::{Directness, Entity, FactId, NameKind, Quantity, Quote, Value, name},
    text::{PassageId, Span},
};
pub use differing::{TRAITS, Traits};
use figures::{figures, lengths, listed};
use names::names;
use ordinals::ordinals;
use period::{hour, other_period, period};
use sureness::floor;
use times::{dates, lately, sets};

/// Two facts that may be compared.
struct Candidate {
    a: usize,
    b: usize,
    reason: Reason,
    confidence: f32,
}

/// Two figures that differ, and what speaks for it that they are told of one thing: what its weights are learned from.
#[derive(Debug, Clone, Copy)]
pub struct Differing {
    /// Of two documents.
    pub facts: [FactId; 2],
    /// In the order of [`TRAITS`].
    pub traits: Traits,
}

/// How much surer it is that two quotations are one utterance where one and the same speaks.
const ONE_SPEAKER: f32 = 0.1;

/// The score of two passages that only others link.
const UNLINKED: f32 = 0.3;

/// So sure a part of a quotation is held to be one, whatever else meets the quotation.
const SURE: f32 = 0.8;

/// The findings between the facts of two documents in one alignment. `link` is the score of the link between two passages,
/// or `None` where only others link them.
pub(super) fn findings<'c>(a: &[&Side<'c>], b: &[&Side<'c>], link: impl Fn(PassageId, PassageId) -> Option<f32>) -> Vec<Finding> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            let Some((reason, confidence)) = judge(x, y, || link(x.passage, y.passage).unwrap_or(UNLINKED)) else { continue };
            let apart = || told(y, x, a) || told(x, y, b) || of_two_periods(x, y, a, b);
            if confidence >= floor(reason.verdict()) && !(differ(reason) && apart()) {
                candidates.push(Candidate { a: i, b: j, reason, confidence });
            }
        }
    }
    let quoted: Vec<(usize, usize)> = candidates.iter().filter(|c| is_one_utterance(c, a)).map(|c| (c.a, c.b)).collect();
    let within = |c: &Candidate, &(x, y): &(usize, usize)| a[x].fact.span.contains(a[c.a].fact.span) && b[y].fact.span.contains(b[c.b].fact.span);
    candidates.retain(|c| !is_one_stance(c, a) || !quoted.iter().any(|quotes| within(c, quotes)));
    if candidates.is_empty() { Vec::new() } else { choose(candidates, a, b) }
}

/// The figures and lengths of time of two documents in one alignment that differ, and nothing excludes that they are told of one thing.
pub(super) fn differing<'c>(a: &[&Side<'c>], b: &[&Side<'c>]) -> Vec<Differing> {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
    let traits = pairs.filter_map(|(x, y)| {
        let traits = figures::differ(x, y)?;
        (!told(y, x, a) && !told(x, y, b)).then_some(Differing { facts: [x.id, y.id], traits })
    });
    traits.collect()
}

/// Whether two quotations give the same words.
fn is_one_utterance<'c>(c: &Candidate, a: &[&Side<'c>]) -> bool {
    matches!(a[c.a].fact.value, Value::Quote(_)) && matches!(c.reason, Reason::Same | Reason::Shortened)
}

/// Whether two stances are one: said in the same words it needs no telling.
fn is_one_stance<'c>(c: &Candidate, a: &[&Side<'c>]) -> bool {
    matches!(a[c.a].fact.value, Value::Stance(_)) && c.reason.verdict() == Verdict::Agree
}

/// Whether the values of two figures or dates share nothing.
fn differ(reason: Reason) -> bool {
    matches!(reason, Reason::Disjoint | Reason::Update)
}

/// Whether a source tells the value of `fact`, of the other source, of something else than `this`: 32 million last year, and 55 million ten years ago.
fn told<'c>(fact: &Side<'c>, this: &Side<'c>, source: &[&Side<'c>]) -> bool {
    let same = |other: &Side<'c>| match (&fact.fact.value, &other.fact.value) {
        // "35 degrees on Monday and 38 on Tuesday"
        (value, Value::Count(bare)) if other.fact.subject.is_none() && with_unit(value).is_some_and(|q| q.low == bare.low && q.high == bare.high) => true,
        (Value::Date(x), Value::Date(y)) => date::dates(x, y) == Some(Reason::Same),
        (Value::Duration(x), Value::Duration(y)) => date::durations(x, y) == Some(Reason::Same),
        (Value::Set(x), Value::Set(y)) => date::sets(x, y) == Reason::Same,
        (x @ Value::Measure(_), y @ Value::Measure(_)) => quantity::judge(x, y) == Some(Reason::Same),
        (x, y) => {
            // small numbers stand in every article for something; where one does not say for what, it may be this
            let open = || !quantity::is_small(x) || fact.fact.subject.is_none() || other.fact.subject.is_none();
            let one_thing = |Likeness { head, fate, .. }: Likeness| fate != Some(false) && head.unwrap_or_else(open);
            quantity::judge(x, y) == Some(Reason::Same) && one_thing(fact.setting().likeness(other.setting()))
        }
    };
    source.iter().any(|other| other.id != this.id && same(other))
}

/// Whether the cue of what is reported is a stance on it: opposes the toll.
fn takes_side<'c>(side: &Side<'c>, quote: &Quote) -> bool {
    let stance = |cue: Span| side.neighbours().iter().any(|f| matches!(f.value, Value::Stance(_)) && f.span.overlaps(cue));
    quote.directness == Directness::Indirect && quote.cue.is_some_and(stance)
}

/// Whether two reports name places, and none in common: nobody says the same thing of Norfolk and of Norwalk.
fn places_apart<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let places = |side: &Side<'c>| -> Vec<&'c Entity> {
        let inside = side.named().filter(|(fact, entity)| side.fact.span.contains(fact.span) && entity.kind == NameKind::Place);
        inside.map(|(_, place)| place).collect()
    };
    none_in_common(&places(a), &places(b))
}

/// Whether both are named, and none is the other's.
fn none_in_common(a: &[&Entity], b: &[&Entity]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|p| b.iter().any(|q| name::same(p, q)))
}

/// The number of a value that is printed with a unit.
fn with_unit(value: &Value) -> Option<&Quantity> {
    match value {
        Value::Duration(d) => Some(&d.quantity),
        Value::Money(_) | Value::Measure(_) | Value::Percent(_) => value.quantity(),
        _ => None,
    }
}

/// Whether two periods that differ are those in which two figures that differ are counted: twelve attacks last year, ten this year.
fn of_two_periods<'c>(one: &Side<'c>, other: &Side<'c>, a: &[&Side<'c>], b: &[&Side<'c>]) -> bool {
    let (Value::Date(x), Value::Date(y)) = (&one.fact.value, &other.fact.value) else { return false };
    let periods = date::is_period(x) && date::is_period(y);
    let differ = if periods { other_period(&one.fact.value, &other.fact.value) } else { date::clock_times(x, y) == Some(Reason::Disjoint) };
    let counted = |side: &Side<'c>, time: &Side<'c>| {
        let of = if periods { side.fact.value.quantity().and_then(|_| period(side)) } else { hour(side) };
        of.is_some_and(|fact| std::ptr::eq(fact, time.fact))
    };
    let apart = |x: &Side<'c>, y: &Side<'c>| quantity::judge(&x.fact.value, &y.fact.value) == Some(Reason::Disjoint);
    differ && a.iter().filter(|x| counted(x, one)).any(|x| b.iter().filter(|y| counted(y, other)).any(|y| apart(x, y)))
}

/// A set of sides by their places, of which there are [`MOST`] at most.
#[derive(Debug, Clone, Copy, Default)]
struct Places(u64);

const _: () = assert!(MOST <= 64);

impl Places {
    fn has(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    fn add(&mut self, place: usize) {
        self.0 |= 1 << place;
    }
}

/// Each fact agrees with every fact that says the same; beyond that it is compared with the one that it surely meets.
fn choose<'c>(mut candidates: Vec<Candidate>, a: &[&Side<'c>], b: &[&Side<'c>]) -> Vec<Finding> {
    // ties are broken by the text alone, so that the order of the sources cannot matter
    candidates.sort_by(|x, y| {
        let place = |c: &Candidate| (a[c.a].fact.span.start() + b[c.b].fact.span.start(), a[c.a].fact.span.start().abs_diff(b[c.b].fact.span.start()));
        // that two stances are on other things is seen no worse than that others agree
        let grade = |c: &Candidate| usize::from(c.reason.verdict() != Verdict::Agree && c.reason != Reason::OtherTarget);
        grade(x).cmp(&grade(y)).then(y.confidence.total_cmp(&x.confidence)).then(place(x).cmp(&place(y)))
    });
    let (mut met, mut agreed) = (Vec::with_capacity(candidates.len()), (Places::default(), Places::default()));
    let mut findings = Vec::with_capacity(candidates.len());
    for c in candidates {
        let agree = c.reason.verdict() == Verdict::Agree;
        // a long quotation may be cut into several, each sure to be of it
        let sure = c.confidence >= SURE && matches!(a[c.a].fact.value, Value::Quote(_));
        // what is found word for word is not another sentence, changed
        let found = c.reason.verdict() == Verdict::Discrepancy && (agreed.0.has(c.a) || agreed.1.has(c.b));
        let sure = sure && !found;
        // what a source prints twice is met each time
        let other_met = |&(x, y): &(usize, usize)| x == c.a && y != c.b && !repeats(b[y], b[c.b]) || y == c.b && x != c.a && !repeats(a[x], a[c.a]);
        if !agree && !sure && met.iter().any(other_met) {
            continue;
        }
        // what is quoted within a quotation that was met whole is met with it
        let part_of_met = |&(x, y): &(usize, usize)| {
            x == c.a && y != c.b && b[y].fact.span.contains(b[c.b].fact.span) || y == c.b && x != c.a && a[x].fact.span.contains(a[c.a].fact.span)
        };
        if agree && agreed.0.has(c.a) && agreed.1.has(c.b) || sure && met.iter().any(part_of_met) {
            continue;
        }
        if agree {
            agreed.0.add(c.a);
            agreed.1.add(c.b);
        }
        met.push((c.a, c.b));
        findings.push(Finding::new([a[c.a].id, b[c.b].id], c.reason, c.confidence));
    }
    findings
}

/// Whether a source gives one figure for one thing in two places.
fn repeats<'c>(one: &Side<'c>, other: &Side<'c>) -> bool {
    let likeness = || one.setting().likeness(other.setting());
    one.fact.value.quantity().is_some() && one.fact.value == other.fact.value && likeness().subject.is_none_or(|share| share > 0.0)
}

/// Why two facts agree or not, and how sure it is that they are about the same thing.
fn judge<'c>(a: &Side<'c>, b: &Side<'c>, linked: impl Fn() -> f32) -> Option<(Reason, f32)> {
    match (&a.fact.value, &b.fact.value) {
        // what both are for or against is compared as a stance
        (Value::Quote(x), Value::Quote(y)) if takes_side(a, x) && takes_side(b, y) => None,
        (Value::Quote(_), Value::Quote(_)) => {
            let meeting = quote::compare(a.said()?, b.said()?).filter(|m| m.confidence + ONE_SPEAKER >= floor(m.reason.verdict()))?;
            let speakers = a.voice().zip(b.voice()).and_then(|(x, y)| party::same(x, y));
            match (speakers, meeting.reason) {
                (_, Reason::Paraphrase) if places_apart(a, b) => None,
                (Some(false), _) if meeting.telling => Some((Reason::Attribution, meeting.confidence)),
                (Some(false), _) => None,
                (Some(true), reason) => Some((reason, (meeting.confidence + ONE_SPEAKER).min(1.0))),
                (None, reason) => Some(meeting.otherwise.unwrap_or((reason, meeting.confidence))),
            }
        }
        (Value::Stance(x), Value::Stance(y)) => {
            let (reason, sure) = stance::compare((a, x), (b, y))?;
            Some((reason, 0.25 * linked() + 0.75 * sure))
        }
        (Value::Name(x), Value::Name(y)) => names(a, b, x, y, linked),
        (Value::Date(x), Value::Date(y)) => dates(a, b, x, y, linked()),
        (Value::Duration(x), Value::Duration(y)) => lengths(a, b, x, y, linked()),
        (Value::Date(x), Value::Duration(y)) => lately((a, x), (b, y), linked()),
        (Value::Duration(x), Value::Date(y)) => lately((b, y), (a, x), linked()),
        (Value::Set(x), Value::Set(y)) => sets(a, b, x, y, linked()),
        (Value::Count(number), Value::Name(_)) => listed((a, number), b, linked),
        (Value::Name(_), Value::Count(number)) => listed((b, number), a, linked),
        (x @ Value::Ordinal(_), y @ Value::Ordinal(_)) => ordinals(a, b, quantity::judge(x, y)?, linked()),
        (x, y) => figures(a, b, quantity::judge(x, y)?, linked()),
    }
}
