//! How sure it is that two figures are about one thing.

use super::{
    super::{
        Reason, Verdict, date,
        parts::Parts,
        party, quantity,
        scope::{Likeness, overlap},
        side::Side,
        words::distinct,
    },
    ballot::{of_one_ballot, of_two_ballots},
    differing::{self, Traits},
    period::{of_other_event, of_periods_apart},
    reckoned::{REACH, reckoned_otherwise},
    sureness::{floor, weigh, weight},
    whole::{of_aftershock_only, of_doers_only, of_officers_only, of_other_places},
};
use crate::{
    facts::{DurationValue, Quantity, Value, name},
    lang::{ContextWord, Contrast, fold},
    text::Origin,
};
use rust_decimal::Decimal;

/// How much less sure it is that two numbers of differently named things are about one thing.
const STRANGE: f32 = 0.4;
/// Where the one number of a tally is the same, so sure it is that the other is of one ballot.
const SURE: f32 = 0.75;
/// The words of "killed the" at least part a person from one to whom something is done.
const PREDICATE: usize = 2;
/// With such a share of the words around in common, two small numbers of which one does not say what it counts are of one thing.
const SAID_ALIKE: f32 = 0.3;
/// A negation turns a bound round from so many words before it.
const DENIAL: usize = 12;

/// Figures: a bare number without a subject can be of anything.
pub(super) fn figures<'c>(a: &Side<'c>, b: &Side<'c>, reason: Reason, linked: f32) -> Option<(Reason, f32)> {
    let aged = |s: &Side| {
        fold(s.reader.document.words(s.fact.span)).split(|c: char| !c.is_alphabetic()).any(|w| matches!(w, "old" | "older" | "younger" | "age" | "aged"))
    };
    let reason = if reason == Reason::Same && (aged(a) || aged(b)) && quantity::other_limit(&a.fact.value, &b.fact.value) { Reason::Limit } else { reason };
    if of_two_ballots(a, b) {
        return None;
    }
    // "at least three dead" is no bound on the 600 dead of another quake
    if reason == Reason::Bound && quantity::far_apart(&a.fact.value, &b.fact.value) {
        return None;
    }
    let reason = if reason == Reason::Disjoint && (is_sum(a, b) || is_sum(b, a)) { Reason::Parts } else { reason };
    if reason == Reason::Disjoint {
        return contradiction(a, b, linked);
    }
    let rare = reason == Reason::Bound && quantity::one_rare_number(&a.fact.value, &b.fact.value);
    // the same number is evidence in itself
    let (reason, confidence) = if rare { (reason, weigh(Reason::Hedge, a, b, linked).1) } else { weigh(reason, a, b, linked) };
    let counts = both_count(a, b);
    let (one, other) = (a.setting(), b.setting());
    // a team may fall to fifth place, or go down first
    let moves = matches!(a.fact.value, Value::Percent(_) | Value::Money(_) | Value::Measure(_));
    let turned = moves && reason.verdict() != Verdict::Discrepancy && one.rises.zip(other.rises).is_some_and(|(a, b)| a != b);
    let (reason, confidence) = if turned { weigh(Reason::Direction, a, b, linked) } else { (reason, confidence) };
    if of_other_fates(a, b) || reason != Reason::Same && of_other_things(a, b) {
        return None;
    }
    let likeness = one.likeness(other);
    let bare = counts && (a.fact.subject.is_none() || b.fact.subject.is_none());
    // a bound alone holds too much to tell that 64 passengers are of "at least 12 dead"
    let strangers = (counts || of_age(&a.fact.value)) && (likeness.subject.is_some_and(|s| s <= 0.5) || likeness.head == Some(false));
    let measures = matches!((&a.fact.value, &b.fact.value), (Value::Measure(_), Value::Measure(_)));
    // a 27-yard line, a drive of 73 yards
    let strangers = strangers || measures && !one.names_whole_of(other) && (likeness.subject == Some(0.0) || one.is_whole() != other.is_whole());
    // whose age it is
    let strangers = strangers || of_age(&a.fact.value) && likeness.subject.is_none();
    let doubt = match reason {
        // "nine in all" and "nine boats"
        Reason::Same if bare && quantity::is_small(&a.fact.value) => 0.3,
        Reason::RangeContains | Reason::RangesOverlap if bare => 0.3,
        Reason::Bound if rare => 0.0,
        Reason::Bound if bare => 0.15,
        Reason::Bound | Reason::RangeContains | Reason::RangesOverlap if strangers => STRANGE,
        // "one particular case" and "one member": small numbers stand in every article for something; "five executive steps" are "five executive measures"
        Reason::Same
            if counts
                && quantity::is_small(&a.fact.value)
                && (likeness.head == Some(false) || likeness.head.is_none() && likeness.near < SAID_ALIKE)
                && likeness.fate != Some(true)
                && likeness.subject.is_none_or(|s| s < 0.5) =>
        {
            STRANGE
        }
        _ => 0.0,
    };
    Some((reason, confidence - doubt))
}

/// What speaks for it that two figures or lengths of time are told of one thing, where they differ and nothing settles it.
pub(super) fn differ<'c>(a: &Side<'c>, b: &Side<'c>) -> Option<Traits> {
    let apart = match (&a.fact.value, &b.fact.value) {
        _ if of_one_fate(a, b) || of_one_ballot(a, b) => true,
        (Value::Duration(x), Value::Duration(y)) => date::durations(x, y)? != Reason::Disjoint || lengths_apart(a, b, x, y),
        (Value::Ordinal(_), _) => true,
        (x, y) => quantity::judge(x, y)? != Reason::Disjoint || is_sum(a, b) || is_sum(b, a) || told_apart(a, b),
    };
    (!apart).then(|| differing::traits(a, b))
}

/// Two figures that differ, where they are told of one thing.
fn contradiction<'c>(a: &Side<'c>, b: &Side<'c>, linked: f32) -> Option<(Reason, f32)> {
    if quantity::far_apart(&a.fact.value, &b.fact.value) {
        return None;
    }
    let sure = match () {
        () if of_one_ballot(a, b) => SURE,
        () if of_one_fate(a, b) => toll(a, b, linked),
        () => differing::sureness(a, b),
    };
    // asked last: it takes the most reading, and few pairs come so far
    if sure < floor(Verdict::Discrepancy) || told_apart(a, b) {
        return None;
    }
    Some((if revises(a, b) { Reason::Update } else { Reason::Disjoint }, sure))
}

/// How sure it is that two numbers of those whom one thing befell are of one event: one article tells of it once.
fn toll<'c>(a: &Side<'c>, b: &Side<'c>, linked: f32) -> f32 {
    let likeness = a.setting().likeness(b.setting());
    let strangers = likeness.subject.is_some_and(|s| s <= 0.5) || likeness.head == Some(false);
    weigh(Reason::Disjoint, a, b, linked).1 - if strangers { STRANGE } else { 0.0 }
}

/// Whether one thing befell those that both count.
fn of_one_fate<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    both_count(a, b) && a.setting().likeness(b.setting()).fate == Some(true)
}

fn both_count<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    matches!((&a.fact.value, &b.fact.value), (Value::Count(_), Value::Count(_)))
}

/// Whether two things befell those that are counted: twelve were injured, and twelve arrested.
fn of_other_fates<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let apart = |likeness: Likeness| likeness.fate == Some(false) && likeness.head != Some(true);
    both_count(a, b) && apart(a.setting().likeness(b.setting()))
}

/// Whether two figures are of two things: "three other rifles" are not all of them, a "three-game streak" is none of the ten games; a 47-yard
/// field goal, a 7-yard pass.
fn of_other_things<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let (one, other) = (a.setting(), b.setting());
    let measures = matches!((&a.fact.value, &b.fact.value), (Value::Measure(_), Value::Measure(_)));
    let times = || counts_times(a) && counts_people(b) || counts_times(b) && counts_people(a);
    both_count(a, b) && (one.besides != other.besides || one.compound != other.compound || times()) || measures && one.other_whole(other)
}

/// Whether two figures of one kind that differ are not told of one thing.
fn told_apart<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    // whatever else is told of a vote
    if of_one_ballot(a, b) {
        return of_periods_apart(a, b);
    }
    of_other_fates(a, b)
        || of_other_things(a, b)
        || is_part(a, b)
        || is_part(b, a)
        || quantity::far_apart(&a.fact.value, &b.fact.value)
        || (is_converted(a) || is_converted(b)) && quantity::one_rounded(&a.fact.value, &b.fact.value)
        || grew_older(a, b)
        || of_two_ages(a, b)
        || of_another_person(a, b)
        || of_another_person(b, a)
        || is_denied(a) != is_denied(b)
        || other_doers(a, b)
        || both_count(a, b) && of_doers_only(a, b)
        || is_magnitude(a) && (of_aftershock_only(a, b) || of_other_event(a, b))
        || of_one_fate(a, b) && (of_other_event(a, b) || of_other_places(a, b) || of_officers_only(a, b))
        || reckoned_otherwise(a, b)
}

/// Whether a number counts how often something was done: voted more than 40 times.
fn counts_times(side: &Side) -> bool {
    let (_, to) = side.place();
    side.words().get(to).is_some_and(|w| !w.after_break && w.says_any(side.reader.document.language, &["times", "occasions"]))
}

/// Whether a number counts people by a name or a word that says no more: Democrats, members. "Fired four times" may be four shots.
fn counts_people(side: &Side) -> bool {
    let (_, to) = side.place();
    let document = side.reader.document;
    side.words().get(to).filter(|w| !w.after_break).is_some_and(|w| {
        w.is_any(&[ContextWord::Generic])
            || w.says_any(document.language, &["members", "lawmakers", "voters"])
            || document.words(w.span).starts_with(char::is_uppercase)
    })
}

fn is_magnitude(side: &Side) -> bool {
    matches!(&side.fact.value, Value::Measure(m) if m.unit.dimension == "magnitude")
}

/// Whether a number and others beside it come to the other together.
fn is_sum<'c>(part: &Side<'c>, whole: &Side<'c>) -> bool {
    // 30 destroyed and 50 damaged are 80 destroyed or damaged
    let told = |parts: &Parts| parts.of_one_kind || whole.setting().fates() > 1;
    let counted = || part.setting().likeness(whole.setting());
    whole.parts().is_none() && part.parts().is_some_and(|parts| told(parts) && parts.come_to(&whole.fact.value)) && counted().head != Some(false)
}

/// Whether a number is one of several that a whole is made of, and the other is no such part: three men and two women, and six people.
fn is_part<'c>(part: &Side<'c>, whole: &Side<'c>) -> bool {
    let Some(parts) = part.parts().filter(|parts| parts.of_one_kind && whole.parts().is_none()) else { return false };
    match part.setting().likeness(whole.setting()).head {
        Some(one_noun) => one_noun && parts.shares_noun,
        None => parts.has_noun || parts.shares_noun,
    }
}

/// Whether the two are told of two people or states: Lind had 23 points, and Moe 16.
pub(super) fn other_doers<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let amounts = matches!(a.fact.value, Value::Count(_) | Value::Money(_) | Value::Measure(_));
    let states = || amounts && a.state().zip(b.state()).is_some_and(|(x, y)| !name::same(x, y));
    a.doer().zip(b.doer()).and_then(|(x, y)| party::same(x, y)) == Some(false) || states()
}

/// Whether a sum or measure stands in brackets, reckoned from another.
fn is_converted(side: &Side) -> bool {
    let (document, fact) = (side.reader.document, side.fact);
    let before = document.passages.get(fact.passage as usize).and_then(|p| document.text.get(p.span.start()..fact.span.start())).unwrap_or_default();
    let open = before.rfind(['(', ')']).is_some_and(|at| before[at..].starts_with('('));
    open && matches!(fact.value, Value::Money(_) | Value::Measure(_))
}

/// Whether a figure is told of what is not so: "not by more than 2.5 percent", "not one person".
fn is_denied(side: &Side) -> bool {
    let bound = side.fact.value.quantity().is_some_and(|q| q.low.is_none() || q.high.is_none());
    let (from, _) = side.place();
    let clause = side.words()[..from].iter().rev().take(DENIAL).take_while(|w| !w.after_break && !w.joins);
    let not = || side.words()[..from].last().is_some_and(|w| w.says(side.reader.document.language, "not"));
    not() || bound && clause.filter(|w| w.contrast.contains(&Contrast::Negation)).count() > 0
}

/// Whether two ages differ by no more than the time between the two articles. Within a few weeks hardly anybody has a birthday.
fn grew_older<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    const DAYS: i32 = 30;
    let age = |s: &Side| s.fact.value.quantity().filter(|_| of_age(&s.fact.value)).and_then(|q| q.low);
    let published = |s: &Side| s.reader.document.about.published.map(|stamp| stamp.date);
    let Some(((x, y), (then, now))) = age(a).zip(age(b)).zip(published(a).zip(published(b))) else { return false };
    let (younger, older, then, now) = if x < y { (x, y, then, now) } else { (y, x, now, then) };
    let days = now.since(then).map_or(0, |span| span.get_days());
    days >= DAYS && older.saturating_sub(younger) <= Decimal::from(days / 365 + 1)
}

/// Whether both give a group by its ages: voters of 18 to 29, voters over 60.
fn of_two_ages<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let group = |s: &Side| of_age(&s.fact.value) && s.fact.value.quantity().is_some_and(|q| q.low != q.high);
    group(a) && group(b)
}

/// Whether the one age stands behind a name, and in the other passage somebody of that name does something to one of the other age:
/// "Ek, 29", "Ek killed the 35-year-old officer".
fn of_another_person<'c>(named: &Side<'c>, other: &Side<'c>) -> bool {
    if !of_age(&named.fact.value) || !of_age(&other.fact.value) {
        return false;
    }
    let text = &named.reader.document.text;
    let whose = named.named().find(|(name, _)| text.get(name.span.end()..named.fact.span.start()) == Some(", "));
    let Some((_, person)) = whose else { return false };
    let words = other.words();
    let (to, _) = other.place();
    if !words[..to].last().is_some_and(|w| w.says_any(other.reader.document.language, &["the", "his", "her", "their"])) {
        return false;
    }
    let mut mentions = other.named().filter(|(name, entity)| name.span.end() <= other.fact.span.start() && name::same(person, entity));
    mentions.any(|(name, _)| {
        let from = words.partition_point(|w| w.span.start() < name.span.end());
        let between = &words[from..to];
        between.len() >= PREDICATE && !between.iter().any(|w| w.after_break || w.joins || w.binds || w.opens)
    })
}

fn of_age(value: &Value) -> bool {
    matches!(value, Value::Measure(m) if m.unit.dimension == "age")
}

/// Whether one of the two articles is newer, by a stated date, so that its figure may revise the other's.
fn revises<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let published = |side: &Side| side.reader.document.about.published.filter(|s| s.origin == Origin::Stated).map(|s| (s.date, s.time));
    published(a).zip(published(b)).is_some_and(|(a, b)| a.0 != b.0 || a.1.is_some() && b.1.is_some() && a.1 != b.1)
}

/// Lengths of time.
pub(super) fn lengths<'c>(a: &Side<'c>, b: &Side<'c>, x: &DurationValue, y: &DurationValue, linked: f32) -> Option<(Reason, f32)> {
    let reason = date::durations(x, y)?;
    // "after days of talks", "days after": of anything
    if [x, y].iter().all(|d| d.quantity.low.is_none() && d.quantity.high.is_none()) {
        return None;
    }
    // "just over two minutes" is no bound on the four days of something else
    if reason == Reason::Disjoint && date::far_apart(x, y) || reason == Reason::Bound && date::many_times(x, y) {
        return None;
    }
    let (reason, confidence) = if reason == Reason::Disjoint { (reason, differing::sureness(a, b)) } else { weigh(reason, a, b, linked) };
    let apart = reason == Reason::Disjoint && (confidence < floor(reason.verdict()) || lengths_apart(a, b, x, y));
    (!apart).then_some((reason, confidence))
}

/// Whether two lengths of time that differ are not those of one thing.
fn lengths_apart<'c>(a: &Side<'c>, b: &Side<'c>, x: &DurationValue, y: &DurationValue) -> bool {
    date::far_apart(x, y)
        || other_doers(a, b)
        || a.setting().other_whole(b.setting())
        || lies_between(a) != lies_between(b)
        || from_other_events(a, b)
        || reckoned_otherwise(a, b)
}

/// Whether a length of time lies between two times, or is left: a week after the vote, nine days earlier, with five minutes left. "For a week" is
/// how long something lasted, and so is "for 21 hours before they agreed".
fn lies_between(side: &Side) -> bool {
    const POINTS: [&str; 11] = ["after", "before", "earlier", "later", "ago", "since", "left", "remaining", "ahead", "behind", "apart"];
    let (language, words) = (side.reader.document.language, side.words());
    let (from, to) = side.place();
    let lasts = words[..from].last().is_some_and(|w| w.says(language, "for"));
    let behind = words.get(to).filter(|w| !w.after_break);
    !lasts && behind.is_some_and(|w| w.says_any(language, &POINTS))
}

/// Whether two lengths of time are counted from two events: a day after the speech, three days after the shooting.
fn from_other_events<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let event = |side: &Side<'c>| {
        let (language, words) = (side.reader.document.language, side.words());
        let (_, to) = side.place();
        let counted = words.get(to).is_some_and(|w| w.says_any(language, &["after", "before", "since"]));
        counted.then(|| distinct(words[to + 1..].iter().take(REACH).take_while(|w| !w.after_break)))
    };
    // "was married three weeks before he was murdered", "two weeks before the shooting"; after taking the loan, after vetoing a bill
    let done = |side: &Side<'c>| side.words().get(side.place().1 + 1).is_some_and(|w| w.form.ends_with("ing"));
    let one_deed = || !(done(a) && done(b)) && a.setting().likeness(b.setting()).subject == Some(1.0);
    event(a).zip(event(b)).is_some_and(|(x, y)| overlap(&x, &y) == Some(0.0)) && !one_deed()
}

/// A number, and names told one by one. Where the names are fewer or more, the list may be of others.
pub(super) fn listed((count, number): (&Side, &Quantity), names: &Side, linked: impl Fn() -> f32) -> Option<(Reason, f32)> {
    let subject = count.fact.subject?;
    if !names.listed()?.is_counted_by(count.reader.document, number, subject) {
        return None;
    }
    let same_thing = 0.55 + 0.45 * count.setting().likeness(names.setting()).near;
    Some((Reason::ListCount, weight(Reason::ListCount, linked(), same_thing, 0.0)))
}
