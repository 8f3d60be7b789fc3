//! The whole core on several documents at once: every export written, nothing in them that a terminal obeys, the same verdicts in any order.
#![no_main]

mod shared;
use crossread::{
    analysis::{Analysis, Options, analyse},
    export::{self, Content, Format},
    progress::Progress,
    text::{Document, Language},
};
use libfuzzer_sys::fuzz_target;

fn analysed(documents: Vec<Document>) -> Analysis {
    analyse(documents, &Options::default(), &Progress::none()).expect("nobody cancels")
}

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let languages = [Language::ENGLISH, Language::ENGLISH, Language::ENGLISH, Language::GERMAN];
    let documents: Vec<_> = text.split('\0').zip(languages).map(|(text, language)| shared::document(text, language)).collect();
    let forward = analysed(documents.clone());
    for finding in forward.comparisons.iter().flat_map(|c| &c.findings) {
        assert!((0.0..=1.0).contains(&finding.confidence));
        assert_ne!(finding.facts[0].document, finding.facts[1].document);
    }
    let options = export::Options { width: 60, include_single: true, candidates: true, passages: export::Passages::Below };
    for format in Format::ALL {
        let mut out = Vec::new();
        export::write(&mut out, Content::unjudged(&forward), format, options).expect("memory takes everything");
        let out = String::from_utf8(out).expect("an export is UTF-8");
        assert!(!out.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')), "{format:?} has a control character");
    }
    let backward = analysed(documents.into_iter().rev().collect());
    let verdicts = |analysis: &Analysis| {
        let mut all: Vec<_> = analysis.comparisons.iter().map(|c| (c.verdict, c.alignment.passages.len())).collect();
        all.sort_unstable();
        all
    };
    assert_eq!(verdicts(&forward), verdicts(&backward), "the order of the sources matters");
});
