//! Colours by meaning. Verdicts are told apart by orange and blue, and never by colour alone.

use crate::compare::Verdict;
use ratatui::style::{Color, Modifier, Style};

/// What is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Role {
    #[default]
    Text,
    /// Boilerplate, silent sources, hints.
    Dim,
    /// Titles and headings of articles.
    Heading,
    /// The header and the status line.
    Bar,
    /// What stands out in them.
    BarStrong,
    /// Rules, separators, frames.
    Rule,
    Verdict(Verdict),
    /// A value that a finding rests on.
    Value(Verdict),
    /// The passage under the cursor.
    Cursor,
    /// The bar beside it.
    CursorBar,
    /// Words that the partner passage does not have.
    Differs,
    /// What a search found.
    Match,
    /// What the mouse marked.
    Selection,
    /// The chosen row of a list.
    Chosen,
    /// A key in help.
    Key,
    /// Something went wrong or an end is reached.
    Notice,
}

/// The themes that ship.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Theme {
    #[default]
    Dark,
    Light,
    /// The terminal's own sixteen colours.
    Sixteen,
    Contrast,
    /// `NO_COLOR`: attributes only.
    Plain,
}

impl Theme {
    /// Every theme, in the order in which they are gone through.
    pub const ALL: [Theme; 5] = [Theme::Dark, Theme::Light, Theme::Sixteen, Theme::Contrast, Theme::Plain];

    /// Its name in the config.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Dark => "dark",
            Theme::Light => "light",
            Theme::Sixteen => "16-colour",
            Theme::Contrast => "high-contrast",
            Theme::Plain => "plain",
        }
    }

    /// By its name.
    pub fn by_name(name: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|t| t.name() == name)
    }

    /// The next one.
    pub fn next(self) -> Theme {
        let at = Theme::ALL.iter().position(|t| *t == self).unwrap_or(0);
        Theme::ALL[(at + 1) % Theme::ALL.len()]
    }

    /// The ground of the whole screen, where the theme sets one.
    pub fn ground(self) -> Option<Style> {
        (self == Theme::Contrast).then(|| Style::new().fg(Color::White).bg(Color::Black))
    }

    /// How a role looks.
    pub fn style(self, role: Role) -> Style {
        let p = self.palette();
        let base = Style::new();
        let strong = base.add_modifier(Modifier::BOLD);
        match role {
            Role::Text => base.fg(p.text),
            Role::Dim => match self {
                Theme::Plain => base.add_modifier(Modifier::DIM),
                _ => base.fg(p.dim),
            },
            Role::Heading => strong.fg(p.text),
            Role::Bar => base.fg(p.bar).bg(p.bar_ground),
            Role::BarStrong => strong.fg(p.text).bg(p.bar_ground),
            Role::Rule => base.fg(p.rule),
            Role::Verdict(v) => match v {
                Verdict::Discrepancy => strong.fg(p.verdict(v)),
                Verdict::Compatible | Verdict::Agree | Verdict::Reworded | Verdict::Single => base.fg(p.verdict(v)),
            },
            Role::Value(v) => match v {
                Verdict::Discrepancy => strong.add_modifier(Modifier::UNDERLINED).fg(p.verdict(v)),
                Verdict::Compatible => base.add_modifier(Modifier::UNDERLINED).fg(p.verdict(v)),
                Verdict::Agree | Verdict::Reworded | Verdict::Single => base.fg(p.verdict(v)),
            },
            Role::Cursor => base.bg(p.cursor),
            Role::CursorBar => strong.fg(p.accent),
            Role::Differs => match self {
                Theme::Plain | Theme::Sixteen => base.add_modifier(Modifier::ITALIC),
                _ => base.bg(p.differs),
            },
            Role::Match => match self {
                Theme::Plain => base.add_modifier(Modifier::REVERSED),
                _ => base.fg(p.match_text).bg(p.match_ground),
            },
            Role::Selection | Role::Chosen => match self {
                Theme::Plain | Theme::Contrast | Theme::Sixteen => base.add_modifier(Modifier::REVERSED),
                _ => base.bg(p.selection),
            },
            Role::Key => strong.fg(p.accent),
            Role::Notice => strong.fg(p.verdict(Verdict::Discrepancy)),
        }
    }

    fn palette(self) -> Palette {
        use Color::{Indexed, Reset};
        match self {
            Theme::Dark => Palette {
                text: Reset,
                dim: Indexed(244),
                bar: Indexed(250),
                bar_ground: Indexed(236),
                rule: Indexed(239),
                orange: Indexed(214),
                blue: Indexed(75),
                green: Indexed(109),
                cursor: Indexed(235),
                accent: Indexed(153),
                differs: Indexed(238),
                match_text: Indexed(16),
                match_ground: Indexed(222),
                selection: Indexed(24),
            },
            Theme::Light => Palette {
                text: Reset,
                dim: Indexed(243),
                bar: Indexed(238),
                bar_ground: Indexed(254),
                rule: Indexed(250),
                orange: Indexed(130),
                blue: Indexed(25),
                green: Indexed(66),
                cursor: Indexed(255),
                accent: Indexed(24),
                differs: Indexed(253),
                match_text: Indexed(16),
                match_ground: Indexed(222),
                selection: Indexed(153),
            },
            Theme::Sixteen => Palette {
                text: Reset,
                dim: Color::DarkGray,
                bar: Reset,
                bar_ground: Reset,
                rule: Color::DarkGray,
                orange: Color::Yellow,
                blue: Color::Cyan,
                green: Reset,
                cursor: Reset,
                accent: Color::Cyan,
                differs: Reset,
                match_text: Color::Black,
                match_ground: Color::Yellow,
                selection: Reset,
            },
            Theme::Contrast => Palette {
                text: Color::White,
                dim: Color::Gray,
                bar: Color::White,
                bar_ground: Color::Black,
                rule: Color::Gray,
                orange: Indexed(220),
                blue: Indexed(123),
                green: Color::White,
                cursor: Color::Black,
                accent: Color::White,
                differs: Indexed(18),
                match_text: Color::Black,
                match_ground: Indexed(226),
                selection: Color::Reset,
            },
            Theme::Plain => Palette {
                text: Reset,
                dim: Reset,
                bar: Reset,
                bar_ground: Reset,
                rule: Reset,
                orange: Reset,
                blue: Reset,
                green: Reset,
                cursor: Reset,
                accent: Reset,
                differs: Reset,
                match_text: Reset,
                match_ground: Reset,
                selection: Reset,
            },
        }
    }
}

struct Palette {
    text: Color,
    dim: Color,
    bar: Color,
    bar_ground: Color,
    rule: Color,
    orange: Color,
    blue: Color,
    green: Color,
    cursor: Color,
    accent: Color,
    differs: Color,
    match_text: Color,
    match_ground: Color,
    selection: Color,
}

impl Palette {
    fn verdict(&self, verdict: Verdict) -> Color {
        match verdict {
            Verdict::Discrepancy => self.orange,
            Verdict::Compatible => self.blue,
            Verdict::Agree => self.green,
            Verdict::Reworded | Verdict::Single => self.dim,
        }
    }
}

/// Signs for verdicts and drawing, in Unicode or ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    /// ASCII only.
    pub ascii: bool,
}

impl Signs {
    fn pick(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { unicode }
    }

    /// The sign of a verdict.
    pub fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Agree => "=",
            Verdict::Compatible => self.pick("≈", "~"),
            Verdict::Discrepancy => self.pick("≠", "!"),
            Verdict::Reworded => "w",
            Verdict::Single => "+",
        }
    }

    /// A source that says nothing.
    pub fn silent(self) -> &'static str {
        self.pick("·", ".")
    }

    /// Between columns.
    pub fn upright(self) -> &'static str {
        self.pick("│", "|")
    }

    /// Beside the passage under the cursor.
    pub fn cursor(self) -> &'static str {
        self.pick("▌", ">")
    }

    /// A horizontal rule.
    pub fn rule(self) -> &'static str {
        self.pick("─", "-")
    }

    /// What was cut off.
    pub fn ellipsis(self) -> &'static str {
        self.pick("…", "~")
    }

    /// The part of the ruler that is on screen.
    pub fn thumb(self) -> &'static str {
        self.pick("▐", "#")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_themes() {
        assert!(Theme::ALL.into_iter().all(|t| Theme::by_name(t.name()) == Some(t)));
    }

    #[test]
    fn without_colour_nothing_sets_one() {
        for role in [Role::Verdict(Verdict::Discrepancy), Role::Match, Role::Cursor, Role::Differs, Role::Bar] {
            let style = Theme::Plain.style(role);
            assert!(style.fg.is_none_or(|c| c == Color::Reset) && style.bg.is_none_or(|c| c == Color::Reset), "{role:?}");
        }
    }
}
