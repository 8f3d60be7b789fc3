//! One matcher over all tables of a language.

use super::{Sense, Writing, reading::fold, tables};
use crate::text::{Language, tokenise};
use rustc_hash::FxHashMap;
use std::{borrow::Cow, cmp::Reverse, sync::LazyLock};

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
    /// Bucket by bucket.
    entries: Vec<Entry>,
    /// Where each bucket ends in `entries`; the first, for words not known, is empty.
    ends: Vec<u32>,
    pub(super) writing: Writing,
    /// Whether the small words of the grammar have other forms than the English ones.
    pub(super) renames: bool,
    wordless: bool,
}

// Each is built when the first text of its language is read.
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| tables::lexicon(&tables::ENGLISH));
static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| tables::lexicon(&tables::GERMAN));
static WITH_COMMA: LazyLock<Lexicon> = LazyLock::new(|| tables::signs(true));
static WITH_POINT: LazyLock<Lexicon> = LazyLock::new(|| tables::signs(false));
static POINTED: LazyLock<Vec<Language>> = LazyLock::new(tables::with_point);

impl Lexicon {
    /// The lexicon of a language; English knowledge for a language that has none is wrong, so those get the signs that all share.
    pub fn of(language: Language) -> &'static Lexicon {
        match language {
            Language::ENGLISH => &ENGLISH,
            Language::GERMAN => &GERMAN,
            other if POINTED.contains(&other) => &WITH_POINT,
            _ => &WITH_COMMA,
        }
    }

    /// Whether there is any knowledge of a language.
    pub fn is_known(language: Language) -> bool {
        matches!(language, Language::ENGLISH | Language::GERMAN)
    }

    /// How the language is written.
    pub fn writing(&self) -> Writing {
        self.writing
    }

    /// Whether the small words of the grammar have other forms than the English ones.
    pub fn renames_small_words(&self) -> bool {
        self.renames
    }

    pub(super) fn bucket(&self, word: &str) -> Option<u32> {
        self.first.get(word).copied()
    }

    /// Whether only signs are known of the language, and no words.
    pub fn is_wordless(&self) -> bool {
        self.wordless
    }

    /// The senses of a single word, given folded.
    pub fn meanings(&self, word: &str) -> impl Iterator<Item = &Sense> {
        self.entries(self.bucket(word).unwrap_or(0)).iter().filter(|e| e.rest.is_empty()).map(|e| &e.sense)
    }

    pub(super) fn entries(&self, bucket: u32) -> &[Entry] {
        let bucket = bucket as usize;
        let start = bucket.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(bucket).and_then(|&end| self.entries.get(start as usize..end as usize)).unwrap_or_default()
    }
}

/// A lexicon that is still being filled.
#[derive(Debug, Default)]
pub(super) struct Builder {
    first: FxHashMap<Box<str>, u32>,
    /// With their buckets, as they came.
    entries: Vec<(u32, Entry)>,
    pub(super) writing: Writing,
    pub(super) renames: bool,
    /// Whether only signs are known, and no words.
    pub(super) wordless: bool,
}

impl Builder {
    /// Binds `form`, written as it stands in a text, to `sense`.
    pub(super) fn add(&mut self, form: &str, sense: Sense) {
        // most forms are words in small letters, which need no tokeniser
        if form.bytes().all(|b| b.is_ascii_lowercase() || b == b' ') {
            self.bind(form.split_ascii_whitespace().map(Cow::Borrowed), sense);
        } else {
            self.bind(tokenise(form).iter().map(|t| fold(t.span.of(form))), sense);
        }
    }

    fn bind<'f>(&mut self, mut words: impl Iterator<Item = Cow<'f, str>>, sense: Sense) {
        let Some(first) = words.next() else { return };
        let bucket = match self.first.get(&*first) {
            Some(&known) => known,
            None => {
                let next = self.first.len() as u32 + 1;
                self.first.insert(first.into(), next);
                next
            }
        };
        let rest: Box<[Box<str>]> = words.map(Box::from).collect();
        let next = rest.first().and_then(|word| word.bytes().next()).unwrap_or(0);
        self.entries.push((bucket, Entry { rest, next, sense }));
    }

    /// The lexicon of all that was added.
    pub(super) fn build(self) -> Lexicon {
        let mut order: Vec<(u32, Reverse<usize>, usize)> =
            self.entries.iter().enumerate().map(|(i, (bucket, entry))| (*bucket, Reverse(entry.rest.len()), i)).collect();
        order.sort_unstable();
        let mut ends = vec![0; self.first.len() + 1];
        (1..).zip(&order).for_each(|(end, (bucket, ..))| ends[*bucket as usize] = end);
        let mut entries: Vec<Option<Entry>> = self.entries.into_iter().map(|(_, entry)| Some(entry)).collect();
        let entries = order.into_iter().filter_map(|(.., i)| entries[i].take()).collect();
        Lexicon { first: self.first, entries, ends, writing: self.writing, renames: self.renames, wordless: self.wordless }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_without_tables_differ_in_their_decimal_mark_alone() {
        for (code, comma) in [("fr", true), ("es", true), ("vi", true), ("zh", false), ("ja", false), ("he", false), ("th", false), ("hi", false)] {
            let lexicon = Language::from_code(code).map(Lexicon::of).unwrap();
            assert_eq!((lexicon.writing().decimal_comma, lexicon.is_wordless()), (comma, true), "{code}");
        }
        assert!(!Lexicon::of(Language::GERMAN).is_wordless() && Lexicon::of(Language::GERMAN).writing().decimal_comma);
    }
}
