//! Which passages stand beside which: the bands of the Read view.

use super::story::Story;
use crate::text::{DocumentId, PassageId};
use rustc_hash::{FxHashMap, FxHashSet};

/// In which order bands follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The other sources follow the base source.
    #[default]
    Aligned,
    /// Every source in its own order; alignments that cross others are not level.
    Printed,
}

/// Passages that start on the same row: those of one alignment, or, between two alignments, those that stand alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The alignment; `None` for passages that stand alone.
    pub comparison: Option<usize>,
    /// For each column its passages, in order.
    pub cells: Vec<Vec<PassageId>>,
}

/// The bands of `columns`. Every passage of every column is in exactly one.
pub fn bands(story: &Story, columns: &[DocumentId], base: DocumentId, order: Order) -> Vec<Band> {
    let mut sequence = reading_order(story, columns, base);
    if order == Order::Printed {
        sequence = in_printed_order(story, columns, &sequence);
    }
    let place: FxHashMap<usize, usize> = sequence.iter().enumerate().map(|(i, c)| (*c, i)).collect();
    // Before each alignment, and after the last, what stands alone.
    let mut loose: Vec<Vec<Vec<PassageId>>> = vec![vec![Vec::new(); columns.len()]; sequence.len() + 1];
    let mut aligned: Vec<Vec<Vec<PassageId>>> = vec![vec![Vec::new(); columns.len()]; sequence.len()];
    for (c, document) in columns.iter().enumerate() {
        let mut slot = 0;
        for passage in story.passages(*document) {
            let at = story.comparison_of(passage).and_then(|i| place.get(&i)).copied();
            match at {
                // In printed order a passage that comes back to an earlier alignment stays where it was printed.
                Some(at) if order == Order::Aligned || at + 1 > slot || (at + 1 == slot && loose[slot][c].is_empty()) => {
                    aligned[at][c].push(passage);
                    slot = at + 1;
                }
                Some(_) | None => loose[slot][c].push(passage),
            }
        }
    }
    let mut bands = Vec::new();
    let mut alone = loose.into_iter();
    let mut add_alone = |bands: &mut Vec<Band>| {
        bands.extend(alone.next().filter(|cells| cells.iter().any(|c| !c.is_empty())).map(|cells| Band { comparison: None, cells }));
    };
    add_alone(&mut bands);
    for (comparison, cells) in sequence.into_iter().zip(aligned) {
        if cells.iter().any(|c| !c.is_empty()) {
            bands.push(Band { comparison: Some(comparison), cells });
        }
        add_alone(&mut bands);
    }
    bands
}

/// Alignments of the base in its order; each of the others after the one that precedes it in the first column that has it. Those of
/// one passage follow each other, the one in which it stands level first.
pub fn reading_order(story: &Story, columns: &[DocumentId], base: DocumentId) -> Vec<usize> {
    let of = |document: DocumentId| story.passages(document).flat_map(|p| story.comparisons_of(p).iter().copied());
    let visible: FxHashSet<usize> = columns.iter().flat_map(|d| of(*d)).collect();
    let mut placed = FxHashSet::default();
    let mut open: Vec<usize> = of(base).filter(|c| visible.contains(c) && placed.insert(*c)).collect();
    open.reverse();
    // What comes right after each, the nearest last; after `None` what comes before everything.
    let mut after: FxHashMap<Option<usize>, Vec<usize>> = FxHashMap::default();
    for document in columns.iter().filter(|d| **d != base) {
        let mut before = None;
        for passage in story.passages(*document) {
            let own = story.comparisons_of(passage);
            // the one that it stands level in tells where it is; of another that it meets it may be far
            let is_placed = |c: &usize| placed.contains(c);
            before = own.first().copied().filter(is_placed).or(before).or_else(|| own.iter().copied().find(is_placed));
            for comparison in own {
                if placed.insert(*comparison) {
                    after.entry(before).or_default().push(*comparison);
                    before = Some(*comparison);
                }
            }
        }
    }
    open.extend(after.remove(&None).unwrap_or_default());
    let mut sequence = Vec::with_capacity(placed.len());
    while let Some(comparison) = open.pop() {
        sequence.push(comparison);
        open.extend(after.remove(&Some(comparison)).unwrap_or_default());
    }
    sequence
}

/// The alignments of `sequence` that can be level while every column keeps its printed order: of each column the longest run that
/// rises, then those that rise in all.
fn in_printed_order(story: &Story, columns: &[DocumentId], sequence: &[usize]) -> Vec<usize> {
    let mut first: Vec<FxHashMap<usize, u32>> = Vec::new();
    for document in columns {
        let mut of = FxHashMap::default();
        for passage in story.passages(*document) {
            if let Some(comparison) = story.comparison_of(passage) {
                of.entry(comparison).or_insert(passage.index);
            }
        }
        first.push(of);
    }
    let mut crossing = FxHashSet::default();
    for of in &first {
        let run: Vec<(usize, u32)> = sequence.iter().filter_map(|c| Some((*c, *of.get(c)?))).collect();
        let kept = longest_rise(&run);
        crossing.extend(run.iter().map(|(c, _)| *c).filter(|c| !kept.contains(c)));
    }
    let mut last: Vec<Option<u32>> = vec![None; columns.len()];
    let mut level = Vec::new();
    for comparison in sequence.iter().filter(|c| !crossing.contains(c)) {
        let rises = |(of, last): (&FxHashMap<usize, u32>, &Option<u32>)| of.get(comparison).is_none_or(|at| last.is_none_or(|l| *at > l));
        if first.iter().zip(&last).all(rises) {
            for (of, last) in first.iter().zip(&mut last) {
                *last = of.get(comparison).copied().or(*last);
            }
            level.push(*comparison);
        }
    }
    level
}

/// The members of a longest subsequence whose positions rise (patience sorting).
fn longest_rise(run: &[(usize, u32)]) -> FxHashSet<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(run.len());
    for (i, (_, at)) in run.iter().enumerate() {
        let pile = tails.partition_point(|t| run[*t].1 < *at);
        before.push(pile.checked_sub(1).map(|p| tails[p]));
        if pile == tails.len() {
            tails.push(i);
        } else {
            tails[pile] = i;
        }
    }
    let mut kept = FxHashSet::default();
    let mut at = tails.last().copied();
    while let Some(i) = at {
        kept.insert(run[i].0);
        at = before[i];
    }
    kept
}
