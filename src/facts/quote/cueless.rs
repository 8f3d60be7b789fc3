//! Quotations that no verb introduces: on their own, behind a colon, signed, or a few words in the narrator's sentence.

use super::{Fact, MentionForm, Party, Reader, content::is_title, line::Line, speech::Speech, subject};
use crate::{lang::forms, text::Shape};

/// So many words between marks are said by somebody, and no name or term.
const FRAGMENT: usize = 3;

impl Reader<'_, '_> {
    /// Quotations without a word of the narrator.
    pub(super) fn bare(&mut self, line: &Line, announced: Option<Speech>, paragraph: u32, last_paragraph: u32) {
        let all = 0..line.len();
        if let Some(speech) = announced {
            self.add(line, all, speech, "quote.announced", (paragraph, last_paragraph));
            return;
        }
        if let Some((fact, _)) = self.last.filter(|(_, before)| paragraph - before <= 1) {
            if let Some(span) = self.content_span(line, all)
                && let Some(fact) = self.facts.get_mut(fact)
            {
                fact.span = fact.span.to(span);
            }
            self.last = Some((fact, last_paragraph));
            return;
        }
        let long = line.units.iter().filter(|u| u.quotation.is_some()).any(|u| u.to - u.from > 5);
        if long {
            let held = self.previous.filter(|(_, at)| *at == paragraph).map(|(s, _)| Speech { mention: None, cue: None, force: None, ..s }).unwrap_or_default();
            self.add(line, all, held, "quote.bare", (paragraph, last_paragraph));
        }
    }

    /// A quotation or a colon that no verb introduces: "NAME: ...", "Her lawyer was blunt: “...”", "“...” — NAME".
    pub(super) fn without_cue(&mut self, line: &Line, paragraph: u32, last_paragraph: u32) {
        let colon = (1..line.len()).find(|&u| line.shape(u) == Shape::Colon && line.word(u) == ":");
        if let Some(colon) = colon.filter(|c| c + 1 < line.len()) {
            let named = line.names.within(line.tokens(0..colon)).iter().any(|m| m.form == MentionForm::Name);
            let quoted = line.is_quotation(colon + 1);
            let only_quoted = (colon + 1..line.len()).all(|u| line.is_quotation(u) || !line.shape(u).is_word());
            if quoted && (only_quoted && colon < 30 || colon < 3) {
                let own = self.subject_of(line).or_else(|| (colon < 6).then(|| self.speech(line, Some(0..colon), None))).unwrap_or_default();
                self.add(line, colon + 1..line.end_of_sentence(), own, "quote.colon", (paragraph, last_paragraph));
            } else if colon <= 6 && paragraph <= 2 && named && line.is_named(colon - 1) && !line.is_quotation(0) {
                let own = self.speech(line, Some(0..colon), None);
                let rule = "quote.headline";
                self.add(line, colon + 1..line.end_of_sentence(), own, rule, (paragraph, last_paragraph));
            }
            return;
        }
        // "To the mayor, the bridge is “...”": whose view it is stands first.
        if line.is_any(0, forms!["to", "for"])
            && let Some(comma) = (1..line.len().min(14)).find(|&u| line.shape(u) == Shape::Comma)
            && let Some(viewer) = line.names.within(line.tokens(1..comma)).iter().find(|m| m.form == MentionForm::Name && line.names.is_person(m.entity))
            && viewer.role.map_or(viewer.from as usize, |r| self.reading.token_at(r.start()).min(viewer.from as usize)) == line.token(1)
        {
            // "To Senator Anna Lund, of Bergen, the bridge": past what says where she is from
            let from = (comma..line.len()).rev().filter(|&u| line.shape(u) == Shape::Comma).find(|&u| (u..line.len()).any(|q| line.is_quotation(q)));
            let own = Speech {
                speaker: Some(Party::Entity(viewer.entity)),
                mention: self.reading.span(viewer.from as usize, viewer.to as usize),
                ..Speech::default()
            };
            if let Some(from) = from.filter(|&from| line.shape(from + 1).is_word()) {
                self.add(line, from + 1..line.end_of_sentence(), own, "quote.view", (paragraph, last_paragraph));
                return;
            }
        }
        // "“...,” an angry Hollande retaliated": the comma inside tells that somebody says it.
        let last_inside = line.quotation(0).and_then(|q| self.marks.outer.get(q as usize)).map(|q| self.reading.shape(q.inner_end.saturating_sub(1)));
        if last_inside == Some(Shape::Comma) && line.shape(1).is_word() && line.len() < 16 {
            let named = (1..line.len()).find(|&u| line.is_named(u)).and_then(|u| line.names.at(line.token(u)));
            let own = named.map(|m| Speech {
                speaker: Some(Party::Entity(m.entity)),
                mention: self.reading.span(m.from as usize, m.to as usize),
                ..Speech::default()
            });
            let end = (2..line.len()).find(|&u| line.is_quotation(u)).map_or(1, |u| u + 1);
            self.add(line, 0..end, own.unwrap_or_default(), "quote.tag", (paragraph, last_paragraph));
            return;
        }
        if line.is_quotation(0) && line.shape(1) == Shape::Dash && line.is_named(2) {
            let own = subject::behind(line, 2).map(|s| self.speech(line, Some(s), None)).unwrap_or_default();
            self.add(line, 0..1, own, "quote.signed", (paragraph, last_paragraph));
        }
    }

    /// Quoted words that belong to nothing reported: urged them to “stand firm”, assurances that it was “not available”.
    pub(super) fn fragments(&mut self, line: &Line, first: usize, paragraphs: (u32, u32)) {
        for u in (0..line.len()).filter(|&u| line.is_quotation(u)) {
            let Some(inner) = self.inner(line, u) else { continue };
            let reported = |f: &Fact| self.reading.tokens.get(inner.start).is_some_and(|t| f.span.contains(t.span));
            // urged them to “stand firm”
            let least = if u > 0 && line.is_any(u - 1, forms!["to"]) { FRAGMENT - 1 } else { FRAGMENT };
            if self.words_within(line, u) < least || is_title(self.reading, inner.clone()) || self.facts[first..].iter().any(reported) {
                continue;
            }
            let own = self.speaker.or_else(|| self.subject_before(line, u)).unwrap_or_default();
            self.add(line, u..u + 1, Speech { mention: None, cue: None, force: None, ..own }, "quote.fragment", paragraphs);
        }
    }
}
