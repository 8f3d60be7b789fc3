//! Learns what crossread weighs by and prints the files of weights.
//!
//! ```text
//! cargo run --release --example train -- alignment DIR... > src/align/weights.toml
//! cargo run --release --example train -- differing examples/stories > src/compare/pairing/differing.toml
//! ```
//!
//! Each DIR holds JSON files of articles cut into sentences, with what was labelled in them. What was measured goes to standard error:
//! every topic or story scored by weights that were learned from the others.

mod alignment;
mod differing;
mod regression;
mod story;

use anyhow::bail;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next();
    let dirs: Vec<String> = arguments.collect();
    let weights = match what.as_deref() {
        Some("alignment") => alignment::learn(&dirs)?,
        Some("differing") => differing::learn(&dirs)?,
        Some(_) | None => bail!("say what to learn, alignment or differing, and the folders that hold the gold data"),
    };
    print!("{weights}");
    Ok(())
}
