//! Layers over the view: opening them, and the keys that they take.

use super::{act, say, warn};
use crate::{
    facts::Kind,
    text::{DocumentId, visible_line},
    tui::{
        action::Action,
        effect::Effect,
        keymap::Key,
        overlay::{EXPORTS, Line, Overlay, Picker, Prompt, Switch},
        search::Search,
        state::State,
        update::{correct, judge, jumps, look, work},
        view::layers,
    },
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::{Input, InputRequest};

/// Whether a layer took the key.
pub(super) enum Taken {
    Yes(Vec<Effect>),
    No,
}

const NOTHING: Taken = Taken::Yes(Vec::new());

pub(super) fn open(state: &mut State, overlay: Overlay) {
    state.overlays.push(overlay);
}

pub(super) fn search(state: &mut State) {
    open(state, Overlay::Prompt(Prompt::Search, Input::default()));
}

pub(super) fn add_source(state: &mut State) {
    open(state, Overlay::Prompt(Prompt::AddSource, Input::default()));
}

/// Asks for words; where a filter holds already, ends it.
pub(super) fn filter(state: &mut State) {
    if state.filter.is_empty() {
        open(state, Overlay::Prompt(Prompt::Filter, Input::default()));
    } else {
        state.filter.clear();
        say(state, "filter off: every row is shown");
    }
}

/// Hides the cursor's source at once and opens the list where it and others come back; where any is hidden already, shows all.
pub(super) fn hide(state: &mut State) {
    open_switches(state, Switch::Hide);
}

/// The same for leaving out of the counts.
pub(super) fn leave_out(state: &mut State) {
    open_switches(state, Switch::LeaveOut);
}

/// Opens the list of kinds.
pub(super) fn mute(state: &mut State) {
    open(state, Overlay::Switches(Switch::Mute, 0));
}

fn open_switches(state: &mut State, switch: Switch) {
    let Some(document) = state.cursor.map(|c| c.passage.document) else { return };
    if !std::mem::take(away(state, switch)).is_empty() {
        return match switch {
            Switch::LeaveOut => {
                look::recount(state);
                say(state, "every source counts again");
            }
            Switch::Hide | Switch::Mute => say(state, "every source is shown again"),
        };
    }
    let at = state.story.documents.iter().position(|d| *d == document).unwrap_or(0);
    toggle(state, switch, at);
    open(state, Overlay::Switches(switch, at));
}

/// The sources that a list takes away.
fn away(state: &mut State, switch: Switch) -> &mut Vec<DocumentId> {
    match switch {
        Switch::Hide | Switch::Mute => &mut state.read.hidden,
        Switch::LeaveOut => &mut state.left_out,
    }
}

/// Turns a line of the list on or off.
fn toggle(state: &mut State, switch: Switch, line: usize) {
    let Some(document) = state.story.documents.get(line).copied().filter(|_| switch != Switch::Mute) else {
        if let (Switch::Mute, Some(kind)) = (switch, Kind::ALL.get(line)) {
            let on = flip(&mut state.muted, *kind);
            look::recount(state);
            say(state, &format!("{} {}", kind.name(), if on { "muted: its findings do not count" } else { "compared again" }));
        }
        return;
    };
    let on = flip(away(state, switch), document);
    if on && state.sources_shown().is_empty() {
        flip(away(state, switch), document);
        return warn(state, "the last source stays");
    }
    if switch == Switch::LeaveOut {
        look::recount(state);
    }
    say(
        state,
        &match (switch, on) {
            (Switch::Hide, true) => format!("{document} hidden; it still counts"),
            (Switch::Hide, false) => format!("{document} shown again"),
            (Switch::LeaveOut | Switch::Mute, true) => format!("{document} left out; recounted without it"),
            (Switch::LeaveOut | Switch::Mute, false) => format!("{document} counts again"),
        },
    );
}

/// Puts an item in or takes it out; says whether it is in now.
fn flip<T: PartialEq>(list: &mut Vec<T>, item: T) -> bool {
    match list.iter().position(|i| *i == item) {
        Some(at) => {
            list.remove(at);
            false
        }
        None => {
            list.push(item);
            true
        }
    }
}

/// Gives a key to the topmost layer.
pub(super) fn key(state: &mut State, event: KeyEvent) -> Taken {
    let action = Key::of(event).and_then(|k| state.settings.keys.action(k));
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    match event.code {
        KeyCode::Esc if !state.overlays.is_empty() => return close(state),
        KeyCode::Char('c' | 'z' | 'l') if control => return Taken::No,
        _ => {}
    }
    let end = layers::scroll_end(state);
    let Some(top) = state.overlays.last_mut() else { return Taken::No };
    let judgements = matches!(top, Overlay::Judgements(_));
    match top {
        Overlay::Card(scroll) | Overlay::Problems(scroll) | Overlay::Judgements(scroll) => match action {
            Some(Action::Down) => *scroll = (*scroll + 1).min(end),
            Some(Action::Up) => *scroll = scroll.saturating_sub(1),
            Some(Action::PageDown) => *scroll = (*scroll + 8).min(end),
            Some(Action::PageUp) => *scroll = scroll.saturating_sub(8),
            Some(Action::Card | Action::Close) => return close(state),
            // the list is closed by the key that opens it, and opens over a card
            Some(Action::Judgements) if judgements => return close(state),
            Some(_) | None => {
                *scroll = 0;
                return Taken::No;
            }
        },
        Overlay::Help(picker) => {
            let picker = picker.clone();
            let lines = picker.help(&state.settings.keys);
            return pick(state, event, picker, &lines, Overlay::Help);
        }
        Overlay::Palette(picker) => {
            let picker = picker.clone();
            let lines = picker.palette(&state.settings.keys);
            return pick(state, event, picker, &lines, Overlay::Palette);
        }
        Overlay::Prompt(prompt, input) => {
            if event.code == KeyCode::Enter {
                let (prompt, words) = (prompt.clone(), input.value().trim().to_owned());
                state.overlays.pop();
                return Taken::Yes(entered(state, prompt, &words));
            }
            edit(input, event);
            let words = input.value().to_owned();
            if *prompt == Prompt::Search {
                state.search = Search::new(&state.story, &state.sources_shown(), &words);
            }
        }
        Overlay::Switches(switch, chosen) => {
            let lines = if *switch == Switch::Mute { Kind::ALL.len() } else { state.story.documents.len() };
            match (event.code, action) {
                (KeyCode::Enter, _) => return close(state),
                (KeyCode::Char(' '), _) => {
                    let (switch, chosen) = (*switch, *chosen);
                    toggle(state, switch, chosen);
                }
                (_, Some(action)) if action == switch.action() => {
                    let (switch, chosen) = (*switch, *chosen);
                    toggle(state, switch, chosen);
                }
                (_, Some(Action::Down)) => *chosen = (*chosen + 1).min(lines.saturating_sub(1)),
                (_, Some(Action::Up)) => *chosen = chosen.saturating_sub(1),
                (_, Some(Action::Quit)) => return Taken::No,
                (_, Some(_) | None) => {}
            }
        }
        Overlay::Misread(chosen) => {
            let chosen = *chosen;
            let last = state.facts_here().len().saturating_sub(1);
            let at = match (event.code, action) {
                (KeyCode::Enter, _) => {
                    state.overlays.pop();
                    return Taken::Yes(correct::rejected(state, chosen));
                }
                (KeyCode::Char('='), _) => {
                    correct::set(state, chosen);
                    return NOTHING;
                }
                (_, Some(Action::Down)) => (chosen + 1).min(last),
                (_, Some(Action::Up)) => chosen.saturating_sub(1),
                (_, Some(Action::Quit)) => return Taken::No,
                (_, Some(_) | None) => chosen,
            };
            state.overlays.pop();
            state.overlays.push(Overlay::Misread(at));
        }
        Overlay::Entries(entries, chosen) => {
            let last = entries.len().saturating_sub(1);
            match (event.code, action) {
                (KeyCode::Enter, _) => {
                    let (entries, chosen) = (std::mem::take(entries), *chosen);
                    state.overlays.pop();
                    return Taken::Yes(work::pick(state, &entries, chosen));
                }
                (KeyCode::Char(' '), _) => entries.iter_mut().skip(*chosen).take(1).for_each(|e| e.picked = !e.picked),
                (_, Some(Action::Down)) => *chosen = (*chosen + 1).min(last),
                (_, Some(Action::Up)) => *chosen = chosen.saturating_sub(1),
                (_, Some(Action::PageDown)) => *chosen = (*chosen + 10).min(last),
                (_, Some(Action::PageUp)) => *chosen = chosen.saturating_sub(10),
                (_, Some(Action::Quit)) => return Taken::No,
                (_, Some(_) | None) => {}
            }
        }
        Overlay::Export(chosen) => match (event.code, action) {
            (KeyCode::Enter, _) => {
                let format = EXPORTS.get(*chosen).map_or(EXPORTS[0].0, |(f, _)| *f);
                state.overlays.pop();
                let Some(format) = format else { return Taken::Yes(vec![judge::story(state)]) };
                return Taken::Yes(vec![Effect::Export(state.story.analysis.clone(), Box::new(state.judge.attached.clone()), state.problems.clone(), format)]);
            }
            (_, Some(Action::Down)) => *chosen = (*chosen + 1).min(EXPORTS.len() - 1),
            (_, Some(Action::Up)) => *chosen = chosen.saturating_sub(1),
            (_, Some(Action::Quit)) => return Taken::No,
            (_, Some(_) | None) => {}
        },
    }
    NOTHING
}

/// Closes the topmost layer.
fn close(state: &mut State) -> Taken {
    match state.overlays.pop() {
        Some(Overlay::Prompt(Prompt::Search, _)) => state.search = Search::default(),
        Some(Overlay::Entries(..)) => return Taken::Yes(work::newest(state)),
        _ => {}
    }
    NOTHING
}

/// A click beside a layer closes it as Esc does, but throws away neither what is to be picked nor what was typed.
pub(super) fn clicked_beside(state: &mut State) -> Vec<Effect> {
    let keeps = match state.overlays.last() {
        Some(Overlay::Entries(..)) => true,
        Some(Overlay::Prompt(_, input)) => !input.value().is_empty(),
        _ => false,
    };
    match if keeps { Taken::No } else { close(state) } {
        Taken::Yes(effects) => effects,
        Taken::No => Vec::new(),
    }
}

/// A key in help or palette: Enter runs the chosen line, everything else narrows or chooses.
fn pick(state: &mut State, event: KeyEvent, mut picker: Picker, lines: &[Line], layer: fn(Picker) -> Overlay) -> Taken {
    let last = lines.len().saturating_sub(1);
    match event.code {
        KeyCode::Enter => match lines.get(picker.chosen) {
            Some(Line::Action(action)) => {
                state.overlays.pop();
                return Taken::Yes(act(state, *action));
            }
            Some(Line::Mark(_)) | None => {}
        },
        KeyCode::Down | KeyCode::Tab => picker.chosen = (picker.chosen + 1).min(last),
        KeyCode::Up | KeyCode::BackTab => picker.chosen = picker.chosen.saturating_sub(1),
        KeyCode::PageDown => picker.chosen = (picker.chosen + 10).min(last),
        KeyCode::PageUp => picker.chosen = picker.chosen.saturating_sub(10),
        KeyCode::Home => picker.chosen = 0,
        KeyCode::End => picker.chosen = last,
        _ => {
            let before = picker.input.value().to_owned();
            edit(&mut picker.input, event);
            if before != picker.input.value() {
                picker.chosen = 0;
            }
        }
    }
    state.overlays.pop();
    state.overlays.push(layer(picker));
    NOTHING
}

/// What the person entered.
fn entered(state: &mut State, prompt: Prompt, words: &str) -> Vec<Effect> {
    match prompt {
        Prompt::Search if words.is_empty() => state.search = Search::default(),
        Prompt::Search => {
            state.search = Search::new(&state.story, &state.sources_shown(), words);
            words.clone_into(&mut state.searched);
            state.match_at = None;
            let at_once = state.cursor.and_then(|c| state.search.matches.iter().position(|(p, _)| *p == c.passage));
            match at_once {
                Some(at) => jumps::at_match(state, at),
                None => jumps::found(state, Action::NextMatch, true, true),
            }
        }
        Prompt::Filter => {
            state.filter = words.to_owned();
            if !words.is_empty() {
                say(state, &format!("only rows with “{}” in Facts and Time; f shows all", visible_line(words)));
            }
        }
        Prompt::Note => return judge::noted(state, words),
        Prompt::Reads(fact) => return correct::reads(state, *fact, words),
        Prompt::Outlet(source) => correct::outlet(state, source, words),
        Prompt::Published { source, outlet } => return correct::published(state, source, outlet, words),
        Prompt::AddSource if words.is_empty() => {}
        Prompt::AddSource => return work::add(state, words),
    }
    Vec::new()
}

/// Text pasted goes into the line of input, if there is one; several lines where a source is asked for are the source.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(Overlay::Prompt(Prompt::AddSource, _)) = state.overlays.last()
        && text.trim().contains(['\n', '\r'])
    {
        state.overlays.pop();
        return vec![Effect::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))];
    }
    let input = match state.overlays.last_mut() {
        Some(Overlay::Prompt(_, input)) => input,
        Some(Overlay::Help(picker) | Overlay::Palette(picker)) => &mut picker.input,
        Some(
            Overlay::Card(_)
            | Overlay::Switches(..)
            | Overlay::Misread(_)
            | Overlay::Export(_)
            | Overlay::Entries(..)
            | Overlay::Problems(_)
            | Overlay::Judgements(_),
        )
        | None => {
            return Vec::new();
        }
    };
    for c in text.chars().filter(|c| !c.is_control()).take(500) {
        input.handle(InputRequest::InsertChar(c));
    }
    Vec::new()
}

fn edit(input: &mut Input, event: KeyEvent) {
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    let request = match event.code {
        KeyCode::Char('u') if control => InputRequest::DeleteLine,
        KeyCode::Char('w') if control => InputRequest::DeletePrevWord,
        KeyCode::Char('a') if control => InputRequest::GoToStart,
        KeyCode::Char('e') if control => InputRequest::GoToEnd,
        KeyCode::Char(_) if control => return,
        KeyCode::Char(c) => InputRequest::InsertChar(c),
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return,
    };
    input.handle(request);
}
