//! From scored pairs to alignments: passages that answer one another, so that no chain of weak links joins what differs.

use rustc_hash::FxHashSet;

/// A pair of two sources needs this score, and so do the pairs of two groups on average, where few sources tell.
const FEW: f32 = 0.47;
/// The same where two articles are all there is: no third can ever vouch for what the two tell in other words.
const TWO: f32 = 0.41;
/// The same where many do: each pair is then vouched for by the others.
const MANY: f32 = 0.3;
/// No pair below this is a link.
pub(super) const LEAST: f32 = MANY;
/// Up to so many sources are few, and from so many on they are many.
const SOURCES: (f32, f32) = (5.0, 8.0);
/// A passage with several facts may be in an alignment for each; this many at most.
const ROUNDS: usize = 4;

/// A scored pair of passages by their places in the story, first below second.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scored {
    pub a: u32,
    pub b: u32,
    pub score: f32,
    /// A person linked them.
    pub certain: bool,
}

/// What grouping depends on beside the pairs.
pub(super) struct Passages<'p> {
    /// The document of each passage, by its place in the story.
    pub document: &'p [u32],
    /// A hash of each passage's words: orders what scores the same, whatever the order of the sources.
    pub key: &'p [u64],
    /// Pairs that a person parted.
    pub parted: &'p FxHashSet<(u32, u32)>,
}

/// Groups of passages of at least two documents, each in order. No pair is in two of them.
pub(super) fn groups(pairs: &[Scored], passages: &Passages) -> Vec<Vec<u32>> {
    let mut pairs: Vec<Scored> = pairs.iter().filter(|p| p.certain || !passages.parted.contains(&(p.a, p.b))).copied().collect();
    pairs.sort_unstable_by_key(|p| (p.a, p.b));
    let mut strong: Vec<Scored> = pairs.iter().filter(|p| p.certain || p.score >= MANY).copied().collect();
    let key = |p: &Scored| {
        let (a, b) = (passages.key[p.a as usize], passages.key[p.b as usize]);
        (a.min(b), a.max(b))
    };
    strong.sort_by(|p, q| q.certain.cmp(&p.certain).then(q.score.total_cmp(&p.score)).then_with(|| key(p).cmp(&key(q))));
    let mut all = Vec::new();
    for _ in 0..ROUNDS {
        let found = Round::new(&pairs, &strong, passages).run(&strong);
        if found.is_empty() {
            break;
        }
        let mut told: Vec<Option<usize>> = vec![None; passages.document.len()];
        found.iter().enumerate().for_each(|(g, members)| members.iter().for_each(|&m| told[m as usize] = Some(g)));
        let apart = |p: &Scored| told[p.a as usize].is_none() || told[p.a as usize] != told[p.b as usize];
        pairs.retain(apart);
        strong.retain(apart);
        all.extend(found);
    }
    all.sort_unstable();
    all
}

/// The average score that groups of together so many sources need to join, in a story that so many documents tell.
fn needed(sources: usize, documents: usize) -> f32 {
    if documents == 2 {
        return TWO;
    }
    let share = ((sources as f32 - SOURCES.0) / (SOURCES.1 - SOURCES.0)).clamp(0.0, 1.0);
    FEW + (MANY - FEW) * share
}

/// Sums by the number of what they belong to, in the order of those numbers.
#[derive(Debug)]
struct Sums<T>(Vec<(u32, T)>);

impl<T: Copy + std::ops::AddAssign> Sums<T> {
    fn get(&self, of: u32) -> Option<T> {
        self.0.binary_search_by_key(&of, |s| s.0).ok().map(|i| self.0[i].1)
    }

    fn add(&mut self, of: u32, more: T) {
        match self.0.binary_search_by_key(&of, |s| s.0) {
            Ok(i) => self.0[i].1 += more,
            Err(i) => self.0.insert(i, (of, more)),
        }
    }

    fn remove(&mut self, of: u32) {
        if let Ok(i) = self.0.binary_search_by_key(&of, |s| s.0) {
            self.0.remove(i);
        }
    }
}

/// A group of passages that is still growing.
#[derive(Debug)]
struct Group {
    members: Vec<u32>,
    /// Members a document.
    documents: Sums<u32>,
    /// Sum of the scores to each neighbouring group.
    near: Sums<f32>,
}

/// One round of average-link clustering, strongest pairs first.
struct Round<'p> {
    /// By the place of their first passage; `None` where merged into another.
    groups: Vec<Option<Group>>,
    /// The group that a passage, or a group that is gone, went into.
    home: Vec<u32>,
    /// How many documents tell the story.
    documents: usize,
    parted: &'p FxHashSet<(u32, u32)>,
}

impl<'p> Round<'p> {
    /// `pairs` in the order of their passages.
    fn new(pairs: &[Scored], strong: &[Scored], passages: &Passages<'p>) -> Round<'p> {
        // Only passages that some pair may join grow a group; what is near the others is never asked for.
        let mut joined = vec![false; passages.document.len()];
        strong.iter().for_each(|p| (joined[p.a as usize], joined[p.b as usize]) = (true, true));
        let pairs = || pairs.iter().filter(|p| joined[p.a as usize] && joined[p.b as usize]);
        let mut neighbours = vec![0; passages.document.len()];
        pairs().for_each(|p| [p.a, p.b].iter().for_each(|&i| neighbours[i as usize] += 1));
        let mut near: Vec<Vec<(u32, f32)>> = neighbours.into_iter().map(Vec::with_capacity).collect();
        for p in pairs() {
            near[p.a as usize].push((p.b, p.score));
            near[p.b as usize].push((p.a, p.score));
        }
        let group = |(i, near)| Group { members: vec![i as u32], documents: Sums(vec![(passages.document[i], 1)]), near: Sums(near) };
        let groups: Vec<Option<Group>> = near.into_iter().enumerate().map(|n| joined[n.0].then(|| group(n))).collect();
        let documents = passages.document.iter().max().map_or(0, |last| *last as usize + 1);
        Round { home: (0..groups.len() as u32).collect(), groups, documents, parted: passages.parted }
    }

    fn run(mut self, strong: &[Scored]) -> Vec<Vec<u32>> {
        for pair in strong {
            let (a, b) = (self.home_of(pair.a), self.home_of(pair.b));
            if a != b && (pair.certain || self.may_join(a, b)) {
                self.merge(a, b);
            }
        }
        let mut found: Vec<Vec<u32>> = self.groups.into_iter().flatten().filter(|g| g.documents.0.len() > 1).map(|g| g.members).collect();
        found.iter_mut().for_each(|members| members.sort_unstable());
        found
    }

    fn home_of(&mut self, passage: u32) -> u32 {
        let mut i = passage;
        while self.home[i as usize] != i {
            self.home[i as usize] = self.home[self.home[i as usize] as usize];
            i = self.home[i as usize];
        }
        i
    }

    fn may_join(&mut self, a: u32, b: u32) -> bool {
        let (Some(x), Some(y)) = (&self.groups[a as usize], &self.groups[b as usize]) else { return false };
        let both = || x.documents.0.iter().filter_map(|&(d, n)| Some((n, y.documents.get(d)?)));
        let same: u64 = both().map(|(n, m)| u64::from(n * m)).sum();
        let across = (x.members.len() * y.members.len()) as u64 - same;
        let sources = x.documents.0.len() + y.documents.0.len() - both().count();
        let sum = x.near.get(b).unwrap_or(0.0);
        if sum / (across.max(1) as f32) < needed(sources, self.documents) {
            return false;
        }
        let parted = self.parted;
        !parted.iter().any(|&(p, q)| {
            let (p, q) = (self.home_of(p), self.home_of(q));
            (p, q) == (a, b) || (q, p) == (a, b)
        })
    }

    /// Puts the smaller group into the larger.
    fn merge(&mut self, a: u32, b: u32) {
        let size = |g: u32| self.groups[g as usize].as_ref().map_or(0, |g| g.members.len() + g.near.0.len());
        let (into, from) = if size(a) >= size(b) { (a, b) } else { (b, a) };
        let Some(gone) = self.groups[from as usize].take() else { return };
        self.home[from as usize] = into;
        for &(other, sum) in &gone.near.0 {
            if let Some(group) = &mut self.groups[other as usize] {
                group.near.remove(from);
                if other != into {
                    group.near.add(into, sum);
                }
            }
        }
        if let Some(group) = &mut self.groups[into as usize] {
            group.members.extend(gone.members);
            gone.documents.0.into_iter().for_each(|(document, n)| group.documents.add(document, n));
            gone.near.0.into_iter().filter(|n| n.0 != into).for_each(|(other, sum)| group.near.add(other, sum));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(document: &[u32], pairs: &[(u32, u32, f32)], parted: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let pairs: Vec<Scored> = pairs.iter().map(|&(a, b, score)| Scored { a, b, score, certain: score == 1.0 }).collect();
        let key: Vec<u64> = (0..document.len() as u64).collect();
        groups(&pairs, &Passages { document, key: &key, parted: &parted.iter().copied().collect() })
    }

    #[test]
    fn one_passage_may_answer_several() {
        assert_eq!(grouped(&[0, 1, 1], &[(0, 1, 0.9), (0, 2, 0.8)], &[]), [[0, 1, 2]]);
    }

    #[test]
    fn no_chain_of_weak_links_joins_what_differs() {
        let chain = [(0, 1, 0.9), (1, 2, 0.48), (2, 3, 0.9)];
        assert_eq!(grouped(&[0, 1, 2, 3], &chain, &[]), [[0, 1], [1, 2], [2, 3]]);
    }

    #[test]
    fn weak_pairs_stay_apart() {
        assert!(grouped(&[0, 1, 2], &[(0, 1, 0.45)], &[]).is_empty());
        assert!(grouped(&[0, 1], &[(0, 1, 0.4)], &[]).is_empty());
    }

    #[test]
    fn two_articles_alone_need_less() {
        assert_eq!(grouped(&[0, 1], &[(0, 1, 0.45)], &[]), [[0, 1]]);
    }

    #[test]
    fn many_sources_vouch_for_each_other() {
        let documents: Vec<u32> = (0..6).collect();
        let pairs: Vec<(u32, u32, f32)> = (0..6).flat_map(|b| (0..b).map(move |a| (a, b, 0.48))).collect();
        assert_eq!(grouped(&documents, &pairs, &[]), [[0, 1, 2, 3, 4, 5]]);
    }

    #[test]
    fn what_a_person_decided_holds() {
        assert_eq!(grouped(&[0, 1], &[(0, 1, 1.0)], &[]), [[0, 1]]);
        assert!(grouped(&[0, 1], &[(0, 1, 0.9)], &[(0, 1)]).is_empty());
        let triangle = [(0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.9)];
        assert!(grouped(&[0, 1, 2], &triangle, &[(0, 2)]).iter().all(|g| !(g.contains(&0) && g.contains(&2))));
    }
}
