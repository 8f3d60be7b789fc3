//! Counts in how many articles each stem occurs and prints the file `src/align/background.txt`.
//!
//! ```text
//! cargo run --release --example count_background -- DIR... > src/align/background.txt
//! ```
//!
//! Each DIR holds JSON files: of one article (`text`), or of the articles of one story (`articles` with `sentences`), which
//! count as one article, so that a story told by forty is not a common subject.

use anyhow::Context;
use crossread::{
    lang::fold,
    text::{Shape, tokenise},
};
use rust_stemmers::{Algorithm, Stemmer};
use serde_json::Value;
use std::{collections::BTreeMap, collections::BTreeSet, fs};

/// Stems in fewer articles than this are as good as unknown.
const LEAST: u32 = 4;

fn main() -> anyhow::Result<()> {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut documents = 0;
    for dir in std::env::args().skip(1) {
        for entry in fs::read_dir(&dir).with_context(|| dir.clone())?.flatten() {
            let value: Value = serde_json::from_slice(&fs::read(entry.path())?).with_context(|| entry.path().display().to_string())?;
            let text = words(&value);
            let tokens = tokenise(&text);
            let stem = |t: &crossread::text::Token| {
                let word = fold(t.span.of(&text));
                if t.shape == Shape::Digits { word.replace(',', "") } else { stemmer.stem(word.strip_suffix("'s").unwrap_or(&word)).into_owned() }
            };
            let stems: BTreeSet<String> = tokens.iter().filter(|t| t.shape.is_word() || t.shape == Shape::Digits).map(stem).collect();
            documents += 1;
            for stem in stems {
                *counts.entry(stem).or_insert(0) += 1;
            }
        }
    }
    let mut kept: Vec<(String, u32)> = counts.into_iter().filter(|(_, n)| *n >= LEAST).collect();
    kept.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    println!("# In how many news articles a stem (Snowball, English) occurs; stems in fewer than {LEAST} are left out.");
    println!("# Counted over US news of 2015-16 (PolNeAR), Wikinews (MEANTIME, CC BY 4.0) and the stories of ECB+ (CC BY 3.0)");
    println!("# by `cargo run --release --example count_background`. No text of theirs is kept.");
    println!("documents {documents}");
    for (stem, n) in kept {
        println!("{stem} {n}");
    }
    Ok(())
}

fn words(value: &Value) -> String {
    if let Some(text) = value["text"].as_str() {
        return text.to_owned();
    }
    let articles = value["articles"].as_array().map(Vec::as_slice).unwrap_or_default();
    let sentences = articles.iter().flat_map(|a| a["sentences"].as_array().map(Vec::as_slice).unwrap_or_default());
    sentences.filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
}
