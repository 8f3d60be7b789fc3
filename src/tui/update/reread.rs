//! Sources read anew: what a person has of them is found again by name and words.

use super::judge;
use crate::{
    review::{Anchor, Review},
    text::{Document, DocumentId},
    tui::state::{Cursor, State},
};

/// What a person has of the sources, by the review's names.
pub(super) struct Carried {
    cursor: Option<Anchor>,
    story: Vec<String>,
    left_out: Vec<String>,
    hidden: Vec<String>,
    base: Option<String>,
    zoom: Option<String>,
    known: Vec<String>,
}

/// Takes along what is there; what was seen goes into the review's rows.
pub(super) fn carry(state: &mut State) -> Carried {
    judge::remember(state);
    let (review, documents) = (&state.judge.review, &state.whole.documents);
    let name = |id: &DocumentId| documents.get(id.index()).map(|d| review.name_of(d));
    let names = |ids: &[DocumentId]| ids.iter().filter_map(name).collect();
    Carried {
        cursor: state.cursor.and_then(|c| review.anchor(documents, c.passage)),
        story: names(&state.story.documents),
        left_out: names(&state.left_out),
        hidden: names(&state.read.hidden),
        base: state.read.base.as_ref().and_then(name),
        zoom: state.read.zoom.as_ref().and_then(name),
        known: documents.iter().map(|d| review.name_of(d)).collect(),
    }
}

/// Puts back what is still there; answers the sources to show: those shown before, and new ones.
pub(super) fn restore(state: &mut State, carried: &Carried) -> Vec<DocumentId> {
    judge::recall(state);
    let places = state.judge.review.places(&state.whole.documents);
    let found = |names: &[String]| names.iter().filter_map(|n| places.source(n)).collect::<Vec<DocumentId>>();
    let cursor = carried.cursor.as_ref().and_then(|anchor| {
        let same = places.passage(anchor);
        same.or_else(|| Some(places.source(&anchor.source)?.passage(0))).map(Cursor::on)
    });
    let named = |name: &Option<String>| name.as_deref().and_then(|n| places.source(n));
    let (left_out, hidden, base, zoom) = (found(&carried.left_out), found(&carried.hidden), named(&carried.base), named(&carried.zoom));
    let known = found(&carried.known);
    let mut shown = found(&carried.story);
    shown.extend(state.whole.document_ids().filter(|id| !known.contains(id)));
    shown.sort_unstable();
    state.left_out = left_out;
    state.read.hidden = hidden;
    state.read.base = base;
    state.read.zoom = zoom;
    state.cursor = cursor;
    shown
}

/// What is different: `A changed, C is new`.
pub(super) fn changes(review: &Review, before: &[Document], now: &[Document]) -> String {
    let (old, new) = (review.places(before), review.places(now));
    let mut parts = Vec::new();
    for (i, document) in now.iter().enumerate() {
        let id = DocumentId(i as u32);
        match old.source(&review.name_of(document)).and_then(|d| before.get(d.index())) {
            None => parts.push(format!("{id} is new")),
            Some(other) if other.text != document.text => parts.push(format!("{id} changed")),
            Some(_) => {}
        }
    }
    let gone = before.iter().filter(|d| new.source(&review.name_of(d)).is_none()).count();
    parts.extend((gone > 0).then(|| format!("{gone} gone")));
    if parts.is_empty() { "nothing changed".to_owned() } else { parts.join(", ") }
}
