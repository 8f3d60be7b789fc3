//! A quotation that runs over several passages, passage by passage.

use super::Marks;
use crate::{
    facts::{Fact, Quote, Value},
    lang::Reading,
    text::{Document, Shape, Span},
};

/// What the quotations among `facts` go on to say in the passages behind their first, a fact for each passage, so that two
/// accounts which cut one speech in different places can be compared where they stand.
pub fn continued(reading: &Reading, document: &Document, marks: &Marks, facts: &[Fact]) -> Vec<Fact> {
    let mut found = Vec::new();
    for fact in facts {
        let Value::Quote(quote) = fact.value else { continue };
        let behind = document.passages.iter().enumerate().skip(fact.passage as usize + 1);
        for (index, passage) in behind.take_while(|(_, p)| p.span.start() < fact.span.end()).filter(|(_, p)| p.is_content()) {
            let Some(span) = quoted(reading, document, marks, clip(document, fact.span, passage.span)) else { continue };
            let value = Value::Quote(Quote { continued: true, ..quote });
            found.push(Fact { passage: index as u32, span, value, rule: "quote.continued", ..fact.clone() });
        }
    }
    found
}

fn clip(document: &Document, a: Span, b: Span) -> Option<Span> {
    document.span(a.start().max(b.start()), a.end().min(b.end()))
}

/// From the first to the last word between quotation marks.
fn quoted(reading: &Reading, document: &Document, marks: &Marks, within: Option<Span>) -> Option<Span> {
    let tokens = reading.range(within?);
    let from = marks.outer.partition_point(|q| q.end <= tokens.start);
    let inside = marks.outer[from..].iter().take_while(|q| q.open < tokens.end).map(|q| q.inner().start.max(tokens.start)..q.inner().end.min(tokens.end));
    let mut words = inside.flatten().filter(|&t| reading.shape(t).is_word() || reading.shape(t) == Shape::Digits);
    let first = words.next()?;
    let last = words.last().unwrap_or(first);
    document.span(reading.tokens[first].span.start(), reading.tokens[last].span.end())
}
