//! From scored pairs to alignments: passages that answer one another, so that no chain of weak links joins what differs.

use super::index::{Lists, merged};
use rustc_hash::{FxHashMap, FxHashSet};

/// A pair of two sources needs this score, and so do the pairs of two groups on average, where few sources tell.
pub(super) const FEW: f32 = 0.51;
/// The same where many do: each pair is then vouched for by the others.
const MANY: f32 = 0.3;
/// No pair below this is a link.
pub(super) const LEAST: f32 = MANY;
/// Scores are summed up in this part of 1.
const UNITS: f32 = 16_777_216.0;
/// Passages so alike are one passage printed twice.
const SAME: f32 = 0.999;
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
}

/// The links among the pairs, strongest first. What scores the same comes in the order of `keys`, one a passage: its place in its
/// article and a number of the article, whatever the order of the sources.
pub(super) fn strongest(pairs: impl Iterator<Item = Scored>, keys: &[(u32, u64)]) -> Vec<Scored> {
    let mut strong: Vec<Scored> = pairs.filter(|p| p.score >= LEAST).collect();
    let key = |p: &Scored| {
        let (a, b) = (keys[p.a as usize], keys[p.b as usize]);
        (a.min(b), a.max(b))
    };
    strong.sort_by(|p, q| q.score.total_cmp(&p.score).then_with(|| key(p).cmp(&key(q))));
    strong
}

/// What grouping depends on beside the pairs.
pub(super) struct Passages<'p> {
    /// The document of each passage, by its place in the story.
    pub document: &'p [u32],
    /// Pairs that a person linked.
    pub linked: &'p FxHashSet<(u32, u32)>,
    /// Pairs that a person parted.
    pub parted: &'p FxHashSet<(u32, u32)>,
}

/// Groups of passages of at least two documents, each in order. No pair is in two of them, but what is printed twice. The `pairs` are
/// in order; `strong` are the links among them, strongest first.
pub(super) fn groups(pairs: &[Scored], mut strong: Vec<Scored>, passages: &Passages) -> Vec<Vec<u32>> {
    let allowed = |p: &Scored| !passages.parted.contains(&(p.a, p.b));
    strong.retain(allowed);
    let mut scores = Scores::new(pairs.iter().filter(|p| allowed(p)), passages.document.len());
    let mut all = Vec::new();
    for _ in 0..ROUNDS {
        let found = Round::new(&scores, passages).run(&strong);
        if found.is_empty() {
            break;
        }
        let mut group: Vec<Option<usize>> = vec![None; passages.document.len()];
        found.iter().enumerate().for_each(|(g, members)| members.iter().for_each(|&m| group[m as usize] = Some(g)));
        let told = |a: u32, b: u32| group[a as usize].is_some() && group[a as usize] == group[b as usize];
        scores.clear(|a, b, score| told(a, b) && score < SAME);
        strong.retain(|p| !told(p.a, p.b));
        all.extend(found);
    }
    all.sort_unstable();
    link(&mut all, passages);
    all.sort_unstable();
    all
}

/// The scores of all pairs: for each passage those behind it, in order, with the score of the two.
struct Scores(Lists<(u32, f32)>);

impl Scores {
    fn new<'p>(pairs: impl Iterator<Item = &'p Scored> + Clone, passages: usize) -> Scores {
        Scores(Lists::new(passages, pairs.map(|p| (p.a, (p.b, p.score)))))
    }

    /// The score of two passages in units that are summed up the same in any order; 0 where they are no pair.
    fn of(&self, i: u32, j: u32) -> u64 {
        let row = self.0.of(i.min(j));
        row.binary_search_by_key(&i.max(j), |p| p.0).map_or(0, |at| (row[at].1 * UNITS) as u64)
    }

    /// Takes away the score of some pairs.
    fn clear(&mut self, which: impl Fn(u32, u32, f32) -> bool) {
        for a in 0..self.0.len() as u32 {
            self.0.of_mut(a).iter_mut().filter(|(b, score)| which(a, *b, *score)).for_each(|pair| pair.1 = 0.0);
        }
    }
}

/// Brings together what a person linked, and moves nothing else: a passage that is in no group goes into the largest of the other's,
/// and two that are each in one already meet in another of their own.
fn link(groups: &mut Vec<Vec<u32>>, passages: &Passages) {
    let mut linked: Vec<(u32, u32)> = passages.linked.iter().copied().collect();
    linked.sort_unstable();
    for (a, b) in linked {
        let one = passages.document[a as usize] == passages.document[b as usize];
        if one || groups.iter().any(|g| g.contains(&a) && g.contains(&b)) {
            continue;
        }
        let joins = |new: u32, to: u32| {
            let alone = groups.iter().all(|g| !g.contains(&new));
            let open = |g: &[u32]| g.contains(&to) && !g.iter().any(|&m| passages.parted.contains(&(m.min(new), m.max(new))));
            let fitting = groups.iter().enumerate().filter(|(_, g)| alone && open(g));
            fitting.max_by_key(|(at, g)| (g.len(), std::cmp::Reverse(*at))).map(|(at, _)| (at, new))
        };
        match joins(b, a).or_else(|| joins(a, b)) {
            Some((group, new)) => {
                groups[group].push(new);
                groups[group].sort_unstable();
            }
            None => groups.push(vec![a, b]),
        }
    }
}

/// The average score that groups of together so many sources need to join.
fn needed(sources: usize) -> f32 {
    let share = ((sources as f32 - SOURCES.0) / (SOURCES.1 - SOURCES.0)).clamp(0.0, 1.0);
    FEW + (MANY - FEW) * share
}

/// Sums by the number of what they belong to, in the order of those numbers.
#[derive(Debug)]
struct Sums<T>(Vec<(u32, T)>);

impl<T: Copy + std::ops::AddAssign> Sums<T> {
    fn add(&mut self, of: u32, more: T) {
        match self.0.binary_search_by_key(&of, |s| s.0) {
            Ok(i) => self.0[i].1 += more,
            Err(i) => self.0.insert(i, (of, more)),
        }
    }
}

/// A group of several passages that is still growing.
#[derive(Debug)]
struct Group {
    /// In the order in which they came.
    members: Vec<u32>,
    /// Members a document.
    documents: Sums<u32>,
}

/// The scores between two groups: of the first so many members of each, summed up.
#[derive(Debug, Clone, Copy, Default)]
struct Between {
    counted: (usize, usize),
    sum: u64,
}

/// One round of average-link clustering, strongest pairs first.
struct Round<'p> {
    scores: &'p Scores,
    /// The document and the number of each passage: what there is of one that is alone.
    alone: Vec<((u32, u32), u32)>,
    /// By the place of their first passage; `None` for a passage alone, and where merged into another.
    groups: Vec<Option<Group>>,
    /// The group that a passage, or a group that is gone, went into.
    home: Vec<u32>,
    /// Between groups that were held against each other, the lower first.
    between: FxHashMap<(u32, u32), Between>,
    parted: &'p FxHashSet<(u32, u32)>,
}

impl<'p> Round<'p> {
    fn new(scores: &'p Scores, passages: &Passages<'p>) -> Round<'p> {
        let count = passages.document.len();
        Round {
            scores,
            alone: passages.document.iter().zip(0..).map(|(&document, passage)| ((document, 1), passage)).collect(),
            groups: (0..count).map(|_| None).collect(),
            home: (0..count as u32).collect(),
            between: FxHashMap::default(),
            parted: passages.parted,
        }
    }

    fn run(mut self, strong: &[Scored]) -> Vec<Vec<u32>> {
        for pair in strong {
            let (a, b) = (self.home_of(pair.a), self.home_of(pair.b));
            if a != b && self.may_join(a, b) {
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

    /// The passages of a group, and how many each document has of them.
    fn group(&self, group: u32) -> (&[u32], &[(u32, u32)]) {
        match &self.groups[group as usize] {
            Some(group) => (&group.members, &group.documents.0),
            None => {
                let (document, passage) = &self.alone[group as usize];
                (std::slice::from_ref(passage), std::slice::from_ref(document))
            }
        }
    }

    /// The sum of the scores between two groups, in units; `None` where they did not join before and have not grown since. What was
    /// summed up before is not again: groups only grow.
    fn sum(&mut self, a: u32, b: u32) -> Option<u64> {
        let (a, b) = (a.min(b), a.max(b));
        let (x, y) = (self.group(a).0, self.group(b).0);
        if let (&[i], &[j]) = (x, y) {
            return Some(self.scores.of(i, j));
        }
        let known = self.between.get(&(a, b)).copied().unwrap_or_default();
        let counted = (x.len(), y.len());
        if known.counted == counted {
            return None;
        }
        let mut sum = known.sum;
        for (n, &i) in x.iter().enumerate() {
            let new = if n < known.counted.0 { known.counted.1 } else { 0 };
            sum += y[new..].iter().map(|&j| self.scores.of(i, j)).sum::<u64>();
        }
        self.between.insert((a, b), Between { counted, sum });
        Some(sum)
    }

    fn may_join(&mut self, a: u32, b: u32) -> bool {
        let Some(sum) = self.sum(a, b) else { return false };
        let ((x, x_documents), (y, y_documents)) = (self.group(a), self.group(b));
        let (mut same, mut shared) = (0, 0);
        for (of_x, of_y) in merged(x_documents, y_documents, |d| d.0) {
            same += of_x.1 as usize * of_y.1 as usize;
            shared += 1;
        }
        let across = x.len() * y.len() - same;
        let sources = x_documents.len() + y_documents.len() - shared;
        let average = sum as f64 / across.max(1) as f64 / f64::from(UNITS);
        if average < f64::from(needed(sources)) {
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
        let size = |g: u32| self.group(g).0.len();
        let (into, from) = if size(a) >= size(b) { (a, b) } else { (b, a) };
        let mut whole = self.groups[into as usize].take().unwrap_or_else(|| {
            let (document, passage) = self.alone[into as usize];
            Group { members: vec![passage], documents: Sums(vec![document]) }
        });
        let (members, documents) = self.group(from);
        whole.members.extend(members);
        documents.iter().for_each(|&(document, n)| whole.documents.add(document, n));
        self.groups[into as usize] = Some(whole);
        self.groups[from as usize] = None;
        self.home[from as usize] = into;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(document: &[u32], pairs: &[(u32, u32, f32)], parted: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let linked = pairs.iter().filter(|p| p.2 == 1.0).map(|p| (p.0, p.1)).collect();
        let mut pairs: Vec<Scored> = pairs.iter().filter(|p| p.2 < 1.0).map(|&(a, b, score)| Scored { a, b, score }).collect();
        pairs.sort_by_key(|p| (p.a, p.b));
        let keys: Vec<(u32, u64)> = (0..document.len() as u32).map(|place| (place, 0)).collect();
        let strong = strongest(pairs.iter().copied(), &keys);
        groups(&pairs, strong, &Passages { document, linked: &linked, parted: &parted.iter().copied().collect() })
    }

    #[test]
    fn one_passage_may_answer_several() {
        assert_eq!(grouped(&[0, 1, 1], &[(0, 1, 0.9), (0, 2, 0.8)], &[]), [[0, 1, 2]]);
    }

    #[test]
    fn no_chain_of_weak_links_joins_what_differs() {
        let chain = [(0, 1, 0.9), (1, 2, 0.52), (2, 3, 0.9)];
        assert_eq!(grouped(&[0, 1, 2, 3], &chain, &[]), [[0, 1], [1, 2], [2, 3]]);
    }

    #[test]
    fn what_is_printed_twice_stays_together_in_every_alignment() {
        let pairs = |twins| [(0, 1, twins), (0, 2, 0.9), (1, 2, 0.9), (0, 3, 0.6), (1, 3, 0.6)];
        assert_eq!(grouped(&[0, 1, 2, 3], &pairs(0.9995), &[]), [vec![0, 1, 2], vec![0, 1, 3]]);
        assert_eq!(grouped(&[0, 1, 2, 3], &pairs(0.95), &[]), [vec![0, 1, 2], vec![0, 3], vec![1, 3]]);
    }

    #[test]
    fn weak_pairs_stay_apart() {
        assert!(grouped(&[0, 1, 2], &[(0, 1, 0.45)], &[]).is_empty());
        assert!(grouped(&[0, 1], &[(0, 1, 0.45)], &[]).is_empty());
    }

    #[test]
    fn many_sources_vouch_for_each_other() {
        let documents: Vec<u32> = (0..6).collect();
        let pairs: Vec<(u32, u32, f32)> = (0..6).flat_map(|b| (0..b).map(move |a| (a, b, 0.52))).collect();
        assert_eq!(grouped(&documents, &pairs, &[]), [[0, 1, 2, 3, 4, 5]]);
    }

    #[test]
    fn what_a_person_decided_holds() {
        assert_eq!(grouped(&[0, 1], &[(0, 1, 1.0)], &[]), [[0, 1]]);
        assert!(grouped(&[0, 1], &[(0, 1, 0.9)], &[(0, 1)]).is_empty());
        assert_eq!(grouped(&[0, 1, 2], &[(0, 1, 0.9), (1, 2, 1.0)], &[]), [[0, 1, 2]]);
        let two = [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 1.0)];
        assert_eq!(grouped(&[0, 1, 2, 3], &two, &[]), [[0, 1], [1, 2], [2, 3]], "what stood together before stays together");
        let triangle = [(0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.9)];
        assert!(grouped(&[0, 1, 2], &triangle, &[(0, 2)]).iter().all(|g| !(g.contains(&0) && g.contains(&2))));
    }
}
