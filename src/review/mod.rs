//! The reader's own judgement, kept for ever: marks, notes, links and corrections, held by the words they are about.

mod anchor;
mod apply;
mod file;
mod history;
mod judgement;
#[cfg(test)]
mod tests;

pub use apply::Attached;
pub use file::{Error, Saved, Store, parse, render};
pub use history::History;
pub use judgement::{Anchor, FactAnchor, Judgement, Mark};

use crate::text::Document;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A comparison that somebody works on: its sources, what was decided, and where the reading stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// In the order they are opened.
    pub sources: Vec<SourceRow>,
    /// What was decided.
    pub history: History,
    /// Where the reading stands.
    pub place: Option<Place>,
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

impl SourceRow {
    /// What a review keeps of a document; `seen` are the passages that were seen, by their place.
    pub fn of(document: &Document, seen: impl IntoIterator<Item = usize>) -> SourceRow {
        let passages = seen.into_iter().filter_map(|i| document.passages.get(i));
        SourceRow {
            path: document.about.path.clone(),
            title: document.about.title.clone(),
            outlet: document.about.outlet.clone(),
            published: document.about.published.map(|s| s.date),
            hash: Some(digest(&document.text)),
            seen: passages.map(|p| mark_of(document.words(p.span))).collect(),
        }
    }

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
