//! Single words of date expressions: numbers, years, months, days.

use super::Grammar;
use crate::lang::DateWord;
use crate::{lang::Sense, text::Shape};
use jiff::civil::Weekday;
use rust_decimal::Decimal;

/// What may be read at a token: the token behind it and the value.
pub(super) type At<T> = Option<(usize, T)>;

/// How many, as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Count {
    /// `None` for "several".
    pub low: Option<Decimal>,
    /// The upper end of a range.
    pub high: Option<Decimal>,
}

impl Grammar<'_, '_> {
    /// The longest date word at `i` for which `pick` has an answer.
    pub(super) fn word<T>(&self, i: usize, pick: impl Fn(DateWord) -> Option<T>) -> At<T> {
        if i >= self.end {
            return None;
        }
        self.reading.senses(i).find_map(|(len, sense)| match sense {
            Sense::Date(word) if i + len <= self.end => pick(*word).map(|value| (i + len, value)),
            _ => None,
        })
    }

    /// Whether the token at `i` is one of `words`, and inside the passage.
    pub(super) fn any(&self, i: usize, words: &[&str]) -> bool {
        i < self.end && words.iter().any(|w| self.reading.is(i, w))
    }

    /// The token behind an optional word.
    pub(super) fn skip(&self, i: usize, words: &[&str]) -> usize {
        i + usize::from(self.any(i, words))
    }

    /// The token at `i` as printed; empty outside the passage.
    pub(super) fn text(&self, i: usize) -> &str {
        if i < self.end && i >= self.start { self.reading.word(i) } else { "" }
    }

    /// The shape of the token at `i`; `Newline` outside the passage.
    pub(super) fn shape(&self, i: usize) -> Shape {
        if i < self.end && i >= self.start { self.reading.shape(i) } else { Shape::Newline }
    }

    /// Whether the token at `i` stands right behind the one before it.
    pub(super) fn glued(&self, i: usize) -> bool {
        i < self.end && self.reading.tokens.get(i).is_some_and(|t| !t.spaced)
    }

    /// Behind a hyphen that joins two words, or where it is none.
    pub(super) fn hyphen(&self, i: usize) -> usize {
        i + usize::from(self.is_hyphen(i))
    }

    /// A hyphen between two words, without space.
    pub(super) fn is_hyphen(&self, i: usize) -> bool {
        self.shape(i) == Shape::Dash && self.glued(i) && self.glued(i + 1) && self.text(i).chars().count() == 1
    }

    /// Digits without marks in them, as many as `lengths` allows.
    pub(super) fn digits(&self, i: usize, lengths: std::ops::RangeInclusive<usize>) -> At<u32> {
        let text = self.text(i);
        (self.shape(i) == Shape::Digits && lengths.contains(&text.len())).then(|| text.parse().ok()).flatten().map(|n| (i + 1, n))
    }

    /// A whole number in words: seven, twenty-four, two thousand.
    fn spelled(&self, i: usize) -> At<u32> {
        let (mut at, first) = self.word(i, cardinal)?;
        let (mut total, mut part) = if first >= 1000 { (first, 0) } else { (0, first) };
        // The longest that news prints has five words; more would be a list.
        for _ in 0..6 {
            let next = self.hyphen(self.skip(at, &["and"]));
            let Some((behind, n)) = self.word(next, cardinal) else { break };
            match n {
                100 if (1..100).contains(&part) => part *= 100,
                1000 if part > 0 && total == 0 => (total, part) = (part * 1000, 0),
                1..10 if part % 100 >= 20 && part % 10 == 0 => part += n,
                1..100 if part >= 100 && part % 100 == 0 || part == 0 && total > 0 => part += n,
                _ => break,
            }
            at = behind;
        }
        Some((at, total + part))
    }

    /// A number in digits or words, with halves: 10, 2.5, 5 1/2, twenty-four, two and a half.
    fn number(&self, i: usize) -> At<Decimal> {
        let half = Decimal::new(5, 1);
        let (at, n) = if self.shape(i) == Shape::Digits {
            let text = self.text(i);
            let plain = if text.len() > 12 { return None } else { text.replace(',', "") };
            (i + 1, plain.parse().ok()?)
        } else {
            let (at, n) = self.spelled(i)?;
            (at, Decimal::from(n))
        };
        if self.any(at, &["1"]) && self.text(at + 1) == "/" && self.any(at + 2, &["2"]) {
            return Some((at + 3, n + half));
        }
        let and = self.hyphen(at);
        if self.any(and, &["and"]) {
            let a = self.hyphen(and + 1);
            let one = self.hyphen(a + 1);
            if self.any(a, &["a", "one"]) && self.any(one, &["half"]) {
                return Some((one + 1, n + half));
            }
        }
        Some((at, n))
    }

    /// How many: a number, a range of numbers, or "several".
    pub(super) fn count(&self, i: usize) -> At<Count> {
        let start = self.skip(i, &["between"]);
        if let Some((at, low)) = self.number(start) {
            let joined = if self.is_hyphen(at) || self.shape(at) == Shape::Dash || self.any(at, &["to", "or"]) || start > i && self.any(at, &["and"]) {
                at + 1
            } else {
                at
            };
            if joined > at
                && let Some((end, high)) = self.number(joined)
                && high > low
            {
                return Some((end, Count { low: Some(low), high: Some(high) }));
            }
            return (start == i).then_some((at, Count { low: Some(low), high: None }));
        }
        let start = self.skip(i, &["a", "the", "an"]);
        let (at, ()) = self.word(start, |w| (w == DateWord::Vague).then_some(()))?;
        Some((at, Count { low: None, high: None }))
    }

    /// first, 3rd, twenty-first.
    pub(super) fn ordinal(&self, i: usize) -> At<u32> {
        if let Some(found) = self.word(i, |w| if let DateWord::Ordinal(n) = w { Some(n) } else { None }) {
            return Some(found);
        }
        let text = self.text(i);
        let split = text.find(|c: char| !c.is_ascii_digit())?;
        let (figure, ending) = text.split_at(split);
        (matches!(ending, "st" | "nd" | "rd" | "th") && (1..=3).contains(&figure.len())).then(|| figure.parse().ok()).flatten().map(|n| (i + 1, n))
    }

    /// A day of a month: 5, 5th, the eighth.
    pub(super) fn day(&self, i: usize) -> At<i8> {
        let (at, n) = self.digits(i, 1..=2).or_else(|| self.ordinal(self.skip(i, &["the"])))?;
        (1..=31).contains(&n).then_some((at, n as i8))
    }

    /// A year beside other parts of a date: 1998, '98, nineteen ninety-eight.
    pub(super) fn year(&self, i: usize) -> At<i16> {
        if let Some((at, n)) = self.digits(i, 4..=4) {
            return (1000..2200).contains(&n).then_some((at, n as i16));
        }
        if matches!(self.text(i), "'" | "’" | "‘") && self.glued(i + 1) {
            let (at, n) = self.digits(i + 1, 2..=2)?;
            return Some((at, full_year(n)));
        }
        let (at, century) = self.word(i, cardinal)?;
        match century {
            17..=20 => {
                let (at, tens) = self.word(self.hyphen(at), cardinal)?;
                if !(10..=90).contains(&tens) {
                    return None;
                }
                let ones = if tens >= 20 { self.word(self.hyphen(at), cardinal).filter(|(_, n)| *n < 10) } else { None };
                let (at, ones) = ones.unwrap_or((at, 0));
                Some((at, (century * 100 + tens + ones) as i16))
            }
            2 => self.spelled(i).filter(|(_, n)| (2000..2100).contains(n)).map(|(at, n)| (at, n as i16)),
            _ => None,
        }
    }

    /// A month's name, and whether it is another word too.
    pub(super) fn month(&self, i: usize) -> At<(i8, bool)> {
        let found = self.word(i, |w| if let DateWord::Month { month, common } = w { Some((month, common)) } else { None })?;
        Some((found.0, (found.1.0, found.1.1 || self.shape(i) == Shape::Lower)))
    }

    /// A weekday's name, and whether it is another word too.
    pub(super) fn weekday(&self, i: usize) -> At<(Weekday, bool)> {
        let found = self.word(i, |w| if let DateWord::Weekday { weekday, common } = w { Some((weekday, common)) } else { None })?;
        Some((found.0, (found.1.0, found.1.1)))
    }
}

fn cardinal(word: DateWord) -> Option<u32> {
    if let DateWord::Cardinal(n) = word { Some(n) } else { None }
}

/// A year of two digits: the one between 1940 and 2039.
pub(super) fn full_year(two_digits: u32) -> i16 {
    (if two_digits >= 40 { 1900 + two_digits } else { 2000 + two_digits }) as i16
}
