//! Several accounts of one story, side by side.
//!
//! ```text
//! SOURCE -> load -> Document -> facts -> align -> compare -> Analysis -> tui | export
//! ```
//!
//! The core, from [`text`] to [`analysis`] without [`load`], is pure: documents in, an [`analysis::Analysis`] out.

#![warn(clippy::unwrap_used, clippy::expect_used)]

pub mod align;
pub mod analysis;
pub mod cli;
pub mod compare;
pub mod export;
pub mod facts;
pub mod lang;
pub mod load;
pub mod progress;
pub mod segment;
pub mod text;
