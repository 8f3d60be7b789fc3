//! The questions that tolls answer: how many died, were hurt, are missing. Two passages that answer one of them may state one fact,
//! whatever their answers.

use super::{
    terms::{TermId, hash},
    vocabulary::known,
};
use crate::{
    facts::{Fact, Value},
    lang::{ContextWord, FigureWord, Lexicon, Sense, fold, stem_id},
    text::{Document, tokenise},
};

/// Calls `add` with the id of each question that a fact answers.
pub(super) fn tolls(document: &Document, fact: &Fact, mut add: impl FnMut(TermId)) {
    let (Value::Count(_), Some(subject)) = (&fact.value, fact.subject) else { return };
    let subject = document.words(subject);
    for token in tokenise(subject).iter().filter(|t| t.shape.is_word()) {
        let word = fold(token.span.of(subject));
        let is_toll = |sense: &Sense| matches!(sense, Sense::Figure(FigureWord::Context(ContextWord::Toll)));
        if Lexicon::of(document.language).meanings(&word).any(is_toll) {
            let stem = stem_id(document.language, &word);
            let class = known(document.language, &word, stem).concept;
            add(if class == 0 { hash(&format!("?{stem}")) } else { hash(&format!("?#{class}")) });
        }
    }
}
