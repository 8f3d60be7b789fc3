//! Reads the tables of a language into its lexicon. One table, one file of data.

mod boilerplate;
mod contrast;
mod dates;
mod figures;
mod inflect;
mod names;
mod numbers;
mod speech;
mod stances;
mod writing;

use crate::lang::{Abbreviation, Sense};
use crate::lexicon::Builder;
use std::collections::BTreeMap;

/// The files of a language by their names.
type Files = BTreeMap<String, String>;

/// Every table of a language.
pub(crate) fn language(files: &Files) -> Builder {
    let mut lexicon = writing::read(&files["language"]);
    sentences(&mut lexicon, &files["sentences"]);
    boilerplate::add(&mut lexicon, &files["boilerplate"]);
    contrast::contrast(&mut lexicon, &files["contrast"], &files["loaded"]);
    names::load(&mut lexicon, &files["names"], &files["states"]);
    speech::load(&mut lexicon, &files["speech"]);
    numbers::add(&mut lexicon, &files["numbers"]);
    dates::load(&mut lexicon, &files["dates"]);
    stances::add(&mut lexicon, &files["stances"]);
    figures::units(&mut lexicon, &files["units"]);
    figures::currencies(&mut lexicon, &files["currencies"]);
    figures::hedges(&mut lexicon, &files["hedges"]);
    figures::subjects(&mut lexicon, &files["subjects"]);
    lexicon
}

/// What holds in every language: signs of units and currencies; numbers with a decimal comma or point.
pub(crate) fn signs(files: &Files, decimal_comma: bool) -> Builder {
    let mut lexicon = writing::signs(&files["language"], decimal_comma);
    figures::units(&mut lexicon, &files["units"]);
    figures::currencies(&mut lexicon, &files["currencies"]);
    lexicon
}

/// The codes of the languages without tables that write a decimal point, as an array.
pub(crate) fn with_point(files: &Files) -> String {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Point {
        languages: Vec<String>,
    }
    let Point { languages } = table(&files["point"]);
    format!("{languages:?}")
}

/// A table as it is written.
pub(crate) fn table<T: serde::de::DeserializeOwned>(data: &str) -> T {
    toml::from_str(data).unwrap_or_else(|e| panic!("a table of words is broken: {e}"))
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    title: Vec<String>,
    number: Vec<String>,
    other: Vec<String>,
    after_clock: Vec<String>,
    starter: Vec<String>,
    says: Vec<String>,
    exclaimed: Vec<String>,
    #[serde(default)]
    lettered: Vec<String>,
}

fn sentences(lexicon: &mut Builder, data: &str) {
    let words: Sentences = table(data);
    for (forms, sense) in [
        (words.title, Sense::Abbreviation(Abbreviation::Title)),
        (words.number, Sense::Abbreviation(Abbreviation::Number)),
        (words.other, Sense::Abbreviation(Abbreviation::Other)),
        (words.after_clock, Sense::AfterClock),
        (words.starter, Sense::Starter),
        (words.says, Sense::Says),
        (words.exclaimed, Sense::Exclaimed),
        (words.lettered, Sense::Lettered),
    ] {
        for form in forms {
            lexicon.add(&form, sense.clone());
        }
    }
}
