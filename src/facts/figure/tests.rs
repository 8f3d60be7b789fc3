//! Figures against a readable corpus, and what holds for every text.

use crate::{
    facts::{Fact, Hedge, Measure, Money, Percent, Value, overlap},
    lang::{Lexicon, Reading},
    text::Language,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn figures(text: &str, language: Language) -> Vec<Fact> {
    let reading = Reading::new(text, Lexicon::of(language));
    let mut facts = Vec::new();
    super::read(&reading, super::Usage::of(reading.text), 0..reading.tokens.len(), 0, &mut facts);
    overlap::resolve(&mut facts);
    facts
}

/// Kind, value, hedge, unit; subject; of.
fn line(text: &str, fact: &Fact) -> String {
    let Some(q) = fact.value.quantity() else { return String::new() };
    let end = |d: Option<Decimal>| d.map(|d| d.normalize().to_string()).unwrap_or_default();
    let value = if q.low == q.high { end(q.low) } else { format!("{}..{}", end(q.low), end(q.high)) };
    let hedge = q.hedge.map(|h| match h {
        Hedge::About => "about",
        Hedge::AtLeast => "at_least",
        Hedge::AtMost => "at_most",
        Hedge::MoreThan => "more_than",
        Hedge::LessThan => "less_than",
        Hedge::Nearly => "nearly",
    });
    let unit = match &fact.value {
        Value::Percent(Percent { points: true, .. }) => Some("points"),
        Value::Money(Money { currency, .. }) => Some(currency.code()),
        Value::Measure(Measure { unit, .. }) => Some(unit.name.as_str()),
        _ => None,
    };
    // two bounds need no word: the open ends say it
    let hedge = hedge.filter(|h| !matches!(*h, "more_than" | "less_than"));
    let mut words: Vec<&str> = vec![fact.value.kind().name(), &value];
    words.extend(hedge);
    words.extend(unit);
    let mut line = words.join(" ");
    for span in [fact.subject, q.of].into_iter().flatten() {
        line.push_str(" | ");
        line.push_str(span.of(text));
    }
    line
}

#[test]
fn figures_are_read_as_the_corpus_says() {
    corpus_holds(Language::ENGLISH, include_str!("../../lang/en/corpus/quantities.txt"), 45);
    corpus_holds(Language::GERMAN, include_str!("../../lang/de/corpus/quantities.txt"), 20);
}

fn corpus_holds(language: Language, corpus: &str, least: usize) {
    let mut failures = Vec::new();
    let mut cases = 0;
    for case in corpus.split("\n--- ").skip(1) {
        let mut lines = case.trim_end().lines();
        let name = lines.next().unwrap_or_default().trim_end_matches(" ---");
        let marked = lines.next().unwrap_or_default();
        let text: String = marked.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let want: Vec<(String, String)> =
            marked.split('[').skip(1).filter_map(|s| s.split(']').next()).map(str::to_owned).zip(lines.map(|l| l.trim().to_owned())).collect();
        let got: Vec<(String, String)> = figures(&text, language).iter().map(|f| (f.span.of(&text).to_owned(), line(&text, f))).collect();
        cases += 1;
        if got != want {
            failures.push(format!("{name}: {text}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(cases >= least, "the corpus is too small: {cases}");
}

#[test]
fn absurd_figures_state_nothing() {
    for text in ["It is 10^400 miles.", &format!("It has {} seats.", "9".repeat(60)), &format!("{}%", "7".repeat(300))] {
        assert_eq!(figures(text, Language::ENGLISH), [], "{text:.40}");
    }
    for text in ["They met on 31 June.", "They met on Feb. 30, 2022.", "It opens on the 31st of June."] {
        assert_eq!(figures(text, Language::ENGLISH), [], "{text}");
    }
    assert_eq!(figures("In June 31 people left.", Language::ENGLISH).len(), 1);
}

#[test]
fn a_language_without_words_has_figures_with_signs_only() {
    let dutch = Language::from_code("nl").unwrap_or(Language::ENGLISH);
    for text in ["Een man is dood.", "Op 3 mei kwamen 40 mensen.", "45 procent"] {
        assert_eq!(figures(text, dutch), [], "{text}");
    }
    let text = "De brug kost € 1.200,50 en 12,5% meer, over 40 km.";
    let read: Vec<String> = figures(text, dutch).iter().map(|f| line(text, f)).collect();
    assert_eq!(read.iter().map(|l| l.split(" | ").next().unwrap()).collect::<Vec<_>>(), ["money 1200.5 EUR", "percent 12.5", "measure 40 km"]);
}

#[test]
fn long_lines_take_linear_time() {
    // quadratic work on any of these takes minutes
    for piece in ["1 ", "one ", "1-", "million ", "about ", "between 1 and ", "$", "half a ", "1,", "2 ft ", "a ", "seven pounds ", "$ - "] {
        let text = piece.repeat(40_000 / piece.len());
        figures(&text, Language::ENGLISH);
    }
    figures(&"1".repeat(5_000_000), Language::ENGLISH);
}

proptest! {
    #[test]
    fn facts_lie_in_the_text_in_order_and_apart(words in prop::collection::vec(prop::sample::select(vec![
        "about", "at least", "40", "97-98%", "$5", "million", "people", "killed", "two", "-", "third", "half", "of", "a", "mile", "ft", "in", "between", "and", "to", "or", "more",
        "percent", "points", "USD", "0800", "12:30", ".", ",", "Smith", "45", "magnitude", "6.1", "10^400", "²", "½", "(", ")", "vote", "from", "£", "cents", "%", "aged", "99999999999999999999999999999"]), 0..30)) {
        let text = words.join(" ");
        let facts = figures(&text, Language::ENGLISH);
        let mut end = 0;
        for fact in &facts {
            prop_assert!(fact.span.start() >= end, "{text}: {facts:?}");
            end = fact.span.end();
            prop_assert!(!fact.span.is_empty() && end <= text.len());
            let q = fact.value.quantity().unwrap();
            prop_assert!(q.step > Decimal::ZERO, "{text}: {fact:?}");
            prop_assert!(q.low.is_some() || q.high.is_some());
            prop_assert!(q.low.zip(q.high).is_none_or(|(l, h)| l <= h), "{text}: {fact:?}");
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,120}") {
        figures(&text, Language::ENGLISH);
    }
}
