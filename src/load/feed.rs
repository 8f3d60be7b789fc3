//! Feeds: RSS, Atom, JSON Feed. The newest entries, each an article.

use super::{
    Error,
    article::Article,
    date, html,
    xml::{self, Step},
};
use crate::text::{About, Stamp};
use serde_json::Value;

/// One entry as the feed has it.
#[derive(Debug, Clone, Default)]
struct Entry {
    title: String,
    link: String,
    author: String,
    published: Option<Stamp>,
    modified: Option<Stamp>,
    content: String,
    summary: String,
}

/// The newest `most` entries of an RSS or Atom feed.
pub(super) fn articles(source: &str, most: usize) -> Result<Vec<Article>, Error> {
    let mut reader = XmlFeed::default();
    let read = xml::each(source, "feed", |step| reader.step(step));
    if reader.entries.is_empty() {
        read?;
        return Err(Error::Empty);
    }
    Ok(newest(reader.entries, &reader.title, most))
}

/// The newest `most` entries of a JSON Feed (jsonfeed.org, version 1.1).
pub(super) fn json_articles(source: &str, most: usize) -> Result<Vec<Article>, Error> {
    let feed: Value = serde_json::from_str(source).map_err(|e| Error::Damaged { format: "JSON feed", detail: e.to_string() })?;
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let items = feed.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let entries: Vec<Entry> = items
        .iter()
        .map(|item| {
            let author = item.get("authors").and_then(|a| a.get(0)).or_else(|| item.get("author")).map(|a| text(a, "name")).unwrap_or_default();
            let plain = text(item, "content_text").replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br><br>");
            let html = text(item, "content_html");
            Entry {
                title: text(item, "title"),
                link: text(item, "url"),
                author,
                published: date::stamp(&text(item, "date_published")),
                modified: date::stamp(&text(item, "date_modified")),
                content: if html.is_empty() { plain } else { html },
                summary: text(item, "summary"),
            }
        })
        .collect();
    if entries.is_empty() { Err(Error::Empty) } else { Ok(newest(entries, &text(&feed, "title"), most)) }
}

fn newest(mut entries: Vec<Entry>, outlet: &str, most: usize) -> Vec<Article> {
    entries.sort_by_key(|e| std::cmp::Reverse(e.published.or(e.modified).map(|s| (s.date, s.time))));
    let filled = |words: &str| Some(html::text(words)).filter(|w| !w.is_empty());
    let article = |entry: Entry| {
        let about = About {
            title: filled(&entry.title),
            outlet: filled(outlet),
            author: filled(&entry.author),
            url: Some(entry.link.trim().to_owned()).filter(|l| l.starts_with("http")),
            published: entry.published.or(entry.modified),
            modified: entry.modified,
            ..About::default()
        };
        let mut article = Article::new(about);
        html::whole(if entry.content.trim().is_empty() { &entry.summary } else { &entry.content }, &mut article);
        article
    };
    entries.into_iter().take(most).map(article).collect()
}

/// The state of reading RSS or Atom.
#[derive(Default)]
struct XmlFeed {
    title: String,
    entries: Vec<Entry>,
    inside: bool,
    words: String,
    /// Elements open inside Atom's `content type="xhtml"`.
    markup: usize,
}

impl XmlFeed {
    fn step(&mut self, step: Step) {
        match step {
            Step::Words(words) if self.markup > 0 => self.words.push_str(&words.replace('&', "&amp;").replace('<', "&lt;")),
            Step::Words(words) => self.words.push_str(&words),
            Step::Start(name, _) if self.markup > 0 => {
                self.markup += 1;
                self.words.push_str(&format!("<{name}>"));
            }
            Step::End(name) if self.markup > 1 => {
                self.markup -= 1;
                self.words.push_str(&format!("</{name}>"));
            }
            Step::Start(name, attributes) => self.start(&name, &attributes),
            Step::End(name) => {
                self.markup = 0;
                self.end(&name);
            }
        }
    }

    fn start(&mut self, name: &str, attributes: &[(String, String)]) {
        self.words.clear();
        match name {
            "item" | "entry" => {
                self.inside = true;
                self.entries.push(Entry::default());
            }
            "content" | "summary" if xml::attribute(attributes, "type") == Some("xhtml") => self.markup = 1,
            "link" => {
                let href = xml::attribute(attributes, "href").filter(|_| matches!(xml::attribute(attributes, "rel"), None | Some("alternate")));
                if let (Some(href), Some(entry)) = (href, self.entry()) {
                    href.clone_into(&mut entry.link);
                }
            }
            _ => {}
        }
    }

    fn entry(&mut self) -> Option<&mut Entry> {
        if self.inside { self.entries.last_mut() } else { None }
    }

    fn end(&mut self, name: &str) {
        let words = std::mem::take(&mut self.words);
        let words = words.trim();
        if !self.inside && name == "title" && self.title.is_empty() {
            words.clone_into(&mut self.title);
        }
        let stamp = || date::stamp(words);
        if let Some(entry) = self.entry() {
            match name {
                "title" if entry.title.is_empty() => words.clone_into(&mut entry.title),
                "link" if entry.link.is_empty() => words.clone_into(&mut entry.link),
                "creator" | "name" if entry.author.is_empty() => words.clone_into(&mut entry.author),
                "pubDate" | "published" | "date" | "issued" => entry.published = entry.published.or_else(stamp),
                "updated" | "modified" => entry.modified = entry.modified.or_else(stamp),
                "encoded" | "content" if entry.content.is_empty() => words.clone_into(&mut entry.content),
                "description" | "summary" if entry.summary.is_empty() => words.clone_into(&mut entry.summary),
                _ => {}
            }
        }
        if matches!(name, "item" | "entry") {
            self.inside = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(articles: &[Article]) -> Vec<(Option<&str>, String, &str)> {
        articles.iter().map(|a| (a.about.title.as_deref(), a.about.published.map(|s| s.date.to_string()).unwrap_or_default(), a.text())).collect()
    }

    #[test]
    fn rss_gives_its_newest_entries() {
        let rss = "<?xml version='1.0'?><rss><channel><title>Wire &amp; Post</title><item><title>Old</title><pubDate>Wed, 28 Sep 2022 08:00:00 GMT</pubDate><description>Old words.</description></item><item><title>New &amp; big</title><link>https://wire.example/new</link><dc:creator>Ada</dc:creator><pubDate>Thu, 29 Sep 2022 08:00:00 GMT</pubDate><description>Short.</description><content:encoded><![CDATA[<p>First.</p><p>Second &eacute;.</p>]]></content:encoded></item></channel></rss>";
        let found = articles(rss, 10).unwrap();
        assert_eq!(told(&found), [(Some("New & big"), "2022-09-29".into(), "First.\n\nSecond é."), (Some("Old"), "2022-09-28".into(), "Old words.")]);
        let about = &found[0].about;
        assert_eq!(
            (about.outlet.as_deref(), about.author.as_deref(), about.url.as_deref()),
            (Some("Wire & Post"), Some("Ada"), Some("https://wire.example/new"))
        );
        assert_eq!(articles(rss, 1).unwrap().len(), 1);
    }

    #[test]
    fn atom_with_markup_inside() {
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title><entry><title>A</title><link rel='self' href='https://x.example/self'/><link href='https://x.example/a'/><updated>2022-09-29T10:00:00Z</updated><author><name>Bo</name></author><content type='xhtml'><div><p>One &lt; two.</p><p>Three.</p></div></content></entry></feed>";
        let found = articles(atom, 5).unwrap();
        assert_eq!(told(&found), [(Some("A"), "2022-09-29".into(), "One < two.\n\nThree.")]);
        assert_eq!(found[0].about.url.as_deref(), Some("https://x.example/a"));
    }

    #[test]
    fn json_feed() {
        let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Post","items":[{"title":"A","url":"https://x.example/a","date_published":"2022-09-29T10:00:00Z","content_text":"One.\nTwo."}]}"#;
        assert_eq!(told(&json_articles(json, 5).unwrap()), [(Some("A"), "2022-09-29".into(), "One.\n\nTwo.")]);
        assert!(matches!(json_articles("{", 5), Err(Error::Damaged { .. })));
    }

    #[test]
    fn a_truncated_feed_gives_what_it_has() {
        let cut = "<rss><channel><title>T</title><item><title>A</title><description>Words.</description></item><item><tit";
        assert_eq!(articles(cut, 5).unwrap()[0].text(), "Words.");
        assert!(articles("<rss><channel", 5).is_err());
    }
}
