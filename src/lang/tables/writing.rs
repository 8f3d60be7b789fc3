//! How a language is written, and its small words.

use super::{Builder, Sense, table};
use std::collections::BTreeMap;

/// What the grammar must know of a language beside its words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Writing {
    /// `1.234,5` and not `1,234.5`.
    pub decimal_comma: bool,
    /// A stop makes digits an ordinal: `23. September`.
    pub ordinal_stop: bool,
    /// Every noun begins with a capital letter, so that a capital tells no name.
    pub capital_nouns: bool,
    /// A comma stands before a reported clause, and the finite verb second: `Gestern sagte sie, dass er den Plan ablehne`.
    pub verb_second: bool,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    writing: Writing,
    small: BTreeMap<String, Vec<String>>,
}

/// Fills in `language.toml`.
pub(super) fn add(lexicon: &mut Builder, data: &str) {
    let Language { writing, small } = table(data);
    lexicon.writing = writing;
    lexicon.renames = !small.is_empty();
    for (name, forms) in small {
        forms.iter().for_each(|form| lexicon.add(form, Sense::Small(name.as_str().into())));
    }
}
