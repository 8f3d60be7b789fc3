//! The noun phrases beside a cue that name who speaks.

use super::{
    cue::{CONJUNCTIONS, DETERMINERS, PLURALS, PRONOUNS, TELLS, WHO, is_adverb, is_auxiliary, is_contracted},
    line::{Line, PREPOSITIONS},
};
use crate::{
    facts::name,
    lang::{CueForm, Frame, NameWord, Sense, forms},
    text::Shape,
};
use std::ops::Range;

/// The subject that ends right before unit `end`: where it is, and the words beside the cue that name it.
pub(super) fn before(line: &Line, end: usize) -> Option<Range<usize>> {
    let mut last = end.checked_sub(1)?;
    if matches!(line.shape(last), Shape::Comma | Shape::Dash) {
        return beyond_apposition(line, last);
    }
    if line.shape(last) == Shape::BracketClose {
        // "Rand Paul (R-Ky.) said"
        let open = (last.saturating_sub(10)..last).rev().find(|&u| line.shape(u) == Shape::BracketOpen)?;
        return if matches!(line.shape(open.checked_sub(1)?), Shape::BracketClose) { None } else { before(line, open) };
    }
    if line.is_any(last, forms!["who", "that", "which"]) {
        return Some(last..last + 1);
    }
    if !line.shape(last).is_word() && line.shape(last) != Shape::Stop && line.shape(last) != Shape::Digits {
        return None;
    }
    while line.is_time(last) && last > 0 && line.shape(last - 1).is_word() && !line.is_named(last) {
        last -= 1;
    }
    // "Mayor Quill, who a week ago said"
    phrase_before(line, last + 1).map(|phrase| if line.is_any(phrase.start, WHO) { phrase.start..phrase.start + 1 } else { phrase })
}

/// The noun phrase that ends right before unit `end`, without what opens its clause.
fn phrase_before(line: &Line, end: usize) -> Option<Range<usize>> {
    let mut from = end;
    while from > 0 && end - from < 16 {
        let u = from - 1;
        let shape = line.shape(u);
        let stop_inside = shape == Shape::Stop && line.is_named(u)
            || shape == Shape::Stop && u + 1 < end && line.shape(u + 1).is_word() && u > 0 && line.word(u - 1).len() < 5 && line.shape(u - 1).is_capitalised();
        let hyphen = shape == Shape::Dash && !line.reading.tokens[line.token(u)].spaced;
        if !(shape.is_word() || shape == Shape::Digits || stop_inside || hyphen || matches!(line.word(u), "&" | "'" | "’")) || line.is_quotation(u) {
            break;
        }
        if line.is_any(u, forms!["and"])
            && u > 0
            && from < end
            && (line.is_named(u - 1) && (line.is_named(u + 1) || line.is_any(u + 1, forms!["its", "his", "her", "their", "other"]))
                || line.word(u - 1).ends_with('s') && line.shape(u - 1) == Shape::Lower)
        {
            from = u;
            continue;
        }
        let finite = is_auxiliary(line, u)
            || line
                .senses(u)
                .any(|(n, s)| n == 1 && matches!(s, Sense::Cue(c) if matches!(c.form, CueForm::Past | CueForm::Present) && c.frame == Frame::Clause))
                && !line.is_named(u)
                && u + 1 < end
                && line.shape(u) == Shape::Lower
                && !line.is_any(u - u.min(1), DETERMINERS);
        if finite && from < end && is_of_relative_clause(line, u) {
            from = u - 1;
            continue;
        }
        if line.is_any(u, CONJUNCTIONS) || finite && from < end {
            break;
        }
        from = u;
    }
    while from < end
        && (line.is_time(from) && !line.is_named(from)
            || is_adverb(line, from)
            || line.is_any(from, forms!["also", "then", "still", "now", "yet", "even", "however", "meanwhile", "perhaps", "instead", "later", "just"])
            || line.shape(from) == Shape::Capital && !line.is_named(from) && line.word(from).ends_with("ly"))
    {
        from += 1;
    }
    // "joining a list of governments that refuse"
    if from + 1 < end && line.word(from).ends_with("ing") && line.shape(from) == Shape::Lower && line.is_any(from + 1, forms!["a", "an", "the"]) {
        from += 1;
    }
    // "a day ago in the harbour he said", but "the count they announced" is a relative clause
    if end - from > 1 && line.is_any(end - 1, forms!["he", "she", "they", "we", "i"]) {
        return (from..end).any(|u| line.is_any(u, PREPOSITIONS) || line.is_time(u)).then_some(end - 1..end);
    }
    // "In a statement Thursday the ministry said": the phrase begins behind what the preposition takes.
    if from < end && line.is_any(from, PREPOSITIONS) {
        let inner = (from + 1..end).rev().find(|&u| line.is_any(u, forms!["the", "a", "an", "his", "her", "their"]) || starts_name(line, u))?;
        from = inner;
    }
    (from < end).then_some(from..end)
}

/// Whether the finite verb at `u` is that of a clause which tells of the noun before it: "a man who was aboard".
fn is_of_relative_clause(line: &Line, u: usize) -> bool {
    let opens = u > 1 && line.is_any(u - 1, forms!["who", "that", "which"]) && line.shape(u - 2).is_word();
    // "the 35 states that have voted", but "the report states that"
    let noun = || line.is_any(u - 2, PLURALS) || u > 2 && (line.shape(u - 3) == Shape::Digits || line.is_any(u - 3, DETERMINERS));
    let reports = || !noun() && line.senses(u - 2).any(|(_, s)| matches!(s, Sense::Cue(c) if c.frame == Frame::Clause && c.form != CueForm::Base));
    opens && is_auxiliary(line, u) && !(line.is_any(u - 1, forms!["that"]) && reports()) && !line.is_any(u - 2, CONJUNCTIONS)
}

/// Whether a name, with the role printed before it, begins at `u`.
fn starts_name(line: &Line, u: usize) -> bool {
    let token = line.token(u);
    let start = |at: usize| line.names.at(at).filter(|m| m.role.is_none_or(|r| line.reading.token_at(r.start()) >= m.from as usize) && m.from as usize == at);
    start(token).is_some()
        || line.names.within(token..token.saturating_add(12)).first().is_some_and(|m| m.role.is_some_and(|r| line.reading.token_at(r.start()) == token))
        || line.is_any(u, PRONOUNS)
}

/// The person whose name, or the role before it, begins at `u`: "Commander Jon Brekke".
fn named_from<'n>(line: &Line<'n, '_>, u: usize) -> Option<&'n name::Mention> {
    const ROLE: usize = 6;
    let token = line.token(u);
    let first = line.names.within(token..token.saturating_add(ROLE)).iter().find(|m| m.form == name::MentionForm::Name)?;
    let begins = first.role.map_or(first.from as usize, |r| line.reading.token_at(r.start()).min(first.from as usize)) == token;
    (begins && line.names.is_person(first.entity)).then_some(first)
}

/// "Jon Brekke, 58, a farmer outside Lund, said": the phrase before the commas, or all where a name stands between them.
fn beyond_apposition(line: &Line, comma: usize) -> Option<Range<usize>> {
    let mut close = comma;
    for _ in 0..4 {
        let open = (close.saturating_sub(28)..close).rev().find(|&u| {
            line.is_quotation(u)
                || matches!(line.shape(u), Shape::Comma | Shape::Colon | Shape::BracketOpen)
                || line.shape(u) == Shape::Dash && line.shape(close) == Shape::Dash
        })?;
        if line.is_quotation(open) {
            return None;
        }
        let first = open + 1;
        let aside = line.is_any(
            first,
            forms![
                "a", "an", "the", "who", "whose", "which", "one", "then", "now", "also", "speaking", "himself", "herself", "when", "asked", "as", "his", "her",
                "their",
            ],
        ) || line.is_any(first, PREPOSITIONS)
            || line.shape(first) == Shape::Digits
            || line.shape(first) == Shape::Lower
            || line.is_named(first)
            || line.is_any(first + 1, forms!["of", "from"])
            || line.name_words(first).any(|w| matches!(w, NameWord::Title(_) | NameWord::Modifier | NameWord::State(..) | NameWord::Place));
        if !aside {
            return None;
        }
        let phrase = before(line, open).filter(|p| !line.is_any(p.start, forms!["who", "that", "which"]));
        let named =
            |r: &Range<usize>| line.names.within(line.tokens(r.clone())).iter().any(|m| m.form == name::MentionForm::Name && line.names.is_person(m.entity));
        match phrase {
            Some(phrase) if named(&phrase) => return Some(phrase),
            Some(phrase)
                if line.is_named(first)
                    || line.names.within(line.tokens(first..close)).first().is_some_and(|m| {
                        line.names.is_person(m.entity) && m.role.is_none_or(|r| line.reading.token_at(r.start()) <= line.token(first) + 1)
                    }) =>
            {
                return Some(phrase.start..close);
            }
            Some(phrase) if open == 0 || line.shape(phrase.start.wrapping_sub(1)) != Shape::Comma || line.is_any(phrase.start, forms!["the", "a", "an"]) => {
                return Some(phrase);
            }
            _ => close = open,
        }
    }
    None
}

/// The subject behind an inverted verb: "said Clark on Monday".
pub(super) fn behind(line: &Line, from: usize) -> Option<Range<usize>> {
    let mut to = from;
    if line.is_any(from.wrapping_sub(1), TELLS) {
        return None;
    }
    while to < line.len() && to - from < 14 {
        let shape = line.shape(to);
        let stop_inside = shape == Shape::Stop
            && to + 1 < line.len()
            && !line.is_end(to)
            && (line.is_named(to) || line.word(to - 1).len() < 5 && line.shape(to - 1).is_capitalised());
        let hyphen = shape == Shape::Dash && !line.reading.tokens[line.token(to)].spaced;
        if line.is_quotation(to) || !(shape.is_word() || shape == Shape::Digits || stop_inside || hyphen || matches!(line.word(to), "&" | "'" | "’")) {
            break;
        }
        let breaks = line.is_any(
            to,
            forms![
                "who",
                "when",
                "while",
                "during",
                "after",
                "in",
                "on",
                "at",
                "as",
                "before",
                "that",
                "told",
                "by",
                "via",
                "through",
                "following",
                "where",
                "whose",
                "to",
                "about",
                "but",
                "because",
                "if",
            ],
        );
        if breaks && to > from || line.is_time(to) && !line.is_named(to) && to > from && !line.is_any(to - 1, forms!["the", "a", "an", "this"]) {
            break;
        }
        // "said she had", "says he'll": a clause, no subject.
        if is_auxiliary(line, to) || is_contracted(line, to) || to > from && line.is_any(from, forms!["he", "she", "they", "it", "i", "we"]) {
            return None;
        }
        to += 1;
    }
    if to == from
        || line.is_any(from, PREPOSITIONS)
        || line.is_any(from, CONJUNCTIONS)
        || line.is_time(from) && !line.is_named(from)
        || line.shape(from) == Shape::Digits
    {
        return None;
    }
    let head = line.is_any(from, forms!["the", "a", "an", "one", "his", "her", "their", "its", "my", "our", "some", "many", "another", "he", "she", "they"])
        || line.is_named(from)
        || line.shape(from).is_capitalised()
        || line.shape(to - 1) == Shape::Lower && !line.is_adverbial(from);
    // "the sexton, Karl Voss": a name in apposition belongs to the words that name the speaker.
    if head
        && line.shape(to) == Shape::Comma
        && !line.names.within(line.tokens(from..to)).iter().any(|m| line.names.is_person(m.entity))
        && let Some(m) = named_from(line, to + 1)
    {
        to = (to + 1..line.len()).find(|&u| line.token(u) >= m.to as usize).unwrap_or(line.len());
    }
    head.then_some(from..to)
}
