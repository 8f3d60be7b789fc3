//! Time stamps: lines that say when and where the page was printed, and nothing else.

use crate::{
    lang::{DateWord, Kind, Kinds, Reading, Sense},
    text::Shape,
};
use std::ops::Range;

/// So many names of places, outlets and zones may stand beside a date and a clock time.
const NAMES: usize = 3;
/// No stamp has more tokens.
const LONGEST: usize = 30;

/// What the tokens of a line hold.
#[derive(Default)]
struct Seen {
    clock: bool,
    date: bool,
    label: bool,
    names: usize,
}

/// Whether the tokens `range`, one sentence, are a time stamp: "Updated 10:46 AM", "Sept. 16, 2013 11:12AM", "8:05am UK, Monday 16 September 2013".
pub(super) fn is_stamp(reading: &Reading, range: Range<usize>) -> bool {
    // p.m. is of four tokens
    let mut within = 0;
    let stands = |i: usize| {
        let covered = i < within;
        if reading.kinds(i).has(Kind::Meridiem) {
            let meridiems = reading.senses(i).filter(|(_, s)| matches!(s, Sense::Date(DateWord::Meridiem(_))));
            within = within.max(i + meridiems.map(|(length, _)| length).max().unwrap_or(1));
        }
        covered || matches!(reading.shape(i), Shape::Newline) || may_stand(reading, i)
    };
    if range.len() > LONGEST || !range.clone().all(stands) {
        return false;
    }
    let mut seen = Seen::default();
    range.clone().for_each(|i| look(reading, i, &mut seen));
    // "On Monday at 10 a.m." ends as a sentence does
    let ends = range.clone().next_back().is_some_and(|last| reading.shape(last) == Shape::Stop && !is_date(reading, last.saturating_sub(1)));
    match seen {
        Seen { clock: true, date: true, names: ..=NAMES, .. } => seen.label || !ends,
        Seen { label: true, clock: true, names: ..=1, .. } => true,
        Seen { label: true, names: 0, .. } => seen.date && !ends,
        _ => false,
    }
}

/// Whether the token may be part of a stamp.
fn may_stand(reading: &Reading, i: usize) -> bool {
    match reading.shape(i) {
        Shape::Lower => is_date(reading, i) || reading.kinds(i).has(Kind::Stamp),
        shape => !shape.is_quote() && shape != Shape::Shout && shape != Shape::Ellipsis,
    }
}

/// Notes what a token says.
fn look(reading: &Reading, i: usize, seen: &mut Seen) {
    let word = reading.word(i);
    match reading.shape(i) {
        Shape::Digits => {
            let joined = |mark: &str| reading.word(i + 1) == mark && reading.shape(i + 2) == Shape::Digits && !reading.tokens[i + 1].spaced;
            seen.clock |= word.contains(':') || joined(":");
            seen.date |= word.contains('/') || joined("/");
        }
        shape if !shape.is_word() => {}
        _ if reading.senses(i).any(|(_, s)| *s == Sense::Stamp) => seen.label = true,
        _ if is_date(reading, i) => {
            seen.clock |= reading.senses(i).any(|(_, s)| matches!(s, Sense::Date(DateWord::Meridiem(_))));
            seen.date |= reading.senses(i).any(|(_, s)| matches!(s, Sense::Date(DateWord::Month { .. })));
        }
        // 12AM, 2nd
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => seen.clock |= word.ends_with(['m', 'M']),
        _ if reading.senses(i).any(|(_, s)| *s == Sense::CreditWord) => {}
        _ => seen.names += 1,
    }
}

/// A month, a day of the week, a.m., a time zone.
fn is_date(reading: &Reading, i: usize) -> bool {
    reading.kinds(i).meet(Kinds::of(&[Kind::Month, Kind::Weekday, Kind::Meridiem, Kind::Zone]))
}
