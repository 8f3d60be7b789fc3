//! One self-contained page: side by side, light and dark, printable, readable on a telephone, and whole with scripts off.
//! Every word from an article goes through maud's escaping and [`visible_line`]; no address is followed unless the reader does.

use super::{
    markdown::is_web,
    report::{self, Column, Content, Entry, Statement},
};
use crate::{
    analysis::Analysis,
    compare::Verdict,
    review::Mark,
    text::{PassageId, visible_line},
};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use rustc_hash::FxHashSet;
use std::io::{self, Write};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// Nothing is fetched, and only the script and style of the page itself run.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the page; `include_single` adds what one source alone tells.
///
/// # Errors
/// What the writer answers.
pub fn write(out: &mut impl Write, content: Content<'_>, include_single: bool) -> io::Result<()> {
    let analysis = content.analysis;
    let title = title(analysis);
    let head = html! {
        (DOCTYPE)
        (PreEscaped("<html lang=\"en\">"))
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="referrer" content="no-referrer";
            meta name="generator" content=(concat!("crossread ", env!("CARGO_PKG_VERSION")));
            title { (title) }
            style { (PreEscaped(STYLE)) }
        }
        (PreEscaped("<body>"))
        header {
            h1 { (title) }
            (sources(analysis))
            p.tally { (report::summary(analysis)) }
            @for line in report::revisions(analysis) { p.tally { (line) } }
            @if let Some(progress) = content.progress() { p.tally { "Review: " (progress) } }
        }
        (PreEscaped("<main>"))
    };
    out.write_all(head.into_string().as_bytes())?;
    write_summary(out, content)?;
    out.write_all(b"<h2 id=\"alignments\">Alignments</h2>")?;
    let mut named = FxHashSet::default();
    for entry in content.entries(include_single) {
        out.write_all(alignment(analysis, &entry, &mut named).into_string().as_bytes())?;
    }
    let foot = html! {
        (section("contradictions", report::CONTRADICTIONS, &report::contradictions(analysis)))
        (section("omissions", report::OMISSIONS, &report::omissions(analysis)))
        (section("corrected", "Corrected by the reviewer", &content.corrections()))
        (section("unattached", "Judgements that belong nowhere in these texts any more", &content.unattached()))
        (PreEscaped("</main>"))
        footer { p { "Keys: " kbd { "j" } " " kbd { "k" } " next and previous alignment, " kbd { "d" } " " kbd { "D" } " next and previous discrepancy." } }
        script { (PreEscaped(SCRIPT)) }
        (PreEscaped("</body></html>\n"))
    };
    out.write_all(foot.into_string().as_bytes())
}

fn title(analysis: &Analysis) -> String {
    let names: Vec<String> = analysis.document_ids().take(4).map(|d| report::source_name(analysis, d)).collect();
    let more = analysis.documents.len().saturating_sub(names.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}: compared", names.join(", "))
}

fn sources(analysis: &Analysis) -> Markup {
    html! {
        ul.sources aria-label="Sources" {
            @for id in analysis.document_ids() {
                @let about = &analysis.document(id).about;
                li {
                    b.sigil { (id) } " "
                    span.outlet { (report::source_name(analysis, id)) }
                    @if let Some(stamp) = about.published { ", " time datetime=(stamp.date) { (stamp.date) } }
                    @if let (Some(title), Some(_)) = (&about.title, &about.outlet) {
                        ": "
                        @match about.url.as_deref().filter(|u| is_web(u)) {
                            Some(url) => a href=(visible_line(url)) rel="noopener noreferrer" { (visible_line(title)) },
                            None => span { (visible_line(title)) },
                        }
                    }
                    @for words in report::provenance(analysis, id) { ", " small title=[about.sha256.as_deref()] { (words) } }
                }
            }
        }
    }
}

/// A list at the end; nothing where there is nothing to list.
fn section(id: &str, title: &str, lines: &[String]) -> Markup {
    html! {
        @if !lines.is_empty() {
            h2 #(id) { (title) }
            ul.judged { @for line in lines { li { (line) } } }
        }
    }
}

/// Writes the summary row by row; nothing where there is nothing to sum up.
fn write_summary(out: &mut impl Write, content: Content<'_>) -> io::Result<()> {
    let mut rows = content.summary().peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    out.write_all(b"<h2 id=\"summary\">Summary</h2><ol class=\"summary\">")?;
    for (number, statement) in rows {
        let row = html! {
            li class=(statement.dispute.verdict.name()) {
                (mark(statement.dispute.verdict)) " "
                a href={ "#alignment-" (number) } { (statement.line(content.analysis)) }
                (said(&statement))
                @for (i, words) in statement.explanations.iter().enumerate() { @if i > 0 { ";" } " " span.why { (words) } }
            }
        };
        out.write_all(row.into_string().as_bytes())?;
    }
    out.write_all(b"</ol>")
}

/// What a person said of a dispute.
fn said(statement: &Statement) -> Markup {
    html! { @if statement.mark != Mark::Open { " " span.judged { (statement.mark.name()) } } }
}

/// The glyph for the eye, the word for a screen reader.
fn mark(verdict: Verdict) -> Markup {
    html! { span.mark aria-hidden="true" { (report::glyph(verdict)) } span.said { (verdict.name()) } }
}

fn alignment(analysis: &Analysis, entry: &Entry, named: &mut FxHashSet<PassageId>) -> Markup {
    html! {
        article.alignment.(entry.verdict.name()) #{ "alignment-" (entry.number) } tabindex="-1" aria-labelledby={ "heading-" (entry.number) } {
            h3 #{ "heading-" (entry.number) } { (mark(entry.verdict)) " " (entry.number) }
            @if !entry.disputes.is_empty() {
                ul.disputes {
                    @for statement in &entry.disputes {
                        li class=(statement.dispute.verdict.name()) {
                            (mark(statement.dispute.verdict)) " " (statement.line(analysis)) (said(statement))
                            @for words in statement.explanations.iter().chain(&statement.voices) { br; span.why { (words) } }
                        }
                    }
                }
            }
            @if !entry.chosen.is_empty() {
                ul.chosen { @for words in &entry.chosen { li { span.why { "words chosen: " (words) } } } }
            }
            @if !entry.rejected.is_empty() || !entry.linked.is_empty() {
                ul.judged {
                    @for statement in &entry.rejected { li { "rejected: " s { (statement.line(analysis)) } } }
                    @for [a, b] in &entry.linked { li { (a) " and " (b) " linked by the reviewer" } }
                }
            }
            div.columns { @for column in &entry.columns { (passages(analysis, entry, column, named)) } }
        }
    }
}

/// The passages of a source. One that stands in several alignments is `named` in the first, where links to it lead.
fn passages(analysis: &Analysis, entry: &Entry, column: &Column, named: &mut FxHashSet<PassageId>) -> Markup {
    html! {
        blockquote {
            @for id in &column.passages {
                p id=[named.insert(*id).then(|| format!("passage-{id}"))] { (visible_line(analysis.words(*id))) " " (citation(analysis, *id)) }
                @for (_, note) in entry.notes.iter().filter(|(at, _)| at == id) { p.note { b { "Note: " } (note) } }
            }
        }
    }
}

/// Where a passage stands; leads to the source where that is on the web.
fn citation(analysis: &Analysis, id: PassageId) -> Markup {
    let words = html! { (id) " · " (report::citation(analysis, id)) };
    html! {
        cite {
            @match analysis.document(id.document).about.url.as_deref().filter(|u| is_web(u)) {
                Some(url) => a href=(visible_line(url)) rel="noopener noreferrer" { (words) },
                None => (words),
            }
        }
    }
}
