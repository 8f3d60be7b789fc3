//! What a page says of itself: JSON-LD (schema.org), Open Graph, meta and time elements, in this order of trust.

use super::tree::{NodeId, Tree};
use crate::{
    load::date,
    text::{About, Language, Stamp},
};
use serde_json::Value;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) about: About,
    pub(super) language: Option<Language>,
    /// The text of the article as the metadata has it.
    pub(super) body: Option<String>,
    /// The page says that it is not free.
    pub(super) is_walled: bool,
}

pub(super) fn read(tree: &Tree) -> Page {
    let head = Head::of(tree);
    let linked = linked_data(tree);
    let json = |path: &[&str]| linked.as_ref().and_then(|v| words(at(v, path)?));
    let outlet = json(&["publisher"]).or_else(|| head.meta(&["og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher"]));
    let outlet = outlet.filter(|o| !o.contains("://")).or_else(|| outlet_of_title(head.title.as_deref()?));
    let about = About {
        title: json(&["headline"]).or_else(|| title(&head, outlet.as_deref())),
        author: json(&["author"]).or_else(|| author(tree, &head)),
        url: head.canonical.clone().or_else(|| head.meta(&["og:url"])).or_else(|| json(&["url"])).filter(|u| u.starts_with("http")),
        published: json(&["datePublished"]).and_then(|d| date::stamp(&d)).or_else(|| published(tree, &head)),
        modified: json(&["dateModified"]).and_then(|d| date::stamp(&d)).or_else(|| modified(tree, &head)),
        outlet,
        ..About::default()
    };
    let language = head.language.clone().or_else(|| head.meta(&["og:locale", "content-language"]));
    Page {
        about,
        language: language.and_then(|l| Language::from_code(&l.get(..2)?.to_ascii_lowercase())),
        body: linked.as_ref().and_then(|v| at(v, &["articleBody"])).and_then(Value::as_str).map(|b| b.lines().map(unescaped).collect::<Vec<_>>().join("\n")),
        is_walled: linked.as_ref().and_then(|v| at(v, &["isAccessibleForFree"])).is_some_and(|f| matches!(words(f).as_deref(), Some("false" | "False"))),
    }
}

/// What the elements of the head state.
#[derive(Default)]
struct Head {
    metas: Vec<(String, String)>,
    title: Option<String>,
    headings: Vec<String>,
    canonical: Option<String>,
    language: Option<String>,
}

impl Head {
    fn of(tree: &Tree) -> Head {
        let mut head = Head::default();
        for id in 1..tree.len() {
            match tree.name(id) {
                "html" => head.language = Some(tree.attribute(id, "lang").to_owned()).filter(|l| !l.is_empty()),
                "title" if head.title.is_none() => head.title = filled(tree.words(id)),
                "h1" => head.headings.extend(filled(tree.words(id))),
                "link" if tree.attribute(id, "rel").eq_ignore_ascii_case("canonical") => head.canonical = filled(tree.attribute(id, "href").to_owned()),
                "meta" => {
                    let key = ["property", "name", "itemprop"].map(|a| tree.attribute(id, a)).into_iter().find(|k| !k.is_empty());
                    head.metas.extend(key.map(|k| (k.to_ascii_lowercase(), tree.attribute(id, "content").trim().to_owned())));
                }
                _ => {}
            }
        }
        head
    }

    /// The first of `keys` that is stated.
    fn meta(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| self.metas.iter().find(|(k, v)| k == key && !v.is_empty())).map(|(_, v)| unescaped(v))
    }
}

/// The headline: of the first-level headings the one that Open Graph or the title bears out, else these without the outlet.
fn title(head: &Head, outlet: Option<&str>) -> Option<String> {
    let stated = head.meta(&["og:title", "twitter:title", "headline", "dc.title"]).or_else(|| head.title.clone());
    let plain = |s: &str| s.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    let whole = [stated.as_deref(), head.title.as_deref()].into_iter().flatten().map(plain).collect::<Vec<_>>();
    if let Some(heading) = head.headings.iter().find(|h| whole.iter().any(|w| w.contains(&plain(h)))) {
        return Some(heading.clone());
    }
    if let [only] = head.headings.as_slice()
        && Some(plain(only)) != outlet.map(plain)
        && only.split_whitespace().count() >= 4
    {
        return Some(only.clone());
    }
    let stated = stated?;
    let outlet = outlet.map(plain);
    let cut = [" | ", " - ", " – ", " — ", " :: ", " » "].iter().find_map(|mark| {
        let (title, tail) = stated.rsplit_once(mark)?;
        (Some(plain(tail)) == outlet).then(|| title.trim().to_owned())
    });
    Some(cut.unwrap_or(stated))
}

/// `Headline | Outlet`
fn outlet_of_title(title: &str) -> Option<String> {
    let (_, outlet) = [" | ", " — ", " – ", " - "].iter().find_map(|mark| title.rsplit_once(mark))?;
    (1..=5).contains(&outlet.split_whitespace().count()).then(|| outlet.trim().to_owned())
}

fn author(tree: &Tree, head: &Head) -> Option<String> {
    let stated = head.meta(&["author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"]).filter(|a| !a.contains("://"));
    let is_byline = |id: NodeId| {
        let class = tree.attribute(id, "class");
        tree.attribute(id, "rel") == "author"
            || tree.attribute(id, "itemprop") == "author"
            || class.split_whitespace().any(|c| matches!(c, "byline" | "author" | "author-name"))
    };
    let name = stated.or_else(|| (1..tree.len()).filter(|&id| is_byline(id)).map(|id| tree.pieces(id)).find(|w| (1..=12).contains(&w.split(' ').count())))?;
    let name = ["By ", "by ", "BY "].iter().find_map(|by| name.strip_prefix(by)).unwrap_or(&name);
    filled(name.split(['|', '•', '·']).next().unwrap_or(name).to_owned())
}

fn published(tree: &Tree, head: &Head) -> Option<Stamp> {
    let keys = [
        "article:published_time",
        "datepublished",
        "og:published_time",
        "date",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "dcterms.issued",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "article.published",
    ];
    let stated = keys.iter().find_map(|k| date::stamp(&head.meta(&[k])?));
    let times = || (1..tree.len()).filter(|&id| tree.name(id) == "time" || tree.attribute(id, "itemprop") == "datePublished");
    let is_marked = |id: &NodeId| {
        tree.attribute(*id, "itemprop") == "datePublished" || tree.has(*id, "pubdate") || tree.attribute(*id, "class").to_lowercase().contains("publish")
    };
    let is_update = |id: &NodeId| {
        let class = tree.attribute(*id, "class").to_lowercase();
        tree.attribute(*id, "itemprop") == "dateModified" || class.contains("update") || class.contains("modif")
    };
    let dated = (1..tree.len()).filter(|&id| {
        let class = tree.attribute(id, "class").to_lowercase();
        !matches!(tree.name(id), "html" | "body") && ["date", "publish", "timestamp", "posted"].iter().any(|w| class.contains(w)) && !class.contains("update")
    });
    stated
        .or_else(|| times().filter(is_marked).find_map(|id| stamp_of(tree, id)))
        .or_else(|| times().filter(|id| !is_update(id)).find_map(|id| stamp_of(tree, id)))
        .or_else(|| dated.take(50).find_map(|id| Some(tree.pieces(id)).filter(|w| w.len() < 100).and_then(|w| date::stamp(&w))))
}

fn modified(tree: &Tree, head: &Head) -> Option<Stamp> {
    let keys = ["article:modified_time", "datemodified", "og:updated_time", "last-modified", "dcterms.modified", "lastmod", "article.updated"];
    keys.iter().find_map(|k| date::stamp(&head.meta(&[k])?)).or_else(|| {
        let is_update = |id: &NodeId| {
            let class = tree.attribute(*id, "class").to_lowercase();
            tree.attribute(*id, "itemprop") == "dateModified" || tree.name(*id) == "time" && (class.contains("update") || class.contains("modif"))
        };
        (1..tree.len()).filter(is_update).find_map(|id| stamp_of(tree, id))
    })
}

fn stamp_of(tree: &Tree, id: NodeId) -> Option<Stamp> {
    ["datetime", "content"].iter().find_map(|a| date::stamp(tree.attribute(id, a))).or_else(|| date::stamp(&tree.pieces(id)))
}

/// The object that describes the article, of all JSON-LD on the page.
fn linked_data(tree: &Tree) -> Option<Value> {
    let scripts = (1..tree.len()).filter(|&id| tree.name(id) == "script" && tree.attribute(id, "type").eq_ignore_ascii_case("application/ld+json"));
    scripts.filter_map(|id| parsed(&tree.words(id))).find_map(|value| article_in(value, 0))
}

/// JSON as pages have it: sometimes between comment marks, with control characters in strings.
fn parsed(source: &str) -> Option<Value> {
    let clean: String = source.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean = clean.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_end_matches("-->").trim_end_matches("//]]>").trim();
    serde_json::from_str(clean.trim_end_matches(';')).ok()
}

fn article_in(value: Value, depth: u8) -> Option<Value> {
    match value {
        Value::Array(items) if depth < 6 => items.into_iter().find_map(|v| article_in(v, depth + 1)),
        Value::Object(mut object) => {
            let is_article = |kind: &str| kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report";
            let found = match object.get("@type") {
                Some(Value::String(kind)) => is_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
                _ => false,
            };
            if found {
                return Some(Value::Object(object));
            }
            ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter(|_| depth < 6).find_map(|key| article_in(object.remove(*key)?, depth + 1))
        }
        _ => None,
    }
}

fn at<'v>(value: &'v Value, path: &[&str]) -> Option<&'v Value> {
    path.iter().try_fold(value, |v, key| v.get(key))
}

/// A string, the name of an object, or those of several.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => filled(unescaped(s)),
        Value::Bool(b) => Some(b.to_string()),
        Value::Object(o) => o.get("name").and_then(words),
        Value::Array(items) => filled(items.iter().filter_map(words).collect::<Vec<_>>().join(", ")),
        Value::Number(_) | Value::Null => None,
    }
    .filter(|s| !s.starts_with("http"))
    .or_else(|| value.as_str().map(str::to_owned))
}

/// Without the character references and tags that some systems leave in attributes and JSON.
fn unescaped(words: &str) -> String {
    if words.contains(['&', '<']) { Tree::of_html(words).words(0) } else { words.to_owned() }
}

fn filled(words: String) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}
