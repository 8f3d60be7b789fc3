//! JSON: the contract that scripts rely on. Its own transfer types, so that the core may change without breaking it.

use super::report::{self, Content};
use crate::{
    align::Link,
    analysis::{Analysis, Comparison, Dispute, Revision},
    compare::Finding,
    facts::{Attribution, DateGrain, Directness, Fact, FactId, Hedge, Modality, NameKind, Party, Polarity, Quantity, Value},
    review::{Mark, Misread},
    text::{Document, DocumentId, Origin, PassageId, PassageKind},
};
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::{Value as Json, json};
use std::io::Write;

/// The version of the contract.
const SCHEMA: u32 = 1;

/// What to write beside sources and facts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// `alignments`; without it the object of `facts --format json`.
    pub alignments: bool,
    /// Passages that one source alone tells, as alignments of one.
    pub include_single: bool,
    /// `candidates`.
    pub candidates: bool,
}

/// Writes the analysis as one JSON object.
///
/// # Errors
/// What the writer answers.
pub fn write(out: &mut impl Write, content: Content<'_>, options: Options) -> std::io::Result<()> {
    let Content { analysis, review, problems } = content;
    let head = json!({"version": env!("CARGO_PKG_VERSION"), "schema": SCHEMA});
    write!(out, "{{\"crossread\":{head},\"sources\":")?;
    array(out, analysis.document_ids().map(|id| source(analysis, id)))?;
    let facts = analysis.document_ids().flat_map(|d| (0..analysis.extractions[d.index()].facts.len() as u32).map(move |i| FactId::new(d, i)));
    out.write_all(b",\"facts\":")?;
    array(out, facts.map(|id| fact(analysis, id)))?;
    if options.alignments {
        let aligned = analysis.comparisons.iter().enumerate().map(|(i, c)| alignment(content, i + 1, c));
        let first = analysis.comparisons.len() + 1;
        let singles = analysis.singles().enumerate().filter(|_| options.include_single).map(|(i, id)| single(first + i, id));
        out.write_all(b",\"alignments\":")?;
        array(out, aligned.chain(singles))?;
    }
    let revisions = analysis.revisions();
    if options.alignments && !revisions.is_empty() {
        out.write_all(b",\"revisions\":")?;
        array(out, revisions.iter().map(revision))?;
    }
    if options.candidates {
        out.write_all(b",\"candidates\":")?;
        array(out, analysis.candidates.iter().map(|l| json!({"a": l.a.to_string(), "b": l.b.to_string(), "score": score(l.score)})))?;
    }
    if !review.is_empty() {
        out.write_all(b",\"review\":")?;
        serde_json::to_writer(&mut *out, &judged(content))?;
    }
    out.write_all(b",\"problems\":")?;
    array(out, problems.iter().map(|p| json!({"source": p.source, "message": p.message})))?;
    out.write_all(b"}\n")
}

fn revision(revision: &Revision) -> Json {
    let names = |ids: &[PassageId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let Revision { from, to, changed, added, dropped } = revision;
    let changed: Vec<Vec<String>> = changed.iter().map(|pair| names(pair)).collect();
    json!({"from": from.to_string(), "to": to.to_string(), "changed": changed, "added": names(added), "dropped": names(dropped)})
}

/// One item a line and one in memory at a time: a comparison of thousands of articles is never held twice.
fn array(out: &mut impl Write, items: impl Iterator<Item = Json>) -> std::io::Result<()> {
    let mut before: &[u8] = b"[\n";
    for item in items {
        out.write_all(before)?;
        serde_json::to_writer(&mut *out, &item)?;
        before = b",\n";
    }
    out.write_all(if before == b"[\n" { b"[]" } else { b"]" })
}

/// A fact's name in exports: its passage and its place there (`A5.1`).
pub fn fact_name(analysis: &Analysis, id: FactId) -> String {
    let passage = analysis.passage_of(id);
    let (first, _) = analysis.extractions[id.document.index()].of_passage(passage.index);
    format!("{passage}.{}", id.index - first + 1)
}

fn source(analysis: &Analysis, id: DocumentId) -> Json {
    let Document { about, language, text, passages } = analysis.document(id);
    let passages: Vec<Json> = passages
        .iter()
        .enumerate()
        .map(|(i, p)| json!({"id": id.passage(i).to_string(), "start": p.span.start(), "end": p.span.end(), "paragraph": p.paragraph, "kind": passage_kind(p.kind)}))
        .collect();
    json!({
        "sigil": id.to_string(), "path": about.path, "title": about.title, "outlet": about.outlet, "author": about.author, "url": about.url,
        "published": about.published.map(|s| s.date.to_string()),
        "published_from": about.published.map(|s| match s.origin { Origin::Stated => "stated", Origin::Inferred => "inferred" }),
        "modified": about.modified.map(|s| s.date.to_string()),
        "version_of": about.version_of, "article": analysis.version_of(id).unwrap_or(id).to_string(),
        "fetched": about.fetched.map(|at| json!({"at": at.to_string(), "sha256": about.sha256})), "sha256": about.sha256, "language": language.code(), "origin": analysis.origins.get(id.index()).unwrap_or(&id).to_string(), "text": &**text, "passages": passages,
    })
}

fn passage_kind(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Sentence => "sentence",
        PassageKind::Heading => "heading",
        PassageKind::Caption => "caption",
        PassageKind::Boilerplate => "boilerplate",
    }
}

fn fact(analysis: &Analysis, id: FactId) -> Json {
    let document = analysis.document(id.document);
    let Fact { passage, span, value: stated, subject, attribution, rule } = analysis.fact(id);
    json!({
        "id": fact_name(analysis, id), "passage": id.document.passage(*passage as usize).to_string(), "kind": stated.kind().name(),
        "start": span.start(), "end": span.end(), "text": document.words(*span), "subject": subject.map(|s| document.words(s)),
        "attribution": attribution.map(|Attribution { speaker, cue }| json!({"speaker": party(analysis, id.document, speaker), "cue": cue.map(|c| document.words(c))})),
        "value": value(analysis, id.document, stated), "rule": rule,
    })
}

fn party(analysis: &Analysis, document: DocumentId, party: Party) -> Option<&str> {
    analysis.extractions[document.index()].name_of(party).map(|s| analysis.document(document).words(s))
}

fn value(analysis: &Analysis, document: DocumentId, value: &Value) -> Json {
    let words = |span| analysis.document(document).words(span);
    let named = |p: Option<Party>| p.and_then(|p| party(analysis, document, p));
    let quantity = |q: &Quantity, unit: (&str, Json)| {
        let mut object = json!({"low": q.low.map(decimal), "high": q.high.map(decimal), "of": q.of.map(words), "hedge": hedge(q.hedge)});
        object[unit.0] = unit.1;
        object
    };
    match value {
        Value::Date(d) => json!({
            "type": match d.grain { DateGrain::Date => "DATE", DateGrain::Time => "TIME" },
            "timex": &*d.timex, "start": d.start.map(|d| d.to_string()), "end": d.end.map(|d| d.to_string()), "hedge": hedge(d.hedge),
        }),
        Value::Duration(d) => {
            let mut object = quantity(&d.quantity, ("unit", format!("{:?}", d.unit).to_lowercase().into()));
            object["timex"] = (&*d.timex).into();
            object
        }
        Value::Set(s) => json!({"timex": &*s.timex}),
        Value::Percent(p) => quantity(&p.quantity, ("unit", if p.points { "percentage point" } else { "percent" }.into())),
        Value::Count(q) | Value::Ordinal(q) => quantity(q, ("unit", Json::Null)),
        Value::Money(m) => quantity(&m.quantity, ("currency", m.currency.code().into())),
        Value::Measure(m) => quantity(&m.quantity, ("unit", m.unit.name.as_str().into())),
        Value::Quote(q) => json!({
            "speaker": named(q.speaker), "speaker_text": q.mention.map(words), "cue": q.cue.map(words),
            "directness": match q.directness { Directness::Direct => "direct", Directness::Mixed => "mixed", Directness::Indirect => "indirect" },
        }),
        Value::Stance(s) => json!({
            "holder": named(s.holder), "target": s.target.map(words), "predicate": s.predicate,
            "polarity": match s.polarity { Polarity::For => "for", Polarity::Against => "against" }, "modality": s.modality.map(modality),
        }),
        Value::Name(n) => {
            let entity = &analysis.extractions[document.index()].entities[n.entity.0 as usize];
            let kind = match entity.kind {
                NameKind::Person => "person",
                NameKind::Body => "body",
                NameKind::Place => "place",
            };
            json!({"name": words(entity.name), "role": n.role.or(entity.role).map(words), "type": kind})
        }
    }
}

/// A number where JSON's numbers hold it exactly, else a string.
fn decimal(d: Decimal) -> Json {
    let plain = d.normalize();
    match i64::try_from(plain) {
        Ok(whole) if plain.scale() == 0 && whole.unsigned_abs() < 1 << 53 => whole.into(),
        _ => plain.to_string().into(),
    }
}

fn hedge(hedge: Option<Hedge>) -> Option<&'static str> {
    hedge.map(|h| match h {
        Hedge::About => "about",
        Hedge::AtLeast => "at_least",
        Hedge::AtMost => "at_most",
        Hedge::MoreThan => "more_than",
        Hedge::LessThan => "less_than",
        Hedge::Nearly => "nearly",
    })
}

fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Will => "will",
        Modality::Would => "would",
        Modality::May => "may",
        Modality::Should => "should",
        Modality::Must => "must",
        Modality::Can => "can",
    }
}

fn score(score: f32) -> f64 {
    (f64::from(score) * 1e4).round() / 1e4
}

fn alignment(content: Content<'_>, number: usize, comparison: &Comparison) -> Json {
    let analysis = content.analysis;
    let Comparison { alignment, findings, verdict } = comparison;
    let best = alignment.links.iter().map(|l| l.score).fold(0.0, f32::max);
    json!({
        "id": number, "passages": alignment.passages.iter().map(ToString::to_string).collect::<Vec<_>>(), "verdict": verdict.name(), "score": score(best),
        "origins": analysis.origins_of(alignment), "links": alignment.links.iter().map(|l| link(analysis, l)).collect::<Vec<_>>(),
        "findings": findings.iter().map(|f| finding(analysis, f)).collect::<Vec<_>>(),
    })
}

fn single(number: usize, id: PassageId) -> Json {
    json!({"id": number, "passages": [id.to_string()], "verdict": "single", "score": 0.0, "origins": 1, "links": [], "findings": []})
}

fn link(analysis: &Analysis, link: &Link) -> Json {
    let cues: Vec<CueRow> = link
        .cues
        .iter()
        .map(|c| {
            let a = c.a.map(|s| analysis.document(link.a.document).words(s));
            let b = c.b.map(|s| analysis.document(link.b.document).words(s));
            let text = match (a, b) {
                (Some(a), Some(b)) if a != b => format!("{a} / {b}"),
                (a, b) => a.or(b).unwrap_or_default().to_owned(),
            };
            CueRow { kind: c.kind.name(), text, weight: score(c.weight) }
        })
        .collect();
    json!({"a": link.a.to_string(), "b": link.b.to_string(), "score": score(link.score), "cues": cues})
}

#[derive(Serialize)]
struct CueRow {
    kind: &'static str,
    text: String,
    weight: f64,
}

fn finding(analysis: &Analysis, finding: &Finding) -> Json {
    let [a, b] = finding.facts.map(|id| analysis.fact(id));
    let subject =
        a.subject.map(|s| analysis.document(finding.facts[0].document).words(s)).or(b.subject.map(|s| analysis.document(finding.facts[1].document).words(s)));
    json!({
        "kind": a.value.kind().name(), "subject": subject, "verdict": finding.verdict.name(), "reason": finding.reason.name(),
        "facts": finding.facts.map(|id| fact_name(analysis, id)), "confidence": score(finding.confidence),
        "explanation": report::explanation(analysis, finding),
    })
}

/// What a person decided.
fn judged(content: Content<'_>) -> Json {
    let Content { analysis, review, .. } = content;
    let mark = |(dispute, mark): &(Dispute, Mark)| {
        let facts: Vec<String> = dispute.facts.iter().map(|f| fact_name(analysis, *f)).collect();
        json!({"alignment": content.home(dispute).map(|c| c + 1), "mark": mark_name(*mark), "kind": dispute.kind.name(), "verdict": dispute.verdict.name(), "facts": facts})
    };
    let pair = |[a, b]: &[PassageId; 2]| json!({"a": a.to_string(), "b": b.to_string()});
    let misread = |m: &Misread| {
        let (fact, to) = m.to.as_ref().map(|(id, to)| (fact_name(analysis, *id), to)).unzip();
        json!({"passage": m.passage.to_string(), "kind": m.kind.name(), "text": m.words, "fact": fact, "to": to})
    };
    json!({
        "marks": review.marks.iter().map(mark).collect::<Vec<_>>(),
        "notes": review.notes.iter().map(|(id, text)| json!({"passage": id.to_string(), "text": text})).collect::<Vec<_>>(),
        "linked": review.linked.iter().map(pair).collect::<Vec<_>>(),
        "parted": review.parted.iter().map(pair).collect::<Vec<_>>(),
        "misread": review.misread.iter().map(misread).collect::<Vec<_>>(),
        "sources": review.sources.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "unattached": content.unattached(),
    })
}

fn mark_name(mark: Mark) -> &'static str {
    match mark {
        Mark::Open => "open",
        Mark::Confirmed => "confirmed",
        Mark::Rejected => "rejected",
        Mark::NotRelevant => "not_relevant",
    }
}
