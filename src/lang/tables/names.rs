//! Words that make and tell names.

use super::{Builder, Sense, table};
use std::collections::BTreeMap;

/// What a word or phrase does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameWord {
    /// Mary, Antony.
    Given(Gender),
    /// Mr., Dame, Dr.
    Honorific(Gender),
    /// president, spokeswoman, Sen.
    Title(Gender),
    /// former, acting, deputy: in front of a title.
    Modifier,
    /// Ministry, Inc.: a run with it is a body.
    Body,
    /// A body known by name.
    Known(&'static str),
    /// government, army: with a state's adjective it speaks for the state.
    Organ,
    /// County, River: a run with it is a place.
    PlaceWord,
    /// Crimea, Ohio.
    Place,
    /// A state in one of its forms.
    State(&'static str, StateForm),
    /// de, van, bin: inside a name, in lower case.
    Inside,
    /// Monday, The: capitalised, yet no name.
    Common,
}

/// Grammatical gender of a person, as far as a word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// he
    Male,
    /// she
    Female,
    /// Not told.
    Either,
}

/// How a word stands for a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StateForm {
    /// Ukraine
    Name,
    /// Ukrainian, Ukrainians
    People,
    /// Kyiv, the Kremlin
    Seat,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    given: ByGender,
    honorific: ByGender,
    title: ByGender,
    modifier: Words,
    body: Bodies,
    organ: Words,
    place: Places,
    inside: Words,
    common: Words,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ByGender {
    male: Vec<String>,
    female: Vec<String>,
    #[serde(default)]
    either: Vec<String>,
}

#[derive(serde::Deserialize)]
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
        (&names.organ.words, NameWord::Organ),
        (&names.place.words, NameWord::PlaceWord),
        (&names.place.names, NameWord::Place),
        (&names.inside.words, NameWord::Inside),
        (&names.common.words, NameWord::Common),
    ] {
        add(words, word);
    }
    // The tables live as long as the program, so their keys may be lent for ever.
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
