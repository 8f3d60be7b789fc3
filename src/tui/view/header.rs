//! The first rows: counters, views, what is taken away, and the headings of columns.

use super::{put, put_styled, rule, tint};
use crate::{
    compare::Verdict,
    export::report,
    text::{Document, DocumentId, Language},
    tui::{
        bands::Order,
        cells, layout,
        state::{Busy, State, View},
        theme::Role,
    },
};
use ratatui::buffer::Buffer;

pub(super) fn paint(buffer: &mut Buffer, state: &State, width: u16) {
    let bar = state.theme.style(Role::Bar);
    tint(buffer, (0, 0), width, bar);
    let (named, away) = first_row(state, width);
    let tabs = tabs(state, width, named);
    let room = tabs.first().map_or(width, |t| t.x).saturating_sub(1);
    let mut x = put_styled(buffer, state, (1, 0), &counters(state), room.saturating_sub(1), state.theme.style(Role::BarStrong));
    if !away.is_empty() {
        x = put_styled(buffer, state, (x + 3, 0), &away, room.saturating_sub(x + 2), bar);
    }
    for part in notes(state) {
        let cells = cells::width(&part) as u16 + 3;
        if x + cells < room {
            put_styled(buffer, state, (x + 3, 0), &part, cells, bar);
            x += cells;
        }
    }
    for tab in tabs {
        let role = if tab.view == state.view { Role::BarStrong } else { Role::Bar };
        let mut style = state.theme.style(role);
        if tab.view == state.view {
            style = style.add_modifier(ratatui::style::Modifier::REVERSED);
        }
        put_styled(buffer, state, (tab.x, 0), &tab.words, width, style);
    }
    headings(buffer, state, width);
    if state.top_rows() > 2 {
        rule(buffer, state, (0, 2), width);
    }
}

/// Cells from which on the first row tells in full how far the work is.
const ROOM_FOR_PROGRESS: u16 = 110;

struct Tab {
    view: View,
    x: u16,
    words: String,
}

/// Which views are named at the right of the first row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    All,
    Present,
    None,
}

/// Which views the first row names, and how it says what takes something away, which it does at every width: names give way to that.
fn first_row(state: &State, width: u16) -> (Named, String) {
    let [full, short, count] = away(state);
    let widest = if width >= 76 && state.view != View::Stories { Named::All } else { Named::Present };
    let choices = [
        (widest, &full),
        (widest, &short),
        (Named::Present, &full),
        (Named::Present, &short),
        (Named::None, &short),
        (Named::Present, &count),
        (Named::None, &count),
    ];
    let counted = cells::width(&counters(state)) as u16;
    let fits = |(named, words): &(Named, &String)| {
        let names = tabs(state, width, *named).first().map_or(0, |t| width - t.x);
        counted + cells::width(words) as u16 + names + 5 <= width
    };
    let none = if full.is_empty() { choices[0] } else { choices[6] };
    let (named, words) = choices.into_iter().find(fits).unwrap_or(none);
    (named, words.clone())
}

/// What takes something away: in full, in short, and as a number.
fn away(state: &State) -> [String; 3] {
    let (left_out, hidden, muted) = (&state.left_out, &state.read.hidden, &state.muted);
    let filter = Some(&state.filter).filter(|f| !f.is_empty() && matches!(state.view, View::Facts | View::Time));
    let list = |ids: &[DocumentId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let brief = |ids: &[DocumentId]| if ids.len() > 3 { ids.len().to_string() } else { list(ids) };
    let (mut full, mut short) = (Vec::new(), Vec::new());
    if !left_out.is_empty() {
        full.push(format!("left out {}", list(left_out)));
        short.push(format!("out {}", brief(left_out)));
    }
    if !hidden.is_empty() {
        full.push(format!("hidden {}", list(hidden)));
        short.push(format!("hid {}", brief(hidden)));
    }
    if !muted.is_empty() {
        full.push(format!("muted {}", muted.iter().map(|k| k.name()).collect::<Vec<_>>().join(" ")));
        short.push(format!("muted {}", muted.len()));
    }
    if let Some(filter) = filter {
        full.push(format!("filter “{filter}”"));
        short.push("filter".to_owned());
    }
    let all = left_out.len() + hidden.len() + muted.len() + usize::from(filter.is_some());
    [full.join("   "), short.join("  "), if all > 0 { format!("{all} hidden") } else { String::new() }]
}

/// The names of views at the right, with their numbers where there is room.
fn tabs(state: &State, width: u16, named: Named) -> Vec<Tab> {
    let shown: &[View] = match named {
        Named::All => &View::ALL,
        Named::Present => std::slice::from_ref(&state.view),
        Named::None => &[],
    };
    let words: Vec<String> = shown
        .iter()
        .map(|v| match View::ALL.iter().position(|o| o == v) {
            Some(i) if width >= 76 => format!(" {} {} ", i + 1, v.name()),
            _ => format!(" {} ", v.name()),
        })
        .collect();
    let mut x = width.saturating_sub(words.iter().map(|w| w.len() as u16).sum());
    let place = |(view, words): (&View, String)| {
        let at = x;
        x += words.len() as u16;
        Tab { view: *view, x: at, words }
    };
    shown.iter().zip(words).map(place).collect()
}

/// The view whose name is at a cell of the first row.
pub fn view_at(state: &State, x: u16) -> Option<View> {
    let width = state.size.0;
    let tabs = tabs(state, width, first_row(state, width).0);
    tabs.into_iter().find(|t| t.x <= x && x < t.x + t.words.len() as u16).map(|t| t.view).filter(|v| *v != View::Stories)
}

/// Where the cursor is among the discrepancies, and what it has not been at.
pub fn counters(state: &State) -> String {
    if let Some(busy) = state.work.busy.filter(|_| !state.story.compared) {
        return progress(&busy, true);
    }
    if state.view == View::Stories {
        return format!("story {}/{}", state.chosen + 1, state.stories.len());
    }
    let order = state.discrepancies();
    let at = state.discrepancy_here(&order);
    let at = at.map_or_else(|| "-".to_owned(), |n| (n + 1).to_string());
    format!("discrepancy {at}/{}, unseen {}", order.len(), state.unseen())
}

fn progress(busy: &Busy, long: bool) -> String {
    let mut words = busy.stage.to_string();
    if busy.total > 0 {
        words.push_str(&format!(" {}/{}", busy.done, busy.total));
    }
    if let Some(left) = busy.left.filter(|l| long && l.as_millis() >= 1000) {
        words.push_str(&format!(", {} s left", left.as_secs()));
    }
    words + "; Esc cancels"
}

/// What else the first row says where there is room, the most important first.
fn notes(state: &State) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(busy) = state.work.busy.filter(|_| state.story.compared) {
        notes.push(progress(&busy, false));
    }
    if let Some(first) = state.judge.linking {
        notes.push(format!("linking {first}"));
    }
    if state.story.compared && state.view != View::Stories && !state.judge.review.history.done().is_empty() {
        notes.push(if state.size.0 < ROOM_FOR_PROGRESS { state.judged() } else { state.progress() });
    }
    if state.view == View::Read {
        match (state.read.zoom, state.read.order) {
            (Some(alone), _) => notes.push(format!("{alone} alone")),
            (None, Order::Printed) => notes.push("as printed".to_owned()),
            (None, Order::Aligned) => {}
        }
        if state.read.alone {
            notes.push("each scrolls alone".to_owned());
        }
        let shown = state.sources_shown();
        let fit = layout::fit(state.size.0);
        if state.read.zoom.is_none() && shown.len() > fit {
            notes.push(part(state.read.window, fit, shown.len()));
        }
    }
    if !state.problems.is_empty() {
        notes.push(format!("{} not read", state.problems.len()));
    }
    if state.story.compared && state.view != View::Stories {
        let counts = &state.story.counts;
        let only: usize = counts.only.iter().map(|(_, n)| n).sum();
        let kinds = [
            (Verdict::Discrepancy, counts.discrepancy),
            (Verdict::Compatible, counts.compatible),
            (Verdict::Agree, counts.agree),
            (Verdict::Reworded, counts.reworded),
            (Verdict::Single, only),
        ];
        notes.push(kinds.iter().map(|(v, n)| format!("{} {n}", state.signs.verdict(*v))).collect::<Vec<_>>().join("  "));
    }
    notes
}

/// Which sources are on screen: `sources 2-3 of 5`, `source 2 of 5`.
pub(super) fn part(first: usize, count: usize, all: usize) -> String {
    let last = (first + count).min(all);
    if last == first + 1 { format!("source {last} of {all}") } else { format!("sources {}-{last} of {all}", first + 1) }
}

/// The second row: the source above each column.
fn headings(buffer: &mut Buffer, state: &State, width: u16) {
    match state.view {
        View::Stories => {
            put(buffer, state, (1, 1), "Stories in these sources", width.saturating_sub(2), Role::Heading);
        }
        View::Read => {
            let active = state.cursor.map(|c| c.passage.document);
            for column in &state.read.layout.columns {
                source(buffer, state, column.document, column.x + 1, column.width + 1, active == Some(column.document));
            }
        }
        View::Lens => {
            source(buffer, state, state.base(), 2, state.lens.frame.prose + 2, true);
            let (x, _, cells, _) = state.lens.frame.drawer;
            if state.lens.frame.beside {
                put(buffer, state, (x, 1), "what the others say", cells, Role::Dim);
            }
        }
        View::Facts => super::facts::headings(buffer, state),
        View::Time => {
            put(buffer, state, (1, 1), "Dates and figures, source by source", width.saturating_sub(2), Role::Heading);
        }
    }
}

/// What stands above a source's column: its outlet or title, else the last part of its path, which fits where the whole does not.
pub(super) fn short_name(state: &State, document: DocumentId) -> String {
    let analysis = &state.story.analysis;
    let name = report::source_name(analysis, document);
    let about = &analysis.document(document).about;
    let named = about.outlet.is_some() || about.title.is_some();
    name.rsplit(['/', '\\']).next().filter(|last| !named && !last.is_empty()).map_or_else(|| name.clone(), str::to_owned)
}

/// Cells of a name below which it is worth more than the date behind it.
const LEAST_NAME: u16 = 10;

/// `A  Israel Hayom  2022-09-29`, the base with a star.
fn source(buffer: &mut Buffer, state: &State, document: DocumentId, x: u16, cells: u16, active: bool) {
    let Some(Document { about, language, .. }) = state.story.analysis.documents.get(document.index()) else { return };
    let right = x + cells;
    let style = state.theme.style(if active { Role::CursorBar } else { Role::Heading });
    let sigil = format!("{document}{} ", if document == state.base() && state.story.documents.len() > 1 { "*" } else { " " });
    let x = put_styled(buffer, state, (x, 1), &sigil, cells, style);
    let date = about.published.map(|s| s.date.to_string()).unwrap_or_default();
    let origin = report::kinship(&state.story.analysis, document).map(|words| format!("  {words}")).unwrap_or_default();
    let language = if *language == Language::ENGLISH { String::new() } else { format!("  {}", language.name()) };
    let rest = format!("  {date}{language}{origin}");
    // a long name is cut before the date is left out
    let left = right.saturating_sub(x + cells::width(&rest) as u16);
    let room = if left < LEAST_NAME { right.saturating_sub(x) } else { left };
    let x = put_styled(buffer, state, (x, 1), &short_name(state, document), room, style);
    if x + cells::width(&rest) as u16 <= right && !rest.trim().is_empty() {
        put(buffer, state, (x, 1), &rest, right.saturating_sub(x), Role::Dim);
    }
}
