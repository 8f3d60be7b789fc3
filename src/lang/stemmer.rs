//! Stems of words.

use super::{
    Words,
    hash::{hash, hash64},
};
use crate::text::Language;
use rust_stemmers::{Algorithm, Stemmer as Snowball};
use rustc_hash::FxHashMap;
use std::{borrow::Cow, cell::RefCell};

/// Irregular forms, numbered by their bases from 1 on, and the bases.
type Irregular = (Words, &'static [&'static str]);

static ENGLISH: Irregular = include!(concat!(env!("OUT_DIR"), "/en.irregular.rs"));
static GERMAN: Irregular = include!(concat!(env!("OUT_DIR"), "/de.irregular.rs"));

/// Takes words of one language to their stems.
pub struct Stemmer {
    snowball: Snowball,
    /// The base of each irregular form.
    bases: Option<&'static Irregular>,
}

impl Stemmer {
    /// The stemmer of a language: its irregular forms, then Snowball's rules; the English rules, which touch few words of others,
    /// where it has none.
    pub fn new(language: Language) -> Stemmer {
        Stemmer { snowball: Snowball::create(algorithm(language)), bases: irregular(language) }
    }

    /// The stem of a folded word.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        self.snowball.stem(self.base(word))
    }

    /// What an irregular form is of; any other word itself.
    pub fn base<'w>(&self, word: &'w str) -> &'w str {
        self.irregular(word).unwrap_or(word)
    }

    fn irregular(&self, word: &str) -> Option<&'static str> {
        let (forms, bases) = self.bases?;
        bases.get(usize::from(forms.get(word.as_bytes())?) - 1).copied()
    }
}

/// Stems that a thread remembers; more are forgotten together.
const REMEMBERED: usize = 1 << 16;

thread_local! {
    /// The stem of each form met so far, by the form's hash: finding a stem costs a hundred times what finding it here does.
    static STEMS: RefCell<FxHashMap<(Language, u64), u32>> = RefCell::default();
}

/// The stem of a folded word as a number: its hash. Two stems in four thousand million share one.
pub fn stem_id(language: Language, word: &str) -> u32 {
    STEMS.with_borrow_mut(|known| {
        if known.len() >= REMEMBERED {
            known.clear();
        }
        *known.entry((language, hash64(word.as_bytes()))).or_insert_with(|| hash(Stemmer::new(language).stem(word).as_bytes()))
    })
}

fn irregular(language: Language) -> Option<&'static Irregular> {
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
}
