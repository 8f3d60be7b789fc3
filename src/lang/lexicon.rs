//! One matcher over all tables of a language.

use super::{Sense, Writing, reading::fold, tables};
use crate::text::{Language, tokenise};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A form of one or more tokens and what it means.
#[derive(Debug)]
pub struct Entry {
    /// The tokens after the first, folded.
    pub rest: Box<[Box<str>]>,
    /// The first byte of those; 0 for none.
    pub(super) next: u8,
    /// What the whole form means.
    pub sense: Sense,
}

/// All that is known of a language's words. Buckets hold the entries that begin with the same word, longest form first.
#[derive(Debug, Default)]
pub struct Lexicon {
    first: FxHashMap<Box<str>, u32>,
    buckets: Vec<Vec<Entry>>,
    pub(super) writing: Writing,
    /// Whether the small words of the grammar have other forms than the English ones.
    pub(super) renames: bool,
}

// Each is built when the first text of its language is read.
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| tables::lexicon(&tables::ENGLISH));
static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| tables::lexicon(&tables::GERMAN));
static SIGNS: LazyLock<Lexicon> = LazyLock::new(tables::signs);

impl Lexicon {
    /// The lexicon of a language; English knowledge for a language that has none is wrong, so those get the signs that all share.
    pub fn of(language: Language) -> &'static Lexicon {
        match language {
            Language::ENGLISH => &ENGLISH,
            Language::GERMAN => &GERMAN,
            _ => &SIGNS,
        }
    }

    /// Whether there is any knowledge of a language.
    pub fn is_known(language: Language) -> bool {
        matches!(language, Language::ENGLISH | Language::GERMAN)
    }

    /// An empty lexicon, to be filled with [`add`](Lexicon::add).
    pub(super) fn new() -> Lexicon {
        Lexicon { buckets: vec![Vec::new()], ..Lexicon::default() }
    }

    /// How the language is written.
    pub fn writing(&self) -> Writing {
        self.writing
    }

    /// Whether the small words of the grammar have other forms than the English ones.
    pub fn renames_small_words(&self) -> bool {
        self.renames
    }

    /// Binds `form`, written as it stands in a text, to `sense`.
    pub(super) fn add(&mut self, form: &str, sense: Sense) {
        // most forms are words in small letters, which need no tokeniser
        let plain = form.bytes().all(|b| b.is_ascii_lowercase() || b == b' ');
        let mut words: Vec<Box<str>> = if plain {
            form.split_ascii_whitespace().map(Box::from).collect()
        } else {
            tokenise(form).into_iter().map(|t| fold(t.span.of(form)).into()).collect()
        };
        if words.is_empty() {
            return;
        }
        let first = words.remove(0);
        let next = self.buckets.len() as u32;
        let bucket = *self.first.entry(first).or_insert(next);
        if bucket == next {
            self.buckets.push(Vec::new());
        }
        let entries = &mut self.buckets[bucket as usize];
        let rest: Box<[Box<str>]> = words.into();
        let at = entries.partition_point(|e| e.rest.len() >= rest.len());
        let next = rest.first().and_then(|word| word.bytes().next()).unwrap_or(0);
        entries.insert(at, Entry { rest, next, sense });
    }

    pub(super) fn bucket(&self, word: &str) -> Option<u32> {
        self.first.get(word).copied()
    }

    /// Whether only signs are known of the language, and no words.
    pub fn is_wordless(&self) -> bool {
        std::ptr::eq(self, &*SIGNS)
    }

    /// The senses of a single word, given folded.
    pub fn meanings(&self, word: &str) -> impl Iterator<Item = &Sense> {
        self.entries(self.bucket(word).unwrap_or(0)).iter().filter(|e| e.rest.is_empty()).map(|e| &e.sense)
    }

    pub(super) fn entries(&self, bucket: u32) -> &[Entry] {
        self.buckets.get(bucket as usize).map_or(&[], Vec::as_slice)
    }
}
