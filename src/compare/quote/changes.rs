//! What was changed in an utterance: letters struck out, words left out, a negation, a number, an opposite, the strength of a statement.

use super::{Core, Word};
use crate::lang::Contrast;
use std::{borrow::Cow, ops::Range};

/// At an end, so many words are looked at.
const EDGE: usize = 4;

/// Whether `mask` is `word` with letters struck out: `f***ing`.
pub(super) fn masks(mask: &Word, word: &Word) -> bool {
    mask.form.split_once('*').is_some_and(|(head, _)| !head.is_empty() && word.form.starts_with(head))
}

/// Whether one account prints a number in digits and the other as a word: 3, three; 11th, eleventh.
pub(super) fn one_number(x: &Word, y: &Word) -> bool {
    let value = |w: &Word| w.number.or_else(|| w.form.parse().ok());
    value(x).is_some() && value(x) == value(y) || x.ordinal.is_some() && x.ordinal == y.ordinal
}

/// Whether the words that only the other text has were openly left out here: an ellipsis, or a cut between sentences.
pub(super) fn is_cut(here: &[Word], mine: &Range<usize>, theirs: &Range<usize>, there: &[Word]) -> bool {
    let marked = here.get(mine.start).is_some_and(|w| w.after_gap);
    let sentences = there.get(theirs.start).is_some_and(|w| w.after_break) && there.get(theirs.end).is_none_or(|w| w.after_break) && theirs.len() >= 4;
    mine.is_empty() && (marked || sentences)
}

/// Whether a change does no more than negate.
pub(super) fn is_negation(left: &[Word], right: &[Word]) -> bool {
    (left.is_empty() || right.is_empty()) && left.iter().chain(right).all(negates)
}

pub(super) fn negates(word: &Word) -> bool {
    word.contrast.contains(&Contrast::Negation)
}

/// Whether one of two stretches is negated and the other not.
pub(super) fn negated_apart(left: &[Word], right: &[Word]) -> bool {
    let negated = |words: &[Word]| words.iter().filter(|w| negates(w)).count() % 2;
    negated(left) != negated(right)
}

/// The figures printed in a stretch, in digits or as a word.
pub(super) fn figures(words: &[Word]) -> impl Iterator<Item = Cow<'_, str>> + Clone {
    let digits = |w: &Word| w.form.starts_with(|c: char| c.is_ascii_digit());
    let spelled = |w: &Word| w.number.filter(|n| *n > 1).map(|n| n.to_string().into());
    words.iter().filter_map(move |w| if digits(w) { Some(Cow::Borrowed(&*w.form)) } else { spelled(w) })
}

/// Whether a change touches a negation, a number or an opposite.
pub(super) fn meaning_changes(left: &[Word], right: &[Word]) -> bool {
    let opposite = left.iter().flat_map(|w| w.contrast.iter()).any(|x| right.iter().flat_map(|w| w.contrast.iter()).any(|y| opposes(*x, *y)));
    negated_apart(left, right) || figures(left).ne(figures(right)) || opposite
}

/// Whether all changes together make a statement stronger or weaker: "very" for "really" does not, nor a word that is moved.
pub(super) fn strength_changes(mut left: Vec<Word>, mut right: Vec<Word>) -> bool {
    let strong = |w: &Word| w.contrast.contains(&Contrast::Intensifier);
    right.retain(strong);
    left.retain(|w| strong(w) && right.iter().position(|other| other.form == w.form).map(|moved| right.remove(moved)).is_none());
    left.len() != right.len() || left.iter().chain(&right).any(|w| w.modal)
}

fn opposes(x: Contrast, y: Contrast) -> bool {
    match (x, y) {
        (Contrast::Opposite { pair: p, first: f }, Contrast::Opposite { pair: q, first: g }) => p == q && f != g,
        _ => false,
    }
}

/// Whether one of two reports says the opposite of the other: open, closed.
pub(in super::super) fn opposed<'w, W: IntoIterator<Item = &'w Word> + Clone>(x: W, y: W) -> bool {
    // few words have an opposite
    new_opposites(x.clone(), y.clone()).any(|l| new_opposites(y.clone(), x.clone()).any(|r| opposes(l, r)))
}

/// The words of one text that are the opposite of some word and that the other does not have.
fn new_opposites<'w, W: IntoIterator<Item = &'w Word> + Clone>(here: W, there: W) -> impl Iterator<Item = Contrast> {
    let opposite = |c: &Contrast| matches!(c, Contrast::Opposite { .. });
    let words = here.into_iter().filter(move |w| w.contrast.iter().any(opposite));
    words.filter(move |w| !there.clone().into_iter().any(|other| other.form == w.form)).flat_map(|w| w.contrast.iter().copied())
}

/// Whether the words right before those in common, or right behind, are negated in one account only, or opposites: "we do not support",
/// "we support".
pub(super) fn turned_at_edge(a: &[Word], b: &[Word], core: &Core) -> bool {
    let breaks = |word: &Word| word.after_break || word.after_gap;
    let before = |words: &[Word], core: &Range<usize>| {
        let from = words[..core.start].iter().rposition(breaks).unwrap_or(0).max(core.start.saturating_sub(EDGE));
        if words.get(core.start).is_none_or(breaks) { Vec::new() } else { words[from..core.start].to_vec() }
    };
    let behind = |words: &[Word], core: &Range<usize>| words[core.end..].iter().take(EDGE).take_while(|w| !breaks(w)).cloned().collect::<Vec<_>>();
    let turned = |x: &[Word], y: &[Word]| !x.is_empty() && !y.is_empty() && (negated_apart(x, y) || opposed(x, y));
    turned(&before(a, &core.a), &before(b, &core.b)) || turned(&behind(a, &core.a), &behind(b, &core.b))
}
