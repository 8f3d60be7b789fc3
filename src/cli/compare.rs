//! `crossread compare` and `crossread facts`.

use super::args::{CompareArgs, FactsArgs, Format};
use crate::{
    analysis::{self, Analysis},
    compare::Verdict,
    export::json,
    load::{self, Loaded},
    progress::Progress,
    text::Problem,
};
use anyhow::{Context, bail};
use std::{
    io::{BufWriter, Write, stdout},
    process::ExitCode,
};

pub(super) fn compare(args: &CompareArgs) -> anyhow::Result<ExitCode> {
    let Loaded { documents, problems } = read(&args.sources, &load::Options { published: args.published })?;
    let mut options = analysis::Options::default();
    options.align.min_score = args.min_score;
    let analysis = analysis::analyse(documents, &options, &Progress::none())?;
    let json = json::Options { alignments: true, include_single: args.include_single, candidates: args.min_score.is_some() };
    print(&analysis, &problems, args.format, json)?;
    let differs = analysis.comparisons.iter().any(|c| c.verdict == Verdict::Discrepancy);
    Ok(ExitCode::from(u8::from(differs)))
}

pub(super) fn facts(args: &FactsArgs) -> anyhow::Result<ExitCode> {
    let Loaded { documents, problems } = read(&args.sources, &load::Options { published: args.published })?;
    let analysis = analysis::read_facts(documents, &analysis::Options::default(), &Progress::none())?;
    print(&analysis, &problems, args.format, json::Options::default())?;
    Ok(ExitCode::SUCCESS)
}

fn print(analysis: &Analysis, problems: &[Problem], format: Format, json: json::Options) -> anyhow::Result<()> {
    let mut out = BufWriter::new(stdout().lock());
    match format {
        Format::Json => json::write(&mut out, analysis, problems, json)?,
        Format::Text => bail!("text export is not built yet"),
    }
    out.flush().context("standard output")
}

/// Reads the sources; says on standard error which were left out, and fails when none is left.
fn read(sources: &[String], options: &load::Options) -> anyhow::Result<Loaded> {
    let loaded = load::load(sources, options);
    for problem in &loaded.problems {
        eprintln!("crossread: {}: {}", crate::text::visible_line(&problem.source), crate::text::visible_line(&problem.message));
    }
    if loaded.documents.is_empty() {
        bail!("nothing to read; give at least one article (a text or Markdown file, or a folder of them)");
    }
    Ok(loaded)
}
