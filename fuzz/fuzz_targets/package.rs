//! EPUB and DOCX: archives as they come, and archives made of any parts.
#![no_main]

mod shared;
use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let names: &[&str] = match first % 3 {
        0 => return drop(shared::load("a.docx", rest)),
        1 => &["word/document.xml", "docProps/core.xml"],
        _ => &["META-INF/container.xml", "book.opf", "a.xhtml", "b c.xhtml"],
    };
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in names.iter().zip(rest.split(|b| *b == 0)) {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        archive.start_file(*name, options).expect("an archive in memory");
        archive.write_all(content).expect("an archive in memory");
    }
    shared::load("a.epub", archive.finish().expect("an archive in memory").get_ref());
});
