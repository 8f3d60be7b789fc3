//! Who vouches for a fact: the speaker of the speech that it stands in.

use super::{Attribution, Fact, Party, Value};
use crate::text::Span;

/// Gives every fact inside reported speech the speaker and cue of the innermost speech around it. `facts` are in the order
/// of `text`.
pub(super) fn attribute(text: &str, facts: &mut [Fact]) {
    let mut speeches: Vec<(Span, Option<Attribution>)> = facts.iter().filter_map(speech).flat_map(|(s, by)| said(text, s, by)).collect();
    speeches.sort_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())));
    let mut order: Vec<usize> = (0..facts.len()).collect();
    order.sort_by_key(|&i| facts[i].span.start());
    let mut speeches = speeches.into_iter().peekable();
    let mut around: Vec<(Span, Option<Attribution>)> = Vec::new();
    for i in order {
        let span = facts[i].span;
        while let Some(speech) = speeches.next_if(|(s, _)| s.start() <= span.start()) {
            around.retain(|(s, _)| s.end() > speech.0.start());
            around.push(speech);
        }
        around.retain(|(s, _)| s.end() > span.start());
        let inside = |s: &Span| s.contains(span) && *s != span;
        facts[i].attribution = around.iter().rev().find(|(s, _)| inside(s)).and_then(|(_, a)| *a).or(facts[i].attribution);
    }
}

/// What is said of a speech: all of it, or the parts before and behind the tag that interrupts a quotation: "...", she said on Friday, "...".
fn said(text: &str, span: Span, by: Option<Attribution>) -> impl Iterator<Item = (Span, Option<Attribution>)> {
    const CLOSING: [char; 3] = ['"', '”', '»'];
    const OPENING: [char; 3] = ['"', '“', '«'];
    let tag = by.and_then(|by| by.cue).filter(|cue| span.contains(*cue)).and_then(|cue| {
        let closed = text[span.start()..cue.start()].rfind(CLOSING)? + span.start();
        let opened = text[cue.end()..span.end()].find(OPENING)? + cue.end();
        Span::within(text, span.start(), closed).zip(Span::within(text, opened, span.end()))
    });
    let (first, second) = tag.map_or((span, None), |(before, behind)| (before, Some(behind)));
    std::iter::once(first).chain(second).map(move |part| (part, by))
}

fn speech(fact: &Fact) -> Option<(Span, Option<Attribution>)> {
    let Value::Quote(quote) = fact.value else { return None };
    let speaker = quote.speaker.or(quote.mention.map(Party::Phrase));
    Some((fact.span, speaker.map(|speaker| Attribution { speaker, cue: quote.cue })))
}
