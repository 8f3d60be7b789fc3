//! TIMEX3 values of durations and of times of day.

use super::expression::Clock;
use crate::lang::{PartOfDay, TimeUnit};
use rust_decimal::Decimal;

/// Before the figure, behind it, and how many of that unit one is.
fn letters(unit: TimeUnit) -> (&'static str, &'static str, u32) {
    match unit {
        TimeUnit::Second => ("PT", "S", 1),
        TimeUnit::Minute => ("PT", "M", 1),
        TimeUnit::Hour => ("PT", "H", 1),
        TimeUnit::Day => ("P", "D", 1),
        TimeUnit::Weekend => ("P", "WE", 1),
        TimeUnit::Week => ("P", "W", 1),
        TimeUnit::Fortnight => ("P", "W", 2),
        TimeUnit::Month => ("P", "M", 1),
        TimeUnit::Quarter => ("P", "Q", 1),
        TimeUnit::Half => ("P", "M", 6),
        TimeUnit::Year => ("P", "Y", 1),
        TimeUnit::Decade => ("P", "Y", 10),
        TimeUnit::Century => ("P", "Y", 100),
        TimeUnit::Millennium => ("P", "Y", 1000),
    }
}

/// `P7M`, `PT5H30M`; half a year, day, hour or minute in the next smaller unit.
pub(super) fn duration(count: Decimal, unit: TimeUnit) -> String {
    let (before, behind, each) = letters(unit);
    let Some(count) = count.checked_mul(Decimal::from(each)) else { return vague(unit) };
    let (whole, rest) = (count.trunc().normalize(), count.fract());
    let smaller = match unit {
        TimeUnit::Year => Some("6M"),
        TimeUnit::Day => Some("T12H"),
        TimeUnit::Hour => Some("30M"),
        TimeUnit::Minute => Some("30S"),
        TimeUnit::Second
        | TimeUnit::Weekend
        | TimeUnit::Week
        | TimeUnit::Fortnight
        | TimeUnit::Month
        | TimeUnit::Quarter
        | TimeUnit::Half
        | TimeUnit::Decade
        | TimeUnit::Century
        | TimeUnit::Millennium => None,
    };
    match smaller {
        Some(half) if rest == Decimal::new(5, 1) && whole.is_zero() => format!("{before}{half}"),
        Some(half) if rest == Decimal::new(5, 1) => format!("{before}{whole}{behind}{half}"),
        _ => format!("{before}{}{behind}", count.normalize()),
    }
}

/// How many of the smaller unit one of the larger is, where both may be told of one length.
pub(super) fn ratio(larger: TimeUnit, smaller: TimeUnit) -> Option<u32> {
    match (larger, smaller) {
        (TimeUnit::Year, TimeUnit::Month) => Some(12),
        (TimeUnit::Week, TimeUnit::Day) => Some(7),
        (TimeUnit::Day, TimeUnit::Hour) => Some(24),
        (TimeUnit::Hour, TimeUnit::Minute) | (TimeUnit::Minute, TimeUnit::Second) => Some(60),
        (TimeUnit::Hour, TimeUnit::Second) => Some(3600),
        _ => None,
    }
}

/// `PT2H10M`: a length that is told in several units, given in the smallest.
pub(super) fn mixed(count: Decimal, unit: TimeUnit) -> String {
    let larger = match unit {
        TimeUnit::Second => TimeUnit::Minute,
        TimeUnit::Minute => TimeUnit::Hour,
        TimeUnit::Hour => TimeUnit::Day,
        TimeUnit::Day => TimeUnit::Week,
        TimeUnit::Month => TimeUnit::Year,
        TimeUnit::Weekend
        | TimeUnit::Week
        | TimeUnit::Fortnight
        | TimeUnit::Quarter
        | TimeUnit::Half
        | TimeUnit::Year
        | TimeUnit::Decade
        | TimeUnit::Century
        | TimeUnit::Millennium => return duration(count, unit),
    };
    let each = ratio(larger, unit).map_or(Decimal::ONE, Decimal::from);
    let (whole, rest) = ((count / each).trunc(), (count % each).normalize());
    let before = match unit {
        TimeUnit::Second if whole >= each => mixed(whole, larger),
        _ => duration(whole, larger),
    };
    let (_, letter, _) = letters(unit);
    let time = if unit == TimeUnit::Hour { "T" } else { "" };
    if rest.is_zero() { before } else { format!("{before}{time}{rest}{letter}") }
}

/// `PXD`: how many is not said.
pub(super) fn vague(unit: TimeUnit) -> String {
    let (before, behind, _) = letters(unit);
    format!("{before}X{behind}")
}

/// `TMO`
pub(super) fn part(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Morning | PartOfDay::Dawn => "TMO",
        PartOfDay::Afternoon => "TAF",
        PartOfDay::Evening => "TEV",
        PartOfDay::Night | PartOfDay::Overnight => "TNI",
    }
}

/// `T16:30`, with `Z` for UTC.
pub(super) fn clock(clock: Clock) -> String {
    let seconds = clock.second.map_or(String::new(), |s| format!(":{s:02}"));
    let zone = if clock.zone == Some(0) { "Z" } else { "" };
    format!("T{:02}:{:02}{seconds}{zone}", clock.hour, clock.minute.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_in_several_units_is_written_in_them() {
        let cases = [
            (130, TimeUnit::Minute, "PT2H10M"),
            (120, TimeUnit::Minute, "PT2H"),
            (500, TimeUnit::Second, "PT8M20S"),
            (7245, TimeUnit::Second, "PT2H45S"),
            (9912, TimeUnit::Second, "PT2H45M12S"),
            (53, TimeUnit::Hour, "P2DT5H"),
            (17, TimeUnit::Day, "P2W3D"),
            (30, TimeUnit::Month, "P2Y6M"),
        ];
        for (count, unit, want) in cases {
            assert_eq!(mixed(count.into(), unit), want);
        }
    }

    #[test]
    fn halves_are_told_in_the_smaller_unit() {
        let cases = [
            ("7", TimeUnit::Month, "P7M"),
            ("2.5", TimeUnit::Year, "P2Y6M"),
            ("0.5", TimeUnit::Hour, "PT30M"),
            ("1.5", TimeUnit::Minute, "PT1M30S"),
            ("1.5", TimeUnit::Decade, "P15Y"),
            ("2.25", TimeUnit::Year, "P2.25Y"),
            ("1", TimeUnit::Fortnight, "P2W"),
        ];
        for (count, unit, want) in cases {
            assert_eq!(duration(count.parse().unwrap(), unit), want);
        }
    }
}
