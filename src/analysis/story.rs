//! The work on each story: its passages are aligned, and the facts of those that meet are compared.

use super::{Comparison, versions};
use crate::{
    align::{Aligned, Aligner, Alignment, Link, Story},
    compare::{self, Desk, Finding, Lemmas, Verdict},
    facts::{Extraction, FactId},
    progress::{Cancelled, Progress, Stage},
    text::{Document, DocumentId},
};
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// So many alignments of a story one thread compares, with what it has read of their passages before; of more each row is read anew.
const IN_A_ROW: usize = 256;
/// The parts that a document's work is counted in; progress is told in documents.
const PARTS: usize = 64;

/// What the work rests on.
pub(super) struct Work<'w> {
    pub documents: &'w [Document],
    pub extractions: &'w [Extraction],
    /// For each document the first state of its article.
    pub versions: &'w [DocumentId],
    /// Findings less sure than this, 0 to 1, are left out.
    pub least_confidence: f32,
}

/// What was found in one story.
pub(super) struct Found {
    pub comparisons: Vec<Comparison>,
    /// Each document that copies another, and that one.
    pub copies: Vec<(DocumentId, DocumentId)>,
    pub candidates: Vec<Link>,
}

impl Work<'_> {
    /// What was found in each story, in their order.
    pub(super) fn stories(&self, aligner: &Aligner, stories: Vec<Story>, progress: &Progress) -> Result<Vec<Found>, Cancelled> {
        let (done, furthest, total) = (AtomicUsize::new(0), AtomicUsize::new(0), stories.iter().map(Story::size).sum());
        let found = stories.into_par_iter().map(|story| {
            // a half for aligning, a half for comparing
            let half = story.size() * PARTS / 2;
            let tell = |stage: Stage, part: usize, of: usize| {
                let aligned = if stage == Stage::Comparing { half } else { 0 };
                let parts = done.load(Ordering::Relaxed) + aligned + half * part / of.max(1);
                let parts = furthest.fetch_max(parts, Ordering::Relaxed).max(parts);
                progress.step(Stage::Comparing, parts / PARTS, total).is_ok()
            };
            let found = self.story(aligner, story, &Progress::new(&tell));
            done.fetch_add(2 * half, Ordering::Relaxed);
            found
        });
        found.collect()
    }

    fn story(&self, aligner: &Aligner, story: Story, progress: &Progress) -> Result<Found, Cancelled> {
        progress.step(Stage::Aligning, 0, 1)?;
        Lemmas::met(|lemmas| {
            let desk = Desk::new(self.documents, self.extractions, lemmas);
            let Aligned { alignments, copies, candidates } = aligner.align(&story, &|pairs| desk.vouches(pairs), progress)?;
            drop(story);
            let (done, total) = (AtomicUsize::new(0), alignments.len());
            let judge = |desk: &Desk, lemmas: &Lemmas, alignment: &Alignment| {
                progress.step(Stage::Comparing, done.fetch_add(1, Ordering::Relaxed), total)?;
                Ok(self.judge(desk, lemmas, alignment))
            };
            let judged: Vec<(Vec<Finding>, Verdict)> = if alignments.len() <= IN_A_ROW {
                alignments.iter().map(|a| judge(&desk, lemmas, a)).collect::<Result<_, Cancelled>>()?
            } else {
                drop(desk);
                let rows = alignments.par_chunks(IN_A_ROW).map(|row| {
                    Lemmas::met(|lemmas| {
                        let desk = Desk::new(self.documents, self.extractions, lemmas);
                        row.iter().map(|a| judge(&desk, lemmas, a)).collect::<Result<Vec<_>, Cancelled>>()
                    })
                });
                rows.collect::<Result<Vec<_>, Cancelled>>()?.into_iter().flatten().collect()
            };
            let comparison = |(alignment, (findings, verdict))| Comparison { alignment, findings, verdict };
            Ok(Found { comparisons: alignments.into_iter().zip(judged).map(comparison).collect(), copies, candidates })
        })
    }

    fn judge(&self, desk: &Desk, lemmas: &Lemmas, alignment: &Alignment) -> (Vec<Finding>, Verdict) {
        let mut findings = desk.findings(alignment);
        findings.retain(|f| f.confidence >= self.least_confidence);
        let are_versions = |[a, b]: [FactId; 2]| self.versions[a.document.index()] == self.versions[b.document.index()];
        findings.iter_mut().filter(|f| are_versions(f.facts)).for_each(|f| f.reason = versions::reason(f.reason));
        let verdict = compare::verdict(self.documents, alignment, &findings, lemmas);
        (findings, verdict)
    }
}
