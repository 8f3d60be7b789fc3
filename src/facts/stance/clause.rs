//! A sentence taken apart into small words and the rest, and the noun phrases and verb groups found in it. No full parse: every
//! question walks from the word that asks, no further than its sentence.

use crate::{
    lang::{Governor, Grammar, Kind, Modal, Reading, Sense, StancePart, VerbForm, forms},
    text::Shape,
};
use std::ops::Range;

/// How far any question looks, in tokens.
pub(super) const REACH: usize = 45;

/// What a token is in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A small word.
    Small(Grammar),
    /// Any word that is not known to be something else.
    Noun,
    /// An unknown word in -ed.
    Participle,
    /// An unknown word in -ing.
    Gerund,
    /// A form of a stance verb.
    Stance(VerbForm),
    Number,
    /// A hyphen inside a word.
    Hyphen,
    Comma,
    /// A stop, colon, dash or anything else that parts clauses.
    Break,
    Quote,
    Bracket,
}

use Class::*;

/// One sentence.
pub(super) struct Clause<'r, 't> {
    pub reading: &'r Reading<'t>,
    /// Its first token.
    pub start: usize,
    classes: Vec<Class>,
}

/// A verb and the auxiliaries, adverbs and negations before it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Group {
    /// Its first token.
    pub start: usize,
    /// How often it is negated.
    pub negations: usize,
    /// The modal verb in it.
    pub modal: Option<Modal>,
    pub be: bool,
    pub have: bool,
    pub does: bool,
    /// The `to` of an infinitive.
    pub to: Option<usize>,
}

impl<'r, 't> Clause<'r, 't> {
    pub(super) fn new(reading: &'r Reading<'t>, range: Range<usize>) -> Self {
        let mut classes = vec![Noun; range.len()];
        let mut at = range.start;
        while at < range.end {
            let (taken, class) = classify(reading, at, at == range.start);
            for slot in classes.iter_mut().skip(at - range.start).take(taken.max(1)) {
                *slot = class;
            }
            at += taken.max(1);
        }
        // "cease-fire", "runners-up": the parts of a compound are no small words.
        for i in 0..classes.len() {
            let beside = |j: Option<usize>| j.and_then(|j| classes.get(j)) == Some(&Hyphen) && j.is_some_and(|j| reading.shape(range.start + j) == Shape::Dash);
            if matches!(classes.get(i), Some(Small(_))) && (beside(i.checked_sub(1)) || beside(Some(i + 1))) {
                classes[i] = Noun;
            }
        }
        Clause { reading, start: range.start, classes }
    }

    pub(super) fn end(&self) -> usize {
        self.start + self.classes.len()
    }

    /// The class of token `at`; a break outside the sentence.
    pub(super) fn class(&self, at: usize) -> Class {
        at.checked_sub(self.start).and_then(|i| self.classes.get(i)).copied().unwrap_or(Break)
    }

    pub(super) fn is_small(&self, at: usize, wanted: Grammar) -> bool {
        self.class(at) == Small(wanted)
    }

    /// The token before `at`, if it is in the sentence.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|&i| i >= self.start)
    }

    /// May stand inside a noun phrase wherever it stands.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        matches!(
            self.class(at),
            Noun | Number
                | Hyphen
                | Bracket
                | Small(Grammar::Determiner | Grammar::Possessive | Grammar::Pronoun | Grammar::FirstPerson | Grammar::Nobody | Grammar::Time)
        )
    }

    /// What may stand right before a word that is then no verb: the, her, 31, minister's.
    pub(super) fn opens_noun(&self, at: usize) -> bool {
        matches!(self.class(at), Small(Grammar::Determiner | Grammar::Possessive | Grammar::Nobody) | Number)
            || self.class(at) == Noun && is_possessive(self.reading, at)
    }

    /// A governor that ends right before token `end`: where it begins, and what it does.
    pub(super) fn governor_before(&self, end: usize) -> Option<(usize, Governor)> {
        (1..=4).filter_map(|n| end.checked_sub(n).filter(|&at| at >= self.start)).rev().find_map(|at| {
            if !self.reading.kinds(at).has(Kind::Governor) {
                return None;
            }
            let mut found: Option<Governor> = None;
            for (n, sense) in self.reading.senses(at) {
                let Sense::Governor(g) = sense else { continue };
                if at + n == end {
                    found = Some(found.map_or(*g, |f| merge(f, *g)));
                }
            }
            found.map(|g| (at, g))
        })
    }

    /// The verb group that ends with the verb at `at`.
    pub(super) fn group(&self, at: usize) -> Group {
        let mut group = Group { start: at, ..Group::default() };
        let mut left = at;
        while let Some(i) = self.before(left) {
            if at - i > REACH {
                break;
            }
            match self.class(i) {
                Small(Grammar::Adverb) | Quote => {}
                Small(Grammar::Only) if self.before(i).is_some_and(|j| self.is_small(j, Grammar::Negation)) => {
                    left = i - 1;
                    group.start = left;
                    continue;
                }
                Small(Grammar::Only) => {}
                // "have both ruled out"
                Small(Grammar::Determiner) if self.reading.is_any(i, forms!["both", "all", "each"]) && self.before(i).is_some_and(|j| self.is_auxiliary(j)) => {
                }
                Small(Grammar::Negation) => {
                    // "no longer" is one negation in two tokens.
                    group.negations += usize::from(!self.reading.is(i, "longer"));
                }
                Small(Grammar::Nobody) if self.reading.is(i, "neither") || self.reading.is(i, "nor") => group.negations += 1,
                Small(Grammar::Modal(modal)) if group.modal.is_none() => {
                    group.modal = Some(modal);
                    group.negations += usize::from(is_negative(self.reading, i));
                }
                // "she's criticized the toll" has an object
                Small(Grammar::Be) if self.is_contracted(i) && self.class(at) == Stance(VerbForm::Past) && self.is_nominal(at + 1) => group.have = true,
                Small(Grammar::Be) => {
                    group.be = true;
                    group.negations += usize::from(is_negative(self.reading, i));
                }
                Small(Grammar::Have) => {
                    group.have = true;
                    group.negations += usize::from(is_negative(self.reading, i));
                }
                Small(Grammar::Do) => {
                    group.does = true;
                    // "does not and will not recognise" is negated once.
                    group.negations += usize::from(is_negative(self.reading, i) && group.modal.is_none());
                }
                Small(Grammar::To) => {
                    group.to = Some(i);
                    group.start = i;
                    if let Some(j) = self.before(i).filter(|&j| self.is_small(j, Grammar::Negation)) {
                        group.negations += 1;
                        group.start = j;
                    }
                    break;
                }
                // "does not and will not recognise"
                Small(Grammar::Conjunction) if group.modal.is_some() => {
                    let Some(mut j) = self.before(i) else { break };
                    if self.class(j) == Comma {
                        j = self.before(j).unwrap_or(j);
                    }
                    if !matches!(self.class(j), Small(Grammar::Negation | Grammar::Do | Grammar::Modal(_))) {
                        break;
                    }
                    while let Some(k) = self.before(j) {
                        if !matches!(self.class(k), Small(Grammar::Negation | Grammar::Do | Grammar::Modal(_) | Grammar::Adverb)) {
                            break;
                        }
                        j = k;
                    }
                    left = j;
                    group.start = j;
                    continue;
                }
                // "said she would not, describing it as a shame": a clause of its own
                Comma if matches!(self.class(at), Gerund | Stance(VerbForm::Gerund)) && !self.before(i).is_some_and(|j| self.is_small(j, Grammar::Be)) => break,
                // "will never, under any circumstances, recognise": back over the insertion.
                Comma if self.before(i).is_some_and(|j| self.is_auxiliary(j)) => {}
                Comma => {
                    let Some(open) = self.insertion(i) else { break };
                    left = open;
                    continue;
                }
                Break if matches!(self.reading.shape(i), Shape::Dash) && self.before(i).is_some_and(|j| self.is_auxiliary(j)) => {
                    left = i;
                    continue;
                }
                _ => break,
            }
            left = i;
            if !matches!(self.class(i), Quote) {
                group.start = i;
            }
        }
        group
    }

    pub(super) fn is_auxiliary(&self, at: usize) -> bool {
        matches!(self.class(at), Small(Grammar::Modal(_) | Grammar::Be | Grammar::Have | Grammar::Do | Grammar::Negation))
    }

    /// Whether the token is a pronoun and its auxiliary in one: she's, we'll.
    pub(super) fn is_contracted(&self, at: usize) -> bool {
        self.is_auxiliary(at) && self.contracted_with(at, &["he", "she", "it", "they", "we", "i", "you"])
    }

    /// The same of those who speak: I'd, we're.
    pub(super) fn is_first_person(&self, at: usize) -> bool {
        self.is_small(at, Grammar::FirstPerson) || self.is_auxiliary(at) && self.contracted_with(at, &["i", "we"])
    }

    fn contracted_with(&self, at: usize, pronouns: &[&str]) -> bool {
        self.reading.folded(at).split_once('\'').is_some_and(|(head, _)| pronouns.contains(&head))
    }

    /// For the comma that closes an insertion behind an auxiliary: the comma that opens it.
    fn insertion(&self, close: usize) -> Option<usize> {
        let open = (close.saturating_sub(14).max(self.start)..close).rev().find(|&i| self.class(i) == Comma)?;
        self.before(open).filter(|&i| self.is_auxiliary(i)).map(|_| open)
    }

    /// Whether the token is a verb in use, not a modifier or a noun.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let modifies = || {
            self.before(at)
                .is_some_and(|i| self.opens_noun(i) && !self.reading.is(i, "neither") || self.is_small(i, Grammar::Preposition) || self.class(i) == Hyphen)
        };
        match self.class(at) {
            Small(Grammar::Say | Grammar::Be | Grammar::Have | Grammar::Do | Grammar::Modal(_)) => true,
            Small(Grammar::Verb) => !self.before(at).is_some_and(|i| self.opens_noun(i)),
            Participle | Stance(VerbForm::Past) => !modifies(),
            // A noun as well: "significant challenges without".
            Stance(VerbForm::Base | VerbForm::Third) => {
                let bare = matches!(self.class(at + 1), Small(Grammar::Preposition) | Comma | Break)
                    && !self.before(at).is_some_and(|i| self.is_auxiliary(i) || self.is_small(i, Grammar::To));
                // "shot back that"
                let particle = self.before(at).is_some_and(|i| self.is_small(i, Grammar::Verb));
                !modifies() && !bare && !particle && self.reading.shape(at) == Shape::Lower
            }
            Stance(VerbForm::Gerund) | Gerund => self.before(at).is_some_and(|i| matches!(self.class(i), Small(Grammar::Be))),
            _ => false,
        }
    }

    /// The nearest verb before `at`, by its first word: "ruled" in "ruled out the toll and".
    pub(super) fn verb_before(&self, at: usize) -> Option<usize> {
        let verb = (at.saturating_sub(REACH).max(self.start)..at).rev().find(|&i| self.is_verb(i))?;
        let holds = |i: usize| self.reading.senses(i).any(|(n, sense)| matches!(sense, Sense::Stance(_)) && i + n > verb);
        let opening = (verb.saturating_sub(4).max(self.start)..verb).find(|&i| self.class(i) == self.class(verb) && holds(i));
        Some(opening.unwrap_or(verb))
    }

    /// Whether the sense of any word at `at` is `wanted`.
    pub(super) fn has_sense(&self, at: usize, wanted: impl Fn(&Sense) -> bool) -> bool {
        self.reading.senses(at).any(|(_, s)| wanted(s))
    }
}

fn merge(a: Governor, b: Governor) -> Governor {
    Governor {
        denies: a.denies || b.denies,
        modal: a.modal.or(b.modal),
        noun: a.noun || b.noun,
        control: a.control.or(b.control),
        raises: a.raises || b.raises,
    }
}

/// Ukraine's, lawyers'
pub(super) fn is_possessive(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    word.ends_with("'s") || word.ends_with('s') && reading.shape(at + 1) == Shape::QuoteSingle && reading.tokens.get(at + 1).is_some_and(|t| !t.spaced)
}

/// won't, cannot
pub(super) fn is_negative(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    word.ends_with("n't") || word == "cannot"
}

/// How many tokens, and what they are.
fn classify(reading: &Reading, at: usize, first: bool) -> (usize, Class) {
    let shape = reading.shape(at);
    match shape {
        Shape::Digits => return (1, Number),
        Shape::Comma => return (1, Comma),
        Shape::Dash => {
            let glued = reading.tokens.get(at).is_some_and(|t| !t.spaced) && reading.tokens.get(at + 1).is_some_and(|t| !t.spaced);
            return (1, if glued { Hyphen } else { Break });
        }
        Shape::Stop if !first && (is_abbreviation_stop(reading, at) || is_inside_word(reading, at)) => return (1, Hyphen),
        Shape::QuoteSingle if at > 0 && is_possessive(reading, at - 1) => return (1, Hyphen),
        Shape::QuoteOpen | Shape::QuoteClose | Shape::QuoteStraight | Shape::QuoteSingle => return (1, Quote),
        Shape::BracketOpen | Shape::BracketClose => return (1, Bracket),
        Shape::Mark => return (1, Noun),
        Shape::Stop | Shape::Shout | Shape::Colon | Shape::Ellipsis | Shape::Newline => return (1, Break),
        Shape::Lower | Shape::Capital | Shape::Upper | Shape::Mixed => {}
    }
    let mut stance = None;
    for (n, sense) in reading.senses(at) {
        match sense {
            Sense::Grammar(_) if shape == Shape::Upper && !first && reading.word(at).len() > 1 => {}
            Sense::Grammar(Grammar::Modal(_))
                if shape == Shape::Capital && !first && matches!(reading.word(at), "May" | "Will") && !opens_question(reading, at) =>
            {
                return (1, if reading.word(at) == "May" { Small(Grammar::Time) } else { Noun });
            }
            Sense::Grammar(Grammar::Number) => return (n, Number),
            Sense::Grammar(Grammar::Noun) => return (n, Noun),
            Sense::Grammar(g) => return (n, Small(*g)),
            Sense::Stance(word) if stance.is_none() && shape != Shape::Upper => {
                if let StancePart::Verb(form) = word.part {
                    stance = Some((n, Stance(form)));
                }
            }
            _ => {}
        }
    }
    if let Some(stance) = stance.filter(|_| shape == Shape::Lower || first || shape == Shape::Capital) {
        return if shape == Shape::Capital && !first { (1, Noun) } else { stance };
    }
    let word = reading.word(at);
    match () {
        () if shape == Shape::Lower && word.len() > 3 && word.ends_with("ly") => (1, Small(Grammar::Adverb)),
        () if shape == Shape::Lower && word.len() > 3 && word.ends_with("ed") && !word.ends_with("eed") => (1, Participle),
        () if (shape == Shape::Lower || first) && word.len() > 5 && word.ends_with("ing") => (1, Gerund),
        () => (1, Noun),
    }
}

/// Right behind a colon or quotation mark.
fn opens_question(reading: &Reading, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|i| reading.shape(i).is_quote() || reading.shape(i) == Shape::Colon)
}

/// The stop of an address: example.org
fn is_inside_word(reading: &Reading, at: usize) -> bool {
    let glued = |i: usize| reading.tokens.get(i).is_some_and(|t| !t.spaced);
    glued(at) && glued(at + 1) && reading.shape(at + 1).is_word()
}

/// The stop of Sen., U.S., J.
fn is_abbreviation_stop(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    !reading.tokens.get(at).is_some_and(|t| t.spaced) && (reading.kinds(before).has(Kind::Abbreviation) || reading.word(before).chars().count() == 1)
}
