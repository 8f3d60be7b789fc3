//! Web pages: what they say of themselves, and their article without what stands around it.

mod attributes;
mod content;
mod furniture;
mod meta;
mod tree;

use super::{Error, article::Article};
use tree::Tree;

/// Words below which a page has no article but a remark that it cannot be read here.
const FEWEST_WORDS: usize = 25;

/// The article of a page.
pub(super) fn article(source: &str) -> Result<Article, Error> {
    let tree = Tree::of_html(source);
    let page = meta::read(&tree);
    let mut article = Article::new(page.about);
    article.language = page.language;
    content::fill(&tree, &mut article);
    if let Some(stated) = &page.body
        && stated.split_whitespace().count() > article.words() * 3 / 2
    {
        let language = article.language;
        article = Article::new(article.about);
        article.language = language;
        for paragraph in stated.split('\n') {
            article.push(crate::segment::BlockKind::Text, paragraph);
        }
    }
    // where all is short no paragraph stands out; a page that is no more than a sentence is an article all the same
    if article.words() == 0 && !content::is_bulky(&tree) {
        let mut all = Article::new(article.about.clone());
        all.language = article.language;
        content::whole(&tree, &mut all);
        if all.text().split("\n\n").any(content::ends_sentence) {
            article = all;
        }
    }
    let walled = page.is_walled || content::asks_for_login(&tree);
    match article.words() {
        0..FEWEST_WORDS if walled => Err(Error::Login),
        0 => Err(Error::NoArticle),
        0..FEWEST_WORDS if content::is_bulky(&tree) => Err(Error::NoArticle),
        _ => {
            if page.is_walled {
                article.notes.push("says that it is not free: perhaps only its beginning was read".to_owned());
            }
            Ok(article)
        }
    }
}

/// Adds everything that a page shows to `article`: for e-books and mails, which hold nothing but their text.
pub(super) fn whole(source: &str, article: &mut Article) {
    content::whole(&Tree::of_html(source), article);
}

/// The words of a piece of markup on one line.
pub(super) fn text(markup: &str) -> String {
    Tree::of_html(markup).words(0)
}

/// The encoding that a page states in its first bytes (`<meta charset>`), by its label.
pub(super) fn stated_encoding(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(bytes.get(..2048).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, rest) = start.split_once("charset=")?;
    let label: String = rest.trim_start_matches(['"', '\'', ' ']).chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    (!label.is_empty()).then_some(label)
}
