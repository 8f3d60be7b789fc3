//! One matcher over all tables of a language.

use super::{Kinds, Sense, Words, Writing};
use crate::text::Language;
use std::{cmp::Reverse, sync::LazyLock};

/// All that is known of a language's words, as the build lays it out (`build/lexicon.rs`).
pub(super) struct Compiled {
    /// The first words of all forms, each with its bucket, from 1 on.
    first: Words,
    /// Where the phrases of each bucket end in `entries`, and where the bucket does; the first, for words not known, is empty.
    ends: &'static [(u16, u16)],
    /// The kinds of the words that stand alone, bucket by bucket.
    kinds: &'static [Kinds],
    /// Bucket by bucket: the phrases, those with the same first byte of the second word in a row and the longest of them first; then the
    /// words that stand alone.
    entries: &'static [Entry],
    /// The later words of forms, as places in the text of `first`.
    rests: &'static [(u32, u8)],
    /// All senses, each once, as `postcard` writes them.
    senses: &'static [u8],
    writing: Writing,
    renames: bool,
    wordless: bool,
}

/// A form of one or more words and what it means: the number of its sense, the first byte of its second word or 0, and its later words
/// in `rests`: from where on, and how many.
pub(super) struct Entry(u16, u8, u16, u8);

impl Entry {
    /// The number of its sense.
    pub(super) fn sense(&self) -> u16 {
        self.0
    }
}

/// All that is known of a language's words.
pub struct Lexicon {
    compiled: &'static Compiled,
    /// The buckets of single letters, digits and marks of ASCII.
    bytes: [u16; 128],
    senses: Box<[Sense]>,
    pub(super) writing: Writing,
    /// Whether the small words of the grammar have other forms than the English ones.
    pub(super) renames: bool,
}

/// The tables of a language. Their senses are read when its first text is.
struct Tables {
    compiled: &'static Compiled,
    lexicon: LazyLock<Lexicon>,
}

macro_rules! tables {
    ($name:literal) => {{
        static COMPILED: Compiled = include!(concat!(env!("OUT_DIR"), "/", $name, ".lexicon.rs"));
        Tables { compiled: &COMPILED, lexicon: LazyLock::new(|| Lexicon::new(&COMPILED)) }
    }};
}

static ENGLISH: Tables = tables!("en");
static GERMAN: Tables = tables!("de");
static WITH_COMMA: Tables = tables!("any");
static WITH_POINT: Tables = tables!("any.point");
/// The languages without tables that write a decimal point.
static POINTED: &[&str] = &include!(concat!(env!("OUT_DIR"), "/point.rs"));

impl Tables {
    /// Those of a language; English knowledge for a language that has none is wrong, so those get the signs that all share.
    fn of(language: Language) -> &'static Tables {
        match language {
            Language::ENGLISH => &ENGLISH,
            Language::GERMAN => &GERMAN,
            other if POINTED.contains(&other.code()) => &WITH_POINT,
            _ => &WITH_COMMA,
        }
    }
}

impl Lexicon {
    fn new(compiled: &'static Compiled) -> Lexicon {
        let senses = postcard::from_bytes(compiled.senses).unwrap_or_else(|e| panic!("the lexicon built into crossread is broken: {e}"));
        let bytes = std::array::from_fn(|byte| compiled.first.get(&[(byte as u8).to_ascii_lowercase()]).unwrap_or(0));
        Lexicon { compiled, bytes, senses, writing: compiled.writing, renames: compiled.renames }
    }

    /// The lexicon of a language; of one without tables that of the signs that all share.
    pub fn of(language: Language) -> &'static Lexicon {
        &Tables::of(language).lexicon
    }

    /// Whether the small words of a language's grammar have other forms than the English ones; reads no lexicon.
    pub fn has_other_small_words(language: Language) -> bool {
        Tables::of(language).compiled.renames
    }

    /// Whether there is any knowledge of a language.
    pub fn is_known(language: Language) -> bool {
        matches!(language, Language::ENGLISH | Language::GERMAN)
    }

    /// How the language is written.
    pub fn writing(&self) -> Writing {
        self.writing
    }

    /// Whether only signs are known of the language, and no words.
    pub fn is_wordless(&self) -> bool {
        self.compiled.wordless
    }

    /// The bucket of the forms that begin with a word, given folded and as its bytes; `None` where none does.
    pub(super) fn bucket(&self, word: &[u8]) -> Option<u16> {
        self.compiled.first.get(word)
    }

    /// The bucket of the forms that begin with a single byte, in either case; 0 where none does.
    pub(super) fn byte(&self, byte: u8) -> u16 {
        self.bytes.get(usize::from(byte)).copied().unwrap_or(0)
    }

    /// The senses of a single word, given folded.
    pub fn meanings(&'static self, word: &str) -> impl Iterator<Item = &'static Sense> {
        self.words(self.bucket(word.as_bytes()).unwrap_or(0)).iter().map(|e| self.sense(e.sense()))
    }

    /// The entries of a bucket whose form is its word alone.
    pub(super) fn words(&self, bucket: u16) -> &'static [Entry] {
        let (from, to) = self.compiled.ends[usize::from(bucket)];
        &self.compiled.entries[usize::from(from)..usize::from(to)]
    }

    /// The kinds of a bucket's word alone.
    pub(super) fn kinds(&self, bucket: u16) -> Kinds {
        self.compiled.kinds[usize::from(bucket)]
    }

    /// The entries of a bucket whose form has several words.
    fn phrases(&self, bucket: u16) -> &'static [Entry] {
        let from = if bucket == 0 { 0 } else { self.compiled.ends[usize::from(bucket) - 1].1 };
        &self.compiled.entries[usize::from(from)..usize::from(self.compiled.ends[usize::from(bucket)].0)]
    }

    /// Those of them, longest first, that may stand before a word whose first byte, in lower case, is `next`.
    pub(super) fn phrases_before(&self, bucket: u16, next: u8) -> &'static [Entry] {
        let phrases = self.phrases(bucket);
        let from = phrases.partition_point(|e| e.1 < next);
        let count = phrases[from..].iter().take_while(|e| e.1 == next).count();
        &phrases[from..from + count]
    }

    /// All of them, longest first.
    pub(super) fn phrases_by_length(&self, bucket: u16) -> Vec<&'static Entry> {
        let mut phrases: Vec<&Entry> = self.phrases(bucket).iter().collect();
        phrases.sort_by_key(|e| Reverse(e.3));
        phrases
    }

    /// The sense of a number.
    pub(super) fn sense(&'static self, number: u16) -> &'static Sense {
        &self.senses[usize::from(number)]
    }

    /// The words of a form after the first, folded.
    pub(super) fn rest(&self, &Entry(_, _, from, count): &Entry) -> impl ExactSizeIterator<Item = &'static str> {
        let rest = &self.compiled.rests[usize::from(from)..][..usize::from(count)];
        rest.iter().map(|&(start, length)| self.compiled.first.word(start, length))
    }
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lexicon of {} forms", self.compiled.entries.len())
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

    #[test]
    fn verbs_inflect() {
        let is_stance = |form: &str| Lexicon::of(Language::ENGLISH).meanings(form).any(|s| matches!(s, Sense::Stance(_)));
        for form in ["deny", "denies", "denying", "denied", "slam", "slammed", "slamming", "rebutting", "vetoes", "censures", "recognising", "disavowed"] {
            assert!(is_stance(form), "{form}");
        }
        for form in ["denys", "denyed", "slamed", "rebuting", "vetos", "agreing"] {
            assert!(!is_stance(form), "{form}");
        }
    }
}
