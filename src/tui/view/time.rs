//! The Time view: lanes of dates, and plots of figures on axes. Everything drawn is also printed.

use super::{put, put_styled, ruler, tint};
use crate::{
    compare::Verdict,
    export::report,
    facts::{FactId, Hedge},
    text::DocumentId,
    tui::{
        cells,
        state::State,
        theme::Role,
        time::{Axis, TimeRow, days_between, interval},
    },
};
use jiff::civil::Date;
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of the labels before lanes and plots.
fn label(width: u16) -> u16 {
    (width / 3).clamp(12, 34)
}

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
        line(buffer, state, y, body.width.saturating_sub(3), &list.rows[at]);
    }
    let verdict = |row: &TimeRow| match row {
        TimeRow::Figures(dispute) => state.story.disputes.get(*dispute).map(|d| d.verdict),
        TimeRow::Title(_) | TimeRow::Lane(_) | TimeRow::DateAxis | TimeRow::Days(..) | TimeRow::Figure(..) | TimeRow::FigureAxis(_) => None,
    };
    let rows = list.rows.iter().enumerate().map(|(i, r)| (list.tops[i], verdict(r)));
    ruler::paint(buffer, state, body, list.height(), list.scroll, rows);
}

fn line(buffer: &mut Buffer, state: &State, y: u16, right: u16, row: &TimeRow) {
    let left = label(right) + 3;
    let room = right.saturating_sub(left);
    let analysis = &state.story.analysis;
    match row {
        TimeRow::Title(words) => {
            put(buffer, state, (1, y), words, right, Role::Heading);
        }
        TimeRow::Lane(document) => {
            let name = format!("{document}  {}", report::source_name(analysis, *document));
            put(buffer, state, (3, y), &name, label(right).saturating_sub(1), Role::Text);
            lane(buffer, state, (left, y), room, *document);
        }
        TimeRow::DateAxis => {
            if let Some((first, last)) = state.time.days {
                ends(buffer, state, (left, y), room, &first.to_string(), &last.to_string());
            }
        }
        TimeRow::Days(start, end, facts) => {
            let days = if start == end { start.to_string() } else { format!("{start} .. {end}") };
            let x = put(buffer, state, (3, y), &days, right, Role::Key) + 2;
            put(buffer, state, (x, y), &stated(state, facts), right.saturating_sub(x), Role::Text);
        }
        TimeRow::Figures(dispute) => {
            let Some(dispute) = state.story.disputes.get(*dispute) else { return };
            put(buffer, state, (2, y), state.signs.verdict(dispute.verdict), 1, Role::Verdict(dispute.verdict));
            let statement = report::statement(analysis, dispute.clone());
            put(buffer, state, (4, y), &format!("{} ({})", statement.subject, dispute.kind.name()), right.saturating_sub(4), Role::Heading);
        }
        TimeRow::Figure(dispute, fact, axis) => {
            let verdict = state.story.disputes.get(*dispute).map_or(Verdict::Agree, |d| d.verdict);
            let words = format!("{}  {}", analysis.passage_of(*fact), report::value_words(analysis, *fact));
            put(buffer, state, (4, y), &words, label(right).saturating_sub(2), Role::Text);
            put(buffer, state, (left, y), &plot(*fact, *axis, usize::from(room), state), room, Role::Verdict(verdict));
        }
        TimeRow::FigureAxis(axis) => ends(buffer, state, (left, y), room, &number(axis.low), &number(axis.high)),
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

fn number(n: f64) -> String {
    if n.fract().abs() < 0.05 || n.abs() >= 100.0 { format!("{n:.0}") } else { format!("{n:.1}") }
}

/// Who states days, in which words: `A2 “Sept. 23 to 27”`.
fn stated(state: &State, facts: &[FactId]) -> String {
    let analysis = &state.story.analysis;
    facts.iter().map(|f| format!("{} “{}”", analysis.passage_of(*f), report::value_words(analysis, *f))).collect::<Vec<_>>().join("  ")
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
    let mut mark = |at: u16, sign: &str| {
        put_styled(buffer, state, (at, y), sign, 1, style);
    };
    for row in &state.time.list.rows {
        let TimeRow::Days(start, end, facts) = row else { continue };
        if !facts.iter().any(|f| f.document == document) {
            continue;
        }
        match (*end < first, *start > last, cell(*start) == cell(*end)) {
            (true, _, _) => mark(x, "<"),
            (_, true, _) => mark(x + room.saturating_sub(1), ">"),
            (_, _, true) => mark(cell(*start), "x"),
            (_, _, false) => {
                for at in cell(*start) + 1..cell(*end) {
                    mark(at, "-");
                }
                mark(cell(*start), "[");
                mark(cell(*end), "]");
            }
        }
    }
}

/// A figure on an axis: `x` exact, `[-]` range, `(o)` about, `-->` at least, `<--` at most.
fn plot(fact: FactId, axis: Axis, room: usize, state: &State) -> String {
    let Some((low, high, hedge)) = interval(&state.story.analysis.fact(fact).value) else { return String::new() };
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

    #[test]
    fn figures_are_drawn_by_their_kind() {
        let axis = Axis { low: 0.0, high: 10.0 };
        let at = |low, high, hedge| drawn(low, high, hedge, axis, 11).trim_end().to_owned();
        assert_eq!(at(Some(3.0), Some(3.0), None), "   x");
        assert_eq!(at(Some(2.0), Some(6.0), None), "  [---]");
        assert_eq!(at(Some(5.0), Some(5.0), Some(Hedge::About)), "    (o)");
        assert_eq!(at(Some(4.0), None, Some(Hedge::AtLeast)), "    ------>");
        assert_eq!(at(None, Some(4.0), Some(Hedge::AtMost)), "<----");
        assert_eq!(at(Some(10.0), None, Some(Hedge::MoreThan)), "        -->");
    }
}
