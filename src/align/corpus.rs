//! All documents as term lists, and how rare each term is among them and in the background.

use super::{index::numbered, terms::Terms, vocabulary::Vocabulary};
use crate::text::{Document, Language};
use std::collections::BTreeMap;

/// The documents as alignment reads them. Their terms are numbered anew, in the order of their ids.
pub(super) struct Corpus {
    /// One a document.
    pub terms: Vec<Terms>,
    /// The numbers of the ids of each document, document after document.
    numbers: Vec<u32>,
    /// Where those of each document end.
    ends: Vec<usize>,
    /// For each number how many of the texts given hold the term.
    holding: Vec<u32>,
    /// For each number how rare the term is.
    rarity: Vec<f32>,
}

impl Corpus {
    /// Of all documents and their terms.
    pub(super) fn new(documents: &[Document], terms: Vec<Terms>) -> Corpus {
        let vocabulary = Vocabulary::of(prevailing(documents));
        let (ids, numbers) = numbered(terms.iter().flat_map(|t| t.ids()).copied().collect());
        let ends = terms.iter().scan(0, |end, terms| {
            *end += terms.ids().len();
            Some(*end)
        });
        let mut corpus = Corpus { ends: ends.collect(), terms, numbers, holding: vec![0; ids.len()], rarity: Vec::new() };
        // Without a background, what stands in many passages is common.
        let texts = if vocabulary.documents() > 0 { corpus.count_documents() } else { corpus.count_passages() };
        let all = (vocabulary.documents() + texts) as f32;
        let holding = ids.iter().zip(&corpus.holding).map(|(&id, given)| vocabulary.frequency(id) + given);
        corpus.rarity = holding.map(|holding| rarity(holding as f32, all)).collect();
        corpus
    }

    fn count_documents(&mut self) -> u32 {
        self.numbers.iter().for_each(|&number| self.holding[number as usize] += 1);
        self.terms.len() as u32
    }

    fn count_passages(&mut self) -> u32 {
        let mut passages = 0;
        for (document, terms) in self.terms.iter().enumerate() {
            let numbers = &self.numbers[self.range(document)];
            let mut last = vec![0; numbers.len()];
            for passage in terms.passages() {
                passages += 1;
                for term in passage {
                    if std::mem::replace(&mut last[term.stem as usize], passages) != passages {
                        self.holding[numbers[term.stem as usize] as usize] += 1;
                    }
                }
            }
        }
        passages
    }

    fn range(&self, document: usize) -> std::ops::Range<usize> {
        let start = if document == 0 { 0 } else { self.ends[document - 1] };
        start..self.ends[document]
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.rarity.len()
    }

    /// The numbers of a document's terms, in the order of their ids.
    pub(super) fn numbers(&self, document: usize) -> &[u32] {
        &self.numbers[self.range(document)]
    }

    /// Inverse document frequency over the background and the texts given, the documents or where there is no background their
    /// passages: 0 (in every one) to 1 (in one of a thousand, or fewer).
    pub(super) fn rarity(&self, number: u32) -> f32 {
        self.rarity[number as usize]
    }
}

/// The language of most documents; of two with as many the first by its code, so that the order of the documents does not matter.
fn prevailing(documents: &[Document]) -> Language {
    let mut counts: BTreeMap<Language, usize> = BTreeMap::new();
    documents.iter().for_each(|d| *counts.entry(d.language).or_default() += 1);
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(Language::ENGLISH, |(language, _)| language)
}

/// `ln(all / holding)` over `ln(all)`, smoothed, within 0 and 1.
fn rarity(holding: f32, all: f32) -> f32 {
    (((all + 1.0) / (holding + 0.5)).ln() / (all + 1.0).ln()).clamp(0.0, 1.0)
}
