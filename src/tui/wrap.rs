//! Wrapping, done once for each document and width: the byte range of every screen row.

use super::cells;
use crate::text::Document;
use std::ops::Range;
use textwrap::WordSeparator;

/// A screen row: a byte range of the document's text.
pub type Row = Range<u32>;

/// A document wrapped to one width.
#[derive(Debug, Default)]
pub struct Wrapped {
    rows: Vec<Row>,
    /// For each passage the place of its first row; one more at the end.
    first: Vec<u32>,
}

impl Wrapped {
    /// Wraps every passage of `document` to `width` cells. What stands between a passage and the next belongs to its last rows, so
    /// that no character is lost.
    pub fn new(document: &Document, width: u16) -> Wrapped {
        let mut wrapped = Wrapped::default();
        let passages = &document.passages;
        for i in 0..passages.len() {
            wrapped.first.push(wrapped.rows.len() as u32);
            let start = if i == 0 { 0 } else { passages[i].span.start() };
            let end = passages.get(i + 1).map_or(document.text.len(), |p| p.span.start());
            wrap(&document.text, start..end, usize::from(width.max(1)), &mut wrapped.rows);
        }
        wrapped.first.push(wrapped.rows.len() as u32);
        wrapped
    }

    /// The rows of a passage.
    pub fn passage(&self, index: usize) -> &[Row] {
        let at = |i: usize| self.first.get(i).map_or(self.rows.len(), |n| *n as usize);
        self.rows.get(at(index)..at(index + 1)).unwrap_or_default()
    }
}

/// Adds the rows of `text[range]` to `rows`: first fit at the line breaks of UAX #14; a word wider than a row is cut between characters.
/// White space at the ends of rows is in none.
pub fn wrap(text: &str, range: Range<usize>, width: usize, rows: &mut Vec<Row>) {
    let mut open: Option<(Range<usize>, usize)> = None;
    let mut close = |row: Option<(Range<usize>, usize)>| rows.extend(row.map(|(r, _)| r.start as u32..r.end as u32));
    let mut at = range.start;
    for line in text.get(range).unwrap_or_default().split_inclusive(['\n', '\t']) {
        let body = line.trim_end_matches(['\n', '\t']);
        let mut start = at;
        for word in WordSeparator::UnicodeBreakProperties.find_words(body) {
            let end = start + word.word.len();
            let lead = word.word.len() - word.word.trim_start().len();
            let ink = start + lead..end;
            let taken = cells::width(text.get(ink.clone()).unwrap_or_default());
            let gap = open.as_ref().map_or(0, |(r, _)| cells::width(text.get(r.end..ink.start).unwrap_or_default()));
            match &mut open {
                _ if ink.is_empty() => {}
                Some((row, used)) if *used + gap + taken <= width => {
                    row.end = ink.end;
                    *used += gap + taken;
                }
                _ => {
                    close(open.take());
                    open = Some(if taken <= width { (ink, taken) } else { cut(text, ink, width, &mut close) });
                }
            }
            start = end + word.whitespace.len();
        }
        at += line.len();
    }
    close(open);
}

/// Cuts a word that is wider than a row; closes every full row and gives back the last piece.
fn cut(text: &str, word: Range<usize>, width: usize, close: &mut impl FnMut(Option<(Range<usize>, usize)>)) -> (Range<usize>, usize) {
    let (mut start, mut used) = (word.start, 0);
    cells::each(text.get(word.clone()).unwrap_or_default(), |offset, _, w| {
        let w = usize::from(w);
        if used > 0 && used + w > width {
            close(Some((start..word.start + offset, used)));
            (start, used) = (word.start + offset, 0);
        }
        used += w;
    });
    (start..word.end, used)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrapped(text: &str, width: usize) -> Vec<&str> {
        let mut rows = Vec::new();
        wrap(text, 0..text.len(), width, &mut rows);
        rows.iter().map(|r| &text[r.start as usize..r.end as usize]).collect()
    }

    #[test]
    fn rows_break_between_words_and_cut_what_is_too_long() {
        assert_eq!(wrapped("The vote was held\nin four regions.", 10), ["The vote", "was held", "in four", "regions."]);
        assert_eq!(wrapped("one\ntwo", 10), ["one\ntwo"]);
        assert_eq!(wrapped("uncharacteristically so", 8), ["uncharac", "teristic", "ally so"]);
        assert_eq!(wrapped("東京都庁", 5), ["東京", "都庁"]);
        assert_eq!(wrapped(" \n ", 5), [""; 0]);
    }

    proptest! {
        #[test]
        fn no_character_is_lost_and_no_row_is_too_wide(text in "[a-zA-Z .,\\-\n\t東é%\u{1b}\u{301}]{0,120}", width in 2_usize..60) {
            let rows = wrapped(&text, width);
            prop_assert!(rows.iter().all(|r| cells::width(r) <= width));
            let ink = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(ink(&rows.concat()), ink(&text));
        }
    }
}
