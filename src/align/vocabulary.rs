//! What is known of words before any article is read: how common each is in news, which classes tell of the same thing, and which say nothing.

use super::terms::TermId;
use crate::{
    lang::{self, Hashes, Words, fold, hash64, stem_id},
    text::Language,
};
use rustc_hash::FxHashMap;
use std::cell::{LazyCell, RefCell};

/// Knowledge of one language's words, as the build lays it out (`build/vocabulary.rs`).
pub(super) struct Vocabulary {
    /// Words that only hold sentences together.
    function: Words,
    /// Documents behind `background`.
    documents: u32,
    /// In how many of them a stem occurs.
    background: Hashes,
    /// The stems that phrases of `concepts` begin with, numbered from 1 on.
    groups: Hashes,
    /// By the first stem, longest first.
    concepts: &'static [&'static [Phrase]],
}

/// What is known of one word before any article is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// It only holds sentences together.
    pub function: bool,
    /// Class of words that tell of the same thing; 0 for none.
    pub concept: u16,
    /// 0 for a word in every article to 1 for one in none.
    pub rarity: f32,
}

/// What is known of a folded word, whose stem is given by its number.
pub fn known(language: Language, word: &str, id: TermId) -> Known {
    let vocabulary = Vocabulary::of(language);
    let documents = vocabulary.documents.max(1) as f32;
    let rarity = (1.0 + documents / (1.0 + vocabulary.frequency(id) as f32)).ln() / (1.0 + documents).ln();
    Known { function: vocabulary.is_function_word(word), concept: vocabulary.concept(id, lang::Stemmer::new(language).base(word)), rarity: rarity.min(1.0) }
}

/// What a word is to alignment, wherever it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Its stem.
    pub id: TermId,
    /// It only holds sentences together.
    pub function: bool,
    /// It has three letters at most.
    pub short: bool,
    /// A word or phrase of a class begins with it.
    pub begins: bool,
}

/// Words that a thread remembers; more are forgotten together.
const REMEMBERED: usize = 1 << 13;

thread_local! {
    /// What each word met so far is, by a hash of it as it is printed and of its language.
    static WORDS: RefCell<FxHashMap<u64, Word>> = RefCell::default();
}

/// The words of one language.
pub(super) struct Dictionary {
    pub language: Language,
    pub vocabulary: &'static Vocabulary,
    salt: u64,
}

impl Dictionary {
    /// That of a language.
    pub(super) fn of(language: Language) -> Dictionary {
        Dictionary { language, vocabulary: Vocabulary::of(language), salt: hash64(language.code().as_bytes()) }
    }

    /// What a word is, as it is printed.
    pub(super) fn word(&self, printed: &str) -> Word {
        WORDS.with_borrow_mut(|known| {
            if known.len() >= REMEMBERED {
                known.clear();
            }
            *known.entry(hash64(printed.as_bytes()) ^ self.salt).or_insert_with(|| self.look_up(printed))
        })
    }

    fn look_up(&self, printed: &str) -> Word {
        let folded = fold(printed);
        let word = folded.strip_suffix("'s").unwrap_or(&folded);
        let id = stem_id(self.language, word);
        Word { id, function: self.vocabulary.is_function_word(word), short: word.len() <= 3, begins: !self.vocabulary.phrases(id).is_empty() }
    }
}

/// A word or phrase of a class.
struct Phrase {
    /// The stems that follow the first.
    rest: &'static [TermId],
    /// As it is listed.
    form: &'static str,
    class: u16,
    /// That of its class.
    id: TermId,
}

static ENGLISH: Vocabulary = include!(concat!(env!("OUT_DIR"), "/en.vocabulary.rs"));
static GERMAN: Vocabulary = include!(concat!(env!("OUT_DIR"), "/de.vocabulary.rs"));
static NONE: Vocabulary =
    Vocabulary { function: Words { text: "", slots: &[] }, documents: 0, background: Hashes { slots: &[] }, groups: Hashes { slots: &[] }, concepts: &[] };

impl Vocabulary {
    /// The vocabulary of a language; an empty one where nothing is known of it.
    pub(super) fn of(language: Language) -> &'static Vocabulary {
        match language {
            Language::ENGLISH => &ENGLISH,
            Language::GERMAN => &GERMAN,
            _ => &NONE,
        }
    }

    /// Whether a folded word only holds sentences together.
    fn is_function_word(&self, word: &str) -> bool {
        self.function.get(word.as_bytes()).is_some()
    }

    /// In how many of [`documents`](Vocabulary::documents) background documents a stem occurs.
    pub(super) fn frequency(&self, id: TermId) -> u32 {
        self.background.get(id).unwrap_or(0)
    }

    /// How many documents the background was counted over.
    pub(super) fn documents(&self) -> u32 {
        self.documents
    }

    fn phrases(&self, first: TermId) -> &'static [Phrase] {
        self.groups.get(first).and_then(|number| self.concepts.get(number as usize - 1)).copied().unwrap_or_default()
    }

    /// The ids of the classes of the words and phrases that begin with stem `first`; `stem(k)` is that of the k-th word after it.
    pub(super) fn concepts_at(&self, first: TermId, stem: impl Fn(usize) -> Option<TermId>, mut add: impl FnMut(TermId)) {
        let second = LazyCell::new(|| stem(1));
        for phrase in self.phrases(first) {
            let stands = match phrase.rest {
                [] => true,
                [next, rest @ ..] => *second == Some(*next) && (2..).zip(rest).all(|(k, &id)| stem(k) == Some(id)),
            };
            if stands {
                add(phrase.id);
            }
        }
    }

    /// The class of a word that stands alone; 0 where it has none. Of several that its stem has, the one that lists the word itself:
    /// legislation is law, and no parliament; an accusation may be a claim, and no charge.
    fn concept(&self, id: TermId, word: &str) -> u16 {
        let alone = || self.phrases(id).iter().filter(|p| p.rest.is_empty());
        let several = alone().nth(1).is_some();
        let form = |p: &Phrase| p.form.strip_suffix(['e', 'y']).unwrap_or(p.form);
        let lists = |p: &Phrase| !several || word.starts_with(form(p));
        let closest = alone().filter(|p| lists(p)).map(|p| p.form.len()).max();
        let mut fitting = alone().filter(|p| lists(p) && Some(p.form.len()) == closest).map(|p| p.class);
        // a class may list two forms of one stem: kill, killing
        fitting.next().filter(|&class| fitting.all(|other| other == class)).unwrap_or(0)
    }
}
