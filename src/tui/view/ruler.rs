//! The overview at the right edge: every band's verdict, and what is on screen.

use super::put;
use crate::{
    compare::Verdict,
    tui::{state::State, theme::Role},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Paints the last two cells of each row of `body`. `bands` are first row and verdict; `height` is that of the whole.
pub(super) fn paint(buffer: &mut Buffer, state: &State, body: Rect, height: u32, scroll: u32, bands: impl Iterator<Item = (u32, Option<Verdict>)>) {
    let rows = u64::from(body.height);
    let height = u64::from(height).max(rows).max(1);
    let mut gravest: Vec<Option<Verdict>> = vec![None; body.height.into()];
    for (top, verdict) in bands {
        if let Some(cell) = gravest.get_mut((u64::from(top) * rows / height) as usize) {
            *cell = (*cell).max(verdict);
        }
    }
    let from = u64::from(scroll) * rows / height;
    let to = (u64::from(scroll) + rows).min(height).saturating_sub(1) * rows / height;
    let x = body.right().saturating_sub(2);
    for (row, verdict) in (0..).zip(gravest) {
        let y = body.y + row;
        if let Some(verdict) = verdict {
            put(buffer, state, (x, y), state.signs.verdict(verdict), 1, Role::Verdict(verdict));
        }
        if height > rows && (from..=to).contains(&u64::from(row)) {
            put(buffer, state, (x + 1, y), state.signs.thumb(), 1, Role::Rule);
        }
    }
}
