//! Paragraphs and headings of plain text.

use crate::{
    lang::Reading,
    text::{Shape, Span},
};
use std::ops::Range;

/// A paragraph as the source's format marks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What the format says a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph, list item or block quotation.
    Text,
    /// A heading.
    Heading,
    /// The text of a picture or table.
    Caption,
}

/// The widest line of a text that counts as wrapped by hand, in characters.
const WIDEST_WRAP: usize = 120;

/// The paragraphs of plain text. A blank line parts paragraphs; so does a single line end, unless the text is
/// wrapped by hand: its lines are short, and the first word of a next line would not have fitted on the line before.
pub fn blocks(text: &str) -> Vec<Block> {
    let wrapped = is_wrapped(text);
    let mut found = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = 0;
    for line in text.split('\n') {
        let words = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len() + 1;
        let span = Span::within(text, start, start + words.len());
        match (open, span.filter(|s| !s.is_empty())) {
            (Some(before), Some(span)) if wrapped => open = Some(before.to(span)),
            (before, span) => {
                found.extend(before);
                open = span;
            }
        }
    }
    found.extend(open);
    found.into_iter().map(|span| Block { span, kind: BlockKind::Text }).collect()
}

fn is_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let width = |s: &str| s.chars().count();
    if lines.iter().any(|l| l.len() > WIDEST_WRAP * 4 || width(l) > WIDEST_WRAP) {
        return false;
    }
    // a long address fits on no line and says nothing of the width
    let widest = lines.iter().filter(|l| l.contains(' ')).map(|l| width(l)).max().unwrap_or(0);
    let (mut joints, mut forced) = (0, 0);
    for pair in lines.windows(2) {
        if pair[0].is_empty() || pair[1].is_empty() {
            continue;
        }
        joints += 1;
        let next = pair[1].split_whitespace().next().unwrap_or_default();
        forced += usize::from(width(pair[0]) + 1 + width(next) > widest);
    }
    joints > 0 && forced * 10 >= joints * 8
}

/// A short line without an end mark that reads as a title.
pub(super) fn is_heading(reading: &Reading, range: Range<usize>) -> bool {
    let words = range.clone().filter(|&i| reading.shape(i).is_word()).count();
    if words == 0 || words > 16 || !reading.shape(range.start).is_capitalised() && reading.shape(range.start) != Shape::Digits {
        return false;
    }
    let mut last = before_notes(reading, &range);
    while last > range.start && (reading.shape(last).is_quote() || reading.shape(last) == Shape::BracketClose) {
        last -= 1;
    }
    !matches!(reading.shape(last), Shape::Stop | Shape::Shout | Shape::Ellipsis | Shape::Comma | Shape::Colon | Shape::Dash)
        && !range.clone().any(|i| reading.shape(i) == Shape::Stop && reading.tokens.get(i + 1).is_some_and(|t| t.spaced && t.shape.is_capitalised()))
}

/// The longest remark in brackets behind a sentence, in tokens: `[^12]`, `(Reuters)`.
const NOTE: usize = 6;

/// The last token before the footnote marks and remarks in brackets that follow an end mark; the last of all where none does.
fn before_notes(reading: &Reading, range: &Range<usize>) -> usize {
    let is_end = |i: usize| matches!(reading.shape(i), Shape::Stop | Shape::Shout | Shape::Ellipsis);
    let last = range.end - 1;
    let mut at = last;
    while at > range.start {
        match reading.shape(at) {
            _ if is_end(at) => return at,
            Shape::BracketClose => {
                let mut inside = (range.start + 1..at).rev().take(NOTE).take_while(|&i| !is_end(i));
                at = inside.find(|&i| reading.shape(i) == Shape::BracketOpen).unwrap_or(at) - 1;
            }
            shape if shape.is_quote() || is_footnote(reading.word(at)) => at -= 1,
            _ => return last,
        }
    }
    last
}

/// A mark that leads to a footnote.
fn is_footnote(word: &str) -> bool {
    word.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        blocks(text).iter().map(|b| b.span.of(text)).collect()
    }

    #[test]
    fn lines_are_paragraphs_unless_wrapped_by_hand() {
        assert_eq!(cut("One line.\nAnother line that is longer.\nThird."), ["One line.", "Another line that is longer.", "Third."]);
        assert_eq!(cut("a b c\n\nd e"), ["a b c", "d e"]);
        let wrapped =
            "The ministry said on Monday that\nthe result of the vote would not\nbe recognised by any\n\nof its allies in the region, and\nthat was that.";
        assert_eq!(cut(wrapped).len(), 2);
    }
}
