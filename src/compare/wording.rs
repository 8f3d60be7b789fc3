//! Passages without a value to compare: whether the words are the same, which differ, and which of them judge.

use super::words::{Lemmas, Word, same_word, same_words, words};
use crate::{
    lang::{Lexicon, Loaded, Reading, Sense},
    text::{Document, Span},
};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Longer stretches are compared up to here.
const LONGEST: usize = 400;

/// Bytes in which stretches of text begin.
const OPENING: usize = 48;

/// Whether stretches of text are the same but for case, punctuation and contractions.
pub(super) fn same(texts: &[(&Document, Span)], lemmas: &Lemmas) -> bool {
    let begin_alike = |a: &[Word], b: &[Word]| a.iter().zip(b).all(|(a, b)| same_word(a, b));
    // most differ in their first words
    all_meet(texts.iter().map(|&(document, span)| opening(document, span, lemmas)), begin_alike)
        && all_meet(texts.iter().map(|&(document, span)| lemmas.words(document, span)), same_words)
}

fn all_meet(mut texts: impl Iterator<Item = Vec<Word>>, meet: impl Fn(&[Word], &[Word]) -> bool) -> bool {
    let first = texts.next().unwrap_or_default();
    texts.all(|other| meet(&first, &other))
}

/// The first words of a stretch, cut between two words.
fn opening(document: &Document, span: Span, lemmas: &Lemmas) -> Vec<Word> {
    let text = document.words(span);
    let end = text.floor_char_boundary(OPENING);
    let end = if end < text.len() { text[..end].rfind(char::is_whitespace).unwrap_or(0) } else { end };
    document.span(span.start(), span.start() + end).map_or_else(Vec::new, |opening| lemmas.words(document, opening))
}

/// What differs between two stretches of text, for the reader's card: spans, in the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Common {
        /// In the first text.
        a: Span,
        /// In the second.
        b: Span,
    },
    /// In the first only.
    OnlyA(Span),
    /// In the second only.
    OnlyB(Span),
}

/// The word diff of two stretches. Contractions, case and punctuation make no difference.
pub fn diff(a: (&Document, Span), b: (&Document, Span)) -> Vec<Piece> {
    let (wa, wb) = (words(a.0, a.1), words(b.0, b.1));
    let forms = |words: &[Word]| words.iter().take(LONGEST).map(|w| w.form.clone()).collect::<Vec<_>>();
    let mut pieces = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &forms(&wa), &forms(&wb)) {
        let span = |words: &[Word], range: std::ops::Range<usize>| {
            let words = words.get(range)?;
            Some(words.first()?.span.to(words.last()?.span))
        };
        let (left, right) = (span(&wa, op.old_range()), span(&wb, op.new_range()));
        match (op, left, right) {
            (DiffOp::Equal { .. }, Some(a), Some(b)) => pieces.push(Piece::Common { a, b }),
            (_, left, right) => {
                pieces.extend(left.map(Piece::OnlyA));
                pieces.extend(right.map(Piece::OnlyB));
            }
        }
    }
    pieces
}

/// Words that two accounts chose for one thing, at least one of which judges it: "occupied regions" and "separatist regions".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadedPair {
    /// The words of the first.
    pub a: Span,
    /// The words of the second.
    pub b: Span,
}

/// The loaded terms of two aligned stretches: the same thing of `loaded.toml`, named in other words. The words that both
/// use are no choice and left out.
pub fn loaded(a: (&Document, Span), b: (&Document, Span)) -> Vec<LoadedPair> {
    let (mut terms_a, mut terms_b) = (terms(a), terms(b));
    let said = |terms: &[Term], word: &str| terms.iter().any(|t| t.words.eq_ignore_ascii_case(word));
    let (copy_a, copy_b) = (terms_a.clone(), terms_b.clone());
    terms_a.retain(|t| !said(&copy_b, &t.words));
    terms_b.retain(|t| !said(&copy_a, &t.words));
    let mut pairs = Vec::new();
    for left in &terms_a {
        let found = terms_b.iter().position(|right| right.is.thing == left.is.thing && (right.is.judges || left.is.judges));
        if let Some(at) = found {
            pairs.push(LoadedPair { a: left.span, b: terms_b.remove(at).span });
        }
    }
    pairs
}

#[derive(Clone)]
struct Term {
    span: Span,
    words: String,
    is: Loaded,
}

fn terms((document, span): (&Document, Span)) -> Vec<Term> {
    let reading = Reading::new(document.words(span), Lexicon::of(document.language));
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let term = reading.senses(at).find_map(|(n, sense)| match sense {
            Sense::Loaded(is) => Some((n, *is)),
            _ => None,
        });
        let Some((n, is)) = term else {
            at += 1;
            continue;
        };
        let place = reading.span(at, at + n).and_then(|s| document.span(span.start() + s.start(), span.start() + s.end()));
        found.extend(place.map(|span| Term { span, words: document.words(span).to_owned(), is }));
        at += n;
    }
    found
}
