//! Number words.

use serde::{Deserialize, Serialize};

/// What a word contributes to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberWord {
    /// 0 to 19, 20, 30 ... 90, and the tens with a digit written as one word.
    Small(u8),
    /// A whole number from 100 on that is written as one word.
    Whole(u32),
    /// A power of ten: 2 for hundred, 6 for million.
    Scale(u8),
    /// A scale that counts only right behind digits: `bn`; or only there and in capitals: `M`.
    GluedScale {
        /// The power of ten.
        power: u8,
        /// Whether it must be printed in capitals.
        capitals: bool,
    },
    /// Twelve; "2 dozens".
    Dozen,
    /// First to nineteenth, twentieth ... ninetieth, and glued compounds; also the share of one ("a third").
    SmallOrdinal(u8),
    /// Hundredth, millionth.
    ScaleOrdinal(u8),
    /// Plural shares: thirds, twentieths.
    SmallShares(u8),
    /// Hundredths, millionths.
    ScaleShares(u8),
    /// One half, one quarter: the share of so many.
    Share(u8),
    /// Halves, quarters.
    Shares(u8),
    /// Several, dozens: the lowest number it fits.
    Vague(u64),
    /// The decimal mark as a word.
    Point,
    /// The sign as a word.
    Minus,
}
