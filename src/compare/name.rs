//! Names: one in two spellings, two in the same place, roles that cannot both be held.

use super::{Reason, words::plain};

/// What two names are to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kinship {
    /// The same name, or one a part of the other.
    Same,
    /// Two accepted spellings: transliterations, `th` and `t`.
    Spelling,
    /// One name misprinted, or two that are easily taken for one another.
    Alike,
    /// One person's surname with another given name.
    Relative,
    /// Different names.
    Apart,
}

impl Kinship {
    /// The reason that two names of this kinship in one place give; `None` for names that need more than their look.
    pub(super) fn reason(self) -> Reason {
        match self {
            Kinship::Same => Reason::Same,
            Kinship::Spelling => Reason::Spelling,
            Kinship::Alike | Kinship::Relative | Kinship::Apart => Reason::OtherName,
        }
    }
}

/// Compares two names as printed.
pub(super) fn kinship(a: &str, b: &str) -> Kinship {
    let parts = |name: &str| {
        plain(name)
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .map(|p| p.trim_end_matches("'s").trim_matches('\'').to_owned())
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
    };
    let (a, b) = (parts(a), parts(b));
    if a.is_empty() || b.is_empty() {
        return Kinship::Apart;
    }
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.iter().all(|p| long.contains(p) || is_initial(p, long)) {
        return Kinship::Same;
    }
    if short.iter().all(|p| long.iter().any(|q| key(p) == key(q))) {
        return Kinship::Spelling;
    }
    let strange: Vec<&String> = short.iter().filter(|p| !long.contains(p)).collect();
    let shared = short.len() - strange.len();
    let near = |p: &String| long.iter().filter(|q| !short.contains(q)).any(|q| alike(p, q));
    if strange.iter().all(|p| near(p)) && (shared > 0 || long.len() == 1) {
        return Kinship::Alike;
    }
    let surnames = a.len() > 1 && b.len() > 1 && a.last() == b.last();
    if surnames { Kinship::Relative } else { Kinship::Apart }
}

/// "J" for "John", on either side.
fn is_initial(part: &str, long: &[String]) -> bool {
    let one = |p: &str| p.chars().count() == 1;
    long.iter().any(|q| (one(part) && q.starts_with(part)) || (one(q) && part.starts_with(q.as_str())))
}

/// What remains of a name when the freedoms of transliteration are taken out: ye/ie/e, iy/y/i, zh/z, kh/h/k, ph/f, th/t, ck/k, w/v, doubled letters.
fn key(name: &str) -> String {
    let mut text = name.to_owned();
    for (from, to) in [
        ("yev", "ev"),
        ("iye", "ie"),
        ("iy", "i"),
        ("yi", "i"),
        ("yy", "i"),
        ("ii", "i"),
        ("kh", "k"),
        ("zh", "z"),
        ("ph", "f"),
        ("th", "t"),
        ("ck", "k"),
        ("dj", "j"),
        ("dzh", "j"),
        ("y", "i"),
        ("w", "v"),
        ("q", "k"),
        ("x", "ks"),
        ("oe", "o"),
        ("ae", "a"),
        ("ue", "u"),
        ("ou", "u"),
        ("'", ""),
    ] {
        text = text.replace(from, to);
    }
    let mut letters: Vec<char> = text.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Whether two words of a name are easily taken for one another: the same first letter, and few letters changed.
fn alike(a: &str, b: &str) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().take(40).collect(), b.chars().take(40).collect());
    let longer = x.len().max(y.len());
    x.first() == y.first() && longer >= 4 && distance(&x, &y) * 3 <= longer
}

/// Levenshtein's distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (corner + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = row[j + 1];
            row[j + 1] = next;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_mistakes_are_told_apart() {
        use Kinship::*;
        let cases = [
            ("Antony Blinken", "Blinken", Same),
            ("António Guterres", "Antonio Guterres", Same),
            ("J. Hallden", "Joren Halldén", Same),
            ("Thomas Wren", "Tomas Wren", Spelling),
            ("Valentina Matviyenko", "Valentina Matvienko", Spelling),
            ("Zaporizhzhia", "Zaporizhia", Spelling),
            ("Norwalk", "Norfolk", Alike),
            ("Rait", "Raite", Alike),
            ("Vicente Fox", "Vincente Fox", Alike),
            ("Joren Hallden", "Jonas Hallden", Relative),
            ("Mary Reed", "John Reed", Relative),
            ("Marines", "Marine Corps", Apart),
            ("Moscow", "Kyiv", Apart),
            ("", "Kyiv", Apart),
        ];
        for (a, b, want) in cases {
            assert_eq!(kinship(a, b), want, "{a} / {b}");
            assert_eq!(kinship(b, a), want, "{b} / {a}");
        }
    }
}
