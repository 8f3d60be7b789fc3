//! Copies: articles that are word for word the same over most of their length, wire copy above all.

use super::{corpus::Corpus, index::numbered, stories::Story};
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
    let alike: Vec<(u32, u32)> = story.links.iter().filter(|l| l.2 >= ALIKE).map(|l| (l.0, l.1)).collect();
    let shingles = Shingles::of(alike.iter().flat_map(|&(a, b)| [a, b]), corpus, story);
    let mut parent: Vec<usize> = (0..story.documents.len()).collect();
    let mut first = vec![false; shingles.distinct];
    for alike in alike.chunk_by(|p, q| p.0 == q.0) {
        let a = alike[0].0 as usize;
        shingles.of[a].iter().for_each(|&s| first[s as usize] = true);
        for b in alike.iter().map(|l| l.1 as usize) {
            let shorter = shingles.of[a].len().min(shingles.of[b].len());
            let common = shingles.of[b].iter().filter(|&&s| first[s as usize]).count();
            if shorter >= LEAST && common as f32 >= COPIED * shorter as f32 {
                let (a, b) = (root(&parent, a), root(&parent, b));
                parent[a.max(b)] = a.min(b);
            }
        }
        shingles.of[a].iter().for_each(|&s| first[s as usize] = false);
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

/// The runs of words of several documents, numbered.
struct Shingles {
    /// How many there are.
    distinct: usize,
    /// Those of each document of the story, once each; none of a document that was not asked for.
    of: Vec<Vec<u32>>,
}

impl Shingles {
    fn of(wanted: impl Iterator<Item = u32>, corpus: &Corpus, story: &Story) -> Shingles {
        let mut of = vec![Vec::new(); story.documents.len()];
        for place in wanted.map(|place| place as usize) {
            if of[place].is_empty() {
                of[place] = read(corpus, story.documents[place]);
            }
        }
        let (distinct, numbers) = numbered(of.iter().flatten().copied());
        let mut numbers = numbers.as_slice();
        let mut seen = vec![false; distinct.len()];
        for shingles in &mut of {
            let (here, later) = numbers.split_at(shingles.len());
            numbers = later;
            shingles.clear();
            shingles.extend(here.iter().filter(|&&s| !std::mem::replace(&mut seen[s as usize], true)));
            shingles.iter().for_each(|&s| seen[s as usize] = false);
        }
        Shingles { distinct: distinct.len(), of }
    }
}

/// The hashes of every run of words.
fn read(corpus: &Corpus, document: u32) -> Vec<u32> {
    let terms = &corpus.terms[document as usize];
    let words: Vec<u32> = terms.all().iter().filter(|t| t.kind.is_lexical()).map(|t| terms.id(t)).collect();
    words.windows(SHINGLE).map(|w| w.iter().fold(0u32, |hash, id| (hash.rotate_left(5) ^ id).wrapping_mul(0x9e37_79b9))).collect()
}
