//! Dates of the calendar: Sept. 23 - 27, 29 September 2022, 2022-09-29, 09/29/22, May 1998.

use super::{
    Found, Grammar,
    words::{At, full_year},
};
use crate::facts::{
    DayOrder,
    date::{
        expression::{Expression, Name, Within},
        period::Period,
    },
};
use crate::lang::{DateWord, Forms, Kind, forms};
use crate::text::Shape;
use jiff::civil::Date;

/// How far before a date the verb may stand that moves it.
const MOVED_REACH: usize = 10;

/// Before a month that is another word too.
const BEFORE_MONTH: &Forms = forms!["in", "since", "until", "till", "during", "last", "this", "next", "early", "late", "mid", "through", "by", "each", "every"];

impl Grammar<'_, '_> {
    /// A date with a month in it.
    pub(super) fn calendar(&self, i: usize) -> Option<Found> {
        if let Some((at, (by, from))) = self.shift(i).filter(|(at, _)| self.month(*at).is_some()) {
            return self.shifted_month(i, at, Within::Shifted(by, from));
        }
        let start = self.leading_weekday(i).unwrap_or(i);
        self.month_first(start)
            .or_else(|| self.day_first(start))
            .or_else(|| if start == i { self.month_alone(i) } else { None })
            .map(|f| self.to_another_month(Found { from: i, ..f }))
    }

    /// May 5 to June 7, between 30 December 2021 and Jan. 3: a day that begins a range which ends in another month.
    fn to_another_month(&self, first: Found) -> Found {
        let between = self.any_before(first.from, forms!["between"]);
        let joined =
            self.shape(first.to) == Shape::Dash || self.any(first.to, forms!["to", "through", "until"]) || between && self.any(first.to, forms!["and"]);
        if !joined || self.is_put_off(first.from) {
            return first;
        }
        let start = self.leading_weekday(first.to + 1).unwrap_or(first.to + 1);
        let Some(last) = self.month_first(start).or_else(|| self.day_first(start)) else { return first };
        // A year that stands at one end only counts for both.
        let in_year = |day: &Expression, other: &Expression, later: bool| match (day, other) {
            (Expression::Named(Name::Day { month, day }, Within::Nearest), Expression::Period(Period::Day(known))) => {
                let turned = if later { (*month, *day) < (known.month(), known.day()) } else { (*month, *day) > (known.month(), known.day()) };
                let year = known.year() + if later { i16::from(turned) } else { -i16::from(turned) };
                Date::new(year, *month, *day).ok().map(|d| Expression::Period(Period::Day(d)))
            }
            (Expression::Named(Name::Day { .. }, Within::Nearest) | Expression::Period(Period::Day(_)), _) => Some(day.clone()),
            _ => None,
        };
        match (in_year(&first.expression, &last.expression, false), in_year(&last.expression, &first.expression, true)) {
            (Some(a), Some(b)) => Found::new(first.from, last.to, Expression::Range(Box::new(a), Box::new(b)), "date.range"),
            _ => first,
        }
    }

    /// Whether something was moved from the date at `i`, so that what follows is its new date and no range.
    fn is_put_off(&self, i: usize) -> bool {
        self.any_before(i, forms!["from"])
            && (self.start..i).rev().take(MOVED_REACH).any(|k| self.word(k, Kind::Moved, |w| (w == DateWord::Moved).then_some(())).is_some())
    }

    /// last October; "last October 5" is a day of that month.
    fn shifted_month(&self, from: usize, at: usize, within: Within) -> Option<Found> {
        let (to, (month, _)) = self.month(at)?;
        if !self.shape(at).is_capitalised() {
            return None;
        }
        Some(match self.day(to).filter(|(_, day)| Date::new(2000, month, *day).is_ok()) {
            Some((to, day)) => Found::new(from, to, Expression::Named(Name::Day { month, day }, within), "date.calendar"),
            None => Found::new(from, to, Expression::Named(Name::Month(month), within), "date.month"),
        })
    }

    /// "Friday, " before a date that names its day; the weekday only repeats it.
    fn leading_weekday(&self, i: usize) -> Option<usize> {
        let (at, _) = self.weekday(i)?;
        let at = at + usize::from(self.shape(at) == Shape::Comma);
        let at = at + usize::from(self.shape(at) == Shape::Stop);
        Some(at + usize::from(self.shape(at) == Shape::Comma))
    }

    /// September 29, 2022; Sept. 23 - 27; May 5.
    fn month_first(&self, i: usize) -> Option<Found> {
        let (at, (month, common)) = self.month(i)?;
        if common && !self.shape(i).is_capitalised() && !self.any_before(i, forms!["on", "by", "since", "until", "from", "before", "after"]) {
            return None;
        }
        let (at, day) = self.day(at)?;
        // "May 5:30", but "on Oct. 26: We won"
        let clock = self.text(at) == ":" && self.glued(at + 1) && self.shape(at + 1) == Shape::Digits;
        if self.glued(at) && (clock || matches!(self.text(at), "%" | "/")) || self.any(at, forms!["percent", "per"]) {
            return None;
        }
        let (at, last) = self.second_day(i, at, day).unwrap_or((at, day));
        let comma = at + usize::from(self.shape(at) == Shape::Comma);
        let year = self.year(comma).filter(|_| last == day || comma > at || self.shape(at) == Shape::Digits);
        let (at, year) = year.map_or((at, None), |(at, y)| (at, Some(y)));
        self.days(i, at, month, day, last, year)
    }

    /// 29 September 2022; 23-27 Sept.; the 5th of June.
    fn day_first(&self, i: usize) -> Option<Found> {
        let (at, day) = self.day(i)?;
        let (at, last) = self.second_day(i, at, day).unwrap_or((at, day));
        let at = self.skip(at, forms!["of"]);
        let name = at;
        let (at, (month, common)) = self.month(name)?;
        let comma = at + usize::from(self.shape(at) == Shape::Comma);
        // "those over 21 may buy it"
        if common && !self.shape(name).is_capitalised() && self.year(comma).is_none() {
            return None;
        }
        let (at, year) = self.year(comma).map_or((at, None), |(at, y)| (at, Some(y)));
        self.days(i, at, month, day, last, year)
    }

    /// The end of a range of days in one month: - 27; "and 27" where "between" stands before its start.
    fn second_day(&self, start: usize, i: usize, first: i8) -> At<i8> {
        let joined =
            self.shape(i) == Shape::Dash || self.any(i, forms!["to", "through"]) || self.any(i, forms!["and"]) && self.any_before(start, forms!["between"]);
        let (at, last) = self.day(i + 1).filter(|(_, last)| joined && *last > first)?;
        // "May 5 to 10 people": a figure that counts something is no day.
        (self.shape(i) == Shape::Dash || !self.shape(at).is_word() || self.month(at).is_some() || self.any(at, forms!["in", "at", "for", "and", "with", "of"]))
            .then_some((at, last))
    }

    fn days(&self, from: usize, to: usize, month: i8, day: i8, last: i8, year: Option<i16>) -> Option<Found> {
        // 29 February needs a leap year where the year is not printed.
        let one = |day| {
            Date::new(year.unwrap_or(2000), month, day).ok()?;
            Some(match year {
                Some(y) => Expression::Period(Period::Day(Date::new(y, month, day).ok()?)),
                None => Expression::Named(Name::Day { month, day }, Within::Nearest),
            })
        };
        let first = one(day)?;
        if last == day {
            return Some(Found::new(from, to, first, "date.calendar"));
        }
        Some(Found::new(from, to, Expression::Range(Box::new(first), Box::new(one(last)?)), "date.range"))
    }

    /// May 1998, December of last year, December.
    fn month_alone(&self, i: usize) -> Option<Found> {
        let (at, (month, common)) = self.month(i)?;
        let name = Name::Month(month);
        let year_at = self.skip(at + usize::from(self.shape(at) == Shape::Comma), forms!["of"]);
        if let Some((to, year)) = self.year(year_at) {
            return Some(Found::new(i, to, Expression::Period(Period::Month(year, month)), "date.month"));
        }
        // 31 June is no day, and its June no month.
        let day_like = |at| self.day(at).is_some_and(|(_, d)| Date::new(2000, month, d).is_err());
        if day_like(at) || i > self.start && self.digits(i - 1, 1..=2).is_some() || self.shape(at) == Shape::Digits && self.is_figure_date(at) {
            return None;
        }
        let capital = self.shape(i).is_capitalised();
        // "mid-March"
        let first = if i > self.start && self.shape(i - 1) == Shape::Dash { i - 1 } else { i };
        let introduced = self.any_before(first, BEFORE_MONTH) || capital && (self.month_before(i) || self.edge_before(i) || self.closes_behind(i, at));
        if (common || !capital) && !introduced || common && !capital {
            return None;
        }
        if let Some((to, year)) = self.year_reference(self.skip(at, forms!["of"])) {
            return Some(Found::new(i, to, Expression::Named(name, Within::Year(Box::new(year))), "date.month"));
        }
        Some(Found::new(i, at, Expression::Named(name, Within::Nearest), "date.month"))
    }

    /// Whether the token before `i` is one of `forms`.
    pub(super) fn any_before(&self, i: usize, forms: &Forms) -> bool {
        i > self.start && self.any(i - 1, forms)
    }

    /// The end of March, the middle of May: not "the end of May's time in office".
    fn edge_before(&self, i: usize) -> bool {
        let whose = self.text(i).ends_with("'s") || self.text(i).ends_with("’s");
        i >= self.start + 2
            && !whose
            && self.any(i - 1, forms!["of"])
            && self.word(i - 2, Kind::Edge, |w| if let DateWord::Edge(e) = w { Some(e) } else { None }).is_some()
    }

    /// "Before March.": not "after May resigned".
    fn closes_behind(&self, i: usize, at: usize) -> bool {
        self.any_before(i, forms!["before", "after"]) && self.shape(at) == Shape::Stop
    }

    /// April and May: another month, joined.
    fn month_before(&self, i: usize) -> bool {
        i >= self.start + 2
            && (self.any(i - 1, forms!["and", "or", "to"]) || self.shape(i - 1) == Shape::Comma)
            && self.month(i - 2).is_some_and(|(_, (_, common))| !common)
    }

    /// The token behind a day that no month has: February 30, 2021.
    pub(super) fn impossible(&self, i: usize) -> Option<usize> {
        let (at, (month, _)) = self.month(i)?;
        let (at, day) = self.day(at)?;
        let year = self.year(at + usize::from(self.shape(at) == Shape::Comma));
        Date::new(year.map_or(2000, |(_, y)| y), month, day).is_err().then(|| year.map_or(at, |(at, _)| at))
    }

    fn is_figure_date(&self, at: usize) -> bool {
        self.digits(at, 1..=2).is_some() && matches!(self.text(at + 1), ":" | "/")
    }

    /// 2022-09-29, 09/29/22, 29.9.2022.
    pub(super) fn figures(&self, i: usize) -> Option<Found> {
        if self.shape(i) != Shape::Digits
            || self.glued(i) && matches!(self.shape(i.wrapping_sub(1)), Shape::Dash | Shape::Mark | Shape::Colon) && i > self.start
        {
            return None;
        }
        self.dotted(i).or_else(|| self.separated(i))
    }

    fn separated(&self, i: usize) -> Option<Found> {
        let mark = self.text(i + 1);
        if !(mark == "-" || mark == "/") || !self.glued(i + 1) || !self.glued(i + 2) {
            return None;
        }
        let third = i + 4;
        let full = self.text(i + 3) == mark && self.glued(i + 3) && self.glued(third);
        if full && (self.glued(third + 1) && matches!(self.text(third + 1), "-" | "/" | "%")) {
            return None;
        }
        if let Some((_, year)) = self.digits(i, 4..=4) {
            let (at, month) = self.digits(i + 2, 1..=2)?;
            let (at, period) = match self.digits(third, 1..=2).or_else(|| self.day_with_time(third)).filter(|_| full) {
                Some((at, day)) => (at, Period::Day(Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?)),
                None if mark == "-" && self.text(i + 2).len() == 2 && (1900..2100).contains(&year) && (1..=12).contains(&month) => {
                    (at, Period::Month(year as i16, month as i8))
                }
                None => return None,
            };
            return Some(Found::new(i, at, Expression::Period(period), "date.iso"));
        }
        let (_, first) = self.digits(i, 1..=2)?;
        let (_, second) = self.digits(i + 2, 1..=2)?;
        if !full {
            return None;
        }
        let (at, year) = self.short_year(third).filter(|(at, _)| mark == "/" || self.text(at - 1).len() == 4)?;
        self.ordered(i, at, first, second, year)
    }

    /// The day of 2022-09-29T10:15:00Z, and where its time ends.
    fn day_with_time(&self, i: usize) -> At<u32> {
        let (day, time) = self.text(i).split_once('T')?;
        if day.len() != 2 || time.is_empty() || !time.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let goes_on = |at: usize| self.glued(at) && matches!(self.shape(at), Shape::Colon | Shape::Digits | Shape::Mixed);
        let end = (i + 1..).find(|&at| !goes_on(at))?;
        Some((end, day.parse().ok()?))
    }

    /// 29.9.2022: the tokens of a dotted date are one number.
    fn dotted(&self, i: usize) -> Option<Found> {
        let text = self.text(i);
        if !(8..=10).contains(&text.len()) {
            return None;
        }
        let mut parts = text.split('.');
        let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        let date = Date::new(year.parse().ok()?, month, day).ok()?;
        Some(Found::new(i, i + 1, Expression::Period(Period::Day(date)), "date.figures"))
    }

    fn short_year(&self, i: usize) -> At<i16> {
        self.digits(i, 4..=4)
            .filter(|(_, y)| (1000..2200).contains(y))
            .map(|(at, y)| (at, y as i16))
            .or_else(|| self.digits(i, 2..=2).map(|(at, y)| (at, full_year(y))))
    }

    /// Day and month by the order of the article; by the only order that is a date where the other is none.
    fn ordered(&self, from: usize, to: usize, first: u32, second: u32, year: i16) -> Option<Found> {
        let date = |month: u32, day: u32| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
        let date = match self.order {
            DayOrder::MonthFirst => date(first, second).or_else(|| date(second, first)),
            DayOrder::DayFirst => date(second, first).or_else(|| date(first, second)),
        }?;
        Some(Found::new(from, to, Expression::Period(Period::Day(date)), "date.figures"))
    }
}
