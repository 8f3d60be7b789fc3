//! What the reader is told from outside.

use super::{keymap::Keymap, theme::Theme};
use crate::{analysis, load};

/// Settings of the reader; the config and the command line fill them.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Which colours; `None` asks the terminal whether it is dark or light.
    pub theme: Option<Theme>,
    /// `NO_COLOR`: whatever the theme, no colour reaches the terminal.
    pub colourless: bool,
    /// Signs and lines in ASCII.
    pub ascii: bool,
    /// Whether the mouse is listened to at the start.
    pub mouse: bool,
    /// Rows that stay in sight above and below the cursor.
    pub margin: u16,
    /// Whether sources whose files change are read again at once.
    pub watch: bool,
    /// What keys do.
    pub keys: Keymap,
    /// Whether to show a one-line hint: the first start.
    pub hint: bool,
    /// Whether the entries of a feed are listed to pick from, rather than the newest read.
    pub pick_entries: bool,
    /// How sources are read.
    pub load: load::Options,
    /// How they are compared.
    pub analysis: analysis::Options,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            theme: None,
            colourless: false,
            ascii: false,
            mouse: true,
            margin: 2,
            watch: false,
            keys: Keymap::default(),
            hint: true,
            pick_entries: true,
            load: load::Options::default(),
            analysis: analysis::Options::default(),
        }
    }
}
