//! Which passages of different documents state the same fact, and why.

mod corpus;
mod groups;
mod link;
mod pairs;
mod score;
mod stories;
mod terms;
mod vocabulary;

pub use link::{Aligned, Alignment, Cue, CueKind, Link, Options};
pub use score::{COUNT, Feature, Features};
pub use vocabulary::{Known, known};

use crate::{
    facts::Extraction,
    progress::{Cancelled, Progress},
    text::{Document, DocumentId, PassageId},
};
use corpus::Corpus;
use groups::{Rules, Scored};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use score::Model;
use std::hash::{Hash, Hasher};
use stories::Story;

/// Pairs from this score on are links.
const LINK: f32 = 0.3;
/// Average score at which groups of passages join.
const JOIN: f32 = 0.2;

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

/// Every candidate pair of `documents` with its features: what the weights are learned from.
///
/// # Errors
/// [`Cancelled`] as soon as `progress` asks for it.
pub fn candidates(documents: &[Document], _extractions: &[Extraction], progress: &Progress) -> Result<Vec<Candidate>, Cancelled> {
    let corpus = Corpus::new(documents, progress)?;
    let mut all = Vec::new();
    for story in stories::stories(&corpus, progress)? {
        let bags = pairs::bags(documents, &corpus, &story);
        let pairs = pairs::pairs(&bags, &story, progress)?;
        all.extend(pairs.iter().map(|p| Candidate { a: bags[p.a as usize].id, b: bags[p.b as usize].id, features: p.features }));
    }
    Ok(all)
}

/// Aligns the passages of `documents`. The result does not depend on the order of the documents.
///
/// # Errors
/// [`Cancelled`] as soon as `progress` asks for it.
pub fn align(documents: &[Document], _extractions: &[Extraction], options: &Options, progress: &Progress) -> Result<Aligned, Cancelled> {
    let corpus = Corpus::new(documents, progress)?;
    let stories = stories::stories(&corpus, progress)?;
    let parts = stories.par_iter().map(|story| align_story(documents, &corpus, story, options, progress)).collect::<Result<Vec<Aligned>, Cancelled>>()?;
    let mut aligned = Aligned { origins: (0..documents.len() as u32).map(DocumentId).collect(), ..Aligned::default() };
    for part in parts {
        aligned.alignments.extend(part.alignments);
        aligned.candidates.extend(part.candidates);
    }
    aligned.alignments.sort_by(|a, b| a.passages.cmp(&b.passages));
    Ok(aligned)
}

fn align_story(documents: &[Document], corpus: &Corpus, story: &Story, options: &Options, progress: &Progress) -> Result<Aligned, Cancelled> {
    let bags = pairs::bags(documents, corpus, story);
    let pairs = pairs::pairs(&bags, story, progress)?;
    let model = Model::shipped();
    let scored: Vec<Scored> = pairs.iter().map(|p| Scored { a: p.a, b: p.b, score: model.score(&p.features) }).collect();
    let document: Vec<u32> = bags.iter().map(|b| b.document).collect();
    let key: Vec<u64> = bags
        .iter()
        .map(|b| {
            let words = documents[b.id.document.index()].passages.get(b.id.index()).map(|p| documents[b.id.document.index()].words(p.span));
            let mut hasher = FxHasher::default();
            (words, b.id.index).hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    let groups = groups::groups(&scored, &Rules { document: &document, key: &key, link: LINK, join: JOIN });
    let mut group_of = vec![u32::MAX; bags.len()];
    for (g, members) in groups.iter().enumerate() {
        members.iter().for_each(|&m| group_of[m as usize] = g as u32);
    }
    let mut links: FxHashMap<u32, Vec<Link>> = FxHashMap::default();
    let mut candidates = Vec::new();
    for s in &scored {
        let link = || Link { a: bags[s.a as usize].id, b: bags[s.b as usize].id, score: s.score, cues: Vec::new() };
        if options.min_score.is_some_and(|least| s.score >= least) {
            candidates.push(link());
        }
        let group = group_of[s.a as usize];
        if group != u32::MAX && group == group_of[s.b as usize] && s.score >= LINK {
            links.entry(group).or_default().push(link());
        }
    }
    let alignments = groups
        .iter()
        .enumerate()
        .map(|(g, members)| Alignment {
            passages: members.iter().map(|&m| bags[m as usize].id).collect(),
            links: links.remove(&(g as u32)).unwrap_or_default(),
        })
        .collect();
    Ok(Aligned { alignments, origins: Vec::new(), candidates })
}
