//! `key: value` lines between two `---` lines at the top of an article.

use crate::text::{About, Origin, Stamp};
use jiff::civil::{Date, DateTime};

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
            "published" => about.published = stamp(value),
            "modified" => about.modified = stamp(value),
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

fn stamp(value: &str) -> Option<Stamp> {
    let date: Date = value.get(..10)?.parse().ok()?;
    let time = value.replace(' ', "T").parse::<DateTime>().ok().filter(|_| value.len() > 10).map(|t| t.time());
    Some(Stamp { date, time, origin: Origin::Stated })
}
