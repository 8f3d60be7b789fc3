//! Reads `language.toml`.

use super::{Builder, Sense, table};
use crate::lang::Writing;
use std::collections::BTreeMap;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    writing: Writing,
    small: BTreeMap<String, Vec<String>>,
}

/// The lexicon of a language with its small words.
pub(super) fn read(data: &str) -> Builder {
    let Language { writing, small } = table(data);
    let mut lexicon = Builder::new(writing, false);
    lexicon.renames = !small.is_empty();
    for (name, forms) in small {
        forms.iter().for_each(|form| lexicon.add(form, Sense::Small(name.as_str().into())));
    }
    lexicon
}

/// The lexicon of languages of which no words are known.
pub(super) fn signs(data: &str, decimal_comma: bool) -> Builder {
    let Language { writing, .. } = table(data);
    Builder::new(Writing { decimal_comma, ..writing }, true)
}
