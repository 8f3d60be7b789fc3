//! The `crossread` program.

use clap::Parser;
use crossread::cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(cli::Args::parse())
}
