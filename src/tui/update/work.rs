//! What the worker does: asking for it, taking in what it found, and giving it up.

use super::{correct, judge, look, reread, say, warn};
use crate::{
    analysis::Analysis,
    facts::Extraction,
    load::Loaded,
    progress::Stage,
    text::{Document, DocumentId, visible_line},
    tui::{
        effect::Effect,
        event::Reply,
        layout,
        overlay::{Offered, Overlay},
        search::Search,
        state::{Busy, State, View},
        stories::{Left, Listed},
    },
};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Asks for the sources to be read and compared.
pub(super) fn load(state: &mut State) -> Vec<Effect> {
    let before = state.work.generation;
    state.work.generation += 1;
    state.work.busy = Some(Busy { stage: Stage::Reading, done: 0, total: 0, left: None });
    vec![
        Effect::Cancel(before),
        Effect::Load {
            generation: state.work.generation,
            sources: state.sources.clone(),
            pick: state.settings.pick_entries,
            review: Box::new(state.judge.review.clone()),
        },
    ]
}

/// Adds a source: a file, folder, glob or address.
pub(super) fn add(state: &mut State, source: &str) -> Vec<Effect> {
    state.sources.push(source.to_owned());
    state.work.adding = Some(source.to_owned());
    load(state)
}

/// Asks for what was read to be compared once more; what is shown stays until then. Sources that are just being read are asked for anew.
pub(super) fn again(state: &mut State) -> Vec<Effect> {
    let reading = state.work.busy.is_some_and(|busy| busy.stage == Stage::Reading);
    if reading || state.loaded.documents.is_empty() {
        return load(state);
    }
    let before = state.work.generation;
    state.work.generation += 1;
    state.work.busy = Some(Busy { stage: Stage::Facts, done: 0, total: 0, left: None });
    let generation = state.work.generation;
    state.judge.again = Some(generation);
    vec![Effect::Cancel(before), Effect::Again { generation, loaded: state.loaded.clone(), review: Box::new(state.judge.review.clone()) }]
}

/// Takes in what the worker sends; what belongs to an older request is dropped.
pub(super) fn reply(state: &mut State, generation: u64, reply: Reply) -> Vec<Effect> {
    if generation != state.work.generation {
        return Vec::new();
    }
    match reply {
        Reply::Progress(stage, done, total, left) => {
            if state.work.busy.is_some() {
                state.work.busy = Some(Busy { stage, done, total, left });
            }
        }
        Reply::Entries(loaded) => offer(state, &loaded),
        Reply::Opening(documents) => opening(state, documents),
        Reply::Loaded(loaded) => return read(state, &loaded),
        Reply::Analysed(analysis, stories) => compared(state, analysis, stories),
        Reply::Failed(words) => {
            state.work.busy = None;
            warn(state, &words);
        }
    }
    Vec::new()
}

/// Lists the entries of the feeds among the sources.
fn offer(state: &mut State, loaded: &Loaded) {
    state.work.busy = None;
    let entry = |document: &Document| {
        let about = &document.about;
        let date = about.published.map_or_else(|| "no date   ".to_owned(), |s| s.date.to_string());
        let outlet = about.outlet.as_deref().map(|o| format!(" ({o})")).unwrap_or_default();
        let title = about.title.as_deref().unwrap_or("no title");
        Offered { name: about.path.clone(), words: visible_line(&format!("{date}  {title}{outlet}")), picked: false }
    };
    state.overlays.push(Overlay::Entries(loaded.entries(&state.sources).map(entry).collect(), 0));
}

/// Reads the entries picked, or the chosen one where none is, in place of their feeds.
pub(super) fn pick(state: &mut State, entries: &[Offered], chosen: usize) -> Vec<Effect> {
    let none = entries.iter().all(|e| !e.picked);
    let taken: Vec<&str> = entries.iter().enumerate().filter(|(i, e)| e.picked || none && *i == chosen).map(|(_, e)| e.name.as_str()).collect();
    let of = |feed: &str, name: &str| name.rsplit_once('#').is_some_and(|(f, _)| f == feed);
    let mut sources = Vec::new();
    for source in std::mem::take(&mut state.sources) {
        if entries.iter().any(|e| of(&source, &e.name)) {
            sources.extend(taken.iter().filter(|name| of(&source, name)).map(|name| (*name).to_owned()));
        } else {
            sources.push(source);
        }
    }
    state.sources = sources;
    load(state)
}

/// Reads the newest entries of every feed.
pub(super) fn newest(state: &mut State) -> Vec<Effect> {
    state.settings.pick_entries = false;
    load(state)
}

/// Shows the first of many sources while the others are read; they keep their places. Where something is shown already that stays.
fn opening(state: &mut State, documents: Vec<Document>) {
    if state.whole.documents.is_empty() {
        state.whole = Arc::new(uncompared(documents));
        state.view = View::Lens;
        state.forget_wraps();
        let ids = state.whole.document_ids().collect();
        state.show(ids, false);
    }
}

/// Documents of which nothing is known yet but their texts.
fn uncompared(documents: Vec<Document>) -> Analysis {
    let origins = (0..documents.len() as u32).map(DocumentId).collect();
    Analysis { extractions: vec![Extraction::default(); documents.len()], origins, documents, ..Analysis::default() }
}

/// Shows the sources while they are compared. With what was shown before, it stays in sight where it is the same.
fn read(state: &mut State, loaded: &Arc<Loaded>) -> Vec<Effect> {
    state.problems.clone_from(&loaded.problems);
    let first_time = state.loaded.documents.is_empty();
    let added = state.work.adding.take();
    let known: FxHashSet<&str> = state.loaded.documents.iter().map(|d| d.about.path.as_str()).collect();
    let more = loaded.documents.iter().any(|d| !known.contains(d.about.path.as_str()));
    if !first_time {
        let changes = || format!("read again: {}", reread::changes(&state.judge.review, &state.loaded.documents, &loaded.documents));
        let words = match &added {
            Some(added) if more => format!("{}, from {}", changes(), visible_line(added)),
            Some(added) => format!("{} is open already", visible_line(added)),
            None => changes(),
        };
        say(state, &words);
    }
    if let Some(first) = loaded.problems.first() {
        let more = if loaded.problems.len() > 1 { format!(" (and {} more)", loaded.problems.len() - 1) } else { String::new() };
        warn(state, &format!("{}: {}{more}", visible_line(&first.source), visible_line(&first.message)));
    }
    if let Some(added) = added.filter(|_| !more)
        && let Some(last) = state.sources.iter().rposition(|s| *s == added)
    {
        state.sources.remove(last);
    }
    if loaded.documents.is_empty() {
        state.work.busy = None;
        state.overlays = vec![Overlay::Problems(0)];
        return Vec::new();
    }
    // what was read while it was being written will be whole in a moment
    let troubled = loaded.problems.iter().map(|p| p.source.clone());
    let watched = loaded.documents.iter().map(|d| d.about.path.clone()).chain(troubled).collect();
    let effects = state.settings.watch.then_some(Effect::Watch(watched)).into_iter().collect();
    let same = |(a, b): (&Document, &Document)| a.text == b.text && a.about.path == b.about.path;
    let before = std::mem::replace(&mut state.loaded, loaded.clone());
    let unchanged = before.documents.len() == loaded.documents.len() && before.documents.iter().zip(&loaded.documents).all(same);
    // Of two requests for the same sources the second finds nothing compared.
    state.work.reread |= state.story.compared && state.view != View::Stories;
    if unchanged && state.story.compared {
        return effects;
    }
    let carried = (!first_time).then(|| reread::carry(state));
    let opened = first_time && !state.whole.documents.is_empty();
    state.whole = Arc::new(uncompared(loaded.documents.clone()));
    let mut ids: Vec<DocumentId> = state.whole.document_ids().collect();
    if !opened {
        state.judge.attached = Default::default();
        state.judge.linking = None;
        state.seen.clear();
        state.search = Search::default();
        state.selection = None;
        state.stories.clear();
        state.left.clear();
    }
    state.forget_wraps();
    match carried {
        Some(carried) => ids = reread::restore(state, &carried),
        None if opened => {}
        None => state.view = if ids.len() <= layout::fit(state.size.0) { View::Read } else { View::Lens },
    }
    if state.view == View::Stories {
        state.view = View::Read;
    }
    state.show(ids, false);
    effects
}

/// Shows what was found; several stories as a list, unless one of them is being read.
fn compared(state: &mut State, analysis: Arc<Analysis>, stories: Vec<Listed>) {
    state.work.busy = None;
    state.whole = analysis;
    judge::attach(state);
    state.stories = stories;
    // what was corrected before anything was compared is shown as what is compared for the first time
    if state.judge.again.take() == Some(state.work.generation) && state.story.compared {
        return look::recount(state);
    }
    state.forget_wraps();
    let reread = std::mem::take(&mut state.work.reread);
    let open = state.cursor.filter(|_| reread).and_then(|c| state.stories.iter().position(|s| s.documents.contains(&c.passage.document)));
    if let Some(open) = open {
        state.chosen = open;
        let documents = state.stories.get(open).map(|s| s.documents.clone()).unwrap_or_default();
        state.show(documents, true);
        judge::resume(state);
    } else if state.stories.is_empty() {
        let ids = state.whole.document_ids().collect();
        state.show(ids, true);
        judge::resume(state);
        state.settle_order();
        if !reread {
            look::first_discrepancy(state);
            judge::tell(state);
            correct::ask(state);
        }
    } else {
        state.view = View::Stories;
        state.chosen = state.chosen.min(state.stories.len() - 1);
        say(state, &format!("{} stories; Enter opens one, Esc comes back", state.stories.len()));
    }
}

/// Opens the story chosen in the list, as it was left where it was open before.
pub(super) fn open_story(state: &mut State) {
    let Some(listed) = state.stories.get(state.chosen) else { return };
    let documents = listed.documents.clone();
    state.displaced = None;
    state.search = Search::default();
    if let Some(left) = state.left.remove(&documents) {
        return left.restore(state, documents);
    }
    state.view = if documents.len() <= layout::fit(state.size.0) { View::Read } else { View::Lens };
    state.left_out.clear();
    state.read = Default::default();
    state.filter.clear();
    state.cursor = None;
    state.show(documents, true);
    judge::resume(state);
    state.settle_order();
    state.touched = false;
    look::first_discrepancy(state);
    state.touched = true;
}

/// Gives up, from the top: the selection, long work, what was searched for, the story for the list of stories.
pub(super) fn close(state: &mut State) -> Vec<Effect> {
    if judge::give_up(state) || state.selection.take().is_some() {
        return Vec::new();
    }
    if state.work.busy.take().is_some() {
        let generation = state.work.generation;
        state.work.generation += 1;
        say(state, "cancelled; r starts again");
        return vec![Effect::Cancel(generation)];
    }
    if !state.search.words.is_empty() {
        state.search = Search::default();
    } else if !state.stories.is_empty() && state.view != View::Stories {
        let left = Left::take(state);
        state.left.insert(state.story.documents.clone(), left);
        state.view = View::Stories;
    } else if state.read.zoom.take().is_some() || !state.read.shift.is_empty() {
        state.read.shift.clear();
    }
    Vec::new()
}
