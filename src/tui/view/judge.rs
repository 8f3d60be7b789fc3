//! The signs and words of the reader's own judgement.

use crate::{analysis::Dispute, review::Mark, text::PassageId, tui::state::State};

/// The sign beside a passage: its mark, else that a note stands there.
pub(super) fn sign(state: &State, passage: PassageId) -> Option<&'static str> {
    match state.signs_at(passage) {
        (Mark::Confirmed, _) => Some(if state.signs.ascii { "v" } else { "✓" }),
        (Mark::Rejected, _) => Some("x"),
        (Mark::NotRelevant, _) => Some("-"),
        (Mark::Open, noted) => noted.then_some("*"),
    }
}

/// `[confirmed] `, or nothing where nothing was said of a dispute.
pub(super) fn marked(state: &State, dispute: &Dispute) -> String {
    match state.judge.attached.mark(dispute) {
        Mark::Open => String::new(),
        mark => format!("[{}] ", mark.name()),
    }
}
