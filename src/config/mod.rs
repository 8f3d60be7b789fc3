//! Settings: `config.toml` of the repository is at once the default and the documented example.

mod parse;
mod search;
#[cfg(test)]
mod tests;

pub use parse::{Error, Position};
pub use search::{Found, Origin, find};

use crate::{facts::DayOrder, load};
use serde::{Deserialize, Serialize};

/// The settings shipped with the program, with their documentation.
pub const BUILT_IN: &str = include_str!("../../config.toml");

/// Every setting. The fields and tables are documented in `config.toml`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Opened when no source is given.
    pub sources: Vec<String>,
    /// How dates of digits are read.
    #[serde(with = "day_order")]
    pub day_order: DayOrder,
    /// Plain output.
    pub output: Output,
    /// Reading of sources.
    pub load: Load,
}

/// Reading of sources.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Load {
    /// Largest source.
    pub megabytes: u64,
}

/// Plain output.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// Cells a line may take where no terminal tells.
    pub width: u16,
    /// Also passages of one source alone.
    pub include_single: bool,
}

impl Config {
    /// What loading takes from the settings.
    pub fn load_options(&self) -> load::Options {
        load::Options { published: None, limits: load::Limits { megabytes: self.load.megabytes } }
    }

    /// The settings of `text`, a file's content; what it leaves out is as in [`BUILT_IN`].
    ///
    /// # Errors
    /// [`Error`] with the place of the first mistake.
    pub fn parse(text: &str) -> Result<Config, Error> {
        parse::parse(BUILT_IN, text)
    }
}

/// The core's type with the names that the file uses.
mod day_order {
    use super::DayOrder;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Deserialize, Serialize)]
    #[serde(rename_all = "kebab-case")]
    enum Name {
        MonthFirst,
        DayFirst,
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DayOrder, D::Error> {
        Ok(match Name::deserialize(from)? {
            Name::MonthFirst => DayOrder::MonthFirst,
            Name::DayFirst => DayOrder::DayFirst,
        })
    }

    pub(super) fn serialize<S: Serializer>(order: &DayOrder, into: S) -> Result<S::Ok, S::Error> {
        match order {
            DayOrder::MonthFirst => Name::MonthFirst,
            DayOrder::DayFirst => Name::DayFirst,
        }
        .serialize(into)
    }
}
