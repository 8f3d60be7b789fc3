//! Several accounts of one story, side by side.
//!
//! ```text
//! SOURCE -> load -> Document -> facts -> align -> compare -> Analysis -> tui | export
//! ```
//!
//! The core, from [`text`] to [`analysis`] without [`load`], is pure: documents in, an [`analysis::Analysis`] out;
//! `clippy.toml` lists what it may not call.

#![warn(clippy::unwrap_used, clippy::expect_used)]

#[cfg_attr(not(test), deny(clippy::disallowed_methods))]
pub mod align;
#[cfg_attr(not(test), deny(clippy::disallowed_methods))]
pub mod analysis;
pub mod cli;
#[cfg_attr(not(test), deny(clippy::disallowed_methods))]
pub mod compare;
pub mod config;
pub mod export;
#[cfg_attr(not(test), deny(clippy::disallowed_methods))]
pub mod facts;
pub mod file;
#[cfg_attr(not(test), deny(clippy::disallowed_methods))]
pub mod lang;
mod learned;
pub mod load;
pub mod log;
#[cfg_attr(not(test), deny(clippy::disallowed_methods))]
pub mod progress;
pub mod review;
#[cfg_attr(not(test), deny(clippy::disallowed_methods))]
pub mod segment;
#[cfg_attr(not(test), deny(clippy::disallowed_methods))]
pub mod text;
pub mod tui;
