//! People, bodies and places of one document: capitalised runs, what they are called, and which of them are the same.

mod key;
mod reference;
mod registry;
mod run;
#[cfg(test)]
mod tests;
mod title;

pub use key::{Key, same};

use super::{Entity, EntityIndex, Fact, Name, NameKind, Party, Sentence, Value};
use crate::{
    lang::{Gender, Kind, NameWord, Reading, Sense, forms},
    text::{Document, Span},
};
use std::ops::Range;

/// Where an entity is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// First token.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// Who or what.
    pub entity: EntityIndex,
    /// Title or role printed with it.
    pub role: Option<Span>,
    /// How it is meant.
    pub form: MentionForm,
}

/// How a mention means its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionForm {
    /// By a proper name.
    Name,
    /// By an adjective: Ukrainian.
    Adjective,
    /// The party and place of the politician before it: R-Ohio. It names nobody.
    Party,
    /// By a pronoun or a description: she, the minister.
    Reference,
}

/// All that a document names, and where.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// In the order of their first mention.
    pub entities: Vec<Entity>,
    /// In the order of the text, disjoint.
    pub mentions: Vec<Mention>,
}

/// Reads the names of a document. `quoted` are the token ranges inside quotation marks, in order:
/// a pronoun in there means somebody that only its speaker knows.
pub(super) fn read(reading: &Reading, sentences: &[Sentence], quoted: &[Range<usize>]) -> Names {
    let mut registry = registry::Registry::default();
    let mut titles = Vec::new();
    let known = run::established(reading, sentences);
    for range in sentences.iter().map(|s| s.tokens.clone()) {
        if run::is_title_case(reading, range.clone()) {
            titles.push(range);
            continue;
        }
        run::runs(reading, range, |found| registry.read(reading, found, &known));
    }
    for range in titles {
        registry.recognise(reading, range);
    }
    let mut names = registry.finish(reading);
    reference::resolve(reading, sentences, quoted, &mut names);
    names
}

impl Names {
    /// The mention that holds token `i`.
    pub fn at(&self, i: usize) -> Option<&Mention> {
        self.behind(i).first().filter(|m| m.from as usize <= i)
    }

    /// The mentions from the one that holds token `i` on, or from the first behind it.
    pub fn behind(&self, i: usize) -> &[Mention] {
        &self.mentions[self.mentions.partition_point(|m| m.to as usize <= i)..]
    }

    /// The mentions wholly inside a range of tokens.
    pub fn within(&self, range: Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|m| (m.from as usize) < range.start);
        let to = self.mentions.partition_point(|m| m.to as usize <= range.end).max(from);
        self.mentions.get(from..to).unwrap_or_default()
    }

    /// The entity of an index.
    pub fn entity(&self, index: EntityIndex) -> Option<&Entity> {
        self.entities.get(index.0 as usize)
    }

    /// Whom a noun phrase means: the entity that its head names, else the phrase itself without its article. `None` for a
    /// phrase without words, or a pronoun that stands for nobody known.
    pub fn party(&self, reading: &Reading, phrase: Range<usize>) -> Option<Party> {
        let core_end = phrase.clone().skip(1).find(|&i| ends_core(reading, i)).unwrap_or(phrase.end);
        let core = phrase.start..core_end;
        let head = core.clone().rev().find(|&i| reading.shape(i).is_word())?;
        let at_head = self.at(head).filter(|m| m.form != MentionForm::Adjective);
        // "Nebraska and Oklahoma" are neither of them
        let joined = |m: &Mention| {
            let and = (m.from as usize).checked_sub(1).filter(|&i| core.contains(&i) && reading.is_any(i, forms!["and"]))?;
            self.at(and.checked_sub(1)?).filter(|other| other.form == MentionForm::Name && other.from as usize >= core.start)
        };
        if at_head.is_some_and(|m| joined(m).is_some()) {
            return reading.span(phrase.start, phrase.end).map(Party::Phrase);
        }
        if let Some(mention) = at_head.filter(|_| !is_possessive(reading, head) || head + 1 == phrase.end) {
            return Some(Party::Entity(mention.entity));
        }
        // "his captain, Ade Bello", "one of the fishermen, Ade Bello": the name behind the description.
        let comma = (core_end..phrase.end).find(|&i| reading.shape(i) == crate::text::Shape::Comma);
        let behind = comma.and_then(|comma| self.within(comma..phrase.end).iter().find(|m| m.form == MentionForm::Name && self.is_person(m.entity)));
        if let Some(mention) = behind.filter(|m| comma.is_some_and(|comma| is_apposition(reading, comma + 1, m))) {
            return Some(Party::Entity(mention.entity));
        }
        if is_pronoun(reading, head) && core.len() == 1 {
            return None;
        }
        let from = phrase.start + usize::from(is_article(reading, phrase.start) && phrase.len() > 1);
        let to = phrase.clone().skip(1).find(|&i| reading.shape(i) == crate::text::Shape::Comma).unwrap_or(phrase.end);
        reading.span(from, to.max(from + 1)).map(Party::Phrase)
    }

    /// The one person whom the document calls by the title at a token, and by no more than that, where one holds it at a time: President
    /// Lund for "the president".
    pub fn bearer(&self, reading: &Reading, title: usize) -> Option<EntityIndex> {
        let wanted = reading.folded(title);
        reading.is_any(title, forms!["president", "chancellor", "mayor", "governor", "king", "queen", "pope"]).then_some(())?;
        word(reading, title).find(|(n, w)| *n == 1 && matches!(w, NameWord::Title(_)))?;
        let bare = |role: Span| {
            let before = reading.token_at(role.start()).checked_sub(1);
            let modified = before.is_some_and(|i| word(reading, i).any(|(_, w)| w == NameWord::Modifier));
            role.of(reading.text).eq_ignore_ascii_case(&wanted) && !modified
        };
        let called = |e: &Entity| e.kind == NameKind::Person && e.role.is_some_and(bare);
        let mut bearers = (0..).zip(&self.entities).filter(|(_, e)| called(e));
        bearers.next().filter(|_| bearers.next().is_none()).map(|(index, _)| EntityIndex(index))
    }

    /// Whether an entity is a person.
    pub fn is_person(&self, index: EntityIndex) -> bool {
        self.entity(index).is_some_and(|e| e.kind == NameKind::Person)
    }

    /// One fact a mention by a proper name.
    pub fn facts(&self, reading: &Reading, document: &Document) -> Vec<Fact> {
        let fact = |m: &Mention| {
            let span = reading.span(m.from as usize, m.to as usize)?;
            let passage = document.passage_at(span.start())? as u32;
            let value = Value::Name(Name { entity: m.entity, role: m.role });
            let rule = match self.entity(m.entity)?.kind {
                NameKind::Person => "name.person",
                NameKind::Body => "name.body",
                NameKind::Place => "name.place",
            };
            Some(Fact { passage, span: without_possessive(span, reading.text), value, subject: None, attribution: None, rule })
        };
        self.mentions.iter().filter(|m| m.form == MentionForm::Name).filter_map(fact).collect()
    }
}

/// Only "NAME" or "the ROLE NAME" may stand between the comma and the name.
fn is_apposition(reading: &Reading, from: usize, mention: &Mention) -> bool {
    let stop = |i: usize| reading.shape(i) == crate::text::Shape::Stop;
    (from..mention.from as usize)
        .all(|i| is_article(reading, i) || stop(i) || word(reading, i).any(|(_, w)| matches!(w, NameWord::Title(_) | NameWord::Modifier)))
}

/// A word behind which a noun phrase only has its complements: of, for, who, a comma.
fn ends_core(reading: &Reading, i: usize) -> bool {
    !reading.shape(i).is_word() && reading.shape(i) != crate::text::Shape::Stop && reading.shape(i) != crate::text::Shape::Dash
        || reading.is_any(i, forms!["of", "for", "at", "in", "with", "from", "who", "on", "to", "about", "by", "near", "against", "whose", "which", "that"])
}

pub(super) fn is_article(reading: &Reading, i: usize) -> bool {
    reading.is_any(i, forms!["the", "a", "an"])
}

/// A pronoun of the third person, or a first or second one that never names anybody.
pub(super) fn is_pronoun(reading: &Reading, i: usize) -> bool {
    reading.is_any(i, forms!["he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them"])
}

pub(super) fn is_possessive(reading: &Reading, i: usize) -> bool {
    let word = reading.word(i);
    word.ends_with("'s") || word.ends_with("’s") || reading.tokens.get(i + 1).is_some_and(|t| matches!(t.span.of(reading.text), "'" | "’") && !t.spaced)
}

fn without_possessive(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let owner = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s"));
    owner.and_then(|owner| Span::within(text, span.start(), span.start() + owner.len())).unwrap_or(span)
}

/// The senses of names that begin at token `i`.
pub(super) fn word<'r>(reading: &'r Reading, i: usize) -> impl Iterator<Item = (usize, NameWord)> + 'r {
    let named = reading.kinds(i).has(Kind::Name);
    named.then(|| reading.senses(i)).into_iter().flatten().filter_map(|(n, sense)| match sense {
        Sense::Name(word) => Some((n, *word)),
        _ => None,
    })
}

/// A gender that two words agree on; `None` where they contradict.
fn agreed(a: Gender, b: Gender) -> Option<Gender> {
    match (a, b) {
        (Gender::Either, g) | (g, Gender::Either) => Some(g),
        (a, b) => (a == b).then_some(a),
    }
}
