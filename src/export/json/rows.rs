//! What one line of the JSON holds. The fields of each object stand in the order of their names.

use super::values::ValueRow;
use crate::{
    align::{Cue, Link},
    analysis::{Analysis, Comparison},
    compare::{Finding, Omission},
    export::report,
    facts::{Attribution, Fact, FactId, Party},
    text::{Document, DocumentId, Origin, PassageId, PassageKind, Sigil},
};
use serde::{Serialize, Serializer};
use std::fmt::{self, Display};

/// Printed by its `Display`.
pub(super) struct Shown<T>(pub T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

/// A fact's passage and its place there.
pub(super) struct FactName(PassageId, u32);

impl FactName {
    pub(super) fn of(analysis: &Analysis, id: FactId) -> FactName {
        let passage = analysis.passage_of(id);
        let (first, _) = analysis.extractions[id.document.index()].of_passage(passage.index);
        FactName(passage, id.index - first + 1)
    }
}

impl Display for FactName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Sigil::new().number(self.1).stop().passage(self.0).as_str())
    }
}

#[derive(Serialize)]
pub(super) struct Source<'a> {
    article: Shown<DocumentId>,
    author: Option<&'a str>,
    fetched: Option<Fetched<'a>>,
    language: &'a str,
    modified: Option<Shown<jiff::civil::Date>>,
    origin: Shown<DocumentId>,
    outlet: Option<&'a str>,
    passages: Vec<PassageRow>,
    path: &'a str,
    published: Option<Shown<jiff::civil::Date>>,
    published_from: Option<&'static str>,
    sha256: Option<&'a str>,
    sigil: Shown<DocumentId>,
    text: &'a str,
    title: Option<&'a str>,
    url: Option<&'a str>,
    version_of: Option<&'a str>,
}

#[derive(Serialize)]
struct Fetched<'a> {
    at: Shown<jiff::Timestamp>,
    sha256: Option<&'a str>,
}

#[derive(Serialize)]
struct PassageRow {
    end: usize,
    id: Shown<PassageId>,
    kind: &'static str,
    paragraph: u32,
    start: usize,
}

impl<'a> Source<'a> {
    pub(super) fn of(analysis: &'a Analysis, id: DocumentId) -> Source<'a> {
        let Document { about, language, text, passages, .. } = analysis.document(id);
        let passage = |(i, p): (usize, &crate::text::Passage)| PassageRow {
            end: p.span.end(),
            id: Shown(id.passage(i)),
            kind: passage_kind(p.kind),
            paragraph: p.paragraph,
            start: p.span.start(),
        };
        Source {
            article: Shown(analysis.version_of(id).unwrap_or(id)),
            author: about.author.as_deref(),
            fetched: about.fetched.map(|at| Fetched { at: Shown(at), sha256: about.sha256.as_deref() }),
            language: language.code(),
            modified: about.modified.map(|s| Shown(s.date)),
            origin: Shown(*analysis.origins.get(id.index()).unwrap_or(&id)),
            outlet: about.outlet.as_deref(),
            passages: passages.iter().enumerate().map(passage).collect(),
            path: &about.path,
            published: about.published.map(|s| Shown(s.date)),
            published_from: about.published.map(|s| match s.origin {
                Origin::Stated => "stated",
                Origin::Inferred => "inferred",
            }),
            sha256: about.sha256.as_deref(),
            sigil: Shown(id),
            text,
            title: about.title.as_deref(),
            url: about.url.as_deref(),
            version_of: about.version_of.as_deref(),
        }
    }
}

fn passage_kind(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Sentence => "sentence",
        PassageKind::Heading => "heading",
        PassageKind::Caption => "caption",
        PassageKind::Boilerplate => "boilerplate",
    }
}

#[derive(Serialize)]
pub(super) struct FactRow<'a> {
    attribution: Option<AttributionRow<'a>>,
    end: usize,
    id: Shown<FactName>,
    kind: &'static str,
    passage: Shown<PassageId>,
    rule: &'static str,
    start: usize,
    subject: Option<&'a str>,
    text: &'a str,
    value: ValueRow<'a>,
}

#[derive(Serialize)]
struct AttributionRow<'a> {
    cue: Option<&'a str>,
    speaker: Option<&'a str>,
}

impl<'a> FactRow<'a> {
    pub(super) fn of(analysis: &'a Analysis, id: FactId) -> FactRow<'a> {
        let document = analysis.document(id.document);
        let Fact { passage, span, value, subject, attribution, rule } = analysis.fact(id);
        let attribution = attribution
            .map(|Attribution { speaker, cue }| AttributionRow { cue: cue.map(|c| document.words(c)), speaker: party(analysis, id.document, speaker) });
        FactRow {
            attribution,
            end: span.end(),
            id: Shown(FactName::of(analysis, id)),
            kind: value.kind().name(),
            passage: Shown(id.document.passage(*passage as usize)),
            rule,
            start: span.start(),
            subject: subject.map(|s| document.words(s)),
            text: document.words(*span),
            value: ValueRow::of(analysis, id.document, value),
        }
    }
}

/// The words that name a party.
pub(super) fn party(analysis: &Analysis, document: DocumentId, party: Party) -> Option<&str> {
    analysis.extractions[document.index()].name_of(party).map(|s| analysis.document(document).words(s))
}

#[derive(Serialize)]
pub(super) struct Aligned<'a> {
    findings: Vec<FindingRow<'a>>,
    id: usize,
    links: Vec<LinkRow<'a>>,
    origins: usize,
    passages: Vec<Shown<PassageId>>,
    score: f64,
    verdict: &'static str,
}

impl<'a> Aligned<'a> {
    pub(super) fn of(analysis: &'a Analysis, number: usize, comparison: &'a Comparison) -> Aligned<'a> {
        let Comparison { alignment, findings, verdict } = comparison;
        Aligned {
            findings: findings.iter().map(|f| FindingRow::of(analysis, f)).collect(),
            id: number,
            links: alignment.links.iter().map(|l| LinkRow::of(analysis, l)).collect(),
            origins: analysis.origins_of(alignment),
            passages: alignment.passages.iter().map(|p| Shown(*p)).collect(),
            score: score(alignment.links.iter().map(|l| l.score).fold(0.0, f32::max)),
            verdict: verdict.name(),
        }
    }

    /// A passage that one source alone tells.
    pub(super) fn single(number: usize, id: PassageId) -> Aligned<'a> {
        Aligned { findings: Vec::new(), id: number, links: Vec::new(), origins: 1, passages: vec![Shown(id)], score: 0.0, verdict: "single" }
    }
}

#[derive(Serialize)]
struct LinkRow<'a> {
    a: Shown<PassageId>,
    b: Shown<PassageId>,
    cues: Vec<CueRow<'a>>,
    score: f64,
}

impl<'a> LinkRow<'a> {
    fn of(analysis: &'a Analysis, link: &Link) -> LinkRow<'a> {
        let (a, b) = (analysis.document(link.a.document), analysis.document(link.b.document));
        let cue = |c: &Cue| CueRow { kind: c.kind.name(), text: Both(c.a.map(|s| a.words(s)), c.b.map(|s| b.words(s))), weight: score(c.weight) };
        LinkRow { a: Shown(link.a), b: Shown(link.b), cues: link.cues.iter().map(cue).collect(), score: score(link.score) }
    }
}

#[derive(Serialize)]
struct CueRow<'a> {
    kind: &'static str,
    text: Both<'a>,
    weight: f64,
}

/// The words of both passages, once where they are the same.
struct Both<'a>(Option<&'a str>, Option<&'a str>);

impl Serialize for Both<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match (self.0, self.1) {
            (Some(a), Some(b)) if a != b => to.collect_str(&format_args!("{a} / {b}")),
            (a, b) => to.serialize_str(a.or(b).unwrap_or_default()),
        }
    }
}

#[derive(Serialize)]
pub(super) struct FindingRow<'a> {
    confidence: f64,
    explanation: String,
    facts: [Shown<FactName>; 2],
    kind: &'static str,
    reason: &'static str,
    subject: Option<&'a str>,
    verdict: &'static str,
}

impl<'a> FindingRow<'a> {
    pub(super) fn of(analysis: &'a Analysis, finding: &Finding) -> FindingRow<'a> {
        let subject = |id: FactId| analysis.fact(id).subject.map(|s| analysis.document(id.document).words(s));
        let [a, b] = finding.facts;
        FindingRow {
            confidence: score(finding.confidence),
            explanation: report::explanation(analysis, finding).to_string(),
            facts: finding.facts.map(|id| Shown(FactName::of(analysis, id))),
            kind: analysis.kind(finding).name(),
            reason: finding.reason.name(),
            subject: subject(a).or_else(|| subject(b)),
            verdict: finding.verdict.name(),
        }
    }
}

/// A source that is silent on what most others tell.
#[derive(Serialize)]
pub(super) struct Omitted {
    alignment: usize,
    source: Shown<DocumentId>,
    tellers: usize,
}

impl Omitted {
    pub(super) fn of(omission: &Omission) -> Omitted {
        Omitted { alignment: omission.alignment + 1, source: Shown(omission.document), tellers: omission.tellers }
    }
}

#[derive(Serialize)]
pub(super) struct Candidate {
    a: Shown<PassageId>,
    b: Shown<PassageId>,
    score: f64,
}

impl Candidate {
    pub(super) fn of(link: &Link) -> Candidate {
        Candidate { a: Shown(link.a), b: Shown(link.b), score: score(link.score) }
    }
}

#[derive(Serialize)]
pub(super) struct Trouble<'a> {
    pub message: &'a str,
    pub source: &'a str,
}

fn score(score: f32) -> f64 {
    (f64::from(score) * 1e4).round() / 1e4
}
