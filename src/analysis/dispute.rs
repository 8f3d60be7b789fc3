//! Findings grouped as a reader sees them: one dispute or agreement for each thing that an alignment's sources state.

use super::{Analysis, Comparison};
use crate::{
    compare::{Finding, Verdict},
    facts::{FactId, Kind},
    text::DocumentId,
};

/// The findings of one kind about one thing in one alignment; a dispute where the verdict is a discrepancy, else an agreement.
#[derive(Debug, Clone, PartialEq)]
pub struct Dispute {
    /// The comparison, by its place in [`Analysis::comparisons`].
    pub comparison: usize,
    /// What kind of value is compared.
    pub kind: Kind,
    /// Every fact compared, in the order of the sources.
    pub facts: Vec<FactId>,
    /// Findings, by their place in [`Comparison::findings`].
    pub findings: Vec<usize>,
    /// The gravest of the findings'.
    pub verdict: Verdict,
}

/// What the header counts: disputes and agreements, alignments without any, and passages that one source alone tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Disputes.
    pub discrepancy: usize,
    /// Groups of findings that are compatible.
    pub compatible: usize,
    /// Groups of findings that agree, and alignments in the same words without a finding.
    pub agree: usize,
    /// Alignments without a finding in other words.
    pub reworded: usize,
    /// For each document the passages that it alone tells.
    pub only: Vec<(DocumentId, usize)>,
}

impl Dispute {
    /// Whether two are one: of one kind and verdict, and all facts of the one among those of the other, as where a source is left out. What
    /// some of a dispute's sources agree on is none.
    pub fn is_one_with(&self, other: &Dispute) -> bool {
        let (less, more) = if self.facts.len() < other.facts.len() { (self, other) } else { (other, self) };
        self.kind == other.kind && self.verdict == other.verdict && less.facts.iter().all(|f| more.facts.contains(f))
    }

    /// The one of several that is one with it and has the most facts in common, the first of equals.
    pub fn closest<'d>(&self, among: impl Iterator<Item = &'d Dispute>) -> Option<&'d Dispute> {
        among.filter(|d| d.is_one_with(self)).min_by_key(|d| d.facts.len().abs_diff(self.facts.len()))
    }
}

impl Analysis {
    /// The disputes and agreements of one comparison, gravest first, then in the order of the text.
    pub fn disputes_of(&self, comparison: usize) -> Vec<Dispute> {
        let Some(Comparison { findings, .. }) = self.comparisons.get(comparison) else { return Vec::new() };
        let mut groups: Vec<Dispute> = Vec::new();
        for (i, finding) in findings.iter().enumerate() {
            self.add(&mut groups, comparison, i, finding);
        }
        groups.sort_by(|a, b| b.verdict.cmp(&a.verdict).then_with(|| a.facts.cmp(&b.facts)));
        groups
    }

    /// Joins a finding to every group that holds one of its facts; groups so joined become one.
    fn add(&self, groups: &mut Vec<Dispute>, comparison: usize, index: usize, finding: &Finding) {
        let kind = self.kind(finding);
        let mut joined = Dispute { comparison, kind, facts: finding.facts.to_vec(), findings: vec![index], verdict: finding.verdict };
        groups.retain(|g| {
            let meets = g.kind == kind && g.facts.iter().any(|f| finding.facts.contains(f));
            if meets {
                joined.facts.extend(&g.facts);
                joined.findings.extend(&g.findings);
                joined.verdict = joined.verdict.max(g.verdict);
            }
            !meets
        });
        joined.facts.sort_unstable();
        joined.facts.dedup();
        joined.findings.sort_unstable();
        groups.push(joined);
    }

    /// Every dispute and agreement, gravest first, then in the order of the text.
    pub fn disputes(&self) -> Vec<Dispute> {
        let mut all: Vec<Dispute> = (0..self.comparisons.len()).flat_map(|c| self.disputes_of(c)).collect();
        all.sort_by(|a, b| b.verdict.cmp(&a.verdict).then(a.comparison.cmp(&b.comparison)));
        all
    }

    /// What the header counts.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (i, comparison) in self.comparisons.iter().enumerate() {
            if comparison.findings.is_empty() {
                counts.add(comparison.verdict);
            }
            for dispute in self.disputes_of(i) {
                counts.add(dispute.verdict);
            }
        }
        counts.only = self.document_ids().map(|d| (d, 0)).collect();
        for id in self.singles() {
            counts.only[id.document.index()].1 += 1;
        }
        counts.only.retain(|(document, _)| !self.left_out.contains(document));
        counts
    }
}

impl Counts {
    fn add(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Discrepancy => self.discrepancy += 1,
            Verdict::Compatible => self.compatible += 1,
            Verdict::Agree => self.agree += 1,
            Verdict::Reworded => self.reworded += 1,
            Verdict::Single => {}
        }
    }
}
