//! Stances in languages with the verb second, whose sentences are brackets (German *Satzklammer*): the finite verb opens one, and its particle,
//! its participle or its infinitive closes it: "Der Rat [lehnte] den Plan am Montag [ab]", "Gestern [hat] der Rat den Plan [abgelehnt]".
//! Before the bracket stands one phrase, often and not always the subject; a subordinate clause has all its verbs at its end.

use super::{
    Found, Holder, Modality,
    clause::{Class, Clause},
};
use crate::{
    lang::{Grammar, StancePart, StanceWord, Take, VerbForm},
    text::Shape,
};
use std::ops::Range;

/// The most words of a noun phrase without its genitives.
const PHRASE: usize = 8;

/// The stances of one sentence, in order.
pub(super) fn stances(clause: &Clause) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = clause.start;
    while at < clause.end() {
        let words =
            clause.reading.senses(at).filter_map(|(n, sense)| if let crate::lang::Sense::Stance(word) = sense { Some((at..at + n, word)) } else { None });
        let stance = words.filter(|(range, _)| range.end <= clause.end()).find_map(|(range, word)| match word.part {
            StancePart::Verb(form) => verb(clause, range, word, form),
            StancePart::Predicative => predicative(clause, range, word),
            StancePart::Noun { .. } | StancePart::Agent => None,
        });
        at = stance.as_ref().map_or(at + 1, |s| s.at.end.max(at + 1));
        found.extend(stance);
    }
    found
}

/// A simple clause: no comma, colon or quotation mark inside, and no conjunction that a finite verb follows.
fn field(clause: &Clause, at: usize) -> Range<usize> {
    let ends = |i: usize| matches!(clause.class(i), Class::Comma | Class::Break | Class::Quote);
    let start = (clause.start..at).rev().find(|&i| ends(i)).map_or(clause.start, |i| i + 1);
    let end = (at..clause.end()).find(|&i| ends(i)).unwrap_or(clause.end());
    start..end
}

fn verb(clause: &Clause, at: Range<usize>, word: &'static StanceWord, form: VerbForm) -> Option<Found> {
    let field = field(clause, at.start);
    let phrases = phrases(clause, &field);
    let particle = word.takes.iter().find_map(|t| if let Take::Particle(p) = t { Some(p) } else { None });
    let bracket = match form {
        VerbForm::Third => {
            let closed = particle.is_none_or(|p| (at.end..field.end).any(|i| clause.reading.reads(i, p)));
            let used = at.start > clause.start && clause.reading.shape(at.start) == Shape::Lower;
            (closed && used).then_some(Bracket { open: at.start, passive: false, modality: None })?
        }
        VerbForm::Base | VerbForm::Past => opened(clause, &field, &at, form)?,
        VerbForm::Gerund => return None,
    };
    let negations = field.clone().filter(|&i| matches!(clause.class(i), Class::Small(Grammar::Negation | Grammar::Nobody))).count();
    let preposition = word.takes.iter().find_map(|t| if let Take::Preposition(p) = t { Some(&**p) } else { None });
    let nominal = || phrases.iter().filter(|p| p.preposition.is_none());
    let (holder, target) = if bracket.passive {
        let agent = phrases.iter().find(|p| p.preposition.is_some_and(|i| clause.reading.is(i, "by")) && p.range.start > bracket.open);
        (agent.map(|p| p.range.clone()), nominal().next().map(|p| p.range.clone()))
    } else {
        let subject = nominal().find(|p| !p.is_object)?;
        let object = match preposition {
            Some(words) => phrases.iter().find(|p| p.preposition.is_some_and(|i| clause.reading.reads(i, words)) && p.range.start > field.start),
            None => nominal().find(|p| p.range != subject.range),
        };
        (Some(subject.range.clone()), object.map(|p| p.range.clone()))
    };
    target.as_ref()?;
    let rule = if bracket.passive { "stance.passive" } else { "stance.verb" };
    Some(Found {
        at,
        predicate: &word.predicate,
        favours: word.favours,
        negations,
        modality: bracket.modality,
        holder: holder.map(Holder::Words),
        target,
        rule,
    })
}

/// "ist gegen den Plan"
fn predicative(clause: &Clause, at: Range<usize>, word: &'static StanceWord) -> Option<Found> {
    let field = field(clause, at.start);
    let be = (field.start..at.start).rev().find(|&i| clause.is_small(i, Grammar::Be))?;
    let phrases = phrases(clause, &field);
    let holder = phrases.iter().find(|p| p.preposition.is_none() && !p.is_object)?;
    let target = phrases.iter().find(|p| p.preposition.is_some_and(|i| at.contains(&i)))?;
    // "sprach sich ... aus" and "ist am Montag gegen eine Wand" are no stances: nothing else may close the bracket.
    let closed = target.range.end >= field.end || !clause.reading.shape(target.range.end).is_word();
    let negations = (be..at.start).filter(|&i| matches!(clause.class(i), Class::Small(Grammar::Negation))).count();
    let (holder, target) = (Some(holder.range.clone()), Some(target.range.clone()));
    closed.then_some(Found {
        at,
        predicate: &word.predicate,
        favours: word.favours,
        negations,
        modality: None,
        holder: holder.map(Holder::Words),
        target,
        rule: "stance.predicative",
    })
}

struct Bracket {
    open: usize,
    passive: bool,
    modality: Option<Modality>,
}

/// What opens the bracket that an infinitive or participle closes; a clause with its verbs at the end opens with its conjunction.
fn opened(clause: &Clause, field: &Range<usize>, at: &Range<usize>, form: VerbForm) -> Option<Bracket> {
    let auxiliary = |i: usize| match clause.class(i) {
        Class::Small(Grammar::Have) if form == VerbForm::Past => Some((false, None)),
        Class::Small(Grammar::Do) => Some((form == VerbForm::Past, (form == VerbForm::Base).then_some(Modality::Will))),
        Class::Small(Grammar::Be) if form == VerbForm::Past => Some((true, None)),
        Class::Small(Grammar::Modal(modal)) if form == VerbForm::Base => Some((false, Some(Modality::of(modal, false)))),
        _ => None,
    };
    let before = (field.start..at.start).find_map(|i| auxiliary(i).map(|found| (i, found)));
    let behind = || (at.end..field.end.min(at.end + 2)).find_map(|i| auxiliary(i).map(|found| (field.start, found)));
    // A subordinate clause: its verb closes it and nothing opens it but a conjunction.
    let last = || {
        let that = field.start < at.start && matches!(clause.class(field.start), Class::Small(Grammar::That | Grammar::Subordinator | Grammar::Condition));
        (form == VerbForm::Base && that && at.end >= field.end).then_some((field.start, (false, None)))
    };
    let (open, (passive, modality)) = before.or_else(behind).or_else(last)?;
    Some(Bracket { open, passive, modality })
}

/// A noun phrase of a simple clause.
struct Phrase {
    range: Range<usize>,
    preposition: Option<usize>,
    /// Its article can only stand before an object: den, dem.
    is_object: bool,
}

/// The noun phrases of a simple clause, each with its genitive; days and times are none.
fn phrases(clause: &Clause, field: &Range<usize>) -> Vec<Phrase> {
    let reading = clause.reading;
    let mut found: Vec<Phrase> = Vec::new();
    let mut at = field.start;
    while at < field.end {
        let preposition = clause.is_small(at, Grammar::Preposition).then_some(at);
        let start = at + usize::from(preposition.is_some());
        let opens = |i: usize| matches!(clause.class(i), Class::Small(Grammar::Determiner | Grammar::Possessive | Grammar::Nobody));
        let article = opens(start) && start < field.end;
        let mut to = start + usize::from(article);
        // Adjectives in small letters, then the nouns.
        while to < field.end
            && to - start < PHRASE
            && reading.shape(to) == Shape::Lower
            && (article || preposition.is_some())
            && clause.class(to) == Class::Noun
        {
            to += 1;
        }
        let nouns = to;
        let noun = |i: usize| {
            i < field.end
                && (reading.shape(i).is_capitalised() || reading.shape(i) == Shape::Digits || reading.shape(i) == Shape::Dash || reading.word(i) == "&")
        };
        while noun(to) && to - start < PHRASE {
            to += 1;
        }
        let pronoun = to == start && matches!(clause.class(start), Class::Small(Grammar::Pronoun | Grammar::FirstPerson)) && !reading.is(start, "oneself");
        if pronoun {
            to = start + 1;
        } else if to == nouns {
            at += 1;
            continue;
        }
        let dated = (start..to).any(|i| {
            clause.has_sense(i, |s| {
                matches!(
                    s,
                    crate::lang::Sense::Date(
                        crate::lang::DateWord::Weekday { .. }
                            | crate::lang::DateWord::Month { .. }
                            | crate::lang::DateWord::Unit { .. }
                            | crate::lang::DateWord::Day(_)
                    )
                )
            })
        });
        let genitive = preposition.is_none() && article && reading.is(start, "genitive") && found.last().is_some_and(|p| p.range.end == start);
        let joined =
            found.last().is_some_and(|p| preposition.is_none() && start > 0 && p.range.end + 1 == start && clause.is_small(p.range.end, Grammar::Conjunction));
        match found.last_mut().filter(|_| genitive || joined) {
            Some(before) => before.range.end = to,
            None if dated => {}
            None => {
                let from = if article && !clause.is_small(start, Grammar::Possessive) { start + 1 } else { start };
                let is_object = article && reading.is(start, "oblique");
                found.push(Phrase { range: from..to, preposition, is_object });
            }
        }
        at = to.max(at + 1);
    }
    found
}
