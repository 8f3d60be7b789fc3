//! Review and story files: what parses is written and read back the same.
#![no_main]

use crossread::review::{parse, render};
use libfuzzer_sys::fuzz_target;
use std::path::Path;

fuzz_target!(|text: &str| {
    let path = Path::new("fuzzed.toml");
    if let Ok(review) = parse(path, text) {
        let again = parse(path, &render(&review)).expect("what was written reads back");
        assert_eq!(again, review);
    }
});
