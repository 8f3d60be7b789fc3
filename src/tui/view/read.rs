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
    if parted {
        put(buffer, state, (column.x, y), state.signs.upright(), 1, Role::Rule);
    }
    match line {
        Line::Blank => {}
        Line::Silent => {
            put(buffer, state, (column.x + 1, y), state.signs.silent(), 1, Role::Dim);
        }
        Line::Elsewhere(passage) => {
            put(buffer, state, (column.x + GUTTER, y), &format!("see {passage}"), column.width, Role::Dim);
        }
        Line::Prose { passage, start, end, first } => {
            prose::paint(buffer, state, (column.x + GUTTER, y), column.width, Prose { passage, start, end });
            bar(buffer, state, (column.x, y), passage);
            if first {
                signs(buffer, state, (column.x, y), passage, state.story.verdict_of(passage, &state.read.hidden));
            }
            if state.cursor.is_some_and(|c| c.passage == passage) {
                tint(buffer, (column.x + 1, y), column.width + GUTTER - 1, state.theme.style(Role::Cursor));
            }
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

/// The signs beside the first row of a passage: its verdict's, its mark's, its note's. Where one has both a mark and a note, that of
/// the note goes to the bar, reversed in place of the cursor's, which is told by that.
pub(super) fn signs(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), passage: PassageId, verdict: Option<Verdict>) {
    if let Some(verdict) = verdict {
        put(buffer, state, (x + 1, y), state.signs.verdict(verdict), 1, Role::Verdict(verdict));
    }
    let judge::Signs { behind, before } = judge::signs(state, passage);
    if let Some(sign) = behind {
        put(buffer, state, (x + 2, y), sign, 1, Role::Key);
    }
    if let Some(sign) = before {
        let at_cursor = buffer.cell((x, y)).is_some_and(|c| c.symbol() == state.signs.cursor());
        let style = state.theme.style(if at_cursor { Role::CursorBar } else { Role::Key });
        put_styled(buffer, state, (x, y), sign, 1, if at_cursor { style.add_modifier(Modifier::REVERSED) } else { style });
    }
}
