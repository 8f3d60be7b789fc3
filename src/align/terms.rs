//! What alignment reads of a document: the stems of its content words, in order, passage by passage.

use super::{
    index::numbered,
    tolls::tolls,
    vocabulary::{Dictionary, known},
};
use crate::{
    facts::{DateValue, Extraction, Party, Stance, Value, side_of_deed},
    lang::{self, Reading, fold, stem_id},
    text::{Document, PassageKind, Shape, Span, tokenise},
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::ops::Range;

/// A content word by the hash of its stem. Two stems in four thousand million share one; a word more in common is all that happens.
pub(super) type TermId = u32;

/// One content word of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Term {
    /// Its stem, by the place of its id among those of the document.
    pub stem: u32,
    /// Where its words begin.
    start: u32,
    length: u8,
    /// What it is.
    pub kind: TermKind,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// Whether "by" stands before it: who did it, in the passive.
    pub agent: bool,
}

impl Term {
    /// A term whose stem is yet to be numbered.
    fn new(kind: TermKind, span: Span) -> Term {
        Term { stem: 0, start: span.start() as u32, length: span.len().min(255) as u8, kind, quoted: false, agent: false }
    }

    /// Its words, in the document it was read from.
    pub(super) fn span(&self, document: &Document) -> Option<Span> {
        let start = self.start as usize;
        document.span(start, start + usize::from(self.length))
    }
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
    /// Somebody or something named, by the key that documents share; pronouns and roles resolved.
    Entity,
    /// A figure, by its value.
    Value,
    /// A day, resolved.
    Day,
    /// A word of what somebody is for or against.
    Stance,
    /// What a toll counts.
    Toll,
    /// A class of words that tell of the same thing; stands behind the word that belongs to it.
    Concept,
}

impl TermKind {
    /// Whether passages that share it may state one fact, whatever their words.
    pub(super) fn proposes(self) -> bool {
        self.is_lexical() || self == TermKind::Value
    }

    /// Whether it was read from the words as they stand.
    pub(super) fn is_lexical(self) -> bool {
        matches!(self, TermKind::Word | TermKind::Name | TermKind::Number)
    }
}

/// A time of so many days at most is known by the weeks in which it begins and ends.
const FORTNIGHT: i32 = 14;

/// What alignment knows of one document: its terms.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    terms: Box<[Term]>,
    /// Where each passage's terms end.
    ends: Box<[u32]>,
    /// The distinct ids of the terms, in order.
    ids: Box<[TermId]>,
}

impl Terms {
    /// The terms of a passage, by their places in [`Terms::all`].
    pub(super) fn range(&self, passage: usize) -> Range<usize> {
        let start = if passage == 0 { 0 } else { self.ends[passage - 1] as usize };
        start..self.ends[passage] as usize
    }

    /// All terms of the document, in order.
    pub(super) fn all(&self) -> &[Term] {
        &self.terms
    }

    /// The terms of each passage.
    pub(super) fn passages(&self) -> impl ExactSizeIterator<Item = &[Term]> {
        (0..self.ends.len()).map(|p| &self.terms[self.range(p)])
    }

    /// The distinct ids, in order.
    pub(super) fn ids(&self) -> &[TermId] {
        &self.ids
    }

    /// Gives the ids away, where the terms are numbered with those of other documents.
    pub(super) fn take_ids(&mut self) -> Box<[TermId]> {
        std::mem::take(&mut self.ids)
    }
}

/// The id of a stem, or of what is its own stem: a number, an abbreviation.
pub(super) fn hash(stem: &str) -> TermId {
    lang::hash(stem.as_bytes())
}

/// Terms while they are gathered, each with its id.
struct Gathered {
    terms: Vec<Term>,
    ids: Vec<TermId>,
}

impl Gathered {
    fn add(&mut self, id: TermId, term: Term) {
        self.ids.push(id);
        self.terms.push(term);
    }
}

impl Terms {
    /// The terms of every passage of `document`, whose text was read and whose facts were extracted.
    pub fn read(reading: &Reading, document: &Document, extraction: &Extraction) -> Terms {
        let dictionary = Dictionary::of(document.language);
        let most = reading.tokens.len() * 2 / 3;
        let mut gathered = Gathered { terms: Vec::with_capacity(most), ids: Vec::with_capacity(most) };
        let mut ends = Vec::with_capacity(document.passages.len());
        let mut uncertain = Vec::new();
        let mentions = mentions(document, extraction);
        let mut mentions = mentions.as_slice();
        for (index, passage) in document.passages.iter().enumerate() {
            if passage.is_content() {
                let heading = passage.kind == PassageKind::Heading;
                passage_terms(reading, &dictionary, passage.span, |id, term, certain| {
                    if term.kind == TermKind::Name && (heading || !certain) {
                        uncertain.push(gathered.terms.len());
                        gathered.add(id, Term { kind: TermKind::Word, ..term });
                    } else {
                        gathered.add(id, term);
                    }
                });
                let (_, facts) = extraction.of_passage(index as u32);
                for fact in facts {
                    values(document, extraction, &fact.value, |id, kind| gathered.add(id, Term::new(kind, fact.span)));
                    tolls(document, fact, |id| gathered.add(id, Term::new(TermKind::Toll, fact.span)));
                }
                let (here, later) = mentions.split_at(mentions.partition_point(|m| m.0 <= index as u32));
                mentions = later;
                here.iter().filter(|m| m.0 == index as u32).for_each(|&(_, id, span)| gathered.add(id, Term::new(TermKind::Entity, span)));
            }
            ends.push(gathered.terms.len() as u32);
        }
        let Gathered { mut terms, ids } = gathered;
        let (ids, stems) = numbered(ids);
        let mut named = vec![false; ids.len()];
        for (term, stem) in terms.iter_mut().zip(stems) {
            term.stem = stem;
            named[stem as usize] |= term.kind == TermKind::Name;
        }
        for at in uncertain {
            if named[terms[at].stem as usize] {
                terms[at].kind = TermKind::Name;
            }
        }
        Terms { terms: terms.into(), ends: ends.into(), ids: ids.into() }
    }
}

/// The entities that each passage mentions, once each, in the order of the passages.
fn mentions(document: &Document, extraction: &Extraction) -> Vec<(u32, TermId, Span)> {
    let mut found = Vec::new();
    for entity in extraction.entities.iter().filter(|e| !e.key.stem.is_empty()) {
        let id = hash(&["@", &entity.key.stem].concat());
        found.extend(entity.mentions.iter().filter_map(|m| Some((document.passage_at(m.start())? as u32, id, *m))));
    }
    found.sort_unstable();
    found.dedup_by_key(|m| (m.0, m.1));
    found
}

/// The ids of what a value is known by: the ends of a quantity, a day, who is for or against what.
fn values(document: &Document, extraction: &Extraction, value: &Value, mut add: impl FnMut(TermId, TermKind)) {
    // "first" is said of anything
    let first = matches!(value, Value::Ordinal(q) if q.low == Some(Decimal::ONE));
    if let Some(quantity) = value.quantity().filter(|_| !first) {
        let kind = value.kind().name();
        let mut end = |d: Option<Decimal>| d.into_iter().for_each(|d| add(hash(&format!("={kind}{}", d.normalize())), TermKind::Value));
        end(quantity.low);
        end(quantity.high.filter(|_| quantity.high != quantity.low));
    }
    if let Value::Date(DateValue { start: Some(start), end: Some(end), .. }) = value {
        if start == end {
            add(hash(&format!("={start}")), TermKind::Day);
        } else if start.until(*end).is_ok_and(|length| length.get_days() <= FORTNIGHT) {
            // "Sept. 23 - 27" and "this week" have a week in common
            let week = |day: &Date| (day.iso_week_date().year(), day.iso_week_date().week());
            let mut weeks = vec![week(start), week(end)];
            weeks.dedup();
            weeks.iter().for_each(|(year, week)| add(hash(&format!("=W{year}-{week}")), TermKind::Day));
        }
    }
    if let Value::Stance(Stance { holder: Some(Party::Entity(holder)), target: Some(target), polarity, predicate, modality, .. }) = value
        && let Some(holder) = extraction.entities.get(holder.0 as usize)
    {
        let holder = &holder.key.stem;
        let words = document.words(*target);
        let deed = tokenise(words).first().and_then(|t| side_of_deed(document.language, &fold(t.span.of(words))));
        let polarity = deed.map_or(*polarity, |deed| polarity.of_deed(deed));
        let mut on = |word: &str| {
            // accusations are allegations
            let stem = stem_id(document.language, word);
            let known = known(document.language, word, stem);
            let on = if known.concept == 0 { stem } else { known.concept.into() };
            add(hash(&format!("{holder}{polarity:?}{on}")), TermKind::Stance);
        };
        for token in tokenise(words).iter().filter(|t| t.shape.is_word() && t.span.len() > 3) {
            on(&fold(token.span.of(words)));
        }
        // "promised to repay it", "would repay it"
        if modality.is_some() {
            on(predicate);
        }
    }
    if let Value::Date(DateValue { timex, .. }) = value
        && let Some((_, clock)) = timex.split_once('T')
        && clock.starts_with(|c: char| c.is_ascii_digit())
    {
        let hour = clock.strip_suffix(":00").unwrap_or(clock);
        add(hash(&format!("=T{hour}")), TermKind::Value);
    }
}

/// Calls `add` with the id of each term, the term, and whether a name is one for certain: not the first word of a sentence or quotation.
fn passage_terms(reading: &Reading, dictionary: &Dictionary, span: Span, mut add: impl FnMut(TermId, Term, bool)) {
    let range = reading.range(span);
    let end = range.end;
    let mut i = range.start;
    let mut quoted = false;
    let mut first = true;
    let mut by = usize::MAX;
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
                let id = if digits.contains(',') { hash(&digits.replace(',', "")) } else { hash(digits) };
                add(id, Term { quoted, ..Term::new(TermKind::Number, token.span) }, true);
                first = false;
            }
            shape if shape.is_word() => {
                let (to, initials) = abbreviation(reading, i, end);
                next = to;
                let span = reading.span(i, to).unwrap_or(token.span);
                let agent = by < i && i - by < 4;
                if reading.is(i, "by") {
                    by = i;
                }
                if let Some(letters) = initials {
                    let id = hash(&letters);
                    add(id, Term { quoted, agent, ..Term::new(TermKind::Name, span) }, true);
                } else {
                    let word = dictionary.word(reading.word(i));
                    if shape == Shape::Upper && word.short || !word.function {
                        let kind = if shape.is_capitalised() { TermKind::Name } else { TermKind::Word };
                        add(word.id, Term { quoted, agent, ..Term::new(kind, span) }, !first || shape == Shape::Upper);
                        if word.begins {
                            let stem = |k: usize| (i + k < end).then(|| stem_id(dictionary.language, &reading.folded(i + k)));
                            let concept = Term { quoted, ..Term::new(TermKind::Concept, span) };
                            dictionary.vocabulary.concepts_at(word.id, stem, |class| add(class, concept, true));
                        }
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
    let letter = |i: usize| reading.shape(i) == Shape::Capital && reading.tokens[i].span.len() == 1 && i + 1 < end && reading.shape(i + 1) == Shape::Stop;
    if !letter(at) {
        return (at + 1, None);
    }
    let mut letters = String::new();
    let mut i = at;
    while letter(i) && (i == at || !reading.tokens[i].spaced) {
        letters.push_str(&fold(reading.word(i)));
        i += 2;
    }
    if letters.len() < 2 { (at + 1, None) } else { (i, Some(letters)) }
}
