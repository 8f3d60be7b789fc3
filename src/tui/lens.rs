//! The Lens view: one source at reading width, and what the others say of the passage under the cursor.

use super::{
    drawer::{self, Of, Said},
    layout::{self, GUTTER, Line, NARROWEST, WIDEST, Wraps},
    list::{into_view, is_in_view, jump_to},
    state::Cursor,
    story::Story,
};
use crate::text::{DocumentId, PassageId};
use rustc_hash::FxHashMap;

/// Cells of the verdict tally at line ends.
pub const TALLY: u16 = 12;

/// Rows from which on the drawer below the base takes two fifths at most, wherever the cursor is.
const LOW: u16 = 16;

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
    /// Beside where both are wide enough to read, else below; where that is low, the part with the cursor in it is the larger one. The
    /// drawer is as tall as it may be.
    fn new((width, height): (u16, u16), in_drawer: bool) -> Frame {
        let room = width.saturating_sub(layout::MARGINS);
        let beside = room >= 2 * NARROWEST + GUTTER + TALLY + 3;
        if beside {
            let prose = ((room - GUTTER - TALLY - 3) / 2).clamp(NARROWEST, WIDEST);
            let x = 1 + GUTTER + prose + TALLY + 1;
            Frame { prose, rows: height, drawer: (x, 0, (width - 3 - x).min(WIDEST + 8), height), beside }
        } else {
            let prose = room.saturating_sub(GUTTER + if room >= 50 { TALLY } else { 0 }).clamp(1, WIDEST);
            let fifths = if height >= LOW {
                2
            } else if in_drawer {
                4
            } else {
                3
            };
            let below = (height * fifths / 5).clamp(2.min(height), height);
            Frame { prose, rows: height - below, drawer: (1, height - below, room, below), beside }
        }
    }
}

impl Frame {
    /// The same with a drawer below the base that is no taller than its lines and the rule above them.
    fn around(self, lines: usize) -> Frame {
        let (x, y, width, most) = self.drawer;
        let rows = u16::try_from(lines + 1).unwrap_or(most).clamp(2.min(most), most);
        let more = if self.beside { 0 } else { most - rows };
        Frame { rows: self.rows + more, drawer: (x, y + more, width, most - more), ..self }
    }

    /// Cells of the drawer's words: without the cursor's bar, two signs and a space.
    fn said_width(&self) -> u16 {
        self.drawer.2.saturating_sub(4).max(8)
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
    /// Whether the cursor is there, or on what others say of it; else the base has no part in what the cursor is at.
    pub told: bool,
    /// The lines of the drawer.
    pub drawer: Vec<Said>,
    /// First line of the drawer on screen.
    pub drawer_scroll: u32,
    places: FxHashMap<PassageId, (u32, u32)>,
    key: Option<(DocumentId, (u16, u16), u64)>,
    drawn: Option<(Cursor, Vec<DocumentId>)>,
}

impl Lens {
    /// Fits the view to what has changed: the base, the sources shown, the cursor, columns and rows, the story's epoch,
    /// and the passage that stays where it is on screen.
    #[allow(clippy::too_many_arguments, reason = "one call, each is one fact of the state")]
    pub fn settle(
        &mut self,
        story: &Story,
        base: DocumentId,
        shown: &[DocumentId],
        cursor: Cursor,
        size: (u16, u16),
        epoch: u64,
        wraps: &mut Wraps,
        margin: u16,
        in_place: Option<PassageId>,
    ) {
        let frame = Frame::new(size, cursor.passage.document != base);
        if self.key != Some((base, size, epoch)) {
            self.key = Some((base, size, epoch));
            self.lay_out(story, base, frame.prose, wraps);
            self.drawn = None;
        }
        self.frame = frame;
        self.base = Some(base);
        self.home = home(story, base, cursor.passage);
        let Some(home) = self.home else { return };
        if self.drawn.as_ref().is_none_or(|(at, of)| *at != cursor || of != shown) {
            self.told = is_told(story, home, cursor);
            let anchor = if self.told { home } else { cursor.passage };
            self.drawer = drawer::lines(story, shown, base, anchor, cursor, usize::from(frame.said_width()));
            self.drawer_scroll = 0;
            self.drawn = Some((cursor, shown.to_vec()));
        }
        self.frame = frame.around(self.drawer.len());
        let chosen = self.chosen().unwrap_or((self.drawer_scroll, 0));
        self.drawer_scroll = into_view(self.drawer_scroll, chosen, self.drawer_rows(), 0);
        if self.at_last() {
            // what stands below the last passage comes with it
            let end = (self.drawer.len() as u32).saturating_sub(self.drawer_rows());
            self.drawer_scroll = self.drawer_scroll.max(end.min(chosen.0));
        }
        let Some(place) = self.place(home) else { return };
        let rows = u32::from(self.frame.rows);
        if in_place == Some(home) && is_in_view(self.scroll, place, rows) {
            return;
        }
        let to = if cursor.comparison.is_some() { jump_to } else { into_view };
        self.scroll = to(self.scroll, place, rows, margin.into());
        self.scroll = self.scroll.min((self.lines.len() as u32).saturating_sub(rows));
    }

    /// The passage above or below one in the drawer, the base's above them all.
    pub fn beside(&self, passage: PassageId, below: bool) -> Option<PassageId> {
        let base = self.home.filter(|_| self.told);
        let said = self.drawer.iter().filter_map(|l| if let Of::Passage(id) = l.of { Some(id) } else { None });
        let order: Vec<PassageId> = base.into_iter().chain(said).collect();
        let at = order.iter().position(|p| *p == passage)?;
        order.get(if below { at + 1 } else { at.checked_sub(1)? }).copied()
    }

    /// Whether the drawer says nothing of other passages below the chosen one.
    pub fn at_last(&self) -> bool {
        let below = self.drawer.iter().skip_while(|l| !l.chosen).skip_while(|l| l.chosen);
        self.chosen().is_some() && !below.into_iter().any(|l| matches!(l.of, Of::Passage(_)))
    }

    /// The lines of the drawer that belong to the passage under the cursor: the first, and how many.
    pub fn chosen(&self) -> Option<(u32, u32)> {
        let first = self.drawer.iter().position(|l| l.chosen)?;
        let count = self.drawer.iter().skip(first).take_while(|l| l.chosen).count();
        Some((first as u32, count as u32))
    }

    /// The lines of the drawer that are on screen at once.
    pub fn drawer_rows(&self) -> u32 {
        let rows = u32::from(self.frame.drawer.3);
        let over = self.drawer.len() as u32 > rows;
        rows.saturating_sub(u32::from(!self.frame.beside || over)).max(1)
    }

    fn lay_out(&mut self, story: &Story, base: DocumentId, width: u16, wraps: &mut Wraps) {
        let wrapped = layout::wrap_of(story, base, width, wraps);
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

/// Whether the base's passage `home` has a part in what the cursor is at.
fn is_told(story: &Story, home: PassageId, cursor: Cursor) -> bool {
    let holds = |c: usize| story.comparison(c).is_some_and(|c| c.alignment.passages.contains(&home));
    cursor.passage == home || cursor.comparison.map_or_else(|| story.together(cursor.passage).contains(&home), holds)
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
