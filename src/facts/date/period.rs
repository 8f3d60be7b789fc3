//! Stretches of the calendar: their TIMEX3 values, the days they cover, and how to step from one to the next.

use crate::lang::{Holiday, Season, TimeUnit};
use jiff::{
    Span,
    civil::{Date, ISOWeekDate, Weekday},
};

/// A stretch of the calendar. Weeks begin on Monday (ISO 8601), as TIMEX3 has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    /// One day.
    Day(Date),
    /// The week that begins on this Monday.
    Week(Date),
    /// Saturday and Sunday of the week that begins on this Monday.
    Weekend(Date),
    /// A month of a year.
    Month(i16, i8),
    /// A quarter, 1 to 4.
    Quarter(i16, i8),
    /// A half, 1 or 2.
    Half(i16, i8),
    /// A season.
    Season(i16, Season),
    /// A year.
    Year(i16),
    /// Ten years from one that ends in 0.
    Decade(i16),
    /// A hundred years, counted from 1: the 20th began in 1901 (and in common use in 1900).
    Century(i16),
}

impl Period {
    /// The period of `unit` in which `day` lies; `None` for units shorter than a day.
    pub(super) fn containing(day: Date, unit: TimeUnit) -> Option<Period> {
        let monday = || shift(day, -i64::from(day.weekday().to_monday_zero_offset()));
        Some(match unit {
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => return None,
            TimeUnit::Day => Period::Day(day),
            TimeUnit::Week | TimeUnit::Fortnight => Period::Week(monday()?),
            TimeUnit::Weekend => Period::Weekend(monday()?),
            TimeUnit::Month => Period::Month(day.year(), day.month()),
            TimeUnit::Quarter => Period::Quarter(day.year(), (day.month() + 2) / 3),
            TimeUnit::Half => Period::Half(day.year(), (day.month() + 5) / 6),
            TimeUnit::Year => Period::Year(day.year()),
            TimeUnit::Decade => Period::Decade(day.year().div_euclid(10) * 10),
            TimeUnit::Century => Period::Century((day.year() - 1).div_euclid(100) + 1),
            TimeUnit::Millennium => return None,
        })
    }

    /// Its unit.
    pub(super) fn unit(self) -> TimeUnit {
        match self {
            Period::Day(_) => TimeUnit::Day,
            Period::Week(_) => TimeUnit::Week,
            Period::Weekend(_) => TimeUnit::Weekend,
            Period::Month(..) => TimeUnit::Month,
            Period::Quarter(..) | Period::Season(..) => TimeUnit::Quarter,
            Period::Half(..) => TimeUnit::Half,
            Period::Year(_) => TimeUnit::Year,
            Period::Decade(_) => TimeUnit::Decade,
            Period::Century(_) => TimeUnit::Century,
        }
    }

    /// The `by`-th of its kind after it (before it where negative); `None` outside the calendar.
    pub(super) fn step(self, by: i32) -> Option<Period> {
        let of_year = |year: i16, part: i8, parts: i32| {
            let n = (i32::from(year) * parts + i32::from(part) - 1).checked_add(by)?;
            Some((i16::try_from(n.div_euclid(parts)).ok().filter(|y| (1..=9999).contains(y))?, n.rem_euclid(parts) as i8 + 1))
        };
        let years = |year: i16, n: i32| i16::try_from(i32::from(year).checked_add(by.checked_mul(n)?)?).ok().filter(|y| (1..=9999).contains(y));
        Some(match self {
            Period::Day(d) => Period::Day(shift(d, by.into())?),
            Period::Week(d) => Period::Week(shift(d, i64::from(by) * 7)?),
            Period::Weekend(d) => Period::Weekend(shift(d, i64::from(by) * 7)?),
            Period::Month(y, m) => of_year(y, m, 12).map(|(y, m)| Period::Month(y, m))?,
            Period::Quarter(y, q) => of_year(y, q, 4).map(|(y, q)| Period::Quarter(y, q))?,
            Period::Half(y, h) => of_year(y, h, 2).map(|(y, h)| Period::Half(y, h))?,
            Period::Season(y, s) => Period::Season(years(y, 1)?, s),
            Period::Year(y) => Period::Year(years(y, 1)?),
            Period::Decade(y) => Period::Decade(years(y, 10)?),
            Period::Century(c) => Period::Century(years(c, 1)?),
        })
    }

    /// First day.
    pub(super) fn first(self) -> Option<Date> {
        match self {
            Period::Day(d) | Period::Week(d) => Some(d),
            Period::Weekend(d) => shift(d, 5),
            Period::Month(y, m) => Date::new(y, m, 1).ok(),
            Period::Quarter(y, q) => Date::new(y, q * 3 - 2, 1).ok(),
            Period::Half(y, h) => Date::new(y, h * 6 - 5, 1).ok(),
            Period::Season(y, Season::Spring) => Date::new(y, 3, 1).ok(),
            Period::Season(y, Season::Summer) => Date::new(y, 6, 1).ok(),
            Period::Season(y, Season::Autumn) => Date::new(y, 9, 1).ok(),
            // A winter is called by the year in which it begins or by that in which it ends.
            Period::Season(y, Season::Winter) => Date::new(y - 1, 12, 1).ok(),
            Period::Year(y) | Period::Decade(y) => Date::new(y, 1, 1).ok(),
            Period::Century(c) => Date::new((c - 1) * 100, 1, 1).ok(),
        }
    }

    /// Last day. Seasons end as astronomers have it, which is the later of the two common ways.
    pub(super) fn last(self) -> Option<Date> {
        match self {
            Period::Day(d) => Some(d),
            Period::Week(d) | Period::Weekend(d) => shift(d, 6),
            Period::Month(y, m) => Date::new(y, m, 1).ok().map(Date::last_of_month),
            Period::Quarter(y, q) => Period::Month(y, q * 3).last(),
            Period::Half(y, h) => Period::Month(y, h * 6).last(),
            Period::Season(y, Season::Spring) => Date::new(y, 6, 21).ok(),
            Period::Season(y, Season::Summer) => Date::new(y, 9, 22).ok(),
            Period::Season(y, Season::Autumn) => Date::new(y, 12, 21).ok(),
            Period::Season(y, Season::Winter) => Date::new(y + 1, 3, 20).ok(),
            Period::Year(y) => Date::new(y, 12, 31).ok(),
            Period::Decade(y) => Date::new(y + 9, 12, 31).ok(),
            Period::Century(c) => Date::new(c * 100, 12, 31).ok(),
        }
    }

    /// TIMEX3 value.
    pub(super) fn timex(self) -> String {
        let week = |d: Date| {
            let week: ISOWeekDate = d.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        };
        match self {
            Period::Day(d) => d.to_string(),
            Period::Week(d) => week(d),
            Period::Weekend(d) => format!("{}-WE", week(d)),
            Period::Month(y, m) => format!("{y:04}-{m:02}"),
            Period::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Period::Half(y, h) => format!("{y:04}-H{h}"),
            Period::Season(y, s) => format!("{y:04}-{}", season(s)),
            Period::Year(y) => format!("{y:04}"),
            Period::Decade(y) => format!("{:03}", y / 10),
            Period::Century(c) => format!("{:02}", c - 1),
        }
    }
}

/// TIMEX3's name of a season.
pub(super) fn season(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// `days` after a day; `None` outside the calendar.
pub(super) fn shift(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The day on which a holiday falls.
pub(super) fn holiday(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Fixed { month, day } => Date::new(year, month, day).ok(),
        Holiday::Nth { month, weekday, nth, after } => shift(Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?, after.into()),
        Holiday::Easter(days) => shift(easter(year)?, days.into()),
    }
}

/// Easter Sunday of the Gregorian calendar, after the anonymous algorithm of Nature, 1876 (Meeus, Astronomical Algorithms, ch. 8).
fn easter(year: i16) -> Option<Date> {
    let year_ = i32::from(year);
    let a = year_.rem_euclid(19);
    let (b, c) = (year_.div_euclid(100), year_.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()
}

/// The first such weekday on or after `day` (`forward`), or the last on or before it.
pub(super) fn nearest_weekday(day: Date, weekday: Weekday, forward: bool) -> Option<Date> {
    let ahead = i64::from(weekday.since(day.weekday()));
    if forward { shift(day, ahead) } else { shift(day, if ahead == 0 { 0 } else { ahead - 7 }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_days() {
        let day = Date::constant(2022, 9, 29);
        let cases = [
            (TimeUnit::Day, 0, "2022-09-29", "2022-09-29..2022-09-29"),
            (TimeUnit::Week, 0, "2022-W39", "2022-09-26..2022-10-02"),
            (TimeUnit::Week, 14, "2023-W01", "2023-01-02..2023-01-08"),
            (TimeUnit::Weekend, -1, "2022-W38-WE", "2022-09-24..2022-09-25"),
            (TimeUnit::Month, 5, "2023-02", "2023-02-01..2023-02-28"),
            (TimeUnit::Quarter, -3, "2021-Q4", "2021-10-01..2021-12-31"),
            (TimeUnit::Half, 1, "2023-H1", "2023-01-01..2023-06-30"),
            (TimeUnit::Year, -1, "2021", "2021-01-01..2021-12-31"),
            (TimeUnit::Decade, 0, "202", "2020-01-01..2029-12-31"),
            (TimeUnit::Century, -1, "19", "1900-01-01..2000-12-31"),
        ];
        for (unit, by, timex, days) in cases {
            let period = Period::containing(day, unit).unwrap().step(by).unwrap();
            assert_eq!(period.timex(), timex);
            assert_eq!(format!("{}..{}", period.first().unwrap(), period.last().unwrap()), days);
        }
    }

    #[test]
    fn easter_of_known_years() {
        for (year, month, day) in [(1961, 4, 2), (2000, 4, 23), (2022, 4, 17), (2024, 3, 31), (2038, 4, 25)] {
            assert_eq!(easter(year), Date::new(year, month, day).ok());
        }
    }

    #[test]
    fn steps_past_the_calendar_are_none() {
        let day = Date::constant(2022, 9, 29);
        for unit in [TimeUnit::Day, TimeUnit::Week, TimeUnit::Month, TimeUnit::Year, TimeUnit::Century] {
            for by in [i32::MAX, i32::MIN] {
                assert!(Period::containing(day, unit).unwrap().step(by).and_then(Period::last).is_none());
            }
        }
    }
}
