//! Pairs of passages of one story that have words in common, found by an inverted index, and what stands around them.

use super::{
    bags::{Bag, Bags, Entry},
    cues::{Marks, compare, roles},
    index::{Lists, Row},
    score::{Feature, Features},
    stories::Story,
};
use crate::progress::{Cancelled, Progress, Stage};
use std::ops::Range;

/// A term that stands in more passages of a story than this proposes no pair.
const COMMON: usize = 600;
/// Pairs with a lower cosine are no candidates.
const LEAST: f32 = 0.02;
/// Pairs with a lower cosine are never aligned.
const LIKELY: f32 = 0.07;
/// A likeness of articles this close to that of the closest makes no difference any more.
const CLOSE: f32 = 0.6;
/// Passages with a lower cosine are worded too differently to tell who did what to whom.
const SAME_WORDS: f32 = 0.4;

/// Two passages of different documents and what speaks for them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    /// Places in the story's bags, first below second.
    pub a: u32,
    pub b: u32,
    /// One value a feature.
    pub features: Features,
    /// Alike enough to be aligned.
    pub likely: bool,
}

/// Two passages that have words in common, and how they stand among the others.
#[derive(Debug, Clone, Copy)]
struct Alike {
    a: u32,
    b: u32,
    cosine: f32,
    /// The words in common, weighted by how few passages of either document hold them.
    telling: f32,
    /// How much better the two answer each other than any other passage of their documents does; below 0 where one does better.
    margin: f32,
    /// The best cosine among the pairs of passages that stand next to both.
    beside: f32,
}

/// Calls `found` with every pair of passages of linked documents that is alike enough to be looked at, in order; with `all` also
/// with those that are too unlike to be aligned.
pub(super) fn pairs(bags: &Bags, story: &Story, all: bool, progress: &Progress, mut found: impl FnMut(Pair)) -> Result<(), Cancelled> {
    let mut links = story.links.clone();
    links.sort_unstable_by_key(|l| (l.0, l.1));
    let mut closest = vec![f32::MIN_POSITIVE; story.documents.len()];
    for &(a, b, likeness) in &links {
        closest[a as usize] = closest[a as usize].max(likeness);
        closest[b as usize] = closest[b as usize].max(likeness);
    }
    let mut links = links.as_slice();
    let mut finder = Finder::new(bags);
    let mut marks = Marks::new(bags);
    let mut likeness = vec![0.0; story.documents.len()];
    for passages in documents(&bags.list) {
        let document = bags.list[passages.start].document;
        let (here, later) = links.split_at(links.partition_point(|l| l.0 <= document));
        links = later;
        here.iter().for_each(|l| likeness[l.1 as usize] = l.2);
        for row in finder.alike(passages, &likeness, progress)?.chunk_by(|p, q| p.a == q.a) {
            marks.set(&bags.list[row[0].a as usize]);
            for &Alike { a, b, cosine, telling, margin, beside } in row.iter().filter(|pair| all || pair.cosine >= LIKELY) {
                let (x, y) = (&bags.list[a as usize], &bags.list[b as usize]);
                let mut features = compare(x, y, marks.common(y));
                features.set(Feature::Words, (cosine * (x.length * y.length).sqrt().sqrt()).ln());
                features.set(Feature::Telling, (1.0 + telling).ln());
                let closest = closest[x.document as usize].max(closest[y.document as usize]);
                features.set(Feature::Story, (likeness[y.document as usize] / closest / CLOSE).min(1.0));
                features.set(Feature::Margin, margin);
                features.set(Feature::Neighbours, beside);
                if cosine > SAME_WORDS {
                    features.set(Feature::Roles, cosine * roles(marks.common(y)));
                }
                found(Pair { a, b, features, likely: cosine >= LIKELY });
            }
        }
        here.iter().for_each(|l| likeness[l.1 as usize] = 0.0);
    }
    Ok(())
}

/// The range of passages of each document.
fn documents(bags: &[Bag]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    bags.chunk_by(|a, b| a.document == b.document).map(move |document| {
        let passages = start..start + document.len();
        start = passages.end;
        passages
    })
}

/// Where a passage holds a term: the passage, and the weight of the term there and how telling it is.
type Holder = (u32, f32, f32);

/// Finds the pairs of one document's passages after another's.
struct Finder<'b> {
    bags: &'b Bags,
    /// The document of each passage.
    document: Vec<u32>,
    /// Who holds each term.
    postings: Lists<Holder>,
    /// For each term how many of its holders stand in documents that were looked at.
    passed: Vec<u32>,
    /// Of one passage with each that stands behind its document: the product of their weights, and the words in common.
    row: Row<(f32, f32)>,
    /// The pairs of one document.
    alike: Vec<Alike>,
    /// For each passage the best of those pairs.
    best: Vec<Best>,
}

impl<'b> Finder<'b> {
    fn new(bags: &'b Bags) -> Finder<'b> {
        let proposing = (0u32..).zip(&bags.list).flat_map(|(i, bag)| proposing(bags, bag).map(move |e| (e.term, (i, e.weight, e.telling))));
        Finder {
            bags,
            document: bags.list.iter().map(|bag| bag.document).collect(),
            postings: Lists::new(bags.terms, proposing),
            passed: vec![0; bags.terms],
            row: Row::new(bags.list.len()),
            alike: Vec::new(),
            best: vec![Best::default(); bags.list.len()],
        }
    }

    /// The pairs of the next document's passages with those of later documents that are in any way like it, in order.
    fn alike(&mut self, passages: Range<usize>, likeness: &[f32], progress: &Progress) -> Result<&[Alike], Cancelled> {
        let bags = self.bags;
        self.alike.clear();
        for bag in &bags.list[passages.clone()] {
            proposing(bags, bag).for_each(|e| self.passed[e.term as usize] += 1);
        }
        for i in passages {
            if i % 64 == 63 {
                progress.step(Stage::Aligning, i, bags.list.len())?;
            }
            self.row(i as u32, likeness);
        }
        self.weigh_against_rivals();
        self.look_beside();
        Ok(&self.alike)
    }

    /// Adds the pairs of one passage.
    fn row(&mut self, a: u32, likeness: &[f32]) {
        let bag = &self.bags.list[a as usize];
        for e in proposing(self.bags, bag) {
            let holders = self.postings.of(e.term);
            if holders.len() <= COMMON {
                for &(b, weight, telling) in &holders[self.passed[e.term as usize] as usize..] {
                    let dot = self.row.at(b);
                    *dot = (dot.0 + e.weight * weight, dot.1 + e.telling * telling);
                }
            }
        }
        let first = self.alike.len();
        self.row.drain(|b, (dot, telling)| {
            let cosine = dot / (bag.length * self.bags.list[b as usize].length).max(f32::MIN_POSITIVE);
            if cosine >= LEAST && likeness[self.document[b as usize] as usize] > 0.0 {
                self.alike.push(Alike { a, b, cosine, telling, margin: 0.0, beside: 0.0 });
            }
        });
        for rivals in self.alike[first..].chunk_by_mut(|p, q| self.document[p.b as usize] == self.document[q.b as usize]) {
            let mut best = Best::default();
            rivals.iter().for_each(|pair| best.meet(pair.cosine));
            rivals.iter_mut().for_each(|pair| pair.margin = best.margin(pair.cosine));
        }
    }

    /// Adds to each margin how much better the pair is than any other of its second passage.
    fn weigh_against_rivals(&mut self) {
        self.alike.iter().for_each(|pair| self.best[pair.b as usize].meet(pair.cosine));
        self.alike.iter_mut().for_each(|pair| pair.margin += self.best[pair.b as usize].margin(pair.cosine));
        self.alike.iter().for_each(|pair| self.best[pair.b as usize] = Best::default());
    }

    /// Finds for each pair the best cosine among the pairs of passages that both stand right before or right behind its own.
    fn look_beside(&mut self) {
        // the pairs are in order, and so are those of the passages behind
        let place = |a: u32, b: u32| u64::from(a) << 32 | u64::from(b);
        let mut behind = 0;
        for here in 0..self.alike.len() {
            let Alike { a, b, cosine, .. } = self.alike[here];
            while self.alike.get(behind).is_some_and(|pair| place(pair.a, pair.b) < place(a + 1, b + 1)) {
                behind += 1;
            }
            if let Some(next) = self.alike.get_mut(behind).filter(|next| (next.a, next.b) == (a + 1, b + 1))
                && self.document[b as usize] == self.document[next.b as usize]
            {
                next.beside = next.beside.max(cosine);
                let its = next.cosine;
                self.alike[here].beside = self.alike[here].beside.max(its);
            }
        }
    }
}

/// The terms of a passage that propose pairs.
fn proposing<'b>(bags: &'b Bags, bag: &Bag) -> impl Iterator<Item = &'b Entry> + Clone + use<'b> {
    bags.entries(bag).iter().filter(|e| e.kind.proposes())
}

/// The best cosine of several pairs, and the second best.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    first: f32,
    second: f32,
}

impl Best {
    fn meet(&mut self, cosine: f32) {
        self.second = self.second.max(self.first.min(cosine));
        self.first = self.first.max(cosine);
    }

    /// How much better than the best other a pair is.
    fn margin(self, cosine: f32) -> f32 {
        if cosine >= self.first { cosine - self.second } else { cosine - self.first }
    }
}
