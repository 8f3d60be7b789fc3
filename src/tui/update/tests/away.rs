//! What is hidden, left out or muted, how it comes back, and what a story keeps of it.

use super::*;

#[test]
fn the_key_that_takes_a_source_away_brings_all_back() {
    for key in ["x", "X"] {
        let mut state = reader(made::vote(), (160, 45));
        press(&mut state, &format!("{key} esc"));
        assert_eq!(state.sources_shown().len(), 2, "{key}");
        press(&mut state, key);
        assert_eq!((state.sources_shown().len(), state.overlays.len()), (3, 0), "{key}: {}", said(&state));
        press(&mut state, &format!("{key} j space"));
        assert_eq!(state.sources_shown().len(), 1, "{key}: the list takes more away");
        press(&mut state, &format!("esc {key}"));
        assert_eq!(state.sources_shown().len(), 3, "{key}");
    }
}

#[test]
fn a_list_of_switches_has_one_key_of_its_own() {
    for (key, others) in [("x", "X i"), ("X", "x i"), ("i", "x X")] {
        let mut state = reader(made::vote(), (160, 45));
        press(&mut state, key);
        let away = |s: &State| (s.read.hidden.clone(), s.left_out.clone(), s.muted.clone());
        let before = away(&state);
        for other in others.split(' ') {
            press(&mut state, other);
            assert_eq!(away(&state), before, "{other} in the list of {key}");
        }
        press(&mut state, key);
        assert_ne!(away(&state), before, "{key}");
    }
}

#[test]
fn what_is_taken_away_is_in_the_first_row_at_every_width() {
    for keys in ["X esc", "x esc", "i space esc", "f v o t e enter", "X esc x esc i space esc f v o t e enter"] {
        let mut state = reader(made::vote(), (160, 24));
        press(&mut state, keys);
        let parts = [(!state.left_out.is_empty(), "out"), (!state.read.hidden.is_empty(), "hid"), (!state.muted.is_empty(), "muted")];
        for view in ["1", "2", "3", "4"] {
            press(&mut state, view);
            let filtered = matches!(state.view, View::Facts | View::Time) && !state.filter.is_empty();
            let wanted: Vec<&str> = parts.into_iter().chain([(filtered, "filter")]).filter(|(away, _)| *away).map(|(_, word)| word).collect();
            let number = format!("{} hidden", wanted.len());
            for width in 40..=200 {
                update(&mut state, Event::Resize(width, 24));
                let screen = painted(&state);
                let row: String = (0..width).map(|x| screen[(x, 0)].symbol()).collect();
                assert!(wanted.iter().all(|w| row.contains(w)) || row.contains(&number), "{keys} {view} {width}: {row}");
                assert!(row.contains(&view::header::counters(&state)), "{keys} {view} {width}: {row}");
            }
        }
    }
}

#[test]
fn a_story_keeps_its_place_view_hidden_sources_and_filter() {
    let rows = [vec!["The ferry sank.", "A ferry went down.", "", ""], vec!["All were saved.", "Everybody lived.", "", ""]];
    let more = [vec!["", "", "The vote was held.", "They voted."], vec!["", "", "Turnout was low.", "Few came."]];
    let mut state = reader(crate::analysis::fixture::table(&[&rows[..], &more[..]].concat()), (100, 30));
    press(&mut state, "enter 2 l j x esc f l o w enter 3");
    let now = |s: &State| (s.view, at(s), s.read.hidden.clone(), s.filter.clone());
    let first = now(&state);
    press(&mut state, "esc j enter");
    assert_eq!((state.view, state.read.hidden.len(), state.filter.as_str()), (View::Read, 0, ""), "the other story opens as any");
    press(&mut state, "4 esc k enter");
    assert_eq!(now(&state), first);
    press(&mut state, "esc j enter");
    assert_eq!(state.view, View::Time);
}
