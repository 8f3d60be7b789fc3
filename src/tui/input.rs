//! Keys, mouse and the terminal's own answers, read in a thread and sent on.

use super::{
    event::{Answer, Event},
    run::Outbox,
    theme::Theme,
};
use crossterm::{
    Command, cursor,
    event::{self, Event as Terminal, KeyCode, KeyEvent, KeyModifiers},
};
use std::{
    fmt,
    sync::{Arc, Condvar, Mutex},
    thread,
    time::Duration,
};

/// How long reading may take to notice that it is to pause. In its last millisecond the library polls without rest, so it is not shorter.
const TICK: Duration = Duration::from_millis(200);
/// Keys that an answer may consist of.
const LONGEST_ANSWER: usize = 40;

/// Asks how wide `≠` is and what the background is. Nobody waits for an answer. The two cells at the top left are overwritten.
#[derive(Debug, Clone, Copy)]
pub struct Questions;

impl Command for Questions {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b7\x1b[1;1H≠\x1b[6n\x1b]11;?\x1b\\\x1b8")
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Whether reading goes on: keys belong to another program while it pauses.
#[derive(Debug, Default)]
struct Gate {
    pause: Mutex<(bool, bool)>,
    changed: Condvar,
}

/// The reading thread.
#[derive(Debug, Default)]
pub struct Input {
    gate: Arc<Gate>,
}

impl Input {
    /// Starts reading; every event goes to `events`.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start(events: Outbox) -> std::io::Result<Input> {
        let input = Input::default();
        let gate = input.gate.clone();
        thread::Builder::new().name("crossread-input".to_owned()).spawn(move || read(&gate, &events))?;
        Ok(input)
    }

    /// Runs `meanwhile` with nobody reading keys.
    pub fn paused<T>(&self, meanwhile: impl FnOnce() -> T) -> T {
        self.set(true);
        let result = meanwhile();
        self.set(false);
        result
    }

    /// Asks for a pause and waits until it holds, or ends it.
    fn set(&self, pause: bool) {
        let Ok(mut state) = self.gate.pause.lock() else { return };
        state.0 = pause;
        self.gate.changed.notify_all();
        while pause && !state.1 {
            match self.gate.changed.wait_timeout(state, TICK * 4) {
                Ok((next, timeout)) => {
                    state = next;
                    if timeout.timed_out() {
                        return;
                    }
                }
                Err(_) => return,
            }
        }
    }
}

fn read(gate: &Gate, events: &Outbox) {
    let mut answers = Answers::default();
    loop {
        wait_while_paused(gate);
        match event::poll(TICK) {
            Ok(true) => {}
            Ok(false) => continue,
            Err(_) => return,
        }
        let Ok(event) = event::read() else { return };
        let event = match event {
            Terminal::Key(key) => match answers.take(key) {
                Taken::Key(key) => Event::Key(key),
                Taken::Part => continue,
                Taken::Answer(answer) => {
                    if signs_are_wide() && !events.send(Event::Terminal(Answer::WideSigns)) {
                        return;
                    }
                    match answer {
                        Some(theme) => Event::Terminal(Answer::Background(theme)),
                        None => continue,
                    }
                }
            },
            Terminal::Mouse(mouse) => Event::Mouse(mouse),
            Terminal::Paste(text) => Event::Paste(text),
            Terminal::Resize(width, height) => Event::Resize(width, height),
            Terminal::FocusGained | Terminal::FocusLost => continue,
        };
        if !events.send(event) {
            return;
        }
    }
}

/// Whether `≠` moved the cursor by two. The question was asked before the one just answered, so its answer has come already.
fn signs_are_wide() -> bool {
    cursor::position().is_ok_and(|(column, _)| column == 2)
}

fn wait_while_paused(gate: &Gate) {
    let Ok(mut state) = gate.pause.lock() else { return };
    while state.0 {
        state.1 = true;
        gate.changed.notify_all();
        match gate.changed.wait(state) {
            Ok(next) => state = next,
            Err(_) => return,
        }
    }
    state.1 = false;
}

/// Tells the answer to `OSC 11 ; ?` (what is your background?) from keys. The terminal library hands it over as Alt-`]`, its characters,
/// and Alt-`\` or Ctrl-G; no key of the reader has Alt.
#[derive(Debug, Default)]
struct Answers {
    open: Option<String>,
}

#[derive(Debug, PartialEq)]
enum Taken {
    /// A key that a person pressed.
    Key(KeyEvent),
    /// A part of an answer.
    Part,
    /// The end of one: the theme for the background, if it could be read.
    Answer(Option<Theme>),
}

impl Answers {
    fn take(&mut self, key: KeyEvent) -> Taken {
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match (&mut self.open, key.code) {
            (_, KeyCode::Char(']')) if alt => {
                self.open = Some(String::new());
                Taken::Part
            }
            (Some(words), KeyCode::Char('\\')) if alt => {
                let theme = theme_for(words);
                self.open = None;
                Taken::Answer(theme)
            }
            (Some(words), KeyCode::Char('g')) if control => {
                let theme = theme_for(words);
                self.open = None;
                Taken::Answer(theme)
            }
            (Some(words), KeyCode::Char(c)) if words.len() < LONGEST_ANSWER && (c.is_ascii_hexdigit() || "rgba:/;".contains(c)) => {
                words.push(c);
                Taken::Part
            }
            _ => {
                self.open = None;
                Taken::Key(key)
            }
        }
    }
}

/// `11;rgb:ffff/ffff/ffff`: light where the background is brighter than the middle (ITU-R BT.601 luma).
fn theme_for(answer: &str) -> Option<Theme> {
    let colour = answer.strip_prefix("11;rgb")?.trim_start_matches('a').strip_prefix(':')?;
    let mut parts = colour.split('/').map(|p| {
        let most = 16_f64.powi(i32::try_from(p.len()).ok()?) - 1.0;
        Some(f64::from(u32::from_str_radix(p, 16).ok()?) / most)
    });
    let mut next = || parts.next().flatten();
    let luma = 0.299 * next()? + 0.587 * next()? + 0.114 * next()?;
    Some(if luma > 0.5 { Theme::Light } else { Theme::Dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(answer: &str) -> Vec<KeyEvent> {
        let mut keys = vec![KeyEvent::new(KeyCode::Char(']'), KeyModifiers::ALT)];
        keys.extend(answer.chars().map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
        keys.push(KeyEvent::new(KeyCode::Char('\\'), KeyModifiers::ALT));
        keys
    }

    #[test]
    fn an_answer_is_told_from_keys() {
        let mut answers = Answers::default();
        let taken: Vec<Taken> = keys("11;rgb:fdfd/f6f6/e3e3").into_iter().map(|k| answers.take(k)).collect();
        assert_eq!(taken.last(), Some(&Taken::Answer(Some(Theme::Light))));
        assert!(taken[..taken.len() - 1].iter().all(|t| *t == Taken::Part));
        let j = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
        assert_eq!(answers.take(j), Taken::Key(j));
    }

    #[test]
    fn a_broken_answer_does_not_swallow_keys() {
        let mut answers = Answers::default();
        answers.take(KeyEvent::new(KeyCode::Char(']'), KeyModifiers::ALT));
        let j = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
        assert_eq!(answers.take(j), Taken::Key(j));
        assert_eq!(theme_for("11;rgb:00/00/00"), Some(Theme::Dark));
        assert_eq!(theme_for("11;rgb:zz"), None);
    }
}
