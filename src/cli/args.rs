//! Options and subcommands.

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

/// Reads several accounts of one story side by side.
#[derive(Debug, Parser)]
#[command(version, about)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Args {
    /// What to do; without one the reader opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Files, folders, globs, URLs, or `-` for standard input.
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<String>,
}

/// Subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare the sources and print the result.
    Compare(CompareArgs),
    /// Print what each source states.
    Facts(FactsArgs),
}

/// Forms of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Format {
    Text,
    Json,
}

/// `crossread compare`
#[derive(Debug, clap::Args)]
pub struct CompareArgs {
    /// Files, folders, globs, URLs, or `-` for standard input.
    #[arg(value_name = "SOURCE", required = true)]
    pub sources: Vec<String>,
    /// Form of the output.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// Report candidate links from this score on.
    #[arg(long, value_name = "X")]
    pub min_score: Option<f32>,
    /// Also list passages that one source alone tells.
    #[arg(long)]
    pub include_single: bool,
    /// The date of sources that state none.
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
}

/// `crossread facts`
#[derive(Debug, clap::Args)]
pub struct FactsArgs {
    /// Files, folders, globs, URLs, or `-` for standard input.
    #[arg(value_name = "SOURCE", required = true)]
    pub sources: Vec<String>,
    /// Form of the output.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// The date of sources that state none.
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
}
