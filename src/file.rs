//! Files that are whole or not there.

use std::{
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Why an export was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is there already.
    #[error("{} exists already; give another name, or --force to replace it", .0.display())]
    Exists(PathBuf),
    /// The path cannot be written to.
    #[error("{}: {source}; nothing was written: choose a file in a folder that exists, has room and lets you write", path.display())]
    Write {
        /// Where.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
}

/// Whether a file that is there already may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave it alone.
    Keep,
    /// Replace it.
    Replace,
}

/// Writes `path` atomically: a reader of it sees the old content or the new, never a part. A link is replaced by a file only
/// with [`Existing::Replace`], and what it leads to is left alone. A device or pipe takes the content as it comes.
///
/// # Errors
/// [`Error`], with nothing written.
pub fn write(path: &Path, existing: Existing, fill: impl FnOnce(&mut BufWriter<&mut fs::File>) -> io::Result<()>) -> Result<(), Error> {
    let failed = |source| Error::Write { path: path.to_owned(), source };
    if path.metadata().is_ok_and(|m| !m.is_file() && !m.is_dir()) {
        let mut device = fs::OpenOptions::new().write(true).open(path).map_err(failed)?;
        let mut buffered = BufWriter::new(&mut device);
        return fill(&mut buffered).and_then(|()| buffered.flush()).map_err(failed);
    }
    if existing == Existing::Keep && path.symlink_metadata().is_ok() {
        return Err(Error::Exists(path.to_owned()));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder.metadata().map_err(failed)?;
    // the name of the temporary file means nothing to anybody
    let mut temporary = tempfile::Builder::new().prefix(".crossread-").tempfile_in(folder).map_err(|e| failed(e.kind().into()))?;
    let mut buffered = BufWriter::new(temporary.as_file_mut());
    fill(&mut buffered).and_then(|()| buffered.flush()).map_err(failed)?;
    drop(buffered);
    temporary.as_file().sync_all().map_err(failed)?;
    readable(&temporary, path).map_err(failed)?;
    let kept = match existing {
        Existing::Keep => temporary.persist_noclobber(path),
        Existing::Replace => temporary.persist(path),
    };
    kept.map(drop).map_err(|e| if e.error.kind() == io::ErrorKind::AlreadyExists { Error::Exists(path.to_owned()) } else { failed(e.error) })
}

/// Temporary files are private: the file gets the mode of the one that it replaces, or that of any file the user makes.
#[cfg(unix)]
fn readable(temporary: &tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    let mode = fs::metadata(path).map(|there| there.permissions());
    let permissions = match mode {
        Ok(permissions) => permissions,
        // what the process takes away of a new file's mode is told by making one
        Err(_) => {
            let mut beside = temporary.path().as_os_str().to_owned();
            beside.push("-mode");
            let made = fs::File::create_new(&beside).and_then(|file| file.metadata());
            let _ = fs::remove_file(&beside);
            made?.permissions()
        }
    };
    temporary.as_file().set_permissions(permissions)
}

#[cfg(not(unix))]
fn readable(_: &tempfile::NamedTempFile, _: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_file_is_as_private_as_the_one_that_it_replaces_and_a_new_one_as_any() {
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let path = folder.path().join("a.txt");
        write(&path, Existing::Keep, |out| out.write_all(b"a")).unwrap();
        let plain = folder.path().join("plain.txt");
        fs::write(&plain, "a").unwrap();
        assert_eq!(mode(&path), mode(&plain));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        write(&path, Existing::Replace, |out| out.write_all(b"b")).unwrap();
        assert_eq!((mode(&path), fs::read_to_string(&path).unwrap().as_str()), (0o600, "b"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside it");
    }
}
