//! How things are looked at: views, order, zoom, theme.

use super::{jumps, say, warn};
use crate::text::PassageId;
use crate::tui::{
    bands::Order,
    effect::Effect,
    overlay::Overlay,
    state::{Cursor, State, View},
    update::work,
};

pub(super) fn view(state: &mut State, view: View) {
    state.view = view;
    state.in_place = None;
    state.selection = None;
}

/// Opens the card, or the story chosen in the list.
pub(super) fn card(state: &mut State) {
    if state.view == View::Stories {
        work::open_story(state);
    } else if state.cursor.is_some() {
        state.overlays.push(Overlay::Card(0));
    }
}

pub(super) fn zoom(state: &mut State) {
    state.view = View::Read;
    state.read.zoom = match (state.read.zoom, state.cursor) {
        (None, Some(cursor)) => {
            say(state, &format!("{} alone; z brings the others back", cursor.passage.document));
            Some(cursor.passage.document)
        }
        _ => None,
    };
}

/// Shifts the other columns so that what they say of the same stands on the cursor's row; again, or when all is level, back.
pub(super) fn pull(state: &mut State) {
    if state.view != View::Read {
        return warn(state, "passages stand side by side in Read: 1");
    }
    if state.read.shift.values().any(|s| *s != 0) {
        state.read.shift.clear();
        return say(state, "columns level again");
    }
    let Some(Cursor { passage, .. }) = state.cursor else { return };
    let layout = &state.read.layout;
    let Some(here) = layout.place(passage) else { return };
    let partners: Vec<PassageId> = state.compared().iter().copied().filter(|p| p.document != passage.document).collect();
    let mut seen = Vec::new();
    for partner in &partners {
        if let Some(there) = layout.place(*partner).filter(|_| !seen.contains(&partner.document)) {
            seen.push(partner.document);
            state.read.shift.insert(partner.document, i64::from(here.top) - i64::from(there.top));
        }
    }
    let moved = state.read.shift.values().any(|s| *s != 0);
    match (seen.is_empty(), moved) {
        (true, _) => warn(state, "no source in sight tells the same"),
        (false, true) => say(state, "partner pulled beside; = puts it back"),
        (false, false) => say(state, "the partner is beside already"),
    }
}

pub(super) fn order(state: &mut State) {
    state.view = View::Read;
    state.read.shift.clear();
    state.read.order = match state.read.order {
        Order::Aligned => Order::Printed,
        Order::Printed => Order::Aligned,
    };
    let words = match state.read.order {
        Order::Aligned => format!("aligned to {}", state.base()),
        Order::Printed => "as printed: what crosses is not level; = pulls it beside".to_owned(),
    };
    say(state, &words);
}

pub(super) fn sync(state: &mut State) {
    state.view = View::Read;
    state.read.alone = !state.read.alone;
    if !state.read.alone {
        state.read.shift.clear();
    }
    say(state, if state.read.alone { "each source scrolls alone; s joins them" } else { "sources scroll together" });
}

pub(super) fn base(state: &mut State) {
    let Some(cursor) = state.cursor else { return };
    let document = cursor.passage.document;
    state.read.base = Some(document);
    state.read.shift.clear();
    say(state, &format!("{document} is the base; the others follow it"));
}

pub(super) fn next_theme(state: &mut State) {
    if state.settings.colourless {
        return warn(state, "NO_COLOR is set; without colours every theme is one");
    }
    state.theme = state.theme.next();
    state.settings.theme = Some(state.theme);
    say(state, &format!("theme: {}", state.theme.name()));
}

pub(super) fn toggle_mouse(state: &mut State) -> Vec<Effect> {
    state.mouse = !state.mouse;
    state.selection = None;
    say(state, if state.mouse { "mouse on" } else { "mouse off: the terminal selects text itself" });
    vec![Effect::Mouse(state.mouse)]
}

/// Counts again after something was left out or muted, or brought back.
pub(super) fn recount(state: &mut State) {
    let (documents, compared) = (state.story.documents.clone(), state.story.compared);
    state.show(documents, compared);
}

/// Puts the cursor on the first discrepancy, where there is one and the person has not moved.
pub(super) fn first_discrepancy(state: &mut State) {
    if !state.touched {
        state.cursor = jumps::first_discrepancy(state).or(state.cursor);
        state.message = None;
    }
}
