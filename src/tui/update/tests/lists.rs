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

#[test]
fn d_in_facts_goes_down_the_list_as_it_is_shown() {
    // What two tell comes first in the text, what three tell first in the list.
    let mut made = made::Made::new(&[
        ("Wire", "Some 40 were hurt in the storm.\n\nThe storm lasted five hours."),
        ("Courier", "At least 60 were hurt in the storm.\n\nFor nine hours the storm lasted."),
        ("Gazette", "The storm lasted six hours."),
    ]);
    let [forty, five] = [("40", "hurt", 40), ("five", "storm", 5)].map(|(words, of, n)| made.fact(0, words, of, made::count(n, None), None));
    let [sixty, nine] = [("60", "hurt", 60), ("nine", "storm", 9)].map(|(words, of, n)| made.fact(1, words, of, made::count(n, None), None));
    let six = made.fact(2, "six", "storm", made::count(6, None), None);
    made.align(&[(0, "Some 40"), (1, "At least")], &[(forty, sixty, Verdict::Discrepancy, compare::Reason::Disjoint)]);
    let differ = |a, b| (a, b, Verdict::Discrepancy, compare::Reason::Disjoint);
    made.align(&[(0, "The storm lasted"), (1, "For nine"), (2, "The storm lasted")], &[differ(five, nine), differ(five, six), differ(nine, six)]);
    let mut state = reader(made.done(), (100, 30));
    let counter = |s: &State| view::header::counters(s).split(',').next().unwrap_or_default().to_owned();
    press(&mut state, "1 g");
    assert_eq!(counter(&state), "discrepancy 1/2");
    press(&mut state, "3 g");
    assert_eq!((at(&state).as_str(), counter(&state).as_str()), ("A2", "discrepancy 1/2"));
    press(&mut state, "d");
    assert_eq!((at(&state).as_str(), counter(&state).as_str()), ("A1", "discrepancy 2/2"));
    press(&mut state, "d");
    assert!(said(&state).starts_with("last discrepancy"), "{}", said(&state));
    press(&mut state, "D");
    assert_eq!((at(&state).as_str(), said(&state)), ("A2", ""));
    press(&mut state, "f h u r t enter d");
    assert_eq!((at(&state).as_str(), counter(&state).as_str()), ("A1", "discrepancy 1/1"), "of the rows shown");
}
