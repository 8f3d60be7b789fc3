//! Layers over a view.

use super::{action::Action, action::TABLE, keymap::Keymap};
use crate::{export::Format, facts::FactId, text::DocumentId};
use tui_input::Input;

/// A layer. The topmost gets the keys.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// What is under the cursor; how many rows it is scrolled by.
    Card(u16),
    /// Every action; what is typed narrows the list, Enter runs the chosen line.
    Help(Picker),
    /// Actions by name.
    Palette(Picker),
    /// A line of input.
    Prompt(Prompt, Input),
    /// Sources or kinds, each on or off; which line is chosen.
    Switches(Switch, usize),
    /// The facts of the passage, of which one was misread; which line is chosen.
    Misread(usize),
    /// Everything that was judged; how many rows it is scrolled by.
    Judgements(u16),
    /// Entries of feeds to pick from; which line is chosen.
    Entries(Vec<Offered>, usize),
    /// Forms of export.
    Export(usize),
    /// What went wrong with sources; how many rows it is scrolled by.
    Problems(u16),
}

/// An entry of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The source that it is: `FEED#3`.
    pub name: String,
    /// Date, title and outlet.
    pub words: String,
    /// Whether it was picked.
    pub picked: bool,
}

/// What can be taken away and brought back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Switch {
    Hide,
    LeaveOut,
    Mute,
}

impl Switch {
    /// The title of its list.
    pub fn title(self) -> &'static str {
        match self {
            Switch::Hide => "sources shown",
            Switch::LeaveOut => "sources counted",
            Switch::Mute => "kinds compared",
        }
    }

    /// The action whose key opens its list, and turns a line in it.
    pub fn action(self) -> Action {
        match self {
            Switch::Hide => Action::Hide,
            Switch::LeaveOut => Action::LeaveOut,
            Switch::Mute => Action::Mute,
        }
    }
}

/// What a line of input is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prompt {
    /// Words to find.
    Search,
    /// Words that rows must have.
    Filter,
    /// A source to add.
    AddSource,
    /// A note on the passage under the cursor.
    Note,
    /// What a misread fact states.
    Reads(FactId),
    /// Who published a source.
    Outlet(DocumentId),
    /// When a source was published.
    Published {
        /// The source.
        document: DocumentId,
        /// Its outlet, where that was corrected just before.
        outlet: Option<String>,
    },
}

impl Prompt {
    /// What stands before the line.
    pub fn label(&self) -> String {
        match self {
            Prompt::Search => "/".to_owned(),
            Prompt::Filter => "filter: ".to_owned(),
            Prompt::AddSource => "add a file or address, or paste an article: ".to_owned(),
            Prompt::Note => "note: ".to_owned(),
            Prompt::Reads(_) => "it reads: ".to_owned(),
            Prompt::Outlet(document) => format!("outlet of {document}: "),
            Prompt::Published { document, .. } => format!("{document} was published on, as 2022-09-29: "),
        }
    }
}

/// A list narrowed by what is typed.
#[derive(Debug, Clone, Default)]
pub struct Picker {
    /// What is typed.
    pub input: Input,
    /// Which of the remaining lines is chosen.
    pub chosen: usize,
}

impl Picker {
    /// The actions that match what is typed. Help keeps the table's order and looks for words; the palette puts the best first.
    pub fn actions(&self, keys: &Keymap, fuzzy: bool) -> Vec<Action> {
        let typed = self.input.value().to_lowercase();
        if !fuzzy {
            let words: Vec<&str> = typed.split_whitespace().collect();
            let found = |text: &str| words.iter().all(|w| text.contains(w));
            return TABLE
                .iter()
                .filter(|e| found(&format!("{} {} {} {}", e.name, e.help.to_lowercase(), e.group.name(), keys.shown(e.action).to_lowercase())))
                .map(|e| e.action)
                .collect();
        }
        let mut scored: Vec<(u32, Action)> = TABLE
            .iter()
            .filter_map(|e| {
                let by_name = fuzzy_score(&typed, e.name);
                let by_help = fuzzy_score(&typed, &e.help.to_lowercase()).map(|s| s + 100);
                Some((by_name.into_iter().chain(by_help).min()?, e.action))
            })
            .collect();
        scored.sort_by_key(|(score, _)| *score);
        scored.into_iter().map(|(_, action)| action).collect()
    }
}

/// How badly `typed` matches `text` as a subsequence: characters skipped, with those inside words counted double; `None` where it does not.
pub fn fuzzy_score(typed: &str, text: &str) -> Option<u32> {
    let (mut score, mut started) = (0, false);
    let mut before = ' ';
    let mut rest = text.chars();
    for wanted in typed.chars().filter(|c| !c.is_whitespace()) {
        loop {
            let c = rest.next()?;
            let starts_word = !before.is_alphanumeric();
            before = c;
            if c == wanted {
                score += u32::from(!started && !starts_word) * 4;
                started = true;
                break;
            }
            score += if started { 2 } else { 1 };
        }
    }
    Some(score)
}

/// The name of an exported comparison, without number and ending.
pub const COMPARISON: &str = "crossread-comparison";

/// The lines of the export menu; without a format the story file.
pub const EXPORTS: [(Option<Format>, &str); 6] = [
    (Some(Format::Text), "text"),
    (Some(Format::Markdown), "Markdown"),
    (Some(Format::Html), "HTML, one page"),
    (Some(Format::Json), "JSON, for scripts"),
    (Some(Format::Csv), "CSV, facts against sources"),
    (None, "story file, the sources alone"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(typed: &str, fuzzy: bool) -> Vec<Action> {
        Picker { input: Input::new(typed.to_owned()), chosen: 0 }.actions(&Keymap::default(), fuzzy)
    }

    #[test]
    fn the_palette_finds_by_parts_of_names() {
        assert_eq!(picked("ndisc", true).first(), Some(&Action::NextDiscrepancy));
        assert_eq!(picked("theme", true).first(), Some(&Action::NextTheme));
        assert!(picked("zzzz", true).is_empty());
        assert_eq!(picked("", true).len(), TABLE.len());
    }

    #[test]
    fn help_finds_by_words() {
        assert_eq!(picked("citation passage selection", false), [Action::Copy]);
        assert!(picked("suspend", false).contains(&Action::Suspend));
    }
}
