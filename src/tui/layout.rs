//! Where every passage of the Read view stands: columns of prose, bands that start level, screen rows with their byte ranges.

use super::{
    bands::{Band, Order, bands},
    story::Story,
    wrap::Wrapped,
};
use crate::text::{DocumentId, PassageId};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The widest and narrowest column of prose, in cells.
pub const WIDEST: u16 = 75;
/// The narrowest column where several stand side by side.
pub const NARROWEST: u16 = 34;
/// Cells beside the prose of a column: cursor bar, what was judged, verdict, space.
pub const GUTTER: u16 = 4;
/// The same where columns are as narrow as can be: what was judged takes the last.
const TIGHT: u16 = 3;
/// Cells of the screen that no column takes: a left margin, and a gap and the overview ruler at the right.
pub const MARGINS: u16 = 4;

/// How many columns a screen holds.
pub fn fit(width: u16) -> usize {
    usize::from(width.saturating_sub(MARGINS) / (NARROWEST + TIGHT)).max(1)
}

/// What a layout depends on beside the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Cells of the screen.
    pub width: u16,
    /// The sources shown, left to right.
    pub columns: Vec<DocumentId>,
    /// Whose order the others follow.
    pub base: DocumentId,
    /// Which order.
    pub order: Order,
    /// The story's generation.
    pub epoch: u64,
}

/// A column of prose on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The source.
    pub document: DocumentId,
    /// Its first cell, the cursor bar's.
    pub x: u16,
    /// Cells before its prose.
    pub gutter: u16,
    /// Cells of prose.
    pub width: u16,
}

impl Column {
    /// The first cell of its prose.
    pub fn prose(&self) -> u16 {
        self.x + self.gutter
    }

    /// One past its last cell.
    pub fn right(&self) -> u16 {
        self.prose() + self.width
    }
}

/// A row of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Line {
    /// Nothing.
    #[default]
    Blank,
    /// The source says nothing of what the band is about.
    Silent,
    /// What the source says of it stands level with something else.
    Elsewhere(PassageId),
    /// Text.
    Prose {
        /// Whose.
        passage: PassageId,
        /// First byte.
        start: u32,
        /// One past the last byte.
        end: u32,
        /// Whether it is the passage's first row.
        first: bool,
    },
}

/// A band on the canvas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its passages.
    pub band: Band,
    /// Its first row.
    pub top: u32,
    /// Its rows, without the blank one after it.
    pub height: u32,
}

/// Where a passage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which column.
    pub column: usize,
    /// Which band.
    pub band: usize,
    /// Its first row.
    pub top: u32,
    /// Its rows.
    pub height: u32,
}

/// The canvas of the Read view; the screen shows a part of it.
#[derive(Debug, Default)]
pub struct Layout {
    /// Left to right.
    pub columns: Vec<Column>,
    /// Top to bottom.
    pub bands: Vec<Placed>,
    /// Rows of the whole.
    pub height: u32,
    lines: Vec<Vec<Line>>,
    /// For each column its passages from top to bottom.
    pub order: Vec<Vec<PassageId>>,
    places: FxHashMap<PassageId, Place>,
}

/// Documents wrapped so far.
pub type Wraps = FxHashMap<(DocumentId, u16), Arc<Wrapped>>;

impl Layout {
    /// Lays the story out.
    pub fn new(story: &Story, key: &Key, wraps: &mut Wraps) -> Layout {
        let mut layout = Layout { columns: columns(key.width, &key.columns), ..Layout::default() };
        layout.lines = vec![Vec::new(); layout.columns.len()];
        layout.order = vec![Vec::new(); layout.columns.len()];
        let wrapped: Vec<Arc<Wrapped>> = layout.columns.iter().map(|c| wrap_of(story, c.document, c.width, wraps)).collect();
        let base = layout.column_of(key.base);
        for band in bands(story, &key.columns, key.base, key.order) {
            layout.add(story, &wrapped, base, band);
        }
        layout
    }

    fn add(&mut self, story: &Story, wrapped: &[Arc<Wrapped>], base: Option<usize>, band: Band) {
        let top = self.height;
        for (column, passages) in band.cells.iter().enumerate() {
            let lines = &mut self.lines[column];
            if band.comparison.is_some() && passages.is_empty() {
                let document = self.columns.get(column).map(|c| c.document);
                lines.push(elsewhere(story, &band, base, document).map_or(Line::Silent, Line::Elsewhere));
            }
            let mut paragraph = None;
            for id in passages {
                let this = story.analysis.passage(*id).paragraph;
                if paragraph.is_some_and(|p| p != this) {
                    lines.push(Line::Blank);
                }
                paragraph = Some(this);
                let rows = wrapped[column].passage(id.index());
                let place = Place { column, band: self.bands.len(), top: lines.len() as u32, height: rows.len() as u32 };
                self.places.insert(*id, place);
                self.order[column].push(*id);
                lines.extend(rows.iter().enumerate().map(|(i, r)| Line::Prose { passage: *id, start: r.start, end: r.end, first: i == 0 }));
            }
        }
        let bottom = self.lines.iter().map(Vec::len).max().unwrap_or(0) as u32;
        self.height = bottom + 1;
        for lines in &mut self.lines {
            lines.resize(self.height as usize, Line::Blank);
        }
        self.bands.push(Placed { band, top, height: bottom - top });
    }

    /// A row of a column; blank outside.
    pub fn line(&self, column: usize, row: i64) -> Line {
        let row = usize::try_from(row).ok();
        row.and_then(|r| self.lines.get(column)?.get(r)).copied().unwrap_or_default()
    }

    /// Where a passage stands; `None` where its source is not shown.
    pub fn place(&self, passage: PassageId) -> Option<Place> {
        self.places.get(&passage).copied()
    }

    /// The column that shows a source.
    pub fn column_of(&self, document: DocumentId) -> Option<usize> {
        self.columns.iter().position(|c| c.document == document)
    }
}

/// The passage of a source that meets what the base tells in a band, or what others tell where the base is silent, though it stands level
/// with something else: of several the gravest. Who meets only what stands beside the base tells something else.
fn elsewhere(story: &Story, band: &Band, base: Option<usize>, document: Option<DocumentId>) -> Option<PassageId> {
    let told = band.comparison.and_then(|c| story.comparison(c)).map_or(&[][..], |c| &c.alignment.passages);
    let level = told.iter().find(|p| Some(p.document) == document);
    let of_base = base.and_then(|column| band.cells.get(column)).filter(|cell| !cell.is_empty());
    let cells = of_base.map_or(&band.cells[..], std::slice::from_ref);
    let met = cells.iter().flatten().flat_map(|p| story.against(*p)).filter(|(p, _)| Some(p.document) == document);
    level.copied().or_else(|| met.max_by_key(|(p, verdict)| (*verdict, std::cmp::Reverse(*p))).map(|(p, _)| p))
}

/// The rows of a document at a width, wrapped at most once.
pub fn wrap_of(story: &Story, document: DocumentId, width: u16, wraps: &mut Wraps) -> Arc<Wrapped> {
    wraps.entry((document, width)).or_insert_with(|| Arc::new(Wrapped::new(story.analysis.document(document), width))).clone()
}

/// Shares the width of the screen among `documents`; what is left over goes to both sides.
fn columns(width: u16, documents: &[DocumentId]) -> Vec<Column> {
    let count = u16::try_from(documents.len()).unwrap_or(u16::MAX).max(1);
    let room = width.saturating_sub(MARGINS);
    let each = (room / count).min(WIDEST + GUTTER);
    let left = 1 + (room - each * count) / 2;
    let gutter = if each < NARROWEST + GUTTER { TIGHT } else { GUTTER };
    (0..).zip(documents).map(|(i, d)| Column { document: *d, x: left + i * each, gutter, width: each.saturating_sub(gutter).max(1) }).collect()
}

#[cfg(test)]
mod tests;
