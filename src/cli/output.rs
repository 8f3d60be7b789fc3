//! Where output goes: to a file, or to standard output as wide as its terminal; never over what is being read.

use super::{Session, args::Target, is_broken_pipe};
use crate::{
    file, review,
    text::{Document, visible_line},
};
use anyhow::{Context, bail};
use std::{
    env, fs,
    io::{self, BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
};

/// Bytes that are written to standard output at once.
const BUFFER: usize = 1 << 16;

/// Where text goes to a terminal, as wide as `COLUMNS` or the terminal says; else, or where both say nothing, as the settings do.
pub(super) fn width(session: &Session<'_>, target: &Target) -> usize {
    let otherwise = session.config.output.width;
    if target.file().is_some() || !io::stdout().is_terminal() {
        return otherwise.into();
    }
    let stated = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = crossterm::terminal::size().ok().map(|(columns, _)| columns);
    columns([stated, terminal], otherwise).into()
}

/// The first width that is told; some terminals tell of none.
fn columns(told: [Option<u16>; 2], otherwise: u16) -> u16 {
    told.into_iter().flatten().find(|columns| *columns > 0).unwrap_or(otherwise)
}

/// Refuses a file to write that is one of those being read, whatever it is called, or that holds judgements.
pub(super) fn spare<'a>(sources: &[String], documents: &[Document], targets: impl IntoIterator<Item = &'a Path>) -> anyhow::Result<()> {
    let real = |path: &Path| fs::canonicalize(path).ok();
    // FEED#3 is read from FEED
    let names = || documents.iter().map(|d| &d.about.path).chain(sources).flat_map(|name| [Some(name.as_str()), name.rsplit_once('#').map(|(feed, _)| feed)]);
    let is_read = |target: &PathBuf| names().flatten().any(|name| real(Path::new(name)).as_ref() == Some(target));
    // a device that is read may be written to
    for target in targets.into_iter().filter(|target| target.is_file()) {
        if real(target).as_ref().is_some_and(is_read) {
            bail!("{} is one of the sources, which are never replaced; give another name", visible_line(&target.display().to_string()));
        }
        if holds_judgements(target) {
            bail!("{} holds judgements, which are never replaced; give another name", visible_line(&target.display().to_string()));
        }
    }
    Ok(())
}

/// Whether a file is a review in which something was judged, or one that cannot be understood.
fn holds_judgements(path: &Path) -> bool {
    let judged = |text: String| review::parse(path, &text).is_ok_and(|review| review.history.done().is_empty());
    review::begins_as_review(path) && !fs::read_to_string(path).is_ok_and(judged)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_without_columns_has_the_width_of_the_settings() {
        assert_eq!(columns([None, Some(120)], 100), 120);
        assert_eq!(columns([Some(90), Some(120)], 100), 90);
        assert_eq!(columns([Some(90), Some(0)], 100), 90);
        assert_eq!(columns([Some(0), Some(0)], 100), 100);
        assert_eq!(columns([None, None], 100), 100);
    }

    #[test]
    fn what_was_judged_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path
        };
        let story = at("story.toml", "crossread = 1\n[[source]]\npath = \"a.txt\"\n");
        let judged = "crossread = 1\n[[judgement]]\ndecision = \"note\"\ntext = \"Ask\"\n[judgement.passage]\nsource = \"a.txt\"\nparagraph = 1\nindex = 0\nwords = \"W\"\n";
        let refused = |path: &Path| spare(&[], &[], [path]).is_err();
        assert!(!refused(&story) && !refused(&at("a.md", "Words.")) && !refused(&folder.path().join("new.toml")));
        assert!(refused(&at("damaged.toml", "crossread = 1\n[[judgement]]\n")) && refused(&at("judged.toml", judged)));
    }
}
