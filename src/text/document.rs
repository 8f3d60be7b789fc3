//! A source after loading and segmentation: its text as the reader sees it, what it says of itself, and its passages.

use super::{Lookup, Span};
use jiff::civil::{Date, Time};
use std::{fmt, sync::Arc};

/// Position of a document among those given; the first is 0 and has the sigil `A`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub u32);

/// A passage: its document and its place there, from 0. Shown as `A1` for the first passage of the first source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PassageId {
    /// The document it stands in.
    pub document: DocumentId,
    /// Its place there, from 0.
    pub index: u32,
}

impl DocumentId {
    /// The place in a list of documents.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// A passage of this document, by its place.
    pub fn passage(self, index: usize) -> PassageId {
        PassageId { document: self, index: index as u32 }
    }
}

impl PassageId {
    /// The place in the document's list of passages.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

/// A short name that is written from its end: `B12`.
pub(crate) struct Sigil {
    bytes: [u8; 32],
    start: usize,
}

impl Sigil {
    /// Without a letter yet.
    pub(crate) fn new() -> Sigil {
        Sigil { bytes: [0; 32], start: 32 }
    }

    fn put(mut self, byte: u8) -> Sigil {
        if let Some(before) = self.start.checked_sub(1) {
            self.start = before;
            self.bytes[before] = byte;
        }
        self
    }

    /// Puts a number before what is there.
    pub(crate) fn number(mut self, mut number: u32) -> Sigil {
        while number >= 10 {
            self = self.put(b'0' + (number % 10) as u8);
            number /= 10;
        }
        self.put(b'0' + number as u8)
    }

    /// Puts a stop before what is there.
    pub(crate) fn stop(self) -> Sigil {
        self.put(b'.')
    }

    /// Puts a document's letters before what is there, as collation has them: `A` to `Z`, then `AA`, `AB`, ...
    pub(crate) fn document(mut self, DocumentId(mut number): DocumentId) -> Sigil {
        while number >= 26 {
            self = self.put(b'A' + (number % 26) as u8);
            // the leading letters stand for a number of their own
            number = number / 26 - 1;
        }
        self.put(b'A' + number as u8)
    }

    /// Puts a passage before what is there.
    pub(crate) fn passage(self, id: PassageId) -> Sigil {
        self.number(id.index + 1).document(id.document)
    }

    /// The name, of ASCII letters and digits.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }

    /// The name.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Sigil::new().document(*self).as_str())
    }
}

impl fmt::Display for PassageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Sigil::new().passage(*self).as_str())
    }
}

/// Whether the source states its date or it was read off a dateline or byline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Front matter, metadata, or `--published`.
    Stated,
    /// A dateline, byline or embedded post inside the text.
    Inferred,
}

/// When a source was published, as exactly as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The day.
    pub date: Date,
    /// The time of day where it is stated, in the source's own zone.
    pub time: Option<Time>,
    /// How it is known.
    pub origin: Origin,
}

/// What a source says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// What the user gave: a path, a URL or `-`.
    pub path: String,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Byline.
    pub author: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Stamp>,
    /// When it was last changed.
    pub modified: Option<Stamp>,
    /// The source that this is another state of, as the story file names it.
    pub version_of: Option<String>,
    /// When it came from the network.
    pub fetched: Option<jiff::Timestamp>,
    /// SHA-256 of the bytes that it was read from, in hexadecimal: tells one state of a page from the next.
    pub sha256: Option<String>,
}

/// What a passage is. Only sentences, headings and captions are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PassageKind {
    /// Running text.
    Sentence,
    /// A title or a line between paragraphs.
    Heading,
    /// The text of a picture or table.
    Caption,
    /// Follow us, read more, agency credits: no content.
    Boilerplate,
}

/// Normally one sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands, without white space around it.
    pub span: Span,
    /// The paragraph, counted from 1.
    pub paragraph: u32,
    /// What it is.
    pub kind: PassageKind,
}

impl Passage {
    /// Whether it takes part in facts and alignment.
    pub fn is_content(&self) -> bool {
        self.kind != PassageKind::Boilerplate
    }
}

/// A loaded and segmented source. `text` is what the reader sees and is never normalised in place; passages are sorted and disjoint.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it says of itself.
    pub about: About,
    /// ISO 639-1 code of its language.
    pub language: Language,
    /// The body.
    pub text: Arc<str>,
    /// Its passages in order.
    pub passages: Vec<Passage>,
    /// What cutting it into passages looked up, until its facts are read: nothing is looked up twice.
    pub lookup: Option<Lookup>,
}

impl Document {
    /// A span of this document's text; `None` unless both ends are in range and on character boundaries.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        Span::within(&self.text, start, end)
    }

    /// The words of a span of this document.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The passage in which byte `at` lies, or the last one that starts before it.
    pub fn passage_at(&self, at: usize) -> Option<usize> {
        self.passages.partition_point(|p| p.span.start() <= at).checked_sub(1)
    }
}

/// A language by its ISO 639-1 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language([u8; 2]);

impl Language {
    /// English.
    pub const ENGLISH: Language = Language(*b"en");
    /// German.
    pub const GERMAN: Language = Language(*b"de");

    /// From a two-letter code.
    pub fn from_code(code: &str) -> Option<Language> {
        match code.as_bytes() {
            &[a, b] if code.bytes().all(|c| c.is_ascii_lowercase()) => Some(Language([a, b])),
            _ => None,
        }
    }

    /// The two-letter code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("en")
    }

    /// Its English name; its code where it has none here.
    pub fn name(&self) -> &str {
        match self.code() {
            "de" => "German",
            "fr" => "French",
            "es" => "Spanish",
            "it" => "Italian",
            "pt" => "Portuguese",
            "nl" => "Dutch",
            "sv" => "Swedish",
            "da" => "Danish",
            "no" => "Norwegian",
            "fi" => "Finnish",
            "pl" => "Polish",
            "cs" => "Czech",
            "hu" => "Hungarian",
            "ro" => "Romanian",
            "ru" => "Russian",
            "uk" => "Ukrainian",
            "el" => "Greek",
            "tr" => "Turkish",
            "ar" => "Arabic",
            "he" => "Hebrew",
            "zh" => "Chinese",
            "ja" => "Japanese",
            "ko" => "Korean",
            code => code,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sigils_go_on_after_z() {
        let shown: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(|n| DocumentId(n).to_string()).into();
        assert_eq!(shown, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
        assert_eq!(DocumentId(1).passage(12).to_string(), "B13");
    }
}
