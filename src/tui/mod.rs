//! The reader: a terminal program. An event goes into [`update::update`], which changes the state and says what is to be done;
//! [`view::view`] paints the state. Only [`run`] touches the terminal, files and threads.

pub mod action;
mod bands;
mod calendar;
mod cells;
mod diff;
mod drawer;
mod effect;
mod event;
mod facts;
mod input;
mod judge;
pub mod keymap;
mod layout;
mod legend;
mod lens;
mod list;
#[cfg(test)]
mod made;
mod outside;
mod overlay;
mod run;
mod scale;
#[cfg(any(test, fuzzing))]
pub mod script;
mod search;
mod settings;
mod signals;
mod state;
mod stories;
mod story;
pub mod terminal;
pub mod theme;
mod time;
mod update;
mod view;
mod watch;
mod worker;
mod wrap;

pub use run::{Kept, run};
pub use settings::Settings;
