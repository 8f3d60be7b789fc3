//! Which passages of different documents state the same fact, and why.
//!
//! ```text
//! documents -> terms -> stories (articles that are alike) -> bags -> pairs (inverted index, features) -> score -> groups
//! ```
//!
//! Nothing is compared with everything: rare words propose articles, and within a story words propose passages.

mod bags;
mod corpus;
mod cues;
mod groups;
mod link;
mod origins;
mod pairs;
mod score;
mod stories;
mod terms;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use link::{Aligned, Alignment, Cue, CueKind, Link, Options};
pub use score::{COUNT, Feature, Features};
pub use terms::Terms;
pub use vocabulary::{Known, known};

use crate::{
    progress::{Cancelled, Progress},
    text::{Document, DocumentId, PassageId},
};
use bags::Bag;
use corpus::Corpus;
use cues::Side;
use groups::{Passages, Scored};
use pairs::Pair;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use score::Model;
use std::hash::{Hash, Hasher};
use stories::Story;

/// Within an alignment, each passage keeps so many of its links, the strongest.
const LINKS: usize = 3;

/// A candidate pair with its features, for learning.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// The first passage.
    pub a: PassageId,
    /// The second.
    pub b: PassageId,
    /// What speaks for and against the two.
    pub features: Features,
}

/// Every candidate pair of `documents`, given with the terms of each, with its features: what the weights are learned from.
///
/// # Errors
/// [`Cancelled`] as soon as `progress` asks for it.
pub fn candidates(documents: &[Document], terms: Vec<Terms>, progress: &Progress) -> Result<Vec<Candidate>, Cancelled> {
    let corpus = Corpus::new(documents, terms);
    let mut all = Vec::new();
    for story in stories::stories(&corpus, &[], progress)? {
        let bags = bags::bags(documents, &corpus, &story);
        let pairs = pairs::pairs(&bags, &corpus, &story, true, progress)?;
        all.extend(pairs.iter().map(|p| Candidate { a: bags[p.a as usize].id, b: bags[p.b as usize].id, features: p.features }));
    }
    Ok(all)
}

/// Aligns the passages of `documents`, given with the terms of each. The result does not depend on the order of the documents.
///
/// # Errors
/// [`Cancelled`] as soon as `progress` asks for it.
pub fn align(documents: &[Document], terms: Vec<Terms>, options: &Options, progress: &Progress) -> Result<Aligned, Cancelled> {
    let corpus = Corpus::new(documents, terms);
    let stories = stories::stories(&corpus, &options.linked, progress)?;
    let parts = stories
        .par_iter()
        .map(|story| {
            let aligned = in_story(documents, &corpus, story, options, progress)?;
            Ok((aligned, origins::copies(documents, &corpus, story)))
        })
        .collect::<Result<Vec<_>, Cancelled>>()?;
    let mut aligned = Aligned { origins: (0..documents.len() as u32).map(DocumentId).collect(), ..Aligned::default() };
    for (part, copies) in parts {
        aligned.alignments.extend(part.alignments);
        aligned.candidates.extend(part.candidates);
        copies.into_iter().for_each(|(copy, origin)| aligned.origins[copy.index()] = origin);
    }
    aligned.alignments.sort_by(|a, b| a.passages.cmp(&b.passages));
    aligned.candidates.sort_by_key(|l| (l.a, l.b));
    Ok(aligned)
}

fn in_story(documents: &[Document], corpus: &Corpus, story: &Story, options: &Options, progress: &Progress) -> Result<Aligned, Cancelled> {
    let bags = bags::bags(documents, corpus, story);
    let pairs = pairs::pairs(&bags, corpus, story, options.min_score.is_some(), progress)?;
    let model = Model::shipped();
    let linked = places(&bags, &options.linked);
    let mut scored: Vec<Scored> = pairs.iter().map(|p| Scored { a: p.a, b: p.b, score: model.score(&p.features) }).collect();
    // what a person linked is certain
    let with_linked = |mut scored: Vec<Scored>| -> Vec<Scored> {
        scored.retain(|s| !linked.contains(&(s.a, s.b)));
        scored.extend(linked.iter().map(|&(a, b)| Scored { a, b, score: 1.0 }));
        scored
    };
    let pair = |a: u32, b: u32| -> Option<&Pair> { pairs.binary_search_by_key(&(a, b), |p| (p.a, p.b)).ok().map(|i| &pairs[i]) };
    let candidate = |s: &Scored| Link { a: bags[s.a as usize].id, b: bags[s.b as usize].id, score: s.score, cues: Vec::new() };
    let candidates = options.min_score.map_or_else(Vec::new, |least| with_linked(scored.clone()).iter().filter(|s| s.score >= least).map(candidate).collect());

    let mut likely = pairs.iter().map(|p| p.likely);
    scored.retain(|_| likely.next() == Some(true));
    let document: Vec<u32> = bags.iter().map(|b| b.document).collect();
    let keys = keys(documents, &bags);
    let strong = groups::strongest(scored.iter().copied(), &keys);
    let groups = groups::groups(scored, strong.clone(), &Passages { document: &document, linked: &linked, parted: &places(&bags, &options.unlinked) });
    let side = |i: u32| {
        let (bag, id) = (&bags[i as usize], bags[i as usize].id);
        Side { bag, terms: corpus.terms[id.document.index()].of(id.index()), document: &documents[id.document.index()] }
    };
    let link = |(a, b, score): (u32, u32, f32)| {
        let mut cues = pair(a, b).map_or_else(Vec::new, |p| cues::cues(&side(a), &side(b), &p.features, model));
        if linked.contains(&(a, b)) {
            cues.insert(0, Cue { kind: CueKind::Linked, weight: 1.0, a: None, b: None });
        }
        Link { a: bags[a as usize].id, b: bags[b as usize].id, score, cues }
    };
    let strong = groups::strongest(with_linked(strong).into_iter(), &keys);
    let links = links(&groups, &strong);
    let alignment = |(members, links): (&Vec<u32>, Vec<(u32, u32, f32)>)| Alignment {
        passages: members.iter().map(|&m| bags[m as usize].id).collect(),
        links: links.into_iter().map(link).collect(),
    };
    Ok(Aligned { alignments: groups.iter().zip(links).map(alignment).collect(), origins: Vec::new(), candidates })
}

/// The pairs of passages that a person named, as places in `bags`, first below second; those of other stories are left out.
fn places(bags: &[Bag], pairs: &[(PassageId, PassageId)]) -> FxHashSet<(u32, u32)> {
    let place = |id: PassageId| bags.binary_search_by_key(&id, |b| b.id).ok().map(|i| i as u32);
    pairs.iter().filter_map(|&(a, b)| place(a).zip(place(b))).filter(|(a, b)| a != b).map(|(a, b)| (a.min(b), a.max(b))).collect()
}

/// Each passage's place in its article, and behind it a hash of the article.
fn keys(documents: &[Document], bags: &[Bag]) -> Vec<(u32, u64)> {
    let mut keys = Vec::with_capacity(bags.len());
    for bags in bags.chunk_by(|a, b| a.document == b.document) {
        let mut article = FxHasher::default();
        bags.first().map(|bag| &documents[bag.id.document.index()].text).hash(&mut article);
        let article = article.finish();
        keys.extend(bags.iter().map(|bag| (bag.place, article)));
    }
    keys
}

/// The links of each group, in order: of each member the strongest few.
fn links(groups: &[Vec<u32>], strong: &[Scored]) -> Vec<Vec<(u32, u32, f32)>> {
    let mut groups_of: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    groups.iter().enumerate().for_each(|(g, members)| members.iter().for_each(|&m| groups_of.entry(m).or_default().push(g as u32)));
    let mut links: Vec<Vec<(u32, u32, f32)>> = vec![Vec::new(); groups.len()];
    for s in strong {
        let (Some(a), Some(b)) = (groups_of.get(&s.a), groups_of.get(&s.b)) else { continue };
        a.iter().filter(|g| b.contains(g)).for_each(|&g| links[g as usize].push((s.a, s.b, s.score)));
    }
    for links in &mut links {
        let mut kept: FxHashMap<u32, usize> = FxHashMap::default();
        links.retain(|&(a, b, _)| {
            let mut wanted = |m: u32| {
                let n = kept.entry(m).or_insert(0);
                *n += 1;
                *n <= LINKS
            };
            let (a, b) = (wanted(a), wanted(b));
            a || b
        });
        links.sort_by_key(|l| (l.0, l.1));
    }
    links
}
