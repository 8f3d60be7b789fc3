//! The list of stories.

use super::{put, put_styled, tint};
use crate::{
    compare::Verdict,
    tui::{state::State, theme::Role},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The first story on screen.
pub fn first_line(state: &State) -> usize {
    (state.chosen + 1).saturating_sub(usize::from(state.body_height()))
}

pub(super) fn paint(buffer: &mut Buffer, state: &State, body: Rect) {
    for (row, (i, story)) in (0..body.height).zip(state.stories.iter().enumerate().skip(first_line(state))) {
        let y = body.y + row;
        let chosen = i == state.chosen;
        if chosen {
            tint(buffer, (0, y), body.width, state.theme.style(Role::Chosen));
            put(buffer, state, (0, y), state.signs.cursor(), 1, Role::CursorBar);
        }
        let counts = format!("{:>3} sources  {:>3} aligned", story.documents.len(), story.aligned);
        let grave = format!("{} {:<3}", state.signs.verdict(Verdict::Discrepancy), story.discrepancies);
        let wide = body.width >= 64;
        let mut x = 2;
        if story.discrepancies > 0 {
            put_styled(buffer, state, (x, y), &grave, 6, state.theme.style(Role::Verdict(Verdict::Discrepancy)));
        }
        x += 6;
        let right = if wide { body.width.saturating_sub(counts.len() as u16 + 2) } else { body.width.saturating_sub(1) };
        put(buffer, state, (x, y), &story.title, right.saturating_sub(x + 1), if chosen { Role::Heading } else { Role::Text });
        if wide {
            put(buffer, state, (right, y), &counts, counts.len() as u16, Role::Dim);
        }
    }
}
