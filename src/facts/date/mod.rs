//! Dates, times, durations and what recurs: found by a grammar over the tokens, then resolved against the day of
//! publication and the dates told before. Values are those of TIMEX3 (ISO-TimeML).

mod clause;
mod expression;
mod grammar;
mod period;
mod published;
mod resolve;
#[cfg(test)]
mod tests;
mod timex;

pub(super) use published::published;

use super::{Context, DateGrain, DateValue, DurationValue, Fact, Hedge, Quantity, Sentence, SetValue, Value};
use crate::{
    lang::{Bound, Reading},
    text::Span,
};
use expression::{Expression, Length};
use grammar::{Found, Grammar};
use jiff::civil::Date;
use resolve::{Meaning, Resolver};
use rust_decimal::Decimal;

/// The dates, durations and sets of a document, in the order of the text. `published` is what relative
/// dates count from; without it they stay open.
pub(super) fn dates(reading: &Reading, sentences: &[Sentence], context: Context, published: Option<Date>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut resolver = Resolver::new(published);
    for Sentence { passage, tokens: range, .. } in sentences {
        resolver.enter(*passage);
        let grammar = Grammar::new(reading, range.clone(), context.day_order);
        for found in grammar.read() {
            let clause = clause::clause(reading, range.clone(), &found);
            let meaning = resolver.resolve(&found.expression, clause.tense);
            let Some(span) = span(reading, &found) else { continue };
            facts.push(Fact { passage: *passage, span, value: value(&found, meaning), subject: clause.event, attribution: None, rule: found.rule });
        }
    }
    facts
}

/// The words of an expression, without a possessive ending.
fn span(reading: &Reading, found: &Found) -> Option<Span> {
    let whole = reading.span(found.from, found.to)?;
    let words = whole.of(reading.text);
    let bare = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
    Span::within(reading.text, whole.start(), whole.start() + bare.len())
}

fn value(found: &Found, Meaning { timex, days }: Meaning) -> Value {
    let hedge = found.bound.map(hedge);
    let date = |grain, timex: String| Value::Date(DateValue { grain, timex: timex.into_boxed_str(), start: days.map(|d| d.0), end: days.map(|d| d.1), hedge });
    match &found.expression {
        Expression::Length(length) => Value::Duration(DurationValue { timex: timex.into_boxed_str(), quantity: quantity(*length, hedge), unit: length.unit }),
        Expression::Recurring(_) => Value::Set(SetValue { timex: timex.into_boxed_str() }),
        Expression::Part(..) | Expression::Clock(..) => date(DateGrain::Time, timex),
        Expression::Period(_)
        | Expression::Named(..)
        | Expression::Relative { .. }
        | Expression::Distance { .. }
        | Expression::Counterpart(..)
        | Expression::Holding(..)
        | Expression::Reference(_)
        | Expression::Range(..) => date(DateGrain::Date, timex),
    }
}

fn hedge(bound: Bound) -> Hedge {
    match bound {
        Bound::About => Hedge::About,
        Bound::Nearly => Hedge::Nearly,
        Bound::AtLeast => Hedge::AtLeast,
        Bound::AtMost => Hedge::AtMost,
        Bound::MoreThan => Hedge::MoreThan,
        Bound::LessThan => Hedge::LessThan,
    }
}

/// A length as an interval in its unit; open at the end that a hedge leaves open.
fn quantity(length: Length, hedge: Option<Hedge>) -> Quantity {
    let (low, high) = (length.count, length.to.or(length.count));
    let (low, high) = match hedge {
        Some(Hedge::AtLeast | Hedge::MoreThan) => (low, None),
        Some(Hedge::AtMost | Hedge::LessThan) => (None, high),
        Some(Hedge::About | Hedge::Nearly) | None => (low, high),
    };
    let scale = length.count.map_or(0, |n| n.scale());
    Quantity { low, high, hedge, step: Decimal::new(1, scale), of: None }
}
