//! The only reader of files and network: from what the user names to documents.

mod expand;
mod front_matter;
mod samples;

use crate::{
    progress::{Cancelled, Progress, Stage},
    segment,
    text::{Document, Language, Origin, Problem, Stamp},
};
use expand::Item;
use jiff::civil::Date;
use rayon::prelude::*;
use std::{
    fs,
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// What the caller wants of loading.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// The date of sources that state none.
    pub published: Option<Date>,
}

/// What could be read, in the order given, and what could not.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The documents.
    pub documents: Vec<Document>,
    /// One entry a source that was left out or read in part.
    pub problems: Vec<Problem>,
}

/// Reads every source: a file, a folder of articles, a glob, `sample:STORY`, or `-` for standard input. What cannot be read is
/// reported and the rest go on.
///
/// # Errors
/// [`Cancelled`] as soon as `progress` asks for it.
pub fn load(sources: &[String], options: &Options, progress: &Progress<'_>) -> Result<Loaded, Cancelled> {
    let mut loaded = Loaded::default();
    let mut items = Vec::new();
    for source in sources {
        match expand::expand(source) {
            Ok(found) => items.extend(found),
            Err(problem) => loaded.problems.push(problem),
        }
    }
    let done = AtomicUsize::new(0);
    let read: Vec<Result<Document, Problem>> = items
        .par_iter()
        .map(|item| {
            progress.step(Stage::Reading, done.fetch_add(1, Ordering::Relaxed), items.len())?;
            Ok(read(item, options).map_err(|message| Problem { source: item.name(), message }))
        })
        .collect::<Result<_, Cancelled>>()?;
    for result in read {
        match result {
            Ok(document) => loaded.documents.push(document),
            Err(problem) => loaded.problems.push(problem),
        }
    }
    Ok(loaded)
}

fn read(item: &Item, options: &Options) -> Result<Document, String> {
    let bytes = match item {
        Item::File(path) => fs::read(path).map_err(|e| e.to_string())?,
        Item::StandardInput => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map_err(|e| e.to_string())?;
            bytes
        }
        Item::Sample(sample) => sample.content.as_bytes().to_owned(),
    };
    let raw = String::from_utf8(bytes).map_err(|e| format!("not UTF-8 text (byte {})", e.utf8_error().valid_up_to()))?;
    let raw = raw.replace("\r\n", "\n");
    let (mut about, body) = front_matter::split(&raw);
    if body.trim().is_empty() {
        return Err("has no text".to_owned());
    }
    about.path = item.name();
    about.published = about.published.or(options.published.map(|date| Stamp { date, time: None, origin: Origin::Stated }));
    Ok(segment::plain(about, Language::ENGLISH, Arc::from(body)))
}
