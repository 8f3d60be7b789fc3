//! Single words of date expressions: numbers, years, months, days.

use super::Grammar;
use crate::{
    facts::number::{Form, Number, number},
    lang::{DateWord, Forms, Kind, NumberWord, PartOfDay, Sense, forms},
    text::Shape,
};
use jiff::civil::Weekday;
use rust_decimal::{Decimal, prelude::ToPrimitive};

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
    /// The longest date word of a kind at `i`, and what `pick` makes of it.
    pub(super) fn word<T>(&self, i: usize, kind: Kind, pick: impl Fn(DateWord) -> Option<T>) -> At<T> {
        if i >= self.end || !self.reading.kinds(i).has(kind) {
            return None;
        }
        self.reading.senses(i).find_map(|(len, sense)| match sense {
            Sense::Date(word) if i + len <= self.end => pick(*word).map(|value| (i + len, value)),
            _ => None,
        })
    }

    /// Whether the token at `i` is one of `forms`, and inside the passage.
    pub(super) fn any(&self, i: usize, forms: &Forms) -> bool {
        i < self.end && self.reading.is_any(i, forms)
    }

    /// The token behind an optional word.
    pub(super) fn skip(&self, i: usize, forms: &Forms) -> usize {
        i + usize::from(self.any(i, forms))
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

    /// The number that begins at `i`.
    fn number_at(&self, i: usize) -> Option<Number> {
        if let Some((_, known)) = self.number.get().filter(|(at, _)| *at == i) {
            return known;
        }
        let found = number(self.reading, i, self.end);
        self.number.set(Some((i, found)));
        found
    }

    /// A number in digits or words; `None` in place of the value for "several". A share ("three quarters") gives the number
    /// in front of it, as a unit of time stands behind.
    fn number(&self, i: usize) -> At<Option<Decimal>> {
        let mut found = self.number_at(i)?;
        if found.form == Form::Share {
            found = number(self.reading, i, found.next.saturating_sub(1).min(self.end))?;
        }
        let plain = found.glued.is_none() && !found.value.is_sign_negative();
        match found.form {
            Form::Digits | Form::Words if plain => Some((found.next, Some(found.value))),
            Form::Vague if plain => Some((self.skip(found.next, forms!["of"]), None)),
            Form::Digits | Form::Words | Form::Vague | Form::Share | Form::Ordinal => None,
        }
    }

    /// A number word below twenty, or a ten.
    pub(super) fn small(&self, i: usize) -> At<u32> {
        if i >= self.end || !self.reading.kinds(i).has(Kind::Number) {
            return None;
        }
        self.reading.senses(i).find_map(|(len, sense)| match sense {
            Sense::Number(NumberWord::Small(n)) => Some((i + len, u32::from(*n))),
            _ => None,
        })
    }

    /// How many: a number, a range of numbers, or "several".
    pub(super) fn count(&self, i: usize) -> At<Count> {
        let start = self.skip(i, forms!["between"]);
        let article = self.skip(start, forms!["a", "the", "an"]);
        let couple = if self.any(article, forms!["couple", "pair"]) { Some((self.skip(article + 1, forms!["of"]), Some(Decimal::TWO))) } else { None };
        let (at, low) = match couple.or_else(|| self.number(start)) {
            Some(found) => found,
            None => self.number(article).filter(|(_, n)| article > start && n.is_none())?,
        };
        // "three- to five-year": the hyphen waits for the unit of the second number
        let waits = self.shape(at) == Shape::Dash && self.glued(at) && !self.glued(at + 1) && self.any(at + 1, forms!["to", "or"]);
        let joined = at
            + usize::from(waits)
            + usize::from(self.shape(at) == Shape::Dash || self.any(at, forms!["to", "or"]) || start > i && self.any(at, forms!["and"]));
        if let (Some(low), Some((end, Some(high)))) = (low, if joined > at { self.number(joined) } else { None })
            && high > low
        {
            return Some((end, Count { low: Some(low), high: Some(high) }));
        }
        (start == i).then_some((at, Count { low, high: None }))
    }

    /// first, 3rd, twenty-first.
    pub(super) fn ordinal(&self, i: usize) -> At<u32> {
        let found = self.number_at(i).filter(|n| n.form == Form::Ordinal)?;
        Some((found.next, found.value.to_u32()?))
    }

    /// A day of a month: 5, 5th, the eighth.
    pub(super) fn day(&self, i: usize) -> At<i8> {
        let (at, n) = self.digits(i, 1..=2).or_else(|| self.ordinal(self.skip(i, forms!["the"])))?;
        let at = at + usize::from(at == i + 1 && at < self.end && self.reading.is_stopped_ordinal(i));
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
        let (at, century) = self.small(i)?;
        match century {
            17..=20 => {
                let (at, tens) = self.small(self.hyphen(at)).filter(|(_, n)| (10..=90).contains(n))?;
                let ones = if tens >= 20 { self.small(self.hyphen(at)).filter(|(_, n)| (1..10).contains(n)) } else { None };
                let (at, ones) = ones.unwrap_or((at, 0));
                Some((at, (century * 100 + tens + ones) as i16))
            }
            2 => {
                let found = self.number_at(i).filter(|n| n.form == Form::Words)?;
                let year = found.value.to_i16().filter(|n| (2000..2100).contains(n))?;
                Some((found.next, year))
            }
            _ => None,
        }
    }

    /// A part of the day.
    pub(super) fn part(&self, i: usize) -> At<PartOfDay> {
        self.word(i, Kind::Part, |w| if let DateWord::Part(p) = w { Some(p) } else { None })
    }

    /// A month's name, and whether it is another word too.
    pub(super) fn month(&self, i: usize) -> At<(i8, bool)> {
        self.word(i, Kind::Month, |w| if let DateWord::Month { month, common } = w { Some((month, common)) } else { None })
    }

    /// A weekday's name, and whether it is another word too.
    pub(super) fn weekday(&self, i: usize) -> At<(Weekday, bool)> {
        self.word(i, Kind::Weekday, |w| if let DateWord::Weekday { weekday, common } = w { Some((weekday, common)) } else { None })
    }
}

/// A year of two digits: the one between 1940 and 2039.
pub(super) fn full_year(two_digits: u32) -> i16 {
    (if two_digits >= 40 { 1900 + two_digits } else { 2000 + two_digits }) as i16
}
