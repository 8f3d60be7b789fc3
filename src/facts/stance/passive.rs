//! Stances by a verb in the passive: was condemned by, "opposed by the company".

use super::{
    Found, Holder,
    clause::{Class, Clause, Group},
    is_of,
    subject::Subject,
    verb::{modality, names_document},
};
use crate::{
    lang::{Grammar, Modal, Nature, StanceWord, Take, VerbForm, forms},
    text::Shape,
};
use std::ops::Range;

pub(super) fn passive(clause: &Clause, at: Range<usize>, word: &'static StanceWord, group: &Group, earlier: &[Found]) -> Option<Found> {
    let agent = agent(clause, at.end);
    let reduced = !group.be;
    let subject = if reduced { modified(clause, &at, group) } else { clause.subject(at.start) };
    if subject.idle {
        return None;
    }
    // "were denied entry", "were dismissed from the field", "is agreed": another sense.
    let mut next = at.end;
    while matches!(clause.class(next), Class::Small(Grammar::Adverb) | Class::Quote) {
        next += 1;
    }
    if agent.is_none() {
        let other = (clause.is_nominal(next) || matches!(clause.class(next), Class::Gerund | Class::Participle)) && !clause.is_small(next, Grammar::Time)
            || clause.reading.is_any(next, forms!["from", "with", "to"]) && !word.takes.contains(&Take::Person);
        if other || reduced && !word.takes.contains(&Take::Person) {
            return None;
        }
    }
    if word.loose && !agent.as_ref().is_some_and(|a| is_somebody(clause, a)) {
        return None;
    }
    let takes_object = word.takes.iter().any(|t| matches!(t, Take::Object | Take::Document | Take::Person | Take::That));
    if !takes_object && agent.is_none() {
        return None;
    }
    if word.takes.contains(&Take::Document) && !subject.phrase.as_ref().is_some_and(|p| names_document(clause, p)) {
        return None;
    }
    let mut target = subject.phrase.clone();
    if word.takes.contains(&Take::Person) && clause.is_small(next, Grammar::To) {
        target = clause.clause_after(next + 1);
    }
    // "was never accused by": a pronoun's target is what came before it.
    if target.as_ref().is_some_and(|t| t.len() == 1 && clause.is_small(t.start, Grammar::Relative)) {
        target = earlier.last().and_then(|f| f.target.clone());
    }
    let modal = group.modal.or(subject.modal).or_else(|| conjoined_modal(clause, group));
    // "he was finished": a deed that is only told
    if word.promised && !matches!(modal, Some(Modal::Will | Modal::Would)) {
        return None;
    }
    let negations = group.negations + subject.negations;
    let modality = modality(modal, negations, subject.open);
    Some(Found { at, predicate: &word.predicate, favours: word.favours, negations, modality, holder: agent.map(Holder::Words), target, rule: "stance.passive" })
}

/// Whether an agent is one who takes stances: a name, more than one, or a word for people.
pub(super) fn is_somebody(clause: &Clause, agent: &Range<usize>) -> bool {
    let Some(head) = clause.head(agent).filter(|_| !is_of(clause, agent, Nature::Thing)) else { return false };
    let word = clause.reading.folded(head);
    let personal = ["er", "or", "ist", "ian", "man", "s", "ee", "crat"].iter().any(|ending| word.len() > 3 && word.ends_with(ending));
    let named = agent.clone().any(|i| clause.reading.shape(i).is_capitalised());
    personal || named || is_of(clause, agent, Nature::Person) || matches!(clause.class(head), Class::Small(Grammar::Pronoun) | Class::Number)
}

fn conjoined_modal(clause: &Clause, group: &Group) -> Option<Modal> {
    let left = clause.before(group.start).filter(|&i| clause.is_small(i, Grammar::Conjunction))?;
    if group.be || group.modal.is_some() {
        return None;
    }
    clause.verb_before(left).and_then(|v| clause.group(v).modal)
}

/// The noun phrase behind "by", up to a dozen words on: "accused of forgery by the board".
fn agent(clause: &Clause, from: usize) -> Option<Range<usize>> {
    let by = (from..clause.end().min(from + 10))
        .take_while(|&i| !matches!(clause.class(i), Class::Comma | Class::Break) && !clause.is_verb(i))
        .find(|&i| clause.reading.is(i, "by"))?;
    let agent = clause.phrase_after(by + 1, false)?;
    // "by Friday", "by 2030", "by doing": no agent.
    let names_act = matches!(clause.class(agent.start), Class::Gerund | Class::Stance(VerbForm::Gerund));
    let is_agent = !names_act && (agent.len() > 1 || clause.class(agent.start) != Class::Number);
    // "by the company and by most of its shopkeepers"
    let joined = clause.is_small(agent.end, Grammar::Conjunction) && clause.reading.is(agent.end + 1, "by");
    let cut = agent.clone().skip(1).find(|&i| {
        // "by voters in 2012 and allows"
        let dated = clause.reading.is_any(i, forms!["in", "since"]) && clause.reading.shape(i + 1) == Shape::Digits;
        dated
            || clause.reading.is_any(i, forms!["as", "over", "amid"])
            || clause.is_small(i, Grammar::Preposition) && matches!(clause.class(i + 1), Class::Gerund | Class::Stance(VerbForm::Gerund))
    });
    let agent = agent.start..cut.unwrap_or(agent.end);
    let end = if joined { clause.phrase_after(agent.end + 2, false).map_or(agent.end, |r| r.end) } else { agent.end };
    is_agent.then_some(agent.start..end)
}

/// What a participle without auxiliary is said of.
fn modified(clause: &Clause, at: &Range<usize>, group: &Group) -> Subject {
    let of = |phrase| Subject { phrase, ..Subject::default() };
    let Some(left) = clause.before(group.start) else { return of(clause.behind_opening(at.end)) };
    match clause.class(left) {
        Class::Comma => of(clause.phrase_before(left).map(|p| p.range).or_else(|| clause.modified_before(left))),
        Class::Small(Grammar::Conjunction) => match clause.verb_before(left) {
            Some(verb) if clause.group(verb).be => clause.subject(verb),
            Some(verb) => {
                let group = clause.group(verb);
                match clause.before(group.start) {
                    Some(i) if clause.class(i) == Class::Comma => of(clause.phrase_before(i).map(|p| p.range).or_else(|| clause.modified_before(i))),
                    Some(_) => of(clause.modified_before(group.start)),
                    None => of(clause.behind_opening(at.end)),
                }
            }
            None => Subject::default(),
        },
        _ => of(clause.modified_before(group.start)),
    }
}
