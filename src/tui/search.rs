//! Finding words in the text of every source.

use super::{scale::Scale, story::Story};
use crate::{
    facts::Value,
    text::{DocumentId, PassageId, Span},
};
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

    /// Searches `documents` for words of a passage; those of a figure or date also where its value stands in other words.
    pub fn of_span(story: &Story, documents: &[DocumentId], passage: PassageId, span: Span) -> Search {
        let mut search = Search::new(story, documents, story.analysis.document(passage.document).words(span));
        let facts_of = |d: DocumentId| story.analysis.extractions.get(d.index()).map_or(&[][..], |e| &e.facts);
        let Some(meant) = facts_of(passage.document).iter().find(|f| f.span == span && f.passage == passage.index) else { return search };
        for document in documents {
            for fact in facts_of(*document).iter().filter(|f| is_same(&meant.value, &f.value)) {
                let place = document.passage(fact.passage as usize);
                let known = search.by_passage.entry(place).or_default();
                if !known.iter().any(|s| s.overlaps(fact.span)) {
                    known.push(fact.span);
                    known.sort();
                    search.matches.push((place, fact.span));
                }
            }
        }
        search.matches.sort();
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

/// Whether two values are one figure, however printed and qualified, or the same days.
fn is_same(a: &Value, b: &Value) -> bool {
    if let (Value::Date(a), Value::Date(b)) = (a, b) {
        return a.start.is_some() && (a.start, a.end) == (b.start, b.end);
    }
    let Some((scale, (low, high, _))) = Scale::of(a).and_then(|s| Some((s, s.interval(a)?))) else { return false };
    let near = |x: Option<f64>, y: Option<f64>| match (x, y) {
        (Some(x), Some(y)) => (x - y).abs() <= x.abs() * 1e-9,
        (x, y) => x.is_none() && y.is_none(),
    };
    a.kind() == b.kind() && scale.interval(b).is_some_and(|(other_low, other_high, _)| near(low, other_low) && near(high, other_high))
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
    use crate::{
        analysis::fixture,
        tui::made::{Made, count, days, percent},
    };
    use jiff::civil::date;
    use std::sync::Arc;

    #[test]
    fn a_figure_or_date_is_found_where_it_is_printed_otherwise() {
        let mut made = Made::new(&[("Wire", "On Sept. 27 it was 99%, of 99 places."), ("Courier", "It was nearly 99 percent on Tuesday. It was 9%.")]);
        let tuesday = || days(date(2022, 9, 27), date(2022, 9, 27));
        made.fact(0, "Sept. 27", "it", tuesday(), None);
        made.fact(0, "99%", "it", percent(99, 99, None), None);
        made.fact(0, "99 ", "it", count(99, None), None);
        made.fact(1, "99 percent", "It", percent(99, 99, Some(crate::facts::Hedge::Nearly)), None);
        made.fact(1, "Tuesday", "It", tuesday(), None);
        made.fact(1, "9%", "It", percent(9, 9, None), None);
        let analysis = Arc::new(made.done());
        let story = Story::new(analysis.clone(), analysis.document_ids().collect(), true);
        for (words, expected) in [("99%", ["99%", "99 percent"]), ("Sept. 27", ["Sept. 27", "Tuesday"])] {
            let start = analysis.documents[0].text.find(words).unwrap();
            let span = analysis.documents[0].span(start, start + words.len()).unwrap();
            let found = Search::of_span(&story, &story.documents, DocumentId(0).passage(0), span);
            let printed: Vec<&str> = found.matches.iter().map(|(p, s)| analysis.document(p.document).words(*s)).collect();
            assert_eq!(printed, expected);
        }
    }

    #[test]
    fn matches_fold_case_white_space_and_quotes() {
        let analysis = Arc::new(fixture::aligned(&[("The Ferry’s  fast crew. A ferry's fast end.", "No ship.")]));
        let story = Story::new(analysis.clone(), analysis.document_ids().collect(), true);
        let found = |words: &str| Search::new(&story, &story.documents, words).matches.len();
        assert_eq!((found("ferry's fast"), found("Ferry"), found("train"), found("  "), found("ship")), (2, 1, 0, 0, 1));
    }
}
