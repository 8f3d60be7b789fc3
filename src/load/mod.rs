//! The only reader of files and network: from what the user names to documents.

mod front_matter;

use crate::{
    segment,
    text::{Document, Language, Origin, Problem, Stamp},
};
use jiff::civil::Date;
use rayon::prelude::*;
use std::{fs, path::Path, sync::Arc};

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

/// Reads every source: a file, or a folder of files, recursively in name order.
pub fn load(sources: &[String], options: &Options) -> Loaded {
    let mut loaded = Loaded::default();
    let paths: Vec<String> = sources.iter().flat_map(|s| expand(s)).collect();
    let read: Vec<Result<Document, Problem>> = paths.par_iter().map(|path| read(path, options)).collect();
    for result in read {
        match result {
            Ok(document) => loaded.documents.push(document),
            Err(problem) => loaded.problems.push(problem),
        }
    }
    loaded
}

fn expand(source: &str) -> Vec<String> {
    if !Path::new(source).is_dir() {
        return vec![source.to_owned()];
    }
    let mut paths: Vec<String> = ignore::WalkBuilder::new(source)
        .standard_filters(false)
        .hidden(true)
        .build()
        .flatten()
        .filter(|e| e.file_type().is_some_and(|t| t.is_file()))
        .map(|e| e.path().to_string_lossy().into_owned())
        .collect();
    paths.sort();
    paths
}

fn read(path: &str, options: &Options) -> Result<Document, Problem> {
    let problem = |message: String| Problem { source: path.to_owned(), message };
    let bytes = fs::read(path).map_err(|e| problem(e.to_string()))?;
    let raw = String::from_utf8(bytes).map_err(|e| problem(format!("not UTF-8 text (byte {})", e.utf8_error().valid_up_to())))?;
    let raw = raw.replace("\r\n", "\n");
    let (mut about, body) = front_matter::split(&raw);
    if body.trim().is_empty() {
        return Err(problem("has no text".to_owned()));
    }
    about.path = path.to_owned();
    about.published = about.published.or(options.published.map(|date| Stamp { date, time: None, origin: Origin::Stated }));
    Ok(segment::plain(about, Language::ENGLISH, Arc::from(body)))
}
