//! What a date expression says, before it is known when it was said.

use super::period::{Period, holiday};
use crate::lang::{Anchor, Holiday, PartOfDay, Reference, Season, TimeUnit};
use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;

/// What the words of an expression say.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression {
    /// Complete in itself: 29 September 2022, 1998, the 1990s.
    Period(Period),
    /// One of a cycle: Friday, Oct. 4, last October, the third quarter of last year.
    Named(Name, Within),
    /// So many periods from the one that holds the anchor: today, last week, the following month.
    Relative { unit: TimeUnit, by: i32, from: Anchor },
    /// A length of time away from the anchor: three years ago, two days earlier.
    Distance { length: Length, by: i8, from: Anchor },
    /// The stretch of another year that answers to the one told last; of the year before unless said: the year-ago quarter,
    /// the same period of 1988.
    Counterpart(Option<TimeUnit>, Option<Box<Expression>>),
    /// The week that holds a day.
    Holding(TimeUnit, Box<Expression>),
    /// No date in particular: now, recently.
    Reference(Reference),
    /// Part of a day: Friday night.
    Part(Box<Expression>, PartOfDay),
    /// A time of day: 4 p.m. Friday.
    Clock(Clock, Option<Box<Expression>>),
    /// From one to the other: Sept. 23 - 27.
    Range(Box<Expression>, Box<Expression>),
    /// How long: two weeks.
    Length(Length),
    /// How often: daily, every Friday. A TIMEX3 value.
    Recurring(String),
}

/// One of a cycle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Name {
    Weekday(Weekday),
    Month(i8),
    Day { month: i8, day: i8 },
    Quarter(i8),
    Half(i8),
    Season(Season),
    Holiday(Holiday),
}

impl Name {
    /// The one of a year; `None` for weekdays and for days that the year lacks.
    pub(super) fn of_year(self, year: i16) -> Option<Period> {
        Some(match self {
            Name::Weekday(_) => return None,
            Name::Month(m) => Period::Month(year, m),
            Name::Day { month, day } => Period::Day(Date::new(year, month, day).ok()?),
            Name::Quarter(q) => Period::Quarter(year, q),
            Name::Half(h) => Period::Half(year, h),
            Name::Season(s) => Period::Season(year, s),
            Name::Holiday(h) => Period::Day(holiday(h, year)?),
        })
    }
}

/// Which of the cycle.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Within {
    /// The one that tense and distance make likely.
    Nearest,
    /// The first before (-1) or after (1) the anchor, or the one in the same week or year (0).
    Shifted(i8, Anchor),
    /// The one of a year that has to be resolved itself: of last year.
    Year(Box<Expression>),
    /// The one a year before the nearest: the year-ago third quarter.
    YearBefore,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Length {
    /// How many; `None` for "several".
    pub count: Option<Decimal>,
    /// The upper end of a range: two to three.
    pub to: Option<Decimal>,
    /// Of what.
    pub unit: TimeUnit,
    /// Told in larger units as well, all of it counted in `unit`: two hours and 10 minutes are 130 minutes.
    pub mixed: bool,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Clock {
    /// 0 to 24.
    pub hour: i8,
    /// Where printed.
    pub minute: Option<i8>,
    /// Where printed.
    pub second: Option<i8>,
    /// Minutes east of Greenwich, where a zone with one offset is printed.
    pub zone: Option<i16>,
}
