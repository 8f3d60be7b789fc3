//! Which review file goes with which sources.

use crate::review::Store;
use std::path::{Path, PathBuf};

/// How the names of review files end.
pub(super) const ENDING: &str = ".crossread.toml";
/// Sources that a review file's name tells.
const NAMED: usize = 3;

/// The sources to open, and where what is judged of them is kept: the file asked for, the one among the sources, or one beside them.
/// A review file among the sources stands for the sources that it names.
///
/// # Errors
/// A review file among the sources that cannot be read.
pub(super) fn open(sources: &[String], asked: Option<&Path>) -> anyhow::Result<(Vec<String>, PathBuf)> {
    let mut opened: Vec<String> = Vec::new();
    let mut first = None;
    for source in sources {
        if !is_review(source) {
            opened.push(source.clone());
            continue;
        }
        let (store, review) = Store::open(Path::new(source))?;
        for row in review.sources {
            // A feed's articles are named by their number in it; the feed is read once.
            let feed = row.path.rsplit_once('#').filter(|(_, n)| n.bytes().all(|b| b.is_ascii_digit())).map(|(feed, _)| feed.to_owned());
            let path = feed.unwrap_or(row.path);
            if !opened.contains(&path) {
                opened.push(path);
            }
        }
        first.get_or_insert_with(|| store.path().to_owned());
    }
    let path = asked.map(Path::to_owned).or(first).unwrap_or_else(|| beside(&opened));
    Ok((opened, path))
}

/// Whether a source is a review file.
fn is_review(source: &str) -> bool {
    source.ends_with(ENDING) && Path::new(source).is_file()
}

/// `flood/wire-herald.crossread.toml` for `flood/wire.txt` and `herald.md`; in the present folder where no source is a file.
fn beside(sources: &[String]) -> PathBuf {
    let mut name = sources.iter().take(NAMED).map(|s| stem(s)).filter(|s| !s.is_empty()).collect::<Vec<_>>().join("-");
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
    use crate::review::{Review, SourceRow, render};
    use std::fs;

    #[test]
    fn a_review_goes_beside_its_sources() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("wire.txt");
        fs::write(&file, "Words.").unwrap();
        let path = |sources: &[&str]| open(&sources.iter().map(ToString::to_string).collect::<Vec<_>>(), None).unwrap().1;
        assert_eq!(path(&[file.to_str().unwrap(), "herald.md"]), folder.path().join("wire-herald.crossread.toml"));
        assert_eq!(path(&["sample:ferry"]), Path::new("ferry.crossread.toml"));
        assert_eq!(path(&["-"]), Path::new("comparison.crossread.toml"));
        assert_eq!(path(&["https://news.example/a/b", "c", "d", "e"]), Path::new("b-c-d-and-1-more.crossread.toml"));
        assert_eq!(open(&["a".to_owned()], Some(Path::new("mine.toml"))).unwrap().1, Path::new("mine.toml"));
    }

    #[test]
    fn a_review_file_opens_its_sources() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.crossread.toml");
        let row = |path: &str| SourceRow { path: path.to_owned(), ..SourceRow::default() };
        let review = Review { sources: vec![row("a.txt"), row("feed.xml#1"), row("feed.xml#2")], ..Review::default() };
        fs::write(&file, render(&review)).unwrap();
        let given = [file.to_str().unwrap().to_owned(), "b.txt".to_owned()];
        let (sources, path) = open(&given, None).unwrap();
        assert_eq!((sources, path), (["a.txt", "feed.xml", "b.txt"].map(str::to_owned).to_vec(), file.clone()));
        fs::write(&file, "crossread = what\n").unwrap();
        assert!(open(&given, None).unwrap_err().to_string().contains(":1:13"));
    }
}
