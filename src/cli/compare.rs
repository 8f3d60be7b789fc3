//! `crossread compare` and `crossread facts`.

use super::{
    Session,
    args::{CompareArgs, FactsArgs, FactsFormat, Target},
    bar::Bar,
    output::{deliver, existing, spare, width},
    review::{self, Opened},
    say,
};
use crate::{
    analysis,
    compare::Verdict,
    export::{self, Content, Format, Passages, facts, json},
    file,
    load::{self, Loaded},
    log,
    progress::Progress,
    review::Review,
    text::visible_line,
};
use anyhow::bail;
use etcetera::BaseStrategy;
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

pub(super) fn compare(args: &CompareArgs, session: &Session<'_>) -> anyhow::Result<ExitCode> {
    let options = export::Options {
        width: args.width.map_or_else(|| width(session, &args.target), usize::from),
        include_single: args.include_single || session.config.output.include_single,
        candidates: args.min_score.is_some(),
        passages: Passages::Beside,
    };
    whole(&args.sources, session, args.format, &args.target, options, (args.min_score, args.story.as_deref()))
}

/// What `crossread SOURCE...` prints where it does not open the reader.
pub(super) fn print(sources: &[String], session: &Session<'_>, passages: Passages) -> anyhow::Result<ExitCode> {
    let target = Target::default();
    let include_single = session.config.output.include_single;
    let options = export::Options { width: width(session, &target), include_single, candidates: false, passages };
    whole(sources, session, Format::Text, &target, options, (None, None))
}

fn whole(
    sources: &[String],
    session: &Session<'_>,
    format: Format,
    target: &Target,
    options: export::Options,
    (min_score, story): (Option<f32>, Option<&Path>),
) -> anyhow::Result<ExitCode> {
    let bar = Bar::new(session.common.quiet);
    let tell = |stage, done, total| bar.tell(stage, done, total);
    let progress = Progress::new(&tell);
    let (Loaded { mut documents, problems }, review) = read(sources, session, &progress)?;
    spare(sources, &documents, target.file().into_iter().chain(story))?;
    writable(target, story)?;
    let mut wanted = review.prepare(&mut documents, &core_options(session));
    wanted.align.min_score = min_score;
    let mut analysis = analysis::analyse(documents, &wanted, &progress)?;
    log::line(format_args!("{} alignments", analysis.comparisons.len()));
    let judged = review.attach(&analysis);
    judged.strike(&mut analysis);
    drop(bar);
    let content = Content { analysis: &analysis, review: &judged, problems: &problems };
    deliver(target, |mut out| export::write(&mut out, content, format, options))?;
    if let Some(path) = story {
        let sources = analysis.documents.iter().map(|d| review.row(d, [])).collect();
        crate::review::write(path, &Review { sources, ..review }.story(), existing(target))?;
    }
    let contradicts = analysis.comparisons.iter().any(|c| c.verdict == Verdict::Discrepancy);
    // the program ends here: the system takes the memory back faster than piece by piece
    std::mem::forget(analysis);
    Ok(ExitCode::from(u8::from(contradicts)))
}

/// Refuses, before anything is printed, a file that is there already, and one name for both files: the second would replace the first.
fn writable(target: &Target, story: Option<&Path>) -> anyhow::Result<()> {
    // devices and pipes take all that comes
    let is_device = |path: &Path| path.metadata().is_ok_and(|m| !m.is_file() && !m.is_dir());
    let files = || target.file().into_iter().chain(story).filter(|path| !is_device(path));
    if let [output, story] = files().collect::<Vec<_>>()[..]
        && real(output).is_some_and(|output| real(story) == Some(output))
    {
        bail!("{} cannot hold both the comparison and the story; give one of them another name", visible_line(&story.display().to_string()));
    }
    let kept = files().find(|path| existing(target) == file::Existing::Keep && path.symlink_metadata().is_ok());
    kept.map_or(Ok(()), |path| Err(file::Error::Exists(path.to_owned()).into()))
}

/// Where a file lies that may not be there yet.
fn real(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
}

pub(super) fn facts(args: &FactsArgs, session: &Session<'_>) -> anyhow::Result<ExitCode> {
    let bar = Bar::new(session.common.quiet);
    let tell = |stage, done, total| bar.tell(stage, done, total);
    let progress = Progress::new(&tell);
    let (Loaded { mut documents, problems }, review) = read(&args.sources, session, &progress)?;
    spare(&args.sources, &documents, args.target.file())?;
    let wanted = review.prepare(&mut documents, &core_options(session));
    let analysis = analysis::read_facts(documents, &wanted, &progress)?;
    drop(bar);
    let content = Content { problems: &problems, ..Content::unjudged(&analysis) };
    deliver(&args.target, |mut out| match args.format {
        FactsFormat::Text => facts::write_text(&mut out, &analysis),
        FactsFormat::Csv => facts::write_csv(&mut out, &analysis),
        FactsFormat::Json => json::write(&mut out, content, json::Options::default()),
    })?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn load_options(session: &Session<'_>) -> load::Options {
    let cache = etcetera::choose_base_strategy().ok().map(|dirs| dirs.cache_dir().join("crossread/pages"));
    let options = session.config.load_options();
    let feed_entries = session.common.newest.map_or(options.feed_entries, |n| load::Entries(n.get()));
    load::Options { published: session.common.published, cache, program: std::env::current_exe().ok(), feed_entries, ..options }
}

pub(super) fn core_options(session: &Session<'_>) -> analysis::Options {
    let mut options = analysis::Options::default();
    options.facts.day_order = session.config.day_order;
    options.least_confidence = session.config.least_confidence;
    options
}

/// Reads the sources and what was judged of them; says on standard error what was left out, and fails when no source is left.
fn read(sources: &[String], session: &Session<'_>, progress: &Progress<'_>) -> anyhow::Result<(Loaded, Review)> {
    let Opened { sources, review, trouble, .. } = review::open(sources, session.common.review.as_deref())?;
    if let Some(trouble) = trouble.filter(|_| !session.common.quiet) {
        say(&format!("{trouble}; compared without it"));
    }
    if let Some(path) = session.common.review.as_deref().filter(|path| !session.common.quiet && !path.exists()) {
        say(&format!("{}: there is no such review file; nothing that was judged is taken in", path.display()));
    }
    let loaded = load::load(&sources, &load_options(session), progress)?;
    for problem in &loaded.problems {
        if !session.common.quiet || loaded.documents.is_empty() {
            say(&format!("{}: {}", problem.source, problem.message));
        }
    }
    if loaded.documents.is_empty() {
        bail!("nothing to read; give at least one article: a text, Markdown or HTML file, a folder of them, or an address");
    }
    Ok((loaded, review))
}
