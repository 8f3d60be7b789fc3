//! What effects do outside the program: files and the editor.

use super::{event::Outcome, overlay::COMPARISON};
use crate::{
    analysis::Analysis,
    export::{self, Content, Format, Passages},
    file::{self, Existing},
    review::{self, Attached, Review},
    text::Problem,
};
use etcetera::BaseStrategy;
use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

/// Cells a line of an exported comparison may take.
const EXPORT_WIDTH: usize = 100;
/// Names that are tried for a new file.
const MOST_FILES: u32 = 999;

/// Where the program keeps what has no other place.
fn own_folder() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_dir()).join("crossread"))
}

/// Keeps what was copied in a file too, since no terminal confirms that it took it.
pub(super) fn copied(text: &str) -> Outcome {
    let Some(folder) = own_folder() else { return Outcome::Failed("copied; no home folder to keep it in as well".to_owned()) };
    let path = folder.join("copied.txt");
    let written = fs::create_dir_all(&folder).map_err(|e| e.to_string());
    let written = written.and_then(|()| file::write(&path, Existing::Replace, |out| out.write_all(text.as_bytes())).map_err(|e| e.to_string()));
    match written {
        Ok(()) => Outcome::Copied(path),
        Err(error) => Outcome::Failed(format!("copied; {error}")),
    }
}

/// Writes a new text file in the present folder.
pub(super) fn save(name: &str, text: &str) -> Outcome {
    exported(new_file(Path::new(""), name, "txt", |path| file::write(path, Existing::Keep, |out| out.write_all(text.as_bytes()))))
}

/// Writes everything to a new file in the present folder.
pub(super) fn export(analysis: &Analysis, review: &Attached, problems: &[Problem], format: Format) -> Outcome {
    let content = Content { analysis, review, problems };
    let options = export::Options { width: EXPORT_WIDTH, include_single: true, candidates: false, passages: Passages::Beside };
    let write = |path: &Path| file::write(path, Existing::Keep, |out| export::write(out, content, format, options));
    exported(new_file(Path::new(""), COMPARISON, format.extension(), write))
}

/// Writes the sources alone to a new file in the present folder.
pub(super) fn story(story: &Review) -> Outcome {
    exported(new_file(Path::new(""), "story", "crossread.toml", |path| review::write(path, story, Existing::Keep)))
}

/// Writes a review whose own file cannot be written where the program keeps what has no other place, or among what is temporary; says where.
///
/// # Errors
/// Why neither could be written.
pub(super) fn rescued(review: &Review) -> Result<PathBuf, String> {
    let write = |folder: &Path| {
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        new_file(folder, "rescued", "crossread.toml", |path| review::write(path, review, Existing::Keep))
    };
    own_folder().and_then(|folder| write(&folder).ok()).map_or_else(|| write(&env::temp_dir()), Ok)
}

/// Keeps an article that was pasted beside the review, so that it is there again tomorrow.
pub(super) fn pasted(beside: &Path, text: &str) -> Outcome {
    let folder = beside.parent().unwrap_or(Path::new(""));
    let written = new_file(folder, "pasted", "txt", |path| file::write(path, Existing::Keep, |out| out.write_all(text.as_bytes())));
    written.map_or_else(Outcome::Failed, Outcome::Pasted)
}

fn exported(written: Result<PathBuf, String>) -> Outcome {
    written.map_or_else(Outcome::Failed, Outcome::Exported)
}

/// Writes to the first name that is free: `name.txt`, `name-2.txt`, ...; else says why not.
fn new_file(folder: &Path, name: &str, ending: &str, write: impl Fn(&Path) -> Result<(), file::Error>) -> Result<PathBuf, String> {
    for n in 1..=MOST_FILES {
        let path = folder.join(if n == 1 { format!("{name}.{ending}") } else { format!("{name}-{n}.{ending}") });
        match write(&path) {
            Ok(()) => return Ok(path),
            Err(file::Error::Exists(_)) => {}
            Err(error @ file::Error::Write { .. }) => return Err(error.to_string()),
        }
    }
    Err(format!("{name}.{ending} and {MOST_FILES} like it exist already; remove some"))
}

/// The line, from 1, in which `words` begin, over the line ends of a text wrapped by hand: they are looked for up to the first hyphen, behind
/// which a line may have ended as well.
fn line_of(text: &str, words: &str) -> Option<usize> {
    let flat = text.replace('\n', " ");
    let at = flat.find(words).or_else(|| flat.find(words.split('-').next().filter(|w| !w.is_empty())?))?;
    Some(text[..at].matches('\n').count() + 1)
}

/// Opens a file in the user's editor at the line that holds `words`.
pub(super) fn edit(path: &str, words: &str) -> Outcome {
    let Ok(text) = fs::read(path) else { return Outcome::Failed(format!("{path} is no file that an editor can open")) };
    let text = String::from_utf8_lossy(&text);
    let line = line_of(&text, words).unwrap_or(1);
    let editor = ["VISUAL", "EDITOR"].iter().find_map(|name| env::var(name).ok().filter(|v| !v.trim().is_empty())).unwrap_or_else(|| "vi".to_owned());
    let mut parts = editor.split_whitespace();
    let Some(program) = parts.next() else { return Outcome::Failed("set $EDITOR to a program".to_owned()) };
    match Command::new(program).args(parts).arg(format!("+{line}")).arg(as_path(path)).status() {
        Ok(status) if status.success() => Outcome::Edited,
        Ok(status) => Outcome::Failed(format!("{program} ended with {status}")),
        Err(error) => Outcome::Failed(format!("{program}: {error}; set $EDITOR to a program that exists")),
    }
}

/// A name as no editor takes it for an option, or for a command: `-R`, `+!rm x`.
fn as_path(name: &str) -> PathBuf {
    let path = Path::new(name);
    if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) }
}

#[cfg(test)]
mod tests {
    use super::{as_path, line_of};
    use std::path::Path;

    #[test]
    fn no_name_is_a_command_of_the_editor() {
        for (name, path) in [("+!touch x.txt", "./+!touch x.txt"), ("-R", "./-R"), ("a.txt", "./a.txt"), ("/a.txt", "/a.txt")] {
            assert_eq!(as_path(name).as_os_str(), Path::new(path).as_os_str());
        }
    }

    #[test]
    fn words_are_found_over_line_ends() {
        let text = "Title\n\nThe board of the\nharbour met.\nIt heard a harbour-\nbacked plan.";
        assert_eq!(line_of(text, "The board of the harbour met."), Some(3));
        assert_eq!(line_of(text, "It heard a harbour-backed plan."), Some(5));
        assert_eq!(line_of(text, "Nobody came."), None);
    }
}
