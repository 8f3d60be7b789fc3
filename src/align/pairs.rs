//! Pairs of passages of one story that have words in common, and what speaks for and against each.

use super::{
    corpus::{Corpus, rarity},
    score::{Feature, Features},
    stories::Story,
    terms::{Term, TermId, TermKind},
};
use crate::{
    progress::{Cancelled, Progress, Stage},
    text::{Document, DocumentId, PassageId, PassageKind},
};
use rustc_hash::FxHashMap;

/// A term that stands in more passages of a story than this proposes no pair.
const COMMON: usize = 600;
/// Pairs less alike than this are no candidates.
const LEAST: f32 = 0.04;

/// A passage of a story as a bag of weighted terms.
#[derive(Debug)]
pub(super) struct Bag {
    /// Which.
    pub id: PassageId,
    /// Place of its document in the story.
    pub document: u32,
    /// Its place among the document's content passages, and their number.
    place: (u32, u32),
    kind: PassageKind,
    entries: Vec<Entry>,
    /// Pairs of neighbouring terms, sorted.
    pairs: Vec<u32>,
    /// Sum of `local` and of `rare`.
    weight: (f32, f32),
    /// Length of the vector of `local` weights, and of `rare` ones.
    length: (f32, f32),
    names: f32,
    numbers: u32,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    id: TermId,
    /// How rare it is in the story, times `rare`.
    local: f32,
    /// How rare it is in news.
    rare: f32,
    kind: TermKind,
    concept: u16,
    quoted: bool,
}

/// Two passages of different documents and what speaks for them.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    /// Places in the story's bags, first below second.
    pub a: u32,
    pub b: u32,
    /// One value a feature.
    pub features: Features,
}

/// The content passages of a story as bags.
pub(super) fn bags(documents: &[Document], corpus: &Corpus, story: &Story) -> Vec<Bag> {
    let mut holding: FxHashMap<TermId, u32> = FxHashMap::default();
    let mut bags = Vec::new();
    let mut passages = 0;
    for (place, &d) in story.documents.iter().enumerate() {
        let (document, terms) = (&documents[d as usize], &corpus.terms[d as usize]);
        let content = document.passages.iter().filter(|p| p.is_content()).count() as u32;
        let mut nth = 0;
        for (i, passage) in document.passages.iter().enumerate().filter(|(_, p)| p.is_content()) {
            let here = terms.of(i);
            nth += 1;
            passages += 1;
            let entries = distinct(here);
            for e in &entries {
                *holding.entry(e.id).or_insert(0) += 1;
            }
            let mut pairs: Vec<u32> = here.windows(2).map(|w| w[0].id.rotate_left(7) ^ w[1].id).collect();
            pairs.sort_unstable();
            pairs.dedup();
            let id = DocumentId(d).passage(i);
            bags.push(Bag {
                id,
                document: place as u32,
                place: (nth - 1, content),
                kind: passage.kind,
                entries,
                pairs,
                weight: (0.0, 0.0),
                length: (0.0, 0.0),
                names: 0.0,
                numbers: 0,
            });
        }
    }
    for bag in &mut bags {
        let mut squares = (0.0, 0.0);
        for e in &mut bag.entries {
            e.rare = corpus.rarity(e.id);
            e.local = e.rare * rarity(holding[&e.id] as f32, passages as f32);
            bag.weight.0 += e.local;
            bag.weight.1 += e.rare;
            squares.0 += e.local * e.local;
            squares.1 += e.rare * e.rare;
            match e.kind {
                TermKind::Name => bag.names += e.local,
                TermKind::Number => bag.numbers += 1,
                TermKind::Word => {}
            }
        }
        bag.length = (squares.0.sqrt(), squares.1.sqrt());
    }
    bags
}

/// The terms once each, in the order of their ids.
fn distinct(terms: &[Term]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = terms.iter().map(|t| Entry { id: t.id, local: 0.0, rare: 0.0, kind: t.kind, concept: t.concept, quoted: t.quoted }).collect();
    entries.sort_by_key(|e| e.id);
    entries.dedup_by(|later, first| {
        first.quoted |= later.quoted;
        later.id == first.id
    });
    entries
}

/// Every pair of passages of linked documents that is alike enough to be looked at, with its features.
pub(super) fn pairs(bags: &[Bag], story: &Story, progress: &Progress) -> Result<Vec<Pair>, Cancelled> {
    let mut likeness_of: FxHashMap<(u32, u32), f32> = FxHashMap::default();
    likeness_of.extend(story.links.iter().map(|&(a, b, l)| ((a, b), l)));
    let mut postings: FxHashMap<TermId, Vec<(u32, f32)>> = FxHashMap::default();
    for (i, bag) in bags.iter().enumerate() {
        for e in &bag.entries {
            postings.entry(e.id).or_default().push((i as u32, e.local));
        }
    }
    let mut dots = vec![0.0f32; bags.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut found: Vec<(u32, u32, f32)> = Vec::new();
    for (i, bag) in bags.iter().enumerate() {
        if i % 256 == 255 {
            progress.step(Stage::Aligning, i, bags.len())?;
        }
        for e in &bag.entries {
            let Some(holders) = postings.get(&e.id).filter(|h| h.len() <= COMMON) else { continue };
            let later = holders.partition_point(|h| h.0 <= i as u32);
            for &(other, its) in &holders[later..] {
                if dots[other as usize] == 0.0 {
                    touched.push(other);
                }
                dots[other as usize] += e.local * its;
            }
        }
        touched.sort_unstable();
        for &other in &touched {
            let dot = std::mem::take(&mut dots[other as usize]);
            let with = &bags[other as usize];
            let cosine = dot / (bag.length.0 * with.length.0).max(f32::MIN_POSITIVE);
            if cosine >= LEAST && with.document != bag.document && likeness_of.contains_key(&(bag.document, with.document)) {
                found.push((i as u32, other, cosine));
            }
        }
        touched.clear();
    }
    let rivals = Rivals::new(&found, bags);
    let cosine_of: FxHashMap<(u32, u32), f32> = found.iter().map(|&(a, b, c)| ((a, b), c)).collect();
    let mut pairs = Vec::with_capacity(found.len());
    for (n, &(a, b, cosine)) in found.iter().enumerate() {
        if n % 4096 == 4095 {
            progress.step(Stage::Aligning, n, found.len())?;
        }
        let (x, y) = (&bags[a as usize], &bags[b as usize]);
        let mut features = compare(x, y);
        features.set(Feature::Words, cosine);
        features.set(Feature::Story, likeness_of.get(&(x.document, y.document)).copied().unwrap_or(0.0));
        rivals.features(a, b, cosine, bags, &mut features);
        let neighbour = |da: i64, db: i64| {
            let at =
                |i: u32, d: i64, bag: &Bag| bags.get((i64::from(i) + d) as usize).filter(|o| o.document == bag.document).map(|_| (i64::from(i) + d) as u32);
            at(a, da, x).zip(at(b, db, y)).and_then(|key| cosine_of.get(&key)).copied().unwrap_or(0.0)
        };
        let beside = neighbour(1, 1).max(neighbour(-1, -1));
        let across = neighbour(0, 1).max(neighbour(0, -1)).max(neighbour(1, 0)).max(neighbour(-1, 0));
        features.set(Feature::Neighbours, beside);
        features.set(Feature::Spread, across);
        pairs.push(Pair { a, b, features });
    }
    Ok(pairs)
}

/// How well each passage is answered by the passages of each other document.
struct Rivals {
    /// By passage and document: the best and second best cosine.
    best: FxHashMap<(u32, u32), (f32, f32)>,
}

impl Rivals {
    fn new(found: &[(u32, u32, f32)], bags: &[Bag]) -> Rivals {
        let mut best: FxHashMap<(u32, u32), (f32, f32)> = FxHashMap::default();
        for &(a, b, cosine) in found {
            for (passage, with) in [(a, b), (b, a)] {
                let entry = best.entry((passage, bags[with as usize].document)).or_insert((0.0, 0.0));
                if cosine > entry.0 {
                    *entry = (cosine, entry.0);
                } else if cosine > entry.1 {
                    entry.1 = cosine;
                }
            }
        }
        Rivals { best }
    }

    fn features(&self, a: u32, b: u32, cosine: f32, bags: &[Bag], features: &mut Features) {
        let margin = |passage: u32, with: u32| {
            let (first, second) = self.best.get(&(passage, bags[with as usize].document)).copied().unwrap_or((cosine, 0.0));
            if cosine >= first { cosine - second } else { cosine - first }
        };
        let (there, back) = (margin(a, b), margin(b, a));
        features.set(Feature::Margin, there + back);
        features.set(Feature::Mutual, if there >= 0.0 && back >= 0.0 { 1.0 } else { 0.0 });
    }
}

/// What two bags have in common, whatever stands around them.
fn compare(a: &Bag, b: &Bag) -> Features {
    let mut f = Features::default();
    let (mut local, mut rare, mut names, mut quoted, mut dot) = (0.0f32, 0.0f32, 0.0f32, 0.0f32, 0.0f32);
    let mut numbers = 0;
    let mut words = 0;
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.entries.get(i), b.entries.get(j)) {
        match x.id.cmp(&y.id) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                words += 1;
                local += x.local;
                rare += x.rare;
                dot += x.rare * x.rare;
                match x.kind {
                    TermKind::Name => names += x.local,
                    TermKind::Number => numbers += 1,
                    TermKind::Word => {}
                }
                if x.quoted && y.quoted {
                    quoted += x.local;
                }
                i += 1;
                j += 1;
            }
        }
    }
    let least = |x: f32, y: f32| x.min(y).max(0.1);
    f.set(Feature::RareWords, dot / (a.length.1 * b.length.1).max(f32::MIN_POSITIVE));
    f.set(Feature::Contained, local / least(a.weight.0, b.weight.0));
    f.set(Feature::Shared, (1.0 + local).ln());
    f.set(Feature::Names, names / least(a.names, b.names).max(0.5));
    f.set(Feature::NamesApart, if a.names > 0.0 && b.names > 0.0 && names == 0.0 { 1.0 } else { 0.0 });
    f.set(Feature::Numbers, f32::from(numbers.min(3u8)));
    f.set(Feature::NumbersApart, if a.numbers > 0 && b.numbers > 0 && numbers == 0 { 1.0 } else { 0.0 });
    f.set(Feature::Quoted, (1.0 + quoted).ln());
    let phrases = common(&a.pairs, &b.pairs) as f32;
    f.set(Feature::Phrases, phrases / (a.pairs.len().min(b.pairs.len()).max(3)) as f32);
    f.set(Feature::Concepts, concepts(a, b));
    let lead = |bag: &Bag| (1.0 - bag.place.0 as f32 / 3.0).max(0.0);
    f.set(Feature::Lead, lead(a) * lead(b));
    let heading = |bag: &Bag| bag.kind == PassageKind::Heading;
    f.set(Feature::Heading, if heading(a) || heading(b) { 1.0 } else { 0.0 });
    let relative = |bag: &Bag| bag.place.0 as f32 / bag.place.1.max(1) as f32;
    f.set(Feature::Place, (relative(a) - relative(b)).abs());
    let (short, long) = (a.entries.len().min(b.entries.len()) as f32, a.entries.len().max(b.entries.len()) as f32);
    f.set(Feature::Short, (1.0 + short).ln());
    f.set(Feature::Long, (1.0 + long).ln());
    let _ = (words, rare);
    f
}

/// Weight of the classes that both tell of in different words.
fn concepts(a: &Bag, b: &Bag) -> f32 {
    let mut sum = 0.0;
    for x in a.entries.iter().filter(|x| x.concept != 0) {
        let answer = b.entries.iter().filter(|y| y.concept == x.concept).max_by(|p, q| p.local.total_cmp(&q.local));
        sum += answer.filter(|y| y.id != x.id).map_or(0.0, |y| x.local.min(y.local));
    }
    sum
}

fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n += 1;
                i += 1;
                j += 1;
            }
        }
    }
    n
}
