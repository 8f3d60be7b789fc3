//! Finding words in the text of every source.

use super::story::Story;
use crate::text::{DocumentId, PassageId, Span};
use rustc_hash::FxHashMap;

/// What was searched for, and where it stands.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The words.
    pub words: String,
    /// Every match, in the order of sources and text.
    pub matches: Vec<(PassageId, Span)>,
    by_passage: FxHashMap<PassageId, Vec<Span>>,
}

impl Search {
    /// Searches `documents`. Case matters where the words have a capital letter; any white space matches any other.
    pub fn new(story: &Story, documents: &[DocumentId], words: &str) -> Search {
        let mut search = Search { words: words.to_owned(), ..Search::default() };
        let needle: Vec<&str> = words.split_whitespace().collect();
        if needle.is_empty() {
            return search;
        }
        let folded = !words.chars().any(char::is_uppercase);
        let needle = fold(&needle.join(" "), folded).into_iter().map(|(_, c)| c).collect::<Vec<char>>();
        for document in documents {
            for passage in story.passages(*document) {
                let span = story.analysis.passage(passage).span;
                search.add(story, passage, span, &needle, folded);
            }
        }
        search
    }

    fn add(&mut self, story: &Story, passage: PassageId, span: Span, needle: &[char], folded: bool) {
        let document = story.analysis.document(passage.document);
        let text = fold(document.words(span), folded);
        let mut at = 0;
        while let Some(window) = text.get(at..at + needle.len()) {
            if window.iter().map(|(_, c)| c).eq(needle) {
                let end = text.get(at + needle.len()).map_or(span.len(), |(i, _)| *i);
                if let Some(found) = document.span(span.start() + window[0].0, span.start() + end) {
                    let found = found.trim(&document.text, char::is_whitespace);
                    self.matches.push((passage, found));
                    self.by_passage.entry(passage).or_default().push(found);
                }
                at += needle.len();
            } else {
                at += 1;
            }
        }
    }

    /// The matches in a passage.
    pub fn in_passage(&self, passage: PassageId) -> &[Span] {
        self.by_passage.get(&passage).map_or(&[], Vec::as_slice)
    }
}

/// The characters with their places; white space runs are one space, and case is folded on demand.
fn fold(text: &str, folded: bool) -> Vec<(usize, char)> {
    let mut out: Vec<(usize, char)> = Vec::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        match c {
            _ if c.is_whitespace() && out.last().is_some_and(|(_, c)| *c == ' ') => {}
            _ if c.is_whitespace() => out.push((i, ' ')),
            '’' | '‘' => out.push((i, '\'')),
            '“' | '”' => out.push((i, '"')),
            _ if folded => out.push((i, c.to_lowercase().next().unwrap_or(c))),
            _ => out.push((i, c)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use std::sync::Arc;

    #[test]
    fn matches_fold_case_white_space_and_quotes() {
        let analysis = Arc::new(fixture::aligned(&[("The Ferry’s  fast crew. A ferry's fast end.", "No ship.")]));
        let story = Story::new(analysis.clone(), analysis.document_ids().collect(), true);
        let found = |words: &str| Search::new(&story, &story.documents, words).matches.len();
        assert_eq!((found("ferry's fast"), found("Ferry"), found("train"), found("  "), found("ship")), (2, 1, 0, 0, 1));
    }
}
