//! Stances in what somebody says or calls a thing: that it is a disgrace, that it should be closed.

use super::{
    Found, Holder, Modality,
    clause::{Class, Clause},
};
use crate::lang::{Grammar, Modal, Nature, Sense, VerbForm};
use std::ops::Range;

/// How many words describe a name.
const DESCRIBED: usize = 6;

/// "the fare is an utter disgrace", "it was a mistake to close the lock": the name or quality at `at`, which is bad or good.
pub(super) fn judged(clause: &Clause, at: Range<usize>, favours: bool) -> Option<Found> {
    // "an attack helicopter"
    if matches!(clause.class(at.end), Class::Noun | Class::Hyphen) || clause.before(at.start).is_some_and(|i| clause.class(i) == Class::Hyphen) {
        return None;
    }
    let first = described(clause, at.start)?;
    let group = clause.group(first);
    if !group.be {
        return None;
    }
    let subject = clause.subject(first);
    if subject.idle || subject.open {
        return None;
    }
    let negations = group.negations + subject.negations;
    let thing = subject.phrase.filter(|p| !clause.is_pronoun(p)).or_else(|| deed(clause, first, at.end))?;
    let modality = group.modal.or(subject.modal).map(|m| Modality::of(m, negations % 2 == 1));
    Some(Found { at, predicate: "call", favours, negations, modality, holder: Some(Holder::Speaker), target: Some(thing), rule: "stance.judged" })
}

/// The first of the words that describe a name: its article, or itself.
fn described(clause: &Clause, name: usize) -> Option<usize> {
    let mut first = name;
    while let Some(i) = clause.before(first).filter(|&i| name - i <= DESCRIBED) {
        match clause.class(i) {
            Class::Small(Grammar::Determiner) => return (clause.reading.is(i, "a") || clause.reading.is(i, "an")).then_some(i),
            Class::Noun | Class::Participle | Class::Hyphen | Class::Quote => first = i,
            Class::Small(Grammar::Adverb | Grammar::Be | Grammar::Negation | Grammar::Only) => return Some(first),
            _ => return None,
        }
    }
    None
}

/// "it is a mistake to close the lock": what is called so stands behind.
fn deed(clause: &Clause, first: usize, from: usize) -> Option<Range<usize>> {
    let group = clause.group(first).start;
    let subject = clause.phrase_before(group).map_or(group, |p| p.range.start);
    let to = (from..from + 3).find(|&i| !matches!(clause.class(i), Class::Quote)).filter(|&i| clause.is_small(i, Grammar::To))?;
    if matches!(&*clause.reading.folded(subject), "it" | "it's") { clause.clause_after(to + 1) } else { None }
}

/// What is called a name or quality that judges, and whether that is bad: "called the vote a sham", "described it as a clear triumph",
/// "called the plan reckless".
pub(super) fn named(clause: &Clause, from: usize) -> Option<(Range<usize>, bool)> {
    let limit = clause.end().min(from + 16);
    let within = (from..limit).take_while(|&i| !matches!(clause.class(i), Class::Break | Class::Comma));
    within.filter_map(|i| Some((i, name_at(clause, i)?))).find_map(|(i, name)| called(clause, from..limit, i, name))
}

/// A name or quality that judges.
#[derive(Clone, Copy)]
struct Name {
    bad: bool,
    quality: bool,
    /// How many tokens it has.
    len: usize,
}

fn name_at(clause: &Clause, at: usize) -> Option<Name> {
    clause.reading.senses(at).find_map(|(len, sense)| {
        let Sense::Nature(nature) = sense else { return None };
        let (bad, quality) = match nature {
            Nature::Bad => (true, false),
            Nature::Good => (false, false),
            Nature::BadQuality => (true, true),
            Nature::GoodQuality => (false, true),
            Nature::Thing | Nature::Person | Nature::Idle | Nature::Document => return None,
        };
        Some(Name { bad, quality, len })
    })
}

/// What is called the name at `at`.
fn called(clause: &Clause, within: Range<usize>, at: usize, name: Name) -> Option<(Range<usize>, bool)> {
    let from = within.start;
    // a name stands alone or behind an article, and nothing but what describes it between
    let article = (from + 1..at).rev().take_while(|i| at - i < 5).find(|&i| clause.reading.is(i, "a") || clause.reading.is(i, "an"));
    let before = clause.before(at).filter(|&i| i >= from);
    let alone = before.filter(|&i| {
        let behind = matches!(clause.class(i), Class::Noun | Class::Small(Grammar::Pronoun | Grammar::Adverb)) || clause.reading.is(i, "as");
        clause.class(i) == Class::Quote || name.quality && behind && !matches!(clause.class(at + name.len), Class::Noun | Class::Hyphen)
    });
    let mut end = article.or_else(|| alone.map(|i| i + usize::from(clause.class(i) != Class::Quote)))?;
    if clause.before(end).is_some_and(|i| clause.reading.is(i, "as")) {
        end -= 1;
    }
    // "called it a mistake to": what is called so stands behind
    let behind = clause.reading.is(from, "it") && from + 1 == end;
    let deed =
        (at + 1..within.end).take_while(|&i| clause.class(i) == Class::Quote || clause.is_small(i, Grammar::To)).find(|&i| clause.is_small(i, Grammar::To));
    let target = match deed.filter(|_| behind).and_then(|to| clause.clause_after(to + 1)) {
        Some(deed) => deed,
        None => clause.phrase_after(from, false).map(|object| object.start..object.end.min(end))?,
    };
    let opposite = (end..at).any(|i| clause.is_small(i, Grammar::Negation));
    (!target.is_empty() && !opposite).then_some((target, name.bad))
}

/// "the council should close the lock", "the lock must not be closed": the modal verb at `at`.
pub(super) fn owed(clause: &Clause, at: usize, modal: Modal) -> Option<Found> {
    let verb = (at + 1..clause.end().min(at + 5)).find(|&i| !matches!(clause.class(i), Class::Quote | Class::Small(Grammar::Adverb | Grammar::Negation)))?;
    // "must be tired", "should have known": no demand
    let done = matches!(clause.class(verb + 1), Class::Participle | Class::Stance(VerbForm::Past));
    let guessed = clause.is_small(verb, Grammar::Be) && modal == Modal::Must && !done || clause.is_small(verb, Grammar::Have);
    if guessed || matches!(clause.class(verb), Class::Break | Class::Comma | Class::Small(Grammar::Conjunction)) {
        return None;
    }
    let subject = clause.subject(verb);
    let doer = subject.phrase.filter(|_| !subject.idle && !subject.open)?;
    let group = clause.group(verb);
    let negations = group.negations + subject.negations;
    let deed = clause.clause_after(verb)?;
    // "is a disgrace and should go": the doer stands elsewhere
    let target = if clause.is_pronoun(&doer) || doer.end != group.start { deed } else { doer.start..deed.end };
    Some(Found {
        at: at..at + 1,
        predicate: "urge",
        favours: true,
        negations,
        modality: None,
        holder: Some(Holder::Speaker),
        target: Some(target),
        rule: "stance.owed",
    })
}

impl Clause<'_, '_> {
    /// Whether a noun phrase is a pronoun alone: it, they, this.
    fn is_pronoun(&self, phrase: &Range<usize>) -> bool {
        phrase.len() == 1
            && matches!(
                self.class(phrase.start),
                Class::Small(Grammar::Pronoun | Grammar::FirstPerson | Grammar::Relative | Grammar::That | Grammar::Determiner | Grammar::Nobody)
            )
    }
}
