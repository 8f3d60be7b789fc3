//! Markdown: for documents, tickets and wikis.

use super::report::{self, Entry};
use crate::{
    analysis::Analysis,
    text::{Document, visible_line},
};
use std::io::{self, Write};

/// Writes the whole comparison; `include_single` adds what one source alone tells.
///
/// # Errors
/// What the writer answers.
pub fn write(out: &mut impl Write, analysis: &Analysis, include_single: bool) -> io::Result<()> {
    writeln!(out, "# Comparison\n\n| | outlet | date | title | read |\n|---|---|---|---|---|")?;
    for id in analysis.document_ids() {
        let Document { about, language, .. } = analysis.document(id);
        let title = cell(about.title.as_deref().unwrap_or_default());
        let title = about.url.as_deref().filter(|u| is_web(u)).map_or(title.clone(), |url| format!("[{title}](<{}>)", url_safe(url)));
        let date = about.published.map(|s| s.date.to_string()).unwrap_or_default();
        let read = cell(&report::provenance(about, *language).join(", "));
        writeln!(out, "| {id} | {} | {date} | {title} | {read} |", cell(&report::source_name(analysis, id)))?;
    }
    writeln!(out, "\n{}\n\n## Summary\n", report::tally(&analysis.counts()))?;
    for (number, statement) in report::summary(analysis) {
        writeln!(out, "- {} {number}: {}", report::glyph(statement.dispute.verdict), escaped(&statement.line(analysis)))?;
    }
    for entry in report::entries(analysis, include_single) {
        write_entry(out, analysis, &entry)?;
    }
    Ok(())
}

fn write_entry(out: &mut impl Write, analysis: &Analysis, entry: &Entry) -> io::Result<()> {
    writeln!(out, "\n## {} {} {}", report::glyph(entry.verdict), entry.number, entry.caption())?;
    if !entry.disputes.is_empty() {
        writeln!(out)?;
    }
    for statement in &entry.disputes {
        writeln!(out, "- **{}** {}", statement.dispute.verdict.name(), escaped(&statement.line(analysis)))?;
        for words in &statement.explanations {
            writeln!(out, "  - {}", escaped(words))?;
        }
    }
    for id in entry.columns.iter().flat_map(|c| &c.passages) {
        writeln!(out, "\n> **{id}** {} ({})", escaped(&visible_line(analysis.words(*id))), escaped(&report::citation(analysis, *id)))?;
    }
    Ok(())
}

/// Text in which nothing is Markdown or HTML any more.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' => safe.extend(['\\', c]),
            _ => safe.push(c),
        }
    }
    safe
}

fn cell(text: &str) -> String {
    escaped(&visible_line(text))
}

/// Whether an address may be linked to: nothing but the web, never `javascript:`.
pub(super) fn is_web(url: &str) -> bool {
    let lower = url.trim().to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

fn url_safe(url: &str) -> String {
    url.trim().chars().filter(|c| !c.is_control() && !matches!(c, '<' | '>' | ' ' | '\\')).collect()
}
