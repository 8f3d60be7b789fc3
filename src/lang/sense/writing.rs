//! How a language is written, beside its words.

use serde::Deserialize;

/// What the grammar must know of a language beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
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
