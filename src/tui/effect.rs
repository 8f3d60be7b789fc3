//! What `update` asks for. Carried out only by the running program.

use crate::{
    analysis::Analysis,
    export::Format,
    load::Loaded,
    review::{Attached, Review},
    text::Problem,
};
use std::sync::Arc;

/// A wish.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read and compare these sources; replies carry the generation.
    Load {
        /// Of the request.
        generation: u64,
        /// As the user gave them.
        sources: Vec<String>,
        /// Whether feeds among them are to be picked from.
        pick: bool,
        /// What was judged, which corrects what is found.
        review: Box<Review>,
    },
    /// Compare what was read once more, corrected.
    Again {
        /// Of the request.
        generation: u64,
        /// As they were read.
        loaded: Arc<Loaded>,
        /// What was judged.
        review: Box<Review>,
    },
    /// Write the review file.
    Keep(Box<Review>),
    /// Stop what the worker does for a generation.
    Cancel(u64),
    /// To the clipboard.
    Copy(String),
    /// To a new file, whose name begins with this.
    Save {
        /// Without number and ending.
        name: String,
        /// What it holds.
        text: String,
    },
    /// The whole comparison, with what was judged of it, to a new file.
    Export(Arc<Analysis>, Box<Attached>, Vec<Problem>, Format),
    /// Keep an article that was pasted in a file, to be read as a source.
    Paste(String),
    /// The sources alone to a new file, to be handed on and opened.
    Story(Box<Review>),
    /// Tell when one of these files changes, and no other any more.
    Watch(Vec<String>),
    /// Open a file in the user's editor at these words.
    Edit {
        /// The file.
        path: String,
        /// Words to look for.
        words: String,
    },
    /// Listen to the mouse or leave it to the terminal.
    Mouse(bool),
    /// Stop until the shell wakes us.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// End.
    Quit,
}
