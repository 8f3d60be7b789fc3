//! Contradictions inside one article: a headline against the body, a table against the text.

use super::{
    Finding, Reason, Verdict,
    party::Reader,
    quantity,
    scope::{Place, Setting},
    words::Lemmas,
};
use crate::{
    facts::{Extraction, Fact, FactId, Kind},
    text::{Document, DocumentId, PassageKind},
};

/// A fact is compared with so many others of its kind at most.
const MOST: usize = 200;
/// How much of the words around two figures must be the same: an article that repeats itself uses its words again.
const NEAR: f32 = 0.5;

struct Figure<'d> {
    id: FactId,
    fact: &'d Fact,
    heading: bool,
    setting: Setting,
}

/// Figures of one article that cannot both be true of the same thing. Only figures with one subject and the same words
/// around are compared, and a headline or table with everything below it; two figures of one sentence are a comparison the
/// article makes itself.
pub fn contradictions(document: &Document, extraction: &Extraction, id: DocumentId) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut lemmas = Lemmas::default();
    for kind in [Kind::Percent, Kind::Count, Kind::Money, Kind::Measure] {
        let figures = figures(Reader { document, extraction }, id, kind, &mut lemmas);
        for (i, a) in figures.iter().enumerate() {
            for b in figures[i + 1..].iter().take(MOST) {
                // a headline seldom says who vouches; elsewhere two people may well contradict each other
                let speaker = |f: &Figure| f.fact.attribution.map(|t| t.speaker);
                if a.fact.passage == b.fact.passage || a.heading == b.heading && speaker(a) != speaker(b) {
                    continue;
                }
                let Some(reason) = quantity::judge(&a.fact.value, &b.fact.value).filter(|r| r.verdict() == Verdict::Discrepancy) else { continue };
                let likeness = a.setting.likeness(&b.setting);
                let one_thing = likeness.subject == Some(1.0) && likeness.near >= if a.heading != b.heading { NEAR } else { NEAR + 0.2 };
                if one_thing {
                    found.push(Finding::new([a.id, b.id], reason, 0.5 + 0.5 * likeness.near));
                }
            }
        }
    }
    found.retain(|f| f.reason != Reason::Update);
    found.sort_by_key(|f| f.facts);
    found
}

fn figures<'d>(reader: Reader<'d>, id: DocumentId, kind: Kind, lemmas: &mut Lemmas) -> Vec<Figure<'d>> {
    let mut figures = Vec::new();
    let mut passage: Option<(u32, Place)> = None;
    for (index, fact) in (0..).zip(&reader.extraction.facts) {
        if fact.value.kind() != kind || fact.subject.is_none() {
            continue;
        }
        let Some(place) = reader.document.passages.get(fact.passage as usize) else { continue };
        if passage.as_ref().is_none_or(|(at, _)| *at != fact.passage) {
            passage = Some((fact.passage, Place::new(lemmas.words(reader.document, place.span))));
        }
        let Some((_, words)) = &passage else { continue };
        let setting = Setting::of(reader.document, words, fact, lemmas);
        let heading = matches!(place.kind, PassageKind::Heading | PassageKind::Caption);
        figures.push(Figure { id: FactId::new(id, index), fact, heading, setting });
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        facts::{Context, extract},
        segment,
        text::{About, Language},
    };
    use std::sync::Arc;

    fn found(text: &str) -> Vec<[String; 2]> {
        let document = segment::plain(About::default(), Language::ENGLISH, Arc::from(text));
        let extraction = extract(&document, Context::default());
        let words = |id: FactId| extraction.fact(id).map(|f| document.words(f.span).to_owned()).unwrap_or_default();
        contradictions(&document, &extraction, DocumentId(0)).iter().map(|f| f.facts.map(words)).collect()
    }

    #[test]
    fn a_headline_is_held_against_the_text() {
        let cases = [
            ("Harbour fire kills 12 dock workers\n\nA fire in the harbour of Ostvik killed 15 dock workers on Friday, the fire chief said.", 1),
            ("Harbour fire kills 12 dock workers\n\nA fire in the harbour of Ostvik killed twelve dock workers on Friday, the fire chief said.", 0),
            ("Harbour fire kills 12 dock workers\n\nThe fire in the harbour of Ostvik injured 15 other people, the fire chief said.", 0),
            ("The fire killed 12 dock workers in the harbour, the mayor said.\n\nThe fire killed 15 dock workers in the harbour, the union said.", 0),
            ("The fire killed 12 dock workers in the harbour and 15 dock workers on the ferry.", 0),
        ];
        for (text, wanted) in cases {
            assert_eq!(found(text).len(), wanted, "{text}: {:?}", found(text));
        }
    }
}
