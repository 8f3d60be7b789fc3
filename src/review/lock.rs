//! The lock beside a review file: two readers read it and write it anew one after the other.

use std::{
    ffi::OsString,
    fs::{File, OpenOptions},
    path::{Path, PathBuf},
};

/// How often the lock is taken anew where another reader removed the one that was waited for.
const TRIES: usize = 1000;

/// A lock that is held. Its file is removed with it, so that nothing stays beside the articles: only who holds the lock does that, and
/// who waited for it meanwhile sees that the file lies there no longer and takes the next one.
#[derive(Debug)]
pub(super) struct Lock {
    #[cfg_attr(not(unix), allow(dead_code, reason = "there the file stays"))]
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Waits for the lock of a review file. `None` where the folder allows none.
    pub(super) fn take(review: &Path) -> Option<Lock> {
        let mut name = OsString::from(".");
        name.push(review.file_name()?);
        name.push(".lock");
        let path = review.with_file_name(name);
        for _ in 0..TRIES {
            let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).ok()?;
            file.lock().ok()?;
            if lies_at(&file, &path) {
                return Some(Lock { path, _file: file });
            }
        }
        None
    }
}

/// Whether it is this file that a path leads to.
#[cfg(unix)]
fn lies_at(file: &File, path: &Path) -> bool {
    use std::{fs::Metadata, os::unix::fs::MetadataExt};
    let same = |a: Metadata, b: Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
    file.metadata().ok().zip(std::fs::metadata(path).ok()).is_some_and(|(a, b)| same(a, b))
}

/// Files are not told apart here, and so none is removed.
#[cfg(not(unix))]
fn lies_at(_: &File, _: &Path) -> bool {
    true
}

#[cfg(unix)]
impl Drop for Lock {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, thread};

    #[test]
    fn one_after_the_other_holds_it_and_no_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let review = folder.path().join("wire.crossread.toml");
        let (readers, times) = (8, 200);
        fs::write(&review, "0").unwrap();
        thread::scope(|scope| {
            for _ in 0..readers {
                scope.spawn(|| {
                    for _ in 0..times {
                        let _lock = Lock::take(&review).expect("a lock");
                        let count: usize = fs::read_to_string(&review).unwrap().parse().unwrap();
                        fs::write(&review, (count + 1).to_string()).unwrap();
                    }
                });
            }
        });
        assert_eq!(fs::read_to_string(&review).unwrap(), (readers * times).to_string());
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        if cfg!(unix) {
            assert_eq!(names, ["wire.crossread.toml"]);
        }
    }
}
