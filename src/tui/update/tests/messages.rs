//! What the reader says, and until when.

use super::*;

#[test]
fn esc_ends_the_marks_of_a_search_and_n_goes_on_with_it() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "/ v o t e enter");
    let found = state.search.matches.len();
    assert!(said(&state).starts_with("“vote”: match 1"), "{}", said(&state));
    press(&mut state, "esc");
    assert!(state.search.matches.is_empty());
    press(&mut state, "n");
    assert_eq!(said(&state), format!("“vote”: match 2 of {found}"));
    press(&mut state, "esc N");
    assert_eq!(said(&state), format!("“vote”: match 1 of {found}"));
    press(&mut state, "/ z z esc n");
    assert_eq!(said(&state), format!("“vote”: match 2 of {found}"), "what was given up was not searched for");
}
