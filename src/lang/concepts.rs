//! Words that tell of the same thing, and words that tell of nothing.

use super::tables::table;
use std::{collections::BTreeMap, sync::LazyLock};

/// The table `concepts.toml`.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concepts {
    /// Words that hold sentences together.
    pub function: Vec<String>,
    /// By its name, the words and phrases of a class, in any one inflection.
    pub class: BTreeMap<String, Vec<String>>,
}

/// The concepts of English.
pub fn concepts() -> &'static Concepts {
    static ENGLISH: LazyLock<Concepts> = LazyLock::new(|| table(include_str!("en/concepts.toml")));
    &ENGLISH
}
