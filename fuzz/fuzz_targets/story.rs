//! Story files: opened from a folder, handed on to another, they name the same sources.
#![no_main]

use crossread::{
    file::Existing,
    review::{self, Store},
};
use libfuzzer_sys::fuzz_target;
use std::{fs, path::Path};

fuzz_target!(|text: &str| {
    let root = Path::new("/tmp").join(format!("crossread-fuzz-{}", std::process::id()));
    let (from, to) = (root.join("a"), root.join("b/c"));
    for folder in [&from, &to] {
        fs::create_dir_all(folder).expect("a folder for a moment");
    }
    let (first, second) = (from.join("x.crossread.toml"), to.join("y.crossread.toml"));
    fs::write(&first, text).expect("a file for a moment");
    let Ok((mut store, mut review)) = Store::open(&first) else { return };
    let opened = review.to_open();
    review::write(&second, &review.story(), Existing::Replace).expect("a folder for a moment");
    let (_, story) = Store::open(&second).expect("what was written reads back");
    assert_eq!(story.to_open(), opened);
    store.save(&mut review).expect("a folder for a moment");
    let (_, again) = Store::open(&first).expect("what was saved reads back");
    assert_eq!(again, review);
});
