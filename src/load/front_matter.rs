//! `key: value` lines between two `---` lines at the top of an article.

use super::date;
use crate::text::About;

/// Parts the front matter from the body. A text without a closed block is all body.
pub(super) fn split(raw: &str) -> (About, &str) {
    let mut about = About::default();
    let Some(rest) = raw.strip_prefix("---\n") else { return (about, raw) };
    let Some((block, body)) = rest.split_once("\n---\n").or_else(|| rest.strip_suffix("\n---").map(|b| (b, ""))) else { return (about, raw) };
    for line in block.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = unquoted(value.trim());
        let text = (!value.is_empty()).then(|| value.to_owned());
        match key.trim() {
            "title" => about.title = text,
            "outlet" => about.outlet = text,
            "author" => about.author = text,
            "url" => about.url = text,
            "version_of" => about.version_of = text,
            "published" => about.published = date::stamp(value),
            "modified" => about.modified = date::stamp(value),
            _ => {}
        }
    }
    (about, body)
}

fn unquoted(value: &str) -> &str {
    for mark in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(mark).and_then(|v| v.split_once(mark)) {
            return inner.0;
        }
    }
    value.split_once(" #").map_or(value, |(v, _)| v.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_is_what_follows_the_block() {
        let (about, body) = split("---\ntitle: \"A: b\" # c\noutlet: Wire # d\npublished: 2022-09-29T18:05:00+03:00\nversion_of: wire.txt\n---\n\nFirst.\n");
        assert_eq!((about.title.as_deref(), about.outlet.as_deref(), about.version_of.as_deref()), (Some("A: b"), Some("Wire"), Some("wire.txt")));
        let published = about.published.unwrap();
        assert_eq!((published.date.to_string(), published.time.map(|t| t.to_string())), ("2022-09-29".to_owned(), Some("18:05:00".to_owned())));
        assert_eq!(body, "\nFirst.\n");
    }

    #[test]
    fn without_a_closed_block_all_is_body() {
        for raw in ["First.", "---\ntitle: A\nFirst.", "--- \ntitle: A\n---\nFirst."] {
            assert_eq!(split(raw), (About::default(), raw));
        }
        assert_eq!(split("---\ntitle: A\n---").1, "");
    }
}
