//! What alignment reads of a document: the stems of its content words, in order, passage by passage.

use super::vocabulary::Vocabulary;
use crate::{
    lang::{Lexicon, Reading, fold},
    text::{Document, PassageKind, Shape, Span},
};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::Hasher;

/// A content word by the hash of its stem. Two stems in four thousand million share one; a word more in common is all that happens.
pub(super) type TermId = u32;

/// One content word of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Term {
    /// Its stem.
    pub id: TermId,
    /// Class of words that tell of the same thing; 0 for none.
    pub concept: u16,
    /// What it is.
    pub kind: TermKind,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
}

/// What a term is by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TermKind {
    /// A common word.
    Word,
    /// A word with a capital that its place in the sentence does not explain.
    Name,
    /// Digits.
    Number,
}

/// The terms of one document.
#[derive(Debug, Default)]
pub(super) struct Terms {
    terms: Box<[Term]>,
    /// Where each passage's terms end.
    ends: Box<[u32]>,
}

impl Terms {
    /// The terms of a passage, in order.
    pub(super) fn of(&self, passage: usize) -> &[Term] {
        let start = if passage == 0 { 0 } else { self.ends[passage - 1] as usize };
        &self.terms[start..self.ends[passage] as usize]
    }

    /// All terms of the document, in order.
    pub(super) fn all(&self) -> &[Term] {
        &self.terms
    }
}

/// Turns words into stems; each form is stemmed once.
pub(super) struct Stems {
    stemmer: Stemmer,
    known: FxHashMap<Box<str>, TermId>,
}

impl Stems {
    pub(super) fn new() -> Stems {
        Stems { stemmer: Stemmer::create(Algorithm::English), known: FxHashMap::default() }
    }

    /// The stem of a folded word.
    pub(super) fn of(&mut self, word: &str) -> TermId {
        if let Some(&id) = self.known.get(word) {
            return id;
        }
        let id = hashed(&self.stemmer.stem(word));
        self.known.insert(word.into(), id);
        id
    }
}

/// The id of what is its own stem: a number, an abbreviation.
pub(super) fn hashed(stem: &str) -> TermId {
    let mut hasher = FxHasher::default();
    hasher.write(stem.as_bytes());
    let hash = hasher.finish();
    ((hash >> 32) ^ hash) as u32
}

/// The terms of every passage of `document`.
pub(super) fn read(document: &Document, vocabulary: &Vocabulary, stems: &mut Stems) -> Terms {
    let reading = Reading::new(&document.text, Lexicon::of(document.language));
    let mut terms = Vec::with_capacity(reading.tokens.len() / 2);
    let mut ends = Vec::with_capacity(document.passages.len());
    let mut uncertain = Vec::new();
    let mut named: FxHashSet<TermId> = FxHashSet::default();
    for passage in &document.passages {
        if passage.is_content() {
            let heading = passage.kind == PassageKind::Heading;
            passage_terms(&reading, passage.span, vocabulary, stems, |term, _, certain| {
                if term.kind == TermKind::Name {
                    if certain && !heading {
                        named.insert(term.id);
                    } else {
                        uncertain.push(terms.len());
                    }
                }
                terms.push(term);
            });
        }
        ends.push(terms.len() as u32);
    }
    for at in uncertain {
        if !named.contains(&terms[at].id) {
            terms[at].kind = TermKind::Word;
        }
    }
    Terms { terms: terms.into(), ends: ends.into() }
}

/// Calls `add` with each term, its words, and whether a name is one for certain: not the first word of a sentence or quotation.
fn passage_terms(reading: &Reading, span: Span, vocabulary: &Vocabulary, stems: &mut Stems, mut add: impl FnMut(Term, Span, bool)) {
    let range = reading.range(span);
    let end = range.end;
    let mut i = range.start;
    let mut quoted = false;
    let mut first = true;
    while i < end {
        let token = reading.tokens[i];
        let mut next = i + 1;
        match token.shape {
            Shape::QuoteOpen => (quoted, first) = (true, true),
            Shape::QuoteClose => quoted = false,
            Shape::QuoteStraight => {
                quoted = !quoted;
                first |= quoted;
            }
            Shape::Newline | Shape::Stop | Shape::Shout | Shape::Colon => first = true,
            Shape::Digits => {
                let digits = reading.word(i);
                let id = if digits.contains(',') { hashed(&digits.replace(',', "")) } else { hashed(digits) };
                add(Term { id, concept: 0, kind: TermKind::Number, quoted }, token.span, true);
                first = false;
            }
            shape if shape.is_word() => {
                let (to, initials) = abbreviation(reading, i, end);
                next = to;
                let span = reading.span(i, to).unwrap_or(token.span);
                if let Some(letters) = initials {
                    let id = hashed(&letters);
                    add(Term { id, concept: vocabulary.concept(id), kind: TermKind::Name, quoted }, span, true);
                } else {
                    let word = fold(reading.word(i));
                    let word = word.strip_suffix("'s").unwrap_or(&word);
                    if shape == Shape::Upper && word.len() <= 3 || !vocabulary.is_function_word(word) {
                        let id = stems.of(word);
                        let concept = vocabulary.concept_at(id, |k| if i + k < end { reading.word(i + k) } else { "" }, stems);
                        let kind = if shape.is_capitalised() { TermKind::Name } else { TermKind::Word };
                        add(Term { id, concept, kind, quoted }, span, !first || shape == Shape::Upper);
                    }
                }
                first = false;
            }
            _ => {}
        }
        i = next;
    }
}

/// `U.S.` as its letters, folded, and where it ends.
fn abbreviation(reading: &Reading, at: usize, end: usize) -> (usize, Option<String>) {
    let letter = |i: usize| i + 1 < end && reading.word(i).len() == 1 && reading.shape(i) == Shape::Capital && reading.shape(i + 1) == Shape::Stop;
    let mut letters = String::new();
    let mut i = at;
    while letter(i) && (i == at || !reading.tokens[i].spaced) {
        letters.push_str(&fold(reading.word(i)));
        i += 2;
    }
    if letters.len() < 2 { (at + 1, None) } else { (i, Some(letters)) }
}
