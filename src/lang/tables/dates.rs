//! Words of dates, times and durations (`en/dates.toml`).

use super::{Builder, Sense, table};
use jiff::civil::Weekday;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a word does in a date, a time or a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "fields are named for what they hold")]
pub enum DateWord {
    /// A month, 1 to 12. `common` forms are other words too, so that they need a figure or a preposition beside them.
    Month { month: i8, common: bool },
    /// A day of the week; `common` as for months.
    Weekday { weekday: Weekday, common: bool },
    /// Every such day: Mondays.
    Weekdays(Weekday),
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// How a named day is found in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "fields are named for what they hold")]
pub enum Holiday {
    /// The same day every year.
    Fixed { month: i8, day: i8 },
    /// The nth (from the end where negative) such weekday of a month, and so many days after it.
    Nth { month: i8, weekday: Weekday, nth: i8, after: i8 },
    /// So many days after Easter Sunday.
    Easter(i8),
}

/// Units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
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

/// TIMEX3's references to no date in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Reference {
    Past,
    Present,
    Future,
}

/// Parts of the day, as TIMEX3 names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum PartOfDay {
    Morning,
    Afternoon,
    Evening,
    Night,
    Dawn,
}

/// What a relative expression counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The day of publication.
    Now,
    /// The date that the text told last.
    Then,
}

/// Which part of a period is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Edge {
    Start,
    Middle,
    End,
}

/// How words bound a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dates {
    month: BTreeMap<String, Named>,
    weekday: BTreeMap<String, Named>,
    weekdays: BTreeMap<String, Named>,
    season: BTreeMap<Season, Vec<String>>,
    holiday: Vec<HolidayRow>,
    unit: BTreeMap<TimeUnit, UnitRow>,
    day: BTreeMap<String, Valued>,
    reference: BTreeMap<Reference, Vec<String>>,
    not_reference: Vec<String>,
    part: BTreeMap<PartOfDay, Vec<String>>,
    hour: BTreeMap<String, Valued>,
    meridiem: BTreeMap<String, Vec<String>>,
    zone: BTreeMap<String, ZoneRow>,
    shift: BTreeMap<String, Steps>,
    distance: BTreeMap<String, Steps>,
    #[serde(default)]
    distance_before: BTreeMap<String, Steps>,
    edge: BTreeMap<Edge, Vec<String>>,
    hedge: BTreeMap<Bound, Vec<String>>,
    side: BTreeMap<Bound, Vec<String>>,
    recurring: BTreeMap<TimeUnit, Vec<String>>,
    decade: BTreeMap<String, Valued>,
    opener: Forms,
    determiner: Forms,
    tense: Tense,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    value: i8,
    #[serde(default)]
    plain: Vec<String>,
    #[serde(default)]
    common: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Valued {
    value: i8,
    forms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    forms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitRow {
    one: Vec<String>,
    many: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneRow {
    offset: Option<i16>,
    forms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Steps {
    by: i8,
    from: Anchor,
    forms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayRow {
    forms: Vec<String>,
    month: Option<i8>,
    day: Option<i8>,
    weekday: Option<i8>,
    nth: Option<i8>,
    #[serde(default)]
    after: i8,
    easter: Option<i8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tense {
    planned: Vec<String>,
    #[serde(default)]
    moved: Vec<String>,
    past: Vec<String>,
    auxiliary: Vec<String>,
}

/// Adds the table's words.
pub(super) fn load(lexicon: &mut Builder, data: &str) {
    let words: Dates = table(data);
    let mut add = |forms: Vec<String>, word: DateWord| forms.iter().for_each(|form| lexicon.add(form, Sense::Date(word)));
    for Named { value: month, plain, common } in words.month.into_values() {
        add(plain, DateWord::Month { month, common: false });
        add(common, DateWord::Month { month, common: true });
    }
    for Named { value, plain, common } in words.weekday.into_values() {
        add(plain, DateWord::Weekday { weekday: weekday(value), common: false });
        add(common, DateWord::Weekday { weekday: weekday(value), common: true });
    }
    words.weekdays.into_values().for_each(|n| add(n.plain, DateWord::Weekdays(weekday(n.value))));
    words.season.into_iter().for_each(|(season, forms)| add(forms, DateWord::Season(season)));
    words.holiday.into_iter().for_each(|row| add(row.forms.clone(), DateWord::Holiday(holiday(&row))));
    for (unit, UnitRow { one, many }) in words.unit {
        add(one, DateWord::Unit { unit, many: false });
        add(many, DateWord::Unit { unit, many: true });
    }
    words.day.into_values().for_each(|v| add(v.forms, DateWord::Day(v.value)));
    words.reference.into_iter().for_each(|(reference, forms)| add(forms, DateWord::Reference(reference)));
    add(words.not_reference, DateWord::NoReference);
    words.part.into_iter().for_each(|(part, forms)| add(forms, DateWord::Part(part)));
    words.hour.into_values().for_each(|v| add(v.forms, DateWord::Hour(v.value)));
    words.meridiem.into_iter().for_each(|(name, forms)| add(forms, DateWord::Meridiem(name == "pm")));
    words.zone.into_values().for_each(|z| add(z.forms, DateWord::Zone(z.offset)));
    words.shift.into_values().for_each(|Steps { by, from, forms }| add(forms, DateWord::Shift { by, from }));
    words.distance.into_values().for_each(|Steps { by, from, forms }| add(forms, DateWord::Distance { by, from }));
    words.distance_before.into_values().for_each(|Steps { by, from, forms }| add(forms, DateWord::DistanceBefore { by, from }));
    words.edge.into_iter().for_each(|(edge, forms)| add(forms, DateWord::Edge(edge)));
    words.hedge.into_iter().for_each(|(bound, forms)| add(forms, DateWord::Hedge(bound)));
    words.side.into_iter().for_each(|(bound, forms)| add(forms, DateWord::Side(bound)));
    words.recurring.into_iter().for_each(|(unit, forms)| add(forms, DateWord::Recurring(unit)));
    words.decade.into_values().for_each(|v| add(v.forms, DateWord::Decade(v.value)));
    add(words.opener.forms, DateWord::Opener);
    add(words.determiner.forms, DateWord::Determiner);
    add(words.tense.planned, DateWord::Planned);
    add(words.tense.moved, DateWord::Moved);
    add(words.tense.past, DateWord::Past);
    add(words.tense.auxiliary, DateWord::Auxiliary);
}

fn weekday(number: i8) -> Weekday {
    Weekday::from_monday_one_offset(number).unwrap_or_else(|e| panic!("a table of dates shipped with crossread is broken: {e}"))
}

fn holiday(row: &HolidayRow) -> Holiday {
    match *row {
        HolidayRow { easter: Some(days), .. } => Holiday::Easter(days),
        HolidayRow { month: Some(month), day: Some(day), .. } => Holiday::Fixed { month, day },
        HolidayRow { month: Some(month), weekday: Some(n), nth: Some(nth), after, .. } => Holiday::Nth { month, weekday: weekday(n), nth, after },
        HolidayRow { .. } => panic!("a table of dates shipped with crossread is broken: {:?} states no day", row.forms),
    }
}
