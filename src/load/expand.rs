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
}

/// The deepest nesting of folders that is followed.
const DEEPEST: usize = 32;

/// The articles that `source` stands for, in name order.
pub(super) fn expand(source: &str) -> Result<Vec<Item>, Problem> {
    let problem = |message: String| Problem { source: source.to_owned(), message };
    let path = Path::new(source);
    if source == "-" {
        return Ok(vec![Item::StandardInput]);
    }
    if let Some((feed, number)) = entry_of(source) {
        let item = if feed.contains("://") { Item::Address(feed.to_owned()) } else { Item::File(feed.into()) };
        return Ok(vec![Item::Entry(Box::new(item), number)]);
    }
    if source.starts_with("http://") || source.starts_with("https://") {
        return Ok(vec![Item::Address(source.to_owned())]);
    }
    if source.contains("://") {
        return Err(problem("is an address of a kind that is not read; http and https are".to_owned()));
    }
    if let Some(story) = source.strip_prefix(SCHEME) {
        let found: Vec<Item> = samples::find(story).map(Item::Sample).collect();
        return if found.is_empty() { Err(problem(format!("no such sample; there are {}", samples::stories()))) } else { Ok(found) };
    }
    if path.is_dir() {
        let found = walk(path, |p| p.file_name().and_then(|n| n.to_str()).is_some_and(format::is_article));
        return if found.is_empty() { Err(problem(format!("holds no article; files that end in {} count as such", format::endings()))) } else { Ok(found) };
    }
    if path.symlink_metadata().is_err() && source.contains(['*', '?', '[', '{']) {
        let glob = GlobBuilder::new(source).literal_separator(true).build().map_err(|e| problem(format!("is not a valid pattern: {}", e.kind())))?;
        let matcher = glob.compile_matcher();
        let from: PathBuf = path.components().take_while(|c| !c.as_os_str().to_string_lossy().contains(['*', '?', '[', '{'])).collect();
        let root = if from.as_os_str().is_empty() { Path::new(".") } else { &from };
        let found = walk(root, |p| matcher.is_match(p.strip_prefix("./").unwrap_or(p)) || matcher.is_match(p));
        return if found.is_empty() { Err(problem("matches no file".to_owned())) } else { Ok(found) };
    }
    Ok(vec![Item::File(path.to_owned())])
}

/// `FEED#3`: the feed and the number; a file whose own name ends so is a file.
pub(super) fn entry_of(source: &str) -> Option<(&str, usize)> {
    let (feed, number) = source.rsplit_once('#')?;
    let number = number.parse::<usize>().ok().filter(|n| *n > 0)?;
    let address = feed.starts_with("http://") || feed.starts_with("https://");
    (address || !Path::new(source).exists() && Path::new(feed).is_file()).then_some((feed, number))
}

/// The files below `root` that are `wanted`. Hidden ones and what links lead to are skipped.
fn walk(root: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<Item> {
    ignore::WalkBuilder::new(root)
        .standard_filters(false)
        .hidden(true)
        .max_depth(Some(DEEPEST))
        .sort_by_file_name(Ord::cmp)
        .build()
        .flatten()
        .filter(|e| e.file_type().is_some_and(|t| t.is_file()) && wanted(e.path()))
        .map(|e| Item::File(e.path().strip_prefix("./").unwrap_or(e.path()).to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(source: &str) -> Vec<String> {
        expand(source).unwrap().iter().map(Item::name).collect()
    }

    #[test]
    fn folders_give_their_articles_in_name_order() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        for file in ["c.txt", "b/x.MD", "a.txt", ".hidden.txt", "gold.toml", "picture.jpg"] {
            fs::write(folder.path().join(file), "text").unwrap();
        }
        let root = folder.path().to_string_lossy().into_owned();
        let at = |name: &str| format!("{root}/{name}");
        assert_eq!(names(&root), [at("a.txt"), at("b/x.MD"), at("c.txt")]);
        assert_eq!(names(&at("*.txt")), [at("a.txt"), at("c.txt")]);
        assert_eq!(names(&at("**/*.{MD,txt}")), [at("a.txt"), at("b/x.MD"), at("c.txt")]);
        assert_eq!(names(&at("gold.toml")), [at("gold.toml")]);
        assert_eq!(expand(&at("*.pdf")).unwrap_err().message, "matches no file");
        assert!(expand(&at("[.txt")).unwrap_err().message.starts_with("is not a valid pattern"));
        fs::create_dir(folder.path().join("empty")).unwrap();
        assert!(expand(&at("empty")).unwrap_err().message.starts_with("holds no article"));
    }

    #[test]
    fn samples_have_names_of_their_own() {
        assert_eq!(names("sample:ferry")[0], "sample:ferry/coastline-press.txt");
        assert_eq!(expand("sample:x").unwrap_err().message, "no such sample; there are sample:ferry, sample:referendums");
    }
}
