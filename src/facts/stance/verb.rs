//! Stances by a verb: rejects, was condemned by, refused to.

use super::{
    Found, Holder, Modality,
    clause::{Class, Clause, Group, is_negative},
    is_of, judgement,
    passive::{is_somebody, passive},
};
use crate::{
    lang::{Grammar, Modal, Nature, StanceWord, Take, VerbForm, forms},
    text::Shape,
};
use std::ops::Range;

/// What follows the verb.
struct Complement {
    target: Option<Range<usize>>,
    /// "voted against", "vowed not to"
    turns: bool,
    take: Option<&'static Take>,
}

/// The stance of the verb at `at`, if it takes one here. `earlier` are the stances of the sentence before it.
pub(super) fn read(clause: &Clause, at: Range<usize>, word: &'static StanceWord, form: VerbForm, earlier: &[Found]) -> Option<Found> {
    let verb = at.start;
    if clause.reading.shape(verb) != Shape::Lower && !(opens(clause, verb) && clause.reading.shape(verb) == Shape::Capital) {
        return None;
    }
    // "was ruled out of order"
    if at.len() == 2 && clause.reading.is(at.end - 1, "out") && clause.reading.is(at.end, "of") {
        return None;
    }
    let group = clause.group(verb);
    let is_governing = governs_a_stance(clause, &at);
    if is_governing {
        return None;
    }
    match form {
        VerbForm::Past if group.be || is_reduced_passive(clause, &at, &group, word) => passive(clause, at, word, &group, earlier),
        VerbForm::Past if !group.have && is_modifier(clause, &at, &group) => None,
        VerbForm::Base if !is_base_verb(clause, verb, &group) => None,
        VerbForm::Third if group.be || group.have || group.modal.is_some() || !is_third(clause, &at, &group) => None,
        VerbForm::Gerund if !group.be && clause.before(group.start).is_some_and(|i| clause.opens_noun(i) && !is_each(clause, i)) => None,
        VerbForm::Base | VerbForm::Third | VerbForm::Past | VerbForm::Gerund => active(clause, at, word, form, &group, earlier),
    }
}

/// ", each accusing the other"
fn is_each(clause: &Clause, at: usize) -> bool {
    clause.before(at).is_some_and(|i| clause.class(i) == Class::Comma) && clause.reading.is_any(at, forms!["each", "both", "all", "some"])
}

fn opens(clause: &Clause, at: usize) -> bool {
    clause.before(at).is_none_or(|i| matches!(clause.class(i), Class::Break | Class::Quote))
}

/// "refused to sign": the verb behind carries the stance.
fn governs_a_stance(clause: &Clause, at: &Range<usize>) -> bool {
    let Some((start, _)) = clause.governor_before(at.end).filter(|(_, g)| g.denies && !g.raises) else { return false };
    let mut next = at.end;
    let infinitive = clause.is_small(next, Grammar::To);
    if infinitive {
        next += 1;
    }
    while matches!(clause.class(next), Class::Small(Grammar::Adverb) | Class::Quote) {
        next += 1;
    }
    // "denied supporting" is two stances; "refused to support" is one.
    let wanted = clause.class(next);
    start == at.start && infinitive && matches!(wanted, Class::Stance(VerbForm::Base))
}

/// "opposed by the company", "Motorists urged to stay home"
fn is_reduced_passive(clause: &Clause, at: &Range<usize>, group: &Group, word: &StanceWord) -> bool {
    if group.have || group.does || group.modal.is_some() {
        return false;
    }
    clause.reading.is(at.end, "by")
        || word.takes.contains(&Take::Person) && clause.is_small(at.end, Grammar::To) && clause.before(group.start).is_some_and(|i| clause.is_nominal(i))
}

/// "the recognised head", "in disputed waters", "Rejected applicants"
fn is_modifier(clause: &Clause, at: &Range<usize>, group: &Group) -> bool {
    let follows_noun_opener = clause
        .before(group.start)
        .is_none_or(|i| clause.opens_noun(i) || matches!(clause.class(i), Class::Small(Grammar::Preposition) | Class::Hyphen | Class::Break));
    let hyphenated = clause.class(at.end) == Class::Hyphen;
    hyphenated
        || follows_noun_opener
            && (group.start == at.start || clause.before(group.start).is_none_or(|i| clause.opens_noun(i) || clause.is_small(i, Grammar::Preposition)))
}

/// Whether a base form stands where a verb stands.
fn is_base_verb(clause: &Clause, verb: usize, group: &Group) -> bool {
    if group.be || group.have {
        return false;
    }
    if group.to.is_some() || group.modal.is_some() || group.does {
        return true;
    }
    if clause.reading.is(group.start, "nor") {
        return true;
    }
    let Some(left) = clause.before(group.start) else { return false };
    match clause.class(left) {
        Class::Small(Grammar::Pronoun | Grammar::FirstPerson | Grammar::Relative) => true,
        Class::Small(Grammar::That) => true,
        Class::Small(Grammar::Conjunction) => clause
            .verb_before(left)
            .is_some_and(|v| matches!(clause.class(v), Class::Stance(VerbForm::Base)) || clause.group(v).modal.is_some() || clause.group(v).to.is_some()),
        Class::Comma => clause.subject(verb).phrase.is_some_and(|p| clause.is_plural(&p)),
        Class::Noun | Class::Number => clause.phrase_before(group.start).is_some_and(|p| {
            let inverted = p.stop.is_some_and(|i| matches!(clause.class(i), Class::Small(Grammar::Modal(_) | Grammar::Do)));
            let governed = clause.governor_before(group.start).is_some_and(|(_, g)| g.denies);
            inverted || governed || clause.is_plural(&p.range) && clause.class(left) != Class::Number
        }),
        // "Rather than condemn the coup"
        _ => clause.governor_before(group.start).is_some(),
    }
}

/// Whether a form in -s stands where a verb stands: behind one who does it.
fn is_third(clause: &Clause, at: &Range<usize>, group: &Group) -> bool {
    let Some(left) = clause.before(group.start) else { return false };
    // "a law that advocates call harsh"
    let plural = matches!(clause.class(at.end), Class::Small(Grammar::Say | Grammar::Verb) | Class::Stance(VerbForm::Base));
    if plural && matches!(clause.class(left), Class::Small(Grammar::That | Grammar::Relative)) {
        return false;
    }
    match clause.class(left) {
        Class::Small(Grammar::Pronoun | Grammar::Relative | Grammar::Conjunction | Grammar::That | Grammar::Nobody) | Class::Comma | Class::Quote => true,
        Class::Noun => clause.phrase_before(group.start).is_some(),
        _ => false,
    }
}

fn active(clause: &Clause, at: Range<usize>, word: &'static StanceWord, form: VerbForm, group: &Group, earlier: &[Found]) -> Option<Found> {
    let mut subject = clause.subject(at.start);
    if subject.idle || word.loose && subject.phrase.as_ref().is_none_or(|p| is_of(clause, p, Nature::Thing)) {
        return None;
    }
    // "backed down", but "turned down" is a verb of its own
    if at.len() == 1 && clause.reading.is_any(at.end, forms!["down", "up", "away", "off", "out"]) {
        return None;
    }
    // "could neither confirm nor deny it"
    let evaded = matches!(&*word.predicate, "confirm" | "deny") && (group.start..at.start).any(|i| clause.reading.is_any(i, forms!["neither", "nor"]));
    if evaded || form == VerbForm::Gerund && opens(clause, at.start) && subject.phrase.is_none() {
        return None;
    }
    if let Some((gap, owner)) = subject.phrase.as_ref().filter(|_| stands_alone(clause, at.end)).and_then(|p| reduced_relative(clause, p)) {
        (subject.phrase, subject.gap) = (Some(owner), Some(gap));
    }
    let mut complement = complement(clause, &at, word, subject.gap.take(), earlier)?;
    if let Some(target) = &complement.target {
        let by_object = matches!(complement.take, Some(Take::Object | Take::Preposition(_)) | None);
        let reflexive = clause.reading.folded(target.start).ends_with("self") || clause.reading.is(target.start, "themselves");
        if by_object && (reflexive || is_of(clause, target, Nature::Idle)) {
            return None;
        }
    }
    if complement.target.as_ref().is_some_and(|t| t.len() == 1 && clause.is_small(t.start, Grammar::Pronoun)) {
        // "others oppose it"; in "opposes the toll and wants to block it" the clause around "it" is not what it means
        let named = earlier.iter().rev().find_map(|f| f.target.clone().filter(|t| t.end <= at.start));
        complement.target = named.or(complement.target);
    }
    let inherited = inherited(clause, group, form);
    let mut negations = subject.negations + group.negations + inherited.map_or(0, |(n, _)| n);
    if negations % 2 == 1 && cancels(clause, &at) {
        negations += 1;
    }
    // "recognised neither the vote nor its outcome"
    negations += usize::from(clause.reading.is_any(at.end, forms!["neither", "none", "nothing", "nobody"]));
    let modal = group.modal.or(subject.modal).or(inherited.and_then(|(_, m)| m));
    let refused = group.to.is_some() && negations % 2 == 1;
    if word.promised && !refused && !matches!(modal, Some(Modal::Will | Modal::Would)) {
        return None;
    }
    let modality = modality(modal, negations, subject.open);
    let favours = word.favours != complement.turns;
    if word.felt {
        // "the deal enraged the union": who feels it stands behind
        let holder = complement.target.filter(|t| is_somebody(clause, t))?;
        return Some(Found {
            at,
            predicate: &word.predicate,
            favours,
            negations,
            modality,
            holder: Some(Holder::Words(holder)),
            target: Some(subject.phrase?),
            rule: "stance.felt",
        });
    }
    let rule = if complement.take == Some(&Take::Name) { "stance.name" } else { "stance.verb" };
    Some(Found { at, predicate: &word.predicate, favours, negations, modality, holder: subject.phrase.map(Holder::Words), target: complement.target, rule })
}

/// The other deeds that a stance on one is on as well: "vowed to end the toll, to open the lock and defend the pier".
pub(super) fn others(clause: &Clause, found: &Found) -> Vec<Found> {
    let mut others = Vec::new();
    let Some(target) = found.target.as_ref().filter(|t| clause.before(t.start).is_some_and(|i| clause.is_small(i, Grammar::To))) else { return others };
    let mut end = target.end;
    while let Some(deed) = next_deed(clause, end) {
        let Some(target) = clause.clause_after(deed) else { break };
        end = target.end;
        others.push(Found { at: deed..deed + 1, target: Some(target), ..found.clone() });
    }
    others
}

/// Where a deed begins that a comma or "and" joins to the one that ends at `end`.
fn next_deed(clause: &Clause, end: usize) -> Option<usize> {
    let joins = |i: usize| matches!(clause.class(i), Class::Comma | Class::Quote | Class::Small(Grammar::Conjunction)) && !clause.reading.is(i, "but");
    let at = (end..clause.end().min(end + 4)).find(|&i| !joins(i)).filter(|&i| i > end)?;
    let joined = (end..at).any(|i| clause.class(i) != Class::Quote);
    let to = clause.is_small(at, Grammar::To);
    let deed = at + usize::from(to);
    let small = clause.reading.shape(deed) == Shape::Lower;
    // "to the dismay of", "to her surprise", "to say nothing of"
    let verb = matches!(clause.class(deed), Class::Stance(VerbForm::Base) | Class::Noun | Class::Small(Grammar::Verb)) && !clause.reading.is(deed, "say");
    // "protest marches", "back taxes"
    let object = clause.opens_noun(at + 1) || clause.class(at + 1) == Class::Noun && !clause.reading.word(at + 1).ends_with('s');
    let bare = matches!(clause.class(at), Class::Stance(VerbForm::Base)) && object;
    (joined && small && if to { verb } else { bare }).then_some(deed)
}

/// Whether nothing that could be an object stands at `at`.
fn stands_alone(clause: &Clause, at: usize) -> bool {
    at >= clause.end() || matches!(clause.class(at), Class::Break | Class::Comma) || clause.reading.is(at, "but")
}

/// "a charge Hatch denies", "a gap the chief conceded": the noun that a relative clause without its pronoun is about, and the subject of
/// the clause.
fn reduced_relative(clause: &Clause, subject: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let small = |i: usize| clause.reading.shape(i) == Shape::Lower;
    let article = |i: usize| clause.reading.is_any(i, forms!["a", "an"]);
    // one phrase before the verb, "a charge Hatch", or two, "a gap" and "the chief"
    let start = if article(subject.start) { subject.start } else { clause.modified_before(subject.start)?.start };
    let opens = |i: usize| clause.reading.shape(i).is_capitalised() || clause.is_small(i, Grammar::Determiner) || clause.is_small(i, Grammar::Pronoun);
    let owner = (start + 2..subject.end).find(|&i| opens(i))?;
    let noun = article(start) && (start + 1..owner).all(|i| small(i) && clause.class(i) == Class::Noun);
    (noun && clause.before(start).is_some_and(|i| clause.class(i) == Class::Comma)).then_some((start..owner, owner..subject.end))
}

pub(super) fn modality(modal: Option<Modal>, negations: usize, open: bool) -> Option<Modality> {
    match modal {
        None | Some(Modal::Should) if open => Some(Modality::May),
        None => None,
        Some(modal) => Some(Modality::of(modal, negations % 2 == 1)),
    }
}

/// "will not sign or support": what the auxiliaries of the verb before "or" say of this one too.
fn inherited(clause: &Clause, group: &Group, form: VerbForm) -> Option<(usize, Option<Modal>)> {
    let left = clause.before(group.start)?;
    let own = group.modal.is_some() || group.does || group.to.is_some();
    let joined = clause.is_small(left, Grammar::Conjunction) || clause.is_small(left, Grammar::Nobody);
    let nor = clause.reading.is(group.start, "nor");
    if own || form != VerbForm::Base || !(joined || nor) {
        return None;
    }
    let before = clause.verb_before(if nor { group.start } else { left })?;
    let other = clause.group(before);
    let negations = if nor || clause.reading.is(left, "but") { 0 } else { other.negations };
    Some((negations, other.modal))
}

/// "did not reject it because of its height, but because ...", "did not approve them unanimously": what is negated is not the stance.
fn cancels(clause: &Clause, at: &Range<usize>) -> bool {
    let because = (at.end..clause.end()).find(|&i| clause.reading.is(i, "because"));
    let contrasted =
        |from: usize| (from..clause.end()).any(|i| clause.reading.is(i, "but") && (clause.reading.is(i + 1, "because") || clause.reading.is(i + 1, "for")));
    if because.is_some_and(contrasted) {
        return true;
    }
    (at.end..clause.end().min(at.end + 8))
        .take_while(|&i| !matches!(clause.class(i), Class::Comma | Class::Break))
        .any(|i| matches!(clause.reading.word(i), "unanimously" | "entirely" | "wholly" | "lightly" | "alone" | "outright" | "willingly"))
}

/// What follows a verb, by the first of its frames that fits.
fn complement(clause: &Clause, at: &Range<usize>, word: &'static StanceWord, gap: Option<Range<usize>>, earlier: &[Found]) -> Option<Complement> {
    let mut from = at.end;
    while matches!(clause.class(from), Class::Quote | Class::Small(Grammar::Adverb)) {
        from += 1;
    }
    let plain = |target: Range<usize>, take: &'static Take| Complement { target: Some(target), turns: false, take: Some(take) };
    for take in &word.takes {
        let found = match take {
            Take::Preposition(words) => preposition(clause, from, words).and_then(|(next, against)| {
                let target = clause.phrase_after(next, false).or_else(|| gap.clone());
                let ends = matches!(clause.class(next), Class::Break | Class::Comma);
                let target = target.or_else(|| if ends { earlier.last().and_then(|f| f.target.clone()) } else { None });
                (target.is_some()).then_some(Complement { target, turns: against && word.favours && matches!(&*word.predicate, "vote"), take: Some(take) })
            }),
            Take::Infinitive => {
                let from = behind_time(clause, from);
                let not = clause.is_small(from, Grammar::Negation);
                let to = from + usize::from(not);
                let target = if clause.is_small(to, Grammar::To) { clause.clause_after(to + 1) } else { None };
                target.map(|target| Complement { target: Some(target), turns: not, take: Some(take) })
            }
            Take::Person => clause.phrase_after(from, false).and_then(|object| {
                let not = clause.is_small(object.end, Grammar::Negation);
                let to = object.end + usize::from(not);
                // "wants the officer dismissed"
                let done = matches!(clause.class(to), Class::Participle | Class::Stance(VerbForm::Past)) && word.takes.contains(&Take::Infinitive);
                if done {
                    return clause.clause_after(to).map(|c| plain(object.start..c.end, take));
                }
                if !clause.is_small(to, Grammar::To) {
                    return None;
                }
                let end = clause.clause_after(to + 1).map_or(object.end, |c| c.end);
                Some(plain(object.start..end, take))
            }),
            Take::That => stated(clause, from).map(|t| plain(t, take)),
            Take::Claim => stated(clause, from).map(|t| {
                let turns = t.clone().filter(|&i| denies(clause, i)).count() % 2 == 1;
                Complement { turns, ..plain(t, take) }
            }),
            Take::Gerund => (matches!(clause.class(from), Class::Gerund | Class::Stance(VerbForm::Gerund)))
                .then(|| clause.clause_after(from))
                .flatten()
                .map(|target| plain(target, take)),
            Take::Object => object(clause, from, word).map(|target| plain(target, take)),
            Take::Document => object(clause, from, word).filter(|target| names_document(clause, target)).map(|target| plain(target, take)),
            Take::Name => judgement::named(clause, from).map(|(target, bad)| Complement { target: Some(target), turns: bad == word.favours, take: Some(take) }),
            // Verbs that part belong to languages that are read otherwise.
            Take::Particle(_) => None,
            Take::Bare => (from >= clause.end() || matches!(clause.class(from), Class::Break | Class::Comma)).then_some(Complement {
                target: None,
                turns: false,
                take: Some(take),
            }),
        };
        if found.is_some() {
            return found;
        }
    }
    let takes_object = word.takes.iter().any(|t| matches!(t, Take::Object | Take::Document));
    if let Some(gap) = gap.filter(|_| takes_object) {
        return Some(Complement { target: Some(gap), turns: false, take: None });
    }
    // "sign or support the letter": one object behind the last verb.
    let shared = takes_object.then(|| shared_object(clause, from)).flatten();
    shared.map(|target| Complement { target: Some(target), turns: false, take: None })
}

/// "that" and a clause, or the clause alone.
fn stated(clause: &Clause, from: usize) -> Option<Range<usize>> {
    // "denied in an email that", "recommended Sunday that"; "insisted on Monday that" is no insisting on a day
    let on = clause.before(from).is_some_and(|i| clause.is_small(i, Grammar::Preposition));
    let from = (from..from + 7)
        .take_while(|&i| i == from || clause.is_nominal(i) || clause.is_small(i, Grammar::Preposition))
        .find(|&i| clause.is_small(i + 1, Grammar::That))
        .filter(|_| clause.is_small(from, Grammar::Preposition) || clause.is_small(from, Grammar::Time) && !on)
        .map_or(from, |i| i + 1);
    let that = clause.is_small(from, Grammar::That) && clause.class(from + 1) != Class::Break;
    if that { clause.clause_after(from + 1) } else { bare_clause(clause, from) }
}

/// Whether a word of a clause denies what the clause says.
fn denies(clause: &Clause, at: usize) -> bool {
    matches!(clause.class(at), Class::Small(Grammar::Negation | Grammar::Nobody)) || clause.is_auxiliary(at) && is_negative(clause.reading, at)
}

/// An object without "that" whose verb shows that it is a clause: "doubt the board will".
fn bare_clause(clause: &Clause, from: usize) -> Option<Range<usize>> {
    // "insists he'll go"
    if clause.is_auxiliary(from) && clause.reading.folded(from).contains('\'') && !is_negative(clause.reading, from) {
        return clause.clause_after(from);
    }
    let object = clause.phrase_after(from, false)?;
    matches!(clause.class(object.end), Class::Small(Grammar::Modal(_) | Grammar::Be | Grammar::Have | Grammar::Do)).then(|| clause.clause_after(from)).flatten()
}

fn object(clause: &Clause, from: usize, word: &StanceWord) -> Option<Range<usize>> {
    let mut object = clause.phrase_after(from, true).filter(|object| !is_time(clause, object))?;
    // "condemned the vote as a sham", "mocked them for passing it"
    let ends = |i: usize| {
        let as_what = clause.reading.is(i, "as") && !clause.reading.is(i - 1, "well") && !clause.reading.is(i + 1, "well");
        let for_what = word.reproach && clause.reading.is(i, "for") && clause.reading.word(i + 1).ends_with("ing");
        as_what || for_what
    };
    object.end = (object.start + 1..object.end).find(|&i| ends(i)).unwrap_or(object.end);
    // "opposes the plan to close the lock"
    let planned = clause.is_small(object.end, Grammar::To) && clause.governor_before(object.end).is_some_and(|(_, g)| g.noun);
    if let Some(deed) = clause.clause_after(object.end + 1).filter(|_| planned) {
        return Some(object.start..deed.end);
    }
    let is_clause = matches!(clause.class(object.end), Class::Small(Grammar::Modal(_) | Grammar::Be | Grammar::Have | Grammar::Do));
    (!is_clause || word.takes.contains(&Take::That)).then_some(object)
}

/// "turned down last year"
fn is_time(clause: &Clause, object: &Range<usize>) -> bool {
    let (first, last) = (object.start, object.start + 1);
    object.len() == 2 && clause.reading.is_any(first, forms!["last", "this", "next", "earlier"]) && clause.is_small(last, Grammar::Time)
}

pub(super) fn names_document(clause: &Clause, target: &Range<usize>) -> bool {
    is_of(clause, target, Nature::Document)
}

/// Past the time between a verb and its infinitive: "declined last week to halt it", "promised on Tuesday to sell".
fn behind_time(clause: &Clause, from: usize) -> usize {
    let time = |i: usize| clause.is_small(i, Grammar::Time);
    let on = clause.is_small(from, Grammar::Preposition);
    let day = from + usize::from(on);
    let behind =
        if is_time(clause, &(from..from + 2)) { from + 2 } else { day + (day..day + 3).take_while(|&i| time(i) || clause.class(i) == Class::Number).count() };
    let found = behind > day && (clause.is_small(behind, Grammar::To) || clause.is_small(behind, Grammar::Negation));
    if found { behind } else { from }
}

/// Where the object of a preposition begins, and whether the preposition is "against".
fn preposition(clause: &Clause, from: usize, words: &str) -> Option<(usize, bool)> {
    let mut next = from;
    for word in words.split(' ') {
        if !clause.reading.is(next, word) {
            return None;
        }
        next += 1;
    }
    // "agree to" before a verb is an infinitive.
    let verb = words == "to" && matches!(clause.class(next), Class::Stance(VerbForm::Base));
    (!verb).then_some((next, words == "against"))
}

fn shared_object(clause: &Clause, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    let mut joined = false;
    while at < clause.end() && at < from + 6 {
        match clause.class(at) {
            Class::Comma | Class::Small(Grammar::Adverb | Grammar::Negation | Grammar::Modal(_)) => {}
            Class::Small(Grammar::Conjunction | Grammar::Nobody) => joined = true,
            Class::Stance(_) => joined |= at > from,
            _ => break,
        }
        at += 1;
    }
    let after_verb = at > from && (from..at).any(|i| matches!(clause.class(i), Class::Stance(_)));
    if clause.class(at.saturating_sub(1)) == Class::Comma || joined && after_verb { clause.phrase_after(at, true) } else { None }
}
