//! Pronouns and descriptions: whom "she" and "the minister" mean.
//!
//! Candidates are ranked by gender and number, by whether they were the subject of their sentence, and by distance
//! (after Lappin and Leass, 1994, without their parser).

use super::{Mention, MentionForm, Names, is_possessive};
use crate::{
    facts::{EntityIndex, NameKind, Sentence},
    lang::{DateWord, Forms, Gender, Grammar, NameWord, OfficeWord, Reading, Sense, forms},
    text::{Shape, Span},
};
use std::ops::Range;

/// How many candidates are kept in mind.
const MEMORY: usize = 8;

/// How many sentences back a pronoun may reach.
const REACH: u32 = 4;

/// Words that begin a pronoun or description, or tell whose something is.
const REFERRING: &Forms =
    forms!["a", "an", "he", "him", "himself", "she", "herself", "it", "the", "his", "her", "he's", "he'd", "he'll", "she's", "she'd", "she'll"];

#[derive(Debug, Clone, Copy)]
struct Candidate {
    entity: EntityIndex,
    sentence: u32,
    /// Named first in its sentence.
    subject: bool,
}

/// Adds to `names` the mentions by pronoun and description outside quotation marks.
pub(super) fn resolve(reading: &Reading, sentences: &[Sentence], quoted: &[Range<usize>], names: &mut Names) {
    let mut memory: Vec<Candidate> = Vec::with_capacity(MEMORY + 1);
    let mut added: Vec<Mention> = Vec::new();
    let mut proper = 0;
    let mut quote = 0;
    // A pronoun before its name: "she said. Doris Quill watched it".
    let mut waiting: Option<(u32, Gender, u32)> = None;
    for Sentence { passage: sentence, tokens: range, .. } in sentences {
        let sentence = *sentence;
        let mut first = true;
        // a senator said he would: whom no name tells
        let mut nameless = false;
        let mut i = range.start;
        while i < range.end {
            while names.mentions.get(proper).is_some_and(|m| (m.from as usize) < i) {
                proper += 1;
            }
            let mention = names.mentions.get(proper).copied().filter(|m| (m.from as usize) < range.end);
            // what refers stands before the next name, or nothing does
            let next = mention.map_or(range.end, |m| m.from as usize);
            i = (i..next).find(|&i| reading.is_any(i, REFERRING)).unwrap_or(next);
            while quoted.get(quote).is_some_and(|q| q.end <= i) {
                quote += 1;
            }
            let inside = quoted.get(quote).is_some_and(|q| q.start <= i);
            if let Some(mention) = mention.filter(|_| i == next) {
                if mention.form == MentionForm::Name {
                    let named = names.entity(mention.entity).filter(|e| e.kind == NameKind::Person);
                    if let Some((at, gender, since)) = waiting.filter(|_| named.is_some()) {
                        // "he would scrap Lund's law": not his own
                        let parts = |i: usize| matches!(reading.shape(i), Shape::Comma | Shape::Stop | Shape::Newline | Shape::QuoteClose);
                        let apart = sentence > since || (at as usize..mention.from as usize).any(parts);
                        if apart && sentence - since <= 2 && named.is_some_and(|e| e.gender.fits(gender)) {
                            added.push(Mention { from: at, to: at + 1, entity: mention.entity, role: None, form: MentionForm::Reference });
                        }
                        waiting = None;
                    }
                    let aside = inside || is_possessive(reading, mention.to as usize - 1) || is_governed(reading, &mention);
                    // "the report tells of officers who fired Tasers"
                    let object = (range.start..mention.from as usize).any(|k| is_past(reading, k))
                        && !names.entity(mention.entity).is_some_and(|e| e.kind == NameKind::Person);
                    let subject = first && !object || named_by_clause(reading, &mention);
                    if is_of_dateline(reading, &mention) {
                        i = mention.to as usize;
                        continue;
                    }
                    note(&mut memory, Candidate { entity: mention.entity, sentence, subject: subject && !aside });
                    nameless &= aside;
                    // "GENEVA - The minister ...", "In Paris, Lund said": a place is seldom who acts
                    let place = names.entity(mention.entity).is_some_and(|e| e.kind == NameKind::Place);
                    first &= aside || place;
                }
                i = (mention.to as usize).max(i + 1);
                continue;
            }
            if !inside && let Some(gender) = owner(reading, i).filter(|_| i < next) {
                tell_gender(names, &memory, gender, sentence);
                i += 1;
                continue;
            }
            nameless |= first && !inside && i < next && is_nameless(reading, i);
            if !inside && i < next && !(nameless && pronoun(reading, i).is_some()) {
                let wanted = pronoun(reading, i);
                let found = match wanted {
                    Some(gender) => choose(names, &memory, gender, sentence).map(|e| (e, i + 1)),
                    None => description(reading, names, &memory, i, sentence),
                };
                if let (None, Some(Wanted::Person(gender)), true) = (found, wanted, waiting.is_none()) {
                    waiting = Some((i as u32, gender, sentence));
                }
                if let Some((entity, to)) = found {
                    if let Some(gender) = wanted.and_then(Wanted::gender)
                        && let Some(e) = names.entities.get_mut(entity.0 as usize).filter(|e| e.gender == Gender::Either)
                    {
                        e.gender = gender;
                    }
                    let mention = Mention { from: i as u32, to: to as u32, entity, role: None, form: MentionForm::Reference };
                    let aside = is_governed(reading, &mention);
                    note(&mut memory, Candidate { entity, sentence, subject: first && !aside });
                    first &= aside;
                    added.push(mention);
                    i = to;
                    continue;
                }
            }
            i += 1;
        }
    }
    for mention in &added {
        let span = reading.span(mention.from as usize, mention.to as usize);
        if let (Some(entity), Some(span)) = (names.entities.get_mut(mention.entity.0 as usize), span) {
            entity.mentions.push(span);
        }
    }
    for entity in &mut names.entities {
        entity.mentions.sort_unstable();
    }
    names.mentions.extend(added);
    names.mentions.sort_by_key(|m| m.from);
}

/// Whether a mention is the agency in a dateline: "GENEVA (Coast Wire) - ".
fn is_of_dateline(reading: &Reading, mention: &Mention) -> bool {
    let (from, to) = (mention.from as usize, mention.to as usize);
    from > 0 && reading.word(from - 1) == "(" && reading.word(to) == ")" && reading.shape(to + 1) == Shape::Dash
}

/// "a Republican senator said": somebody by an office and by no name, who says what he does. A prosecutor tells of another.
fn is_nameless(reading: &Reading, i: usize) -> bool {
    let own = |i: usize| {
        reading.is_any(i, forms!["senator", "lawmaker", "governor", "congressman", "congresswoman", "representative", "mayor", "minister", "candidate"])
    };
    let title = |i: usize| reading.shape(i) == Shape::Lower && own(i);
    let head = (i + 1..i + 4).find(|&k| title(k)).filter(|_| reading.is_any(i, forms!["a", "an"]));
    head.is_some_and(|head| reading.shape(head + 1) == Shape::Lower && reading.word_senses(head + 1).any(|s| matches!(s, Sense::Cue(_))))
}

/// Whether a preposition governs a mention: "in a letter to President Ellery, Lund wrote", but not "since Ellery resigned".
fn is_governed(reading: &Reading, mention: &Mention) -> bool {
    let role = mention.role.map(|role| reading.token_at(role.start()));
    let from = role.unwrap_or(mention.from as usize).min(mention.from as usize);
    let from = from - usize::from(from > 0 && reading.is_any(from - 1, forms!["the", "a", "an", "his", "her", "their"]));
    let governs = |sense: &Sense| matches!(sense, Sense::Grammar(Grammar::Preposition | Grammar::To));
    from > 0 && reading.word_senses(from - 1).any(governs) && !is_past(reading, mention.to as usize)
}

/// Whether a word is a verb in the past.
fn is_past(reading: &Reading, i: usize) -> bool {
    reading.shape(i) == Shape::Lower && (reading.word(i).ends_with("ed") || reading.word_senses(i).any(|s| *s == Sense::Date(DateWord::Past)))
}

/// "..., and Luz Ferreira, 34, remembered": a subject of its own behind a conjunction.
fn named_by_clause(reading: &Reading, mention: &Mention) -> bool {
    let joined =
        mention.from > 0 && reading.is_any(mention.from as usize - 1, forms!["and", "but", "while", "as", "when", "after", "before", "because", "that"]);
    let to = mention.to as usize;
    let aged = reading.shape(to) == Shape::Comma && reading.shape(to + 1) == Shape::Digits && reading.shape(to + 2) == Shape::Comma;
    let verb = if aged { to + 3 } else { to };
    joined && is_past(reading, verb)
}

fn note(memory: &mut Vec<Candidate>, candidate: Candidate) {
    let before = memory.iter().position(|c| c.entity == candidate.entity).map(|at| memory.remove(at));
    if memory.len() == MEMORY {
        memory.remove(0);
    }
    let subject = candidate.subject || before.is_some_and(|b| b.subject && b.sentence == candidate.sentence);
    memory.push(Candidate { subject, ..candidate });
}

/// What a pronoun asks of its referent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Person(Gender),
    Thing,
}

impl Wanted {
    fn gender(self) -> Option<Gender> {
        match self {
            Wanted::Person(gender) => Some(gender),
            Wanted::Thing => None,
        }
    }
}

fn pronoun(reading: &Reading, i: usize) -> Option<Wanted> {
    let any = |forms| reading.is_any(i, forms);
    match () {
        () if any(forms!["he", "him", "himself", "he's", "he'd", "he'll"]) => Some(Wanted::Person(Gender::Male)),
        () if any(forms!["she", "herself", "she's", "she'd", "she'll"]) => Some(Wanted::Person(Gender::Female)),
        () if reading.shape(i) == Shape::Capital && any(forms!["it"]) => Some(Wanted::Thing),
        () => None,
    }
}

/// What is known of whose something is, where a noun follows: "her husband".
fn owner(reading: &Reading, i: usize) -> Option<Gender> {
    let thing = reading.shape(i + 1) == Shape::Lower && !reading.word_senses(i + 1).any(|s| matches!(s, Sense::Grammar(_)));
    match () {
        () if !thing => None,
        () if reading.is(i, "his") => Some(Gender::Male),
        () if reading.is(i, "her") => Some(Gender::Female),
        () => None,
    }
}

/// "Luz Ferreira remembered her husband": the person named last in the sentence is a woman, unless that is known better.
fn tell_gender(names: &mut Names, memory: &[Candidate], gender: Gender, sentence: u32) {
    let person = |c: &&Candidate| c.sentence == sentence && names.entity(c.entity).is_some_and(|e| e.kind == NameKind::Person && e.gender.fits(gender));
    let last = memory.iter().rfind(person).map(|c| c.entity.0 as usize);
    if let Some(entity) = last.and_then(|last| names.entities.get_mut(last)).filter(|e| e.gender == Gender::Either) {
        entity.gender = gender;
    }
}

fn choose(names: &Names, memory: &[Candidate], wanted: Wanted, sentence: u32) -> Option<EntityIndex> {
    let fits = |c: &&Candidate| {
        let Some(entity) = names.entity(c.entity) else { return false };
        sentence - c.sentence <= REACH
            && match wanted {
                Wanted::Person(gender) => entity.kind == NameKind::Person && entity.gender.fits(gender),
                Wanted::Thing => entity.kind == NameKind::Body && c.subject && sentence - c.sentence == 1,
            }
    };
    // who alone is named in the sentence, or in that before, is as likely as somebody of known gender
    let alone = |c: &Candidate| sentence - c.sentence <= 1 && memory.iter().filter(fits).filter(|other| other.sentence == c.sentence).count() == 1;
    let weight = |c: &Candidate| {
        let told = match (wanted, names.entity(c.entity)) {
            (Wanted::Person(g), Some(e)) => i32::from(e.gender == g || alone(c)) * 5,
            _ => 0,
        };
        let near = 3 * (REACH as i32 - (sentence - c.sentence) as i32);
        near + told + i32::from(c.subject) * 4
    };
    memory.iter().enumerate().filter(|(_, c)| fits(c)).max_by_key(|(place, c)| (weight(c), *place)).map(|(_, c)| c.entity)
}

/// "the", "31", "-", "year", "-", "old".
const AGED: usize = 6;

/// Whether "31-year-old" stands here, and no noun behind it.
fn is_aged(reading: &Reading, i: usize) -> bool {
    let behind = i + AGED - 1;
    let noun = reading.shape(behind).is_word() && !reading.word_senses(behind).any(|s| matches!(s, Sense::Cue(_) | Sense::Grammar(_)));
    reading.shape(i) == Shape::Digits && reading.is(i + 2, "year") && reading.is(i + 4, "old") && !noun
}

/// "the minister", "the ministry": the nearest one whose role or name has that word.
fn description(reading: &Reading, names: &Names, memory: &[Candidate], i: usize, sentence: u32) -> Option<(EntityIndex, usize)> {
    if !reading.is(i, "the") {
        return None;
    }
    if is_aged(reading, i + 1) {
        return choose(names, memory, Wanted::Person(Gender::Either), sentence).map(|entity| (entity, i + AGED));
    }
    let mut head = None;
    // "the four-term congressman"
    let compound = reading.shape(i + 1) == Shape::Lower && reading.shape(i + 2) == Shape::Dash && reading.shape(i + 3) == Shape::Lower;
    let first = if compound && reading.tokens.get(i + 3).is_some_and(|t| !t.spaced) { i + 4 } else { i + 1 };
    for k in first..first + 3 {
        let one = |wanted: fn(NameWord) -> bool| reading.word_senses(k).any(|s| matches!(s, Sense::Name(w) if wanted(*w)));
        if reading.shape(k) == Shape::Lower && !is_possessive(reading, k) && one(|w| matches!(w, NameWord::Title(_) | NameWord::Body | NameWord::Organ)) {
            head = Some(k);
        } else if reading.shape(k) != Shape::Lower || !one(|w| w == NameWord::Modifier) {
            break;
        }
    }
    let head = head?;
    // "the minister Jane Doe", "the party leader said": only a whole phrase refers.
    if super::run::begins_name(reading, head + 1) || reading.word(head + 1) == "of" && reading.shape(head + 2).is_capitalised() {
        return None;
    }
    let wanted = reading.folded(head);
    // Sen., senator
    let offices = |i: usize| reading.word_senses(i).filter_map(|s| if let Sense::Office(OfficeWord::Title(office)) = s { Some(*office) } else { None });
    let one_office = |role: Span| reading.range(role).any(|i| offices(i).any(|office| offices(head).any(|wanted| wanted == office)));
    let bears = |c: &&Candidate| {
        let Some(entity) = names.entity(c.entity) else { return false };
        let words = match entity.kind {
            NameKind::Person => entity.role,
            NameKind::Body => Some(entity.name).filter(|n| n.of(reading.text).contains(' ')),
            NameKind::Place => None,
        };
        let office = entity.kind == NameKind::Person && entity.role.is_some_and(one_office);
        office || words.is_some_and(|w| w.of(reading.text).split(|c: char| !c.is_alphanumeric()).any(|w| w.eq_ignore_ascii_case(&wanted)))
    };
    memory.iter().rev().find(bears).map(|c| (c.entity, head + 1))
}
