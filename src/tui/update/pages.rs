//! Turning pages: by rows of the screen, so that no text goes by unseen. The cursor follows.

use super::{moves, warn};
use crate::{
    text::PassageId,
    tui::{
        layout::Column,
        list::is_in_view,
        state::{Cursor, State, View},
    },
};

/// Rows that two pages share.
const OVERLAP: u32 = 2;

/// How far is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    Page,
    Half,
}

impl Length {
    /// In rows of a screen that has so many.
    fn rows(self, screen: u32) -> u32 {
        match self {
            Length::Page => screen.saturating_sub(OVERLAP),
            Length::Half => screen / 2,
        }
        .max(1)
    }
}

/// Where passages stand, each with its first row and its rows.
type Places = Vec<(PassageId, (u32, u32))>;

/// To the next or previous page.
pub(super) fn turn(state: &mut State, forward: bool, length: Length) {
    let rows = length.rows(state.body_height().into());
    match state.view {
        View::Stories => {
            let by = (rows as usize / 2).max(1);
            let to = if forward { state.chosen + by } else { state.chosen.saturating_sub(by) };
            state.chosen = to.min(state.stories.len().saturating_sub(1));
        }
        View::Read => read(state, forward, rows),
        View::Lens => {
            let in_drawer = state.lens.home != state.cursor.map(|c| c.passage);
            if !in_drawer || !moves::within(state, forward) {
                lens(state, forward, length);
            }
        }
        View::Facts | View::Time => {
            if !moves::within(state, forward) {
                moves::in_rows(state, forward, rows);
            }
        }
    }
}

/// `scroll` moved by so many rows, from the first of a text to where its last one is at the bottom of the screen.
fn turned(scroll: u32, forward: bool, rows: u32, lowest: u32) -> u32 {
    if forward { (scroll + rows).min(lowest.max(scroll)) } else { scroll.saturating_sub(rows) }
}

/// The first passage that begins on a screen, else the one that fills it.
fn first_on(scroll: u32, screen: u32, places: &Places) -> Option<PassageId> {
    let seen = || places.iter().filter(|(_, rows)| is_in_view(scroll, *rows, screen));
    seen().find(|(_, (top, _))| *top >= scroll).or_else(|| seen().next()).map(|(passage, _)| *passage)
}

/// The passages of a column of Read from top to bottom.
fn places_of(state: &State, column: &Column) -> Places {
    let order = state.read.layout.column_of(column.document).and_then(|c| state.read.layout.order.get(c));
    order.into_iter().flatten().filter_map(|p| Some((*p, state.rows_of(*p)?))).collect()
}

/// Where the cursor's source has nothing on the page the cursor goes to another that has; where each scrolls alone, to the next passage
/// of its own.
fn read(state: &mut State, forward: bool, rows: u32) {
    let Some(cursor) = state.cursor else { return };
    let screen = u32::from(state.body_height());
    let is_own = |c: &&Column| c.document == cursor.passage.document;
    let (own, others): (Vec<&Column>, Vec<&Column>) = state.read.layout.columns.iter().partition(is_own);
    let own: Places = own.into_iter().flat_map(|c| places_of(state, c)).collect();
    let others: Vec<Places> = others.into_iter().filter(|_| !state.read.alone).map(|c| places_of(state, c)).collect();
    let bottom = own.iter().chain(others.iter().flatten()).map(|(_, (top, height))| top + height).max().unwrap_or(0);
    let to = turned(state.read.scroll, forward, rows, bottom.saturating_sub(screen));
    if to == state.read.scroll {
        let last = if forward { own.last() } else { own.first() };
        return at_end(state, last.filter(|(_, rows)| is_in_view(to, *rows, screen)).map(|(p, _)| *p), forward);
    }
    let beyond = || {
        let mut own = own.iter();
        if forward { own.find(|(_, (top, _))| *top >= to) } else { own.rfind(|(_, (top, _))| *top < to) }
    };
    let found = first_on(to, screen, &own).or_else(|| others.iter().find_map(|o| first_on(to, screen, o))).or_else(|| beyond().map(|(p, _)| *p));
    state.scroll_read(to);
    put(state, found);
}

fn lens(state: &mut State, forward: bool, length: Length) {
    let Some(home) = state.lens.home else { return };
    let screen = u32::from(state.lens.frame.rows);
    let places: Places = state.story.passages(home.document).filter_map(|p| Some((p, state.lens.place(p)?))).collect();
    let to = turned(state.lens.scroll, forward, length.rows(screen), (state.lens.lines.len() as u32).saturating_sub(screen));
    if to == state.lens.scroll {
        let last = if forward { places.last() } else { places.first() };
        return at_end(state, last.map(|(p, _)| *p), forward);
    }
    state.lens.scroll = to;
    put(state, first_on(to, screen, &places));
}

/// Where there is no further page the cursor goes to the last passage, or is there.
fn at_end(state: &mut State, last: Option<PassageId>, forward: bool) {
    match last.filter(|p| state.cursor.is_none_or(|c| c.passage != *p)) {
        Some(passage) => put(state, Some(passage)),
        None => warn(state, if forward { "end of this source" } else { "start of this source" }),
    }
}

fn put(state: &mut State, passage: Option<PassageId>) {
    if let Some(passage) = passage {
        state.cursor = Some(Cursor::on(passage));
        state.in_place = Some(passage);
    }
}
