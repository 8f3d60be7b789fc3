//! From scored pairs to alignments: passages that all answer one another, so that no chain of weak links joins what differs.

use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A scored pair of passages by their places in the story, first below second.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scored {
    pub a: u32,
    pub b: u32,
    pub score: f32,
}

/// What grouping depends on beside the pairs.
pub(super) struct Rules<'r> {
    /// The document of each passage, by its place in the story.
    pub document: &'r [u32],
    /// A hash of each passage's words and place: orders what scores the same, whatever the order of the sources.
    pub key: &'r [u64],
    /// Pairs at or above this are links.
    pub link: f32,
    /// Two groups become one where their pairs of different documents have this score on average.
    pub join: f32,
}

/// A group of passages that is still growing.
#[derive(Debug, Default, Clone)]
struct Group {
    members: Vec<u32>,
    /// Members a document.
    documents: BTreeMap<u32, u32>,
    /// Sum of the scores to each neighbouring group.
    near: FxHashMap<u32, f32>,
}

/// Groups of at least two documents: average-link clustering, strongest pairs first.
pub(super) fn groups(pairs: &[Scored], rules: &Rules) -> Vec<Vec<u32>> {
    let mut groups: Vec<Option<Group>> = (0..rules.document.len())
        .map(|i| Some(Group { members: vec![i as u32], documents: BTreeMap::from([(rules.document[i], 1)]), near: FxHashMap::default() }))
        .collect();
    let mut home: Vec<u32> = (0..groups.len() as u32).collect();
    for p in pairs {
        for (a, b) in [(p.a, p.b), (p.b, p.a)] {
            if let Some(group) = &mut groups[a as usize] {
                group.near.insert(b, p.score);
            }
        }
    }
    let key = |p: &Scored| {
        let (a, b) = (rules.key[p.a as usize], rules.key[p.b as usize]);
        (a.min(b), a.max(b))
    };
    let mut order: Vec<&Scored> = pairs.iter().filter(|p| p.score >= rules.link).collect();
    order.sort_by(|p, q| q.score.total_cmp(&p.score).then_with(|| key(p).cmp(&key(q))));
    for pair in order {
        let (a, b) = (find(&home, pair.a), find(&home, pair.b));
        if a == b {
            continue;
        }
        let (Some(x), Some(y)) = (&groups[a as usize], &groups[b as usize]) else { continue };
        let same: u32 = x.documents.iter().filter_map(|(d, n)| y.documents.get(d).map(|m| n * m)).sum();
        let across = (x.members.len() * y.members.len()) as f32 - same as f32;
        let sum = x.near.get(&b).copied().unwrap_or(0.0);
        if sum / across.max(1.0) >= rules.join {
            merge(&mut groups, &mut home, a, b);
        }
    }
    let mut found: Vec<Vec<u32>> = groups.into_iter().flatten().filter(|g| g.documents.len() > 1).map(|g| g.members).collect();
    found.iter_mut().for_each(|g| g.sort_unstable());
    found.sort_unstable();
    found
}

fn find(home: &[u32], mut i: u32) -> u32 {
    while home[i as usize] != i {
        i = home[i as usize];
    }
    i
}

/// Puts the smaller group into the larger.
fn merge(groups: &mut [Option<Group>], home: &mut [u32], a: u32, b: u32) {
    let size = |g: u32| groups[g as usize].as_ref().map_or(0, |g| g.members.len() + g.near.len());
    let (into, from) = if size(a) >= size(b) { (a, b) } else { (b, a) };
    let Some(gone) = groups[from as usize].take() else { return };
    home[from as usize] = into;
    for (&other, &sum) in &gone.near {
        if let Some(group) = &mut groups[other as usize] {
            group.near.remove(&from);
            if other != into {
                *group.near.entry(into).or_insert(0.0) += sum;
            }
        }
    }
    if let Some(group) = &mut groups[into as usize] {
        group.members.extend(gone.members);
        for (d, n) in gone.documents {
            *group.documents.entry(d).or_insert(0) += n;
        }
        for (other, sum) in gone.near {
            if other != into {
                *group.near.entry(other).or_insert(0.0) += sum;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(documents: &[u32], pairs: &[(u32, u32, f32)]) -> Vec<Vec<u32>> {
        let pairs: Vec<Scored> = pairs.iter().map(|&(a, b, score)| Scored { a, b, score }).collect();
        let key: Vec<u64> = (0..documents.len() as u64).collect();
        groups(&pairs, &Rules { document: documents, key: &key, link: 0.5, join: 0.4 })
    }

    #[test]
    fn one_passage_may_answer_several() {
        assert_eq!(grouped(&[0, 1, 1], &[(0, 1, 0.9), (0, 2, 0.8)]), [[0, 1, 2]]);
    }

    #[test]
    fn no_chain_of_weak_links_joins_what_differs() {
        let chain = [(0, 1, 0.9), (1, 2, 0.55), (2, 3, 0.9)];
        assert_eq!(grouped(&[0, 1, 2, 3], &chain), [[0, 1], [2, 3]]);
    }

    #[test]
    fn weak_pairs_stay_apart() {
        assert!(grouped(&[0, 1], &[(0, 1, 0.4)]).is_empty());
    }
}
