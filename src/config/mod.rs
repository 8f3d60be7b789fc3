//! Settings: `config.toml` of the repository is at once the default and the documented example.

mod parse;
mod search;
#[cfg(test)]
mod tests;

pub use parse::{Error, Position};
pub use search::{Found, Origin, find};

use crate::{
    facts::DayOrder,
    load,
    tui::{self, action::TABLE, keymap::Keymap, theme::Theme},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Findings less sure than this are muted, 0 to 1.
    #[serde(deserialize_with = "share")]
    pub least_confidence: f32,
    /// Plain output.
    pub output: Output,
    /// The reader.
    pub reader: Reader,
    /// Reading of sources.
    pub load: Load,
    /// The keys of each of the reader's actions, by its name.
    pub keys: BTreeMap<String, Vec<String>>,
}

/// The reader.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reader {
    /// Colours; `None` asks the terminal.
    #[serde(with = "theme")]
    pub theme: Option<Theme>,
    /// Signs and lines in ASCII.
    pub ascii: bool,
    /// Mouse at the start.
    pub mouse: bool,
    /// Rows around the cursor.
    #[serde(deserialize_with = "within::<0, 1000, _, _>")]
    pub margin: u16,
    /// Changed files are read again.
    pub watch: bool,
}

/// Reading of sources.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Load {
    /// Largest source.
    #[serde(deserialize_with = "within::<1, 1000000, _, _>")]
    pub megabytes: u64,
    /// Longest time.
    #[serde(deserialize_with = "within::<1, 86400, _, _>")]
    pub seconds: u64,
    /// Redirects followed.
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub redirects: u32,
    /// Private networks allowed.
    pub private_networks: bool,
    /// Age of what the cache gives.
    #[serde(deserialize_with = "within::<0, 1000000, _, _>")]
    pub cache_hours: u64,
    /// Entries of a feed.
    #[serde(deserialize_with = "within::<1, 1000000, _, _>")]
    pub feed_entries: usize,
}

/// Plain output.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// Cells a line may take where no terminal tells.
    #[serde(deserialize_with = "within::<20, 10000, _, _>")]
    pub width: u16,
    /// Also passages of one source alone.
    pub include_single: bool,
}

impl Config {
    /// What loading takes from the settings.
    pub fn load_options(&self) -> load::Options {
        let Load { megabytes, seconds, redirects, private_networks, cache_hours, feed_entries } = self.load;
        load::Options {
            limits: load::Limits { megabytes, seconds },
            web: load::Web { redirects, private_networks, cache_hours },
            feed_entries: load::Entries(feed_entries),
            ..load::Options::default()
        }
    }

    /// What the reader takes from the settings.
    pub fn reader_settings(&self) -> tui::Settings {
        let Reader { theme, ascii, mouse, margin, watch } = self.reader;
        tui::Settings { theme, ascii, mouse, margin, watch, keys: self.keymap(), load: self.load_options(), ..tui::Settings::default() }
    }

    fn keymap(&self) -> Keymap {
        let keys = |name: &str| self.keys.get(name).into_iter().flatten();
        Keymap::new(TABLE.iter().flat_map(|entry| keys(entry.name).filter_map(|k| Some((k.parse().ok()?, entry.action)))))
    }

    /// The settings of `text`, a file's content; what it leaves out is as in [`BUILT_IN`].
    ///
    /// # Errors
    /// [`Error`] with the place of the first mistake.
    pub fn parse(text: &str) -> Result<Config, Error> {
        parse::parse(BUILT_IN, text)
    }
}

fn share<'de, D: serde::Deserializer<'de>>(from: D) -> Result<f32, D::Error> {
    let share = f32::deserialize(from)?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err(serde::de::Error::custom("`least_confidence` lies between 0.0 and 1.0")) }
}

/// A whole number from `LOW` to `HIGH`.
fn within<'de, const LOW: i128, const HIGH: i128, N: TryFrom<i128>, D: serde::Deserializer<'de>>(from: D) -> Result<N, D::Error> {
    let number = i128::deserialize(from)?;
    let fits = N::try_from(number).ok().filter(|_| (LOW..=HIGH).contains(&number));
    fits.ok_or_else(|| serde::de::Error::custom(format!("{number} is out of range; give a whole number from {LOW} to {HIGH}")))
}

/// The core's type with the names that the file uses.
mod day_order {
    use super::DayOrder;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    const MONTH_FIRST: &str = "month-first";
    const DAY_FIRST: &str = "day-first";

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DayOrder, D::Error> {
        match String::deserialize(from)?.as_str() {
            MONTH_FIRST => Ok(DayOrder::MonthFirst),
            DAY_FIRST => Ok(DayOrder::DayFirst),
            other => Err(D::Error::custom(format!("`day_order` is `{MONTH_FIRST}` or `{DAY_FIRST}`, not `{other}`"))),
        }
    }

    pub(super) fn serialize<S: Serializer>(order: &DayOrder, into: S) -> Result<S::Ok, S::Error> {
        into.serialize_str(match order {
            DayOrder::MonthFirst => MONTH_FIRST,
            DayOrder::DayFirst => DAY_FIRST,
        })
    }
}

/// A theme by its name, or `auto`.
mod theme {
    use super::Theme;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Theme>, D::Error> {
        let name = String::deserialize(from)?;
        match Theme::by_name(&name) {
            None if name != "auto" => Err(D::Error::custom(format!("no theme is called `{name}`; there are auto, {}", Theme::ALL.map(Theme::name).join(", ")))),
            found => Ok(found),
        }
    }

    pub(super) fn serialize<S: Serializer>(theme: &Option<Theme>, into: S) -> Result<S::Ok, S::Error> {
        into.serialize_str(theme.map_or("auto", Theme::name))
    }
}
