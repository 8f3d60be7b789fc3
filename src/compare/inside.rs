//! Contradictions inside one article: a headline against the body, a table against the text.

use super::{
    Finding, Reason, Verdict,
    line::Line,
    quantity,
    scope::{Place, Setting},
    words::Lemmas,
};
use crate::{
    facts::{Extraction, Fact, FactId, Kind},
    text::{Document, DocumentId, PassageKind},
};
use std::cell::OnceCell;

/// A fact is compared with so many others of its kind at most.
const MOST: usize = 200;
/// How much of the words around two figures must be the same: an article that repeats itself uses its words again.
const NEAR: f32 = 0.5;

struct Figure<'d> {
    id: FactId,
    fact: &'d Fact,
    heading: bool,
    /// Read where another figure contradicts this one, which is seldom.
    setting: OnceCell<Setting>,
}

impl Figure<'_> {
    fn setting(&self, document: &Document, lemmas: &Lemmas) -> &Setting {
        self.setting.get_or_init(|| {
            let passage = document.passages.get(self.fact.passage as usize).map_or(self.fact.span, |place| place.span);
            let line = Line::new(document, passage, lemmas);
            Setting::of(&line, &Place::new(line.all()), self.fact)
        })
    }
}

/// Figures of one article that cannot both be true of the same thing. Only figures with one subject and the same words
/// around are compared, and a headline or table with everything below it; two figures of one sentence are a comparison the
/// article makes itself.
///
/// `lemmas` only saves work: whoever reads many articles hands the same on.
pub fn contradictions(document: &Document, extraction: &Extraction, id: DocumentId, lemmas: &Lemmas) -> Vec<Finding> {
    let mut found = Vec::new();
    for kind in [Kind::Percent, Kind::Count, Kind::Money, Kind::Measure] {
        let figures = figures(document, extraction, id, kind);
        for (i, a) in figures.iter().enumerate() {
            for b in figures[i + 1..].iter().take(MOST) {
                // a headline seldom says who vouches; elsewhere two people may well contradict each other
                let speaker = |f: &Figure| f.fact.attribution.map(|t| t.speaker);
                if a.fact.passage == b.fact.passage || a.heading == b.heading && speaker(a) != speaker(b) {
                    continue;
                }
                let Some(reason) = quantity::judge(&a.fact.value, &b.fact.value).filter(|r| r.verdict() == Verdict::Discrepancy) else { continue };
                let likeness = a.setting(document, lemmas).likeness(b.setting(document, lemmas));
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

fn figures<'d>(document: &Document, extraction: &'d Extraction, id: DocumentId, kind: Kind) -> Vec<Figure<'d>> {
    let facts = (0..).zip(&extraction.facts).filter(|(_, fact)| fact.value.kind() == kind && fact.subject.is_some());
    let figure = |(index, fact): (u32, &'d Fact)| {
        let heading = matches!(document.passages.get(fact.passage as usize)?.kind, PassageKind::Heading | PassageKind::Caption);
        Some(Figure { id: FactId::new(id, index), fact, heading, setting: OnceCell::new() })
    };
    facts.filter_map(figure).collect()
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
        contradictions(&document, &extraction, DocumentId(0), &Lemmas::default()).iter().map(|f| f.facts.map(words)).collect()
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
