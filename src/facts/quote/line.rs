//! A sentence of the narrator: words, with each quotation in it as one unit.

use super::marks::Quotation;
use crate::{
    facts::name::{Mention, MentionForm, Names},
    lang::{Forms, NameWord, Reading, Sense, forms},
    text::Shape,
};
use std::ops::Range;

/// A word or mark of the narrator, or a whole quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its first token.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
    /// The quotation, by its place among the outer ones.
    pub quotation: Option<u32>,
}

/// The units of one sentence. Places count units; a place past either end reads as a line end.
#[derive(Debug)]
pub(super) struct Line<'r, 't> {
    pub reading: &'r Reading<'t>,
    pub names: &'r Names,
    pub units: Vec<Unit>,
}

impl<'r, 't> Line<'r, 't> {
    /// The units of `tokens`; `quotations` are those that lie within, the first of them at place `first`.
    pub fn fill(&mut self, tokens: Range<usize>, quotations: &[Quotation], first: u32) {
        self.units.clear();
        let reading = self.reading;
        let words = |tokens: Range<usize>| {
            let words = tokens.filter(|&i| reading.shape(i) != Shape::Newline);
            words.map(|i| Unit { from: i, to: i + 1, quotation: None })
        };
        let mut at = tokens.start;
        for (place, q) in quotations.iter().enumerate() {
            self.units.extend(words(at..q.open));
            self.units.push(Unit { from: q.open, to: q.end, quotation: Some(first + place as u32) });
            at = q.end.max(at);
        }
        self.units.extend(words(at..tokens.end));
    }

    pub fn len(&self) -> usize {
        self.units.len()
    }

    pub fn is_quotation(&self, u: usize) -> bool {
        self.units.get(u).is_some_and(|u| u.quotation.is_some())
    }

    pub fn quotation(&self, u: usize) -> Option<u32> {
        self.units.get(u).and_then(|u| u.quotation)
    }

    /// The first token of a unit.
    pub fn token(&self, u: usize) -> usize {
        self.units.get(u).map_or(usize::MAX, |u| u.from)
    }

    /// The word at a place; empty for a quotation.
    pub fn word(&self, u: usize) -> &'t str {
        self.units.get(u).filter(|u| u.quotation.is_none()).map_or("", |u| self.reading.word(u.from))
    }

    /// Whether the word at `u` is one of `forms`.
    pub fn is_any(&self, u: usize, forms: &Forms) -> bool {
        let Some(unit) = self.units.get(u).filter(|unit| unit.quotation.is_none()) else { return false };
        if self.reading.renames_small_words() {
            return self.reading.is_any(unit.from, forms);
        }
        self.reading.is_printed(unit.from, forms)
    }

    pub fn shape(&self, u: usize) -> Shape {
        match self.units.get(u) {
            Some(unit) if unit.quotation.is_none() => self.reading.shape(unit.from),
            Some(_) => Shape::Mark,
            None => Shape::Newline,
        }
    }

    /// The senses at a place; a sense of several words is only given where its words are units.
    pub fn senses(&self, u: usize) -> impl Iterator<Item = (usize, &'static Sense)> + '_ {
        let token = self.units.get(u).filter(|u| u.quotation.is_none()).map_or(usize::MAX, |u| u.from);
        self.reading.senses(token).filter(move |(n, _)| *n == 1 || self.units.get(u + n - 1).is_some_and(|last| last.from == token + n - 1))
    }

    pub fn name_words(&self, u: usize) -> impl Iterator<Item = NameWord> + '_ {
        self.senses(u).filter_map(|(_, s)| match s {
            Sense::Name(word) => Some(*word),
            _ => None,
        })
    }

    /// Whether a name or a resolved description covers the unit.
    pub fn is_named(&self, u: usize) -> bool {
        self.units.get(u).is_some_and(|x| x.quotation.is_none() && self.names.at(x.from).is_some())
    }

    /// The first mention among the narrator's words before `end`, behind the dateline, that is more than an adjective.
    pub fn first_named(&self, end: usize) -> Option<&'r Mention> {
        let units = self.units.get(self.dateline()..end)?;
        let mut unit = 0;
        let behind = self.names.behind(units.first()?.from);
        behind.iter().take_while(|m| units.last().is_some_and(|last| (m.from as usize) < last.to)).find(|m| {
            unit += units[unit..].partition_point(|u| u.from < m.from as usize);
            let mut covered = units[unit..].iter().take_while(|u| u.from < m.to as usize);
            m.form != MentionForm::Adjective && covered.any(|u| u.quotation.is_none())
        })
    }

    /// The tokens of a range of units.
    pub fn tokens(&self, units: Range<usize>) -> Range<usize> {
        match (self.units.get(units.start), units.end.checked_sub(1).and_then(|u| self.units.get(u))) {
            (Some(first), Some(last)) if !units.is_empty() => first.from..last.to,
            _ => 0..0,
        }
    }

    pub fn is_end(&self, u: usize) -> bool {
        u >= self.len()
            || (u..self.len()).all(|u| matches!(self.shape(u), Shape::Stop | Shape::Shout | Shape::Ellipsis | Shape::BracketClose) && !self.is_quotation(u))
    }

    /// A dash between words, no hyphen.
    pub fn is_spaced_dash(&self, u: usize) -> bool {
        self.shape(u) == Shape::Dash && self.reading.tokens.get(self.token(u)).is_some_and(|t| t.spaced)
    }

    /// A day or time word, or a preposition: what may stand between a verb of saying and the end of its clause.
    pub fn is_adverbial(&self, u: usize) -> bool {
        self.is_time(u)
            || self.is_any(u, PREPOSITIONS)
            || self.is_any(u, ADVERBS)
            || self.shape(u) == Shape::Lower && (self.word(u).ends_with("ly") || self.word(u).ends_with("ing") && self.word(u).len() > 5)
    }

    pub fn is_time(&self, u: usize) -> bool {
        self.is_any(u, TIMES)
    }
}

pub(super) const PREPOSITIONS: &Forms = forms![
    "on",
    "in",
    "at",
    "during",
    "after",
    "before",
    "to",
    "with",
    "of",
    "about",
    "from",
    "for",
    "by",
    "via",
    "through",
    "while",
    "when",
    "as",
    "outside",
    "following",
    "ahead",
    "upon",
    "under",
    "among",
    "over",
    "between",
    "without",
    "near",
    "inside",
    "since",
    "until",
    "amid",
    "against",
    "into",
    "despite",
    "per",
    "regarding",
    "concerning",
];

/// Prepositions of place and time, which begin no object.
pub(super) const PLACES: &Forms = forms![
    "on", "in", "at", "during", "after", "before", "from", "by", "via", "through", "into", "since", "until", "amid", "near", "inside", "outside", "while",
    "when"
];

const ADVERBS: &Forms = forms![
    "then",
    "later",
    "earlier",
    "again",
    "also",
    "once",
    "afterward",
    "afterwards",
    "too",
    "instead",
    "here",
    "there",
    "now",
    "back",
    "online",
    "aloud",
    "alike",
    "simply",
    "just",
    "only",
    "however",
    "though",
    "anyway",
    "still",
    "yesterday",
    "today",
    "tonight",
    "ago",
];

const TIMES: &Forms = forms![
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "today",
    "tonight",
    "last",
    "earlier",
    "late",
    "early",
    "recently",
    "monday's",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thurs",
    "fri",
    "sat",
    "sun",
    "jan",
    "feb",
    "aug",
    "sept",
    "oct",
    "nov",
    "dec",
    "january",
    "february",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
