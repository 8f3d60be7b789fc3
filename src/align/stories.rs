//! Which articles tell of one story: the first, coarse step, so that sentences are compared within a story only.

use super::{
    bags::damped,
    corpus::Corpus,
    index::{Lists, Row},
    terms::Terms,
};
use crate::{
    progress::{Cancelled, Progress, Stage},
    text::PassageId,
};
use rayon::prelude::*;

/// Articles below this likeness tell of different things.
const LEAST: f32 = 0.04;
/// So much less alike than the closest pair of either are two articles of different stories.
const APART: f32 = 0.25;
/// A term in more documents than this does not propose a pair of articles.
const COMMON: usize = 400;
/// How many of its weightiest terms stand for an article, at least, and for all articles together.
const KEPT: (usize, usize) = (60, 20_000);

/// Articles that may share facts.
#[derive(Debug)]
pub struct Story {
    /// Documents in order.
    pub(super) documents: Vec<u32>,
    /// The terms of each.
    pub(super) terms: Vec<Terms>,
    /// Pairs of places in `documents` that are alike, first below second, in order, and how alike: cosine, 0 to 1.
    pub(super) links: Vec<(u32, u32, f32)>,
}

impl Story {
    /// How many documents tell it: two at least.
    pub fn size(&self) -> usize {
        self.documents.len()
    }
}

/// Groups the documents into stories, each of which takes the terms of its own. A document like no other is in none, unless a person linked
/// a passage of it.
pub(super) fn stories(corpus: &Corpus, mut terms: Vec<Terms>, linked: &[(PassageId, PassageId)], progress: &Progress) -> Result<Vec<Story>, Cancelled> {
    let links = links(corpus, &terms, linked, progress)?;
    let mut stories = components(terms.len(), links);
    for story in &mut stories {
        story.terms = story.documents.iter().map(|&d| std::mem::take(&mut terms[d as usize])).collect();
    }
    Ok(stories)
}

/// Pairs of documents that tell of one story, and how alike they are.
fn links(corpus: &Corpus, terms: &[Terms], linked: &[(PassageId, PassageId)], progress: &Progress) -> Result<Vec<(u32, u32, f32)>, Cancelled> {
    let vectors: Vec<Vec<(u32, f32)>> = (0..terms.len()).into_par_iter().map(|d| vector(corpus, terms, d)).collect();
    let held = (0u32..).zip(&vectors).flat_map(|(d, vector)| vector.iter().map(move |&(term, weight)| (term, (d, weight))));
    let postings = Lists::new(corpus.len(), held);
    let links: Vec<Vec<(u32, u32, f32)>> = (0..vectors.len())
        .into_par_iter()
        .map_init(
            || Row::new(vectors.len()),
            |likeness: &mut Row<f32>, d| {
                if d % 64 == 0 {
                    progress.step(Stage::Aligning, d, vectors.len())?;
                }
                for &(term, weight) in &vectors[d] {
                    let holders = postings.of(term);
                    if holders.len() <= COMMON {
                        let later = holders.partition_point(|h| h.0 <= d as u32);
                        holders[later..].iter().for_each(|&(other, its)| *likeness.at(other) += weight * its);
                    }
                }
                let mut alike = Vec::new();
                likeness.drain(|other, likeness| {
                    if likeness >= LEAST {
                        alike.push((d as u32, other, likeness));
                    }
                });
                Ok(alike)
            },
        )
        .collect::<Result<_, Cancelled>>()?;
    let mut closest = vec![0.0f32; vectors.len()];
    for &(a, b, likeness) in links.iter().flatten() {
        closest[a as usize] = closest[a as usize].max(likeness);
        closest[b as usize] = closest[b as usize].max(likeness);
    }
    let close = |&(a, b, likeness): &(u32, u32, f32)| likeness >= APART * closest[a as usize].max(closest[b as usize]);
    let by_hand = linked.iter().map(|(a, b)| (a.document.0.min(b.document.0), a.document.0.max(b.document.0), LEAST));
    let mut close: Vec<(u32, u32, f32)> = links.iter().flatten().copied().filter(close).collect();
    for link in by_hand.filter(|l| l.0 != l.1 && (l.1 as usize) < vectors.len()) {
        if !close.iter().any(|l| (l.0, l.1) == (link.0, link.1)) {
            close.push(link);
        }
    }
    Ok(close)
}

/// The weightiest terms of a document, in order, as a vector of length 1.
fn vector(corpus: &Corpus, terms: &[Terms], document: usize) -> Vec<(u32, f32)> {
    let numbers = corpus.numbers(document);
    let mut counts = vec![0.0f32; numbers.len()];
    terms[document].all().iter().filter(|t| t.kind.is_lexical()).for_each(|term| counts[term.stem as usize] += 1.0);
    let counted = numbers.iter().zip(counts).filter(|(_, n)| *n > 0.0);
    let mut vector: Vec<(u32, f32)> = counted.map(|(&number, n)| (number, damped(n) * corpus.rarity(number))).collect();
    let kept = KEPT.0.max(KEPT.1 / terms.len().max(1));
    if kept < vector.len() {
        vector.select_nth_unstable_by(kept, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        vector.truncate(kept);
        vector.sort_unstable_by_key(|v| v.0);
    }
    let length = vector.iter().map(|(_, w)| w * w).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    vector.iter_mut().for_each(|v| v.1 /= length);
    vector
}

fn components(documents: usize, links: Vec<(u32, u32, f32)>) -> Vec<Story> {
    let mut parent: Vec<u32> = (0..documents as u32).collect();
    fn root(parent: &mut [u32], mut i: u32) -> u32 {
        while parent[i as usize] != i {
            parent[i as usize] = parent[parent[i as usize] as usize];
            i = parent[i as usize];
        }
        i
    }
    for &(a, b, _) in &links {
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        parent[a.max(b) as usize] = a.min(b);
    }
    let mut place = vec![(u32::MAX, 0); documents];
    let mut sizes = vec![0u32; documents];
    for d in 0..documents as u32 {
        sizes[root(&mut parent, d) as usize] += 1;
    }
    let mut stories: Vec<Story> = Vec::new();
    let mut story_of = vec![u32::MAX; documents];
    for d in 0..documents as u32 {
        let r = root(&mut parent, d) as usize;
        if sizes[r] < 2 {
            continue;
        }
        if story_of[r] == u32::MAX {
            story_of[r] = stories.len() as u32;
            stories.push(Story { documents: Vec::new(), terms: Vec::new(), links: Vec::new() });
        }
        let story = &mut stories[story_of[r] as usize];
        place[d as usize] = (story_of[r], story.documents.len() as u32);
        story.documents.push(d);
    }
    for (a, b, likeness) in links {
        let (story, a) = place[a as usize];
        stories[story as usize].links.push((a, place[b as usize].1, likeness));
    }
    stories
}
