use super::{super::words::Lemmas, *};
use crate::{
    facts::{Fact, Force, Value},
    segment,
    text::{About, Language},
};
use std::sync::Arc;

/// A document whose `<...>` is a quotation.
fn said(text: &str, directness: Directness) -> (Document, Fact) {
    let (from, to) = (text.find('<').unwrap(), text.find('>').unwrap());
    let plain = text.replace(['<', '>'], "");
    let document = segment::plain(About::default(), Language::ENGLISH, Arc::from(plain));
    let quote = Quote { speaker: None, mention: None, cue: None, force: Force::Neutral, directness, continued: false };
    let span = document.span(from, to - 1).unwrap();
    (document, Fact { passage: 0, span, value: Value::Quote(quote), subject: None, attribution: None, rule: "test" })
}

fn meet(a: &str, b: &str, directness: Directness) -> Option<Reason> {
    let ((da, fa), (db, fb)) = (said(a, directness), said(b, directness));
    let quote = |f: &Fact| match f.value {
        Value::Quote(q) => q,
        _ => unreachable!(),
    };
    let lemmas = Lemmas::default();
    let alone = |f: &Fact| Reach { inside: f.span, led: None, followed: None };
    let read = |d: &Document, f: &Fact| Said::read(&alone(f), &quote(f), &Line::new(d, f.span, &lemmas));
    let (a, b) = (read(&da, &fa), read(&db, &fb));
    compare(&a, &b).filter(|m| m.confidence >= 0.5).map(|m| m.reason)
}

#[test]
fn one_utterance_is_found_cut_or_changed() {
    use Reason::*;
    let cases = [
        ("<We will never give up this bridge>", "<we will never give up this bridge>.", Some(Same)),
        ("<They are tired of waiting>", "<They’re tired of waiting>", Some(Same)),
        ("<Fourteen boats are no fleet>", "<14 boats are no fleet>", Some(Same)),
        ("<He should pay for the boat>", "<He should pay [for] the boat>", Some(Same)),
        ("<We will never give up this bridge, and we mean it>", "<never give up this bridge>", Some(Shortened)),
        ("<The harbour is closed until the divers have done their work>", "<The harbour is closed ... have done their work>", Some(Shortened)),
        ("<We have learned something important from the flood>", "<We have learned something very important from the flood>", Some(MeaningChanged)),
        ("<We will recognise the result of the vote>", "<We will not recognise the result of the vote>", Some(MeaningChanged)),
        ("<What has the council been doing about the harbour?>", "<What has the council been debating about the harbour?>", Some(Altered)),
        ("<We asked for a second radar twice>", "<The boat is old and slow>", None),
        ("<We asked for it,” she said, “and were told to wait>", "<We asked for it, and were told to wait>", Some(Same)),
        ("<I am not going to pay for that damned boat>", "<I’m not going to pay for that d***ed boat>", Some(Same)),
        (
            "<In the first place, what have you people been doing, Anna?>",
            "<What have you people been debating, Anna? You have been debating a coin>",
            Some(Altered),
        ),
        ("<A bridge that nobody may cross is no bridge, it is a threat>", "<A bridge that nobody may cross is no bridge, it is a joke>", Some(Altered)),
        ("<A bridge that nobody may cross is no bridge, it is a threat>", "<A bridge that nobody may cross is no bridge. And I know it>", Some(Shortened)),
        ("<I am not guilty>", "<I am guilty>", Some(MeaningChanged)),
        ("<I never will>", "<I will>", None),
        ("<mistake>", "<a mistake>", Some(Shortened)),
        ("<the>", "<the end of the line>", None),
    ];
    for (a, b, want) in cases {
        assert_eq!(meet(a, b, Directness::Direct), want, "{a} / {b}");
        assert_eq!(meet(b, a, Directness::Direct), want, "{b} / {a}");
    }
}

#[test]
fn reports_say_the_same_in_other_words_or_do_not_meet() {
    let meet = |a, b| meet(a, b, Directness::Indirect);
    assert_eq!(meet("<the harbour would stay closed>", "<the harbour will stay closed>"), Some(Reason::Paraphrase));
    assert_eq!(meet("<the harbour would stay closed>", "<the harbour will not stay closed>"), None);
    assert_eq!(meet("<the harbour has seen 14 such fires>", "<the harbour has seen 17 fires>"), None);
    assert_eq!(meet("<the harbour has seen 14 such fires>", "<the harbour has seen fires>"), Some(Reason::Paraphrase));
}
