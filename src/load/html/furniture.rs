//! What of a page is prose and what is furniture, by the length of paragraphs, the share of links (after Kohlschütter et al.,
//! "Boilerplate detection using shallow text features", 2010) and the words of element, role and class.

use super::tree::{NodeId, Tree, is_block};

/// Words of `class`, `id` and the like that no part of an article has.
const FURNITURE: &[&str] = &[
    "ad",
    "ads",
    "adslot",
    "adunit",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "sponsor",
    "sponsored",
    "promo",
    "promos",
    "promotion",
    "newsletter",
    "newsletters",
    "signup",
    "subscribe",
    "subscription",
    "paywall",
    "regwall",
    "share",
    "sharing",
    "sharebar",
    "sharetools",
    "sharedaddy",
    "social",
    "socials",
    "related",
    "recommended",
    "recommendation",
    "recommendations",
    "recirc",
    "recirculation",
    "trending",
    "popular",
    "mostread",
    "outbrain",
    "taboola",
    "comments",
    "comment",
    "disqus",
    "sidebar",
    "breadcrumb",
    "breadcrumbs",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "modal",
    "popup",
    "overlay",
    "toolbar",
    "tags",
    "topics",
    "bio",
    "pullquote",
    "nav",
    "navigation",
    "navbar",
    "menu",
    "footer",
    "masthead",
    "banner",
    "widget",
    "donate",
    "donation",
    "copyright",
    "syndication",
    "player",
    "skip",
    "offscreen",
    "readmore",
    "feedback",
    "login",
    "poll",
    "quiz",
    "ticker",
];

/// Two words in a row that say the same.
const FURNITURE_PAIRS: &[(&str, &str)] = &[
    ("read", "more"),
    ("read", "next"),
    ("more", "stories"),
    ("more", "on"),
    ("more", "from"),
    ("most", "read"),
    ("most", "viewed"),
    ("also", "read"),
    ("see", "also"),
    ("up", "next"),
    ("sign", "up"),
    ("sr", "only"),
    ("visually", "hidden"),
    ("screen", "reader"),
    ("author", "box"),
    ("about", "author"),
    ("author", "info"),
    ("pull", "quote"),
    ("call", "out"),
    ("story", "links"),
    ("link", "list"),
    ("inline", "cta"),
    ("app", "banner"),
    ("back", "top"),
];

/// Words of the class of short lines about the article: byline, time, category.
const LABELS: &[&str] = &[
    "byline",
    "author",
    "authors",
    "date",
    "time",
    "timestamp",
    "dateline",
    "published",
    "pubdate",
    "updated",
    "modified",
    "meta",
    "metadata",
    "info",
    "kicker",
    "eyebrow",
    "category",
    "categories",
    "section",
    "label",
    "credit",
    "credits",
    "source",
    "minutes",
    "reading",
    "duration",
    "views",
    "location",
    "rubric",
    "photographer",
    "copyright",
    "contributor",
    "contributors",
    "posted",
];

/// Elements without text of the article.
const SKIPPED: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "footer",
    "form",
    "button",
    "select",
    "input",
    "iframe",
    "svg",
    "canvas",
    "object",
    "embed",
    "dialog",
    "menu",
    "aside",
    "video",
    "audio",
    "textarea",
    "head",
    "label",
    "math",
    "amp-ad",
    "amp-sidebar",
    "amp-embed",
    "amp-consent",
    "amp-social-share",
];

/// Letters that a paragraph of prose has at least.
pub(super) const PROSE: u32 = 60;
/// A label is no longer than this, in bytes.
const LABEL: u32 = 140;

/// What lies inside each node, furniture left out.
pub(super) struct Weights {
    /// Bytes of text.
    pub(super) text: Vec<u32>,
    /// Bytes of text in links.
    pub(super) linked: Vec<u32>,
    /// Weight of paragraphs.
    pub(super) prose: Vec<u32>,
    /// Not part of the article.
    pub(super) skipped: Vec<bool>,
}

impl Weights {
    pub(super) fn of(tree: &Tree) -> Weights {
        let n = tree.len();
        let mut weights = Weights { text: vec![0; n], linked: vec![0; n], prose: vec![0; n], skipped: vec![false; n] };
        for id in (1..n).rev() {
            weights.skipped[id] = is_never_text(tree, id);
            weights.weigh(tree, id);
        }
        let all = weights.prose[0] + (1..n).filter(|&i| tree.parent(i) == 0).map(|i| weights.prose[i]).sum::<u32>();
        let furniture: Vec<bool> =
            (0..n).map(|id| weights.prose[id] * 10 < all * 4 && (is_furniture(tree, id, weights.text[id]) || is_teaser(tree, id, weights.text[id]))).collect();
        weights = Weights { text: vec![0; n], linked: vec![0; n], prose: vec![0; n], skipped: weights.skipped };
        for id in (1..n).rev() {
            weights.skipped[id] |= furniture[id];
            weights.weigh(tree, id);
        }
        weights
    }

    /// For a page that holds nothing but its text.
    pub(super) fn without_furniture(tree: &Tree) -> Weights {
        let n = tree.len();
        let skipped = (0..n).map(|id| id > 0 && is_never_text(tree, id) && !matches!(tree.name(id), "aside" | "footer" | "header")).collect();
        Weights { text: vec![0; n], linked: vec![0; n], prose: vec![0; n], skipped }
    }

    /// Adds what `id` holds to its parent; its own children have been added to it before.
    fn weigh(&mut self, tree: &Tree, id: NodeId) {
        if self.skipped[id] {
            (self.text[id], self.linked[id], self.prose[id]) = (0, 0, 0);
            return;
        }
        if let Some(words) = tree.text(id) {
            self.text[id] = words.split_whitespace().map(|w| w.len() as u32 + 1).sum();
        }
        let name = tree.name(id);
        if name == "a" {
            self.linked[id] = self.text[id];
        }
        let is_paragraph = matches!(name, "p" | "blockquote" | "pre" | "div" | "section" | "article" | "td" | "li" | "span") && self.prose[id] == 0;
        if is_paragraph && is_block(name) && self.text[id] >= PROSE && self.linked[id] * 3 < self.text[id] {
            self.prose[id] = self.text[id];
        }
        let parent = tree.parent(id);
        self.text[parent] += self.text[id];
        self.linked[parent] += self.linked[id];
        self.prose[parent] += self.prose[id];
    }
}

/// What a reader of the page does not see, or what its element says is no text.
fn is_never_text(tree: &Tree, id: NodeId) -> bool {
    let style = tree.attribute(id, "style");
    let role = tree.attribute(id, "role");
    SKIPPED.contains(&tree.name(id))
        || tree.has(id, "hidden")
        || tree.attribute(id, "aria-hidden") == "true"
        || style.replace(' ', "").contains("display:none")
        || matches!(role, "navigation" | "complementary" | "banner" | "contentinfo" | "search" | "dialog" | "menu" | "alert" | "tablist" | "button")
        || tree.name(id) == "header" && !inside_article(tree, id)
}

fn inside_article(tree: &Tree, id: NodeId) -> bool {
    let mut at = id;
    while at != 0 {
        at = tree.parent(at);
        if matches!(tree.name(at), "article" | "main") {
            return true;
        }
    }
    false
}

/// The words that classes and names of an element are made of: `c-adSlot` is `c`, `ad`, `slot`.
fn class_words(tree: &Tree, id: NodeId) -> Vec<String> {
    let mut words = Vec::new();
    for attribute in ["class", "id", "data-testid", "data-component"] {
        for name in tree.attribute(id, attribute).split_whitespace().take(12) {
            let mut word = String::new();
            let mut lower = false;
            for c in name.chars().take(80) {
                if !c.is_alphanumeric() || c.is_uppercase() && lower {
                    words.extend(Some(std::mem::take(&mut word)).filter(|w| !w.is_empty()));
                }
                lower = c.is_lowercase();
                if c.is_alphanumeric() {
                    word.extend(c.to_lowercase());
                }
            }
            words.extend(Some(word).filter(|w| !w.is_empty()));
            words.push(String::new());
        }
    }
    words
}

fn is_furniture(tree: &Tree, id: NodeId, text: u32) -> bool {
    if tree.name(id).is_empty() || matches!(tree.name(id), "html" | "body" | "main") || is_embedded_post(tree, id) {
        return false;
    }
    let words = class_words(tree, id);
    if words.is_empty() {
        return false;
    }
    let block = is_block(tree.name(id));
    words.iter().any(|w| FURNITURE.contains(&w.as_str()))
        || words.windows(2).any(|p| FURNITURE_PAIRS.contains(&(p[0].as_str(), p[1].as_str())))
        || text < LABEL
            && (block || tree.name(id) == "time")
            && !matches!(tree.name(id), "figcaption" | "figure" | "article" | "section")
            && words.iter().any(|w| LABELS.contains(&w.as_str()))
        || text < LABEL
            && inside_caption(tree, id)
            && words.iter().any(|w| matches!(w.as_str(), "credit" | "credits" | "source" | "copyright" | "photographer"))
}

/// A short text below a heading that leads to another page.
fn is_teaser(tree: &Tree, id: NodeId, text: u32) -> bool {
    const LONGEST: u32 = 500;
    if !matches!(tree.name(id), "article" | "section" | "div" | "li") || text > LONGEST {
        return false;
    }
    let leads_away = |link: NodeId| tree.name(link) == "a" && !tree.attribute(link, "href").starts_with('#') && !tree.attribute(link, "href").is_empty();
    let mut headings = tree.inside(id).filter(|&n| matches!(tree.name(n), "h2" | "h3" | "h4" | "h5"));
    headings.next().is_some_and(|heading| {
        let inner = tree.inside(heading).find(|&n| leads_away(n)).is_some_and(|link| tree.words(link) == tree.words(heading));
        inner || leads_away(tree.parent(heading)) && tree.inside(id).contains(&tree.parent(heading))
    })
}

fn inside_caption(tree: &Tree, id: NodeId) -> bool {
    let parent = tree.parent(id);
    tree.name(parent) == "figcaption" || is_caption(tree, parent)
}

pub(super) fn is_caption(tree: &Tree, id: NodeId) -> bool {
    matches!(tree.name(id), "figcaption" | "caption") || is_block(tree.name(id)) && class_words(tree, id).iter().any(|w| w == "caption")
}

/// A post of a social network, as its own script embeds it.
pub(super) fn is_embedded_post(tree: &Tree, id: NodeId) -> bool {
    let class = tree.attribute(id, "class");
    ["twitter-tweet", "twitter-video", "instagram-media", "fb-post", "bluesky-embed", "mastodon-embed", "tiktok-embed", "reddit-embed"]
        .iter()
        .any(|c| class.contains(c))
}
