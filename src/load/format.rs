//! What a source is: by its name, by what the server says, by how it begins.

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Markdown,
    Html,
    Feed,
    JsonFeed,
    Package,
    Mail,
    Pdf,
}

/// Endings of file names and their formats.
const ENDINGS: &[(&str, Format)] = &[
    ("txt", Format::Text),
    ("text", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("rss", Format::Feed),
    ("atom", Format::Feed),
    ("epub", Format::Package),
    ("docx", Format::Package),
    ("eml", Format::Mail),
    ("pdf", Format::Pdf),
];

/// The media types that servers state.
const MEDIA_TYPES: &[(&str, Format)] = &[
    ("text/html", Format::Html),
    ("application/xhtml+xml", Format::Html),
    ("text/markdown", Format::Markdown),
    ("application/rss+xml", Format::Feed),
    ("application/atom+xml", Format::Feed),
    ("application/feed+json", Format::JsonFeed),
    ("application/epub+zip", Format::Package),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Format::Package),
    ("message/rfc822", Format::Mail),
    ("application/pdf", Format::Pdf),
];

/// How files begin, in lower case, after white space and a byte-order mark.
const BEGINNINGS: &[(&str, Format)] = &[
    ("%pdf-", Format::Pdf),
    ("pk\u{3}\u{4}", Format::Package),
    ("<!doctype html", Format::Html),
    ("<html", Format::Html),
    ("<rss", Format::Feed),
    ("<feed", Format::Feed),
    ("<rdf:rdf", Format::Feed),
];

/// Bytes that are looked at.
const SAMPLE: usize = 1024;

/// The format of a source. How it begins is believed before its name and media type, since both are often wrong.
pub(super) fn of(name: &str, media_type: Option<&str>, bytes: &[u8]) -> Format {
    let ending = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
    let ending = ending.strip_suffix(".gz").unwrap_or(&ending);
    let ending = ending.rsplit_once('.').map_or("", |(_, e)| e);
    let stated = media_type.and_then(|m| m.split(';').next()).map(|m| m.trim().to_ascii_lowercase());
    let named = ENDINGS.iter().find(|(e, _)| *e == ending).map(|(_, f)| *f);
    let served = stated.and_then(|m| MEDIA_TYPES.iter().find(|(t, _)| *t == m)).map(|(_, f)| *f);
    beginning(bytes, named).or(served).or(named).unwrap_or(Format::Text)
}

/// Markdown may begin with any markup; only its name tells that it is Markdown.
fn beginning(bytes: &[u8], named: Option<Format>) -> Option<Format> {
    let sample = String::from_utf8_lossy(bytes.get(..SAMPLE).unwrap_or(bytes)).to_ascii_lowercase();
    let mut start = sample.trim_start_matches('\u{feff}').trim_start();
    while let Some(rest) = start.strip_prefix("<?xml").or_else(|| start.strip_prefix("<!--")) {
        start = rest.split_once('>')?.1.trim_start();
    }
    if start.starts_with('{') && start.contains("jsonfeed.org/version") {
        return Some(Format::JsonFeed);
    }
    let found = BEGINNINGS.iter().find(|(b, _)| start.starts_with(b)).map(|(_, f)| *f);
    found.filter(|_| named != Some(Format::Markdown))
}

/// How the files are named that the reader exports to the folder it was called in.
pub const EXPORTED: &str = "crossread-";

/// Whether a file of this name is taken as an article when its folder is given. A comparison that the reader wrote there is none.
pub(super) fn is_article(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    if name.starts_with(EXPORTED) {
        return false;
    }
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').is_some_and(|(_, e)| ENDINGS.iter().any(|(known, _)| *known == e))
}

/// The endings of articles, for messages.
pub(super) fn endings() -> String {
    ENDINGS.iter().map(|(e, _)| *e).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_beginning_type_and_name() {
        for (name, media_type, bytes, format) in [
            ("a.txt", None, "Words.", Format::Text),
            ("a", None, "Words.", Format::Text),
            ("A.MD", None, "Words.", Format::Markdown),
            ("a.md", None, "<html>", Format::Markdown),
            ("a.markdown", None, "<html>", Format::Markdown),
            ("a.txt", None, "  <!DOCTYPE HTML><html>", Format::Html),
            ("-", None, "<?xml version=\"1.0\"?>\n<!-- made --><rss>", Format::Feed),
            ("https://x.example/news", Some("text/html; charset=utf-8"), "<p>", Format::Html),
            ("https://x.example/news.txt", Some("application/pdf"), "%PDF-1.7", Format::Pdf),
            ("a.json", None, "{\"version\": \"https://jsonfeed.org/version/1.1\"}", Format::JsonFeed),
            ("a.docx", None, "PK\u{3}\u{4}", Format::Package),
            ("a.html.gz", None, "<p>", Format::Html),
        ] {
            assert_eq!(of(name, media_type, bytes.as_bytes()), format, "{name}");
        }
        assert!(!is_article("crossread-A17-C12.txt") && is_article("crossreads.txt"));
        assert!(is_article("b/Story.HTML") && is_article("a.txt.gz") && !is_article("gold.toml") && !is_article("txt"));
    }
}
