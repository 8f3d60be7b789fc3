//! The values that facts state, one variant a kind.

pub use crate::lang::Force;

use super::Party;
pub use crate::lang::TimeUnit as DurationUnit;
use crate::text::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A typed value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A day, week, month, year, time of day, or a range of them.
    Date(DateValue),
    /// How long something lasts.
    Duration(DurationValue),
    /// When something recurs.
    Set(SetValue),
    /// A share in percent.
    Percent(Percent),
    /// How many, or a bare number.
    Count(Quantity),
    /// A sum.
    Money(Money),
    /// A length, weight, temperature, age, magnitude, ...
    Measure(Measure),
    /// First, 27th.
    Ordinal(Quantity),
    /// Words that somebody said.
    Quote(Quote),
    /// Who stands where on what.
    Stance(Stance),
    /// A person, body or place.
    Name(Name),
}

/// The kinds of value, by the names that exports and gold files use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the kind of the Value variant with its name")]
pub enum Kind {
    Date,
    Duration,
    Set,
    Percent,
    Count,
    Money,
    Measure,
    Ordinal,
    Quote,
    Stance,
    Name,
}

impl Kind {
    /// Every kind, in the order of [`Value`].
    pub const ALL: [Kind; 11] =
        [Kind::Date, Kind::Duration, Kind::Set, Kind::Percent, Kind::Count, Kind::Money, Kind::Measure, Kind::Ordinal, Kind::Quote, Kind::Stance, Kind::Name];

    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Date => "date",
            Kind::Duration => "duration",
            Kind::Set => "set",
            Kind::Percent => "percent",
            Kind::Count => "count",
            Kind::Money => "money",
            Kind::Measure => "measure",
            Kind::Ordinal => "ordinal",
            Kind::Quote => "quote",
            Kind::Stance => "stance",
            Kind::Name => "name",
        }
    }
}

impl Kind {
    /// The kind of a name in exports.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.name() == name)
    }
}

impl Value {
    /// Which kind it is.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Date(_) => Kind::Date,
            Value::Duration(_) => Kind::Duration,
            Value::Set(_) => Kind::Set,
            Value::Percent(_) => Kind::Percent,
            Value::Count(_) => Kind::Count,
            Value::Money(_) => Kind::Money,
            Value::Measure(_) => Kind::Measure,
            Value::Ordinal(_) => Kind::Ordinal,
            Value::Quote(_) => Kind::Quote,
            Value::Stance(_) => Kind::Stance,
            Value::Name(_) => Kind::Name,
        }
    }

    /// The quantity, for the kinds that are one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match self {
            Value::Percent(p) => Some(&p.quantity),
            Value::Count(q) | Value::Ordinal(q) => Some(q),
            Value::Money(m) => Some(&m.quantity),
            Value::Measure(m) => Some(&m.quantity),
            Value::Date(_) | Value::Duration(_) | Value::Set(_) | Value::Quote(_) | Value::Stance(_) | Value::Name(_) => None,
        }
    }
}

/// An interval of exact decimals as printed. "more than 80" is `low: 80, high: None, hedge: MoreThan`;
/// "about 98" is `98..98` with `hedge: About`: the hedge says how far the truth may lie, not the ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// Lower end, inclusive; `None` where open.
    pub low: Option<Decimal>,
    /// Upper end, inclusive; `None` where open.
    pub high: Option<Decimal>,
    /// How the text qualifies it.
    pub hedge: Option<Hedge>,
    /// Worth of the last printed digit: 0.1 for `96.7`, 1000 for `12,000`, 100000 for `1.5 million`. Always positive.
    pub step: Decimal,
    /// What it is a share or part of: "of the eligible voters".
    pub of: Option<Span>,
}

/// How a text qualifies a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Hedge {
    About,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Nearly,
}

/// A share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Percent {
    /// In percent.
    pub quantity: Quantity,
    /// Percentage points: a difference of shares.
    pub points: bool,
}

/// A sum in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// In the currency's main unit.
    pub quantity: Quantity,
    /// Which currency.
    pub currency: Currency,
}

/// An ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(pub [u8; 3]);

impl Currency {
    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

/// A measured quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// In `unit`.
    pub quantity: Quantity,
    /// The unit as printed, normalised: `km`, `year of age`.
    pub unit: &'static crate::lang::Unit,
}

/// A date expression. `timex` is the TIMEX3 value (ISO-TimeML): `2022-10-04`, `2022-W39`, `PRESENT_REF`, ...
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateValue {
    /// Whether it states a time of day.
    pub grain: DateGrain,
    /// TIMEX3 value; `XXXX` parts stand for what is not known.
    pub timex: Box<str>,
    /// First day covered; `None` where it cannot be resolved.
    pub start: Option<Date>,
    /// Last day covered.
    pub end: Option<Date>,
    /// "around", "before", ...
    pub hedge: Option<Hedge>,
}

/// DATE or TIME of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "TIMEX3 types")]
pub enum DateGrain {
    Date,
    Time,
}

/// A length of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DurationValue {
    /// TIMEX3 value: `P7M`, `PXD`.
    pub timex: Box<str>,
    /// In `unit`.
    pub quantity: Quantity,
    /// The unit printed.
    pub unit: DurationUnit,
}

/// Something that recurs; TIMEX3 SET.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetValue {
    /// `P1D`, `XXXX-WXX-1`, ...
    pub timex: Box<str>,
}

/// Words said, quoted or reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// Who, by the fullest name the article gives.
    pub speaker: Option<Party>,
    /// The mention beside the quotation: "he", "Mr. Ryan".
    pub mention: Option<Span>,
    /// The cue: `said`, `according to`.
    pub cue: Option<Span>,
    /// How hard the cue stands to the words.
    pub force: Force,
    /// Whether the words are the speaker's own.
    pub directness: Directness,
    /// What a quotation that began in a passage before goes on to say in this one. The fact of the passage where it begins
    /// holds the whole.
    pub continued: bool,
}

/// Whether the words are the speaker's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Directness {
    /// All inside quotation marks.
    Direct,
    /// Reported, with quoted words in it.
    Mixed,
    /// Reported.
    Indirect,
}

/// Who stands where on what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stance {
    /// Who takes it.
    pub holder: Option<Party>,
    /// What it is about.
    pub target: Option<Span>,
    /// The verb's base form: `recognize`.
    pub predicate: &'static str,
    /// For or against the target, after negation.
    pub polarity: Polarity,
    /// would, will, may, ...
    pub modality: Option<Modality>,
}

/// For or against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Polarity {
    For,
    Against,
}

impl Polarity {
    /// The side of one who is for or against a deed, on what the deed takes this side on: who vows to repeal a law is against it, who
    /// refuses to repeal it is for it.
    pub fn of_deed(self, deed: Polarity) -> Polarity {
        match (self, deed) {
            (Polarity::For, deed) => deed,
            (Polarity::Against, Polarity::Against) => Polarity::For,
            (Polarity::Against, Polarity::For) => Polarity::Against,
        }
    }
}

/// The modal verb of a stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Modality {
    Will,
    Would,
    May,
    Should,
    Must,
    Can,
}

/// A mention of a named person, body or place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Who or what.
    pub entity: super::EntityIndex,
    /// Title or role printed with this mention.
    pub role: Option<Span>,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum NameKind {
    Person,
    Body,
    Place,
}
