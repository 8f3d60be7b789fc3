//! TOML to settings, with the place of every mistake. The built-in file says which keys there are.

use super::Config;
use crate::tui::keymap::{Key, UnknownKey};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt};
use toml::{
    Spanned,
    de::{DeTable, DeValue, Deserializer},
};

/// A place in a file, both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Character in the line.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl Position {
    fn of(text: &str, at: usize) -> Position {
        let before = text.get(..at).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }
}

/// What is wrong with a settings file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Not TOML, or a value out of range.
    #[error("{at}: {message}")]
    Value {
        /// Where.
        at: Position,
        /// What the reader of TOML says.
        message: String,
    },
    /// A value of the wrong type.
    #[error("{at}: `{name}` takes {}, not {}", words(.takes), words(.found))]
    Type {
        /// Where.
        at: Position,
        /// The setting, with its table.
        name: String,
        /// TOML's name of the default's type.
        takes: &'static str,
        /// TOML's name of the value's type.
        found: &'static str,
    },
    /// A name that no key has.
    #[error("{at}: {unknown}")]
    Key {
        /// Where.
        at: Position,
        /// The name.
        unknown: UnknownKey,
    },
    /// A key that another action has.
    #[error("{at}: the key `{key}` of `{action}` belongs to `{other}` already; give `{other}` another one, or none with `{other} = []`")]
    Clash {
        /// Where.
        at: Position,
        /// The key as written.
        key: String,
        /// The action that is to have it.
        action: String,
        /// The action that has it.
        other: String,
    },
    /// A setting that does not exist.
    #[error("{at}: no setting is called `{name}`; {}", hint(.nearest, .known))]
    Unknown {
        /// Where.
        at: Position,
        /// As written, with its table.
        name: String,
        /// The most alike of those known.
        nearest: Option<String>,
        /// Those known at this place.
        known: Vec<String>,
    },
}

fn hint(nearest: &Option<String>, known: &[String]) -> String {
    match nearest {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("there are {}", known.join(", ")),
    }
}

fn words(kind: &str) -> &str {
    match kind {
        "string" => "a text in quotation marks",
        "integer" => "a whole number",
        "float" => "a number",
        "boolean" => "true or false",
        "array" => "a list in [ ]",
        "table" => "a table",
        other => other,
    }
}

pub(super) fn parse(built_in: &str, text: &str) -> Result<Config, Error> {
    let value = |e: toml::de::Error| Error::Value {
        at: Position::of(text, e.span().map_or(0, |s| s.start)),
        message: e.message().lines().next().unwrap_or_default().to_owned(),
    };
    let mut settings = DeTable::parse(built_in).map_err(value)?;
    let given = DeTable::parse(text).map_err(value)?;
    let bound = bindings(given.get_ref());
    let quit = given.get_ref().get("keys").and_then(|keys| keys.get_ref().get("quit")).map_or(0, |quit| quit.span().start);
    overlay(text, settings.get_mut(), given.into_inner(), "")?;
    let config = Config::deserialize(Deserializer::from(settings)).map_err(value)?;
    bound.into_iter().try_for_each(|binding| binding.check(text, &config.keys))?;
    if config.keys.get("quit").is_some_and(Vec::is_empty) {
        return Err(Error::Value { at: Position::of(text, quit), message: "`keys.quit` needs a key, or nobody could leave the reader".to_owned() });
    }
    Ok(config)
}

/// A key that a file gives to an action.
struct Binding {
    action: String,
    key: String,
    at: usize,
}

fn bindings(given: &DeTable<'_>) -> Vec<Binding> {
    let keys = given.iter().filter(|(k, _)| k.get_ref() == "keys").filter_map(|(_, v)| v.get_ref().as_table()).flatten();
    let of_action = |(action, list): (&Spanned<_>, &Spanned<DeValue<'_>>)| -> Vec<Binding> {
        let action: &std::borrow::Cow<'_, str> = action.get_ref();
        let each = list.get_ref().as_array().into_iter().flatten();
        each.filter_map(|k| Some(Binding { action: action.to_string(), key: k.get_ref().as_str()?.to_owned(), at: k.span().start })).collect()
    };
    keys.flat_map(of_action).collect()
}

impl Binding {
    /// Whether the key exists and no other action has it.
    fn check(self, text: &str, all: &BTreeMap<String, Vec<String>>) -> Result<(), Error> {
        let Binding { action, key, at } = self;
        let at = Position::of(text, at);
        let wanted: Key = key.parse().map_err(|unknown| Error::Key { at, unknown })?;
        match all.iter().find(|(other, keys)| **other != action && keys.iter().any(|k| k.parse() == Ok(wanted))) {
            Some((other, _)) => Err(Error::Clash { at, key, action, other: other.clone() }),
            None => Ok(()),
        }
    }
}

/// Puts what `given`, read from `text`, says over `settings`, table by table. `path` is the table's name with its dot.
fn overlay<'t>(text: &str, settings: &mut DeTable<'t>, given: DeTable<'t>, path: &str) -> Result<(), Error> {
    for (key, value) in given {
        let name = format!("{path}{}", key.get_ref());
        let Some(default) = settings.get_mut(key.get_ref().as_ref()) else {
            let known: Vec<String> = settings.keys().map(|k| format!("{path}{}", k.get_ref())).collect();
            return Err(Error::Unknown { at: Position::of(text, key.span().start), nearest: nearest(&name, &known), name, known });
        };
        // a whole number is a number
        let whole = matches!((default.get_ref(), value.get_ref()), (DeValue::Float(_), DeValue::Integer(_)));
        if !whole && !default.get_ref().same_type(value.get_ref()) {
            let (takes, found) = (default.get_ref().type_str(), value.get_ref().type_str());
            return Err(Error::Type { at: Position::of(text, value.span().start), name, takes, found });
        }
        // every list holds texts
        let stray = value.get_ref().as_array().into_iter().flatten().find(|item| item.get_ref().as_str().is_none());
        if let Some(item) = stray {
            return Err(Error::Type { at: Position::of(text, item.span().start), name, takes: "string", found: item.get_ref().type_str() });
        }
        let span = value.span();
        match (default.get_mut(), value.into_inner()) {
            (DeValue::Table(inside), DeValue::Table(table)) => overlay(text, inside, table, &format!("{name}."))?,
            (_, value) => *default = Spanned::new(span, value),
        }
    }
    Ok(())
}

fn nearest(name: &str, known: &[String]) -> Option<String> {
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    similar::get_close_matches(name, &names, 1, 0.6).first().map(|&n| n.to_owned())
}
