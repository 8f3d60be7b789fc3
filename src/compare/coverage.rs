//! How many independent voices stand behind a fact, and what a source leaves out that most others tell.

use super::{
    party::{self, Reader, Voice},
    words::Lemmas,
};
use crate::{
    align::Alignment,
    facts::{Extraction, FactId},
    text::{Document, DocumentId, PassageId},
};
use rustc_hash::{FxHashMap, FxHashSet};

/// A fact that most other sources tell and one does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Omission {
    /// The source that is silent.
    pub document: DocumentId,
    /// The alignment, by its place in the list given.
    pub alignment: usize,
    /// How many independent sources tell it.
    pub tellers: usize,
}

/// What each source omits: alignments told by at least two independent other sources and by more than half of them.
/// `origins` holds for each document the one that it copies. Sources in `left_out` count neither as tellers nor as silent.
pub fn omissions(alignments: &[&Alignment], origins: &[DocumentId], left_out: &[DocumentId]) -> Vec<Omission> {
    let origin = |d: DocumentId| origins.get(d.index()).copied().unwrap_or(d);
    let story = stories(alignments, origins.len());
    let mut members: Vec<Vec<DocumentId>> = vec![Vec::new(); origins.len()];
    (0..origins.len() as u32).map(DocumentId).filter(|d| !left_out.contains(d)).for_each(|d| members[story[d.index()]].push(d));
    let mut of_passage: FxHashMap<PassageId, Vec<usize>> = FxHashMap::default();
    for (place, alignment) in alignments.iter().enumerate() {
        alignment.passages.iter().for_each(|p| of_passage.entry(*p).or_default().push(place));
    }
    let mut found = Vec::new();
    for (place, alignment) in alignments.iter().enumerate() {
        let told: Vec<DocumentId> = alignment.passages.iter().map(|p| p.document).collect();
        let tellers = distinct(told.iter().copied().filter(|d| !left_out.contains(d)).map(origin));
        let Some(home) = told.first().and_then(|d| story.get(d.index())) else { continue };
        let members = || members[*home].iter().copied();
        // who answers one of its passages in another alignment tells it too
        let near = alignment.passages.iter().filter_map(|p| of_passage.get(p)).flatten().flat_map(|place| &alignments[*place].passages);
        let near: FxHashSet<DocumentId> = near.map(|p| p.document).collect();
        let silent: Vec<DocumentId> = members().filter(|d| !near.contains(d)).collect();
        let others = distinct(members().map(origin)).len();
        if tellers.len() < 2 || tellers.len() * 2 <= others.saturating_sub(1) {
            continue;
        }
        let omits = silent.into_iter().filter(|d| !tellers.contains(&origin(*d)));
        found.extend(omits.map(|document| Omission { document, alignment: place, tellers: tellers.len() }));
    }
    found.sort_by_key(|o| (o.document, std::cmp::Reverse(o.tellers), o.alignment));
    found
}

/// For each document the first one of its story: documents that alignments join, over any number of steps.
fn stories(alignments: &[&Alignment], documents: usize) -> Vec<usize> {
    let mut first: Vec<usize> = (0..documents).collect();
    fn root(first: &mut [usize], mut at: usize) -> usize {
        while first[at] != at {
            first[at] = first[first[at]];
            at = first[at];
        }
        at
    }
    for alignment in alignments {
        let mut members = alignment.passages.iter().map(|p| p.document.index()).filter(|d| *d < documents);
        let Some(one) = members.next() else { continue };
        for other in members {
            let (x, y) = (root(&mut first, one), root(&mut first, other));
            first[x.max(y)] = x.min(y);
        }
    }
    (0..documents).map(|d| root(&mut first, d)).collect()
}

fn distinct(all: impl Iterator<Item = DocumentId>) -> Vec<DocumentId> {
    let mut all: Vec<DocumentId> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// How many independent voices state these facts. Copies of one origin are one voice, and so are all that repeat one
/// speaker: two outlets that quote the same official have one source.
pub fn voices(documents: &[Document], extractions: &[Extraction], origins: &[DocumentId], facts: &[FactId]) -> usize {
    let mut speakers: Vec<Voice> = Vec::new();
    let lemmas = Lemmas::default();
    let mut own: Vec<DocumentId> = Vec::new();
    for id in facts {
        let (Some(document), Some(extraction)) = (documents.get(id.document.index()), extractions.get(id.document.index())) else { continue };
        let reader = Reader { document, extraction };
        match extraction.fact(*id).and_then(|f| f.attribution) {
            Some(attribution) => {
                let Some(speaker) = reader.voice(attribution.speaker, &lemmas) else { continue };
                if !speakers.iter().any(|known| party::same(known, &speaker) == Some(true)) {
                    speakers.push(speaker);
                }
            }
            None => own.push(origins.get(id.document.index()).copied().unwrap_or(id.document)),
        }
    }
    speakers.len() + distinct(own.into_iter()).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alignment(documents: &[u32], place: usize) -> Alignment {
        Alignment { passages: documents.iter().map(|d| DocumentId(*d).passage(place)).collect(), links: Vec::new() }
    }

    fn told(rows: &[&[u32]], origins: &[u32], left_out: &[u32]) -> Vec<(u32, usize, usize)> {
        let alignments: Vec<Alignment> = rows.iter().enumerate().map(|(place, r)| alignment(r, place)).collect();
        let ids = |list: &[u32]| list.iter().map(|d| DocumentId(*d)).collect::<Vec<_>>();
        omissions(&alignments.iter().collect::<Vec<_>>(), &ids(origins), &ids(left_out)).iter().map(|o| (o.document.0, o.alignment, o.tellers)).collect()
    }

    #[test]
    fn silence_is_told_only_against_most_others() {
        // four sources: three tell the first, two the second, all the third
        let rows: [&[u32]; 3] = [&[0, 1, 2], &[0, 1], &[0, 1, 2, 3]];
        assert_eq!(told(&rows, &[0, 1, 2, 3], &[]), [(2, 1, 2), (3, 0, 3), (3, 1, 2)]);
        // the second is a copy of the first: two voices are left, which is most of two others
        assert_eq!(told(&rows, &[0, 0, 2, 3], &[]), [(3, 0, 2)]);
        assert_eq!(told(&rows, &[0, 1, 2, 3], &[3]), [(2, 1, 2)]);
    }

    #[test]
    fn who_answers_a_passage_in_another_alignment_tells_it() {
        let alignments = [alignment(&[0, 1], 0), alignment(&[0, 2], 0), alignment(&[0, 1, 2, 3], 1)];
        let all: Vec<DocumentId> = (0..4).map(DocumentId).collect();
        let omitted: Vec<(u32, usize)> = omissions(&alignments.iter().collect::<Vec<_>>(), &all, &[]).iter().map(|o| (o.document.0, o.alignment)).collect();
        assert_eq!(omitted, [(3, 0), (3, 1)]);
    }

    #[test]
    fn a_source_of_another_story_omits_nothing() {
        let rows: [&[u32]; 2] = [&[0, 1, 2], &[3, 4]];
        assert_eq!(told(&rows, &[0, 1, 2, 3, 4], &[]), []);
    }
}
