//! Decisions carried into an analysis: what they correct before it, and where they belong in it.

use super::{Anchor, FactAnchor, Judgement, Mark, Places, Review};
use crate::{
    analysis::{self, Analysis, Correction, Dispute, SET_RULE},
    compare::{self, Lemmas},
    facts::{FactId, Kind},
    text::{Document, DocumentId, Origin, PassageId, Stamp},
};

/// Where the decisions belong in one analysis.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attached {
    /// Marks of disputes. The facts are those of the analysis before anything was struck out of it.
    pub marks: Vec<(Dispute, Mark)>,
    /// Notes by passage, in order.
    pub notes: Vec<(PassageId, String)>,
    /// Passages that state the same fact because a person says so.
    pub linked: Vec<[PassageId; 2]>,
    /// Passages that do not.
    pub parted: Vec<[PassageId; 2]>,
    /// Facts that were misread.
    pub misread: Vec<Misread>,
    /// Sources whose outlet or date was corrected.
    pub sources: Vec<DocumentId>,
    /// Decisions that belong nowhere in these texts. They are kept.
    pub unattached: Vec<Judgement>,
}

/// A fact that was misread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// Where it stands.
    pub passage: PassageId,
    /// What it was read as.
    pub kind: Kind,
    /// The words as printed.
    pub words: String,
    /// The fact and the words that it reads instead; `None` where it is no fact at all.
    pub to: Option<(FactId, String)>,
}

impl Attached {
    /// Nothing was decided.
    pub const NOTHING: Attached = Attached {
        marks: Vec::new(),
        notes: Vec::new(),
        linked: Vec::new(),
        parted: Vec::new(),
        misread: Vec::new(),
        sources: Vec::new(),
        unattached: Vec::new(),
    };

    /// What was said of a dispute; `Open` where nothing was.
    pub fn mark(&self, dispute: &Dispute) -> Mark {
        let marked = self.marks.iter().rev().filter(|(d, _)| d.is_one_with(dispute));
        marked.min_by_key(|(d, _)| d.facts.len().abs_diff(dispute.facts.len())).map_or(Mark::Open, |(_, mark)| *mark)
    }

    /// The note on a passage.
    pub fn note(&self, id: PassageId) -> Option<&str> {
        let at = self.notes.partition_point(|(p, _)| *p < id);
        self.notes.get(at).filter(|(p, _)| *p == id).map(|(_, text)| text.as_str())
    }

    /// The disputes found wrong.
    pub fn rejected(&self) -> impl Iterator<Item = &Dispute> {
        self.marks.iter().filter(|(_, mark)| *mark == Mark::Rejected).map(|(d, _)| d)
    }

    /// Whether nothing at all was decided.
    pub fn is_empty(&self) -> bool {
        *self == Attached::NOTHING
    }

    /// Takes the findings that were found wrong out of the analysis.
    pub fn strike(&self, analysis: &mut Analysis) {
        let rejected: Vec<&Dispute> = self.rejected().collect();
        if rejected.is_empty() {
            return;
        }
        for index in 0..analysis.comparisons.len() {
            let wrong = analysis.disputes_of(index).into_iter().filter(|d| rejected.iter().any(|r| r.is_one_with(d)));
            let struck: Vec<usize> = wrong.flat_map(|d| d.findings).collect();
            if struck.is_empty() {
                continue;
            }
            let comparison = &mut analysis.comparisons[index];
            let mut place = 0..;
            comparison.findings.retain(|_| place.next().is_none_or(|at| !struck.contains(&at)));
            comparison.verdict = compare::verdict(&analysis.documents, &comparison.alignment, &comparison.findings, &Lemmas::default());
        }
    }
}

impl Review {
    /// Puts corrected outlets and dates into the documents and answers how they are to be analysed: with links and facts as decided.
    pub fn prepare(&self, documents: &mut [Document], options: &analysis::Options) -> analysis::Options {
        self.correct(documents);
        let mut options = options.clone();
        let places = self.places(documents);
        let pair = |a, b| Some((places.passage(a)?, places.passage(b)?)).map(|(a, b): (PassageId, PassageId)| (a.min(b), a.max(b)));
        for judgement in self.history.standing() {
            // of two decisions on what is one place now, though an edit gave it two anchors, the later holds
            match judgement {
                Judgement::Link { a, b } => replace(&mut options.align.linked, &mut options.align.unlinked, pair(a, b)),
                Judgement::Unlink { a, b } => replace(&mut options.align.unlinked, &mut options.align.linked, pair(a, b)),
                Judgement::RejectFact { fact } => reread(&mut options.corrections, correction(&places, fact, None)),
                Judgement::SetFact { fact, to } => reread(&mut options.corrections, correction(&places, fact, Some(to.clone()))),
                Judgement::Mark { .. } | Judgement::Note { .. } | Judgement::Source { .. } => {}
            }
        }
        options
    }

    fn correct(&self, documents: &mut [Document]) {
        for judgement in self.history.standing() {
            let Judgement::Source { source, outlet, published } = judgement else { continue };
            for document in documents.iter_mut().filter(|d| self.name_of(d) == *source) {
                if outlet.is_some() {
                    document.about.outlet.clone_from(outlet);
                }
                if let Some(date) = *published {
                    document.about.published = Some(Stamp { date, time: None, origin: Origin::Stated });
                }
            }
        }
    }

    /// Where everything decided belongs.
    pub fn attach(&self, analysis: &Analysis) -> Attached {
        let mut attached = Attached::default();
        let places = self.places(&analysis.documents);
        for judgement in self.history.standing() {
            if attached.add(judgement, analysis, &places).is_none() {
                attached.unattached.push(judgement.clone());
            }
        }
        attached.notes.sort();
        attached
    }
}

impl Attached {
    /// Adds a decision, in place of an earlier one on what is one place now though its anchor was another; `None` where it belongs nowhere.
    /// One that only takes an earlier one back is not missed.
    fn add(&mut self, judgement: &Judgement, analysis: &Analysis, places: &Places<'_>) -> Option<()> {
        match judgement {
            Judgement::Mark { mark, facts } => {
                let Some(dispute) = dispute(analysis, places, facts) else { return (*mark == Mark::Open).then_some(()) };
                self.marks.retain(|(earlier, _)| earlier.facts != dispute.facts);
                self.marks.extend((*mark != Mark::Open).then_some((dispute, *mark)));
            }
            Judgement::Note { text, passage } => {
                let Some(passage) = places.passage(passage) else { return text.is_empty().then_some(()) };
                self.notes.retain(|(earlier, _)| *earlier != passage);
                self.notes.extend((!text.is_empty()).then(|| (passage, text.clone())));
            }
            Judgement::Link { a, b } => replace(&mut self.linked, &mut self.parted, Some(pair(places, a, b)?)),
            Judgement::Unlink { a, b } => replace(&mut self.parted, &mut self.linked, Some(pair(places, a, b)?)),
            Judgement::RejectFact { fact } => self.misread.push(misread(places, fact, None)?),
            Judgement::SetFact { fact, to } => {
                let (passage, span) = places.fact(fact)?;
                let facts = &analysis.extractions.get(passage.document.index())?.facts;
                let at = facts.iter().position(|f| f.span == span && f.rule == SET_RULE)?;
                self.misread.push(misread(places, fact, Some((FactId::new(passage.document, at as u32), to.clone())))?);
            }
            Judgement::Source { source, .. } => self.sources.push(places.source(source)?),
        }
        Some(())
    }
}

/// Two passages, the first in the order of the sources first.
fn pair(places: &Places<'_>, a: &Anchor, b: &Anchor) -> Option<[PassageId; 2]> {
    let (a, b) = (places.passage(a)?, places.passage(b)?);
    Some([a.min(b), a.max(b)])
}

/// Puts what was decided last of two passages in place of the opposite.
fn replace<P: PartialEq>(now: &mut Vec<P>, before: &mut Vec<P>, pair: Option<P>) {
    let Some(pair) = pair else { return };
    before.retain(|other| *other != pair);
    if !now.contains(&pair) {
        now.push(pair);
    }
}

/// The same of what a fact reads.
fn reread(corrections: &mut Vec<Correction>, last: Option<Correction>) {
    let Some(last) = last else { return };
    corrections.retain(|c| (c.document, c.span, c.kind) != (last.document, last.span, last.kind));
    corrections.push(last);
}

fn misread(places: &Places<'_>, fact: &FactAnchor, to: Option<(FactId, String)>) -> Option<Misread> {
    let (passage, _) = places.fact(fact)?;
    Some(Misread { passage, kind: Kind::from_name(&fact.kind)?, words: fact.value.clone(), to })
}

fn correction(places: &Places<'_>, fact: &FactAnchor, to: Option<String>) -> Option<Correction> {
    let (passage, span) = places.fact(fact)?;
    Some(Correction { document: passage.document, span, kind: Kind::from_name(&fact.kind)?, to })
}

/// The dispute that compares these facts, at least two of them: the one that has most of them and least else, the gravest of equals.
fn dispute(analysis: &Analysis, places: &Places<'_>, facts: &[FactAnchor]) -> Option<Dispute> {
    let found: Vec<_> = facts.iter().filter_map(|f| places.fact(f)).collect();
    let kind = facts.first().and_then(|f| Kind::from_name(&f.kind))?;
    let held = |d: &Dispute| {
        let is = |id: &FactId| found.iter().any(|(p, span)| p.document == id.document && *span == analysis.fact(*id).span);
        d.facts.iter().filter(|id| is(id)).count()
    };
    let (first, _) = found.first()?;
    let among = |c: &usize| analysis.comparisons[*c].alignment.passages.contains(first);
    let stand = (0..analysis.comparisons.len()).filter(among).flat_map(|c| analysis.disputes_of(c)).filter(|d| d.kind == kind && held(d) >= 2);
    stand.min_by_key(|d| (d.facts.len() + found.len() - 2 * held(d), std::cmp::Reverse(d.verdict)))
}
