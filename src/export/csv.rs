//! CSV: a matrix of what is compared (rows) against sources (columns), for spreadsheets.

use super::report;
use crate::{analysis::Analysis, facts::FactId, text::DocumentId};
use std::io::{self, Write};

/// Writes a header line, then a row for each dispute or agreement: alignment, kind, subject, verdict, reasons, and each
/// source's value with its passage; last how each source was read.
///
/// # Errors
/// What the writer answers.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let mut rows = ::csv::WriterBuilder::new().from_writer(out);
    let mut header: Vec<String> = ["alignment", "kind", "subject", "verdict", "why"].map(str::to_owned).into();
    header.extend(analysis.document_ids().map(|d| inert(format!("{d} {}", report::source_name(analysis, d)))));
    rows.write_record(&header)?;
    for dispute in analysis.disputes() {
        let number = dispute.comparison + 1;
        let statement = report::statement(analysis, dispute);
        let (kind, verdict) = (statement.dispute.kind.name(), statement.dispute.verdict.name());
        let mut row = vec![number.to_string(), kind.to_owned(), inert(statement.subject), verdict.to_owned(), inert(statement.explanations.join("; "))];
        row.extend(analysis.document_ids().map(|d| inert(cell(analysis, &statement.values, d))));
        rows.write_record(&row)?;
    }
    let read: Vec<String> = analysis.documents.iter().map(|d| inert(report::provenance(&d.about, d.language).join("; "))).collect();
    if read.iter().any(|words| !words.is_empty()) {
        rows.write_record(["", "source", "how it was read", "", ""].into_iter().map(str::to_owned).chain(read))?;
    }
    rows.flush()
}

fn cell(analysis: &Analysis, values: &[(FactId, String)], document: DocumentId) -> String {
    let of: Vec<String> =
        values.iter().filter(|(id, _)| id.document == document).map(|(id, words)| format!("{words} ({})", analysis.passage_of(*id))).collect();
    of.join("; ")
}

/// A cell that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe goes before `= + - @`.
pub(super) fn inert(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}
