//! `--log FILE`: what happens, with its time, for reports of trouble.

use anyhow::Context;
use std::{fs::File, path::Path};

pub(super) fn start(path: Option<&Path>) -> anyhow::Result<()> {
    let Some(path) = path else { return Ok(()) };
    let file = File::create(path).with_context(|| format!("log file {}", path.display()))?;
    tracing_subscriber::fmt().with_writer(file).with_ansi(false).with_max_level(tracing::Level::DEBUG).init();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "started");
    Ok(())
}
