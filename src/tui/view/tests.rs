//! Screens with their styles: symbols first, then for each row the stretches that are not plain.

use super::*;
use crate::{
    compare::Verdict,
    load::Loaded,
    text::DocumentId,
    tui::{
        event::{Event, Reply},
        made,
        settings::Settings,
        theme::Theme,
        update::{start, update},
    },
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{
    Terminal,
    backend::TestBackend,
    style::{Color, Modifier},
};
use std::{fmt::Write, sync::Arc};

fn reader(size: (u16, u16), settings: Settings) -> State {
    reader_of(made::vote(), size, Settings { hint: false, ..settings })
}

fn reader_of(analysis: crate::analysis::Analysis, size: (u16, u16), settings: Settings) -> State {
    let mut state = State::new(vec!["made".to_owned()], settings, size);
    start(&mut state);
    let loaded = Loaded { documents: analysis.documents.clone(), problems: Vec::new() };
    update(&mut state, Event::Worker(1, Reply::Loaded(Arc::new(loaded))));
    update(&mut state, Event::Worker(1, Reply::analysed(analysis)));
    state
}

fn press(state: &mut State, keys: &str) {
    for key in keys.chars() {
        let code = if key == '\n' { KeyCode::Enter } else { KeyCode::Char(key) };
        update(state, Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }
}

fn painted(state: &State) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(state.size.0, state.size.1)).unwrap();
    terminal.draw(|frame| view(frame, state)).unwrap();
    terminal.backend().buffer().clone()
}

fn rows(buffer: &Buffer) -> Vec<String> {
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..buffer.area.height).map(row).collect()
}

/// The screen and its styles as text.
fn dumped(state: &State) -> String {
    let buffer = painted(state);
    let mut out = rows(&buffer).join("\n");
    out.push_str("\n\n");
    for y in 0..buffer.area.height {
        let mut x = 0;
        let mut runs = String::new();
        while x < buffer.area.width {
            let style = look(&buffer, x, y);
            let end = (x..buffer.area.width).take_while(|x| look(&buffer, *x, y) == style).count() as u16 + x;
            if !style.is_empty() {
                let _ = write!(runs, "  {x}-{} {style}", end - 1);
            }
            x = end;
        }
        if !runs.is_empty() {
            let _ = writeln!(out, "{y:>2}{runs}");
        }
    }
    out
}

fn look(buffer: &Buffer, x: u16, y: u16) -> String {
    let cell = &buffer[(x, y)];
    let colour = |c: Color| if let Color::Indexed(n) = c { n.to_string() } else { c.to_string().to_lowercase() };
    let mut parts = Vec::new();
    if cell.fg != Color::Reset {
        parts.push(colour(cell.fg));
    }
    if cell.bg != Color::Reset {
        parts.push(format!("on {}", colour(cell.bg)));
    }
    for (modifier, name) in
        [(Modifier::BOLD, "bold"), (Modifier::UNDERLINED, "under"), (Modifier::REVERSED, "reversed"), (Modifier::DIM, "dim"), (Modifier::ITALIC, "italic")]
    {
        if cell.modifier.contains(modifier) {
            parts.push(name.to_owned());
        }
    }
    parts.join("/")
}

#[test]
fn read_at_four_sizes() {
    for (width, height) in [(160, 24), (100, 30), (80, 24), (40, 12)] {
        let mut state = reader((width, height), Settings::default());
        press(&mut state, "1d");
        insta::assert_snapshot!(format!("read_{width}x{height}"), dumped(&state));
    }
}

#[test]
fn every_other_view_at_four_sizes() {
    for (key, name) in [("2", "lens"), ("3", "facts"), ("4", "time")] {
        for (width, height) in [(160, 24), (120, 24), (80, 24), (40, 12)] {
            let mut state = reader((width, height), Settings::default());
            press(&mut state, key);
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), dumped(&state));
        }
    }
}

#[test]
fn layers_at_two_sizes() {
    for (keys, name) in [("d\n", "card"), ("?copy", "help"), (":disc", "palette"), ("X", "sources"), ("/vot", "search"), ("E", "export")] {
        for (width, height) in [(100, 30), (40, 12)] {
            let mut state = reader((width, height), Settings::default());
            press(&mut state, keys);
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), rows(&painted(&state)).join("\n"));
        }
    }
}

#[test]
fn what_is_said_while_a_layer_is_open_can_be_read() {
    for size in [(80, 24), (40, 10)] {
        for (keys, words) in [("\nm", "marked confirmed"), ("\nt", "theme: light"), ("\nM", "mouse off"), ("x", "A hidden"), ("X", "A left out")] {
            let mut state = reader(size, Settings::default());
            press(&mut state, "g");
            press(&mut state, keys);
            let last = rows(&painted(&state)).pop().unwrap_or_default();
            assert!(!state.overlays.is_empty() && last.starts_with(&format!(" {words}")), "{size:?} {keys:?}: {last}");
        }
    }
}

#[test]
fn what_the_mouse_marks_looks_marked() {
    for theme in Theme::ALL {
        for view in ["1", "2"] {
            let mut state = reader((160, 24), Settings { theme: Some(theme), ..Settings::default() });
            press(&mut state, view);
            let passage = state.cursor.unwrap().passage;
            let start = state.story.analysis.passage(passage).span.start();
            let words = "The four";
            let screen = rows(&painted(&state));
            let y = screen.iter().position(|r| r.contains(words)).unwrap();
            let x = screen[y].chars().collect::<String>().find(words).map(|at| screen[y][..at].chars().count()).unwrap();
            state.selection = Some(crate::tui::state::Selection { document: passage.document, anchor: start + 4, head: start + 8 });
            let buffer = painted(&state);
            let looks: Vec<String> = (x..x + 10).map(|x| look(&buffer, x as u16, y as u16)).collect();
            let (outside, inside) = (&looks[0], &looks[4..8]);
            assert!(inside.iter().all(|l| l == &inside[0] && l != outside), "{} {view}: {looks:?}", theme.name());
            assert!(inside[0].contains("reversed") || inside[0].contains(" on ") || inside[0].starts_with("on "), "{looks:?}");
        }
    }
}

#[test]
fn a_line_of_lens_has_the_sign_of_the_gravest_in_its_tally() {
    let mut made = made::Made::new(&[("Wire", "The war goes on."), ("Courier", "The war is seven months old."), ("Gazette", "The war is eight months old.")]);
    let [seven, eight] = [(1, "seven", 7), (2, "eight", 8)].map(|(source, words, n)| made.fact(source, words, "war", made::count(n, None), None));
    made.align(&[(0, "The war"), (1, "The war"), (2, "The war")], &[(seven, eight, Verdict::Discrepancy, crate::compare::Reason::Disjoint)]);
    let mut state = reader_of(made.done(), (160, 24), Settings::default());
    press(&mut state, "2");
    let screen = rows(&painted(&state)).join("\n");
    let line = screen.lines().find(|l| l.contains("The war goes on.")).unwrap_or_default();
    assert!(line.contains("w The war goes on.") && line.contains("w2"), "{screen}");
    state.read.base = Some(DocumentId(1));
    press(&mut state, "1");
    press(&mut state, "2");
    let screen = rows(&painted(&state)).join("\n");
    assert!(screen.lines().any(|l| l.contains("≠ The war is seven") && l.contains("≠1 w1")), "{screen}");
}

#[test]
fn a_passage_that_takes_no_part_in_what_is_compared_is_reworded_in_every_view() {
    let mut made = made::Made::new(&[
        ("Wire", "Five people were missing."),
        ("Courier", "Five people were still missing."),
        ("Gazette", "Two people from the city are missing."),
    ]);
    let [a, b, _] = [(0, "Five", 5), (1, "Five", 5), (2, "Two", 2)].map(|(source, words, n)| made.fact(source, words, "people", made::count(n, None), None));
    made.align(&[(0, "Five"), (1, "Five"), (2, "Two")], &[(a, b, Verdict::Agree, crate::compare::Reason::Same)]);
    let mut state = reader_of(made.done(), (160, 24), Settings { hint: false, ..Settings::default() });
    let seen = |state: &mut State, keys: &str| {
        press(state, keys);
        rows(&painted(state)).join("\n")
    };
    let read = seen(&mut state, "1");
    assert!(read.contains("= Five people were missing.") && read.contains("w Two people"), "{read}");
    let lens = seen(&mut state, "2");
    assert!(lens.contains("= B1  Courier") && lens.contains("w C1  Gazette") && lens.contains("=1 w1"), "{lens}");
    let card = seen(&mut state, "\n");
    assert!(card.contains("2 independent sources") && !card.contains("3 independent"), "{card}");
    let there = seen(&mut state, "\n1ll");
    assert!(there.contains("C1 w reworded: A1 B1 C1; beside it = people: Five (A1, B1)"), "{there}");
}

#[test]
fn the_first_hint_is_of_use_for_what_was_opened() {
    let hint = |sources: &[(&str, &str)]| {
        let state = reader_of(made::Made::new(sources).done(), (100, 30), Settings::default());
        rows(&painted(&state)).pop().unwrap_or_default()
    };
    let (one, other) = (("Wire", "The vote was held."), ("Courier", "They voted."));
    assert!(hint(&[one]).starts_with(" + add a source to compare with, j k move"), "{}", hint(&[one]));
    assert!(hint(&[one, other]).starts_with(" d next discrepancy, ] next alignment"), "{}", hint(&[one, other]));
}

#[test]
fn a_long_name_is_cut_before_the_date_is_left_out() {
    let long = "The Very Long Evening Observer and Weekly Advertiser";
    let state = reader_of(made::Made::new(&[(long, "It rained."), ("Courier", "It snowed.")]).done(), (80, 24), Settings::default());
    let heading = rows(&painted(&state)).remove(1);
    assert!(heading.starts_with("  A* The Very Long Eveni…  2022-09-29") && heading.contains("B  Courier  2022-09-29"), "{heading}");
}

#[test]
fn the_drawer_below_is_as_tall_as_what_it_says_and_marks_what_is_compared() {
    let mut state = reader((80, 24), Settings::default());
    press(&mut state, "2");
    let below = |state: &State| state.lens.frame.drawer.3;
    let (buffer, tall) = (painted(&state), below(&state));
    let at = |words: &str| rows(&buffer).iter().position(|r| r.contains(words)).unwrap_or_default() as u16;
    let row = at("Voting took place");
    let x = (0..80).find(|x| buffer[(*x, row)].symbol() == "S").unwrap_or_default();
    assert!(look(&buffer, x, row).contains("under"), "{:?}", rows(&buffer));
    press(&mut state, "G");
    assert_eq!((below(&state), tall > 2), (2, true));
    assert!(rows(&painted(&state))[22].contains("· silent: B C"), "{:?}", rows(&painted(&state)));
}

#[test]
fn what_is_on_screen_is_told_in_plain_words() {
    assert_eq!(header::part(1, 1, 4), "source 2 of 4");
    assert_eq!(header::part(1, 2, 4), "sources 2-3 of 4");
    let mut state = reader((120, 24), Settings::default());
    press(&mut state, "3");
    let screen = rows(&painted(&state)).join("\n");
    assert!(screen.contains("date (regions): Sept. 23 to 27") && screen.contains("share: voters"), "{screen}");
}

#[test]
fn time_says_what_it_lacks() {
    let mut state = reader_of(made::Made::new(&[("Wire", "On Monday 40 people came.")]).done(), (120, 24), Settings::default());
    press(&mut state, "4");
    let screen = rows(&painted(&state)).join("\n");
    assert!(screen.contains("no date here can be placed in the calendar, and no figure is told by two"), "{screen}");
}

#[test]
fn ascii_mode_shows_ascii_alone_beside_the_articles() {
    let mut state = reader((120, 30), Settings { ascii: true, ..Settings::default() });
    for key in ["1", "2", "3", "4", "\n", "?"] {
        press(&mut state, key);
        let screen = rows(&painted(&state)).join("\n");
        assert!(screen.is_ascii(), "{key}: {screen}");
    }
}

#[test]
fn with_styles_stripped_the_verdicts_can_be_read() {
    let mut state = reader((160, 45), Settings::default());
    press(&mut state, "1");
    let screen = rows(&painted(&state)).join("\n");
    assert!(screen.contains("≠ The four regions voted") && screen.contains("≠ Voting took place"), "{screen}");
    assert!(screen.contains("+ Only the Courier saw"), "{screen}");
    press(&mut state, "3");
    let screen = rows(&painted(&state)).join("\n");
    assert!(screen.contains(state.signs.verdict(Verdict::Compatible)), "{screen}");
}

#[test]
fn themes_change_colours_and_nothing_else() {
    let mut state = reader((120, 30), Settings::default());
    let plain = rows(&painted(&state));
    for theme in Theme::ALL {
        state.theme = theme;
        assert_eq!(rows(&painted(&state)), plain, "{}", theme.name());
    }
    state.theme = Theme::Plain;
    let buffer = painted(&state);
    assert!(buffer.content().iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset));
}

#[test]
fn hostile_text_reaches_no_cell_as_it_is() {
    let mut made =
        made::Made::new(&[("Wi\u{1b}[2Jre", "The \u{1b}]0;owned\u{7} vote \u{202e}was held.\n\nMore \u{9b}31m red."), ("B\u{200b}", "A vote was held.")]);
    made.align(&[(0, "The"), (1, "A vote")], &[]);
    let analysis = Arc::new(made.done());
    let mut state = State::new(Vec::new(), Settings::default(), (100, 30));
    start(&mut state);
    update(&mut state, Event::Worker(1, Reply::analysed(analysis)));
    for keys in ["1", "2", "3", "4", "\n", "1/owned"] {
        press(&mut state, keys);
        let buffer = painted(&state);
        let obeyed = |c: char| crate::text::shown(c) != c;
        assert!(!buffer.content().iter().any(|c| c.symbol().chars().any(obeyed)), "{keys}");
    }
}

#[test]
fn the_counters_are_in_sight_at_every_size() {
    for width in 40..=300 {
        for height in [10, 24] {
            let state = reader((width, height), Settings::default());
            let first = rows(&painted(&state)).remove(0);
            assert!(first.contains("discrepancy 1/2, unseen 1"), "{width}: {first}");
        }
    }
}
