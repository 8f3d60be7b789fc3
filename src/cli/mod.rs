//! The command line: what the user asked for, carried out.

mod args;
mod compare;

pub use args::{Args, Command};

use std::process::ExitCode;

/// Exit status for trouble, as `diff` has it.
const TROUBLE: u8 = 2;

/// Carries out what `args` ask for.
pub fn run(args: Args) -> ExitCode {
    let outcome = match args.command {
        Some(Command::Compare(args)) => compare::compare(&args),
        Some(Command::Facts(args)) => compare::facts(&args),
        None => Err(anyhow::anyhow!("the reader is not built yet")),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("crossread: {}", crate::text::visible_line(&format!("{error:#}")));
        ExitCode::from(TROUBLE)
    })
}
