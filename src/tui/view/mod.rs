//! Painting the state. Nothing here changes anything.

mod card;
#[cfg(test)]
mod content_tests;
mod facts;
pub mod header;
mod judge;
pub mod layers;
mod lens;
mod prose;
mod read;
mod ruler;
pub mod status;
pub mod stories;
#[cfg(test)]
mod tests;
mod time;

use super::{
    action::Action,
    state::{State, View},
    theme::Role,
};

use ratatui::{Frame, buffer::Buffer, layout::Rect, style::Style};
use std::borrow::Cow;

/// Paints the whole screen.
pub fn view(frame: &mut Frame, state: &State) {
    let area = frame.area();
    let cursor = paint(frame.buffer_mut(), area, state);
    if let Some(at) = cursor {
        frame.set_cursor_position(at);
    }
}

/// Paints into a buffer; gives back where the terminal's cursor goes, if a line is being typed.
pub fn paint(buffer: &mut Buffer, area: Rect, state: &State) -> Option<(u16, u16)> {
    if area.is_empty() {
        return None;
    }
    let (width, height) = (area.width, area.height);
    if let Some(ground) = state.theme.ground() {
        buffer.set_style(area, ground);
    }
    header::paint(buffer, state, width);
    let top = state.top_rows();
    let body = Rect { x: 0, y: top.min(height), width, height: state.body_height().min(height.saturating_sub(top + 1)) };
    match state.view {
        View::Stories => stories::paint(buffer, state, body),
        View::Read => read::paint(buffer, state, body),
        View::Lens => lens::paint(buffer, state, body),
        View::Facts => facts::paint(buffer, state, body),
        View::Time => time::paint(buffer, state, body),
    }
    status::paint(buffer, state, Rect { x: 0, y: height - 1, width, height: 1 });
    layers::paint(buffer, state, area)
}

/// Why a list has no row; `none` where all is compared and shown.
fn no_row(state: &State, none: &str) -> String {
    let key = |action| state.settings.keys.first(action);
    match () {
        () if state.story.compared && !state.filter.is_empty() => format!("no row has these words; {} shows all", key(Action::Filter)),
        () if state.story.compared => none.to_owned(),
        () if state.work.busy.is_some() => "the sources are still being compared".to_owned(),
        () if state.story.documents.is_empty() => format!("nothing could be read; {} adds a source", key(Action::AddSource)),
        () => format!("the sources are not compared; {} reads them again", key(Action::Reload)),
    }
}

/// Puts words at a place, cut at `cells` with an ellipsis; gives back the cell after them.
fn put(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), words: &str, cells: u16, role: Role) -> u16 {
    put_styled(buffer, state, (x, y), words, cells, state.theme.style(role))
}

fn put_styled(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), words: &str, cells: u16, style: Style) -> u16 {
    let area = buffer.area;
    if y >= area.bottom() || x >= area.right() || cells == 0 {
        return x;
    }
    let words = if state.signs.ascii { Cow::Owned(plain(words)) } else { Cow::Borrowed(words) };
    let words = super::cells::fit(&words, usize::from(cells.min(area.right() - x)), state.signs.ellipsis());
    buffer.set_stringn(x, y, words, usize::from(cells), style).0
}

/// Typographic marks of the reader's own words as ASCII; letters stay.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '“' | '”' => out.push('"'),
            '‘' | '’' => out.push('\''),
            '–' | '—' => out.push('-'),
            '…' | '≈' => out.push('~'),
            '≠' => out.push('!'),
            '·' => out.push('.'),
            '↑' => out.push_str("Up"),
            '↓' => out.push_str("Down"),
            '←' => out.push_str("Left"),
            '→' => out.push_str("Right"),
            c => out.push(c),
        }
    }
    out
}

/// Gives a stretch of a row a style.
fn tint(buffer: &mut Buffer, (x, y): (u16, u16), cells: u16, style: Style) {
    let area = Rect { x, y, width: cells, height: 1 }.intersection(buffer.area);
    buffer.set_style(area, style);
}

/// A rule across.
fn rule(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), cells: u16) {
    put(buffer, state, (x, y), &state.signs.rule().repeat(usize::from(cells)), cells, Role::Rule);
}
