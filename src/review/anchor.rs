//! From words back to places: where a decision belongs in the texts as they are now.

use super::{Anchor, FactAnchor};
use crate::{
    analysis::Analysis,
    facts::FactId,
    text::{Document, DocumentId, PassageId, Span},
};
use similar::TextDiff;

/// How alike, of 1, a changed passage must be for a decision to move to it.
const ALIKE: f32 = 0.75;

impl Anchor {
    /// The anchor of a passage.
    pub fn of(documents: &[Document], id: PassageId) -> Option<Anchor> {
        let document = documents.get(id.document.index())?;
        let passage = document.passages.get(id.index())?;
        Some(Anchor { source: document.about.path.clone(), paragraph: passage.paragraph, words: document.words(passage.span).to_owned() })
    }

    /// The passage of that source with the same words, the nearest paragraph first; else the one most like it.
    pub fn find(&self, documents: &[Document]) -> Option<PassageId> {
        let place = documents.iter().position(|d| d.about.path == self.source)?;
        let document = &documents[place];
        let words = |i: usize| document.words(document.passages[i].span);
        let away = |i: usize| document.passages[i].paragraph.abs_diff(self.paragraph);
        let places = 0..document.passages.len();
        let same = places.clone().filter(|i| words(*i) == self.words).min_by_key(|i| away(*i));
        let found = same.or_else(|| {
            let likeness = |i: usize| TextDiff::from_words(self.words.as_str(), words(i)).ratio();
            let close = |i: &usize| words(*i).len() * 2 > self.words.len() && words(*i).len() < self.words.len() * 2;
            let rated = places.filter(close).map(|i| (i, likeness(i))).filter(|(_, r)| *r >= ALIKE);
            rated.max_by(|a, b| a.1.total_cmp(&b.1).then(away(b.0).cmp(&away(a.0)))).map(|(i, _)| i)
        });
        found.map(|i| DocumentId(place as u32).passage(i))
    }
}

impl FactAnchor {
    /// The anchor of a fact.
    pub fn of(analysis: &Analysis, id: FactId) -> Option<FactAnchor> {
        let fact = analysis.extractions.get(id.document.index())?.fact(id)?;
        let value = analysis.document(id.document).words(fact.span).to_owned();
        let passage = Anchor::of(&analysis.documents, analysis.passage_of(id))?;
        Some(FactAnchor { kind: fact.value.kind().name().to_owned(), value, passage })
    }

    /// Where its words stand now: the passage and their span.
    pub fn find(&self, documents: &[Document]) -> Option<(PassageId, Span)> {
        let id = self.passage.find(documents)?;
        let document = &documents[id.document.index()];
        let passage = document.passages[id.index()].span;
        let start = passage.start() + document.words(passage).find(&self.value)?;
        Some((id, document.span(start, start + self.value.len())?))
    }
}
