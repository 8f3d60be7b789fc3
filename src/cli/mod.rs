//! The command line: what the user asked for, carried out.

mod args;
mod bar;
mod compare;
mod feed;
mod output;
mod reader;
mod review;
mod settings;

pub use args::{Args, Command};

use crate::{
    config::{self, Config},
    export::Passages,
    load::pdf,
    log,
    text::{visible, visible_line},
    tui::Kept,
};
use anyhow::Context;
use clap::CommandFactory;
use review::Opened;
use std::{
    io::{self, IsTerminal, Write},
    num::NonZeroUsize,
    process::ExitCode,
};

/// Exit status for trouble, as `diff` has it.
const TROUBLE: u8 = 2;

/// Carries out what `args` ask for.
pub fn run(args: Args) -> ExitCode {
    let ended = carry_out(args).unwrap_or_else(|error| {
        log::line(format_args!("{error:#}"));
        if error.chain().any(is_broken_pipe) {
            return ExitCode::SUCCESS;
        }
        say(&told(&error));
        ExitCode::from(TROUBLE)
    });
    log::line(format_args!("ended with {ended:?}"));
    ended
}

/// What went wrong and why. Where the words for it hold the cause already it is not told twice.
fn told(error: &anyhow::Error) -> String {
    let mut words = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !words.contains(&cause) {
            words.push_str(": ");
            words.push_str(&cause);
        }
    }
    words
}

/// Prints help, or what is wrong with the arguments. They may be names of files, which may hold anything.
pub fn refuse(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        error.exit();
    }
    let _ = write!(io::stderr(), "{}", visible(&error.render().to_string()));
    ExitCode::from(TROUBLE)
}

/// Reads a PDF from standard input and prints its text: how this program reads PDF without being at its mercy.
pub fn read_pdf() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match pdf::serve(io::stdin().lock(), &mut out, u64::MAX).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::from(TROUBLE)
        }
    }
}

fn carry_out(args: Args) -> anyhow::Result<ExitCode> {
    if let Some(path) = &args.common.log {
        log::start(path).with_context(|| format!("log file {}", path.display()))?;
        log::line(format_args!("crossread {} started, {args:?}", env!("CARGO_PKG_VERSION")));
    }
    // this thread is one of those that work, not one that waits for them
    let jobs = args.common.jobs.map_or(0, threads);
    rayon::ThreadPoolBuilder::new().num_threads(jobs).use_current_thread().build_global().context("starting threads")?;
    match &args.command {
        Some(Command::Config { what }) => settings::run(*what, args.common.config.as_deref()),
        Some(Command::Completions { shell }) => print(|out| {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Args::command(), "crossread", &mut script);
            out.write_all(&script)
        }),
        Some(Command::Man) => print(manual),
        Some(Command::Compare(compare)) => compare::compare(compare, &Session::new(&args)?),
        Some(Command::Feed(feeds)) => feed::run(feeds, &Session::new(&args)?),
        Some(Command::Facts(facts)) => compare::facts(facts, &Session::new(&args)?),
        None => open(&args, &Session::new(&args)?),
    }
}

/// More threads than this for each processor do nothing but take memory.
const THREADS: usize = 4;

/// As many threads as were asked for and are of use.
fn threads(asked: NonZeroUsize) -> usize {
    let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    asked.get().min(processors * THREADS)
}

/// What every command that reads sources works with.
#[derive(Debug)]
struct Session<'a> {
    config: Config,
    common: &'a args::Common,
}

impl<'a> Session<'a> {
    fn new(args: &'a Args) -> anyhow::Result<Session<'a>> {
        Ok(Session { config: config::find(args.common.config.as_deref())?.config()?, common: &args.common })
    }
}

fn open(args: &Args, session: &Session<'_>) -> anyhow::Result<ExitCode> {
    let sources = if args.sources.is_empty() { &session.config.sources } else { &args.sources };
    let settings = reader::settings(&args.reader, session)?;
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if args.reader.plain {
        return compare::print(sources, session, Passages::Below);
    }
    if dumb || !io::stdout().is_terminal() {
        return compare::print(sources, session, Passages::Beside);
    }
    let Opened { sources, store, review, trouble } = review::open(sources, args.common.review.as_deref())?;
    let kept = Kept { store, review, trouble: trouble.map(|e| e.to_string()) };
    crate::tui::run(sources, kept, settings)?;
    Ok(ExitCode::SUCCESS)
}

/// The page for the program and, below, the options of each command.
fn manual(out: &mut dyn Write) -> io::Result<()> {
    let command = Args::command();
    clap_mangen::Man::new(command.clone()).render(out)?;
    for sub in command.get_subcommands() {
        writeln!(out, ".SH \"CROSSREAD {}\"", sub.get_name().to_uppercase())?;
        let page = clap_mangen::Man::new(sub.clone());
        page.render_description_section(out)?;
        page.render_options_section(out)?;
    }
    Ok(())
}

/// Prints to standard output; a reader that goes away ends the program quietly.
fn print(fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<ExitCode> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    fill(&mut out).and_then(|()| out.flush()).context("standard output")?;
    Ok(ExitCode::SUCCESS)
}

fn is_broken_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

/// One line on standard error. Where that is closed there is nobody to tell.
fn say(message: &str) {
    let _ = writeln!(io::stderr(), "crossread: {}", visible_line(message));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_threads_are_started_than_are_of_use() {
        let processors = std::thread::available_parallelism().unwrap().get();
        assert_eq!(threads(NonZeroUsize::MIN), 1);
        assert_eq!(threads(NonZeroUsize::MAX), processors * THREADS);
    }
}
