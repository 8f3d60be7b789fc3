//! Dates, clock times, durations and sets.

use super::Reason;
use crate::{
    facts::{DateGrain, DateValue, DurationUnit, DurationValue, Hedge, Quantity, SetValue},
    lang::Edge,
};
use jiff::{Span, civil::Date};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// The minutes of a day.
const DAY: i32 = 24 * 60;

/// "Around 10" still means 10:15.
const AROUND: i32 = 15;

/// "10:30" may be printed for 10:33, where no quarter of an hour is nearer.
const ROUNDED: i32 = 5;

/// "After 10" is said of less than half an hour.
const AFTER: i32 = 29;

/// A length of time that is so many times another is another thing's.
const FAR: f64 = 8.0;

/// "Days" are no more than so many.
const MANY: f64 = 30.0;

/// So many days before publication are still one story's.
const LONGEST: f64 = 32.0;

/// Why two dates agree or not. `None` where one cannot be placed and the words do not settle it.
pub(super) fn dates(a: &DateValue, b: &DateValue) -> Option<Reason> {
    if let Some(reason) = clock_times(a, b).filter(|_| !days_apart(a, b)) {
        return Some(reason);
    }
    let (Some((a1, a2)), Some((b1, b2))) = (a.start.zip(a.end), b.start.zip(b.end)) else { return unplaced(a, b) };
    if (a1, a2) == (b1, b2) {
        return Some(parts_of_day(a, b));
    }
    if other_end(a, b) {
        return Some(Reason::Disjoint);
    }
    if runs_into(a, b) || runs_into(b, a) {
        return Some(Reason::RangesOverlap);
    }
    if (a1 <= b1 && b2 <= a2) || (b1 <= a1 && a2 <= b2) {
        return Some(Reason::Coarser);
    }
    if a1 <= b2 && b1 <= a2 {
        return Some(Reason::RangesOverlap);
    }
    // "2012" and "Thursday" are not two answers to one question
    let answers = scale(a) == scale(b) || a.timex.contains('/') || b.timex.contains('/');
    if vague(a) || vague(b) || !answers { None } else { Some(Reason::Disjoint) }
}

/// Parts of the day that nobody tells apart to the hour: a fire overnight burned early in the morning, five o'clock is late in the afternoon or
/// early in the evening. Morning and afternoon meet at noon.
const ADJOINING: [(&str, &str); 5] = [("TNI", "TMO"), ("TEV", "TNI"), ("TAF", "TEV"), ("TMI", "TAF"), ("TMO", "TMI")];

/// What two times of one day are to each other.
fn parts_of_day(a: &DateValue, b: &DateValue) -> Reason {
    let part = |d: &DateValue| (d.grain == DateGrain::Time).then(|| d.timex.find('T').and_then(|at| d.timex.get(at..)).map(str::to_owned)).flatten();
    match (part(a), part(b)) {
        (x, y) if x == y => same(a, b),
        (Some(part), Some(_)) if clock(b).is_some_and(|at| lies_in(at, &part)) => Reason::Coarser,
        (Some(_), Some(part)) if clock(a).is_some_and(|at| lies_in(at, &part)) => Reason::Coarser,
        (Some(x), Some(y)) if ADJOINING.iter().any(|(p, q)| (x == *p && y == *q) || (x == *q && y == *p)) => Reason::RangesOverlap,
        (Some(_), Some(_)) => Reason::Disjoint,
        _ => Reason::Coarser,
    }
}

/// Whether one is a night and the other the morning into which it runs: late on Friday night, early on Saturday.
fn runs_into(night: &DateValue, morning: &DateValue) -> bool {
    const DAWN: i32 = 6 * 60;
    let next = night.end.and_then(|day| day.tomorrow().ok());
    let early = clock(morning).map_or_else(|| morning.timex.ends_with("TMO"), |minutes| minutes < DAWN);
    night.timex.ends_with("TNI") && next.is_some() && morning.start == next && early
}

/// Whether so many minutes after midnight lie in a part of the day: `TMO` in the morning.
fn lies_in(minutes: i32, part: &str) -> bool {
    let hours = match part {
        "TMO" => 0..=12,
        "TMI" => 11..=14,
        "TAF" => 12..=18,
        "TEV" => 16..=23,
        "TNI" => return !(6 * 60..18 * 60).contains(&minutes),
        _ => return false,
    };
    (hours.start() * 60..=hours.end() * 60 + 59).contains(&minutes)
}

/// The part of a week, month or longer that "early", "mid" or "late" says: nobody tells them apart to the day.
pub(super) fn narrowed(d: &DateValue, edge: Edge) -> DateValue {
    let part = |share: f64| {
        let (start, end) = d.start.zip(d.end)?;
        let days = f64::from(end.since(start).ok()?.get_days());
        start.checked_add(Span::new().try_days((days * share).round() as i64).ok()?).ok()
    };
    let (from, to) = match edge {
        Edge::Start => (0.0, 0.45),
        Edge::Middle => (0.25, 0.75),
        Edge::End => (0.55, 1.0),
    };
    // a quarter may be one of a match
    let long = scale(d) > 0 && !d.timex.contains('Q');
    let (start, end) = if long { (part(from), part(to)) } else { (d.start, d.end) };
    DateValue { start, end, ..d.clone() }
}

/// How long the time covered is: a day, a week, a month, a year, more.
pub(super) fn scale(d: &DateValue) -> u8 {
    let days = d.start.zip(d.end).and_then(|(from, to)| to.since(from).ok()).map_or(0, |apart| apart.get_days());
    match days {
        ..=0 => 0,
        1..=7 => 1,
        8..=31 => 2,
        32..=366 => 3,
        _ => 4,
    }
}

/// Whether it is a week, month, quarter, year or more, in which things are counted.
pub(super) fn is_period(d: &DateValue) -> bool {
    let in_no_year = d.timex.strip_prefix("XXXX-").is_some_and(|rest| rest.len() == 2 && !rest.contains('X'));
    d.grain == DateGrain::Date && !vague(d) && (in_no_year || scale(d) > 0)
}

/// Whether two periods share no day: this year and last.
pub(super) fn periods_apart(a: &DateValue, b: &DateValue) -> bool {
    match (a.start.zip(a.end), b.start.zip(b.end)) {
        (Some(a), Some(b)) => a.1 < b.0 || b.1 < a.0,
        (None, None) => a.timex != b.timex,
        _ => false,
    }
}

/// How many days a period has, as far as it is known.
pub(super) fn period_days(d: &DateValue) -> Option<f64> {
    if let Some((from, to)) = d.start.zip(d.end) {
        return to.since(from).ok().map(|apart| f64::from(apart.get_days()) + 1.0);
    }
    let unit = match d.timex.strip_prefix("XXXX-")? {
        quarter if quarter.starts_with('Q') => DurationUnit::Quarter,
        _ => DurationUnit::Month,
    };
    Some(unit_days(unit))
}

/// How many days a length of time has at most, where it says so.
pub(super) fn longest_days(d: &DurationValue) -> Option<f64> {
    days(d, 0.0).map(|(_, most)| most).filter(|most| most.is_finite())
}

/// Whether two single days lie whole weeks apart, as one weekday does that two articles place differently.
pub(super) fn weeks_apart(a: &DateValue, b: &DateValue) -> bool {
    match (a.start, a.end, b.start, b.end) {
        (Some(x), Some(x2), Some(y), Some(y2)) if x == x2 && y == y2 => x.since(y).is_ok_and(|apart| apart.get_days() % 7 == 0),
        _ => false,
    }
}

/// Whether two times name one day or month of the year, and only the year in which they were placed differs.
pub(super) fn years_apart(a: &DateValue, b: &DateValue) -> bool {
    let day = |d: &DateValue| d.start.filter(|_| matches!(scale(d), 0 | 2)).map(|s| (s.month(), s.day(), scale(d)));
    clock(a).is_none() && clock(b).is_none() && day(a).is_some() && day(a) == day(b) && a.start != b.start
}

/// Whether two single months follow one another.
pub(super) fn next_months(a: &DateValue, b: &DateValue) -> bool {
    let month = |d: &DateValue| d.start.filter(|_| scale(d) == 2).map(|s| i32::from(s.year()) * 12 + i32::from(s.month()));
    month(a).zip(month(b)).is_some_and(|(x, y)| (x - y).abs() == 1)
}

/// Whether two single days follow one another.
pub(super) fn next_days(a: &DateValue, b: &DateValue) -> bool {
    days_between(a, b) == Some(1)
}

/// How many days lie between two single days, the later counted.
pub(super) fn days_between(a: &DateValue, b: &DateValue) -> Option<i32> {
    let (x, y) = a.start.zip(b.start).filter(|_| scale(a) == 0 && scale(b) == 0)?;
    x.since(y).ok().map(|apart| apart.get_days().abs())
}

/// "By", "until" and "since" name the day itself; "before", "after" and "around" do not.
fn same(a: &DateValue, b: &DateValue) -> Reason {
    let hedge = |d: &DateValue| d.hedge.filter(|h| !matches!(h, Hedge::AtLeast | Hedge::AtMost));
    if hedge(a) == hedge(b) { Reason::Same } else { Reason::Hedge }
}

/// Two exact ranges with one end in common: 23 to 27 is not 23 to 25.
pub(super) fn other_end(a: &DateValue, b: &DateValue) -> bool {
    let range = |d: &DateValue| d.timex.contains('/');
    range(a) && range(b) && (a.start == b.start) != (a.end == b.end)
}

/// "Now", "recently", or a hedge that moves an end.
fn vague(d: &DateValue) -> bool {
    matches!(d.hedge, Some(Hedge::About | Hedge::MoreThan | Hedge::LessThan | Hedge::Nearly)) || d.timex.ends_with("_REF")
}

/// Dates without a place in the calendar agree where they are the same and known in part (`XXXX-WXX-5`).
fn unplaced(a: &DateValue, b: &DateValue) -> Option<Reason> {
    if a.timex.ends_with("_REF") || b.timex.ends_with("_REF") {
        return None;
    }
    if a.timex == b.timex {
        return Some(Reason::Unplaced);
    }
    let weekday = |d: &DateValue| d.timex.split_once("WXX-").map(|(_, day)| day.to_owned()).filter(|day| day.len() == 1);
    // Monday morning, Monday evening
    let of_one_day = |d: &DateValue| {
        d.timex.split_once('T').filter(|_| d.grain == DateGrain::Time).and_then(|(day, _)| day.split_once("WXX-")).map(|(_, day)| day.to_owned())
    };
    if of_one_day(a).is_some() && of_one_day(a) == of_one_day(b) {
        return Some(parts_of_day(a, b));
    }
    // 3 March of some year
    let day = |d: &DateValue| d.timex.strip_prefix("XXXX-").filter(|day| day.len() == 5 && !day.contains(['W', 'X'])).map(str::to_owned);
    let apart = |x: Option<String>, y: Option<String>| x.zip(y).is_some_and(|(x, y)| x != y);
    (apart(weekday(a), weekday(b)) || apart(day(a), day(b))).then_some(Reason::Disjoint)
}

/// Minutes after midnight, where a clock time is stated.
pub(super) fn clock(d: &DateValue) -> Option<i32> {
    // asked of every pair of times: few letters, and most of them without a clock time
    let at = d.timex.bytes().position(|letter| letter == b'T')?;
    let time = &d.timex[at + 1..];
    let mut parts = time.split(':');
    let hours: i32 = parts.next()?.parse().ok()?;
    let minutes: i32 = parts.next().map_or(Some(0), |m| m.get(..2)?.parse().ok())?;
    Some(hours * 60 + minutes)
}

/// Whether both lie on known days that differ.
fn days_apart(a: &DateValue, b: &DateValue) -> bool {
    matches!((a.start, b.start), (Some(x), Some(y)) if x != y)
}

/// Why two clock times agree or not, whatever their days. `None` where one of the two is none.
pub(super) fn clock_times(a: &DateValue, b: &DateValue) -> Option<Reason> {
    let (x, y) = clock(a).zip(clock(b))?;
    // a minute past midnight is next to midnight, which ends a day
    let apart = (x - y).abs().min(DAY - (x - y).abs());
    if apart == 0 {
        return Some(same(a, b));
    }
    let after = |d: &DateValue, own: i32, other: i32| match d.hedge {
        Some(Hedge::MoreThan | Hedge::AtLeast) => other > own && apart <= AFTER,
        Some(Hedge::LessThan | Hedge::AtMost | Hedge::Nearly) => other < own && apart <= AFTER,
        Some(Hedge::About) => apart <= AROUND,
        None => false,
    };
    if after(a, x, y) || after(b, y, x) {
        return Some(Reason::Hedge);
    }
    let rounds = |coarse: i32, fine: i32| coarse % 15 == 0 && fine % 5 != 0 && apart <= ROUNDED;
    Some(if rounds(x, y) || rounds(y, x) { Reason::Rounding } else { Reason::Disjoint })
}

/// Whether two clock times are twelve hours apart, to the minute.
pub(super) fn half_a_day_apart(a: &DateValue, b: &DateValue) -> bool {
    clock(a).zip(clock(b)).is_some_and(|(x, y)| (x - y).abs() == DAY / 2)
}

/// Why two lengths of time agree or not.
pub(super) fn durations(a: &DurationValue, b: &DurationValue) -> Option<Reason> {
    if a.timex == b.timex && a.quantity.low.is_none() && a.quantity.high.is_none() {
        return Some(Reason::Same);
    }
    // "years" may be eighteen months, and are no nine days
    let vague = |d: &DurationValue| d.quantity.low.is_none() && d.quantity.high.is_none();
    if vague(a) || vague(b) {
        let (some, other) = if vague(a) { (a, b) } else { (b, a) };
        let (least, most) = days(other, 0.0)?;
        let unit = unit_days(some.unit);
        return (!vague(other) && least >= unit && most <= MANY * unit).then_some(Reason::Bound);
    }
    // a month is 28 to 31 days: the unit itself is printed to three parts in a hundred, beside another unit
    let loose = match (a.unit, b.unit) {
        (x, y) if x == y => 0.0,
        // two decades are 18 years as well
        (DurationUnit::Decade | DurationUnit::Century, _) | (_, DurationUnit::Decade | DurationUnit::Century) => 0.1,
        _ => 0.03,
    };
    // "a month before" is 32 days before as well, "three hours" are three hours and 12 minutes
    let rounded = |d: &DurationValue, beside: &DurationValue| {
        let units = d.quantity.low.and_then(|n| n.to_f64()).filter(|n| *n > 0.0 && d.quantity.step == Decimal::ONE);
        units.map_or(0.0, |units| match (d.unit, beside.unit) {
            (DurationUnit::Month, DurationUnit::Day | DurationUnit::Week) => EIGHTH / units,
            (DurationUnit::Hour, DurationUnit::Minute | DurationUnit::Second) | (DurationUnit::Minute, DurationUnit::Second) if d.quantity.hedge.is_none() => {
                (QUARTER / units).max(TENTH)
            }
            _ => 0.0,
        })
    };
    let (exact_a, exact_b) = (days(a, loose)?, days(b, loose)?);
    let (la, lb) = (widened(exact_a, rounded(a, b)), widened(exact_b, rounded(b, a)));
    if a.unit == b.unit && a.quantity.low == b.quantity.low && a.quantity.high == b.quantity.high {
        return Some(if a.quantity.hedge == b.quantity.hedge { Reason::Same } else { Reason::Hedge });
    }
    let (low, high) = (la.0.max(lb.0), la.1.min(lb.1));
    // up to one year, up to two: what is longest is said to be
    let longest = a.quantity.hedge == Some(Hedge::AtMost) && b.quantity.hedge == Some(Hedge::AtMost);
    if low > high || longest && la.1.max(lb.1) > LONGER * high {
        return Some(Reason::Disjoint);
    }
    // two weeks are 14 days, half an hour is 30 minutes, over ten years are over a decade
    if a.quantity.hedge == b.quantity.hedge && one_bound(a, b) {
        return Some(Reason::Same);
    }
    let open = |d: &DurationValue| d.quantity.low.is_none() || d.quantity.high.is_none();
    let meet = exact_a.0.max(exact_b.0) <= exact_a.1.min(exact_b.1);
    Some(if open(a) || open(b) {
        Reason::Bound
    } else if a.unit != b.unit && meet {
        Reason::Unit
    } else {
        Reason::Rounding
    })
}

/// So many times longer is no rounding of a limit.
const LONGER: f64 = 1.1;

/// A span of days, wider by a share at both ends.
fn widened((low, high): (f64, f64), share: f64) -> (f64, f64) {
    (low * (1.0 - share), high * (1.0 + share))
}

/// Part of a month to which months are printed, beside days and weeks.
const EIGHTH: f64 = 0.125;

/// Part of an hour to which hours are printed, beside minutes, and of many hours the part of them all; of minutes, beside seconds, the same.
const QUARTER: f64 = 0.25;
const TENTH: f64 = 0.1;

/// Whether a unit is always as long.
fn is_exact(unit: DurationUnit) -> bool {
    !matches!(unit, DurationUnit::Month | DurationUnit::Quarter | DurationUnit::Year | DurationUnit::Decade | DurationUnit::Century)
}

/// Whether two lengths of time have the same bounds, whatever unit each is printed in.
fn one_bound(a: &DurationValue, b: &DurationValue) -> bool {
    /// A year is a little less than twelve months of 30.44 days.
    const LOOSE: f64 = 0.001;
    let same = |x: Option<Decimal>, y: Option<Decimal>| match (x.and_then(|n| n.to_f64()), y.and_then(|n| n.to_f64())) {
        (Some(x), Some(y)) => (x * unit_days(a.unit) / (y * unit_days(b.unit)) - 1.0).abs() < LOOSE,
        (x, y) => x.is_none() && y.is_none(),
    };
    same(a.quantity.low, b.quantity.low) && same(a.quantity.high, b.quantity.high)
}

/// The days that a length of time may cover, as far as it is printed: "two weeks" 13.5 to 14.5 only where said in days. Months and
/// what is longer may be so much longer or shorter.
fn days(d: &DurationValue, loose: f64) -> Option<(f64, f64)> {
    let unit = unit_days(d.unit);
    let Quantity { low, high, hedge, .. } = &d.quantity;
    const SLACK: f64 = 0.25;
    let low = low.map_or(Some(0.0), |n| n.to_f64())?;
    let high = high.map_or(Some(f64::INFINITY), |n| n.to_f64())?;
    let (low, high) = match hedge {
        Some(Hedge::AtLeast | Hedge::MoreThan) => (low, f64::INFINITY),
        Some(Hedge::AtMost | Hedge::LessThan) => (0.0, high),
        Some(Hedge::About) => (low * (1.0 - SLACK), high * (1.0 + SLACK)),
        // "almost 20 hours" are no 21
        Some(Hedge::Nearly) => (low * (1.0 - SLACK), high),
        None => (low, high),
    };
    let exact = is_exact(d.unit);
    let loose = if exact { 0.001 } else { loose.max(0.001) };
    Some((low * unit * (1.0 - loose), high * unit * (1.0 + loose)))
}

/// Whether a date lies within a length of time that ends on `published`: Thursday, the past week. Longer ones tell too little.
pub(super) fn lies_within(date: &DateValue, length: &DurationValue, published: Date) -> bool {
    let Some((_, most)) = days(length, 0.03).filter(|(_, most)| *most <= LONGEST) else { return false };
    let begun = published.saturating_sub(jiff::Span::new().days(most.ceil() as i64));
    date.start.zip(date.end).is_some_and(|(from, to)| begun <= from && to <= published)
}

/// How many days a unit of time has, of a month and what is longer on average.
pub fn unit_days(unit: DurationUnit) -> f64 {
    match unit {
        DurationUnit::Second => 1.0 / 86_400.0,
        DurationUnit::Minute => 1.0 / 1_440.0,
        DurationUnit::Hour => 1.0 / 24.0,
        DurationUnit::Day => 1.0,
        DurationUnit::Weekend => 2.0,
        DurationUnit::Week => 7.0,
        DurationUnit::Fortnight => 14.0,
        DurationUnit::Month => 30.44,
        DurationUnit::Quarter => 91.3,
        DurationUnit::Half => 182.6,
        DurationUnit::Year => 365.25,
        DurationUnit::Decade => 3_652.5,
        DurationUnit::Century => 36_525.0,
        DurationUnit::Millennium => 365_250.0,
    }
}

/// Whether one length of time is so many times the other that no one thing took both.
pub(super) fn far_apart(a: &DurationValue, b: &DurationValue) -> bool {
    let (Some(a), Some(b)) = (days(a, 0.0), days(b, 0.0)) else { return false };
    a.1 * FAR < b.0 || b.1 * FAR < a.0
}

/// The same of their bounds: at least two minutes, four days.
pub(super) fn many_times(a: &DurationValue, b: &DurationValue) -> bool {
    apart(a, b).is_some_and(|times| times > FAR.ln())
}

/// The year that lies a number of whole years before a day.
pub(super) fn years_before(length: &DurationValue, day: Date) -> Option<String> {
    let exact = length.quantity.low.filter(|n| length.quantity.high == Some(*n) && length.quantity.hedge.is_none() && n.is_integer())?;
    let years = (length.unit == DurationUnit::Year).then(|| exact.to_i16()).flatten()?;
    Some(day.year().checked_sub(years)?.to_string())
}

/// How many times one of two lengths of time is the other, the logarithm.
pub(super) fn apart(a: &DurationValue, b: &DurationValue) -> Option<f64> {
    let length = |d: &DurationValue| d.quantity.low.or(d.quantity.high).and_then(|n| n.to_f64()).map(|n| n * unit_days(d.unit));
    let (a, b) = length(a).zip(length(b))?;
    Some((a.max(b) / a.min(b)).ln()).filter(|times| times.is_finite())
}

/// Why two recurring times agree or not.
pub(super) fn sets(a: &SetValue, b: &SetValue) -> Reason {
    // what happens every night happens daily, what happens on Mondays weekly
    let within = |whole: &str, days: &str| *a.timex == *whole && b.timex.starts_with(days) || *b.timex == *whole && a.timex.starts_with(days);
    match a.timex == b.timex {
        true => Reason::Same,
        false if within("P1D", "XXXX-XX-XXT") || within("P1W", "XXXX-WXX-") => Reason::Coarser,
        false => Reason::Disjoint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `2022-09-23..2022-09-27 timex [hedge]`; `-` for no place in the calendar.
    fn date(text: &str) -> DateValue {
        let mut parts = text.split(' ');
        let span = parts.next().unwrap();
        let timex = parts.next().unwrap();
        let hedge = parts.next().map(|h| match h {
            "~" => Hedge::About,
            ">" => Hedge::MoreThan,
            _ => panic!("{h}"),
        });
        let (start, end) = span.split_once("..").unwrap_or((span, span));
        let grain = if timex.contains('T') { DateGrain::Time } else { DateGrain::Date };
        DateValue { grain, timex: timex.into(), start: start.parse().ok(), end: end.parse().ok(), hedge }
    }

    #[test]
    fn coarse_holds_fine() {
        use Reason::*;
        let cases = [
            ("2022-09-29 2022-09-29", "2022-09-29 2022-09-29", Some(Same)),
            ("2022-09-23..2022-09-27 2022-09-23/2022-09-27", "2022-09-26..2022-10-02 2022-W39", Some(RangesOverlap)),
            ("2018-04-06 2018-04-06", "2018-04-06 2018-04-06TAF", Some(Coarser)),
            ("2018-04-06 2018-04-06TMO", "2018-04-06 2018-04-06TAF", Some(Disjoint)),
            ("2018-04-06 2018-04-06TMO", "2018-04-06 2018-04-06T09:25", Some(Coarser)),
            ("2018-04-06 2018-04-06TNI", "2018-04-06 2018-04-06T22:10", Some(Coarser)),
            ("2018-04-06 2018-04-06TMO", "2018-04-06 2018-04-06T15:00", Some(Disjoint)),
            ("2014-03-01..2014-03-31 2014-03", "2014-01-01..2014-12-31 2014", Some(Coarser)),
            ("2011-11-01 2011-11-01", "2011-11-02 2011-11-02", Some(Disjoint)),
            ("2022-09-23..2022-09-27 2022-09-23/2022-09-27", "2022-09-23..2022-09-25 2022-09-23/2022-09-25", Some(Disjoint)),
            ("2022-09-23..2022-09-27 2022-09-23/2022-09-27", "2022-09-27 2022-09-27", Some(Coarser)),
            ("2009-01-03 2009-01-03T02:00 >", "2009-01-03 2009-01-03T02:30", Some(Disjoint)),
            ("- XXXX-XX-XXT10:00 ~", "- XXXX-XX-XXT10:10", Some(Hedge)),
            ("- XXXX-XX-XXT10:00", "2009-01-03 2009-01-03T10:00", Some(Same)),
            ("- XXXX-WXX-5", "- XXXX-WXX-5", Some(Unplaced)),
            ("- XXXX-WXX-5", "- XXXX-WXX-2", Some(Disjoint)),
            ("- PRESENT_REF", "- PRESENT_REF", None),
            ("- XXXX-WXX-5", "2011-11-02 2011-11-02", None),
        ];
        for (a, b, want) in cases {
            assert_eq!(dates(&date(a), &date(b)), want, "{a} / {b}");
            assert_eq!(dates(&date(b), &date(a)), want, "{b} / {a}");
        }
    }
}
