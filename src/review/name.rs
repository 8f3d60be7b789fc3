//! Names of sources. In a review file a path starts at the file's folder, in memory at none, so that a judgement finds its source
//! from wherever and however that was opened.

use std::path::{Component, Path, PathBuf};

/// Whether a source is named by a path, not by an address, a sample's name or standard input.
pub fn is_path(source: &str) -> bool {
    source != "-" && !source.starts_with("sample:") && !source.contains("://")
}

/// The path that `source` stands for in `folder`, without `.` and `..`; other names as they are.
pub fn full(folder: &Path, source: &str) -> String {
    if is_path(source) { clean(&folder.join(source)).to_string_lossy().into_owned() } else { source.to_owned() }
}

/// How a full name is written in `folder`: from there where the two have a folder in common, else in full.
pub fn from(folder: &Path, full: &str) -> String {
    if !is_path(full) || folder.as_os_str().is_empty() {
        return full.to_owned();
    }
    let (here, there): (Vec<Component>, Vec<Component>) = (folder.components().collect(), Path::new(full).components().collect());
    let common = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let named = |c: &Component| matches!(c, Component::Normal(_));
    if !there[..common].iter().any(named) && here.iter().any(named) {
        return full.to_owned();
    }
    let up = here[common..].iter().map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(there[common..].iter().copied()).collect();
    let name = path.to_string_lossy();
    // a file may be called `-`
    if is_path(&name) { name.into_owned() } else { format!("./{name}") }
}

/// A path without `.`, and without `..` wherever a folder goes before it.
fn clean(path: &Path) -> PathBuf {
    let mut parts: Vec<Component> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) | (Component::ParentDir, Some(Component::RootDir)) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            (part, _) => parts.push(part),
        }
    }
    parts.into_iter().collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_the_same_however_it_was_given() {
        let full = |source| full(Path::new("/desk/flood"), source);
        for source in ["wire.txt", "./wire.txt", "../flood/wire.txt", "/desk/flood/wire.txt", "/desk//x/../flood/./wire.txt"] {
            assert_eq!(full(source), "/desk/flood/wire.txt", "{source}");
        }
        assert_eq!(full("../../../a.txt"), "/a.txt");
        for other in ["-", "sample:ferry", "https://wire.example/../a"] {
            assert_eq!(full(other), other);
            assert_eq!(from(Path::new("/desk"), other), other);
        }
    }

    #[test]
    fn a_file_names_its_sources_from_its_own_folder() {
        let from = |folder: &str, source| from(Path::new(folder), source);
        assert_eq!(from("/desk/flood", "/desk/flood/wire.txt"), "wire.txt");
        assert_eq!(from("/desk/flood", "/desk/b/wire.txt"), "../b/wire.txt");
        assert_eq!(from("/desk/flood", "/elsewhere/wire.txt"), "/elsewhere/wire.txt");
        assert_eq!(from("", "Wire.txt"), "Wire.txt");
        assert_eq!(from("/", "/wire.txt"), "wire.txt");
        assert_eq!(from("/desk", "/desk/-"), "./-");
        assert_eq!(from("/desk", "/desk/sample:ferry"), "./sample:ferry");
    }
}
