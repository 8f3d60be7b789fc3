//! Decisions carried into an analysis: what they correct before it, and where they belong in it.

use super::{Anchor, FactAnchor, Judgement, Mark, Review};
use crate::{
    analysis::{self, Analysis, Correction, Dispute},
    facts::Kind,
    text::{Document, Origin, PassageId, Stamp},
};

/// Where the decisions belong in one analysis.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attached {
    /// Marks of disputes, by the dispute's comparison and first fact.
    pub marks: Vec<(Dispute, Mark)>,
    /// Notes by passage, in order.
    pub notes: Vec<(PassageId, String)>,
    /// Decisions that belong nowhere in these texts, by their place in the history. They are kept.
    pub unattached: Vec<usize>,
}

impl Attached {
    /// What was said of a dispute; `Open` where nothing was.
    pub fn mark(&self, dispute: &Dispute) -> Mark {
        let same = |d: &Dispute| d.comparison == dispute.comparison && d.kind == dispute.kind && d.facts == dispute.facts;
        self.marks.iter().find(|(d, _)| same(d)).map_or(Mark::Open, |(_, m)| *m)
    }

    /// The note on a passage.
    pub fn note(&self, id: PassageId) -> Option<&str> {
        self.notes.iter().find(|(p, _)| *p == id).map(|(_, text)| text.as_str())
    }
}

impl Review {
    /// Puts corrected outlets and dates into the documents, before they are analysed.
    pub fn correct(&self, documents: &mut [Document]) {
        for (_, judgement) in self.history.standing() {
            let Judgement::Source { source, outlet, published } = judgement else { continue };
            for document in documents.iter_mut().filter(|d| d.about.path == *source) {
                if outlet.is_some() {
                    document.about.outlet.clone_from(outlet);
                }
                if let Some(date) = *published {
                    document.about.published = Some(Stamp { date, time: None, origin: Origin::Stated });
                }
            }
        }
    }

    /// What the decisions change of the analysis: links, and facts rejected or set.
    pub fn amend(&self, documents: &[Document], options: &mut analysis::Options) {
        let ordered = |a: PassageId, b: PassageId| (a.min(b), a.max(b));
        let pair = |a: &Anchor, b: &Anchor| Some(ordered(a.find(documents)?, b.find(documents)?));
        for (_, judgement) in self.history.standing() {
            match judgement {
                Judgement::Link { a, b } => options.align.linked.extend(pair(a, b)),
                Judgement::Unlink { a, b } => options.align.unlinked.extend(pair(a, b)),
                Judgement::RejectFact { fact } => options.corrections.extend(correction(documents, fact, None)),
                Judgement::SetFact { fact, to } => options.corrections.extend(correction(documents, fact, Some(to.clone()))),
                Judgement::Mark { .. } | Judgement::Note { .. } | Judgement::Source { .. } => {}
            }
        }
    }

    /// Where marks and notes belong, and which decisions belong nowhere.
    pub fn attach(&self, analysis: &Analysis) -> Attached {
        let mut attached = Attached::default();
        let documents = &analysis.documents;
        for (place, judgement) in self.history.standing() {
            let belongs = match judgement {
                Judgement::Mark { mark, facts } => match dispute(analysis, facts) {
                    Some(dispute) => {
                        attached.marks.push((dispute, *mark));
                        true
                    }
                    None => false,
                },
                Judgement::Note { text, passage } => match passage.find(documents) {
                    Some(id) if !text.is_empty() => {
                        attached.notes.push((id, text.clone()));
                        true
                    }
                    found => found.is_some(),
                },
                Judgement::Link { a, b } | Judgement::Unlink { a, b } => a.find(documents).is_some() && b.find(documents).is_some(),
                Judgement::RejectFact { fact } | Judgement::SetFact { fact, .. } => fact.find(documents).is_some(),
                Judgement::Source { source, .. } => documents.iter().any(|d| d.about.path == *source),
            };
            if !belongs {
                attached.unattached.push(place);
            }
        }
        attached.marks.retain(|(_, mark)| *mark != Mark::Open);
        attached.notes.sort();
        attached
    }
}

fn correction(documents: &[Document], fact: &FactAnchor, to: Option<String>) -> Option<Correction> {
    let (passage, span) = fact.find(documents)?;
    Some(Correction { document: passage.document, span, kind: Kind::from_name(&fact.kind)?, to })
}

/// The dispute that compares at least two of these facts.
fn dispute(analysis: &Analysis, facts: &[FactAnchor]) -> Option<Dispute> {
    let places: Vec<_> = facts.iter().filter_map(|f| f.find(&analysis.documents)).collect();
    let kind = facts.first().and_then(|f| Kind::from_name(&f.kind))?;
    let stands = |d: &Dispute| {
        let held = d.facts.iter().filter(|id| places.iter().any(|(p, span)| p.document == id.document && *span == analysis.fact(**id).span)).count();
        d.kind == kind && held >= 2
    };
    let (first, _) = places.first()?;
    let among = |c: &usize| analysis.comparisons[*c].alignment.passages.contains(first);
    (0..analysis.comparisons.len()).filter(among).flat_map(|c| analysis.disputes_of(c)).find(stands)
}
