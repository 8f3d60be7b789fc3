//! The reader under any events at any size: keys, mouse, pastes, resizes, the worker's and the terminal's answers.
#![no_main]

mod shared;
use crossread::{
    text::Language,
    tui::script::{Answer, Event, KeyCode, KeyModifiers, MouseButton, MouseEventKind, Outcome, Script},
};
use libfuzzer_sys::fuzz_target;

const TEXTS: [&str; 4] = [
    "Ferry sinks off Marwick\n\nThe ferry sank on Monday. At least 40 people died, police said.\n\n“We are in mourning,” Mayor Ada Brook said. It cost $5 million.\n\nNobody else saw it.",
    "A ferry sank on Monday off Marwick.\n\nPolice said 30 people died in the accident. The mayor, Ada Brook, said: “We mourn.”\n\nThe damage is $4 million.",
    "Die Fähre sank am Montag vor Marwick. Mindestens 40 Menschen starben.",
    "\u{202e}A\u{301}\u{301}\u{301} ferry\u{1b}[2J sank\u{200b} 海難 on Tuesday; 30 people died.\u{9b}31m\n\n👩‍👩‍👧 at Marwick",
];

const NAMED: [KeyCode; 16] = [
    KeyCode::Enter, KeyCode::Esc, KeyCode::Tab, KeyCode::BackTab, KeyCode::Down, KeyCode::Up, KeyCode::Left, KeyCode::Right, KeyCode::PageDown,
    KeyCode::PageUp, KeyCode::Home, KeyCode::End, KeyCode::Backspace, KeyCode::Delete, KeyCode::F(1), KeyCode::Insert,
];

fn event(kind: u8, value: u8, more: u8) -> Event {
    let key = |code, modifiers| Event::Key(crossread::tui::script::KeyEvent::new(code, modifiers));
    match kind % 32 {
        0..16 => key(KeyCode::Char(char::from(32 + value % 95)), KeyModifiers::NONE),
        16..20 => key(NAMED[usize::from(value % 16)], KeyModifiers::NONE),
        20 => key(KeyCode::Char(char::from(b'a' + value % 26)), KeyModifiers::CONTROL),
        21 => key(KeyCode::Char(char::from(value)), KeyModifiers::from_bits_truncate(more)),
        22..25 => {
            let left = MouseButton::Left;
            let kinds = [MouseEventKind::Down(left), MouseEventKind::Drag(left), MouseEventKind::Up(left), MouseEventKind::ScrollDown, MouseEventKind::ScrollUp];
            Event::Mouse(crossread::tui::script::MouseEvent {
                kind: kinds[usize::from(kind / 32) % kinds.len()],
                column: value.into(),
                row: (more % 64).into(),
                modifiers: KeyModifiers::NONE,
            })
        }
        25 | 26 => Event::Resize(value.into(), (more % 80).into()),
        27 => Event::Paste(["x", "a.txt", "\u{1b}[201~\u{9b}31m\r\n", "One line.\r\rThe ferry sank on Tuesday; 31 people died."][usize::from(value % 4)].to_owned()),
        28 => Event::Terminal(if value % 2 == 0 { Answer::WideSigns } else { Answer::Background(Default::default()) }),
        29 => Event::Done(Outcome::Failed("no\u{1b}[2J".to_owned())),
        30 => Event::Done(Outcome::Edited),
        _ => Event::SourceChanged,
    }
}

fuzz_target!(|data: &[u8]| {
    let [which, width, height, rest @ ..] = data else { return };
    let chosen = TEXTS.iter().enumerate().filter(|(i, _)| which >> i & 1 == 1);
    let documents = chosen.map(|(i, text)| {
        let mut document = shared::document(text, if i == 2 { Language::GERMAN } else { Language::ENGLISH });
        document.about.path = format!("{i}\u{1b}]0;x\u{7}.txt");
        if which & 16 == 0 {
            document.about.outlet = Some(format!("Outlet {i}"));
        }
        if which & 32 != 0 {
            document.about.published = None;
        }
        document
    });
    let mut script = Script::new(documents.collect(), (u16::from(*width), u16::from(*height % 80)));
    for step in rest.chunks(3).take(200) {
        let [kind, value, more] = [0, 1, 2].map(|i| step.get(i).copied().unwrap_or(0));
        script.send(event(kind, value, more));
        script.check();
        script.paint();
    }
});
