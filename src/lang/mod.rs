//! What crossread knows of a language: words as data (`<code>/*.toml`), one matcher over them.
//!
//! Every table binds forms to a value; the patterns are derived from the forms and letter case is folded here, so that the
//! data holds each word once and in lower case. Grammar, the order in which words may follow one another, is Rust and
//! lives with the kind of fact it reads.

mod fold;
mod forms;
mod hash;
mod lexicon;
mod nicknames;
mod reading;
mod sense;
mod spelling;
mod stemmer;
mod words;

use fold::folded;
pub use fold::{fold, fold_onto};
pub use forms::Forms;
pub(crate) use forms::forms;
pub use hash::{hash, hash64, tag};
pub use lexicon::Lexicon;
pub use nicknames::{Familiar, familiar, stands_for};
pub use reading::Reading;
pub use sense::*;
pub use spelling::spelled;
pub use stemmer::{Stemmer, stem_id};
pub use words::{Hashes, Words};
