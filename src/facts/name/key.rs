//! Whether two documents mean the same person or body.

use crate::{
    facts::Entity,
    lang::{familiar, fold, stands_for},
};

/// What an entity is known by in every document. Two entities can only be the same where their stems are equal or one
/// is the other's acronym, so `stem` serves as an index term.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Key {
    /// A person's surname, a state's or known body's usual name, else the whole name; folded.
    pub stem: Box<str>,
    /// A person's given names; the initials of a body of several words; folded, often empty.
    pub rest: Box<str>,
}

impl Key {
    /// The key of a person of this name, folded.
    pub(super) fn person(words: &str) -> Key {
        let words: Vec<&str> = words.split(' ').filter(|w| !is_suffix(w)).collect();
        let Some((last, given)) = words.split_last() else { return Key::default() };
        Key { stem: one_spelling(last).into(), rest: given.join(" ").into() }
    }

    /// The key of a body or place that the tables do not know.
    pub(super) fn body(words: &str) -> Key {
        let words = words.split(' ');
        let small = |w: &&str| !matches!(*w, "of" | "the" | "and" | "for" | "on" | "&");
        let initials: String = words.clone().filter(small).filter_map(|w| w.chars().next()).collect();
        let words: Vec<&str> = words.filter(|w| !matches!(*w, "the" | ".")).collect();
        // "27th Congressional District", "27th District": the number and the last word tell which
        let stem = match *words {
            [number, .., last] if is_ordinal(number) => format!("{number} {last}"),
            _ => words.join(" "),
        };
        Key { stem: stem.into(), rest: if initials.len() > 2 { initials.into() } else { Box::default() } }
    }

    /// The key of a state or of a body that the tables know.
    pub(super) fn known(name: &str) -> Key {
        Key { stem: name.into(), rest: Box::default() }
    }
}

/// Jr., III: what stands behind a surname.
pub(super) fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii" | "iv" | ".")
}

/// 27th, folded.
pub(super) fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th") && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Romanised endings that papers spell differently: Zelenskiy, Zelenskyy.
fn one_spelling(surname: &str) -> String {
    let folded = fold(surname);
    ["iy", "yy", "yi", "ii", "ij"].iter().find_map(|e| folded.strip_suffix(e)).filter(|s| s.len() > 2).map_or_else(|| folded.to_string(), |s| format!("{s}y"))
}

/// Whether two entities, of one document or of two, are the same as far as their names tell: "Antony Blinken" and "Blinken",
/// "Kyiv" and "the Ukrainian government", "NATO" and its full name. Names that contradict each other are not.
pub fn same(a: &Entity, b: &Entity) -> bool {
    use crate::facts::NameKind::Person;
    let (Key { stem: s, rest: r }, Key { stem: t, rest: u }) = (&a.key, &b.key);
    if s.is_empty() || t.is_empty() {
        return false;
    }
    match (a.kind, b.kind) {
        (Person, Person) => s == t && given_names_agree(r, u),
        (Person, _) => s == t && r.is_empty() && u.is_empty(),
        (_, Person) => s == t && u.is_empty() && r.is_empty(),
        _ => s == t || **s == **u || **t == **r,
    }
}

fn given_names_agree(a: &str, b: &str) -> bool {
    let (Some(x), Some(y)) = (a.split(' ').next().filter(|w| !w.is_empty()), b.split(' ').next().filter(|w| !w.is_empty())) else { return true };
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    x == y
        || initial(x, y)
        || initial(y, x)
        || familiar((x, stands_for(x)), (y, stands_for(y)))
        || x.len() > 2 && y.len() > 2 && (x.starts_with(y) || y.starts_with(x))
}
