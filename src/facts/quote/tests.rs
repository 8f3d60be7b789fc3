//! Reported speech against a corpus labelled before the rules were written, and what holds for every text.

use super::*;
use crate::{
    facts::{Extraction, extract},
    segment,
    text::{About, Language},
};
use proptest::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// One case of the corpus: its text without brackets, where the brackets stood, and what each says.
#[derive(Default)]
struct Case {
    name: String,
    text: String,
    brackets: Vec<(usize, usize)>,
    expected: Vec<BTreeMap<String, String>>,
}

fn cases(corpus: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    let mut open = Vec::new();
    for line in corpus.lines() {
        if let Some(name) = line.strip_prefix("--- ") {
            open.clear();
            found.push(Case { name: name.trim_end_matches(" ---").to_owned(), ..Case::default() });
        } else if let (Some(case), Some(keys)) = (found.last_mut(), line.strip_prefix("quote ")) {
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
            case.expected.push(map);
        } else if let Some(case) = found.last_mut().filter(|_| !line.starts_with('#')) {
            for c in line.chars() {
                match c {
                    '[' => {
                        open.push(case.brackets.len());
                        case.brackets.push((case.text.len(), 0));
                    }
                    ']' => case.brackets[open.pop().unwrap()].1 = case.text.len(),
                    c => case.text.push(c),
                }
            }
            case.text.push('\n');
        }
    }
    found
}

fn read_all(text: &str) -> (Document, Extraction) {
    read_in(Language::ENGLISH, text)
}

fn read_in(language: Language, text: &str) -> (Document, Extraction) {
    let document = segment::plain(About::default(), language, Arc::from(text));
    let read = extract(&document, Default::default());
    (document, read)
}

/// Without the marks at both ends, which nobody counts.
fn bare(text: &str, (from, to): (usize, usize)) -> (usize, usize) {
    let marks = |c: char| c.is_whitespace() || "\"“”'‘’«»„`,.;:?!".contains(c);
    let words = &text[from..to];
    let from = from + (words.len() - words.trim_start_matches(marks).len());
    (from, from + text[from..to].trim_end_matches(marks).len())
}

/// Whether a case is read as labelled: the words alone, and with speaker, cue and directness. A quotation that its speaker
/// interrupts, or that goes on in the next paragraph, is one fact from its first word to its last.
fn judge(language: Language, case: &Case) -> (bool, bool, String) {
    let text = case.text.trim_end();
    let (document, read) = read_in(language, text);
    let brackets: Vec<(usize, usize)> = case.brackets.iter().map(|b| bare(text, *b)).collect();
    let mut met = vec![false; brackets.len()];
    let (mut words, mut all) = (true, true);
    let mut said = Vec::new();
    for fact in &read.facts {
        // the corpus has quotations whole
        let Value::Quote(quote @ crate::facts::Quote { continued: false, .. }) = fact.value else { continue };
        let span = bare(text, (fact.span.start(), fact.span.end()));
        let name = |p: Option<Party>| p.and_then(|p| read.name_of(p)).map(|s| document.words(s).to_owned());
        said.push(format!(
            "{:?} by {:?} ({:?}, {:?}) {:?} {}",
            document.words(fact.span),
            name(quote.speaker),
            quote.mention.map(|m| document.words(m)),
            quote.cue.map(|c| document.words(c)),
            quote.directness,
            fact.rule
        ));
        let first = brackets.iter().position(|b| b.0 == span.0);
        let last = brackets.iter().rposition(|b| b.1 == span.1 && b.0 >= span.0);
        let (Some(first), Some(last)) = (first, last) else {
            (words, all) = (false, false);
            continue;
        };
        let want = &case.expected[first];
        (first..=last).filter(|&i| case.expected[i].get("speaker") == want.get("speaker")).for_each(|i| met[i] = true);
        let is = |key: &str, got: Option<String>| want.get(key).map(String::as_str) == got.as_deref();
        all &= is("directness", Some(format!("{:?}", quote.directness).to_lowercase()))
            && is("speaker", name(quote.speaker))
            && is("speaker_text", quote.mention.map(|m| document.words(m).to_owned()))
            && is("cue", quote.cue.map(|c| document.words(c).to_owned()));
    }
    words &= met.iter().all(|m| *m);
    (words, words && all, format!("{}: {text}\n    {}", case.name, said.join("\n    ")))
}

#[test]
fn speech_is_read_as_the_corpus_says() {
    corpus_holds(Language::ENGLISH, include_str!("../../lang/en/corpus/quotes.txt"), 120);
    corpus_holds(Language::GERMAN, include_str!("../../lang/de/corpus/quotes.txt"), 20);
}

fn corpus_holds(language: Language, corpus: &str, least: usize) {
    let cases = cases(corpus);
    assert!(cases.len() >= least, "the corpus is too small: {}", cases.len());
    let judged: Vec<(bool, bool, String)> = cases.iter().map(|case| judge(language, case)).collect();
    let share = |right: usize| 100 * right / judged.len();
    let words = share(judged.iter().filter(|j| j.0).count());
    let all = share(judged.iter().filter(|j| j.1).count());
    let wrong: Vec<String> = judged.iter().filter(|j| !j.1).map(|j| format!("{} {}", if j.0 { "who" } else { "WHAT" }, j.2)).collect();
    assert!(words >= 95 && all >= 92, "words right in {words} %, all right in {all} % of {}:\n{}", cases.len(), wrong.join("\n"));
}

#[test]
fn every_style_of_mark_is_paired() {
    for (open, close) in
        [("\"", "\""), ("“", "”"), ("``", "''"), ("''", "''"), ("‘", "’"), ("'", "'"), ("«", "»"), ("« ", " »"), ("»", "«"), ("„", "“"), ("„", "”")]
    {
        let text = format!("{open}We don't know, and it's late,{close} Anna Marsh said.");
        let (document, read) = read_all(&text);
        let quote = read.facts.iter().find(|f| matches!(f.value, Value::Quote(q) if q.directness == Directness::Direct));
        let words = quote.map(|f| document.words(f.span).trim());
        assert_eq!(words, Some("We don't know, and it's late,"), "{text}");
    }
}

#[test]
fn facts_inside_speech_name_who_vouches() {
    let (document, read) = read_all("Moscow claimed on Friday that Kyiv had lost the war. Ukraine disagrees with NATO.");
    let vouched: Vec<(&str, Option<&str>)> = read
        .facts
        .iter()
        .filter(|f| matches!(f.value, Value::Name(_)))
        .map(|f| (document.words(f.span), f.attribution.and_then(|a| read.name_of(a.speaker)).map(|s| document.words(s))))
        .collect();
    assert_eq!(vouched[..3], [("Moscow", None), ("Kyiv", Some("Moscow")), ("Ukraine", None)]);
}

#[test]
fn a_tag_inside_a_quotation_is_the_narrators() {
    let (document, read) = read_all("“We voted on Tuesday,” Mayor Ada Lund said on Friday, “and we lost on Sunday.”");
    let dates = read.facts.iter().filter(|f| matches!(f.value, Value::Date(_)));
    let vouched: Vec<(&str, bool)> = dates.map(|f| (document.words(f.span), f.attribution.is_some())).collect();
    assert_eq!(vouched, [("Tuesday", true), ("Friday", false), ("Sunday", true)]);
}

#[test]
fn hostile_quotations_are_read_to_their_end() {
    let long = "word ".repeat(20_000);
    let marks = ["\"", "“", "”", "‘", "’", "'", "''", "``", "«", "»", "„"];
    let mut texts = vec![
        format!("“{long}” Anna Marsh said."),
        format!("\"{long}"),
        format!("He said “{long}"),
        "“a ‘b “c ‘d “e ‘f “g” ’ ” ’ ” ’ ” he said.".to_owned(),
        "He said she said he said they said it said she said. ".repeat(200),
        "he, she, they, it, and we said ".repeat(1_000),
        "said, ".repeat(3_000),
        "according to ".repeat(2_000),
        "“a” ".repeat(3_000),
        "\n\n“a".repeat(2_000),
        "一二三“四五”六七，他说。".repeat(200),
        "قال «نعم» ثم ".repeat(300),
    ];
    texts.extend(marks.map(|m| m.repeat(2_000)));
    texts.extend(marks.map(|m| format!("{m}a ").repeat(1_000)));
    for text in texts {
        let (_, read) = read_all(&text);
        assert!(read.facts.iter().all(|f| f.span.end() <= text.len()));
    }
}

proptest! {
    #[test]
    fn spans_lie_inside_the_text_and_facts_are_in_order(
        text in "(\\PC{0,4}|“|”|\"|‘|’|'|''|``|«|»|said|told|according to|that|Anna Marsh|she|the ministry|, |\\. |: | |\\n\\n|not|was|by|;|—){0,80}"
    ) {
        let (document, read) = read_all(&text);
        prop_assert!(read.facts.is_sorted_by_key(|f| (f.passage, f.span)));
        for fact in &read.facts {
            prop_assert!(!fact.span.is_empty() && document.span(fact.span.start(), fact.span.end()).is_some());
            prop_assert_eq!(document.passage_at(fact.span.start()), Some(fact.passage as usize));
        }
    }
}

#[test]
fn a_long_quotation_has_a_fact_in_each_passage() {
    let text = "“Nobody leaves before the divers are back,” Mara Lindqvist said.\n\n“The harbour is closed.\n\nWe will pay for every night.”\n\nShe left.";
    let document = segment::plain(About::default(), Language::ENGLISH, text.into());
    let mut quotes = Vec::new();
    for fact in extract(&document, crate::facts::Context::default()).facts {
        if let Value::Quote(quote) = fact.value {
            quotes.push((fact.passage, document.words(fact.span).split(' ').next().unwrap_or_default().to_owned(), quote.continued));
        }
    }
    let want = [(0, "Nobody", false), (1, "The", true), (2, "We", true)].map(|(passage, first, continued)| (passage, first.to_owned(), continued));
    assert_eq!(quotes, want);
}
