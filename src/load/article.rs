//! What the reader of a format yields: metadata, text, and the paragraphs that the format marks.

use super::{Error, date};
use crate::{
    segment::{self, Block, BlockKind},
    text::{About, Document, Language, Span},
};
use std::{ops::Range, sync::Arc};

/// An article on its way to a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Article {
    pub(super) about: About,
    /// The language that the source states.
    pub(super) language: Option<Language>,
    /// What the user should know of how it was read.
    pub(super) notes: Vec<String>,
    text: String,
    blocks: Option<Vec<(Range<usize>, BlockKind)>>,
}

impl Article {
    /// Nothing but what the source says of itself.
    pub(super) fn new(about: About) -> Article {
        Article { about, ..Article::default() }
    }

    /// Plain text, whose paragraphs are found by their line ends.
    pub(super) fn plain(about: About, text: String) -> Article {
        Article { about, text, ..Article::default() }
    }

    /// Adds a paragraph. White space in it is collapsed as a browser does; an empty one adds nothing.
    pub(super) fn push(&mut self, kind: BlockKind, words: &str) {
        let blocks = self.blocks.get_or_insert_default();
        let before = self.text.len();
        if before > 0 {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        for word in words.split_whitespace() {
            if self.text.len() > start {
                self.text.push(' ');
            }
            self.text.extend(word.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')));
        }
        if self.text.len() == start {
            self.text.truncate(before);
        } else {
            blocks.push((start..self.text.len(), kind));
        }
    }

    /// Drops headings that nothing follows: they belong to what was left out behind them.
    pub(super) fn drop_last_headings(&mut self) {
        let Some(blocks) = &mut self.blocks else { return };
        while blocks.pop_if(|(_, kind)| *kind == BlockKind::Heading).is_some() {}
        self.text.truncate(blocks.last().map_or(0, |(range, _)| range.end));
    }

    /// A date line at the top is when the article was published; else the day on which a file of this format was made, and the user is told.
    pub(super) fn dated(mut self, format: &str) -> Article {
        /// A date line stands among so many paragraphs at the top, and has at most so many words.
        const TOP: usize = 4;
        const DATE_LINE: usize = 16;
        let line = |l: &&str| (1..=DATE_LINE).contains(&l.split_whitespace().count());
        let printed = self.text.split("\n\n").take(TOP).filter(line).find_map(date::stamp);
        if let (None, Some(made)) = (printed, self.about.published) {
            self.notes.push(format!("states no date; taken to be of {}, when the {format} was made", made.date));
        }
        self.about.published = printed.or(self.about.published);
        self
    }

    /// The text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Words in running text, to tell an article from what is left of a page without one.
    pub(super) fn words(&self) -> usize {
        match &self.blocks {
            None => self.text.split_whitespace().count(),
            Some(blocks) => blocks
                .iter()
                .filter(|(_, kind)| *kind == BlockKind::Text)
                .filter_map(|(range, _)| self.text.get(range.clone()))
                .map(|t| t.split_whitespace().count())
                .sum(),
        }
    }

    /// Cuts the text into passages.
    pub(super) fn document(self, language: Language) -> Result<Document, Error> {
        if self.text.trim().is_empty() {
            return Err(Error::Empty);
        }
        let text: Arc<str> = Arc::from(self.text);
        let Some(blocks) = self.blocks else { return Ok(segment::plain(self.about, language, text)) };
        let blocks: Vec<Block> =
            blocks.into_iter().filter_map(|(range, kind)| Some(Block { span: Span::within(&text, range.start, range.end)?, kind })).collect();
        Ok(segment::document(self.about, language, text, &blocks))
    }
}
