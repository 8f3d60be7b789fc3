//! The part of the program's own `text` that words are cut with.

#[path = "../src/text/span.rs"]
mod span;
#[path = "../src/text/token.rs"]
mod token;

pub(crate) use span::Span;
pub(crate) use token::tokenise;
