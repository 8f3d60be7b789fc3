//! What the reader can do: one table, from which the default keys, the help, the palette and the README's key table come.

/// An intent. Keys, mouse and palette all end in one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "`TABLE` says what each does")]
pub enum Action {
    Down,
    Up,
    PageDown,
    PageUp,
    HalfDown,
    HalfUp,
    Top,
    Bottom,
    NextColumn,
    PreviousColumn,
    SlideRight,
    SlideLeft,
    NextAlignment,
    PreviousAlignment,
    NextDiscrepancy,
    PreviousDiscrepancy,
    NextOnlyHere,
    PreviousOnlyHere,
    NextUnseen,
    PreviousUnseen,
    NextDifference,
    PreviousDifference,
    Read,
    Lens,
    Facts,
    Time,
    Card,
    Zoom,
    PullPartner,
    Order,
    Sync,
    Base,
    Hide,
    LeaveOut,
    Mute,
    Filter,
    Mark,
    Note,
    Link,
    Misread,
    CorrectSource,
    Judgements,
    Undo,
    Redo,
    Copy,
    CopyAll,
    Export,
    ExportMenu,
    Search,
    NextMatch,
    PreviousMatch,
    Elsewhere,
    Help,
    Palette,
    AddSource,
    OpenSource,
    NextTheme,
    Mouse,
    Reload,
    Close,
    Quit,
    Suspend,
    Redraw,
}

/// Groups of the key table, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Group {
    Move,
    Compare,
    Look,
    Judge,
    Take,
    Find,
    Program,
}

impl Group {
    /// Its name in help.
    pub fn name(self) -> &'static str {
        match self {
            Group::Move => "move",
            Group::Compare => "compare",
            Group::Look => "look",
            Group::Judge => "judge",
            Group::Take => "take",
            Group::Find => "find",
            Group::Program => "program",
        }
    }
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What is done.
    pub action: Action,
    /// Its name in the config and the palette.
    pub name: &'static str,
    /// Where help lists it.
    pub group: Group,
    /// Default keys, as the config writes them.
    pub keys: &'static [&'static str],
    /// What it does.
    pub help: &'static str,
}

const fn entry(action: Action, group: Group, name: &'static str, keys: &'static [&'static str], help: &'static str) -> Entry {
    Entry { action, name, group, keys, help }
}

/// Every action once, in the order of help.
#[rustfmt::skip]
pub const TABLE: &[Entry] = &[
    entry(Action::Down, Group::Move, "down", &["j", "down"], "next passage, or next row of a list"),
    entry(Action::Up, Group::Move, "up", &["k", "up"], "previous passage or row"),
    entry(Action::PageDown, Group::Move, "page-down", &["space", "pgdn"], "a screen on"),
    entry(Action::PageUp, Group::Move, "page-up", &["b", "pgup"], "a screen back"),
    entry(Action::HalfDown, Group::Move, "half-page-down", &["ctrl-d"], "half a screen on"),
    entry(Action::HalfUp, Group::Move, "half-page-up", &["ctrl-u"], "half a screen back"),
    entry(Action::Top, Group::Move, "top", &["g", "home"], "to the start"),
    entry(Action::Bottom, Group::Move, "bottom", &["G", "end"], "to the end"),
    entry(Action::NextColumn, Group::Move, "next-column", &["l", "right", "tab"], "next source"),
    entry(Action::PreviousColumn, Group::Move, "previous-column", &["h", "left", "shift-tab"], "previous source"),
    entry(Action::SlideRight, Group::Move, "slide-right", &[">", "shift-right"], "slide the window of sources on"),
    entry(Action::SlideLeft, Group::Move, "slide-left", &["<", "shift-left"], "slide the window of sources back"),
    entry(Action::NextAlignment, Group::Compare, "next-alignment", &["]", "J"], "next passage that several sources tell"),
    entry(Action::PreviousAlignment, Group::Compare, "previous-alignment", &["[", "K"], "previous passage that several sources tell"),
    entry(Action::NextDiscrepancy, Group::Compare, "next-discrepancy", &["d"], "next discrepancy"),
    entry(Action::PreviousDiscrepancy, Group::Compare, "previous-discrepancy", &["D"], "previous discrepancy"),
    entry(Action::NextOnlyHere, Group::Compare, "next-only-here", &["o"], "next passage that this source alone tells"),
    entry(Action::PreviousOnlyHere, Group::Compare, "previous-only-here", &["O"], "previous passage that this source alone tells"),
    entry(Action::NextUnseen, Group::Compare, "next-unseen", &["w"], "next alignment not looked at yet"),
    entry(Action::PreviousUnseen, Group::Compare, "previous-unseen", &["W"], "previous alignment not looked at yet"),
    entry(Action::NextDifference, Group::Compare, "next-difference", &["."], "next difference inside the band"),
    entry(Action::PreviousDifference, Group::Compare, "previous-difference", &[","], "previous difference inside the band"),
    entry(Action::Read, Group::Look, "read", &["1"], "the sources side by side (Read)"),
    entry(Action::Lens, Group::Look, "lens", &["2"], "one source, and what the others say (Lens)"),
    entry(Action::Facts, Group::Look, "facts", &["3"], "what is compared, source by source (Facts)"),
    entry(Action::Time, Group::Look, "time", &["4"], "dates and figures on axes (Time)"),
    entry(Action::Card, Group::Look, "card", &["enter"], "values, reasons and origins of what is under the cursor"),
    entry(Action::Zoom, Group::Look, "zoom", &["z"], "this source alone, and back"),
    entry(Action::PullPartner, Group::Look, "pull-partner", &["="], "pull the partner passages beside this one, and back"),
    entry(Action::Order, Group::Look, "order", &["p"], "aligned to the base source, or as printed"),
    entry(Action::Sync, Group::Look, "sync", &["s"], "sources scroll together, or each alone"),
    entry(Action::Base, Group::Look, "base", &["B"], "make this source the base"),
    entry(Action::Hide, Group::Look, "hide", &["x"], "hide this source; show all again"),
    entry(Action::LeaveOut, Group::Look, "leave-out", &["X"], "leave this source out and recount; take all in again"),
    entry(Action::Mute, Group::Look, "mute", &["i"], "mute kinds of findings"),
    entry(Action::Filter, Group::Look, "filter", &["f"], "show rows with these words only"),
    entry(Action::Mark, Group::Judge, "mark", &["m"], "mark a dispute: confirmed, rejected, not relevant, open"),
    entry(Action::Note, Group::Judge, "note", &["a"], "a note on this passage"),
    entry(Action::Link, Group::Judge, "link", &["L"], "link this passage with another, or part the two"),
    entry(Action::Misread, Group::Judge, "misread", &["R"], "reject a fact that was misread, or set its value"),
    entry(Action::CorrectSource, Group::Judge, "correct-source", &["c"], "correct this source's outlet and date"),
    entry(Action::Judgements, Group::Judge, "judgements", &["A"], "list every judgement, and what belongs nowhere any more"),
    entry(Action::Undo, Group::Judge, "undo", &["u"], "take the last judgement back"),
    entry(Action::Redo, Group::Judge, "redo", &["ctrl-r"], "bring it again"),
    entry(Action::Copy, Group::Take, "copy", &["y"], "copy the passage, or the selection, with its citation"),
    entry(Action::CopyAll, Group::Take, "copy-all", &["Y"], "copy every source's passages with citations"),
    entry(Action::Export, Group::Take, "export", &["e"], "export this comparison to text"),
    entry(Action::ExportMenu, Group::Take, "export-menu", &["E"], "export everything: choose the form"),
    entry(Action::Search, Group::Find, "search", &["/"], "search the text of all sources"),
    entry(Action::NextMatch, Group::Find, "next-match", &["n"], "next match"),
    entry(Action::PreviousMatch, Group::Find, "previous-match", &["N"], "previous match"),
    entry(Action::Elsewhere, Group::Find, "elsewhere", &["*"], "the same name or figure elsewhere"),
    entry(Action::Help, Group::Program, "help", &["?"], "this help; type to search, Enter runs the line"),
    entry(Action::Palette, Group::Program, "palette", &[":"], "command palette"),
    entry(Action::AddSource, Group::Program, "add-source", &["+"], "add a source"),
    entry(Action::OpenSource, Group::Program, "open-source", &["v"], "open the source in $EDITOR at the passage"),
    entry(Action::NextTheme, Group::Program, "theme", &["t"], "next theme"),
    entry(Action::Mouse, Group::Program, "mouse", &["M"], "mouse on or off"),
    entry(Action::Reload, Group::Program, "reload", &["r"], "read the sources again"),
    entry(Action::Close, Group::Program, "close", &["esc"], "close the top layer, or cancel"),
    entry(Action::Quit, Group::Program, "quit", &["q", "ctrl-c"], "quit"),
    entry(Action::Suspend, Group::Program, "suspend", &["ctrl-z"], "suspend to the shell"),
    entry(Action::Redraw, Group::Program, "redraw", &["ctrl-l"], "draw the screen again"),
];

impl Action {
    /// Its row of the table.
    pub fn entry(self) -> Option<&'static Entry> {
        TABLE.iter().find(|e| e.action == self)
    }
}

/// The table of keys as the README has it (Markdown).
pub fn key_table() -> String {
    let mut table = String::from("| | keys | what it does |\n|---|---|---|\n");
    let mut last = None;
    for entry in TABLE {
        let keys: Vec<String> = entry.keys.iter().filter_map(|k| k.parse::<super::keymap::Key>().ok()).map(|k| format!("`{k}`")).collect();
        let group = if last == Some(entry.group) { "" } else { entry.group.name() };
        last = Some(entry.group);
        table.push_str(&format!("| {group} | {} | {} |\n", keys.join(" "), entry.help));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_action_has_one_row_and_every_name_is_free() {
        let actions: HashSet<Action> = TABLE.iter().map(|e| e.action).collect();
        let names: HashSet<&str> = TABLE.iter().map(|e| e.name).collect();
        assert_eq!((actions.len(), names.len()), (TABLE.len(), TABLE.len()));
    }

    #[test]
    fn the_key_table_names_every_action() {
        let table = key_table();
        assert_eq!(table.lines().count(), TABLE.len() + 2);
        assert!(table.contains("| compare | `]` `J` | next passage that several sources tell |"), "{table}");
    }
}
