//! Extraction of every kind from any text: facts in order, inside their passages, on character boundaries.
#![no_main]

mod shared;
use crossread::{facts::DayOrder, text::Language};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    shared::check_facts(&shared::document(text, Language::ENGLISH), DayOrder::MonthFirst);
    shared::check_facts(&shared::document(text, Language::GERMAN), DayOrder::DayFirst);
});
