//! Settings: any text is a configuration or an error that names the place.
#![no_main]

use crossread::config::Config;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = Config::parse(text);
});
