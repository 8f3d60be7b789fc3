//! Articles that come cut into sentences.

use anyhow::Context;
use crossread::{
    segment,
    text::{About, Document, Language},
};
use serde::de::DeserializeOwned;
use std::{fs, path::Path};

/// The JSON files of some folders, in the order of their names.
pub fn read<T: DeserializeOwned>(dirs: &[String]) -> anyhow::Result<Vec<T>> {
    let mut all = Vec::new();
    for dir in dirs {
        let mut paths: Vec<_> = fs::read_dir(Path::new(dir))
            .with_context(|| dir.clone())?
            .flatten()
            .map(|e| e.path())
            .filter(|p| p.extension().is_some_and(|e| e == "json"))
            .collect();
        paths.sort();
        for path in paths {
            all.push(serde_json::from_slice(&fs::read(&path)?).with_context(|| path.display().to_string())?);
        }
    }
    anyhow::ensure!(!all.is_empty(), "give the folders that hold the gold data");
    Ok(all)
}

/// An article with a sentence a paragraph, and where each sentence stands.
pub fn document(about: About, sentences: &[String]) -> (Document, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for sentence in sentences {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let start = text.len();
        text.push_str(if words.is_empty() { "-".to_owned() } else { words.join(" ") }.as_str());
        spans.push((start, text.len()));
        text.push_str("\n\n");
    }
    (segment::plain(about, Language::ENGLISH, text.trim_end().into()), spans)
}
