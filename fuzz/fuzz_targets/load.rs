//! Everything that is read as it stands: text with front matter, Markdown, e-mail, feeds, and what only looks like one of them.
#![no_main]

mod shared;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let name = ["a.txt", "a.md", "a.eml", "a.xml", "a.json", "a", "a.html", "a.gz"][usize::from(first % 8)];
    for document in &shared::load(name, rest).documents {
        if name == "a.txt" {
            shared::check_passages(document);
        }
    }
});
