//! The Read view: columns of prose whose bands start level.

use super::{
    judge,
    prose::{self, Prose},
    put, put_styled, ruler, tint,
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
use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};

pub(super) fn paint(buffer: &mut Buffer, state: &State, body: Rect) {
    let layout = &state.read.layout;
    for (at, column) in layout.columns.iter().enumerate() {
        let shift = state.read.shift.get(&column.document).copied().unwrap_or(0);
        for row in 0..body.height {
            let canvas = i64::from(state.read.scroll) + i64::from(row) - shift;
            line(buffer, state, *column, at > 0, layout.line(at, canvas), body.y + row);
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
fn line(buffer: &mut Buffer, state: &State, column: Column, parted: bool, line: Line, y: u16) {
    let signs = state.signs;
    if parted {
        put(buffer, state, (column.x, y), signs.upright(), 1, Role::Rule);
    }
    match line {
        Line::Blank => {}
        Line::Silent => {
            put(buffer, state, (column.x + 1, y), signs.silent(), 1, Role::Dim);
        }
        Line::Elsewhere(passage) => {
            put(buffer, state, (column.x + GUTTER, y), &format!("see {passage}"), column.width, Role::Dim);
        }
        Line::Prose { passage, start, end, first } => {
            prose::paint(buffer, state, (column.x + GUTTER, y), column.width, Prose { passage, start, end });
            gutter(buffer, state, (column.x, y), passage, first);
            if first {
                note_before(buffer, state, (column.x, y), passage);
            }
            if state.cursor.is_some_and(|c| c.passage == passage) {
                tint(buffer, (column.x + 1, y), column.width + GUTTER - 1, state.theme.style(Role::Cursor));
            }
        }
    }
}

/// The cursor's bar, a bar for the passages aligned with it, and the verdict's sign.
pub(super) fn gutter(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), passage: PassageId, first: bool) {
    let verdict = state.story.verdict_of(passage);
    let cursor = state.cursor.map(|c| c.passage);
    if cursor == Some(passage) {
        put(buffer, state, (x, y), state.signs.cursor(), 1, Role::CursorBar);
    } else if state.compared().contains(&passage) {
        put(buffer, state, (x, y), state.signs.upright(), 1, Role::CursorBar);
    }
    if let Some(verdict) = verdict.filter(|_| first) {
        put(buffer, state, (x + 1, y), state.signs.verdict(verdict), 1, Role::Verdict(verdict));
    }
    if let Some(sign) = judge::signs(state, passage).behind.filter(|_| first) {
        put(buffer, state, (x + 2, y), sign, 1, Role::Key);
    }
}

/// The note's sign where the bar is, for a passage with a mark, too; reversed in place of the cursor's, which is told by that.
pub(super) fn note_before(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), passage: PassageId) {
    let Some(sign) = judge::signs(state, passage).before else { return };
    let at_cursor = buffer.cell((x, y)).is_some_and(|c| c.symbol() == state.signs.cursor());
    let style = state.theme.style(if at_cursor { Role::CursorBar } else { Role::Key });
    put_styled(buffer, state, (x, y), sign, 1, if at_cursor { style.add_modifier(Modifier::REVERSED) } else { style });
}
