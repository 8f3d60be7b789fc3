//! Reported speech in languages with the verb second and a comma before each clause (German): "Weber sagte am Montag, die Brücke sei sicher",
//! "Am Montag sagte Weber, dass ...", "..., wie die Polizei mitteilte", "Laut Polizei wurden ...".

use super::{Reader, Speech, cue, cue::Found, line::Line};
use crate::lang::forms;
use crate::{facts::Party, text::Shape};
use std::ops::Range;

impl Reader<'_, '_> {
    /// One cue with its source and content; answers how far the line is read.
    pub(super) fn second(&mut self, line: &Line, found: &Found, later: &[Found], paragraphs: (u32, u32), covered: usize) -> Option<usize> {
        let parts = |u: usize| line.is_quotation(u) || matches!(line.shape(u), Shape::Comma | Shape::Colon) || line.is_spaced_dash(u);
        let start = (0..found.cue.start).rev().find(|&u| parts(u)).map_or(0, |u| u + 1);
        let subject_at = |from: usize| noun_phrase(line, from).map(|end| from..with_apposition(line, from..end));
        if found.source {
            let subject = subject_at(found.cue.end)?;
            let own = self.own(line, Some(subject.clone()), found);
            let content =
                if found.cue.start == start && start > 0 { line.start_of_content(covered..start)..start } else { subject.end..line.end_of_sentence() };
            return self.reported(line, content, own, "quote.source", paragraphs).map(|_| subject.end);
        }
        // "..., wie die Polizei mitteilte"
        if start > 0 && line.is_any(start, forms!["as"]) {
            let own = self.own(line, subject_at(start + 1).filter(|s| s.end <= found.cue.start), found);
            return self.tag(line, own, covered..start, found.cue.end, false, paragraphs);
        }
        // "“...”, sagte Weber"
        if start > 0 && found.cue.start == start {
            let subject = subject_at(found.cue.end)?;
            let end = subject.end;
            let own = self.own(line, Some(subject), found);
            self.speaker = Some(own);
            return self.tag(line, own, covered..start, end, true, paragraphs);
        }
        if found.tag || found.infinitive {
            return None;
        }
        // The subject stands before the finite verb or right behind it.
        let finite = (start..found.cue.start).find(|&u| cue::is_auxiliary(line, u)).unwrap_or(found.cue.start);
        let behind = if finite == found.cue.start { found.cue.end } else { finite + 1 };
        let adverbs = |from: usize| (from..finite).all(|u| line.is_adverbial(u));
        let subject = subject_at(start).filter(|s| s.end <= finite && adverbs(s.end)).or_else(|| subject_at(behind))?;
        if !found.clause {
            // "sprach von einem „...“": only the words in marks are reported.
            let quoted = (found.cue.end..line.len()).find(|&u| line.is_quotation(u) || line.shape(u) == Shape::Comma).filter(|&u| line.is_quotation(u))?;
            let own = self.own(line, Some(subject), found);
            return self.reported(line, quoted..quoted + 1, own, "quote.lead", paragraphs).map(|()| quoted + 1);
        }
        let from = (found.cue.end.max(subject.end)..line.len()).find(|&u| parts(u))?;
        let begin =
            (from..line.len()).find(|&u| line.is_quotation(u) || !matches!(line.shape(u), Shape::Comma | Shape::Colon) && !line.is_any(u, forms!["that"]))?;
        let end =
            later.iter().map(|next| next.cue.start).find(|&at| at > begin && line.shape(at - 1) == Shape::Comma).map_or(line.end_of_sentence(), |at| at - 1);
        let own = self.own(line, Some(subject), found);
        self.speaker = Some(own);
        self.reported(line, begin..end, own, "quote.lead", paragraphs)?;
        Some(if line.is_quotation(begin) { end } else { found.cue.end })
    }

    /// Who speaks: the person named among the words of the subject, else those words.
    fn own(&self, line: &Line, subject: Option<Range<usize>>, found: &Found) -> Speech {
        let named = subject.clone().and_then(|s| line.names.within(line.tokens(s)).iter().find(|m| line.names.is_person(m.entity)));
        let own = self.speech(line, subject, Some(found));
        Speech { speaker: named.map(|m| Party::Entity(m.entity)).or(own.speaker), ..own }
    }

    fn reported(&mut self, line: &Line, content: Range<usize>, own: Speech, rule: &'static str, paragraphs: (u32, u32)) -> Option<()> {
        let to = line.trimmed(content.start, content.end);
        (to > content.start && (to - content.start > 2 || line.is_quotation(content.start))).then(|| self.add(line, content.start..to, own, rule, paragraphs))
    }
}

/// Where the noun phrase at `from` ends: an article with adjectives, nouns, and the genitives behind them. Every noun has a capital letter.
fn noun_phrase(line: &Line, from: usize) -> Option<usize> {
    if line.is_any(from, cue::PRONOUNS) {
        return Some(from + 1);
    }
    let mut to = part(line, from)?;
    while line.is_any(to, forms!["genitive", "of"])
        && let Some(end) = part(line, if line.is_any(to, forms!["genitive"]) { to } else { to + 1 })
    {
        to = end;
    }
    Some(to)
}

/// An article with adjectives, and nouns.
fn part(line: &Line, from: usize) -> Option<usize> {
    let article = line.is_any(from, forms!["the", "a", "his", "her", "our", "this", "no", "all", "some", "many"]);
    let mut to = from + usize::from(article);
    let first = to;
    while article && to < line.len() && to - first < 3 && line.shape(to) == Shape::Lower && !cue::is_auxiliary(line, to) {
        to += 1;
    }
    let nouns = to;
    let joined = |u: usize| line.shape(u) == Shape::Dash && !line.is_spaced_dash(u) || line.shape(u) == Shape::Stop && line.is_named(u) && !line.is_end(u);
    while to < line.len() && !line.is_quotation(to) && (line.shape(to).is_capitalised() || to > nouns && (joined(to) || line.is_named(to))) && !line.is_time(to)
    {
        to += 1;
    }
    (to > nouns).then_some(to)
}

/// "die Sprecherin der Stadt, Anna Weber,": a name behind a comma belongs to the words that say who it is.
fn with_apposition(line: &Line, phrase: Range<usize>) -> usize {
    let person = |units: Range<usize>| line.names.within(line.tokens(units)).iter().any(|m| line.names.is_person(m.entity));
    let behind = phrase.end + 1;
    match part(line, behind) {
        Some(end) if line.shape(phrase.end) == Shape::Comma && !person(phrase.clone()) && person(behind..end) && line.shape(end) != Shape::Lower => end,
        _ => phrase.end,
    }
}
