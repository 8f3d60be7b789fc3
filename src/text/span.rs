//! Half-open byte ranges into the text of one document.

use std::{fmt, num::NonZeroU32};

/// A half-open byte range of a document's text. Both ends lie on character boundaries: spans come only from
/// [`Document::span`](super::Document::span) and from [`tokenise`](super::tokenise) and its like, and the operations here keep the promise.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    /// One more than where it ends: never 0, so that an `Option<Span>`, of which an analysis keeps millions, is no larger than a span.
    past_end: NonZeroU32,
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Span({}..{})", self.start, self.last())
    }
}

impl Span {
    /// From byte `start` to byte `end`; who calls this knows that both lie on boundaries.
    pub(super) fn new(start: u32, end: u32) -> Span {
        Span { start, past_end: NonZeroU32::MIN.saturating_add(end) }
    }

    fn last(self) -> u32 {
        self.past_end.get() - 1
    }

    /// A span of `text`, or `None` where an end is out of range, reversed or inside a character.
    pub fn within(text: &str, start: usize, end: usize) -> Option<Span> {
        text.get(start..end)?;
        u32::try_from(end.checked_add(1)?).ok()?;
        Some(Span::new(u32::try_from(start).ok()?, u32::try_from(end).ok()?))
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.last() as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether nothing is enclosed.
    pub fn is_empty(self) -> bool {
        self.start == self.last()
    }

    /// The words enclosed. `text` must be the text the span was made for; of any other text the answer is empty.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    /// The least span that encloses both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), past_end: self.past_end.max(other.past_end) }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.past_end <= self.past_end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.last() && other.start < self.last()
    }

    /// The empty span at the start.
    pub fn collapsed(self) -> Span {
        Span::new(self.start, self.start)
    }

    /// What lies between the end of this span and the start of `later`; empty where they touch or overlap.
    pub fn gap(self, later: Span) -> Span {
        Span::new(self.last(), later.start.max(self.last()))
    }

    /// Without the characters at both ends for which `unwanted` holds.
    pub fn trim(self, text: &str, unwanted: impl Fn(char) -> bool) -> Span {
        let words = self.of(text);
        let kept = words.trim_start_matches(&unwanted);
        let start = self.start + (words.len() - kept.len()) as u32;
        Span::new(start, start + kept.trim_end_matches(&unwanted).len() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_span_takes_no_room_of_its_own() {
        assert_eq!(size_of::<Option<Span>>(), size_of::<Span>());
        let empty = Span::within("ab", 0, 0).unwrap();
        assert!(empty.is_empty() && empty.end() == 0 && empty.to(Span::within("ab", 1, 2).unwrap()).len() == 2);
    }
}
