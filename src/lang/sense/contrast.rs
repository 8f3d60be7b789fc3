//! Words that decide whether two accounts contradict each other, or differ in tone only.

use serde::{Deserialize, Serialize};

/// What a word does to a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Contrast {
    /// not, never
    Negation,
    /// very, only, might
    Intensifier,
    /// other, more: on top of those told of before.
    Besides,
    /// repeal, lift, against: turns round what is wanted of the thing behind it.
    Turns,
    /// parts, timing: not the whole of the thing behind it.
    Aspect,
    /// previously, dropped, denied: keeps a stance behind it from being held now.
    Loosens,
    /// half, most: of a whole that is named behind it.
    Part,
    /// found, discovered: words for one deed that a time is told of, by the number of its list.
    Deed(u8),
    /// high, deep: which of the sizes of a thing is told, by the number of its list.
    Property(u8),
    /// asked, expects: somebody's wish or guess.
    Wished,
    /// demand, call: perhaps one.
    Wishing,
    /// other, others: on top of others of one fate.
    Other,
    /// each, apiece: of every one, not of all together.
    Each,
    /// One side of a pair of opposites, by the pair's number.
    Opposite {
        /// Which pair.
        pair: u16,
        /// Which side.
        first: bool,
    },
}

/// A word chosen for a thing, by the thing's number: one that carries a judgement, or a plain one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Loaded {
    /// Which thing of `loaded.toml`.
    pub thing: u16,
    /// Whether the word judges.
    pub judges: bool,
}
