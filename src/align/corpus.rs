//! All documents as term lists, and how rare each term is among them and in the background.

use super::{
    terms::{self, Stems, TermId, Terms},
    vocabulary::Vocabulary,
};
use crate::{
    facts::Extraction,
    progress::{Cancelled, Progress, Stage},
    text::{Document, Language},
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The documents as alignment reads them.
pub(super) struct Corpus {
    /// One a document.
    pub terms: Vec<Terms>,
    /// Documents that hold a term, of those given.
    frequency: FxHashMap<TermId, u32>,
    vocabulary: &'static Vocabulary,
}

impl Corpus {
    /// Reads all documents.
    pub(super) fn new(documents: &[Document], extractions: &[Extraction], progress: &Progress) -> Result<Corpus, Cancelled> {
        let done = AtomicUsize::new(0);
        let terms = documents
            .par_iter()
            .zip(extractions)
            .map_init(Stems::new, |stems, (d, extraction)| {
                progress.step(Stage::Aligning, done.fetch_add(1, Ordering::Relaxed), 3 * documents.len())?;
                Ok(terms::read(d, extraction, Vocabulary::of(d.language), stems))
            })
            .collect::<Result<Vec<Terms>, Cancelled>>()?;
        let mut frequency = FxHashMap::default();
        let mut distinct = Vec::new();
        for terms in &terms {
            distinct.clear();
            distinct.extend(terms.all().iter().map(|t| t.id));
            distinct.sort_unstable();
            distinct.dedup();
            for &id in &distinct {
                *frequency.entry(id).or_insert(0) += 1;
            }
        }
        let language = documents.first().map_or(Language::ENGLISH, |d| d.language);
        Ok(Corpus { terms, frequency, vocabulary: Vocabulary::of(language) })
    }

    /// In how many of the documents a term occurs.
    pub(super) fn frequency(&self, id: TermId) -> u32 {
        self.frequency.get(&id).copied().unwrap_or(0)
    }

    /// Inverse document frequency over the background and the documents, 0 (in every document) to 1 (in one of a thousand, or fewer).
    pub(super) fn rarity(&self, id: TermId) -> f32 {
        let all = (self.vocabulary.documents() + self.terms.len() as u32) as f32;
        let holding = (self.vocabulary.frequency(id) + self.frequency(id)) as f32;
        rarity(holding, all)
    }
}

/// `ln(all / holding)` over `ln(all)`, smoothed, within 0 and 1.
pub(super) fn rarity(holding: f32, all: f32) -> f32 {
    (((all + 1.0) / (holding + 0.5)).ln() / (all + 1.0).ln()).clamp(0.0, 1.0)
}
