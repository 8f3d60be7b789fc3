//! Words of dates, times and durations.

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

/// What a word does in a date, a time or a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "fields are named for what they hold")]
pub enum DateWord {
    /// A month, 1 to 12. `common` forms are other words too, so that they need a figure or a preposition beside them.
    Month { month: i8, common: bool },
    /// A day of the week; `common` as for months.
    Weekday {
        #[serde(with = "weekday")]
        weekday: Weekday,
        common: bool,
    },
    /// Every such day: Mondays.
    Weekdays(#[serde(with = "weekday")] Weekday),
    /// A season.
    Season(Season),
    /// A named day.
    Holiday(Holiday),
    /// A unit of time, `many` in the plural.
    Unit { unit: TimeUnit, many: bool },
    /// A day counted from today.
    Day(i8),
    /// now, recently, soon.
    Reference(Reference),
    /// Begins as one of those and is none: as soon as.
    NoReference,
    /// A part of the day.
    Part(PartOfDay),
    /// A named hour; midnight is 24.
    Hour(i8),
    /// a.m. (`false`) or p.m. (`true`).
    Meridiem(bool),
    /// A time zone; minutes east of Greenwich where it has one offset.
    Zone(Option<i16>),
    /// last, this, next, previous, same, following.
    Shift { by: i8, from: Anchor },
    /// ago, earlier, later.
    Distance { by: i8, from: Anchor },
    /// The same in front of a length: vor zwei Wochen.
    DistanceBefore { by: i8, from: Anchor },
    /// early, middle, the end of.
    Edge(Edge),
    /// about, at least, more than.
    Hedge(Bound),
    /// by, before, since, after.
    Side(Bound),
    /// daily, weekly.
    Recurring(TimeUnit),
    /// nineties.
    Decade(i8),
    /// Begins an expression together with what follows: every, once.
    Opener,
    /// May stand before an expression: the, its.
    Determiner,
    /// Puts the event of its clause into the future.
    Planned,
    /// Takes what was arranged from one date to another: moved, postponed.
    Moved,
    /// A verb in the past.
    Past,
    /// A verb that only helps another.
    Auxiliary,
}

/// The seasons, as TIMEX3 names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// How a named day is found in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "fields are named for what they hold")]
pub enum Holiday {
    /// The same day every year.
    Fixed { month: i8, day: i8 },
    /// The nth (from the end where negative) such weekday of a month, and so many days after it.
    Nth {
        month: i8,
        #[serde(with = "weekday")]
        weekday: Weekday,
        nth: i8,
        after: i8,
    },
    /// So many days after Easter Sunday.
    Easter(i8),
}

/// Units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl TimeUnit {
    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            TimeUnit::Second => "second",
            TimeUnit::Minute => "minute",
            TimeUnit::Hour => "hour",
            TimeUnit::Day => "day",
            TimeUnit::Weekend => "weekend",
            TimeUnit::Week => "week",
            TimeUnit::Fortnight => "fortnight",
            TimeUnit::Month => "month",
            TimeUnit::Quarter => "quarter",
            TimeUnit::Half => "half",
            TimeUnit::Year => "year",
            TimeUnit::Decade => "decade",
            TimeUnit::Century => "century",
            TimeUnit::Millennium => "millennium",
        }
    }
}

/// TIMEX3's references to no date in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Reference {
    Past,
    Present,
    Future,
}

/// Parts of the day, as TIMEX3 names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum PartOfDay {
    Morning,
    Afternoon,
    Evening,
    Night,
    /// The night that ends in the morning of the day.
    Overnight,
    Dawn,
}

/// What a relative expression counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The day of publication.
    Now,
    /// The date that the text told last.
    Then,
}

/// Which part of a period is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Edge {
    Start,
    Middle,
    End,
}

/// How words bound a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Bound {
    About,
    Nearly,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
}

/// Days of the week by their numbers in ISO 8601: 1 for Monday.
mod weekday {
    use super::Weekday;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(day: &Weekday, to: S) -> Result<S::Ok, S::Error> {
        day.to_monday_one_offset().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Weekday, D::Error> {
        Weekday::from_monday_one_offset(i8::deserialize(from)?).map_err(D::Error::custom)
    }
}
