//! The signs and words of the reader's own judgement.

use crate::{
    analysis::Dispute,
    review::Mark,
    text::{PassageId, visible_line},
    tui::{state::State, theme::Role},
};

/// The signs at a passage: behind the verdict's its mark, else that a note stands there; before it the note of a passage with both.
pub(super) struct Signs {
    pub(super) behind: Option<&'static str>,
    pub(super) before: Option<&'static str>,
}

const NOTE: &str = "*";

pub(super) fn signs(state: &State, passage: PassageId) -> Signs {
    let (mark, noted) = state.signs_at(passage);
    let mark = match mark {
        Mark::Confirmed => Some(if state.signs.ascii { "v" } else { "✓" }),
        Mark::Rejected => Some("x"),
        Mark::NotRelevant => Some("-"),
        Mark::Open => None,
    };
    let note = noted.then_some(NOTE);
    Signs { behind: mark.or(note), before: note.filter(|_| mark.is_some()) }
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
    let mut lines = vec![
        (format!("seen {} of {all}; {progress}", all - state.unseen()), Role::Text),
        (format!("kept in {}", visible_line(&state.judge.file.to_string_lossy())), Role::Dim),
    ];
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
