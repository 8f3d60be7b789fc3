//! Runs of capitalised words, and the names and roles in them.

use super::{
    agreed, is_possessive,
    key::is_ordinal,
    title::{gender_of, leading_role, lower_role, office},
    word,
};
use crate::{
    facts::{NameKind, Sentence},
    lang::{Gender, Kind, Kinds, NameWord, Reading, Sense, StateForm, fold_onto, forms},
    text::Shape,
};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A name as it stands, and what its words tell of it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The name without titles; empty where only a role stands there.
    pub name: Range<usize>,
    /// Title or role before it.
    pub role: Option<Range<usize>>,
    pub guess: Guess,
    pub gender: Gender,
}

/// What the words of a name tell of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guess {
    Person,
    Body,
    Place,
    State(&'static str, StateForm),
    Known(&'static str),
    /// An organ that speaks for a state: the Ukrainian government.
    Organ(&'static str),
    /// "R-Ohio", behind a politician.
    Party,
    /// An unknown name where a place's may stand.
    Located,
    /// One unknown word.
    Unknown,
}

impl Guess {
    pub fn kind(self) -> NameKind {
        match self {
            Guess::Person => NameKind::Person,
            Guess::Place | Guess::State(..) | Guess::Party | Guess::Located => NameKind::Place,
            Guess::Body | Guess::Known(_) | Guess::Organ(_) | Guess::Unknown => NameKind::Body,
        }
    }
}

pub(super) fn has(reading: &Reading, i: usize, wanted: impl Fn(NameWord) -> bool) -> bool {
    word(reading, i).any(|(_, w)| wanted(w))
}

pub(super) fn has_one(reading: &Reading, i: usize, wanted: impl Fn(NameWord) -> bool) -> bool {
    reading.kinds(i).has(Kind::Name) && reading.word_senses(i).any(|s| matches!(s, Sense::Name(w) if wanted(*w)))
}

/// Kinds of words that may be no names though they have a capital letter.
const COMMON: Kinds = Kinds::of(&[Kind::Starter, Kind::Name]);

fn is_common(reading: &Reading, i: usize) -> bool {
    reading.kinds(i).meet(COMMON) && reading.word_senses(i).any(|s| matches!(s, Sense::Starter | Sense::Name(NameWord::Common)))
        || word(reading, i).next().is_none() && reading.shape(i) == Shape::Capital && reading.word(i).ends_with("ly") && reading.word(i).len() > 5
}

/// The "A." of "A.J. Butler", in a run that ends before `end`: no article, though it reads like one.
fn is_initial(reading: &Reading, i: usize, end: usize) -> bool {
    let stopped = i + 2 < end && reading.shape(i + 1) == Shape::Stop && !reading.tokens[i + 1].spaced;
    stopped && reading.word(i).chars().count() == 1 && is_capital(reading, i + 2)
}

/// A word that a name may begin with or go on with.
#[inline]
fn is_capital(reading: &Reading, i: usize) -> bool {
    match reading.shape(i) {
        Shape::Capital | Shape::Upper => true,
        Shape::Mixed => reading.word(i).starts_with(char::is_uppercase) || word(reading, i).next().is_some(),
        _ => false,
    }
}

/// Whether a capitalised word that is no weekday or the like stands at `i`.
pub(super) fn begins_name(reading: &Reading, i: usize) -> bool {
    is_capital(reading, i) && !is_common(reading, i)
}

/// Words that stand with a capital inside a sentence: names also where they begin one.
pub(super) fn established<'t>(reading: &Reading<'t>, sentences: &[Sentence]) -> FxHashSet<&'t str> {
    let mut found = FxHashSet::default();
    if reading.lexicon().writing().capital_nouns {
        // Where every noun has a capital, only what stands behind a given name or title is established.
        let leads = |i: usize| has_one(reading, i, |w| matches!(w, NameWord::Given(_) | NameWord::Title(_) | NameWord::Honorific(_)));
        let tokens = 1..reading.tokens.len();
        found.extend(tokens.filter(|&i| is_capital(reading, i) && !is_common(reading, i) && leads(i - 1)).map(|i| stem(reading.word(i))));
        return found;
    }
    for sentence in sentences {
        for i in sentence.tokens.clone().skip(1) {
            if is_capital(reading, i) && (reading.shape(i - 1).is_word() || reading.shape(i - 1) == Shape::Comma) {
                found.insert(stem(reading.word(i)));
            }
        }
    }
    found
}

fn stem(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Whether all words of a passage but the small ones are capitalised, as in a headline: capitals tell nothing there.
pub(super) fn is_title_case(reading: &Reading, range: Range<usize>) -> bool {
    let (mut capitals, mut small) = (0, 0);
    for i in range.clone().filter(|&i| reading.shape(i).is_word()) {
        if is_capital(reading, i) {
            capitals += 1;
        } else if reading.kinds(i).has(Kind::Says) {
            return false;
        } else if reading.shape(i) != Shape::Lower || is_common(reading, i) || has_one(reading, i, |w| w == NameWord::Inside) {
            small += 1;
        } else {
            return false;
        }
    }
    let stopped = reading.shape(range.end.saturating_sub(1)) == Shape::Stop;
    capitals >= 4 && (!stopped || capitals >= 4 * small)
}

/// Calls `each` with every run of one passage: its tokens, and whether it begins a sentence.
pub(super) fn runs(reading: &Reading, passage: Range<usize>, mut each: impl FnMut(Run)) {
    let mut i = passage.start;
    while i < passage.end {
        let numbered = is_numbered(reading, i, passage.end);
        if !is_capital(reading, i) && !numbered {
            i += 1;
            continue;
        }
        let to = extend(reading, i + usize::from(numbered), passage.end);
        let initial = i == passage.start
            || reading.shape(i - 1).is_quote()
            || matches!(reading.shape(i - 1), Shape::Colon | Shape::Dash | Shape::Ellipsis | Shape::Stop | Shape::Newline | Shape::Shout);
        each(Run { tokens: i..to, initial });
        i = to.max(i + 1);
    }
}

/// The ordinal of "9th Circuit" and "117th Street"; "4th American" has none of its own, nor has "5th November".
fn is_numbered(reading: &Reading, i: usize, end: usize) -> bool {
    let named = || reading.shape(i + 1) == Shape::Capital && reading.tokens[i + 1].spaced && !is_common(reading, i + 1);
    reading.shape(i) == Shape::Mixed
        && i + 1 < end
        && is_ordinal(reading.word(i))
        && named()
        && !has(reading, i + 1, |w| matches!(w, NameWord::State(..) | NameWord::Title(_)))
}

/// Capitalised words in a row.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub tokens: Range<usize>,
    /// Whether its first word may owe its capital to its place.
    pub initial: bool,
}

fn extend(reading: &Reading, from: usize, end: usize) -> usize {
    let mut at = from;
    let mut body = false;
    loop {
        let longest = word(reading, at).next().filter(|(n, w)| *n > 1 && at + n <= end && *w != NameWord::Common).map_or(1, |(n, _)| n);
        body |= has(reading, at, |w| matches!(w, NameWord::Body | NameWord::Organ | NameWord::Thing));
        let state = word(reading, at).any(|(n, w)| n == longest && matches!(w, NameWord::State(..)));
        at += longest;
        let last = at - 1;
        if at >= end || is_possessive(reading, last) {
            return at;
        }
        let token = reading.tokens[at];
        let glued_capital = |i: usize| i < end && is_capital(reading, i) && !reading.tokens[i].spaced;
        // "MoveOn.org"
        let domain = |i: usize| reading.is_any(i, forms!["org", "com", "net", "gov", "edu", "io"]) && reading.tokens.get(i).is_some_and(|t| !t.spaced);
        if token.shape == Shape::Stop && !token.spaced && at + 1 < end && domain(at + 1) {
            return at + 2;
        }
        if longest == 1 && token.shape == Shape::Stop && !token.spaced {
            let letter = reading.word(last).chars().count() == 1;
            if letter && glued_capital(at + 1) {
                at += 1;
                continue;
            }
            let title = reading.senses(last).any(|(_, s)| matches!(s, Sense::Abbreviation(crate::lang::Abbreviation::Title)));
            if (letter || title) && at + 1 < end && is_capital(reading, at + 1) {
                at += 1;
                continue;
            }
            let dotted = letter && last > from + 1 && reading.shape(last - 1) == Shape::Stop;
            return if dotted { at + 1 } else { at };
        }
        if is_capital(reading, at) && token.spaced {
            continue;
        }
        if longest == 1
            && has(reading, last, |w| matches!(w, NameWord::State(_, StateForm::People)))
            && let Some(organ) = lower_organ(reading, at, end)
        {
            return organ + 1;
        }
        if token.shape == Shape::Dash && !token.spaced && glued_capital(at + 1) && !state {
            at += 1;
            continue;
        }
        if token.shape == Shape::Dash && !token.spaced && at > from + 1 && is_second_half(reading, at + 1) {
            return at + 2;
        }
        if reading.word(at) == "&" && at + 1 < end && is_capital(reading, at + 1) {
            at += 1;
            continue;
        }
        // "Bürger von Lindhaven" is no name, "Ursula von der Leyen" is.
        let particles = !reading.lexicon().writing().capital_nouns || has_one(reading, last, |w| matches!(w, NameWord::Given(_)));
        let inside = (at..end.min(at + 3)).take_while(|&i| reading.shape(i) == Shape::Lower && has_one(reading, i, |w| w == NameWord::Inside)).count();
        if inside > 0 && particles {
            let hyphen = usize::from(reading.shape(at + inside) == Shape::Dash && !reading.tokens[at + inside].spaced);
            if at + inside + hyphen < end && is_capital(reading, at + inside + hyphen) {
                at += inside + hyphen;
                continue;
            }
        }
        let linked = matches!(reading.word(at), "of" | "for");
        if body && linked && !is_members(reading, last) || at == from + 1 && are_for_something(reading, from) {
            let article = usize::from(reading.word(at + 1) == "the");
            let first = at + 1 + article;
            // "the Conference of Catholic Bishops"
            let named = |i: usize| i < end && is_capital(reading, i) && !is_common(reading, i);
            if named(first) || first < end && is_capital(reading, first) && named(first + 1) {
                at = first;
                continue;
            }
        }
        return at;
    }
}

fn is_members(reading: &Reading, i: usize) -> bool {
    reading.shape(i) == Shape::Capital && has_one(reading, i, |w| w == NameWord::Members)
}

/// "Veterans for Choice" as a name, but not "blamed Democrats for Brexit".
fn are_for_something(reading: &Reading, members: usize) -> bool {
    let leads = |i: usize| {
        let shape = reading.shape(i);
        !shape.is_word() && shape != Shape::Digits
            || reading.is_any(i, forms!["of", "by", "and", "or", "like", "with", "from", "as", "at", "group", "organization", "nonprofit", "called", "named"])
    };
    is_members(reading, members) && matches!(reading.word(members + 1), "for" | "against" | "without" | "united") && members.checked_sub(1).is_none_or(leads)
}

/// The "moon" of "Ban Ki-moon", but not the "based" of "Ann Arbor-based".
fn is_second_half(reading: &Reading, i: usize) -> bool {
    let given = |i: usize| reading.word(i).len() <= 5 && word(reading, i).next().is_none();
    let hyphens = [i - 1, i + 1].map(|i| reading.shape(i) == Shape::Dash && !reading.tokens.get(i).is_some_and(|t| t.spaced));
    reading.shape(i) == Shape::Lower && !reading.tokens[i].spaced && given(i) && given(i - 2) && hyphens == [true, false]
}

/// "government" of "Ukrainian government", "ministry" of "Russian foreign ministry".
fn lower_organ(reading: &Reading, from: usize, end: usize) -> Option<usize> {
    let organ = (from..end.min(from + 3)).find(|&i| has_one(reading, i, |w| w == NameWord::Organ))?;
    (from..organ).all(|i| reading.shape(i) == Shape::Lower && has_one(reading, i, |w| w == NameWord::Modifier)).then_some(organ)
}

/// "his mother, Loretta,": a man or woman in apposition to what tells so.
fn kin(reading: &Reading, name: &Range<usize>) -> Option<Gender> {
    let noun = name.start.checked_sub(2)?;
    let apposition = reading.shape(noun) == Shape::Lower && reading.shape(noun + 1) == Shape::Comma && reading.shape(name.end) == Shape::Comma;
    gender_of(reading, noun).filter(|gender| apposition && name.len() == 1 && *gender != Gender::Either)
}

/// "Sentencing Maskell, the judge said": a verb that begins a sentence, before a name.
fn is_gerund_before_name(reading: &Reading, run: &Run, known: &FxHashSet<&str>) -> bool {
    let first = run.tokens.start;
    let told = || reading.word_senses(first).any(|s| matches!(s, Sense::Cue(_) | Sense::Stance(_) | Sense::Name(NameWord::Deed)));
    let verb = run.initial && run.tokens.len() > 1 && reading.shape(first) == Shape::Capital && reading.word(first).ends_with("ing");
    verb && !known.contains(stem(reading.word(first))) && word(reading, first).all(|(_, w)| w == NameWord::Deed) && told()
}

/// "Black residents", but not "Black said".
fn is_group(reading: &Reading, name: &Range<usize>) -> bool {
    let noun = reading.shape(name.end) == Shape::Lower
        && !reading.word(name.end).ends_with("ed")
        && !reading.word_senses(name.end).any(|s| matches!(s, Sense::Cue(_) | Sense::Grammar(_) | Sense::Date(_)));
    name.len() == 1 && noun && has_one(reading, name.start, |w| w == NameWord::Group)
}

/// The names in a run.
pub(super) fn split(reading: &Reading, run: &Run, known: &FxHashSet<&str>, mut each: impl FnMut(Found)) {
    let Range { start, end } = run.tokens;
    if is_party(reading, start) {
        return each(Found { name: run.tokens.clone(), role: None, guess: Guess::Party, gender: Gender::Either });
    }
    let mut from = start + usize::from(is_gerund_before_name(reading, run, known));
    let ends_in_body = has_one(reading, end - 1, |w| matches!(w, NameWord::Body | NameWord::Organ));
    while from < end {
        // "Election Day"
        let common = word(reading, from).filter(|&(n, w)| w == NameWord::Common && n > 1 && from + n <= end).map(|(n, _)| n).max();
        let alone = is_common(reading, from)
            && !is_initial(reading, from, end)
            && !(ends_in_body && !(run.initial && from == start))
            && !covers_more(reading, from, end)
            && !are_for_something(reading, from);
        match common {
            Some(words) => from += words,
            None if alone => from += 1,
            None => break,
        }
    }
    // the hyphen of "Ex-CIA"
    while from < end && !reading.shape(from).is_word() {
        from += 1;
    }
    let mut to = end;
    while to > from
        && is_common(reading, to - 1)
        && reading.shape(to - 1) != Shape::Lower
        && !has_one(reading, to - 1, |w| matches!(w, NameWord::Body | NameWord::Organ))
        && !(from..to - 1).any(|i| covers_up_to(reading, i, to))
    {
        to -= 1;
    }
    if from >= to {
        return;
    }
    // A state's name before another name: "Israel Prime Minister Yair Lapid" is a role, "Russian Vladimir Putin" two names.
    let role = leading_role(reading, from, to).or_else(|| office(reading, from, to));
    let name = role.as_ref().map_or(from, |r| r.end)..to;
    if name.is_empty() {
        if let Some(role) = role {
            each(Found { name, role: Some(role), guess: Guess::Person, gender: Gender::Either });
        }
        return;
    }
    if role.is_none() && is_group(reading, &name) {
        return;
    }
    let whole = word(reading, name.start).find(|(n, w)| *n == name.len() && matches!(w, NameWord::State(..) | NameWord::Known(_) | NameWord::Place));
    let (role, gender) = match role {
        Some(role) => {
            let gender = role.clone().filter_map(|i| gender_of(reading, i)).fold(Gender::Either, |a, b| agreed(a, b).unwrap_or(b));
            (lower_role(reading, role.start).map(|r| r.start..role.end).or(Some(role)), gender)
        }
        None => {
            let role = lower_role(reading, name.start);
            let gender = role.clone().and_then(|r| r.rev().find_map(|i| gender_of(reading, i))).or_else(|| kin(reading, &name));
            (role, gender.unwrap_or(Gender::Either))
        }
    };
    if let (Some((_, known)), true) = (whole, role.is_none() || run.tokens.len() == name.len()) {
        let guess = match known {
            NameWord::State(state, form) => Guess::State(state, form),
            NameWord::Known(body) => Guess::Known(body),
            _ => Guess::Place,
        };
        return each(Found { name, role: None, guess, gender: Gender::Either });
    }
    let given = word(reading, name.start).find_map(|(n, w)| match w {
        NameWord::Given(g) if n == 1 => Some(g),
        _ => None,
    });
    let last = name.end - 1;
    let is_body = |i: usize| has_one(reading, i, |w| matches!(w, NameWord::Body | NameWord::Organ | NameWord::Thing | NameWord::Members));
    // "Inc." is two tokens.
    let ends_in_body = name.clone().rev().take(2).any(|i| word(reading, i).any(|(n, w)| matches!(w, NameWord::Body | NameWord::Organ) && i + n == name.end));
    let address = name.len() > 2 && reading.shape(last) == Shape::Lower && reading.shape(last - 1) == Shape::Stop;
    let company = address || name.clone().any(|i| reading.word(i) == "&");
    let linked = name.clone().any(|i| matches!(reading.word(i), "of" | "for" | "against" | "without"));
    let initials = name.clone().any(|i| reading.shape(i + 1) == Shape::Stop && i + 1 < name.end);
    let thing = name.len() > 1 && !initials && [name.start, last].iter().any(|&i| has_one(reading, i, |w| w == NameWord::Thing));
    let state = word(reading, name.start).find_map(|(n, w)| match w {
        NameWord::State(state, form) => Some((n, state, form)),
        _ => None,
    });
    let titled = role.as_ref().is_some_and(|r| r.end == name.start);
    let guess = if name.len() > 1
        && (ends_in_body || company || is_members(reading, name.start) || linked && name.clone().any(is_body))
        && !(given.is_some() && titled)
    {
        match state {
            Some((n, state, _)) if (name.start + n..name.end).any(|i| has_one(reading, i, |w| w == NameWord::Organ)) => Guess::Organ(state),
            _ => owner(reading, name.start).filter(|_| has_one(reading, last, |w| w == NameWord::Organ)).map_or(Guess::Body, Guess::Organ),
        }
    } else if titled || given.is_some() && name.len() > 1 || kin(reading, &name).is_some() {
        Guess::Person
    } else if name.len() > 1 && (has_one(reading, last, |w| w == NameWord::PlaceWord) || has_one(reading, name.start, |w| w == NameWord::PlaceWord)) {
        Guess::Place
    } else if thing && !state.is_some_and(|(n, _, form)| n == name.len() - 1 && form == StateForm::Name) {
        Guess::Body
    } else if let Some((n, state, form)) = state {
        // Two names that only stand beside each other.
        let first = name.start..name.start + n;
        if form == StateForm::People || !run.initial && n < name.len() {
            each(Found { name: first.clone(), role: None, guess: Guess::State(state, form), gender: Gender::Either });
            let rest = Run { tokens: first.end..name.end, initial: false };
            if !rest.tokens.is_empty() {
                split(reading, &rest, known, each);
            }
            return;
        }
        Guess::Body
    } else if name.len() == 1 && reading.shape(last) == Shape::Upper {
        Guess::Body
    } else if !titled && given.is_none() && stands_for_place(reading, &name) {
        Guess::Located
    } else if name.len() > 1 && name.clone().all(|i| reading.shape(i) != Shape::Upper) {
        let noun = reading.lexicon().writing().capital_nouns;
        if noun || reading.is(name.start.wrapping_sub(1), "the") { Guess::Body } else { Guess::Person }
    } else if name.len() > 1 {
        Guess::Body
    } else if reading.kinds(name.end).has(Kind::Says) && !reading.word(last).ends_with('s') && !reading.is(name.start.wrapping_sub(1), "the") {
        Guess::Person
    } else {
        Guess::Unknown
    };
    let gender = given.and_then(|g| agreed(g, gender)).unwrap_or(gender);
    let noun = reading.lexicon().writing().capital_nouns && name.len() == 1 && reading.shape(last) == Shape::Capital;
    if noun && !titled && given.is_none() && !known.contains(stem(reading.word(last))) {
        return;
    }
    let guess = if noun && !titled && guess == Guess::Unknown { Guess::Person } else { guess };
    if name.len() == 1 && run.initial && name.start == start && !titled && given.is_none() && matches!(guess, Guess::Unknown | Guess::Person) {
        // A lone word that begins a sentence: a name only where something says so.
        let verb = reading.kinds(name.end).has(Kind::Says);
        let plural = reading.word(name.start).ends_with('s') && !is_possessive(reading, name.start);
        if (plural || !verb) && !known.contains(stem(reading.word(name.start))) {
            return;
        }
    }
    each(Found { name, role, guess, gender });
}

/// "in Norwalk", "Norwalk, Conn.": where an unknown name stands says that it is a place's.
fn stands_for_place(reading: &Reading, name: &Range<usize>) -> bool {
    let located = name.start > 0
        && reading.is_any(name.start - 1, forms!["in", "near"])
        && !(name.start > 1 && reading.is_any(name.start - 2, forms!["confidence", "faith", "trust", "believe", "believes", "interest", "interested", "hope"]));
    let state = |i: usize| word(reading, i).any(|(_, w)| matches!(w, NameWord::Place | NameWord::State(_, StateForm::Name)));
    let followed = reading.shape(name.end) == Shape::Comma && state(name.end + 1) && !is_capital(reading, name.end + 2);
    (located || followed) && !is_possessive(reading, name.end - 1)
}

/// "(R-Ohio)", ", D-Mich.,": the party of a politician with the place that elects them, which is nobody's name.
fn is_party(reading: &Reading, i: usize) -> bool {
    let behind = i > 0 && matches!(reading.shape(i - 1), Shape::BracketOpen | Shape::Comma);
    let tight = |i: usize| reading.tokens.get(i).is_some_and(|t| !t.spaced);
    behind && matches!(reading.word(i), "D" | "R" | "I") && reading.shape(i + 1) == Shape::Dash && tight(i + 1) && tight(i + 2)
}

/// The state that a body belongs to: "Ukraine's" of "Ukraine's Foreign Ministry".
fn owner(reading: &Reading, name: usize) -> Option<&'static str> {
    let before = name.checked_sub(1).filter(|&i| is_possessive(reading, i))?;
    word(reading, before).find_map(|(n, w)| match w {
        NameWord::State(state, _) if n == 1 => Some(state),
        _ => None,
    })
}

/// Whether a longer known form begins at `i` and ends within the run.
fn covers_more(reading: &Reading, i: usize, end: usize) -> bool {
    word(reading, i).any(|(n, w)| n > 1 && i + n <= end && !matches!(w, NameWord::Common))
}

/// Whether a longer known form begins at `i` and ends with the run: none ends with the "Thursday" of "Supreme Court Thursday".
fn covers_up_to(reading: &Reading, i: usize, end: usize) -> bool {
    word(reading, i).any(|(n, w)| n > 1 && i + n == end && w != NameWord::Common)
}

/// The words of a name, folded and without possessive endings, with a space between each two.
pub(super) fn folded(reading: &Reading, name: Range<usize>) -> String {
    let mut words = String::with_capacity(reading.span(name.start, name.end).map_or(0, |span| span.len()));
    for i in name.filter(|&i| reading.shape(i).is_word() || reading.word(i) == "&") {
        if !words.is_empty() {
            words.push(' ');
        }
        fold_onto(&mut words, stem(reading.word(i)));
    }
    words
}
