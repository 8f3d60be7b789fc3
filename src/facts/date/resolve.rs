//! From what an expression says to the days it means: counted from the day of publication or from the date told last, and
//! by tense where a name fits several days. What cannot be known stays open (`XXXX`); nothing is guessed.

use super::{
    expression::{Expression, Length, Name, Within},
    period::{Period, nearest_weekday, season, shift},
    timex,
};
use crate::lang::{Anchor, PartOfDay, Reference, TimeUnit};
use jiff::civil::{Date, Weekday};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// When the event of a clause happens, seen from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// As the verb right before it says: began in January; or since January.
    SurelyPast,
    Future,
    /// No verb says.
    Open,
}

/// What an expression means.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meaning {
    /// TIMEX3 value.
    pub timex: String,
    /// First and last day, where known.
    pub days: Option<(Date, Date)>,
}

/// The dates told so far in a document.
#[derive(Debug)]
pub(super) struct Resolver {
    published: Option<Date>,
    /// The passage that is read.
    passage: u32,
    /// The date told last, and where.
    told: Option<(Period, u32)>,
    /// The day told last.
    day: Option<(Date, u32)>,
    /// The business quarter told last.
    quarter: Option<(Period, u32)>,
}

/// How many half days a day counts that lies where the tense does not point.
const AGAINST_TENSE: i64 = 7;

/// How many passages a business quarter is talked about.
const QUARTER_LASTS: u32 = 6;

impl Resolver {
    pub(super) fn new(published: Option<Date>) -> Resolver {
        Resolver { published, passage: 0, told: None, day: None, quarter: None }
    }

    /// Begins a passage.
    pub(super) fn enter(&mut self, passage: u32) {
        self.passage = passage;
    }

    /// What an expression means here; dates are remembered for what follows.
    pub(super) fn resolve(&mut self, expression: &Expression, tense: Tense) -> Meaning {
        match expression {
            Expression::Length(length) => Meaning { timex: length_timex(*length), days: None },
            Expression::Recurring(timex) => Meaning { timex: timex.clone(), days: None },
            Expression::Reference(reference) => Meaning { timex: reference_timex(*reference).to_owned(), days: None },
            Expression::Part(day, part) => self.part(day, *part, tense),
            Expression::Clock(clock, day) => self.clock(&timex::clock(*clock), day.as_deref(), tense),
            Expression::Range(first, last) => self.range(first, last, tense),
            Expression::Period(_)
            | Expression::Named(..)
            | Expression::Relative { .. }
            | Expression::Distance { .. }
            | Expression::Counterpart(..)
            | Expression::Holding(..) => {
                let period = self.period(expression, tense);
                if let Some(period) = period {
                    self.remember(period);
                    if tense != Tense::Future && matches!(expression, Expression::Named(_, Within::Nearest)) && matches!(period, Period::Quarter(..)) {
                        self.quarter = Some((period, self.passage));
                    }
                }
                period.and_then(of_period).unwrap_or_else(|| Meaning { timex: open(expression), days: None })
            }
        }
    }

    fn remember(&mut self, period: Period) {
        self.told = Some((period, self.passage));
        if let Period::Day(day) = period {
            self.day = Some((day, self.passage));
        }
    }

    fn part(&mut self, day: &Expression, of_day: PartOfDay, tense: Tense) -> Meaning {
        let part = timex::part(of_day);
        let last_night = matches!(day, Expression::Relative { unit: TimeUnit::Day, by: -1, .. });
        match self.period(day, if last_night { Tense::Past } else { tense }) {
            Some(period @ Period::Day(date)) => {
                self.remember(period);
                let begins = if of_day == PartOfDay::Overnight { date.yesterday().unwrap_or(date) } else { date };
                Meaning { timex: format!("{date}{part}"), days: Some((begins, date)) }
            }
            _ => Meaning { timex: format!("{}{part}", open(day)), days: None },
        }
    }

    /// A time of day belongs to the day printed with it, to the day told in the same sentence, else to that of publication.
    fn clock(&mut self, time: &str, day: Option<&Expression>, tense: Tense) -> Meaning {
        let known = match day {
            Some(day) => match self.period(day, tense) {
                Some(period @ Period::Day(date)) => {
                    self.remember(period);
                    Some(date)
                }
                _ => None,
            },
            None => self.day.filter(|(_, passage)| *passage == self.passage).map(|(date, _)| date).or(self.published),
        };
        match known {
            Some(date) => Meaning { timex: format!("{date}{time}"), days: Some((date, date)) },
            None => Meaning { timex: format!("{}{time}", day.map_or_else(|| "XXXX-XX-XX".to_owned(), open)), days: None },
        }
    }

    fn range(&mut self, first: &Expression, last: &Expression, tense: Tense) -> Meaning {
        let ends = self.period(first, tense).zip(self.period(last, tense));
        if let Some((_, last)) = ends {
            self.remember(last);
        }
        let known = ends.and_then(|(a, b)| Some((a, b, a.first()?, b.last()?))).filter(|(_, _, from, to)| from <= to);
        match known {
            Some((a, b, from, to)) => Meaning { timex: format!("{}/{}", a.timex(), b.timex()), days: Some((from, to)) },
            None => Meaning { timex: format!("{}/{}", open(first), open(last)), days: None },
        }
    }

    /// The period that an expression means, where that can be known.
    fn period(&self, expression: &Expression, tense: Tense) -> Option<Period> {
        match expression {
            Expression::Period(period) => Some(*period),
            Expression::Named(name, Within::Nearest) => self.nearest(*name, tense),
            Expression::Named(name, Within::Shifted(by, from)) => self.shifted(*name, *by, *from, tense),
            Expression::Named(name, Within::Year(year)) => match self.period(year, tense)? {
                Period::Year(year) => name.of_year(year),
                _ => None,
            },
            Expression::Named(name, Within::YearBefore) => match self.nearest(*name, Tense::Past)? {
                Period::Quarter(year, _) | Period::Half(year, _) => name.of_year(year - 1),
                _ => None,
            },
            // "over the weekend" is told on Monday, or on Friday of the one to come.
            Expression::Relative { unit: TimeUnit::Weekend, by: 0, from: Anchor::Then } if tense != Tense::Future => {
                let saturday = nearest_weekday(self.published?, Weekday::Saturday, false)?;
                Period::containing(saturday, TimeUnit::Weekend)
            }
            Expression::Relative { unit, by, from } => self.relative(*unit, *by, *from),
            Expression::Distance { length, by, from } => self.distance(*length, *by, *from),
            Expression::Counterpart(unit, year) => self.counterpart(*unit, year.as_deref(), tense),
            Expression::Holding(unit, day) => Period::containing(self.period(day, tense)?.first()?, *unit),
            Expression::Reference(_)
            | Expression::Part(..)
            | Expression::Clock(..)
            | Expression::Range(..)
            | Expression::Length(_)
            | Expression::Recurring(_) => None,
        }
    }

    /// The one of a name's days or periods that tense and distance make likely. Without a day of publication, the one
    /// nearest to a day told before.
    fn nearest(&self, name: Name, tense: Tense) -> Option<Period> {
        if let Name::Weekday(weekday) = name {
            return nearest_weekday(self.published?, weekday, tense == Tense::Future).map(Period::Day);
        }
        let anchor = self.published.or(self.told.and_then(|(p, _)| p.first().filter(|_| p.unit() <= TimeUnit::Month)))?;
        let mut best: Option<(i64, Period)> = None;
        for year in [anchor.year() - 1, anchor.year(), anchor.year() + 1] {
            let Some(period) = name.of_year(year) else { continue };
            let (Some(first), Some(last)) = (period.first(), period.last()) else { continue };
            // How far it lies off, more where the tense points the other way.
            let off = if first > anchor {
                let against = match tense {
                    Tense::Past => AGAINST_TENSE,
                    Tense::SurelyPast => continue,
                    Tense::Future | Tense::Open => 2,
                };
                days(anchor, first) * against
            } else if last < anchor {
                days(last, anchor) * if tense == Tense::Future { AGAINST_TENSE } else { 2 }
            } else {
                0
            };
            if best.is_none_or(|(least, _)| off < least) {
                best = Some((off, period));
            }
        }
        best.map(|(_, period)| period)
    }

    /// last Friday, next March, this summer.
    fn shifted(&self, name: Name, by: i8, from: Anchor, tense: Tense) -> Option<Period> {
        let anchor = self.anchor(from)?;
        if let Name::Weekday(weekday) = name {
            let forward = by > 0 || by == 0 && !matches!(tense, Tense::Past | Tense::SurelyPast);
            let start = if by == 0 { anchor } else { shift(anchor, by.into())? };
            return nearest_weekday(start, weekday, forward).map(Period::Day);
        }
        if by == 0 {
            return name.of_year(anchor.year());
        }
        let year = anchor.year();
        let candidates = if by < 0 { [year, year - 1] } else { [year, year + 1] };
        candidates.into_iter().find_map(|year| {
            let period = name.of_year(year)?;
            let beyond = if by < 0 { period.last()? < anchor } else { period.first()? > anchor };
            beyond.then_some(period)
        })
    }

    /// The day that relative expressions count from.
    fn anchor(&self, from: Anchor) -> Option<Date> {
        match from {
            Anchor::Now => self.published,
            Anchor::Then => self.told.and_then(|(period, _)| period.first()).or(self.published),
        }
    }

    fn relative(&self, unit: TimeUnit, by: i32, from: Anchor) -> Option<Period> {
        let told = match (from, unit) {
            (Anchor::Now, _) => None,
            (Anchor::Then, TimeUnit::Day) => self.day.map(|(day, _)| Period::Day(day)),
            // Until one is named, "the quarter" is the last that is over.
            (Anchor::Then, TimeUnit::Quarter) => self.quarter.map(|(quarter, _)| quarter).or_else(|| Period::containing(self.published?, unit)?.step(-1)),
            (Anchor::Then, _) => self.told.filter(|(p, _)| p.unit() <= unit).and_then(|(p, _)| Period::containing(p.first()?, unit)),
        };
        told.or_else(|| Period::containing(self.published?, unit))?.step(by)
    }

    fn distance(&self, length: Length, by: i8, from: Anchor) -> Option<Period> {
        let count = length.count?;
        let steps = |each: i64| count.checked_mul(Decimal::from(each))?.to_i32().and_then(|n| n.checked_mul(by.into()));
        if length.unit == TimeUnit::Year && count == Decimal::ONE && by < 0 && self.quarter_is_told() {
            return self.counterpart(None, None, Tense::Past);
        }
        let base = self.anchor(from)?;
        match length.unit {
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => None,
            TimeUnit::Day => Period::Day(base).step(steps(1)?),
            TimeUnit::Week | TimeUnit::Fortnight | TimeUnit::Weekend => {
                let weeks = if length.unit == TimeUnit::Fortnight { 2 } else { 1 };
                let day = Period::Day(base).step(steps(weeks * 7)?)?;
                if length.unit == TimeUnit::Week && count == Decimal::ONE || from == Anchor::Then {
                    Some(day)
                } else {
                    Period::containing(day.first()?, length.unit)
                }
            }
            TimeUnit::Month => Period::containing(base, TimeUnit::Month)?.step(steps(1)?),
            TimeUnit::Quarter => Period::containing(base, TimeUnit::Quarter)?.step(steps(1)?),
            TimeUnit::Half => Period::containing(base, TimeUnit::Month)?.step(steps(6)?),
            TimeUnit::Year if !count.fract().is_zero() => Period::containing(base, TimeUnit::Month)?.step(steps(12)?),
            TimeUnit::Year => Period::Year(base.year()).step(steps(1)?),
            TimeUnit::Decade => Period::Year(base.year()).step(steps(10)?),
            TimeUnit::Century => Period::Year(base.year()).step(steps(100)?),
            TimeUnit::Millennium => Period::Year(base.year()).step(steps(1000)?),
        }
    }

    /// Whether the text talks about a business quarter, so that "a year ago" means the same quarter of that year.
    fn quarter_is_told(&self) -> bool {
        self.quarter.is_some_and(|(_, passage)| self.passage - passage <= QUARTER_LASTS)
    }

    /// The quarter or month told of, in another year; that year itself where none is told of.
    fn counterpart(&self, unit: Option<TimeUnit>, year: Option<&Expression>, tense: Tense) -> Option<Period> {
        let told = match unit {
            None => self.quarter.filter(|_| self.quarter_is_told()).map(|(quarter, _)| quarter),
            Some(TimeUnit::Quarter) => self.relative(TimeUnit::Quarter, 0, Anchor::Then),
            Some(unit) => Period::containing(self.anchor(Anchor::Now)?, unit),
        };
        let known = year.map(|y| self.period(y, tense));
        let year = match (known, told.and_then(Period::first).or(self.published)) {
            (Some(Some(Period::Year(year))), _) => year,
            (None, Some(day)) => day.year() - 1,
            _ => return None,
        };
        Some(match told {
            Some(Period::Quarter(_, quarter)) => Period::Quarter(year, quarter),
            Some(Period::Month(_, month)) => Period::Month(year, month),
            _ => Period::Year(year),
        })
    }
}

fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(i64::MAX / 16, |span| span.get_days().into())
}

fn of_period(period: Period) -> Option<Meaning> {
    Some(Meaning { timex: period.timex(), days: Some((period.first()?, period.last()?)) })
}

fn length_timex(length: Length) -> String {
    match length.count {
        Some(n) if length.mixed => timex::mixed(n, length.unit),
        Some(n) => timex::duration(n, length.unit),
        None => timex::vague(length.unit),
    }
}

fn reference_timex(reference: Reference) -> &'static str {
    match reference {
        Reference::Past => "PAST_REF",
        Reference::Present => "PRESENT_REF",
        Reference::Future => "FUTURE_REF",
    }
}

/// The value of what cannot be resolved: known parts in figures, the others as `X`.
fn open(expression: &Expression) -> String {
    match expression {
        Expression::Named(name, _) => match name {
            Name::Weekday(weekday) => format!("XXXX-WXX-{}", weekday.to_monday_one_offset()),
            Name::Month(month) => format!("XXXX-{month:02}"),
            Name::Day { month, day } => format!("XXXX-{month:02}-{day:02}"),
            Name::Quarter(quarter) => format!("XXXX-Q{quarter}"),
            Name::Half(half) => format!("XXXX-H{half}"),
            Name::Season(s) => format!("XXXX-{}", season(*s)),
            Name::Holiday(_) => "XXXX-XX-XX".to_owned(),
        },
        Expression::Relative { unit, .. } => open_unit(*unit),
        Expression::Distance { length: Length { count: None, .. }, by, .. } => {
            reference_timex(if *by < 0 { Reference::Past } else { Reference::Future }).to_owned()
        }
        Expression::Distance { length, .. } => open_unit(length.unit),
        Expression::Counterpart(unit, _) => open_unit(unit.unwrap_or(TimeUnit::Year)),
        Expression::Holding(unit, _) => open_unit(*unit),
        Expression::Period(_)
        | Expression::Reference(_)
        | Expression::Part(..)
        | Expression::Clock(..)
        | Expression::Range(..)
        | Expression::Length(_)
        | Expression::Recurring(_) => "XXXX-XX-XX".to_owned(),
    }
}

fn open_unit(unit: TimeUnit) -> String {
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => "XXXX-XX-XXTXX:XX",
        TimeUnit::Day => "XXXX-XX-XX",
        TimeUnit::Week | TimeUnit::Fortnight => "XXXX-WXX",
        TimeUnit::Weekend => "XXXX-WXX-WE",
        TimeUnit::Month => "XXXX-XX",
        TimeUnit::Quarter => "XXXX-QX",
        TimeUnit::Half => "XXXX-HX",
        TimeUnit::Year => "XXXX",
        TimeUnit::Decade => "XXX",
        TimeUnit::Century | TimeUnit::Millennium => "XX",
    }
    .to_owned()
}
