//! The unit of an axis, and figures in it: those of one dispute may be printed in several.

use crate::{
    compare::unit_days,
    facts::{Currency, DurationUnit, Hedge, Value},
    lang::Unit,
};
use rust_decimal::Decimal;

/// What the numbers of an axis are of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// Things counted, or places in an order.
    Number,
    /// Percent.
    Percent,
    /// A currency.
    Money(Currency),
    /// A unit of measure.
    Measure(&'static Unit),
    /// A unit of time.
    Time(DurationUnit),
}

/// The ends of a figure, open where `None`, and its hedge.
pub type Interval = (Option<f64>, Option<f64>, Option<Hedge>);

impl Scale {
    /// The unit that a figure is printed in; `None` for what is no figure.
    pub fn of(value: &Value) -> Option<Scale> {
        match value {
            Value::Count(_) | Value::Ordinal(_) => Some(Scale::Number),
            Value::Percent(_) => Some(Scale::Percent),
            Value::Money(m) => Some(Scale::Money(m.currency)),
            Value::Measure(m) => Some(Scale::Measure(m.unit)),
            Value::Duration(d) => Some(Scale::Time(d.unit)),
            Value::Date(_) | Value::Set(_) | Value::Quote(_) | Value::Stance(_) | Value::Name(_) => None,
        }
    }

    /// A figure in this unit; `None` where it cannot be told in it. A bare number is taken to be in any.
    pub fn interval(self, value: &Value) -> Option<Interval> {
        let quantity = match value {
            Value::Duration(d) => &d.quantity,
            other => other.quantity()?,
        };
        let printed = Scale::of(value)?;
        let convert = |n: Decimal| self.from(number(n)?, printed);
        let (low, high) = (quantity.low.and_then(convert), quantity.high.and_then(convert));
        (low.is_some() || high.is_some()).then_some((low, high, quantity.hedge))
    }

    fn from(self, n: f64, printed: Scale) -> Option<f64> {
        match (self, printed) {
            (Scale::Measure(to), Scale::Measure(from)) if to != from => {
                let base = (from.dimension == to.dimension).then_some(n * number(from.factor)? + number(from.offset)?)?;
                Some((base - number(to.offset)?) / number(to.factor)?)
            }
            (Scale::Time(to), Scale::Time(from)) => Some(n * unit_days(from) / unit_days(to)),
            (to, from) => (to == from || from == Scale::Number).then_some(n),
        }
    }

    /// A number of an axis with its unit: `6.8 km`, `95 %`, `1.26 billion EUR`.
    pub fn label(self, n: f64) -> String {
        let unit = match self {
            Scale::Number => return shown(n),
            Scale::Percent => "%".to_owned(),
            Scale::Money(currency) => currency.code().to_owned(),
            Scale::Measure(unit) => unit.name.clone(),
            Scale::Time(DurationUnit::Half) => "half-years".to_owned(),
            Scale::Time(DurationUnit::Century) => "centuries".to_owned(),
            Scale::Time(DurationUnit::Millennium) => "millennia".to_owned(),
            Scale::Time(unit) => format!("{}s", unit.name()),
        };
        format!("{} {unit}", shown(n))
    }
}

fn number(n: Decimal) -> Option<f64> {
    n.to_string().parse().ok()
}

/// `6.8`, `1200`, `1.26 billion`.
fn shown(n: f64) -> String {
    match n.abs() {
        huge if huge >= 1e9 => format!("{:.2} billion", n / 1e9),
        big if big >= 1e6 => format!("{:.2} million", n / 1e6),
        size if (n - n.round()).abs() < 0.05 || size >= 100.0 => format!("{n:.0}"),
        _ => format!("{n:.1}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{fixture, read_value},
        facts::{Context, Kind},
    };

    fn value(words: &str, kind: Kind) -> Value {
        read_value(&fixture::document("Wire", "Words."), words, kind, Context::default()).expect("a figure")
    }

    #[test]
    fn figures_in_different_units_stand_where_their_worth_is() {
        for (first, other, kind, ends, label) in [
            ("1,200 tonnes", "1.2 million kilograms", Kind::Measure, Some(1200.0), "1200 tonne"),
            ("20 °C", "68 °F", Kind::Measure, Some(20.0), "20 °C"),
            ("two days", "48 hours", Kind::Duration, Some(2.0), "2 days"),
            ("5 km", "3 kg", Kind::Measure, None, "5 km"),
            ("$2 million", "2 million euros", Kind::Money, None, "2.00 million USD"),
            ("98%", "98%", Kind::Percent, Some(98.0), "98 %"),
        ] {
            let scale = Scale::of(&value(first, kind)).expect("a unit");
            let (low, _, _) = scale.interval(&value(first, kind)).expect("a figure");
            assert_eq!(low.map(|n| scale.label(n)).as_deref(), Some(label));
            let converted = scale.interval(&value(other, kind)).and_then(|(low, _, _)| low).map(|n| (n * 1000.0).round() / 1000.0);
            assert_eq!(converted, ends, "{other} beside {first}");
        }
    }
}
