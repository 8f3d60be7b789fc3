//! Words that tell of the same thing, and words that tell of nothing.

use super::tables::{self, table};
use crate::text::Language;
use rust_stemmers::{Algorithm, Stemmer};
use std::{collections::BTreeMap, sync::LazyLock};

/// The table `concepts.toml`.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concepts {
    /// Words that hold sentences together.
    pub function: Vec<String>,
    /// By its name, the words and phrases of a class, in any one inflection.
    pub class: BTreeMap<String, Vec<String>>,
}

/// The concepts of a language; `None` where nothing is known of it.
pub fn concepts(language: Language) -> Option<&'static Concepts> {
    static ENGLISH: LazyLock<Concepts> = LazyLock::new(|| table(tables::ENGLISH.concepts));
    static GERMAN: LazyLock<Concepts> = LazyLock::new(|| table(tables::GERMAN.concepts));
    match language {
        Language::ENGLISH => Some(&ENGLISH),
        Language::GERMAN => Some(&GERMAN),
        _ => None,
    }
}

/// The Snowball stemmer of a language; the English one, which touches few words of others, where it has none.
pub fn stemmer(language: Language) -> Stemmer {
    Stemmer::create(match language.code() {
        "de" => Algorithm::German,
        "fr" => Algorithm::French,
        "es" => Algorithm::Spanish,
        "it" => Algorithm::Italian,
        "pt" => Algorithm::Portuguese,
        "nl" => Algorithm::Dutch,
        "sv" => Algorithm::Swedish,
        "da" => Algorithm::Danish,
        "no" => Algorithm::Norwegian,
        "fi" => Algorithm::Finnish,
        "hu" => Algorithm::Hungarian,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "tr" => Algorithm::Turkish,
        "el" => Algorithm::Greek,
        "ar" => Algorithm::Arabic,
        _ => Algorithm::English,
    })
}
