//! The Time view: lanes of dates, and plots of figures on axes. Everything drawn is also printed.

use super::{judge, put, put_styled, ruler, tint};
use crate::{
    compare::Verdict,
    export::report,
    facts::{FactId, Hedge},
    text::DocumentId,
    tui::{
        cells,
        state::State,
        theme::Role,
        time::{Axis, TimeRow, days_between, label, stands_before},
    },
};
use jiff::civil::Date;
use ratatui::{buffer::Buffer, layout::Rect};

pub(super) fn paint(buffer: &mut Buffer, state: &State, body: Rect) {
    let list = &state.time.list;
    if list.rows.is_empty() {
        let words =
            if state.story.compared { "no dates or figures here; f shows all rows where a filter is set" } else { "the sources are still being compared" };
        put(buffer, state, (2, body.y), words, body.width.saturating_sub(4), Role::Dim);
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
        TimeRow::Title(_) | TimeRow::Lane(_) | TimeRow::DateAxis | TimeRow::Days(..) | TimeRow::Figure(..) | TimeRow::FigureAxis(_) => None,
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
            if let Some((first, last)) = state.time.days {
                ends(buffer, state, (left, y), room, &first.to_string(), &last.to_string());
            }
        }
        TimeRow::Days(_, _, _, words) => {
            let line = words.get(within).map_or("", String::as_str);
            put(buffer, state, (3, y), line, right, Role::Text);
            if within == 0 {
                let days = line.find("  ").and_then(|at| line.get(..at)).unwrap_or(line);
                put(buffer, state, (3, y), days, right, Role::Key);
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
        TimeRow::FigureAxis(axis) => ends(buffer, state, (left, y), room, &axis.scale.label(axis.low), &axis.scale.label(axis.high)),
    }
}

/// The two ends of an axis under it.
fn ends(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), room: u16, low: &str, high: &str) {
    put(buffer, state, (x, y), low, room, Role::Dim);
    let wide = cells::width(high) as u16;
    if cells::width(low) as u16 + wide + 2 <= room {
        put(buffer, state, (x + room - wide, y), high, wide, Role::Dim);
    }
}

/// The dates of a source: `x` a day, `[-]` a stretch, `<` and `>` beyond the ends.
fn lane(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), room: u16, document: DocumentId) {
    let Some((first, last)) = state.time.days else { return };
    put(buffer, state, (x, y), &state.signs.rule().repeat(room.into()), room, Role::Rule);
    let span = days_between(first, last).max(1);
    let cell = |d: Date| {
        let at = i64::from(days_between(first, d).clamp(0, span)) * i64::from(room.saturating_sub(1)) / i64::from(span);
        x + at as u16
    };
    let style = state.theme.style(Role::CursorBar);
    let own = state.time.list.rows.iter().filter_map(|row| match row {
        TimeRow::Days(start, end, facts, _) if facts.iter().any(|f| f.document == document) => Some((*start, *end)),
        _ => None,
    });
    // Stretches first, then their ends, then single days: what is short is not painted over.
    let mut marks: Vec<(u8, u16, &str)> = Vec::new();
    for (start, end) in own {
        match (end < first, start > last, cell(start) == cell(end)) {
            (true, _, _) => marks.push((2, x, "<")),
            (_, true, _) => marks.push((2, x + room.saturating_sub(1), ">")),
            (_, _, true) => marks.push((2, cell(start), "x")),
            (_, _, false) => {
                marks.extend((cell(start) + 1..cell(end)).map(|at| (0, at, "-")));
                marks.extend([(1, cell(start), "["), (1, cell(end), "]")]);
            }
        }
    }
    marks.sort_unstable();
    for (_, at, sign) in marks {
        put_styled(buffer, state, (at, y), sign, 1, style);
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
    let cell = |n: f64| ((((n - axis.low) / (axis.high - axis.low)).clamp(0.0, 1.0)) * (room - 1) as f64).round() as usize;
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
        let axis = Axis { scale: Scale::Number, low: 0.0, high: 10.0 };
        let at = |low, high, hedge| drawn(low, high, hedge, axis, 11).trim_end().to_owned();
        assert_eq!(at(Some(3.0), Some(3.0), None), "   x");
        assert_eq!(at(Some(2.0), Some(6.0), None), "  [---]");
        assert_eq!(at(Some(5.0), Some(5.0), Some(Hedge::About)), "    (o)");
        assert_eq!(at(Some(4.0), None, Some(Hedge::AtLeast)), "    ------>");
        assert_eq!(at(None, Some(4.0), Some(Hedge::AtMost)), "<----");
        assert_eq!(at(Some(10.0), None, Some(Hedge::MoreThan)), "        -->");
    }
}
