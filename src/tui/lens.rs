//! The Lens view: one source at reading width, and what the others say of the passage under the cursor.

use super::{
    layout::{self, GUTTER, Line, NARROWEST, WIDEST, Wraps},
    story::Story,
};
use crate::text::{DocumentId, PassageId};
use rustc_hash::FxHashMap;

/// Cells of the verdict tally at line ends.
pub const TALLY: u16 = 12;

/// Where the two parts of the view stand, in cells from the top left of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frame {
    /// Cells of the base's prose.
    pub prose: u16,
    /// Rows of the base.
    pub rows: u16,
    /// The drawer: x, y, width, height.
    pub drawer: (u16, u16, u16, u16),
    /// Whether the drawer is beside the base rather than below it.
    pub beside: bool,
}

impl Frame {
    /// Beside where both are wide enough to read, else below.
    fn new((width, height): (u16, u16)) -> Frame {
        let room = width.saturating_sub(layout::MARGINS);
        let beside = room >= 2 * NARROWEST + GUTTER + TALLY + 3;
        if beside {
            let prose = ((room - GUTTER - TALLY - 3) / 2).clamp(NARROWEST, WIDEST);
            let x = 1 + GUTTER + prose + TALLY + 1;
            Frame { prose, rows: height, drawer: (x, 0, (width - 3 - x).min(WIDEST + 8), height), beside }
        } else {
            let prose = room.saturating_sub(GUTTER + if room >= 50 { TALLY } else { 0 }).clamp(1, WIDEST);
            let below = (height * 2 / 5).clamp(2.min(height), height);
            Frame { prose, rows: height - below, drawer: (1, height - below, room, below), beside }
        }
    }
}

/// The Lens view.
#[derive(Debug, Default)]
pub struct Lens {
    /// Where its parts stand.
    pub frame: Frame,
    /// The base source.
    pub base: Option<DocumentId>,
    /// The passage of the base that the cursor belongs to.
    pub home: Option<PassageId>,
    /// The rows of the base.
    pub lines: Vec<Line>,
    /// First row on screen.
    pub scroll: u32,
    /// First line of the drawer on screen.
    pub drawer_scroll: u32,
    places: FxHashMap<PassageId, (u32, u32)>,
    key: Option<(DocumentId, (u16, u16), u64)>,
}

impl Lens {
    /// Fits the view to what has changed.
    #[allow(clippy::too_many_arguments, reason = "one call, each is one fact of the state")]
    pub fn settle(&mut self, story: &Story, base: DocumentId, cursor: PassageId, size: (u16, u16), epoch: u64, wraps: &mut Wraps, margin: u16) {
        if self.key != Some((base, size, epoch)) {
            self.key = Some((base, size, epoch));
            self.frame = Frame::new(size);
            self.lay_out(story, base, wraps);
        }
        self.base = Some(base);
        let home = home(story, base, cursor);
        if self.home != home {
            self.drawer_scroll = 0;
            self.home = home;
        }
        let Some((top, height)) = home.and_then(|h| self.places.get(&h)).copied() else { return };
        let rows = u32::from(self.frame.rows);
        let margin = u32::from(margin).min(rows.saturating_sub(height) / 2);
        let highest = top.saturating_sub(margin);
        self.scroll = self.scroll.clamp((top + height.min(rows) + margin).saturating_sub(rows).min(highest), highest);
        self.scroll = self.scroll.min((self.lines.len() as u32).saturating_sub(rows.min(height + margin)));
    }

    fn lay_out(&mut self, story: &Story, base: DocumentId, wraps: &mut Wraps) {
        let wrapped = layout::wrap_of(story, base, self.frame.prose, wraps);
        self.lines.clear();
        self.places.clear();
        let mut paragraph = None;
        for passage in story.passages(base) {
            let this = story.analysis.passage(passage).paragraph;
            if paragraph.is_some_and(|p| p != this) {
                self.lines.push(Line::Blank);
            }
            paragraph = Some(this);
            let rows = wrapped.passage(passage.index());
            self.places.insert(passage, (self.lines.len() as u32, rows.len() as u32));
            self.lines.extend(rows.iter().enumerate().map(|(i, r)| Line::Prose { passage, start: r.start, end: r.end, first: i == 0 }));
        }
    }

    /// Where a passage of the base stands: its first row and its rows.
    pub fn place(&self, passage: PassageId) -> Option<(u32, u32)> {
        self.places.get(&passage).copied()
    }
}

/// The passage of `base` that `passage` belongs to: itself, the one aligned with it, else the one aligned with what comes before it.
pub fn home(story: &Story, base: DocumentId, passage: PassageId) -> Option<PassageId> {
    if passage.document == base {
        return Some(passage);
    }
    let before = (0..=passage.index()).rev().map(|i| passage.document.passage(i));
    let aligned = before.filter_map(|p| story.together(p).iter().find(|q| q.document == base)).next();
    aligned.copied().or_else(|| story.passages(base).next())
}
