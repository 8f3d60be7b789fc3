//! Where output goes: to a file, or to standard output as wide as its terminal; never over what is being read.

use super::{Session, args::Target, is_broken_pipe};
use crate::{
    file,
    text::{Document, visible_line},
};
use anyhow::{Context, bail};
use std::{
    fs,
    io::{self, BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
};

/// Bytes that are written to standard output at once.
const BUFFER: usize = 1 << 16;

/// The terminal's width where text goes to one, else the settings'.
pub(super) fn width(session: &Session<'_>, target: &Target) -> usize {
    let terminal = (target.output.is_none() && io::stdout().is_terminal()).then(|| crossterm::terminal::size().ok()).flatten();
    terminal.map_or(session.config.output.width, |(columns, _)| columns).into()
}

/// Refuses a file to write that is one of those being read, whatever it is called.
pub(super) fn spare<'a>(sources: &[String], documents: &[Document], targets: impl IntoIterator<Item = &'a Path>) -> anyhow::Result<()> {
    let real = |path: &Path| fs::canonicalize(path).ok();
    let names = documents.iter().map(|d| &d.about.path).chain(sources);
    // FEED#3 is read from FEED
    let names = names.flat_map(|name| [Some(name.as_str()), name.rsplit_once('#').map(|(feed, _)| feed)]).flatten();
    let read: Vec<PathBuf> = names.filter_map(|name| real(Path::new(name))).collect();
    for target in targets {
        // a device that is read may be written to
        if target.is_file() && real(target).is_some_and(|t| read.contains(&t)) {
            bail!("{} is one of the sources, which are never replaced; give another name", visible_line(&target.display().to_string()));
        }
    }
    Ok(())
}

pub(super) fn existing(target: &Target) -> file::Existing {
    if target.force { file::Existing::Replace } else { file::Existing::Keep }
}

/// Writes a file whole, or standard output. Who reads the output may stop early; the exit status stays true.
pub(super) fn deliver(target: &Target, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    if let Some(path) = target.file() {
        return Ok(file::write(path, existing(target), |mut out| fill(&mut out))?);
    }
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    match fill(&mut out).and_then(|()| out.flush()) {
        Err(e) if is_broken_pipe(&e) => {
            let _ = out.into_parts();
            Ok(())
        }
        written => written.context("standard output"),
    }
}
