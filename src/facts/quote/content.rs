//! Where reported words begin and end.

use super::{
    cue::{self, Found},
    line::{Line, PREPOSITIONS},
    listener, subject,
};
use crate::{
    lang::{CueForm, NameWord, Reading, forms},
    text::Shape,
};
use std::ops::Range;

/// "MARSH: We knew in March.": where the colon behind a speaker in capitals stands.
pub(super) fn transcript(line: &Line) -> Option<usize> {
    let colon = (1..line.len().min(5)).find(|&u| line.word(u) == ":")?;
    let name = (0..colon).all(|u| line.shape(u) == Shape::Upper || line.shape(u) == Shape::Stop) && line.word(0).len() > 2;
    let sentence =
        !line.is_quotation(colon + 1) && line.len() > colon + 1 && !(colon + 1..line.len()).all(|u| line.shape(u) != Shape::Lower && line.shape(u).is_word());
    // "UPDATE: The vote is over."
    let label = line.name_words(0).any(|w| w == NameWord::Common);
    (name && sentence && !label).then_some(colon)
}

pub(super) fn is_title(reading: &Reading, inner: Range<usize>) -> bool {
    // a comma that stands inside the marks is none of the title's
    let Some(last) = inner.clone().rev().find(|&i| !matches!(reading.shape(i), Shape::Comma | Shape::Stop | Shape::Shout)) else { return false };
    let inner = inner.start..last + 1;
    inner
        .clone()
        .all(|i| reading.shape(i).is_capitalised() || reading.word(i).len() <= 4 && reading.shape(i) == Shape::Lower || reading.shape(i) == Shape::Digits)
        && reading.shape(inner.start).is_capitalised()
        && reading.shape(last).is_capitalised()
}

/// Whether a comma or colon announces the quotation at `unit`.
pub(super) fn marked_by_comma(line: &Line, unit: usize) -> bool {
    unit > 0 && matches!(line.shape(unit - 1), Shape::Comma | Shape::Colon)
}

/// Where the clause of a tag ends, if it is one: nothing but adverbials follow the verb.
pub(super) fn tag_end(line: &Line, found: &Found, quoted: bool) -> Option<usize> {
    let mut u = found.cue.end;
    if !quoted && line.shape(u) == Shape::Comma && line.is_quotation(u + 1) {
        return None;
    }
    if line.word(u) == ";" || line.is_end(u) || matches!(line.shape(u), Shape::Comma | Shape::Dash) || line.is_quotation(u) && quoted {
        return Some(u);
    }
    if line.is_any(u, forms!["that"]) || line.is_quotation(u) || line.shape(u) == Shape::Colon {
        return None;
    }
    if !(line.is_adverbial(u) || found.address && (quoted || told(line, found))) {
        return None;
    }
    while u < line.len() && !line.is_end(u) && !line.is_quotation(u) && line.shape(u) != Shape::Comma && line.shape(u) != Shape::Colon {
        if line.is_any(u, forms!["that"]) && !quoted {
            return None;
        }
        u += 1;
    }
    Some(u)
}

/// "..., she told reporters in the harbour": nothing but who is told, and when or where, stands behind the verb.
fn told(line: &Line, found: &Found) -> bool {
    let from = found.cue.end;
    let parts = |u: usize| line.is_end(u) || line.is_quotation(u) || matches!(line.shape(u), Shape::Comma | Shape::Colon | Shape::Dash);
    let to = (from..line.len()).find(|&u| parts(u)).unwrap_or(line.len());
    let listener = (from..to).find(|&u| u > from && line.is_adverbial(u)).unwrap_or(to);
    let one_phrase = (from + 1..listener).all(|u| line.shape(u).is_word() && !starts_clause(line, u) || line.is_named(u));
    let clause = (from..to).any(|u| cue::is_auxiliary(line, u) || line.is_any(u, cue::PRONOUNS) || line.is_any(u, forms!["that", "to"]));
    line.is_any(found.cue.start, cue::TELLS)
        && (1..=5).contains(&(listener - from))
        && one_phrase
        && !clause
        && !line.is_quotation(to)
        && line.shape(to) != Shape::Colon
}

/// Where what a cue reports begins, and whether "that", a colon or a mark says so.
pub(super) fn content_start(line: &Line, found: &Found) -> Option<(usize, bool)> {
    let from = found.cue.end;
    let past = |u: usize| {
        let mut u = u;
        while line.shape(u) == Shape::Comma || line.word(u) == ":" || line.is_any(u, forms!["that"]) {
            u += 1;
        }
        u
    };
    if line.is_any(from, forms!["that"]) || is_colon(line, from) || line.is_quotation(from) || line.shape(from) == Shape::Comma && line.is_quotation(from + 1) {
        return Some((past(from), true));
    }
    if line.shape(from) == Shape::Comma {
        // "said, however, that": a parenthesis.
        let close = (from + 1..line.len().min(from + 14)).find(|&u| line.shape(u) == Shape::Comma || line.is_quotation(u))?;
        if line.is_quotation(close) || line.is_any(close + 1, forms!["that"]) || line.is_quotation(close + 1) {
            return Some((past(close), true));
        }
        return None;
    }
    if line.is_any(from, forms!["whether", "if", "why", "how", "what", "who", "where"]) {
        return Some((from, true));
    }
    let mut u = from;
    if found.clause && (found.address || line.is_adverbial(u)) {
        // Up to "that", a colon, or a quotation behind a comma, as long as nothing is reported before.
        let sign = (u..line.len().min(u + 16)).find(|&u| {
            line.is_any(u, forms!["that"]) && !line.is_any(u + 1, forms!["day", "night"])
                || is_colon(line, u)
                || line.is_quotation(u)
                || line.shape(u) == Shape::Comma && !line.is_quotation(u + 1)
        });
        if let Some(sign) = sign {
            if line.is_quotation(sign) {
                let clear = line.shape(sign - 1) == Shape::Comma || line.shape(sign - 1) == Shape::Colon || found.address && sign - u <= 2;
                if clear {
                    return Some((sign, true));
                }
            } else if line.shape(sign) != Shape::Comma && (found.address || line.is_adverbial(u)) {
                return Some((past(sign), true));
            }
        }
    }
    if found.address && found.clause && !line.is_adverbial(u) {
        u = listener::end(line, u);
        return Some((past(u), line.is_any(u, forms!["that"])));
    }
    // "said Tuesday", "said on Tuesday".
    while line.is_time(u)
        || line.is_any(u, forms!["on"]) && line.is_time(u + 1)
        || u > from && line.is_any(u, forms!["week", "month", "year", "night", "morning", "afternoon", "evening", "that"])
        || line.is_any(u, forms!["also", "again", "only"])
    {
        u += 1;
    }
    Some((u, false))
}

/// A colon, but not that of "19:00".
fn is_colon(line: &Line, u: usize) -> bool {
    line.word(u) == ":" && !(line.shape(u + 1) == Shape::Digits && line.reading.tokens.get(line.token(u + 1)).is_some_and(|t| !t.spaced))
}

pub(super) fn starts_clause(line: &Line, u: usize) -> bool {
    line.is_any(u, cue::PRONOUNS)
        || line.is_any(u, forms!["the", "a", "his", "her", "their", "that", "to", "in", "not", "if", "whether"])
        || line.is_named(u)
        || line.is_quotation(u)
}

/// Whether a clause, and no mere object, begins here: a verb follows within it.
pub(super) fn begins_clause(line: &Line, from: usize) -> bool {
    if line.is_any(from, forms!["he", "she", "they", "it", "we", "i", "there", "if", "whether", "why", "how", "what", "who", "when"]) {
        return true;
    }
    (from..line.len().min(from + 12)).take_while(|&u| !matches!(line.shape(u), Shape::Comma | Shape::Stop | Shape::Colon) && !line.is_quotation(u)).any(|u| {
        line.is_any(
            u,
            forms![
                "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can", "should", "may", "might", "must", "did", "does", "do",
                "won't", "isn't", "wasn't", "didn't", "doesn't",
            ],
        )
    })
}

/// Where the reported clause ends: with the sentence, or where another cue takes over.
pub(super) fn end_of_clause(line: &Line, found: &Found, from: usize, later: &[Found]) -> usize {
    let end = line.end_of_sentence();
    for next in later.iter().filter(|n| n.group > from) {
        if next.source && next.cue.start > from && line.shape(next.cue.start - 1) == Shape::Comma {
            return next.cue.start - 1;
        }
        if next.form == CueForm::Ing && next.cue.start == next.group && next.clause && line.shape(next.cue.start - 1) == Shape::Comma {
            return next.cue.start - 1;
        }
        if next.clause
            && !next.infinitive
            && !next.passive
            && let Some(subject) = subject::before(line, next.group)
        {
            let joint = subject.start.wrapping_sub(1);
            if subject.start > from + 1
                && line.is_any(joint, forms!["while", "but", "and"])
                && matches!(line.shape(joint.wrapping_sub(1)), Shape::Comma | Shape::Colon)
            {
                return joint - 1;
            }
        }
    }
    // "said the fight was not over, and called for observers"
    let goes_on = |n: &&Found| n.group > from + 1 && resumes(line, found, n) && line.shape(n.group - 2) == Shape::Comma;
    if let Some(next) = later.iter().find(goes_on).filter(|_| found.clause) {
        return next.group - 2;
    }
    // "..., but he did not say more": what follows a whole quotation is the narrator's.
    if line.is_quotation(from) && found.clause {
        let mut u = from + 1;
        while u < end && (line.is_quotation(u) || matches!(line.shape(u), Shape::Comma | Shape::Ellipsis | Shape::Dash)) {
            u += 1;
        }
        let rest = u < end
            && (line.is_any(u, forms!["before", "after", "in", "when", "while", "as", "at", "during", "on", "referring", "to", "about"])
                || line.shape(from + 1) == Shape::Comma
                || line.shape(from + 1) == Shape::Colon);
        if rest {
            return from + 1;
        }
    }
    (from..end).find(|&u| line.word(u) == ";").unwrap_or(end)
}

/// Whether another cue goes on with the subject of the first: called for observers and criticized the count.
fn resumes(line: &Line, found: &Found, next: &Found) -> bool {
    let joint = next.group.wrapping_sub(1);
    !next.infinitive && next.form == found.form && matches!(found.form, CueForm::Past | CueForm::Present) && line.is_any(joint, forms!["and", "but"])
}

pub(super) fn end_of_object(line: &Line, found: &Found, from: usize, later: &[Found]) -> usize {
    let end = line.end_of_sentence();
    let next = later.iter().filter(|n| n.group > from + 1).find(|n| resumes(line, found, n)).map_or(end, |n| n.group - 1);
    let end = end.min(next);
    // "called the report, which nobody had read, a “distortion”": the name given belongs to it
    if line.is_any(found.cue.start, forms!["called", "calls", "calling", "dubbed", "labelled", "labeled", "branded", "termed"])
        && let Some(name) = (from + 1..end).rev().find(|&u| line.is_quotation(u))
        && line.is_any(name - 1, forms!["a", "an", "the", ","])
    {
        return (name + 1..end).find(|&u| matches!(line.shape(u), Shape::Comma | Shape::Colon)).unwrap_or(end);
    }
    (from + 1..end)
        .find(|&u| {
            matches!(line.shape(u), Shape::Comma | Shape::Colon | Shape::BracketOpen) && !line.is_quotation(u + 1)
                || line.is_spaced_dash(u)
                || line.is_any(u, forms!["while", "but", "because", "although", "when", "after", "before", "which", "who"])
        })
        .unwrap_or(end)
}

impl Line<'_, '_> {
    /// Whether words that may be reported end right before `end`: a quotation, or a clause of some length.
    pub(super) fn may_be_reported(&self, from: usize, end: usize) -> bool {
        let units = from..end;
        units.clone().any(|u| self.is_quotation(u)) || units.len() > 3 && !self.is_any(from, PREPOSITIONS) || units.len() > 9
    }

    /// Past a colon or semicolon that parts the content from what stands before, and the marks that open it.
    pub(super) fn start_of_content(&self, units: Range<usize>) -> usize {
        let mut from = units.clone().rev().find(|&u| self.word(u) == ";").map_or(units.start.max(self.dateline()), |u| u + 1);
        while from < units.end && !self.is_quotation(from) && matches!(self.shape(from), Shape::Comma | Shape::Stop | Shape::Dash | Shape::Colon) {
            from += 1;
        }
        // "Asked about it, “No,” he said": the quotation alone where it ends the words.
        let last = units.end.checked_sub(1).filter(|&u| self.shape(u) == Shape::Comma && !self.is_quotation(u)).map_or(units.end, |u| u).saturating_sub(1);
        if self.is_quotation(last)
            && last > from
            && self.shape(last - 1) == Shape::Comma
            && !(from..last).any(|u| self.is_quotation(u))
            && self.reading.word(self.token(last) + 1).starts_with(char::is_uppercase)
        {
            return last;
        }
        from
    }

    /// Where a dateline at the beginning ends, which nobody said: "DRAVIK, March 14 (Coastline Press) - ", "DRAVIK - "; 0 where there is none.
    pub(super) fn dateline(&self) -> usize {
        const LONGEST: usize = 16;
        let Some(dash) = (1..self.len().min(LONGEST)).find(|&u| self.is_spaced_dash(u)) else { return 0 };
        let mut bracketed = false;
        let of_place_or_day = |u: usize| match self.shape(u) {
            Shape::BracketOpen | Shape::BracketClose => {
                bracketed = self.shape(u) == Shape::BracketOpen;
                true
            }
            // "Kyiv (dpa)"
            Shape::Lower => bracketed,
            _ => !self.is_quotation(u),
        };
        let capitals = || self.shape(0) == Shape::Upper && self.word(0).len() > 3 && self.shape(dash + 1).is_capitalised();
        let marked = (0..dash).any(|u| matches!(self.shape(u), Shape::Digits | Shape::BracketClose)) || capitals();
        if marked && (0..dash).all(of_place_or_day) { dash + 1 } else { 0 }
    }

    pub(super) fn end_of_sentence(&self) -> usize {
        self.trimmed(0, self.len())
    }

    /// `to` without the marks at the end.
    pub(super) fn trimmed(&self, from: usize, mut to: usize) -> usize {
        while to > from
            && !self.is_quotation(to - 1)
            && matches!(self.shape(to - 1), Shape::Stop | Shape::Comma | Shape::Colon | Shape::Dash)
            && !self.is_named(to - 1)
        {
            to -= 1;
        }
        to
    }

    /// Adds something to the tag instead of going on with the words: who, a, noting.
    pub(super) fn is_aside(&self, u: usize, inverted: bool) -> bool {
        self.is_any(u, forms!["who", "which", "whose", "where", "when", "while", "but", "citing"])
            || inverted && (self.is_any(u, forms!["a", "an", "the"]) || self.is_named(u))
            || self.word(u).ends_with("ing")
            || self.is_any(u, forms!["in", "at", "on", "during", "after"])
    }
}
