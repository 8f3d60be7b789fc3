//! Segmentation against a corpus of hard cases, and what holds for every text.

use super::*;
use crate::text::Language;
use proptest::prelude::*;

/// Cases of `--- name ---` and a text in which `|` stands where a sentence begins.
fn cases(corpus: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in corpus.lines() {
        if let Some(name) = line.strip_prefix("--- ").and_then(|l| l.strip_suffix(" ---")) {
            found.push((name.to_owned(), String::new()));
        } else if let Some((_, text)) = found.last_mut().filter(|_| !line.starts_with("# ")) {
            text.push_str(line);
            text.push('\n');
        }
    }
    found
}

fn passages_of(language: Language, text: &str) -> Vec<String> {
    let document = plain(About::default(), language, Arc::from(text));
    document.passages.iter().map(|p| document.words(p.span).to_owned()).collect()
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    sentences_hold(Language::ENGLISH, include_str!("../lang/en/corpus/sentences.txt"), 60);
    sentences_hold(Language::GERMAN, include_str!("../lang/de/corpus/sentences.txt"), 20);
}

fn sentences_hold(language: Language, corpus: &str, least: usize) {
    let cases = cases(corpus);
    let mut missed = Vec::new();
    for (name, marked) in &cases {
        let text = marked.replace("| ", "").replace('|', "");
        let want: Vec<String> = marked.split('|').map(|s| s.trim().to_owned()).collect();
        let got = passages_of(language, text.trim());
        if got != want {
            missed.push(format!("{name}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(cases.len() >= least, "the corpus is too small: {}", cases.len());
    assert!(missed.len() * 100 <= cases.len() * ALLOWED_MISSES, "{} of {} missed:\n{}", missed.len(), cases.len(), missed.join("\n"));
}

/// In percent of the cases.
const ALLOWED_MISSES: usize = 4;

#[test]
fn what_belongs_to_the_page_is_told_from_the_story() {
    boilerplate_holds(Language::ENGLISH, include_str!("../lang/en/corpus/boilerplate.txt"), 140);
    boilerplate_holds(Language::GERMAN, include_str!("../lang/de/corpus/boilerplate.txt"), 40);
}

fn boilerplate_holds(language: Language, corpus: &str, least: usize) {
    let cases = cases(corpus);
    let (mut missed, mut lost) = (Vec::new(), Vec::new());
    for (name, body) in &cases {
        let (text, label) = body.trim().rsplit_once('\n').unwrap_or((body, ""));
        let document = plain(About::default(), language, Arc::from(text));
        let page = document.passages.iter().all(|p| p.kind == PassageKind::Boilerplate);
        match (label, page) {
            ("boilerplate", true) | ("content", false) => {}
            ("boilerplate", false) => missed.push(format!("{name}: {text}")),
            ("content", true) => lost.push(format!("{name}: {text}")),
            _ => panic!("{name}: a case ends in `boilerplate` or `content`, not {label:?}"),
        }
    }
    assert!(cases.len() >= least, "the corpus is too small: {}", cases.len());
    assert!(lost.is_empty(), "content lost:\n{}", lost.join("\n"));
    assert!(missed.len() * 100 <= cases.len() * 3, "{} of {} kept:\n{}", missed.len(), cases.len(), missed.join("\n"));
}

#[test]
fn a_sentence_with_a_footnote_or_agency_behind_it_is_no_heading() {
    let kinds = |text: &str| plain(About::default(), Language::ENGLISH, Arc::from(text)).passages.iter().map(|p| p.kind).collect::<Vec<_>>();
    for behind in ["[1]", "[^1]", "[2][3]", "*", " **", "\u{b9}", "\u{b9}\u{b2}", " (Reuters)", "\u{201d}[4]", ")[5]", " [6]", "\u{2020}"] {
        let text = format!("Two people died in the caf\u{e9} fire.{behind}");
        assert!(kinds(&text).iter().all(|k| *k == PassageKind::Sentence), "{text}: {:?}", kinds(&text));
    }
    for heading in
        ["Two people die in caf\u{e9} fire", "Two people die in caf\u{e9} fire [1]", "Two people die in caf\u{e9} fire (video)", "Two people die in fire*"]
    {
        assert_eq!(kinds(heading), [PassageKind::Heading], "{heading}");
    }
}

proptest! {
    #[test]
    fn passages_are_sorted_disjoint_and_lose_no_letter(text in "(\\PC|[.\"'?! \n]){0,200}") {
        let document = plain(About::default(), Language::ENGLISH, Arc::from(text.as_str()));
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&document.text), letters(&text));
        let text = &document.text;
        let mut end = 0;
        for passage in &document.passages {
            prop_assert!(passage.span.start() >= end);
            prop_assert!(!text[end..passage.span.start()].chars().any(char::is_alphanumeric));
            prop_assert!(!passage.span.is_empty());
            end = passage.span.end();
        }
        prop_assert!(!text[end..].chars().any(char::is_alphanumeric));
    }
}

#[test]
fn a_sentence_without_end_is_cut_at_commas_and_no_word_is_lost() {
    for (text, least) in [("word, ".repeat(2_000), 8), ("word ".repeat(2_000), 8), (format!("{} {}", "one ".repeat(250), "two, three ".repeat(90)), 2)] {
        let document = plain(About::default(), Language::ENGLISH, Arc::from(text.as_str()));
        let words: Vec<&str> = document.passages.iter().flat_map(|p| document.words(p.span).split_whitespace()).collect();
        assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
        assert!(document.passages.len() >= least, "{}", document.passages.len());
        assert!(document.passages.iter().all(|p| document.words(p.span).split_whitespace().count() <= 250));
    }
}
