//! What one line of the JSON holds. The fields of each object stand in the order of their names.

use super::{
    compact::{Json, List, Name, Score, Shown, Slashed, add, object},
    values,
};
use crate::{
    align::{Cue, Link},
    analysis::{Analysis, Comparison, Dispute, Revision},
    compare::{Finding, Omission},
    export::{Content, report},
    facts::{Attribution, Fact, FactId, Party},
    review::{Mark, Misread},
    text::{Document, DocumentId, Origin, Passage, PassageId, PassageKind, Problem, Sigil},
};

/// A fact's name: its passage and its place there (`A5.1`).
pub(super) fn fact_name(analysis: &Analysis, id: FactId) -> Sigil {
    let passage = analysis.passage_of(id);
    let before = analysis.extractions[id.document.index()].facts[..id.index as usize].iter().rev();
    let before = before.take_while(|f| f.passage == passage.index).count();
    Sigil::new().number(before as u32 + 1).stop().passage(passage)
}

pub(super) fn source(analysis: &Analysis, id: DocumentId) -> impl Json {
    let Document { about, language, text, passages, .. } = analysis.document(id);
    object(move |o| {
        add!(o, "article", analysis.version_of(id).unwrap_or(id));
        add!(o, "author", about.author.as_deref());
        add!(
            o,
            "fetched",
            about.fetched.map(|at| {
                object(move |o| {
                    add!(o, "at", Shown(at));
                    add!(o, "sha256", about.sha256.as_deref());
                })
            }),
        );
        add!(o, "language", language.code());
        add!(o, "modified", about.modified.map(|s| Shown(s.date)));
        add!(o, "origin", *analysis.origins.get(id.index()).unwrap_or(&id));
        add!(o, "outlet", about.outlet.as_deref());
        add!(o, "passages", List(passages.iter().enumerate().map(|(i, p)| passage(id.passage(i), p))));
        add!(o, "path", about.path.as_str());
        add!(o, "published", about.published.map(|s| Shown(s.date)));
        add!(o, "published_from", about.published.map(|s| origin(s.origin)));
        add!(o, "sha256", about.sha256.as_deref());
        add!(o, "sigil", id);
        add!(o, "text", &**text);
        add!(o, "title", about.title.as_deref());
        add!(o, "url", about.url.as_deref());
        add!(o, "version_of", about.version_of.as_deref());
    })
}

fn origin(origin: Origin) -> Name {
    Name(match origin {
        Origin::Stated => "stated",
        Origin::Inferred => "inferred",
    })
}

fn passage(id: PassageId, Passage { span, paragraph, kind }: &Passage) -> impl Json {
    object(move |o| {
        add!(o, "end", span.end());
        add!(o, "id", id);
        add!(o, "kind", passage_kind(*kind));
        add!(o, "paragraph", *paragraph);
        add!(o, "start", span.start());
    })
}

fn passage_kind(kind: PassageKind) -> Name {
    Name(match kind {
        PassageKind::Sentence => "sentence",
        PassageKind::Heading => "heading",
        PassageKind::Caption => "caption",
        PassageKind::Boilerplate => "boilerplate",
    })
}

pub(super) fn fact(analysis: &Analysis, id: FactId) -> impl Json {
    let document = analysis.document(id.document);
    let Fact { passage, span, value, subject, attribution, rule } = analysis.fact(id);
    let attributed = move |Attribution { speaker, cue }: Attribution| {
        object(move |o| {
            add!(o, "cue", cue.map(|c| document.words(c)));
            add!(o, "speaker", party(analysis, id.document, speaker));
        })
    };
    object(move |o| {
        add!(o, "attribution", attribution.map(attributed));
        add!(o, "end", span.end());
        add!(o, "id", fact_name(analysis, id));
        add!(o, "kind", Name(value.kind().name()));
        add!(o, "passage", id.document.passage(*passage as usize));
        add!(o, "rule", Name(rule));
        add!(o, "start", span.start());
        add!(o, "subject", subject.map(|s| document.words(s)));
        add!(o, "text", document.words(*span));
        add!(o, "value", values::value(analysis, id.document, value));
    })
}

/// The words that name a party.
pub(super) fn party(analysis: &Analysis, document: DocumentId, party: Party) -> Option<&str> {
    analysis.extractions[document.index()].name_of(party).map(|s| analysis.document(document).words(s))
}

pub(super) fn aligned(analysis: &Analysis, number: usize, comparison: &Comparison) -> impl Json {
    let Comparison { alignment, findings, verdict } = comparison;
    object(move |o| {
        add!(o, "findings", List(findings.iter().map(|f| finding(analysis, f))));
        add!(o, "id", number);
        add!(o, "links", List(alignment.links.iter().map(|l| link(analysis, l))));
        add!(o, "origins", analysis.origins_of(alignment));
        add!(o, "passages", List(alignment.passages.iter().copied()));
        add!(o, "score", Score(alignment.links.iter().map(|l| l.score).fold(0.0, f32::max)));
        add!(o, "verdict", Name(verdict.name()));
    })
}

/// A passage that one source alone tells, as an alignment of one.
pub(super) fn single(number: usize, id: PassageId) -> impl Json {
    object(move |o| {
        add!(o, "findings", List([] as [&str; 0]));
        add!(o, "id", number);
        add!(o, "links", List([] as [&str; 0]));
        add!(o, "origins", 1u32);
        add!(o, "passages", List([id]));
        add!(o, "score", Score(0.0));
        add!(o, "verdict", Name("single"));
    })
}

fn link(analysis: &Analysis, link: &Link) -> impl Json {
    object(move |o| {
        add!(o, "a", link.a);
        add!(o, "b", link.b);
        add!(o, "cues", List(link.cues.iter().map(|c| cue(analysis, link, c))));
        add!(o, "score", Score(link.score));
    })
}

/// With the words of both passages, once where they are the same.
fn cue(analysis: &Analysis, link: &Link, cue: &Cue) -> impl Json {
    let a = cue.a.map(|s| analysis.document(link.a.document).words(s));
    let b = cue.b.map(|s| analysis.document(link.b.document).words(s));
    object(move |o| {
        add!(o, "kind", Name(cue.kind.name()));
        match (a, b) {
            (Some(a), Some(b)) if a != b => add!(o, "text", Slashed(a, b)),
            _ => add!(o, "text", a.or(b).unwrap_or_default()),
        }
        add!(o, "weight", Score(cue.weight));
    })
}

pub(super) fn finding(analysis: &Analysis, finding: &Finding) -> impl Json {
    let [a, b] = finding.facts;
    let subject = |id: FactId| analysis.fact(id).subject.map(|s| analysis.document(id.document).words(s));
    object(move |o| {
        add!(o, "confidence", Score(finding.confidence));
        add!(o, "explanation", Shown(report::explanation(analysis, finding)));
        add!(o, "facts", List([a, b].map(|id| fact_name(analysis, id))));
        add!(o, "kind", Name(analysis.kind(finding).name()));
        add!(o, "reason", Name(finding.reason.name()));
        add!(o, "subject", subject(a).or_else(|| subject(b)));
        add!(o, "verdict", Name(finding.verdict.name()));
    })
}

/// A source that is silent on what most others tell.
pub(super) fn omitted(omission: &Omission) -> impl Json {
    object(move |o| {
        add!(o, "alignment", omission.alignment + 1);
        add!(o, "source", omission.document);
        add!(o, "tellers", omission.tellers);
    })
}

pub(super) fn revision(revision: &Revision) -> impl Json {
    let Revision { from, to, changed, added, dropped } = revision;
    object(move |o| {
        add!(o, "added", List(added.iter().copied()));
        add!(o, "changed", List(changed.iter().map(|pair| List(*pair))));
        add!(o, "dropped", List(dropped.iter().copied()));
        add!(o, "from", *from);
        add!(o, "to", *to);
    })
}

pub(super) fn candidate(link: &Link) -> impl Json {
    object(move |o| {
        add!(o, "a", link.a);
        add!(o, "b", link.b);
        add!(o, "score", Score(link.score));
    })
}

pub(super) fn problem(problem: &Problem) -> impl Json {
    object(move |o| {
        add!(o, "message", problem.message.as_str());
        add!(o, "source", problem.source.as_str());
    })
}

/// What a person decided.
pub(super) fn judged(content: Content<'_>) -> impl Json {
    let Content { analysis, review, .. } = content;
    object(move |o| {
        add!(o, "linked", List(review.linked.iter().map(|p| pair(*p))));
        add!(o, "marks", List(review.marks.iter().map(|(dispute, mark)| marked(content, dispute, *mark))));
        add!(o, "misread", List(review.misread.iter().map(|m| misread(analysis, m))));
        add!(o, "notes", List(review.notes.iter().map(|(id, text)| note(*id, text))));
        add!(o, "parted", List(review.parted.iter().map(|p| pair(*p))));
        add!(o, "sources", List(review.sources.iter().copied()));
        add!(o, "unattached", List(review.unattached.iter().map(Shown)));
    })
}

fn pair([a, b]: [PassageId; 2]) -> impl Json {
    object(move |o| {
        add!(o, "a", a);
        add!(o, "b", b);
    })
}

fn marked(content: Content<'_>, dispute: &Dispute, mark: Mark) -> impl Json {
    object(move |o| {
        add!(o, "alignment", content.home(dispute).map(|c| c + 1));
        add!(o, "facts", List(dispute.facts.iter().map(|f| fact_name(content.analysis, *f))));
        add!(o, "kind", Name(dispute.kind.name()));
        add!(o, "mark", mark_name(mark));
        add!(o, "verdict", Name(dispute.verdict.name()));
    })
}

fn mark_name(mark: Mark) -> Name {
    Name(match mark {
        Mark::Open => "open",
        Mark::Confirmed => "confirmed",
        Mark::Rejected => "rejected",
        Mark::NotRelevant => "not_relevant",
    })
}

fn misread(analysis: &Analysis, misread: &Misread) -> impl Json {
    let (fact, to) = misread.to.as_ref().map(|(id, to)| (fact_name(analysis, *id), to.as_str())).unzip();
    object(move |o| {
        add!(o, "fact", fact);
        add!(o, "kind", Name(misread.kind.name()));
        add!(o, "passage", misread.passage);
        add!(o, "text", misread.words.as_str());
        add!(o, "to", to);
    })
}

fn note(id: PassageId, text: &str) -> impl Json {
    object(move |o| {
        add!(o, "passage", id);
        add!(o, "text", text);
    })
}
