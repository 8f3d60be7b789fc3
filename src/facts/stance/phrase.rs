//! Noun phrases of a clause, read leftwards from a verb or rightwards from what governs them.

use super::clause::{Class::*, Clause, REACH};
use crate::{
    lang::{Grammar, VerbForm},
    text::Shape,
};
use std::ops::Range;

/// A noun phrase read leftwards.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub range: Range<usize>,
    /// The token before it that ended the walk; `None` at the start of the sentence.
    pub stop: Option<usize>,
}

impl Clause<'_, '_> {
    /// The noun phrase that ends right before token `end`.
    pub(super) fn phrase_before(&self, end: usize) -> Option<Phrase> {
        // "Anna Lund (Ostvik) rejected"
        let opens = |close: usize| (close.saturating_sub(8).max(self.start)..close).rev().find(|&i| self.reading.word(i) == "(");
        let end = self.before(end).filter(|&i| self.reading.word(i) == ")").and_then(opens).unwrap_or(end);
        let mut from = end;
        let mut joint: Option<usize> = None;
        let stop = loop {
            let Some(i) = self.before(from) else { break None };
            if end - i > REACH {
                break Some(i);
            }
            let right_is_nominal = from < end && (self.is_nominal(from) || matches!(self.class(from), Participle | Gerund | Stance(_)));
            match self.class(i) {
                Small(Grammar::Pronoun | Grammar::FirstPerson) => {
                    let goes_on = self.before(i).is_some_and(|j| self.is_small(j, Grammar::Preposition));
                    if !goes_on && from != end {
                        break Some(i);
                    }
                    if !goes_on {
                        from = i;
                        break self.before(i);
                    }
                }
                _ if self.is_nominal(i) => {}
                Small(Grammar::Preposition) if from < end => {}
                Quote => {}
                Small(Grammar::Adverb | Grammar::Only) if right_is_nominal => {}
                Small(Grammar::Conjunction) if from < end && !self.reading.is(i, "but") && self.before(i).is_some_and(|j| self.is_nominal(j)) => {
                    joint = joint.or(Some(from));
                }
                Comma if joint.is_some() && right_is_nominal && self.before(i).is_some_and(|j| self.class(j) == Noun) && self.is_list_item(from) => {}
                Participle | Gerund | Stance(_) | Small(Grammar::Verb) if self.before(i).is_some_and(|j| self.opens_noun(j) || self.class(j) == Hyphen) => {}
                Participle if from == end && self.before(i).is_some_and(|j| self.class(j) == Noun) => {}
                // A noun after all, since a verb follows: "the dairy lobby applauded".
                Stance(VerbForm::Base | VerbForm::Third) if from == end => {}
                Participle | Stance(VerbForm::Past) if right_is_nominal && i == self.start => {}
                // "any deal that leaves the union": a clause inside the phrase.
                _ if self.is_verb(i) && from < end => {
                    let group = self.group(i);
                    match self.before(group.start).filter(|&j| matches!(self.class(j), Small(Grammar::That | Grammar::Relative))) {
                        Some(j) if self.before(j).is_some_and(|k| self.class(k) == Noun) && from < end => {
                            joint = None;
                            from = j;
                            continue;
                        }
                        _ => break Some(i),
                    }
                }
                // "states that make up much of the map": an unknown verb behind the relative.
                Small(Grammar::That | Grammar::Relative) if from < end && self.is_bare_relative(i) => joint = None,
                _ => break Some(i),
            }
            from = i;
        };
        let ends_clause = stop.is_some_and(|i| self.is_verb(i) && !self.is_small(i, Grammar::Say));
        if let Some(joint) = joint.filter(|_| ends_clause) {
            return self.trimmed(joint..end).map(|range| Phrase { range, stop: Some(joint - 1) });
        }
        // "would consider any proposal", "how to answer a report": an unknown verb behind the modal
        let unknown = stop.is_some_and(|i| matches!(self.class(i), Small(Grammar::Modal(_) | Grammar::To)))
            && self.class(from) == Noun
            && self.reading.shape(from) == Shape::Lower
            && self.opens_noun(from + 1);
        let from = from + usize::from(unknown);
        self.trimmed(from..end).map(|range| Phrase { range, stop })
    }

    /// Behind a noun, with a bare word and then what only a verb takes: "states that make up".
    fn is_bare_relative(&self, at: usize) -> bool {
        self.before(at).is_some_and(|i| self.class(i) == Noun)
            && self.verb_before(at).is_none_or(|v| !self.is_small(v, Grammar::Say))
            && matches!(self.class(at + 1), Noun | Small(Grammar::Verb))
            && self.reading.shape(at + 1) == Shape::Lower
            && matches!(self.class(at + 2), Small(Grammar::Determiner | Grammar::Possessive | Grammar::Adverb))
    }

    /// Between the comma before `from` and the one before it, or the phrase's start, stands an item of a list: short, no small words but articles.
    fn is_list_item(&self, from: usize) -> bool {
        (from..from + 5).take_while(|&i| !matches!(self.class(i), Comma | Small(Grammar::Conjunction))).count() <= 4
    }

    /// Without quotation marks, adverbs and time around it, and without the adverbial before it: "on Friday Japan".
    fn trimmed(&self, range: Range<usize>) -> Option<Range<usize>> {
        let Range { mut start, mut end } = range;
        while start < end {
            match self.class(start) {
                Quote | Comma | Hyphen | Small(Grammar::Conjunction | Grammar::Adverb) => start += 1,
                Small(Grammar::Time) if start + 1 < end && self.reading.shape(start) != Shape::Lower => start += 1,
                Small(Grammar::Preposition) => {
                    let next = (start + 2..end).find(|&i| {
                        matches!(self.class(i), Small(Grammar::Determiner | Grammar::Possessive | Grammar::Nobody | Grammar::Pronoun))
                            && !matches!(self.class(i - 1), Small(Grammar::Preposition | Grammar::Determiner) | Small(Grammar::Conjunction))
                            || self.class(i) == Comma
                            || self.is_small(i - 1, Grammar::Time) && self.class(i) == Noun
                    })?;
                    start = next;
                }
                _ => break,
            }
        }
        while end > start && matches!(self.class(end - 1), Quote | Comma | Small(Grammar::Adverb | Grammar::Preposition | Grammar::Conjunction)) {
            end -= 1;
        }
        (start < end && (start..end).any(|i| self.is_nominal(i) || self.class(i) == Participle)).then_some(start..end)
    }

    /// The noun phrase that begins at `from`, with what hangs on it: "the inquiry into the sinking". `by` ends it where `agent` is set.
    pub(super) fn phrase_after(&self, from: usize, agent: bool) -> Option<Range<usize>> {
        let mut start = from;
        while matches!(self.class(start), Quote | Small(Grammar::Adverb | Grammar::Only)) {
            start += 1;
        }
        let opens = self.is_nominal(start) && !matches!(self.class(start), Hyphen | Bracket)
            || matches!(self.class(start), Participle | Gerund | Stance(_))
                && start < self.end()
                && !matches!(self.class(start), Stance(VerbForm::Base) if self.reading.shape(start) == Shape::Lower && self.is_noun_phrase_end(start + 1));
        // "rejects calls for a toll": a noun that could be a verb elsewhere.
        let leads = |at: usize| self.is_small(at, Grammar::Preposition) || self.is_small(at, Grammar::To);
        let opens = opens || self.is_small(start, Grammar::Verb) && leads(start + 1);
        let correlative = self.reading.is(start, "nor") || self.reading.is(start, "neither") && self.is_verb(start + 1);
        if !opens || correlative || self.is_small(start, Grammar::Time) {
            return None;
        }
        let mut end = start;
        while end < self.end() && end - start < 16 {
            let first = end == start;
            match self.class(end) {
                Small(Grammar::Time) if !first && self.reading.shape(end) != Shape::Lower => break,
                _ if self.is_nominal(end) || self.class(end) == Quote && end + 1 < self.end() && !self.closes(end) => {}
                Small(Grammar::Preposition) if !first => {
                    let by = agent && self.reading.is(end, "by");
                    let time = self.is_small(end + 1, Grammar::Time) || self.is_small(end + 1, Grammar::Determiner) && self.is_small(end + 2, Grammar::Time);
                    if by || time || !(self.is_nominal(end + 1) || matches!(self.class(end + 1), Participle | Gerund | Stance(_) | Quote)) {
                        break;
                    }
                }
                Small(Grammar::To) if !first && self.opens_noun(end + 1) => {}
                Small(Grammar::Subordinator) if !first && self.reading.is(end, "as") && (self.is_nominal(end + 1) || self.class(end + 1) == Participle) => {}
                Small(Grammar::Conjunction) if !first && !self.reading.is(end, "but") => {
                    let next = end + 1 + usize::from(self.is_small(end + 1, Grammar::Adverb));
                    if !self.is_nominal(next) && !matches!(self.class(next), Gerund) && !self.opens_modified(next) {
                        break;
                    }
                    // "the strike and Syria rejected": a new clause.
                    if (next..next + 4)
                        .find(|&i| !self.is_nominal(i))
                        .is_some_and(|i| i < next + 4 && i > next && self.is_verb(i) && self.class(i) != Participle)
                    {
                        break;
                    }
                }
                Participle | Gerund | Stance(_) | Small(Grammar::Verb)
                    if first
                        || self.before(end).is_some_and(|i| {
                            self.opens_noun(i) || self.class(i) == Hyphen || self.is_small(i, Grammar::Preposition) || self.class(i) == Quote
                        }) => {}
                // A noun that could be a verb elsewhere: "the trade vote".
                Stance(VerbForm::Base) | Gerund if matches!(self.class(end - 1), Noun | Participle) => {}
                _ => break,
            }
            end += 1;
        }
        while end > start
            && matches!(self.class(end - 1), Quote | Small(Grammar::Preposition | Grammar::Conjunction | Grammar::Subordinator | Grammar::Adverb | Grammar::To) | Small(Grammar::Determiner) if end - start > 1)
        {
            end -= 1;
        }
        // "nine days earlier" is a time.
        let is_time =
            matches!(&*self.reading.folded(end), "earlier" | "later" | "ago" | "before" | "after") && (start..end).any(|i| self.is_small(i, Grammar::Time));
        (start < end && !is_time).then_some(start..end)
    }

    /// Where the adverbial that ends right before `end` begins: "in May" in "who in May had".
    pub(super) fn adverbial_before(&self, end: usize) -> Option<usize> {
        let mut from = end;
        while let Some(i) = self.before(from).filter(|&i| end - i <= 8) {
            if !self.is_nominal(i) && !self.is_small(i, Grammar::Preposition) {
                break;
            }
            from = i;
            if self.is_small(i, Grammar::Preposition) && !self.reading.is(i, "of") {
                return Some(from);
            }
        }
        None
    }

    fn closes(&self, at: usize) -> bool {
        self.reading.shape(at) == Shape::QuoteClose
    }

    fn opens_modified(&self, at: usize) -> bool {
        matches!(self.class(at), Participle | Stance(VerbForm::Past)) && self.class(at + 1) == Noun && !self.is_small(at + 1, Grammar::Determiner)
    }

    fn is_noun_phrase_end(&self, at: usize) -> bool {
        matches!(self.class(at), Comma | Break)
    }

    /// The rest of the clause from `from`: for what somebody vows to do, or denies to have happened.
    pub(super) fn clause_after(&self, from: usize) -> Option<Range<usize>> {
        let mut end = from;
        while end < self.end() && end - from < 20 {
            match self.class(end) {
                Comma | Break => break,
                Quote if end > from && self.closes(end) => break,
                Small(Grammar::Subordinator | Grammar::Condition) if end > from => break,
                Small(Grammar::Conjunction) if end > from + 1 && self.is_verb(end + 1) => break,
                _ => end += 1,
            }
        }
        (end > from).then_some(from..end)
    }

    /// The last word before what hangs on a noun phrase: "spokesman" in "a spokesman for the port".
    pub(super) fn head(&self, range: &Range<usize>) -> Option<usize> {
        let end = range
            .clone()
            .skip(1)
            .find(|&i| matches!(self.class(i), Comma | Small(Grammar::Preposition | Grammar::Relative | Grammar::That | Grammar::Subordinator | Grammar::To)))
            .unwrap_or(range.end);
        (range.start..end).rev().find(|&i| self.is_nominal(i) || matches!(self.class(i), Stance(_) | Participle | Gerund))
    }

    /// Whether a noun phrase is more than one: they, both armies, people.
    pub(super) fn is_plural(&self, range: &Range<usize>) -> bool {
        let Some(head) = self.head(range) else { return false };
        let word = self.reading.folded(head);
        (word.ends_with('s') && !word.ends_with("'s") && !word.ends_with("ss"))
            || range.clone().any(|i| self.is_small(i, Grammar::Conjunction))
            || matches!(
                &*word,
                "they"
                    | "we"
                    | "i"
                    | "you"
                    | "others"
                    | "people"
                    | "police"
                    | "men"
                    | "women"
                    | "children"
                    | "majority"
                    | "many"
                    | "most"
                    | "some"
                    | "few"
                    | "all"
                    | "both"
                    | "those"
                    | "these"
                    | "half"
                    | "who"
                    | "which"
                    | "percent"
            )
            || matches!(self.class(head), Number)
            || matches!(self.class(range.start), Small(Grammar::Determiner))
                && matches!(&*self.reading.folded(range.start), "most" | "many" | "several" | "some" | "both" | "all" | "these" | "those")
    }
}
