//! Words that join more than one number to a unit: "a mile and a half", "24- to 30-foot".

use super::{Amount, Scene, Sort};
use crate::{
    facts::number::{Form, number},
    lang::{Kind, Kinds, forms},
};
use rust_decimal::Decimal;

impl Scene<'_, '_> {
    /// "a mile and a half": the share of the unit belongs to it.
    pub(super) fn with_part(&self, mut amount: Amount) -> Option<Amount> {
        let whole = matches!(amount.form, Form::Digits | Form::Words) && amount.value.is_integer() && amount.scale == Decimal::ONE;
        if let Some((taken, part)) = self.part_behind(amount.next).filter(|_| whole && matches!(amount.sort, Sort::Unit(_) | Sort::Money(_))) {
            (amount.value, amount.step) = (amount.value.checked_add(part)?, Decimal::new(1, 2));
            amount.extend(self, taken)?;
        }
        Some(amount)
    }

    /// "and a half" at `i`, with hyphens or without: its tokens and its worth. "And a half million" begins another number.
    pub(super) fn part_behind(&self, i: usize) -> Option<(usize, Decimal)> {
        let and = self.past_hyphen(i);
        let article = self.past_hyphen(and + 1);
        let part = self.past_hyphen(article + 1);
        if !self.reading.is(and, "and") || !self.reading.is(article, "a") || part >= self.range.end {
            return None;
        }
        let worth = if self.reading.is(part, "half") {
            Decimal::new(5, 1)
        } else if self.reading.is(part, "quarter") {
            Decimal::new(25, 2)
        } else {
            return None;
        };
        let more = self.reading.kinds(self.past_hyphen(part + 1)).meet(Kinds::of(&[Kind::Number, Kind::Unit, Kind::Time]));
        (!more).then_some((part + 1 - i, worth))
    }

    /// "24- to 30-foot", "10- and 12-inch": a hyphen that waits for the unit of the next number.
    pub(super) fn suspended_unit(&self, amount: &Amount) -> Option<Sort> {
        let at = self.past_suspended(amount.next)? + 1;
        let next = number(self.reading, at, self.range.end).filter(|n| n.glued.is_none() && matches!(n.form, Form::Digits | Form::Words))?;
        if self.past_hyphen(next.next) == next.next {
            return None;
        }
        let (_, sort) = self.unit_behind(&self.plain(at, &next, at)?)?;
        matches!(sort, Sort::Unit(_) | Sort::Percent).then_some(sort)
    }

    /// Past a hyphen with a space and "to", "or", "and" behind it.
    pub(super) fn past_suspended(&self, i: usize) -> Option<usize> {
        let hyphen = self.is_dash(i) && self.is_tight(i) && !self.is_tight(i + 1);
        (hyphen && i + 1 < self.range.end && self.reading.is_any(i + 1, forms!["to", "or", "and"])).then_some(i + 1)
    }
}
