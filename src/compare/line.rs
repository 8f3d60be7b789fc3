//! A passage, cut into words when first asked for them and then once for all that is read of it.

use super::words::{Lemmas, Piece, Stem, Word, distinct, joined};
use crate::text::{Document, Span};
use std::cell::OnceCell;

/// One passage of a document.
pub(super) struct Line<'c> {
    pub document: &'c Document,
    /// Where it stands.
    pub span: Span,
    pub lemmas: &'c Lemmas,
    pieces: OnceCell<Vec<Piece>>,
    words: OnceCell<Vec<Word>>,
}

impl<'c> Line<'c> {
    /// The passage at `span`.
    pub(super) fn new(document: &'c Document, span: Span, lemmas: &'c Lemmas) -> Line<'c> {
        Line { document, span, lemmas, pieces: OnceCell::new(), words: OnceCell::new() }
    }

    fn pieces(&self) -> &[Piece] {
        self.pieces.get_or_init(|| self.lemmas.cut(self.document, self.span))
    }

    /// All its words.
    pub(super) fn all(&self) -> &[Word] {
        self.words.get_or_init(|| joined(self.document, self.pieces(), false))
    }

    /// The words of a part of it, or of another span of its document.
    pub(super) fn words(&self, span: Span) -> Vec<Word> {
        self.part(span).map_or_else(|| self.lemmas.words(self.document, span), |pieces| joined(self.document, pieces, false))
    }

    /// The same of a quotation, whose opening mark stands before the span: what a reporter writes in between is not `quoted`.
    pub(super) fn quoted_words(&self, span: Span) -> Vec<Word> {
        self.part(span).map_or_else(|| self.lemmas.quoted_words(self.document, span), |pieces| joined(self.document, pieces, true))
    }

    /// The stems of the content words of a span, sorted, each once.
    pub(super) fn stems(&self, span: Span) -> Vec<Stem> {
        distinct(&self.words(span))
    }

    /// The pieces of a part; `None` where it lies beyond the passage or cuts through a piece.
    fn part(&self, span: Span) -> Option<&[Piece]> {
        if !self.span.contains(span) {
            return None;
        }
        let pieces = self.pieces();
        let from = pieces.partition_point(|p| p.span().start() < span.start());
        let to = pieces.partition_point(|p| p.span().end() <= span.end());
        let clear = |i: usize| pieces.get(i).is_none_or(|p| !p.span().overlaps(span));
        let before = from.checked_sub(1).is_none_or(clear);
        if before && clear(to) { pieces.get(from..to) } else { None }
    }
}
