//! The mouse: click, wheel, drag.

use super::{layers as keys, look, moves};
use crate::text::{DocumentId, PassageId};
use crate::tui::{
    cells,
    effect::Effect,
    layout::{GUTTER, Line},
    overlay::Overlay,
    state::{Cursor, Selection, State, View},
    view::{header, layers, status},
};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

pub(super) fn mouse(state: &mut State, event: MouseEvent) -> Vec<Effect> {
    if matches!(event.kind, MouseEventKind::Down(_) | MouseEventKind::ScrollDown | MouseEventKind::ScrollUp) {
        state.message = None;
        state.stopped_at = None;
    }
    if !state.overlays.is_empty() {
        match event.kind {
            MouseEventKind::Down(_) => return keys::clicked_beside(state),
            MouseEventKind::ScrollDown | MouseEventKind::ScrollUp => wheel_layer(state, event.kind == MouseEventKind::ScrollDown),
            _ => {}
        }
        return Vec::new();
    }
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            state.touched = true;
            state.selection = None;
            if let Some(action) = status::action_at(state, event.column).filter(|_| event.row + 1 == state.size.1) {
                return super::act(state, action);
            }
            click(state, event.column, event.row);
        }
        MouseEventKind::Drag(MouseButton::Left) => drag(state, event.column, event.row),
        MouseEventKind::Up(MouseButton::Left) => {
            if state.selection.is_some_and(|s| s.anchor == s.head) {
                state.selection = None;
            } else if state.selection.is_some() {
                super::say(state, "y copies the selection with its citation");
            }
        }
        MouseEventKind::ScrollDown => moves::step(state, true),
        MouseEventKind::ScrollUp => moves::step(state, false),
        _ => {}
    }
    Vec::new()
}

fn wheel_layer(state: &mut State, down: bool) {
    let end = layers::scroll_end(state);
    if let Some(Overlay::Card(scroll) | Overlay::Problems(scroll) | Overlay::Judgements(scroll)) = state.overlays.last_mut() {
        *scroll = if down { (*scroll + 2).min(end) } else { scroll.saturating_sub(2) };
    }
}

fn click(state: &mut State, x: u16, y: u16) {
    if y == 0 {
        if let Some(view) = header::view_at(state, x) {
            look::view(state, view);
        }
        return;
    }
    let Some(row) = y.checked_sub(state.top_rows()).filter(|r| *r < state.body_height()) else { return };
    match state.view {
        View::Stories => {
            let at = usize::from(row) + crate::tui::view::stories::first_line(state);
            if at < state.stories.len() {
                state.chosen = at;
            }
        }
        View::Facts => {
            let Some(line) = state.facts.list.at(state.facts.list.scroll + u32::from(row)) else { return };
            let document = state.cursor.map_or(DocumentId(0), |c| c.passage.document);
            if let Some(cursor) = state.facts.target(&state.story, line, document) {
                state.facts.list.selected = line;
                state.go(cursor);
            }
        }
        View::Time => {
            let Some(line) = state.time.list.at(state.time.list.scroll + u32::from(row)) else { return };
            let document = state.cursor.map_or(DocumentId(0), |c| c.passage.document);
            if let Some(cursor) = state.time.target(&state.story, line, document) {
                state.time.list.selected = line;
                state.go(cursor);
            }
        }
        View::Read | View::Lens => {
            if let Some((passage, at)) = text_at(state, x, y) {
                state.go(Cursor::on(passage));
                state.in_place = Some(passage);
                state.selection = Some(Selection { document: passage.document, anchor: at, head: at });
            } else if let Some((Line::Elsewhere(passage), _)) = line_at(state, x, y) {
                state.go(Cursor::on(passage));
            }
        }
    }
}

/// Stretches the selection to the pointer, within its own source.
fn drag(state: &mut State, x: u16, y: u16) {
    let Some(selection) = state.selection else { return };
    if let Some((passage, at)) = text_at(state, x, y).filter(|(p, _)| p.document == selection.document) {
        let _ = passage;
        state.selection = Some(Selection { head: at, ..selection });
    }
}

/// The line under a cell of Read or of the base in Lens, and the first cell of its words.
fn line_at(state: &State, x: u16, y: u16) -> Option<(Line, u16)> {
    let row = y.checked_sub(state.top_rows()).filter(|r| *r < state.body_height())?;
    match state.view {
        View::Read => {
            let layout = &state.read.layout;
            let column = layout.columns.iter().position(|c| c.x <= x && x < c.right())?;
            let place = layout.columns.get(column)?;
            let shift = state.read.shift.get(&place.document).copied().unwrap_or(0);
            Some((layout.line(column, i64::from(state.read.scroll) + i64::from(row) - shift), place.prose()))
        }
        View::Lens => {
            let inside = row < state.lens.frame.rows && x < 1 + GUTTER + state.lens.frame.prose;
            let line = usize::try_from(state.lens.scroll).ok()? + usize::from(row);
            Some((state.lens.lines.get(line).copied().filter(|_| inside)?, 1 + GUTTER))
        }
        View::Stories | View::Facts | View::Time => None,
    }
}

/// The passage and the byte under a cell of Read or of the base in Lens.
fn text_at(state: &State, x: u16, y: u16) -> Option<(PassageId, usize)> {
    let (line, left) = line_at(state, x, y)?;
    let Line::Prose { passage, start, end, .. } = line else { return None };
    let text = state.story.analysis.document(passage.document).text.get(start as usize..end as usize)?;
    let wanted = x.saturating_sub(left);
    let (mut at, mut used) = (text.len(), 0);
    cells::each(text, |offset, _, w| {
        if used <= wanted && wanted < used + w {
            at = offset;
        }
        used += w;
    });
    Some((passage, start as usize + at))
}
