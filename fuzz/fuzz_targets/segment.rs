//! Segmentation: passages are sorted, disjoint, on character boundaries, and lose no letter.
#![no_main]

mod shared;
use crossread::text::Language;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    shared::check_passages(&shared::document(text, Language::ENGLISH));
    shared::check_passages(&shared::document(text, Language::GERMAN));
});
