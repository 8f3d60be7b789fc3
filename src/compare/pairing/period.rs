//! The time right beside a figure: the period in which things are counted, or the hour at which it was so.

use super::{
    super::{
        Reason, date, quantity,
        side::{Side, place},
        words::Word,
    },
    reckoned::REACH,
};
use crate::{
    facts::{Fact, Value},
    text::Document,
};

/// A time that opens a sentence begins with one of so many words.
const OPENING: usize = 2;
/// A period so many times another is another one.
const LONGER: f64 = 1.6;
/// What ended so many days before publication is no news.
const NEWS: i32 = 31;

/// Whether two figures are of two periods, or of two hours at which turnout was so high.
pub(super) fn of_other_time<'c>(a: &Side<'c>, b: &Side<'c>, alike: bool) -> bool {
    if let Some((Value::Date(x), Value::Date(y))) = hour(a).zip(hour(b)).map(|(x, y)| (&x.value, &y.value))
        && date::clock_times(x, y) == Some(Reason::Disjoint)
    {
        return true;
    }
    // risen by so much since 1900, to rise by so much by 2100
    if is_of_the_future(a) != is_of_the_future(b) && (is_up_to_now(a) || is_up_to_now(b)) {
        return true;
    }
    // "38 metres long, built in 1987"; an earthquake is of its time
    let quakes = |s: &Side| matches!(&s.fact.value, Value::Measure(m) if m.unit.dimension == "magnitude");
    if matches!(a.fact.value, Value::Measure(_)) && !quakes(a) {
        return period(a).zip(period(b)).is_some_and(|(x, y)| other_period(&x.value, &y.value));
    }
    if quakes(a) && period(a).is_some() != period(b).is_some() {
        return !alike;
    }
    match (period(a), period(b)) {
        (Some(x), Some(y)) => other_period(&x.value, &y.value),
        (Some(x), None) => !alike && is_background(a, x, b) && !names_time(b, x) || is_more_than_a_day(a, x, b),
        (None, Some(y)) => !alike && is_background(b, y, a) && !names_time(a, y) || is_more_than_a_day(b, y, a),
        (None, None) => false,
    }
}

/// Whether beside both stands a month, quarter or year, and the two do not meet.
pub(super) fn of_periods_apart<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    period(a).zip(period(b)).is_some_and(|(x, y)| matches!((&x.value, &y.value), (Value::Date(x), Value::Date(y)) if date::periods_apart(x, y)))
}

/// Whether a figure is counted from a time on: since 1900.
fn is_up_to_now(side: &Side) -> bool {
    behind_word(side, "since")
}

/// Whether a figure is that of a time to come: by 2100.
fn is_of_the_future(side: &Side) -> bool {
    behind_word(side, "by")
}

/// Whether a time right beside a figure stands behind a small word.
fn behind_word<'c>(side: &Side<'c>, small: &str) -> bool {
    let behind = |time: &Fact| {
        let (first, _) = place(side.words(), time);
        side.words()[..first].last().is_some_and(|w| w.says(side.reader.document.language, small))
    };
    beside(side, |f| matches!(f.value, Value::Date(_)) && behind(f)).is_some()
}

/// Whether a figure of a whole period stands against that of a day: 120 this month, 45 on Monday; or against one of no day and another
/// size, where the period still runs.
fn is_more_than_a_day<'c>(side: &Side<'c>, period: &Fact, other: &Side<'c>) -> bool {
    let runs = side.words().iter().find(|w| w.span.overlaps(period.span)).is_some_and(|w| w.says(side.reader.document.language, "this"));
    match (&period.value, beside(other, |f| matches!(f.value, Value::Date(_))).map(|f| &f.value)) {
        (Value::Date(x), Some(Value::Date(y))) => runs || date::periods_apart(x, y),
        _ => runs && !quantity::of_one_size(&side.fact.value, &other.fact.value),
    }
}

/// Whether a figure is told of a time long before the news.
fn is_background<'c>(side: &Side<'c>, period: &Fact, other: &Side<'c>) -> bool {
    let published = |s: &Side<'c>| s.reader.document.about.published.map(|p| p.date);
    let Value::Date(d) = &period.value else { return false };
    let long_before = |p: jiff::civil::Date| d.end.is_some_and(|end| p.since(end).is_ok_and(|s| s.get_days() > NEWS));
    published(side).is_some_and(long_before) && published(other).is_none_or(long_before)
}

/// Whether what befell people, or a quake, is that of two events, one of them long past: 600 died in 2007, 79 on Tuesday. It is told with its time
/// unless that is now.
pub(super) fn of_other_event<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let (x, y) = (nearest(a), nearest(b));
    let past = |side: &Side<'c>, time: Option<&Fact>, other: &Side<'c>| time.filter(|time| is_background(side, time, other)).is_some();
    let untold = |time: Option<&Fact>, other: &Side<'c>| time.is_some_and(|time| !names_time(other, time));
    match (past(a, x, b), past(b, y, a)) {
        (false, false) => false,
        (true, false) if y.is_none() => untold(x, b),
        (false, true) if x.is_none() => untold(y, a),
        _ => apart(x, y),
    }
}

/// Whether two times share no day.
fn apart(x: Option<&Fact>, y: Option<&Fact>) -> bool {
    matches!((x.map(|f| &f.value), y.map(|f| &f.value)), (Some(Value::Date(x)), Some(Value::Date(y))) if date::periods_apart(x, y))
}

/// The time in the passage of a figure that stands nearest to it.
fn nearest<'c>(side: &Side<'c>) -> Option<&'c Fact> {
    let placed = |f: &&Fact| matches!(&f.value, Value::Date(d) if d.start.is_some()) && !is_base(side, f);
    let (from, to) = (side.fact.span.start(), side.fact.span.end());
    let gap = |f: &&Fact| if f.span.start() >= to { f.span.start() - to } else { from.saturating_sub(f.span.end()) };
    side.neighbours().iter().filter(placed).min_by_key(gap)
}

/// Whether the passage of a figure names a time somewhere, or a part of it: last July, July 2 last year.
fn names_time<'c>(side: &Side<'c>, time: &Fact) -> bool {
    let Value::Date(x) = &time.value else { return false };
    let within = |f: &Fact| matches!(&f.value, Value::Date(y) if matches!(date::dates(x, y), Some(Reason::Same | Reason::Coarser)));
    side.neighbours().iter().any(within)
}

/// Whether two times in which figures are counted are not one: this year and last, the third quarter and the first nine months. The third
/// quarter and the three months to September may be.
pub(super) fn other_period(a: &Value, b: &Value) -> bool {
    let apart = match (a, b) {
        (Value::Date(x), Value::Date(y)) => date::periods_apart(x, y),
        _ => false,
    };
    let longer = |x: f64, y: f64| x.max(y) > LONGER * x.min(y);
    apart || length(a).zip(length(b)).is_some_and(|(x, y)| longer(x, y))
}

/// How many days a period has.
fn length(value: &Value) -> Option<f64> {
    match value {
        Value::Date(d) => date::period_days(d),
        Value::Duration(d) => date::longest_days(d),
        _ => None,
    }
}

/// The month, quarter, year or span of time right beside a figure, in which it is counted.
pub(super) fn period<'c>(side: &Side<'c>) -> Option<&'c Fact> {
    let document = side.reader.document;
    beside(side, |f| match &f.value {
        Value::Date(d) => date::is_period(d) && !is_base(side, f),
        // "the first nine months"; a sentence of nine months is no period, nor a nine-month trial
        Value::Duration(_) => begins_with_the(document, side.words(), f) && !document.words(f.span).contains('-') && !is_base(side, f),
        _ => false,
    })
}

fn begins_with_the(document: &Document, words: &[Word], fact: &Fact) -> bool {
    words.iter().find(|w| w.span.overlaps(fact.span)).is_some_and(|w| w.says(document.language, "the"))
}

/// Whether a figure is only held against that of a time: more than in 2021, the lowest since 2007.
fn is_base<'c>(side: &Side<'c>, time: &Fact) -> bool {
    let (first, last) = place(side.words(), time);
    let before = side.words()[..first].iter().rev().take(2);
    let language = side.reader.document.language;
    !is_resumed(side, last) && before.into_iter().any(|w| w.says_any(language, &["from", "than", "since", "with", "over"]))
}

/// Whether what follows a time is told of it: the worst since 2006, when 31 died.
fn is_resumed(side: &Side, behind: usize) -> bool {
    side.words().get(behind).is_some_and(|w| w.says(side.reader.document.language, "when"))
}

/// The hour right beside a size, share or sum, at which it was so: turnout by noon.
pub(super) fn hour<'c>(side: &Side<'c>) -> Option<&'c Fact> {
    let may_pass = match &side.fact.value {
        Value::Percent(_) | Value::Money(_) => true,
        Value::Measure(m) => !matches!(m.unit.dimension.as_str(), "age" | "magnitude"),
        _ => false,
    };
    if may_pass { beside(side, |f| matches!(&f.value, Value::Date(d) if date::clock(d).is_some())) } else { None }
}

/// The nearest time of a kind that stands right beside a figure.
fn beside<'c>(side: &Side<'c>, wanted: impl Fn(&Fact) -> bool) -> Option<&'c Fact> {
    let words = side.words();
    let (from, to) = side.place();
    let near = |fact: &&Fact| {
        let (first, last) = place(words, fact);
        let between = if first >= to { words.get(to..first + 1) } else { words.get(last..from + 1) };
        // "In February, a gunman killed five"
        let resumed = last <= from && is_resumed(side, last);
        let opens = last <= from && (first < OPENING || resumed);
        let runs_on = |(i, w): (usize, &Word)| if i == 0 { (!w.joins || resumed) && (!w.after_break || opens) } else { !w.joins && !w.after_break };
        between.is_some_and(|between| between.len() <= REACH && between.iter().enumerate().all(runs_on))
    };
    let times = side.neighbours().iter().filter(|f| !std::ptr::eq(*f, side.fact) && wanted(f));
    times.filter(near).min_by_key(|f| f.span.start().abs_diff(side.fact.span.start()))
}
