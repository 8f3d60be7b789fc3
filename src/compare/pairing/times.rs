//! How sure it is that two dates or clock times are of one event.

use super::{
    super::{
        Reason, Verdict, date, expected,
        quote::opposed,
        side::Side,
        words::{Stem, Word},
        zone,
    },
    ballot::one_tally,
    figures::other_doers,
    sureness::{floor, weigh},
};
use crate::{
    facts::{DateValue, DurationValue, SetValue},
    lang::{Anchor, ContextWord, Contrast, DateWord, Lexicon, Reading, Sense, fold, forms},
    text::{Origin, Shape},
};
use jiff::civil::{Date, Weekday};
use std::borrow::Cow;

/// How much less sure it is that two days are those of one event where one of them is the day of somebody's words.
const SPOKEN: f32 = 0.3;

/// How much less sure it is that two times are those of one event where one of them stands beside no verb.
const IDLE: f32 = 0.2;

/// The same of two days, each beside another verb.
const OTHER_DEED: f32 = 0.12;

/// How much surer it is of two days that lie side by side: two accounts of one deed seldom lie further apart.
const SIDE_BY_SIDE: f32 = 0.08;

/// How much surer it is of two other words for one deed; of one word it is told by the words around.
const ONE_DEED: f32 = 0.15;

/// How much surer it is of two days of a vote by its tally, and how sure at most: the bill may have passed twice.
const ONE_VOTE: f32 = 0.3;
const SUREST: f32 = 0.9;

/// A vote stands so many words before its time: a 24-18 vote on Tuesday, a vote, 24-18, on Tuesday.
const VOTED: usize = 4;

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
    let (x, y) = (&*narrowed(a, x), &*narrowed(b, y));
    // 3:30 a.m.: where an article does not say of which day, the day is only guessed
    let reason = if printed { date::dates(x, y) } else { date::clock_times(x, y).or_else(|| date::dates(x, y)) };
    let reason = zone::settle((a, x), (b, y), reason?)?;
    // 11:20, 11:20 p.m.
    let one_day = !printed || date::days_between(x, y).is_none_or(|days| days == 0);
    let either = || is_of_either_half(a) != is_of_either_half(b);
    let reason = if reason == Reason::Disjoint && date::half_a_day_apart(x, y) && one_day && either() { Reason::Same } else { reason };
    let clocks = date::clock(x).is_some() && date::clock(y).is_some();
    let words = |s: &Side| fold(s.reader.document.words(s.fact.span)).into_owned();
    let by_weekday = || weekday(a).is_some() || weekday(b).is_some();
    let both_from_now = || counted_from(a, Anchor::Now) && counted_from(b, Anchor::Now);
    let surer = |reason: Reason, more: f32| {
        let (reason, confidence) = weigh(reason, a, b, linked);
        let near = if reason == Reason::Disjoint && date::next_days(x, y) { SIDE_BY_SIDE } else { 0.0 };
        Some((reason, confidence + near + more))
    };
    match reason {
        // "Friday" in two articles of one week is one day, whatever week each was placed in
        Reason::Disjoint if date::weeks_apart(x, y) && words(a) == words(b) && of_one_week(a, b) => surer(Reason::Same, 0.0),
        // "late on Tuesday", "early on Tuesday"
        Reason::Same if date::scale(x) == 0 && opposite_ends(a, b) => None,
        // late on Tuesday, Tuesday night; early on Tuesday, Tuesday morning
        Reason::Coarser if date::days_between(x, y) == Some(0) && (is_that_part(a, y) || is_that_part(b, x)) => surer(Reason::Same, 0.0),
        // five months ago is no more exact than a month
        Reason::Disjoint if (counted_back(a) || counted_back(b)) && date::next_months(x, y) => surer(Reason::RangesOverlap, 0.0),
        // last year, this year, of no known year
        Reason::Unplaced if !x.timex.contains(|c: char| c.is_ascii_digit()) && words(a) != words(b) => None,
        // where the day of publication is only guessed, "yesterday" may be off by a day
        Reason::Disjoint if !(dated(a) && dated(b)) && a.fact.rule != b.fact.rule => None,
        // June 24: the article does not say of which year; last February is not next February
        Reason::Disjoint if !printed && date::years_apart(x, y) && !by_weekday() && !both_from_now() => surer(Reason::Same, 0.0),
        // of the week, or of that day: "Saturday", "Saturday morning"
        Reason::Disjoint if date::weeks_apart(x, y) && in_one_day(x, y) && weekday(a).is_some() && weekday(a) == weekday(b) => {
            if of_one_week(a, b) {
                surer(Reason::Coarser, 0.0)
            } else {
                None
            }
        }
        // whatever else is read of the two
        Reason::Disjoint if weigh(reason, a, b, linked).1 + ONE_DEED + SIDE_BY_SIDE < floor(Verdict::Discrepancy) && !one_vote(a, b) => None,
        // "the call came at 3:30", "by 6:40 the fire was out"
        Reason::Disjoint if is_limit(a) != is_limit(b) => None,
        // "the earliest since 1971", "earlier than last year"
        Reason::Disjoint if held_against(a) != held_against(b) => None,
        // "that morning" is told apart by what was told before it
        Reason::Disjoint if words(a) == words(b) || counted_from(a, Anchor::Then) || counted_from(b, Anchor::Then) => None,
        // a page is stamped anew: "today" may be the day before, "next Tuesday" is a Tuesday
        Reason::Disjoint if of_the_page(a) != of_the_page(b) && date::next_days(x, y) => None,
        // found on Monday, discovered on Tuesday
        Reason::Disjoint if a.setting().likeness(b.setting()).subject == Some(0.0) && one_deed(a, b) => {
            surer(reason, if date::days_between(x, y).is_some_and(|days| days > 1) { ONE_DEED / 2.0 } else { ONE_DEED })
        }
        // who speaks on Tuesday may speak again on Thursday
        Reason::Disjoint if spoken(a) || spoken(b) => surer(reason, -SPOKEN),
        // "the summit opens on Thursday", "it ends on Friday"
        Reason::Disjoint if opposed(before(a), before(b)) => None,
        // "reached the scene at 1:50, two hours after the sinking"
        Reason::Disjoint if clocks && a.setting().likeness(b.setting()).subject == Some(0.0) && held_against_deed(a) != held_against_deed(b) => None,
        // "were searching on Saturday after a judge ruled"
        Reason::Disjoint if a.setting().likeness(b.setting()).subject == Some(0.0) && stands_before_cause(a) != stands_before_cause(b) => None,
        Reason::Disjoint if one_vote(a, b) => surer(reason, ONE_VOTE).map(|(reason, confidence)| (reason, confidence.min(SUREST))),
        // "the Monday morning shootings"
        Reason::Disjoint if of_a_thing(a) != of_a_thing(b) => surer(reason, -IDLE),
        // "Flowers on the jetty this morning": nothing is said to have happened then
        Reason::Disjoint if a.fact.subject.is_none() || b.fact.subject.is_none() => surer(reason, -IDLE),
        // "took off at 10:22 and crashed", "crashed at 10:36"
        Reason::Disjoint if a.setting().likeness(b.setting()).subject == Some(0.0) && (tells_deed(a, b) || tells_deed(b, a)) => None,
        // fired on Thursday, arrested on Monday
        Reason::Disjoint if !clocks && a.setting().likeness(b.setting()).subject == Some(0.0) => surer(reason, -OTHER_DEED),
        // "Flowers on the jetty this morning" is not when the ferry sank at 6:40
        Reason::Coarser if a.fact.subject.is_none() || b.fact.subject.is_none() => surer(reason, -IDLE),
        // a year is said of much
        Reason::Coarser if date::scale(x).abs_diff(date::scale(y)) > 2 => surer(reason, -0.15),
        _ => surer(reason, 0.0),
    }
}

/// A time, or what "early", "mid" or "late" says of it.
fn narrowed<'d>(side: &Side, value: &'d DateValue) -> Cow<'d, DateValue> {
    let reading = side.reading();
    let ahead = |i: usize| reading.is_any(i, forms!["earlier", "later"]);
    let edge = |i: usize| reading.word_senses(i).find_map(|s| if let Sense::Date(DateWord::Edge(edge)) = s { Some(*edge) } else { None });
    let edge = (0..reading.tokens.len().min(2)).filter(|&i| !ahead(i)).find_map(edge);
    edge.map_or(Cow::Borrowed(value), |edge| Cow::Owned(date::narrowed(value, edge)))
}

/// A day, and a length of time up to the day of publication that it lies in: Thursday, the past week; a year, and how many years ago it was.
pub(super) fn lately<'c>(day: (&Side<'c>, &DateValue), length: (&Side<'c>, &DurationValue), linked: f32) -> Option<(Reason, f32)> {
    let document = length.0.reader.document;
    // for the first time since 1932, the first in 85 years
    if let Some(published) = document.about.published.filter(|_| date::scale(day.1) == 3 && is_counted_back(length.0))
        && date::years_before(length.1, published.date).is_some_and(|year| *day.1.timex == *year)
    {
        return Some(weigh(Reason::Same, day.0, length.0, linked));
    }
    let past = fold(document.words(length.0.fact.span)).split(' ').any(|w| matches!(w, "past" | "last"));
    let published = document.about.published.filter(|_| past)?.date;
    date::lies_within(day.1, length.1, published).then(|| weigh(Reason::Coarser, day.0, length.0, linked))
}

/// Whether a length of time is counted back from publication: in 85 years, five years ago.
fn is_counted_back(side: &Side) -> bool {
    let (language, words) = (side.reader.document.language, side.words());
    let (from, to) = side.place();
    let before = words[..from].last().is_some_and(|w| w.says_any(language, &["in", "past", "last"]));
    before || words.get(to).is_some_and(|w| !w.after_break && w.says(language, "ago"))
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

/// Whether only the day of publication tells which day it was: today, this morning.
fn of_the_page(side: &Side) -> bool {
    counted_from(side, Anchor::Now) && weekday(side).is_none()
}

/// Whether at most one of two times is told to the hour or the part of the day.
fn in_one_day(x: &DateValue, y: &DateValue) -> bool {
    !(x.timex.contains('T') && y.timex.contains('T'))
}

/// The day of the week that a time is known by, and no date.
fn weekday(side: &Side) -> Option<Weekday> {
    let reading = side.reading();
    let senses = |i: usize| reading.word_senses(i);
    let dated = (0..reading.tokens.len()).any(|i| senses(i).any(|s| matches!(s, Sense::Date(DateWord::Month { .. }))));
    let day = |s: &Sense| if let Sense::Date(DateWord::Weekday { weekday, .. }) = s { Some(*weekday) } else { None };
    (0..reading.tokens.len()).find_map(|i| senses(i).find_map(day)).filter(|_| !dated)
}

/// Whether a clock time does not say of which half of the day it is: 11:20, but not 0920, 15:20 or 11:20 p.m.
fn is_of_either_half(side: &Side) -> bool {
    let reading = side.reading();
    let tells = |sense: &Sense| matches!(sense, Sense::Date(DateWord::Meridiem(_) | DateWord::Part(_) | DateWord::Zone(_)));
    let digits = (0..reading.tokens.len()).find(|&i| reading.shape(i) == Shape::Digits).map_or("", |i| reading.word(i));
    let open = digits.parse::<u8>().is_ok_and(|hour| (1..=12).contains(&hour)) && !digits.starts_with('0');
    open && !(0..reading.tokens.len()).any(|i| reading.senses(i).any(|(_, sense)| tells(sense)))
}

/// Whether it is the time up to which something was done: by noon.
fn is_limit(side: &Side) -> bool {
    before(side).next().is_some_and(|w| w.says_any(side.reader.document.language, &["by"]))
}

/// How something is only held against that of a time: earlier than last year, the first since 2007.
fn held_against(side: &Side) -> Option<&'static str> {
    let word = before(side).next()?;
    ["since", "than"].into_iter().find(|small| word.says(side.reader.document.language, small))
}

/// Whether it is added of a time that it was after something else, or before it: the words of that are none of its own.
fn held_against_deed(side: &Side) -> bool {
    const REACH: usize = 7;
    let (_, to) = side.place();
    // the stop of "p.m." is no break
    let added = side.reader.document.text[side.fact.span.end()..].trim_start_matches('.').starts_with([',', ';']);
    added && side.words()[to..].iter().take(REACH).any(|w| w.says_any(side.reader.document.language, &["after", "before"]))
}

/// Whether right behind a time begins what led to it: on Saturday after a judge ruled.
fn stands_before_cause(side: &Side) -> bool {
    let (_, to) = side.place();
    side.words().get(to).is_some_and(|w| !w.after_break && w.says(side.reader.document.language, "after"))
}

/// Whether a time tells which of several things is meant: the Monday morning shootings.
fn of_a_thing(side: &Side) -> bool {
    let words = side.words();
    let (from, to) = side.place();
    let thing = words.get(to).is_some_and(|w| !w.after_break && w.is_content() && !w.is_any(&[ContextWord::Fate]));
    thing && words[..from].last().is_some_and(|w| w.says(side.reader.document.language, "the"))
}

/// Whether two words for one deed stand before two times.
fn one_deed(a: &Side, b: &Side) -> bool {
    let deeds = |side: &Side| -> Vec<u8> {
        let until = before(side).next().is_some_and(|w| w.says(side.reader.document.language, "until"));
        let of = side.fact.subject.filter(|_| !until);
        let words = side.words().iter().filter(|w| of.is_some_and(|of| of.overlaps(w.span))).flat_map(|w| w.contrast.iter());
        words.filter_map(|c| if let Contrast::Deed(deed) = c { Some(*deed) } else { None }).collect()
    };
    let (x, y) = (deeds(a), deeds(b));
    x.iter().any(|deed| y.contains(deed))
}

/// Whether both times are those of a vote, and one tally is told of it: passed 31-4 on Tuesday, voted 31-4 on Wednesday.
fn one_vote<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    one_tally(a, b) && is_of_vote(a) && is_of_vote(b)
}

/// Whether a time is that of a vote: voted on Tuesday, on a 24-18 vote on Tuesday.
fn is_of_vote(side: &Side) -> bool {
    let vote = |w: &Word| w.is_any(&[ContextWord::Contest]);
    let (from, _) = side.place();
    let of = side.fact.subject;
    side.words().iter().any(|w| of.is_some_and(|of| of.overlaps(w.span)) && vote(w)) || side.words()[..from].iter().rev().take(VOTED).any(vote)
}

/// The words before a time in its clause, the nearest first.
fn before<'s>(side: &'s Side<'_>) -> impl Iterator<Item = &'s Word> + Clone {
    const REACH: usize = 8;
    let words = side.words();
    let from = words.partition_point(|w| w.span.start() < side.fact.span.start());
    words[..from].iter().rev().take(REACH).take_while(|w| !w.joins)
}

/// Whether the passage of one time also tells, without it, what the other says happened then. "Was driving at one when he was stopped"
/// is one time.
fn tells_deed(one: &Side, other: &Side) -> bool {
    let at_once = |side: &Side| {
        let behind = side.words().iter().skip_while(|w| w.span.start() < side.fact.span.end());
        behind.filter(|w| w.says_any(side.reader.document.language, &["when", "as", "while"])).count() > 0
    };
    if at_once(one) || at_once(other) {
        return false;
    }
    let Some(deed) = other.fact.subject else { return false };
    let deed = other.words().iter().filter(|w| deed.overlaps(w.span)).filter_map(|w| w.stem);
    let own = |w: &Word| one.fact.subject.is_some_and(|s| s.overlaps(w.span)) || one.fact.span.overlaps(w.span);
    // what stands in one clause with the time may be its deed
    let words = one.words();
    let bounds = |w: &Word| w.after_break || w.joins || w.binds;
    let at = words.partition_point(|w| w.span.end() <= one.fact.span.start());
    let from = words.iter().take(at + 1).rposition(bounds).unwrap_or(0);
    let to = words.iter().skip(at + 1).position(bounds).map_or(words.len(), |i| i + at + 1);
    let elsewhere = words.iter().enumerate().filter(|(i, _)| !(from..to).contains(i)).map(|(_, w)| w);
    let told: Vec<Stem> = elsewhere.filter(|w| !own(w)).filter_map(|w| w.stem).collect();
    deed.into_iter().any(|stem| told.contains(&stem))
}

/// How often in its time a recurring thing happens: two of "twice a day".
fn times_in(side: &Side) -> u32 {
    let reading = side.reading();
    match () {
        () if reading.is(0, "twice") => 2,
        () => 1,
    }
}

/// Recurring times.
pub(super) fn sets<'c>(a: &Side<'c>, b: &Side<'c>, x: &SetValue, y: &SetValue, linked: f32) -> Option<(Reason, f32)> {
    let reason = match date::sets(x, y) {
        Reason::Same if times_in(a) != times_in(b) => Reason::Disjoint,
        // twice a day, every twelve hours
        Reason::Disjoint if times_in(a) != times_in(b) || other_doers(a, b) => return None,
        reason => reason,
    };
    Some(weigh(reason, a, b, linked))
}

/// Whether a time is given as so long ago.
fn counted_back(side: &Side) -> bool {
    let reading = side.reading();
    (0..reading.tokens.len()).any(|i| reading.senses(i).any(|(_, sense)| matches!(sense, Sense::Date(DateWord::Distance { .. }))))
}

/// Whether one is early in a time and the other late in it.
fn opposite_ends(a: &Side, b: &Side) -> bool {
    is_at_end(a, "late") && is_at_end(b, "early") || is_at_end(a, "early") && is_at_end(b, "late")
}

/// Whether a day is said to be late in it or early: "late on Tuesday".
fn is_at_end(side: &Side, word: &str) -> bool {
    let from = side.words().partition_point(|w| w.span.start() < side.fact.span.start());
    let near = side.words().iter().skip(from.saturating_sub(2)).take_while(|w| w.span.start() < side.fact.span.end());
    near.filter(|w| w.says(side.reader.document.language, word)).count() > 0
}

/// Whether a day is said to be late in it, or early, and the other value is the part of the day that this is.
fn is_that_part(side: &Side, other: &DateValue) -> bool {
    let part = |parts: &[&str]| parts.iter().any(|part| other.timex.ends_with(part));
    is_at_end(side, "late") && part(&["TNI", "TEV"]) || is_at_end(side, "early") && part(&["TMO"])
}

/// Whether two articles may be of one week, by the days on which they say they were published.
fn of_one_week(a: &Side, b: &Side) -> bool {
    const WEEK: i32 = 7;
    let published = |side: &Side| side.reader.document.about.published.filter(|_| dated(side)).map(|s| s.date);
    let apart = |(x, y): (Date, Date)| x.since(y).map_or(i32::MAX, |span| span.get_days().abs());
    published(a).zip(published(b)).is_none_or(|days| apart(days) <= WEEK)
}

/// Whether the source states when it was published.
fn dated(side: &Side) -> bool {
    side.reader.document.about.published.is_some_and(|s| s.origin == Origin::Stated)
}
