//! What the reader says, and until when.

use super::*;
use crate::{
    compare::{Reason, Verdict},
    tui::{overlay::Prompt, state::Cursor},
};

fn click(state: &mut State, column: u16, row: u16) {
    for kind in [MouseEventKind::Down(MouseButton::Left), MouseEventKind::Up(MouseButton::Left)] {
        update(state, Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
    }
}

fn last_row(state: &State) -> String {
    let screen = painted(state);
    (0..screen.area.width).map(|x| screen[(x, screen.area.height - 1)].symbol()).collect()
}

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

#[test]
fn a_click_ends_what_was_said_before() {
    let mut state = reader(made::vote(), (160, 45));
    update(&mut state, Event::Done(crate::tui::event::Outcome::Copied("copied.txt".into())));
    assert!(said(&state).starts_with("copied"));
    let column = state.read.layout.columns[1];
    let row = state.top_rows() + state.read.layout.place(DocumentId(1).passage(1)).unwrap().top as u16 - state.read.scroll as u16;
    click(&mut state, column.x + 4, row);
    assert_eq!((at(&state).as_str(), said(&state)), ("B2", ""));
}

#[test]
fn a_click_throws_nothing_typed_away_and_ends_a_search_like_esc() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "a A s k");
    click(&mut state, 30, 8);
    assert!(matches!(state.overlays.last(), Some(Overlay::Prompt(Prompt::Note, input)) if input.value() == "Ask"), "{:?}", state.overlays);
    press(&mut state, "esc a");
    click(&mut state, 30, 8);
    assert!(state.overlays.is_empty(), "{:?}", state.overlays);
}

#[test]
fn the_hints_of_the_last_row_can_be_clicked() {
    for (words, size) in [("card", (100, 30)), ("help", (100, 30)), ("help", (40, 10))] {
        let mut state = reader(made::vote(), size);
        press(&mut state, "g");
        let row = last_row(&state);
        let x = row.find(words).map(|at| row[..at].chars().count()).unwrap_or_else(|| panic!("{words} in {row}"));
        click(&mut state, x as u16, size.1 - 1);
        let opened = matches!((words, state.overlays.last()), ("card", Some(Overlay::Card(_))) | ("help", Some(Overlay::Help(_))));
        assert!(opened, "{words}: {:?}", state.overlays);
    }
}

#[test]
fn sliding_says_where_there_is_a_window_of_sources() {
    let mut state = reader(made::vote(), (80, 24));
    for view in ["2", "4"] {
        press(&mut state, view);
        for key in [">", "<"] {
            let before = state.cursor;
            press(&mut state, key);
            assert_eq!((state.cursor, said(&state)), (before, "sources slide in Read and Facts: 1, 3"), "{view} {key}");
        }
    }
}

#[test]
fn a_jump_that_wraps_says_so_before_what_it_lands_on() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "d d");
    assert!(said(&state).starts_with("last discrepancy"), "{}", said(&state));
    press(&mut state, "d");
    let row = last_row(&state);
    assert!(row.starts_with(" from the start again; A1 ≠ "), "{row}");
}

#[test]
fn instructions_are_read_whole_at_eighty_columns() {
    let mut state = reader(made::vote(), (80, 24));
    press(&mut state, "L");
    assert!(last_row(&state).starts_with(&format!(" {}", said(&state))), "{}", last_row(&state));
}

#[test]
fn the_smallest_screen_tells_how_to_get_help_and_out() {
    let mut state = reader(made::vote(), (40, 10));
    let row = last_row(&state);
    assert!(row.contains("q quit") && row.contains("? help"), "{row}");
    press(&mut state, "j");
    assert!(last_row(&state).contains("? help"), "{}", last_row(&state));
}

#[test]
fn the_list_of_help_has_an_end_and_says_where_nothing_is_found() {
    let mut state = reader(made::vote(), (80, 24));
    press(&mut state, "?");
    let chosen = |s: &State| if let Some(Overlay::Help(picker) | Overlay::Palette(picker)) = s.overlays.last() { picker.chosen } else { usize::MAX };
    for (code, at) in [(KeyCode::End, crate::tui::action::TABLE.len() + crate::tui::legend::LEGEND.len() - 1), (KeyCode::Home, 0)] {
        update(&mut state, Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        assert_eq!(chosen(&state), at);
    }
    let screen = |s: &State| painted(s).content().iter().map(|c| c.symbol()).collect::<String>();
    press(&mut state, "≠ enter");
    assert!(screen(&state).contains("both cannot be true"), "a mark is nothing to run");
    press(&mut state, "z z");
    assert!(screen(&state).contains("nothing found"));
    press(&mut state, "esc : z z z z enter");
    assert!(screen(&state).contains("nothing found"));
}

#[test]
fn where_no_colour_is_wanted_no_theme_takes_the_signs_of_emphasis_away() {
    let mut state = reader(made::vote(), (100, 30));
    let before = state.theme;
    state.settings.colourless = true;
    press(&mut state, "t");
    assert_eq!((said(&state), state.theme), ("NO_COLOR is set; without colours every theme is one", before));
    state.settings.colourless = false;
    press(&mut state, "t");
    assert_ne!(state.theme, before);
}

#[test]
fn a_row_has_the_verdict_of_its_own_passages() {
    let mut story = made::Made::new(&[("Wire", "Men died there."), ("Courier", "Two men died."), ("Gazette", "One man died.")]);
    let two = story.fact(1, "Two", "died", made::count(2, None), None);
    let one = story.fact(2, "One", "died", made::count(1, None), None);
    story.align(&[(0, "Men"), (2, "One")], &[]);
    story.align(&[(1, "Two"), (2, "One")], &[(two, one, Verdict::Discrepancy, Reason::Disjoint)]);
    let mut state = reader(story.done(), (160, 45));
    press(&mut state, "1");
    let passage = DocumentId(2).passage(0);
    let own = (0..2).find(|c| state.story.comparison(*c).is_some_and(|c| c.findings.is_empty()));
    state.cursor = Some(Cursor { comparison: own, ..Cursor::on(passage) });
    assert!(last_row(&state).contains("C1 w reworded: A1 C1; meets another, too"), "{}", last_row(&state));
    press(&mut state, "enter");
    let card: String = painted(&state).content().iter().map(|cell| cell.symbol().to_owned()).collect();
    assert!(card.contains("w reworded") && !card.contains("≠ discrepancy "), "{card}");
}
