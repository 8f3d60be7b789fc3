//! The tables of a language and the senses they give to words. One table, one file of data.

mod boilerplate;
mod contrast;
mod dates;
mod figures;
mod inflect;
mod names;
mod numbers;
mod speech;
mod stances;
mod writing;

pub use boilerplate::{BoilerplatePattern, Step, Test};
pub use contrast::{Contrast, Loaded};
pub use dates::*;
pub use figures::{ContextWord, CurrencyForm, CurrencyWord, FigureWord, Qualifier, Unit};
pub use names::{Gender, NameWord, StateForm};
pub use numbers::NumberWord;
pub use speech::{Cue, CueForm, Force, Frame};
pub use stances::{Governor, Grammar, Light, Modal, Nature, StancePart, StanceWord, Take, VerbForm};
pub use writing::Writing;

use super::lexicon::{Builder, Lexicon};
use crate::text::Language;

/// What a form means. A form may have several senses ("second", "May"); the grammar of each kind takes the one it can use.
#[derive(Debug, Clone, PartialEq)]
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
    /// A verb of saying behind a quoted question.
    Says,
    /// The first word of a line that belongs to the page and not to the story.
    Boilerplate(BoilerplatePattern),
    /// A small word inside a list of credits: by, via.
    CreditWord,
    /// One of a row of buttons: Share, Print.
    Button,
    /// Weighs in a comparison: negations, intensifiers, opposites.
    Contrast(Contrast),
    /// A word chosen for a thing that others call otherwise.
    Loaded(Loaded),
    /// A word of names: people, bodies, places and what they are called.
    Name(NameWord),
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abbreviation {
    /// Always goes on: Mr., Gen.
    Title,
    /// An abbreviation only before a figure: No. 5.
    Number,
    /// May end a sentence: Sept., Inc.
    Other,
}

/// The files of one language.
pub(super) struct Tables {
    language: &'static str,
    sentences: &'static str,
    boilerplate: &'static str,
    contrast: &'static str,
    loaded: &'static str,
    names: &'static str,
    states: &'static str,
    speech: &'static str,
    numbers: &'static str,
    dates: &'static str,
    stances: &'static str,
    units: &'static str,
    currencies: &'static str,
    hedges: &'static str,
    subjects: &'static str,
    pub(super) concepts: &'static str,
}

/// A table as `build.rs` has turned it into JSON.
macro_rules! built {
    ($code:literal, $name:ident) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $code, "/", stringify!($name), ".json"))
    };
}

macro_rules! tables {
    ($code:literal: $($name:ident),+) => { Tables { $($name: built!($code, $name)),+ } };
    ($code:literal) => {
        tables!($code: language, sentences, boilerplate, contrast, loaded, names, states, speech, numbers, dates, stances, units, currencies, hedges, subjects, concepts)
    };
}

pub(super) const ENGLISH: Tables = tables!("en");
pub(super) const GERMAN: Tables = tables!("de");

/// Every table of a language.
pub(super) fn lexicon(tables: &Tables) -> Lexicon {
    let mut lexicon = Builder::default();
    writing::add(&mut lexicon, tables.language);
    sentences(&mut lexicon, tables.sentences);
    boilerplate::add(&mut lexicon, tables.boilerplate);
    contrast::contrast(&mut lexicon, tables.contrast, tables.loaded);
    names::load(&mut lexicon, tables.names, tables.states);
    speech::load(&mut lexicon, tables.speech);
    numbers::add(&mut lexicon, tables.numbers);
    dates::load(&mut lexicon, tables.dates);
    stances::add(&mut lexicon, tables.stances);
    figures::units(&mut lexicon, tables.units);
    figures::currencies(&mut lexicon, tables.currencies);
    figures::hedges(&mut lexicon, tables.hedges);
    figures::subjects(&mut lexicon, tables.subjects);
    lexicon.build()
}

/// What holds in every language: signs of units and currencies; numbers with a decimal comma or point.
pub(super) fn signs(decimal_comma: bool) -> Lexicon {
    let mut lexicon = Builder::default();
    writing::add(&mut lexicon, built!("any", language));
    lexicon.writing.decimal_comma = decimal_comma;
    lexicon.wordless = true;
    figures::units(&mut lexicon, built!("any", units));
    figures::currencies(&mut lexicon, built!("any", currencies));
    lexicon.build()
}

/// The languages without tables that write a decimal point.
pub(super) fn with_point() -> Vec<Language> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Point {
        languages: Vec<String>,
    }
    let Point { languages } = table(built!("any", point));
    languages.iter().filter_map(|code| Language::from_code(code)).collect()
}

/// A table shipped with the program; a test loads every one, so a broken table never leaves the repository.
pub(super) fn table<T: serde::de::DeserializeOwned>(data: &str) -> T {
    serde_json::from_str(data).unwrap_or_else(|e| panic!("a table shipped with crossread is broken: {e}"))
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    title: Vec<String>,
    number: Vec<String>,
    other: Vec<String>,
    after_clock: Vec<String>,
    starter: Vec<String>,
    says: Vec<String>,
    exclaimed: Vec<String>,
}

fn sentences(lexicon: &mut Builder, data: &str) {
    let words: Sentences = table(data);
    for (forms, sense) in [
        (words.title, Sense::Abbreviation(Abbreviation::Title)),
        (words.number, Sense::Abbreviation(Abbreviation::Number)),
        (words.other, Sense::Abbreviation(Abbreviation::Other)),
        (words.after_clock, Sense::AfterClock),
        (words.starter, Sense::Starter),
        (words.says, Sense::Says),
        (words.exclaimed, Sense::Exclaimed),
    ] {
        for form in forms {
            lexicon.add(&form, sense.clone());
        }
    }
}
