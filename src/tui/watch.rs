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
        let files: FxHashSet<PathBuf> = sources.iter().filter_map(|s| in_full(Path::new(s))).filter(|p| !p.is_dir()).collect();
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

/// A file's path in full, though it is gone for a moment: its folder is there. `None` for an address or what has no folder.
fn in_full(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    path.canonicalize().ok().or_else(|| Some(folder.canonicalize().ok()?.join(path.file_name()?)))
}
