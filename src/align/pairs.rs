//! Pairs of passages of one story that have words in common, found by an inverted index, and what stands around them.

use super::{
    bags::Bag,
    corpus::Corpus,
    cues::{compare, roles},
    score::{Feature, Features},
    stories::Story,
    terms::TermId,
};
use crate::progress::{Cancelled, Progress, Stage};
use rustc_hash::{FxBuildHasher, FxHashMap};

/// A term that stands in more passages of a story than this proposes no pair.
const COMMON: usize = 600;
/// Pairs with a lower cosine are no candidates.
const LEAST: f32 = 0.02;
/// Pairs with a lower cosine are never aligned.
const LIKELY: f32 = 0.06;
/// A likeness of articles this close to that of the closest makes no difference any more.
const CLOSE: f32 = 0.6;
/// Passages with a lower cosine are worded too differently to tell who did what to whom.
const SAME_WORDS: f32 = 0.4;

/// Two passages of different documents and what speaks for them.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    /// Places in the story's bags, first below second.
    pub a: u32,
    pub b: u32,
    /// One value a feature.
    pub features: Features,
    /// Alike enough to be aligned.
    pub likely: bool,
}

/// Every pair of passages of linked documents that is alike enough to be looked at, in order; with `all` also those that are
/// too unlike to be aligned.
pub(super) fn pairs(bags: &[Bag], corpus: &Corpus, story: &Story, all: bool, progress: &Progress) -> Result<Vec<Pair>, Cancelled> {
    let likeness: FxHashMap<(u32, u32), f32> = story.links.iter().map(|&(a, b, l)| ((a, b), l)).collect();
    let mut closest = vec![f32::MIN_POSITIVE; story.documents.len()];
    for &(a, b, likeness) in &story.links {
        closest[a as usize] = closest[a as usize].max(likeness);
        closest[b as usize] = closest[b as usize].max(likeness);
    }
    let found = Found::new(bags, &likeness, progress)?;
    let mut pairs = Vec::with_capacity(found.pairs.len());
    for (n, &(a, b, cosine)) in found.pairs.iter().enumerate() {
        if n % 4096 == 4095 {
            progress.step(Stage::Aligning, n, found.pairs.len())?;
        }
        let likely = cosine >= LIKELY;
        if !likely && !all {
            continue;
        }
        let (x, y) = (&bags[a as usize], &bags[b as usize]);
        let mut features = compare(x, y);
        features.set(Feature::Words, (cosine * (x.length * y.length).sqrt().sqrt()).ln());
        let likeness = likeness.get(&(x.document, y.document)).copied().unwrap_or(0.0);
        let closest = closest[x.document as usize].max(closest[y.document as usize]);
        features.set(Feature::Story, (likeness / closest / CLOSE).min(1.0));
        let (there, back) = (found.margin(a, b, cosine, bags), found.margin(b, a, cosine, bags));
        features.set(Feature::Margin, there + back);
        features.set(Feature::Neighbours, found.beside(a, b, &[(1, 1), (-1, -1)], bags));
        let terms = |bag: &Bag| corpus.terms[bag.id.document.index()].of(bag.id.index());
        if cosine > SAME_WORDS {
            features.set(Feature::Roles, cosine * roles(terms(x), terms(y)));
        }
        pairs.push(Pair { a, b, features, likely });
    }
    Ok(pairs)
}

/// The pairs that have words in common, and their cosines.
struct Found {
    /// In order.
    pairs: Vec<(u32, u32, f32)>,
    /// By passage and document: the best and second best cosine.
    best: FxHashMap<(u32, u32), (f32, f32)>,
    cosine: FxHashMap<(u32, u32), f32>,
}

impl Found {
    fn new(bags: &[Bag], linked: &FxHashMap<(u32, u32), f32>, progress: &Progress) -> Result<Found, Cancelled> {
        let mut postings: FxHashMap<TermId, Vec<(u32, f32)>> = FxHashMap::default();
        for (i, bag) in bags.iter().enumerate() {
            for e in bag.entries.iter().filter(|e| e.kind.proposes()) {
                postings.entry(e.id).or_default().push((i as u32, e.weight));
            }
        }
        let mut pairs = Vec::new();
        let mut dots = vec![0.0f32; bags.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (i, bag) in bags.iter().enumerate() {
            if i % 64 == 63 {
                progress.step(Stage::Aligning, i, bags.len())?;
            }
            for e in bag.entries.iter().filter(|e| e.kind.proposes()) {
                let Some(holders) = postings.get(&e.id).filter(|h| h.len() <= COMMON) else { continue };
                let later = holders.partition_point(|h| h.0 <= i as u32);
                for &(other, weight) in &holders[later..] {
                    if dots[other as usize] == 0.0 {
                        touched.push(other);
                    }
                    dots[other as usize] += e.weight * weight;
                }
            }
            touched.sort_unstable();
            for &other in &touched {
                let dot = std::mem::take(&mut dots[other as usize]);
                let with = &bags[other as usize];
                let cosine = dot / (bag.length * with.length).max(f32::MIN_POSITIVE);
                if cosine >= LEAST && with.document != bag.document && linked.contains_key(&(bag.document, with.document)) {
                    pairs.push((i as u32, other, cosine));
                }
            }
            touched.clear();
        }
        let mut best: FxHashMap<(u32, u32), (f32, f32)> = FxHashMap::with_capacity_and_hasher(pairs.len(), FxBuildHasher);
        for &(a, b, cosine) in &pairs {
            for (passage, with) in [(a, b), (b, a)] {
                let (first, second) = best.entry((passage, bags[with as usize].document)).or_insert((0.0, 0.0));
                if cosine > *first {
                    (*first, *second) = (cosine, *first);
                } else if cosine > *second {
                    *second = cosine;
                }
            }
        }
        let cosine = pairs.iter().map(|&(a, b, c)| ((a, b), c)).collect();
        Ok(Found { pairs, best, cosine })
    }

    /// How much better `with` answers `passage` than any other passage of its document does; below 0 where one does better.
    fn margin(&self, passage: u32, with: u32, cosine: f32, bags: &[Bag]) -> f32 {
        let (first, second) = self.best.get(&(passage, bags[with as usize].document)).copied().unwrap_or((cosine, 0.0));
        if cosine >= first { cosine - second } else { cosine - first }
    }

    /// The best cosine among the pairs that stand `steps` away.
    fn beside(&self, a: u32, b: u32, steps: &[(i32, i32)], bags: &[Bag]) -> f32 {
        let step = |i: u32, by: i32| {
            let there = i.checked_add_signed(by)?;
            (bags.get(there as usize)?.document == bags[i as usize].document).then_some(there)
        };
        let cosine = |&(p, q): &(i32, i32)| self.cosine.get(&(step(a, p)?, step(b, q)?)).copied();
        steps.iter().filter_map(cosine).fold(0.0, f32::max)
    }
}
