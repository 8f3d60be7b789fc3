//! Reads `names.toml` and `states.toml`.

use super::{Builder, Sense, table};
use crate::lang::{Gender, NameWord, OfficeWord, StateForm};
use std::collections::BTreeMap;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    given: ByGender,
    honorific: ByGender,
    title: ByGender,
    modifier: Words,
    body: Bodies,
    /// A language that capitalises its nouns needs none.
    #[serde(default)]
    thing: Words,
    #[serde(default)]
    members: Words,
    #[serde(default)]
    group: Words,
    #[serde(default)]
    deed: Words,
    organ: Words,
    place: Places,
    inside: Words,
    #[serde(default)]
    suffix: Words,
    common: Words,
    office: Offices,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ByGender {
    male: Vec<String>,
    female: Vec<String>,
    #[serde(default)]
    either: Vec<String>,
}

#[derive(serde::Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Bodies {
    words: Vec<String>,
    known: BTreeMap<String, Vec<String>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Places {
    words: Vec<String>,
    names: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Offices {
    former: Vec<String>,
    another_time: Vec<String>,
    leaves: Vec<String>,
    deputy: Vec<String>,
    held: Vec<String>,
    deputised: Vec<String>,
    titles: BTreeMap<String, Vec<String>>,
    wider: BTreeMap<String, Vec<String>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    names: Vec<String>,
    people: Vec<String>,
    seats: Vec<String>,
}

/// Adds `names.toml` and `states.toml`.
pub(super) fn load(lexicon: &mut Builder, names: &str, states: &str) {
    let names: Names = table(names);
    let mut add = |forms: &[String], word: NameWord| forms.iter().for_each(|form| lexicon.add(form, Sense::Name(word)));
    for (lists, word) in [
        (&names.given, NameWord::Given as fn(Gender) -> NameWord),
        (&names.honorific, NameWord::Honorific as fn(Gender) -> NameWord),
        (&names.title, NameWord::Title as fn(Gender) -> NameWord),
    ] {
        add(&lists.male, word(Gender::Male));
        add(&lists.female, word(Gender::Female));
        add(&lists.either, word(Gender::Either));
    }
    for (words, word) in [
        (&names.modifier.words, NameWord::Modifier),
        (&names.body.words, NameWord::Body),
        (&names.thing.words, NameWord::Thing),
        (&names.members.words, NameWord::Members),
        (&names.group.words, NameWord::Group),
        (&names.deed.words, NameWord::Deed),
        (&names.organ.words, NameWord::Organ),
        (&names.place.words, NameWord::PlaceWord),
        (&names.place.names, NameWord::Place),
        (&names.inside.words, NameWord::Inside),
        (&names.suffix.words, NameWord::Suffix),
        (&names.common.words, NameWord::Common),
    ] {
        add(words, word);
    }
    offices(lexicon, names.office);
    let mut add = |forms: &[String], word: NameWord| forms.iter().for_each(|form| lexicon.add(form, Sense::Name(word)));
    // The build lives as long as the names it is lent.
    for (name, forms) in names.body.known {
        add(&forms, NameWord::Known(name.leak()));
    }
    for (name, State { names, people, seats }) in table::<BTreeMap<String, State>>(states) {
        let name: &'static str = name.leak();
        add(&names, NameWord::State(name, StateForm::Name));
        add(&people, NameWord::State(name, StateForm::People));
        add(&seats, NameWord::State(name, StateForm::Seat));
    }
}

fn offices(lexicon: &mut Builder, offices: Offices) {
    let mut add = |forms: &[String], word: OfficeWord| forms.iter().for_each(|form| lexicon.add(form, Sense::Office(word)));
    add(&offices.former, OfficeWord::Former);
    add(&offices.another_time, OfficeWord::AnotherTime);
    add(&offices.leaves, OfficeWord::Leaves);
    add(&offices.deputy, OfficeWord::Deputy);
    add(&offices.held, OfficeWord::Held);
    add(&offices.deputised, OfficeWord::Deputised);
    for (tables, word) in [(offices.titles, OfficeWord::Title as fn(&'static str) -> OfficeWord), (offices.wider, OfficeWord::Wider)] {
        for (office, forms) in tables {
            add(&forms, word(office.leak()));
        }
    }
}
