//! Keys and what they are bound to.

use super::action::{Action, TABLE};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use rustc_hash::FxHashMap;
use std::{fmt, str::FromStr};

/// A key as a person names it: `j`, `ctrl-d`, `shift-tab`, `pgdn`. Alt is never part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
    shift: bool,
}

/// The keys that have names, and one spelling of each for people.
const NAMED: [(&str, KeyCode, &str); 16] = [
    ("space", KeyCode::Char(' '), "Space"),
    ("enter", KeyCode::Enter, "Enter"),
    ("esc", KeyCode::Esc, "Esc"),
    ("tab", KeyCode::Tab, "Tab"),
    ("backspace", KeyCode::Backspace, "Backspace"),
    ("delete", KeyCode::Delete, "Delete"),
    ("insert", KeyCode::Insert, "Insert"),
    ("up", KeyCode::Up, "↑"),
    ("down", KeyCode::Down, "↓"),
    ("left", KeyCode::Left, "←"),
    ("right", KeyCode::Right, "→"),
    ("home", KeyCode::Home, "Home"),
    ("end", KeyCode::End, "End"),
    ("pgup", KeyCode::PageUp, "PgUp"),
    ("pgdn", KeyCode::PageDown, "PgDn"),
    ("plus", KeyCode::Char('+'), "+"),
];

impl Key {
    /// The key of a terminal event; `None` with Alt, which nothing is bound to.
    pub fn of(event: KeyEvent) -> Option<Key> {
        if event.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::META | KeyModifiers::SUPER | KeyModifiers::HYPER) {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        Some(match event.code {
            KeyCode::BackTab => Key { code: KeyCode::Tab, ctrl, shift: true },
            KeyCode::Char(c) if ctrl => Key { code: KeyCode::Char(c.to_ascii_lowercase()), ctrl, shift: false },
            KeyCode::Char(c) => Key { code: KeyCode::Char(c), ctrl, shift: false },
            code => Key { code, ctrl, shift },
        })
    }
}

/// What is wrong with the name of a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` names no key; write a character, or `space`, `enter`, `esc`, `tab`, `up`, `pgdn`, `f1` ..., with `ctrl-` or `shift-` before it")]
pub struct UnknownKey(pub String);

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Key, UnknownKey> {
        let unknown = || UnknownKey(name.to_owned());
        let (mut rest, mut ctrl, mut shift) = (name, false, false);
        loop {
            if let Some(r) = rest.strip_prefix("ctrl-").filter(|r| !r.is_empty()) {
                (rest, ctrl) = (r, true);
            } else if let Some(r) = rest.strip_prefix("shift-").filter(|r| !r.is_empty()) {
                (rest, shift) = (r, true);
            } else {
                break;
            }
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() && !c.is_whitespace() => KeyCode::Char(c),
            _ => {
                let function = || rest.strip_prefix('f')?.parse().ok().filter(|n| (1..=24).contains(n)).map(KeyCode::F);
                NAMED.iter().find(|(n, ..)| *n == rest).map(|(_, code, _)| *code).or_else(function).ok_or_else(unknown)?
            }
        };
        match code {
            KeyCode::Char(_) if shift => Err(unknown()),
            KeyCode::Char(c) if ctrl => Ok(Key { code: KeyCode::Char(c.to_ascii_lowercase()), ctrl, shift }),
            code => Ok(Key { code, ctrl, shift }),
        }
    }
}

/// As help shows it: `^D`, `Shift-Tab`, `PgDn`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("^")?;
        }
        if self.shift {
            f.write_str("Shift-")?;
        }
        match self.code {
            KeyCode::F(n) => write!(f, "F{n}"),
            code => match NAMED.iter().find(|(_, c, _)| *c == code) {
                Some((.., shown)) => f.write_str(shown),
                None => match code {
                    KeyCode::Char(c) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
                    KeyCode::Char(c) => write!(f, "{c}"),
                    other => write!(f, "{other}"),
                },
            },
        }
    }
}

/// Which key does what. Every key does one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    actions: FxHashMap<Key, Action>,
    order: Vec<(Key, Action)>,
}

impl Default for Keymap {
    fn default() -> Self {
        Keymap::new(TABLE.iter().flat_map(|e| e.keys.iter().filter_map(|k| Some((k.parse().ok()?, e.action)))))
    }
}

impl Keymap {
    /// From pairs; of two pairs with one key the first holds.
    pub fn new(pairs: impl IntoIterator<Item = (Key, Action)>) -> Keymap {
        let mut map = Keymap { actions: FxHashMap::default(), order: Vec::new() };
        for (key, action) in pairs {
            if let std::collections::hash_map::Entry::Vacant(free) = map.actions.entry(key) {
                free.insert(action);
                map.order.push((key, action));
            }
        }
        map
    }

    /// What a key does.
    pub fn action(&self, key: Key) -> Option<Action> {
        self.actions.get(&key).copied()
    }

    /// The keys of an action, in the order they were bound.
    pub fn keys(&self, action: Action) -> impl Iterator<Item = Key> + '_ {
        self.order.iter().filter(move |(_, a)| *a == action).map(|(k, _)| *k)
    }

    /// The first of them, for people; empty where none is bound.
    pub fn first(&self, action: Action) -> String {
        self.keys(action).next().map(|k| k.to_string()).unwrap_or_default()
    }

    /// Its keys for people: `j ↓`.
    pub fn shown(&self, action: Action) -> String {
        let keys: Vec<String> = self.keys(action).map(|k| k.to_string()).collect();
        keys.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_keys_are_read_and_shown() {
        for (name, shown) in [("j", "j"), ("ctrl-d", "^D"), ("shift-tab", "Shift-Tab"), ("pgdn", "PgDn"), ("f5", "F5"), ("-", "-"), ("ctrl--", "^-")] {
            assert_eq!(name.parse::<Key>().map(|k| k.to_string()), Ok(shown.to_owned()), "{name}");
        }
        for wrong in ["", "alt-x", "pagedown", "shift-a", "ctrl-", "f99", " "] {
            assert!(wrong.parse::<Key>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_default_key_is_read_and_bound_once() {
        let all: Vec<&str> = TABLE.iter().flat_map(|e| e.keys).copied().collect();
        assert_eq!(Keymap::default().order.len(), all.len());
    }

    #[test]
    fn events_become_keys_without_alt() {
        let event = |code, modifiers| Key::of(KeyEvent::new(code, modifiers));
        assert_eq!(event(KeyCode::BackTab, KeyModifiers::SHIFT), "shift-tab".parse().ok());
        assert_eq!(event(KeyCode::Char('G'), KeyModifiers::SHIFT), "G".parse().ok());
        assert_eq!(event(KeyCode::Char('x'), KeyModifiers::ALT), None);
    }
}
