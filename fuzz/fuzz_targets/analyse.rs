//! The whole core on several documents at once: no panic, spans valid, every export written, the same result in any order.
#![no_main]

use crossread::{
    analysis::{Options, analyse},
    export::{self, Content, Format},
    progress::Progress,
    segment,
    text::{About, Language},
};
use libfuzzer_sys::fuzz_target;
use std::sync::Arc;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let documents: Vec<_> = text.split('\0').take(4).map(|t| segment::plain(About::default(), Language::ENGLISH, Arc::from(t))).collect();
    let forward = analyse(documents.clone(), &Options::default(), &Progress::none()).expect("nobody cancels");
    for comparison in &forward.comparisons {
        for finding in &comparison.findings {
            assert!((0.0..=1.0).contains(&finding.confidence));
            assert_ne!(finding.facts[0].document, finding.facts[1].document);
        }
    }
    let options = export::Options { width: 60, include_single: true, candidates: true };
    for format in Format::ALL {
        let mut out = Vec::new();
        export::write(&mut out, Content::unjudged(&forward), format, options).expect("memory takes everything");
        assert!(!out.contains(&0x1b), "an escape passes");
    }
    let backward = analyse(documents.into_iter().rev().collect(), &Options::default(), &Progress::none()).expect("nobody cancels");
    assert_eq!(forward.comparisons.len(), backward.comparisons.len(), "the order of the sources matters");
});
