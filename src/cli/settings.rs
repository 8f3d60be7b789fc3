//! `crossread config`

use super::{args::ConfigCommand, print};
use crate::{
    config::{self, BUILT_IN, Found},
    text::{visible, visible_line},
};
use anyhow::Context;
use std::{path::Path, process::ExitCode};

pub(super) fn run(what: ConfigCommand, asked: Option<&Path>) -> anyhow::Result<ExitCode> {
    let found = config::find(asked);
    match what {
        ConfigCommand::Path => {
            let Found { origin, .. } = found?;
            print(|out| writeln!(out, "{}", visible_line(&origin.to_string())))
        }
        ConfigCommand::Show { default: true } => print(|out| out.write_all(BUILT_IN.as_bytes())),
        ConfigCommand::Show { default: false } => {
            let found = found?;
            let settings = toml::to_string(&found.config()?).context("writing the settings")?;
            print(|out| write!(out, "# from: {}\n{}", visible_line(&found.origin.to_string()), visible(&settings)))
        }
        ConfigCommand::Check => {
            let found = found?;
            found.config()?;
            print(|out| writeln!(out, "{}: valid", visible_line(&found.origin.to_string())))
        }
    }
}
