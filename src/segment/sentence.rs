//! Sentences of news prose.

use crate::{
    lang::{Abbreviation, NameWord, Reading, Sense},
    text::Shape,
};
use std::ops::Range;

/// Tokens of the longest sentence. What is longer is no prose, and is cut so that comparing two passages stays cheap.
const LONGEST: usize = 250;

/// The sentences of one paragraph, as ranges of tokens without the line ends around them.
pub(super) fn sentences(reading: &Reading, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = paragraph.start;
    let mut at = paragraph.start;
    while at < paragraph.end {
        let mark = at;
        at += 1;
        if !is_end_mark(reading, mark, start) {
            continue;
        }
        while at < paragraph.end && matches!(reading.shape(at), Shape::Stop | Shape::Shout | Shape::Ellipsis) && !reading.tokens[at].spaced {
            at += 1;
        }
        let mut closed = closing_marks(reading, at, paragraph.end);
        if reading.shape(closed) == Shape::Ellipsis && closed < paragraph.end {
            closed += 1;
        }
        if closed < paragraph.end && ends_sentence(reading, start, mark, at, closed, paragraph.end) {
            found.push(start..closed);
            start = closed;
        }
        at = closed;
    }
    found.push(start..paragraph.end);
    found.into_iter().flat_map(|s| cut(reading, s)).map(|s| trimmed(reading, s)).filter(|s| !s.is_empty()).collect()
}

/// A stop, a shout, an ellipsis, or a dash at which quoted speech breaks off. The number of a list item is none.
fn is_end_mark(reading: &Reading, mark: usize, start: usize) -> bool {
    match reading.shape(mark) {
        Shape::Stop => {
            let before = mark.saturating_sub(1);
            let opens = before == start || before == start + 1 && reading.shape(start) == Shape::Newline;
            !(opens && reading.shape(before) == Shape::Digits)
        }
        Shape::Shout | Shape::Ellipsis => true,
        Shape::Dash => reading.tokens.get(mark + 1).is_some_and(|t| t.shape.is_quote() && t.shape != Shape::QuoteOpen && !t.spaced),
        _ => false,
    }
}

/// A sentence in parts of at most [`LONGEST`] tokens, cut after a comma where there is one.
pub(super) fn cut(reading: &Reading, mut rest: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    while rest.len() > LONGEST {
        let end = rest.start + LONGEST;
        let comma = (rest.start + LONGEST / 2..end).rev().find(|&i| reading.shape(i) == Shape::Comma);
        let end = comma.map_or(end, |i| i + 1);
        parts.push(rest.start..end);
        rest.start = end;
    }
    parts.push(rest);
    parts
}

fn trimmed(reading: &Reading, mut s: Range<usize>) -> Range<usize> {
    while s.start < s.end && reading.shape(s.start) == Shape::Newline {
        s.start += 1;
    }
    while s.start < s.end && reading.shape(s.end - 1) == Shape::Newline {
        s.end -= 1;
    }
    s
}

/// Past the quotation marks and brackets that close right after an end mark, and a footnote `[1]`.
fn closing_marks(reading: &Reading, mut at: usize, end: usize) -> usize {
    loop {
        let Some(token) = reading.tokens.get(at).filter(|_| at < end) else { return at };
        let closes = match token.shape {
            Shape::QuoteClose if token.spaced => reading.word(at) != "''",
            Shape::QuoteClose | Shape::BracketClose => true,
            Shape::QuoteStraight | Shape::QuoteSingle => !token.spaced,
            Shape::BracketOpen if !token.spaced && reading.shape(at + 1) == Shape::Digits && reading.shape(at + 2) == Shape::BracketClose => {
                at += 2;
                true
            }
            _ => false,
        };
        if !closes {
            return at;
        }
        at += 1;
    }
}

/// Whether the end mark at `mark` (with more marks up to `marks_end` and closing quotes up to `closed`) ends the sentence begun at `start`.
fn ends_sentence(reading: &Reading, start: usize, mark: usize, marks_end: usize, closed: usize, end: usize) -> bool {
    let quoted = closed > marks_end;
    let next = first_word(reading, closed, end);
    let Some(next) = next else { return true };
    let spaced = reading.tokens[closed].spaced || reading.shape(closed) == Shape::Newline;
    let shape = reading.shape(next);
    if !spaced && matches!(reading.shape(closed), Shape::Stop | Shape::Comma | Shape::Colon) {
        return false;
    }
    if reading.shape(mark) == Shape::Stop && mark + 1 == marks_end && !quoted {
        if !spaced {
            return glued_sentence(reading, mark, next);
        }
        if let Some(kind) = abbreviation(reading, start, mark) {
            return reading.shape(closed) != Shape::Dash && abbreviation_ends(reading, kind, next, end);
        }
    }
    if reading.shape(mark) == Shape::Shout && reading.senses(mark.saturating_sub(1)).any(|(_, s)| matches!(s, Sense::Exclaimed)) {
        return opens_sentence(reading, next, end);
    }
    if !spaced && !quoted {
        return false;
    }
    match shape {
        Shape::Lower => lower_case_name(reading, next),
        _ if reading.shape(mark) != Shape::Stop && quoted => !attribution_follows(reading, next, end),
        _ => true,
    }
}

/// The first token at or after `at` that is no opening mark.
fn first_word(reading: &Reading, mut at: usize, end: usize) -> Option<usize> {
    while at < end {
        match reading.shape(at) {
            Shape::QuoteOpen | Shape::QuoteStraight | Shape::QuoteSingle | Shape::BracketOpen | Shape::Newline | Shape::Dash | Shape::Ellipsis => at += 1,
            _ => return Some(at),
        }
    }
    None
}

/// "ended.The": no space after the stop, yet a lower-case word before and a capital behind. Not "crossread.Com", not "U.S".
fn glued_sentence(reading: &Reading, mark: usize, next: usize) -> bool {
    next == mark + 1
        && mark > 0
        && (reading.shape(mark - 1) == Shape::Lower && reading.word(mark - 1).len() > 2 || reading.shape(mark - 1) == Shape::Digits)
        && reading.shape(next) == Shape::Capital
        && reading.tokens.get(next + 1).is_some_and(|t| t.spaced)
}

/// iPhone and its like begin a sentence without a capital first letter.
fn lower_case_name(reading: &Reading, at: usize) -> bool {
    reading.word(at).chars().any(char::is_uppercase)
}

enum Dotted {
    /// Mr., No., v.
    Title,
    /// Sept., Inc.
    Word,
    /// a.m., p.m.
    Clock,
    /// U.S., J. K.
    Initials,
}

/// What kind of abbreviation the word before the stop at `mark` is.
fn abbreviation(reading: &Reading, start: usize, mark: usize) -> Option<Dotted> {
    let last = mark.checked_sub(1).filter(|&i| i >= start)?;
    let token = reading.tokens[last];
    if reading.is_stopped_ordinal(last) {
        return Some(Dotted::Word);
    }
    if reading.tokens[mark].spaced || !token.shape.is_word() {
        return None;
    }
    let word = reading.word(last);
    let letters = word.chars().count();
    let dotted = last >= start + 2 && reading.shape(last - 1) == Shape::Stop && !token.spaced && !reading.tokens[last - 1].spaced;
    if dotted && (reading.is(last, "m") && matches!(&*reading.folded(last - 2), "a" | "p")) {
        return Some(Dotted::Clock);
    }
    if dotted && letters <= 2 {
        return Some(if reading.is(last, "g") || reading.is(last, "e") && reading.is(last - 2, "i") { Dotted::Title } else { Dotted::Initials });
    }
    for (_, sense) in reading.senses(last) {
        let Sense::Abbreviation(kind) = sense else { continue };
        match kind {
            Abbreviation::Title => return Some(Dotted::Title),
            Abbreviation::Number if reading.shape(mark + 1) == Shape::Digits => return Some(Dotted::Title),
            Abbreviation::Number => {}
            Abbreviation::Other => return Some(Dotted::Word),
        }
    }
    // "vitamin K. Then"; "the actor K. Lee" is a name
    let lettered = last > start && reading.senses(last - 1).any(|(n, s)| n == 1 && matches!(s, Sense::Lettered));
    // "did I. Then"; "Joseph I. Lieberman" is a name
    let given = |sense: &Sense| matches!(sense, Sense::Name(NameWord::Given(_)));
    let pronoun = word == "I" && !(last > start && reading.word_senses(last - 1).any(given));
    (letters == 1 && token.shape == Shape::Capital && !pronoun && !lettered).then_some(Dotted::Initials)
}

/// Whether a sentence ends at an abbreviation, judged by what follows.
fn abbreviation_ends(reading: &Reading, kind: Dotted, next: usize, end: usize) -> bool {
    let shape = reading.shape(next);
    match kind {
        Dotted::Title => false,
        _ if !shape.is_capitalised() => false,
        Dotted::Clock => !(after_clock(reading, next)),
        Dotted::Word => opens_sentence(reading, next, end) || plural_subject(reading, next),
        Dotted::Initials => opens_sentence(reading, next, end),
    }
}

/// EST, Eastern, Monday: what may stand right behind a clock time.
fn after_clock(reading: &Reading, next: usize) -> bool {
    reading.shape(next) == Shape::Upper && reading.word(next).len() <= 5 || reading.senses(next).any(|(_, s)| matches!(s, Sense::AfterClock))
}

/// "Analysts expect", "Jurors were": a plural with a lower-case word behind it.
fn plural_subject(reading: &Reading, next: usize) -> bool {
    let word = reading.word(next);
    reading.shape(next) == Shape::Capital && word.ends_with('s') && !word.ends_with("ss") && word.len() > 5 && reading.shape(next + 1) == Shape::Lower
}

/// Words that a sentence begins with and a name does not: The, He, But, In.
fn opens_sentence(reading: &Reading, next: usize, end: usize) -> bool {
    next < end && reading.shape(next) == Shape::Capital && reading.senses(next).any(|(n, s)| n == 1 && matches!(s, Sense::Starter))
}

/// `"Will he?" Smith asked.`: a name of up to four words and a verb of saying.
fn attribution_follows(reading: &Reading, next: usize, end: usize) -> bool {
    (next..end.min(next + 5))
        .take_while(|&i| reading.shape(i).is_word() || reading.shape(i) == Shape::Stop)
        .any(|i| i > next && reading.shape(i) == Shape::Lower && reading.senses(i).any(|(_, s)| matches!(s, Sense::Says)))
}
