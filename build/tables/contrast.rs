//! Reads `contrast.toml` and `loaded.toml`.

use super::{Builder, Sense, table};
use crate::lang::{Contrast, Loaded};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Contrasts {
    negation: Vec<String>,
    intensifier: Vec<String>,
    besides: Vec<String>,
    turns: Vec<String>,
    aspect: Vec<String>,
    loosens: Vec<String>,
    part: Vec<String>,
    deed: Vec<Vec<String>>,
    property: Vec<Vec<String>>,
    wished: Vec<String>,
    wishing: Vec<String>,
    other: Vec<String>,
    each: Vec<String>,
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
    let listed = [
        (words.negation, Contrast::Negation),
        (words.intensifier, Contrast::Intensifier),
        (words.besides, Contrast::Besides),
        (words.turns, Contrast::Turns),
        (words.aspect, Contrast::Aspect),
        (words.loosens, Contrast::Loosens),
        (words.part, Contrast::Part),
        (words.each, Contrast::Each),
        (words.wished, Contrast::Wished),
        (words.wishing, Contrast::Wishing),
        (words.other, Contrast::Other),
    ];
    for (forms, sense) in listed {
        for form in forms {
            lexicon.add(&form, Sense::Contrast(sense));
        }
    }
    for (lists, sense) in [(words.deed, Contrast::Deed as fn(u8) -> Contrast), (words.property, Contrast::Property)] {
        for (number, forms) in (0..).zip(lists) {
            forms.iter().for_each(|form| lexicon.add(form, Sense::Contrast(sense(number))));
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
