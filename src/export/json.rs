//! JSON: the contract that scripts rely on. Its own transfer types, so that the core may change without breaking it.

mod compact;
mod rows;
mod values;

use super::report::Content;
use crate::{
    analysis::{Analysis, Dispute, Revision},
    facts::{FactId, Value},
    review::{Mark, Misread},
    text::PassageId,
};
use compact::Compact;
use rows::{Aligned, Candidate, FactRow, FindingRow, Omitted, Source, Trouble};
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
    array(out, analysis.document_ids().map(|id| Source::of(analysis, id)))?;
    let facts = analysis.document_ids().flat_map(|d| (0..analysis.extractions[d.index()].facts.len() as u32).map(move |i| FactId::new(d, i)));
    // the list of facts has quotations whole; comparisons meet them passage by passage
    let facts = facts.filter(|id| options.alignments || !matches!(analysis.fact(*id).value, Value::Quote(q) if q.continued));
    out.write_all(b",\"facts\":")?;
    array(out, facts.map(|id| FactRow::of(analysis, id)))?;
    if options.alignments {
        let aligned = analysis.comparisons.iter().enumerate().map(|(i, c)| Aligned::of(analysis, i + 1, c));
        let first = analysis.comparisons.len() + 1;
        let singles = analysis.singles().enumerate().filter(|_| options.include_single).map(|(i, id)| Aligned::single(first + i, id));
        out.write_all(b",\"alignments\":")?;
        array(out, aligned.chain(singles))?;
    }
    if options.alignments && !analysis.contradictions.is_empty() {
        out.write_all(b",\"contradictions\":")?;
        array(out, analysis.contradictions.iter().map(|f| FindingRow::of(analysis, f)))?;
    }
    if options.alignments && !analysis.omissions.is_empty() {
        out.write_all(b",\"omissions\":")?;
        array(out, analysis.omissions.iter().map(Omitted::of))?;
    }
    let revisions = analysis.revisions();
    if options.alignments && !revisions.is_empty() {
        out.write_all(b",\"revisions\":")?;
        array(out, revisions.iter().map(revision))?;
    }
    if options.candidates {
        out.write_all(b",\"candidates\":")?;
        array(out, analysis.candidates.iter().map(Candidate::of))?;
    }
    if !review.is_empty() {
        out.write_all(b",\"review\":")?;
        let mut line = Vec::new();
        item(&mut line, &judged(content))?;
        out.write_all(&line)?;
    }
    out.write_all(b",\"problems\":")?;
    array(out, problems.iter().map(|p| Trouble { message: &p.message, source: &p.source }))?;
    out.write_all(b"}\n")
}

fn revision(revision: &Revision) -> Json {
    let names = |ids: &[PassageId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let Revision { from, to, changed, added, dropped } = revision;
    let changed: Vec<Vec<String>> = changed.iter().map(|pair| names(pair)).collect();
    json!({"from": from.to_string(), "to": to.to_string(), "changed": changed, "added": names(added), "dropped": names(dropped)})
}

/// One item a line and one in memory at a time: a comparison of thousands of articles is never held twice.
fn array<T: Serialize>(out: &mut impl Write, items: impl Iterator<Item = T>) -> std::io::Result<()> {
    let mut line = b"[\n".to_vec();
    let mut empty = true;
    for one in items {
        item(&mut line, &one)?;
        out.write_all(&line)?;
        line.clear();
        line.extend_from_slice(b",\n");
        empty = false;
    }
    out.write_all(if empty { b"[]" } else { b"]" })
}

fn item(line: &mut Vec<u8>, item: &impl Serialize) -> std::io::Result<()> {
    item.serialize(Compact(line)).map_err(std::io::Error::other)
}

/// A fact's name in exports: its passage and its place there (`A5.1`).
pub fn fact_name(analysis: &Analysis, id: FactId) -> String {
    rows::FactName::of(analysis, id).to_string()
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
