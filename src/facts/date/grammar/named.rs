//! Quarters, seasons, weekdays, holidays, years, decades and centuries.

use super::{Found, Grammar, words::At};
use crate::facts::date::{
    expression::{Expression, Name, Within},
    period::Period,
    timex,
};
use crate::lang::{Anchor, DateWord, Forms, Kind, TimeUnit, forms};
use crate::text::Shape;

/// Words that stand before a bare year.
const BEFORE_YEAR: &Forms = forms![
    "in", "since", "of", "by", "until", "till", "from", "during", "before", "after", "to", "and", "between", "through", "the", "early", "late", "mid", "than",
    "for", "around", "about", "year", "circa", "fiscal", "or", "on",
];

/// What a holiday is the kind of, and no day: a Christmas party.
const FESTIVE: &Forms = forms![
    "party",
    "parties",
    "tree",
    "trees",
    "card",
    "cards",
    "carol",
    "carols",
    "shopping",
    "shopper",
    "shoppers",
    "gift",
    "gifts",
    "present",
    "presents",
    "decoration",
    "decorations",
    "costume",
    "costumes",
    "ornament",
    "ornaments",
    "bonus",
    "bonuses",
];

/// Behind these "the 70s" are degrees.
const WEATHER: &Forms = forms!["temperatures", "highs", "lows", "degrees"];

impl Grammar<'_, '_> {
    pub(super) fn named(&self, i: usize) -> Option<Found> {
        self.weekday_alone(i)
            .or_else(|| self.quarter(i))
            .or_else(|| self.century(i))
            .or_else(|| self.decade(i))
            .or_else(|| self.season(i))
            .or_else(|| self.holiday(i))
    }

    /// last, this, next, the previous: the step and what it counts from.
    pub(super) fn shift(&self, i: usize) -> At<(i8, Anchor)> {
        let start = self.skip(i, forms!["the", "its", "our", "their", "his", "her", "my"]);
        self.word(start, Kind::Shift, |w| if let DateWord::Shift { by, from } = w { Some((by, from)) } else { None })
    }

    fn within(shift: Option<(i8, Anchor)>) -> Within {
        shift.map_or(Within::Nearest, |(by, from)| Within::Shifted(by, from))
    }

    /// An optional last, this, next; then the token behind it.
    fn shifted(&self, i: usize) -> (usize, Option<(i8, Anchor)>) {
        self.shift(i).map_or((i, None), |(at, s)| (at, Some(s)))
    }

    /// Friday, last Friday, Friday night.
    fn weekday_alone(&self, i: usize) -> Option<Found> {
        let (at, shift) = self.shifted(i);
        let (to, (weekday, common)) = self.weekday(at)?;
        if common
            || !self.shape(at).is_capitalised()
                && shift.is_none()
                && !self.any_before(i, forms!["on", "since", "by", "until", "before", "after", "late", "early"])
        {
            return None;
        }
        if self.any(to, forms!["mornings", "afternoons", "evenings", "nights"]) {
            let (to, part) = self.part(to)?;
            let timex = format!("XXXX-WXX-{}{}", weekday.to_monday_one_offset(), timex::part(part));
            return Some(Found::new(i, to, Expression::Recurring(timex), "set.weekday"));
        }
        if shift.is_some()
            && self.shape(to) == Shape::Comma
            && let Some(date) = self.calendar(to + 1)
        {
            return Some(Found { from: i, ..date });
        }
        let day = Expression::Named(Name::Weekday(weekday), Self::within(shift));
        Some(self.with_part(i, to, day, "date.weekday"))
    }

    /// A day, and the part of it where one follows: Friday night.
    pub(super) fn with_part(&self, from: usize, to: usize, day: Expression, rule: &'static str) -> Found {
        match self.part(to) {
            Some((end, part)) if !self.any(to, forms!["dawn"]) => Found::new(from, end, Expression::Part(Box::new(day), part), "time.part"),
            _ => Found::new(from, to, day, rule),
        }
    }

    /// The year that another word belongs to: 1998, last year, the year.
    pub(super) fn year_reference(&self, i: usize) -> At<Expression> {
        if let Some((at, year)) = self.year(i) {
            return Some((at, Expression::Period(Period::Year(year))));
        }
        let (at, (by, from)) = self.shift(i).or_else(|| self.any(i, forms!["the"]).then_some((i + 1, (0, Anchor::Now))))?;
        let at = self.skip(at, forms!["fiscal", "calendar"]);
        let (at, unit) = self.unit(at)?;
        (unit == (TimeUnit::Year, false)).then_some((at, Expression::Relative { unit: TimeUnit::Year, by: by.into(), from }))
    }

    pub(super) fn unit(&self, i: usize) -> At<(TimeUnit, bool)> {
        self.word(i, Kind::TimeUnit, |w| if let DateWord::Unit { unit, many } = w { Some((unit, many)) } else { None })
    }

    /// third-quarter, the fiscal second quarter, this year's third quarter, the year-ago quarter, the first half of 1990.
    fn quarter(&self, i: usize) -> Option<Found> {
        let at = self.skip(i, forms!["the", "its", "a", "their"]);
        let year_ago = self.any(at, forms!["year"]) && self.is_hyphen(at + 1) && self.any(at + 2, forms!["ago", "earlier"]);
        let lead = if year_ago {
            Some((at + 3, Within::YearBefore))
        } else {
            self.year_reference(at).or_else(|| self.year_reference(i)).map(|(at, y)| (at, Within::Year(Box::new(y))))
        };
        let (at, lead) = lead.map_or((at, None), |(at, w)| (at, Some(w)));
        let at = self.hyphen(self.skip(at, forms!["fiscal"]));
        let nth_last = self.any(at, forms!["final", "last", "latter", "closing"]);
        let (at, nth) = if nth_last { (at + 1, None) } else { self.ordinal(at).map(|(at, n)| (at, Some(n)))? };
        let at = self.skip(self.hyphen(at), forms!["fiscal"]);
        let (at, (unit, many)) = self.unit(at)?;
        let name = match (unit, nth) {
            (TimeUnit::Quarter, nth) if nth.is_none_or(|n| (1..=4).contains(&n)) && !many => Name::Quarter(nth.unwrap_or(4) as i8),
            (TimeUnit::Half, nth) if nth.is_none_or(|n| (1..=2).contains(&n)) && !many => Name::Half(nth.unwrap_or(2) as i8),
            _ => return None,
        };
        let rule = if unit == TimeUnit::Quarter { "date.quarter" } else { "date.half" };
        let named = |to, within| Some(Found::new(i, to, Expression::Named(name, within), rule));
        let of = self.skip(at, forms!["of", "in"]);
        if let Some((to, year)) = self.year_reference(of).or_else(|| self.year_reference(self.skip(of, forms!["fiscal"]))) {
            return named(to, Within::Year(Box::new(year)));
        }
        match lead {
            Some(within) => named(at, within),
            // "the first half" may be one of a game, "the last quarter" is the one before this.
            None if unit == TimeUnit::Half || nth_last || self.any(of, forms!["century"]) => None,
            None => named(at, Within::Nearest),
        }
    }

    /// last summer, the winter of 1994, spring 2009.
    fn season(&self, i: usize) -> Option<Found> {
        let (at, shift) = self.shifted(i);
        let start = if shift.is_some() { at } else { self.skip(i, forms!["the"]) };
        let (to, season) = self.word(start, Kind::Season, |w| if let DateWord::Season(s) = w { Some(s) } else { None })?;
        let name = Name::Season(season);
        if let Some((to, year)) = self.year_reference(self.skip(to, forms!["of"])) {
            return Some(Found::new(i, to, Expression::Named(name, Within::Year(Box::new(year))), "date.season"));
        }
        let dated =
            shift.is_some() || self.any_before(i, forms!["in", "since", "by", "until", "during", "early", "late", "mid", "of", "before", "through", "over"]);
        // "the fall of the city", "in spring water"
        let other = self.any(to, forms!["of"])
            // "by the fall in prices"
            || start > i && shift.is_none() && self.any(start, forms!["fall"]) && self.any(to, forms!["in", "from", "to", "below", "against"])
            || self.is_hyphen(to)
            || shift.is_none() && start == i && self.shape(to).is_word() && !self.any(to, forms!["and", "or", "to", "when", "as", "but", "with"]);
        (dated && !other).then(|| Found::new(i, to, Expression::Named(name, Self::within(shift)), "date.season"))
    }

    /// Christmas, last Thanksgiving, Easter 2009.
    fn holiday(&self, i: usize) -> Option<Found> {
        let (at, shift) = self.shifted(i);
        let (to, holiday) = self.word(at, Kind::Holiday, |w| if let DateWord::Holiday(h) = w { Some(h) } else { None })?;
        if !self.shape(at).is_capitalised() || self.any(to, FESTIVE) {
            return None;
        }
        let name = Name::Holiday(holiday);
        let year = self.year(to + usize::from(self.shape(to) == Shape::Comma)).or_else(|| self.year(self.skip(to, forms!["of"])));
        if let Some((to, year)) = year {
            let year = Expression::Period(Period::Year(year));
            return Some(Found::new(i, to, Expression::Named(name, Within::Year(Box::new(year))), "date.holiday"));
        }
        Some(Found::new(i, to, Expression::Named(name, Self::within(shift)), "date.holiday"))
    }

    /// the 20th century, 19th-century, the last century.
    fn century(&self, i: usize) -> Option<Found> {
        let at = self.skip(i, forms!["the"]);
        let (at, nth) = self.ordinal(at)?;
        let (to, (unit, many)) = self.unit(self.hyphen(at))?;
        let fits = unit == TimeUnit::Century && !many && (2..=22).contains(&nth);
        fits.then(|| Found::new(i, to, Expression::Period(Period::Century(nth as i16)), "date.century"))
    }

    /// the 1990s, the '90s, the nineties.
    fn decade(&self, i: usize) -> Option<Found> {
        let the = self.skip(i, forms!["the"]);
        let known = (the > i || self.is_among_decades(i)) && !(self.start..i).rev().take(6).any(|k| self.any(k, WEATHER));
        let quoted = usize::from(matches!(self.text(the), "'" | "’" | "‘"));
        let text = self.text(the + quoted);
        let figure = text.strip_suffix('s').map(|t| t.trim_end_matches(['\'', '’']));
        // "in the 1930's"
        let parted = the > i && matches!(self.text(the + 1), "'" | "’") && self.text(the + 2) == "s" && self.glued(the + 1) && self.glued(the + 2);
        let figure = if parted { Some(text) } else { figure };
        let (to, start) = match figure.filter(|f| f.bytes().all(|b| b.is_ascii_digit())) {
            Some(f) if f.len() == 4 && quoted == 0 => (the + 1 + 2 * usize::from(parted), f.parse().ok()?),
            Some(f) if f.len() == 2 && (known || quoted == 1) => (the + quoted + 1, 1900 + f.parse::<i16>().ok()?),
            Some(_) => return None,
            None => {
                let (to, tens) = self.word(the, Kind::Decade, |w| if let DateWord::Decade(d) = w { Some(d) } else { None })?;
                (known.then_some(to)?, 1900 + i16::from(tens))
            }
        };
        let start = if start < 1920 && text.len() <= 3 { start + 100 } else { start };
        ((1000..2100).contains(&start) && start % 10 == 0).then(|| Found::new(i, to, Expression::Period(Period::Decade(start)), "date.decade"))
    }

    /// Whether the words before figures of two digits say that they are years: the mid-70s, the 70s and 80s. "His early 30s" are an age, and so may be
    /// 30s that no article stands before.
    fn is_among_decades(&self, i: usize) -> bool {
        let joined = self.any_before(i, forms!["and", "or", "to", ","]);
        let i = if joined && self.is_decade_like(i.wrapping_sub(2)) { i - 2 } else { i };
        let edge = i - usize::from(self.any_before(i, forms!["-"]));
        let edge = edge - usize::from(self.any_before(edge, forms!["early", "late", "mid", "middle", "very"]));
        self.any_before(edge, forms!["the"])
    }

    /// 70s, seventies.
    fn is_decade_like(&self, i: usize) -> bool {
        let figure = self.text(i).strip_suffix('s').is_some_and(|t| t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit()));
        figure || self.word(i, Kind::Decade, |w| matches!(w, DateWord::Decade(_)).then_some(())).is_some()
    }

    /// the year 2000
    pub(super) fn named_year(&self, i: usize) -> Option<Found> {
        if self.any(i, forms!["the"]) && self.any(i + 1, forms!["year"]) { self.bare_year(i) } else { None }
    }

    /// 1998, 1994-97, fiscal 1989.
    pub(super) fn bare_year(&self, i: usize) -> Option<Found> {
        let named = if self.any(i, forms!["the"]) && self.any(i + 1, forms!["year"]) { i + 2 } else { i };
        let start = self.skip(named, forms!["fiscal", "calendar"]);
        let (to, year) = self.year(start)?;
        let printed = self.shape(start) == Shape::Digits;
        let usual = (1900..2060).contains(&year);
        let before = named > i || self.any_before(i, BEFORE_YEAR);
        // An older year or one far off, a short one or one in words needs a word before it.
        let likely = usual && (printed || before || self.any(start, forms!["nineteen"]))
            || printed && before && ((1400..1900).contains(&year) || (2060..=2100).contains(&year));
        if !likely || self.counts_something(i, to) {
            return None;
        }
        if self.shape(to) == Shape::Dash && self.glued(to) && self.glued(to + 1) {
            let last = self.digits(to + 1, 4..=4).or_else(|| self.digits(to + 1, 2..=2).map(|(at, n)| (at, u32::from(year.unsigned_abs()) / 100 * 100 + n)));
            if let Some((end, last)) = last.filter(|(_, last)| *last > year as u32 && *last < 2200) {
                let range = Expression::Range(Box::new(Expression::Period(Period::Year(year))), Box::new(Expression::Period(Period::Year(last as i16))));
                return Some(Found::new(i, end, range, "date.years"));
            }
            if self.shape(to + 1) == Shape::Digits {
                return None;
            }
        }
        Some(Found::new(i, to, Expression::Period(Period::Year(year)), "date.year"))
    }

    /// Whether a figure is a price, a measure, part of a larger number or a code.
    fn counts_something(&self, from: usize, to: usize) -> bool {
        let joined = from > self.start
            && self.glued(from)
            && matches!(self.shape(from - 1), Shape::Mark | Shape::Dash | Shape::Colon | Shape::Stop)
            && !self.any(from - 1, forms!["(", "'"]);
        let dashed = joined && self.shape(from - 1) == Shape::Dash && self.any_before(from - 1, forms!["mid", "post", "pre", "early", "late"]);
        let code = from > self.start && matches!(self.text(from - 1), "$" | "£" | "€" | "#" | "¥" | "No" | "number" | "Flight" | "flight" | "Room" | "room");
        let unit = self.glued(to) && (matches!(self.text(to), "%" | "°" | "/" | "@") || self.text(to) == ":" && self.glued(to + 1))
            || self.any(
                to,
                forms![
                    "percent",
                    "per",
                    "cents",
                    "dollars",
                    "people",
                    "points",
                    "shares",
                    "miles",
                    "km",
                    "kilometers",
                    "kilometres",
                    "feet",
                    "metres",
                    "meters",
                    "votes",
                    "troops",
                    "times",
                    "million",
                    "billion",
                    "tons",
                    "tonnes",
                ],
            );
        joined && !dashed || code || unit
    }
}
