//! From words back to places: where a decision belongs in the texts as they are now.

use super::{Anchor, FactAnchor, Review};
use crate::{
    analysis::Analysis,
    facts::FactId,
    text::{Document, DocumentId, PassageId, Span},
};
use rustc_hash::FxHashMap;
use similar::TextDiff;

/// How alike, of 1, the words of a changed passage must be for a decision to move to it.
const ALIKE: f32 = 0.6;

impl Review {
    /// The anchor of a passage.
    pub fn anchor(&self, documents: &[Document], id: PassageId) -> Option<Anchor> {
        let document = documents.get(id.document.index())?;
        let passage = document.passages.get(id.index())?;
        Some(Anchor { source: self.name_of(document), paragraph: passage.paragraph, words: document.words(passage.span).to_owned() })
    }

    /// The anchor of a fact.
    pub fn fact_anchor(&self, analysis: &Analysis, id: FactId) -> Option<FactAnchor> {
        let fact = analysis.extractions.get(id.document.index())?.fact(id)?;
        let document = analysis.document(id.document);
        let value = document.words(fact.span).to_owned();
        let home = analysis.passage_of(id);
        let passage = self.anchor(&analysis.documents, home)?;
        let before = stretches(document, analysis.passage(home).span, &value).take_while(|s| s.start() < fact.span.start()).count();
        Some(FactAnchor { kind: fact.value.kind().name().to_owned(), value, before, passage })
    }

    /// Where anchors are looked up.
    pub fn places<'d>(&self, documents: &'d [Document]) -> Places<'d> {
        let mut sources = FxHashMap::default();
        for (i, document) in documents.iter().enumerate() {
            sources.entry(self.name_of(document)).or_insert(DocumentId(i as u32));
        }
        Places { documents, sources }
    }
}

/// The texts as they are now, by the names that a review has for them.
#[derive(Debug)]
pub struct Places<'d> {
    documents: &'d [Document],
    sources: FxHashMap<String, DocumentId>,
}

impl Places<'_> {
    /// The document of a source.
    pub fn source(&self, name: &str) -> Option<DocumentId> {
        self.sources.get(name).copied()
    }

    /// The passage of that source with the same words, the nearest paragraph first; else the one most like it.
    pub fn passage(&self, anchor: &Anchor) -> Option<PassageId> {
        let id = self.source(&anchor.source)?;
        let document = &self.documents[id.index()];
        let words = |i: usize| document.words(document.passages[i].span);
        let away = |i: usize| document.passages[i].paragraph.abs_diff(anchor.paragraph);
        let places = 0..document.passages.len();
        let same = places.clone().filter(|i| words(*i) == anchor.words).min_by_key(|i| away(*i));
        let found = same.or_else(|| {
            let wanted = Wanted::new(&anchor.words);
            let rated = places.filter_map(|i| Some((i, wanted.likeness(words(i))?)));
            rated.max_by(|a, b| a.1.total_cmp(&b.1).then(away(b.0).cmp(&away(a.0)))).map(|(i, _)| i)
        });
        found.map(|i| id.passage(i))
    }

    /// Where a fact's words stand now: the passage and their span.
    pub fn fact(&self, anchor: &FactAnchor) -> Option<(PassageId, Span)> {
        let id = self.passage(&anchor.passage)?;
        let document = &self.documents[id.document.index()];
        let passage = document.passages[id.index()].span;
        let mut found = stretches(document, passage, &anchor.value);
        let first = found.next()?;
        Some((id, anchor.before.checked_sub(1).and_then(|n| found.nth(n)).unwrap_or(first)))
    }
}

/// Where words begin in a passage, with other white space between them, too. They may go on in the passages after it, as a long
/// quotation's do.
fn stretches<'a>(document: &'a Document, passage: Span, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let text = document.text.get(passage.start()..).unwrap_or_default();
    let mut words = words.split_whitespace();
    let first = words.next().unwrap_or_default();
    text.match_indices(first).take_while(move |(i, _)| *i < passage.len()).filter_map(move |(i, _)| {
        let after = text.get(i + first.len()..)?;
        let rest = words.clone().try_fold(after, |rest, word| {
            let next = rest.trim_start();
            next.strip_prefix(word).filter(|_| next.len() < rest.len())
        })?;
        document.span(passage.start() + i, document.text.len() - rest.len())
    })
}

/// The words of a passage that is looked for in a changed text.
struct Wanted<'a> {
    words: Vec<&'a str>,
    counts: FxHashMap<&'a str, usize>,
}

impl<'a> Wanted<'a> {
    fn new(text: &'a str) -> Wanted<'a> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut counts = FxHashMap::default();
        words.iter().for_each(|w| *counts.entry(*w).or_default() += 1);
        Wanted { words, counts }
    }

    /// How alike a text is; `None` below [`ALIKE`]. Words in common, in any order, are the cheap upper bound of the longer comparison.
    fn likeness(&self, text: &str) -> Option<f32> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let total = (self.words.len() + words.len()) as f32;
        let mut left = self.counts.clone();
        let take = |w: &&&str| left.get_mut(**w).filter(|n| **n > 0).map(|n| *n -= 1).is_some();
        let common = words.iter().filter(take).count();
        if 2.0 * common as f32 / total < ALIKE {
            return None;
        }
        Some(TextDiff::from_slices(&self.words, &words).ratio()).filter(|r| *r >= ALIKE)
    }
}
