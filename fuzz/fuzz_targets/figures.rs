//! Figures with their units and subjects: texts of the words that it is told by.
#![no_main]

mod shared;
use crossread::text::Language;
use libfuzzer_sys::fuzz_target;

const EN: &[&str] = &[
    include_str!("../../src/lang/en/numbers.toml"),
    include_str!("../../src/lang/en/units.toml"),
    include_str!("../../src/lang/en/currencies.toml"),
    include_str!("../../src/lang/en/hedges.toml"),
    include_str!("../../src/lang/en/subjects.toml"),
];
const DE: &[&str] = &[
    include_str!("../../src/lang/de/numbers.toml"),
    include_str!("../../src/lang/de/units.toml"),
    include_str!("../../src/lang/de/currencies.toml"),
    include_str!("../../src/lang/de/hedges.toml"),
    include_str!("../../src/lang/de/subjects.toml"),
];

fuzz_target!(|data: &[u8]| match data.split_first() {
    Some((0..192, rest)) => shared::kind(rest, EN, Language::ENGLISH),
    Some((_, rest)) => shared::kind(rest, DE, Language::GERMAN),
    None => {}
});
