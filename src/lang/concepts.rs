//! Words that tell of the same thing, and words that tell of nothing.

use super::tables::{self, table};
use crate::text::Language;
use rust_stemmers::{Algorithm, Stemmer as Snowball};
use rustc_hash::FxHashMap;
use std::{borrow::Cow, collections::BTreeMap, sync::LazyLock};

/// The table `concepts.toml`.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concepts {
    /// Words that hold sentences together.
    pub function: Vec<String>,
    /// By its base, the forms of a word that no rule makes: fall, fell, fallen.
    #[serde(default)]
    pub irregular: BTreeMap<String, Vec<String>>,
    /// By its name, the words and phrases of a class, in any one inflection.
    pub class: BTreeMap<String, Vec<String>>,
    /// The same words and phrases as stems; `build.rs` makes them.
    pub stems: BTreeMap<String, Vec<String>>,
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

/// Takes words of one language to their stems.
pub struct Stemmer {
    snowball: Snowball,
    /// The base of each irregular form.
    bases: Option<&'static Bases>,
}

type Bases = FxHashMap<&'static str, &'static str>;

impl Stemmer {
    /// The stemmer of a language: its irregular forms, then Snowball's rules; the English rules, which touch few words of others,
    /// where it has none.
    pub fn new(language: Language) -> Stemmer {
        Stemmer { snowball: Snowball::create(algorithm(language)), bases: bases(language) }
    }

    /// The stem of a folded word.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        self.snowball.stem(self.base(word))
    }

    /// What an irregular form is of; any other word itself.
    pub fn base<'w>(&self, word: &'w str) -> &'w str {
        self.bases.and_then(|b| b.get(word)).copied().unwrap_or(word)
    }
}

/// The base of every irregular form of a language.
fn bases(language: Language) -> Option<&'static Bases> {
    static ENGLISH: LazyLock<Bases> = LazyLock::new(|| of(Language::ENGLISH));
    static GERMAN: LazyLock<Bases> = LazyLock::new(|| of(Language::GERMAN));
    fn of(language: Language) -> Bases {
        let irregular = concepts(language).into_iter().flat_map(|c| &c.irregular);
        irregular.flat_map(|(base, forms)| forms.iter().map(|form| (form.as_str(), base.as_str()))).collect()
    }
    match language {
        Language::ENGLISH => Some(&ENGLISH),
        Language::GERMAN => Some(&GERMAN),
        _ => None,
    }
}

fn algorithm(language: Language) -> Algorithm {
    match language.code() {
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_forms_share_a_stem() {
        let stemmer = Stemmer::new(Language::ENGLISH);
        assert_eq!(stemmer.stem("fell"), stemmer.stem("falling"));
        assert_eq!(stemmer.stem("women"), stemmer.stem("woman"));
        assert_ne!(stemmer.stem("found"), stemmer.stem("founded"));
    }

    #[test]
    fn the_build_stems_words_as_the_program_does() {
        for language in [Language::ENGLISH, Language::GERMAN] {
            let (stemmer, concepts) = (Stemmer::new(language), concepts(language).unwrap());
            let stemmed = |words: &Vec<String>| words.iter().map(|w| w.split(' ').map(|w| stemmer.stem(w)).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>();
            let read: BTreeMap<String, Vec<String>> = concepts.class.iter().map(|(class, words)| (class.clone(), stemmed(words))).collect();
            assert_eq!(read, concepts.stems);
        }
    }
}
