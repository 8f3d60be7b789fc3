//! Small analyses made by hand, for tests of what shows them.

use super::{Analysis, Comparison};
use crate::{
    align::{Alignment, Cue, CueKind, Link},
    compare::{Finding, Reason, Verdict},
    facts::{Extraction, Fact, FactId, Percent, Quantity, Value},
    segment,
    text::{About, Document, DocumentId, Language, Span},
};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A document named `outlet` whose paragraphs are the lines of `text`.
pub(crate) fn document(outlet: &str, text: &str) -> Document {
    let about = About { path: format!("{outlet}.txt"), outlet: Some(outlet.to_owned()), ..About::default() };
    segment::plain(about, Language::ENGLISH, Arc::from(text))
}

fn span_of(document: &Document, words: &str) -> Span {
    let start = document.text.find(words).expect("the words stand in the text");
    document.span(start, start + words.len()).expect("a span of the text")
}

fn share(document: &Document, words: &str, low: i64, high: i64) -> Fact {
    let span = span_of(document, words);
    let quantity = Quantity { low: Some(Decimal::from(low)), high: Some(Decimal::from(high)), hedge: None, step: Decimal::ONE, of: None };
    Fact {
        passage: document.passage_at(span.start()).expect("a passage") as u32,
        span,
        value: Value::Percent(Percent { quantity, points: false }),
        subject: Some(span_of(document, "voters")),
        attribution: None,
        rule: "percent.plain",
    }
}

/// Two sources. Their first passages are reworded, their second ones give different shares (a discrepancy), and each has a third of its own.
pub(crate) fn pair(outlets: [&str; 2], own: [&str; 2]) -> Analysis {
    let a = document(outlets[0], &format!("The vote was held in four regions.\nOf the voters, 97-98% backed the move.\n{}", own[0]));
    let b = document(outlets[1], &format!("Four regions voted.\nSome 89% of voters chose it.\n{}", own[1]));
    let facts = [share(&a, "97-98%", 97, 98), share(&b, "89%", 89, 89)];
    let (first, second) = (DocumentId(0), DocumentId(1));
    let alignment = |index| {
        let (a, b) = (first.passage(index), second.passage(index));
        let cue = Cue { kind: CueKind::Words, weight: 0.5, a: None, b: None };
        Alignment { passages: vec![a, b], links: vec![Link { a, b, score: 0.8, cues: vec![cue] }] }
    };
    let finding = Finding { facts: [FactId::new(first, 0), FactId::new(second, 0)], verdict: Verdict::Discrepancy, reason: Reason::Disjoint, confidence: 0.9 };
    Analysis {
        documents: vec![a, b],
        extractions: facts.map(|fact| Extraction { facts: vec![fact], ..Extraction::default() }).into(),
        origins: vec![first, second],
        comparisons: vec![
            Comparison { alignment: alignment(0), findings: Vec::new(), verdict: Verdict::Reworded },
            Comparison { alignment: alignment(1), findings: vec![finding], verdict: Verdict::Discrepancy },
        ],
        ..Analysis::default()
    }
}

/// Two sources of one paragraph a row; the paragraphs of a row are reworded.
pub(crate) fn aligned(rows: &[(&str, &str)]) -> Analysis {
    let rows: Vec<Vec<&str>> = rows.iter().map(|(a, b)| vec![*a, *b]).collect();
    table(&rows)
}

/// A source a column, a paragraph a cell; an empty cell is silent. The first passages of the cells of a row are reworded.
pub(crate) fn table(rows: &[Vec<&str>]) -> Analysis {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: usize, column: usize| rows[row].get(column).copied().filter(|c| !c.is_empty());
    let documents: Vec<Document> =
        (0..width).map(|c| document(&format!("Outlet {c}"), &(0..rows.len()).filter_map(|r| cell(r, c)).collect::<Vec<_>>().join("\n\n"))).collect();
    let mut paragraphs = vec![0; width];
    let mut comparisons = Vec::new();
    for row in 0..rows.len() {
        let mut passages = Vec::new();
        for (column, paragraph) in paragraphs.iter_mut().enumerate().filter(|(c, _)| cell(row, *c).is_some()) {
            *paragraph += 1;
            let place = documents[column].passages.iter().position(|p| p.paragraph == *paragraph).expect("a passage in each paragraph");
            passages.push(DocumentId(column as u32).passage(place));
        }
        let links = passages.iter().skip(1).map(|b| Link { a: passages[0], b: *b, score: 0.8, cues: Vec::new() }).collect();
        if passages.len() > 1 {
            comparisons.push(Comparison { alignment: Alignment { passages, links }, findings: Vec::new(), verdict: Verdict::Reworded });
        }
    }
    comparisons.sort_by_key(|c| c.alignment.passages[0]);
    let origins = (0..width as u32).map(DocumentId).collect();
    Analysis { extractions: vec![Extraction::default(); width], documents, origins, comparisons, ..Analysis::default() }
}
