//! All documents as term lists, and how rare each term is among them and in the background.

use super::{
    index::numbered,
    terms::{Term, TermId, Terms},
    vocabulary::Vocabulary,
};
use crate::text::{Document, Language};
use std::collections::BTreeMap;

/// The terms of all documents, numbered anew, in the order of their ids.
pub(super) struct Corpus {
    /// The numbers of the stems of each document, document after document.
    numbers: Vec<u32>,
    /// Where those of each document end.
    ends: Vec<usize>,
    /// For each number the id of the term.
    ids: Vec<TermId>,
    /// For each number how rare the term is.
    rarity: Vec<f32>,
}

impl Corpus {
    /// Of all documents and their terms, one a document, whose ids it takes.
    pub(super) fn new(documents: &[Document], terms: &mut [Terms]) -> Corpus {
        let mut keys = Vec::with_capacity(terms.iter().map(|t| t.ids().len()).sum());
        let mut ends = Vec::with_capacity(terms.len());
        for terms in &mut *terms {
            keys.extend(terms.take_ids());
            ends.push(keys.len());
        }
        let (ids, numbers) = numbered(keys);
        let mut corpus = Corpus { numbers, ends, ids, rarity: Vec::new() };
        let vocabulary = Vocabulary::of(prevailing(documents));
        // Without a background, what stands in many passages is common.
        let (texts, holding) = if vocabulary.documents() > 0 { corpus.count_documents() } else { corpus.count_passages(terms) };
        let all = (vocabulary.documents() + texts) as f32;
        let holding = corpus.ids.iter().zip(holding).map(|(&id, given)| vocabulary.frequency(id) + given);
        corpus.rarity = holding.map(|holding| rarity(holding as f32, all)).collect();
        corpus
    }

    /// How many documents there are, and for each number how many hold the term.
    fn count_documents(&self) -> (u32, Vec<u32>) {
        let mut holding = vec![0; self.len()];
        self.numbers.iter().for_each(|&number| holding[number as usize] += 1);
        (self.ends.len() as u32, holding)
    }

    /// How many passages there are, and for each number how many hold the term.
    fn count_passages(&self, terms: &[Terms]) -> (u32, Vec<u32>) {
        let (mut passages, mut holding) = (0, vec![0; self.len()]);
        for (document, terms) in terms.iter().enumerate() {
            let numbers = self.numbers(document);
            let mut last = vec![0; numbers.len()];
            for passage in terms.passages() {
                passages += 1;
                for term in passage {
                    if std::mem::replace(&mut last[term.stem as usize], passages) != passages {
                        holding[numbers[term.stem as usize] as usize] += 1;
                    }
                }
            }
        }
        (passages, holding)
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The numbers of a document's stems, in the order of their ids.
    pub(super) fn numbers(&self, document: usize) -> &[u32] {
        let start = if document == 0 { 0 } else { self.ends[document - 1] };
        &self.numbers[start..self.ends[document]]
    }

    /// The id of a term of a document.
    pub(super) fn id(&self, document: usize, term: &Term) -> TermId {
        self.ids[self.numbers(document)[term.stem as usize] as usize]
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
