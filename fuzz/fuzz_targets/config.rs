//! Settings: any text is a configuration or an error that names the place.
#![no_main]

use crossread::config::Config;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Config::parse(text) {
        Ok(config) => drop((config.load_options(), config.reader_settings())),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
