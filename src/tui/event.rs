//! What the reader reacts to.

use super::{
    stories::{self, Listed},
    theme::Theme,
};
use crate::{
    analysis::Analysis,
    load::Loaded,
    progress::Stage,
    review::{Judgement, Saved},
    text::Document,
};
use crossterm::event::{KeyEvent, MouseEvent};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// From the terminal, the worker, or what carries out effects.
#[derive(Debug, Clone)]
pub enum Event {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The worker got on; of an older generation it is dropped.
    Worker(u64, Reply),
    /// The terminal told what it is like.
    Terminal(Answer),
    /// An effect was carried out, or not.
    Done(Outcome),
    /// The file of a source changed.
    SourceChanged,
}

/// What the worker sends.
#[derive(Debug, Clone)]
pub enum Reply {
    /// How far it is, and how long it may still take.
    Progress(Stage, usize, usize, Option<Duration>),
    /// Some of the sources are feeds, whose entries are to be picked from; nothing is compared.
    Entries(Arc<Loaded>),
    /// The first of many sources are read; reading the others goes on.
    Opening(Vec<Document>),
    /// The sources are read; comparing them goes on.
    Loaded(Arc<Loaded>),
    /// Everything is compared; the stories in it.
    Analysed(Arc<Analysis>, Vec<Listed>),
    /// It could not go on.
    Failed(String),
}

impl Reply {
    /// What was found. The stories are told apart here, by the worker, so that no key waits for it.
    pub fn analysed(found: impl Into<Arc<Analysis>>) -> Reply {
        let found = found.into();
        let stories = stories::stories(&found);
        Reply::Analysed(found, stories)
    }
}

/// What the terminal answers to questions asked after the first frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Its background is light or dark.
    Background(Theme),
    /// It draws `≠` two cells wide.
    WideSigns,
}

/// What became of an effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Sent to the terminal's clipboard and written to a file.
    Copied(PathBuf),
    /// Written.
    Exported(PathBuf),
    /// The review file was written.
    Kept {
        /// How.
        saved: Saved,
        /// The judgements that were to be kept.
        sent: Vec<Judgement>,
        /// Those that the file holds now.
        held: Vec<Judgement>,
    },
    /// An article that was pasted is kept in this file.
    Pasted(PathBuf),
    /// The review file could not be written; why.
    NotKept(String),
    /// Came back from the editor.
    Edited,
    /// Did not work.
    Failed(String),
}
