//! Titles and roles in front of a name.

use super::{is_possessive, key::is_suffix, run::has, run::has_one, word};
use crate::{
    lang::{Gender, NameWord, Reading},
    text::Shape,
};
use std::ops::Range;

/// The gender that a title or form of address tells.
pub(super) fn gender_of(reading: &Reading, i: usize) -> Option<Gender> {
    word(reading, i).find_map(|(_, w)| match w {
        NameWord::Title(g) | NameWord::Honorific(g) if g != Gender::Either => Some(g),
        _ => None,
    })
}

/// Titles at the start of a run: "Russian President" of "Russian President Vladimir Putin".
pub(super) fn leading_role(reading: &Reading, from: usize, to: usize) -> Option<Range<usize>> {
    let mut found = None;
    let mut i = from;
    while i < to {
        let title = word(reading, i).find(|(n, w)| matches!(w, NameWord::Title(_) | NameWord::Honorific(_)) && i + n <= to);
        match title {
            Some((n, w)) => {
                let mut end = i + n;
                if end < to && reading.shape(end) == Shape::Stop {
                    end += 1;
                }
                // "Stephen King", "Martin Luther King Jr.": a given name makes what follows a surname; "General Motors": a body.
                let ends = (end..to).all(|k| is_suffix(&reading.folded(k)));
                let given = |k: usize| has_one(reading, k, |w| matches!(w, NameWord::Given(_)));
                let first = ends && i > from && (given(i - 1) || end < to && given(from));
                let body = end < to
                    && has_one(reading, to - 1, |w| matches!(w, NameWord::Body | NameWord::Organ | NameWord::PlaceWord))
                    && !matches!(w, NameWord::Honorific(_));
                if first || body {
                    return found;
                }
                found = Some(from..end);
                i = end;
            }
            None if found.is_some() && has_one(reading, i, |w| matches!(w, NameWord::Given(_))) => break,
            None => i += word(reading, i).next().map_or(1, |(n, _)| n),
        }
    }
    found
}

/// The office of a body whose name one in the same run bears: "Speaker of the House" of "Speaker of the House Ada Lind".
pub(super) fn office(reading: &Reading, from: usize, to: usize) -> Option<Range<usize>> {
    let article = usize::from(from > 0 && reading.is(from - 1, "the"));
    let of = from.checked_sub(1 + article).filter(|&of| of > 0 && reading.is(of, "of"))?;
    let given = |i: usize| has_one(reading, i, |w| matches!(w, NameWord::Given(_)));
    let title = has_one(reading, of - 1, |w| matches!(w, NameWord::Title(_)));
    let name = (from + 1..to.saturating_sub(1)).find(|&i| given(i)).filter(|_| title && !given(from))?;
    let body = |i: usize| has_one(reading, i, |w| matches!(w, NameWord::Body | NameWord::Organ | NameWord::Thing | NameWord::PlaceWord | NameWord::Common));
    (!(name..to).any(body)).then_some(of - 1..name)
}

/// A role in lower case right before a name: "former chief executive" of "former chief executive Jane Doe".
pub(super) fn lower_role(reading: &Reading, name: usize) -> Option<Range<usize>> {
    let mut from = name;
    let mut title = false;
    while from > 0 && name - from < 7 {
        let i = from - 1;
        let lower = reading.shape(i) == Shape::Lower && !is_possessive(reading, i);
        let joined = reading.shape(i) == Shape::Dash && !reading.tokens[i].spaced && title;
        if lower && ends_title(reading, i, name) && (title || i + 1 == name) {
            title = true;
        } else if !(title
            && (joined
                || (lower || reading.shape(i).is_capitalised())
                    && has(reading, i, |w| matches!(w, NameWord::Modifier | NameWord::State(..) | NameWord::Title(_) | NameWord::Known(_))))
            || title && lower && reading.word(i) == "of" && i > 0 && has(reading, i - 1, |w| matches!(w, NameWord::Title(_))))
        {
            break;
        }
        from = i;
    }
    (title && from < name).then_some(from..name)
}

/// Whether a title ends with token `i`: one word, or the last word of a longer one that ends before `name`.
fn ends_title(reading: &Reading, i: usize, name: usize) -> bool {
    has_one(reading, i, |w| matches!(w, NameWord::Title(_)))
        || (i.saturating_sub(4)..i).any(|k| word(reading, k).any(|(n, w)| matches!(w, NameWord::Title(_)) && k + n == i + 1 && i < name))
}
