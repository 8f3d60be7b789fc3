//! Text and the places in it. Knows nothing of news, languages or files.

mod document;
mod problem;
mod span;
mod token;
mod visible;

pub(crate) use document::Sigil;
pub use document::{About, Document, DocumentId, Language, Origin, Passage, PassageId, PassageKind, Stamp};
pub use problem::Problem;
pub use span::Span;
pub use token::{Lookup, Shape, Token, tokenise, tokenise_part};
pub use visible::{all_shown, one_line, placed, shown, visible, visible_line};
