//! Stems of words.

use super::{
    Words,
    hash::{hash, hash64},
    spelling::respelled,
};
use crate::text::Language;
use rust_stemmers::{Algorithm, Stemmer as Snowball};
use rustc_hash::FxHashMap;
use std::{borrow::Cow, cell::RefCell};

/// Irregular forms, numbered by their bases from 1 on, and the bases.
type Irregular = (Words, &'static [&'static str]);

static ENGLISH: Irregular = include!(concat!(env!("OUT_DIR"), "/en.irregular.rs"));
static GERMAN: Irregular = include!(concat!(env!("OUT_DIR"), "/de.irregular.rs"));

/// Beginnings of words that some countries spell otherwise, and what stands for them.
static ENGLISH_SPELLINGS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/en.spelling.rs"));

/// A folded word in the spelling that stands for all: harbor for harbour.
pub fn spelled(language: Language, word: &str) -> Cow<'_, str> {
    match language {
        Language::ENGLISH => respelled(word, ENGLISH_SPELLINGS),
        _ => Cow::Borrowed(word),
    }
}

/// Takes words of one language to their stems.
pub struct Stemmer {
    language: Language,
    snowball: Snowball,
    /// The base of each irregular form.
    bases: Option<&'static Irregular>,
}

impl Stemmer {
    /// The stemmer of a language: its irregular forms, then Snowball's rules; the English rules, which touch few words of others,
    /// where it has none.
    pub fn new(language: Language) -> Stemmer {
        Stemmer { language, snowball: Snowball::create(algorithm(language)), bases: irregular(language) }
    }

    /// The stem of a folded word.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match spelled(self.language, word) {
            Cow::Borrowed(word) => self.snowball.stem(self.base(word)),
            Cow::Owned(word) => Cow::Owned(self.snowball.stem(self.base(&word)).into_owned()),
        }
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
const REMEMBERED: usize = 1 << 14;

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

    #[test]
    fn spellings_of_one_word_share_a_stem() {
        let stemmer = Stemmer::new(Language::ENGLISH);
        for (british, american) in [
            ("harbours", "harbors"),
            ("organised", "organized"),
            ("kilometres", "kilometers"),
            ("cancelled", "canceled"),
            ("centred", "centered"),
            ("defence", "defense"),
        ] {
            assert_eq!(
                (stemmer.stem(british), spelled(Language::ENGLISH, british)),
                (stemmer.stem(american), spelled(Language::ENGLISH, american)),
                "{british}"
            );
        }
        for word in ["exercise", "promised", "surprise", "hour", "pour", "four", "central", "enrol", "metropolis", "advice", "practical"] {
            assert_eq!(spelled(Language::ENGLISH, word), word);
        }
        assert_eq!(spelled(Language::GERMAN, "labour"), "labour");
    }
}
