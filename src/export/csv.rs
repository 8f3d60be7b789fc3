//! CSV: a matrix of what is compared (rows) against sources (columns), for spreadsheets.

use super::report::{self, Content, Entry, Statement};
use crate::{
    analysis::Analysis,
    compare::Verdict,
    facts::FactId,
    review::Mark,
    text::{DocumentId, PassageId, visible_line},
};
use rustc_hash::FxHashSet;
use std::io::{self, Write};

/// Writes a header line, then a row for each dispute or agreement: alignment, kind, subject, verdict, reasons, what the reviewer said of
/// it and noted at its passages, and each source's value with its passage and paragraph. What the reviewer rejected comes after the rest,
/// then
/// come the alignments in which no value is compared, with `include_single` also what one source alone tells, in each source's words; last how each
/// source was read.
///
/// # Errors
/// What the writer answers.
pub fn write(out: &mut impl Write, content: Content<'_>, include_single: bool) -> io::Result<()> {
    let analysis = content.analysis;
    let mut rows = ::csv::WriterBuilder::new().from_writer(out);
    let mut header: Vec<String> = ["alignment", "kind", "subject", "verdict", "why", "mark", "note"].map(str::to_owned).into();
    header.extend(analysis.document_ids().map(|d| inert(heading(analysis, d))));
    rows.write_record(&header)?;
    let stated = analysis.disputes().into_iter().map(|d| (Some(d.comparison), content.statement(d)));
    let rejected = content.rejected().map(|s| (content.home(&s.dispute), s));
    let mut noted: FxHashSet<PassageId> = FxHashSet::default();
    for (home, statement) in stated.chain(rejected) {
        let passages = home.map_or(&[][..], |c| &analysis.comparisons[c].alignment.passages);
        noted.extend(passages.iter().filter(|p| content.review.note(**p).is_some()));
        let Statement { dispute, mark, subject, values, explanations, voices } = &statement;
        let why: Vec<&str> = explanations.iter().chain(voices).map(String::as_str).collect();
        let mark = if *mark == Mark::Open { "" } else { mark.name() };
        let number = home.map(|c| (c + 1).to_string()).unwrap_or_default();
        let [kind, verdict, mark] = [dispute.kind.name(), dispute.verdict.name(), mark].map(str::to_owned);
        let mut row = vec![number, kind, inert(subject.clone()), verdict, inert(why.join("; ")), mark, inert(notes(content, passages))];
        row.extend(analysis.document_ids().map(|d| inert(cell(analysis, values, d))));
        rows.write_record(&row)?;
    }
    let in_words = |e: &Entry| e.disputes.is_empty() && (include_single || e.verdict != Verdict::Single);
    for entry in content.entries(include_single).filter(in_words) {
        let passages: Vec<PassageId> = entry.columns.into_iter().flat_map(|c| c.passages).collect();
        noted.extend(&passages);
        let [number, kind, verdict] = [&entry.number.to_string(), "passage", entry.verdict.name()].map(str::to_owned);
        let mut row = vec![number, kind, String::new(), verdict, String::new(), String::new(), inert(notes(content, &passages))];
        row.extend(analysis.document_ids().map(|d| inert(words(analysis, &passages, d))));
        rows.write_record(&row)?;
    }
    for (id, note) in content.review.notes.iter().filter(|(id, _)| !noted.contains(id)) {
        let mut row = ["", "note", "", "", "", ""].map(str::to_owned).to_vec();
        row.push(inert(visible_line(note)));
        row.extend(analysis.document_ids().map(|d| inert(words(analysis, &[*id], d))));
        rows.write_record(&row)?;
    }
    let read: Vec<String> = analysis.document_ids().map(|d| inert(report::provenance(analysis, d).join("; "))).collect();
    if read.iter().any(|words| !words.is_empty()) {
        rows.write_record(["", "source", "how it was read", "", "", "", ""].into_iter().map(str::to_owned).chain(read))?;
    }
    rows.flush()
}

/// A source's name with what is needed to find it again.
fn heading(analysis: &Analysis, id: DocumentId) -> String {
    let about = &analysis.document(id).about;
    let mut parts = vec![format!("{id} {}", report::source_name(analysis, id))];
    parts.extend(about.published.map(|s| s.date.to_string()));
    parts.extend(about.url.as_deref().map(visible_line));
    parts.join(", ")
}

fn notes(content: Content<'_>, passages: &[PassageId]) -> String {
    let notes: Vec<String> = content.notes(passages).iter().map(|(id, note)| format!("{id}: {note}")).collect();
    notes.join("; ")
}

/// `A5, paragraph 3`
fn place(analysis: &Analysis, id: PassageId) -> String {
    format!("{id}, paragraph {}", analysis.passage(id).paragraph)
}

/// What of these passages stands in a source.
fn words(analysis: &Analysis, passages: &[PassageId], document: DocumentId) -> String {
    let own = passages.iter().filter(|id| id.document == document);
    let cells: Vec<String> = own.map(|id| format!("{} ({})", visible_line(analysis.words(*id)), place(analysis, *id))).collect();
    cells.join("; ")
}

fn cell(analysis: &Analysis, values: &[(FactId, String)], document: DocumentId) -> String {
    let own = values.iter().filter(|(id, _)| id.document == document);
    let cells: Vec<String> = own.map(|(id, words)| format!("{words} ({})", place(analysis, analysis.passage_of(*id)))).collect();
    cells.join("; ")
}

/// A cell that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe goes before `= + - @`.
pub(super) fn inert(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}
