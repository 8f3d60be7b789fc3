//! Dates that hang on another: today, last week, the following month, now.

use super::{Found, Grammar};
use crate::facts::date::expression::{Expression, Length, Name, Within};
use crate::lang::{Anchor, DateWord, Kind, PartOfDay, Reference, TimeUnit, forms};
use crate::text::Shape;
use rust_decimal::Decimal;

impl Grammar<'_, '_> {
    pub(super) fn relative(&self, i: usize) -> Option<Found> {
        self.today(i)
            .or_else(|| self.part_alone(i))
            .or_else(|| self.counterpart(i))
            .or_else(|| self.year_end(i))
            .or_else(|| self.shifted_unit(i))
            .or_else(|| self.the_unit(i))
    }

    /// today, tomorrow morning.
    fn today(&self, i: usize) -> Option<Found> {
        let (to, by) = self.word(i, Kind::Day, |w| if let DateWord::Day(d) = w { Some(d) } else { None })?;
        let day = Expression::Relative { unit: TimeUnit::Day, by: by.into(), from: Anchor::Now };
        // "morgen" is tomorrow and "der Morgen" the morning.
        let noun = self.reading.lexicon().writing().capital_nouns && self.shape(i) == Shape::Capital && i > self.start;
        if noun && self.word(i, Kind::Part, |w| matches!(w, DateWord::Part(_)).then_some(())).is_some() {
            return None;
        }
        Some(self.with_part(i, to, day, "date.today"))
    }

    /// this morning, last night, tonight, overnight, the next morning.
    pub(super) fn part_alone(&self, i: usize) -> Option<Found> {
        let day = |by: i32, from| Box::new(Expression::Relative { unit: TimeUnit::Day, by, from });
        if self.any(i, forms!["tonight"]) {
            return Some(Found::new(i, i + 1, Expression::Part(day(0, Anchor::Now), PartOfDay::Night), "time.part"));
        }
        if self.any(i, forms!["overnight"]) {
            return Some(Found::new(i, i + 1, Expression::Part(day(0, Anchor::Now), PartOfDay::Overnight), "time.part"));
        }
        let in_the = self.any(i, forms!["the"]) && self.any_before(i, forms!["in", "into", "during", "through"]);
        let the = if in_the { Some((i + 1, (0, Anchor::Then))) } else { None };
        let (at, (by, from)) = self.shift(i).or(the)?;
        let (to, part) = self.part(at)?;
        let from = if self.any(i, forms!["the"]) { Anchor::Then } else { from };
        Some(Found::new(i, to, Expression::Part(day(by.into(), from), part), "time.part"))
    }

    /// year-earlier, the year-ago quarter, the same period last year, the 1988 period.
    fn counterpart(&self, i: usize) -> Option<Found> {
        let found =
            |from, to, unit, year: Option<Expression>| Some(Found::new(from, to, Expression::Counterpart(unit, year.map(Box::new)), "date.counterpart"));
        let start = self.skip(i, forms!["the", "a"]);
        let same = self.any(start, forms!["same", "corresponding", "comparable"]);
        let at = start + usize::from(same);
        let period = |at: usize| {
            if self.any(at, forms!["period"]) {
                return Some((at + 1, None));
            }
            self.unit(at).filter(|(_, (unit, many))| !many && *unit >= TimeUnit::Week).map(|(to, (unit, _))| (to, Some(unit)))
        };
        if self.any(at, forms!["year"]) && self.is_hyphen(at + 1) && self.any(at + 2, forms!["ago", "earlier"]) {
            return match period(at + 3) {
                Some((to, unit)) => found(i, to, unit, None),
                None => found(at, at + 3, None, None),
            };
        }
        if let Some((to, unit)) = self.year(at).and_then(|(to, _)| period(to)).filter(|(_, unit)| start > i && unit.is_none_or(|u| u == TimeUnit::Quarter)) {
            return found(i, to, unit, self.year_reference(at).map(|(_, year)| year));
        }
        let (to, unit) = period(at).filter(|_| same)?;
        let of = self.skip(self.skip(to, forms!["of", "in"]), forms!["the"]);
        if self.any(of, forms!["a"]) && self.any(of + 1, forms!["year"]) && self.any(of + 2, forms!["ago", "earlier", "before"]) {
            return found(i, of + 3, unit, None);
        }
        let (to, year) = self.year_reference(of)?;
        found(i, to, unit, Some(year))
    }

    /// year-end, the year's end.
    fn year_end(&self, i: usize) -> Option<Found> {
        let start = self.skip(i, forms!["the"]);
        let (at, (unit, _)) = self.unit(start)?;
        let end = self.hyphen(at);
        let ends = unit == TimeUnit::Year && self.any(end, forms!["end"]) && !self.any(end + 1, forms!["of"]);
        ends.then(|| Found::new(i, end + 1, Expression::Named(Name::Day { month: 12, day: 31 }, Within::Nearest), "date.year-end"))
    }

    /// last week, the following month, the same day; "the past week" is a length.
    fn shifted_unit(&self, i: usize) -> Option<Found> {
        let (shift_end, (by, from)) = self.shift(i)?;
        let at = self.skip(self.skip(shift_end, forms!["fiscal", "calendar", "full", "trading"]), forms!["fiscal"]);
        let (to, (unit, many)) = self.unit(at)?;
        let lasts = by != 0 && from == Anchor::Now && self.lasts(i, shift_end);
        if many || lasts || matches!(unit, TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Half | TimeUnit::Millennium) {
            return None;
        }
        // "the next day" follows what was told, "next week" the day of printing.
        let from = if by == 1 && self.any(i, forms!["the"]) && unit <= TimeUnit::Day { Anchor::Then } else { from };
        Some(Found::new(i, to, Expression::Relative { unit, by: by.into(), from }, "date.relative"))
    }

    /// the quarter, the year, the day: the one that is told of.
    fn the_unit(&self, i: usize) -> Option<Found> {
        if !self.any(i, forms!["the"]) {
            return None;
        }
        let at = self.skip(self.skip(i + 1, forms!["full", "entire", "whole", "latest", "current", "fiscal"]), forms!["fiscal"]);
        if at > i + 1 && self.any(at, forms!["period"]) {
            return Some(Found::new(i, at + 1, Expression::Relative { unit: TimeUnit::Quarter, by: 0, from: Anchor::Then }, "date.the"));
        }
        let (to, (unit, many)) = self.unit(at)?;
        let known = matches!(unit, TimeUnit::Day | TimeUnit::Week | TimeUnit::Weekend | TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year);
        if many || !known || self.is_hyphen(to) {
            return None;
        }
        if unit == TimeUnit::Week
            && self.any(to, forms!["of", "beginning", "starting", "ending", "ended"])
            && let Some(day) = self.calendar(to + 1)
        {
            return Some(Found::new(i, day.to, Expression::Holding(unit, Box::new(day.expression)), "date.week-of"));
        }
        if unit == TimeUnit::Year && self.any(to, forms!["ended", "ending"]) {
            let year = Length { count: Some(Decimal::ONE), to: None, unit, mixed: false };
            return Some(Found::new(i, to, Expression::Length(year), "duration.year-ended"));
        }
        if self.any(to, forms!["before", "after"]) && unit == TimeUnit::Year {
            let by = if self.any(to, forms!["before"]) { -1 } else { 1 };
            return Some(Found::new(i, to + 1, Expression::Relative { unit, by, from: Anchor::Then }, "date.the"));
        }
        let other = self.any(to, forms!["before", "after", "when", "that", "of", "care", "job", "one"]) && unit <= TimeUnit::Day;
        let from = if matches!(unit, TimeUnit::Year | TimeUnit::Week) { Anchor::Now } else { Anchor::Then };
        (!other).then(|| Found::new(i, to, Expression::Relative { unit, by: 0, from }, "date.the"))
    }

    /// now, recently, the future, recent years, coming months.
    pub(super) fn reference(&self, i: usize) -> Option<Found> {
        // "at One Wisconsin Now", "the Current TV host": a capital within a sentence is a name's
        let name = self.shape(i).is_capitalised() && i > self.start && self.shape(i - 1).is_word();
        if !self.begins(i) || name {
            return None;
        }
        if let Some((to, reference)) = self.word(i, Kind::Reference, |w| if let DateWord::Reference(r) = w { Some(r) } else { None }) {
            let units = self.unit(to).filter(|(_, (_, many))| *many && self.any(i, forms!["recent"]));
            let to = units.map_or(to, |(to, _)| to);
            return Some(Found::new(i, to, Expression::Reference(reference), "date.reference"));
        }
        let at = self.skip(i, forms!["the"]);
        let ahead = self.any(at, forms!["coming", "upcoming", "future"]);
        if let (true, Some((to, (_, true)))) = (ahead || self.any(at, forms!["past"]), self.unit(at + 1)) {
            return Some(Found::new(i, to, Expression::Reference(if ahead { Reference::Future } else { Reference::Past }), "date.reference"));
        }
        // "in the past", "the past was"; a length behind it was read before this.
        let past = self.any(i, forms!["the"])
            && self.any(i + 1, forms!["past"])
            && (self.any_before(i, forms!["in", "of", "from"]) || !matches!(self.shape(i + 2), Shape::Lower | Shape::Digits | Shape::Capital));
        past.then(|| Found::new(i, i + 2, Expression::Reference(Reference::Past), "date.reference"))
    }
}
