//! Quotations inside quotations.

use super::{Marks, cue, line::Line, subject};
use crate::{
    facts::{Directness, Fact, Quote, Value, name::Names},
    lang::Reading,
    text::{Document, Shape},
};

/// Quotations inside quotations whose speaker stands beside them: “He told me, ‘Go home,’ and I did.”
pub(super) fn nested(reading: &Reading, document: &Document, names: &Names, marks: &Marks) -> Vec<Fact> {
    let mut line = Line { reading, names, units: Vec::new() };
    let mut found = Vec::new();
    let mut cues = Vec::new();
    for q in &marks.inner {
        let Some(passage) = document.passage_at(reading.tokens.get(q.open).map_or(0, |t| t.span.start())) else { continue };
        let Some(own) = document.passages.get(passage) else { continue };
        let from = reading.token_at(own.span.start()).max(q.open.saturating_sub(12));
        line.fill(from..q.open, &[], 0);
        cue::cues(&line, &mut cues);
        let ends = matches!(reading.shape(q.inner_end.saturating_sub(1)), Shape::Comma | Shape::Stop | Shape::Shout | Shape::Ellipsis);
        if !ends {
            continue;
        }
        let Some(cue) = cues.last().filter(|c| c.clause && !c.infinitive && line.len() - c.cue.end <= 3) else { continue };
        let subject = subject::before(&line, cue.group);
        let (Some(span), cue_span) =
            (reading.span(q.inner().start, q.inner().end), reading.span(line.token(cue.cue.start), line.token(cue.cue.start) + cue.cue.len()))
        else {
            continue;
        };
        let tokens = subject.map(|s| line.tokens(s));
        let Some(passage) = document.passage_at(span.start()) else { continue };
        let mention = tokens.clone().and_then(|t| reading.span(t.start, t.end));
        let speaker = tokens.and_then(|t| names.party(reading, t));
        let value = Quote { speaker, mention, cue: cue_span, force: cue.force, directness: Directness::Direct, continued: false };
        found.push(Fact { passage: passage as u32, span, value: Value::Quote(value), subject: None, attribution: None, rule: "quote.nested" });
    }
    found
}
