//! Who speaks, and by which words the sentence names them.

use super::{
    Force, MentionForm, Party, Reader, Span,
    cue::{self, Found},
    line::{self, Line},
    subject,
};
use crate::{
    facts::{
        NameKind,
        name::{self, Mention},
    },
    lang::{CueForm, forms},
    text::Shape,
};
use std::ops::Range;

/// Who speaks, by which words, and the cue.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Speech {
    pub speaker: Option<Party>,
    pub mention: Option<Span>,
    pub cue: Option<Span>,
    pub force: Option<Force>,
}

/// "his former aide" of "Farenthold was sued by his former aide, Lauren Greene, alleging".
fn agent(line: &Line, end: usize) -> Option<Range<usize>> {
    let by = (2..end).find(|&u| line.is_any(u, forms!["by"]) && line.word(u - 1).ends_with("ed") && cue::is_auxiliary(line, u - 2))?;
    let before = (0..by).any(|u| line.shape(u) == Shape::Comma || line.is_quotation(u));
    if before { None } else { subject::behind(line, by + 1) }
}

/// "Reed's Labour counterpart, Sen. Paul Moss": whom the owner's noun names, the name behind the comma with it.
fn owned(line: &Line, owner: &Mention, end: usize) -> Option<Range<usize>> {
    let from = (0..end).find(|&u| line.token(u) >= owner.from as usize)?;
    let comma = (from..end).find(|&u| line.shape(u) == Shape::Comma)?;
    let named = line.names.within(line.token(comma)..line.token(end)).iter().find(|m| m.form == MentionForm::Name)?;
    let aside = (line.token(comma) + 1..named.from as usize).all(|i| line.reading.shape(i).is_capitalised() || line.reading.shape(i) == Shape::Stop);
    let name = |token: u32| (comma..end).find(|&u| line.token(u) >= token as usize);
    aside.then_some(name(named.from)?..name(named.to)?)
}

impl Reader<'_, '_> {
    pub(super) fn speech(&self, line: &Line, subject: Option<Range<usize>>, found: Option<&Found>) -> Speech {
        let (mut mention, mut speaker) = (None, None);
        if let Some(subject) = subject {
            let relative = line.is_any(subject.start, forms!["who", "that", "which"]) && subject.len() == 1;
            mention = self.span(line, subject.clone());
            let tokens = line.tokens(subject.clone());
            // "Mayor Doris Quill of the town": the name ends the mention.
            let person = line.names.within(tokens.clone()).iter().find(|m| m.form == MentionForm::Name && line.names.is_person(m.entity));
            if let Some(person) = person.filter(|m| matches!(self.reading.word(m.to as usize), "of" | "for" | "from" | "in")) {
                mention = self.reading.span(tokens.start, person.to as usize);
            }
            speaker = if relative {
                let before = line.names.within(line.tokens(0..subject.start));
                // "the ministry, which called"
                let body = |m: &&Mention| line.is_any(subject.start, forms!["which"]) && line.names.entity(m.entity).is_some_and(|e| e.kind == NameKind::Body);
                // "her deputy, Jon Ek, who said"
                let beside = before.last().filter(|m| m.form == MentionForm::Name && (line.names.is_person(m.entity) || body(m)));
                let beside = beside.filter(|m| (m.to as usize..line.token(subject.start)).all(|i| self.reading.shape(i) == Shape::Comma));
                let named = || subject::before(line, subject.start).and_then(|named| line.names.party(self.reading, line.tokens(named)));
                beside
                    .map(|m| Party::Entity(m.entity))
                    .or_else(named)
                    .or_else(|| before.iter().rev().find(|m| line.names.is_person(m.entity)).map(|m| Party::Entity(m.entity)))
            } else {
                line.names.party(self.reading, tokens)
            };
        }
        // "warned of": the preposition belongs to the words reported.
        let cue =
            |f: &Found| if f.cue.len() > 1 && !f.source && line.is_any(f.cue.end - 1, line::PREPOSITIONS) { f.cue.start..f.cue.end - 1 } else { f.cue.clone() };
        Speech { speaker, mention, cue: found.and_then(|f| self.span(line, cue(f))), force: found.map(|f| f.force) }
    }

    /// "..., with the spokeswoman Ada Lund saying that": who stands between.
    pub(super) fn named_with(&self, line: &Line, found: &Found) -> Option<Speech> {
        if found.form != CueForm::Ing {
            return None;
        }
        let subject = subject::before(line, found.group)?;
        let with = subject.start > 0 && line.is_any(subject.start - 1, forms!["with"]);
        let named = || line.names.within(line.tokens(subject.clone())).iter().any(|m| m.form == MentionForm::Name && line.names.is_person(m.entity));
        (with && named()).then(|| self.speech(line, Some(subject.clone()), None))
    }

    /// "Calling it “a sham”, the union said": whose participle opens the sentence.
    pub(super) fn main_subject(&self, line: &Line, found: &Found, later: &[Found]) -> Option<Speech> {
        if found.form != CueForm::Ing || found.group > 0 {
            return None;
        }
        let main = later.iter().find(|next| !next.infinitive && next.form != CueForm::Ing)?;
        let subject = subject::before(line, main.group).filter(|s| !line.is_any(s.start, forms!["who", "that", "which"]))?;
        let before = subject.start.checked_sub(1)?;
        (line.shape(before) == Shape::Comma || line.is_quotation(before)).then(|| self.speech(line, Some(subject), None))
    }

    /// Whom the sentence is about: the first one named outside quotation marks.
    pub(super) fn subject_of(&self, line: &Line) -> Option<Speech> {
        self.subject_before(line, line.len())
    }

    /// "The girl" of "The girl looked up and asked".
    pub(super) fn opening_phrase(&self, line: &Line) -> Option<Speech> {
        let article = line.is_any(0, forms!["the", "a", "an", "his", "her", "their", "one", "he", "she", "they", "it", "we", "i"]);
        let to = if line.is_any(0, cue::PRONOUNS) { 1 } else { 2 };
        (article && line.shape(to - 1).is_word()).then(|| self.speech(line, Some(0..to), None))
    }

    /// "While the witnesses spoke, Jon Brekke rose and announced": who acts in the clause behind the one that opens the sentence.
    pub(super) fn behind_clause(&self, line: &Line, end: usize) -> Option<Speech> {
        if !line.is_any(0, forms!["while", "as", "after", "when", "before", "since", "because", "although", "though", "once"]) {
            return None;
        }
        let named = |u: usize| line.names.at(line.token(u)).is_some_and(|m| line.names.is_person(m.entity));
        let opens = |u: usize| line.is_any(u, forms!["the", "a", "an", "his", "her", "their"]) || line.shape(u).is_capitalised() && named(u);
        let from = (2..end).find(|&u| line.shape(u - 1) == Shape::Comma && opens(u))?;
        let mention = line.names.within(line.tokens(from..end)).iter().find(|m| m.form == MentionForm::Name && line.names.is_person(m.entity))?;
        let span = self.reading.span(mention.from as usize, mention.to as usize);
        Some(Speech { speaker: Some(Party::Entity(mention.entity)), mention: span, cue: None, force: None })
    }

    /// The one whom the words before `end` are about: who is named first, or who did what is told in the passive.
    pub(super) fn subject_before(&self, line: &Line, end: usize) -> Option<Speech> {
        if let Some(agent) = agent(line, end) {
            return Some(self.speech(line, Some(agent), None));
        }
        let mention = line.first_named(end)?;
        if name::is_possessive(self.reading, mention.to as usize - 1) {
            return Some(self.speech(line, Some(owned(line, mention, end)?), None));
        }
        let span = self.reading.span(mention.from as usize, mention.to as usize);
        Some(Speech { speaker: Some(Party::Entity(mention.entity)), mention: span, cue: None, force: None })
    }
}
