//! The terminal: taken over, and given back however the program ends.

use super::worker;
use crate::log;
use crossterm::{
    cursor::{Hide, Show},
    event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture},
    execute, queue,
    style::ResetColor,
    terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use ratatui::{
    Frame, Terminal,
    backend::{Backend, ClearType, CrosstermBackend},
    buffer::Cell,
};
use std::{
    io::{self, BufWriter, Stdout, Write, stdout},
    mem::ManuallyDrop,
    panic,
    sync::{
        Once,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while the reader has it. Dropping it gives it back.
pub struct Session {
    /// Never dropped: it would print to standard error, and panic, where the terminal is gone. All that it would do [`restore`] does.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
    mouse: bool,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("mouse", &self.mouse).finish_non_exhaustive()
    }
}

impl Session {
    /// Takes the terminal over. From now on a panic gives it back before its message is printed.
    ///
    /// # Errors
    /// What the terminal answers.
    pub fn open(mouse: bool) -> io::Result<Session> {
        restore_on_panic();
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, stdout()));
        let mut session = Session { terminal: ManuallyDrop::new(Terminal::new(backend)?), mouse };
        session.take()?;
        Ok(session)
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// What the terminal answers.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        self.terminal.size().map(|s| (s.width, s.height))
    }

    fn take(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let out = self.terminal.backend_mut();
        queue!(out, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
        if self.mouse {
            queue!(out, EnableMouseCapture)?;
        }
        Write::flush(out)
    }

    /// Paints a frame: only cells that changed are written, and the terminal shows them at once.
    ///
    /// # Errors
    /// What the terminal answers.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(paint)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Forgets what is on screen, so that the next frame is painted whole.
    ///
    /// # Errors
    /// What the terminal answers.
    pub fn clear(&mut self) -> io::Result<()> {
        // The library's own `clear` asks where the cursor is and waits for an answer that another thread reads.
        self.terminal.backend_mut().clear_region(ClearType::All)?;
        self.terminal.swap_buffers();
        Ok(())
    }

    /// Listens to the mouse or does not.
    ///
    /// # Errors
    /// What the terminal answers.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        let out = self.terminal.backend_mut();
        if on { execute!(out, EnableMouseCapture) } else { execute!(out, DisableMouseCapture) }
    }

    /// Writes something that moves no cell.
    ///
    /// # Errors
    /// What the terminal answers.
    pub fn send(&mut self, command: impl crossterm::Command) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), command)
    }

    /// Paints the two cells at the top left again.
    ///
    /// # Errors
    /// What the terminal answers.
    pub fn repaint_corner(&mut self, [left, right]: &[Cell; 2]) -> io::Result<()> {
        let backend = self.terminal.backend_mut();
        Backend::draw(backend, [(0, 0, left), (1, 0, right)].into_iter())?;
        Write::flush(backend)
    }

    /// Gives the terminal back while `meanwhile` runs, then takes it over again.
    ///
    /// # Errors
    /// What the terminal answers.
    pub fn without<T>(&mut self, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        restore();
        let result = meanwhile();
        self.take()?;
        self.clear()?;
        Ok(result)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back as it was found. Errors are ignored: a terminal that is gone needs nothing.
pub fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
        let _ = execute!(stdout(), EndSynchronizedUpdate, DisableMouseCapture, DisableBracketedPaste, ResetColor, Show, LeaveAlternateScreen);
    }
}

/// A panic on the way gives the terminal back first, so that its message can be read. The worker's panics are told in the reader.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            log::line(format_args!("{info}"));
            if thread::current().name() == Some(worker::NAME) && TAKEN.load(Ordering::SeqCst) {
                return;
            }
            restore();
            before(info);
        }));
    });
}
