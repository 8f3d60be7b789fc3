//! One matcher over all tables of a language.

use super::{Sense, Words, Writing};
use crate::text::Language;
use std::sync::LazyLock;

/// All that is known of a language's words, as the build lays it out (`build/lexicon.rs`).
pub(super) struct Compiled {
    /// The first words of all forms, each with its bucket, from 1 on.
    first: Words,
    /// Where each bucket ends in `entries`; the first, for words not known, is empty.
    ends: &'static [u16],
    /// Bucket by bucket, longest form first.
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
struct Entry(u16, u8, u16, u8);

/// A form that begins with a word asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    /// What the whole form means.
    pub sense: &'static Sense,
    /// The first byte of its second word; 0 for none.
    pub next: u8,
    lexicon: &'static Lexicon,
    rest: (u16, u8),
}

impl Form {
    /// How many words it has.
    pub(super) fn length(self) -> usize {
        1 + usize::from(self.rest.1)
    }

    /// The words after the first, folded.
    pub(super) fn rest(self) -> impl Iterator<Item = &'static str> {
        let (from, count) = (usize::from(self.rest.0), usize::from(self.rest.1));
        let compiled = self.lexicon.compiled;
        compiled.rests.get(from..from + count).unwrap_or_default().iter().map(|&(start, length)| compiled.first.word(start, length))
    }
}

/// All that is known of a language's words.
pub struct Lexicon {
    compiled: &'static Compiled,
    senses: Box<[Sense]>,
    pub(super) writing: Writing,
    /// Whether the small words of the grammar have other forms than the English ones.
    pub(super) renames: bool,
}

macro_rules! compiled {
    ($name:literal) => {{
        static COMPILED: Compiled = include!(concat!(env!("OUT_DIR"), "/", $name, ".lexicon.rs"));
        Lexicon::new(&COMPILED)
    }};
}

// The senses of each are read when the first text of its language is.
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| compiled!("en"));
static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| compiled!("de"));
static WITH_COMMA: LazyLock<Lexicon> = LazyLock::new(|| compiled!("any"));
static WITH_POINT: LazyLock<Lexicon> = LazyLock::new(|| compiled!("any.point"));
/// The languages without tables that write a decimal point.
static POINTED: &[&str] = &include!(concat!(env!("OUT_DIR"), "/point.rs"));

impl Lexicon {
    fn new(compiled: &'static Compiled) -> Lexicon {
        let senses = postcard::from_bytes(compiled.senses).unwrap_or_else(|e| panic!("the lexicon built into crossread is broken: {e}"));
        Lexicon { compiled, senses, writing: compiled.writing, renames: compiled.renames }
    }

    /// The lexicon of a language; English knowledge for a language that has none is wrong, so those get the signs that all share.
    pub fn of(language: Language) -> &'static Lexicon {
        match language {
            Language::ENGLISH => &ENGLISH,
            Language::GERMAN => &GERMAN,
            other if POINTED.contains(&other.code()) => &WITH_POINT,
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

    /// Whether only signs are known of the language, and no words.
    pub fn is_wordless(&self) -> bool {
        self.compiled.wordless
    }

    /// The forms that begin with a word, given folded; `None` where none does.
    pub(super) fn bucket(&self, word: &str) -> Option<u16> {
        self.compiled.first.get(word)
    }

    /// The senses of a single word, given folded.
    pub fn meanings(&'static self, word: &str) -> impl Iterator<Item = &'static Sense> {
        self.forms(self.bucket(word).unwrap_or(0)).filter(|f| f.length() == 1).map(|f| f.sense)
    }

    /// The forms of a bucket, longest first.
    pub(super) fn forms(&'static self, bucket: u16) -> impl Iterator<Item = Form> {
        let bucket = usize::from(bucket);
        let start = bucket.checked_sub(1).and_then(|before| self.compiled.ends.get(before)).copied().unwrap_or(0);
        let entries = self.compiled.ends.get(bucket).and_then(|&end| self.compiled.entries.get(start.into()..end.into())).unwrap_or_default();
        entries.iter().filter_map(move |&Entry(sense, next, from, count)| {
            Some(Form { sense: self.senses.get(usize::from(sense))?, next, lexicon: self, rest: (from, count) })
        })
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
