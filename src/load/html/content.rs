//! The article of a page without navigation, advertising and invitations.
//!
//! The smallest element that holds nearly all prose is the article; what of it is furniture is left out.

use super::{
    furniture::{PROSE, Weights, is_caption, is_embedded_post},
    tree::{NodeId, Tree, is_block},
};
use crate::{load::article::Article, segment::BlockKind};
use std::collections::HashSet;

/// Names that publishing systems give to the element with the text.
const BODIES: &[&str] = &[
    "articlebody",
    "article-body",
    "article__body",
    "article-content",
    "article__content",
    "articlecontent",
    "article-text",
    "articletext",
    "entry-content",
    "post-content",
    "post-body",
    "post__content",
    "story-body",
    "storybody",
    "story-content",
    "story__content",
    "story-text",
    "body-copy",
    "body-content",
    "content-body",
    "main-content-body",
    "td-post-content",
    "richtext",
    "rich-text",
    "wysiwyg",
    "field-name-body",
    "field--name-body",
    "single-content",
];

/// Adds the page's article to `article`.
pub(super) fn fill(tree: &Tree, article: &mut Article) {
    let weights = Weights::of(tree);
    let title = article.about.title.clone();
    let byline = article.about.author.clone();
    let mut writer = Writer {
        tree,
        weights: &weights,
        article,
        title: title.as_deref(),
        byline: byline.as_deref(),
        line: String::new(),
        lines: Vec::new(),
        linked: 0,
        seen: HashSet::new(),
    };
    for root in roots(tree, &weights) {
        writer.block(root, BlockKind::Text);
        writer.flush(BlockKind::Text);
    }
    article.drop_last_headings();
}

/// Adds everything that a page shows.
pub(super) fn whole(tree: &Tree, article: &mut Article) {
    let weights = Weights::without_furniture(tree);
    let mut writer =
        Writer { tree, weights: &weights, article, title: None, byline: None, line: String::new(), lines: Vec::new(), linked: 0, seen: HashSet::new() };
    writer.block(0, BlockKind::Text);
    writer.flush(BlockKind::Text);
}

/// The elements that hold the article, in order.
fn roots(tree: &Tree, weights: &Weights) -> Vec<NodeId> {
    let all = weights.prose[0];
    let held = |ids: &[NodeId]| ids.iter().map(|&i| weights.prose[i]).sum::<u32>();
    let outermost = |wanted: &dyn Fn(NodeId) -> bool| {
        let mut found: Vec<NodeId> = Vec::new();
        let mut after = 0;
        for id in 1..tree.len() {
            if id >= after && weights.prose[id] > 0 && wanted(id) {
                found.push(id);
                after = tree.inside(id).end;
            }
        }
        found
    };
    let stated = outermost(&|id| tree.attribute(id, "itemprop") == "articleBody");
    if held(&stated) * 2 >= all && all > 0 {
        return stated;
    }
    let named = outermost(&|id| has_body_name(tree, id));
    if held(&named) * 10 >= all * 6 && all > 0 {
        return named;
    }
    let mut here = 0;
    loop {
        let share = |id: NodeId| weights.prose[id] * 100 / weights.prose[here].max(1);
        let enough = |id: NodeId| match tree.name(id) {
            "article" => 60,
            "main" => 70,
            _ if tree.attribute(id, "role") == "main" => 70,
            _ => 92,
        };
        match tree.children(here).find(|&c| !matches!(tree.name(c), "p" | "li" | "blockquote" | "") && share(c) >= enough(c)) {
            Some(child) => here = child,
            None if weights.prose[here] > 0 => {
                let inner = outermost(&|id| tree.name(id) == "article" && tree.inside(here).contains(&id));
                return match inner.iter().find(|&&id| share(id) >= 60) {
                    Some(&only) => vec![only],
                    None => vec![here],
                };
            }
            None => return Vec::new(),
        }
    }
}

fn has_body_name(tree: &Tree, id: NodeId) -> bool {
    let named = |value: &str| value.split_whitespace().any(|c| BODIES.contains(&c.to_ascii_lowercase().as_str()));
    ["class", "id", "data-testid", "data-component"].iter().any(|a| named(tree.attribute(id, a)))
}

/// Whether there is much of a page around little text: an index, or one that scripts fill.
pub(super) fn is_bulky(tree: &Tree) -> bool {
    tree.len() > 60
}

/// Whether a page asks for a login or subscription.
pub(super) fn asks_for_login(tree: &Tree) -> bool {
    let mut words = false;
    for id in 1..tree.len() {
        if tree.name(id) == "input" && tree.attribute(id, "type") == "password" {
            return true;
        }
        if let Some(text) = tree.text(id) {
            let text = text.to_lowercase();
            words |= ["subscribe to", "log in to", "sign in to", "subscribers only", "to continue reading", "create a free account"]
                .iter()
                .any(|w| text.contains(w));
        }
    }
    words
}

/// Writes blocks in the order of the page.
struct Writer<'a> {
    tree: &'a Tree,
    weights: &'a Weights,
    article: &'a mut Article,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    /// The line being written, and those before it that a single line break ended.
    line: String,
    lines: Vec<String>,
    /// Bytes of `line` and `lines` in links.
    linked: usize,
    /// Long paragraphs written so far; pull quotes and mobile copies repeat them.
    seen: HashSet<u64>,
}

impl Writer<'_> {
    fn block(&mut self, id: NodeId, kind: BlockKind) {
        if self.weights.skipped[id] {
            return;
        }
        if let Some(words) = self.tree.text(id) {
            self.line.push_str(words);
            return;
        }
        let name = self.tree.name(id);
        match name {
            "br" => self.line_break(),
            "time" if is_block(self.tree.name(self.tree.parent(id))) && !matches!(self.tree.name(self.tree.parent(id)), "p" | "li" | "td" | "dd") => {}
            "table" => self.table(id),
            "ul" | "ol" if self.is_link_list(id) => {}
            "blockquote" | "div" if is_embedded_post(self.tree, id) => self.post(id),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.inside(id, BlockKind::Heading),
            _ if is_caption(self.tree, id) => self.inside(id, BlockKind::Caption),
            "a" => {
                let before = self.line.len();
                self.children(id, kind);
                self.linked += self.line.len().saturating_sub(before);
            }
            _ if is_block(name) => self.inside(id, kind),
            _ => self.children(id, kind),
        }
    }

    fn children(&mut self, id: NodeId, kind: BlockKind) {
        for child in self.tree.children(id) {
            self.block(child, kind);
        }
    }

    /// A block of its own.
    fn inside(&mut self, id: NodeId, kind: BlockKind) {
        self.flush(BlockKind::Text);
        self.children(id, kind);
        self.flush(kind);
    }

    /// One line break parts lines, two part paragraphs.
    fn line_break(&mut self) {
        if self.line.trim().is_empty() {
            self.flush(BlockKind::Text);
        } else {
            self.lines.push(std::mem::take(&mut self.line));
        }
    }

    /// Ends the block that is being written. Lines that all end as sentences do are paragraphs; others are one.
    fn flush(&mut self, kind: BlockKind) {
        let mut lines = std::mem::take(&mut self.lines);
        lines.push(std::mem::take(&mut self.line));
        lines.retain(|l| !l.trim().is_empty());
        let linked = std::mem::take(&mut self.linked);
        let Some((_, before)) = lines.split_last() else { return };
        if !before.is_empty() && before.iter().all(|l| ends_sentence(l) && l.len() as u32 >= PROSE) {
            lines.iter().for_each(|l| self.write(kind, l, 0));
        } else {
            self.write(kind, &lines.join(" "), linked);
        }
    }

    fn write(&mut self, kind: BlockKind, words: &str, linked: usize) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_link = linked * 10 > words.len() * 6 && (!ends_sentence(&words) || words.len() < 120);
        let is_title = self.title.is_some_and(|t| t.eq_ignore_ascii_case(&words));
        let is_byline = self.byline.is_some_and(|b| words.strip_prefix("By ").unwrap_or(&words).eq_ignore_ascii_case(b));
        let is_repeated = words.len() as u32 >= PROSE && !self.seen.insert(hash(&words));
        if !(is_link && kind != BlockKind::Heading || is_title || is_byline || is_repeated) {
            self.article.push(kind, &words);
        }
    }

    /// Most of its items are links.
    fn is_link_list(&self, id: NodeId) -> bool {
        let (text, linked) = (self.weights.text[id], self.weights.linked[id]);
        text > 0 && linked * 10 > text * 6
    }

    /// A row is one block, its cells two spaces apart; a table that lays out the page is none.
    fn table(&mut self, id: NodeId) {
        let lays_out = self.tree.inside(id).any(|n| matches!(self.tree.name(n), "p" | "div" | "h2" | "h3" | "article"));
        if lays_out {
            self.inside(id, BlockKind::Text);
            return;
        }
        self.flush(BlockKind::Text);
        for row in self.tree.inside(id).filter(|&n| matches!(self.tree.name(n), "tr" | "caption")) {
            let cells: Vec<String> = match self.tree.name(row) {
                "caption" => vec![self.tree.words(row)],
                _ => self.tree.children(row).filter(|&c| !self.weights.skipped[c]).map(|c| self.tree.words(c)).filter(|w| !w.is_empty()).collect(),
            };
            self.article.push(BlockKind::Caption, &cells.join("; "));
        }
    }

    /// What an embedded post says in quotation marks, then who says it and when, as the embedding has it: the part after a dash.
    fn post(&mut self, id: NodeId) {
        self.flush(BlockKind::Text);
        let words = self.tree.words(id);
        let (said, who) = words.rsplit_once('—').map_or((words.as_str(), ""), |(s, w)| (s.trim(), w.trim()));
        let said = said.trim_matches(['"', '“', '”']);
        let said: Vec<&str> = said.split(' ').filter(|w| !w.starts_with("pic.twitter.com/") && !w.starts_with("https://t.co/")).collect();
        if !said.is_empty() {
            self.article.push(BlockKind::Text, &format!("“{}”{}{who}", said.join(" "), if who.is_empty() { "" } else { " — " }));
        }
    }
}

/// Whether the last mark of these words is one that ends a sentence.
pub(super) fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | ')' | '»')).ends_with(['.', '!', '?', '…', ':'])
}

fn hash(words: &str) -> u64 {
    use std::hash::{BuildHasher, BuildHasherDefault};
    BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one(words)
}
