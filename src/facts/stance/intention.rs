//! What somebody says to do: said she would sell her shares.

use super::{
    Found, Holder,
    clause::{Class, Clause},
};
use crate::{
    lang::{Forms, Grammar, Sense, forms},
    text::Shape,
};

/// The predicate of what somebody says to do.
pub const INTENDS: &str = "intend";
/// Nobody intends these: they befall one.
const BEFALL: &Forms = forms![
    "be", "have", "need", "lose", "win", "get", "cost", "happen", "become", "know", "like", "love", "prefer", "remain", "die", "suffer", "face", "feel",
    "think", "see", "say", "want", "hope", "hear", "remember", "miss"
];
/// Whoever does it so often has the habit.
const HABIT: &Forms = forms!["every", "always", "often"];

/// The deed behind "will" or "would" at `at`, where one says so of oneself.
pub(super) fn announced(clause: &Clause, at: usize) -> Option<Found> {
    let doer = doer(clause, at)?;
    let small = |i: &usize| matches!(clause.class(*i), Class::Small(Grammar::Adverb | Grammar::Negation));
    let verb = (at + 1..clause.end().min(at + 4)).find(|i| !small(i))?;
    let unknown = matches!(clause.class(verb), Class::Noun | Class::Small(Grammar::Verb)) && clause.reading.shape(verb) == Shape::Lower;
    if !unknown || clause.reading.is_any(verb, BEFALL) || !is_told(clause, doer) {
        return None;
    }
    let target = clause.clause_after(verb).filter(|deed| !deed.clone().any(|i| clause.reading.is_any(i, HABIT)))?;
    Some(Found {
        at: verb..verb + 1,
        predicate: INTENDS,
        favours: true,
        negations: clause.group(verb).negations,
        modality: None,
        holder: Some(Holder::Words(doer..doer + 1)),
        target: Some(target),
        rule: "stance.announced",
    })
}

/// The pronoun before "would", or in it: she would, he'd.
fn doer(clause: &Clause, at: usize) -> Option<usize> {
    let person = |i: &usize| {
        let word = clause.reading.folded(*i);
        !word.starts_with("it") && !word.starts_with("you")
    };
    let pronoun = |i: &usize| matches!(clause.class(*i), Class::Small(Grammar::Pronoun | Grammar::FirstPerson));
    let doer = if clause.is_contracted(at) { Some(at) } else { clause.before(at).filter(pronoun) };
    doer.filter(person)
}

/// Whether the doer says so: by a verb of saying before it, or in the first person.
fn is_told(clause: &Clause, doer: usize) -> bool {
    let before = clause.before(doer);
    let first = clause.is_first_person(doer);
    let opens = |i: usize| matches!(clause.class(i), Class::Quote | Class::Break | Class::Comma | Class::Small(Grammar::Conjunction));
    if first && before.is_none_or(opens) {
        return true;
    }
    // "insists she'll sell" is a stance by its verb; "neighbors said he would" tells of another, and "never said" of nothing said
    let tells = |i: usize| {
        let insists = clause.has_sense(i, |s| matches!(s, Sense::Stance(_)));
        let many = clause.subject(i).phrase.is_some_and(|phrase| clause.is_plural(&phrase));
        let own = first || many == clause.reading.folded(doer).starts_with("they");
        clause.is_small(i, Grammar::Say) && !insists && own && clause.group(i).negations == 0
    };
    let says = before.and_then(|i| if clause.is_small(i, Grammar::That) { clause.before(i) } else { Some(i) });
    says.is_some_and(|i| tells(i) || clause.is_small(i, Grammar::Time) && clause.verb_before(i).is_some_and(tells))
}
