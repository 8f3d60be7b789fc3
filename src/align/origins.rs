//! Copies: articles that are word for word the same over most of their length, wire copy above all.

use super::{corpus::Corpus, index::merged, stories::Story, terms::Term};
use crate::text::{Document, DocumentId};

/// So many words in a row stand for a shingle (Broder 1997).
const SHINGLE: usize = 5;
/// Of the shorter article's shingles, the share that must stand in the longer.
const COPIED: f32 = 0.5;
/// Fewer shingles than this are chance.
const LEAST: usize = 12;
/// What falls into the same of so many slots may be the same shingle: nearly all articles are told apart by this alone.
const SLOTS: usize = 1 << 14;
/// Articles less alike than this are no copies.
const ALIKE: f32 = 0.3;

/// For each document of a story, with its place there, the document that it copies; only those that copy one.
/// Of copies the origin is the earliest by date, else the longest.
pub(super) fn copies(documents: &[Document], corpus: &Corpus, story: &Story) -> Vec<(DocumentId, DocumentId)> {
    let alike: Vec<(u32, u32)> = story.links.iter().filter(|l| l.2 >= ALIKE).map(|l| (l.0, l.1)).collect();
    let mut shingles: Vec<Option<Vec<u32>>> = vec![None; story.documents.len()];
    for place in alike.iter().flat_map(|&(a, b)| [a as usize, b as usize]) {
        shingles[place].get_or_insert_with(|| read(corpus, story.documents[place], story.terms[place].all()));
    }
    let of = |place: u32| shingles[place as usize].as_deref().unwrap_or_default();
    let mut parent: Vec<usize> = (0..story.documents.len()).collect();
    let mut may_hold = vec![false; SLOTS];
    for alike in alike.chunk_by(|p, q| p.0 == q.0) {
        let x = of(alike[0].0);
        x.iter().for_each(|&s| may_hold[s as usize % SLOTS] = true);
        for &(a, b) in alike {
            let y = of(b);
            let shorter = x.len().min(y.len());
            // what is the same to the letter comes from one hand, however short it is
            let text = |place: u32| documents[story.documents[place as usize] as usize].text.trim();
            let are_copies = |common: usize| text(alike[0].0) == text(b) || shorter >= LEAST && common as f32 >= COPIED * shorter as f32;
            if are_copies(y.iter().filter(|&&s| may_hold[s as usize % SLOTS]).count()) && are_copies(merged(x, y, |&s| s).count()) {
                let (a, b) = (root(&parent, a as usize), root(&parent, b as usize));
                parent[a.max(b)] = a.min(b);
            }
        }
        x.iter().for_each(|&s| may_hold[s as usize % SLOTS] = false);
    }
    let rank = |place: usize| {
        let document = &documents[story.documents[place] as usize];
        let published = document.about.published;
        (published.is_none(), published.map(|p| (p.date, p.time)), std::cmp::Reverse(document.text.len()), &document.text, place)
    };
    let mut best: Vec<usize> = (0..parent.len()).collect();
    for place in 0..parent.len() {
        let root = root(&parent, place);
        if root != place && rank(place) < rank(best[root]) {
            best[root] = place;
        }
    }
    let id = |place: usize| DocumentId(story.documents[place]);
    (0..parent.len()).map(|place| (id(place), id(best[root(&parent, place)]))).filter(|(copy, origin)| copy != origin).collect()
}

fn root(parent: &[usize], mut place: usize) -> usize {
    while parent[place] != place {
        place = parent[place];
    }
    place
}

/// The hashes of every run of words, in order, once each.
fn read(corpus: &Corpus, document: u32, terms: &[Term]) -> Vec<u32> {
    let words: Vec<u32> = terms.iter().filter(|t| t.kind.is_lexical()).map(|t| corpus.id(document as usize, t)).collect();
    let mut shingles: Vec<u32> = words.windows(SHINGLE).map(|w| w.iter().fold(0u32, |hash, id| (hash.rotate_left(5) ^ id).wrapping_mul(0x9e37_79b9))).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}
