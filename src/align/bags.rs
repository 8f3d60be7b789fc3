//! The passages of a story as bags of weighted terms.

use super::{
    corpus::Corpus,
    stories::Story,
    terms::{Term, TermId, TermKind},
};
use crate::text::{Document, DocumentId, PassageId, PassageKind};
use rustc_hash::FxHashMap;

/// A passage as a bag of weighted terms.
#[derive(Debug)]
pub(super) struct Bag {
    /// Which.
    pub id: PassageId,
    /// Place of its document in the story.
    pub document: u32,
    /// Its place among the document's content passages, from 0.
    pub place: u32,
    /// How many content passages the document has.
    pub of: u32,
    /// What it is.
    pub kind: PassageKind,
    /// In the order of their ids.
    pub entries: Box<[Entry]>,
    /// Those of the entries that are more than common words in some passage of the story, in the same order.
    pub marked: Box<[Entry]>,
    /// Hashes of neighbouring quoted words, in order.
    pub quoted: Box<[u32]>,
    /// Length of the vector of its words' weights.
    pub length: f32,
    /// Weight of the names printed, of the entities meant, and of the digits.
    pub names: f32,
    pub entities: f32,
    pub numbers: f32,
}

/// A distinct term of a passage.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Which.
    pub id: TermId,
    /// How rare it is among the passages of the story and in news, times how often it stands here, damped.
    pub weight: f32,
    /// How much it tells this passage from the others of its document: the less, the more of those hold it.
    pub telling: f32,
    /// Of a class of words, the word it was read from.
    pub of: TermId,
    /// What it is.
    pub kind: TermKind,
}

/// The content passages of a story, document by document.
pub(super) fn bags(documents: &[Document], corpus: &Corpus, story: &Story) -> Vec<Bag> {
    let mut bags = Vec::new();
    for (place, &d) in story.documents.iter().enumerate() {
        let (document, terms) = (&documents[d as usize], &corpus.terms[d as usize]);
        let of = document.passages.iter().filter(|p| p.is_content()).count() as u32;
        let content = document.passages.iter().enumerate().filter(|(_, p)| p.is_content());
        let first = bags.len();
        bags.extend(content.enumerate().map(|(nth, (i, passage))| Bag {
            id: DocumentId(d).passage(i),
            document: place as u32,
            place: nth as u32,
            of,
            kind: passage.kind,
            entries: distinct(terms.of(i)),
            marked: Box::default(),
            quoted: quoted(terms.of(i)),
            length: 0.0,
            names: 0.0,
            entities: 0.0,
            numbers: 0.0,
        }));
        telling(&mut bags[first..]);
    }
    // how many passages hold a term, and whether it is ever more than a common word
    let mut holding: FxHashMap<TermId, (f32, bool)> = FxHashMap::default();
    for e in bags.iter().flat_map(|b| &b.entries) {
        let (passages, marked) = holding.entry(e.id).or_default();
        *passages += 1.0;
        *marked |= e.kind != TermKind::Word;
    }
    let all = bags.len() as f32;
    for bag in &mut bags {
        let mut squares = 0.0;
        let mut marks = Vec::new();
        for e in &mut bag.entries {
            let (passages, marked) = holding.get(&e.id).copied().unwrap_or_default();
            let rare_in_story = 1.0 + ((1.0 + all) / (1.0 + passages)).ln();
            e.weight *= rare_in_story;
            if e.kind.is_lexical() {
                e.weight *= 1.0 + 0.5 * corpus.rarity(e.id);
                squares += e.weight * e.weight;
            }
            e.telling *= e.weight.sqrt();
            match e.kind {
                TermKind::Name => bag.names += e.weight,
                TermKind::Number => bag.numbers += e.weight,
                TermKind::Entity => bag.entities += e.weight,
                TermKind::Word | TermKind::Value | TermKind::Day | TermKind::Stance | TermKind::Concept => {}
            }
            if marked {
                marks.push(*e);
            }
        }
        bag.length = squares.sqrt();
        bag.marked = marks.into();
    }
    bags
}

/// Counts how many passages of one document hold each term.
fn telling(bags: &mut [Bag]) {
    let mut holding: FxHashMap<TermId, f32> = FxHashMap::default();
    bags.iter().flat_map(|b| &b.entries).for_each(|e| *holding.entry(e.id).or_default() += 1.0);
    bags.iter_mut().flat_map(|b| &mut b.entries).for_each(|e| e.telling = holding.get(&e.id).copied().unwrap_or(1.0).sqrt().recip());
}

/// The terms once each, weighted by how often they stand there.
fn distinct(terms: &[Term]) -> Box<[Entry]> {
    let mut word = 0;
    let mut entries: Vec<Entry> = Vec::with_capacity(terms.len());
    for &Term { id, kind, .. } in terms {
        if kind.is_lexical() {
            word = id;
        }
        entries.push(Entry { id, weight: 1.0, telling: 1.0, of: word, kind });
    }
    entries.sort_by_key(|e| e.id);
    entries.dedup_by(|later, first| {
        let same = later.id == first.id;
        first.weight += if same { 1.0 } else { 0.0 };
        same
    });
    entries.iter_mut().for_each(|e| e.weight = 1.0 + e.weight.ln());
    entries.into()
}

fn quoted(terms: &[Term]) -> Box<[u32]> {
    let words: Vec<&Term> = terms.iter().filter(|t| t.quoted && t.kind.is_lexical()).collect();
    let mut pairs: Vec<u32> = words.windows(2).map(|w| w[0].id.rotate_left(7) ^ w[1].id).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into()
}
