//! Quotations and who speaks: texts of the words that it is told by.
#![no_main]

mod shared;
use crossread::text::Language;
use libfuzzer_sys::fuzz_target;

const EN: &[&str] = &[
    include_str!("../../src/lang/en/speech.toml"),
    include_str!("../../src/lang/en/names.toml"),
];
const DE: &[&str] = &[
    include_str!("../../src/lang/de/speech.toml"),
    include_str!("../../src/lang/de/names.toml"),
];

fuzz_target!(|data: &[u8]| match data.split_first() {
    Some((0..192, rest)) => shared::kind(rest, EN, Language::ENGLISH),
    Some((_, rest)) => shared::kind(rest, DE, Language::GERMAN),
    None => {}
});
