//! How sure it is that two facts are about the same thing, and how sure it must be.

use super::super::{Reason, Verdict, date, scope::Likeness, side::Side};
use crate::facts::Value;

/// How sure it must be that two facts are about the same thing. A false discrepancy costs most.
pub(super) fn floor(verdict: Verdict) -> f32 {
    match verdict {
        Verdict::Discrepancy | Verdict::Compatible => 0.5,
        Verdict::Agree | Verdict::Reworded | Verdict::Single => 0.45,
    }
}

/// How sure it is that two figures or dates are about the same thing: the same value in linked passages needs little more,
/// different values need the same subject, the same words around, and best no other value that could be meant.
pub(super) fn weigh<'c>(reason: Reason, a: &Side<'c>, b: &Side<'c>, linked: f32) -> (Reason, f32) {
    let Likeness { subject, near, fate, .. } = a.setting().likeness(b.setting());
    // points, games, seats: one article counts such things many times over, but what befell people once
    let of_many = fate != Some(true) && !(a.alone && b.alone);
    let same_thing = match subject {
        // a date's subject is the nearest verb, which the reporter chooses; what is counted is not chosen
        Some(s) if matches!(a.fact.value, Value::Date(_)) => 0.35 * s + 0.65 * near,
        Some(s) if of_many && reason.verdict() == Verdict::Discrepancy => 0.25 * s + 0.75 * near,
        Some(s) => 0.55 * s + 0.45 * near,
        None => 0.2 + 0.7 * near,
    };
    // the only value of its kind in each of two aligned passages is likely what they both tell
    let alone = if a.alone && b.alone { sole(&a.fact.value, &b.fact.value) } else { 0.0 };
    (reason, weight(reason, linked, same_thing, alone))
}

/// How sure it is that two facts are about the same thing, by what speaks for it.
pub(super) fn weight(reason: Reason, linked: f32, same_thing: f32, alone: f32) -> f32 {
    match reason {
        Reason::Same | Reason::Unplaced => 0.4 + 0.25 * linked + 0.35 * same_thing,
        // the same number is evidence in itself
        Reason::Hedge | Reason::Rounding | Reason::Unit | Reason::Limit => 0.35 + 0.25 * linked + 0.35 * same_thing + alone / 3.0,
        _ if reason.verdict() == Verdict::Compatible => 0.25 + 0.3 * linked + 0.45 * same_thing,
        _ => 0.3 * linked + 0.5 * same_thing + alone,
    }
}

/// What it says that two passages state one value of a kind each: much of a clock time and of
/// ranges with one end in common, little of a day.
fn sole(a: &Value, b: &Value) -> f32 {
    match (a, b) {
        (Value::Date(x), Value::Date(y)) if date::other_end(x, y) => 0.45,
        (Value::Date(x), Value::Date(y)) if date::clock(x).is_some() && date::clock(y).is_some() => 0.35,
        (Value::Date(_), Value::Date(_)) => 0.15,
        _ => 0.25,
    }
}
