//! Stances by a noun or phrase: Ukraine's rejection of, a vocal opponent of, is against, in support of.

use super::{
    Found, Holder, Modality,
    clause::{Class, Clause, is_possessive},
    passive::is_somebody,
};
use crate::{
    lang::{Grammar, Light, Modal, Sense, StanceWord, Take, forms},
    text::Shape,
};
use std::ops::Range;

/// How the words before a noun lead to it.
#[derive(Default)]
struct Lead {
    /// Whose it is: "Spain's recognition".
    owner: Option<Range<usize>>,
    /// The verb whose object it is.
    verb: Option<usize>,
    /// "has" in "has the union's endorsement"
    got: Option<usize>,
    /// "little", "no", "withdrew its"
    negations: usize,
    /// "needs the approval"
    open: bool,
    /// The sentence begins with it.
    opens: bool,
    /// The preposition it stands behind.
    behind: Option<usize>,
}

/// The stance of the noun at `at`. It takes one only where a holder is named.
pub(super) fn read(clause: &Clause, at: Range<usize>, word: &'static StanceWord, holders: &'static [Box<str>]) -> Option<Found> {
    if !matches!(clause.reading.shape(at.start), Shape::Lower | Shape::Capital) || clause.class(at.end) == Class::Hyphen {
        return None;
    }
    if clause.before(at.start).is_some_and(|i| clause.reading.shape(i) == Shape::Dash) {
        return None;
    }
    let lead = lead(clause, at.start)?;
    // "marched in support of the teachers", who are not those that support
    if clause.reading.is(at.end, "of") && clause.before(at.start).is_some_and(|i| clause.reading.is(i, "in")) && lead.behind.is_some() {
        return None;
    }
    let verb_group = lead.verb.map(|v| clause.group(v));
    let subject = lead.verb.map(|v| clause.subject(v));
    let mut negations = lead.negations + verb_group.map_or(0, |g| g.negations) + subject.as_ref().map_or(0, |s| s.negations);
    let modal = verb_group.and_then(|g| g.modal).or(subject.as_ref().and_then(|s| s.modal));
    let (target, turns) = target(clause, at.end, word, holders).map_or((None, false), |(t, turns)| (Some(t), turns));
    let named = holder_after(clause, at.end, holders, target.as_ref());
    let owned = lead.owner.is_some();
    let gives =
        lead.behind.is_none() && lead.verb.is_some_and(|v| clause.is_small(v, Grammar::Have) || clause.has_sense(v, |s| *s == Sense::Light(Light::Giving)));
    let taken = lead.verb.is_some_and(|v| clause.has_sense(v, |s| *s == Sense::Light(Light::Denying))) && clause.reading.is(at.end, "from");
    let backs = matches!(&*word.predicate, "support" | "back" | "approve" | "bless" | "endorse");
    let gets = |verb: usize| clause.is_small(verb, Grammar::Have) || clause.has_sense(verb, |s| *s == Sense::Light(Light::Getting));
    let (holder, target) = match (lead.owner, subject.and_then(|s| s.phrase)) {
        (Some(owner), _) if backs && lead.got.is_some_and(gets) && target.is_none() => (owner, Some(clause.subject(lead.got?).phrase?)),
        (Some(owner), subject) => {
            match target.or_else(|| if clause.before(owner.start).is_some_and(|i| clause.is_small(i, Grammar::Preposition)) { subject } else { None }) {
                Some(target) => (owner, Some(target)),
                None => return None,
            }
        }
        // "withheld recognition from"
        (None, Some(subject)) if taken => (subject, named),
        // "won the endorsement of the union"; "his endorsement of her" is on her
        (None, Some(subject))
            if backs && lead.verb.is_some_and(gets) && clause.reading.is(at.end, "of") && (target.is_none() || target == named || named.is_none()) =>
        {
            (named.or(target).filter(|holder| is_somebody(clause, holder))?, Some(subject))
        }
        // "won the backing of Jakarta", "drew condemnation from lawyers"
        (None, Some(subject)) if named.is_some() && (target.is_none() || target == named) => (named?, Some(subject)),
        (None, _) if named.is_some() && target.is_some() && target != named => (named?, target),
        // "raised no objection to the sale"
        (None, Some(subject)) if target.is_some() && gives => (subject, target),
        // "From the embassy came a flat denial of the story"
        (None, None) if target.is_some() && lead.verb.is_some() => (fronted(clause, lead.verb?)?, target),
        // "Over objections from the fire brigade, the festival went ahead"
        (None, _) if named.is_some() && !clause.reading.is(at.end, "of") && (lead.opens || lead.behind.is_some()) => (named?, clause.behind_opening(at.end)),
        _ => return None,
    };
    target.as_ref()?;
    if owned {
        // The verb before "its support" turns it only where it takes it away.
        negations = lead.negations;
    }
    let modality = if lead.open {
        Some(Modality::May)
    } else if owned {
        None
    } else {
        modal.map(|m| Modality::of(m, negations % 2 == 1))
    };
    Some(Found {
        at,
        predicate: &word.predicate,
        favours: word.favours != turns,
        negations,
        modality,
        holder: Some(Holder::Words(holder)),
        target,
        rule: "stance.noun",
    })
}

/// Walks left over the adjectives of a noun.
fn lead(clause: &Clause, noun: usize) -> Option<Lead> {
    let mut lead = Lead::default();
    let mut at = noun;
    loop {
        let Some(i) = clause.before(at) else {
            lead.opens = true;
            return Some(lead);
        };
        if noun - i > 6 {
            return None;
        }
        let light = |wanted: Light| clause.reading.senses(i).find(|(_, s)| **s == Sense::Light(wanted)).map(|(n, _)| n);
        if light(Light::Scant) == Some(1) {
            lead.negations += 1;
            at = i;
            continue;
        }
        // "have withdrawn support"
        if light(Light::Denying) == Some(1) && i + 1 == at && clause.class(i) == Class::Noun && !clause.before(i).is_some_and(|j| clause.opens_noun(j)) {
            lead.negations += 1;
            lead.verb = Some(i);
            return Some(lead);
        }
        match clause.class(i) {
            Class::Small(Grammar::Possessive) => {
                lead.owner = Some(i..i + 1);
                turned_by_verb(clause, i, &mut lead);
                return Some(lead);
            }
            Class::Noun if is_possessive(clause.reading, i) => {
                let owner = clause.possessor_phrase(i)?;
                turned_by_verb(clause, owner.start, &mut lead);
                lead.got = clause.before(owner.start).filter(|&v| clause.is_verb(v) || clause.is_small(v, Grammar::Have));
                lead.owner = Some(owner);
                return Some(lead);
            }
            // "met with Russian condemnation"
            Class::Noun
                if clause.reading.shape(i) == Shape::Capital && i + 1 == noun && clause.before(i).is_some_and(|j| clause.is_small(j, Grammar::Preposition)) =>
            {
                lead.verb = clause.before(i).and_then(|j| clause.verb_before(j));
                lead.owner = Some(i..i + 1);
                return Some(lead);
            }
            Class::Small(Grammar::Determiner | Grammar::Adverb | Grammar::Nobody) => {
                lead.negations += usize::from(clause.reading.is(i, "no") && light(Light::Scant).is_none());
            }
            Class::Small(Grammar::Preposition) => {
                lead.behind = Some(i);
                // "lack of support", "came under criticism", "met with"
                let verb = clause.verb_before(i).filter(|&v| i - v <= 2);
                if clause.reading.is(i, "of") && clause.before(i).is_some_and(|j| clause.has_sense(j, |s| *s == Sense::Light(Light::Denying))) {
                    lead.negations += 1;
                }
                lead.verb = verb;
                return Some(lead);
            }
            Class::Hyphen | Class::Participle | Class::Gerund | Class::Noun if !clause.is_verb(i) || clause.before(i).is_some_and(|j| clause.opens_noun(j)) => {
                // An unknown verb before a bare noun: "drew condemnation".
                if clause.reading.shape(i) != Shape::Lower && clause.class(i) == Class::Noun {
                    return None;
                }
            }
            _ if clause.is_verb(i) => {
                turned_by_verb(clause, i + 1, &mut lead);
                lead.verb = Some(i);
                return Some(lead);
            }
            _ => {
                lead.opens = matches!(clause.class(i), Class::Break | Class::Quote);
                return if lead.opens || matches!(clause.class(i), Class::Small(Grammar::That | Grammar::Subordinator)) { Some(lead) } else { None };
            }
        }
        at = i;
    }
}

/// "withdrew its support", "needs the approval": the verb that ends before `end`.
fn turned_by_verb(clause: &Clause, end: usize, lead: &mut Lead) {
    let Some(i) = clause.before(end) else { return };
    if clause.has_sense(i, |s| *s == Sense::Light(Light::Denying)) {
        lead.negations += 1;
    }
    if clause.has_sense(i, |s| *s == Sense::Light(Light::Open)) {
        lead.open = true;
    }
}

/// What the noun is about, behind one of its prepositions, and whether "against" led there.
fn target(clause: &Clause, from: usize, word: &'static StanceWord, holders: &[Box<str>]) -> Option<(Range<usize>, bool)> {
    // "calls from students for the rector's resignation": the holder may stand between.
    let skipped = holders.iter().any(|h| clause.reading.is(from, h)).then(|| clause.phrase_after(from + 1, false)).flatten();
    let leads = |i: usize| word.takes.iter().any(|t| matches!(t, Take::Preposition(p) if clause.reading.is(i, p)));
    let skipped = skipped.map(|r| r.start..r.clone().skip(1).find(|&i| leads(i)).unwrap_or(r.end));
    for start in [Some(from), skipped.map(|r| r.end)].into_iter().flatten() {
        for take in &word.takes {
            match take {
                Take::Infinitive if clause.is_small(start, Grammar::To) => {
                    if let Some(target) = clause.clause_after(start + 1).filter(|_| !clause.is_small(start + 1, Grammar::Determiner)) {
                        return Some((target, false));
                    }
                }
                Take::Preposition(p) if clause.reading.is(start, p) => {
                    if let Some(target) = clause.phrase_after(start + 1, true) {
                        return Some((cut_at(clause, target, holders), &**p == "against" && word.favours));
                    }
                }
                _ => {}
            }
        }
    }
    None
}

/// A target ends where the holder's preposition begins: "of the ransom from the shipping line".
fn cut_at(clause: &Clause, target: Range<usize>, holders: &[Box<str>]) -> Range<usize> {
    let cut = target.clone().skip(1).find(|&i| clause.is_small(i, Grammar::Preposition) && holders.iter().any(|h| &**h != "of" && clause.reading.is(i, h)));
    target.start..cut.unwrap_or(target.end)
}

/// The holder behind one of its prepositions, at once or behind the target.
fn holder_after(clause: &Clause, from: usize, holders: &[Box<str>], target: Option<&Range<usize>>) -> Option<Range<usize>> {
    let is_holder = |i: usize| clause.is_small(i, Grammar::Preposition) && holders.iter().any(|h| clause.reading.is(i, h));
    if is_holder(from) {
        let phrase = clause.phrase_after(from + 1, false)?;
        // "calls from students for": the phrase ends before the target's preposition.
        let end = target.filter(|t| t.start > phrase.start && t.start <= phrase.end).map_or(phrase.end, |t| t.start - 1);
        return (phrase.start < end).then_some(phrase.start..end);
    }
    let target = target?;
    let limit = clause.end().min(target.end + 8);
    let at = (target.end..limit)
        .take_while(|&i| !matches!(clause.class(i), Class::Comma | Class::Break))
        .find(|&i| is_holder(i) && !clause.reading.is(i, "of") && !clause.reading.is(i, "in"))?;
    // "rose by a tenth", "from May": behind a verb only those among whom it is held.
    let beyond_verb = (target.end..at).any(|i| clause.is_verb(i)) && !clause.reading.is(at, "among");
    clause.phrase_after(at + 1, false).filter(|r| !beyond_verb && !clause.is_small(r.start, Grammar::Time))
}

/// "From the embassy came": the phrase behind a preposition that opens the sentence.
fn fronted(clause: &Clause, verb: usize) -> Option<Range<usize>> {
    if !clause.reading.is(clause.start, "from") {
        return None;
    }
    clause.phrase_after(clause.start + 1, false).filter(|r| r.end <= verb)
}

/// "a vocal opponent of the levy": whoever the phrase stands beside.
pub(super) fn agent(clause: &Clause, at: Range<usize>, word: &'static StanceWord) -> Option<Found> {
    if !clause.reading.is(at.end, "of") {
        return None;
    }
    let target = clause.phrase_after(at.end + 1, false)?;
    let mut start = at.start;
    while clause.before(start).is_some_and(|i| matches!(clause.class(i), Class::Noun | Class::Hyphen | Class::Participle | Class::Small(Grammar::Adverb)))
        && at.start - start < 5
    {
        start -= 1;
    }
    let article = clause.before(start).filter(|&i| clause.is_small(i, Grammar::Determiner))?;
    let mut negations = 0;
    let holder = match clause.before(article).map(|i| (i, clause.class(i))) {
        None => clause.behind_opening(at.end)?,
        Some((comma, Class::Comma)) => clause.phrase_before(comma).map(|p| p.range).or_else(|| clause.modified_before(comma))?,
        Some(_) if clause.group(article).be => {
            negations = clause.group(article).negations;
            clause.subject(article).phrase?
        }
        _ => return None,
    };
    Some(Found {
        at,
        predicate: &word.predicate,
        favours: word.favours,
        negations,
        modality: None,
        holder: Some(Holder::Words(holder)),
        target: Some(target),
        rule: "stance.agent",
    })
}

/// "is against the amendment", "marched in support of the teachers".
pub(super) fn predicative(clause: &Clause, at: Range<usize>, word: &'static StanceWord) -> Option<Found> {
    let group = clause.group(at.start);
    let adverbial =
        clause.reading.is(at.start, "in") && at.len() == 3 && (clause.reading.is(at.start + 1, "support") || clause.reading.is(at.start + 1, "opposition"));
    if !group.be && !adverbial {
        return None;
    }
    let target = clause.phrase_after(at.end, false)?;
    let (subject, negations) = if group.be { (clause.subject(at.start), group.negations) } else { (clause.main(at.start, 4), 0) };
    let modal: Option<Modal> = group.modal.or(subject.modal);
    let negations = negations + subject.negations;
    let modality = match modal {
        None if subject.open => Some(Modality::May),
        modal => modal.map(|m| Modality::of(m, negations % 2 == 1)),
    };
    // "It is against the law"
    let holder = subject.phrase.filter(|r| !(group.be && r.len() == 1 && clause.reading.is_any(r.start, forms!["it"])))?;
    Some(Found {
        at,
        predicate: &word.predicate,
        favours: word.favours,
        negations,
        modality,
        holder: Some(Holder::Words(holder)),
        target: Some(target),
        rule: "stance.predicative",
    })
}
