//! Any keys at any size leave a consistent state.

use super::*;
use proptest::prelude::*;

#[test]
fn fifty_sources_are_shown_in_every_view_at_any_width() {
    let cells: Vec<Vec<String>> = (0..4).map(|r| (0..50).map(|c| format!("Account {c} of event {r}.")).collect()).collect();
    let rows: Vec<Vec<&str>> = cells.iter().map(|r| r.iter().map(String::as_str).collect()).collect();
    let mut state = reader(crate::analysis::fixture::table(&rows), (160, 45));
    assert_eq!(state.view, View::Lens);
    for width in [40, 80, 120, 300] {
        update(&mut state, Event::Resize(width, 24));
        for view in ["1", "2", "3", "4"] {
            press(&mut state, view);
            for _ in 0..60 {
                press(&mut state, "l");
            }
            check(&state);
            painted(&state);
            assert!(view == "4" || at(&state).starts_with("AX"), "{view} at {width}: {}", at(&state));
            for _ in 0..60 {
                press(&mut state, "h >");
            }
            check(&state);
        }
    }
}

fn any_key() -> impl Strategy<Value = Event> {
    let plain = prop::sample::select("jkJKhlgGbdDoOwW.,][1234z=psBxXifyYeE/nN*?:+vtMr<> qmmaLRu".chars().collect::<Vec<char>>());
    let key = |code, modifiers| Event::Key(KeyEvent::new(code, modifiers));
    let named = prop::sample::select(vec![
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Down,
        KeyCode::PageDown,
        KeyCode::End,
        KeyCode::Backspace,
    ]);
    let mouse = (0_u16..300, 0_u16..100, 0..4_usize).prop_map(|(column, row, kind)| {
        let kind =
            [MouseEventKind::Down(MouseButton::Left), MouseEventKind::Drag(MouseButton::Left), MouseEventKind::ScrollDown, MouseEventKind::ScrollUp][kind];
        Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
    });
    prop_oneof![
        20 => plain.prop_map(move |c| key(KeyCode::Char(c), KeyModifiers::NONE)),
        8 => named.prop_map(move |c| key(c, KeyModifiers::NONE)),
        2 => prop::sample::select(vec!['d', 'u', 'l', 'r']).prop_map(move |c| key(KeyCode::Char(c), KeyModifiers::CONTROL)),
        2 => mouse,
        1 => (10_u16..300, 4_u16..100).prop_map(|(w, h)| Event::Resize(w, h)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 25, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_at_any_size_leave_a_consistent_state(events in prop::collection::vec(any_key(), 400), width in 40_u16..=300, height in 10_u16..=100) {
        let mut state = reader(made::vote(), (width, height));
        for (i, event) in events.into_iter().enumerate() {
            update(&mut state, event);
            check(&state);
            if i % 8 == 0 {
                painted(&state);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn ten_thousand_keys_in_a_row_leave_a_consistent_state(events in prop::collection::vec(any_key(), 10_000)) {
        let mut state = reader(dispute_of_others(), (120, 40));
        for (i, event) in events.into_iter().enumerate() {
            update(&mut state, event);
            check(&state);
            if i % 50 == 0 {
                painted(&state);
            }
        }
    }
}
