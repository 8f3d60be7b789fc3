//! From what the user names to the single articles: folders, globs, sample stories.

use super::{
    format,
    samples::{self, SCHEME, Sample},
};
use crate::text::Problem;
use globset::GlobBuilder;
use std::path::{Path, PathBuf};

/// One article to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    File(PathBuf),
    StandardInput,
    Sample(&'static Sample),
    Address(String),
    /// One entry of a feed, counted from 1, the newest first.
    Entry(Box<Item>, usize),
}

impl Item {
    /// The name that the article has in exports and messages.
    pub(super) fn name(&self) -> String {
        match self {
            Item::File(path) => path.to_string_lossy().into_owned(),
            Item::StandardInput => "-".to_owned(),
            Item::Address(url) => url.clone(),
            Item::Sample(sample) => format!("{SCHEME}{}/{}", sample.story, sample.file),
            Item::Entry(feed, number) => format!("{}#{number}", feed.name()),
        }
    }

    /// Where it stands, whichever way a file is named.
    pub(super) fn place(&self) -> PathBuf {
        match self {
            Item::File(path) => path.canonicalize().unwrap_or_else(|_| path.clone()),
            Item::Entry(feed, number) => {
                let mut place = feed.place().into_os_string();
                place.push(format!("#{number}"));
                place.into()
            }
            Item::StandardInput | Item::Sample(_) | Item::Address(_) => self.name().into(),
        }
    }
}

/// The deepest nesting of folders that is followed.
const DEEPEST: usize = 32;

/// The articles that `source` stands for, in name order, and what could not be looked into.
pub(super) fn expand(source: &str) -> (Vec<Item>, Vec<Problem>) {
    let mut problems = Vec::new();
    let items = find(source, &mut problems).unwrap_or_else(|message| {
        let source = if source.is_empty() { "''" } else { source };
        problems.push(Problem { source: source.to_owned(), message });
        Vec::new()
    });
    (items, problems)
}

fn find(source: &str, problems: &mut Vec<Problem>) -> Result<Vec<Item>, String> {
    if source.is_empty() {
        return Err("an empty name stands for nothing; give a file, a folder or an address".to_owned());
    }
    if source == "-" {
        return Ok(vec![Item::StandardInput]);
    }
    if let Some((feed, number)) = entry_of(source) {
        let item = if feed.contains("://") { Item::Address(feed.to_owned()) } else { Item::File(feed.into()) };
        return Ok(vec![Item::Entry(Box::new(item), number)]);
    }
    if is_address(source) {
        return Ok(vec![Item::Address(source.to_owned())]);
    }
    if source.contains("://") {
        return Err("is an address of a kind that is not read; http and https are".to_owned());
    }
    if let Some(story) = source.strip_prefix(SCHEME) {
        let found: Vec<Item> = samples::find(story).map(Item::Sample).collect();
        return if found.is_empty() { Err(format!("no such sample; there are {}", samples::stories())) } else { Ok(found) };
    }
    let path = Path::new(source);
    if path.symlink_metadata().is_ok() {
        return at(path, problems);
    }
    if source.contains(['*', '?', '[', '{']) {
        return matching(source, problems);
    }
    let meant = if source.contains(char::REPLACEMENT_CHARACTER) { reading_as(path) } else { Vec::new() };
    if meant.is_empty() {
        return at(path, problems);
    }
    let found = meant.iter().map(|path| at(path, problems)).collect::<Result<Vec<_>, _>>()?;
    Ok(found.concat())
}

/// A file, or the articles of a folder.
fn at(path: &Path, problems: &mut Vec<Problem>) -> Result<Vec<Item>, String> {
    if path.is_dir() { inside(path, problems) } else { Ok(vec![Item::File(path.to_owned())]) }
}

/// The articles of a folder.
fn inside(folder: &Path, problems: &mut Vec<Problem>) -> Result<Vec<Item>, String> {
    let found = walk(folder, problems, |p| p.file_name().is_some_and(|name| format::is_article(&name.to_string_lossy())));
    if found.is_empty() && problems.is_empty() {
        return Err(format!("holds no article; files that end in {} count as such, also with .gz behind", format::endings()));
    }
    Ok(found)
}

/// The files that a pattern names.
fn matching(pattern: &str, problems: &mut Vec<Problem>) -> Result<Vec<Item>, String> {
    let glob = GlobBuilder::new(pattern).literal_separator(true).build().map_err(|e| format!("is not a valid pattern: {}", e.kind()))?;
    let matcher = glob.compile_matcher();
    let from: PathBuf = Path::new(pattern).components().take_while(|c| !c.as_os_str().to_string_lossy().contains(['*', '?', '[', '{'])).collect();
    let root = if from.as_os_str().is_empty() { Path::new(".") } else { &from };
    let found = walk(root, problems, |p| matcher.is_match(p.strip_prefix("./").unwrap_or(p)) || matcher.is_match(p));
    if found.is_empty() && problems.is_empty() { Err("matches no file".to_owned()) } else { Ok(found) }
}

/// The files whose names read as `path` does. Names that are not UTF-8 are written with U+FFFD for what cannot be read of them, in messages, exports
/// and review files; by that name they are found again.
fn reading_as(path: &Path) -> Vec<PathBuf> {
    let (Some(name), Some(parent)) = (path.file_name(), path.parent()) else { return vec![path.to_owned()] };
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let folders = if parent.symlink_metadata().is_ok() { vec![parent.to_owned()] } else { reading_as(parent) };
    let inside = folders.iter().filter_map(|folder| folder.read_dir().ok()).flatten().flatten();
    let mut found: Vec<PathBuf> = inside.filter(|e| e.file_name().to_string_lossy() == name.to_string_lossy()).map(|e| e.path()).collect();
    found.sort();
    found
}

fn is_address(source: &str) -> bool {
    source.split_once("://").is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
}

/// `FEED#3`: the feed and the number; a file whose own name ends so is a file.
pub(super) fn entry_of(source: &str) -> Option<(&str, usize)> {
    let (feed, number) = source.rsplit_once('#')?;
    let number = number.parse::<usize>().ok().filter(|n| *n > 0)?;
    (is_address(feed) || !Path::new(source).exists() && Path::new(feed).is_file()).then_some((feed, number))
}

/// The files below `root` that are `wanted`; what cannot be looked into is told. Hidden ones and what links lead to are skipped.
fn walk(root: &Path, problems: &mut Vec<Problem>, wanted: impl Fn(&Path) -> bool) -> Vec<Item> {
    let mut found = Vec::new();
    for entry in ignore::WalkBuilder::new(root).standard_filters(false).hidden(true).max_depth(Some(DEEPEST)).sort_by_file_name(Ord::cmp).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) && wanted(entry.path()) => {
                found.push(Item::File(entry.path().strip_prefix("./").unwrap_or(entry.path()).to_owned()));
            }
            Ok(_) => {}
            Err(error) => problems.push(closed(root, &error)),
        }
    }
    found
}

/// A folder that cannot be looked into.
fn closed(root: &Path, error: &ignore::Error) -> Problem {
    let message = match error.io_error() {
        Some(error) => format!("cannot be looked into, so that what it holds is left out: {}", error.kind()),
        None => format!("cannot be looked into: {error}"),
    };
    Problem { source: place(error).unwrap_or(root).to_string_lossy().into_owned(), message }
}

/// Where it is that cannot be looked into.
fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place(err),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(source: &str) -> Vec<String> {
        let (items, problems) = expand(source);
        assert_eq!(problems, []);
        items.iter().map(Item::name).collect()
    }

    fn refused(source: &str) -> String {
        let (items, mut problems) = expand(source);
        assert_eq!((items.len(), problems.len()), (0, 1), "{source}");
        problems.remove(0).message
    }

    #[test]
    fn folders_give_their_articles_in_name_order() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        for file in ["c.txt", "b/x.MD", "a.txt", ".hidden.txt", "gold.toml", "picture.jpg", "crossread-comparison.md"] {
            fs::write(folder.path().join(file), "text").unwrap();
        }
        let root = folder.path().to_string_lossy().into_owned();
        let at = |name: &str| format!("{root}/{name}");
        assert_eq!(names(&root), [at("a.txt"), at("b/x.MD"), at("c.txt")]);
        assert_eq!(names(&at("*.txt")), [at("a.txt"), at("c.txt")]);
        assert_eq!(names(&at("**/*.{MD,txt}")), [at("a.txt"), at("b/x.MD"), at("c.txt")]);
        for named in ["gold.toml", "crossread-comparison.md"] {
            assert_eq!(names(&at(named)), [at(named)]);
        }
        assert_eq!(refused(&at("*.pdf")), "matches no file");
        assert!(refused(&at("[.txt")).starts_with("is not a valid pattern"));
        fs::create_dir(folder.path().join("empty")).unwrap();
        assert!(refused(&at("empty")).starts_with("holds no article") && refused(&at("empty")).ends_with(".gz behind"));
        assert!(refused("").starts_with("an empty name"));
    }

    #[test]
    fn samples_have_names_of_their_own() {
        assert_eq!(names("sample:ferry")[0], "sample:ferry/coastline-press.txt");
        assert_eq!(refused("sample:x"), "no such sample; there are sample:ferry, sample:referendums");
    }

    #[test]
    fn addresses_are_told_in_any_case() {
        for address in ["http://wire.example/a", "HTTPS://wire.example/a"] {
            assert_eq!(expand(address).0, [Item::Address(address.to_owned())]);
        }
        assert!(matches!(expand("HTTP://wire.example/a#2").0[..], [Item::Entry(_, 2)]));
        assert!(refused("ftp://wire.example").starts_with("is an address of a kind"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_that_are_not_utf_8_are_found_in_their_folder_and_as_they_are_written() {
        use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join(OsStr::from_bytes(b"d\xff"));
        fs::create_dir(&inner).unwrap();
        fs::write(inner.join(OsStr::from_bytes(b"x\xfe.txt")), "Words.").unwrap();
        let root = folder.path().to_string_lossy().into_owned();
        for source in [root.clone(), format!("{root}/d\u{fffd}"), format!("{root}/d\u{fffd}/x\u{fffd}.txt"), format!("{root}/*/*.txt")] {
            let (items, problems) = expand(&source);
            assert_eq!((items, problems), (vec![Item::File(inner.join(OsStr::from_bytes(b"x\xfe.txt")))], vec![]), "{source}");
        }
    }

    /// Deeper than the system lets a path reach: nobody, not even root, can look into that.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_cannot_be_looked_into_is_told_and_the_rest_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let deep = |name: &str| {
            let path = (0..12).fold(folder.path().join(name), |path, _| path.join("d".repeat(250)));
            fs::create_dir_all(&path).unwrap();
            path
        };
        let (outer, _) = (deep("a"), deep("b"));
        fs::rename(folder.path().join("b"), outer.join("b")).unwrap();
        fs::write(folder.path().join("z.txt"), "Words.").unwrap();
        let (items, problems) = expand(folder.path().to_str().unwrap());
        assert_eq!(items, [Item::File(folder.path().join("z.txt"))]);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].source.ends_with("ddd") && problems[0].message.starts_with("cannot be looked into, so that"), "{problems:?}");
    }
}
