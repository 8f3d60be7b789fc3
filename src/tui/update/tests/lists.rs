//! The bar of Facts and Time stands on what keys act on.

use super::*;
use crate::tui::facts::dispute_of;

/// The comparison and dispute of the row with the bar in Facts.
fn row(state: &State) -> (Option<usize>, Option<usize>) {
    let row = state.facts.list.chosen();
    (row.and_then(|r| state.facts.comparison(&state.story, r)), row.and_then(dispute_of))
}

#[test]
fn a_passage_without_a_row_leaves_the_bar_and_the_keys_at_one_row_and_comes_back() {
    let mut state = reader(made::vote(), (100, 30));
    press(&mut state, "1 g j j j");
    assert_eq!(at(&state), "A4", "told by nobody else");
    press(&mut state, "3");
    assert_eq!((state.comparison(), state.cursor.unwrap().dispute), row(&state));
    let [Effect::Save { name, .. }] = &press(&mut state, "e")[..] else { panic!("an export") };
    assert!(!name.contains("A4"), "{name}");
    press(&mut state, "1");
    assert_eq!(at(&state), "A4");
    press(&mut state, "4");
    let time = state.time.list.chosen().unwrap();
    let passage = state.cursor.unwrap().passage;
    assert!(state.time.facts(time).iter().any(|f| state.story.analysis.passage_of(*f) == passage), "{time:?}");
    press(&mut state, "g j k");
    assert_eq!(said(&state), "");
    press(&mut state, "1");
    assert_ne!(at(&state), "A4", "whoever goes on in a list stays there");
}

#[test]
fn searching_in_a_list_goes_on_from_match_to_match_also_where_one_has_no_row() {
    let mut state = reader(made::vote(), (100, 30));
    press(&mut state, "3 / t h e enter");
    let mut told = vec![said(&state).to_owned()];
    for _ in 0..4 {
        press(&mut state, "n");
        told.push(said(&state).to_owned());
        assert_eq!((state.comparison(), state.cursor.unwrap().dispute), row(&state));
    }
    let all = state.search.matches.len();
    let numbers: Vec<String> = (1..=5).map(|n| format!("“the”: match {n} of {all}")).collect();
    assert!(told.iter().zip(&numbers).all(|(told, n)| told.starts_with(n)), "{told:?}");
    assert!(told.iter().any(|words| words.ends_with("has no row here")), "{told:?}");
}

#[test]
fn the_row_of_a_passage_in_several_comparisons_is_the_one_keys_act_on() {
    let mut state = reader(dispute_of_others(), (100, 30));
    press(&mut state, "3 G 1 g h h l 3");
    assert_eq!(at(&state), "B1");
    assert_eq!(state.comparison(), row(&state).0);
}
