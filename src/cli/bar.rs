//! Progress on standard error for work that takes a while; nothing where that is no terminal.

use crate::progress::Stage;
use std::{
    io::{self, IsTerminal, Write},
    sync::Mutex,
    time::{Duration, Instant},
};

/// Work done sooner than this shows no bar.
const PATIENCE: Duration = Duration::from_millis(400);
/// Time between two drawings.
const PAUSE: Duration = Duration::from_millis(80);
/// Cells of the bar itself.
const LENGTH: usize = 30;

/// A line that is drawn over and wiped at the end.
#[derive(Debug)]
pub(super) struct Bar {
    shown: bool,
    next: Mutex<Instant>,
}

impl Bar {
    pub(super) fn new(quiet: bool) -> Bar {
        Bar { shown: !quiet && io::stderr().is_terminal(), next: Mutex::new(Instant::now() + PATIENCE) }
    }

    /// Never cancels: Ctrl-C ends the program.
    pub(super) fn tell(&self, stage: Stage, done: usize, total: usize) -> bool {
        if self.shown
            && let Ok(mut next) = self.next.try_lock()
            && Instant::now() >= *next
        {
            *next = Instant::now() + PAUSE;
            let _ = write!(io::stderr(), "\r\x1b[K{}", line(stage, done, total));
        }
        true
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

fn line(stage: Stage, done: usize, total: usize) -> String {
    let filled = (done * LENGTH).checked_div(total).unwrap_or(0).min(LENGTH);
    format!("{}{}  {stage} {done}/{total}", "#".repeat(filled), "-".repeat(LENGTH - filled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills_up() {
        assert_eq!(line(Stage::Facts, 5, 10), "###############---------------  extracting facts 5/10");
        assert!(line(Stage::Reading, 0, 0).starts_with("---"));
        assert!(line(Stage::Reading, 9, 3).starts_with(&"#".repeat(LENGTH)));
    }
}
