//! The Time view: lanes of dates, and plots of figures on axes. Everything drawn is also printed.

use super::{judge, no_row, put, ruler, tint};
use crate::{
    compare::Verdict,
    export::report,
    facts::{FactId, Hedge},
    text::DocumentId,
    tui::{
        cells,
        state::State,
        theme::Role,
        time::{self, Axis, TimeRow, label, stands_before},
    },
};
use jiff::civil::Date;
use ratatui::{buffer::Buffer, layout::Rect};

pub(super) fn paint(buffer: &mut Buffer, state: &State, body: Rect) {
    let list = &state.time.list;
    if list.rows.is_empty() {
        let words = no_row(state, "no date here can be placed in the calendar, and no figure is told by two of these sources");
        put(buffer, state, (2, body.y), &words, body.width.saturating_sub(4), Role::Dim);
        return;
    }
    for row in 0..body.height {
        let Some(at) = list.at(list.scroll + u32::from(row)) else { break };
        let y = body.y + row;
        if list.selected == at && !state.time.facts(&list.rows[at]).is_empty() {
            put(buffer, state, (1, y), state.signs.cursor(), 1, Role::CursorBar);
            tint(buffer, (2, y), body.width.saturating_sub(5), state.theme.style(Role::Cursor));
        }
        let within = list.scroll + u32::from(row) - list.place(at).0;
        line(buffer, state, y, body.width, &list.rows[at], within as usize);
    }
    let verdict = |row: &TimeRow| match row {
        TimeRow::Figures(dispute) => state.story.disputes.get(*dispute).map(|d| d.verdict),
        TimeRow::Days(_, _, facts, _) => time::verdict(&state.story, facts),
        TimeRow::Title(_) | TimeRow::Lane(_) | TimeRow::DateAxis | TimeRow::Figure(..) | TimeRow::FigureAxis(_) => None,
    };
    let rows = list.rows.iter().enumerate().map(|(i, r)| (list.tops[i], verdict(r)));
    ruler::paint(buffer, state, body, list.height(), list.scroll, rows);
}

/// Paints a line of a row, the one `within` it.
fn line(buffer: &mut Buffer, state: &State, y: u16, width: u16, row: &TimeRow, within: usize) {
    let right = width.saturating_sub(3);
    let left = label(width) + 3;
    let room = right.saturating_sub(left);
    let analysis = &state.story.analysis;
    match row {
        TimeRow::Title(words) => {
            put(buffer, state, (1, y), words, right, Role::Heading);
        }
        TimeRow::Lane(document) => {
            let name = format!("{document}  {}", report::source_name(analysis, *document));
            put(buffer, state, (3, y), &name, label(width).saturating_sub(1), Role::Text);
            lane(buffer, state, (left, y), room, *document);
        }
        TimeRow::DateAxis => {
            let compared = |date: Date| {
                state.time.list.rows.iter().any(|row| matches!(row, TimeRow::Days(start, end, facts, _) if [*start, *end].contains(&date) && time::verdict(&state.story, facts) > Some(Verdict::Agree)))
            };
            for (at, words) in state.time.calendar.labels(room, compared) {
                put(buffer, state, (left + at, y), &words, room - at, Role::Dim);
            }
        }
        TimeRow::Days(_, _, facts, words) => {
            let line = words.get(within).map_or("", String::as_str);
            put(buffer, state, (5, y), line, right, Role::Text);
            if within == 0 {
                let days = line.find("  ").and_then(|at| line.get(..at)).unwrap_or(line);
                put(buffer, state, (5, y), days, right, Role::Key);
                if let Some(verdict) = time::verdict(&state.story, facts) {
                    put(buffer, state, (3, y), state.signs.verdict(verdict), 1, Role::Verdict(verdict));
                }
            }
        }
        TimeRow::Figures(dispute) => {
            let Some(dispute) = state.story.disputes.get(*dispute) else { return };
            put(buffer, state, (3, y), state.signs.verdict(dispute.verdict), 1, Role::Verdict(dispute.verdict));
            let statement = report::statement(analysis, dispute.clone());
            judge::paint_around(buffer, state, (3, y), judge::of_dispute(state, dispute));
            put(buffer, state, (5, y), &format!("{} ({})", statement.subject, dispute.kind.name()), right.saturating_sub(5), Role::Heading);
        }
        TimeRow::Figure(dispute, fact, axis, words) => {
            let verdict = state.story.disputes.get(*dispute).map_or(Verdict::Agree, |d| d.verdict);
            if let Some(words) = words.get(within) {
                put(buffer, state, (4, y), words, right.saturating_sub(4), Role::Text);
            }
            if within == words.len() || stands_before(words, width) {
                put(buffer, state, (left, y), &plot(*fact, *axis, usize::from(room), state), room, Role::Verdict(verdict));
            }
        }
        TimeRow::FigureAxis(axis) => ends(buffer, state, (left, y), room, *axis),
    }
}

/// The lowest and the highest figure of an axis, each under its place.
fn ends(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), room: u16, axis: Axis) {
    let (low, high) = (axis.scale.label(axis.ends.0), axis.scale.label(axis.ends.1));
    let from = axis.cell(axis.ends.0, usize::from(room)) as u16;
    put(buffer, state, (x + from, y), &low, room.saturating_sub(from), Role::Dim);
    let wide = cells::width(&high) as u16;
    let to = (axis.cell(axis.ends.1, usize::from(room)) as u16 + 1).min(room).saturating_sub(wide);
    if from + cells::width(&low) as u16 + 2 <= to {
        put(buffer, state, (x + to, y), &high, wide, Role::Dim);
    }
}

/// The dates of a source: the verdict's sign or `x` a day, `[-]` a stretch.
fn lane(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), room: u16, document: DocumentId) {
    put(buffer, state, (x, y), &state.signs.rule().repeat(room.into()), room, Role::Rule);
    let cell = |d: Date| state.time.calendar.cell(d, room);
    // Stretches first, then single days, then the ends of stretches around them: nothing stays open.
    let mut marks: Vec<(u8, u16, &str, Option<Verdict>)> = Vec::new();
    for row in &state.time.list.rows {
        let TimeRow::Days(start, end, facts, _) = row else { continue };
        let own: Vec<FactId> = facts.iter().copied().filter(|f| f.document == document).collect();
        if own.is_empty() {
            continue;
        }
        let verdict = time::verdict(&state.story, &own).filter(|v| *v > Verdict::Agree);
        let sign = verdict.map(|v| state.signs.verdict(v));
        let (from, to) = (cell(*start), cell(*end));
        if start == end {
            marks.push((1, from, sign.unwrap_or("x"), verdict));
        } else {
            marks.extend((from..=to).map(|at| (0, at, "-", verdict)));
            marks.extend(sign.map(|sign| (1, u16::midpoint(from, to), sign, verdict)));
            marks.extend([(2, from.saturating_sub(1), "[", verdict), (2, to + 1, "]", verdict)]);
        }
    }
    marks.sort_unstable_by_key(|(layer, at, _, verdict)| (*layer, *at, *verdict));
    for (_, at, sign, verdict) in marks.into_iter().filter(|(_, at, ..)| *at < room) {
        put(buffer, state, (x + at, y), sign, 1, verdict.map_or(Role::CursorBar, Role::Verdict));
    }
}

/// A figure on an axis: `x` exact, `[-]` range, `(o)` about, `-->` at least, `<--` at most.
fn plot(fact: FactId, axis: Axis, room: usize, state: &State) -> String {
    let Some((low, high, hedge)) = axis.scale.interval(&state.story.analysis.fact(fact).value) else { return String::new() };
    drawn(low, high, hedge, axis, room)
}

fn drawn(low: Option<f64>, high: Option<f64>, hedge: Option<Hedge>, axis: Axis, room: usize) -> String {
    if room < 3 {
        return String::new();
    }
    let cell = |n: f64| axis.cell(n, room);
    let mut line = vec![b' '; room];
    let mut put = |at: usize, words: &str| {
        for (i, b) in words.bytes().enumerate() {
            if let Some(c) = line.get_mut(at + i) {
                *c = b;
            }
        }
    };
    match (low, high, hedge) {
        (Some(n), None, _) | (Some(n), Some(_), Some(Hedge::AtLeast | Hedge::MoreThan)) => {
            let at = cell(n).min(room - 3);
            put(at, &"-".repeat(room - at - 1));
            put(room - 1, ">");
        }
        (None, Some(n), _) | (Some(_), Some(n), Some(Hedge::AtMost | Hedge::LessThan)) => {
            let at = cell(n).max(2);
            put(0, &"-".repeat(at + 1));
            put(0, "<");
        }
        (Some(a), Some(b), Some(Hedge::About | Hedge::Nearly)) => {
            let (from, to) = (cell(a), cell(b));
            put(from, &"-".repeat(to - from + 1));
            let middle = usize::midpoint(from, to).clamp(1, room - 2);
            put(from.min(middle - 1), "(");
            put(middle, "o");
            put(to.max(middle + 1), ")");
        }
        (Some(a), Some(b), None) if cell(a) < cell(b) => {
            let (from, to) = (cell(a), cell(b));
            put(from, &"-".repeat(to - from));
            put(from, "[");
            put(to, "]");
        }
        (Some(a), Some(b), None) if a < b => put(cell(a).min(room - 3), "[-]"),
        (Some(a), Some(_), None) => put(cell(a), "x"),
        (None, None, _) => {}
    }
    String::from_utf8(line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::scale::Scale;

    #[test]
    fn figures_are_drawn_by_their_kind() {
        let axis = Axis { scale: Scale::Number, low: 0.0, high: 10.0, ends: (2.0, 10.0) };
        let at = |low, high, hedge| drawn(low, high, hedge, axis, 11).trim_end().to_owned();
        assert_eq!(at(Some(3.0), Some(3.0), None), "   x");
        assert_eq!(at(Some(2.0), Some(6.0), None), "  [---]");
        assert_eq!(at(Some(5.0), Some(5.0), Some(Hedge::About)), "    (o)");
        assert_eq!(at(Some(4.0), None, Some(Hedge::AtLeast)), "    ------>");
        assert_eq!(at(None, Some(4.0), Some(Hedge::AtMost)), "<----");
        assert_eq!(at(Some(10.0), None, Some(Hedge::MoreThan)), "        -->");
    }
}
