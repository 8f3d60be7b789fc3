//! Whether facts of aligned passages agree. One rule set per kind of value.

mod coverage;
mod date;
mod desk;
mod expected;
mod explain;
mod finding;
mod inside;
mod line;
mod listing;
mod name;
mod pairing;
mod parts;
mod party;
mod quantity;
mod quote;
mod role;
mod scope;
mod side;
mod stance;
mod vouch;
mod wording;
mod words;
mod zone;

pub use coverage::{Omission, omissions, voices};
pub use date::unit_days;
pub use desk::Desk;
pub use explain::explain;
pub use finding::{Finding, Reason, Verdict};
pub use inside::contradictions;
pub use pairing::{Differing, TRAITS, Traits};
pub use role::role;
pub use wording::{LoadedPair, Piece, diff, loaded};
pub use words::Lemmas;

use crate::{align::Alignment, text::Document};

/// The verdict of an alignment: the gravest of its findings'; without a finding `Agree` where the words are the same
/// after folding, else `Reworded`.
pub fn verdict(documents: &[Document], alignment: &Alignment, findings: &[Finding], lemmas: &Lemmas) -> Verdict {
    if let Some(gravest) = findings.iter().map(|f| f.verdict).max() {
        return gravest;
    }
    let texts: Vec<_> = alignment
        .passages
        .iter()
        .filter_map(|p| {
            let document = documents.get(p.document.index())?;
            Some((document, document.passages.get(p.index())?.span))
        })
        .collect();
    if wording::same(&texts, lemmas) { Verdict::Agree } else { Verdict::Reworded }
}
