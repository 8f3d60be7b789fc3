//! The signs and words of the reader's own judgement.

use super::put;
use crate::{
    analysis::Dispute,
    review::Mark,
    text::{PassageId, visible_line},
    tui::{state::State, theme::Role},
};
use ratatui::buffer::Buffer;

/// What was judged, as signs.
#[derive(Clone, Copy, Default)]
pub(super) struct Judged {
    pub(super) mark: Option<&'static str>,
    pub(super) note: Option<&'static str>,
}

const NOTE: &str = "*";

/// The mark of what a passage disputes, and whether a note stands on it.
pub(super) fn of_passage(state: &State, passage: PassageId) -> Judged {
    let (mark, noted) = state.signs_at(passage);
    Judged { mark: sign(state, mark), note: noted.then_some(NOTE) }
}

/// The mark of a dispute, and whether a note stands on one of its passages.
pub(super) fn of_dispute(state: &State, dispute: &Dispute) -> Judged {
    let attached = &state.judge.attached;
    let noted = dispute.facts.iter().any(|f| attached.note(state.story.analysis.passage_of(*f)).is_some());
    Judged { mark: sign(state, attached.mark(dispute)), note: noted.then_some(NOTE) }
}

fn sign(state: &State, mark: Mark) -> Option<&'static str> {
    match mark {
        Mark::Confirmed => Some(if state.signs.ascii { "v" } else { "✓" }),
        Mark::Rejected => Some("x"),
        Mark::NotRelevant => Some("-"),
        Mark::Open => None,
    }
}

/// Paints a sign of what was judged into its cell.
pub(super) fn paint(buffer: &mut Buffer, state: &State, at: (u16, u16), sign: Option<&str>) {
    if let Some(sign) = sign {
        put(buffer, state, at, sign, 1, Role::Key);
    }
}

/// Paints both signs of a line around that of a verdict: before it the mark or else the note, behind it the note beside a mark.
pub(super) fn paint_around(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), judged: Judged) {
    paint(buffer, state, (x - 1, y), judged.mark.or(judged.note));
    paint(buffer, state, (x + 1, y), judged.mark.and(judged.note));
}

/// `[confirmed] `, or nothing where nothing was said of a dispute.
pub(super) fn marked(state: &State, dispute: &Dispute) -> String {
    match state.judge.attached.mark(dispute) {
        Mark::Open => String::new(),
        mark => format!("[{}] ", mark.name()),
    }
}

/// Everything that was judged: how far the work is, what was decided, what belongs nowhere any more, and why an earlier review was not read.
pub(super) fn lines(state: &State) -> Vec<(String, Role)> {
    let review = &state.judge.review;
    let content = state.content();
    let (all, progress) = (state.story.aligned.len(), content.progress().unwrap_or_else(|| "nothing judged yet".to_owned()));
    let kept = match &state.judge.unkept {
        Some(error) => (format!("not kept: {}", visible_line(error)), Role::Notice),
        None => (format!("kept in {}", visible_line(&state.judge.file.to_string_lossy())), Role::Dim),
    };
    let mut lines = vec![(format!("seen {} of {all}; {progress}", all - state.unseen()), Role::Text), kept];
    if let Some(trouble) = &state.judge.trouble {
        lines.extend([(String::new(), Role::Text), (visible_line(trouble), Role::Notice)]);
    }
    let unattached = content.unattached();
    let mut list = |title: &str, items: Vec<String>| {
        if !items.is_empty() {
            lines.extend([(String::new(), Role::Text), (title.to_owned(), Role::Heading)]);
            lines.extend(items.into_iter().map(|words| (format!("  {words}"), Role::Text)));
        }
    };
    let attached = review.history.standing().into_iter().map(ToString::to_string).filter(|words| !unattached.contains(words));
    let attached: Vec<String> = attached.collect();
    list("belongs nowhere in these texts any more", unattached);
    list("decided", attached);
    lines
}
