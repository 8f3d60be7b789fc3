//! The whole core behind one function: documents in, an [`Analysis`] out. No files, clock, environment or printing.

mod correction;
mod dispute;
#[cfg(test)]
pub(crate) mod fixture;
mod story;
mod versions;

pub use correction::{Correction, SET_RULE, read_value};
pub use dispute::{Counts, Dispute};
pub use versions::Revision;

use crate::{
    align::{self, Aligner, Alignment, Link, Terms},
    compare::{self, Finding, Lemmas, Omission, Verdict},
    facts::{self, Extraction, Fact, FactId, Kind},
    lang::Reading,
    progress::{Cancelled, Progress, Stage},
    text::{Document, DocumentId, Passage, PassageId},
};
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use story::{Found, Work};

/// What the caller wants.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// How dates of digits are read.
    pub facts: facts::Context,
    /// Candidates and corrections.
    pub align: align::Options,
    /// Facts that a person rejected or set.
    pub corrections: Vec<Correction>,
    /// Findings less sure than this, 0 to 1, are muted.
    pub least_confidence: f32,
}

/// An alignment and what comparing its passages found.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The passages and why they meet.
    pub alignment: Alignment,
    /// In the order of their facts.
    pub findings: Vec<Finding>,
    /// The gravest of the findings'; see [`compare::verdict`].
    pub verdict: Verdict,
}

/// Everything found. Holds ids and spans; words are read from the documents.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// As given.
    pub documents: Vec<Document>,
    /// What was read from each.
    pub extractions: Vec<Extraction>,
    /// For each document the one that it copies, or the first state of its article.
    pub origins: Vec<DocumentId>,
    /// For each document the first state of its article; itself where it is the only one, none at all where that was not asked.
    pub versions: Vec<DocumentId>,
    /// Sorted by their first passage.
    pub comparisons: Vec<Comparison>,
    /// What one article says twice and not alike, in the order of the facts.
    pub contradictions: Vec<Finding>,
    /// What each source leaves out that most others tell.
    pub omissions: Vec<Omission>,
    /// Every candidate link, where [`align::Options::min_score`] asks for them.
    pub candidates: Vec<Link>,
    /// Sources that a person left out: they keep their letters, and nothing is held against them.
    pub left_out: Vec<DocumentId>,
    /// Kinds of findings that a person muted.
    pub muted: Vec<Kind>,
}

/// Extracts only: an analysis without alignments, every document its own origin.
///
/// # Errors
/// [`Cancelled`] as soon as `progress` asks for it.
pub fn read_facts(documents: Vec<Document>, options: &Options, progress: &Progress) -> Result<Analysis, Cancelled> {
    let (analysis, _) = read(documents, options, progress, |_, _, _| ())?;
    Ok(analysis)
}

/// Reads each document once: its facts, and what else is wanted of it.
fn read<T: Send>(
    mut documents: Vec<Document>,
    options: &Options,
    progress: &Progress,
    wanted: impl Fn(&Reading, &Document, &Extraction) -> T + Sync,
) -> Result<(Analysis, Vec<T>), Cancelled> {
    let (done, total) = (AtomicUsize::new(0), documents.len());
    let read = documents
        .par_iter_mut()
        .map(|d| {
            progress.step(Stage::Facts, done.fetch_add(1, Ordering::Relaxed), total)?;
            let lookup = d.lookup.take();
            let reading = Reading::again(d, lookup);
            let extraction = facts::read(&reading, d, options.facts);
            let also = wanted(&reading, d, &extraction);
            Ok((extraction, also))
        })
        .collect::<Result<Vec<(Extraction, T)>, Cancelled>>()?;
    let (mut extractions, mut also): (Vec<Extraction>, Vec<T>) = read.into_iter().unzip();
    for (document, extraction) in documents.iter_mut().zip(&extractions) {
        document.about.published = extraction.published;
    }
    for correction in &options.corrections {
        correction.apply(&documents, &mut extractions, options.facts);
        let place = correction.document.index();
        if let (Some(document), Some(extraction), Some(also)) = (documents.get(place), extractions.get(place), also.get_mut(place)) {
            *also = wanted(&Reading::of(document), document, extraction);
        }
    }
    let origins = (0..documents.len() as u32).map(DocumentId).collect();
    Ok((Analysis { documents, extractions, origins, ..Analysis::default() }, also))
}

/// Extracts, aligns and compares. The findings do not depend on the order of the documents.
///
/// # Errors
/// [`Cancelled`] as soon as `progress` asks for it.
pub fn analyse(documents: Vec<Document>, options: &Options, progress: &Progress) -> Result<Analysis, Cancelled> {
    let (Analysis { documents, extractions, .. }, terms) = read(documents, options, progress, Terms::read)?;
    let versions = versions::versions(&documents);
    let (aligner, stories) = Aligner::new(&documents, terms, &options.align, progress)?;
    let work = Work { documents: &documents, extractions: &extractions, versions: &versions, least_confidence: options.least_confidence };
    let found = work.stories(&aligner, stories, progress)?;
    drop(aligner);
    let mut analysis = Analysis { comparisons: Vec::with_capacity(found.iter().map(|f| f.comparisons.len()).sum()), ..Analysis::default() };
    let mut copied: Vec<DocumentId> = (0..documents.len() as u32).map(DocumentId).collect();
    for Found { comparisons, copies, candidates } in found {
        analysis.comparisons.extend(comparisons);
        analysis.candidates.extend(candidates);
        copies.into_iter().for_each(|(copy, origin)| copied[copy.index()] = origin);
    }
    analysis.comparisons.sort_unstable_by(|a, b| a.alignment.passages.cmp(&b.alignment.passages));
    analysis.candidates.sort_by_key(|l| (l.a, l.b));
    // A copy of any state is a copy of the article.
    analysis.origins = versions.iter().map(|version| versions[copied[version.index()].index()]).collect();
    let contradictions = (0..documents.len())
        .into_par_iter()
        .map(|d| Lemmas::met(|lemmas| compare::contradictions(&documents[d], &extractions[d], DocumentId(d as u32), lemmas)))
        .flatten_iter();
    analysis.contradictions = contradictions.filter(|f| f.confidence >= options.least_confidence).collect();
    analysis.omissions = compare::omissions(&analysis.comparisons.iter().map(|c| &c.alignment).collect::<Vec<_>>(), &analysis.origins, &[]);
    Ok(Analysis { documents, extractions, versions, ..analysis })
}

impl Analysis {
    /// The document of an id.
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.index()]
    }

    /// The passage of an id.
    pub fn passage(&self, id: PassageId) -> &Passage {
        &self.document(id.document).passages[id.index()]
    }

    /// The words of a passage.
    pub fn words(&self, id: PassageId) -> &str {
        let document = self.document(id.document);
        document.words(document.passages[id.index()].span)
    }

    /// The fact of an id.
    pub fn fact(&self, id: FactId) -> &Fact {
        &self.extractions[id.document.index()].facts[id.index as usize]
    }

    /// The kind of value that a finding is about, whichever source comes first: a bare number beside one with a unit is about that
    /// unit, and a number that counts a list of names is one about the number.
    pub fn kind(&self, finding: &Finding) -> Kind {
        let [a, b] = finding.facts.map(|id| self.fact(id).value.kind());
        match (a, b) {
            (Kind::Count, unit @ (Kind::Percent | Kind::Money | Kind::Measure)) | (unit @ (Kind::Percent | Kind::Money | Kind::Measure), Kind::Count) => unit,
            (a, b) => a.min(b),
        }
    }

    /// The passage that a fact stands in.
    pub fn passage_of(&self, id: FactId) -> PassageId {
        PassageId { document: id.document, index: self.fact(id).passage }
    }

    /// The ids of all documents, in order.
    pub fn document_ids(&self) -> impl Iterator<Item = DocumentId> + use<> {
        (0..self.documents.len() as u32).map(DocumentId)
    }

    /// Content passages that no alignment holds, in order; none of a source left out.
    pub fn singles(&self) -> impl Iterator<Item = PassageId> + '_ {
        let mut aligned: Vec<PassageId> = self.comparisons.iter().flat_map(|c| &c.alignment.passages).copied().collect();
        aligned.sort_unstable();
        self.document_ids()
            .filter(|d| !self.left_out.contains(d))
            .flat_map(|d| (0..self.document(d).passages.len()).map(move |i| d.passage(i)))
            .filter(move |id| self.passage(*id).is_content() && aligned.binary_search(id).is_err())
    }

    /// How many independent sources tell an alignment: copies of one origin count once.
    pub fn origins_of(&self, alignment: &Alignment) -> usize {
        self.independent(alignment.passages.iter().map(|p| p.document))
    }

    /// How many of some sources are independent: copies of one origin count once.
    pub fn independent(&self, sources: impl Iterator<Item = DocumentId>) -> usize {
        let mut origins: Vec<DocumentId> = sources.map(|d| self.origins.get(d.index()).copied().unwrap_or(d)).collect();
        origins.sort_unstable();
        origins.dedup();
        origins.len()
    }
}
