//! Quotation marks of every style, paired.

use crate::{
    lang::{Reading, forms},
    text::{Document, Passage, Shape},
};
use std::ops::Range;

/// Words between a pair of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotation {
    /// The opening mark.
    pub open: usize,
    /// One past the closing mark, or past the last token where none closes it.
    pub end: usize,
    /// One past the last token inside.
    pub inner_end: usize,
}

impl Quotation {
    /// The tokens between the marks.
    pub fn inner(&self) -> Range<usize> {
        self.open + 1..self.inner_end.max(self.open + 1)
    }
}

/// The style of a mark. What opens in one style closes in the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Double,
    Angle,
    Single,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Opens(Style),
    Closes(Style),
    /// An apostrophe, inches, minutes.
    Neither,
}

#[derive(Debug, Clone, Copy)]
struct Open {
    at: usize,
    style: Style,
}

/// Deeper than anybody quotes; marks beyond are ignored.
const DEPTH: usize = 8;

/// A mark that closes is looked for in so many passages.
const LOOK_AHEAD: usize = 8;

/// Quotations that stand in no other, in order, and those inside them.
pub(super) fn quotations(reading: &Reading, document: &Document) -> (Vec<Quotation>, Vec<Quotation>) {
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    let mut stack: Vec<Open> = Vec::new();
    let mut passages = document.passages.iter().filter(|p| p.is_content()).peekable();
    while let Some(first) = passages.next() {
        let mut span = first.span;
        while let Some(next) = passages.next_if(|p| p.paragraph == first.paragraph) {
            span = span.to(next.span);
        }
        let range = reading.range(span);
        let marks: Vec<usize> = range.clone().filter(|&i| reading.shape(i).is_quote()).collect();
        let strong = strong_singles(reading, &marks);
        for (&i, &strong_follows) in marks.iter().zip(&strong) {
            let continues = i == range.start && stack.last().is_some_and(|o| may_open(reading, i, o.style));
            if continues {
                continue;
            }
            match turn(reading, i, range.clone(), stack.last().copied(), strong_follows) {
                Turn::Opens(style) if stack.len() < DEPTH => {
                    // The same mark opens again: the one before was never closed.
                    if stack.last().is_some_and(|o| o.style == style) {
                        stack.pop();
                    }
                    stack.push(Open { at: i, style });
                }
                Turn::Closes(style) => {
                    let Some(place) = stack.iter().rposition(|o| o.style == style) else { continue };
                    let found = Quotation { open: stack[place].at, end: i + 1, inner_end: i };
                    stack.truncate(place);
                    if found.open + 1 < i {
                        if place == 0 { outer.push(found) } else { inner.push(found) }
                    }
                }
                Turn::Opens(_) | Turn::Neither => {}
            }
        }
        let next = passages.peek().map(|p| reading.token_at(p.span.start()));
        if let Some(&bottom) = stack.first() {
            stack.truncate(1);
            // A line end inside a quotation parts no paragraphs where the next line goes on in lower case.
            let goes_on = next.is_some_and(|n| may_open(reading, n, bottom.style) || reading.shape(n) == Shape::Lower && reading.word(n - 1) == "\n");
            if !goes_on && !closes_later(reading, passages.clone(), bottom.style) {
                stack.clear();
                if bottom.at == range.start && bottom.style != Style::Single {
                    outer.push(Quotation { open: bottom.at, end: range.end, inner_end: range.end });
                }
            }
        }
    }
    inner.sort_by_key(|q| q.open);
    (outer, inner)
}

/// Whether the next mark in the passages behind is one that can only close: a text set one sentence a line.
fn closes_later<'p>(reading: &Reading, behind: impl Iterator<Item = &'p Passage>, style: Style) -> bool {
    if style != Style::Double {
        return false;
    }
    for passage in behind.take(LOOK_AHEAD) {
        let range = reading.range(passage.span);
        let mark = range.clone().find(|&i| may_open(reading, i, style) || reading.word(i) == "”");
        if let Some(i) = mark {
            let ends = i + 1 >= range.end || reading.tokens[i + 1].spaced || matches!(reading.shape(i + 1), Shape::Comma | Shape::Stop | Shape::Newline);
            return reading.word(i) == "”" || reading.word(i) == "\"" && i > range.start && !reading.tokens[i].spaced && ends;
        }
    }
    false
}

fn may_open(reading: &Reading, i: usize, style: Style) -> bool {
    let word = reading.word(i);
    match style {
        Style::Double => matches!(word, "“" | "\"" | "``" | "''" | "„" | "‟" | "‘‘"),
        Style::Angle => matches!(word, "«" | "»"),
        Style::Single => matches!(word, "‘" | "'" | "‚" | "‹" | "`"),
    }
}

/// For every mark whether a single mark that can only close stands behind it, before the next that opens.
fn strong_singles(reading: &Reading, marks: &[usize]) -> Vec<bool> {
    let mut follows = vec![false; marks.len()];
    let mut seen = false;
    for (place, &i) in marks.iter().enumerate().rev() {
        follows[place] = seen;
        if reading.shape(i) == Shape::QuoteSingle {
            let word = reading.word(i);
            let behind_mark = i > 0 && matches!(reading.shape(i - 1), Shape::Comma | Shape::Stop | Shape::Shout | Shape::Ellipsis) && !reading.tokens[i].spaced;
            if word == "‘" || word == "'" && reading.tokens[i].spaced {
                seen = false;
            } else if behind_mark {
                seen = true;
            }
        }
    }
    follows
}

fn turn(reading: &Reading, i: usize, paragraph: Range<usize>, open: Option<Open>, strong_follows: bool) -> Turn {
    let word = reading.word(i);
    let next = reading.tokens.get(i + 1).filter(|_| i + 1 < paragraph.end);
    let glued_next = next.is_some_and(|t| !t.spaced && t.shape != Shape::Newline);
    let before = if i > paragraph.start { reading.shape(i - 1) } else { Shape::Newline };
    // a quotation that begins with one is opened by two marks
    let doubled = open.is_some_and(|o| o.at + 1 == i) && glued_next;
    let spaced =
        reading.tokens[i].spaced || i == paragraph.start || doubled || matches!(before, Shape::BracketOpen | Shape::Dash | Shape::QuoteOpen | Shape::Newline);
    let open_in = |style| open.is_some_and(|o| o.style == style);
    match word {
        "„" | "‟" | "``" | "‘‘" => Turn::Opens(Style::Double),
        "“" if open.is_some_and(|o| reading.word(o.at) == "„") => Turn::Closes(Style::Double),
        "“" => Turn::Opens(Style::Double),
        "”" => Turn::Closes(Style::Double),
        "\"" | "''" | "’’" => {
            let opens = spaced && (glued_next || reading.shape(i + 1).is_quote());
            let reopens = open_in(Style::Double) && !doubled && (!glued_next || before == Shape::Comma || !reading.tokens[i].spaced);
            match open {
                _ if opens && !reopens => Turn::Opens(Style::Double),
                Some(_) => Turn::Closes(Style::Double),
                None => Turn::Neither,
            }
        }
        "«" | "»" if open_in(Style::Angle) => Turn::Closes(Style::Angle),
        "«" | "»" => Turn::Opens(Style::Angle),
        "‘" | "‚" | "`" | "‹" => match next.map(|t| t.shape) {
            Some(Shape::Digits) | None => Turn::Neither,
            Some(_) if glued_next && spaced => Turn::Opens(Style::Single),
            Some(_) => Turn::Neither,
        },
        "'" if spaced && glued_next && !is_clipped(reading, i + 1) => Turn::Opens(Style::Single),
        "'" | "’" | "›" if open_in(Style::Single) && !reading.tokens[i].spaced => {
            let plural = reading.shape(i - 1).is_word() && reading.word(i - 1).ends_with(['s', 'S']);
            let goes_on = next.is_some_and(|t| t.spaced && t.shape.is_word());
            if glued_next && next.is_some_and(|t| t.shape.is_word()) || plural && goes_on && strong_follows {
                Turn::Neither
            } else {
                Turn::Closes(Style::Single)
            }
        }
        _ => Turn::Neither,
    }
}

/// 'em, '90s, 'twas: an apostrophe for letters left out.
fn is_clipped(reading: &Reading, i: usize) -> bool {
    matches!(reading.shape(i), Shape::Digits | Shape::Mixed)
        || reading.is_any(i, forms!["em", "til", "cause", "twas", "tis", "n", "bout", "round", "cos", "ll", "re", "ve", "s"])
}
