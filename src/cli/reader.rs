//! What the reader is told: from the command line and the settings.

use super::{Session, args::ReaderArgs, compare};
use crate::tui::{Settings, theme::Theme};
use anyhow::bail;

/// The reader's settings.
pub(super) fn settings(args: &ReaderArgs, session: &Session<'_>) -> anyhow::Result<Settings> {
    let from_file = session.config.reader_settings();
    Ok(Settings {
        theme: args.theme.as_deref().map_or(Ok(from_file.theme), theme)?,
        ascii: args.ascii || from_file.ascii,
        pick_entries: session.common.newest.is_none(),
        load: compare::load_options(session),
        analysis: compare::core_options(session),
        ..from_file
    })
}

/// A theme by its name; `None` for `auto`.
fn theme(name: &str) -> anyhow::Result<Option<Theme>> {
    match Theme::by_name(name) {
        Some(theme) => Ok(Some(theme)),
        None if name == "auto" => Ok(None),
        None => bail!("no theme is called `{name}`; there are auto, {}", Theme::ALL.map(Theme::name).join(", ")),
    }
}
