//! The `crossread` program.

use clap::Parser;
use crossread::{cli, load::pdf};
use std::process::ExitCode;

fn main() -> ExitCode {
    // no command of a user's, so that neither help nor completions know it
    if std::env::args_os().nth(1).is_some_and(|first| first == pdf::ARGUMENT) {
        return cli::read_pdf();
    }
    match cli::Args::try_parse() {
        Ok(args) => cli::run(args),
        Err(error) => cli::refuse(&error),
    }
}
