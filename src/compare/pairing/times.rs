//! How sure it is that two dates or clock times are of one event.

use super::{
    super::{Reason, Verdict, date, expected, side::Side, zone},
    sureness::{floor, weigh},
};
use crate::{
    facts::{DateValue, DurationValue},
    lang::{Anchor, DateWord, Lexicon, Reading, Sense, fold},
    text::Origin,
};

/// How much less sure it is that two days are those of one event where one of them is the day of somebody's words.
const SPOKEN: f32 = 0.3;

/// How much less sure it is that two times are those of one event where one of them stands beside no verb.
const IDLE: f32 = 0.2;

/// The same of two days, each beside another verb.
const OTHER_DEED: f32 = 0.12;

/// Dates: what the calendar says, unless the placing of one of them is in doubt.
pub(super) fn dates<'c>(a: &Side<'c>, b: &Side<'c>, x: &DateValue, y: &DateValue, linked: f32) -> Option<(Reason, f32)> {
    match placed(a, b, x, y, linked)? {
        (Reason::Disjoint, confidence) if confidence >= floor(Verdict::Discrepancy) => match expected::settle((a, x), (b, y))? {
            Reason::Disjoint => Some((Reason::Disjoint, confidence)),
            reason => Some(weigh(reason, a, b, linked)),
        },
        judged => Some(judged),
    }
}

/// The same, before it is asked whether one of the two was only expected.
fn placed<'c>(a: &Side<'c>, b: &Side<'c>, x: &DateValue, y: &DateValue, linked: f32) -> Option<(Reason, f32)> {
    let printed = placed_in_print(a, x) && placed_in_print(b, y);
    // 3:30 a.m.: where an article does not say of which day, the day is only guessed
    let reason = if printed { date::dates(x, y) } else { date::clock_times(x, y).or_else(|| date::dates(x, y)) };
    let reason = zone::settle((a, x), (b, y), reason?)?;
    let words = |s: &Side| fold(s.reader.document.words(s.fact.span)).into_owned();
    match reason {
        // "Friday" in two articles of one week is one day, whatever week each was placed in
        Reason::Disjoint if date::weeks_apart(x, y) && words(a) == words(b) => Some(weigh(Reason::Same, a, b, linked)),
        // last year, this year, of no known year
        Reason::Unplaced if !x.timex.contains(|c: char| c.is_ascii_digit()) && words(a) != words(b) => None,
        // where the day of publication is only guessed, "yesterday" may be off by a day
        Reason::Disjoint if !(dated(a) && dated(b)) && a.fact.rule != b.fact.rule => None,
        // June 24: the article does not say of which year
        Reason::Disjoint if !printed && date::years_apart(x, y) => Some(weigh(Reason::Same, a, b, linked)),
        // "that morning" is told apart by what was told before it
        Reason::Disjoint if words(a) == words(b) || counted_from(a, Anchor::Then) || counted_from(b, Anchor::Then) => None,
        // a page is stamped anew: "today" may be the day before
        Reason::Disjoint if counted_from(a, Anchor::Now) != counted_from(b, Anchor::Now) && date::next_days(x, y) => None,
        // who speaks on Tuesday may speak again on Thursday
        Reason::Disjoint if spoken(a) || spoken(b) => {
            let (reason, confidence) = weigh(reason, a, b, linked);
            Some((reason, confidence - SPOKEN))
        }
        // "Flowers on the jetty this morning": nothing is said to have happened then
        Reason::Disjoint if a.fact.subject.is_none() || b.fact.subject.is_none() => {
            let (reason, confidence) = weigh(reason, a, b, linked);
            Some((reason, confidence - IDLE))
        }
        // fired on Thursday, arrested on Monday
        Reason::Disjoint if (date::clock(x).is_none() || date::clock(y).is_none()) && a.setting().likeness(b.setting()).subject == Some(0.0) => {
            let (reason, confidence) = weigh(reason, a, b, linked);
            Some((reason, confidence - OTHER_DEED))
        }
        // "Flowers on the jetty this morning" is not when the ferry sank at 6:40
        Reason::Coarser if a.fact.subject.is_none() || b.fact.subject.is_none() => {
            let (reason, confidence) = weigh(reason, a, b, linked);
            Some((reason, confidence - IDLE))
        }
        // a year is said of much
        Reason::Coarser if date::scale(x).abs_diff(date::scale(y)) > 2 => {
            let (reason, confidence) = weigh(reason, a, b, linked);
            Some((reason, confidence - 0.15))
        }
        _ => Some(weigh(reason, a, b, linked)),
    }
}

/// A day, and a length of time up to the day of publication that it lies in: Thursday, the past week.
pub(super) fn lately<'c>(day: (&Side<'c>, &DateValue), length: (&Side<'c>, &DurationValue), linked: f32) -> Option<(Reason, f32)> {
    let document = length.0.reader.document;
    let past = fold(document.words(length.0.fact.span)).split(' ').any(|w| matches!(w, "past" | "last"));
    let published = document.about.published.filter(|_| past)?.date;
    date::lies_within(day.1, length.1, published).then(|| weigh(Reason::Coarser, day.0, length.0, linked))
}

/// Whether the day is that of somebody's words.
fn spoken(side: &Side) -> bool {
    let document = side.reader.document;
    side.fact.subject.is_some_and(|verb| {
        let reading = Reading::new(document.words(verb), Lexicon::of(document.language));
        reading.senses(0).any(|(_, sense)| matches!(sense, Sense::Cue(_)))
    })
}

/// Whether the words of a time say on which day or in which year it was, as far as it is of a clock time or of a day.
fn placed_in_print(side: &Side, value: &DateValue) -> bool {
    let reading = side.reading();
    let day = |sense: &Sense| matches!(sense, Sense::Date(DateWord::Month { .. } | DateWord::Weekday { .. } | DateWord::Day(_)));
    let year = |i: usize| reading.word(i).len() == 4 && reading.word(i).bytes().all(|b| b.is_ascii_digit());
    let mut tokens = 0..reading.tokens.len();
    if date::clock(value).is_some() { tokens.any(|i| reading.senses(i).any(|(_, s)| day(s))) } else { tokens.any(year) }
}

/// Whether the day is counted from the day of publication (yesterday, this morning), or from that which was told before (that year).
fn counted_from(side: &Side, anchor: Anchor) -> bool {
    let reading = side.reading();
    (0..reading.tokens.len()).any(|i| {
        reading.senses(i).any(|(_, sense)| match sense {
            Sense::Date(DateWord::Day(_)) => anchor == Anchor::Now,
            Sense::Date(DateWord::Shift { from, .. }) => *from == anchor,
            _ => false,
        })
    })
}

/// Whether the source states when it was published.
fn dated(side: &Side) -> bool {
    side.reader.document.about.published.is_some_and(|s| s.origin == Origin::Stated)
}
