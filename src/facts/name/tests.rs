//! Names against a readable corpus, references by cases, and what holds for every text.

use super::*;
use crate::{
    facts::{Extraction, extract, sentences},
    segment,
    text::{About, Language},
};
use proptest::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

fn read_all(text: &str) -> (Document, Extraction) {
    read_in(Language::ENGLISH, text)
}

fn read_in(language: Language, text: &str) -> (Document, Extraction) {
    let document = segment::plain(About::default(), language, Arc::from(text));
    let facts = extract(&document, Default::default());
    (document, facts)
}

/// Name of the case, text without brackets, spans of the brackets, and the expected keys of each.
type Case = (String, String, Vec<(usize, usize)>, Vec<BTreeMap<String, String>>);

fn cases(corpus: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    for line in corpus.lines() {
        if let Some(name) = line.strip_prefix("--- ") {
            found.push((name.trim_end_matches(" ---").to_owned(), String::new(), Vec::new(), Vec::new()));
        } else if let (Some(case), Some(keys)) = (found.last_mut(), line.strip_prefix("name ")) {
            let mut map = BTreeMap::new();
            let mut key = String::new();
            for word in keys.split(' ') {
                match word.split_once('=') {
                    Some((k, v)) => {
                        key = k.to_owned();
                        map.insert(key.clone(), v.to_owned());
                    }
                    None => map.entry(key.clone()).or_default().extend([" ", word]),
                }
            }
            case.3.push(map);
        } else if let Some(case) = found.last_mut().filter(|_| !line.starts_with('#')) {
            for c in line.chars() {
                match c {
                    '[' => case.2.push((case.1.len(), 0)),
                    ']' => case.2.last_mut().unwrap().1 = case.1.len(),
                    c => case.1.push(c),
                }
            }
            case.1.push('\n');
        }
    }
    found
}

#[test]
fn names_are_read_as_the_corpus_says() {
    corpus_holds(Language::ENGLISH, include_str!("../../lang/en/corpus/names.txt"), 28);
    corpus_holds(Language::GERMAN, include_str!("../../lang/de/corpus/names.txt"), 12);
}

fn corpus_holds(language: Language, corpus: &str, least: usize) {
    let cases = cases(corpus);
    assert!(cases.len() >= least, "the corpus is too small: {}", cases.len());
    let mut wrong = Vec::new();
    for (case, text, spans, expected) in cases {
        let (document, read) = read_in(language, text.trim_end());
        let want: Vec<String> = spans
            .iter()
            .zip(&expected)
            .map(|((a, b), keys)| format!("{a}..{b} {} {} {}", keys["name"], keys.get("role").map_or("-", |r| r), keys["type"]))
            .collect();
        let names = read.facts.iter().filter_map(|f| match f.value {
            Value::Name(n) => Some((f.span, n)),
            _ => None,
        });
        let got: Vec<String> = names
            .map(|(span, n)| {
                let entity = &read.entities[n.entity.0 as usize];
                let kind = format!("{:?}", entity.kind).to_lowercase();
                format!("{}..{} {} {} {kind}", span.start(), span.end(), document.words(entity.name), entity.role.map_or("-", |r| document.words(r)))
            })
            .collect();
        if want != got {
            wrong.push(format!("{case}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The name of the entity that the given words are taken for.
fn meant(text: &str, words: &str) -> Option<String> {
    let (document, read) = read_all(text);
    let at = text.find(words).unwrap();
    let entity = read.entities.iter().find(|e| e.mentions.iter().any(|m| m.start() == at && m.of(text) == words))?;
    Some(document.words(entity.name).to_owned())
}

#[test]
fn pronouns_and_descriptions_find_whom_they_mean() {
    let cases: &[(&str, &str, Option<&str>)] = &[
        ("Carl Thorsen questioned Ifeoma Sule. Then Nora Pell came, and she left.", "she", Some("Nora Pell")),
        ("Mayor Beth Sandiford walked the dike. It rained. The mayor said it would hold.", "The mayor", Some("Beth Sandiford")),
        ("Finance Minister Odile Marchetti met Carl Lund. He asked the minister to stay.", "the minister", Some("Odile Marchetti")),
        ("Finance Minister Odile Marchetti met Carl Lund. He asked the minister to stay.", "He", Some("Carl Lund")),
        ("Halden Inc. closed its plant. It cited costs.", "It", Some("Halden Inc.")),
        ("She left. He stayed. They spoke.", "He", None),
        ("Anna Marsh left. The man said he was glad.", "he", None),
    ];
    for (text, words, want) in cases {
        assert_eq!(meant(text, words).as_deref(), *want, "{words} in {text}");
    }
}

#[test]
fn the_same_body_or_person_meets_across_documents() {
    let entity = |text: &str| {
        let (_, read) = read_all(text);
        read.entities.into_iter().next().unwrap()
    };
    let same_cases = [
        ("They met Antony Blinken.", "It was US Secretary of State Blinken."),
        ("The order came from Kyiv.", "The Ukrainian government gave the order."),
        ("The order came from Ukraine.", "The Ukrainian government gave the order."),
        ("The order came from the State Department.", "The order came from the U.S. on Friday."),
        ("The order came from Moscow.", "The order came from the Kremlin."),
        ("They met Bill Carver.", "They met William Carver."),
        ("They met Volodymyr Zelenskyy.", "They met Volodymyr Zelenskiy."),
        ("They joined NATO.", "They joined the North Atlantic Treaty Organization."),
        ("They called the Lake Survey Office.", "They called the LSO."),
        ("They serve the 27th Congressional District.", "They serve the 27th District."),
    ];
    for (a, b) in same_cases {
        assert!(same(&entity(a), &entity(b)), "{a} / {b}: {:?} {:?}", entity(a).key, entity(b).key);
    }
    let other_cases = [
        ("They met Bill Carver.", "They met Nora Carver."),
        ("The order came from Kyiv.", "The order came from Moscow."),
        ("They called the Lake Survey Office.", "They called the Land Office."),
        ("They serve the 27th District.", "They serve the 28th District."),
    ];
    for (a, b) in other_cases {
        assert!(!same(&entity(a), &entity(b)), "{a} / {b}");
    }
}

#[test]
fn ten_thousand_names_stay_cheap_and_apart() {
    let text: String = (0..10_000).map(|i| format!("They met Anna Smith{} and Bob Smith. ", letters(i))).collect();
    let (_, read) = read_all(&text);
    assert_eq!(read.entities.len(), 10_001);
}

fn letters(mut n: usize) -> String {
    let mut out = String::new();
    while n > 0 {
        out.push(char::from(b'a' + (n % 26) as u8));
        n /= 26;
    }
    out
}

proptest! {
    #[test]
    fn mentions_are_in_order_disjoint_and_known(text in "(\\PC{0,6}|Anna|Marsh|the minister|she|Sen\\.|Kyiv|'s|of|Ministry| |\\. |\\n\\n|“|\"){0,60}") {
        let (document, _) = read_all(&text);
        let reading = Reading::new(&document.text, crate::lang::Lexicon::of(document.language));
        let names = read(&reading, &sentences(&document, &reading), &[]);
        let mut end = 0;
        for m in &names.mentions {
            prop_assert!(m.from >= end && m.to > m.from);
            prop_assert!(names.entity(m.entity).is_some());
            end = m.to;
        }
        prop_assert!(names.entities.iter().all(|e| !e.mentions.is_empty() && e.mentions.is_sorted()));
    }
}
