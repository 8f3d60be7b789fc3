//! Which passages of different documents state the same fact, and why.
//!
//! ```text
//! documents -> terms -> stories (articles that are alike) -> bags -> pairs (inverted index, features) -> score (and what vouches) -> groups
//! ```
//!
//! Nothing is compared with everything: rare words propose articles, and within a story words propose passages.

mod bags;
mod corpus;
mod cues;
mod doubts;
mod groups;
mod index;
mod link;
mod origins;
mod pairs;
mod score;
mod stories;
mod terms;
#[cfg(test)]
mod tests;
mod tolls;
mod vocabulary;

pub use link::{Aligned, Alignment, Cue, CueKind, Link, Options};
pub use score::{COUNT, Feature, Features};
pub use stories::Story;
pub use terms::Terms;
pub use vocabulary::{Known, known};

use crate::{
    progress::{Cancelled, Progress},
    text::{Document, PassageId},
};
use bags::{Bag, Bags};
use corpus::Corpus;
use cues::{Side, Teller};
use doubts::Doubt;
use groups::{Passages, Scored};
use index::Lists;
use pairs::Pair;
use rustc_hash::{FxHashSet, FxHasher};
use score::Model;
use std::hash::{Hash, Hasher};

/// Within an alignment, each passage keeps so many of its links, the strongest.
const LINKS: usize = 3;

/// Of pairs of passages: for each how sure it is, 0 to 1, that the two say one thing, however they word it; 0 where nothing says so.
pub type Vouches<'v> = dyn Fn(&[(PassageId, PassageId)]) -> Vec<f32> + 'v;

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
pub fn candidates(documents: &[Document], mut terms: Vec<Terms>, progress: &Progress) -> Result<Vec<Candidate>, Cancelled> {
    let corpus = Corpus::new(documents, &mut terms);
    let mut all = Vec::new();
    for story in stories::stories(&corpus, terms, &[], progress)? {
        let bags = Bags::new(documents, &corpus, &story);
        let id = |passage: u32| bags.list[passage as usize].id;
        pairs::pairs(&bags, &story, true, progress, |p| all.push(Candidate { a: id(p.a), b: id(p.b), features: p.features }))?;
    }
    Ok(all)
}

/// Aligns the passages of documents, story by story.
pub struct Aligner<'d> {
    documents: &'d [Document],
    options: &'d Options,
    corpus: Corpus,
}

impl<'d> Aligner<'d> {
    /// For `documents`, given with the terms of each; and their stories, groups of those that may share facts.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as `progress` asks for it.
    pub fn new(documents: &'d [Document], mut terms: Vec<Terms>, options: &'d Options, progress: &Progress) -> Result<(Aligner<'d>, Vec<Story>), Cancelled> {
        let corpus = Corpus::new(documents, &mut terms);
        let stories = stories::stories(&corpus, terms, &options.linked, progress)?;
        Ok((Aligner { documents, options, corpus }, stories))
    }

    /// Aligns the passages of a story; `vouches` is asked where their words leave a doubt. The result does not depend on the order of
    /// the documents.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as `progress` asks for it.
    pub fn align(&self, story: &Story, vouches: &Vouches, progress: &Progress) -> Result<Aligned, Cancelled> {
        let Aligner { documents, options, corpus } = self;
        let bags = Bags::new(documents, corpus, story);
        let model = Model::shipped();
        let linked = places(&bags.list, &options.linked);
        let id = |passage: u32| bags.list[passage as usize].id;
        let mut candidates: Vec<Link> = Vec::new();
        let mut report = |a: u32, b: u32, score: f32| {
            if options.min_score.is_some_and(|least| score >= least) {
                candidates.push(Link { a: id(a), b: id(b), score, cues: Vec::new() });
            }
        };
        let mut likely: Vec<Scored> = Vec::new();
        let mut doubts: Vec<Doubt> = Vec::new();
        // those that a link may come of
        let mut pairs: Vec<Pair> = Vec::new();
        pairs::pairs(&bags, story, options.min_score.is_some(), progress, |pair| {
            let score = model.score(&pair.features);
            let certain = linked.contains(&(pair.a, pair.b));
            if pair.likely {
                doubts.extend(Doubt::of(likely.len(), score, &pair.features));
                likely.push(Scored { a: pair.a, b: pair.b, score });
            } else if !certain {
                report(pair.a, pair.b, score);
            }
            if certain || pair.likely && score >= groups::LEAST {
                pairs.push(pair);
            }
        })?;
        let vouched = doubts::settle(&doubts, &mut likely, id, vouches, progress)?;
        likely.iter().filter(|s| !linked.contains(&(s.a, s.b))).for_each(|s| report(s.a, s.b, s.score));
        linked.iter().for_each(|&(a, b)| report(a, b, 1.0));

        let document: Vec<u32> = bags.list.iter().map(|b| b.document).collect();
        let keys = keys(documents, &bags.list);
        let strong = groups::strongest(likely.iter().copied(), &keys);
        let groups =
            groups::groups(&likely, strong.clone(), &Passages { document: &document, linked: &linked, parted: &places(&bags.list, &options.unlinked) });
        let side = |i: u32| {
            let bag = &bags.list[i as usize];
            Side { entries: bags.entries(bag), terms: story.terms[bag.document as usize].all(), document: &documents[bag.id.document.index()] }
        };
        let mut teller = Teller::new(model);
        let mut link = |(a, b, score): (u32, u32, f32)| {
            let pair = pairs.binary_search_by_key(&(a, b), |p| (p.a, p.b)).ok().map(|i| &pairs[i]);
            let mut cues = pair.map_or_else(Vec::new, |p| teller.cues(&side(a), &side(b), &p.features));
            if let Some(&weight) = vouched.get(&(a, b)) {
                cues.push(Cue { kind: CueKind::Facts, weight, a: None, b: None });
            }
            if linked.contains(&(a, b)) {
                cues.insert(0, Cue { kind: CueKind::Linked, weight: 1.0, a: None, b: None });
            }
            Link { a: id(a), b: id(b), score, cues }
        };
        // what a person linked is certain
        let certain = linked.iter().map(|&(a, b)| Scored { a, b, score: 1.0 });
        let strong = groups::strongest(strong.into_iter().filter(|s| !linked.contains(&(s.a, s.b))).chain(certain), &keys);
        let alignment = |(members, links): (&Vec<u32>, Vec<(u32, u32, f32)>)| Alignment {
            passages: members.iter().map(|&m| id(m)).collect(),
            links: links.into_iter().map(&mut link).collect(),
        };
        let links = links(&groups, &strong, bags.list.len());
        Ok(Aligned { alignments: groups.iter().zip(links).map(alignment).collect(), copies: origins::copies(documents, corpus, story), candidates })
    }
}

impl std::fmt::Debug for Aligner<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Aligner of {} documents", self.documents.len())
    }
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

/// The links of each group of so many passages, in order: of each member the strongest few.
fn links(groups: &[Vec<u32>], strong: &[Scored], passages: usize) -> Vec<Vec<(u32, u32, f32)>> {
    let groups_of = Lists::new(passages, (0u32..).zip(groups).flat_map(|(g, members)| members.iter().map(move |&m| (m, g))));
    let mut links: Vec<Vec<(u32, u32, f32)>> = vec![Vec::new(); groups.len()];
    for s in strong {
        let (a, b) = (groups_of.of(s.a), groups_of.of(s.b));
        a.iter().filter(|g| b.contains(g)).for_each(|&g| links[g as usize].push((s.a, s.b, s.score)));
    }
    let mut kept = vec![0; passages];
    for (links, members) in links.iter_mut().zip(groups) {
        links.retain(|&(a, b, _)| {
            let mut wanted = |m: u32| {
                let n = &mut kept[m as usize];
                *n += 1;
                *n <= LINKS
            };
            let (a, b) = (wanted(a), wanted(b));
            a || b
        });
        members.iter().for_each(|&m| kept[m as usize] = 0);
        links.sort_by_key(|l| (l.0, l.1));
    }
    links
}
