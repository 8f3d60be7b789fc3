//! The only reader of files and network: from what the user names to documents.

mod article;
mod date;
mod encoding;
mod error;
mod expand;
mod feed;
mod format;
mod front_matter;
mod html;
mod input;
mod language;
mod mail;
mod markdown;
mod package;
pub mod pdf;
mod samples;
#[cfg(test)]
mod tests;
mod web;
mod xml;

pub use error::Error;
pub use format::EXPORTED;

use crate::{
    lang::Lexicon,
    log,
    progress::{Cancelled, Progress, Stage},
    text::{Document, Origin, Problem, Stamp},
};
use article::Article;
use expand::Item;
use format::Format;
use front_matter::Front;
use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

/// What the caller wants of loading.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// The date of sources that state none.
    pub published: Option<Date>,
    /// What no source may exceed.
    pub limits: Limits,
    /// Addresses.
    pub web: Web,
    /// How many entries of a feed are read, the newest first.
    pub feed_entries: Entries,
    /// The folder that keeps what was fetched; without it nothing is kept.
    pub cache: Option<PathBuf>,
    /// This program, for what is read by another process of it ([`pdf`]).
    pub program: Option<PathBuf>,
}

/// What is fetched from addresses.
#[derive(Debug, Clone, PartialEq)]
pub struct Web {
    /// Redirects that are followed.
    pub redirects: u32,
    /// Whether addresses of private networks are fetched.
    pub private_networks: bool,
    /// How long what was fetched is taken from the cache.
    pub cache_hours: u64,
}

impl Default for Web {
    fn default() -> Self {
        Web { redirects: 5, private_networks: false, cache_hours: 24 }
    }
}

/// A number of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entries(pub usize);

impl Default for Entries {
    fn default() -> Self {
        Entries(10)
    }
}

/// What no source may exceed.
#[derive(Debug, Clone, PartialEq)]
pub struct Limits {
    /// Size of one source in MB (a million bytes), packed or unpacked.
    pub megabytes: u64,
    /// Seconds that one source may take to fetch, or to read where its format may hang a reader.
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { megabytes: 64, seconds: 20 }
    }
}

impl Limits {
    fn bytes(&self) -> u64 {
        self.megabytes.saturating_mul(1_000_000)
    }

    fn too_large(&self) -> Error {
        Error::TooLarge { megabytes: self.megabytes }
    }
}

/// What could be read, in the order given, and what could not.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The documents.
    pub documents: Vec<Document>,
    /// One entry a source that was left out, or that was read with a reserve.
    pub problems: Vec<Problem>,
}

/// Whether a document is one of a feed's entries.
pub fn is_entry(document: &Document) -> bool {
    expand::entry_of(&document.about.path).is_some()
}

impl Loaded {
    /// The entries of those of `sources` that are feeds of several: what there is to pick from.
    pub fn entries<'a>(&'a self, sources: &'a [String]) -> impl Iterator<Item = &'a Document> {
        let of = |document: &'a Document| expand::entry_of(&document.about.path).map(|(feed, _)| feed).filter(|feed| sources.iter().any(|s| s == feed));
        let several = move |feed: &str| self.documents.iter().filter(|d| of(d) == Some(feed)).nth(1).is_some();
        self.documents.iter().filter(move |d| of(d).is_some_and(several))
    }

    /// Leaves the newest `most` entries of every feed, and those that `sources` name.
    pub fn keep_newest(&mut self, sources: &[String], Entries(most): Entries) {
        self.documents.retain(|d| expand::entry_of(&d.about.path).is_none_or(|(_, number)| number <= most) || sources.contains(&d.about.path));
    }
}

/// Reads every source: a file, a folder of articles, a glob, an address, `sample:STORY`, or `-` for standard input. What cannot be read is
/// reported and the rest go on.
///
/// # Errors
/// [`Cancelled`] as soon as `progress` asks for it.
pub fn load(sources: &[String], options: &Options, progress: &Progress<'_>) -> Result<Loaded, Cancelled> {
    list(sources).read(options, progress)
}

/// The articles that sources stand for, read in part or not yet.
#[derive(Debug, Default)]
pub struct Listing {
    items: Vec<Item>,
    /// What was read of the first of them.
    read: Vec<Loaded>,
    problems: Vec<Problem>,
}

/// Finds the articles of every source; see [`load`]. What several sources stand for is read once.
pub fn list(sources: &[String]) -> Listing {
    let mut listing = Listing::default();
    for source in sources {
        let (items, problems) = expand::expand(source);
        listing.items.extend(items);
        listing.problems.extend(problems);
    }
    if sources.len() > 1 {
        let mut met = FxHashSet::default();
        listing.items.retain(|item| met.insert(item.place()));
    }
    listing
}

/// Of so many articles the first are read before the others.
const MANY: usize = 16;
/// As many as that.
const OPENING: usize = 2;
/// What was looked up of so many tokens of all articles is kept until their facts are read (50 MB); the others are looked up again.
const LOOKED_UP: usize = 2_000_000;

impl Listing {
    /// Reads the first articles where there are many, so that there is something to look at while the others are read; `None` where there are few, or
    /// the first are no files.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as `progress` asks for it.
    pub fn opening(&mut self, options: &Options, progress: &Progress<'_>) -> Result<Option<Loaded>, Cancelled> {
        let first = self.items.iter().take(OPENING);
        if self.items.len() < MANY || !first.clone().all(|item| matches!(item, Item::File(_))) {
            return Ok(None);
        }
        self.read_until(OPENING, options, progress)?;
        let documents: Vec<Document> = self.read.iter().flat_map(|l| &l.documents).cloned().collect();
        // of a feed's entries some may go again
        let settled = !documents.is_empty() && documents.iter().all(|d| expand::entry_of(&d.about.path).is_none());
        Ok(settled.then(|| Loaded { documents, problems: Vec::new() }))
    }

    /// Reads all that is not read yet.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as `progress` asks for it.
    pub fn read(mut self, options: &Options, progress: &Progress<'_>) -> Result<Loaded, Cancelled> {
        self.read_until(self.items.len(), options, progress)?;
        let mut loaded = Loaded { documents: Vec::new(), problems: self.problems };
        for one in self.read {
            one.problems.iter().for_each(|p| log::line(format_args!("{}: {}", p.source, p.message)));
            loaded.documents.extend(one.documents);
            loaded.problems.extend(one.problems);
        }
        loaded.problems.extend(missing_versions(&loaded.documents));
        log::line(format_args!("{} sources read, {} problems", loaded.documents.len(), loaded.problems.len()));
        Ok(loaded)
    }

    fn read_until(&mut self, end: usize, options: &Options, progress: &Progress<'_>) -> Result<(), Cancelled> {
        let (done, kept) = (AtomicUsize::new(self.read.len()), AtomicUsize::new(0));
        let rest = self.items.get(self.read.len()..end).unwrap_or_default();
        let one = |item: &Item| {
            progress.step(Stage::Reading, done.fetch_add(1, Ordering::Relaxed), self.items.len())?;
            let mut loaded = read(item, options);
            for document in &mut loaded.documents {
                let tokens = document.lookup.as_ref().map_or(0, |lookup| lookup.tokens.len());
                if kept.fetch_add(tokens, Ordering::Relaxed) + tokens > LOOKED_UP {
                    document.lookup = None;
                }
            }
            Ok(loaded)
        };
        let read = rest.par_iter().map(one).collect::<Result<Vec<_>, Cancelled>>()?;
        self.read.extend(read);
        Ok(())
    }
}

/// What calls itself a version of something that is neither read nor there.
fn missing_versions(documents: &[Document]) -> Vec<Problem> {
    let is_there = |words: &str, beside: &Path| {
        let folder = beside.parent().unwrap_or(Path::new(""));
        documents.iter().any(|d| Path::new(&d.about.path).ends_with(words)) || words.contains("://") || Path::new(words).exists() || folder.join(words).exists()
    };
    let missing = |document: &Document| {
        let (source, words) = (document.about.path.clone(), document.about.version_of.as_deref()?);
        let message = || format!("is a version of `{words}`, which is neither a source nor a file; correct `version_of` in its front matter");
        (!is_there(words, Path::new(&source))).then(|| Problem { message: message(), source })
    };
    documents.iter().filter_map(missing).collect()
}

/// Everything that one item holds.
fn read(item: &Item, options: &Options) -> Loaded {
    let name = item.name();
    let mut loaded = Loaded::default();
    let mut report = |message: String| loaded.problems.push(Problem { source: name.clone(), message });
    match articles(item, options) {
        Err(error) => report(error.to_string()),
        Ok(articles) => {
            for mut article in articles {
                let name = if article.about.path.is_empty() { name.clone() } else { article.about.path.clone() };
                let mut report = |message: String| loaded.problems.push(Problem { source: name.clone(), message });
                article.notes.drain(..).for_each(&mut report);
                match finished(article, &name, options) {
                    Ok((document, note)) => {
                        note.into_iter().for_each(&mut report);
                        loaded.documents.push(document);
                    }
                    Err(error) => report(error.to_string()),
                }
            }
        }
    }
    loaded
}

fn articles(item: &Item, options: &Options) -> Result<Vec<Article>, Error> {
    if let Item::Entry(feed, number) = item {
        let newest = Options { feed_entries: Entries(*number), ..options.clone() };
        let mut entries = articles(feed, &newest)?;
        // Only the entries of a feed have names of their own.
        entries.retain(|a| !a.about.path.is_empty());
        let there = entries.len();
        return entries.into_iter().nth(number - 1).map(|entry| vec![entry]).ok_or(Error::NoEntry { there });
    }
    let Item::Address(url) = item else {
        let bytes = input::bytes(item, &options.limits)?;
        let sha256 = web::hash(&bytes);
        let raw = Raw { name: item.name(), media_type: None, bytes: input::unpacked(bytes, &options.limits)? };
        let mut articles = understood(raw, options)?;
        articles.iter_mut().for_each(|a| a.about.sha256 = Some(sha256.clone()));
        return Ok(articles);
    };
    let page = web::page(url, options)?;
    let bytes = input::unpacked(page.bytes, &options.limits)?;
    let mut articles = understood(Raw { name: url.clone(), media_type: page.media_type, bytes }, options)?;
    for article in &mut articles {
        // An entry of a feed has an address of its own, or none.
        if article.about.path.is_empty() {
            article.about.url.get_or_insert_with(|| url.clone());
        }
        article.about.fetched = Some(page.fetched.at);
        article.about.sha256 = Some(page.fetched.sha256.clone());
        article.notes.extend(page.note.clone());
    }
    Ok(articles)
}

/// A source as it came.
struct Raw {
    name: String,
    media_type: Option<String>,
    bytes: Vec<u8>,
}

/// Reads a source by its format.
fn understood(raw: Raw, options: &Options) -> Result<Vec<Article>, Error> {
    let Raw { name, media_type, bytes } = raw;
    let format = format::of(&name, media_type.as_deref(), &bytes);
    match format {
        Format::Package => return Ok(vec![package::article(bytes, &options.limits)?]),
        Format::Mail => return Ok(vec![mail::article(&bytes)?]),
        Format::Pdf => return Ok(vec![pdf::article(bytes, options)?]),
        Format::Text | Format::Markdown | Format::Html | Format::Feed | Format::JsonFeed => {}
    }
    let stated = media_type.as_deref().and_then(|m| html::stated_encoding(m.as_bytes())).or_else(|| match format {
        Format::Html | Format::Feed => html::stated_encoding(&bytes),
        _ => None,
    });
    let decoded = encoding::decode(bytes, stated.as_deref())?;
    let mut text = decoded.text;
    if text.contains("\r\n") {
        text = text.replace("\r\n", "\n");
    }
    let mut articles = match format {
        Format::Feed => feed::articles(&text, options.feed_entries.0)?,
        Format::JsonFeed => feed::json_articles(&text, options.feed_entries.0)?,
        Format::Text | Format::Markdown | Format::Html | Format::Package | Format::Mail | Format::Pdf => vec![introduced(format, text)?],
    };
    let note = decoded.guessed.map(|name| format!("is not UTF-8; read as {name}, by the look of it"));
    articles.iter_mut().for_each(|a| a.notes.extend(note.clone()));
    if matches!(format, Format::Feed | Format::JsonFeed) {
        for (i, article) in articles.iter_mut().enumerate() {
            article.about.path = format!("{name}#{}", i + 1);
        }
    }
    Ok(articles)
}

/// The article behind its front matter.
fn introduced(format: Format, mut text: String) -> Result<Article, Error> {
    let Front { about, notes, body } = front_matter::split(&text);
    let mut article = match format {
        Format::Html => {
            let mut page = html::article(body)?;
            page.about = front_matter::over(about, page.about);
            page
        }
        Format::Markdown => markdown::article(about, body),
        _ => {
            let start = text.len() - body.len();
            text.drain(..start);
            Article::plain(about, text)
        }
    };
    article.notes.extend(notes);
    Ok(article)
}

/// The document of an article, and what the user should know of its language.
fn finished(mut article: Article, name: &str, options: &Options) -> Result<(Document, Option<String>), Error> {
    let language = language::of(article.text(), article.language);
    let about = &mut article.about;
    if about.path.is_empty() {
        name.clone_into(&mut about.path);
    }
    about.published = about.published.or(options.published.map(|date| Stamp { date, time: None, origin: Origin::Stated }));
    let note = (!Lexicon::is_known(language)).then(|| {
        format!("seems to be in {}, of which no words are known here: its passages are aligned, its names and its figures with signs (%, €, km) compared; dates in words, counts, quotations and stances are not", language.name())
    });
    Ok((article.document(language)?, note))
}
