//! The only reader of files and network: from what the user names to documents.

mod article;
mod date;
mod encoding;
mod error;
mod expand;
mod format;
mod front_matter;
mod html;
mod input;
mod language;
mod markdown;
mod samples;
#[cfg(test)]
mod tests;

pub use error::Error;

use crate::{
    lang::Lexicon,
    progress::{Cancelled, Progress, Stage},
    text::{Document, Origin, Problem, Stamp},
};
use article::Article;
use expand::Item;
use format::Format;
use jiff::civil::Date;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What the caller wants of loading.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// The date of sources that state none.
    pub published: Option<Date>,
    /// What no source may exceed.
    pub limits: Limits,
}

/// What no source may exceed.
#[derive(Debug, Clone, PartialEq)]
pub struct Limits {
    /// Size of one source in MB (a million bytes), packed or unpacked.
    pub megabytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { megabytes: 64 }
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

/// Reads every source: a file, a folder of articles, a glob, `sample:STORY`, or `-` for standard input. What cannot be read is
/// reported and the rest go on.
///
/// # Errors
/// [`Cancelled`] as soon as `progress` asks for it.
pub fn load(sources: &[String], options: &Options, progress: &Progress<'_>) -> Result<Loaded, Cancelled> {
    let mut loaded = Loaded::default();
    let mut items = Vec::new();
    for source in sources {
        match expand::expand(source) {
            Ok(found) => items.extend(found),
            Err(problem) => loaded.problems.push(problem),
        }
    }
    let done = AtomicUsize::new(0);
    let read: Vec<Loaded> = items
        .par_iter()
        .map(|item| {
            progress.step(Stage::Reading, done.fetch_add(1, Ordering::Relaxed), items.len())?;
            Ok(read(item, options))
        })
        .collect::<Result<_, Cancelled>>()?;
    for one in read {
        loaded.documents.extend(one.documents);
        loaded.problems.extend(one.problems);
    }
    Ok(loaded)
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
    let bytes = input::bytes(item, &options.limits)?;
    let format = format::of(&item.name(), None, &bytes);
    let stated = (format == Format::Html).then(|| html::stated_encoding(&bytes)).flatten();
    let decoded = encoding::decode(bytes, stated.as_deref())?;
    let mut raw = decoded.text;
    if raw.contains("\r\n") {
        raw = raw.replace("\r\n", "\n");
    }
    let (about, body) = front_matter::split(&raw);
    let mut article = match format {
        Format::Markdown => markdown::article(about, body),
        Format::Text => {
            let start = raw.len() - body.len();
            raw.drain(..start);
            Article::plain(about, raw)
        }
        Format::Html => html::article(&raw)?,
        Format::Feed | Format::JsonFeed | Format::Package | Format::Mail | Format::Pdf => return Err(Error::Binary),
    };
    article.notes.extend(decoded.guessed.map(|name| format!("is not UTF-8; read as {name}, by the look of it")));
    Ok(vec![article])
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
        format!(
            "seems to be in {}, of which no words are known here: names and figures are compared, dates, quotations and stances are not",
            language::name(language)
        )
    });
    Ok((article.document(language)?, note))
}
