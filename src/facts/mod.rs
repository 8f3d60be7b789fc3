//! What a document states: facts with their values, and who or what is named. Reads one document at a time and knows of no other.

mod attribution;
mod date;
mod fact;
mod figure;
pub mod name;
pub mod number;
mod overlap;
pub mod quote;
mod stance;
mod value;

pub use fact::{Attribution, Entity, EntityIndex, Extraction, Fact, FactId, Party};
pub use stance::{INTENDS, blames, side_of_deed};
pub use value::*;

use crate::{
    lang::Reading,
    text::{Document, Span},
};
use std::ops::Range;

/// What reading depends on beside the document itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Context {
    /// How `09/10/22` is read.
    pub day_order: DayOrder,
}

/// The order of day and month in dates of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayOrder {
    /// 09/10/22 is 10 September.
    #[default]
    MonthFirst,
    /// 09/10/22 is 9 October.
    DayFirst,
}

/// Every fact and name of a document's content passages, in the order of the text, and when it was published.
pub fn extract(document: &Document, context: Context) -> Extraction {
    read(&Reading::of(document), document, context)
}

/// The same of a document whose text was read already.
pub fn read(reading: &Reading, document: &Document, context: Context) -> Extraction {
    let published = document.about.published.or_else(|| date::published(document, reading, context));
    let sentences = sentences(document, reading);
    let marks = quote::marks(reading, document);
    let names = name::read(reading, &sentences, &marks.ranges());
    let mut facts = names.facts(reading, document);
    let quotes = quote::read(reading, document, &sentences, &names, &marks);
    facts.extend(stance::read(reading, document, &sentences, &names, &quotes));
    facts.extend(quotes);
    facts.extend(date::dates(reading, &sentences, context, published.map(|s| s.date)));
    figures(reading, &sentences, &mut facts);
    overlap::resolve(&mut facts);
    attribution::attribute(&document.text, &mut facts);
    facts.extend(quote::continued(reading, document, &marks, &facts));
    facts.sort_by_key(|f| (f.passage, f.span));
    // an analysis keeps all of this, for thousands of documents
    let mut entities = names.entities;
    facts.shrink_to_fit();
    entities.shrink_to_fit();
    entities.iter_mut().for_each(|e| e.mentions.shrink_to_fit());
    Extraction { facts, entities, published }
}

/// The dates and figures alone, as they are read before facts that overlap are settled: the stage by itself, for those who measure it.
pub fn dates_and_figures(document: &Document, context: Context) -> Vec<Fact> {
    let reading = Reading::of(document);
    let published = document.about.published.or_else(|| date::published(document, &reading, context));
    let sentences = sentences(document, &reading);
    let mut facts = date::dates(&reading, &sentences, context, published.map(|s| s.date));
    figures(&reading, &sentences, &mut facts);
    facts
}

fn figures(reading: &Reading, sentences: &[Sentence], facts: &mut Vec<Fact>) {
    let usage = figure::Usage::of(reading.text);
    for sentence in sentences {
        figure::read(reading, usage, sentence.tokens.clone(), sentence.passage, facts);
    }
}

/// A content passage as the readers of each kind of fact walk through it.
struct Sentence {
    /// Its place in the document.
    passage: u32,
    paragraph: u32,
    span: Span,
    tokens: Range<usize>,
}

/// The content passages of a document, each found among the tokens once.
fn sentences(document: &Document, reading: &Reading) -> Vec<Sentence> {
    let content = document.passages.iter().enumerate().filter(|(_, p)| p.is_content());
    content.map(|(i, p)| Sentence { passage: i as u32, paragraph: p.paragraph, span: p.span, tokens: reading.range(p.span) }).collect()
}
