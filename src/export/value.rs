//! A value in one normal form.

use crate::{
    analysis::Analysis,
    facts::{DateValue, Fact, Hedge, Party, Polarity, Quantity, Value, blames},
    text::{DocumentId, visible_line},
};
use rust_decimal::Decimal;

/// The fullest name of somebody who speaks or takes a stance.
pub(super) fn party(analysis: &Analysis, document: DocumentId, party: Party) -> Option<String> {
    analysis.extractions[document.index()].name_of(party).map(|s| visible_line(analysis.document(document).words(s)))
}

/// The value itself, independent of how it is printed.
pub(super) fn normal(analysis: &Analysis, document: DocumentId, fact: &Fact) -> String {
    match &fact.value {
        Value::Date(date) => days(date),
        Value::Duration(d) => d.timex.to_string(),
        Value::Set(s) => s.timex.to_string(),
        Value::Percent(p) => format!("{} {}", interval(&p.quantity), if p.points { "points" } else { "%" }),
        Value::Count(q) | Value::Ordinal(q) => interval(q),
        Value::Money(m) => format!("{} {}", interval(&m.quantity), m.currency.code()),
        Value::Measure(m) => format!("{} {}", interval(&m.quantity), m.unit.name),
        Value::Quote(q) => q.speaker.and_then(|p| party(analysis, document, p)).unwrap_or_else(|| "nobody named".to_owned()),
        Value::Stance(s) => {
            let sign = match s.polarity {
                // who refuses to condemn somebody is not for them
                Polarity::For if blames(analysis.document(document).language, s.predicate) => "not against",
                Polarity::For => "for",
                Polarity::Against => "against",
            };
            let holder = s.holder.and_then(|p| party(analysis, document, p)).unwrap_or_else(|| "nobody named".to_owned());
            format!("{holder} {sign} ({})", s.predicate)
        }
        Value::Name(n) => party(analysis, document, Party::Entity(n.entity)).unwrap_or_default(),
    }
}

fn days(date: &DateValue) -> String {
    let shown = match (date.start, date.end) {
        (Some(start), Some(end)) if start != end => format!("{start} to {end}"),
        _ => date.timex.to_string(),
    };
    hedged(date.hedge, shown)
}

fn interval(quantity: &Quantity) -> String {
    let plain = |d: Decimal| d.normalize().to_string();
    let shown = match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low != high => format!("{} to {}", plain(low), plain(high)),
        (Some(end), _) | (None, Some(end)) => plain(end),
        (None, None) => "unknown".to_owned(),
    };
    hedged(quantity.hedge, shown)
}

fn hedged(hedge: Option<Hedge>, shown: String) -> String {
    match hedge {
        None => shown,
        Some(Hedge::About) => format!("about {shown}"),
        Some(Hedge::AtLeast) => format!("at least {shown}"),
        Some(Hedge::AtMost) => format!("at most {shown}"),
        Some(Hedge::MoreThan) => format!("more than {shown}"),
        Some(Hedge::LessThan) => format!("less than {shown}"),
        Some(Hedge::Nearly) => format!("nearly {shown}"),
    }
}
