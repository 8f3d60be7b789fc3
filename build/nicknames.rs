//! Lays out which given names stand for which.

use crate::tables::table;
use std::collections::BTreeMap;

/// The familiar names of `nicknames.toml` in order, each with the names that it stands for.
pub(crate) fn compile(nicknames: &str) -> String {
    let all: BTreeMap<String, Vec<String>> = table(nicknames);
    let lists: Vec<String> = all.iter().map(|(name, of)| format!("({name:?}, &{of:?})")).collect();
    format!("&[{}]", lists.join(", "))
}
