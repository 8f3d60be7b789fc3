//! Number words.

use super::{Lexicon, Sense, table};
use std::collections::BTreeMap;

/// What a word contributes to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWord {
    /// 0 to 19, 20, 30 ... 90, and the tens with a digit written as one word.
    Small(u8),
    /// A power of ten: 2 for hundred, 6 for million.
    Scale(u8),
    /// A scale that counts only right behind digits: `bn`; or only there and in capitals: `M`.
    GluedScale {
        /// The power of ten.
        power: u8,
        /// Whether it must be printed in capitals.
        capitals: bool,
    },
    /// Twelve; "2 dozens".
    Dozen,
    /// First to nineteenth, twentieth ... ninetieth, and glued compounds; also the share of one ("a third").
    SmallOrdinal(u8),
    /// Hundredth, millionth.
    ScaleOrdinal(u8),
    /// Plural shares: thirds, twentieths.
    SmallShares(u8),
    /// Hundredths, millionths.
    ScaleShares(u8),
    /// One half, one quarter: the share of so many.
    Share(u8),
    /// Halves, quarters.
    Shares(u8),
    /// Several, dozens: the lowest number it fits.
    Vague(u64),
    /// The decimal mark as a word.
    Point,
    /// The sign as a word.
    Minus,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    small: BTreeMap<String, Small>,
    scale: BTreeMap<String, Scale>,
    share: BTreeMap<String, Share>,
    vague: BTreeMap<String, Vague>,
    other: Other,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Small {
    value: u8,
    forms: Vec<String>,
    ordinal: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Scale {
    power: u8,
    forms: Vec<String>,
    #[serde(default)]
    glued: Vec<String>,
    ordinal: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Share {
    of: u8,
    one: Vec<String>,
    many: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Vague {
    low: u64,
    forms: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Other {
    dozen: Vec<String>,
    point: Vec<String>,
    minus: Vec<String>,
}

/// Fills in the words of `numbers.toml` and the compounds that are written as one word ("twentyone", "fortysecond").
pub(super) fn add(lexicon: &mut Lexicon, data: &str) {
    let words: Numbers = table(data);
    let mut bind = |form: &str, word: NumberWord| lexicon.add(form, Sense::Number(word));
    for Small { value, forms, ordinal } in words.small.values() {
        for form in forms {
            bind(form, NumberWord::Small(*value));
        }
        if let Some(ordinal) = ordinal {
            bind(ordinal, NumberWord::SmallOrdinal(*value));
            if *value > 2 {
                bind(&format!("{ordinal}s"), NumberWord::SmallShares(*value));
            }
        }
    }
    for tens in words.small.values().filter(|t| t.value >= 20) {
        for digit in words.small.values().filter(|d| (1..10).contains(&d.value)) {
            let value = tens.value + digit.value;
            for ten in &tens.forms {
                digit.forms.iter().for_each(|one| bind(&format!("{ten}{one}"), NumberWord::Small(value)));
                digit.ordinal.iter().for_each(|one| bind(&format!("{ten}{one}"), NumberWord::SmallOrdinal(value)));
            }
        }
    }
    for Scale { power, forms, glued, ordinal } in words.scale.values() {
        forms.iter().for_each(|form| bind(form, NumberWord::Scale(*power)));
        glued.iter().for_each(|form| bind(form, NumberWord::GluedScale { power: *power, capitals: form.chars().all(char::is_uppercase) }));
        if let Some(ordinal) = ordinal {
            bind(ordinal, NumberWord::ScaleOrdinal(*power));
            bind(&format!("{ordinal}s"), NumberWord::ScaleShares(*power));
        }
    }
    for Share { of, one, many } in words.share.values() {
        one.iter().for_each(|form| bind(form, NumberWord::Share(*of)));
        many.iter().for_each(|form| bind(form, NumberWord::Shares(*of)));
    }
    for Vague { low, forms } in words.vague.values() {
        forms.iter().for_each(|form| bind(form, NumberWord::Vague(*low)));
    }
    words.other.dozen.iter().for_each(|form| bind(form, NumberWord::Dozen));
    words.other.point.iter().for_each(|form| bind(form, NumberWord::Point));
    words.other.minus.iter().for_each(|form| bind(form, NumberWord::Minus));
}
