//! Half-open byte ranges into the text of one document.

/// A half-open byte range of a document's text. Both ends lie on character boundaries: spans come only from
/// [`Document::span`](super::Document::span) and from [`tokenise`](super::tokenise), and the operations here keep the promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span of `text`, or `None` where an end is out of range, reversed or inside a character.
    pub fn within(text: &str, start: usize, end: usize) -> Option<Span> {
        text.get(start..end)?;
        Some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing is enclosed.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words enclosed. `text` must be the text the span was made for; of any other text the answer is empty.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    /// The least span that encloses both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The empty span at the start.
    pub fn collapsed(self) -> Span {
        Span { start: self.start, end: self.start }
    }

    /// What lies between the end of this span and the start of `later`; empty where they touch or overlap.
    pub fn gap(self, later: Span) -> Span {
        Span { start: self.end, end: later.start.max(self.end) }
    }

    /// Without the characters at both ends for which `unwanted` holds.
    pub fn trim(self, text: &str, unwanted: impl Fn(char) -> bool) -> Span {
        let words = self.of(text);
        let kept = words.trim_start_matches(&unwanted);
        let start = self.start + (words.len() - kept.len()) as u32;
        Span { start, end: start + kept.trim_end_matches(&unwanted).len() as u32 }
    }
}
