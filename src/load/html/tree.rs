//! Markup to a tree that is good enough to read an article from: never deeper than [`DEEPEST`], built in one pass, so that
//! hostile nesting costs nothing. The tokens are the HTML standard's (`html5ever`); of its tree construction only the rules
//! that matter for text are kept: void elements, implied ends of paragraphs and items, text that is not markup.

use super::attributes;
use html5ever::{
    Attribute, LocalName,
    tendril::StrTendril,
    tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind},
};
use std::{cell::RefCell, ops::Range};

/// Elements nested deeper lie side by side at this depth.
const DEEPEST: usize = 200;

/// A node by its place in [`Tree`], which has them in the order of the page.
pub(super) type NodeId = usize;

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    Element { name: LocalName, attributes: Box<[(LocalName, StrTendril)]> },
    Text(Range<usize>),
}

#[derive(Debug)]
struct Node {
    data: Data,
    parent: u32,
    /// One past the last node inside.
    end: u32,
}

/// A page. Node 0 is its root.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    text: String,
}

impl Tree {
    /// Reads a page.
    pub(super) fn of_html(source: &str) -> Tree {
        let builder = Builder(RefCell::new(State { tree: Tree::empty(), open: vec![0], beyond: 0 }));
        let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from_slice(&attributes::capped(source)));
        while !matches!(tokenizer.feed(&queue), html5ever::TokenizerResult::Done) {}
        tokenizer.end();
        let mut state = tokenizer.sink.0.into_inner();
        state.close_to(0);
        let end = state.tree.nodes.len() as u32;
        state.tree.nodes[0].end = end;
        state.tree
    }

    fn empty() -> Tree {
        let root = Node { data: Data::Element { name: LocalName::from("#root"), attributes: Box::default() }, parent: 0, end: 1 };
        Tree { nodes: vec![root], text: String::new() }
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The node around a node; the root's is itself.
    pub(super) fn parent(&self, id: NodeId) -> NodeId {
        self.nodes[id].parent as usize
    }

    /// Every node inside `id`, in order.
    pub(super) fn inside(&self, id: NodeId) -> Range<NodeId> {
        id + 1..self.nodes[id].end as usize
    }

    /// The nodes right inside `id`.
    pub(super) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.nodes[id].end as usize;
        let mut next = id + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(next)?;
            next = self.nodes[child].end as usize;
            Some(child)
        })
    }

    /// The element's name; empty for text.
    pub(super) fn name(&self, id: NodeId) -> &str {
        match &self.nodes[id].data {
            Data::Element { name, .. } => name,
            Data::Text(_) => "",
        }
    }

    /// The words of a text node.
    pub(super) fn text(&self, id: NodeId) -> Option<&str> {
        match &self.nodes[id].data {
            Data::Text(range) => self.text.get(range.clone()),
            Data::Element { .. } => None,
        }
    }

    /// An attribute; empty where it is not there.
    pub(super) fn attribute(&self, id: NodeId, wanted: &str) -> &str {
        match &self.nodes[id].data {
            Data::Element { attributes, .. } => attributes.iter().find(|(name, _)| &**name == wanted).map_or("", |(_, value)| value),
            Data::Text(_) => "",
        }
    }

    /// Whether the attribute is there, with or without a value.
    pub(super) fn has(&self, id: NodeId, wanted: &str) -> bool {
        matches!(&self.nodes[id].data, Data::Element { attributes, .. } if attributes.iter().any(|(name, _)| &**name == wanted))
    }

    /// All text inside a node on one line: lines of their own are parted, inline elements stand as close as they are written.
    pub(super) fn words(&self, id: NodeId) -> String {
        let (mut all, mut ends) = (String::new(), Vec::new());
        for node in id..self.inside(id).end {
            while ends.pop_if(|end| *end <= node).is_some() {
                all.push(' ');
            }
            if self.name(node) == "br" || is_block(self.name(node)) {
                all.push(' ');
                ends.push(self.inside(node).end);
            }
            all.push_str(self.text(node).unwrap_or_default());
        }
        all.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// All text inside a node, each piece apart: style alone parts what a byline or date is made of, `<span>By</span><span>Ada</span>`.
    pub(super) fn pieces(&self, id: NodeId) -> String {
        (id..self.inside(id).end).filter_map(|n| self.text(n)).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }
}

struct State {
    tree: Tree,
    open: Vec<NodeId>,
    /// Elements open below the deepest level.
    beyond: usize,
}

struct Builder(RefCell<State>);

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => return state.tag(tag),
            Token::CharacterTokens(text) => state.characters(&text),
            Token::DoctypeToken(_) | Token::CommentToken(_) | Token::NullCharacterToken | Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn tag(&mut self, tag: Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if tag.kind == TagKind::EndTag && name != "br" {
            self.end(name);
            return TokenSinkResult::Continue;
        }
        self.imply_ends(name);
        let raw = raw_kind(name);
        let is_void = tag.self_closing && !is_block(name) && raw.is_none() || VOID.contains(&name);
        self.start(tag.name.clone(), tag.attrs, is_void);
        raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }

    fn start(&mut self, name: LocalName, attributes: Vec<Attribute>, is_void: bool) {
        let attributes = attributes.into_iter().filter(|a| is_read(&a.name.local)).map(|a| (a.name.local, a.value)).collect();
        let id = self.push(Data::Element { name, attributes });
        if is_void {
            self.tree.nodes[id].end = id as u32 + 1;
        } else if self.open.len() >= DEEPEST {
            self.beyond += 1;
            self.tree.nodes[id].end = id as u32 + 1;
        } else {
            self.open.push(id);
        }
    }

    fn push(&mut self, data: Data) -> NodeId {
        let parent = self.open.last().copied().unwrap_or(0) as u32;
        let id = self.tree.nodes.len();
        self.tree.nodes.push(Node { data, parent, end: id as u32 + 1 });
        id
    }

    fn characters(&mut self, words: &str) {
        let from = self.tree.text.len();
        self.tree.text.push_str(words);
        let to = self.tree.text.len();
        let here = self.open.last().copied().unwrap_or(0) as u32;
        match self.tree.nodes.last_mut() {
            Some(Node { data: Data::Text(range), parent, .. }) if *parent == here && range.end == from => range.end = to,
            _ => drop(self.push(Data::Text(from..to))),
        }
    }

    fn end(&mut self, name: &str) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let inline = !is_block(name);
        for at in (1..self.open.len()).rev() {
            let there = self.tree.name(self.open[at]);
            if there == name {
                self.close_to(at);
                return;
            }
            if inline && is_block(there) {
                return;
            }
        }
    }

    /// Closes the open elements from the `at`th on.
    fn close_to(&mut self, at: usize) {
        let end = self.tree.nodes.len() as u32;
        for id in self.open.drain(at..) {
            self.tree.nodes[id].end = end;
        }
    }

    /// Ends what the start of `name` ends without saying so: a paragraph before a block, an item before the next.
    fn imply_ends(&mut self, name: &str) {
        let (closed, limits): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "option" => (&["option"], &["select"]),
            "a" => (&["a"], &["p", "div", "li", "td"]),
            _ if is_block(name) => (&["p"], &["td", "th", "button", "object"]),
            _ => return,
        };
        if self.beyond > 0 {
            return;
        }
        for at in (1..self.open.len()).rev() {
            let there = self.tree.name(self.open[at]);
            if closed.contains(&there) {
                self.close_to(at);
                return;
            }
            if limits.contains(&there) {
                return;
            }
        }
    }
}

const VOID: [&str; 14] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that stand on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 45] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "ul",
        "head",
    ];
    BLOCKS.contains(&name) || name.contains('-')
}

/// How the words of an element are read that hold no markup.
pub(super) fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "title" | "textarea" => Some(RawKind::Rcdata),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        _ => None,
    }
}

/// The attributes that reading needs; the rest would only take memory.
fn is_read(name: &str) -> bool {
    matches!(
        name,
        "class"
            | "id"
            | "role"
            | "itemprop"
            | "href"
            | "rel"
            | "name"
            | "property"
            | "content"
            | "datetime"
            | "lang"
            | "type"
            | "hidden"
            | "style"
            | "aria-hidden"
            | "aria-label"
            | "pubdate"
            | "cite"
            | "data-testid"
            | "data-component"
            | "data-block"
            | "full-text"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as `name(child child)`, words in quotation marks.
    fn shape(tree: &Tree, id: NodeId) -> String {
        if let Some(text) = tree.text(id) {
            return format!("'{}'", text.trim());
        }
        let inside: Vec<String> = tree.children(id).map(|c| shape(tree, c)).filter(|s| s != "''").collect();
        if inside.is_empty() { tree.name(id).to_owned() } else { format!("{}({})", tree.name(id), inside.join(" ")) }
    }

    fn of(source: &str) -> String {
        shape(&Tree::of_html(source), 0)
    }

    #[test]
    fn ends_are_implied_as_browsers_do() {
        assert_eq!(of("<p>One<p>Two<div>Three</div>"), "#root(p('One') p('Two') div('Three'))");
        assert_eq!(of("<ul><li>a<li>b<ul><li>c</ul></ul>d"), "#root(ul(li('a') li('b' ul(li('c')))) 'd')");
        assert_eq!(of("<p><b>a<i>b</b>c</p>d"), "#root(p(b('a' i('b')) 'c') 'd')");
        assert_eq!(of("<div><b>a</div>b</b>"), "#root(div(b('a')) 'b')");
        assert_eq!(of("a<br>b<br/>c</br>d<img>"), "#root('a' br 'b' br 'c' br 'd' img)");
        assert_eq!(of("<table><tr><td>1<td>2<tr><td>3</table>"), "#root(table(tr(td('1') td('2')) tr(td('3'))))");
        assert_eq!(of("<script>if (a < b) '</p>'</script><title>A &amp; B</title>&eacute;"), "#root(script('if (a < b) '</p>'') title('A & B') 'é')");
    }

    #[test]
    fn words_are_parted_where_lines_are() {
        for (source, words) in [
            ("<h1>Voters in <i>Kherson</i>, the U<b>N</b> says</h1>", "Voters in Kherson, the UN says"),
            ("<h1>Bridge<br>opens</h1>", "Bridge opens"),
            ("<td><p>One</p><ul><li>two<li>three</ul>four</td>", "One two three four"),
            ("<blockquote><p>\"It <a>opened</a>.\"</p>&mdash; Ada (<a>@ada</a>)</blockquote>", "\"It opened.\" — Ada (@ada)"),
            ("<div>a<div>b<div>c</div></div>d</div>e", "a b c d e"),
        ] {
            assert_eq!(Tree::of_html(source).words(0), words, "{source}");
        }
        assert_eq!(Tree::of_html("<p><span>By</span><a>Ada</a><br>29 May</p>").pieces(0), "By Ada 29 May");
    }

    #[test]
    fn nesting_is_flattened_and_told_apart() {
        let deep = format!("{}deep{}<p>after</p>", "<div>".repeat(50_000), "</div>".repeat(50_000));
        let tree = Tree::of_html(&deep);
        assert_eq!(tree.words(0), "deep after");
        let last = tree.children(0).last().unwrap();
        assert_eq!((tree.name(last), tree.words(last)), ("p", "after".to_owned()));
    }
}
