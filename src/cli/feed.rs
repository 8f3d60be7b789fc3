//! `crossread feed`

use super::{Session, args::FeedArgs, compare, print, say};
use crate::{
    load::{self, Entries},
    progress::Progress,
    text::{Document, Problem, visible_line},
};
use std::process::ExitCode;

/// Prints every entry, newest first, by the name under which it can be given as a source.
pub(super) fn run(args: &FeedArgs, session: &Session<'_>) -> anyhow::Result<ExitCode> {
    let options = load::Options { feed_entries: Entries(usize::MAX), ..compare::load_options(session) };
    let mut loaded = load::load(&args.sources, &options, &Progress::none())?;
    let (entries, articles) = loaded.documents.into_iter().partition(load::is_entry);
    loaded.documents = entries;
    let no_feed = |article: Document| Problem { source: article.about.path, message: "is no feed; give it to `crossread` as it is".to_owned() };
    loaded.problems.extend(articles.into_iter().map(no_feed));
    for problem in loaded.problems.iter().filter(|_| !session.common.quiet) {
        say(&format!("{}: {}", problem.source, problem.message));
    }
    if loaded.documents.is_empty() {
        anyhow::bail!("nothing to list");
    }
    print(|out| {
        loaded.documents.iter().try_for_each(|document| {
            let about = &document.about;
            let date = about.published.map_or_else(|| "no date   ".to_owned(), |s| s.date.to_string());
            let title = about.title.as_deref().unwrap_or("no title");
            let link = about.url.as_deref().map(|url| format!("  {url}")).unwrap_or_default();
            writeln!(out, "{}", visible_line(&format!("{}  {date}  {title}{link}", about.path)))
        })
    })
}
