//! What one line of the JSON holds. The fields of each object stand in the order of their names.

use super::{
    compact::{Json, List, Name, Score, Shown, object},
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
        o.add("article", analysis.version_of(id).unwrap_or(id));
        o.add("author", about.author.as_deref());
        o.add(
            "fetched",
            about.fetched.map(|at| {
                object(move |o| {
                    o.add("at", Shown(at));
                    o.add("sha256", about.sha256.as_deref());
                })
            }),
        );
        o.add("language", language.code());
        o.add("modified", about.modified.map(|s| Shown(s.date)));
        o.add("origin", *analysis.origins.get(id.index()).unwrap_or(&id));
        o.add("outlet", about.outlet.as_deref());
        o.add("passages", List(passages.iter().enumerate().map(|(i, p)| passage(id.passage(i), p))));
        o.add("path", about.path.as_str());
        o.add("published", about.published.map(|s| Shown(s.date)));
        o.add("published_from", about.published.map(|s| origin(s.origin)));
        o.add("sha256", about.sha256.as_deref());
        o.add("sigil", id);
        o.add("text", &**text);
        o.add("title", about.title.as_deref());
        o.add("url", about.url.as_deref());
        o.add("version_of", about.version_of.as_deref());
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
        o.add("end", span.end());
        o.add("id", id);
        o.add("kind", passage_kind(*kind));
        o.add("paragraph", *paragraph);
        o.add("start", span.start());
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
            o.add("cue", cue.map(|c| document.words(c)));
            o.add("speaker", party(analysis, id.document, speaker));
        })
    };
    object(move |o| {
        o.add("attribution", attribution.map(attributed));
        o.add("end", span.end());
        o.add("id", fact_name(analysis, id));
        o.add("kind", Name(value.kind().name()));
        o.add("passage", id.document.passage(*passage as usize));
        o.add("rule", Name(rule));
        o.add("start", span.start());
        o.add("subject", subject.map(|s| document.words(s)));
        o.add("text", document.words(*span));
        o.add("value", values::value(analysis, id.document, value));
    })
}

/// The words that name a party.
pub(super) fn party(analysis: &Analysis, document: DocumentId, party: Party) -> Option<&str> {
    analysis.extractions[document.index()].name_of(party).map(|s| analysis.document(document).words(s))
}

pub(super) fn aligned(analysis: &Analysis, number: usize, comparison: &Comparison) -> impl Json {
    let Comparison { alignment, findings, verdict } = comparison;
    object(move |o| {
        o.add("findings", List(findings.iter().map(|f| finding(analysis, f))));
        o.add("id", number);
        o.add("links", List(alignment.links.iter().map(|l| link(analysis, l))));
        o.add("origins", analysis.origins_of(alignment));
        o.add("passages", List(alignment.passages.iter().copied()));
        o.add("score", Score(alignment.links.iter().map(|l| l.score).fold(0.0, f32::max)));
        o.add("verdict", Name(verdict.name()));
    })
}

/// A passage that one source alone tells, as an alignment of one.
pub(super) fn single(number: usize, id: PassageId) -> impl Json {
    object(move |o| {
        o.add("findings", List([] as [&str; 0]));
        o.add("id", number);
        o.add("links", List([] as [&str; 0]));
        o.add("origins", 1u32);
        o.add("passages", List([id]));
        o.add("score", Score(0.0));
        o.add("verdict", Name("single"));
    })
}

fn link(analysis: &Analysis, link: &Link) -> impl Json {
    object(move |o| {
        o.add("a", link.a);
        o.add("b", link.b);
        o.add("cues", List(link.cues.iter().map(|c| cue(analysis, link, c))));
        o.add("score", Score(link.score));
    })
}

/// With the words of both passages, once where they are the same.
fn cue(analysis: &Analysis, link: &Link, cue: &Cue) -> impl Json {
    let a = cue.a.map(|s| analysis.document(link.a.document).words(s));
    let b = cue.b.map(|s| analysis.document(link.b.document).words(s));
    object(move |o| {
        o.add("kind", Name(cue.kind.name()));
        match (a, b) {
            (Some(a), Some(b)) if a != b => o.add("text", Shown(format_args!("{a} / {b}"))),
            _ => o.add("text", a.or(b).unwrap_or_default()),
        }
        o.add("weight", Score(cue.weight));
    })
}

pub(super) fn finding(analysis: &Analysis, finding: &Finding) -> impl Json {
    let [a, b] = finding.facts;
    let subject = |id: FactId| analysis.fact(id).subject.map(|s| analysis.document(id.document).words(s));
    object(move |o| {
        o.add("confidence", Score(finding.confidence));
        o.add("explanation", Shown(report::explanation(analysis, finding)));
        o.add("facts", List([a, b].map(|id| fact_name(analysis, id))));
        o.add("kind", Name(analysis.kind(finding).name()));
        o.add("reason", Name(finding.reason.name()));
        o.add("subject", subject(a).or_else(|| subject(b)));
        o.add("verdict", Name(finding.verdict.name()));
    })
}

/// A source that is silent on what most others tell.
pub(super) fn omitted(omission: &Omission) -> impl Json {
    object(move |o| {
        o.add("alignment", omission.alignment + 1);
        o.add("source", omission.document);
        o.add("tellers", omission.tellers);
    })
}

pub(super) fn revision(revision: &Revision) -> impl Json {
    let Revision { from, to, changed, added, dropped } = revision;
    object(move |o| {
        o.add("added", List(added.iter().copied()));
        o.add("changed", List(changed.iter().map(|pair| List(*pair))));
        o.add("dropped", List(dropped.iter().copied()));
        o.add("from", *from);
        o.add("to", *to);
    })
}

pub(super) fn candidate(link: &Link) -> impl Json {
    object(move |o| {
        o.add("a", link.a);
        o.add("b", link.b);
        o.add("score", Score(link.score));
    })
}

pub(super) fn problem(problem: &Problem) -> impl Json {
    object(move |o| {
        o.add("message", problem.message.as_str());
        o.add("source", problem.source.as_str());
    })
}

/// What a person decided.
pub(super) fn judged(content: Content<'_>) -> impl Json {
    let Content { analysis, review, .. } = content;
    object(move |o| {
        o.add("linked", List(review.linked.iter().map(|p| pair(*p))));
        o.add("marks", List(review.marks.iter().map(|(dispute, mark)| marked(content, dispute, *mark))));
        o.add("misread", List(review.misread.iter().map(|m| misread(analysis, m))));
        o.add("notes", List(review.notes.iter().map(|(id, text)| note(*id, text))));
        o.add("parted", List(review.parted.iter().map(|p| pair(*p))));
        o.add("sources", List(review.sources.iter().copied()));
        o.add("unattached", List(review.unattached.iter().map(Shown)));
    })
}

fn pair([a, b]: [PassageId; 2]) -> impl Json {
    object(move |o| {
        o.add("a", a);
        o.add("b", b);
    })
}

fn marked(content: Content<'_>, dispute: &Dispute, mark: Mark) -> impl Json {
    object(move |o| {
        o.add("alignment", content.home(dispute).map(|c| c + 1));
        o.add("facts", List(dispute.facts.iter().map(|f| fact_name(content.analysis, *f))));
        o.add("kind", Name(dispute.kind.name()));
        o.add("mark", mark_name(mark));
        o.add("verdict", Name(dispute.verdict.name()));
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
        o.add("fact", fact);
        o.add("kind", Name(misread.kind.name()));
        o.add("passage", misread.passage);
        o.add("text", misread.words.as_str());
        o.add("to", to);
    })
}

fn note(id: PassageId, text: &str) -> impl Json {
    object(move |o| {
        o.add("passage", id);
        o.add("text", text);
    })
}
