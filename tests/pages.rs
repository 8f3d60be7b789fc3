//! Saved pages in the styles of common publishing systems. Beside each page stands what it must yield: metadata and every
//! wanted paragraph, one a paragraph.

use crossread::{
    load::{self, Loaded, Options},
    progress::Progress,
    text::{Document, PassageKind},
};
use std::{fs, path::PathBuf};

fn pages() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir("tests/pages").unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "html")).collect();
    found.sort();
    assert!(found.len() >= 20);
    found
}

fn read(path: &std::path::Path) -> Document {
    let Loaded { mut documents, problems } = load::load(&[path.to_string_lossy().into_owned()], &Options::default(), &Progress::none()).unwrap();
    assert_eq!(documents.len(), 1, "{}: {problems:?}", path.display());
    documents.remove(0)
}

/// The paragraphs of a document, as one line each: all of them, or only what is content.
fn paragraphs(document: &Document, all: bool) -> Vec<String> {
    let mut found: Vec<(u32, String)> = Vec::new();
    for passage in document.passages.iter().filter(|p| all || p.is_content()) {
        let words = document.words(passage.span);
        match found.last_mut() {
            Some((paragraph, line)) if *paragraph == passage.paragraph => {
                line.push(' ');
                line.push_str(words);
            }
            _ => found.push((passage.paragraph, words.to_owned())),
        }
    }
    found.into_iter().map(|(_, line)| line).collect()
}

#[test]
fn no_wanted_paragraph_is_lost_and_at_most_one_unwanted_left() {
    let mut wrong = Vec::new();
    for path in pages() {
        let (page, wanted) = (read(&path), read(&path.with_extension("txt")));
        let wanted: Vec<&str> = wanted.text.split("\n\n").map(str::trim).collect();
        let (all, found) = (paragraphs(&page, true), paragraphs(&page, false));
        let lost: Vec<&&str> = wanted.iter().filter(|w| !all.iter().any(|f| f == **w)).collect();
        // Headings and captions belong to the article; the expectation lists paragraphs.
        let is_part = |f: &str| page.passages.iter().any(|p| matches!(p.kind, PassageKind::Heading | PassageKind::Caption) && page.words(p.span) == f);
        let left: Vec<&String> = found.iter().filter(|f| !wanted.iter().any(|w| w.starts_with(f.as_str())) && !is_part(f)).collect();
        if !lost.is_empty() || left.len() > 1 {
            wrong.push(format!("{}\n  lost {lost:#?}\n  left {left:#?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn headings_left_are_those_of_the_article() {
    for path in pages() {
        let page = read(&path);
        for furniture in ["Related", "Comments", "Most read", "Share this", "Never miss", "Recent posts", "More from", "Subscribe"] {
            let left = page.passages.iter().filter(|p| p.kind == PassageKind::Heading).find(|p| page.words(p.span).starts_with(furniture));
            assert!(left.is_none(), "{}: {furniture}", path.display());
        }
    }
}

#[test]
fn dates_titles_outlets_and_authors_are_right() {
    let mut wrong = Vec::new();
    for path in pages() {
        let (page, wanted) = (read(&path).about, read(&path.with_extension("txt")).about);
        for (field, found, stated) in [
            ("title", page.title, wanted.title),
            ("outlet", page.outlet, wanted.outlet),
            ("author", page.author, wanted.author),
            ("published", page.published.map(|s| s.date.to_string()), wanted.published.map(|s| s.date.to_string())),
        ] {
            if found != stated {
                wrong.push(format!("{}: {field} {found:?}, not {stated:?}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn embedded_posts_are_quotations_with_their_author() {
    let page = read(&PathBuf::from("tests/pages/wire-embeds.html"));
    assert!(page.text.contains("“We will not be insulted. See you on Friday at the depot gates.” — Halmsted Drivers (@halmdrivers) March 14, 2023"));
}
