//! Who vouches for a fact: the speaker of the speech that it stands in.

use super::{Attribution, Fact, Party, Value};
use crate::text::Span;

/// Gives every fact inside reported speech the speaker and cue of the innermost speech around it. `facts` are in the order
/// of the text.
pub(super) fn attribute(facts: &mut [Fact]) {
    let mut speeches: Vec<(Span, Option<Attribution>)> = facts.iter().filter_map(speech).collect();
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

fn speech(fact: &Fact) -> Option<(Span, Option<Attribution>)> {
    let Value::Quote(quote) = fact.value else { return None };
    let speaker = quote.speaker.or(quote.mention.map(Party::Phrase));
    Some((fact.span, speaker.map(|speaker| Attribution { speaker, cue: quote.cue })))
}
