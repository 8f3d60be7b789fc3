//! The Facts view: disputes in words, then a matrix of facts against sources.

use super::{header, judge, no_row, put, put_styled, ruler, tint};
use crate::{
    analysis::Dispute,
    compare::Verdict,
    export::report,
    facts::Kind,
    text::{DocumentId, visible_line},
    tui::{
        cells,
        facts::{FactRow, dispute_of},
        state::State,
        theme::Role,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Where the subject begins; before it the cursor, what was judged and the verdict's sign.
const LEFT: u16 = 5;
/// Where the verdict's sign stands.
const SIGN: u16 = 3;

pub(super) fn headings(buffer: &mut Buffer, state: &State) {
    let columns = &state.facts.columns;
    let shown = state.sources_shown().len();
    let part = header::part(state.facts.window, columns.documents.len(), shown);
    let what = match columns.documents.len() < shown {
        false => "",
        true if columns.subject < 16 => part.trim_start_matches(char::is_alphabetic).trim_start(),
        true => &part,
    };
    put(buffer, state, (LEFT, 1), what, columns.subject, Role::Dim);
    let active = state.cursor.map(|c| c.passage.document);
    for (x, document) in places(state) {
        let role = if active == Some(document) { Role::CursorBar } else { Role::Heading };
        put(buffer, state, (x, 1), &format!("{document} {}", header::short_name(state, document)), columns.cell.saturating_sub(1), role);
    }
}

/// The first cell of each source's column.
fn places(state: &State) -> impl Iterator<Item = (u16, DocumentId)> + '_ {
    let columns = &state.facts.columns;
    (0..).zip(&columns.documents).map(|(i, d)| (LEFT + columns.subject + 1 + i * columns.cell, *d))
}

pub(super) fn paint(buffer: &mut Buffer, state: &State, body: Rect) {
    let list = &state.facts.list;
    if list.rows.is_empty() {
        let words = no_row(state, "no fact is told by two of these sources");
        put(buffer, state, (2, body.y), &words, body.width.saturating_sub(4), Role::Dim);
        return;
    }
    for row in 0..body.height {
        let line = list.scroll + u32::from(row);
        let Some(at) = list.at(line) else { break };
        let within = line - list.tops[at];
        paint_line(buffer, state, body.y + row, body.width, at, within as usize);
    }
    let verdict = |row: &FactRow| match row {
        FactRow::Title(_) => None,
        FactRow::Words { dispute, .. } | FactRow::Values(dispute) => state.story.disputes.get(*dispute).map(|d| d.verdict),
        FactRow::Aligned(comparison) => state.story.comparison(*comparison).map(|c| c.verdict),
    };
    let rows = list.rows.iter().enumerate().map(|(i, r)| (list.tops[i], verdict(r)));
    ruler::paint(buffer, state, body, list.height(), list.scroll, rows);
}

fn paint_line(buffer: &mut Buffer, state: &State, y: u16, width: u16, at: usize, within: usize) {
    let list = &state.facts.list;
    let row = &list.rows[at];
    let room = width.saturating_sub(3);
    let words_end = matches!(row, FactRow::Words { lines, .. } if within >= lines.len());
    if list.selected == at && !words_end {
        put(buffer, state, (1, y), state.signs.cursor(), 1, Role::CursorBar);
        tint(buffer, (2, y), room.saturating_sub(2), state.theme.style(Role::Cursor));
    }
    match row {
        FactRow::Title(words) => {
            put(buffer, state, (1, y), words, room, Role::Heading);
        }
        FactRow::Words { dispute, lines, reasons } => {
            if let Some(dispute) = state.story.disputes.get(*dispute).filter(|_| within == 0) {
                sign(buffer, state, y, dispute.verdict);
                judge::paint_around(buffer, state, (SIGN, y), judge::of_dispute(state, dispute));
            }
            let role = if within < *reasons { Role::Text } else { Role::Dim };
            let words = lines.get(within).map_or("", String::as_str);
            put(buffer, state, (LEFT, y), words, room.saturating_sub(LEFT), role);
        }
        FactRow::Values(_) => {
            let Some(dispute) = dispute_of(row).and_then(|d| state.story.disputes.get(d)) else { return };
            sign(buffer, state, y, dispute.verdict);
            judge::paint_around(buffer, state, (SIGN, y), judge::of_dispute(state, dispute));
            values(buffer, state, y, dispute);
        }
        FactRow::Aligned(comparison) => {
            let Some(comparison) = state.story.comparison(*comparison) else { return };
            sign(buffer, state, y, comparison.verdict);
            let passages = &comparison.alignment.passages;
            let words = passages.first().map(|p| visible_line(state.story.analysis.words(*p))).unwrap_or_default();
            put(buffer, state, (LEFT, y), &words, state.facts.columns.subject, Role::Text);
            for (x, document) in places(state) {
                let own: Vec<String> = passages.iter().filter(|p| p.document == document).map(ToString::to_string).collect();
                cell(buffer, state, (x, y), &own.join(" "), Role::Dim);
            }
        }
    }
}

fn sign(buffer: &mut Buffer, state: &State, y: u16, verdict: Verdict) {
    put(buffer, state, (SIGN, y), state.signs.verdict(verdict), 1, Role::Verdict(verdict));
}

fn values(buffer: &mut Buffer, state: &State, y: u16, dispute: &Dispute) {
    let analysis = &state.story.analysis;
    let subject = dispute.facts.iter().find_map(|id| analysis.fact(*id).subject.map(|s| visible_line(analysis.document(id.document).words(s))));
    let kind = match dispute.kind {
        Kind::Percent => "share",
        Kind::Count => "number",
        Kind::Money => "sum",
        Kind::Ordinal => "place in order",
        Kind::Duration => "length of time",
        Kind::Set => "how often",
        Kind::Name => "who is named",
        Kind::Quote => "what is quoted",
        Kind::Date | Kind::Measure | Kind::Stance => dispute.kind.name(),
    };
    let words = subject.map_or_else(|| kind.to_owned(), |subject| format!("{kind}: {subject}"));
    put(buffer, state, (LEFT, y), &words, state.facts.columns.subject, Role::Text);
    let own = |document: DocumentId| {
        let own: Vec<String> = dispute.facts.iter().filter(|f| f.document == document).map(|f| report::value_words(analysis, *f)).collect();
        own.join(", ")
    };
    let told: Vec<String> = places(state).map(|(_, document)| own(document)).collect();
    let room = usize::from(state.facts.columns.cell.saturating_sub(1));
    let ellipsis = state.signs.ellipsis();
    let shown = match dispute.verdict {
        Verdict::Agree => told.iter().map(|words| cells::fit(words, room, ellipsis)).collect(),
        Verdict::Discrepancy | Verdict::Compatible | Verdict::Reworded | Verdict::Single => cells::fit_apart(&told, room, ellipsis),
    };
    for ((x, _), words) in places(state).zip(shown) {
        cell(buffer, state, (x, y), &words, Role::Verdict(dispute.verdict));
    }
}

/// What a source states; a silent one has a value too.
fn cell(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), words: &str, role: Role) {
    let cells = state.facts.columns.cell.saturating_sub(1);
    if words.is_empty() {
        put(buffer, state, (x, y), state.signs.silent(), cells, Role::Dim);
    } else {
        put_styled(buffer, state, (x, y), words, cells, state.theme.style(role));
    }
}
