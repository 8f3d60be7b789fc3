//! `--log FILE`: what happens, each line with its time, for reports of trouble. Nothing of it ever goes to the screen.

use crate::text::visible_line;
use jiff::Timestamp;
use std::{
    fmt::Arguments,
    fs::{File, OpenOptions},
    io::{self, Read, Write},
    path::Path,
    sync::{Mutex, OnceLock},
};

static FILE: OnceLock<Mutex<File>> = OnceLock::new();

/// Why no log was begun.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system says no.
    #[error("{0}")]
    Open(#[from] io::Error),
    /// Something else is there, an article perhaps.
    #[error("exists already and is no log of crossread; it is left as it is: give another name")]
    NoLog,
}

/// From now on lines are written to `path`, behind those of earlier runs. What is no log is left alone.
///
/// # Errors
/// [`Error`], with nothing written.
pub fn start(path: &Path) -> Result<(), Error> {
    if path.metadata().is_ok_and(|m| m.is_file() && m.len() > 0) && !is_log(File::open(path)?)? {
        return Err(Error::NoLog);
    }
    let file = OpenOptions::new().append(true).create(true).open(path)?;
    // A second start in one program goes on with the first file.
    let _ = FILE.set(Mutex::new(file));
    Ok(())
}

/// Whether a file begins as this program's logs do: with a time and the program's name.
fn is_log(file: File) -> io::Result<bool> {
    let mut start = Vec::new();
    file.take(64).read_to_end(&mut start)?;
    let start = String::from_utf8_lossy(&start);
    Ok(start.split_once(' ').is_some_and(|(time, words)| time.parse::<Timestamp>().is_ok() && words.starts_with("crossread ")))
}

/// Writes a line where a log was asked for. A log that cannot be written stops nothing.
pub fn line(words: Arguments<'_>) {
    if let Some(mut file) = FILE.get().and_then(|file| file.lock().ok()) {
        let _ = file.write_all(format!("{:.3} {}\n", Timestamp::now(), visible_line(&words.to_string())).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_log_goes_on_and_what_is_none_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str, content: &str| {
            let path = folder.path().join(name);
            fs::write(&path, content).unwrap();
            path
        };
        let log = "2022-09-29T18:05:00.000Z crossread 0.1.0 started\n";
        for (name, content, is_log) in [
            ("run.log", log, true),
            ("empty.log", "", true),
            ("article.txt", "The bridge opened on Monday.\n", false),
            ("other.log", "2022-09-29T18:05:00.000Z another program started\n", false),
        ] {
            let path = at(name, content);
            assert_eq!(start(&path).is_ok(), is_log, "{name}");
            assert!(fs::read_to_string(&path).unwrap().starts_with(content), "{name}");
        }
        assert!(start(&folder.path().join("new.log")).is_ok());
    }
}
