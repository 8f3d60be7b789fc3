//! The `crossread` program.

use clap::Parser;
use crossread::cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::Args::try_parse() {
        Ok(args) => cli::run(args),
        Err(error) => cli::refuse(&error),
    }
}
