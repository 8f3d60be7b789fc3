//! The Facts view: what is compared (rows) against sources (columns), the gravest first, disputes in plain words before the rest.

use super::{drawer, list::List, state::Cursor, story::Story};
use crate::{analysis::Dispute, compare::Verdict, export::report, facts::Kind, text::DocumentId};

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactRow {
    /// A line between parts.
    Title(&'static str),
    /// A dispute, or what is quoted, in plain words, wrapped.
    Words {
        /// Which, by its place in [`Story::disputes`].
        dispute: usize,
        /// The statement, and from `reasons` on why.
        lines: Vec<String>,
        /// Where the reasons begin.
        reasons: usize,
    },
    /// A dispute or agreement, one cell for each source.
    Values(usize),
    /// An alignment without findings, one cell for each source.
    Aligned(usize),
}

/// The Facts view.
#[derive(Debug, Default)]
pub struct FactRows {
    /// The rows.
    pub list: List<FactRow>,
    /// The first source in the window of columns.
    pub window: usize,
    /// Which columns are on screen and how wide.
    pub columns: Columns,
    key: Option<(u16, u64, String, Vec<DocumentId>)>,
}

/// Columns of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// Cells of the subject.
    pub subject: u16,
    /// Cells of each source, with the space after it.
    pub cell: u16,
    /// The sources on screen.
    pub documents: Vec<DocumentId>,
}

/// The narrowest cell.
const NARROWEST: u16 = 12;
/// The widest cell.
const WIDEST: u16 = 36;

impl FactRows {
    /// Fits the view to what has changed. `size` is width, rows of the body, and the story's epoch.
    pub fn settle(&mut self, story: &Story, shown: &[DocumentId], cursor: Option<Cursor>, filter: &str, size: (u16, u16, u64), margin: u16) {
        let (width, body, epoch) = size;
        let key = (width, epoch, filter.to_owned(), shown.to_vec());
        if self.key.as_ref() != Some(&key) {
            self.list.set(rows(story, usize::from(width.saturating_sub(9)).max(10), filter));
            self.key = Some(key);
        }
        self.settle_columns(width, shown, cursor);
        let own = cursor.and_then(|c| self.row_of(story, c));
        let any = || self.list.nearest(|row| self.comparison(story, row).is_some());
        self.list.selected = own.or_else(any).unwrap_or(self.list.selected);
        self.list.scroll_into_view(body, margin);
    }

    fn settle_columns(&mut self, width: u16, shown: &[DocumentId], cursor: Option<Cursor>) {
        let room = width.saturating_sub(7);
        let subject = (room / 4).clamp(10, 34);
        let room = room.saturating_sub(subject + 1);
        let count = usize::from(room / NARROWEST).max(1).min(shown.len());
        let cell = (room / u16::try_from(count).unwrap_or(u16::MAX).max(1)).min(WIDEST);
        if let Some(at) = cursor.and_then(|c| shown.iter().position(|d| *d == c.passage.document)) {
            self.window = self.window.clamp((at + 1).saturating_sub(count), at);
        }
        self.window = self.window.min(shown.len() - count);
        self.columns = Columns { subject, cell, documents: shown[self.window..self.window + count].to_vec() };
    }

    /// The row that a cursor is on: its dispute's, else one of its comparison, else one of its passage; the selected one before others.
    pub fn row_of(&self, story: &Story, cursor: Cursor) -> Option<usize> {
        let rows = &self.list.rows;
        let first = |is: &dyn Fn(&FactRow) -> bool| {
            let kept = rows.get(self.list.selected).filter(|r| is(r)).map(|_| self.list.selected);
            kept.or_else(|| rows.iter().position(is))
        };
        let is_dispute = |row: &FactRow| cursor.dispute.is_some() && dispute_of(row) == cursor.dispute;
        let is_comparison = |row: &FactRow| cursor.comparison.is_some() && self.comparison(story, row) == cursor.comparison;
        let holds = |row: &FactRow| self.comparison(story, row).is_some_and(|c| story.comparisons_of(cursor.passage).contains(&c));
        first(&is_dispute).or_else(|| first(&is_comparison)).or_else(|| first(&holds))
    }

    /// The comparison that a row is about.
    pub fn comparison(&self, story: &Story, row: &FactRow) -> Option<usize> {
        match row {
            FactRow::Title(_) => None,
            FactRow::Words { dispute, .. } | FactRow::Values(dispute) => story.disputes.get(*dispute).map(|d| d.comparison),
            FactRow::Aligned(comparison) => Some(*comparison),
        }
    }

    /// The cursor on the chosen row: at its own passage where that has part in it, else at another of its source or at the first.
    pub fn on_row(&self, story: &Story, cursor: Cursor) -> Option<Cursor> {
        let row = self.list.chosen()?;
        let comparison = self.comparison(story, row)?;
        if story.comparisons_of(cursor.passage).contains(&comparison) {
            return Some(Cursor { comparison: Some(comparison), dispute: dispute_of(row), ..cursor });
        }
        self.target(story, self.list.selected, cursor.passage.document)
    }

    /// Where the cursor goes on a row, in the source given where that has part in it.
    pub fn target(&self, story: &Story, row: usize, document: DocumentId) -> Option<Cursor> {
        let row = self.list.rows.get(row)?;
        if let Some(dispute) = dispute_of(row) {
            let passage = story.place_of(story.disputes.get(dispute)?, document)?;
            return Some(Cursor::at(story, passage, Some(dispute)));
        }
        let comparison = self.comparison(story, row)?;
        let passages = &story.comparison(comparison)?.alignment.passages;
        let passage = passages.iter().find(|p| p.document == document).or(passages.first())?;
        Some(Cursor { comparison: Some(comparison), ..Cursor::on(*passage) })
    }
}

/// The dispute of a row, by its place in [`Story::disputes`].
pub fn dispute_of(row: &FactRow) -> Option<usize> {
    match row {
        FactRow::Words { dispute, .. } | FactRow::Values(dispute) => Some(*dispute),
        FactRow::Title(_) | FactRow::Aligned(_) => None,
    }
}

/// Lines of a statement, and of the reasons for it, before the rest is left to the card.
const MOST_STATED: usize = 6;
const MOST_REASONS: usize = 5;
/// The same of a quotation that is in dispute with none.
const MOST_QUOTED: usize = 3;

/// Paragraphs wrapped to at most so many lines, and one that says where the rest is.
fn wrapped(paragraphs: &[String], width: usize, most: usize) -> Vec<String> {
    let mut lines = paragraphs.iter().flat_map(|words| textwrap::wrap(words, width)).map(|l| l.into_owned());
    let mut shown: Vec<String> = lines.by_ref().take(most).collect();
    shown.extend(lines.next().map(|_| drawer::REST.to_owned()));
    shown
}

/// A dispute with those of its findings alone that have its verdict: why it is one. The card tells the rest.
fn gravest(story: &Story, dispute: &Dispute) -> Dispute {
    let findings = story.comparison(dispute.comparison).map_or(&[][..], |c| &c.findings);
    let is = |i: &usize| findings.get(*i).is_some_and(|f| f.verdict == dispute.verdict);
    Dispute { findings: dispute.findings.iter().copied().filter(is).collect(), ..dispute.clone() }
}

fn rows(story: &Story, width: usize, filter: &str) -> Vec<(FactRow, u32)> {
    let passes = |words: &str| filter.is_empty() || words.to_lowercase().contains(&filter.to_lowercase());
    let (mut grave, mut rest) = (Vec::new(), Vec::new());
    for (i, dispute) in story.disputes.iter().enumerate() {
        let statement = report::statement(&story.analysis, dispute.clone());
        let line = statement.line(&story.analysis);
        let values = statement.values.iter().map(|(_, words)| words.as_str());
        if !passes(&format!(
            "{line} {} {}",
            dispute.verdict.name(),
            values.chain(statement.explanations.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
        )) {
            continue;
        }
        match dispute.verdict {
            Verdict::Discrepancy => {
                let reasons_of = report::statement(&story.analysis, gravest(story, dispute)).explanations;
                let mut lines = wrapped(&[line], width, MOST_STATED);
                let reasons = lines.len();
                lines.extend(wrapped(&reasons_of, width, MOST_REASONS));
                let height = lines.len() as u32 + 1;
                grave.push((FactRow::Words { dispute: i, lines, reasons }, height));
            }
            // no column is wide enough for what people say
            Verdict::Compatible | Verdict::Agree | Verdict::Reworded | Verdict::Single if dispute.kind == Kind::Quote => {
                let lines = wrapped(&[line], width, MOST_QUOTED);
                let (reasons, height) = (lines.len(), lines.len() as u32);
                rest.push((FactRow::Words { dispute: i, lines, reasons }, height));
            }
            Verdict::Compatible | Verdict::Agree | Verdict::Reworded | Verdict::Single => rest.push((FactRow::Values(i), 1)),
        }
    }
    for index in &story.aligned {
        let Some(comparison) = story.comparison(*index).filter(|c| c.findings.is_empty()) else { continue };
        let words = comparison.alignment.passages.iter().map(|p| story.analysis.words(*p)).collect::<Vec<_>>().join(" ");
        if passes(&format!("{words} {}", comparison.verdict.name())) {
            rest.push((FactRow::Aligned(*index), 1));
        }
    }
    let mut rows = Vec::new();
    if !grave.is_empty() {
        rows.push((FactRow::Title("Discrepancies"), 1));
        rows.extend(grave);
    }
    if !rest.is_empty() {
        rows.push((FactRow::Title("Also told by several"), 1));
        rows.extend(rest);
    }
    rows
}
