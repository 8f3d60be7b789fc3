//! Markdown: for documents, tickets and wikis.

use super::report::{self, Content, Entry};
use crate::{
    analysis::Analysis,
    text::{PassageId, visible_line},
};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::io::{self, Write};

/// Writes the whole comparison; `include_single` adds what one source alone tells.
///
/// # Errors
/// What the writer answers.
pub fn write(out: &mut impl Write, content: Content<'_>, include_single: bool) -> io::Result<()> {
    let analysis = content.analysis;
    writeln!(out, "# Comparison\n\n| | outlet | date | title | read |\n|---|---|---|---|---|")?;
    for id in analysis.document_ids() {
        let about = &analysis.document(id).about;
        let title = linked(&visible_line(about.title.as_deref().unwrap_or_default()), about.url.as_deref());
        let date = about.published.map(|s| s.date.to_string()).unwrap_or_default();
        let read = escaped(&report::provenance(analysis, id).join(", "));
        writeln!(out, "| {id} | {} | {date} | {title} | {read} |", escaped(&report::source_name(analysis, id)))?;
    }
    writeln!(out, "\n{}", report::summary(analysis))?;
    for line in report::revisions(analysis) {
        writeln!(out, "\n{line}")?;
    }
    if let Some(progress) = content.progress() {
        writeln!(out, "\nReview: {progress}")?;
    }
    writeln!(out, "\n## Summary\n")?;
    for (number, statement) in content.summary() {
        let glyph = report::glyph(statement.dispute.verdict);
        writeln!(out, "- {glyph} {number}: **{}** {}", statement.caption(), escaped(&statement.line(analysis)))?;
    }
    for entry in content.entries(include_single) {
        write_entry(out, analysis, &entry)?;
    }
    section(out, report::CONTRADICTIONS, &report::contradictions(analysis))?;
    section(out, report::OMISSIONS, &report::omissions(analysis))?;
    section(out, "Corrected by the reviewer", &content.corrections())?;
    section(out, "Judgements that belong nowhere in these texts any more", &content.unattached())
}

fn write_entry(out: &mut impl Write, analysis: &Analysis, entry: &Entry) -> io::Result<()> {
    writeln!(out, "\n## {} {} {}", report::glyph(entry.verdict), entry.number, entry.caption())?;
    if !(entry.disputes.is_empty() && entry.rejected.is_empty() && entry.chosen.is_empty() && entry.linked.is_empty() && entry.notes.is_empty()) {
        writeln!(out)?;
    }
    for statement in &entry.disputes {
        writeln!(out, "- **{}** {}", statement.caption(), escaped(&statement.line(analysis)))?;
        for words in statement.explanations.iter().chain(&statement.voices) {
            writeln!(out, "  - {}", escaped(words))?;
        }
    }
    for statement in &entry.rejected {
        writeln!(out, "- **rejected** {}", escaped(&statement.line(analysis)))?;
    }
    for words in &entry.chosen {
        writeln!(out, "- words chosen: {}", escaped(words))?;
    }
    for [a, b] in &entry.linked {
        writeln!(out, "- {a} and {b} linked by the reviewer")?;
    }
    for (id, note) in &entry.notes {
        writeln!(out, "- note on {id}: {}", escaped(note))?;
    }
    for id in entry.columns.iter().flat_map(|c| &c.passages) {
        writeln!(out, "\n> **{id}** {} ({})", escaped(&visible_line(analysis.words(*id))), citation(analysis, *id))?;
    }
    Ok(())
}

fn section(out: &mut impl Write, title: &str, lines: &[String]) -> io::Result<()> {
    if !lines.is_empty() {
        writeln!(out, "\n## {title}\n")?;
    }
    lines.iter().try_for_each(|line| writeln!(out, "- {}", escaped(line)))
}

/// Where a passage stands, with the source's address behind it.
fn citation(analysis: &Analysis, id: PassageId) -> String {
    linked(&report::citation(analysis, id), analysis.document(id.document).about.url.as_deref())
}

/// Words, which lead to an address where there is one on the web.
fn linked(words: &str, url: Option<&str>) -> String {
    let words = escaped(words);
    match url.filter(|u| is_web(u)) {
        Some(url) if !words.is_empty() => format!("[{words}](<{}>)", url_safe(url)),
        _ => words,
    }
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

/// Whether an address may be linked to: nothing but the web, never `javascript:`.
pub(super) fn is_web(url: &str) -> bool {
    let lower = url.trim().to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

/// What no address holds (RFC 3986), and what Markdown would read in one: `|` ends a cell of a table, `![](x)` fetches a picture.
const ENCODED: &AsciiSet = &{
    const MORE: &[u8] = b"\"<>\\^`{|}[]()!";
    let (mut set, mut i) = (CONTROLS.add(b' '), 0);
    while i < MORE.len() {
        set = set.add(MORE[i]);
        i += 1;
    }
    set
};

fn url_safe(url: &str) -> String {
    utf8_percent_encode(&visible_line(url.trim()), ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_brings_no_markdown_along() {
        let plain = "https://x.example:80/a-b_c/~d.html?q=1&r=a%20b;c,d#e";
        assert_eq!(linked("A", Some(plain)), format!("[A](<{plain}>)"));
        let hostile = "http://x.example/|![](http://evil.example/p.png)`<b>\\ é\n";
        assert_eq!(linked("A", Some(hostile)), "[A](<http://x.example/%7C%21%5B%5D%28http://evil.example/p.png%29%60%3Cb%3E%5C%20%C3%A9>)");
    }
}
