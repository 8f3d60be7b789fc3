//! Segmentation: passages are sorted, disjoint, on character boundaries, and lose no letter.
#![no_main]

use crossread::{
    segment,
    text::{About, Language},
};
use libfuzzer_sys::fuzz_target;
use std::sync::Arc;

fuzz_target!(|text: &str| {
    let document = segment::plain(About::default(), Language::ENGLISH, Arc::from(text));
    let mut end = 0;
    for passage in &document.passages {
        assert!(passage.span.start() >= end && !passage.span.is_empty());
        assert!(!text[end..passage.span.start()].chars().any(char::is_alphanumeric));
        end = passage.span.end();
    }
    assert!(!text[end..].chars().any(char::is_alphanumeric));
});
