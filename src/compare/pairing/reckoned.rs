//! How a figure is reckoned: a month, each, in the third quarter, of which half. Two that are reckoned otherwise differ without
//! contradicting each other.

use super::super::{
    date,
    listing::is,
    side::Side,
    words::{Stem, Word, distinct},
};
use crate::{
    facts::{Fact, Value},
    lang::Contrast,
};

/// The words between a figure and its period, and between it and "each", are so many at most.
const REACH: usize = 8;

/// Whether two figures that differ are reckoned otherwise.
pub(super) fn reckoned_otherwise<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let sums = |s: &Side| matches!(s.fact.value, Value::Money(_) | Value::Measure(_) | Value::Count(_));
    if sums(a) && sums(b) && (rate(a) != rate(b) || each(a) != each(b)) {
        return true;
    }
    if half_of(a) && !half_of(b) && b.setting().tells_fate() || half_of(b) && !half_of(a) && a.setting().tells_fate() {
        return true;
    }
    // "38 metres long, built in 1987"
    !matches!(a.fact.value, Value::Measure(_)) && period(a).zip(period(b)).is_some_and(|(x, y)| other_period(&x.value, &y.value))
}

/// Whether two times in which figures are counted have nothing or not all in common.
pub(super) fn other_period(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Date(x), Value::Date(y)) => date::other_period(x, y),
        (Value::Duration(x), Value::Duration(y)) => date::durations(x, y) == Some(super::Reason::Disjoint),
        // the third quarter, the first nine months
        _ => true,
    }
}

/// What a figure is counted per: month in "$10 a month".
fn rate<'c>(side: &Side<'c>) -> Option<Vec<Stem>> {
    let per = side.fact.value.quantity()?.of?;
    let words = side.words();
    let at = words.iter().position(|w| w.span.overlaps(per))?;
    // "5 percent of the workers" is no rate
    let before = words[..at].iter().rev().take(2).take_while(|w| !w.is_content());
    let share = before.filter(|w| is(side.reader.document, w.span, "of")).count() > 0;
    (!share).then(|| distinct(words.iter().filter(|w| w.span.overlaps(per))))
}

/// Whether so much falls to every one.
fn each<'c>(side: &Side<'c>) -> bool {
    let words = side.words();
    let (from, to) = place(words, side.fact);
    let before = words[from.saturating_sub(REACH)..from].iter().rev().take_while(|w| !w.after_break);
    let behind = words[to..].iter().take(REACH).take_while(|w| !w.after_break);
    before.chain(behind).any(|w| w.contrast.contains(&Contrast::Each))
}

/// Whether a figure is the whole of which some part is told: half of the 40 workers.
fn half_of<'c>(side: &Side<'c>) -> bool {
    let words = side.words();
    let (from, _) = place(words, side.fact);
    let of = words[..from].iter().rposition(|w| is(side.reader.document, w.span, "of")).filter(|of| from - of <= 2);
    of.and_then(|of| words.get(of.checked_sub(1)?)).is_some_and(|part| part.contrast.contains(&Contrast::Part))
}

/// The month, quarter, year or span of time right beside a figure, in which it is counted.
pub(super) fn period<'c>(side: &Side<'c>) -> Option<&'c Fact> {
    let words = side.words();
    let (from, to) = place(words, side.fact);
    let near = |fact: &&Fact| {
        let (first, last) = place(words, fact);
        let between = if first >= to { words.get(to..first + 1) } else { words.get(last..from + 1) };
        between.is_some_and(|between| between.len() <= REACH && !between.iter().any(|w| w.after_break || w.joins))
    };
    let periods = side.neighbours().iter().filter(|f| match &f.value {
        Value::Date(d) => date::is_period(d),
        // "the first nine months"; a sentence of nine months is no period
        Value::Duration(_) => words.iter().find(|w| w.span.overlaps(f.span)).is_some_and(|w| is(side.reader.document, w.span, "the")),
        _ => false,
    });
    periods.filter(near).min_by_key(|f| f.span.start().abs_diff(side.fact.span.start()))
}

/// Where the words of a fact begin, and where the words behind it do.
fn place(words: &[Word], fact: &Fact) -> (usize, usize) {
    (words.partition_point(|w| w.span.end() <= fact.span.start()), words.partition_point(|w| w.span.start() < fact.span.end()))
}
