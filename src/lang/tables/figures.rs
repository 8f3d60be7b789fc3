//! Words around figures: units, currencies, hedges, and what tells the thing counted.

use super::{Builder, Sense, table};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A unit of measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its name in exports: `km`.
    pub name: String,
    /// What it measures: `length`. Units of one dimension convert.
    pub dimension: String,
    /// Worth in the dimension's base unit.
    pub factor: Decimal,
    /// Added after the factor (temperatures).
    pub offset: Decimal,
}

/// What a word does beside a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum FigureWord {
    /// A unit, by a word: kilometres.
    Unit(&'static Unit),
    /// A unit by a sign that counts only right behind its number, as printed here: `km`.
    Sign(&'static Unit, Box<str>),
    /// A unit that stands before its number: "magnitude 6.1".
    UnitBefore(&'static Unit),
    /// Percent, %.
    Percent,
    /// Percentage points; the figure times this many hundredths.
    Points(u8),
    /// A currency.
    Currency(CurrencyWord),
    /// How exact the figure behind it is.
    HedgeBefore(Qualifier),
    /// How exact the figure before it is.
    HedgeAfter(Qualifier),
    /// What the subject of a figure is made of.
    Context(ContextWord),
}

impl Sense {
    /// Whether a figure may begin with a word of this sense.
    pub(crate) fn opens_figure(&self) -> bool {
        matches!(
            self,
            Sense::Number(_)
                | Sense::Figure(FigureWord::Currency(_) | FigureWord::UnitBefore(_) | FigureWord::HedgeBefore(_) | FigureWord::Context(ContextWord::Opens))
        )
    }
}

/// A sign, name or code of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrencyWord {
    /// ISO 4217.
    pub code: [u8; 3],
    /// How it stands.
    pub form: CurrencyForm,
}

/// How a currency is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CurrencyForm {
    /// `$`, before or behind the number.
    Sign,
    /// dollars, behind the number.
    Name,
    /// `USD`, before or behind; in capitals unless `plain`.
    Code {
        /// Whether it also counts in small letters.
        plain: bool,
    },
    /// `MUSD`: millions.
    Millions,
    /// cents, behind the number: hundredths.
    Minor,
}

/// How exact a figure is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Qualifier {
    About,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Nearly,
}

/// What a word tells of the thing counted. The comments of `subjects.toml` say more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContextWord {
    /// a, between
    Opens,
    /// Ends a noun phrase.
    Stop,
    /// people, others
    Generic,
    /// Plural without s.
    Plural,
    /// killed, injured, missing
    Fate,
    /// May stand before the fate.
    Between,
    /// rose, fell
    Change,
    /// Flight, Route
    Numbered,
    /// Figures that are a name: 401k
    Designation,
    /// vote, beat
    Contest,
    /// days, years
    Time,
    /// weigh, heavy
    Weight,
    /// earthquake, tremor
    Quake,
    /// Follows an age in commas.
    AgeVerb,
}

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
            // A lexicon is made once and lives as long as the program, and so do its units.
            let unit: &'static Unit = Box::leak(Box::new(Unit {
                name: name.clone(),
                dimension: dimension.clone(),
                factor: exact(&row.factor),
                offset: row.offset.as_deref().map(exact).unwrap_or_default(),
            }));
            for form in &row.forms {
                bind(lexicon, form, FigureWord::Unit(unit));
                if !form.ends_with('s') && dimension != "age" {
                    bind(lexicon, &format!("{form}s"), FigureWord::Unit(unit));
                }
            }
            for sign in &row.signs {
                bind(lexicon, sign, FigureWord::Sign(unit, sign.as_str().into()));
            }
            words.before.get(&name).into_iter().flatten().for_each(|form| bind(lexicon, form, FigureWord::UnitBefore(unit)));
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
    for (name, Currency { signs, names, minor, code, plain }) in words {
        let Ok(iso) = <[u8; 3]>::try_from(name.as_bytes()) else { panic!("{name} is no currency code") };
        let mut add = |form: &str, kind| bind(lexicon, form, FigureWord::Currency(CurrencyWord { code: iso, form: kind }));
        signs.iter().for_each(|s| add(s, CurrencyForm::Sign));
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
