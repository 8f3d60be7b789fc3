//! What the reader sees, handed on in other forms. Reads an [`Analysis`](crate::analysis::Analysis) and writes; decides nothing.

pub mod json;
