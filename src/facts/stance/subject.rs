//! Who does what a verb says: its subject, over relatives, conjunctions, participles and governing verbs, with what they say of
//! negation and certainty.

use super::{
    clause::{Class, Clause, Group, REACH, is_possessive},
    phrase::Phrase,
};
use crate::{
    lang::{Control, Grammar, Modal, Sense, VerbForm, forms},
    text::Shape,
};
use std::ops::Range;

/// How many verbs a subject is handed on by.
const DEPTH: usize = 5;

/// The subject of a verb and what stands around it.
#[derive(Debug, Clone, Default)]
pub(super) struct Subject {
    /// The words; `None` where the sentence names nobody.
    pub phrase: Option<Range<usize>>,
    /// How often governing words and the subject itself negate.
    pub negations: usize,
    /// How sure a governing word says it is.
    pub modal: Option<Modal>,
    /// In an open condition or question.
    pub open: bool,
    /// What a relative pronoun before the clause stands for: the object of its verb.
    pub gap: Option<Range<usize>>,
    /// A purpose, or another use in which nobody takes a stance.
    pub idle: bool,
}

impl Subject {
    fn of(phrase: Option<Range<usize>>) -> Subject {
        Subject { phrase, ..Subject::default() }
    }
}

impl Clause<'_, '_> {
    /// The subject of the verb at `verb`.
    pub(super) fn subject(&self, verb: usize) -> Subject {
        self.subject_within(verb, DEPTH)
    }

    fn subject_within(&self, verb: usize, depth: usize) -> Subject {
        let Some(depth) = depth.checked_sub(1) else { return Subject::default() };
        let group = self.group(verb);
        if group.to.is_some() {
            return self.governed(group.start, depth);
        }
        // "she's willing to": the subject is in the group
        if self.is_contracted(group.start) {
            return Subject::of(Some(group.start..group.start + 1));
        }
        if matches!(self.class(verb), Class::Gerund | Class::Stance(VerbForm::Gerund)) && !group.be {
            return self.gerund_subject(group.start, depth);
        }
        // "Rather than condemn the coup"
        if self.governor_before(group.start).is_some_and(|(at, g)| g.denies && !g.raises && !self.acts_as_verb(at)) && group.modal.is_none() && !group.does {
            return self.gerund_subject(group.start, depth);
        }
        if self.reading.is(group.start, "nor") {
            return self.coordinate(group.start, depth);
        }
        let mut start = group.start;
        if self.before(start).is_some_and(|i| self.is_nominal(i)) && self.phrase_before(start).is_none() {
            start = self.adverbial_before(start).unwrap_or(start);
        }
        let Some(left) = self.before(start) else { return Subject::default() };
        match self.class(left) {
            Class::Comma if self.reading.is(group.start, "then") => self.coordinate(left, depth),
            Class::Comma => self.over_insertion(left, verb, depth),
            Class::Small(Grammar::Conjunction) => self.coordinate(left, depth),
            Class::Small(Grammar::Relative) => Subject::of(self.antecedent(left)),
            Class::Small(Grammar::That) if self.before(left).is_some_and(|i| self.class(i) == Class::Noun) => Subject::of(self.antecedent(left)),
            _ => self.phrase_before(start).map(|p| self.judged(self.over_gerund(self.over_infinitive(p)), &group)).unwrap_or_default(),
        }
    }

    /// "The plan to close the lock angered": the object of an infinitive is no subject, but the noun that the infinitive hangs on is.
    fn over_infinitive(&self, phrase: Phrase) -> Phrase {
        let to = phrase.stop.and_then(|i| if self.is_small(i, Grammar::To) { Some(i) } else { self.group(i).to.filter(|_| self.is_verb(i)) });
        let hangs_on = |to: usize| self.before(to).is_some_and(|i| self.class(i) == Class::Noun && self.governor_before(to).is_none_or(|(_, g)| g.noun));
        match to.filter(|&to| hangs_on(to)).and_then(|to| self.phrase_before(to)) {
            Some(whole) if self.opens_noun(whole.range.start) || self.reading.shape(whole.range.start).is_capitalised() => whole,
            _ => phrase,
        }
    }

    /// "The union representing the guards endorsed": the object of a verb in -ing is no subject, but the noun that it hangs on at the
    /// beginning of a clause is.
    fn over_gerund(&self, phrase: Phrase) -> Phrase {
        let gerund = phrase.stop.filter(|&i| matches!(self.class(i), Class::Gerund | Class::Stance(VerbForm::Gerund)));
        let hangs_on = |i: usize| self.before(i).is_some_and(|j| self.class(j) == Class::Noun);
        let opens = |p: &Phrase| {
            let begins = p.stop.is_none_or(|i| matches!(self.class(i), Class::Comma | Class::Break | Class::Quote | Class::Small(Grammar::That)));
            begins && (self.opens_noun(p.range.start) || self.reading.shape(p.range.start).is_capitalised())
        };
        gerund.filter(|&i| hangs_on(i)).and_then(|i| self.phrase_before(i)).filter(opens).unwrap_or(phrase)
    }

    /// A verb behind "and" shares the subject of the verb before it.
    fn coordinate(&self, conjunction: usize, depth: usize) -> Subject {
        let Some(mut verb) = self.verb_before(self.over_quotation(conjunction)) else { return Subject::default() };
        let mut subject = self.subject_within(verb, depth);
        // "insists 400 posts would go, and has promised": what has promised is one
        let singular = (conjunction + 1..conjunction + 3).any(|i| self.reading.is_any(i, forms!["has", "is", "was", "does"]));
        for _ in 0..depth {
            // nor shares it an infinitive, "invited them to come back, and has promised", or who is wanted fired: "wants her fired, and is threatening"
            let wanted = |phrase: &Range<usize>| self.governor_before(phrase.start).is_some_and(|(_, g)| g.control == Some(Control::Asks));
            let others = singular && subject.phrase.as_ref().is_none_or(|phrase| self.is_plural(phrase) || wanted(phrase));
            let Some(before) = self.verb_before(verb).filter(|_| others) else { break };
            (verb, subject) = (before, self.subject_within(before, depth));
        }
        Subject { gap: None, ..subject }
    }

    /// "said that the law “was right” and pledged": who pledged is not in the quotation that ends at `at`. Where it begins, else `at`.
    fn over_quotation(&self, at: usize) -> usize {
        let is_quote = |i: usize| self.class(i) == Class::Quote;
        let open = self.before(at).filter(|&i| is_quote(i)).and_then(|close| (close.saturating_sub(REACH).max(self.start)..close).rev().find(|&i| is_quote(i)));
        open.filter(|&i| self.verb_before(i).is_some()).unwrap_or(at)
    }

    /// "Norway, which shares a border, will": back over what stands between commas.
    fn over_insertion(&self, close: usize, verb: usize, depth: usize) -> Subject {
        let open = (close.saturating_sub(REACH).max(self.start)..close).rev().find(|&i| self.class(i) == Class::Comma);
        if let Some(open) = open.filter(|&i| self.before(i).is_some_and(|j| self.is_nominal(j)))
            && let Some(phrase) = self.phrase_before(open).map(|p| self.over_party_tag(p))
        {
            // A name in apposition belongs to the phrase: "its chief, Dov Arbel, denied".
            let apposition = self.reading.shape(open + 1).is_capitalised() && self.class(open + 1) == Class::Noun;
            let along = self.reading.is_any(open + 1, forms!["along", "together", "like"]);
            let range = if apposition || along { phrase.range.start..close } else { phrase.range.clone() };
            let group = self.group(verb);
            return self.judged(Phrase { range, ..phrase }, &group);
        }
        if matches!(self.class(verb), Class::Stance(VerbForm::Past) | Class::Participle) { self.main(verb, depth) } else { Subject::default() }
    }

    /// "Sen. Graham, R-S.C., meanwhile, lamented": the name before a party and state.
    fn over_party_tag(&self, phrase: Phrase) -> Phrase {
        let tag = self.reading.word(phrase.range.start).len() == 1 && self.class(phrase.range.start + 1) == Class::Hyphen;
        match phrase.stop.filter(|&i| tag && self.class(i) == Class::Comma).and_then(|i| self.phrase_before(i)) {
            Some(name) => name,
            None => phrase,
        }
    }

    /// What a relative pronoun stands for.
    pub(super) fn antecedent(&self, relative: usize) -> Option<Range<usize>> {
        let end = if self.before(relative).is_some_and(|i| self.class(i) == Class::Comma) { relative - 1 } else { relative };
        // "to resign over the accusations, which": only the phrase at its side.
        if self.reading.is(relative, "which") {
            return self.modified_before(end);
        }
        self.phrase_before(end).map(|p| p.range).or_else(|| self.modified_before(end))
    }

    /// The noun phrase right before `end`, no further left than its own article: "a request" in "acting on a request".
    pub(super) fn modified_before(&self, end: usize) -> Option<Range<usize>> {
        let mut from = end;
        while let Some(i) = self.before(from).filter(|&i| end - i <= 14) {
            let goes_on = self.is_nominal(i)
                || self.class(i) == Class::Quote
                || self.reading.is(i, "of") && from < end
                || matches!(self.class(i), Class::Participle | Class::Stance(_) | Class::Gerund)
                    && from < end
                    && self.before(i).is_some_and(|j| self.opens_noun(j));
            if !goes_on {
                break;
            }
            from = i;
            let closed =
                matches!(self.class(i), Class::Small(Grammar::Determiner | Grammar::Possessive)) && !self.before(i).is_some_and(|j| self.reading.is(j, "of"));
            if closed {
                break;
            }
        }
        (from < end).then_some(from..end)
    }

    /// What a subject and the words before it say of negation and certainty.
    fn judged(&self, phrase: Phrase, group: &Group) -> Subject {
        let mut subject = Subject::of(Some(phrase.range.clone()));
        let first = phrase.range.start;
        let denied = |at: usize| self.is_small(at, Grammar::Nobody);
        subject.negations +=
            usize::from(denied(first) || self.before(first).is_some_and(|i| self.is_small(i, Grammar::Negation) && !self.reading.is(i, "nor") || denied(i)));
        let Some(stop) = phrase.stop else { return subject };
        subject.idle = self.is_hoped(stop);
        // "Whether or not the union approves"
        if self.is_small(stop, Grammar::Negation) && stop >= self.start + 2 && self.is_small(stop - 2, Grammar::Condition) {
            subject.negations = 0;
            subject.open = true;
        }
        let bare = !group.be && !group.have && !group.does && group.modal.is_none();
        match self.class(stop) {
            Class::Small(Grammar::Condition) => subject.open = true,
            // "Will Ankara back", "Why did the trust oppose"
            Class::Small(Grammar::Modal(modal)) if bare => subject.modal = Some(modal),
            Class::Small(Grammar::Do) if bare => {
                subject.open = self.before(stop).is_none_or(|i| matches!(self.class(i), Class::Quote | Class::Comma | Class::Break))
            }
            Class::Small(Grammar::Relative) => subject.gap = self.antecedent(stop),
            Class::Small(Grammar::That)
                if self.before(stop).is_some_and(|i| self.class(i) == Class::Noun)
                    && !self.has_true(stop)
                    && self.verb_before(stop).is_none_or(|v| !self.is_small(v, Grammar::Say)) =>
            {
                subject.gap = self.modified_before(stop)
            }
            _ => {}
        }
        let said = if self.is_small(stop, Grammar::That) { stop } else { stop + 1 };
        if let Some((at, _)) = self.governor_before(said).filter(|(_, g)| g.raises) {
            let denies = self.governor_before(said).is_some_and(|(_, g)| g.denies);
            subject.negations += self.group(at).negations + usize::from(denies);
            subject.gap = None;
        } else if self.is_small(stop, Grammar::That) && self.has_true(stop) {
            subject.negations += self.group(stop - 1).negations;
        }
        subject
    }

    /// "hoped the mayor would pay": what another hopes or fears is nobody's own stance.
    fn is_hoped(&self, stop: usize) -> bool {
        let verb = if self.is_small(stop, Grammar::That) { self.before(stop) } else { Some(stop) };
        verb.is_some_and(|i| self.has_sense(i, |s| matches!(s, Sense::Stance(word) if matches!(&*word.predicate, "hope" | "fear" | "worry"))))
    }

    /// "It is not true that"
    fn has_true(&self, that: usize) -> bool {
        self.before(that).is_some_and(|i| matches!(self.reading.word(i), "true" | "clear" | "certain" | "likely" | "possible"))
    }

    /// The subject of an infinitive whose group begins at `start`.
    fn governed(&self, start: usize, depth: usize) -> Subject {
        let mut end = start;
        while self.before(end).is_some_and(|i| matches!(self.class(i), Class::Quote | Class::Small(Grammar::Adverb)) && self.governor_before(end).is_none()) {
            end -= 1;
        }
        let Some(left) = self.before(end) else { return Subject::default() };
        let governor = self.governor_before(end);
        let at = governor.map_or(left, |(at, _)| at);
        let effect = |mut subject: Subject, verb: Option<usize>| {
            let group = verb.map(|v| self.group(v)).unwrap_or_default();
            subject.negations += group.negations + usize::from(governor.is_some_and(|(_, g)| g.denies));
            subject.modal = governor.and_then(|(_, g)| g.modal).or(group.modal).or(subject.modal);
            subject
        };
        if let Some((at, _)) = governor.filter(|(at, g)| g.noun && !self.governs_as_verb(*at)) {
            return self.possessor(at, depth).map(|s| effect(s, None)).unwrap_or_else(|| Subject { idle: true, ..Subject::default() });
        }
        match self.class(left) {
            Class::Small(Grammar::Be) => {
                let subject = self.subject_within(left, depth);
                let negations = subject.negations + self.group(left).negations;
                return Subject { negations, modal: Some(Modal::Will), gap: None, ..subject };
            }
            Class::Small(Grammar::Have) => return Subject { modal: Some(Modal::Must), gap: None, ..self.subject_within(left, depth) },
            Class::Small(Grammar::Condition) => {
                let subject = self.verb_before(left).map(|v| self.subject_within(v, depth)).unwrap_or_default();
                return Subject { modal: Some(Modal::May), gap: None, ..subject };
            }
            _ => {}
        }
        // "the votes needed to block it": a purpose.
        if matches!(self.reading.word(at), "needed" | "required" | "designed" | "meant" | "intended" | "used") && !self.group(at).be && !self.group(at).have {
            return Subject { idle: true, ..Subject::default() };
        }
        // "was advised to veto"
        if governor.is_some_and(|(_, g)| g.control == Some(Control::Asks)) && self.group(at).be {
            return Subject { idle: true, ..Subject::default() };
        }
        if self.acts_as_verb(at) {
            return effect(self.subject_within(at, depth), Some(at));
        }
        // "is reluctant to", "was careful not to", "has yet to"
        if let Some(be) = self
            .before(at)
            .and_then(|i| (i.saturating_sub(2).max(self.start)..=i).rev().find(|&j| matches!(self.class(j), Class::Small(Grammar::Be | Grammar::Have))))
        {
            return effect(self.subject_within(be, depth), Some(be));
        }
        let Some(phrase) = self.phrase_before(end) else { return Subject { idle: true, ..Subject::default() } };
        let control = phrase.stop.and_then(|stop| self.governor_before(stop + 1)).and_then(|(at, g)| g.control.map(|c| (at, c)));
        match control {
            // "asks the court to strike down": who asks is against it
            Some((at, Control::Asks)) => {
                let asker = self.subject_within(at, depth);
                return Subject { negations: asker.negations + self.group(at).negations, gap: None, ..asker };
            }
            Some((_, Control::Brings)) => return Subject::of(Some(phrase.range)),
            None => {}
        }
        let headline = phrase.stop.is_none_or(|i| self.class(i) == Class::Break) && self.verb_before(end).is_none();
        if headline {
            return Subject { modal: Some(Modal::Will), ..Subject::of(Some(phrase.range)) };
        }
        Subject { idle: true, ..Subject::default() }
    }

    fn governs_as_verb(&self, at: usize) -> bool {
        self.acts_as_verb(at) && !self.before(at).is_some_and(|i| self.opens_noun(i) || self.class(i) == Class::Noun && self.is_possessed(at))
    }

    /// Whether a possessive stands shortly before a noun: "the museum's sudden decision".
    fn is_possessed(&self, noun: usize) -> bool {
        (noun.saturating_sub(3).max(self.start)..noun)
            .any(|i| self.is_small(i, Grammar::Possessive) || self.class(i) == Class::Noun && is_possessive(self.reading, i))
    }

    fn acts_as_verb(&self, at: usize) -> bool {
        match self.class(at) {
            Class::Small(Grammar::Verb | Grammar::Say) => true,
            Class::Participle | Class::Gerund | Class::Stance(_) => !self.before(at).is_some_and(|i| self.opens_noun(i)),
            Class::Noun => {
                self.before(at).is_some_and(|i| {
                    matches!(self.class(i), Class::Small(Grammar::Modal(_) | Grammar::Do | Grammar::To | Grammar::Negation))
                        && self.reading.shape(at) == Shape::Lower
                }) || self
                    .governor_before(at + 1)
                    .is_some_and(|(g, gov)| g == at && !gov.noun && gov.modal == Some(Modal::Will) && self.reading.folded(at).ends_with('s'))
            }
            _ => false,
        }
    }

    /// Whose the noun at `noun` is: "the museum's decision", "announced its intention", "has no plans".
    fn possessor(&self, noun: usize, depth: usize) -> Option<Subject> {
        let mut denied = 0;
        for i in (noun.saturating_sub(4).max(self.start)..noun).rev() {
            match self.class(i) {
                Class::Small(Grammar::Possessive) => return Some(Subject::of(Some(i..i + 1))),
                Class::Noun if is_possessive(self.reading, i) => return Some(Subject::of(self.possessor_phrase(i))),
                Class::Small(Grammar::Nobody) => denied += 1,
                Class::Noun | Class::Hyphen | Class::Small(Grammar::Adverb | Grammar::Determiner) | Class::Participle => {}
                _ if self.is_verb(i) => {
                    let mut subject = self.subject_within(i, depth);
                    subject.negations += denied + self.group(i).negations;
                    return Some(subject);
                }
                _ => return None,
            }
        }
        None
    }

    /// The noun phrase that ends in the possessive at `at`.
    pub(super) fn possessor_phrase(&self, at: usize) -> Option<Range<usize>> {
        let end = at + 1 + usize::from(self.class(at + 1) == Class::Hyphen && self.reading.shape(at + 1) == Shape::QuoteSingle);
        self.modified_before(end)
    }

    /// The subject of a verb in -ing whose group begins at `start`.
    fn gerund_subject(&self, start: usize, depth: usize) -> Subject {
        if let Some((at, governor)) = self.governor_before(start).filter(|(_, g)| !g.noun) {
            let verb = self.acts_as_verb(at).then_some(at);
            let mut subject = verb.map_or_else(|| self.main(at, depth), |v| self.subject_within(v, depth));
            subject.negations += usize::from(governor.denies) + verb.map_or(0, |v| self.group(v).negations);
            subject.modal = governor.modal.or(subject.modal).or(verb.and_then(|v| self.group(v).modal));
            return Subject { gap: None, ..subject };
        }
        let Some(left) = self.before(start) else { return self.main(start, depth) };
        match self.class(left) {
            Class::Small(Grammar::Conjunction) => self.coordinate(left, depth),
            // "a petition opposing the toll", but not the mayor in "a letter to the mayor opposing the toll"
            Class::Noun => match self.phrase_before(start) {
                Some(phrase) if phrase.stop.is_some_and(|i| self.reading.is(i, "to")) => self.main(start, depth),
                phrase => Subject::of(phrase.map(|p| p.range)),
            },
            // "criticized the union for backing the levy": the union does
            Class::Small(Grammar::Preposition) if self.reading.is(left, "for") => match self.phrase_before(left) {
                Some(object) if object.stop.is_some_and(|i| self.is_verb(i)) => Subject::of(Some(object.range)),
                _ => self.main(start, depth),
            },
            _ if self.acts_as_verb(left) => {
                let subject = self.subject_within(left, depth);
                Subject { negations: subject.negations + self.group(left).negations, gap: None, ..subject }
            }
            Class::Small(Grammar::Subordinator) => self.inserted_into(left).map_or_else(|| self.main(start, depth), |phrase| Subject::of(Some(phrase))),
            _ => self.main(start, depth),
        }
    }

    /// "Ms. Lund, while insisting that she will talk, has declined": the subject that an insertion opening at `at` stands behind.
    fn inserted_into(&self, at: usize) -> Option<Range<usize>> {
        let open = self.before(at).filter(|&i| self.class(i) == Class::Comma)?;
        let phrase = self.phrase_before(open)?;
        let first = phrase.stop.is_none_or(|i| self.class(i) == Class::Break);
        first.then_some(phrase.range)
    }

    /// The subject of the clause that a participle at `at` hangs on: that of the verb before, or, where the sentence opens with it,
    /// the one behind its comma.
    pub(super) fn main(&self, at: usize, depth: usize) -> Subject {
        if let Some(verb) = self.verb_before(at) {
            return Subject { modal: None, negations: 0, gap: None, ..self.subject_within(verb, depth) };
        }
        Subject::of(self.behind_opening(at))
    }

    /// "Vowing to clear every minefield, Cambodia opened": the noun phrase behind the comma that ends the opening.
    pub(super) fn behind_opening(&self, at: usize) -> Option<Range<usize>> {
        let commas = (at..self.end().min(at + REACH)).filter(|&i| self.class(i) == Class::Comma);
        commas.into_iter().find_map(|comma| {
            let phrase = self.phrase_after(comma + 1, false)?;
            let next = (phrase.end..self.end()).find(|&i| !matches!(self.class(i), Class::Small(Grammar::Adverb) | Class::Quote))?;
            (self.is_verb(next) || self.class(next) == Class::Comma).then_some(phrase)
        })
    }
}
