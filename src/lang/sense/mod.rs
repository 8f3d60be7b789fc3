//! What the words of a language mean. The tables that give words these senses (`<code>/*.toml`) are read when the program is built
//! (`build/tables/`); what they come to is kept in the program.

mod boilerplate;
mod contrast;
mod dates;
mod figures;
mod kinds;
mod names;
mod numbers;
mod speech;
mod stances;
mod writing;

pub use boilerplate::{BoilerplatePattern, Step, Test};
pub use contrast::{Contrast, Loaded};
pub use dates::*;
pub use figures::{ContextWord, CurrencyForm, CurrencyWord, FigureWord, Qualifier, Unit};
pub use kinds::*;
pub use names::{Gender, NameWord, OfficeWord, StateForm};
pub use numbers::NumberWord;
pub use speech::{Cue, CueForm, Force, Frame};
pub use stances::{Control, Governor, Grammar, Light, Modal, Nature, StancePart, StanceWord, Take, VerbForm};
pub use writing::Writing;

use serde::{Deserialize, Serialize};

/// What a form means. A form may have several senses ("second", "May"); the grammar of each kind takes the one it can use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))] // the names in it stay where the program keeps them
#[non_exhaustive]
pub enum Sense {
    /// Does the work of the English word of this form: der is "the".
    Small(Box<str>),
    /// Ends in a stop that ends no sentence: Mr., Sept., U.S.
    Abbreviation(Abbreviation),
    /// May stand right behind a clock time: Eastern, Monday.
    AfterClock,
    /// Begins sentences and no names: The, But.
    Starter,
    /// A name that ends in an exclamation mark: Yahoo!
    Exclaimed,
    /// A noun whose name is a letter behind it: vitamin C, appendix B.
    Lettered,
    /// A verb of saying behind a quoted question.
    Says,
    /// The first word of a line that belongs to the page and not to the story.
    Boilerplate(BoilerplatePattern),
    /// A small word inside a list of credits: by, via.
    CreditWord,
    /// One of a row of buttons: Share, Print.
    Button,
    /// What a time stamp says beside the time: Posted, Updated.
    Stamp,
    /// Weighs in a comparison: negations, intensifiers, opposites.
    Contrast(Contrast),
    /// A word chosen for a thing that others call otherwise.
    Loaded(Loaded),
    /// A word of names: people, bodies, places and what they are called.
    Name(NameWord),
    /// A word of a role that tells who can hold it beside another.
    Office(OfficeWord),
    /// Reports speech or thought: said, according to.
    Cue(Cue),
    /// A word of a number.
    Number(NumberWord),
    /// A word of dates, times and durations.
    Date(DateWord),
    /// Takes a stance: reject, opponent, against.
    Stance(StanceWord),
    /// Governs a verb behind it: refused to, without.
    Governor(Governor),
    /// A small word, by what it does in a clause.
    Grammar(Grammar),
    /// Turns a stance noun: lost, needs, little.
    Light(Light),
    /// Tells people from things.
    Nature(Nature),
    /// A word beside a figure.
    Figure(FigureWord),
}

/// How an abbreviation behaves before a capital letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Abbreviation {
    /// Always goes on: Mr., Gen.
    Title,
    /// An abbreviation only before a figure: No. 5.
    Number,
    /// May end a sentence: Sept., Inc.
    Other,
}
