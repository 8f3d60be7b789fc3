//! Moving the cursor by passages, screens, columns.

use super::warn;
use crate::{
    text::{DocumentId, PassageId},
    tui::{
        action::Action,
        layout, lens,
        list::{List, onward},
        state::{Cursor, State, View},
    },
};

/// To the next or previous passage or row.
pub(super) fn step(state: &mut State, forward: bool) {
    if within(state, forward) {
        return;
    }
    match state.view {
        View::Stories => state.chosen = stepped(state.chosen, forward).min(state.stories.len().saturating_sub(1)),
        View::Read => in_read(state, |order, at, _| if forward { order.get(at + 1) } else { at.checked_sub(1).and_then(|i| order.get(i)) }, forward),
        View::Lens => in_lens(state, if forward { 1 } else { -1 }),
        View::Facts | View::Time => in_rows(state, forward, 1),
    }
}

/// Moves on in a passage or row that is taller than the screen; false where nothing more of it is beyond that end.
pub(super) fn within(state: &mut State, forward: bool) -> bool {
    let Some(cursor) = state.cursor else { return false };
    let body = u32::from(state.body_height());
    let (facts, time) = (&state.facts.list, &state.time.list);
    let to = match state.view {
        View::Stories => None,
        View::Read => state.rows_of(cursor.passage).and_then(|rows| onward(state.read.scroll, rows, body, forward)),
        View::Lens if state.lens.home == Some(cursor.passage) => {
            state.lens.place(cursor.passage).and_then(|rows| onward(state.lens.scroll, rows, state.lens.frame.rows.into(), forward))
        }
        View::Lens => state.lens.chosen().and_then(|rows| onward(state.lens.drawer_scroll, rows, state.lens.drawer_rows(), forward)),
        View::Facts => onward(facts.scroll, facts.place(facts.selected), body, forward),
        View::Time => onward(time.scroll, time.place(time.selected), body, forward),
    };
    let Some(to) = to else { return false };
    match state.view {
        View::Stories => {}
        View::Read => state.scroll_read(to),
        View::Lens if state.lens.home == Some(cursor.passage) => state.lens.scroll = to,
        View::Lens => state.lens.drawer_scroll = to,
        View::Facts => state.facts.list.scroll = to,
        View::Time => state.time.list.scroll = to,
    }
    true
}

pub(super) fn stepped(at: usize, forward: bool) -> usize {
    if forward { at + 1 } else { at.saturating_sub(1) }
}

/// To the first or last passage or row.
pub(super) fn end(state: &mut State, last: bool) {
    match state.view {
        View::Stories => state.chosen = if last { state.stories.len().saturating_sub(1) } else { 0 },
        View::Read => in_read(state, |order, _, _| if last { order.last() } else { order.first() }, last),
        View::Lens => in_lens(state, if last { i64::from(u32::MAX) } else { -i64::from(u32::MAX) }),
        View::Facts | View::Time => in_rows(state, last, u32::MAX),
    }
}

/// Puts the cursor where `choose` says among the passages of its column: given the passages from top to bottom, the cursor's place
/// among them, and the row at which each begins.
pub(super) fn in_read(state: &mut State, choose: impl for<'a> Fn(&'a [PassageId], usize, &dyn Fn(PassageId) -> i64) -> Option<&'a PassageId>, forward: bool) {
    let Some(cursor) = state.cursor else { return };
    let layout = &state.read.layout;
    let Some(order) = layout.place(cursor.passage).and_then(|p| layout.order.get(p.column)) else { return };
    let top = |p: PassageId| layout.place(p).map_or(0, |p| i64::from(p.top));
    let at = order.iter().position(|p| *p == cursor.passage).unwrap_or(0);
    match choose(order, at, &top).copied() {
        Some(passage) => state.go(Cursor::on(passage)),
        None => warn(state, if forward { "end of this source" } else { "start of this source" }),
    }
}

/// Moves by so many passages of the base.
pub(super) fn in_lens(state: &mut State, by: i64) {
    let Some(home) = state.lens.home else { return };
    let count = state.story.passages(home.document).count() as i64;
    let to = (home.index() as i64 + by).clamp(0, count - 1);
    if to == home.index() as i64 && state.cursor.is_some_and(|c| c.passage == home) {
        warn(state, if by > 0 { "end of this source" } else { "start of this source" });
    }
    state.cursor = Some(Cursor::on(home.document.passage(usize::try_from(to).unwrap_or(0))));
}

/// Moves by at least one row that the cursor can be on, and about so many lines.
pub(super) fn in_rows(state: &mut State, forward: bool, lines: u32) {
    let document = state.cursor.map_or(DocumentId(0), |c| c.passage.document);
    let time = state.view == View::Time;
    let target = |state: &State, row| if time { state.time.target(&state.story, row, document) } else { state.facts.target(&state.story, row, document) };
    let (selected, tops) = if time { of(&state.time.list) } else { of(&state.facts.list) };
    let here = tops.get(selected).copied().unwrap_or(0);
    let all: Vec<usize> = if forward { (selected + 1..tops.len().saturating_sub(1)).collect() } else { (0..selected).rev().collect() };
    let mut chosen = None;
    for row in all {
        if let Some(cursor) = target(state, row) {
            if chosen.is_some() && tops[row].abs_diff(here) > lines {
                break;
            }
            chosen = Some((row, cursor));
            if tops[row].abs_diff(here) >= lines {
                break;
            }
        }
    }
    match chosen {
        Some((row, cursor)) => {
            state.go(cursor);
            if time { state.time.list.selected = row } else { state.facts.list.selected = row }
        }
        None => warn(state, if forward { "end of the list" } else { "start of the list" }),
    }
}

fn of<R>(list: &List<R>) -> (usize, Vec<u32>) {
    (list.selected, list.tops.clone())
}

/// To the next or previous source: to what it says of the same, else to what stands beside.
pub(super) fn column(state: &mut State, forward: bool) {
    let Some(cursor) = state.cursor.filter(|_| state.view != View::Stories) else { return step(state, forward) };
    let shown = state.sources_shown();
    let Some(at) = shown.iter().position(|d| *d == cursor.passage.document) else { return };
    let later: Vec<DocumentId> = if forward { shown[at + 1..].to_vec() } else { shown[..at].iter().rev().copied().collect() };
    let to = match state.view {
        View::Stories => None,
        View::Read => later.first().map(|d| beside(state, cursor.passage, *d)),
        View::Time if onward_in_row(state, &later).is_some() => {
            onward_in_row(state, &later).into_iter().for_each(|cursor| state.go(cursor));
            return;
        }
        View::Lens => {
            let Some(passage) = state.lens.beside(cursor.passage, forward) else {
                warn(state, if forward { "no later source tells this" } else { "no earlier source tells this" });
                return;
            };
            let shared = |d: &usize| state.story.disputes.get(*d).is_some_and(|d| state.story.takes_part(passage, d));
            let comparison = cursor.comparison.filter(|c| state.story.comparisons_of(passage).contains(c));
            state.go(Cursor { passage, comparison, dispute: cursor.dispute.filter(shared) });
            return;
        }
        View::Facts | View::Time => {
            let together = state.story.together(cursor.passage);
            let partner = |among: &[PassageId]| later.iter().find_map(|d| among.iter().find(|p| p.document == *d).copied());
            cursor.comparison.and_then(|_| partner(state.compared())).or_else(|| partner(together)).map(Some)
        }
    };
    match to {
        Some(Some(passage)) => {
            let shared = |d: &usize| state.story.disputes.get(*d).is_some_and(|d| state.story.comparisons_of(passage).contains(&d.comparison));
            let dispute = cursor.dispute.filter(shared);
            let passage = dispute
                .and_then(|d| state.story.place_of(state.story.disputes.get(d)?, passage.document))
                .filter(|p| p.document == passage.document)
                .unwrap_or(passage);
            let comparison = cursor.comparison.filter(|c| state.story.comparisons_of(passage).contains(c));
            state.go(Cursor { passage, comparison, dispute });
        }
        Some(None) => {}
        None if state.view == View::Read => warn(state, if forward { "last source" } else { "first source" }),
        None => warn(state, if forward { "no later source tells this" } else { "no earlier source tells this" }),
    }
}

/// The cursor at the first of `later` sources that has a part in the selected row of Time.
fn onward_in_row(state: &State, later: &[DocumentId]) -> Option<Cursor> {
    let facts = state.time.told(&state.story, state.time.list.rows.get(state.time.list.selected)?);
    let fact = later.iter().find_map(|d| facts.iter().find(|f| f.document == *d))?;
    let dispute = state.cursor?.dispute;
    Some(Cursor::at(&state.story, state.story.analysis.passage_of(*fact), dispute))
}

/// What stands beside a passage in another source: the aligned passage, else what is at the same height, else what belongs to the
/// same place in the story.
fn beside(state: &State, passage: PassageId, document: DocumentId) -> Option<PassageId> {
    if let Some(partner) = state.compared().iter().chain(state.story.together(passage)).find(|p| p.document == document) {
        return Some(*partner);
    }
    let layout = &state.read.layout;
    let level = || {
        let here = layout.place(passage)?;
        let order = layout.order.get(layout.column_of(document)?)?;
        let above = order.partition_point(|p| layout.place(*p).is_some_and(|q| q.top <= here.top));
        order.get(above.saturating_sub(1)).copied()
    };
    level().or_else(|| lens::home(&state.story, document, passage))
}

/// Slides the window of sources by one.
pub(super) fn slide(state: &mut State, forward: bool) {
    let shown = state.sources_shown();
    let Some(cursor) = state.cursor else { return };
    let (window, fit) = match state.view {
        View::Facts => (state.facts.window, state.facts.columns.documents.len()),
        View::Read => (state.read.window, layout::fit(state.size.0).min(shown.len())),
        View::Stories | View::Lens | View::Time => {
            let key = |action| state.settings.keys.first(action);
            return warn(state, &format!("sources slide in Read and Facts: {}, {}", key(Action::Read), key(Action::Facts)));
        }
    };
    let fit = fit.min(shown.len());
    let last = shown.len() - fit;
    let window = window.min(last);
    let to = if forward { (window + 1).min(last) } else { window.saturating_sub(1) };
    if to == window || fit == 0 {
        return warn(state, if forward { "no more sources on the right" } else { "no more sources on the left" });
    }
    if state.view == View::Facts {
        state.facts.window = to;
    } else {
        state.read.window = to;
    }
    let at = shown.iter().position(|d| *d == cursor.passage.document).unwrap_or(0);
    let inside = at.clamp(to, to + fit - 1);
    if inside != at {
        let passage = beside(state, cursor.passage, shown[inside]);
        state.cursor = passage.map(Cursor::on);
    }
}
