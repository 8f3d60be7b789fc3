//! Stances against a corpus of labelled cases, and what holds for every text.

use super::super::{Context, Extraction, Modality, Polarity, Value, extract};
use crate::{
    segment::plain,
    text::{About, Document, Language},
};
use proptest::prelude::*;
use std::{collections::HashSet, sync::Arc};

struct Case {
    name: String,
    text: String,
    /// The bracketed words and the line that is expected of each.
    wanted: Vec<(usize, usize, String)>,
}

fn cases(corpus: &str) -> Vec<Case> {
    let mut found: Vec<(String, String, Vec<String>)> = Vec::new();
    for line in corpus.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
        if let Some(name) = line.strip_prefix("--- ").and_then(|l| l.strip_suffix(" ---")) {
            found.push((name.to_owned(), String::new(), Vec::new()));
        } else if let Some(case) = found.last_mut() {
            match line.strip_prefix("stance ") {
                Some(keys) => case.2.push(keys.to_owned()),
                None => case.1.push_str(line),
            }
        }
    }
    found
        .into_iter()
        .map(|(name, marked, lines)| {
            let (mut text, mut spans, mut open) = (String::new(), Vec::new(), 0);
            for c in marked.chars() {
                match c {
                    '[' => open = text.len(),
                    ']' => spans.push((open, text.len())),
                    c => text.push(c),
                }
            }
            assert_eq!(spans.len(), lines.len(), "{name}: one line for each bracket");
            let wanted = spans.into_iter().zip(lines).map(|((a, b), line)| (a, b, line)).collect();
            Case { name, text, wanted }
        })
        .collect()
}

fn read(text: &str) -> (Document, Extraction) {
    read_in(Language::ENGLISH, text)
}

fn read_in(language: Language, text: &str) -> (Document, Extraction) {
    let document = plain(About::default(), language, Arc::from(text));
    let extraction = extract(&document, Context::default());
    (document, extraction)
}

fn words(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !matches!(*w, "the" | "The" | "a" | "A" | "an" | "s"))
        .map(str::to_lowercase)
        .collect()
}

/// One names the other: the words of one are among those of the other, which is not much longer.
fn same_holder(want: &str, got: &str) -> bool {
    let (a, b) = (words(want), words(got));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    !short.is_empty() && short.is_subset(long) && long.len() <= short.len() * 3 + 1
}

/// The words of `key` in `holder=X y predicate=...`.
fn value_of<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    const KEYS: [&str; 5] = ["holder=", "predicate=", "polarity=", "modality=", "target="];
    let from = line.find(key)? + key.len();
    let rest = &line[from..];
    let end = KEYS.iter().filter_map(|k| rest.find(&format!(" {k}"))).min().unwrap_or(rest.len());
    Some(&rest[..end])
}

/// What is wrong with a case; `None` where all is right.
fn judge(language: Language, case: &Case) -> Option<String> {
    let (document, extraction) = read_in(language, &case.text);
    let got: Vec<_> = extraction.facts.iter().filter_map(|f| if let Value::Stance(s) = &f.value { Some((f.span, s)) } else { None }).collect();
    let shown = |s: &super::Stance| {
        let holder = s.holder.and_then(|p| extraction.name_of(p)).map_or("-", |s| document.words(s));
        let target = s.target.map_or("-", |s| document.words(s));
        format!("{holder} | {} {:?} {:?} | {target}", s.predicate, s.polarity, s.modality)
    };
    let all = || got.iter().map(|(span, s)| format!("\n    got  [{}] {}", document.words(*span), shown(s))).collect::<String>();
    let mut wrong = Vec::new();
    for (start, end, line) in &case.wanted {
        let Some((_, stance)) = got.iter().find(|(span, _)| span.start() < *end && *start < span.end()) else {
            wrong.push(format!("missed {line}"));
            continue;
        };
        let holder = stance.holder.and_then(|p| extraction.name_of(p)).map(|s| document.words(s));
        let modality = match stance.modality {
            None => "none",
            Some(Modality::Will) => "will",
            Some(Modality::Would) => "would",
            Some(Modality::May) => "may",
            Some(Modality::Should) => "should",
            Some(Modality::Must) => "must",
            Some(Modality::Can) => "can",
        };
        let polarity = if stance.polarity == Polarity::For { "for" } else { "against" };
        let target = stance.target.map(|s| document.words(s));
        let right = [
            (
                "holder",
                match (value_of(line, "holder="), holder) {
                    (Some(w), Some(g)) => same_holder(w, g),
                    (w, g) => w.is_none() && g.is_none(),
                },
            ),
            ("predicate", value_of(line, "predicate=") == Some(stance.predicate)),
            ("polarity", value_of(line, "polarity=") == Some(polarity)),
            ("modality", value_of(line, "modality=") == Some(modality)),
            (
                "target",
                match (value_of(line, "target="), target) {
                    (Some(w), Some(g)) => words(w).is_subset(&words(g)),
                    (w, _) => w.is_none(),
                },
            ),
        ];
        for (what, _) in right.iter().filter(|(_, ok)| !ok) {
            wrong.push(format!("{what}: want {line}"));
        }
    }
    for (span, stance) in &got {
        if !case.wanted.iter().any(|(a, b, _)| span.start() < *b && *a < span.end()) {
            wrong.push(format!("unasked [{}] {}", document.words(*span), shown(stance)));
        }
    }
    (!wrong.is_empty()).then(|| format!("{}: {}\n    {}{}", case.name, case.text, wrong.join("\n    "), all()))
}

#[test]
fn stances_are_those_that_a_reader_sees() {
    corpus_holds(Language::ENGLISH, include_str!("../../lang/en/corpus/stance.txt"), 340);
    corpus_holds(Language::GERMAN, include_str!("../../lang/de/corpus/stance.txt"), 20);
}

fn corpus_holds(language: Language, corpus: &str, least: usize) {
    let cases = cases(corpus);
    let missed: Vec<String> = cases.iter().filter_map(|case| judge(language, case)).collect();
    assert!(cases.len() >= least, "the corpus is too small: {}", cases.len());
    assert!(missed.len() * 100 <= cases.len() * ALLOWED_MISSES, "{} of {} missed:\n{}", missed.len(), cases.len(), missed.join("\n"));
}

/// In percent of the cases.
const ALLOWED_MISSES: usize = 5;

proptest! {
    #[test]
    fn any_words_in_any_order_are_read(words in prop::collection::vec(prop::sample::select(WORDS), 0..60)) {
        let text = words.join(" ");
        let (document, extraction) = read(&text);
        for fact in &extraction.facts {
            if let Value::Stance(stance) = &fact.value {
                let passage = document.passages[fact.passage as usize].span;
                prop_assert!(passage.contains(fact.span) && !fact.span.is_empty());
                prop_assert!(stance.target.is_none_or(|t| !t.is_empty()));
            }
        }
    }

    #[test]
    fn no_text_is_too_odd(text in "(\\PC|support|not|,|\"|to|who|that ){0,120}") {
        read(&text);
    }
}

const WORDS: &[&str] = &[
    "support",
    "opposed",
    "rejecting",
    "condemn",
    "denied",
    "vowed",
    "not",
    "never",
    "to",
    "who",
    "that",
    "and",
    "or",
    "nor",
    "neither",
    "but",
    ",",
    ",",
    ".",
    "-",
    "\"",
    "“",
    "”",
    "'",
    "Russia's",
    "the",
    "its",
    "minister",
    "Japan",
    "will",
    "would",
    "be",
    "was",
    "by",
    "of",
    "for",
    "against",
    "said",
    "he",
    "we",
    "without",
    "refused",
    "plans",
    "no",
    "opponent",
    "if",
    "whether",
    "because",
    "then",
    "stop",
    "short",
    "signing",
    "treaty",
    "bill",
    "agreed",
    "it",
    "calls",
    "urged",
    "members",
    "vote",
    "(",
    ")",
    "?",
];

#[test]
fn long_texts_take_no_longer_than_their_length() {
    // A sentence of ten thousand verbs is read in pieces of bounded size; this ends, or the walk is unbounded.
    read(&"and he refused to support not to oppose, ".repeat(10_000));
}
