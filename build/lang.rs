//! The part of the program's own `lang` that tables are compiled with.

#[path = "../src/lang/fold.rs"]
mod fold;
#[path = "../src/lang/hash.rs"]
mod hash;
#[path = "../src/lang/sense/mod.rs"]
mod sense;

pub(crate) use fold::fold;
pub(crate) use hash::{hash, tag};
pub(crate) use sense::*;
