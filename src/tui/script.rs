//! The reader without a terminal: events in, frames on a buffer, and what must hold after each. For tests and fuzzing.

pub use super::event::{Answer, Event, Outcome};
pub use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::{
    effect::Effect,
    event::Reply,
    settings::Settings,
    state::{State, View},
    update::{start, update},
    view,
};
use crate::{
    analysis::{Options, analyse},
    compare::Verdict,
    load::Loaded,
    progress::Progress,
    review::Saved,
    text::Document,
};
use ratatui::{buffer::Buffer, layout::Rect};
use std::sync::Arc;

/// A reader whose worker and files answer at once. It stays open whatever is pressed.
#[derive(Debug)]
pub struct Script {
    state: State,
    documents: Vec<Document>,
}

impl Script {
    /// Opens the reader on these documents.
    pub fn new(documents: Vec<Document>, size: (u16, u16)) -> Script {
        let mut script = Script { state: State::new(vec!["made".to_owned()], Settings::default(), size), documents };
        for effect in start(&mut script.state) {
            script.carry_out(effect);
        }
        script
    }

    /// Takes an event in and carries out what it asks for.
    pub fn send(&mut self, event: Event) {
        for effect in update(&mut self.state, event) {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Load { generation, review, .. } => {
                let loaded = Arc::new(Loaded { documents: self.documents.clone(), problems: Vec::new() });
                self.send(Event::Worker(generation, Reply::Loaded(loaded.clone())));
                self.compared(generation, &loaded, &review);
            }
            Effect::Again { generation, loaded, review } => self.compared(generation, &loaded, &review),
            Effect::Keep(review) => {
                let held = review.history.done().to_vec();
                self.send(Event::Done(Outcome::Kept { saved: Saved::Whole, sent: held.clone(), held }));
            }
            Effect::Paste(_) => self.send(Event::Done(Outcome::Pasted("pasted.txt".into()))),
            Effect::Cancel(_) | Effect::Copy(_) | Effect::Save { .. } | Effect::Export(..) | Effect::Story(_) | Effect::Watch(_) => {}
            Effect::Edit { .. } | Effect::Mouse(_) | Effect::Suspend | Effect::Redraw | Effect::Quit => {}
        }
    }

    fn compared(&mut self, generation: u64, loaded: &Loaded, review: &crate::review::Review) {
        let mut documents = loaded.documents.clone();
        let options = review.prepare(&mut documents, &Options::default());
        if let Ok(analysis) = analyse(documents, &options, &Progress::none()) {
            self.send(Event::Worker(generation, Reply::analysed(analysis)));
        }
    }

    /// # Panics
    /// Where what is painted holds something that a terminal obeys.
    pub fn paint(&self) {
        let painted = painted(&self.state);
        assert!(painted.content().iter().all(|cell| !cell.symbol().chars().any(char::is_control)), "a control character is painted");
    }

    /// # Panics
    /// Where the state contradicts itself.
    pub fn check(&self) {
        if !self.documents.is_empty() {
            check(&self.state);
        }
    }
}

/// What is on the screen.
pub(super) fn painted(state: &State) -> Buffer {
    let area = Rect { x: 0, y: 0, width: state.size.0, height: state.size.1 };
    let mut buffer = Buffer::empty(area);
    view::paint(&mut buffer, area, state);
    buffer
}

/// What must hold whatever was pressed, where there is any passage.
#[allow(clippy::expect_used, reason = "that it panics is its purpose")]
pub(super) fn check(state: &State) {
    let cursor = state.cursor.expect("a cursor");
    let document = &state.story.analysis.documents[cursor.passage.document.index()];
    assert!(cursor.passage.index() < document.passages.len());
    assert!(state.sources_shown().contains(&cursor.passage.document));
    assert!(cursor.dispute.is_none_or(|d| d < state.story.disputes.len()));
    assert!(state.overlays.len() < 20);
    match state.view {
        View::Read if state.body_height() > 0 => {
            let (top, height) = state.rows_of(cursor.passage).expect("the cursor's source is in the window");
            let (first, last) = (state.read.scroll, state.read.scroll + u32::from(state.body_height()));
            let whole = first <= top && top + height <= last;
            let in_part = height > last - first || state.in_place == Some(cursor.passage);
            assert!(whole || (in_part && top < last && first < top + height), "{top}+{height} in {first}..{last}");
        }
        View::Facts => assert!(state.facts.list.selected < state.facts.list.rows.len().max(1)),
        View::Time => assert!(state.time.list.selected < state.time.list.rows.len().max(1)),
        View::Read | View::Lens | View::Stories => {}
    }
    let counts = state.story.disputes.iter().filter(|d| d.verdict == Verdict::Discrepancy).count();
    assert_eq!(counts, state.story.counts.discrepancy);
}
