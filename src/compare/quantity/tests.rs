use super::*;
use crate::facts::Percent;
use crate::lang::Unit;
use proptest::prelude::*;
use std::sync::LazyLock;

/// `98`, `97-98`, `~98` about, `^98` nearly, `>80`, `>=12`, `<40`, `<=5`.
fn quantity(text: &str) -> Quantity {
    let (hedge, number) =
        [(">=", Hedge::AtLeast), ("<=", Hedge::AtMost), (">", Hedge::MoreThan), ("<", Hedge::LessThan), ("~", Hedge::About), ("^", Hedge::Nearly)]
            .into_iter()
            .find_map(|(mark, hedge)| text.strip_prefix(mark).map(|n| (Some(hedge), n)))
            .unwrap_or((None, text));
    let (low, high) = number.split_once('-').unwrap_or((number, number));
    let value = |n: &str| n.parse::<Decimal>().unwrap();
    let scale = high.split_once('.').map_or(0, |(_, d)| d.len() as u32);
    let zeros = if scale == 0 { high.len() - high.trim_end_matches('0').len() } else { 0 };
    let step = if scale > 0 { Decimal::new(1, scale) } else { Decimal::from(10u64.pow(zeros as u32)) };
    let (low, high) = (Some(value(low)), Some(value(high)));
    match hedge {
        Some(Hedge::AtLeast | Hedge::MoreThan) => Quantity { low, high: None, hedge, step, of: None },
        Some(Hedge::AtMost | Hedge::LessThan) => Quantity { low: None, high, hedge, step, of: None },
        _ => Quantity { low, high, hedge, step, of: None },
    }
}

fn value(sort: &str, text: &str) -> Value {
    static UNITS: LazyLock<Vec<Unit>> = LazyLock::new(|| {
        [
            ("m", "length", "1", "0"),
            ("ft", "length", "0.3048", "0"),
            ("°C", "temperature", "1", "273.15"),
            ("°F", "temperature", "0.5555555556", "255.3722222222"),
            ("year of age", "age", "1", "0"),
        ]
        .map(|(name, dimension, factor, offset)| Unit {
            name: name.into(),
            dimension: dimension.into(),
            factor: factor.parse().unwrap(),
            offset: offset.parse().unwrap(),
        })
        .into()
    });
    match sort {
        "percent" => Value::Percent(Percent { quantity: quantity(text), points: false }),
        "count" => Value::Count(quantity(text)),
        "USD" | "EUR" => Value::Money(Money { quantity: quantity(text), currency: crate::facts::Currency(sort.as_bytes().try_into().unwrap()) }),
        unit => Value::Measure(Measure { quantity: quantity(text), unit: UNITS.iter().find(|u| u.name == unit).unwrap() }),
    }
}

#[test]
fn figures_are_intervals() {
    use Reason::*;
    let cases = [
        ("percent 97-98", "percent 97-98", Some(Same)),
        ("percent 97-98", "percent ~98", Some(RangeContains)),
        ("percent 96.7", "percent 97-98", Some(Rounding)),
        ("percent 95.3", "percent 97-98", Some(Disjoint)),
        ("percent 97-98", "percent ^98", Some(RangeContains)),
        ("percent ~98", "percent ^98", Some(Hedge)),
        ("percent 89", "percent ^98", Some(Disjoint)),
        ("percent 87", "percent 87.05", Some(Rounding)),
        ("percent 40-50", "percent 45-55", Some(RangesOverlap)),
        ("percent ~15", "percent 18", Some(Disjoint)),
        ("percent ~15", "percent 15", Some(Hedge)),
        ("count >80", "count 83", Some(Bound)),
        ("count >80", "count <40", Some(Disjoint)),
        ("count >=12", "count 11", Some(Disjoint)),
        ("count >=12", "count 14", Some(Bound)),
        ("count >40", "count >=40", Some(Same)),
        ("count 11", "count 12", Some(Disjoint)),
        ("count 60", "count 64", Some(Disjoint)),
        ("count 0.41", "count 36", None),
        ("count 0.41", "count 0.14", Some(Disjoint)),
        ("count ~10", "count 9", Some(Hedge)),
        ("count ~16", "count 15", Some(Disjoint)),
        ("count 300000", "count 298413", Some(Rounding)),
        ("count 300000", "count 250000", Some(Disjoint)),
        ("USD 5000", "USD 7500", Some(Disjoint)),
        ("USD 5000", "EUR 5000", Some(Disjoint)),
        ("USD 5000", "EUR 6000", None),
        ("EUR 2400000", "EUR ^2500000", Some(Hedge)),
        ("ft 200", "m 60", Some(Unit)),
        ("ft ~2000", "m ~600", Some(Unit)),
        ("ft 200", "m ~150", Some(Disjoint)),
        ("m ~600", "m 700", Some(Disjoint)),
        ("°F 39", "°C 4", Some(Unit)),
        ("°F 39", "°C 14", Some(Disjoint)),
        ("ft 200", "year of age 60", None),
        ("year of age >21", "year of age >=21", Some(Limit)),
        ("year of age 38", "year of age 39", Some(Disjoint)),
        ("year of age 38", "count 38", Some(Same)),
        ("year of age 38", "count 3", None),
        ("year of age 30-33", "year of age 32", Some(RangeContains)),
    ];
    for (a, b, want) in cases {
        let parsed = [a, b].map(|t| t.rsplit_once(' ').map(|(sort, text)| value(sort, text)).unwrap());
        assert_eq!(judge(&parsed[0], &parsed[1]), want, "{a} / {b}");
        assert_eq!(judge(&parsed[1], &parsed[0]), want, "{b} / {a}");
    }
}

proptest! {
    #[test]
    fn a_verdict_has_no_direction(a in "[>~^<]?[1-9][0-9]{0,27}", b in "[>~^<]?[1-9][0-9]{0,27}") {
        let (a, b) = (Value::Count(quantity(&a)), Value::Count(quantity(&b)));
        prop_assert_eq!(judge(&a, &b), judge(&b, &a));
        prop_assert_eq!(judge(&a, &a), Some(Reason::Same));
    }
}
