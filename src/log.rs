//! `--log FILE`: what happens, each line with its time, for reports of trouble. Nothing of it ever goes to the screen.

use crate::text::visible_line;
use jiff::Timestamp;
use std::{
    fmt::Arguments,
    fs::File,
    io::{self, Write},
    path::Path,
    sync::{Mutex, OnceLock},
};

static FILE: OnceLock<Mutex<File>> = OnceLock::new();

/// From now on lines are written to `path`, which is emptied first.
///
/// # Errors
/// What the system answers.
pub fn start(path: &Path) -> io::Result<()> {
    let file = File::create(path)?;
    // A second start in one program goes on with the first file.
    let _ = FILE.set(Mutex::new(file));
    Ok(())
}

/// Writes a line where a log was asked for. A log that cannot be written stops nothing.
pub fn line(words: Arguments<'_>) {
    if let Some(mut file) = FILE.get().and_then(|file| file.lock().ok()) {
        let _ = file.write_all(format!("{:.3} {}\n", Timestamp::now(), visible_line(&words.to_string())).as_bytes());
    }
}
