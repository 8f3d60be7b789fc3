//! Words that decide whether two accounts differ in substance or in tone.

use super::{Builder, Sense, table};

/// What a word does to a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Contrast {
    /// not, never
    Negation,
    /// very, only, might
    Intensifier,
    /// One side of a pair of opposites, by the pair's number.
    Opposite {
        /// Which pair.
        pair: u16,
        /// Which side.
        first: bool,
    },
}

/// A word chosen for a thing, by the thing's number: one that carries a judgement, or a plain one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Loaded {
    /// Which thing of `loaded.toml`.
    pub thing: u16,
    /// Whether the word judges.
    pub judges: bool,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Contrasts {
    negation: Vec<String>,
    intensifier: Vec<String>,
    opposite: Vec<[String; 2]>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms {
    term: Vec<Term>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    plain: Vec<String>,
    loaded: Vec<String>,
}

pub(super) fn contrast(lexicon: &mut Builder, contrasts: &str, loaded: &str) {
    let words: Contrasts = table(contrasts);
    for (forms, sense) in [(words.negation, Contrast::Negation), (words.intensifier, Contrast::Intensifier)] {
        for form in forms {
            lexicon.add(&form, Sense::Contrast(sense));
        }
    }
    for (pair, [one, other]) in (0..).zip(words.opposite) {
        lexicon.add(&one, Sense::Contrast(Contrast::Opposite { pair, first: true }));
        lexicon.add(&other, Sense::Contrast(Contrast::Opposite { pair, first: false }));
    }
    let terms: Terms = table(loaded);
    for (thing, term) in (0..).zip(terms.term) {
        for (forms, judges) in [(term.plain, false), (term.loaded, true)] {
            for form in forms {
                lexicon.add(&form, Sense::Loaded(Loaded { thing, judges }));
            }
        }
    }
}
