//! The reader's own judgement: marks, notes, links, rejected facts, undo and redo. Each is kept at once.

use super::{layers, say, warn, work};
use crate::{
    review::{FactAnchor, Judgement, Place, Saved, SourceRow},
    tui::{
        action::Action,
        effect::Effect,
        overlay::{Overlay, Prompt},
        state::{Cursor, State, View},
    },
};
use rustc_hash::{FxHashMap, FxHashSet};
use tui_input::Input;

/// Gives the dispute under the cursor its next mark.
pub(super) fn mark(state: &mut State) -> Vec<Effect> {
    let dispute = state.dispute_here().and_then(|d| state.whole_dispute(&d));
    let Some(dispute) = dispute.filter(|_| state.story.compared) else {
        warn(state, "nothing is compared here that could be marked");
        return Vec::new();
    };
    // the others of its band may be in dispute about what it does not tell
    let tells = |passage| dispute.facts.iter().any(|fact| state.whole.passage_of(*fact) == passage);
    if let Some(cursor) = state.cursor.filter(|c| c.dispute.is_none() && !tells(c.passage)) {
        warn(state, &format!("{} has no part in what is compared here; go to a passage that has", cursor.passage));
        return Vec::new();
    }
    let facts: Option<Vec<FactAnchor>> = dispute.facts.iter().map(|f| state.judge.review.fact_anchor(&state.whole, *f)).collect();
    let Some(facts) = facts else { return Vec::new() };
    let mark = state.judge.attached.mark(&dispute).next();
    let effects = decide(state, Judgement::Mark { mark, facts });
    let at = dispute.closest(state.story.disputes.iter()).and_then(|found| state.story.disputes.iter().position(|d| d == found));
    if let Some(cursor) = state.cursor {
        let cursor = Cursor { dispute: at, ..cursor };
        state.go(cursor);
        // where the row is gone, the next mark is for the one that is chosen then
        let stays = at.is_some() || !matches!(state.view, View::Facts | View::Time);
        state.judge.marking = stays.then_some((cursor, dispute));
    }
    let gone = at.is_none() && state.judge.marking.is_none();
    let back = state.settings.keys.keys(Action::Undo).next().filter(|_| gone).map_or(String::new(), |key| format!("; {key} takes it back"));
    say(state, &format!("marked {}{back}", mark.name()));
    effects
}

/// Asks for the words of a note; those of an earlier one stand there to be changed.
pub(super) fn note(state: &mut State) {
    let Some(cursor) = state.cursor else { return };
    let before = state.judge.attached.note(cursor.passage).unwrap_or_default().to_owned();
    layers::open(state, Overlay::Prompt(Prompt::Note, Input::new(before)));
}

/// Keeps a note; an empty one takes an earlier one back.
pub(super) fn noted(state: &mut State, words: &str) -> Vec<Effect> {
    let Some(cursor) = state.cursor else { return Vec::new() };
    if state.judge.attached.note(cursor.passage).unwrap_or_default() == words {
        return Vec::new();
    }
    let Some(passage) = state.judge.review.anchor(&state.whole.documents, cursor.passage) else { return Vec::new() };
    let effects = decide(state, Judgement::Note { text: words.to_owned(), passage });
    say(state, &if words.is_empty() { format!("note on {} taken back", cursor.passage) } else { format!("noted at {}", cursor.passage) });
    effects
}

/// First chooses the passage under the cursor; then links it with the one under the cursor, or parts them where they meet.
pub(super) fn link(state: &mut State) -> Vec<Effect> {
    let Some(cursor) = state.cursor.filter(|_| state.story.compared) else { return Vec::new() };
    let key = state.settings.keys.first(Action::Link);
    if !state.whole.passage(cursor.passage).is_content() {
        warn(state, &format!("{} is no part of the story; nothing can be linked with it", cursor.passage));
        return Vec::new();
    }
    let Some(first) = state.judge.linking.take() else {
        state.judge.linking = Some(cursor.passage);
        say(state, &format!("{} with which? {key} at a passage of another source; Esc gives up", cursor.passage));
        return Vec::new();
    };
    if first == cursor.passage {
        say(state, "nothing linked");
        return Vec::new();
    }
    if first.document == cursor.passage.document {
        state.judge.linking = Some(first);
        warn(state, &format!("{first} and {} are of one source; go to another one", cursor.passage));
        return Vec::new();
    }
    let anchor = |passage| state.judge.review.anchor(&state.whole.documents, passage);
    let (Some(a), Some(b)) = (anchor(first), anchor(cursor.passage)) else { return Vec::new() };
    let parts = state.story.together(first).contains(&cursor.passage);
    let judgement = if parts { Judgement::Unlink { a, b } } else { Judgement::Link { a, b } };
    let effects = decide(state, judgement);
    say(state, &format!("{first} and {} {}", cursor.passage, if parts { "parted" } else { "linked" }));
    effects
}

/// Gives linking up; false where nothing was to be linked.
pub(super) fn give_up(state: &mut State) -> bool {
    let linking = state.judge.linking.take();
    if linking.is_some() {
        say(state, "nothing linked");
    }
    linking.is_some()
}

pub(super) fn undo(state: &mut State) -> Vec<Effect> {
    let undone = state.judge.review.history.undo().cloned();
    moved(state, undone, "undone", "nothing to undo")
}

pub(super) fn redo(state: &mut State) -> Vec<Effect> {
    let redone = state.judge.review.history.redo().cloned();
    moved(state, redone, "again", "nothing to redo")
}

fn moved(state: &mut State, judgement: Option<Judgement>, done: &str, nothing: &str) -> Vec<Effect> {
    let Some(judgement) = judgement else {
        warn(state, nothing);
        return Vec::new();
    };
    let effects = follow(state, &judgement);
    say(state, &format!("{done}: {judgement}"));
    effects
}

pub(super) fn decide(state: &mut State, judgement: Judgement) -> Vec<Effect> {
    state.judge.review.history.decide(judgement.clone());
    follow(state, &judgement)
}

/// Shows what a judgement, or taking it back, changes, and keeps it.
fn follow(state: &mut State, judgement: &Judgement) -> Vec<Effect> {
    let mut effects = vec![keep(state)];
    match judgement {
        Judgement::Mark { .. } | Judgement::Note { .. } => refresh(state),
        Judgement::Link { .. } | Judgement::Unlink { .. } | Judgement::RejectFact { .. } | Judgement::SetFact { .. } | Judgement::Source { .. } => {
            effects.extend(work::again(state));
        }
    }
    effects
}

/// Finds anew where the judgements belong, and shows it.
pub(super) fn refresh(state: &mut State) {
    attach(state);
    super::look::recount(state);
}

/// Finds anew where the judgements belong.
pub(super) fn attach(state: &mut State) {
    state.judge.marking = None;
    state.judge.attached = state.judge.review.attach(&state.whole);
}

/// Takes up what an earlier sitting left: what was seen, the view and the cursor.
pub(super) fn resume(state: &mut State) {
    recall(state);
    if std::mem::replace(&mut state.judge.resumed, true) || state.touched {
        return;
    }
    let Some(Place { view, cursor }) = state.judge.review.place.clone() else { return };
    if state.view != View::Stories {
        state.view = View::ALL.into_iter().find(|v| v.name().eq_ignore_ascii_case(&view)).unwrap_or(state.view);
    }
    if let Some(passage) = cursor.and_then(|c| state.judge.review.places(&state.whole.documents).passage(&c)) {
        state.cursor = Some(Cursor::on(passage));
        state.touched = true;
    }
}

/// Finds again what was seen.
pub(super) fn recall(state: &mut State) {
    let places = state.judge.review.places(&state.whole.documents);
    for row in &state.judge.review.sources {
        state.judge.asked.extend(row.asked.then(|| row.path.clone()));
        let Some(id) = places.source(&row.path) else { continue };
        state.seen.extend(row.seen_in(state.whole.document(id)).map(|i| id.passage(i)));
    }
}

/// Says what of an earlier sitting could not be read, or belongs nowhere any more.
pub(super) fn tell(state: &mut State) {
    let lost = state.judge.attached.unattached.len();
    if let Some(trouble) = state.judge.trouble.clone() {
        warn(state, &trouble);
    } else if lost > 0 {
        let what = if lost == 1 { "1 judgement belongs".to_owned() } else { format!("{lost} judgements belong") };
        let kept = if lost == 1 { "is" } else { "are" };
        warn(state, &format!("{what} nowhere in these texts any more and {kept} kept"));
    }
}

/// The review as it is to be written.
pub(super) fn keep(state: &mut State) -> Effect {
    remember(state);
    let cursor = state.cursor.and_then(|c| state.judge.review.anchor(&state.whole.documents, c.passage));
    state.judge.review.place = Some(Place { view: state.view.name().to_lowercase(), cursor });
    Effect::Keep(Box::new(state.judge.review.clone()))
}

/// Puts the sources and what was seen of them into the review. Sources that are not open now stay in it.
pub(super) fn remember(state: &mut State) {
    let mut seen: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for passage in &state.seen {
        seen.entry(passage.document).or_default().push(passage.index());
    }
    seen.values_mut().for_each(|s| s.sort_unstable());
    let review = &state.judge.review;
    let open = state.whole.documents.iter().zip(state.whole.document_ids());
    let mut rows: Vec<SourceRow> = open.map(|(document, id)| review.row(document, seen.remove(&id).unwrap_or_default())).collect();
    rows.iter_mut().for_each(|row| row.asked = state.judge.asked.contains(&row.path));
    let here: FxHashSet<&str> = rows.iter().map(|row| row.path.as_str()).collect();
    let closed: Vec<SourceRow> = review.sources.iter().filter(|old| !here.contains(old.path.as_str())).cloned().collect();
    rows.extend(closed);
    state.judge.review.sources = rows;
}

/// The sources alone, to be handed on.
pub(super) fn story(state: &mut State) -> Effect {
    remember(state);
    Effect::Story(Box::new(state.judge.review.story()))
}

/// At the end the place is kept too, where something was judged.
pub(super) fn quit(state: &mut State) -> Vec<Effect> {
    let judged = state.story.compared && !state.judge.review.history.done().is_empty();
    let mut effects = Vec::new();
    if judged {
        effects.push(keep(state));
    }
    effects.push(Effect::Quit);
    effects
}

/// Tells what is not as it should be about a save, and takes in what somebody else had judged.
pub(super) fn kept(state: &mut State, saved: Saved, sent: &[Judgement], held: Vec<Judgement>) -> Vec<Effect> {
    state.judge.unkept = None;
    match saved {
        Saved::Whole => Vec::new(),
        Saved::Merged { judgements, sources } => {
            state.judge.review.sources.extend(sources);
            if held == sent {
                return Vec::new();
            }
            state.judge.review.history.merge(sent, held);
            let effects = work::again(state);
            let what = if judgements == 0 { "what they took back is taken back".to_owned() } else { format!("{judgements} of their judgements were taken in") };
            warn(state, &format!("another reader works on this review too; {what}"));
            effects
        }
        Saved::KeptBeside(path) => {
            state.judge.trouble = None;
            warn(state, &format!("the review file could not be read; it is kept as {}", path.display()));
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests;
