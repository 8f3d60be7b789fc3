//! Whom somebody tells: "told the BBC", "told the AFP news agency", "told lawmakers on Monday".

use super::{
    content::starts_clause,
    cue,
    line::{Line, PREPOSITIONS},
};
use crate::lang::{Forms, forms};

/// Units that a listener has at most, and with when and where.
const MOST: (usize, usize) = (7, 10);

const ARTICLES: &Forms = forms!["the", "a", "an", "his", "her", "their", "its"];

/// Who tells the news: behind a name they belong to it.
const OUTLETS: &Forms = forms![
    "newspaper",
    "newspapers",
    "agency",
    "radio",
    "station",
    "television",
    "tv",
    "broadcaster",
    "channel",
    "network",
    "magazine",
    "website",
    "tabloid",
    "podcast",
    "programme",
];

/// What begins a clause that says something, and no name goes on with.
const OPENERS: &Forms = forms!["the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my", "your", "no", "all"];

/// Where the listener ends whose first word stands at `first`, with when and where they are told: "the Times in an interview on Monday".
pub(super) fn end(line: &Line, first: usize) -> usize {
    let article = line.is_any(first, ARTICLES);
    let mut u = outlet(line, first, article).unwrap_or_else(|| phrase(line, first, article));
    let day = |u: usize| line.is_any(u, forms!["on"]) && line.is_time(u + 1);
    if line.is_any(u, forms!["in"]) || line.is_time(u) || day(u) {
        while u < line.len() && u - first < MOST.1 && (line.is_any(u, forms!["in", "an", "a", "on", "interview", "statement", "email"]) || line.is_time(u)) {
            u += 1;
        }
    }
    u
}

/// A name, or an article and the words behind it.
fn phrase(line: &Line, first: usize, article: bool) -> usize {
    let name = name_end(line, first + usize::from(article));
    // "CNN's Jake Tapper"
    let owned = name.filter(|&end| line.word(end - 1).ends_with("'s") || line.word(end - 1).ends_with("’s")).and_then(|end| name_end(line, end));
    // "warned the Kremlin of", "told the Times he", but not "says the Kremlin spokesman"
    let end = owned.or(name).filter(|&end| !article || parts(line, end));
    let mut u = first + 1;
    let described = |u: usize| article && !starts_clause(line, u) && line.shape(u).is_word();
    while u < line.len() && u - first < MOST.0 && (end.is_some_and(|end| u < end) || described(u)) {
        u += 1;
    }
    u
}

/// Where an outlet ends that its kind tells, and a name behind that: "the AFP news agency", "state television", "German newspaper Bild".
fn outlet(line: &Line, first: usize, article: bool) -> Option<usize> {
    (article || line.is_named(first) || line.is_any(first, forms!["state", "local", "national", "public"])).then_some(())?;
    let within = |u: &usize| line.shape(*u).is_word() && !line.is_any(*u, OPENERS) && !line.is_any(*u, cue::PRONOUNS) && !line.is_any(*u, PREPOSITIONS);
    let words = (first + 1..line.len().min(first + MOST.0)).take_while(within).take_while(|u| !cue::is_auxiliary(line, *u));
    let end = words.filter(|u| line.is_any(*u, OUTLETS)).last()? + 1;
    // "told a newspaper reporter he"
    let staff = line.is_any(end, forms!["reporter", "reporters", "host", "correspondent", "journalist", "executives", "staff"]);
    (!staff).then(|| name_end(line, end).filter(|&behind| parts(line, behind)).unwrap_or(end))
}

/// Where the name ends that stands at `u`.
fn name_end(line: &Line, u: usize) -> Option<usize> {
    let to = line.names.at(line.token(u))?.to as usize;
    (u..line.len()).find(|&u| line.token(u) >= to)
}

/// Whether a listener ends before `u`, as what they are told, or when, begins there.
fn parts(line: &Line, u: usize) -> bool {
    line.is_any(u, PREPOSITIONS) || line.is_any(u, cue::PRONOUNS) || line.is_any(u, OPENERS) || line.is_time(u)
}
