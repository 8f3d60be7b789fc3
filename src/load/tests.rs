//! Sources of every form, good and bad.

use super::*;
use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write, path::Path};

fn load_all(sources: &[&Path], options: &Options) -> Loaded {
    let sources: Vec<String> = sources.iter().map(|p| p.to_string_lossy().into_owned()).collect();
    load(&sources, options, &Progress::none()).unwrap()
}

/// Loads a file of this name and content.
fn loaded(name: &str, content: &[u8]) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    load_all(&[&path], &Options::default())
}

fn gzipped(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn message(loaded: &Loaded) -> &str {
    assert_eq!((loaded.documents.len(), loaded.problems.len()), (0, 1), "{loaded:?}");
    &loaded.problems[0].message
}

#[test]
fn plain_text_is_kept_byte_for_byte_but_for_line_ends() {
    let content = "---\r\ntitle: A\r\n---\r\n\r\n  One\u{a0}two.\t\r\n\r\nThree.\r\n";
    let loaded = loaded("a.txt", content.as_bytes());
    assert_eq!(&*loaded.documents[0].text, "\n  One\u{a0}two.\t\n\nThree.\n");
    assert_eq!(loaded.documents[0].about.title.as_deref(), Some("A"));
    assert_eq!(loaded.problems, []);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    };
    let (empty, binary, good) = (at("empty.txt", b" \n"), at("binary.txt", b"\x7fELF\0\0\0"), at("good.txt", b"Words."));
    let missing = folder.path().join("missing.txt");
    let loaded = load_all(&[&empty, &binary, &missing, &good], &Options::default());
    assert_eq!(loaded.documents.len(), 1);
    let told: Vec<(&str, &str)> = loaded.problems.iter().map(|p| (p.source.rsplit('/').next().unwrap(), p.message.split([',', ':']).next().unwrap())).collect();
    assert_eq!(told, [("empty.txt", "has no text"), ("binary.txt", "is not text"), ("missing.txt", "cannot be read")]);
}

#[test]
fn another_encoding_is_read_and_told() {
    let loaded = loaded("a.txt", b"Der Stadtrat in Z\xfcrich sagte am Montag, die \x84neue\x93 Br\xfccke k\xf6nne nicht vor M\xe4rz er\xf6ffnet werden.");
    assert!(loaded.documents[0].text.contains("Zürich"));
    assert!(loaded.problems.iter().any(|p| p.message.starts_with("is not UTF-8; read as windows-1252")));
}

#[test]
fn gzip_is_unpacked() {
    assert_eq!(&*loaded("a.txt.gz", &gzipped(b"Words.")).documents[0].text, "Words.");
    let whole = gzipped(&b"Words and more words. ".repeat(500));
    assert!(message(&loaded("a.txt.gz", &whole[..whole.len() / 2])).starts_with("is a damaged gzip file"));
}

#[test]
fn size_is_limited_before_and_after_unpacking() {
    let folder = tempfile::tempdir().unwrap();
    let huge = folder.path().join("huge.txt");
    fs::File::create(&huge).unwrap().set_len(1_000_000_000).unwrap();
    let bomb = folder.path().join("bomb.txt.gz");
    fs::write(&bomb, gzipped(&vec![b'a'; 3_000_000])).unwrap();
    let options = Options { limits: Limits { megabytes: 1 }, ..Options::default() };
    let loaded = load_all(&[&huge, &bomb], &options);
    assert!(loaded.documents.is_empty());
    assert!(loaded.problems.iter().all(|p| p.message.starts_with("is larger than 1 MB")), "{:?}", loaded.problems);
}

#[test]
fn a_language_without_words_is_told() {
    let text = "Le pont restera fermé jusqu'à lundi, a annoncé vendredi la mairie dans un communiqué de presse. Il sera rouvert ensuite.";
    let loaded = loaded("a.txt", text.as_bytes());
    assert_eq!(loaded.documents[0].language.code(), "fr");
    assert!(loaded.problems[0].message.starts_with("seems to be in French"));
}

#[test]
fn the_order_given_is_the_order_kept() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = (0..40)
        .map(|i| {
            let path = folder.path().join(format!("{i:02}.txt"));
            fs::write(&path, format!("Article number {i}.")).unwrap();
            path
        })
        .collect();
    let given: Vec<&Path> = paths.iter().rev().map(|p| p.as_path()).collect();
    let texts: Vec<String> = load_all(&given, &Options::default()).documents.iter().map(|d| d.text.to_string()).collect();
    assert_eq!(texts, (0..40).rev().map(|i| format!("Article number {i}.")).collect::<Vec<_>>());
}
