//! What one account expects and the other tells as done: "will vote on Tuesday", "voted on Wednesday".

use super::{Reason, side::Side};
use crate::{
    facts::DateValue,
    lang::{DateWord, Grammar, Lexicon, Reading, Sense},
    text::Origin,
};
use jiff::civil::Date;

/// How many words may stand between the word that plans and the verb: "is expected to finally vote".
const REACH: usize = 5;

/// How an account tells the event of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    Expected,
    Done,
}

/// What two dates that lie apart come to. A plan and what came of it are no contradiction; where the plan is the older, what
/// came of it revises it, and a plan told after what was done is one for another event. `None` where nothing shows that both
/// tell of one event.
pub(super) fn settle<'c>(a: (&Side<'c>, &DateValue), b: (&Side<'c>, &DateValue)) -> Option<Reason> {
    let (plan, done) = match (telling(a.0), telling(b.0)) {
        (Some(Telling::Expected), Some(Telling::Done)) => (a, b),
        (Some(Telling::Done), Some(Telling::Expected)) => (b, a),
        _ => return Some(Reason::Disjoint),
    };
    if a.0.setting().likeness(b.0.setting()).subject != Some(1.0) {
        return None;
    }
    match (published(plan.0), published(done.0), done.1.start) {
        (Some(planned), _, Some(day)) if planned > day => None,
        (Some(planned), Some(told), _) if planned < told => Some(Reason::Update),
        _ => Some(Reason::Expected),
    }
}

/// The day on which the account says it was published.
fn published(side: &Side) -> Option<Date> {
    side.reader.document.about.published.filter(|s| s.origin == Origin::Stated).map(|s| s.date)
}

/// Whether the verb of a date is governed by a word that plans, or is past. `None` where it is denied or neither: "went to vote".
fn telling(side: &Side) -> Option<Telling> {
    let document = side.reader.document;
    let verb = side.fact.subject?;
    let passage = document.passages.get(side.fact.passage as usize)?.span;
    let until = document.span(passage.start(), verb.end())?;
    let reading = Reading::new(document.words(until), Lexicon::of(document.language));
    let at = reading.token_at(verb.start().saturating_sub(passage.start()));
    let past = |i: usize| {
        let word = reading.word(i);
        word.len() > 4 && word.ends_with("ed") || reading.word_senses(i).any(|s| *s == Sense::Date(DateWord::Past))
    };
    let (mut plans, mut done) = (false, past(at));
    for i in (at.saturating_sub(REACH)..at).rev() {
        let planned = reading.senses(i).any(|(len, sense)| *sense == Sense::Date(DateWord::Planned) && i + len <= at);
        let small = reading.word_senses(i).any(|s| matches!(s, Sense::Date(DateWord::Auxiliary | DateWord::Planned) | Sense::Grammar(Grammar::Adverb)));
        if reading.is(i, "to") && i + 1 == at {
            done = false;
        }
        if reading.word_senses(i).any(|s| *s == Sense::Grammar(Grammar::Negation)) {
            return None;
        }
        plans |= planned;
        done |= small && past(i);
        if !planned && !small && !reading.is(i, "to") {
            break;
        }
    }
    match (plans, done) {
        (true, _) => Some(Telling::Expected),
        (false, true) => Some(Telling::Done),
        (false, false) => None,
    }
}
