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
use rustc_hash::FxHashMap;

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

/// Two passages by their places, first below second, and their cosine.
type Alike = (u32, u32, f32);

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
        features.set(Feature::Telling, (1.0 + found.telling[n]).ln());
        let likeness = likeness.get(&(x.document, y.document)).copied().unwrap_or(0.0);
        let closest = closest[x.document as usize].max(closest[y.document as usize]);
        features.set(Feature::Story, (likeness / closest / CLOSE).min(1.0));
        features.set(Feature::Margin, found.margins[n]);
        features.set(Feature::Neighbours, found.beside[n]);
        let terms = |bag: &Bag| corpus.terms[bag.id.document.index()].of(bag.id.index());
        if cosine > SAME_WORDS {
            features.set(Feature::Roles, cosine * roles((x, terms(x)), (y, terms(y))));
        }
        pairs.push(Pair { a, b, features, likely });
    }
    Ok(pairs)
}

/// The pairs that have words in common, and how they stand among the others.
struct Found {
    /// With their cosines, in order.
    pairs: Vec<Alike>,
    /// For each the words in common, weighted by how few passages of either document hold them.
    telling: Vec<f32>,
    /// For each how much better the two answer each other than any other passage of their documents does; below 0 where one does better.
    margins: Vec<f32>,
    /// For each the best cosine among the pairs of passages that stand next to both.
    beside: Vec<f32>,
}

impl Found {
    fn new(bags: &[Bag], linked: &FxHashMap<(u32, u32), f32>, progress: &Progress) -> Result<Found, Cancelled> {
        let (pairs, telling) = alike(bags, linked, progress)?;
        let mut margins = vec![0.0; pairs.len()];
        let in_order: Vec<u32> = (0..pairs.len() as u32).collect();
        margins_of(&pairs, &in_order, |&(a, b, _)| (a, bags[b as usize].document), &mut margins);
        margins_of(&pairs, &by_second(&pairs, bags.len()), |&(a, b, _)| (b, bags[a as usize].document), &mut margins);
        let beside = beside(bags, &pairs);
        Ok(Found { pairs, telling, margins, beside })
    }
}

/// The pairs of passages of linked documents that have words in common, in order, with their cosines; beside them how telling these words are.
fn alike(bags: &[Bag], linked: &FxHashMap<(u32, u32), f32>, progress: &Progress) -> Result<(Vec<Alike>, Vec<f32>), Cancelled> {
    let mut postings: FxHashMap<TermId, Vec<(u32, f32, f32)>> = FxHashMap::default();
    for (i, bag) in bags.iter().enumerate() {
        for e in bag.entries.iter().filter(|e| e.kind.proposes()) {
            postings.entry(e.id).or_default().push((i as u32, e.weight, e.telling));
        }
    }
    let (mut pairs, mut telling) = (Vec::new(), Vec::new());
    let mut dots = vec![(0.0f32, 0.0f32); bags.len()];
    let mut touched = Touched::new(bags.len());
    for (i, bag) in bags.iter().enumerate() {
        if i % 64 == 63 {
            progress.step(Stage::Aligning, i, bags.len())?;
        }
        for e in bag.entries.iter().filter(|e| e.kind.proposes()) {
            let Some(holders) = postings.get(&e.id).filter(|h| h.len() <= COMMON) else { continue };
            let later = holders.partition_point(|h| h.0 <= i as u32);
            for &(other, weight, tells) in &holders[later..] {
                touched.add(other);
                let dot = &mut dots[other as usize];
                *dot = (dot.0 + e.weight * weight, dot.1 + e.telling * tells);
            }
        }
        let (mut of, mut is_linked) = (bag.document, false);
        touched.drain(|other| {
            let (dot, tells) = std::mem::take(&mut dots[other as usize]);
            let its = &bags[other as usize];
            if its.document != of {
                of = its.document;
                is_linked = linked.contains_key(&(bag.document, of));
            }
            let cosine = dot / (bag.length * its.length).max(f32::MIN_POSITIVE);
            if is_linked && cosine >= LEAST {
                pairs.push((i as u32, other, cosine));
                telling.push(tells);
            }
        });
    }
    Ok((pairs, telling))
}

/// A set of passages, a bit each, that is emptied in order.
struct Touched(Vec<u64>);

impl Touched {
    fn new(passages: usize) -> Touched {
        Touched(vec![0; passages.div_ceil(64)])
    }

    fn add(&mut self, passage: u32) {
        self.0[passage as usize / 64] |= 1 << (passage % 64);
    }

    fn drain(&mut self, mut each: impl FnMut(u32)) {
        for (place, bits) in self.0.iter_mut().enumerate() {
            while *bits != 0 {
                each((place * 64) as u32 + bits.trailing_zeros());
                *bits &= *bits - 1;
            }
        }
    }
}

/// The places of the pairs in the order of their second passages, then of their first (a counting sort).
fn by_second(pairs: &[Alike], passages: usize) -> Vec<u32> {
    let mut next = vec![0; passages + 1];
    pairs.iter().for_each(|p| next[p.1 as usize + 1] += 1);
    (1..next.len()).for_each(|b| next[b] += next[b - 1]);
    let mut order = vec![0; pairs.len()];
    for (n, pair) in pairs.iter().enumerate() {
        let place = &mut next[pair.1 as usize];
        order[*place] = n as u32;
        *place += 1;
    }
    order
}

/// Adds to each pair's margin how much better it is than the best other of its `field`: one passage and one document. `order` holds the
/// places of the pairs, those of one field in a row.
fn margins_of(pairs: &[Alike], order: &[u32], field: impl Fn(&Alike) -> (u32, u32), margins: &mut [f32]) {
    let pair = |n: u32| &pairs[n as usize];
    for rivals in order.chunk_by(|&m, &n| field(pair(m)) == field(pair(n))) {
        let (mut first, mut second) = (0.0, 0.0);
        for &n in rivals {
            let cosine = pair(n).2;
            if cosine > first {
                (first, second) = (cosine, first);
            } else if cosine > second {
                second = cosine;
            }
        }
        for &n in rivals {
            let cosine = pair(n).2;
            margins[n as usize] += if cosine >= first { cosine - second } else { cosine - first };
        }
    }
}

/// For each pair the best cosine among the pairs of passages that both stand right before or right behind its own.
fn beside(bags: &[Bag], pairs: &[Alike]) -> Vec<f32> {
    let step = |i: u32, by: i32| {
        let there = i.checked_add_signed(by)?;
        (bags.get(there as usize)?.document == bags[i as usize].document).then_some(there)
    };
    let mut beside = vec![0.0f32; pairs.len()];
    for by in [1, -1] {
        // the pairs are in order, and so are those that stand so far away
        let mut there = pairs.iter().peekable();
        for (&(a, b, _), best) in pairs.iter().zip(&mut beside) {
            let Some(wanted) = step(a, by).zip(step(b, by)) else { continue };
            while there.next_if(|p| (p.0, p.1) < wanted).is_some() {}
            if let Some(found) = there.peek().filter(|p| (p.0, p.1) == wanted) {
                *best = best.max(found.2);
            }
        }
    }
    beside
}
