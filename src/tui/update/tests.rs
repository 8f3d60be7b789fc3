//! Key scripts against `update`, and any keys at any size.

pub(super) use crate::tui::script::painted;

use super::*;
use crate::{
    analysis::Analysis,
    compare::{self, Verdict},
    facts::Kind,
    load::Loaded,
    text::{DocumentId, PassageId},
    tui::{event::Reply, facts::FactRow, made, script::check, settings::Settings, view},
};
use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use std::sync::Arc;

/// A reader that has read and compared.
pub(super) fn reader(analysis: Analysis, size: (u16, u16)) -> State {
    let mut state = State::new(vec!["made".to_owned()], Settings::default(), size);
    start(&mut state);
    let loaded = Loaded { documents: analysis.documents.clone(), problems: Vec::new() };
    update(&mut state, Event::Worker(1, Reply::Loaded(Arc::new(loaded))));
    update(&mut state, Event::Worker(1, Reply::analysed(analysis)));
    state
}

pub(super) fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    keys.split(' ').flat_map(|k| update(state, Event::Key(event(k)))).collect()
}

/// The event of a key by its name.
fn event(name: &str) -> KeyEvent {
    let (code, modifiers) = match name {
        "enter" => (KeyCode::Enter, KeyModifiers::NONE),
        "esc" => (KeyCode::Esc, KeyModifiers::NONE),
        "space" => (KeyCode::Char(' '), KeyModifiers::NONE),
        "tab" => (KeyCode::Tab, KeyModifiers::NONE),
        "down" => (KeyCode::Down, KeyModifiers::NONE),
        "backspace" => (KeyCode::Backspace, KeyModifiers::NONE),
        _ => match name.strip_prefix('^').and_then(|n| n.chars().next()) {
            Some(c) => (KeyCode::Char(c), KeyModifiers::CONTROL),
            None => (KeyCode::Char(name.chars().next().unwrap_or(' ')), KeyModifiers::NONE),
        },
    };
    KeyEvent::new(code, modifiers)
}

pub(super) fn at(state: &State) -> String {
    state.cursor.map(|c| c.passage.to_string()).unwrap_or_default()
}

pub(super) fn said(state: &State) -> &str {
    state.message.as_ref().map_or("", |m| &m.words)
}

#[test]
fn the_reader_opens_with_a_discrepancy_under_the_cursor() {
    let state = reader(made::vote(), (160, 45));
    assert_eq!((at(&state).as_str(), view::header::counters(&state).as_str()), ("A1", "discrepancy 1/2, unseen 1"));
}

/// Three sources: before the first one begins, the others dispute something.
fn dispute_before_the_base() -> Analysis {
    let mut made = made::Made::new(&[
        ("Wire", "Some 40 were hurt in the storm."),
        ("Courier", "The storm lasted five hours.\n\nAt least 60 were hurt in the storm."),
        ("Gazette", "For nine hours the storm lasted."),
    ]);
    let [five, nine] = [(1, "five"), (2, "nine")].map(|(source, words)| made.fact(source, words, "storm", made::count(i64::from(source), None), None));
    let [forty, sixty] = [(0, "40", 40), (1, "60", 60)].map(|(source, words, n)| made.fact(source, words, "hurt", made::count(n, None), None));
    made.align(&[(1, "The storm"), (2, "For nine")], &[(five, nine, Verdict::Discrepancy, compare::Reason::Disjoint)]);
    made.align(&[(0, "Some 40"), (1, "At least")], &[(forty, sixty, Verdict::Discrepancy, compare::Reason::Disjoint)]);
    made.done()
}

#[test]
fn a_story_opens_at_its_first_discrepancy_also_where_the_first_source_has_no_part_in_it() {
    let state = reader(dispute_before_the_base(), (160, 45));
    assert_eq!((at(&state).as_str(), view::header::counters(&state).as_str()), ("B1", "discrepancy 1/2, unseen 1"));
}

#[test]
fn d_goes_to_every_discrepancy_once_in_full_view_says_the_end_and_wraps_when_pressed_again() {
    for size in [(160, 45), (80, 24), (40, 12)] {
        let mut state = reader(made::vote(), size);
        press(&mut state, "1 g");
        let here = |s: &State| s.discrepancy_here(&s.discrepancies());
        let mut visited = vec![here(&state)];
        loop {
            press(&mut state, "d");
            if !said(&state).is_empty() {
                break;
            }
            visited.push(here(&state));
            let place = state.read.layout.place(state.cursor.unwrap().passage).unwrap();
            let band = &state.read.layout.bands[place.band];
            let (top, bottom) = (state.read.scroll, state.read.scroll + u32::from(state.body_height()));
            assert!(top <= band.top && (band.top + band.height <= bottom || band.height > bottom - top), "{size:?}");
        }
        assert_eq!(visited, (0..state.story.counts.discrepancy).map(Some).collect::<Vec<_>>(), "{size:?}: each press goes on by one");
        assert!(said(&state).contains("last discrepancy"), "{}", said(&state));
        press(&mut state, "d");
        assert_eq!((at(&state).as_str(), said(&state)), ("A1", "from the start again"));
        press(&mut state, "D");
        assert!(said(&state).contains("first discrepancy"), "{}", said(&state));
    }
}

/// Three sources: the first says nothing of what the others dispute.
fn dispute_of_others() -> Analysis {
    let mut made = made::Made::new(&[
        ("Wire", "The war is more than seven months old.\n\nNobody else tells this."),
        ("Courier", "The war has lasted seven months, and soldiers are called up."),
        ("Gazette", "Soldiers are called up in the eight months of war."),
    ]);
    let b = made.fact(1, "seven", "war", made::count(7, None), None);
    let c = made.fact(2, "eight", "war", made::count(8, None), None);
    made.align(&[(0, "The war"), (1, "The war")], &[]);
    made.align(&[(1, "The war"), (2, "Soldiers")], &[(b, c, Verdict::Discrepancy, compare::Reason::Disjoint)]);
    made.done()
}

#[test]
fn lens_shows_a_discrepancy_of_others_as_theirs() {
    let mut state = reader(dispute_of_others(), (80, 24));
    press(&mut state, "2 g d");
    let drawer = |s: &State| s.lens.drawer.iter().map(|l| l.words.clone()).collect::<Vec<_>>().join("\n");
    assert_eq!((at(&state).as_str(), state.lens.told), ("B1", false));
    for words in ["seven (B1) against eight (C1)", "B1  Courier", "C1  Gazette", "A1  Wire"] {
        assert!(drawer(&state).contains(words), "{words}: {}", drawer(&state));
    }
    assert!(!drawer(&state).contains("silent"), "{}", drawer(&state));
    press(&mut state, "g l");
    assert_eq!((at(&state).as_str(), state.lens.told), ("B1", true));
    assert!(drawer(&state).ends_with("silent: C"), "{}", drawer(&state));
}

#[test]
fn a_passage_in_several_alignments_is_gone_to_in_each_and_never_called_silent() {
    let mut state = reader(dispute_of_others(), (160, 45));
    let mut gone_to = Vec::new();
    press(&mut state, "2 g 1");
    for _ in 0..2 {
        gone_to.push((at(&state), state.compared().len(), state.comparison()));
        press(&mut state, "]");
    }
    assert_eq!(gone_to, [("A1".to_owned(), 2, Some(0)), ("B1".to_owned(), 2, Some(1))]);
    assert!(said(&state).starts_with("last alignment"), "{}", said(&state));
    let band = &state.read.layout.bands[0];
    assert_eq!(state.read.layout.line(1, band.top.into()), crate::tui::layout::Line::Elsewhere(DocumentId(1).passage(0)));
    press(&mut state, "[");
    assert_eq!(state.compared(), [DocumentId(0).passage(0), DocumentId(1).passage(0)]);
    press(&mut state, "l");
    assert_eq!((at(&state).as_str(), state.comparison()), ("B1", Some(0)));
    let [Effect::Save { name, .. }] = &press(&mut state, "e")[..] else { panic!("an export") };
    assert_eq!(name, "crossread-A1-B1");
}

#[test]
fn what_is_taller_than_the_screen_is_read_to_its_end() {
    let long = "A sentence that goes on for so long that no small screen holds it whole, with clause upon clause added to it, until nobody who \
                reads it remembers how it began or who is said to have done what to whom, when, where and above all why it should matter at all.";
    let analysis = || crate::analysis::fixture::table(&[vec![long, long], vec!["Short.", ""], vec![long, "Short too."]]);
    for size in [(40, 10), (60, 10), (80, 12)] {
        let mut state = reader(analysis(), size);
        press(&mut state, "1 g");
        let mut shown = std::collections::BTreeSet::new();
        let mut walk = |state: &mut State, keys: &str, rows: &dyn Fn(&State) -> std::ops::Range<u32>| {
            shown.clear();
            for _ in 0..60 {
                shown.extend(rows(state));
                press(state, keys);
            }
            shown.len() as u32
        };
        for back in [false, true] {
            let keys = if back { "k" } else { "j" };
            let rows = walk(&mut state, keys, &|s| s.read.scroll..(s.read.scroll + u32::from(s.body_height())).min(s.read.layout.height - 1));
            assert_eq!(rows, state.read.layout.height - 1, "Read {size:?} {keys}");
        }
        press(&mut state, "2 g");
        for keys in ["j", "k"] {
            let all = state.lens.lines.len() as u32;
            let rows = walk(&mut state, keys, &|s| s.lens.scroll..(s.lens.scroll + u32::from(s.lens.frame.rows)).min(all));
            assert_eq!(rows, all, "Lens {size:?} {keys}");
        }
        press(&mut state, "g l");
        let (first, count) = state.lens.chosen().unwrap();
        let rows = walk(&mut state, "j", &|s| {
            let on_screen = s.lens.drawer_scroll.max(first)..(s.lens.drawer_scroll + s.lens.drawer_rows()).min(first + count);
            if s.lens.told && at(s) == "B1" { on_screen } else { first..first }
        });
        assert_eq!(rows, count, "drawer {size:?}");
    }
}

#[test]
fn the_facts_view_has_as_many_discrepancies_as_the_header_and_the_analysis() {
    let analysis = made::vote();
    let expected = analysis.counts().discrepancy;
    let mut state = reader(analysis, (100, 30));
    press(&mut state, "3");
    let disputed = |row: &FactRow| matches!(row, FactRow::Words { dispute, .. } if state.story.disputes[*dispute].verdict == Verdict::Discrepancy);
    let rows = state.facts.list.rows.iter().filter(|row| disputed(row)).count();
    assert_eq!((rows, state.discrepancies().len()), (expected, expected));
}

#[test]
fn the_card_of_a_row_is_about_what_the_row_is_about() {
    let mut state = reader(made::vote(), (100, 30));
    let top = |state: &mut State, keys: &str| {
        press(state, keys);
        let screen = painted(state);
        let row = |y| (0..screen.area.width).map(|x| screen[(x, y)].symbol()).collect::<String>();
        let lines: Vec<String> = (0..screen.area.height).map(row).collect();
        let frame = lines.iter().position(|l| l.contains('╭')).expect("a card");
        lines[frame + 1].clone()
    };
    press(&mut state, "3 j j");
    assert_eq!(state.dispute().map(|d| d.verdict), Some(Verdict::Compatible));
    let first = top(&mut state, "enter");
    assert!(first.contains("compatible: voters"), "the dispute of the row, not the gravest of its alignment: {first}");
    press(&mut state, "esc 1 g j j j 3");
    assert_ne!(at(&state), "A4", "told by nobody else: no row is its own, and the cursor is where the bar is");
    press(&mut state, "4 3");
    let marked = state.facts.list.chosen().cloned();
    let first = top(&mut state, "enter");
    match marked {
        Some(FactRow::Values(_)) => assert!(first.contains("compatible: voters"), "{first}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_cursor_is_shared_by_all_views() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "d");
    let here = state.cursor;
    for view in ["2", "3", "4", "1"] {
        press(&mut state, view);
        assert_eq!(state.cursor, here, "{view}");
    }
    press(&mut state, "3 k");
    assert_ne!(state.cursor, here);
    let there = state.cursor;
    press(&mut state, "1");
    assert_eq!(state.cursor, there);
}

#[test]
fn jumps_go_to_alignments_to_what_one_source_tells_and_to_what_is_unseen() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "g ]");
    assert_eq!(at(&state), "A2");
    press(&mut state, "[");
    assert_eq!(at(&state), "A1");
    press(&mut state, "o");
    assert_eq!(at(&state), "A4");
    press(&mut state, "o");
    assert_eq!(said(&state), "last passage that A alone tells; o again goes on from the start");
    let mut fresh = reader(made::vote(), (160, 45));
    assert_eq!(fresh.unseen(), 1);
    press(&mut fresh, "w");
    assert_eq!((at(&fresh).as_str(), fresh.unseen()), ("A2", 0));
    press(&mut fresh, "w");
    assert_eq!(said(&fresh), "no unseen alignment");
}

#[test]
fn columns_are_gone_through_by_what_is_aligned() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "l");
    assert_eq!(at(&state), "B2");
    press(&mut state, "l");
    assert_eq!(at(&state), "C1");
    press(&mut state, "l");
    assert_eq!((at(&state).as_str(), said(&state)), ("C1", "last source"));
    press(&mut state, "h h");
    assert_eq!(at(&state), "A1");
}

#[test]
fn differences_inside_a_band_are_pointed_at_one_by_one() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "]");
    let words = |s: &State| s.difference.map(|(p, span)| s.story.analysis.document(p.document).words(span).to_owned());
    let mut pointed = Vec::new();
    while !said(&state).starts_with("last difference here") {
        press(&mut state, ".");
        pointed.extend(words(&state));
    }
    pointed.dedup();
    assert_eq!(pointed, ["97-98%", "chose", "the commission said"]);
}

#[test]
fn searching_goes_from_match_to_match_and_star_finds_the_figure_elsewhere() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "/ c o u r i e r enter");
    assert_eq!((at(&state).as_str(), said(&state)), ("B1", "“courier”: match 1 of 1"));
    press(&mut state, "n");
    assert!(said(&state).starts_with("last match"), "{}", said(&state));
    press(&mut state, "esc / z z enter");
    assert_eq!(said(&state), "no match of “zz”");
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "*");
    assert_eq!((state.search.words.as_str(), at(&state).as_str(), said(&state)), ("Sept. 23 to 27", "C1", "“Sept. 23 to 27”: match 2 of 2"));
    press(&mut state, "] *");
    assert_eq!((at(&state).as_str(), said(&state)), ("A2", "“97-98%” stands nowhere else in these texts"));
}

#[test]
fn what_is_taken_away_says_so_and_the_same_key_brings_it_back() {
    let mut state = reader(made::vote(), (160, 45));
    let before = state.story.counts.clone();
    press(&mut state, "l X");
    assert!(state.story.counts.discrepancy < before.discrepancy && said(&state).contains("left out"), "{}", said(&state));
    let only: Vec<String> = state.story.counts.only.iter().map(|(document, n)| format!("{document}{n}")).collect();
    assert_eq!(only, ["A3", "C1"], "a source left out tells nothing");
    press(&mut state, "X enter");
    assert_eq!(state.story.counts, before);
    press(&mut state, "x");
    assert_eq!(state.sources_shown().len(), 2);
    press(&mut state, "x esc");
    assert_eq!(state.sources_shown().len(), 3);
    press(&mut state, "i");
    for _ in 0..Kind::ALL.iter().position(|k| *k == Kind::Count).unwrap() {
        press(&mut state, "j");
    }
    press(&mut state, "space");
    assert_eq!((state.story.counts.discrepancy, said(&state)), (1, "count muted: its findings do not count"));
    press(&mut state, "space enter");
    assert_eq!(state.story.counts, before);
}

#[test]
fn a_source_taken_out_of_sight_and_brought_back_leaves_the_cursor_where_it_was() {
    for key in ["x", "X"] {
        let mut state = reader(made::vote(), (160, 45));
        press(&mut state, "d l");
        assert_eq!(at(&state), "B3");
        press(&mut state, key);
        assert_eq!(at(&state), "A2", "{key}: what is aligned with it");
        press(&mut state, key);
        assert_eq!((at(&state).as_str(), view::header::counters(&state).as_str()), ("B3", "discrepancy 2/2, unseen 0"), "{key}");
        press(&mut state, "k space");
        assert_eq!((at(&state).as_str(), state.sources_shown().len()), ("B3", 2), "{key}: its own source stays in sight");
    }
}

#[test]
fn an_end_told_once_is_forgotten_by_another_key() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "d d");
    assert!(said(&state).starts_with("last discrepancy"));
    press(&mut state, "k d d");
    assert!(!said(&state).starts_with("from the start"), "{}", said(&state));
}

#[test]
fn copies_carry_citations_and_exports_hold_the_comparison() {
    let mut state = reader(made::vote(), (160, 45));
    let [Effect::Copy(text)] = &press(&mut state, "y")[..] else { panic!("a copy") };
    assert_eq!(text, "The four regions voted from Sept. 23 to 27, officials said.\n(Northern Wire, 2022-09-29, paragraph 1)\n");
    let [Effect::Copy(text)] = &press(&mut state, "Y")[..] else { panic!("a copy") };
    assert_eq!(text.matches("2022-09-29").count(), 3);
    let [Effect::Save { name, text }] = &press(&mut state, "e")[..] else { panic!("an export") };
    assert_eq!(name, "crossread-A1-B2-C1");
    assert!(text.contains("discrepancy") && text.contains("Polling lasted"), "{text}");
}

#[test]
fn an_article_that_is_pasted_becomes_a_source() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "+");
    let effects = update(&mut state, Event::Paste("A headline\r\rThe vote was held.".to_owned()));
    assert!(matches!(&effects[..], [Effect::Paste(text)] if text == "A headline\n\nThe vote was held."), "{effects:?}");
    let effects = update(&mut state, Event::Done(crate::tui::event::Outcome::Pasted("pasted.txt".into())));
    assert!(matches!(effects.last(), Some(Effect::Load { sources, .. }) if sources[1] == "pasted.txt"));
    press(&mut state, "esc + esc");
    assert!(update(&mut state, Event::Paste("a\nb".to_owned())).is_empty());
}

#[test]
fn entries_of_a_feed_are_picked_before_anything_is_compared() {
    let entry = |name: &str| {
        let mut document = crate::analysis::fixture::document("Wire", "The vote was held.");
        name.clone_into(&mut document.about.path);
        document
    };
    let names = ["https://w.example/rss#1", "https://w.example/rss#2", "https://w.example/rss#3"];
    let loaded = Arc::new(Loaded { documents: std::iter::once("a.txt").chain(names).map(entry).collect(), problems: Vec::new() });
    let offered = || {
        let mut state = State::new(vec!["https://w.example/rss".to_owned(), "a.txt".to_owned()], Settings::default(), (100, 30));
        assert!(matches!(&start(&mut state)[..], [_, Effect::Load { pick: true, .. }]));
        update(&mut state, Event::Worker(1, Reply::Entries(loaded.clone())));
        painted(&state);
        state
    };
    let asked = |effects: &[Effect]| match effects {
        [_, Effect::Load { sources, pick, .. }] => (sources.join(" "), *pick),
        other => panic!("{other:?}"),
    };
    let mut state = offered();
    assert!(matches!(state.overlays.last(), Some(Overlay::Entries(entries, 0)) if entries.len() == 3));
    press(&mut state, "j space j space d");
    assert_eq!(asked(&press(&mut state, "enter")), ("https://w.example/rss#2 https://w.example/rss#3 a.txt".to_owned(), true));
    assert_eq!(asked(&press(&mut offered(), "j enter")), ("https://w.example/rss#2 a.txt".to_owned(), true));
    assert_eq!(asked(&press(&mut offered(), "esc")), ("https://w.example/rss a.txt".to_owned(), false));
}

#[test]
fn one_story_of_several_stays_open_when_sources_are_read_again() {
    let rows = [vec!["The ferry sank.", "A ferry went down.", "", ""], vec!["All were saved.", "Everybody lived.", "", ""]];
    let more = [vec!["", "", "The vote was held.", "They voted."], vec!["", "", "Turnout was low.", "Few came."]];
    let analysis = || crate::analysis::fixture::table(&[&rows[..], &more[..]].concat());
    let mut state = reader(analysis(), (100, 30));
    press(&mut state, "down enter r");
    loading::reread(&mut state, analysis());
    assert_eq!((state.view, state.story.documents.clone()), (View::Read, vec![DocumentId(2), DocumentId(3)]));
}

#[test]
fn several_stories_open_as_a_list() {
    let rows = [vec!["The ferry sank.", "A ferry went down.", "", ""], vec!["All were saved.", "Everybody lived.", "", ""]];
    let more = [vec!["", "", "The vote was held.", "They voted."], vec!["", "", "Turnout was low.", "Few came."]];
    let analysis = crate::analysis::fixture::table(&[&rows[..], &more[..]].concat());
    let mut state = reader(analysis, (100, 30));
    assert_eq!((state.view, state.stories.len()), (View::Stories, 2));
    press(&mut state, "down enter");
    assert_eq!((state.view, state.story.documents.clone()), (View::Read, vec![DocumentId(2), DocumentId(3)]));
    press(&mut state, "esc");
    assert_eq!(state.view, View::Stories);
}

#[test]
fn help_lists_every_action_and_runs_the_chosen_line() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "? m a t r i");
    assert_eq!(state.overlays.len(), 1);
    press(&mut state, "esc ? w h a t space i s space c o m p enter");
    assert_eq!((state.view, state.overlays.len()), (View::Facts, 0));
    press(&mut state, ": l e n s enter");
    assert_eq!(state.view, View::Lens);
}

#[test]
fn dragging_marks_clean_text_and_y_copies_it() {
    let mut state = reader(made::vote(), (160, 45));
    let column = state.read.layout.columns[0];
    let row = state.top_rows() + (state.read.layout.place(state.cursor.unwrap().passage).unwrap().top - state.read.scroll) as u16;
    let mouse = |kind, column| Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE });
    let x = column.prose();
    update(&mut state, mouse(MouseEventKind::Down(MouseButton::Left), x + 4));
    update(&mut state, mouse(MouseEventKind::Drag(MouseButton::Left), x + 16));
    update(&mut state, mouse(MouseEventKind::Up(MouseButton::Left), x + 16));
    let [Effect::Copy(text)] = &press(&mut state, "y")[..] else { panic!("a copy") };
    assert_eq!(text, "four regions\n(Northern Wire, 2022-09-29, paragraph 1)\n");
}

#[test]
fn sources_that_scroll_alone_leave_the_others_where_they_are() {
    let long = (0..30).map(|i| format!("Line {i} of the first source says something that nobody else does.")).collect::<Vec<_>>();
    let rows: Vec<Vec<&str>> = long.iter().map(|l| vec![l.as_str(), "The second source is told in other words."]).collect();
    let mut state = reader(crate::analysis::fixture::table(&rows), (100, 20));
    let on_screen = |s: &State, p: PassageId| {
        let shift = s.read.shift.get(&p.document).copied().unwrap_or(0);
        i64::from(s.read.layout.place(p).unwrap().top) + shift - i64::from(s.read.scroll)
    };
    let other = DocumentId(1).passage(0);
    press(&mut state, "g s");
    let before = on_screen(&state, other);
    press(&mut state, "G");
    assert!(state.read.scroll > 0 && on_screen(&state, other) == before);
    press(&mut state, "s");
    assert_eq!(on_screen(&state, other), -i64::from(state.read.scroll));
}

mod any_keys;
mod away;
mod lists;
mod loading;
mod messages;
mod paging;
