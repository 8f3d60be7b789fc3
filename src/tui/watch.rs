//! Tells when the file of a source changes.

use super::{event::Event, run::Outbox};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};

/// Watches until it is dropped.
#[derive(Debug)]
pub(super) struct Watch {
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches the files among `sources`. Editors put a new file in the place of the old one, so it is folders that are watched.
    ///
    /// # Errors
    /// What the system answers.
    pub(super) fn start(sources: &[String], events: Outbox) -> notify::Result<Watch> {
        let files: FxHashSet<PathBuf> = sources.iter().filter_map(|s| Path::new(s).canonicalize().ok()).filter(|p| p.is_file()).collect();
        let folders: FxHashSet<PathBuf> = files.iter().filter_map(|f| f.parent().map(Path::to_owned)).collect();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let changed = |e: &notify::Event| !matches!(e.kind, EventKind::Access(_)) && e.paths.iter().any(|p| files.contains(p));
            if event.is_ok_and(|e| changed(&e)) {
                events.send(Event::SourceChanged);
            }
        })?;
        folders.iter().try_for_each(|folder| watcher.watch(folder, RecursiveMode::NonRecursive))?;
        Ok(Watch { _watcher: watcher })
    }
}
