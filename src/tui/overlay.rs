//! Layers over a view.

use super::{
    action::{Action, Entry, TABLE},
    keymap::Keymap,
    legend::{LEGEND, Mark},
};
use crate::{export::Format, review::FactAnchor, text::DocumentId};
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
    /// What a misread fact states, by where it stands: facts are numbered anew while the words are typed, if the sources change.
    Reads(Box<FactAnchor>),
    /// Who published a source.
    Outlet(Asked),
    /// When a source was published.
    Published {
        /// The source.
        source: Asked,
        /// Its outlet, where that was corrected just before.
        outlet: Option<String>,
    },
}

/// A source that is asked about, by its name: letters are given anew while the words are typed, if the sources change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its letter when it was asked about.
    pub letter: DocumentId,
    /// Its name in the review.
    pub name: String,
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
            Prompt::Outlet(source) => format!("outlet of {}: ", source.letter),
            Prompt::Published { source, .. } => format!("{} was published on, as 2022-09-29: ", source.letter),
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

/// A line of help or of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// What can be done; Enter does it.
    Action(Action),
    /// What a mark means.
    Mark(&'static Mark),
}

impl Picker {
    /// The lines of help that have what is typed, word for word: actions in the table's order, then marks.
    pub fn help(&self, keys: &Keymap) -> Vec<Line> {
        let typed = self.input.value().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let text = |e: &Entry| format!("{} {} {} {}", e.name, e.help.to_lowercase(), e.group.name(), keys.shown(e.action).to_lowercase());
        let actions = TABLE.iter().filter(|e| words.iter().all(|w| text(e).contains(w))).map(|e| Line::Action(e.action));
        actions.chain(LEGEND.iter().filter(|m| m.has(&words)).map(Line::Mark)).collect()
    }

    /// The actions of the palette that what is typed may mean, the best first: by key, by name, by what they do.
    pub fn palette(&self, keys: &Keymap) -> Vec<Line> {
        let typed = self.input.value();
        let folded = typed.to_lowercase();
        let mut scored: Vec<(u32, Action)> = TABLE
            .iter()
            .filter_map(|e| {
                let by_key = keys.keys(e.action).any(|k| names_key(typed.trim(), &k.to_string())).then_some(0);
                let by_name = fuzzy_score(&folded, e.name).map(|s| s + 1);
                let by_help = fuzzy_score(&folded, &e.help.to_lowercase()).map(|s| s + 101);
                Some((by_key.into_iter().chain(by_name).chain(by_help).min()?, e.action))
            })
            .collect();
        scored.sort_by_key(|(score, _)| *score);
        scored.into_iter().map(|(_, action)| Line::Action(action)).collect()
    }
}

/// Whether a key is called so: `]`, `D`, `space`, `^d`.
fn names_key(typed: &str, key: &str) -> bool {
    typed == key || typed.chars().count() > 1 && typed.to_lowercase() == key.to_lowercase()
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

    fn picker(typed: &str) -> Picker {
        Picker { input: Input::new(typed.to_owned()), chosen: 0 }
    }

    fn actions(lines: Vec<Line>) -> Vec<Action> {
        lines.into_iter().filter_map(|l| if let Line::Action(action) = l { Some(action) } else { None }).collect()
    }

    #[test]
    fn an_exported_comparison_is_no_article_of_its_folder() {
        assert!(COMPARISON.starts_with(crate::load::EXPORTED));
    }

    #[test]
    fn the_palette_finds_by_keys_and_by_parts_of_names() {
        let found = |typed: &str| actions(picker(typed).palette(&Keymap::default()));
        let cases = [("ndisc", Action::NextDiscrepancy), ("theme", Action::NextTheme), ("Space", Action::PageDown), ("]", Action::NextAlignment)];
        let keys = [("D", Action::PreviousDiscrepancy), ("^d", Action::HalfDown), ("pgup", Action::PageUp), ("?", Action::Help)];
        for (typed, action) in cases.into_iter().chain(keys) {
            assert_eq!(found(typed).first(), Some(&action), "{typed}");
        }
        assert!(found("zzzz").is_empty());
        assert_eq!(found("").len(), TABLE.len());
    }

    #[test]
    fn help_finds_by_words_and_marks_by_their_signs() {
        let found = |typed: &str| picker(typed).help(&Keymap::default());
        assert_eq!(actions(found("citation passage selection")), [Action::Copy]);
        assert!(actions(found("suspend")).contains(&Action::Suspend));
        for sign in ["≠", "≈", "✓", "·", "see"] {
            assert!(found(sign).iter().any(|l| matches!(l, Line::Mark(mark) if mark.has(&[sign]))), "{sign}");
        }
        assert_eq!(found("").len(), TABLE.len() + LEGEND.len());
    }
}
