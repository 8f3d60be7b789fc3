//! All documents as term lists, and how rare each term is among them and in the background.

use super::{
    terms::{Term, TermId, Terms},
    vocabulary::Vocabulary,
};
use crate::text::{Document, Language};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The documents as alignment reads them.
pub(super) struct Corpus {
    /// One a document.
    pub terms: Vec<Terms>,
    /// Texts that terms are counted over: the background and the documents given, or the passages of those where there is no background.
    texts: u32,
    /// Texts that hold a term, of those given.
    frequency: FxHashMap<TermId, u32>,
    vocabulary: &'static Vocabulary,
}

impl Corpus {
    /// Of all documents and their terms.
    pub(super) fn new(documents: &[Document], terms: Vec<Terms>) -> Corpus {
        let vocabulary = Vocabulary::of(prevailing(documents));
        let mut corpus = Corpus { terms: Vec::new(), texts: vocabulary.documents(), frequency: FxHashMap::default(), vocabulary };
        for terms in &terms {
            if vocabulary.documents() > 0 {
                corpus.count(terms.all());
            } else {
                // Without a background, what stands in many passages is common.
                terms.passages().for_each(|passage| corpus.count(passage));
            }
        }
        Corpus { terms, ..corpus }
    }

    fn count(&mut self, text: &[Term]) {
        let mut distinct: Vec<TermId> = text.iter().map(|t| t.id).collect();
        distinct.sort_unstable();
        distinct.dedup();
        distinct.into_iter().for_each(|id| *self.frequency.entry(id).or_insert(0) += 1);
        self.texts += 1;
    }

    /// In how many of the texts given a term occurs.
    pub(super) fn frequency(&self, id: TermId) -> u32 {
        self.frequency.get(&id).copied().unwrap_or(0)
    }

    /// Inverse document frequency over the background and the documents, 0 (in every document) to 1 (in one of a thousand, or fewer).
    pub(super) fn rarity(&self, id: TermId) -> f32 {
        let all = self.texts as f32;
        let holding = (self.vocabulary.frequency(id) + self.frequency(id)) as f32;
        rarity(holding, all)
    }
}

/// The language of most documents; of two with as many the first by its code, so that the order of the documents does not matter.
fn prevailing(documents: &[Document]) -> Language {
    let mut counts: BTreeMap<Language, usize> = BTreeMap::new();
    documents.iter().for_each(|d| *counts.entry(d.language).or_default() += 1);
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(Language::ENGLISH, |(language, _)| language)
}

/// `ln(all / holding)` over `ln(all)`, smoothed, within 0 and 1.
pub(super) fn rarity(holding: f32, all: f32) -> f32 {
    (((all + 1.0) / (holding + 0.5)).ln() / (all + 1.0).ln()).clamp(0.0, 1.0)
}
