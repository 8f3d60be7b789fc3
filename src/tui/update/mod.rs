//! The one place where state changes: an event in, effects out. Pure: no clock, file or terminal.

mod correct;
mod judge;
mod jumps;
mod layers;
mod look;
mod mouse;
mod moves;
mod pages;
mod reread;
mod take;
#[cfg(test)]
mod tests;
mod work;

use super::{
    action::{Action, Group},
    effect::Effect,
    event::{Answer, Event, Outcome},
    keymap::Key,
    overlay::Overlay,
    state::{Message, State, Tone, View},
};
use crossterm::event::{KeyEvent, KeyEventKind};
use pages::Length;

/// Takes an event in and says what is to be done.
pub fn update(state: &mut State, event: Event) -> Vec<Effect> {
    let effects = match event {
        Event::Key(event) => key(state, event),
        Event::Mouse(event) => mouse::mouse(state, event),
        Event::Paste(text) => layers::paste(state, &text),
        Event::Resize(width, height) => {
            state.size = (width, height);
            state.in_place = None;
            Vec::new()
        }
        Event::Worker(generation, reply) => work::reply(state, generation, reply),
        Event::Terminal(answer) => terminal(state, answer),
        Event::Done(outcome) => done(state, outcome),
        Event::SourceChanged => work::load(state),
    };
    state.settle();
    effects
}

/// The first request: read the sources.
pub fn start(state: &mut State) -> Vec<Effect> {
    work::load(state)
}

fn key(state: &mut State, event: KeyEvent) -> Vec<Effect> {
    if event.kind == KeyEventKind::Release {
        return Vec::new();
    }
    state.message = None;
    match layers::key(state, event) {
        layers::Taken::Yes(effects) => effects,
        layers::Taken::No => match Key::of(event).and_then(|k| state.settings.keys.action(k)) {
            Some(action) => act(state, action),
            None => Vec::new(),
        },
    }
}

/// Carries an action out on the state.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    // whoever asks for a discrepancy before any is known is taken there when they are
    state.touched |= state.story.compared || action != Action::NextDiscrepancy;
    let stopped = state.stopped_at.take() == Some(action);
    if state.view == View::Stories && needs_story(action) {
        say(state, "open a story first: Enter");
        return Vec::new();
    }
    match action {
        Action::Down => moves::step(state, true),
        Action::Up => moves::step(state, false),
        Action::PageDown => pages::turn(state, true, Length::Page),
        Action::PageUp => pages::turn(state, false, Length::Page),
        Action::HalfDown => pages::turn(state, true, Length::Half),
        Action::HalfUp => pages::turn(state, false, Length::Half),
        Action::Top => moves::end(state, false),
        Action::Bottom => moves::end(state, true),
        Action::NextColumn => moves::column(state, true),
        Action::PreviousColumn => moves::column(state, false),
        Action::SlideRight => moves::slide(state, true),
        Action::SlideLeft => moves::slide(state, false),
        Action::NextAlignment => jumps::alignment(state, action, true, stopped),
        Action::PreviousAlignment => jumps::alignment(state, action, false, stopped),
        Action::NextDiscrepancy => jumps::discrepancy(state, action, true, stopped),
        Action::PreviousDiscrepancy => jumps::discrepancy(state, action, false, stopped),
        Action::NextOnlyHere => jumps::only_here(state, action, true, stopped),
        Action::PreviousOnlyHere => jumps::only_here(state, action, false, stopped),
        Action::NextUnseen => jumps::unseen(state, action, true, stopped),
        Action::PreviousUnseen => jumps::unseen(state, action, false, stopped),
        Action::NextDifference => jumps::difference(state, action, true, stopped),
        Action::PreviousDifference => jumps::difference(state, action, false, stopped),
        Action::NextMatch => jumps::found(state, action, true, stopped),
        Action::PreviousMatch => jumps::found(state, action, false, stopped),
        Action::Elsewhere => jumps::elsewhere(state),
        Action::Read => look::view(state, View::Read),
        Action::Lens => look::view(state, View::Lens),
        Action::Facts => look::view(state, View::Facts),
        Action::Time => look::view(state, View::Time),
        Action::Card => look::card(state),
        Action::Zoom => look::zoom(state),
        Action::PullPartner => look::pull(state),
        Action::Order => look::order(state),
        Action::Sync => look::sync(state),
        Action::Base => look::base(state),
        Action::Hide => layers::hide(state),
        Action::LeaveOut => layers::leave_out(state),
        Action::Mute => layers::mute(state),
        Action::Filter => layers::filter(state),
        Action::Search => layers::search(state),
        Action::AddSource => layers::add_source(state),
        Action::Help => layers::open(state, Overlay::Help(Default::default())),
        Action::Palette => layers::open(state, Overlay::Palette(Default::default())),
        Action::ExportMenu => layers::open(state, Overlay::Export(0)),
        Action::Mark => return judge::mark(state),
        Action::Note => judge::note(state),
        Action::Link => return judge::link(state),
        Action::Misread => correct::misread(state),
        Action::CorrectSource => correct::source(state),
        Action::Judgements => layers::open(state, Overlay::Judgements(0)),
        Action::Undo => return judge::undo(state),
        Action::Redo => return judge::redo(state),
        Action::Copy => return take::copy(state),
        Action::CopyAll => return take::copy_all(state),
        Action::Export => return take::export(state),
        Action::OpenSource => return take::open_source(state),
        Action::NextTheme => look::next_theme(state),
        Action::Mouse => return look::toggle_mouse(state),
        Action::Reload => return work::load(state),
        Action::Close => return work::close(state),
        Action::Quit => return judge::quit(state),
        Action::Suspend => return vec![Effect::Suspend],
        Action::Redraw => return vec![Effect::Redraw],
    }
    Vec::new()
}

/// Whether an action means nothing in the list of stories.
fn needs_story(action: Action) -> bool {
    action.entry().is_some_and(|e| match e.group {
        Group::Compare | Group::Judge | Group::Take | Group::Find => true,
        Group::Look => action != Action::Card,
        Group::Move | Group::Program => action == Action::OpenSource,
    })
}

fn terminal(state: &mut State, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Background(theme) if state.settings.theme.is_none() => state.theme = theme,
        Answer::Background(_) => {}
        Answer::WideSigns => state.signs.ascii = true,
    }
    Vec::new()
}

fn done(state: &mut State, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Copied(path) => say(state, &format!("copied; also in {}", path.display())),
        Outcome::Exported(path) => say(state, &format!("written to {}", path.display())),
        Outcome::Kept { saved, sent, held } => return judge::kept(state, saved, &sent, held),
        Outcome::Pasted(path) => return work::add(state, &path.to_string_lossy()),
        Outcome::Edited => return work::load(state),
        Outcome::NotKept(error) => {
            warn(state, &format!("not kept: {error}"));
            state.judge.unkept = Some(error);
        }
        Outcome::Failed(words) => warn(state, &words),
    }
    Vec::new()
}

/// Tells the person what happened.
fn say(state: &mut State, words: &str) {
    state.message = Some(Message { words: words.to_owned(), tone: Tone::Plain });
}

/// Tells the person what happened, and then what the cursor is on now.
fn say_before(state: &mut State, words: &str) {
    state.message = Some(Message { words: words.to_owned(), tone: Tone::Before });
}

/// Tells the person that an end is reached or something went wrong.
fn warn(state: &mut State, words: &str) {
    state.message = Some(Message { words: words.to_owned(), tone: Tone::Notice });
}
