//! The last row: what happened, or what is under the cursor.

use super::{judge, put_styled, tint};
use crate::{
    compare::Verdict,
    export::report,
    text::visible_line,
    tui::{
        action::Action,
        cells,
        state::{Cursor, Message, State, Tone, View},
        theme::Role,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

pub(super) fn paint(buffer: &mut Buffer, state: &State, area: Rect) {
    let bar = state.theme.style(Role::Bar);
    tint(buffer, (0, area.y), area.width, bar);
    let style = match state.message.as_ref().map(|m| m.tone) {
        Some(Tone::Notice) => state.theme.style(Role::Notice).patch(ground(state)),
        Some(Tone::Plain) => state.theme.style(Role::BarStrong),
        Some(Tone::Before) | None => bar,
    };
    let hints = hints(state, area.width);
    let hints_at = hints.first().map_or(area.width, |(x, ..)| *x);
    let words = words(state, hints_at);
    put_styled(buffer, state, (1, area.y), &words, hints_at.saturating_sub(2), style);
    for (x, _, hint) in hints {
        put_styled(buffer, state, (x, area.y), &hint, area.width, bar);
    }
}

/// What the hint at a cell of the last row tells to do.
pub fn action_at(state: &State, x: u16) -> Option<Action> {
    let inside = |(at, _, words): &(u16, Action, String)| *at <= x && x < at + cells::width(words) as u16;
    hints(state, state.size.0).into_iter().find(inside).map(|(_, action, _)| action)
}

/// Cells from which on the keys of card and help are always shown beside what is under the cursor.
const ROOM_FOR_HINTS: u16 = 60;

/// The hints at the right, each from its cell on: of the card and help, of help alone where the words need the room, and none beside a
/// message that does.
fn hints(state: &State, width: u16) -> Vec<(u16, Action, String)> {
    let key = |action| state.settings.keys.first(action);
    let (card, help) = ((Action::Card, format!("{} card  ", key(Action::Card))), (Action::Help, format!("{} help ", key(Action::Help))));
    let forms = [vec![card, help.clone()], vec![help], Vec::new()];
    let message = state.message.as_ref().filter(|m| m.tone != Tone::Before);
    let given_up = match message {
        Some(_) => forms.len(),
        None if width >= ROOM_FOR_HINTS => 1,
        None => 2,
    };
    let taken = |form: &[(Action, String)]| form.iter().map(|(_, words)| cells::width(words) as u16).sum::<u16>();
    let fits = |form: &&Vec<(Action, String)>| cells::width(&words(state, width.saturating_sub(taken(form)))) as u16 + 2 + taken(form) <= width;
    let allowed = forms.get(..given_up).unwrap_or_default();
    let Some(form) = allowed.iter().find(fits).or(allowed.last()) else { return Vec::new() };
    let mut x = width.saturating_sub(taken(form));
    let place = |(action, words): &(Action, String)| {
        let at = x;
        x += cells::width(words) as u16;
        (at, *action, words.clone())
    };
    form.iter().map(place).collect()
}

/// What the last row says in so many cells.
fn words(state: &State, room: u16) -> String {
    match &state.message {
        Some(Message { words, tone: Tone::Before }) => format!("{words}; {}", under_cursor(state)),
        Some(Message { words, tone: Tone::Plain | Tone::Notice }) => words.clone(),
        None if state.settings.hint && !state.touched => hint(state, room.saturating_sub(2)),
        None => under_cursor(state),
    }
}

/// The ground of the bar alone.
fn ground(state: &State) -> ratatui::style::Style {
    ratatui::style::Style { fg: None, ..state.theme.style(Role::Bar) }
}

/// The keys that a first look needs, as many as so many cells hold; how to leave is always among them.
fn hint(state: &State, room: u16) -> String {
    let of = |action| state.settings.keys.first(action);
    let quit = format!("{} quit", of(Action::Quit));
    let moving = format!("{} {} move", of(Action::Down), of(Action::Up));
    let unread = state.story.documents.is_empty() && state.work.busy.is_none();
    let first = if unread || state.story.compared && state.story.documents.len() == 1 {
        vec![format!("{} add a source to compare with", of(Action::AddSource))]
    } else {
        vec![format!("{} next discrepancy", of(Action::NextDiscrepancy)), format!("{} next alignment", of(Action::NextAlignment))]
    };
    let mut parts: Vec<String> = first.into_iter().chain([moving]).collect();
    let joined = |parts: &[String]| parts.iter().chain([&quit]).map(String::as_str).collect::<Vec<_>>().join(", ");
    while parts.len() > 1 && cells::width(&joined(&parts)) > usize::from(room) {
        parts.pop();
    }
    joined(&parts)
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
    if state.story.verdict_of(cursor.passage, &state.read.hidden).is_none() {
        return cursor.passage.to_string();
    }
    let Some(verdict) = state.verdict_here() else { return format!("{} + only {} tells this", cursor.passage, cursor.passage.document) };
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
