//! Reads `dates.toml`.

use super::{Builder, Sense, table};
use crate::lang::*;
use jiff::civil::Weekday;
use serde::Deserialize;
use std::collections::BTreeMap;

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
