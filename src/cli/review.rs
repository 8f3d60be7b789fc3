//! Which review file goes with which sources.

use crate::review::{self, Error, Review, Store};
use std::path::{Path, PathBuf};

/// How the names of review files end.
pub(super) const ENDING: &str = ".crossread.toml";
/// Sources that a review file's name tells.
const NAMED: usize = 3;

/// What is opened.
#[derive(Debug)]
pub(super) struct Opened {
    /// The sources; a review file among those given stands for the sources that it names.
    pub(super) sources: Vec<String>,
    /// Where judgements are kept.
    pub(super) store: Store,
    /// What was judged.
    pub(super) review: Review,
    /// Why the file beside the sources was not read: nobody asked for it, so work goes on without.
    pub(super) trouble: Option<Error>,
}

/// Opens the review asked for, the first one among the sources, or the one beside them.
///
/// # Errors
/// A review file that was named cannot be read.
pub(super) fn open(given: &[String], asked: Option<&Path>) -> Result<Opened, Error> {
    let mut sources: Vec<String> = Vec::new();
    let mut first = None;
    for source in given {
        if is_review(source) {
            let (store, review) = Store::open(Path::new(source))?;
            let named = review.to_open().into_iter().filter(|s| !sources.contains(s)).collect::<Vec<_>>();
            sources.extend(named);
            first.get_or_insert((store, review));
        } else {
            sources.push(source.clone());
        }
    }
    let named = match asked {
        Some(path) => Some(Store::open(path)?),
        None => first,
    };
    let beside = || {
        let path = beside(&sources);
        Store::open(&path).map_or_else(|error| (Store::aside(&path), Some(error)), |opened| (opened, None))
    };
    let ((store, review), trouble) = named.map_or_else(beside, |opened| (opened, None));
    Ok(Opened { sources, store, review, trouble })
}

/// Whether a source is a review or story file, by its name or by how it begins.
fn is_review(source: &str) -> bool {
    let path = Path::new(source);
    path.is_file() && (source.ends_with(ENDING) || review::begins_as_review(path))
}

/// The file beside the sources: of their names in the order given, else in the order in which they were given before.
fn beside(sources: &[String]) -> PathBuf {
    const ORDERS: [[usize; NAMED]; 5] = [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    let usual = named_for(sources);
    if usual.exists() || sources.len() > NAMED {
        return usual;
    }
    let other = |order: &[usize; NAMED]| named_for(&order.iter().filter_map(|i| sources.get(*i).cloned()).collect::<Vec<_>>());
    ORDERS.iter().map(other).find(|path| path.exists()).unwrap_or(usual)
}

/// `flood/wire-herald.crossread.toml` for `flood/wire.txt` and `herald.md`; in the present folder where no source is a file.
fn named_for(sources: &[String]) -> PathBuf {
    /// Bytes of the sources' names: file systems take 255 for the whole, and a lock and a copy beside it have longer names.
    const LONGEST: usize = 200;
    let mut name = sources.iter().take(NAMED).map(|s| stem(s)).filter(|s| !s.is_empty()).collect::<Vec<_>>().join("-");
    name.truncate(name.floor_char_boundary(LONGEST));
    if sources.len() > NAMED {
        name.push_str(&format!("-and-{}-more", sources.len() - NAMED));
    }
    if name.is_empty() {
        name.push_str("comparison");
    }
    let first = sources.iter().map(Path::new).find(|p| p.exists());
    let folder = first.and_then(|p| if p.is_dir() { Some(p) } else { p.parent() }).unwrap_or(Path::new(""));
    folder.join(format!("{name}{ENDING}"))
}

/// What names a source: its last part without ending, of letters and figures.
fn stem(source: &str) -> String {
    let last = source.trim_end_matches(['/', '\\']).rsplit(['/', '\\', ':']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| if stem.is_empty() { last } else { stem });
    stem.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).take(40).collect::<String>().trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Saved, SourceRow, render};
    use std::fs;

    #[test]
    fn a_review_goes_beside_its_sources() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("wire.txt");
        fs::write(&file, "Words.").unwrap();
        let path = |sources: &[&str]| open(&sources.iter().map(ToString::to_string).collect::<Vec<_>>(), None).unwrap().store.path().to_owned();
        assert_eq!(path(&[file.to_str().unwrap(), "herald.md"]), folder.path().join("wire-herald.crossread.toml"));
        assert_eq!(path(&["sample:ferry"]), Path::new("ferry.crossread.toml"));
        assert_eq!(path(&["-"]), Path::new("comparison.crossread.toml"));
        assert_eq!(path(&["https://news.example/a/b", "c", "d", "e"]), Path::new("b-c-d-and-1-more.crossread.toml"));
        let long = ["ж".repeat(40), "щ".repeat(40), "ю".repeat(40), "a".to_owned()];
        let name = path(&long.each_ref().map(String::as_str)).file_name().map(std::ffi::OsStr::len);
        assert!(name.is_some_and(|bytes| (200..230).contains(&bytes)), "{name:?}");
        assert_eq!(open(&["a".to_owned()], Some(Path::new("mine.toml"))).unwrap().store.path(), Path::new("mine.toml"));
    }

    #[test]
    fn a_review_is_found_in_whatever_order_its_sources_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let [wire, herald, post] = ["wire.txt", "herald.md", "post.md"].map(|name| {
            let file = folder.path().join(name);
            fs::write(&file, "Words.").unwrap();
            file.to_str().unwrap().to_owned()
        });
        let at = |sources: &[&String]| beside(&sources.iter().copied().cloned().collect::<Vec<_>>()).file_name().unwrap().to_owned();
        fs::write(folder.path().join("wire-herald.crossread.toml"), "").unwrap();
        assert_eq!(at(&[&wire, &herald]), "wire-herald.crossread.toml");
        assert_eq!(at(&[&herald, &wire]), "wire-herald.crossread.toml");
        assert_eq!(at(&[&herald, &post]), "herald-post.crossread.toml");
        assert_eq!(at(&[&post, &wire, &herald]), "post-wire-herald.crossread.toml");
        fs::write(folder.path().join("herald-wire-post.crossread.toml"), "").unwrap();
        assert_eq!(at(&[&post, &wire, &herald]), "herald-wire-post.crossread.toml");
    }

    #[test]
    fn a_review_file_opens_its_sources_from_its_own_folder() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.crossread.toml");
        let row = |path: &str| SourceRow { path: path.to_owned(), ..SourceRow::default() };
        let review = Review { sources: vec![row("a.txt"), row("feed.xml#1"), row("feed.xml#2"), row("sample:ferry/a.txt")], ..Review::default() };
        fs::write(&file, render(&review)).unwrap();
        let given = [file.to_str().unwrap().to_owned(), "b.txt".to_owned()];
        let opened = open(&given, None).unwrap();
        let full = |name: &str| fs::canonicalize(folder.path()).unwrap().join(name);
        let at = |source: &str| std::path::absolute(source).map(|p| fs::canonicalize(p.parent().unwrap()).unwrap().join(p.file_name().unwrap())).unwrap();
        assert_eq!([at(&opened.sources[0]), at(&opened.sources[1])], [full("a.txt"), full("feed.xml")]);
        assert_eq!(opened.sources[2..], ["sample:ferry/a.txt", "b.txt"]);
        assert_eq!(opened.store.path(), file);
        fs::write(&file, "crossread = what\n").unwrap();
        assert!(open(&given, None).unwrap_err().to_string().contains(":1:13"));
    }

    #[test]
    fn a_story_file_is_known_whatever_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str, content: &str| {
            let path = folder.path().join(name);
            fs::write(&path, content).unwrap();
            path.to_str().unwrap().to_owned()
        };
        let story = render(&Review { sources: vec![SourceRow { path: "sample:ferry/a.txt".to_owned(), ..SourceRow::default() }], ..Review::default() });
        for (name, content) in [("s9.toml", story.as_str()), ("notes.txt", &story.replacen("# A", "\n# My own words\n# A", 1))] {
            assert_eq!(open(&[at(name, content)], None).unwrap().sources, ["sample:ferry/a.txt"], "{name}");
        }
        for article in ["# A comparison in crossread\n\nWords.", "crossread = the name of a program", "Words.", ""] {
            let path = at("article.md", article);
            assert_eq!(open(std::slice::from_ref(&path), None).unwrap().sources, [path], "{article}");
        }
    }

    #[test]
    fn a_file_beside_the_sources_that_cannot_be_read_stops_nothing_and_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (source, file) = (folder.path().join("wire.txt"), folder.path().join("wire.crossread.toml"));
        fs::write(&source, "Words.").unwrap();
        for text in ["crossread = 1\n[[judgement]]\ndecision = \"guess\"\n", "crossread = 99\n"] {
            fs::write(&file, text).unwrap();
            let mut opened = open(&[source.to_str().unwrap().to_owned()], None).unwrap();
            assert!(opened.trouble.unwrap().to_string().contains("wire.crossread.toml:"));
            let Saved::KeptBeside(kept) = opened.store.save(&mut opened.review).unwrap() else { panic!("the file that cannot be read is kept") };
            assert_eq!(fs::read_to_string(kept).unwrap(), text);
            assert!(open(&[source.to_str().unwrap().to_owned()], None).unwrap().trouble.is_none());
        }
    }
}
