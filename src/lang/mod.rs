//! What crossread knows of a language: words as data (`<code>/*.toml`), one matcher over them.
//!
//! Every table binds forms to a value; the patterns are derived from the forms and letter case is folded here, so that the
//! data holds each word once and in lower case. Grammar, the order in which words may follow one another, is Rust and
//! lives with the kind of fact it reads.

mod concepts;
mod lexicon;
mod reading;
mod tables;

pub use concepts::{Concepts, Stemmer, concepts};
pub use lexicon::{Entry, Lexicon};
pub use reading::{Reading, fold};
pub use tables::*;
