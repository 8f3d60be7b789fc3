use super::*;
use crate::{lang::Lexicon, text::Language};
use proptest::prelude::*;

fn read(text: &str) -> Option<(String, Number)> {
    read_in(Language::ENGLISH, text)
}

fn read_in(language: Language, text: &str) -> Option<(String, Number)> {
    let reading = Reading::new(text, Lexicon::of(language));
    let found = number(&reading, 0, reading.tokens.len())?;
    Some((found.span.of(text).to_owned(), found))
}

/// One case a line: the text, of which a number begins at the first token; what it takes; value; step; form. A text alone asserts silence.
#[test]
fn numbers_of_the_corpus() {
    let mut failures = Vec::new();
    let lines = |language: Language, corpus: &'static str| corpus.lines().map(move |line| (language, line));
    let english = lines(Language::ENGLISH, include_str!("../../lang/en/corpus/numbers.txt"));
    let german = lines(Language::GERMAN, include_str!("../../lang/de/corpus/numbers.txt"));
    for (language, line) in english.chain(german).filter(|(_, l)| !l.is_empty() && !l.starts_with('#')) {
        let mut fields = line.split('|').map(str::trim);
        let text = fields.next().unwrap_or_default();
        let got =
            read_in(language, text).map(|(words, n)| format!("{words} | {} | {} | {}", n.value.normalize().round_dp(6), n.step.normalize(), form_name(n.form)));
        let want = fields.collect::<Vec<_>>().join(" | ");
        if got.clone().unwrap_or_default() != want {
            failures.push(format!("{text}\n  want {want}\n  got  {}", got.unwrap_or_default()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn form_name(form: Form) -> &'static str {
    match form {
        Form::Digits => "digits",
        Form::Words => "words",
        Form::Share => "share",
        Form::Vague => "vague",
        Form::Ordinal => "ordinal",
    }
}

#[test]
fn absurd_numbers_are_none() {
    for text in ["10^400", &"9".repeat(60), &"1".repeat(100_000), "192.168.1.2", "1,2,3", "9^9^9", "1e400"] {
        let value = read(text).map(|(_, n)| (n.value, n.glued.is_some()));
        assert!(value.is_none_or(|(_, glued)| glued), "{text:.20}: {value:?}");
    }
}

proptest! {
    #[test]
    fn any_words_are_read_without_panic_and_within_bounds(words in prop::collection::vec(
        prop::sample::select(vec!["one", "twenty", "-", "and", "a", "half", "hundred", "million", "3", "1,200.5", "of", "point", "third", "quarters", "dozen", "in", "9999999999999999999999999999", "(", ")", "/", "^", "tens", "."]), 0..12)) {
        let text = words.join(" ");
        let reading = Reading::new(&text, Lexicon::of(Language::ENGLISH));
        for at in 0..reading.tokens.len() {
            if let Some(n) = number(&reading, at, reading.tokens.len()) {
                prop_assert!(n.next > at && n.next <= reading.tokens.len());
                prop_assert!(n.step > Decimal::ZERO);
            }
        }
    }

    #[test]
    fn whole_numbers_survive_their_digits(n in 0u64..=9_999_999_999) {
        let mut grouped = String::new();
        let plain = n.to_string();
        for (i, c) in plain.chars().enumerate() {
            if i > 0 && (plain.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(c);
        }
        prop_assert_eq!(read(&grouped).map(|(_, n)| n.value), Some(Decimal::from(n)));
    }
}
