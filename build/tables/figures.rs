//! Reads `units.toml`, `currencies.toml`, `hedges.toml` and `subjects.toml`.

use super::{Builder, Sense, table};
use crate::lang::{ContextWord, CurrencyForm, CurrencyWord, FigureWord, Qualifier, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitRow {
    factor: String,
    #[serde(default)]
    offset: Option<String>,
    forms: Vec<String>,
    signs: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Units {
    before: BTreeMap<String, Vec<String>>,
    percent: Vec<String>,
    points: Vec<String>,
    basis_points: Vec<String>,
    dimension: BTreeMap<String, BTreeMap<String, UnitRow>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Currency {
    #[serde(default)]
    signs: Vec<String>,
    names: Vec<String>,
    /// Names that are another word before a number: won.
    #[serde(default)]
    behind: Vec<String>,
    #[serde(default)]
    minor: Vec<String>,
    /// Whether the code is no English word.
    #[serde(default = "yes")]
    code: bool,
    /// Whether the code also counts in small letters.
    #[serde(default)]
    plain: bool,
}

fn yes() -> bool {
    true
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Hedges {
    before: BTreeMap<Qualifier, Vec<String>>,
    after: BTreeMap<Qualifier, Vec<String>>,
}

/// Fills in `units.toml`.
pub(super) fn units(lexicon: &mut Builder, data: &str) {
    let words: Units = table(data);
    for (dimension, rows) in words.dimension {
        for (name, row) in rows {
            let unit = Unit {
                name: name.clone(),
                dimension: dimension.clone(),
                factor: exact(&row.factor),
                offset: row.offset.as_deref().map(exact).unwrap_or_default(),
            };
            for form in &row.forms {
                bind_joined(lexicon, form, FigureWord::Unit(unit.clone()));
                if !form.ends_with('s') && dimension != "age" {
                    bind_joined(lexicon, &format!("{form}s"), FigureWord::Unit(unit.clone()));
                }
            }
            for sign in &row.signs {
                bind_joined(lexicon, sign, FigureWord::Sign(unit.clone(), sign.as_str().into()));
            }
            words.before.get(&name).into_iter().flatten().for_each(|form| bind(lexicon, form, FigureWord::UnitBefore(unit.clone())));
        }
    }
    words.percent.iter().for_each(|form| bind(lexicon, form, FigureWord::Percent));
    words.points.iter().for_each(|form| bind(lexicon, form, FigureWord::Points(100)));
    words.basis_points.iter().for_each(|form| bind(lexicon, form, FigureWord::Points(1)));
}

fn exact(decimal: &str) -> Decimal {
    Decimal::from_str_exact(decimal).unwrap_or_else(|e| panic!("{decimal} in a table shipped with crossread is no number: {e}"))
}

/// Fills in `currencies.toml`.
pub(super) fn currencies(lexicon: &mut Builder, data: &str) {
    let words: BTreeMap<String, Currency> = table(data);
    for (name, Currency { signs, names, behind, minor, code, plain }) in words {
        let Ok(iso) = <[u8; 3]>::try_from(name.as_bytes()) else { panic!("{name} is no currency code") };
        let mut add = |form: &str, kind| bind(lexicon, form, FigureWord::Currency(CurrencyWord { code: iso, form: kind }));
        signs.iter().for_each(|s| add(s, CurrencyForm::Sign));
        behind.iter().for_each(|s| add(s, CurrencyForm::Behind));
        for name in &names {
            add(name, CurrencyForm::Name);
            if !name.ends_with('s') {
                add(&format!("{name}s"), CurrencyForm::Name);
            }
        }
        for name in &minor {
            add(name, CurrencyForm::Minor);
            if name.len() > 2 && !name.ends_with('s') {
                add(&format!("{name}s"), CurrencyForm::Minor);
            }
        }
        if code {
            add(&name, CurrencyForm::Code { plain });
            add(&format!("M{name}"), CurrencyForm::Millions);
        }
    }
}

/// Fills in `hedges.toml`.
pub(super) fn hedges(lexicon: &mut Builder, data: &str) {
    let words: Hedges = table(data);
    for (side, sense) in [(words.before, FigureWord::HedgeBefore as fn(Qualifier) -> FigureWord), (words.after, FigureWord::HedgeAfter)] {
        for (qualifier, forms) in side {
            forms.iter().for_each(|form| bind(lexicon, form, sense(qualifier)));
        }
    }
}

/// Fills in `subjects.toml`.
pub(super) fn subjects(lexicon: &mut Builder, data: &str) {
    let words: BTreeMap<ContextWord, Vec<String>> = table(data);
    for (word, forms) in words {
        forms.iter().for_each(|form| bind(lexicon, form, FigureWord::Context(word)));
    }
}

fn bind(lexicon: &mut Builder, form: &str, word: FigureWord) {
    lexicon.add(form, Sense::Figure(word));
}

/// Binds a unit of several words also as an adjective has it: "square foot" and "square-foot".
fn bind_joined(lexicon: &mut Builder, form: &str, word: FigureWord) {
    if form.contains(' ') {
        bind(lexicon, &form.replace(' ', "-"), word.clone());
    }
    bind(lexicon, form, word);
}
