//! The review file: readable TOML, written whole after every change, never over something that was not read.

use super::{History, Judgement, Place, Review, SourceRow, lock::Lock, name};
use crate::file::{self, Existing};
use serde::{Deserialize, Serialize};
use std::{
    env, fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

/// The version of the format that this program writes.
const VERSION: u32 = 1;

/// A review file has no more bytes than this: some 100,000 judgements.
const LARGEST: u64 = 64 << 20;

/// Why a review file was not read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// It is no review file, or was damaged.
    #[error("{}:{line}:{column}: {message}; the file is left as it is: mend it there, or move it away", path.display())]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column, from 1, in characters.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// A newer crossread wrote it.
    #[error("{}:{line}:1: was written by a newer crossread (format {version}, this one reads {VERSION}); the file is left as it is: use that one, or move the file away", path.display())]
    Newer {
        /// Which file.
        path: PathBuf,
        /// The line that says so, from 1.
        line: usize,
        /// The format it is in.
        version: u32,
    },
    /// The new content was not written.
    #[error(transparent)]
    Write(#[from] file::Error),
}

/// How a save went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// As it should.
    Whole,
    /// Another reader had changed the file.
    Merged {
        /// So many of its decisions were taken in.
        judgements: usize,
        /// The sources that it had added.
        sources: Vec<SourceRow>,
    },
    /// Somebody had changed the file so that it can no longer be read; it is kept under this name.
    KeptBeside(PathBuf),
}

/// A review file and what it held when it was last read or written here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    path: PathBuf,
    /// Its folder in full, where its paths start.
    folder: PathBuf,
    known: Option<Vec<u8>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    crossread: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
    #[serde(default, rename = "source", skip_serializing_if = "Vec::is_empty")]
    sources: Vec<SourceRow>,
    #[serde(default, rename = "judgement", skip_serializing_if = "Vec::is_empty")]
    judgements: Vec<Judgement>,
}

/// Only the version, so that a newer file is told from a damaged one.
#[derive(Deserialize)]
struct Version {
    crossread: u32,
}

impl Store {
    /// Opens `path`; a file that is not there, or empty, is an empty review.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::Damaged`] or [`Error::Newer`]; the file is left as it is.
    pub fn open(path: &Path) -> Result<(Store, Review), Error> {
        let (mut store, mut review) = Store::aside(path);
        if let Some(bytes) = read(path)? {
            review = Review { here: review.here, ..store.understood(&bytes)? };
            store.known = Some(bytes);
        }
        Ok((store, review))
    }

    /// A review that begins empty whatever `path` holds. When it is first saved that is taken in or, where it cannot be read, kept under
    /// another name.
    pub fn aside(path: &Path) -> (Store, Review) {
        let here = env::current_dir().unwrap_or_default();
        (Store { path: path.to_owned(), folder: folder_of(path, &here), known: None }, Review { here, ..Review::default() })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the review. Where the file changed since it was last read here, the other's decisions are taken into `review` first;
    /// where it cannot be read, it is kept under another name.
    ///
    /// # Errors
    /// [`Error::Io`] or [`Error::Write`]; the file is then as it was.
    pub fn save(&mut self, review: &mut Review) -> Result<Saved, Error> {
        // where a folder allows no lock the comparison with what was known still tells of the other's work
        let _lock = Lock::take(&self.path);
        let there = read(&self.path)?;
        let mut saved = Saved::Whole;
        if let Some(bytes) = there.filter(|b| Some(b) != self.known.as_ref()) {
            saved = match self.understood(&bytes) {
                Ok(other) => {
                    let known = self.known.as_ref().and_then(|bytes| self.understood(bytes).ok()).unwrap_or_default();
                    let is_new = |row: &SourceRow| review.sources.iter().all(|own| own.path != row.path);
                    let sources: Vec<SourceRow> = other.sources.iter().filter(|row| is_new(row)).cloned().collect();
                    review.sources.extend(sources.iter().cloned());
                    Saved::Merged { judgements: review.history.merge(known.history.done(), other.history.done().to_vec()), sources }
                }
                Err(Error::Damaged { .. } | Error::Newer { .. }) => Saved::KeptBeside(keep_beside(&self.path)?),
                Err(error) => return Err(error),
            };
        }
        write(&self.path, review, Existing::Replace)?;
        self.known = Some(render(&review.as_in(&self.folder)).into_bytes());
        Ok(saved)
    }

    /// Reads what the file holds, with the names of sources in full. What is no UTF-8 is as damaged as what is no TOML.
    fn understood(&self, bytes: &[u8]) -> Result<Review, Error> {
        let text = str::from_utf8(bytes).map_err(|e| {
            let valid = String::from_utf8_lossy(bytes.get(..e.valid_up_to()).unwrap_or_default()).into_owned();
            damaged(&self.path, &valid, valid.len(), "no UTF-8 text")
        })?;
        let mut review = parse(&self.path, text)?;
        review.rename(|path| name::full(&self.folder, path));
        Ok(review)
    }
}

/// Writes a review or story to a file of its own, whose sources are named from its folder.
///
/// # Errors
/// [`file::Error`], with nothing written.
pub fn write(path: &Path, review: &Review, existing: Existing) -> Result<(), file::Error> {
    let text = render(&review.as_in(&folder_of(path, &review.here)));
    file::write(path, existing, |out| out.write_all(text.as_bytes()))
}

/// The folder of a file in full.
fn folder_of(path: &Path, here: &Path) -> PathBuf {
    PathBuf::from(name::full(here, &path.parent().unwrap_or(Path::new("")).to_string_lossy()))
}

/// The text of a review file; with no judgement and no place it is a story file, which only names sources.
pub fn render(review: &Review) -> String {
    let Review { sources, history, place, here: _ } = review;
    let stored = Stored { crossread: VERSION, place: place.clone(), sources: sources.clone(), judgements: history.done().to_vec() };
    let body = toml::to_string_pretty(&stored).unwrap_or_default();
    format!("# A comparison in crossread: open it with `crossread FILE`.\n{body}")
}

/// Bytes in which a review file says that it is one.
const SAMPLE: u64 = 4096;

/// Whether a file begins as review and story files do, behind comments: with the version of their format.
pub fn begins_as_review(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(SAMPLE).read_to_end(&mut start));
    let first = start.split(|b| *b == b'\n').map(<[u8]>::trim_ascii).find(|line| !line.is_empty() && !line.starts_with(b"#"));
    let version = first.and_then(|line| line.strip_prefix(b"crossread")?.trim_ascii_start().strip_prefix(b"="));
    read.is_ok() && version.is_some_and(|version| version.trim_ascii_start().first().is_some_and(u8::is_ascii_digit))
}

/// Reads the text of a review or story file.
///
/// # Errors
/// [`Error::Damaged`] with line and column, or [`Error::Newer`].
pub fn parse(path: &Path, text: &str) -> Result<Review, Error> {
    if text.trim().is_empty() {
        return Ok(Review::default());
    }
    if let Ok(Version { crossread }) = toml::from_str(text)
        && crossread > VERSION
    {
        let line = text.lines().position(|l| l.starts_with("crossread")).map_or(1, |i| i + 1);
        return Err(Error::Newer { path: path.to_owned(), line, version: crossread });
    }
    let Stored { place, sources, judgements, .. } = toml::from_str(text).map_err(|e| damaged(path, text, e.span().map_or(0, |s| s.start), e.message()))?;
    Ok(Review { sources, history: History::from_done(judgements), place, ..Review::default() })
}

/// What is wrong at byte `at` of a text.
fn damaged(path: &Path, text: &str, at: usize, message: &str) -> Error {
    let before = text.get(..at.min(text.len())).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Error::Damaged { path: path.to_owned(), line, column, message: message.to_owned() }
}

/// What the file holds, if it is there.
fn read(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    let mut bytes = Vec::new();
    match fs::File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)) {
        Ok(_) if bytes.len() as u64 > LARGEST => {
            let source = io::Error::other(format!("is larger than {} MB: no review file", LARGEST >> 20));
            Err(Error::Io { path: path.to_owned(), source })
        }
        Ok(_) => Ok(Some(bytes)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Io { path: path.to_owned(), source }),
    }
}

fn keep_beside(path: &Path) -> Result<PathBuf, Error> {
    let free = (1..).map(|n| path.with_extension(format!("kept-{n}.toml"))).find(|p| !p.exists()).unwrap_or_else(|| path.with_extension("kept.toml"));
    // a copy: should the write fail that is to follow, the file is as it was
    fs::copy(path, &free).map_err(|source| Error::Io { path: path.to_owned(), source })?;
    Ok(free)
}
