//! The reader's own judgement, kept for ever: marks, notes, links and corrections, held by the words they are about.

mod anchor;
mod apply;
mod file;
mod history;
mod judgement;
mod lock;
mod name;
#[cfg(test)]
mod tests;

pub use anchor::Places;
pub use apply::{Attached, Misread};
pub use file::{Error, Saved, Store, begins_as_review, parse, render, write};
pub use history::History;
pub use judgement::{Anchor, FactAnchor, Judgement, Mark};

use crate::text::Document;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// A comparison that somebody works on: its sources, what was decided, and where the reading stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// In the order they are opened.
    pub sources: Vec<SourceRow>,
    /// What was decided.
    pub history: History,
    /// Where the reading stands.
    pub place: Option<Place>,
    /// The folder at which the paths of opened sources start. The review's own names start at none.
    pub here: PathBuf,
}

/// A source as it was when it was last read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRow {
    /// Path or URL.
    pub path: String,
    /// Headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// SHA-256 of its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// Whether its date was asked for; nobody is asked twice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asked: bool,
    /// Passages that were seen, each by the start of its hash.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<String>,
}

/// Where the reading stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The view's name: `read`, `lens`, `facts`, `time`.
    pub view: String,
    /// The passage under the cursor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Anchor>,
}

impl Review {
    /// The name that the review has for a document's source.
    pub fn name_of(&self, document: &Document) -> String {
        name::full(&self.here, &document.about.path)
    }

    /// What is kept of a document; `seen` are the passages that were seen, by their place.
    pub fn row(&self, document: &Document, seen: impl IntoIterator<Item = usize>) -> SourceRow {
        let passages = seen.into_iter().filter_map(|i| document.passages.get(i));
        SourceRow {
            path: self.name_of(document),
            title: document.about.title.clone(),
            outlet: document.about.outlet.clone(),
            published: document.about.published.map(|s| s.date),
            hash: Some(digest(&document.text)),
            asked: false,
            seen: passages.map(|p| mark_of(document.words(p.span))).collect(),
        }
    }

    /// The sources alone, without anything that was judged or seen.
    pub fn story(&self) -> Review {
        let bare = |row: &SourceRow| SourceRow { asked: false, seen: Vec::new(), ..row.clone() };
        Review { sources: self.sources.iter().map(bare).collect(), here: self.here.clone(), ..Review::default() }
    }

    /// What to open, each source once, as one would name it where the program was started. A feed's articles are named by their
    /// number in it; the feed is read once.
    pub fn to_open(&self) -> Vec<String> {
        let mut sources: Vec<String> = Vec::new();
        for row in &self.sources {
            let feed = row.path.rsplit_once('#').filter(|(_, n)| n.bytes().all(|b| b.is_ascii_digit())).map(|(feed, _)| feed);
            let path = name::from(&self.here, feed.unwrap_or(&row.path));
            if !sources.contains(&path) {
                sources.push(path);
            }
        }
        sources
    }

    /// Names every source anew.
    fn rename(&mut self, name: impl Fn(&str) -> String) {
        for row in &mut self.sources {
            row.path = name(&row.path);
        }
        if let Some(cursor) = self.place.as_mut().and_then(|p| p.cursor.as_mut()) {
            cursor.source = name(&cursor.source);
        }
        self.history.rename(name);
    }

    /// The review with paths that start at `folder`, as its file there has them.
    fn as_in(&self, folder: &Path) -> Review {
        let mut review = self.clone();
        review.rename(|path| name::from(folder, path));
        review
    }
}

impl SourceRow {
    /// The places of the passages that were seen, in the document as it is now.
    pub fn seen_in<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = usize> + 'a {
        let seen: rustc_hash::FxHashSet<&str> = self.seen.iter().map(String::as_str).collect();
        document.passages.iter().enumerate().filter(move |(_, p)| seen.contains(mark_of(document.words(p.span)).as_str())).map(|(i, _)| i)
    }
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// Enough of a passage's hash to know it again.
fn mark_of(words: &str) -> String {
    let mut mark = digest(words);
    mark.truncate(12);
    mark
}
