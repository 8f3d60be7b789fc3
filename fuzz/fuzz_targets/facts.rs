//! Extraction of every kind: facts in order, inside their passages, on character boundaries.
#![no_main]

use crossread::{
    facts::{self, Context},
    segment,
    text::{About, Language, Origin, Stamp},
};
use libfuzzer_sys::fuzz_target;
use std::sync::Arc;

fuzz_target!(|text: &str| {
    let published = "2022-09-29".parse().ok().map(|date| Stamp { date, time: None, origin: Origin::Stated });
    let document = segment::plain(About { published, ..About::default() }, Language::ENGLISH, Arc::from(text));
    let extraction = facts::extract(&document, Context::default());
    let mut passage = 0;
    for fact in &extraction.facts {
        assert!(fact.passage >= passage && (fact.passage as usize) < document.passages.len());
        passage = fact.passage;
        assert!(document.span(fact.span.start(), fact.span.end()).is_some());
        assert!(!fact.span.is_empty(), "{}", fact.rule);
    }
});
