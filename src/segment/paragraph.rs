//! Paragraphs and headings of plain text.

use crate::{
    lang::Reading,
    text::{Shape, Span},
};
use std::{ops::Range, sync::Arc};

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

/// The paragraphs of plain text: its lines, as [`unwrapped`] leaves them.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut at = 0;
    let lines = text.split('\n').filter_map(|line| {
        let words = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len() + 1;
        Span::within(text, start, start + words.len()).filter(|s| !s.is_empty())
    });
    lines.map(|span| Block { span, kind: BlockKind::Text }).collect()
}

/// Plain text with each paragraph on one line, where it is wrapped by hand: its lines are short, and the first word of a next line would not
/// have fitted on the line before. There a blank line parts paragraphs, elsewhere every line end does.
pub fn unwrapped(text: Arc<str>) -> Arc<str> {
    if !is_wrapped(&text) {
        return text;
    }
    let mut joined = String::with_capacity(text.len());
    for line in text.split('\n').map(str::trim_end) {
        let goes_on = !line.is_empty() && !joined.is_empty() && !joined.ends_with('\n');
        // "a Republican-" and "backed bill" on the next line
        let within_word = joined.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphanumeric));
        match () {
            () if goes_on && within_word => joined.push_str(line.trim_start()),
            () if goes_on => joined.extend([" ", line.trim_start()]),
            () if line.is_empty() => joined.push_str("\n\n"),
            () => joined.push_str(line),
        }
    }
    joined.into()
}

/// A line with blank ones around it, such as a long headline, says nothing of the width at which others are wrapped; but where such lines
/// hold more than half of the text, two beside one another are a byline and a date.
fn is_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let width = |s: &str| s.chars().count();
    let is_blank = |i: Option<usize>| i.and_then(|i| lines.get(i)).is_none_or(|line| line.is_empty());
    let joined: Vec<&str> =
        (0..lines.len()).filter(|&i| !is_blank(i.checked_sub(1)) || !is_blank(Some(i + 1))).map(|i| lines[i]).filter(|l| !l.is_empty()).collect();
    let letters = |lines: &[&str]| lines.iter().map(|l| l.len()).sum::<usize>();
    if letters(&joined) * 2 < letters(&lines) || joined.iter().any(|l| l.len() > WIDEST_WRAP * 4 || width(l) > WIDEST_WRAP) {
        return false;
    }
    // a long address fits on no line and says nothing of the width
    let widest = joined.iter().filter(|l| l.contains(' ')).map(|l| width(l)).max().unwrap_or(0);
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

    fn cut(text: &str) -> Vec<String> {
        let text = unwrapped(text.into());
        blocks(&text).iter().map(|b| b.span.of(&text).to_owned()).collect()
    }

    #[test]
    fn lines_are_paragraphs_unless_wrapped_by_hand() {
        assert_eq!(cut("One line.\nAnother line that is longer.\nThird."), ["One line.", "Another line that is longer.", "Third."]);
        assert_eq!(cut("a b c\n\nd e"), ["a b c", "d e"]);
        let wrapped =
            "The ministry said on Monday that\nthe result of the vote would not\nbe recognised by any\n\nof its allies in the region, and\nthat was that.";
        let [first, second] = &cut(wrapped)[..] else { panic!("two paragraphs") };
        assert_eq!(first, "The ministry said on Monday that the result of the vote would not be recognised by any");
        assert_eq!(second, "of its allies in the region, and that was that.");
        let hyphen = "The board of the harbour would not hear of a harbour-\nbacked plan of its own for the pier.";
        assert_eq!(cut(hyphen), ["The board of the harbour would not hear of a harbour-backed plan of its own for the pier."]);
        let headline = format!("A headline that is longer than any of the lines below it\n\n{wrapped}");
        assert_eq!(cut(&headline).len(), 3);
        let byline = "By Anna Lund\nOstvik, Monday\n\nThe ministry said on Monday that the result of the vote would not be recognised.";
        assert_eq!(cut(byline).len(), 3);
    }
}
