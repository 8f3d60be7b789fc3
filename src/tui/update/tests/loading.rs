//! What the worker sends: sources read, read again and added, and what was compared.

use super::*;
use crate::tui::overlay::Prompt;

#[test]
fn replies_of_an_older_request_are_dropped_and_esc_gives_work_up() {
    let mut state = reader(made::vote(), (160, 45));
    assert!(matches!(&press(&mut state, "r")[..], [Effect::Cancel(1), Effect::Load { generation: 2, .. }]));
    let other = Arc::new(Loaded::default());
    update(&mut state, Event::Worker(1, Reply::Loaded(other)));
    assert_eq!(state.story.documents.len(), 3);
    assert!(matches!(&press(&mut state, "esc")[..], [Effect::Cancel(2)]));
    assert_eq!(state.work.busy, None);
    update(&mut state, Event::Worker(2, Reply::analysed(Analysis::default())));
    assert_eq!(state.story.documents.len(), 3);
}

#[test]
fn a_discrepancy_asked_for_before_any_is_known_is_shown_when_it_is() {
    let mut state = State::new(Vec::new(), Default::default(), (160, 45));
    super::start(&mut state);
    let loaded = Loaded { documents: made::vote().documents, problems: Vec::new() };
    update(&mut state, Event::Worker(1, Reply::Loaded(Arc::new(loaded))));
    press(&mut state, "d");
    update(&mut state, Event::Worker(1, Reply::analysed(made::vote())));
    assert!(state.cursor.is_some_and(|c| c.dispute.is_some()));
}

#[test]
fn the_first_of_many_sources_are_read_while_the_others_are_loaded_and_nothing_done_meanwhile_is_undone() {
    let all = made::vote();
    let mut state = State::new(Vec::new(), Default::default(), (100, 30));
    super::start(&mut state);
    update(&mut state, Event::Worker(1, Reply::Opening(all.documents[..2].to_vec())));
    assert_eq!((state.view, at(&state).as_str(), state.story.compared), (View::Lens, "A1", false));
    assert!(state.work.busy.is_some());
    press(&mut state, "j 1");
    // what would be compared once more is not read yet
    assert!(matches!(&work::again(&mut state)[..], [Effect::Cancel(1), Effect::Load { generation: 2, .. }]));
    let loaded = Loaded { documents: all.documents.clone(), problems: Vec::new() };
    update(&mut state, Event::Worker(2, Reply::Opening(all.documents[..2].to_vec())));
    update(&mut state, Event::Worker(2, Reply::Loaded(Arc::new(loaded))));
    update(&mut state, Event::Worker(2, Reply::Opening(Vec::new())));
    assert_eq!((state.view, at(&state).as_str(), state.story.documents.len()), (View::Read, "A2", 3));
    update(&mut state, Event::Worker(2, Reply::analysed(all)));
    assert_eq!((at(&state).as_str(), state.story.compared), ("A2", true));
}

/// The sources of an analysis, as if they had been read, and then compared, once more.
pub(super) fn reread(state: &mut State, analysis: Analysis) -> Vec<Effect> {
    let generation = state.work.generation;
    let loaded = Loaded { documents: analysis.documents.clone(), problems: Vec::new() };
    let effects = update(state, Event::Worker(generation, Reply::Loaded(Arc::new(loaded))));
    update(state, Event::Worker(generation, Reply::analysed(analysis)));
    effects
}

#[test]
fn sources_read_again_keep_cursor_view_what_was_seen_and_what_was_judged() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "1 ] a A s k enter r");
    assert_eq!((at(&state).as_str(), state.unseen()), ("A2", 0));
    let mut changed = made::vote();
    let text = format!("A new first passage.\n\n{}", changed.documents[0].text);
    let document = crate::analysis::fixture::document("Northern Wire", &text);
    let one_on = |p: &mut PassageId| p.index += u32::from(p.document == DocumentId(0));
    changed.comparisons.iter_mut().flat_map(|c| &mut c.alignment.passages).for_each(one_on);
    changed.comparisons.iter_mut().for_each(|c| c.findings.clear());
    changed.extractions = vec![Default::default(); 3];
    changed.documents[0] = document;
    reread(&mut state, changed);
    assert_eq!((at(&state).as_str(), state.view, state.unseen()), ("A3", View::Read, 0));
    assert_eq!(state.judge.attached.note(DocumentId(0).passage(2)), Some("Ask"));
    assert_eq!(said(&state), "read again: A changed");
    press(&mut state, "r");
    let same = (*state.whole).clone();
    reread(&mut state, same);
    assert_eq!((said(&state), at(&state).as_str()), ("read again: nothing changed", "A3"));
}

#[test]
fn a_source_is_added_while_reading_and_one_that_cannot_be_read_is_dropped() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "d d x esc");
    let effects = press(&mut state, "+ d . t x t enter");
    assert!(matches!(effects.last(), Some(Effect::Load { sources, .. }) if sources[..] == ["made", "d.txt"]), "{effects:?}");
    let problems = vec![crate::text::Problem { source: "d.txt".to_owned(), message: "no such file".to_owned() }];
    let loaded = Loaded { documents: state.whole.documents.clone(), problems };
    let generation = state.work.generation;
    update(&mut state, Event::Worker(generation, Reply::Loaded(Arc::new(loaded))));
    assert_eq!((said(&state), state.sources.as_slice()), ("d.txt: no such file", &["made".to_owned()][..]));
    let here = state.cursor;
    let hidden = state.read.hidden.clone();
    press(&mut state, "+ e enter");
    let mut more = made::vote();
    more.documents.push(crate::analysis::fixture::document("Extra", "Nobody else tells this."));
    more.extractions.push(Default::default());
    more.origins.push(DocumentId(3));
    state.settings.watch = true;
    let effects = reread(&mut state, more);
    assert_eq!((said(&state), state.sources.len(), state.story.documents.len()), ("read again: D is new, from e", 2, 4));
    press(&mut state, "+ m a d e enter");
    let same = (*state.whole).clone();
    reread(&mut state, same);
    assert_eq!((said(&state), state.sources.len()), ("made is open already", 2));
    assert_eq!((state.cursor.map(|c| c.passage), &state.read.hidden), (here.map(|c| c.passage), &hidden));
    assert!(matches!(&effects[..], [Effect::Watch(files)] if files.len() == 4), "{effects:?}");
    assert!(matches!(&update(&mut state, Event::SourceChanged)[..], [Effect::Cancel(_), Effect::Load { .. }]));
}

#[test]
fn what_is_judged_while_sources_are_read_keeps_them_from_being_forgotten() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "+ d . t x t enter");
    let effects = press(&mut state, "d R enter");
    let asked = effects.iter().find_map(|e| if let Effect::Load { sources, .. } = e { Some(sources.clone()) } else { None });
    assert_eq!((asked, state.work.adding.as_deref()), (Some(vec!["made".to_owned(), "d.txt".to_owned()]), Some("d.txt")), "{effects:?}");
}

#[test]
fn a_source_that_comes_as_another_goes_is_no_second_one() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "+ e enter");
    let mut other = made::vote();
    let path = "new.txt".to_owned();
    other.documents[2].about.path = path;
    reread(&mut state, other);
    assert_eq!(state.sources, ["made", "e"]);
}

#[test]
fn a_source_that_goes_while_it_is_asked_about_is_not_corrected() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "1 G l l c");
    assert!(matches!(state.overlays.last(), Some(Overlay::Prompt(Prompt::Outlet(source), _)) if source.letter == DocumentId(2)), "{:?}", state.overlays);
    let mut less = made::vote();
    less.documents.truncate(2);
    less.extractions.truncate(2);
    less.origins.truncate(2);
    less.comparisons.clear();
    reread(&mut state, less);
    let effects = press(&mut state, "enter");
    assert!(effects.is_empty() && said(&state).ends_with("is no longer open; nothing is corrected"), "{effects:?} {}", said(&state));
}
