//! Options and subcommands.

use crate::export::Format;
use clap::{
    Parser, Subcommand, ValueEnum,
    builder::{OsStringValueParser, PossibleValue, TypedValueParser},
};
use clap_complete::Shell;
use jiff::civil::Date;
use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

const EXAMPLES: &str = "\
Examples:
  crossread                                   a sample story, or the sources that your settings name
  crossread wire.txt herald.md gazette.html   three accounts side by side
  crossread stories/                          every article of a folder
  crossread 'flood-*.txt'                     a glob; quoted, or already expanded by the shell
  pbpaste | crossread - herald.md             one account from standard input
  crossread compare a.txt b.txt -o flood.html --format html
  crossread compare a.txt b.txt --quiet >/dev/null || echo 'they differ, or something failed'
  crossread flood.crossread.toml              go on with a review: its sources, its judgements
  crossread feed https://wire.example/rss     what there is to pick from
  crossread https://wire.example/rss#3 herald.md
  crossread facts a.txt --format json | jq '.facts[].text'

Exit status: 0, for `compare` 1 where the sources contradict each other, 2 for trouble.";

/// Reads several accounts of one story side by side and marks where they agree and where they differ.
#[derive(Debug, Parser)]
#[command(version, about, after_help = EXAMPLES, subcommand_negates_reqs = true)]
pub struct Args {
    /// What to do; without one the reader opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    #[allow(missing_docs, reason = "the parts say it")]
    pub common: Common,
    /// Files, folders, globs, addresses, `sample:STORY`, or `-` for standard input.
    #[arg(value_name = "SOURCE", value_parser = name())]
    pub sources: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs, reason = "the parts say it")]
    pub reader: ReaderArgs,
}

/// Options of every command.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Common {
    /// Settings to use instead of ./crossread.toml and the file in your config folder.
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// Judgements and notes to take in, and in the reader to keep; else the file `*.crossread.toml` beside the sources.
    #[arg(long, value_name = "FILE", global = true)]
    pub review: Option<PathBuf>,
    /// The date of sources that state none, as 2022-09-29.
    #[arg(long, value_name = "DATE", global = true, value_parser = day)]
    pub published: Option<Date>,
    /// How many entries of a feed are read, the newest first; `crossread feed` lists them, and FEED#3 is the third.
    #[arg(long, value_name = "N", global = true, value_parser = at_least_one)]
    pub newest: Option<NonZeroUsize>,
    /// Threads to work with; by default as many as there are processors, at most four times that.
    #[arg(long, value_name = "N", global = true, value_parser = at_least_one)]
    pub jobs: Option<NonZeroUsize>,
    /// Say nothing on standard error but what ends the program.
    #[arg(long, global = true)]
    pub quiet: bool,
    /// Write what happens to a file, behind what earlier runs wrote there.
    #[arg(long, value_name = "FILE", global = true)]
    pub log: Option<PathBuf>,
}

/// The name of a source. One that is not UTF-8 is found by how it reads, so that it stops nothing.
fn name() -> impl TypedValueParser<Value = String> {
    OsStringValueParser::new().map(|name| name.to_string_lossy().into_owned())
}

fn day(words: &str) -> Result<Date, &'static str> {
    words.parse().map_err(|_| "write year, month and day, as 2022-09-29")
}

fn at_least_one(words: &str) -> Result<NonZeroUsize, &'static str> {
    words.parse().map_err(|_| "give a whole number from 1 on")
}

fn score(words: &str) -> Result<f32, &'static str> {
    words.parse().ok().filter(|score| (0.0..=1.0).contains(score)).ok_or("give a number from 0 to 1, as 0.5")
}

/// Options of the reader.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Options of the reader")]
pub struct ReaderArgs {
    /// Colours.
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// Draw with ASCII characters only.
    #[arg(long)]
    pub ascii: bool,
    /// Print linear text instead of opening the reader, each passage below the other: for screen readers and pipes.
    #[arg(long)]
    pub plain: bool,
}

/// Subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare the sources and print the result; exit status 1 where they contradict each other.
    Compare(CompareArgs),
    /// Print what each source states: dates, figures, quotations, stances, names.
    Facts(FactsArgs),
    /// List the entries of feeds, newest first, each by the name under which it can be given as a source: FEED#1, FEED#2.
    Feed(FeedArgs),
    /// Where the settings come from, what they are, and what is wrong with them.
    Config {
        #[command(subcommand)]
        #[allow(missing_docs, reason = "the variants say it")]
        what: ConfigCommand,
    },
    /// Print a script that completes commands and options in a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page.
    Man,
}

/// `crossread config`
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ConfigCommand {
    /// Print which file the settings come from.
    Path,
    /// Print every setting as it is in use.
    Show {
        /// Print the documented defaults instead: a start for your own file.
        #[arg(long)]
        default: bool,
    },
    /// Say whether the settings are valid, and where not.
    Check,
}

/// `crossread compare`
#[derive(Debug, clap::Args)]
pub struct CompareArgs {
    /// Files, folders, globs, addresses, `sample:STORY`, or `-` for standard input.
    #[arg(value_name = "SOURCE", required = true, value_parser = name())]
    pub sources: Vec<String>,
    /// Form of the output.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    #[allow(missing_docs, reason = "the parts say it")]
    pub target: Target,
    /// Cells a line of text may take; by default what COLUMNS says, or as wide as the terminal.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
    /// With JSON: also report candidate links from this score on, 0 to 1.
    #[arg(long, value_name = "X", value_parser = score)]
    pub min_score: Option<f32>,
    /// Also list passages that one source alone tells.
    #[arg(long)]
    pub include_single: bool,
    /// Also write a story file, which names the sources and is opened like one: to hand the comparison on.
    #[arg(long, value_name = "FILE")]
    pub story: Option<PathBuf>,
}

/// `crossread facts`
#[derive(Debug, clap::Args)]
pub struct FactsArgs {
    /// Files, folders, globs, addresses, `sample:STORY`, or `-` for standard input.
    #[arg(value_name = "SOURCE", required = true, value_parser = name())]
    pub sources: Vec<String>,
    /// Form of the output.
    #[arg(long, value_enum, default_value = "text")]
    pub format: FactsFormat,
    #[command(flatten)]
    #[allow(missing_docs, reason = "the parts say it")]
    pub target: Target,
}

/// `crossread feed`
#[derive(Debug, clap::Args)]
pub struct FeedArgs {
    /// Files or addresses of feeds (RSS, Atom, JSON Feed).
    #[arg(value_name = "FEED", required = true, value_parser = name())]
    pub sources: Vec<String>,
}

/// Where output goes.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Target {
    /// Write to a file instead of standard output, which `-` stands for.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace files that exist, but never a source.
    #[arg(long)]
    pub force: bool,
}

impl Target {
    /// The file that output goes to. Standard output by another name is none: to open it again would empty what it leads to.
    pub(super) fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| !["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| *path == Path::new(name)))
    }
}

/// The forms of `facts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub enum FactsFormat {
    Text,
    Json,
    Csv,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Format::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Json => "json",
            Format::Csv => "csv",
        }))
    }
}
