//! Review files: what parses is written and read back the same, and what it says goes into a comparison or is kept.
#![no_main]

mod shared;
use crossread::{
    analysis::{Options, analyse},
    progress::Progress,
    review::{parse, render},
    text::Language,
};
use libfuzzer_sys::fuzz_target;
use std::path::Path;

const TEXTS: [&str; 2] =
    ["The ferry sank on Monday. At least 40 people died, police said.", "A ferry sank on Monday.\n\nPolice said 30 people died in the accident."];

fuzz_target!(|text: &str| {
    let path = Path::new("fuzzed.toml");
    let Ok(review) = parse(path, text) else { return };
    let again = parse(path, &render(&review)).expect("what was written reads back");
    assert_eq!(again, review);
    let mut documents: Vec<_> = TEXTS.iter().map(|t| shared::document(t, Language::ENGLISH)).collect();
    for (document, path) in documents.iter_mut().zip(["a", "b"]) {
        path.clone_into(&mut document.about.path);
    }
    let options = review.prepare(&mut documents, &Options::default());
    let mut analysis = analyse(documents, &options, &Progress::none()).expect("nobody cancels");
    review.attach(&analysis).strike(&mut analysis);
});
