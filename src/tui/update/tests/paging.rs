//! Turning pages: no row of prose goes by unseen.

use super::*;
use std::ops::Range;

/// Two sources of which each tells at length what the other does not.
fn one_after_the_other() -> Analysis {
    let long = "This is told at such length, with clause upon clause and name upon name, that it takes several rows of any column whatever its width.";
    let both = ["Both tell this at the same time.", "This is told by both of them."];
    let mut rows = vec![both.to_vec()];
    rows.extend((0..9).map(|_| vec!["", long]));
    rows.push(both.to_vec());
    rows.extend((0..9).map(|_| vec![long, ""]));
    rows.extend([both.to_vec(), vec!["", "The last word is of the second source."]]);
    crate::analysis::fixture::table(&rows)
}

type Rows = fn(&State) -> Range<u32>;

fn of_read(state: &State) -> Range<u32> {
    state.read.scroll..state.read.scroll + u32::from(state.body_height())
}

fn of_lens(state: &State) -> Range<u32> {
    state.lens.scroll..state.lens.scroll + u32::from(state.lens.frame.rows)
}

#[test]
fn pages_overlap_by_two_rows_and_skip_none() {
    let views: [(&str, Rows); 2] = [("1", of_read), ("2", of_lens)];
    for size in [(80, 24), (40, 10), (160, 30), (60, 16)] {
        for (view, rows) in views {
            for (ahead, back, half) in [("space", "b", false), ("^d", "^u", true)] {
                let mut state = reader(one_after_the_other(), size);
                press(&mut state, &format!("{view} g"));
                for (key, end) in [(ahead, "end of this source"), (back, "start of this source")] {
                    let mut pages = vec![rows(&state)];
                    for _ in 0..200 {
                        press(&mut state, key);
                        check(&state);
                        if pages.len() == 1 {
                            assert_ne!(rows(&state), pages[0], "{view} {size:?} {key}: the first press turns the page");
                        }
                        pages.push(rows(&state));
                        if said(&state) == end {
                            break;
                        }
                    }
                    assert_eq!(said(&state), end, "{view} {size:?} {key}");
                    pages.dedup();
                    let by = |n: u32| if half { (n / 2).max(1) } else { n.saturating_sub(2).max(1) };
                    // Lens has more rows or less, as its drawer needs them: the last page may be turned twice
                    let last = pages.iter().map(|p| p.end).max();
                    for pair in pages.windows(2) {
                        let (moved, whole) = (pair[0].start.abs_diff(pair[1].start), by(pair[0].end - pair[0].start));
                        let at_end = pair[1].start == 0 || Some(pair[1].end) == last;
                        let none_skipped = pair[1].start < pair[0].end && pair[0].start < pair[1].end;
                        assert!(moved == whole || at_end && none_skipped, "{view} {size:?} {key}: {pages:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_page_puts_the_cursor_on_the_first_passage_that_begins_on_it() {
    let mut state = reader(one_after_the_other(), (80, 24));
    press(&mut state, "1 g l space");
    let tops = |s: &State, document: u32| s.story.passages(DocumentId(document)).filter_map(|p| Some((s.rows_of(p)?.0, p))).collect::<Vec<_>>();
    let first = tops(&state, 1).into_iter().find(|(top, _)| *top >= state.read.scroll).map(|(_, p)| p);
    assert_eq!(state.cursor.map(|c| c.passage), first);
    press(&mut state, "g h space");
    assert_eq!(state.cursor.map(|c| c.passage.document), Some(DocumentId(1)), "the first source has nothing on this page");
}

#[test]
fn a_page_stays_when_something_else_happens() {
    let mut state = reader(one_after_the_other(), (80, 24));
    press(&mut state, "1 g l space");
    let before = state.read.scroll;
    update(&mut state, Event::Worker(0, Reply::Failed(String::new())));
    press(&mut state, "t");
    assert_eq!(state.read.scroll, before);
}

#[test]
fn a_click_leaves_the_text_under_the_pointer() {
    let views: [(&str, Rows); 2] = [("1", of_read), ("2", of_lens)];
    for (view, rows) in views {
        let mut state = reader(one_after_the_other(), (60, 16));
        press(&mut state, &format!("{view} g space"));
        for row in [state.top_rows(), state.top_rows() + 1, state.top_rows() + rows(&state).len() as u16 - 1] {
            let before = rows(&state);
            let kind = MouseEventKind::Down(MouseButton::Left);
            update(&mut state, Event::Mouse(MouseEvent { kind, column: 12, row, modifiers: KeyModifiers::NONE }));
            check(&state);
            assert_eq!(rows(&state), before, "{view}: row {row}");
        }
    }
}
