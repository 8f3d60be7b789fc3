//! `key: value` lines between two `---` lines at the top of an article.

mod value;

use super::date;
use crate::text::{About, Stamp};

/// What stands at the top of an article, and the text behind it.
#[derive(Debug, PartialEq)]
pub(super) struct Front<'a> {
    pub(super) about: About,
    /// What of it was not understood, and what to do.
    pub(super) notes: Vec<String>,
    pub(super) body: &'a str,
}

/// What an article says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Outlet,
    Author,
    Url,
    VersionOf,
    Published,
    Modified,
}

/// The keys of each field in lower case; its own comes first, and goes before what others call it.
const KEYS: &[(Field, &[&str])] = &[
    (Field::Title, &["title", "headline"]),
    (Field::Outlet, &["outlet", "source", "publisher", "publication"]),
    (Field::Author, &["author", "authors", "byline"]),
    (Field::Url, &["url", "link"]),
    (Field::VersionOf, &["version_of"]),
    (Field::Published, &["published", "date"]),
    (Field::Modified, &["modified", "updated", "lastmod"]),
];

impl Field {
    /// The field that a key means, and whether the key is its own.
    fn of(key: &str) -> Option<(Field, bool)> {
        let key = key.to_ascii_lowercase().replace('-', "_");
        KEYS.iter().find_map(|(field, names)| names.iter().position(|n| *n == key).map(|place| (*field, place == 0)))
    }
}

/// A line of front matter.
enum Line<'a> {
    Pair {
        key: &'a str,
        value: &'a str,
    },
    /// More of the value before: an indented line, or an item of a list.
    More,
    /// Blank, or a comment.
    Nothing,
}

impl<'a> Line<'a> {
    /// `None` for a line that no front matter has.
    fn of(line: &'a str) -> Option<Line<'a>> {
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            return Some(Line::Nothing);
        }
        if line.starts_with([' ', '\t']) || line.starts_with("- ") {
            return Some(Line::More);
        }
        let (key, value) = line.split_once(':')?;
        let key = key.trim_end();
        let is_word = key.starts_with(|c: char| c.is_alphabetic() || c == '_') && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        let parted = value.is_empty() || value.starts_with([' ', '\t']) || Field::of(key).is_some();
        (is_word && parted).then_some(Line::Pair { key, value: value.trim() })
    }
}

/// A key with its value as it is written, and where that stands, both from 1.
struct Entry<'a> {
    key: &'a str,
    value: &'a str,
    line: usize,
    column: usize,
    /// Whether it goes on in the next lines.
    more: bool,
}

/// Parts the front matter from the body. What is no closed block of `key: value` lines, comments and blank lines is all body.
pub(super) fn split(raw: &str) -> Front<'_> {
    let text = |notes| Front { about: About::default(), notes, body: raw };
    let Some(rest) = raw.strip_prefix("---\n") else { return text(Vec::new()) };
    let closed = rest.split_once("\n---\n").or_else(|| rest.strip_suffix("\n---").map(|block| (block, "")));
    let block = closed.map_or(rest, |(block, _)| block);
    let (entries, strange) = entries(block);
    let is_known = entries.iter().any(|e| Field::of(e.key).is_some());
    match (closed, strange) {
        (Some((_, body)), None) if !entries.is_empty() => {
            let (about, mut notes) = understood(&entries);
            if !is_known {
                let known: Vec<&str> = KEYS.iter().filter_map(|(_, names)| names.first().copied()).collect();
                let end = block.lines().count() + 2;
                notes.push(format!("lines 1 to {end} are front matter of which no key is known, and are left out; there are {}", known.join(", ")));
            }
            Front { about, notes, body }
        }
        (Some(_), Some(line)) if is_known => {
            text(vec![format!("line {line}, column 1: is no `key: value`, so that all from line 1 on is article text; put it below the closing `---`")])
        }
        (None, _) if is_known => text(vec!["line 1, column 1: the front matter has no end, so that it is article text; close it with a line `---`".to_owned()]),
        (Some(_) | None, _) => text(Vec::new()),
    }
}

/// The entries of a block, up to the line that belongs to no front matter.
fn entries(block: &str) -> (Vec<Entry<'_>>, Option<usize>) {
    let mut entries: Vec<Entry> = Vec::new();
    // the line of the opening `---` is the first
    for (number, line) in (2..).zip(block.split('\n')) {
        match (Line::of(line), entries.last_mut()) {
            (Some(Line::Nothing), _) => {}
            (Some(Line::More), Some(entry)) if line.starts_with([' ', '\t']) || entry.value.is_empty() => entry.more = true,
            (Some(Line::Pair { key, value }), _) => {
                let start = line.rfind(value).unwrap_or(0);
                entries.push(Entry { key, value, line: number, column: line[..start].chars().count() + 1, more: false });
            }
            (Some(Line::More) | None, _) => return (entries, Some(number)),
        }
    }
    (entries, None)
}

fn understood(entries: &[Entry<'_>]) -> (About, Vec<String>) {
    let (mut about, mut notes) = (About::default(), Vec::new());
    let known = |own: bool| entries.iter().filter_map(move |e| Field::of(e.key).filter(|f| f.1 == own).map(|f| (e, f.0)));
    for (entry, field) in known(false).chain(known(true)) {
        let mut note = |words: String| notes.push(format!("line {}, column {}: {words}", entry.line, entry.column));
        let is_block = entry.value.starts_with(['|', '>']) && entry.value[1..].chars().all(|c| matches!(c, '+' | '-' | '0'..='9'));
        if is_block || entry.more {
            note(format!("the lines below belong to `{}` and are not read; write its value on one line", entry.key));
        }
        let value = if is_block { String::new() } else { value::unquoted(entry.value) };
        if value.is_empty() {
            continue;
        }
        let mut day = |value: &str| -> Option<Stamp> {
            let stamp = date::stamp(value);
            if stamp.is_none() {
                note(format!("`{value}` is no date that can be read; write year, month and day, as 2022-09-29"));
            }
            stamp
        };
        match field {
            Field::Published => about.published = day(&value).or(about.published),
            Field::Modified => about.modified = day(&value).or(about.modified),
            Field::Title => about.title = Some(value),
            Field::Outlet => about.outlet = Some(value),
            Field::Author => about.author = Some(value),
            Field::Url => about.url = Some(value),
            Field::VersionOf => about.version_of = Some(value),
        }
    }
    (about, notes)
}

/// What a page says of itself, after what stands above it.
pub(super) fn over(front: About, page: About) -> About {
    About {
        title: front.title.or(page.title),
        outlet: front.outlet.or(page.outlet),
        author: front.author.or(page.author),
        url: front.url.or(page.url),
        version_of: front.version_of.or(page.version_of),
        published: front.published.or(page.published),
        modified: front.modified.or(page.modified),
        ..page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_is_what_follows_the_block() {
        let raw =
            "---\ntitle: \"A: b\" # c\noutlet: Wire # d\npublished: 2022-09-29T18:05:00+03:00\nversion_of: wire.txt\nlayout: post\ntags:\n- a\n---\n\nFirst.\n";
        let Front { about, notes, body } = split(raw);
        assert_eq!((about.title.as_deref(), about.outlet.as_deref(), about.version_of.as_deref()), (Some("A: b"), Some("Wire"), Some("wire.txt")));
        let published = about.published.unwrap();
        assert_eq!((published.date.to_string(), published.time.map(|t| t.to_string())), ("2022-09-29".to_owned(), Some("18:05:00".to_owned())));
        assert_eq!((body, notes.len()), ("\nFirst.\n", 0), "{notes:?}");
        assert_eq!(split("---\ntitle: A\n---").body, "");
    }

    #[test]
    fn a_rule_at_the_top_takes_nothing_of_the_article() {
        for raw in [
            "First.",
            "--- \ntitle: A\n---\nFirst.",
            "---\nThe war began.\n\nIt ended: soon.\n---\nLast.",
            "---\nAt 10: nothing.\n---\nLast.",
            "---\n\n# A heading\n\n---\nLast.",
            "---\n---\nFirst.\n---\n",
            "---\nhttps://wire.example/a\n---\nLast.",
            "---\n- One\n- Two\n---\nLast.",
            "---\nFirst.",
        ] {
            assert_eq!(split(raw), Front { about: About::default(), notes: Vec::new(), body: raw });
        }
    }

    #[test]
    fn keys_are_known_in_any_case_and_by_other_names() {
        let about = |block: &str| split(&format!("---\n{block}\n---\nFirst.")).about;
        let told = about("Title: A\nSource: Wire\nDate: 2022-09-29\nByline: Ada\nUpdated: 2022-09-30\nLINK: https://wire.example");
        assert_eq!([told.title, told.outlet, told.author, told.url], ["A", "Wire", "Ada", "https://wire.example"].map(|v| Some(v.to_owned())));
        assert_eq!([told.published, told.modified].map(|s| s.unwrap().date.to_string()), ["2022-09-29", "2022-09-30"]);
        assert_eq!(about("outlet: Wire\nsource: Agency").outlet.as_deref(), Some("Wire"), "a field's own key goes first");
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_place() {
        for (raw, told) in [
            ("---\npublished: 29.9.2022\n---\nA.", "line 2, column 12: `29.9.2022` is no date"),
            ("---\n# c\nDate:  2022-13-45\n---\nA.", "line 3, column 8: `2022-13-45` is no date"),
            ("---\ntitle: Ä\nmodified: 2022-02-30\n---\nA.", "line 3, column 11: `2022-02-30` is no date"),
            ("---\ntitle: |\n  Two\n  lines\n---\nA.", "line 2, column 8: the lines below belong to `title`"),
            ("---\nauthor:\n- Ada\n---\nA.", "line 2, column 8: the lines below belong to `author`"),
            ("---\ntitle: A\n\nFirst.", "line 1, column 1: the front matter has no end"),
            ("---\ntitle: A\nThis is no pair.\n---\nFirst.", "line 3, column 1: is no `key: value`"),
            ("---\nlayout: post\n---\nA.", "lines 1 to 3 are front matter of which no key is known"),
        ] {
            let front = split(raw);
            assert!(front.notes.len() == 1 && front.notes[0].starts_with(told), "{raw:?}: {:?}", front.notes);
            assert_eq!(front.about.published, None);
        }
    }
}
