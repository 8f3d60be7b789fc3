//! Who vouches for a value, where what was read can be shown as somebody.

use crate::{
    analysis::Analysis,
    facts::{FactId, NameKind, Party},
    lang::{Cue, Frame, Grammar, Lexicon, Sense, fold},
    text::{Document, Language, Span, visible_line},
};

/// Who the article says vouches for a fact, and in which words: `the commission (said)`. `None` where nobody does, and where the words
/// read as the speaker name or describe nobody: a bare verb, a pronoun, a place of which something else is told.
pub fn said_by(analysis: &Analysis, id: FactId) -> Option<String> {
    let attribution = analysis.fact(id).attribution?;
    let document = analysis.document(id.document);
    let cue = attribution.cue.map(|c| document.words(c));
    let speaker = match attribution.speaker {
        Party::Entity(index) => {
            let entity = analysis.extractions.get(id.document.index())?.entities.get(index.0 as usize)?;
            let speaks = entity.kind != NameKind::Place || cue.is_none_or(|c| reports(document.language, c));
            speaks.then_some(entity.name)?
        }
        Party::Phrase(span) => described(document, span)?,
    };
    let cue = cue.map(|c| format!(" ({})", visible_line(c))).unwrap_or_default();
    Some(format!("{}{cue}", visible_line(document.words(speaker))))
}

/// Whether words say that somebody spoke, and not where somebody stands: announced, according to; but not recognize.
fn reports(language: Language, cue: &str) -> bool {
    let word = fold(cue);
    let means = |is: fn(&Sense) -> bool| Lexicon::of(language).meanings(&word).any(is);
    let speaks = means(|s| matches!(s, Sense::Cue(Cue { frame: Frame::Clause | Frame::Source | Frame::Tag, .. })));
    cue.contains(char::is_whitespace) || speaks && !means(|s| matches!(s, Sense::Stance(_)))
}

/// A description of somebody with the small word before it: the fire service, its chairwoman, Pentagon officials.
fn described(document: &Document, span: Span) -> Option<Span> {
    let lexicon = Lexicon::of(document.language);
    let means = |word: &str, is: fn(&Sense) -> bool| lexicon.meanings(&fold(word)).any(is);
    let begins = |word: &str| means(word, |s| matches!(s, Sense::Grammar(Grammar::Determiner | Grammar::Possessive)));
    let stands_for = |word: &str| means(word, |s| matches!(s, Sense::Grammar(Grammar::Pronoun | Grammar::FirstPerson | Grammar::Relative)));
    let words: Vec<&str> = document.words(span).split_whitespace().collect();
    let first = *words.first()?;
    let bare_verb = words.len() == 1 && means(first, |s| matches!(s, Sense::Cue(_) | Sense::Stance(_) | Sense::Grammar(_)));
    if bare_verb || words.iter().any(|w| stands_for(w)) {
        return None;
    }
    if begins(first) || first.starts_with(char::is_uppercase) {
        return Some(span);
    }
    let before = document.text.get(..span.start())?.trim_end_matches(' ');
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    begins(&before[start..]).then(|| document.span(start, span.end())).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::fixture,
        facts::{Attribution, Entity},
        lang::Gender,
        text::DocumentId,
    };

    /// The share of the first source, as said by these words of a text.
    fn vouched(text: &str, speaker: &str, cue: &str, place: bool) -> Option<String> {
        let mut analysis = fixture::pair(["Wire", "Courier"], [text, "Own."]);
        let document = &analysis.documents[0];
        let span = |words: &str| document.text.rfind(words).and_then(|at| document.span(at, at + words.len())).unwrap();
        let (name, cue) = (span(speaker), span(cue));
        let entity = Entity { kind: NameKind::Place, name, role: None, mentions: vec![name], gender: Gender::Either, key: Default::default() };
        let speaker = if place { Party::Entity(crate::facts::EntityIndex(0)) } else { Party::Phrase(name) };
        analysis.extractions[0].entities.push(entity);
        analysis.extractions[0].facts[0].attribution = Some(Attribution { speaker, cue: Some(cue) });
        said_by(&analysis, FactId::new(DocumentId(0), 0))
    }

    #[test]
    fn only_who_is_named_or_described_vouches() {
        for (text, speaker, cue, expected) in [
            ("Eleven died, the fire service said.", "fire service", "said", Some("the fire service (said)")),
            ("Eleven died, according to its chairwoman.", "its chairwoman", "according to", Some("its chairwoman (according to)")),
            ("Eleven died, Pentagon officials said.", "Pentagon officials", "said", Some("Pentagon officials (said)")),
            ("The count they announced was 87%.", "count they", "announced", None),
            ("The 214 asked recorded it.", "asked", "recorded", None),
            ("It said that eleven died.", "It", "said", None),
            ("A party which declined it.", "which", "declined", None),
        ] {
            assert_eq!(vouched(text, speaker, cue, false).as_deref(), expected, "{text}");
        }
        assert_eq!(vouched("About 98%, Moscow claimed.", "Moscow", "claimed", true).as_deref(), Some("Moscow (claimed)"));
        assert_eq!(vouched("The United States will not recognize it.", "United States", "recognize", true), None);
    }
}
