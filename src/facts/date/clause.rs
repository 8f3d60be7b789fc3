//! The clause around a date: its tense, and the word for the event that is dated.

use super::{grammar::Found, resolve::Tense};
use crate::lang::{DateWord, Grammar, Kind, Reading, Sense, forms};
use crate::text::{Shape, Span};
use std::ops::Range;

/// How many tokens away a verb may stand.
const REACH: usize = 24;

/// The tense in which a date stands and the word for what happened then.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Clause {
    pub tense: Tense,
    pub event: Option<Span>,
}

/// A verb as the clause sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// Past, and itself what happened.
    Past,
    /// Past by a helping verb; what happened stands behind it.
    PastHelper,
    /// Planned by a helping verb; what is to happen stands behind it.
    Planned,
    /// Planned, and itself what is to happen: held in "will be held".
    PlannedVerb,
}

/// The nearest verb before the date in its sentence, else the first behind it.
pub(super) fn clause(reading: &Reading, passage: Range<usize>, found: &Found) -> Clause {
    if let Some(event) = dated_noun(reading, &passage, found) {
        // "in Friday's vote" goes with the verb, "around Friday's ruling" with what is known already.
        let joined = found.from > passage.start && reading.is_any(found.from - 1, forms!["of", "before", "for", "in", "at", "until", "during"]);
        let tense = before(reading, &passage, found.from).map_or(Tense::Open, |(_, cue)| if joined { tense(cue) } else { Tense::Past });
        return Clause { tense, event: Some(event) };
    }
    let (left, right) = (|| before(reading, &passage, found.from), || behind(reading, &passage, found.to));
    if let Some(event) = due_noun(reading, &passage, found) {
        return Clause { tense: Tense::Future, event: Some(event) };
    }
    if lies_ahead(reading, &passage, found) {
        return Clause { tense: Tense::Future, event: left().and_then(|(at, cue)| event(reading, &passage, at, cue)) };
    }
    let verb = if opens_clause(reading, &passage, found) { right().or_else(left) } else { left().or_else(right) };
    match verb {
        Some((at, cue)) if is_sure(reading, at, cue, found) => Clause { tense: Tense::SurelyPast, event: event(reading, &passage, at, cue) },
        Some((at, cue)) => Clause { tense: tense(cue), event: event(reading, &passage, at, cue) },
        None => Clause { tense: Tense::Open, event: None },
    }
}

/// Whether what is dated was to come, whatever else was done by then: "the November election", "ahead of voting on Tuesday", "is closed
/// until Friday", but not "won the November election".
fn lies_ahead(reading: &Reading, passage: &Range<usize>, found: &Found) -> bool {
    const ADJECTIVES: usize = 2;
    let near = passage.start.max(found.from.saturating_sub(5))..found.from;
    let leads =
        |i: usize| reading.is(i, "of") && reading.is(i - 1, "ahead") || reading.is(i, "into") && reading.is_any(i - 1, forms!["heading", "going", "headed"]);
    let until = near.clone().next_back().is_some_and(|i| reading.is_any(i, forms!["until", "through"]));
    let lasts = || {
        let clause = (passage.start.max(found.from.saturating_sub(8))..found.from).rev().take_while(|&i| reading.shape(i) != Shape::Comma);
        clause.filter(|&i| reading.is_any(i, forms!["is", "are", "will", "remain", "remains", "stay", "stays"])).count() > 0
    };
    if near.clone().skip(1).any(leads) || until && lasts() {
        return true;
    }
    let polls = (found.to..passage.end.min(found.to + ADJECTIVES + 1))
        .take_while(|&i| reading.shape(i).is_word())
        .any(|i| reading.is_any(i, forms!["election", "elections", "ballot", "midterms", "referendum", "runoff", "primary", "primaries", "caucuses"]));
    let month = || (found.from..found.to).any(|i| reading.word_senses(i).any(|s| matches!(s, Sense::Date(DateWord::Month { .. }))));
    let over = |i: usize| reading.is_any(i, forms!["after", "since", "won", "lost", "following", "held", "swept", "last"]);
    polls && month() && !near.clone().any(over)
}

/// "..., on Friday the court": the date begins a clause of its own.
fn opens_clause(reading: &Reading, passage: &Range<usize>, found: &Found) -> bool {
    let preposition = found.from > passage.start && reading.is_any(found.from - 1, forms!["on", "in", "at", "by", "since", "until", "before", "after"]);
    let first = found.from - usize::from(preposition);
    first > passage.start && reading.shape(first - 1) == Shape::Comma && reading.shape(found.to) != Shape::Comma && reading.shape(found.to) != Shape::Stop
}

/// "has been sold since January", "began in January", "rose sharply in January", "were killed in the town in January", but not "paid on an
/// unspecified date in January", "were told to come in January".
fn is_sure(reading: &Reading, verb: usize, cue: Cue, found: &Found) -> bool {
    let Some(preposition) = found.from.checked_sub(1) else { return false };
    let passive = || reading.is_any(verb.saturating_sub(1), forms!["was", "were"]);
    let leads_on = || (verb + 1..preposition).any(|i| reading.is_any(i, forms!["to", "for", "until", "by", "from"]));
    match cue {
        Cue::Past if reading.is_any(preposition, forms!["in"]) && passive() && !leads_on() => true,
        Cue::Past if reading.is_any(preposition, forms!["in"]) => (verb + 1..preposition).all(|i| reading.word(i).ends_with("ly")),
        Cue::Past => reading.is_any(preposition, forms!["since"]),
        Cue::PastHelper => reading.is_any(preposition, forms!["since"]),
        Cue::Planned | Cue::PlannedVerb => false,
    }
}

fn tense(cue: Cue) -> Tense {
    match cue {
        Cue::Past | Cue::PastHelper => Tense::Past,
        Cue::Planned | Cue::PlannedVerb => Tense::Future,
    }
}

fn before(reading: &Reading, passage: &Range<usize>, from: usize) -> Option<(usize, Cue)> {
    (passage.start.max(from.saturating_sub(REACH))..from)
        .rev()
        .take_while(|&i| !matches!(reading.shape(i), Shape::Colon | Shape::Newline | Shape::QuoteClose))
        .find_map(|i| cue(reading, i).map(|c| (i, c)))
}

fn behind(reading: &Reading, passage: &Range<usize>, to: usize) -> Option<(usize, Cue)> {
    let end = passage.end.min(to + REACH);
    let mut i = to;
    while i < end && !matches!(reading.shape(i), Shape::Colon | Shape::Newline) {
        // "In May, Lund, who was twelve, left": past the relative clause
        if i > to && reading.shape(i - 1) == Shape::Comma && reading.is_any(i, forms!["who", "which", "whose", "where"]) {
            i = (i..end).find(|&k| reading.shape(k) == Shape::Comma)?;
            continue;
        }
        if let Some(cue) = cue(reading, i) {
            return Some((i, cue));
        }
        i += 1;
    }
    None
}

fn cue(reading: &Reading, i: usize) -> Option<Cue> {
    // In small letters, or all in capitals: May is a month.
    if !matches!(reading.shape(i), Shape::Lower | Shape::Upper) {
        return None;
    }
    let to_come = i > 1 && reading.is(i - 1, "be") && reading.is_any(i - 2, forms!["will", "to", "shall"]);
    let verb = if to_come { Cue::PlannedVerb } else { Cue::Past };
    let known = reading.senses(i).find_map(|(_, sense)| match sense {
        Sense::Date(DateWord::Planned) => (!is_noun(reading, i)).then_some(Cue::Planned),
        Sense::Date(DateWord::Past) if is_auxiliary(reading, i) => Some(Cue::PastHelper),
        Sense::Date(DateWord::Past) => Some(verb),
        _ => None,
    });
    let word = reading.word(i);
    let regular = reading.shape(i) == Shape::Lower && word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    known.or_else(|| (regular && !is_participle(reading, i)).then_some(verb))
}

/// in occupied regions, the recently elected leader, precision-guided bombs: it tells of the noun behind it, not of what happened.
fn is_participle(reading: &Reading, i: usize) -> bool {
    if i > 1 && reading.shape(i - 1) == Shape::Dash && is_one_word(reading, i - 2, i + 1) {
        return !reading.is_any(i - 2, forms!["re", "co", "pre", "de"]);
    }
    let small = |i: usize| {
        reading.word_senses(i).find_map(|sense| match sense {
            Sense::Grammar(word) => Some(*word),
            _ => None,
        })
    };
    let Some(before) = (0..i).rev().take(3).find(|&k| !(reading.shape(k) == Shape::Lower && reading.word(k).ends_with("ly"))) else { return false };
    let opens = matches!(small(before), Some(Grammar::Preposition | Grammar::Determiner | Grammar::Possessive));
    opens && reading.shape(i + 1).is_word() && small(i + 1).is_none()
}

/// Whether no blank parts the tokens.
fn is_one_word(reading: &Reading, from: usize, to: usize) -> bool {
    reading.span(from, to).is_some_and(|span| !span.of(reading.text).contains(char::is_whitespace))
}

/// the plan, its hopes
fn is_noun(reading: &Reading, i: usize) -> bool {
    i > 0 && reading.is_any(i - 1, forms!["the", "a", "an", "its", "his", "her", "their", "this", "that", "any", "no", "of"])
}

fn is_auxiliary(reading: &Reading, i: usize) -> bool {
    reading.kinds(i).has(Kind::Auxiliary)
}

/// The verb that a cue belongs to: itself, or the first word behind helpers, adverbs and pronouns ("expected them to rule").
fn event(reading: &Reading, passage: &Range<usize>, at: usize, cue: Cue) -> Option<Span> {
    if matches!(cue, Cue::Past | Cue::PlannedVerb) {
        let light = reading.is_any(at, forms!["came", "happened", "occurred"]) || reading.is(at, "took") && reading.is(at + 1, "place");
        let noun = if light { what_came(reading, passage, at) } else { what_was_held(reading, passage, at) };
        return noun.or_else(|| reading.span(at, at + 1));
    }
    let pronoun = |i| reading.word_senses(i).any(|s| matches!(s, Sense::Grammar(Grammar::Pronoun | Grammar::FirstPerson)));
    let verb = (at + 1..passage.end.min(at + 6)).find(|&i| !is_auxiliary(reading, i) && !pronoun(i) && !reading.word(i).ends_with("ly"))?;
    let small = reading.kinds(verb).has(Kind::Starter);
    let own = || (reading.shape(verb) == Shape::Lower && !small).then(|| reading.span(verb, verb + 1)).flatten();
    what_was_held(reading, passage, verb).or_else(own)
}

/// The noun that tells what was held, given or taken: will hold a vote of no confidence, took the oath.
fn what_was_held(reading: &Reading, passage: &Range<usize>, verb: usize) -> Option<Span> {
    let light = reading
        .is_any(verb, forms!["hold", "held", "holds", "cast", "gave", "give", "make", "made", "take", "took", "stage", "staged", "deliver", "delivered"]);
    let opens = light && reading.is_any(verb + 1, forms!["a", "an", "the", "his", "her", "its", "their", "another"]);
    let end = (verb + 2..passage.end.min(verb + 6)).find(|&i| reading.shape(i) != Shape::Lower || is_small(reading, i)).filter(|_| opens)?;
    (end > verb + 2).then(|| reading.span(end - 1, end)).flatten()
}

fn is_small(reading: &Reading, i: usize) -> bool {
    reading.word_senses(i).any(|s| matches!(s, Sense::Grammar(word) if *word != Grammar::Noun))
}

/// The noun that tells what came or happened: the confirmation of the judge came on Thursday.
fn what_came(reading: &Reading, passage: &Range<usize>, verb: usize) -> Option<Span> {
    let bound = |i: usize| matches!(reading.shape(i), Shape::Comma | Shape::Colon | Shape::Stop | Shape::Newline) || reading.shape(i).is_quote();
    let from = (passage.start..verb).rev().find(|&i| bound(i)).map_or(passage.start, |i| i + 1);
    let opens = |i: usize| reading.is_any(i, forms!["the", "a", "an", "his", "her", "its", "their", "this", "that"]);
    let ends = |i: usize| i == verb || reading.is_any(i, forms!["of", "in", "by", "at", "on", "between", "against", "from", "to", "for"]);
    let noun = (from..verb).find(|&i| opens(i))? + 1;
    (noun < verb && reading.shape(noun) == Shape::Lower && ends(noun + 1)).then(|| reading.span(noun, noun + 1)).flatten()
}

/// "asked for a ruling by Friday": the noun that is due then.
fn due_noun(reading: &Reading, passage: &Range<usize>, found: &Found) -> Option<Span> {
    let by = found.from.checked_sub(1).filter(|&i| i > passage.start + 1 && reading.is(i, "by"))?;
    let article = (passage.start.max(by.saturating_sub(3))..by - 1).rev().find(|&i| reading.is_any(i, forms!["a", "an"]))?;
    let bare = (article + 1..by).all(|i| reading.shape(i) == Shape::Lower && !is_small(reading, i) && cue(reading, i).is_none());
    bare.then(|| reading.span(by - 1, by)).flatten()
}

/// Friday's vote: the noun that the date stands before as a possessive.
fn dated_noun(reading: &Reading, passage: &Range<usize>, found: &Found) -> Option<Span> {
    let last = reading.word(found.to.checked_sub(1)?);
    let possessive = last.ends_with("'s") || last.ends_with("’s");
    (possessive && found.to < passage.end && reading.shape(found.to) == Shape::Lower).then(|| reading.span(found.to, found.to + 1)).flatten()
}
