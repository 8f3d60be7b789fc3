//! Roles that one person cannot hold beside one another: of one office, former and present, or of two ranks.
//!
//! People have many roles at once, and many a title outlives its office; what is not known to exclude the other is left alone.

use super::{party::Reader, side::Side};
use crate::{
    facts::{EntityIndex, Fact, Name, Value},
    lang::{DateWord, Lexicon, NameWord, OfficeWord, Reading, Sense},
    text::{Document, Shape, Span},
};
use std::ops::Range;

/// A role begins at most so many words before its title, and says whose it is at most so many behind.
const REACH: usize = 8;
/// Before most titles no more than this belongs to the role.
const NEAR: usize = 2;

/// A role as printed, read for comparison.
pub(super) struct Role {
    /// All its words.
    pub span: Span,
    office: String,
    /// Whether others than the holder of the office have the title as well.
    wider: bool,
    /// Whether the title goes with the office.
    held: bool,
    /// Whether the office has deputies.
    deputised: bool,
    former: bool,
    deputy: bool,
    /// Of whom or what: the words in capitals, and what sort of office.
    body: Vec<String>,
}

impl Role {
    /// The role printed with a mention. `None` where no title ends it, or where it is of another time than the article's own.
    pub(super) fn read(document: &Document, fact: &Fact) -> Option<Role> {
        let Value::Name(Name { role: Some(role), .. }) = fact.value else { return None };
        let place = document.passages.get(fact.passage as usize)?.span;
        let read = |words: usize| {
            let part = around(document, place, role, words)?;
            let reading = Reading::new(document.words(part), Lexicon::of(document.language));
            let from = begin(&reading, reading.token_at(role.start().saturating_sub(part.start())));
            Some((part, reading, from))
        };
        let cut = |(part, _, from): &(Span, Reading, usize)| *from == 0 && part.start() > place.start();
        let behind = role.start() > fact.span.start();
        let near = if behind { None } else { read(NEAR).filter(|near| !cut(near)) };
        let (passage, reading, from) = near.or_else(|| read(REACH + 1))?;
        let to = reading.token_at(role.end().saturating_sub(passage.start()));
        let behind = if behind { body_behind(&reading, to)? } else { to..to };
        let whole = reading.span(from, behind.end.max(to))?;
        let span = document.span(passage.start() + whole.start(), passage.start() + whole.end())?;
        let mut role = Role { span, office: String::new(), wider: false, held: false, deputised: false, former: false, deputy: false, body: Vec::new() };
        let mut i = from;
        while i < to {
            let is = |wanted: OfficeWord| office(&reading, i).any(|(_, word)| word == wanted);
            match () {
                () if is(OfficeWord::AnotherTime) => return None,
                () if is(OfficeWord::Former) => role.former = true,
                () if is(OfficeWord::Deputy) => role.deputy = true,
                () if is_title(&reading, i..to) => {
                    role.entitle(&reading, i..to);
                    break;
                }
                () => role.is_of(&reading, i),
            }
            i += 1;
        }
        behind.for_each(|i| role.is_of(&reading, i));
        (!role.office.is_empty()).then_some(role)
    }

    fn entitle(&mut self, reading: &Reading, title: Range<usize>) {
        self.office = title.clone().map(|i| reading.folded(i)).collect::<Vec<_>>().join(" ");
        for (len, word) in office(reading, title.start) {
            match word {
                _ if len != title.len() => {}
                OfficeWord::Title(name) => self.office = name.to_owned(),
                OfficeWord::Wider(name) => (self.office, self.wider) = (name.to_owned(), true),
                OfficeWord::Held => self.held = true,
                OfficeWord::Deputised => self.deputised = true,
                OfficeWord::Former | OfficeWord::AnotherTime | OfficeWord::Leaves | OfficeWord::Deputy => {}
            }
        }
    }

    /// Takes a word that tells of whom or what it is an office.
    fn is_of(&mut self, reading: &Reading, i: usize) {
        let small = ["the", "a", "an", "of", "and", "at", "for"].iter().any(|w| reading.is(i, w));
        if reading.shape(i).is_word() && !small {
            let word = reading.folded(i);
            self.body.push(word.trim_end_matches("'s").trim_end_matches('\'').to_owned());
        }
    }

    /// Whether the office is one, and nobody else's.
    fn is_of_one_office(&self, other: &Role) -> bool {
        let body = self.body.is_empty() && other.body.is_empty() || self.body.iter().any(|word| other.body.contains(word));
        self.office == other.office && body
    }

    /// Whether both are one role.
    fn is(&self, other: &Role) -> bool {
        self.is_of_one_office(other) && self.former == other.former && self.deputy == other.deputy
    }

    /// Whether nobody can hold both at once.
    fn excludes(&self, other: &Role) -> bool {
        let (past, present) = if self.former { (self, other) } else { (other, self) };
        // a former chief executive may be an executive still
        let left = past.former && !present.former && past.deputy == present.deputy && (past.held || past.wider) && present.held;
        let ranks = !past.former && past.deputy != present.deputy && past.deputised && present.deputised;
        self.is_of_one_office(other) && (left || ranks)
    }
}

/// A part of a passage: the title of a role and so many words before and behind it.
fn around(document: &Document, passage: Span, title: Span, words: usize) -> Option<Span> {
    let printed = |c: char| !c.is_whitespace();
    let (before, behind) = (document.span(passage.start(), title.start())?, document.span(title.end(), passage.end())?);
    let (mut before, mut behind) = (document.words(before), document.words(behind));
    for _ in 0..words {
        before = before.trim_end().trim_end_matches(printed);
        behind = behind.trim_start().trim_start_matches(printed);
    }
    document.span(passage.start() + before.len(), passage.end() - behind.len())
}

/// The words of the role printed with a name, with what is said of its time and rank: "former chief executive". `None` where no title is
/// among them, or where it is of another time than the article's own.
pub fn role(document: &Document, fact: &Fact) -> Option<Span> {
    Role::read(document, fact).map(|role| role.span)
}

/// Whether two mentions of one person give roles that exclude one another. An article that gives both tells of two times.
pub(super) fn exclude(a: (&Side, EntityIndex), b: (&Side, EntityIndex)) -> bool {
    let (Some(x), Some(y)) = (a.0.role(), b.0.role()) else { return false };
    x.excludes(y) && !tells_leaving(a.0) && !tells_leaving(b.0) && !gives(a.0.reader, a.1, y) && !gives(b.0.reader, b.1, x)
}

/// Whether a passage tells that somebody leaves an office: the chief executive resigned, and is the former one the day after.
fn tells_leaving(side: &Side) -> bool {
    let lexicon = Lexicon::of(side.reader.document.language);
    let leaves = |sense: &Sense| matches!(sense, Sense::Office(OfficeWord::Leaves));
    side.words().iter().any(|w| lexicon.meanings(&w.form).any(leaves))
}

/// Whether a document gives a person a role anywhere.
fn gives(reader: Reader, person: EntityIndex, role: &Role) -> bool {
    let of_person = |fact: &&Fact| matches!(fact.value, Value::Name(name) if name.entity == person);
    reader.extraction.facts.iter().filter(of_person).any(|fact| Role::read(reader.document, fact).is_some_and(|other| other.is(role)))
}

/// Whether two mentions stand behind one title.
pub(super) fn one_title<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    a.role().zip(b.role()).is_some_and(|(x, y)| x.is(y))
}

fn office(reading: &Reading, i: usize) -> impl Iterator<Item = (usize, OfficeWord)> {
    reading.senses(i).filter_map(|(len, sense)| if let Sense::Office(word) = sense { Some((len, *word)) } else { None })
}

/// Whether a title takes just these words.
fn is_title(reading: &Reading, words: Range<usize>) -> bool {
    reading.senses(words.start).any(|(len, sense)| len == words.len() && matches!(sense, Sense::Name(NameWord::Title(_))))
}

/// Where the role begins whose title is found: "former Halden Shipping chief executive".
fn begin(reading: &Reading, title: usize) -> usize {
    let belongs = |i: usize| {
        let known = || {
            reading.word_senses(i).any(|s| match s {
                Sense::Office(word) => *word != OfficeWord::Leaves,
                Sense::Name(word) => *word == NameWord::Modifier,
                _ => false,
            })
        };
        let common = || reading.word_senses(i).any(|s| matches!(s, Sense::Starter | Sense::Name(NameWord::Common)));
        known() || reading.shape(i).is_capitalised() && !common() || reading.shape(i) == Shape::Dash && !reading.tokens[i].spaced
    };
    (title.saturating_sub(REACH)..title).rev().take_while(|&i| belongs(i)).last().unwrap_or(title)
}

/// The words of whom or what an office is behind its title: "of Halden Shipping". `None` where the role is of another time: "until 2019".
fn body_behind(reading: &Reading, from: usize) -> Option<Range<usize>> {
    let ends = |i: usize| !reading.shape(i).is_word() || ["who", "and"].iter().any(|w| reading.is(i, w));
    let to = (from..from + REACH).find(|&i| ends(i)).unwrap_or(from + REACH);
    let body = ["of", "at", "for"].iter().any(|w| reading.is(from, w));
    let time = |i: usize| {
        let word = reading.word_senses(i).any(|s| matches!(s, Sense::Office(OfficeWord::AnotherTime) | Sense::Date(DateWord::Month { .. })));
        word || reading.shape(i) == Shape::Digits
    };
    if (from..to).any(time) { None } else { Some(from..if body { to } else { from }) }
}
