//! Direct, mixed and indirect speech: the words, who says them, and the cue.

mod content;
mod continued;
mod cue;
mod cueless;
mod line;
mod listener;
mod marks;
mod nested;
mod second;
mod speech;
mod subject;
#[cfg(test)]
mod tests;

use super::{
    Directness, Fact, Force, Party, Quote, Sentence, Value,
    name::{MentionForm, Names},
};
use crate::{
    lang::{CueForm, Forms, Reading, forms},
    text::{Document, Shape, Span},
};
use content::{begins_clause, content_start, end_of_clause, end_of_object, is_title, marked_by_comma, tag_end, transcript};
pub use continued::continued;
use cue::Found;
use line::Line;
use marks::Quotation;
use speech::Speech;
use std::ops::Range;

/// The quotation marks of a document, paired.
#[derive(Debug, Default)]
pub struct Marks {
    outer: Vec<Quotation>,
    inner: Vec<Quotation>,
}

/// Pairs the quotation marks of a document's content passages.
pub fn marks(reading: &Reading, document: &Document) -> Marks {
    let (outer, inner) = marks::quotations(reading, document);
    Marks { outer, inner }
}

impl Marks {
    /// The tokens inside quotation marks, in order.
    pub fn ranges(&self) -> Vec<Range<usize>> {
        self.outer.iter().map(Quotation::inner).collect()
    }
}

/// The reported speech of a document, in the order of the text.
pub(super) fn read(reading: &Reading, document: &Document, sentences: &[Sentence], names: &Names, marks: &Marks) -> Vec<Fact> {
    let mut reader = Reader { reading, document, marks, facts: Vec::new(), last: None, announced: None, previous: None, speaker: None, reported: 0 };
    let mut line = Line { reading, names, units: Vec::new() };
    let mut cues = Vec::new();
    let mut quotation = 0;
    let mut open: Option<(Range<usize>, u32)> = None;
    for sentence in sentences {
        let range = sentence.tokens.clone();
        let (tokens, paragraph) = match open.take() {
            Some((before, paragraph)) => (before.start..range.end, paragraph),
            None => (range, sentence.paragraph),
        };
        let mut last = quotation;
        while marks.outer.get(last).is_some_and(|q| q.end <= tokens.end) {
            last += 1;
        }
        if marks.outer.get(last).is_some_and(|q| q.open < tokens.end) {
            open = Some((tokens, paragraph));
            continue;
        }
        line.fill(tokens, &marks.outer[quotation..last], quotation as u32);
        quotation = last;
        cue::cues(&line, &mut cues);
        reader.sentence(&line, &cues, paragraph, sentence.paragraph);
    }
    for fact in nested::nested(reading, document, names, marks) {
        reader.facts.push(fact);
    }
    reader.facts.sort_by_key(|f| (f.passage, f.span));
    reader.facts
}

/// So many words between marks may be a sentence.
const SENTENCE: usize = 6;

struct Reader<'r, 't> {
    reading: &'r Reading<'t>,
    document: &'r Document,
    marks: &'r Marks,
    facts: Vec<Fact>,
    /// The direct quotation that a following one may go on with: its fact and last paragraph.
    last: Option<(usize, u32)>,
    /// A speaker whose words a colon announces.
    announced: Option<Speech>,
    /// Who acted last in this paragraph.
    previous: Option<(Speech, u32)>,
    /// Who speaks in the sentence at hand.
    speaker: Option<Speech>,
    /// Up to where the sentence at hand is reported speech.
    reported: usize,
}

impl Reader<'_, '_> {
    fn sentence(&mut self, line: &Line, cues: &[Found], paragraph: u32, last_paragraph: u32) {
        let announced = self.announced.take();
        let first = self.facts.len();
        let only_quotations = (0..line.len()).all(|u| line.is_quotation(u) || !line.shape(u).is_word() && line.shape(u) != Shape::Digits)
            && line.units.iter().any(|u| u.quotation.is_some());
        if only_quotations {
            self.bare(line, announced, paragraph, last_paragraph);
            return;
        }
        // Only a quotation in the sentence right before is gone on with.
        self.last = None;
        if let Some(colon) = transcript(line) {
            let own = self.speech(line, Some(0..colon), None);
            self.add(line, colon + 1..line.end_of_sentence(), own, "quote.transcript", (paragraph, last_paragraph));
            return;
        }
        let mut covered = 0;
        (self.speaker, self.reported) = (None, 0);
        for (place, found) in cues.iter().enumerate() {
            if found.cue.start < covered {
                continue;
            }
            if let Some(end) = self.cue(line, found, cues.get(place + 1..).unwrap_or_default(), (paragraph, last_paragraph), covered) {
                covered = end;
            }
        }
        if self.facts.len() == first {
            self.without_cue(line, paragraph, last_paragraph);
        }
        self.fragments(line, first, (paragraph, last_paragraph));
        let colon = (0..line.len()).rev().take(1).any(|u| line.shape(u) == Shape::Colon);
        let subject = self.speaker.or_else(|| self.subject_of(line));
        if colon {
            self.announced = subject;
        }
        if let Some(subject) = subject {
            self.previous = Some((subject, paragraph));
        }
    }

    /// One cue with its source and content; answers how far the line is read.
    fn cue(&mut self, line: &Line, found: &Found, later: &[Found], paragraphs: (u32, u32), covered: usize) -> Option<usize> {
        if self.reading.lexicon().writing().verb_second {
            return self.second(line, found, later, paragraphs, covered);
        }
        if found.source {
            return self.source(line, found, paragraphs, covered);
        }
        if found.infinitive {
            return None;
        }
        // A cue inside reported words has a speaker of its own, who does not go on speaking behind them.
        let inside = found.cue.start < self.reported;
        let after = found.cue.end;
        let bare = self.speech(line, None, Some(found));
        let coordinated = found.group > 0 && line.is_any(found.group - 1, forms!["and", "but", "or", "then"]);
        if found.form == CueForm::Ing && found.group == found.cue.start || coordinated {
            // "..., adding that"; "looked up and asked": the subject of what stands before.
            let held = self.named_with(line, found).or_else(|| self.main_subject(line, found, later));
            // who spoke in the clause before does not act in this one
            let acts =
                |who: Speech| coordinated && who.mention.zip(self.speaker.and_then(|s| s.mention)).is_none_or(|(here, there)| here.start() > there.start());
            let held = held.or_else(|| self.behind_clause(line, found.group).filter(|who| acts(*who)));
            let held = held.or(self.speaker).or_else(|| self.subject_before(line, found.group)).or_else(|| self.opening_phrase(line));
            let own = Speech { cue: bare.cue, force: bare.force, ..held.unwrap_or_default() };
            return self.content_right(line, found, own, later, paragraphs);
        }
        let before = found.group.checked_sub(1)?;
        let parted = |u: usize| line.shape(u) == Shape::Comma || line.is_quotation(u) || line.shape(u) == Shape::Dash;
        // "..., said Clark", but not "Pell, standing beside him, said".
        let bare_comma = || line.shape(before) == Shape::Comma && before > 0 && !line.is_quotation(before - 1);
        // "whose coordinator, Ann Poole, said some of those": what is reported begins
        let some = || line.is_any(after, forms!["some", "many", "most", "few"]) && line.is_any(after + 1, forms!["of"]);
        let aside = || bare_comma() && (some() || subject::before(line, found.group).is_some());
        if parted(before)
            && found.clause
            && !found.passive
            && found.group == found.cue.start
            && let Some(subject) = subject::behind(line, after)
            && line.may_be_reported(covered, found.group)
            && !aside()
        {
            let end = subject.end;
            let own = self.speech(line, Some(subject), Some(found));
            self.speaker = Some(own);
            return self.tag(line, own, covered..found.group, end, true, paragraphs);
        }
        if found.passive {
            return self.passive(line, found, later, paragraphs);
        }
        let subject = subject::before(line, found.group)?;
        let own = self.speech(line, Some(subject.clone()), Some(found));
        let gap = subject.start.checked_sub(1).filter(|&g| line.shape(g) == Shape::Comma || line.is_quotation(g) || line.is_spaced_dash(g));
        if let Some(gap) = gap.filter(|_| found.clause) {
            let quoted = line.is_quotation(gap) || gap > 0 && line.is_quotation(gap - 1);
            // "Now, he says, at least seven": a parenthesis needs no whole clause before it.
            let inserted = line.shape(after) == Shape::Comma && !line.is_quotation(after + 1);
            if (line.may_be_reported(covered, subject.start) || inserted)
                && let Some(end) = tag_end(line, found, quoted)
            {
                self.speaker = Some(own);
                return self.tag(line, own, covered..subject.start, end, false, paragraphs);
            }
        }
        if !inside {
            self.speaker = Some(own);
        }
        self.content_right(line, found, own, later, paragraphs)
    }

    /// "was told by engineers that", "is expected to".
    fn passive(&mut self, line: &Line, found: &Found, later: &[Found], paragraphs: (u32, u32)) -> Option<usize> {
        let after = found.cue.end;
        let within = |n: usize, word: &Forms| {
            (after..line.len().min(after + n)).take_while(|&u| line.shape(u) != Shape::Comma || line.is_quotation(u + 1)).find(|&u| line.is_any(u, word))
        };
        let that = within(14, forms!["that"]);
        let source = within(8, forms!["by"]).filter(|b| that.is_none_or(|t| *b < t)).and_then(|b| subject::behind(line, b + 1));
        let quoted = line.is_quotation(after) || line.shape(after) == Shape::Comma && line.is_quotation(after + 1);
        let bare_infinitive = found.object && line.is_any(after, forms!["to"]) && !line.is_any(found.cue.start, forms!["called"]);
        if that.is_none() && !bare_infinitive && !(quoted && found.clause) {
            return None;
        }
        let own = self.speech(line, source, Some(found));
        self.content_right(line, found, own, later, paragraphs)
    }

    /// Words before a tag, and those behind it that go on with them.
    fn tag(&mut self, line: &Line, own: Speech, left: Range<usize>, end: usize, inverted: bool, paragraphs: (u32, u32)) -> Option<usize> {
        let from = line.start_of_content(left.clone());
        let mut to = left.end;
        while to > from && matches!(line.shape(to - 1), Shape::Comma | Shape::Dash) && !line.is_quotation(to - 1) {
            to -= 1;
        }
        let mut stop = end;
        // "..., he said on Monday, ...": the rest of the sentence goes on with it.
        let rest = (end..line.len()).find(|&u| line.is_quotation(u) || line.shape(u) == Shape::Comma || line.shape(u) == Shape::Colon);
        let rest = rest.and_then(|at| self.past_aside(line, at).or(rest));
        if let Some(at) = rest {
            let next = if line.is_quotation(at) { at } else { at + 1 };
            // "..., Weiner said on the programme “Here”": a title, where nothing parts it from the tag.
            let parted = next > at || at == end || !line.shape(at - 1).is_word();
            let quoted = parted && line.is_quotation(next) && (from..to).any(|u| line.is_quotation(u));
            let clause = !quoted
                && line.shape(at) == Shape::Comma
                && !line.is_quotation(next)
                && at == end
                && (from..to).all(|u| !line.is_quotation(u))
                && !line.is_aside(next, inverted)
                && line.len() - next > 1;
            if quoted {
                to = next + 1;
                while line.is_quotation(to) || matches!(line.shape(to), Shape::Comma) && line.is_quotation(to + 1) {
                    to += 1;
                }
                stop = to;
            } else if clause {
                to = line.end_of_sentence();
                stop = to;
            }
        }
        self.add(line, from..to, own, "quote.tag", paragraphs);
        Some(stop.max(end))
    }

    /// "“...,” said Pell, who was mayor then, “and it ...”": the comma behind what is told of the speaker, where the quotation goes on with a
    /// small letter.
    fn past_aside(&self, line: &Line, comma: usize) -> Option<usize> {
        let told = line.shape(comma) == Shape::Comma && line.is_any(comma + 1, forms!["who", "whose", "a", "an", "the"]);
        let again = (comma + 1..line.len()).take_while(|&u| !line.is_end(u)).find(|&u| line.is_quotation(u)).filter(|_| told)?;
        let goes_on = self.reading.shape(line.token(again) + 1) == Shape::Lower;
        (goes_on && line.shape(again - 1) == Shape::Comma).then_some(again - 1)
    }

    /// What follows a cue.
    fn content_right(&mut self, line: &Line, found: &Found, own: Speech, later: &[Found], paragraphs: (u32, u32)) -> Option<usize> {
        let (from, marked) = content_start(line, found)?;
        if line.is_end(from) {
            return None;
        }
        let quoted = line.is_quotation(from);
        // "saying three committees, two of them local, had cleared it"
        let said = found.form != CueForm::Ing || line.is_any(found.cue.start, forms!["saying", "arguing", "insisting"]);
        let clause = found.clause && (marked || quoted || !found.object && said || begins_clause(line, from));
        if !clause && !found.object {
            return None;
        }
        // "protested in the square", "asked at the quay whether": what is judged begins with no preposition that the verb does not name
        let aside = !clause && line.is_any(from, line::PLACES) && found.cue.len() == 1;
        let from = if aside { (from..line.len().min(from + 10)).find(|&u| line.is_any(u, forms!["whether", "what", "how", "why"]))? } else { from };
        if found.clause && !marked && !quoted && line.is_any(from, line::PREPOSITIONS) && !found.object {
            let q = (from..line.len().min(from + 16)).any(|u| line.is_quotation(u));
            if !q {
                return None;
            }
        }
        let to = if clause { end_of_clause(line, found, from, later) } else { end_of_object(line, found, from, later) };
        // "who has said that it was too narrow, ...": the sentence goes on behind the relative clause.
        let relative = found.group > 0 && line.is_any(found.group - 1, forms!["who", "which"]) && !quoted;
        // "calling it “a sham,” the union said": and so it does behind the participle that opens it
        let opening = found.form == CueForm::Ing && found.group == 0 && !quoted;
        let closed = |u: usize| match line.shape(u) {
            Shape::Comma => Some(u),
            _ => (line.is_quotation(u) && self.closes_with_comma(line, u)).then_some(u + 1),
        };
        let to = if relative || opening { (from..to).find_map(closed).unwrap_or(to) } else { to };
        let to = line.trimmed(from, to);
        if quoted && !marked_by_comma(line, from) && self.is_title(line, from) {
            return None;
        }
        self.reported = self.reported.max(to);
        if to <= from || !quoted && to - from < 2 && clause {
            return None;
        }
        self.add(line, from..to, own, "quote.lead", paragraphs);
        // Cues inside the words reported are read as well.
        Some(if quoted { to } else { found.cue.end })
    }

    /// Whether a quotation looks like the title of a work: capitals only, and no mark before its end.
    fn is_title(&self, line: &Line, unit: usize) -> bool {
        let Some(inner) = self.inner(line, unit) else { return false };
        inner.len() > 1 && is_title(self.reading, inner)
    }

    /// "According to the ministry, ..." and "..., according to the ministry".
    fn source(&mut self, line: &Line, found: &Found, paragraphs: (u32, u32), covered: usize) -> Option<usize> {
        let from = found.cue.end;
        let mut to = from;
        let parts = |u: usize| matches!(line.shape(u), Shape::Comma | Shape::Colon) || line.is_spaced_dash(u);
        while to < line.len().min(from + 20) && !line.is_quotation(to) && !line.is_end(to) && !parts(to) {
            to += 1;
        }
        if to == from || line.is_any(found.cue.start, forms!["per"]) && !(line.is_named(from) || line.is_any(from, forms!["the"])) {
            return None;
        }
        // "according to age" names no source.
        let vague =
            to == from + 1 && line.shape(from) == Shape::Lower && !line.is_named(from) && !line.word(from).ends_with('s') && !line.is_any(from, cue::PRONOUNS);
        if vague && !line.is_any(from, forms!["him", "her", "them", "police"]) {
            return None;
        }
        // "according to the port's log the barge was": where nothing parts the source from its words
        let article = |u: usize| line.is_any(u, forms!["the", "a", "an"]) && line.shape(u - 1).is_word() && !line.is_any(u - 1, line::PREPOSITIONS);
        let unparted = (from + 2..to).find(|&u| article(u) && !line.is_any(u - 1, forms!["and", "or", "as", "than", "by"]));
        let to = unparted.unwrap_or(to);
        // "according to its chairwoman, Ada Lund"
        let apposition =
            line.names.at(line.token(to + 1)).filter(|m| line.shape(to) == Shape::Comma && m.form == MentionForm::Name && line.names.is_person(m.entity));
        let named = (from..to).any(|u| line.is_named(u));
        let last = apposition.filter(|_| !named).and_then(|m| (to + 1..line.len()).find(|&u| line.token(u) >= m.to as usize)).unwrap_or(to);
        let mut own = self.speech(line, Some(from..last), Some(found));
        let to = last;
        // "according to a report released Monday": the source ends where its own clause begins.
        if let Some(cut) = (from + 1..to)
            .find(|&u| line.is_any(u, forms!["released", "published", "obtained", "who", "which", "that", "conducted"]) || line.is_time(u) && !line.is_named(u))
        {
            own = self.speech(line, Some(from..cut), Some(found));
        }
        let leads = found.cue.start == 0 || line.shape(found.cue.start).is_capitalised() || found.cue.start == 1 && line.is_any(0, forms!["and", "but"]);
        let content = if leads {
            let begin = to + usize::from(line.shape(to) == Shape::Comma);
            begin..line.end_of_sentence()
        } else {
            let mut end = found.cue.start;
            while end > covered && matches!(line.shape(end - 1), Shape::Comma | Shape::Dash) {
                end -= 1;
            }
            line.start_of_content(covered..end)..end
        };
        if content.len() < 2 && !line.is_quotation(content.start) {
            return None;
        }
        // "the paper reported that he had asked, according to a memo": told as the paper's already
        if !leads && line.is_any(content.start, forms!["that"]) {
            return Some(to);
        }
        self.speaker = Some(own);
        self.add(line, content, own, "quote.source", paragraphs);
        Some(if leads { from } else { to })
    }

    /// Whether the last mark inside the quotation at a unit is a comma.
    fn closes_with_comma(&self, line: &Line, unit: usize) -> bool {
        self.inner(line, unit).is_some_and(|inner| self.reading.shape(inner.end.saturating_sub(1)) == Shape::Comma)
    }

    /// The tokens inside the quotation at a unit.
    fn inner(&self, line: &Line, unit: usize) -> Option<Range<usize>> {
        line.quotation(unit).and_then(|q| self.marks.outer.get(q as usize)).map(Quotation::inner)
    }

    /// How many words stand inside the quotation at a unit.
    fn words_within(&self, line: &Line, unit: usize) -> usize {
        self.inner(line, unit).map_or(0, |inner| inner.filter(|&i| self.reading.shape(i).is_word()).count())
    }

    fn add(&mut self, line: &Line, mut units: Range<usize>, speech: Speech, rule: &'static str, (_, last_paragraph): (u32, u32)) {
        // a mark that opens nothing
        while !units.is_empty() && !line.is_quotation(units.start) && line.shape(units.start).is_quote() {
            units.start += 1;
        }
        let quotations = units.clone().filter(|&u| line.is_quotation(u)).count();
        let words = units.clone().any(|u| !line.is_quotation(u) && (line.shape(u).is_word() || line.shape(u) == Shape::Digits));
        // A tag or comma between two quotations is the narrator's, not reported.
        let interrupted = rule == "quote.tag" && line.is_quotation(units.start) && units.end > units.start && line.is_quotation(units.end - 1);
        let directness = match quotations {
            _ if rule == "quote.transcript" => Directness::Direct,
            // a few words in the narrator's sentence
            _ if rule == "quote.fragment" && self.words_within(line, units.start) < SENTENCE => Directness::Mixed,
            0 => Directness::Indirect,
            _ if words && !interrupted => Directness::Mixed,
            _ => Directness::Direct,
        };
        let Some(span) = self.content_span(line, units) else { return };
        let Some(passage) = self.document.passage_at(span.start()) else { return };
        let value = Quote {
            speaker: speech.speaker,
            mention: speech.mention,
            cue: speech.cue,
            force: speech.force.unwrap_or(Force::Neutral),
            directness,
            continued: false,
        };
        self.facts.push(Fact { passage: passage as u32, span, value: Value::Quote(value), subject: None, attribution: None, rule });
        if quotations > 0 {
            self.last = Some((self.facts.len() - 1, last_paragraph));
        }
    }

    /// The words of a content, without the marks around it.
    fn content_span(&self, line: &Line, units: Range<usize>) -> Option<Span> {
        let edge = |u: usize| self.inner(line, u);
        let only_quotations = units.clone().all(|u| line.is_quotation(u) || !line.shape(u).is_word());
        let last = units.clone().rev().find(|&u| line.is_quotation(u) || line.shape(u).is_word() || line.shape(u) == Shape::Digits || !only_quotations)?;
        let tokens = line.tokens(units.clone());
        let whole = only_quotations || line.is_quotation(units.start) && line.is_quotation(last);
        let from = edge(units.start).filter(|_| whole).map_or(tokens.start, |q| q.start);
        let to = edge(last).filter(|_| whole).map_or(tokens.end, |q| q.end);
        self.reading.span(from, to)
    }

    fn span(&self, line: &Line, units: Range<usize>) -> Option<Span> {
        let tokens = line.tokens(units);
        self.reading.span(tokens.start, tokens.end)
    }
}
