//! The passages of a story as bags of weighted terms.

use super::{
    corpus::Corpus,
    index::numbered,
    stories::Story,
    terms::{Term, TermId, TermKind, Terms},
};
use crate::text::{Document, DocumentId, PassageId, PassageKind};
use std::ops::Range;

/// The content passages of a story, document by document.
pub(super) struct Bags {
    /// One a passage.
    pub list: Vec<Bag>,
    /// How many terms the story has: those of the entries are numbered from 0 on, in the order of their ids.
    pub terms: usize,
    /// Those of each passage in the order of their terms.
    entries: Vec<Entry>,
    marked: Vec<Entry>,
}

/// A passage as a bag of weighted terms.
#[derive(Debug)]
pub(super) struct Bag {
    /// Which.
    pub id: PassageId,
    /// Place of its document in the story.
    pub document: u32,
    /// Its place among the document's content passages, from 0.
    pub place: u32,
    /// How far behind the top of the document it stands, of all its content passages: 0 to 1.
    pub depth: f32,
    /// How near to the top: 1 for the first, 0 from the fourth on.
    pub lead: f32,
    /// What it is.
    pub kind: PassageKind,
    entries: Range<u32>,
    marked: Range<u32>,
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
    /// Which, of those of the story.
    pub term: u32,
    /// Where it stands first, among the terms of the document.
    pub at: u32,
    /// How rare it is among the passages of the story and in news, times how often it stands here, damped.
    pub weight: f32,
    /// How much it tells this passage from the others of its document: the less, the more of those hold it.
    pub telling: f32,
    /// Of a class of words, the word it was read from.
    pub of: u32,
    /// What it is.
    pub kind: TermKind,
    /// Whether "by" stands before it.
    pub agent: bool,
}

/// What is known of a term of the story.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// How many passages hold it.
    passages: f32,
    /// Whether it is more than a common word in some of them.
    marked: bool,
}

impl Bags {
    /// Of the documents of a story.
    pub(super) fn new(documents: &[Document], corpus: &Corpus, story: &Story) -> Bags {
        let (distinct, numbers) = numbered(story.documents.iter().flat_map(|&d| corpus.numbers(d as usize)).copied().collect());
        let mut numbers = numbers.as_slice();
        let (passages, most) = (story.terms.iter().map(|t| t.passages().len()).sum(), story.terms.iter().map(|t| t.all().len()).sum());
        let mut bags = Bags { list: Vec::with_capacity(passages), terms: distinct.len(), entries: Vec::with_capacity(most), marked: Vec::new() };
        for (place, &d) in story.documents.iter().enumerate() {
            let (here, later) = numbers.split_at(corpus.numbers(d as usize).len());
            numbers = later;
            bags.read(DocumentId(d), (place as u32, &story.terms[place]), &documents[d as usize], corpus, here);
        }
        bags.weigh(|term| corpus.rarity(distinct[term as usize]));
        bags
    }

    /// Adds the content passages of a document, given its place in the story, its terms and the numbers of its stems there.
    fn read(&mut self, id: DocumentId, (place, terms): (u32, &Terms), document: &Document, corpus: &Corpus, numbers: &[u32]) {
        let first = self.entries.len();
        let of = document.passages.iter().filter(|p| p.is_content()).count();
        let content = document.passages.iter().enumerate().filter(|(_, p)| p.is_content());
        let mut order = Vec::new();
        for (nth, (i, passage)) in content.enumerate() {
            let entries = self.entries.len() as u32;
            self.add(terms, terms.range(i), &mut order);
            self.list.push(Bag {
                id: id.passage(i),
                document: place,
                place: nth as u32,
                depth: nth as f32 / of as f32,
                lead: (1.0 - nth as f32 / 3.0).max(0.0),
                kind: passage.kind,
                entries: entries..self.entries.len() as u32,
                marked: 0..0,
                quoted: quoted(&terms.all()[terms.range(i)], |term| corpus.id(id.index(), term)),
                length: 0.0,
                names: 0.0,
                entities: 0.0,
                numbers: 0.0,
            });
        }
        let mut holding = vec![0.0f32; numbers.len()];
        self.entries[first..].iter().for_each(|e| holding[e.term as usize] += 1.0);
        for e in &mut self.entries[first..] {
            e.telling = holding[e.term as usize].sqrt().recip();
            (e.term, e.of) = (numbers[e.term as usize], numbers[e.of as usize]);
        }
    }

    /// Adds the terms of a passage once each, as they are numbered in their document, weighted by how often they stand there.
    fn add(&mut self, terms: &Terms, range: Range<usize>, order: &mut Vec<(u64, u32)>) {
        order.clear();
        let mut word = 0;
        for (term, at) in terms.all()[range.clone()].iter().zip(range.start as u32..) {
            if term.kind.is_lexical() {
                word = term.stem;
            }
            order.push((u64::from(term.stem) << 32 | u64::from(at), word));
        }
        order.sort_unstable_by_key(|(stem_and_place, _)| *stem_and_place);
        for same in order.chunk_by(|x, y| x.0 >> 32 == y.0 >> 32) {
            let (stem_and_place, of) = same[0];
            let (term, at) = ((stem_and_place >> 32) as u32, stem_and_place as u32);
            let Term { kind, agent, .. } = terms.all()[at as usize];
            self.entries.push(Entry { term, at, weight: damped(same.len() as f32), telling: 1.0, of, kind, agent });
        }
    }

    /// Weighs the entries by how rare their terms are.
    fn weigh(&mut self, rarity: impl Fn(u32) -> f32) {
        let mut known = vec![Known::default(); self.terms];
        for e in &self.entries {
            let term = &mut known[e.term as usize];
            term.passages += 1.0;
            term.marked |= e.kind != TermKind::Word;
        }
        let all = self.list.len() as f32;
        let rare_in_story: Vec<f32> = known.iter().map(|term| 1.0 + ((1.0 + all) / (1.0 + term.passages)).ln()).collect();
        for bag in &mut self.list {
            let mut squares = 0.0;
            let marked = self.marked.len() as u32;
            for e in &mut self.entries[bag.entries.start as usize..bag.entries.end as usize] {
                e.weight *= rare_in_story[e.term as usize];
                if e.kind.is_lexical() {
                    e.weight *= 1.0 + 0.5 * rarity(e.term);
                    squares += e.weight * e.weight;
                }
                e.telling *= e.weight.sqrt();
                match e.kind {
                    TermKind::Name => bag.names += e.weight,
                    TermKind::Number => bag.numbers += e.weight,
                    TermKind::Entity => bag.entities += e.weight,
                    TermKind::Word | TermKind::Value | TermKind::Day | TermKind::Stance | TermKind::Toll | TermKind::Concept => {}
                }
                if known[e.term as usize].marked {
                    self.marked.push(*e);
                }
            }
            bag.length = squares.sqrt();
            bag.marked = marked..self.marked.len() as u32;
        }
    }

    /// The terms of a passage, once each and in order.
    pub(super) fn entries(&self, bag: &Bag) -> &[Entry] {
        &self.entries[bag.entries.start as usize..bag.entries.end as usize]
    }

    /// Those of its terms that are more than common words in some passage of the story, in order.
    pub(super) fn marked(&self, bag: &Bag) -> &[Entry] {
        &self.marked[bag.marked.start as usize..bag.marked.end as usize]
    }
}

/// What so many times count; nearly always it is once.
pub(super) fn damped(times: f32) -> f32 {
    if times == 1.0 { 1.0 } else { 1.0 + times.ln() }
}

fn quoted(passage: &[Term], id: impl Fn(&Term) -> TermId) -> Box<[u32]> {
    let mut words = passage.iter().filter(|t| t.quoted && t.kind.is_lexical()).map(id);
    let Some(mut before) = words.next() else { return Box::default() };
    let mut pairs: Vec<u32> = words.map(|word| std::mem::replace(&mut before, word).rotate_left(7) ^ word).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into()
}
