//! What is hidden, left out or muted, and how it comes back.

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
