//! Web pages: markup of any kind ends as a document or as a message.
#![no_main]

mod shared;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    shared::load("a.html", data);
});
