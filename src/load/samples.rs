//! The sample stories, inside the program: an installed binary opens something anywhere.

/// How their names begin.
pub(super) const SCHEME: &str = "sample:";

/// A sample article: its story, its file name, its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sample {
    pub(super) story: &'static str,
    pub(super) file: &'static str,
    pub(super) content: &'static str,
}

macro_rules! samples {
    ($($story:literal: $($file:literal),+;)+) => {
        &[$($(Sample { story: $story, file: $file, content: include_str!(concat!("../../sample-articles/", $story, "/", $file)) }),+),+]
    };
}

const ALL: &[Sample] = samples! {
    "ferry": "coastline-press.txt", "continental-ledger.txt", "dravik-evening-star.md", "national-standard.md";
    "referendums": "harbour-gazette.md", "meridian-post.txt", "northern-wire.txt", "valley-courier.md";
};

/// The articles of `story` or `story/file`, in name order; none where there is no such story.
pub(super) fn find(name: &str) -> impl Iterator<Item = &'static Sample> {
    let (story, file) = name.split_once('/').map_or((name, None), |(s, f)| (s, Some(f)));
    ALL.iter().filter(move |s| s.story == story && file.is_none_or(|f| f == s.file))
}

/// The names of all stories, for messages.
pub(super) fn stories() -> String {
    let mut names: Vec<&str> = ALL.iter().map(|s| s.story).collect();
    names.dedup();
    names.iter().map(|n| format!("{SCHEME}{n}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn every_article_of_the_folder_is_embedded() {
        let mut there = Vec::new();
        for story in fs::read_dir("sample-articles").unwrap().flatten() {
            for file in fs::read_dir(story.path()).unwrap().flatten() {
                if file.file_name() != "gold.toml" {
                    there.push((story.file_name().to_string_lossy().into_owned(), file.file_name().to_string_lossy().into_owned()));
                }
            }
        }
        there.sort();
        let embedded: Vec<(String, String)> = ALL.iter().map(|s| (s.story.to_owned(), s.file.to_owned())).collect();
        assert_eq!(there, embedded);
    }

    #[test]
    fn a_story_or_one_article_of_it() {
        assert_eq!(find("referendums").count(), 4);
        assert_eq!(find("ferry/national-standard.md").count(), 1);
        assert_eq!(find("nosuch").count() + find("ferry/nosuch").count(), 0);
    }
}
