//! Reads `numbers.toml`.

use super::{Builder, Sense, table};
use crate::lang::NumberWord;
use std::collections::BTreeMap;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    small: BTreeMap<String, Small>,
    scale: BTreeMap<String, Scale>,
    share: BTreeMap<String, Share>,
    vague: BTreeMap<String, Vague>,
    other: Other,
    compound: Option<Compound>,
}

/// How numbers grow together into one word: zwei-und-zwanzig, drei-hundert-fünf.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Compound {
    /// Between a digit and the tens behind it.
    joint: String,
    hundred: String,
    thousand: String,
    /// What declines an ordinal.
    endings: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Small {
    value: u8,
    forms: Vec<String>,
    /// The form inside a compound, where it is another: ein-und-zwanzig.
    compound: Option<String>,
    ordinal: Option<String>,
    /// The share of one, where it is not the ordinal: drittel.
    share: Option<String>,
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
pub(super) fn add(lexicon: &mut Builder, data: &str) {
    let words: Numbers = table(data);
    let mut bind = |form: &str, word: NumberWord| lexicon.add(form, Sense::Number(word));
    for Small { value, forms, ordinal, share, .. } in words.small.values() {
        for form in forms {
            bind(form, NumberWord::Small(*value));
        }
        if let Some(share) = share {
            bind(share, NumberWord::Share(*value));
            bind(share, NumberWord::SmallShares(*value));
        }
        if let Some(ordinal) = ordinal {
            bind(ordinal, NumberWord::SmallOrdinal(*value));
            if *value > 2 && words.compound.is_none() {
                bind(&format!("{ordinal}s"), NumberWord::SmallShares(*value));
            }
        }
    }
    match &words.compound {
        Some(compound) => compounds(&words.small, compound, bind),
        None => tens_first(&words.small, bind),
    }
    let mut bind = |form: &str, word: NumberWord| lexicon.add(form, Sense::Number(word));
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

/// "twentyone", "fortysecond".
fn tens_first(small: &BTreeMap<String, Small>, mut bind: impl FnMut(&str, NumberWord)) {
    for tens in small.values().filter(|t| t.value >= 20) {
        for digit in small.values().filter(|d| (1..10).contains(&d.value)) {
            let value = tens.value + digit.value;
            for ten in &tens.forms {
                digit.forms.iter().for_each(|one| bind(&format!("{ten}{one}"), NumberWord::Small(value)));
                digit.ordinal.iter().for_each(|one| bind(&format!("{ten}{one}"), NumberWord::SmallOrdinal(value)));
            }
        }
    }
}

/// "zweiundzwanzig", "dreihundertfünf", "zwölftausend"; "zweiundzwanzigsten".
fn compounds(small: &BTreeMap<String, Small>, Compound { joint, hundred, thousand, endings }: &Compound, mut bind: impl FnMut(&str, NumberWord)) {
    let inside = |s: &'_ Small| s.compound.clone().or_else(|| s.forms.first().cloned()).unwrap_or_default();
    let mut below_hundred: BTreeMap<u8, (String, Option<String>)> = BTreeMap::new();
    for one in small.values().filter(|s| s.value > 0) {
        below_hundred.insert(one.value, (inside(one), one.ordinal.clone()));
    }
    for tens in small.values().filter(|t| t.value >= 20) {
        for digit in small.values().filter(|d| (1..10).contains(&d.value)) {
            let lead = format!("{}{joint}", inside(digit));
            let word = format!("{lead}{}", inside(tens));
            bind(&word, NumberWord::Small(tens.value + digit.value));
            below_hundred.insert(tens.value + digit.value, (word, tens.ordinal.as_ref().map(|o| format!("{lead}{o}"))));
        }
    }
    for (value, (_, ordinal)) in &below_hundred {
        let Some(ordinal) = ordinal else { continue };
        bind(ordinal, NumberWord::SmallOrdinal(*value));
        endings.iter().for_each(|ending| bind(&format!("{ordinal}{ending}"), NumberWord::SmallOrdinal(*value)));
    }
    let mut whole: Vec<(u32, String)> = below_hundred.iter().map(|(n, (word, _))| (u32::from(*n), word.clone())).collect();
    for hundreds in 1..10u8 {
        let lead = [format!("{}{hundred}", below_hundred.get(&hundreds).map_or("", |(word, _)| word)), hundred.clone()];
        for lead in lead.iter().take(if hundreds == 1 { 2 } else { 1 }) {
            let value = u32::from(hundreds) * 100;
            whole.push((value, lead.clone()));
            whole.extend(below_hundred.iter().map(|(n, (word, _))| (value + u32::from(*n), format!("{lead}{word}"))));
        }
    }
    for (value, word) in &whole {
        if *value >= 100 && word != hundred {
            bind(word, NumberWord::Whole(*value));
        }
        bind(&format!("{word}{thousand}"), NumberWord::Whole(value * 1000));
    }
}
