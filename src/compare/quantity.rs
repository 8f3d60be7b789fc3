//! Figures: what two printed quantities allow the truth to be, and whether that can be the same.
//!
//! A figure stands for an interval: "98" as printed for 97.5 to 98.5, "about 98" for a little more, "more than 80" for all above.
//! Two figures are compatible where their intervals share more than an end.

use super::Reason;
use crate::facts::{Hedge, Measure, Money, Quantity, Value};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// Half of a step, as a factor: dividing takes much longer.
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// Half a tenth, in percent.
const HALF_A_TENTH: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// A figure so many times another is another thing's.
const FAR: Decimal = Decimal::TEN;

/// What the kind of a figure says about its freedom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Things counted: a small number is exact.
    Count,
    /// Shares in percent: near 100 a few points are much.
    Share,
    /// Sums and measures.
    Amount,
    /// A completed count of years: 38 is not 39, and a limit includes its number or does not.
    Age,
}

/// The interval in which the truth may lie. An end is `None` where open to infinity.
#[derive(Debug, Clone, Copy)]
struct Range {
    low: Option<Decimal>,
    high: Option<Decimal>,
}

/// Why two figures of one kind and unit agree or not; `None` where their units cannot be compared.
pub(super) fn judge(a: &Value, b: &Value) -> Option<Reason> {
    match (a, b) {
        (Value::Percent(a), Value::Percent(b)) if a.points == b.points => Some(compare(&a.quantity, &b.quantity, Sort::Share)),
        // half a percent of alcohol, printed without the sign, and somebody's age; "more than half" is no bound on two
        (Value::Count(a), Value::Count(b)) if is_fraction(a) != is_fraction(b) => {
            Some(compare(a, b, Sort::Count)).filter(|reason| !matches!(reason, Reason::Disjoint | Reason::Bound))
        }
        // nobody counts minus 20: those are degrees
        (Value::Count(a), Value::Count(b)) if is_below_zero(a) != is_below_zero(b) => None,
        (Value::Count(a), Value::Count(b)) | (Value::Ordinal(a), Value::Ordinal(b)) => Some(compare(a, b, Sort::Count)),
        // two-thirds and 58 percent may be of one thing; one in eight and 3 percent are not
        (Value::Percent(p), Value::Count(c)) | (Value::Count(c), Value::Percent(p)) if !p.points => {
            let share = percent(c)?;
            let near = || of_one_size(&Value::Count(p.quantity.clone()), &Value::Count(share.clone()));
            match compare(&p.quantity, &share, Sort::Share) {
                Reason::Disjoint => {
                    let reason = tenths(c).map_or(Reason::Disjoint, |tenths| compare(&p.quantity, &tenths, Sort::Share));
                    Some(reason).filter(|reason| *reason != Reason::Disjoint || near())
                }
                reason => Some(reason),
            }
        }
        (Value::Money(a), Value::Money(b)) => money(a, b),
        (Value::Measure(a), Value::Measure(b)) => measures(a, b),
        // a bare number may be an age, and only where it is the same is it likely one
        (Value::Measure(m), Value::Count(c)) | (Value::Count(c), Value::Measure(m)) if m.unit.dimension == "age" => {
            Some(compare(&m.quantity, c, Sort::Age)).filter(|reason| *reason == Reason::Same)
        }
        _ => None,
    }
}

fn is_below_zero(quantity: &Quantity) -> bool {
    quantity.low.or(quantity.high).is_some_and(|n| n.is_sign_negative())
}

/// Whether two figures are so far apart that no one thing is told: 5 and 96, but not 1.1 million and 1.1 billion, which one slip parts.
pub(super) fn far_apart(a: &Value, b: &Value) -> bool {
    let number = |value: &Value| value.quantity().and_then(|q| q.low.or(q.high)).map(|n| n.abs());
    // a fraction is no hundredth of a percentage
    let Some((a, b)) = number(a).zip(number(b)).filter(|_| a.kind() == b.kind()) else { return false };
    let (low, high) = (a.min(b), a.max(b));
    if low.is_zero() {
        return false;
    }
    let slipped = std::iter::successors(Some(low), |n| n.checked_mul(Decimal::TEN)).find(|n| *n >= high) == Some(high);
    !slipped && low.checked_mul(FAR).is_some_and(|far| far < high)
}

/// Whether two figures of one unit have the same digits, several of them, and differ in the place of the point.
fn is_slip(a: &Value, b: &Value) -> bool {
    let one_unit = match (a, b) {
        (Value::Measure(a), Value::Measure(b)) => a.unit == b.unit,
        (a, b) => a.kind() == b.kind(),
    };
    if !one_unit {
        return false;
    }
    let digits = |value: &Value| value.quantity().and_then(|q| q.low.or(q.high)).map(|n| n.abs().normalize().mantissa());
    let digits = |value: &Value| digits(value).map(|n| std::iter::successors(Some(n), |n| (n % 10 == 0 && *n != 0).then_some(n / 10)).last().unwrap_or(n));
    digits(a).zip(digits(b)).is_some_and(|(x, y)| x == y && x >= 10)
}

/// Whether one number may be printed as two, each rounded to what it shows: 9 and 9.30.
pub(super) fn one_rounded(a: &Value, b: &Value) -> bool {
    let Some((a, b)) = a.quantity().zip(b.quantity()) else { return false };
    let apart = a.low.zip(b.low).map(|(x, y)| x.saturating_sub(y).abs());
    apart.is_some_and(|apart| apart < (a.step.saturating_add(b.step)) * HALF)
}

/// Whether two figures are one or two apart.
pub(super) fn follow(a: &Value, b: &Value) -> bool {
    let number = |value: &Value| value.quantity().and_then(|q| q.low);
    number(a).zip(number(b)).is_some_and(|(a, b)| (a.saturating_sub(b)).abs() <= Decimal::TWO)
}

/// Whether neither of two figures is twice the other or more.
pub(super) fn of_one_size(a: &Value, b: &Value) -> bool {
    let number = |value: &Value| value.quantity().and_then(|q| q.low.or(q.high)).map(|n| n.abs());
    number(a).zip(number(b)).is_some_and(|(a, b)| a.min(b).checked_mul(Decimal::TWO).is_some_and(|twice| a.max(b) < twice))
}

/// How many times one of two figures is the other, in one unit, the logarithm; 0 where one slip parts them: 1.1 million and 1.1 billion.
pub(super) fn apart(a: &Value, b: &Value) -> Option<f64> {
    if is_slip(a, b) {
        return Some(0.0);
    }
    let number = |value: &Value, beside: &Value| {
        let quantity = match (value, beside) {
            (Value::Measure(m), _) => in_base(m),
            (Value::Count(share), Value::Percent(_)) => percent(share),
            _ => value.quantity().cloned(),
        };
        quantity.and_then(|q| q.low.or(q.high)).and_then(|n| n.abs().to_f64())
    };
    let (a, b) = number(a, b).zip(number(b, a))?;
    Some((a.max(b) / a.min(b)).ln()).filter(|times| times.is_finite())
}

/// Whether two ordinals are the first and the second.
pub(super) fn are_first_and_second(a: &Value, b: &Value) -> bool {
    let number = |value: &Value| value.quantity().and_then(|q| q.low);
    number(a).zip(number(b)).is_some_and(|(a, b)| a.min(b) == Decimal::ONE && a.max(b) == Decimal::TWO)
}

/// Whether a figure is one of those that stand in every article for something.
pub(super) fn is_small(value: &Value) -> bool {
    value.quantity().and_then(|q| q.low.or(q.high)).is_some_and(|number| number.abs() < Decimal::TEN)
}

/// A share printed as a fraction, in percent: two-thirds of the voters are about 67. `None` where it is none: a level of .41.
fn percent(share: &Quantity) -> Option<Quantity> {
    let part = |n: Decimal| n.is_sign_positive() && n < Decimal::ONE;
    let whole = |n: Option<Decimal>| n.and_then(|n| n.checked_mul(Decimal::ONE_HUNDRED)).map(|n| n.round());
    let is_share = [share.low, share.high].into_iter().flatten().all(part) && is_fraction(share) && share.of.is_some();
    let (low, high) = (whole(share.low), whole(share.high));
    is_share.then(|| Quantity { low, high, hedge: share.hedge.or(Some(Hedge::About)), step: Decimal::ONE, of: share.of })
}

/// What a share of tenths may be in percent, as nobody who says "six in ten" tells more: 55 to 65, "nearly" 55 to 60.
fn tenths(share: &Quantity) -> Option<Quantity> {
    let in_percent = percent(share).filter(|_| share.step == Decimal::new(1, 1))?;
    let above = if share.hedge == Some(Hedge::Nearly) { Decimal::ZERO } else { HALF_A_TENTH };
    let low = in_percent.low.map(|n| n.saturating_sub(HALF_A_TENTH));
    Some(Quantity { low, high: in_percent.high.map(|n| n.saturating_add(above)), ..in_percent })
}

fn money(a: &Money, b: &Money) -> Option<Reason> {
    if a.currency != b.currency {
        // whatever a dollar is worth where it is printed: many a "$5" in Sydney is 5 AUD
        let dollars = |m: &Money| matches!(m.currency.code(), "USD" | "CAD" | "AUD" | "NZD" | "HKD" | "SGD");
        let slip = a.quantity.low == b.quantity.low && a.quantity.high == b.quantity.high && !(dollars(a) && dollars(b));
        return slip.then_some(Reason::Disjoint);
    }
    Some(compare(&a.quantity, &b.quantity, Sort::Amount))
}

fn measures(a: &Measure, b: &Measure) -> Option<Reason> {
    if a.unit.dimension != b.unit.dimension {
        return None;
    }
    let sort = if a.unit.dimension == "age" { Sort::Age } else { Sort::Amount };
    if a.unit == b.unit {
        return Some(compare(&a.quantity, &b.quantity, sort));
    }
    let (base_a, base_b) = (in_base(a)?, in_base(b)?);
    Some(match compare(&base_a, &base_b, sort) {
        reason @ (Reason::Disjoint | Reason::Bound | Reason::Limit) => reason,
        _ => Reason::Unit,
    })
}

/// A measure in its dimension's base unit. A converted figure is never printed more finely than one part in forty,
/// as 60 m stands for 200 ft.
fn in_base(m: &Measure) -> Option<Quantity> {
    let convert = |d: Decimal| d.checked_mul(m.unit.factor).and_then(|d| d.checked_add(m.unit.offset));
    let low = m.quantity.low.map(convert);
    let high = m.quantity.high.map(convert);
    if low == Some(None) || high == Some(None) {
        return None;
    }
    let (low, high) = (low.flatten(), high.flatten());
    let step = m.quantity.step.checked_mul(m.unit.factor)?;
    let coarse = if m.unit.offset.is_zero() { low.or(high).unwrap_or_default().abs() / Decimal::from(20) } else { Decimal::ZERO };
    Some(Quantity { low, high, step: step.max(coarse), ..m.quantity.clone() })
}

/// Compares two figures in one unit.
fn compare(a: &Quantity, b: &Quantity, sort: Sort) -> Reason {
    let same_ends = a.low == b.low && a.high == b.high;
    if same_ends && (strictness(a) == strictness(b) || sort != Sort::Age) {
        return if qualified(a) == qualified(b) { Reason::Same } else { Reason::Hedge };
    }
    if sort == Sort::Age && open(a) && open(b) && bound(a) == bound(b) {
        return Reason::Limit;
    }
    if plainly_apart(a, b) {
        return Reason::Disjoint;
    }
    // at least 40, up to 40
    let touch = open(a) && open(b) && bound(a) == bound(b) && !strictness(a) && !strictness(b);
    let (ra, rb) = (freedom(a, sort), freedom(b, sort));
    if !touch && !meet(&ra, &rb) {
        return Reason::Disjoint;
    }
    if open(a) || open(b) {
        return Reason::Bound;
    }
    let printed = |q: &Quantity| Range { low: q.low, high: q.high };
    let (pa, pb) = (printed(a), printed(b));
    let ranged = a.low != a.high || b.low != b.high;
    match (ranged, within(&pa, &pb) || within(&pb, &pa)) {
        (true, true) => Reason::RangeContains,
        (true, false) if meet(&pa, &pb) => Reason::RangesOverlap,
        _ if a.hedge.is_some() || b.hedge.is_some() => Reason::Hedge,
        _ => Reason::Rounding,
    }
}

/// Whether two bounds name one number, which one includes and the other does not.
pub(super) fn other_limit(a: &Value, b: &Value) -> bool {
    match (a.quantity(), b.quantity()) {
        (Some(a), Some(b)) => open(a) && open(b) && bound(a) == bound(b) && strictness(a) != strictness(b),
        _ => false,
    }
}

/// Whether neither of two figures is qualified and one is more than twice the other: rounding moves a figure by a small part of it, or half a point.
fn plainly_apart(a: &Quantity, b: &Quantity) -> bool {
    let exact = |q: &Quantity| q.low.filter(|low| q.high == Some(*low) && q.hedge.is_none() && !low.is_sign_negative());
    exact(a).zip(exact(b)).is_some_and(|(a, b)| {
        let (less, more) = if a < b { (a, b) } else { (b, a) };
        more > less.saturating_add(less).saturating_add(Decimal::TWO)
    })
}

/// Whether the text says that the figure is not exact.
fn qualified(q: &Quantity) -> Option<Hedge> {
    match q.hedge {
        Some(Hedge::AtLeast | Hedge::MoreThan) => Some(Hedge::AtLeast),
        Some(Hedge::AtMost | Hedge::LessThan) => Some(Hedge::AtMost),
        other => other,
    }
}

/// Whether a bound leaves out its own number.
fn strictness(q: &Quantity) -> bool {
    matches!(q.hedge, Some(Hedge::MoreThan | Hedge::LessThan))
}

/// Whether a figure is printed with a part of one thing.
fn is_fraction(q: &Quantity) -> bool {
    q.low.or(q.high).is_some_and(|number| !number.fract().is_zero())
}

fn open(q: &Quantity) -> bool {
    q.low.is_none() || q.high.is_none()
}

fn bound(q: &Quantity) -> Option<Decimal> {
    q.low.or(q.high)
}

/// What the truth may be, given how the figure is printed and qualified.
fn freedom(q: &Quantity, sort: Sort) -> Range {
    let below = q.low.map(|low| slack(q, low, sort));
    let above = if q.high == q.low { below } else { q.high.map(|high| slack(q, high, sort)) };
    let low = q.low.zip(below).map(|(low, slack)| low.saturating_sub(slack));
    let mut range = Range { low, high: q.high.zip(above).map(|(high, slack)| high.saturating_add(slack)) };
    match q.hedge {
        // "more than 80" leaves 80 out; "at least 12" does not stretch downwards either
        Some(Hedge::MoreThan | Hedge::AtLeast) => {
            range = Range { low: q.low.or(q.high), high: if q.low == q.high { None } else { q.high } };
        }
        Some(Hedge::LessThan | Hedge::AtMost) => {
            range = Range { low: if q.low == q.high { None } else { q.low }, high: q.high.or(q.low) };
        }
        Some(Hedge::Nearly) => range.low = q.low.map(|l| l.saturating_sub(nearly(l, sort))),
        // a few, several: two are hardly fewer
        Some(Hedge::About) if q.high.is_none() && q.low.is_some_and(|low| low < Decimal::TEN) => range.low = range.low.map(|low| low.min(Decimal::TWO)),
        Some(Hedge::About) | None => {}
    }
    range
}

/// How far below its number "nearly" reaches.
fn nearly(end: Decimal, sort: Sort) -> Decimal {
    match sort {
        Sort::Share => Decimal::TWO,
        Sort::Count | Sort::Amount | Sort::Age => end.abs() / Decimal::TEN,
    }
}

/// Whether two values print one number that stands for little else: 3.5 million, at least 3.5 million.
pub(super) fn one_rare_number(a: &Value, b: &Value) -> bool {
    let number = |value: &Value| value.quantity().and_then(|q| q.low.or(q.high)).filter(|n| n.abs() >= Decimal::ONE_HUNDRED);
    a.kind() == b.kind() && number(a).is_some_and(|n| number(b) == Some(n))
}

/// How far the truth may lie from a printed end.
fn slack(q: &Quantity, end: Decimal, sort: Sort) -> Decimal {
    let size = end.abs();
    let part = |percent: i64| size * Decimal::new(percent, 2);
    match (q.hedge, sort) {
        (Some(Hedge::About), Sort::Share) => Decimal::ONE.max((q.step / Decimal::from(4)).min(part(5))),
        (Some(Hedge::About), Sort::Age) => part(5),
        (Some(Hedge::About), Sort::Count | Sort::Amount) => part(5).max((round_step(q, end) / Decimal::from(4)).min(part(10))),
        (_, Sort::Age) => Decimal::ZERO,
        (_, Sort::Count) if q.step <= Decimal::TEN => Decimal::ZERO,
        (_, Sort::Share) => (q.step * HALF).min(HALF),
        (_, Sort::Count | Sort::Amount) => (q.step * HALF).min(part(3)),
    }
}

/// The step that the zeros at the end of a whole number suggest: 100 for 600, 10 for 70.
fn round_step(q: &Quantity, end: Decimal) -> Decimal {
    let mut step = q.step;
    while let Some(coarser) = step.checked_mul(Decimal::TEN).filter(|s| *s <= end.abs() && end.checked_rem(*s) == Some(Decimal::ZERO)) {
        step = coarser;
    }
    step
}

/// Whether two intervals share a point. Ends that only touch share none unless one of the intervals is a point.
fn meet(a: &Range, b: &Range) -> bool {
    let below = |a: &Range, b: &Range| match (a.high, b.low) {
        (Some(high), Some(low)) => high < low || (high == low && !point(a) && !point(b)),
        _ => false,
    };
    !below(a, b) && !below(b, a)
}

fn point(r: &Range) -> bool {
    r.low.is_some() && r.low == r.high
}

/// Whether `a` lies within `b`.
fn within(a: &Range, b: &Range) -> bool {
    let low = match (a.low, b.low) {
        (_, None) => true,
        (Some(a), Some(b)) => a >= b,
        (None, Some(_)) => false,
    };
    let high = match (a.high, b.high) {
        (_, None) => true,
        (Some(a), Some(b)) => a <= b,
        (None, Some(_)) => false,
    };
    low && high
}

#[cfg(test)]
#[path = "quantity/tests.rs"]
mod tests;
