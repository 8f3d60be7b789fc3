//! Lays out which spellings stand for one another.

use crate::tables::table;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `spelling.toml`: beginnings of words, by how the spellings differ.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spelling {
    s_as_z: String,
    ou_as_o: String,
    double: String,
    other: BTreeMap<String, String>,
}

/// The beginnings of words in order, each with what stands for it.
pub(crate) fn compile(spelling: &str) -> String {
    let Spelling { s_as_z, ou_as_o, double, other } = table(spelling);
    let mut all = other;
    all.extend(s_as_z.split_whitespace().map(|begin| {
        let (before, after) = begin.rsplit_once('s').expect("an s");
        (begin.to_owned(), format!("{before}z{after}"))
    }));
    all.extend(ou_as_o.split_whitespace().map(|begin| (begin.to_owned(), begin.replacen("our", "or", 1))));
    all.extend(double.split_whitespace().map(|begin| (begin.to_owned(), begin[..begin.len() - 1].to_owned())));
    assert!(all.keys().all(|begin| begin.len() >= 4 && begin.is_ascii()), "a beginning has four letters at least");
    format!("&{:?}", all.into_iter().collect::<Vec<_>>())
}
