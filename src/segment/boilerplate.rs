//! What is printed with an article but is not part of it: invitations, links to other articles, credits, buttons.

use super::stamp;
use crate::{
    lang::{BoilerplatePattern, Kind, Reading, Sense, Step, Test},
    text::Shape,
};
use std::ops::Range;

/// The longest run of tokens that a gap in a pattern takes.
const GAP: usize = 12;

/// The longest line, in tokens, that belongs to the invitation before it: "Cancel anytime."
const SHORT: usize = 6;

/// Whether the tokens `range`, one sentence, are boilerplate; `follows` says that the sentence before it in its paragraph is.
pub(super) fn is_boilerplate(reading: &Reading, range: Range<usize>, follows: bool) -> bool {
    let first = first_word(reading, &range);
    if first >= range.end {
        return follows || is_address(reading, &range);
    }
    let quoted = range.clone().find(|&i| is_quotation(reading, i)).unwrap_or(range.end);
    let may_begin = |at: usize| reading.kinds(at).has(Kind::Boilerplate);
    let patterns = |at: usize| reading.senses(at).filter_map(|(_, s)| if let Sense::Boilerplate(p) = s { Some(p) } else { None });
    (follows && quoted == range.end && range.len() <= SHORT)
        || (first < quoted && may_begin(first) && patterns(first).any(|p| holds(reading, p, first, range.end)))
        || (first + 1..quoted).any(|at| may_begin(at) && patterns(at).any(|p| !p.anchored && holds(reading, p, at, range.end)))
        || is_button_row(reading, &range)
        || is_post_byline(reading, &range)
        || is_byline(reading, first, range.end)
        || is_address(reading, &range)
        || stamp::is_stamp(reading, range)
}

/// The first token that is no bracket, bullet, dash or other mark.
fn first_word(reading: &Reading, range: &Range<usize>) -> usize {
    let opens = |i: usize| match reading.shape(i) {
        Shape::BracketOpen | Shape::Dash | Shape::Newline => true,
        Shape::Mark => !reading.senses(i).any(|(_, s)| matches!(s, Sense::Boilerplate(_))),
        _ => false,
    };
    range.clone().find(|&i| !opens(i)).unwrap_or(range.end)
}

fn is_quotation(reading: &Reading, at: usize) -> bool {
    matches!(reading.shape(at), Shape::QuoteOpen | Shape::QuoteStraight) || reading.shape(at) == Shape::QuoteSingle && reading.tokens[at].spaced
}

fn holds(reading: &Reading, pattern: &BoilerplatePattern, at: usize, end: usize) -> bool {
    matches(reading, &pattern.steps, at + 1, end)
}

/// Whether `steps` hold from token `at` on. Patterns are short and have at most two gaps, so this ends soon.
fn matches(reading: &Reading, steps: &[Step], mut at: usize, end: usize) -> bool {
    let Some((step, rest)) = steps.split_first() else { return true };
    if step.tests.contains(&Test::End) && is_end(reading, at, end) {
        return true;
    }
    while at < end && reading.shape(at) == Shape::Comma {
        at += 1;
    }
    if step.tests.contains(&Test::Gap) {
        return (at..end.min(at + GAP + 1)).any(|next| matches(reading, rest, next, end)) || rest.iter().all(|s| s.tests == [Test::End]) && end - at <= GAP;
    }
    if step.tests.contains(&Test::Names) {
        return is_names(reading, at, end);
    }
    at < end && step.tests.iter().any(|test| is_met(reading, test, at)) && matches(reading, rest, at + 1, end)
        || step.optional && matches(reading, rest, at, end)
}

fn is_met(reading: &Reading, test: &Test, at: usize) -> bool {
    match test {
        Test::Word(word) => reading.reads(at, word),
        Test::Label => matches!(reading.shape(at), Shape::Colon | Shape::Dash) || matches!(reading.word(at), "|" | "/" | ">"),
        Test::Capital => reading.shape(at).is_capitalised(),
        Test::Number => reading.shape(at) == Shape::Digits,
        Test::Gap | Test::Names | Test::End => false,
    }
}

/// Nothing but marks from `at` on.
fn is_end(reading: &Reading, at: usize, end: usize) -> bool {
    (at..end).all(|i| !reading.shape(i).is_word() && reading.shape(i) != Shape::Digits)
}

/// Only names, the words between names, and marks; at least one name.
fn is_names(reading: &Reading, at: usize, end: usize) -> bool {
    (at..end).any(|i| reading.shape(i).is_capitalised())
        && (at..end).all(|i| !reading.shape(i).is_quote() && (reading.shape(i) != Shape::Lower || reading.senses(i).any(|(_, s)| *s == Sense::CreditWord)))
}

/// "Share Facebook Twitter Email Print", "Comments (14)".
fn is_button_row(reading: &Reading, range: &Range<usize>) -> bool {
    range.clone().all(|i| match reading.shape(i) {
        shape if shape.is_word() => reading.senses(i).any(|(_, s)| *s == Sense::Button),
        Shape::Stop | Shape::Shout => false,
        shape => !shape.is_quote(),
    }) && range.clone().any(|i| reading.shape(i).is_word())
}

/// The line under an embedded post: "— Name (@handle) September 29, 2022".
fn is_post_byline(reading: &Reading, range: &Range<usize>) -> bool {
    if reading.shape(range.start) != Shape::Dash || range.len() > 30 {
        return false;
    }
    let handle = range.clone().find(|&i| reading.shape(i) == Shape::BracketOpen && reading.word(i + 1) == "@");
    handle.is_some_and(|at| (at..range.end).any(|i| reading.shape(i) == Shape::BracketClose))
        && !(handle.unwrap_or(range.end)..range.end).skip(3).any(|i| reading.shape(i) == Shape::Lower && i > range.end.saturating_sub(3))
}

/// "By Kofi Badu, Staff Writer": names and nothing else, and no end mark.
fn is_byline(reading: &Reading, first: usize, end: usize) -> bool {
    reading.is(first, "by")
        && reading.shape(first).is_capitalised()
        && end - first <= 12
        && reading.shape(first + 1).is_capitalised()
        && reading.shape(first + 2).is_capitalised()
        && !matches!(reading.shape(end - 1), Shape::Stop | Shape::Shout | Shape::Colon)
        && is_names(reading, first + 1, end)
}

/// A web or mail address alone: no white space inside, and no end of a sentence.
fn is_address(reading: &Reading, range: &Range<usize>) -> bool {
    range.len() >= 3
        && range.clone().skip(1).all(|i| !reading.tokens[i].spaced && reading.shape(i) != Shape::Newline)
        && range.clone().any(|i| matches!(reading.word(i), "@" | "/"))
        && range.clone().any(|i| reading.shape(i) == Shape::Stop)
        && range.clone().any(|i| reading.shape(i).is_word())
}
