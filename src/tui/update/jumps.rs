//! Jumps to what is worth looking at. At the last one the first press says so and the second wraps.

use super::{say, say_before, warn};
use crate::{
    text::{PassageId, Span},
    tui::{
        action::Action,
        cells,
        facts::dispute_of,
        search::Search,
        state::{Cursor, State, View},
    },
};

/// Where the cursor's passage comes among the alignments in reading order: odd at one, even between two.
fn reading_key(state: &State, passage: PassageId) -> usize {
    let place = |p: PassageId| state.story.comparison_of(p).map(|c| state.reading_place(c).0);
    match state.comparison().map(|c| state.reading_place(c).0) {
        Some(at) => 2 * at + 1,
        None => (0..passage.index()).rev().find_map(|i| place(passage.document.passage(i))).map_or(0, |at| 2 * at + 2),
    }
}

/// Takes the next of `targets`, each with its key in order, after `here`; at the end says so, and wraps where it has said so before.
/// Gives back which was taken.
fn go(state: &mut State, action: Action, forward: bool, stopped: bool, targets: &[(usize, Cursor)], here: usize, what: &str) -> Option<usize> {
    let next = if forward { targets.iter().position(|(key, _)| *key > here) } else { targets.iter().rposition(|(key, _)| *key < here) };
    let wrapped = if forward { (!targets.is_empty()).then_some(0) } else { targets.len().checked_sub(1) };
    let taken = next.or(wrapped.filter(|_| stopped));
    match (taken, wrapped) {
        (Some(_), _) if next.is_none() => say_before(state, if forward { "from the start again" } else { "from the end again" }),
        (Some(_), _) => {}
        (None, Some(_)) => {
            let key = state.settings.keys.first(action);
            let (end, other) = if forward { ("last", "start") } else { ("first", "end") };
            warn(state, &format!("{end} {what}; {key} again goes on from the {other}"));
            state.stopped_at = Some(action);
        }
        (None, None) if state.view == View::Facts && !state.filter.is_empty() => {
            let key = state.settings.keys.first(Action::Filter);
            warn(state, &format!("no {what} in these rows; {key} shows all"));
        }
        (None, None) => warn(state, &format!("no {what}")),
    }
    if let Some((_, cursor)) = taken.and_then(|i| targets.get(i)) {
        state.go(*cursor);
    }
    taken
}

/// The cursor's place of a comparison in its own source, else in the base, else in the first; where there is one, a passage that stands
/// level in it.
fn at_comparison(state: &State, comparison: usize) -> Option<Cursor> {
    let shown = state.sources_shown();
    let passages = state.story.comparison(comparison)?.alignment.passages.iter().filter(|p| shown.contains(&p.document));
    let own = state.cursor.map(|c| c.passage.document);
    let base = state.base();
    let far = |p: &&PassageId| (state.story.comparison_of(**p) != Some(comparison), Some(p.document) != own, p.document != base);
    Some(Cursor { passage: *passages.min_by_key(far)?, comparison: Some(comparison), dispute: None })
}

fn comparisons(state: &State, keep: impl Fn(usize) -> bool) -> Vec<(usize, Cursor)> {
    let mut found: Vec<(usize, Cursor)> =
        state.story.aligned.iter().filter(|c| keep(**c)).filter_map(|c| Some((2 * state.reading_place(*c).0 + 1, at_comparison(state, *c)?))).collect();
    found.sort_by_key(|(key, _)| *key);
    found
}

pub(super) fn alignment(state: &mut State, action: Action, forward: bool, stopped: bool) {
    let Some(cursor) = state.cursor else { return };
    let targets = comparisons(state, |_| true);
    let here = reading_key(state, cursor.passage);
    go(state, action, forward, stopped, &targets, here, "alignment");
}

pub(super) fn unseen(state: &mut State, action: Action, forward: bool, stopped: bool) {
    let Some(cursor) = state.cursor else { return };
    let targets = comparisons(state, |c| state.is_unseen(c));
    let here = reading_key(state, cursor.passage);
    go(state, action, forward, stopped, &targets, here, "unseen alignment");
}

/// The cursor at a dispute, in its own source where that has a part in it.
fn at_dispute(state: &State, dispute: usize) -> Option<Cursor> {
    let shown = state.sources_shown();
    let document = state.cursor?.passage.document;
    let facts = &state.story.disputes.get(dispute)?.facts;
    let places = || facts.iter().map(|f| state.story.analysis.passage_of(*f)).filter(|p| shown.contains(&p.document));
    let passage = places().find(|p| p.document == document).or_else(|| places().next())?;
    Some(Cursor::at(&state.story, passage, Some(dispute)))
}

/// The first discrepancy of all, also where it stands before the cursor.
pub(super) fn first_discrepancy(state: &State) -> Option<Cursor> {
    at_dispute(state, *state.discrepancies().first()?)
}

/// Every discrepancy once: several in one band come one after the other.
pub(super) fn discrepancy(state: &mut State, action: Action, forward: bool, stopped: bool) {
    let Some(cursor) = state.cursor else { return };
    let order = state.discrepancies();
    let targets: Vec<(usize, Cursor)> = order.iter().enumerate().filter_map(|(n, i)| Some((2 * n + 1, at_dispute(state, *i)?))).collect();
    // going to the one that the cursor is at already would change nothing
    let own = |n: &usize| cursor.dispute == Some(order[*n]) || targets.iter().any(|(key, to)| *key == 2 * n + 1 && to.passage == cursor.passage);
    let here = state.discrepancy_here(&order).filter(own).map(|n| 2 * n + 1).unwrap_or_else(|| {
        if state.view == View::Facts {
            let above = state.facts.list.rows.iter().take(state.facts.list.selected).filter_map(dispute_of);
            return 2 * above.filter(|d| order.contains(d)).count();
        }
        let key = reading_key(state, cursor.passage);
        let of = |i: usize| state.story.disputes.get(i).map_or(0, |d| 2 * state.reading_place(d.comparison).0 + 1);
        let before = |i: &&usize| if forward { of(**i) < key } else { of(**i) <= key };
        2 * order.iter().take_while(before).count()
    });
    go(state, action, forward, stopped, &targets, here, "discrepancy");
}

pub(super) fn only_here(state: &mut State, action: Action, forward: bool, stopped: bool) {
    let Some(cursor) = state.cursor else { return };
    let document = cursor.passage.document;
    let singles = state.story.passages(document).filter(|p| state.story.is_single(*p));
    let targets: Vec<(usize, Cursor)> = singles.map(|passage| (passage.index(), Cursor::on(passage))).collect();
    go(state, action, forward, stopped, &targets, cursor.passage.index(), &format!("passage that {document} alone tells"));
}

/// The words of a passage that differ: values of findings and words that the partner lacks, in the order of the text.
fn differences(state: &State, passage: PassageId) -> Vec<Span> {
    let mut spans: Vec<Span> = state.story.values_in(passage).iter().map(|(span, _)| *span).collect();
    let words = state.differs.get(&passage).map_or(&[][..], Vec::as_slice);
    let apart: Vec<Span> = words.iter().filter(|w| !spans.iter().any(|v| v.overlaps(**w))).copied().collect();
    spans.extend(apart);
    spans.sort();
    spans
}

pub(super) fn difference(state: &mut State, action: Action, forward: bool, stopped: bool) {
    let Some(Cursor { passage, .. }) = state.cursor else { return };
    let all = differences(state, passage);
    let at = state.difference.filter(|(p, _)| *p == passage).and_then(|(_, s)| all.iter().position(|o| *o == s));
    let next = match (at, forward) {
        (Some(i), true) => all.get(i + 1),
        (Some(i), false) => i.checked_sub(1).and_then(|i| all.get(i)),
        (None, true) => all.first(),
        (None, false) => all.last(),
    };
    let wrapped = if forward { all.first() } else { all.last() };
    match (next, wrapped) {
        (Some(span), _) => point_at(state, passage, *span),
        (None, Some(span)) if stopped => point_at(state, passage, *span),
        (None, Some(_)) => {
            warn(state, if forward { "last difference here; press again for the first" } else { "first difference here; press again for the last" });
            state.stopped_at = Some(action);
        }
        (None, None) => warn(state, "no difference marked in this passage"),
    }
}

/// Marks the words, and goes to the dispute that rests on them.
fn point_at(state: &mut State, passage: PassageId, span: Span) {
    state.difference = Some((passage, span));
    let analysis = &state.story.analysis;
    let rests = |f: &crate::facts::FactId| analysis.passage_of(*f) == passage && analysis.fact(*f).span == span;
    let dispute = state.story.disputes.iter().position(|d| d.facts.iter().any(rests));
    state.go(Cursor::at(&state.story, passage, dispute));
}

pub(super) fn found(state: &mut State, action: Action, forward: bool, stopped: bool) {
    if state.searched.is_empty() {
        return warn(state, "nothing searched for yet; / searches");
    }
    if state.search.words != state.searched {
        state.search = Search::new(&state.story, &state.sources_shown(), &state.searched);
    }
    let Some(cursor) = state.cursor else { return };
    let matches = &state.search.matches;
    // also where the match had no row in a list, whose bar stood elsewhere
    let from = state.displaced.map_or(cursor.passage, |(from, _)| from.passage);
    let here = match state.match_at.filter(|i| matches.get(*i).is_some_and(|(p, _)| *p == from)) {
        Some(i) => 2 * i + 1,
        None => 2 * matches.partition_point(|(p, _)| if forward { *p < from } else { *p <= from }),
    };
    let targets: Vec<(usize, Cursor)> = matches.iter().enumerate().map(|(i, (p, _))| (2 * i + 1, Cursor::on(*p))).collect();
    let words = shortened(&state.search.words);
    if let Some(at) = go(state, action, forward, stopped, &targets, here, &format!("match of “{words}”")) {
        at_match(state, at);
    }
}

/// Says which match the cursor is at now.
pub(super) fn at_match(state: &mut State, at: usize) {
    state.match_at = Some(at);
    let passage = state.search.matches.get(at).map(|(p, _)| *p).filter(|p| !state.has_row(Cursor::on(*p)));
    let no_row = passage.map(|p| format!("; {p} has no row here")).unwrap_or_default();
    say(state, &format!("“{}”: match {} of {}{no_row}", shortened(&state.search.words), at + 1, state.search.matches.len()));
}

/// Words that were searched for, as many as leave room for what is said of them.
fn shortened(words: &str) -> String {
    cells::fit(words, 40, "…")
}

/// Searches for the name or figure under the cursor and goes to where it stands next.
pub(super) fn elsewhere(state: &mut State) {
    let Some(Cursor { passage, .. }) = state.cursor else { return };
    let document = state.story.analysis.document(passage.document);
    let own = state.story.analysis.passage(passage).span;
    let pointed = state.difference.filter(|(p, _)| *p == passage).map(|(_, s)| s);
    let value = state.story.values_in(passage).iter().max_by_key(|(_, v)| *v).map(|(s, _)| *s);
    let extraction = state.story.analysis.extractions.get(passage.document.index());
    let fact = extraction.and_then(|e| e.of_passage(passage.index).1.iter().map(|f| f.span).find(|s| s.len() < 40));
    let name = extraction.and_then(|e| e.entities.iter().flat_map(|e| &e.mentions).find(|m| own.contains(**m)).copied());
    let Some(span) = pointed.or(value).or(name).or(fact) else { return warn(state, "no name or figure here") };
    let words = document.words(span).to_owned();
    state.search = Search::of_span(&state.story, &state.sources_shown(), passage, span);
    state.searched.clone_from(&words);
    state.match_at = state.search.matches.iter().position(|(p, s)| *p == passage && s.overlaps(span));
    if state.search.matches.iter().all(|(p, s)| *p == passage && s.overlaps(span)) {
        return say(state, &format!("“{}” stands nowhere else in these texts", shortened(&words)));
    }
    found(state, Action::NextMatch, true, true);
}
