//! What the reader shows of an analysis: one story's sources, with the look-ups that every view needs.

use crate::{
    analysis::{Analysis, Comparison, Counts, Dispute},
    compare::{self, Finding, Verdict},
    facts::{FactId, Kind},
    text::{DocumentId, PassageId, Span},
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// One story: its sources and what was found between them.
#[derive(Debug, Clone, Default)]
pub struct Story {
    /// What was found; sources beside this story's may be in it.
    pub analysis: Arc<Analysis>,
    /// The story's sources, in the order given.
    pub documents: Vec<DocumentId>,
    /// Its disputes and agreements, gravest first, then by how many independent origins tell it, then in the order of the text.
    pub disputes: Vec<Dispute>,
    /// Its counts.
    pub counts: Counts,
    /// Its comparisons, by their place in the analysis, in order.
    pub aligned: Vec<usize>,
    /// Whether comparing is done.
    pub compared: bool,
    /// The comparisons that hold a passage: the one in which its own values are the gravest first, of several the one that it is
    /// linked to the most strongly.
    comparisons_of: FxHashMap<PassageId, Vec<usize>>,
    /// For a passage in several comparisons the passages of all.
    joined: FxHashMap<PassageId, Vec<PassageId>>,
    values: FxHashMap<PassageId, Vec<(Span, Verdict)>>,
    /// For a passage those of other sources that state a value compared with one of its own, with the gravest verdict between the two.
    rivals: FxHashMap<PassageId, Vec<(PassageId, Verdict)>>,
}

impl Story {
    /// The part of `analysis` that is about `documents`.
    pub fn new(analysis: Arc<Analysis>, documents: Vec<DocumentId>, compared: bool) -> Story {
        let own: FxHashSet<DocumentId> = documents.iter().copied().collect();
        let within = |c: &Comparison| c.alignment.passages.iter().filter(|p| own.contains(&p.document)).count() > 1;
        let mut story = Story { documents, compared, ..Story::default() };
        for (i, comparison) in analysis.comparisons.iter().enumerate().filter(|(_, c)| within(c)) {
            story.aligned.push(i);
            for passage in &comparison.alignment.passages {
                story.comparisons_of.entry(*passage).or_default().push(i);
            }
            story.disputes.extend(analysis.disputes_of(i));
            story.note_values(&analysis, comparison);
            story.note_rivals(&analysis, comparison);
            if comparison.findings.is_empty() {
                count(&mut story.counts, comparison.verdict);
            }
        }
        for (passage, own) in story.comparisons_of.iter_mut().filter(|(_, own)| own.len() > 1) {
            let tie = |c: &usize| part_of(&analysis, &analysis.comparisons[*c], *passage);
            own.sort_by(|a, b| {
                let ((part_a, link_a), (part_b, link_b)) = (tie(a), tie(b));
                part_b.cmp(&part_a).then(link_b.total_cmp(&link_a)).then(a.cmp(b))
            });
            let mut all: Vec<PassageId> = own.iter().flat_map(|c| &analysis.comparisons[*c].alignment.passages).copied().collect();
            all.sort_unstable();
            all.dedup();
            story.joined.insert(*passage, all);
        }
        story.disputes.sort_by_key(|d| {
            let origins = analysis.independent(d.facts.iter().map(|f| f.document));
            (std::cmp::Reverse(d.verdict), std::cmp::Reverse(origins), d.comparison)
        });
        for dispute in &story.disputes {
            count(&mut story.counts, dispute.verdict);
        }
        story.analysis = analysis;
        story.counts.only = story.documents.iter().map(|d| (*d, story.passages(*d).filter(|p| story.is_single(*p)).count())).collect();
        story
    }

    fn note_values(&mut self, analysis: &Analysis, comparison: &Comparison) {
        for finding in &comparison.findings {
            for id in finding.facts {
                let values = self.values.entry(analysis.passage_of(id)).or_default();
                let span = analysis.fact(id).span;
                match values.iter_mut().find(|(s, _)| *s == span) {
                    Some((_, verdict)) => *verdict = (*verdict).max(finding.verdict),
                    None => values.push((span, finding.verdict)),
                }
            }
        }
    }

    fn note_rivals(&mut self, analysis: &Analysis, comparison: &Comparison) {
        // a quotation may go on in passages after the one that it belongs to
        let holds = |fact: FactId, p: &PassageId| p.document == fact.document && analysis.passage(*p).span.overlaps(analysis.fact(fact).span);
        let passages = &comparison.alignment.passages;
        for Finding { facts: [a, b], verdict, .. } in &comparison.findings {
            for (own, other) in [(*a, *b), (*b, *a)] {
                for passage in passages.iter().filter(|p| holds(own, p)) {
                    let rivals = self.rivals.entry(*passage).or_default();
                    rivals.extend(passages.iter().filter(|p| holds(other, p)).map(|p| (*p, *verdict)));
                }
            }
        }
    }

    /// The ids of a source's passages, in order.
    pub fn passages(&self, document: DocumentId) -> impl Iterator<Item = PassageId> + use<> {
        let count = self.analysis.documents.get(document.index()).map_or(0, |d| d.passages.len());
        (0..count).map(move |i| document.passage(i))
    }

    /// The comparisons that hold a passage, by their place in the analysis: the one in which its own values are the gravest first, of
    /// several the one that it is linked to the most strongly.
    pub fn comparisons_of(&self, passage: PassageId) -> &[usize] {
        self.comparisons_of.get(&passage).map_or(&[], Vec::as_slice)
    }

    /// The first of them: the one in which the passage is shown beside others.
    pub fn comparison_of(&self, passage: PassageId) -> Option<usize> {
        self.comparisons_of(passage).first().copied()
    }

    /// A comparison.
    pub fn comparison(&self, index: usize) -> Option<&Comparison> {
        self.analysis.comparisons.get(index)
    }

    /// Whether one source alone tells a passage. Boilerplate is nobody's.
    pub fn is_single(&self, passage: PassageId) -> bool {
        self.compared && self.comparison_of(passage).is_none() && self.analysis.passage(passage).is_content()
    }

    /// The verdict to show beside a passage, from what sources other than the `hidden` say of it; that of reworded where they take no
    /// part in what is compared. `None` for boilerplate and before comparing is done.
    pub fn verdict_of(&self, passage: PassageId, hidden: &[DocumentId]) -> Option<Verdict> {
        if self.comparison_of(passage).is_none() {
            return self.is_single(passage).then_some(Verdict::Single);
        }
        let shown = self.against(passage).into_iter().filter(|(p, _)| !hidden.contains(&p.document));
        shown.map(|(_, verdict)| verdict).max().or(Some(Verdict::Reworded))
    }

    /// The passages of other sources that meet one, in order, each with the gravest verdict between values of the two. Without such
    /// values they are reworded, or agree where all words of an alignment do.
    pub fn against(&self, passage: PassageId) -> Vec<(PassageId, Verdict)> {
        let rivals = self.rivals.get(&passage).map_or(&[][..], Vec::as_slice);
        let mut found: Vec<(PassageId, Verdict)> = Vec::new();
        for comparison in self.comparisons_of(passage).iter().filter_map(|c| self.comparison(*c)) {
            let words = if comparison.findings.is_empty() { comparison.verdict } else { Verdict::Reworded };
            found.extend(comparison.alignment.passages.iter().filter(|p| p.document != passage.document).map(|p| (*p, words)));
        }
        found.extend(rivals);
        found.sort_unstable_by_key(|(p, verdict)| (*p, std::cmp::Reverse(*verdict)));
        found.dedup_by_key(|(p, _)| *p);
        found
    }

    /// Whether a passage states one of the values that a dispute is about.
    pub fn takes_part(&self, passage: PassageId, dispute: &Dispute) -> bool {
        let span = self.analysis.passage(passage).span;
        dispute.facts.iter().any(|f| f.document == passage.document && self.analysis.fact(*f).span.overlaps(span))
    }

    /// The passages aligned with one, itself included; none where it stands alone.
    pub fn together(&self, passage: PassageId) -> &[PassageId] {
        let own = || self.comparison_of(passage).and_then(|c| self.comparison(c)).map_or(&[][..], |c| &c.alignment.passages);
        self.joined.get(&passage).map_or_else(own, Vec::as_slice)
    }

    /// The words of a passage that findings rest on, with the gravest verdict of each.
    pub fn values_in(&self, passage: PassageId) -> &[(Span, Verdict)] {
        self.values.get(&passage).map_or(&[], Vec::as_slice)
    }

    /// The passage at which a dispute is shown in a source; in its first one where that source has none.
    pub fn place_of(&self, dispute: &Dispute, document: DocumentId) -> Option<PassageId> {
        let places = || dispute.facts.iter().map(|f| self.analysis.passage_of(*f));
        places().find(|p| p.document == document).or_else(|| places().next())
    }
}

/// How a passage belongs to a comparison: the gravest verdict of the values that it states, `None` where it takes no part in what is
/// compared; and the score of its strongest link.
fn part_of(analysis: &Analysis, comparison: &Comparison, passage: PassageId) -> (Option<Verdict>, f32) {
    let states = |f: &&Finding| f.facts.iter().any(|id| analysis.passage_of(*id) == passage);
    let links = comparison.alignment.links.iter().filter(|l| l.a == passage || l.b == passage);
    (comparison.findings.iter().filter(states).map(|f| f.verdict).max(), links.map(|l| l.score).fold(0.0, f32::max))
}

fn count(counts: &mut Counts, verdict: Verdict) {
    match verdict {
        Verdict::Discrepancy => counts.discrepancy += 1,
        Verdict::Compatible => counts.compatible += 1,
        Verdict::Agree => counts.agree += 1,
        Verdict::Reworded => counts.reworded += 1,
        Verdict::Single => {}
    }
}

/// `analysis` as if `left_out` were not among the sources and findings of the `muted` kinds had not been looked for. Documents keep
/// their sigils.
pub fn without(analysis: &Analysis, left_out: &[DocumentId], muted: &[Kind]) -> Analysis {
    let mut kept = analysis.clone();
    let counts = |f: &Finding| f.facts.iter().all(|id| !left_out.contains(&id.document)) && !muted.contains(&analysis.kind(f));
    kept.comparisons.retain_mut(|c| {
        let alignment = &mut c.alignment;
        let (passages, findings) = (alignment.passages.len(), c.findings.len());
        alignment.passages.retain(|p| !left_out.contains(&p.document));
        alignment.links.retain(|l| !left_out.contains(&l.a.document) && !left_out.contains(&l.b.document));
        c.findings.retain(counts);
        if (passages, findings) != (alignment.passages.len(), c.findings.len()) {
            c.verdict = compare::verdict(&analysis.documents, alignment, &c.findings, &compare::Lemmas::default());
        }
        alignment.passages.iter().any(|p| p.document != alignment.passages[0].document)
    });
    kept.contradictions.retain(counts);
    kept.left_out = left_out.to_vec();
    kept.muted = muted.to_vec();
    kept.omissions = compare::omissions(&kept.comparisons.iter().map(|c| &c.alignment).collect::<Vec<_>>(), &kept.origins, left_out);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::fixture,
        compare::Reason,
        tui::made::{self, Made},
    };

    #[test]
    fn a_story_counts_what_the_analysis_counts() {
        let analysis = Arc::new(fixture::pair(["Wire", "Courier"], ["Own.", "Own too."]));
        let story = Story::new(analysis.clone(), analysis.document_ids().collect(), true);
        assert_eq!(story.counts, analysis.counts());
        assert_eq!(story.disputes, analysis.disputes());
    }

    #[test]
    fn a_passage_has_the_verdict_of_the_values_that_it_states() {
        let mut made = Made::new(&[
            ("Wire", "Five people were missing. The search went on."),
            ("Courier", "Five people were missing."),
            ("Gazette", "Two people from the city were missing."),
            ("Post", "Nine people were missing."),
        ]);
        let [five, other, _, nine] = [(0, "Five", 5), (1, "Five", 5), (2, "Two", 2), (3, "Nine", 9)]
            .map(|(source, words, n)| made.fact(source, words, "people", made::count(n, None), None));
        let places = [(0, "Five"), (0, "The search"), (1, "Five"), (2, "Two"), (3, "Nine")];
        let [a, more, b, c, d] = places.map(|(source, words)| made.passage(source, words));
        made.align(&places, &[(five, other, Verdict::Agree, Reason::Same), (five, nine, Verdict::Discrepancy, Reason::Disjoint)]);
        let analysis = Arc::new(made.done());
        let story = Story::new(analysis.clone(), analysis.document_ids().collect(), true);
        let marks = |hidden: &[DocumentId]| [a, more, b, c, d].map(|p| story.verdict_of(p, hidden).unwrap());
        let (grave, agree, words) = (Verdict::Discrepancy, Verdict::Agree, Verdict::Reworded);
        assert_eq!(marks(&[]), [grave, words, agree, words, grave]);
        assert_eq!(marks(&[d.document]), [agree, words, agree, words, grave]);
        assert_eq!(story.against(a), [(b, agree), (c, words), (d, grave)]);
        let disputes: Vec<&Dispute> = story.disputes.iter().collect();
        assert_eq!([a, more, c, d].map(|p| story.takes_part(p, disputes[0])), [true, false, false, true]);
    }

    #[test]
    fn leaving_a_source_out_recounts_and_muting_a_kind_takes_its_findings() {
        let analysis = fixture::pair(["Wire", "Courier"], ["Own.", "Own too."]);
        let left_out = without(&analysis, &[DocumentId(1)], &[]);
        assert!(left_out.comparisons.is_empty() && left_out.singles().all(|p| p.document == DocumentId(0)));
        assert_eq!(left_out.counts().only.len(), 1);
        let muted = without(&analysis, &[], &[Kind::Percent]);
        assert_eq!((muted.comparisons.len(), muted.counts().discrepancy, &muted.muted[..]), (2, 0, &[Kind::Percent][..]));
    }
}
