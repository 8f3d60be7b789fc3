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
