//! Layers over the view, each in a frame of its own.

use super::{card, judge, plain, put, put_styled, tint};
use crate::{
    export::{Format, report},
    facts::Kind,
    text::visible_line,
    tui::{
        action::Action,
        cells,
        overlay::{COMPARISON, EXPORTS, Line, Overlay, Picker, Prompt, Switch},
        state::State,
        theme::Role,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// How far the topmost layer of text can be scrolled.
pub fn scroll_end(state: &State) -> u16 {
    let area = Rect { x: 0, y: 0, width: state.size.0, height: state.size.1 };
    let lines = match state.overlays.last() {
        Some(Overlay::Card(_)) => card::card(state, text_width(area)).1.len(),
        Some(Overlay::Problems(_)) => problems(state, area).len(),
        Some(Overlay::Judgements(_)) => wrapped(area, judge::lines(state)).len(),
        _ => 0,
    };
    let lines = u16::try_from(lines).unwrap_or(u16::MAX);
    lines.saturating_sub(frame_height(area, lines).saturating_sub(2))
}

/// What went wrong with sources.
fn problems(state: &State, area: Rect) -> Vec<(String, Role)> {
    wrapped(area, state.problems.iter().map(|p| (format!("{}: {}", visible_line(&p.source), visible_line(&p.message)), Role::Text)))
}

/// Cells of a layer of text.
fn text_width(area: Rect) -> usize {
    usize::from(wide(area, 84).saturating_sub(4)).max(10)
}

/// Rows of a frame around so many lines; the first row of the screen and the last, where messages are, stay in sight.
fn frame_height(area: Rect, lines: u16) -> u16 {
    lines.saturating_add(2).min(area.height.saturating_sub(2)).max(3.min(area.height))
}

/// Paints every layer, the topmost last; gives back where the terminal's cursor goes.
pub(super) fn paint(buffer: &mut Buffer, state: &State, area: Rect) -> Option<(u16, u16)> {
    let mut cursor = None;
    for overlay in &state.overlays {
        cursor = match overlay {
            Overlay::Card(scroll) => {
                let (title, lines) = card::card(state, text_width(area));
                let lines: Vec<(String, Role)> = Vec::from_iter(lines.into_iter().map(|l| (l.words, l.role)));
                text(buffer, state, area, &title, &lines, *scroll);
                None
            }
            Overlay::Problems(scroll) => {
                text(buffer, state, area, "not read", &problems(state, area), *scroll);
                None
            }
            Overlay::Judgements(scroll) => {
                text(buffer, state, area, "what was judged", &wrapped(area, judge::lines(state)), *scroll);
                None
            }
            Overlay::Help(picker) => {
                let lines = picker.help(&state.settings.keys).into_iter().map(|l| help_line(state, l)).collect();
                picked(buffer, state, area, picker, "help: type to search, Enter runs the line", lines)
            }
            Overlay::Palette(picker) => {
                let lines = picker.palette(&state.settings.keys).into_iter().map(|l| named(help_line(state, l), l)).collect();
                picked(buffer, state, area, picker, "command", lines)
            }
            Overlay::Prompt(prompt, input) => {
                let y = area.bottom() - 1;
                tint(buffer, (0, y), area.width, state.theme.style(Role::BarStrong));
                put(buffer, state, (0, y), &" ".repeat(area.width.into()), area.width, Role::BarStrong);
                if let Some(message) = state.message.as_ref().filter(|_| y > 0) {
                    tint(buffer, (0, y - 1), area.width, state.theme.style(Role::Bar));
                    put(buffer, state, (0, y - 1), &" ".repeat(area.width.into()), area.width, Role::Bar);
                    put(buffer, state, (1, y - 1), &message.words, area.width.saturating_sub(2), Role::Notice);
                }
                let found = match prompt {
                    Prompt::Search if !input.value().trim().is_empty() => format!("{} found ", state.search.matches.len()),
                    _ => String::new(),
                };
                let right = area.width.saturating_sub(found.len() as u16);
                let x = put(buffer, state, (1, y), &prompt.label(), area.width.saturating_sub(12), Role::BarStrong);
                let room = right.saturating_sub(x + 1);
                let skip = input.visual_scroll(room.into());
                let shown: String = input.value().chars().skip(skip).collect();
                put(buffer, state, (x, y), &shown, room, Role::BarStrong);
                put(buffer, state, (right, y), &found, found.len() as u16, Role::Bar);
                Some(((x + (input.visual_cursor().max(skip) - skip) as u16).min(area.right() - 1), y))
            }
            Overlay::Switches(switch, chosen) => {
                switches(buffer, state, area, *switch, *chosen);
                None
            }
            Overlay::Misread(chosen) => {
                let lines: Vec<String> = state.facts_here().into_iter().map(|id| visible_line(&state.fact_line(id))).collect();
                choice(buffer, state, area, "misread: Enter rejects, = sets a date or figure", &lines, *chosen);
                None
            }
            Overlay::Entries(entries, chosen) => {
                let lines: Vec<String> = entries.iter().map(|e| format!("[{}] {}", if e.picked { "x" } else { " " }, e.words)).collect();
                let newest = state.settings.load.feed_entries.0;
                let title = format!("Space picks, Enter compares, Esc takes the newest {newest}");
                choice(buffer, state, area, &title, &lines, *chosen);
                None
            }
            Overlay::Export(chosen) => {
                let path = |format: Option<Format>| format.map_or("story.crossread.toml".to_owned(), |f| format!("{COMPARISON}.{}", f.extension()));
                let lines: Vec<String> = EXPORTS.iter().map(|(format, name)| format!("{:<27}{name}", path(*format))).collect();
                choice(buffer, state, area, "export everything, to a new file here", &lines, *chosen);
                None
            }
        };
    }
    cursor
}

/// Lines wrapped to what a layer of text can be wide.
fn wrapped(area: Rect, lines: impl IntoIterator<Item = (String, Role)>) -> Vec<(String, Role)> {
    let options = textwrap::Options::new(text_width(area)).subsequent_indent("    ");
    let wrap = |(words, role): (String, Role)| textwrap::wrap(&words, &options).into_iter().map(|l| (l.into_owned(), role)).collect::<Vec<_>>();
    lines.into_iter().flat_map(wrap).collect()
}

fn wide(area: Rect, most: u16) -> u16 {
    if area.width < 50 { area.width } else { area.width.saturating_sub(4).min(most) }
}

/// Clears a frame in the middle with a title; gives back what is inside it.
fn frame(buffer: &mut Buffer, state: &State, area: Rect, (width, height): (u16, u16), title: &str) -> Rect {
    let width = width.min(area.width);
    let height = frame_height(area, height);
    let x = (area.width - width) / 2;
    let y = 1 + area.height.saturating_sub(2 + height) / 2;
    let outer = Rect { x, y, width, height }.intersection(area);
    for row in outer.y..outer.bottom() {
        put(buffer, state, (x, row), &" ".repeat(width.into()), width, Role::Text);
        buffer.set_style(Rect { x, y: row, width, height: 1 }, ratatui::style::Style::reset());
        if let Some(ground) = state.theme.ground() {
            buffer.set_style(Rect { x, y: row, width, height: 1 }, ground);
        }
        put(buffer, state, (x, row), state.signs.upright(), 1, Role::Rule);
        put(buffer, state, (outer.right() - 1, row), state.signs.upright(), 1, Role::Rule);
    }
    let corners = if state.signs.ascii { ["+", "+", "+", "+"] } else { ["╭", "╮", "╰", "╯"] };
    for (row, [left, right]) in [(outer.y, [corners[0], corners[1]]), (outer.bottom().saturating_sub(1), [corners[2], corners[3]])] {
        super::rule(buffer, state, (x, row), width);
        put(buffer, state, (x, row), left, 1, Role::Rule);
        put(buffer, state, (outer.right() - 1, row), right, 1, Role::Rule);
    }
    put(buffer, state, (x + 2, outer.y), &format!(" {title} "), width.saturating_sub(4), Role::Heading);
    Rect { x: x + 2, y: outer.y + 1, width: width.saturating_sub(4), height: outer.height.saturating_sub(2) }
}

/// Lines of text that may be longer than the screen.
fn text(buffer: &mut Buffer, state: &State, area: Rect, title: &str, lines: &[(String, Role)], scroll: u16) {
    let inner = frame(buffer, state, area, (wide(area, 84), u16::try_from(lines.len()).unwrap_or(u16::MAX)), title);
    let scroll = usize::from(scroll).min(lines.len().saturating_sub(inner.height.into()));
    for (y, (words, role)) in (inner.y..inner.bottom()).zip(lines.iter().skip(scroll)) {
        put(buffer, state, (inner.x, y), words, inner.width, *role);
    }
    let below = lines.len().saturating_sub(scroll + usize::from(inner.height));
    if below > 0 || scroll > 0 {
        let keys = [Action::Down, Action::Up].map(|action| state.settings.keys.first(action)).join(" ");
        let lines = if below == 1 { "line" } else { "lines" };
        let words = if below > 0 { format!(" {below} more {lines}: {keys} ") } else { format!(" {keys} ") };
        let at = inner.right().saturating_sub(words.len() as u16);
        put(buffer, state, (at, inner.bottom()), &words, words.len() as u16, Role::Dim);
    }
}

/// A list of which one line is chosen.
fn choice(buffer: &mut Buffer, state: &State, area: Rect, title: &str, lines: &[String], chosen: usize) {
    let width = lines.iter().map(|l| cells::width(l) as u16).max().unwrap_or(0).max(title.len() as u16 + 4) + 6;
    let inner = frame(buffer, state, area, (width.min(wide(area, 84)), lines.len() as u16), title);
    let first = (chosen + 1).saturating_sub(inner.height.into());
    for (y, (i, line)) in (inner.y..inner.bottom()).zip(lines.iter().enumerate().skip(first)) {
        row(buffer, state, inner, y, i == chosen);
        put_styled(buffer, state, (inner.x + 1, y), line, inner.width.saturating_sub(1), ratatui::style::Style::new());
    }
    part(buffer, state, inner, (first, (first + usize::from(inner.height)).min(lines.len())), lines.len());
}

/// Says on the frame which part of a list is on screen, where it is not the whole.
fn part(buffer: &mut Buffer, state: &State, inner: Rect, (from, to): (usize, usize), all: usize) {
    if from > 0 || to < all {
        let words = format!(" {}-{to} of {all} ↑↓ ", from + 1);
        let cells = if state.signs.ascii { plain(&words).len() } else { cells::width(&words) } as u16;
        put(buffer, state, (inner.right().saturating_sub(cells), inner.bottom()), &words, cells, Role::Dim);
    }
}

fn row(buffer: &mut Buffer, state: &State, inner: Rect, y: u16, chosen: bool) {
    if chosen {
        tint(buffer, (inner.x, y), inner.width, state.theme.style(Role::Chosen));
        put_styled(buffer, state, (inner.x, y), state.signs.cursor(), 1, ratatui::style::Style::new());
    }
}

fn switches(buffer: &mut Buffer, state: &State, area: Rect, switch: Switch, chosen: usize) {
    let line = |on: bool, words: &str| format!("[{}] {words}", if on { "x" } else { " " });
    let lines: Vec<String> = match switch {
        Switch::Mute => Kind::ALL.iter().map(|k| line(!state.muted.contains(k), k.name())).collect(),
        Switch::Hide | Switch::LeaveOut => {
            let away = if switch == Switch::Hide { &state.read.hidden } else { &state.left_out };
            let name = |d| format!("{d}  {}", report::source_name(&state.story.analysis, d));
            state.story.documents.iter().map(|d| line(!away.contains(d), &name(*d))).collect()
        }
    };
    choice(buffer, state, area, &format!("{}: Space turns, Enter closes", switch.title()), &lines, chosen);
}

/// A line of help or palette: its keys or sign, what it does or means, and its group, where that is told.
struct Told {
    keys: String,
    words: String,
    group: &'static str,
}

fn help_line(state: &State, line: Line) -> Told {
    match line {
        Line::Action(action) => {
            let (words, group) = action.entry().map_or(("", ""), |e| (e.help, e.group.name()));
            Told { keys: state.settings.keys.shown(action), words: words.to_owned(), group }
        }
        Line::Mark(mark) => Told { keys: mark.sign(state.signs).to_owned(), words: mark.meaning.to_owned(), group: "marks" },
    }
}

/// The line with the action's name, as the palette has it.
fn named(told: Told, line: Line) -> Told {
    match line {
        Line::Action(action) => {
            let name = action.entry().map_or("", |e| e.name);
            let words = if name == told.words { told.words } else { format!("{name}: {}", told.words) };
            Told { words, group: "", ..told }
        }
        Line::Mark(_) => told,
    }
}

/// Help and palette: a line to type in and the lines left.
fn picked(buffer: &mut Buffer, state: &State, area: Rect, picker: &Picker, title: &str, found: Vec<Told>) -> Option<(u16, u16)> {
    let width = wide(area, 84);
    let lines: Vec<Vec<String>> = found.iter().map(|told| told_lines(told, width.saturating_sub(4))).collect();
    let inner = frame(buffer, state, area, (width, lines.iter().map(Vec::len).sum::<usize>().max(1) as u16 + 1), title);
    if inner.is_empty() {
        return None;
    }
    if found.is_empty() {
        put(buffer, state, (inner.x + 1, inner.y + 1), "nothing found", inner.width.saturating_sub(1), Role::Dim);
    }
    let x = put(buffer, state, (inner.x, inner.y), "> ", inner.width, Role::Key);
    put(buffer, state, (x, inner.y), picker.input.value(), inner.width.saturating_sub(2), Role::Text);
    let rows = usize::from(inner.height - 1);
    let tall = |i: usize| lines.get(i).map_or(0, Vec::len);
    let (mut first, mut used) = (picker.chosen, tall(picker.chosen));
    while first > 0 && used + tall(first - 1) <= rows {
        first -= 1;
        used += tall(first);
    }
    let (mut y, mut to) = (inner.y + 1, first);
    for (i, told) in found.iter().enumerate().skip(first) {
        if usize::from(inner.bottom() - y) < tall(i).min(rows) {
            break;
        }
        for (n, line) in lines.get(i).into_iter().flatten().take(rows).enumerate() {
            row(buffer, state, inner, y, i == picker.chosen);
            told_line(buffer, state, inner, y, told, (line, n));
            y += 1;
        }
        to = i + 1;
    }
    part(buffer, state, inner, (first, to), found.len());
    Some(((x + picker.input.visual_cursor() as u16).min(inner.right().saturating_sub(1)), inner.y))
}

/// Inner cells from which on keys, words and group of an action have a column each.
const ROOM_FOR_COLUMNS: u16 = 60;

/// The cells before the words of a line.
fn key_cells(width: u16) -> u16 {
    (width / 4).clamp(8, 18)
}

/// A line of help in as many as it takes: its keys and its words.
fn told_lines(told: &Told, width: u16) -> Vec<String> {
    let group = if told.group.is_empty() { 0 } else { told.group.len() as u16 + 1 };
    let (words, room, indent) = if width >= ROOM_FOR_COLUMNS {
        (told.words.clone(), width - key_cells(width) - group, "")
    } else {
        (format!("{}  {}", told.keys, told.words), width.saturating_sub(1), "  ")
    };
    let options = textwrap::Options::new(usize::from(room).max(8)).subsequent_indent(indent);
    textwrap::wrap(&words, options).into_iter().map(|l| l.into_owned()).collect()
}

/// A line of it: its words, and at the first its keys and, beside the words, its group.
fn told_line(buffer: &mut Buffer, state: &State, inner: Rect, y: u16, told: &Told, (words, n): (&str, usize)) {
    let chosen = buffer.cell((inner.x + 1, y)).map(|c| c.style()).unwrap_or_default();
    let style = |role| state.theme.style(role).patch(ratatui::style::Style { fg: None, ..chosen });
    let columns = inner.width >= ROOM_FOR_COLUMNS;
    let x = inner.x + if columns { key_cells(inner.width) } else { 1 };
    put_styled(buffer, state, (x, y), words, inner.right().saturating_sub(x), style(Role::Text));
    if n == 0 {
        put_styled(buffer, state, (inner.x + 1, y), &told.keys, inner.width.saturating_sub(1), style(Role::Key));
    }
    if columns && n == 0 && !told.group.is_empty() {
        put_styled(buffer, state, (inner.right() - told.group.len() as u16, y), told.group, told.group.len() as u16, style(Role::Dim));
    }
}
