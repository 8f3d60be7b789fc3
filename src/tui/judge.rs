//! The reader's own judgement of what is shown: marks, notes, corrections, and where they belong in the present texts.

use super::state::{Cursor, State, View};
use crate::{
    analysis::Dispute,
    compare::Verdict,
    export::report::{self, Content},
    facts::FactId,
    review::{Attached, Mark, Review},
    text::PassageId,
};
use rustc_hash::FxHashSet;
use std::path::PathBuf;

/// What was judged, and what is being judged.
#[derive(Debug, Default)]
pub struct Judge {
    /// What is kept.
    pub review: Review,
    /// Where it is kept.
    pub file: PathBuf,
    /// Why an earlier review was not read.
    pub trouble: Option<String>,
    /// Why what was judged since is not in the file.
    pub unkept: Option<String>,
    /// Where it belongs in the whole analysis.
    pub attached: Attached,
    /// The first of two passages to link or unlink.
    pub linking: Option<PassageId>,
    /// The dispute marked last, while the cursor stays where it was.
    pub marking: Option<(Cursor, Dispute)>,
    /// The request after which the same sources come back corrected.
    pub again: Option<u64>,
    /// Sources whose date was asked for, by the review's names.
    pub asked: FxHashSet<String>,
    /// Whether the place of an earlier sitting was taken up.
    pub resumed: bool,
}

impl State {
    /// What is shown, as it is handed on.
    pub fn content(&self) -> Content<'_> {
        Content { analysis: &self.story.analysis, review: &self.judge.attached, problems: &self.problems }
    }

    /// The disputes found wrong that stand in any of these passages. They are those of the whole analysis.
    fn rejected<'a>(&'a self, passages: &'a [PassageId]) -> impl Iterator<Item = &'a Dispute> + 'a {
        let here = move |d: &&Dispute| d.facts.iter().any(|f| passages.contains(&self.whole.passage_of(*f)));
        self.judge.attached.rejected().filter(here)
    }

    /// The dispute that a mark is for: the one marked last, the one gone to, the gravest under the cursor, or one found wrong there; beside
    /// dates alone, one that they are in.
    pub fn dispute_here(&self) -> Option<Dispute> {
        let cursor = self.cursor?;
        if let Some((_, dispute)) = self.judge.marking.as_ref().filter(|(at, _)| at.passage == cursor.passage && at.dispute == cursor.dispute) {
            return Some(dispute.clone());
        }
        let own = self.story.comparisons_of(cursor.passage);
        let chosen = cursor.dispute.and_then(|d| self.story.disputes.get(d));
        if let (View::Time, None, Some(row)) = (self.view, chosen, self.time.list.chosen()) {
            return self.dispute_of_dates(self.time.facts(row), cursor.passage);
        }
        let here = || self.story.disputes.iter().filter(|d| own.contains(&d.comparison));
        let grave = here().find(|d| d.verdict == Verdict::Discrepancy);
        let wrong = || self.rejected(self.story.together(cursor.passage)).next();
        chosen.or(grave).or_else(wrong).or_else(|| here().next()).cloned()
    }

    /// The dispute that one of these dates is in, which a passage states; one found wrong where no other is.
    fn dispute_of_dates(&self, dates: &[FactId], passage: PassageId) -> Option<Dispute> {
        let stated = |fact: &FactId| dates.contains(fact) && self.whole.passage_of(*fact) == passage;
        let here = |d: &&Dispute| d.facts.iter().any(stated);
        self.story.disputes.iter().find(here).or_else(|| self.judge.attached.rejected().find(here)).cloned()
    }

    /// The dispute as the whole analysis has it, where nothing is left out or found wrong.
    pub fn whole_dispute(&self, dispute: &Dispute) -> Option<Dispute> {
        let passage = dispute.facts.first().map(|f| self.whole.passage_of(*f))?;
        let among = |c: &usize| self.whole.comparisons.get(*c).is_some_and(|c| c.alignment.passages.contains(&passage));
        let here: Vec<Dispute> = (0..self.whole.comparisons.len()).filter(among).flat_map(|c| self.whole.disputes_of(c)).collect();
        // what a source that is left out makes a dispute of
        let shares = |d: &&Dispute| d.kind == dispute.kind && d.facts.iter().filter(|f| dispute.facts.contains(f)).count() >= 2;
        dispute.closest(here.iter()).or_else(|| here.iter().find(shares)).cloned()
    }

    /// The facts of the passage under the cursor.
    pub fn facts_here(&self) -> Vec<FactId> {
        let Some(passage) = self.cursor.map(|c| c.passage) else { return Vec::new() };
        let extraction = self.whole.extractions.get(passage.document.index());
        let Some((first, facts)) = extraction.map(|e| e.of_passage(passage.index)) else { return Vec::new() };
        (first..).zip(facts).map(|(i, _)| FactId::new(passage.document, i)).collect()
    }

    /// A fact in a line: its kind and value.
    pub fn fact_line(&self, id: FactId) -> String {
        format!("{}: {}", self.whole.fact(id).value.kind().name(), report::value_words(&self.whole, id))
    }

    /// The mark to show at a passage, and whether a note stands there.
    pub fn signs_at(&self, passage: PassageId) -> (Mark, bool) {
        let attached = &self.judge.attached;
        let here = |d: &Dispute| d.facts.iter().any(|f| self.whole.passage_of(*f) == passage);
        let mark = attached.marks.iter().rev().find(|(d, _)| here(d)).map_or(Mark::Open, |(_, mark)| *mark);
        (mark, attached.note(passage).is_some())
    }

    /// How far the work is: alignments seen of all, the discrepancies that are counted by their marks, and those rejected.
    pub fn progress(&self) -> String {
        let all = self.story.aligned.len();
        let count = |wanted: Mark| self.marks().filter(|mark| *mark == wanted).count();
        let aside = Some(count(Mark::NotRelevant)).filter(|n| *n > 0).map(|n| format!("{} {n}, ", Mark::NotRelevant.name()));
        let (seen, rejected) = (all - self.unseen(), self.rejected_too());
        format!("seen {seen}/{all}, confirmed {}, {}open {}{rejected}", count(Mark::Confirmed), aside.unwrap_or_default(), count(Mark::Open))
    }

    /// The same where room is scarce: how many of the discrepancies a person has said something of.
    pub fn judged(&self) -> String {
        format!("judged {}/{}{}", self.marks().filter(|mark| *mark != Mark::Open).count(), self.marks().count(), self.rejected_too())
    }

    /// What was said of each discrepancy that is counted.
    fn marks(&self) -> impl Iterator<Item = Mark> + '_ {
        self.story.disputes.iter().filter(|d| d.verdict == Verdict::Discrepancy).map(|d| self.judge.attached.mark(d))
    }

    /// `, rejected 1`: those of this story that no longer count.
    fn rejected_too(&self) -> String {
        let here = |d: &&Dispute| d.verdict == Verdict::Discrepancy && d.facts.iter().all(|f| self.story.documents.contains(&f.document));
        match self.judge.attached.rejected().filter(here).count() {
            0 => String::new(),
            n => format!(", {} {n}", Mark::Rejected.name()),
        }
    }
}
