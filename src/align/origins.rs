//! Copies: articles that are word for word the same over most of their length, wire copy above all.

use super::{corpus::Corpus, cues::common, stories::Story};
use crate::text::{Document, DocumentId};

/// So many words in a row stand for a shingle (Broder 1997).
const SHINGLE: usize = 5;
/// Of the shorter article's shingles, the share that must stand in the longer.
const COPIED: f32 = 0.5;
/// Fewer shingles than this are chance.
const LEAST: usize = 12;
/// Articles less alike than this are no copies.
const ALIKE: f32 = 0.3;

/// For each document of a story, with its place there, the document that it copies; only those that copy one.
/// Of copies the origin is the earliest by date, else the longest.
pub(super) fn copies(documents: &[Document], corpus: &Corpus, story: &Story) -> Vec<(DocumentId, DocumentId)> {
    let mut shingles: Vec<Option<Vec<u32>>> = vec![None; story.documents.len()];
    let mut parent: Vec<usize> = (0..story.documents.len()).collect();
    for &(a, b, _) in story.links.iter().filter(|l| l.2 >= ALIKE) {
        let (a, b) = (a as usize, b as usize);
        for place in [a, b] {
            shingles[place].get_or_insert_with(|| read(corpus, story.documents[place]));
        }
        let (Some(x), Some(y)) = (&shingles[a], &shingles[b]) else { continue };
        let shorter = x.len().min(y.len());
        if shorter >= LEAST && common(x, y, |&s| s).count() as f32 >= COPIED * shorter as f32 {
            let (a, b) = (root(&parent, a), root(&parent, b));
            parent[a.max(b)] = a.min(b);
        }
    }
    let rank = |place: usize| {
        let document = &documents[story.documents[place] as usize];
        let published = document.about.published;
        (published.is_none(), published.map(|p| (p.date, p.time)), std::cmp::Reverse(document.text.len()), document.text.clone(), place)
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
fn read(corpus: &Corpus, document: u32) -> Vec<u32> {
    let words: Vec<u32> = corpus.terms[document as usize].all().iter().filter(|t| t.kind.is_lexical()).map(|t| t.id).collect();
    let mut shingles: Vec<u32> = words.windows(SHINGLE).map(|w| w.iter().fold(0u32, |hash, id| (hash.rotate_left(5) ^ id).wrapping_mul(0x9e37_79b9))).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}
