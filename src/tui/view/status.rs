//! The last row: what happened, or what is under the cursor.

use super::{judge, put_styled, tint};
use crate::{
    compare::Verdict,
    export::report,
    text::visible_line,
    tui::{
        action::Action,
        cells,
        state::{Cursor, State, View},
        theme::Role,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

pub(super) fn paint(buffer: &mut Buffer, state: &State, area: Rect) {
    let bar = state.theme.style(Role::Bar);
    tint(buffer, (0, area.y), area.width, bar);
    let keys = |action| state.settings.keys.keys(action).next().map(|k| k.to_string()).unwrap_or_default();
    let hints = format!("{} card  {} help ", keys(Action::Card), keys(Action::Help));
    let (words, style) = match &state.message {
        Some(message) => {
            (message.words.clone(), if message.notice { state.theme.style(Role::Notice).patch(ground(state)) } else { state.theme.style(Role::BarStrong) })
        }
        None if state.settings.hint && !state.touched => (hint(state), bar),
        None => (under_cursor(state), bar),
    };
    let hints_at = area.width.saturating_sub(cells::width(&hints) as u16);
    let whole = cells::width(&words) as u16 + 2;
    let room = if whole <= hints_at || area.width >= 60 { hints_at } else { area.width };
    put_styled(buffer, state, (1, area.y), &words, room.saturating_sub(2), style);
    if room == hints_at && hints_at > 0 {
        put_styled(buffer, state, (hints_at, area.y), &hints, area.width, bar);
    }
}

/// The ground of the bar alone.
fn ground(state: &State) -> ratatui::style::Style {
    ratatui::style::Style { fg: None, ..state.theme.style(Role::Bar) }
}

/// The keys that a first look needs.
fn hint(state: &State) -> String {
    let of = |action| state.settings.keys.keys(action).next().map(|k| k.to_string()).unwrap_or_default();
    let alone = state.story.compared && state.story.documents.len() == 1;
    let first = if alone {
        format!("{} add a source to compare with", of(Action::AddSource))
    } else {
        format!("{} next discrepancy, {} next alignment", of(Action::NextDiscrepancy), of(Action::NextAlignment))
    };
    format!("{first}, {} {} move, {} quit", of(Action::Down), of(Action::Up), of(Action::Quit))
}

/// `B13 ≠ share of voters: 97-98 % (A5) and 89 % (B13)`
fn under_cursor(state: &State) -> String {
    if state.view == View::Stories {
        return "Enter opens the story".to_owned();
    }
    let Some(cursor) = state.cursor else { return String::new() };
    match state.judge.attached.note(cursor.passage) {
        Some(note) => format!("note: {}; {}", visible_line(note), compared(state, cursor)),
        None => compared(state, cursor),
    }
}

fn compared(state: &State, cursor: Cursor) -> String {
    let analysis = &state.story.analysis;
    let Some(verdict) = state.story.verdict_of(cursor.passage, &state.read.hidden) else { return cursor.passage.to_string() };
    if state.comparison().is_none() {
        return format!("{} + only {} tells this", cursor.passage, cursor.passage.document);
    }
    let others = state.story.comparisons_of(cursor.passage).len() - 1;
    let also = match others {
        0 => String::new(),
        1 => "; meets another, too".to_owned(),
        n => format!("; meets {n} others, too"),
    };
    match state.dispute() {
        Some(dispute) => {
            let sign = state.signs.verdict(dispute.verdict);
            let statement = report::statement(analysis, dispute.clone());
            let why =
                if dispute.verdict == Verdict::Agree { String::new() } else { statement.explanations.first().map(|e| format!("; {e}")).unwrap_or_default() };
            format!("{} {sign} {}{}{why}{also}", cursor.passage, judge::marked(state, dispute), statement.line(analysis))
        }
        None => {
            let labels: Vec<String> = state.compared().iter().map(ToString::to_string).collect();
            // what the others compare beside it
            let beside = state
                .disputes_here()
                .next()
                .map(|d| format!("; beside it {} {}", state.signs.verdict(d.verdict), report::statement(analysis, d.clone()).line(analysis)));
            let beside = beside.unwrap_or_default();
            format!("{} {} {}: {}{beside}{also}", cursor.passage, state.signs.verdict(verdict), verdict.name(), labels.join(" "))
        }
    }
}
