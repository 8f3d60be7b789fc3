//! What is counted or measured, and of what: "40 people were killed", "12 percent of voters", "a $5 million fine", "Smith, 45,".

use super::{Figure, Scene, Sort};
use crate::{
    facts::number::Form,
    lang::{ContextWord, Kind, forms},
    text::{Shape, Span},
};
use std::ops::Range;

/// A noun phrase takes at most so many words.
const PHRASE: usize = 6;

impl Scene<'_, '_> {
    /// What the figure is a part of or counted per: "of the eligible voters", "a share", "per barrel". Its tokens and their span.
    pub(super) fn of(&self, f: &Figure) -> Option<(Range<usize>, Span)> {
        let at = f.next;
        let money = matches!(f.sort, Sort::Money(_));
        let rate = matches!(f.sort, Sort::Money(_) | Sort::Unit(_)) && (self.reading.is(at, "a") || self.reading.is(at, "an")) || self.reading.is(at, "per");
        // "seven in 10 Republicans"
        let ratio = f.sort == Sort::Bare && f.first.form == Form::Share && at >= f.start + 3 && self.reading.is_any(at - 2, forms!["in", "of", "every"]);
        let from = if self.reading.is(at, "of") || rate {
            at + 1
        } else if ratio {
            at
        } else if self.is_dash(at) && self.is_tight(at) && self.reading.is(at + 1, "a") && self.is_dash(at + 2) {
            at + 3
        } else {
            return None;
        };
        // "37 percent of the vote"
        let vote = from + usize::from(self.reading.is(from, "the"));
        let voted = self.reading.is(at, "of") && self.reading.is_any(vote, forms!["vote", "votes"]);
        let mut phrase = if voted { vote..vote + 1 } else { self.phrase(from)? };
        if rate || money && !self.reading.is(at, "of") {
            phrase.end = phrase.start + 1;
        }
        Some((phrase.clone(), self.trimmed(phrase.start, phrase.end)?))
    }

    /// The words that tell what the figure counts or measures.
    pub(super) fn subject(&self, f: &Figure, of: Option<(Range<usize>, Span)>) -> Option<Span> {
        match f.sort {
            Sort::Bare if f.second.is_some() && f.low == f.high => self.contest_near(f).and_then(|i| self.trimmed(i, i + 1)),
            Sort::Bare => self.counted(f, of),
            Sort::Ordinal => {
                let phrase = self.phrase(self.past_hyphen(f.next));
                // "the third one"
                phrase.filter(|p| p.len() > 1 || !self.reading.is_any(p.start, forms!["one", "ones", "most"])).and_then(|p| self.trimmed(p.start, p.end))
            }
            Sort::Percent | Sort::Points(_) => match of {
                Some((_, span)) => Some(span),
                None => self.behind(f).or_else(|| self.clause_before(f)),
            },
            Sort::Unit(unit) if unit.dimension == "age" => self.aged(f),
            Sort::Unit(unit) if unit.dimension == "magnitude" => self.quake(f),
            Sort::Money(_) | Sort::Minor(_) | Sort::Millions(_) | Sort::Unit(_) => {
                match of {
                    Some((_, span)) if self.reading.is(f.next, "of") => return Some(span),
                    Some(_) => return self.clause_before(f),
                    None => {}
                }
                self.behind(f).or_else(|| self.quality(f)).or_else(|| self.clause_before(f))
            }
        }
    }

    /// What a figure is the size of: "at a depth of 36 kilometres", "a fine of $2 million". "A total of" says nothing of it.
    fn quality(&self, f: &Figure) -> Option<Span> {
        let of = f.start.checked_sub(1).filter(|&of| of > self.range.start && self.reading.is(of, "of"))?;
        let from = (self.range.start..of).rev().take(PHRASE).take_while(|&i| self.noun(i).is_some()).last()?;
        let article = from > self.range.start && self.reading.is_any(from - 1, forms!["a", "an", "the", "its", "their", "his", "her"]);
        let empty = self.reading.is_any(of - 1, forms!["total", "average", "maximum", "minimum", "record", "some", "most", "sum", "amount", "deal"]);
        (article && !empty).then(|| self.trimmed(from, of)).flatten()
    }

    /// What a count counts: its noun with what befell it, or the verb before it.
    fn counted(&self, f: &Figure, of: Option<(Range<usize>, Span)>) -> Option<Span> {
        let noun = match &of {
            Some((range, _)) => Some(range.clone()),
            // "5 million a year", "5 million ten years ago"
            None => self.phrase(self.past_hyphen(f.next)).filter(|n| !(self.is_other_time(f.next) && self.has(n.end - 1, ContextWord::Time))),
        };
        // "two of whom died", "four of them were killed"
        let pronoun = self.reading.is(f.next, "of") && self.reading.is_any(f.next + 1, forms!["whom", "them", "those", "these", "which"]);
        let behind = noun.as_ref().map_or(if pronoun { f.next + 2 } else { f.next }, |n| n.end);
        let named = noun.clone().filter(|n| !n.clone().all(|i| self.has(i, ContextWord::Generic) || self.has(i, ContextWord::Fate)));
        // "nine pro-death jurors"
        let joined = |i: usize| i >= 2 && self.is_hyphen(i - 1) && self.reading.is_any(i - 2, forms!["pro", "anti", "non", "near"]);
        if let Some(fate) = noun.clone().and_then(|n| n.clone().find(|i| self.has(*i, ContextWord::Fate) && !joined(*i))).or_else(|| self.fate_behind(behind)) {
            let from = named.map_or(fate, |n| n.start.min(fate));
            let to = if noun.as_ref().is_some_and(|n| n.contains(&fate)) { behind } else { fate + 1 };
            return self.trimmed(from, to);
        }
        if let Some(fate) = self.fate_before(f.start) {
            return match named {
                Some(n) => self.trimmed(fate, n.end),
                None => self.trimmed(fate, fate + 1),
            };
        }
        noun.and_then(|n| self.trimmed(n.start, n.end))
    }

    /// Whether a time of its own begins behind a number.
    pub(super) fn is_other_time(&self, at: usize) -> bool {
        self.reading.is_any(at, forms!["a", "an"]) || self.reading.kinds(at).has(Kind::Number)
    }

    /// "40 people were killed", "12 others wounded", "40 dead".
    fn fate_behind(&self, from: usize) -> Option<usize> {
        for at in from..(from + 5).min(self.range.end) {
            if self.has(at, ContextWord::Fate) {
                return Some(at);
            }
            if !self.has(at, ContextWord::Between) {
                return None;
            }
        }
        None
    }

    /// "killed at least 40", "the death toll rose to 40", "injuring 12 others".
    fn fate_before(&self, start: usize) -> Option<usize> {
        // "the death toll from the floods in Sindhara has reached 37"
        let rises = start > self.range.start && self.reading.is_any(start - 1, forms!["reached", "hit", "topped", "passed", "to", "at"]);
        for at in (self.range.start..start).rev().take(if rises { 14 } else { 6 }) {
            let far = start - at > 6;
            if far && !(self.has(at, ContextWord::Fate) && self.reading.is_any(at, forms!["toll", "death", "count"])) {
                if matches!(self.reading.shape(at), Shape::Stop | Shape::Comma | Shape::Colon | Shape::Newline) {
                    return None;
                }
                continue;
            }
            if self.has(at, ContextWord::Fate) {
                // the death penalty befell nobody yet
                let penal = self.reading.is_any(at + 1, forms!["penalty", "penalties", "sentence", "sentences", "row", "threat", "threats"]);
                return (!penal).then_some(at);
            }
            // "killed by two gunmen", "was shot dead and two others were hurt", "dead if two more go"
            let another = self.reading.is(at, "and") && at > self.range.start && self.has(at - 1, ContextWord::Fate);
            if another || self.reading.is_any(at, forms!["by", "if", "when", "while", "because", "unless", "although", "though"]) {
                return None;
            }
            if matches!(self.reading.shape(at), Shape::Stop | Shape::Colon | Shape::Newline | Shape::Dash | Shape::Comma | Shape::Shout | Shape::Digits)
                || self.reading.shape(at).is_quote()
            {
                return None;
            }
        }
        None
    }

    /// The noun phrase right behind: "a $5 million fine", "the six-mile trip", "5 percent growth".
    fn behind(&self, f: &Figure) -> Option<Span> {
        let at = self.past_hyphen(f.next);
        let phrase = self.phrase(at)?;
        let adverb = |i: usize| self.reading.word(i).ends_with("ly") || self.reading.is(i, "worth");
        if phrase.clone().all(adverb) {
            return None;
        }
        let next = phrase.end;
        // "rose 5 percent on strong sales" tells of no growth behind the figure, "a 5 percent rise in sales" does
        let to = if self.reading.is(next, "in") || self.reading.is(next, "of") { self.phrase(next + 1).map_or(next, |p| p.end) } else { next };
        self.trimmed(phrase.start, to)
    }

    /// The content words before the figure in its clause: "Unemployment rose to 5.2 percent".
    fn clause_before(&self, f: &Figure) -> Option<Span> {
        let (mut from, mut to) = (f.start, f.start);
        let mut words = 0;
        while from > self.range.start && words < 7 && from + 16 > f.start {
            let shape = self.reading.shape(from - 1);
            let ends = matches!(shape, Shape::Stop | Shape::Colon | Shape::Newline | Shape::Comma | Shape::Shout | Shape::BracketOpen) || shape.is_quote();
            if ends || self.reading.is_any(from - 1, forms!["that", "and", "but", "while", "which", "said"]) {
                break;
            }
            words += usize::from(shape.is_word());
            from -= 1;
            // "rose from 5.1 percent to 5.4": both figures have the subject of the first
            if self.starts_with_digit(from) {
                (to, words) = (from, 0);
            }
        }
        while from < to && (self.is_stop_word(from) || !self.reading.shape(from).is_word()) {
            from += 1;
        }
        while from < to && (self.is_stop_word(to - 1) || !self.reading.shape(to - 1).is_word()) {
            to -= 1;
        }
        self.trimmed(from, to)
    }

    /// The earthquake that a magnitude belongs to: the nearest word for one.
    fn quake(&self, f: &Figure) -> Option<Span> {
        let behind = (f.next..self.range.end).take(12).find(|i| self.has(*i, ContextWord::Quake));
        let before = (self.range.start..f.start).rev().take(12).find(|i| self.has(*i, ContextWord::Quake));
        let near = match (before, behind) {
            (Some(b), Some(a)) if f.start - b < a - f.next => Some(b),
            (b, a) => a.or(b),
        };
        near.and_then(|i| self.trimmed(i, i + 1)).or_else(|| self.clause_before(f))
    }

    /// Whose age it is: the noun behind "45-year-old", else the name or words before.
    fn aged(&self, f: &Figure) -> Option<Span> {
        let hyphened = f.first.hyphened || self.is_dash(f.first.next);
        if hyphened && let Some(phrase) = self.phrase(f.next) {
            return self.trimmed(phrase.start, phrase.end);
        }
        let mut at = f.start;
        // "boys aged between eight and 14"
        if at > self.range.start + 1 && self.reading.is(at - 1, "aged") && self.noun(at - 2).is_some() {
            return self.trimmed(at - 2, at - 1);
        }
        if at > self.range.start && self.reading.shape(at - 1) == Shape::Comma {
            at -= 1;
        }
        // "Donald Lund turns 70", "she turned 70"
        if at > self.range.start && self.reading.is_any(at - 1, forms!["turns", "turned"]) {
            return self.name_before(at - 1).filter(|_| !self.is_stop_word(at - 2));
        }
        let name = self.name_before(at);
        name.or_else(|| self.clause_before(f))
    }

    /// The run of capitalised words that ends before token `at`.
    pub(super) fn name_before(&self, at: usize) -> Option<Span> {
        let mut from = at;
        while from > self.range.start && from + 5 > at {
            let i = from - 1;
            let initial = self.reading.shape(i) == Shape::Stop
                && i > self.range.start
                && self.reading.word(i - 1).len() <= 3
                && self.reading.shape(i - 1).is_capitalised();
            if !(self.reading.shape(i).is_capitalised() || initial || self.is_dash(i) && self.is_tight(i)) {
                break;
            }
            from = i;
        }
        self.trimmed(from, at).filter(|_| self.reading.shape(from).is_capitalised())
    }

    /// The noun phrase at `at`, determiners skipped: to the first plural, a word that ends it, or a mark.
    pub(super) fn phrase(&self, at: usize) -> Option<Range<usize>> {
        let mut from = at;
        while from < at + 3
            && self.reading.is_any(
                from,
                forms!["the", "a", "an", "all", "its", "their", "his", "her", "our", "these", "those", "any", "more", "other", "additional", "than"],
            )
            && self.noun(from + 1).is_some()
        {
            from += 1;
        }
        let mut to = from;
        while to < self.range.end && to - from < PHRASE {
            // "three DC-8-62 aircraft", but "six boats-9 of them sold"
            let numbered = to > from && self.is_hyphen(to) && self.starts_with_digit(to + 1) && self.reading.shape(from).is_capitalised();
            if numbered {
                to += 2;
                continue;
            }
            if self.reading.shape(to) == Shape::Dash && self.is_tight(to) && self.is_tight(to + 1) && to > from {
                to += 1;
                continue;
            }
            // "of Mr. Trump's trips", "two U.S. embassies"
            let dotted = |i: usize| self.reading.kinds(i).has(Kind::Abbreviation) || self.reading.word(i).len() == 1 && self.reading.shape(i).is_capitalised();
            let titled = self.reading.shape(to) == Shape::Stop && to > from && dotted(to - 1) && self.noun(to + 1).is_some();
            if titled {
                to += 1;
                continue;
            }
            // off-piste, on-duty
            let compound = self.is_hyphen(to + 1) && self.reading.shape(to) == Shape::Lower && self.noun(to + 2).is_some();
            if compound && self.noun(to).is_none() {
                to += 3;
                continue;
            }
            if self.noun(to).is_none() || to > from && self.reading.shape(to - 1) != Shape::Dash && self.has(to, ContextWord::Fate) && !self.is_plural(to) {
                break;
            }
            to += 1;
            let closed =
                self.reading.lexicon().writing().capital_nouns && self.reading.shape(to - 1).is_capitalised() && self.reading.shape(to) == Shape::Lower;
            if closed || self.is_plural(to - 1) && !(self.is_plural(to) && self.noun(to).is_some()) {
                break;
            }
        }
        while to > from && self.reading.shape(to - 1) == Shape::Dash {
            to -= 1;
        }
        (from < to && to <= self.range.end).then_some(from..to)
    }
}
