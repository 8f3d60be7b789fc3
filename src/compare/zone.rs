//! The time zones printed beside two clock times.

use super::{Reason, date, side::Side};
use crate::{
    facts::DateValue,
    lang::{DateWord, Sense, fold},
};

const DAY: i32 = 24 * 60;

/// A zone as printed.
#[derive(PartialEq)]
struct Zone {
    /// Minutes east of Greenwich, where its name says so.
    offset: Option<i16>,
    /// Its name, in small letters.
    name: String,
}

/// What the zones printed make of two clock times that meet for `reason`. `None` where it is not known whether they are one.
pub(super) fn settle(a: (&Side, &DateValue), b: (&Side, &DateValue), reason: Reason) -> Option<Reason> {
    let (Some(x), Some(y)) = (date::clock(a.1), date::clock(b.1)) else { return Some(reason) };
    let apart = (x - y).rem_euclid(DAY);
    match (zone(a.0), zone(b.0)) {
        (None, None) => Some(reason),
        // 5 p.m. Eastern time and 2 p.m.
        (Some(_), None) | (None, Some(_)) if reason == Reason::Disjoint && apart % 60 == 0 => None,
        (Some(_), None) | (None, Some(_)) => Some(reason),
        (Some(p), Some(q)) if p == q => Some(reason),
        (Some(p), Some(q)) => match (p.offset.zip(q.offset), reason) {
            (Some((p, q)), Reason::Same | Reason::Disjoint) => {
                let one = apart == i32::from(p - q).rem_euclid(DAY);
                Some(if one { Reason::Same } else { Reason::Disjoint })
            }
            (None, Reason::Disjoint) => None,
            (_, reason) => Some(reason),
        },
    }
}

fn zone(side: &Side) -> Option<Zone> {
    let reading = side.reading();
    (0..reading.tokens.len()).find_map(|i| {
        let named = |sense: &Sense| if let Sense::Date(DateWord::Zone(offset)) = sense { Some(*offset) } else { None };
        let (len, offset) = reading.senses(i).find_map(|(len, sense)| Some((len, named(sense)?)))?;
        let name = reading.span(i, i + len).map(|span| fold(span.of(reading.text)).into_owned())?;
        // "et" in small letters is another word
        (reading.shape(i).is_capitalised() || name.starts_with("local")).then_some(Zone { offset, name })
    })
}
