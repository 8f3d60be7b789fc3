//! What the reader sees, handed on in other forms. Reads an [`Analysis`] and writes; decides nothing.

pub mod csv;
mod excerpt;
pub mod facts;
mod html;
pub mod json;
pub mod markdown;
pub mod report;
pub mod text;
mod value;
pub mod voucher;

#[cfg(test)]
mod tests;

pub use report::Content;
pub use text::Passages;

use std::io::{self, Write};

/// The forms a comparison is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// One self-contained page.
    Html,
    /// The contract for scripts.
    Json,
    /// Facts against sources.
    Csv,
}

impl Format {
    /// Every form, in the order that help lists them.
    pub const ALL: [Format; 5] = [Format::Text, Format::Markdown, Format::Html, Format::Json, Format::Csv];

    /// The usual ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Json => "json",
            Format::Csv => "csv",
        }
    }
}

/// What of a comparison is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Cells a line of plain text may take.
    pub width: usize,
    /// Also what one source alone tells.
    pub include_single: bool,
    /// JSON: also the candidate links.
    pub candidates: bool,
    /// Plain text: how the passages of an alignment stand.
    pub passages: Passages,
}

/// Writes a comparison in one of the forms.
///
/// # Errors
/// What the writer answers.
pub fn write(out: &mut impl Write, content: Content<'_>, format: Format, options: Options) -> io::Result<()> {
    let Options { width, include_single, candidates, passages } = options;
    match format {
        Format::Text => text::write(out, content, text::Options { width, include_single, passages }),
        Format::Markdown => markdown::write(out, content, include_single),
        Format::Html => html::write(out, content, include_single),
        Format::Json => json::write(out, content, json::Options { alignments: true, include_single, candidates }),
        Format::Csv => csv::write(out, content, include_single),
    }
}
