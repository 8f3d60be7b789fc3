//! The Lens view: one source at reading width, a tally of verdicts at line ends, and a drawer with what the others say.

use super::{
    judge,
    prose::{self, Prose},
    put, put_styled,
    read::{self, Beside},
    rule, ruler, tint,
};
use crate::{
    compare::Verdict,
    text::{DocumentId, PassageId},
    tui::{
        action::Action,
        drawer::{self, Of},
        layout::{GUTTER, Line},
        lens::TALLY,
        state::State,
        theme::Role,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

pub(super) fn paint(buffer: &mut Buffer, state: &State, body: Rect) {
    let lens = &state.lens;
    let frame = lens.frame;
    let rows = frame.rows.min(body.height);
    for row in 0..rows {
        let Some(line) = lens.lines.get(lens.scroll as usize + usize::from(row)) else { break };
        if let Line::Prose { passage, start, end, .. } = *line {
            base_line(buffer, state, body.y + row, passage, (start, end), lens.scroll + u32::from(row));
        }
    }
    let upper = Rect { height: rows, ..body };
    let bands = state.story.passages(state.base()).filter_map(|p| Some((lens.place(p)?.0, state.story.verdict_of(p, &state.read.hidden))));
    ruler::paint(buffer, state, upper, lens.lines.len() as u32, lens.scroll, bands);
    paint_drawer(buffer, state, body);
}

fn base_line(buffer: &mut Buffer, state: &State, y: u16, passage: PassageId, (start, end): (u32, u32), at: u32) {
    let lens = &state.lens;
    let width = lens.frame.prose;
    read::bar(buffer, state, (1, y), passage);
    if lens.home == Some(passage) && lens.told {
        put(buffer, state, (1, y), state.signs.cursor(), 1, Role::CursorBar);
        tint(buffer, (2, y), width + GUTTER - 1, state.theme.style(Role::Cursor));
    }
    prose::paint(buffer, state, (1 + GUTTER, y), width, Prose { passage, start, end });
    let (top, rows) = lens.place(passage).unwrap_or_default();
    let row = at.saturating_sub(top);
    read::signs(buffer, state, (1, y), Beside { passage, row, rows, gutter: GUTTER });
    if row == 0 && lens.frame.prose + GUTTER + TALLY + 4 <= state.size.0 {
        tally(buffer, state, (1 + GUTTER + width + 1, y), &drawer::verdicts(&state.story, passage, &state.read.hidden));
    }
}

/// How many of the other sources stand how to a passage: `≠1 =2 w1`.
fn tally(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), others: &[(DocumentId, Verdict)]) {
    let mut at = x;
    for verdict in [Verdict::Discrepancy, Verdict::Compatible, Verdict::Agree, Verdict::Reworded] {
        let count = others.iter().filter(|(_, v)| *v == verdict).count();
        let words = format!("{}{count}", state.signs.verdict(verdict));
        if count > 0 && at + words.len() as u16 <= x + TALLY + 2 {
            at = put_styled(buffer, state, (at, y), &words, TALLY, state.theme.style(Role::Verdict(verdict))) + 1;
        }
    }
}

fn paint_drawer(buffer: &mut Buffer, state: &State, body: Rect) {
    let (x, y, width, height) = state.lens.frame.drawer;
    let area = Rect { x, y: body.y + y, width, height }.intersection(body);
    if area.is_empty() {
        return;
    }
    let beside = state.lens.frame.beside;
    let mut area = area;
    if beside {
        for row in area.y..area.bottom() {
            put(buffer, state, (area.x.saturating_sub(1), row), state.signs.upright(), 1, Role::Rule);
        }
    } else {
        rule(buffer, state, (0, area.y), body.width);
        area.y += 1;
        area.height -= 1;
    }
    let (lines, from, tall) = (&state.lens.drawer, state.lens.drawer_scroll as usize, state.lens.drawer_rows() as usize);
    let over = lines.len() > tall;
    area.height = area.height.min(tall as u16);
    for (row, line) in (area.y..area.bottom()).zip(lines.iter().skip(from)) {
        if let Some(sign) = line.sign {
            put(buffer, state, (area.x + 2, row), state.signs.verdict(sign), 1, Role::Verdict(sign));
        }
        let judged = match line.of {
            Of::Words => judge::Judged::default(),
            Of::Passage(passage) => judge::of_passage(state, passage),
            Of::Dispute(dispute) => state.story.disputes.get(dispute).map(|d| judge::of_dispute(state, d)).unwrap_or_default(),
        };
        judge::paint_around(buffer, state, (area.x + 2, row), judged);
        let (at, room) = ((area.x + 4, row), area.width.saturating_sub(4));
        match line.prose {
            Some((passage, start, end)) => prose::paint(buffer, state, at, room, Prose { passage, start, end }),
            None => drop(put(buffer, state, at, &line.words, room, line.role)),
        }
        if line.chosen {
            put(buffer, state, (area.x, row), state.signs.cursor(), 1, Role::CursorBar);
            tint(buffer, (area.x + 1, row), area.width.saturating_sub(1), state.theme.style(Role::Cursor));
        }
    }
    if over {
        let key = |action| state.settings.keys.first(action);
        let on = match () {
            () if from + tall >= lines.len() => String::new(),
            () if state.lens.at_last() => format!("; {} shows all", key(Action::Card)),
            () => format!("; {} goes on", key(Action::NextColumn)),
        };
        let more = format!(" lines {}-{} of {}{on} ", from + 1, (from + tall).min(lines.len()), lines.len());
        let wide = more.len() as u16;
        let at = if beside { (area.x + 2, area.bottom()) } else { (body.right().saturating_sub(wide + 3), area.y - 1) };
        put(buffer, state, at, &more, wide, Role::Dim);
    }
}
