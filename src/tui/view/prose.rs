//! A row of an article: its words, with what is marked in them.

use crate::{
    compare::Verdict,
    text::{PassageId, PassageKind, Span},
    tui::{cells, state::State, theme::Role},
};
use ratatui::{buffer::Buffer, style::Style};

/// What stands on a row.
#[derive(Clone, Copy)]
pub(super) struct Prose {
    pub(super) passage: PassageId,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Paints a row of prose from `x` on, over the ground of the passage under the cursor, so that what is marked in it can be seen.
pub(super) fn paint(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), width: u16, row: Prose) {
    let Some(document) = state.story.analysis.documents.get(row.passage.document.index()) else { return };
    let (start, end) = (row.start as usize, row.end as usize);
    let Some(words) = document.text.get(start..end) else { return };
    let base = base_style(state, row.passage);
    let marks: Vec<(usize, usize, Style)> =
        marks(state, row.passage).into_iter().filter(|(s, e, _)| *s < end && *e > start).map(|(s, e, role)| (s, e, state.theme.style(role))).collect();
    let area = buffer.area;
    let mut at = x;
    cells::each(words, |offset, symbol, w| {
        if at + w > x + width || at + w > area.right() || y >= area.bottom() {
            return;
        }
        let byte = start + offset;
        let style = marks.iter().filter(|(s, e, _)| *s <= byte && byte < *e).fold(base, |style, (_, _, mark)| style.patch(*mark));
        if let Some(cell) = buffer.cell_mut((at, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
        if w == 2
            && let Some(cell) = buffer.cell_mut((at + 1, y))
        {
            cell.set_symbol(" ").set_style(style);
        }
        at += w;
    });
}

fn base_style(state: &State, passage: PassageId) -> Style {
    let role = match state.story.analysis.passage(passage).kind {
        PassageKind::Sentence => Role::Text,
        PassageKind::Heading => Role::Heading,
        PassageKind::Caption | PassageKind::Boilerplate => Role::Dim,
    };
    state.theme.style(role)
}

/// Stretches of the text and how they look, later ones over earlier ones.
fn marks(state: &State, passage: PassageId) -> Vec<(usize, usize, Role)> {
    let of = |span: &Span, role| (span.start(), span.end(), role);
    let mut marks: Vec<(usize, usize, Role)> = state.differs.get(&passage).into_iter().flatten().map(|s| of(s, Role::Differs)).collect();
    let grave = |v: &Verdict| matches!(v, Verdict::Discrepancy | Verdict::Compatible | Verdict::Agree);
    marks.extend(state.story.values_in(passage).iter().filter(|(_, v)| grave(v)).map(|(s, v)| of(s, Role::Value(*v))));
    marks.extend(state.difference.iter().filter(|(p, _)| *p == passage).map(|(_, s)| of(s, Role::Chosen)));
    marks.extend(state.search.in_passage(passage).iter().map(|s| of(s, Role::Match)));
    let selection = state.selection.filter(|s| s.document == passage.document);
    marks.extend(selection.map(|s| (s.anchor.min(s.head), s.anchor.max(s.head), Role::Selection)));
    marks
}
