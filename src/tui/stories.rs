//! Which sources tell the same story, for folders that hold several.

use super::state::{Cursor, Read, State, View};
use crate::{
    analysis::{Analysis, Dispute},
    compare::Verdict,
    export::report,
    text::{DocumentId, visible_line},
};
use rustc_hash::FxHashMap;

/// A story in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its sources.
    pub documents: Vec<DocumentId>,
    /// The headline of its first source that has one.
    pub title: String,
    /// Alignments.
    pub aligned: usize,
    /// Disputes that are discrepancies.
    pub discrepancies: usize,
}

/// How a story was left for the list: it is opened so again.
#[derive(Debug)]
pub struct Left {
    view: View,
    cursor: Option<Cursor>,
    dispute: Option<Dispute>,
    read: Read,
    left_out: Vec<DocumentId>,
    filter: String,
}

impl Left {
    /// Takes along what is there of the story.
    pub fn take(state: &mut State) -> Left {
        Left {
            view: state.view,
            cursor: state.cursor,
            dispute: state.cursor.and_then(|c| c.dispute).and_then(|d| state.story.disputes.get(d)).cloned(),
            read: std::mem::take(&mut state.read),
            left_out: std::mem::take(&mut state.left_out),
            filter: std::mem::take(&mut state.filter),
        }
    }

    /// Shows the story as it was left. Its dispute is found again, whatever was judged or muted meanwhile.
    pub fn restore(self, state: &mut State, documents: Vec<DocumentId>) {
        (state.view, state.read, state.left_out, state.filter) = (self.view, self.read, self.left_out, self.filter);
        state.show(documents, true);
        let dispute = self.dispute.and_then(|left| state.story.disputes.iter().position(|d| *d == left));
        state.cursor = self.cursor.map(|c| Cursor { dispute, comparison: None, ..c });
    }
}

/// Alignments that two sources must share to tell one story, and of how many passages of the shorter one each is one.
const LEAST_SHARED: usize = 2;
const OFTEN: usize = 10;
/// A text of so many passages at most tells the story of any that it shares an alignment with.
const SHORT: usize = 4;

/// The stories of an analysis, those with discrepancies first, then the largest; none where it holds a single one.
/// Two sources belong to one story when they share two alignments, of a long article more, of a short text one.
pub fn stories(analysis: &Analysis) -> Vec<Listed> {
    let mut shared: FxHashMap<(DocumentId, DocumentId), usize> = FxHashMap::default();
    for comparison in &analysis.comparisons {
        let links = comparison.alignment.links.iter().map(|l| (l.a.document.min(l.b.document), l.a.document.max(l.b.document)));
        let mut pairs: Vec<_> = links.collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs.into_iter().for_each(|pair| *shared.entry(pair).or_default() += 1);
    }
    let mut parent: Vec<usize> = (0..analysis.documents.len()).collect();
    for ((a, b), count) in shared {
        let shorter = [a, b].iter().filter_map(|d| analysis.documents.get(d.index())).map(|d| d.passages.len()).min().unwrap_or(0);
        let least = if shorter <= SHORT { 1 } else { LEAST_SHARED.max(shorter.div_ceil(OFTEN)) };
        if count >= least {
            let (a, b) = (root(&mut parent, a.index()), root(&mut parent, b.index()));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut groups: FxHashMap<usize, Vec<DocumentId>> = FxHashMap::default();
    for id in analysis.document_ids() {
        groups.entry(root(&mut parent, id.index())).or_default().push(id);
    }
    if groups.values().filter(|g| g.len() > 1).count() < 2 {
        return Vec::new();
    }
    let mut counts: FxHashMap<usize, (usize, usize)> = FxHashMap::default();
    for (i, comparison) in analysis.comparisons.iter().enumerate() {
        let Some(first) = comparison.alignment.passages.first() else { continue };
        let count = counts.entry(root(&mut parent, first.document.index())).or_default();
        count.0 += 1;
        if comparison.verdict == Verdict::Discrepancy {
            count.1 += analysis.disputes_of(i).iter().filter(|d| d.verdict == Verdict::Discrepancy).count();
        }
    }
    let mut listed: Vec<Listed> = groups
        .into_iter()
        .map(|(root, documents)| {
            let (aligned, discrepancies) = counts.get(&root).copied().unwrap_or_default();
            Listed { title: title(analysis, &documents), documents, aligned, discrepancies }
        })
        .collect();
    listed.sort_by(|a, b| (b.discrepancies, b.documents.len()).cmp(&(a.discrepancies, a.documents.len())).then_with(|| a.documents.cmp(&b.documents)));
    listed
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

fn title(analysis: &Analysis, documents: &[DocumentId]) -> String {
    let stated = documents.iter().find_map(|d| analysis.document(*d).about.title.as_deref()).map(visible_line);
    let opening = || documents.first().filter(|d| !analysis.document(**d).passages.is_empty()).map(|d| visible_line(analysis.words(d.passage(0))));
    stated.or_else(opening).unwrap_or_else(|| documents.first().map(|d| report::source_name(analysis, *d)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    #[test]
    fn sources_that_share_alignments_are_one_story() {
        let two = fixture::table(&[
            vec!["The ferry sank.", "A ferry went down.", "", ""],
            vec!["All were saved.", "Everybody lived.", "", ""],
            vec!["", "", "The vote was held.", "They voted."],
            vec!["", "", "Turnout was low.", "Few came."],
        ]);
        let listed = stories(&two);
        assert_eq!(listed.iter().map(|s| s.documents.len()).collect::<Vec<_>>(), [2, 2]);
        assert!(stories(&fixture::pair(["Wire", "Courier"], ["Own.", "Own."])).is_empty());
    }
}
