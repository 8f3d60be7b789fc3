//! Words around figures: units, currencies, hedges, and what tells the thing counted.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A unit of measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// Its name in exports: `km`.
    pub name: String,
    /// What it measures: `length`. Units of one dimension convert.
    pub dimension: String,
    /// Worth in the dimension's base unit.
    #[serde(with = "exact")]
    pub factor: Decimal,
    /// Added after the factor (temperatures).
    #[serde(with = "exact")]
    pub offset: Decimal,
}

/// Decimals as the bytes they are kept in.
mod exact {
    use super::Decimal;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(decimal: &Decimal, to: S) -> Result<S::Ok, S::Error> {
        decimal.serialize().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
        <[u8; 16]>::deserialize(from).map(Decimal::deserialize)
    }
}

/// What a word does beside a figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FigureWord {
    /// A unit, by a word: kilometres.
    Unit(Unit),
    /// A unit by a sign that counts only right behind its number, as printed here: `km`.
    Sign(Unit, Box<str>),
    /// A unit that stands before its number: "magnitude 6.1".
    UnitBefore(Unit),
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

/// A sign, name or code of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrencyWord {
    /// ISO 4217.
    pub code: [u8; 3],
    /// How it stands.
    pub form: CurrencyForm,
}

/// How a currency is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CurrencyForm {
    /// `$`, before or behind the number.
    Sign,
    /// dollars, behind the number.
    Name,
    /// won, behind the number only: before one it is another word.
    Behind,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// troopers, soldiers
    Officers,
    /// killed, injured, missing
    Fate,
    /// The fates that the first reports of a disaster count: dead, hurt, missing.
    Toll,
    /// May stand before the fate.
    Between,
    /// rose, fell, moved
    Change,
    /// Those of them that tell of more: rose.
    Rises,
    /// Those of them that tell of less: fell.
    Falls,
    /// Flight, Route
    Numbered,
    /// Figures that are a name: 401k
    Designation,
    /// vote, rejected
    Contest,
    /// beat, record
    Game,
    /// days, years
    Time,
    /// weigh, heavy
    Weight,
    /// earthquake, tremor
    Quake,
    /// Follows an age in commas.
    AgeVerb,
    /// Fleet, Street
    Serial,
    /// 911
    Emergency,
    /// dialled, dispatcher
    Telephone,
    /// Before an "over" that is no bound: hand, dispute
    Over,
    /// Before an object and an "up" that is no bound: bring
    Up,
}
