//! Contradictions inside one article: a headline or caption against the text.

use super::{
    Finding, Verdict,
    line::Line,
    quantity,
    scope::{Likeness, Setting, by_stem},
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
            Setting::of(&line, &by_stem(line.all()), self.fact)
        })
    }
}

/// Figures of a headline or caption that the text denies: one of the same subject and the same words around stands there that
/// cannot be true as well, and none that can. What two sentences of the text tell is of two things nearly always, such as two seasons
/// of one player, and is not compared.
///
/// `lemmas` only saves work: whoever reads many articles hands the same on.
pub fn contradictions(document: &Document, extraction: &Extraction, id: DocumentId, lemmas: &Lemmas) -> Vec<Finding> {
    let mut found = Vec::new();
    for kind in [Kind::Percent, Kind::Count, Kind::Money, Kind::Measure] {
        let (above, text): (Vec<Figure>, Vec<Figure>) = figures(document, extraction, id, kind).into_iter().partition(|figure| figure.heading);
        for a in above.iter().take(MOST) {
            let likeness = |b: &Figure| a.setting(document, lemmas).likeness(b.setting(document, lemmas));
            let mut denied = Vec::new();
            for b in text.iter().take(MOST) {
                let Some(reason) = quantity::judge(&a.fact.value, &b.fact.value) else { continue };
                let Likeness { subject, near, .. } = likeness(b);
                if reason.verdict() != Verdict::Discrepancy {
                    if subject.is_some_and(|share| share > 0.0) {
                        denied.clear();
                        break;
                    }
                } else if subject == Some(1.0) && near >= NEAR && !quantity::far_apart(&a.fact.value, &b.fact.value) {
                    denied.push(Finding::new([a.id, b.id], reason, 0.5 + 0.5 * near));
                }
            }
            found.extend(denied);
        }
    }
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
            (
                "Harbour fire kills 12 dock workers\n\nA fire in the harbour killed 12 dock workers on Friday.\n\nA fire in the harbour killed 15 dock workers in 1978.",
                0,
            ),
            ("Harbour fire kills 12 dock workers\n\nA fire in the harbour killed 1,500 dock workers in 1908, the worst that Ostvik has seen.", 0),
        ];
        for (text, wanted) in cases {
            assert_eq!(found(text).len(), wanted, "{text}: {:?}", found(text));
        }
    }
}
