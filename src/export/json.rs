//! JSON: the contract that scripts rely on. What its lines hold is said here alone, so that the core may change without breaking it.

mod compact;
mod rows;
mod values;

use super::report::Content;
use crate::{
    analysis::Analysis,
    facts::{FactId, Value},
    text::{DocumentId, PassageId},
};
use compact::{Json, add, object};
use rayon::prelude::*;
use std::io::{self, Write};

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
pub fn write(out: &mut impl Write, content: Content<'_>, options: Options) -> io::Result<()> {
    let Content { analysis, review, problems } = content;
    let head = object(|o| {
        add!(o, "schema", SCHEMA);
        add!(o, "version", env!("CARGO_PKG_VERSION"));
    });
    out.write_all(b"{\"crossread\":")?;
    one(out, head)?;
    let documents: Vec<DocumentId> = analysis.document_ids().collect();
    array(out, "sources", &documents, LONG, |_, id| rows::source(analysis, *id))?;
    let facts = documents.iter().flat_map(|d| (0..analysis.extractions[d.index()].facts.len() as u32).map(|i| FactId::new(*d, i)));
    // the list of facts has quotations whole; comparisons meet them passage by passage
    let facts = facts.filter(|id| options.alignments || !matches!(analysis.fact(*id).value, Value::Quote(q) if q.continued));
    array(out, "facts", &facts.collect::<Vec<_>>(), SHORT, |_, id| rows::fact(analysis, *id))?;
    if options.alignments {
        let comparisons = &analysis.comparisons;
        let singles: Vec<PassageId> = if options.include_single { analysis.singles().collect() } else { Vec::new() };
        let mut array = Array::open(out, "alignments")?;
        array.extend(comparisons, LONG, |i, c| rows::aligned(analysis, i + 1, c))?;
        array.extend(&singles, SHORT, |i, id| rows::single(comparisons.len() + i + 1, *id))?;
        array.close()?;
    }
    if options.alignments && !analysis.contradictions.is_empty() {
        array(out, "contradictions", &analysis.contradictions, SHORT, |_, f| rows::finding(analysis, f))?;
    }
    if options.alignments && !analysis.omissions.is_empty() {
        array(out, "omissions", &analysis.omissions, SHORT, |_, o| rows::omitted(o))?;
    }
    let revisions = if options.alignments { analysis.revisions() } else { Vec::new() };
    if !revisions.is_empty() {
        array(out, "revisions", &revisions, LONG, |_, r| rows::revision(r))?;
    }
    if options.candidates {
        array(out, "candidates", &analysis.candidates, SHORT, |_, l| rows::candidate(l))?;
    }
    if !review.is_empty() {
        out.write_all(b",\"review\":")?;
        one(out, rows::judged(content))?;
    }
    array(out, "problems", problems, SHORT, |_, p| rows::problem(p))?;
    out.write_all(b"}\n")
}

fn one(out: &mut impl Write, value: impl Json) -> io::Result<()> {
    let mut line = Vec::new();
    value.write(&mut line);
    out.write_all(&line)
}

/// Writes a list whole; see [`Array`].
fn array<'a, T: Sync, R: Json>(out: &mut impl Write, key: &str, items: &'a [T], lines: usize, row: impl Fn(usize, &'a T) -> R + Sync) -> io::Result<()> {
    let mut array = Array::open(out, key)?;
    array.extend(items, lines, row)?;
    array.close()
}

/// So many lines are made one after the other: of whole sources and alignments, and of what takes a short line. Handing them over to
/// another thread takes longer than a few short ones.
const LONG: usize = 4;
const SHORT: usize = 64;
/// So many times as many are made side by side and then written.
const GOES: usize = 16;

/// A list that is being written, one item a line and few lines in memory at a time: a comparison of thousands of articles is never held twice.
struct Array<'w, W> {
    out: &'w mut W,
    empty: bool,
}

impl<'w, W: Write> Array<'w, W> {
    fn open(out: &'w mut W, key: &str) -> io::Result<Array<'w, W>> {
        write!(out, ",\"{key}\":[")?;
        Ok(Array { out, empty: true })
    }

    /// Adds a line for each item, which `row` makes of its place and itself; so many `lines` in a row.
    fn extend<'a, T: Sync, R: Json>(&mut self, items: &'a [T], lines: usize, row: impl Fn(usize, &'a T) -> R + Sync) -> io::Result<()> {
        let mut made = vec![Vec::new(); GOES];
        for (nth, batch) in items.chunks(GOES * lines).enumerate() {
            made.iter_mut().for_each(Vec::clear);
            made.par_iter_mut().zip(batch.par_chunks(lines)).enumerate().for_each(|(go, (made, items))| {
                let first = (nth * GOES + go) * lines;
                for (i, item) in items.iter().enumerate() {
                    made.extend_from_slice(b",\n");
                    row(first + i, item).write(made);
                }
            });
            for made in &made {
                self.out.write_all(if self.empty { made.get(1..).unwrap_or_default() } else { made })?;
                self.empty &= made.is_empty();
            }
        }
        Ok(())
    }

    fn close(self) -> io::Result<()> {
        self.out.write_all(b"]")
    }
}

/// A fact's name in exports: its passage and its place there (`A5.1`).
pub fn fact_name(analysis: &Analysis, id: FactId) -> String {
    rows::fact_name(analysis, id).as_str().to_owned()
}
