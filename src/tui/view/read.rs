//! The Read view: columns of prose whose bands start level.

use super::{
    judge,
    prose::{self, Prose},
    put, ruler, tint,
};
use crate::{
    compare::Verdict,
    text::PassageId,
    tui::{
        layout::{Column, GUTTER, Line},
        state::State,
        theme::Role,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

pub(super) fn paint(buffer: &mut Buffer, state: &State, body: Rect) {
    let layout = &state.read.layout;
    for (at, column) in layout.columns.iter().enumerate() {
        let shift = state.read.shift.get(&column.document).copied().unwrap_or(0);
        for row in 0..body.height {
            let canvas = i64::from(state.read.scroll) + i64::from(row) - shift;
            line(buffer, state, *column, at > 0, (layout.line(at, canvas), canvas), body.y + row);
        }
    }
    let bands = layout.bands.iter().map(|b| {
        let aligned = b.band.comparison.and_then(|c| state.story.comparison(c)).map(|c| c.verdict);
        let single = || b.band.cells.iter().flatten().any(|p| state.story.is_single(*p)).then_some(Verdict::Single);
        (b.top, aligned.or_else(single))
    });
    ruler::paint(buffer, state, body, layout.height, state.read.scroll, bands);
}

/// A row of a column: the bar at its left, the sign of the passage that begins here, its words.
fn line(buffer: &mut Buffer, state: &State, column: Column, parted: bool, (line, row): (Line, i64), y: u16) {
    if parted {
        put(buffer, state, (column.x, y), state.signs.upright(), 1, Role::Rule);
    }
    match line {
        Line::Blank => {}
        Line::Silent => {
            put(buffer, state, (column.prose() - 2, y), state.signs.silent(), 1, Role::Dim);
        }
        Line::Elsewhere(passage) => {
            put(buffer, state, (column.prose(), y), &format!("see {passage}"), column.width, Role::Dim);
        }
        Line::Prose { passage, start, end, .. } => {
            if state.cursor.is_some_and(|c| c.passage == passage) {
                tint(buffer, (column.x + 1, y), column.width + column.gutter - 1, state.theme.style(Role::Cursor));
            }
            prose::paint(buffer, state, (column.prose(), y), column.width, Prose { passage, start, end });
            bar(buffer, state, (column.x, y), passage);
            let place = state.read.layout.place(passage).map_or((0, 0), |p| (p.top, p.height));
            let beside = Beside { passage, row: u32::try_from(row).unwrap_or(0).saturating_sub(place.0), rows: place.1, gutter: column.gutter };
            signs(buffer, state, (column.x, y), beside);
        }
    }
}

/// The cursor's bar, or a bar for the passages aligned with it.
pub(super) fn bar(buffer: &mut Buffer, state: &State, at: (u16, u16), passage: PassageId) {
    if state.cursor.is_some_and(|c| c.passage == passage) {
        put(buffer, state, at, state.signs.cursor(), 1, Role::CursorBar);
    } else if state.compared().contains(&passage) {
        put(buffer, state, at, state.signs.upright(), 1, Role::CursorBar);
    }
}

/// A row of a passage in prose.
#[derive(Clone, Copy)]
pub(super) struct Beside {
    pub(super) passage: PassageId,
    /// Which of its rows.
    pub(super) row: u32,
    /// How many it has.
    pub(super) rows: u32,
    /// Cells before the prose.
    pub(super) gutter: u16,
}

/// The signs beside a row of a passage: at the first its verdict's and its mark's, or its note's; that of a note beside a mark stands
/// under it.
pub(super) fn signs(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), Beside { passage, row, rows, gutter }: Beside) {
    let verdict = state.story.verdict_of(passage, &state.read.hidden).filter(|_| row == 0);
    if let Some(verdict) = verdict {
        put(buffer, state, (x + gutter - 2, y), state.signs.verdict(verdict), 1, Role::Verdict(verdict));
    }
    let own = if gutter < GUTTER { x + gutter - 1 } else { x + 1 };
    let judged = judge::of_passage(state, passage);
    let note_under = judged.mark.and(judged.note);
    match row {
        0 => {
            judge::paint(buffer, state, (own, y), judged.mark.or(judged.note));
            let room = rows == 1 && gutter == GUTTER;
            judge::paint(buffer, state, (x + gutter - 1, y), note_under.filter(|_| room));
        }
        1 => judge::paint(buffer, state, (own, y), note_under),
        _ => {}
    }
}
