//! Plain text of any width: sources, summary, then each alignment with its passages side by side where they fit.

use super::report::{self, Column, Content, Entry};
use crate::{
    analysis::Analysis,
    review::Mark,
    text::{DocumentId, visible_line},
};
use std::io::{self, Write};
use textwrap::{WordSplitter, core::display_width};

/// The least width of a column of prose, in cells.
const NARROWEST: usize = 34;
/// Parts two columns.
const GUTTER: &str = " | ";
/// Indent of everything under an entry's first line.
const INDENT: &str = "  ";

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Cells a line may take; at least 20.
    pub width: usize,
    /// Also what one source alone tells.
    pub include_single: bool,
    /// How the passages of an alignment stand.
    pub passages: Passages,
}

/// How the passages of an alignment stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passages {
    /// Side by side where they fit.
    Beside,
    /// One below the other behind the name of its source: for who hears or pipes a line at a time.
    Below,
}

/// Writes the whole comparison.
///
/// # Errors
/// What the writer answers.
pub fn write(out: &mut impl Write, content: Content<'_>, options: Options) -> io::Result<()> {
    let width = options.width.max(20);
    let analysis = content.analysis;
    head(out, content, width)?;
    for (place, (number, statement)) in content.summary().enumerate() {
        if place == 0 {
            writeln!(out)?;
        }
        let lead = format!("{} {number}  ", report::glyph(statement.dispute.verdict));
        let mark = if statement.mark == Mark::Open { String::new() } else { format!(" [{}]", statement.mark.name()) };
        paragraph(out, &lead, &format!("{}{mark}", statement.line(analysis)), width)?;
    }
    for entry in content.entries(options.include_single) {
        writeln!(out)?;
        write_head(out, analysis, &entry, width)?;
        match options.passages {
            Passages::Beside => columns(out, analysis, &entry, width)?,
            Passages::Below => one_by_one(out, analysis, &entry, width)?,
        }
    }
    section(out, report::CONTRADICTIONS, &report::contradictions(analysis), width)?;
    section(out, report::OMISSIONS, &report::omissions(analysis), width)?;
    section(out, "Corrected by the reviewer", &content.corrections(), width)?;
    section(out, "Judgements that belong nowhere in these texts any more", &content.unattached(), width)
}

/// Writes one alignment, its passages side by side where they fit.
///
/// # Errors
/// What the writer answers.
pub fn write_entry(out: &mut impl Write, analysis: &Analysis, entry: &Entry, width: usize) -> io::Result<()> {
    write_head(out, analysis, entry, width)?;
    columns(out, analysis, entry, width)
}

/// What is compared, and what was judged of it.
fn write_head(out: &mut impl Write, analysis: &Analysis, entry: &Entry, width: usize) -> io::Result<()> {
    let lead = format!("{} {}  ", report::glyph(entry.verdict), entry.number);
    let margin = " ".repeat(display_width(&lead));
    if entry.disputes.is_empty() {
        writeln!(out, "{lead}{}", entry.caption())?;
    }
    for (i, statement) in entry.disputes.iter().enumerate() {
        let line = format!("{}: {}", statement.caption(), statement.line(analysis));
        paragraph(out, if i == 0 { &lead } else { &margin }, &line, width)?;
        for words in statement.explanations.iter().chain(&statement.voices) {
            paragraph(out, &format!("{margin}{INDENT}"), words, width)?;
        }
    }
    for statement in &entry.rejected {
        paragraph(out, &margin, &format!("rejected: {}", statement.line(analysis)), width)?;
    }
    for words in &entry.chosen {
        paragraph(out, &margin, &format!("words chosen: {words}"), width)?;
    }
    for [a, b] in &entry.linked {
        paragraph(out, &margin, &format!("{a} and {b} linked by the reviewer"), width)?;
    }
    for (id, note) in &entry.notes {
        paragraph(out, &margin, &format!("note on {id}: {note}"), width)?;
    }
    Ok(())
}

fn one_by_one(out: &mut impl Write, analysis: &Analysis, entry: &Entry, width: usize) -> io::Result<()> {
    entry.columns.iter().flat_map(|c| &c.passages).try_for_each(|id| {
        let words = format!("{id}, {}: {}", report::citation(analysis, *id), visible_line(analysis.words(*id)));
        paragraph(out, INDENT, &words, width)
    })
}

fn columns(out: &mut impl Write, analysis: &Analysis, entry: &Entry, width: usize) -> io::Result<()> {
    let fitting = ((width - INDENT.len() + GUTTER.len()) / (NARROWEST + GUTTER.len())).max(1);
    for row in entry.columns.chunks(fitting) {
        side_by_side(out, analysis, row, width - INDENT.len())?;
    }
    Ok(())
}

fn head(out: &mut impl Write, content: Content<'_>, width: usize) -> io::Result<()> {
    let analysis = content.analysis;
    for id in analysis.document_ids() {
        paragraph(out, &format!("{id}  "), &source_line(analysis, id), width)?;
    }
    for line in report::revisions(analysis) {
        paragraph(out, "", &line, width)?;
    }
    paragraph(out, "", &report::summary(analysis), width)?;
    if let Some(progress) = content.progress() {
        paragraph(out, "", &format!("review: {progress}"), width)?;
    }
    Ok(())
}

/// A list at the end; nothing where there is nothing to list.
fn section(out: &mut impl Write, title: &str, lines: &[String], width: usize) -> io::Result<()> {
    if !lines.is_empty() {
        writeln!(out)?;
        paragraph(out, "", title, width)?;
    }
    lines.iter().try_for_each(|line| paragraph(out, INDENT, line, width))
}

/// A source in one line: outlet, date, title, address, when it was fetched, and whom it copies.
pub(super) fn source_line(analysis: &Analysis, id: DocumentId) -> String {
    let about = &analysis.document(id).about;
    let mut parts = vec![report::source_name(analysis, id)];
    parts.extend(about.published.map(|s| s.date.to_string()));
    parts.extend(about.outlet.as_ref().and(about.title.as_deref()).map(visible_line));
    parts.extend(about.url.as_deref().map(visible_line));
    parts.extend(report::provenance(analysis, id));
    parts.join(", ")
}

/// How lines are wrapped: words may break behind their hyphens, dates and spans of figures may not.
fn wrapping<'o>(width: usize) -> textwrap::Options<'o> {
    let behind_hyphens = |word: &str| {
        let digit = |c: char| c.is_ascii_digit();
        let figures = |at: &usize| word[..*at].trim_end_matches('-').ends_with(digit) && word[*at..].starts_with(digit);
        WordSplitter::HyphenSplitter.split_points(word).into_iter().filter(|at| !figures(at)).collect()
    };
    textwrap::Options::new(width).word_splitter(WordSplitter::Custom(behind_hyphens))
}

/// `words` wrapped behind `lead`, continuation lines indented by its width.
fn paragraph(out: &mut impl Write, lead: &str, words: &str, width: usize) -> io::Result<()> {
    let margin = " ".repeat(display_width(lead));
    textwrap::wrap(words, wrapping(width).initial_indent(lead).subsequent_indent(&margin)).iter().try_for_each(|line| writeln!(out, "{line}"))
}

fn side_by_side(out: &mut impl Write, analysis: &Analysis, columns: &[Column], width: usize) -> io::Result<()> {
    let each = (width + GUTTER.len()) / columns.len() - GUTTER.len();
    let wrapped: Vec<Vec<String>> = columns.iter().map(|c| column_lines(analysis, c, each)).collect();
    let rows = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for row in 0..rows {
        let mut line = String::from(INDENT);
        for (i, column) in wrapped.iter().enumerate() {
            let words = column.get(row).map_or("", String::as_str);
            line.push_str(if i == 0 { "" } else { GUTTER });
            line.push_str(words);
            line.extend(std::iter::repeat_n(' ', each.saturating_sub(display_width(words))));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// The passages of one source, each behind its name and followed by where it stands.
fn column_lines(analysis: &Analysis, column: &Column, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for id in &column.passages {
        let lead = format!("{id} ");
        let margin = " ".repeat(display_width(&lead));
        let words = format!("{} ({})", visible_line(analysis.words(*id)), report::citation(analysis, *id));
        let wrapped = textwrap::wrap(&words, wrapping(width).initial_indent(&lead).subsequent_indent(&margin));
        lines.extend(wrapped.iter().map(|l| l.to_string()));
    }
    lines
}
