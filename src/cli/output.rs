//! Where output goes: to a file, or to standard output as wide as its terminal; never over what is being read.

use super::{Session, args::Target, is_broken_pipe};
use crate::file;
use anyhow::Context;
use std::io::{self, BufWriter, IsTerminal, Write};

/// Bytes that are written to standard output at once.
const BUFFER: usize = 1 << 16;

/// The terminal's width where text goes to one, else the settings'.
pub(super) fn width(session: &Session<'_>, target: &Target) -> usize {
    let terminal = (target.output.is_none() && io::stdout().is_terminal()).then(|| crossterm::terminal::size().ok()).flatten();
    terminal.map_or(session.config.output.width, |(columns, _)| columns).into()
}

pub(super) fn existing(target: &Target) -> file::Existing {
    if target.force { file::Existing::Replace } else { file::Existing::Keep }
}

/// Writes a file whole, or standard output. Who reads the output may stop early; the exit status stays true.
pub(super) fn deliver(target: &Target, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    if let Some(path) = &target.output {
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
