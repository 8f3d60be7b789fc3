//! Who stands where on what: recognises, rejects, supports, denies, vows, accuses.

mod bracket;
mod clause;
mod intention;
mod judgement;
mod noun;
mod passive;
mod phrase;
mod subject;
mod verb;

#[cfg(test)]
mod tests;

use super::{Directness, Fact, Force, Modality, Party, Polarity, Sentence, Stance, Value, name::Names};
use crate::{
    lang::{Grammar, Kind, Kinds, Lexicon, Modal, Nature, Reading, Sense, StancePart, VerbForm},
    text::{Document, Language, Span},
};
use clause::{Class, Clause};
pub use intention::INTENDS;
use std::ops::Range;

/// Quotations begun so many before a token may hold it.
const NESTED: usize = 4;

/// Words that a stance may begin with, in what somebody says.
const TELLING: Kinds = Kinds::of(&[Kind::Stance, Kind::Judgement]);

/// The side that a deed takes on its object, by its folded verb: against what is repealed. `None` for one that takes no side.
pub fn side_of_deed(language: Language, verb: &str) -> Option<Polarity> {
    Lexicon::of(language).meanings(verb).find_map(|sense| match sense {
        Sense::Stance(word) if word.part == StancePart::Verb(VerbForm::Base) => Some(if word.favours { Polarity::For } else { Polarity::Against }),
        _ => None,
    })
}

/// Whether a predicate, as stances have it, blames: who refuses to condemn somebody praises nobody.
pub fn blames(language: Language, predicate: &str) -> bool {
    let blame = |sense: &Sense| matches!(sense, Sense::Stance(word) if word.reproach && !word.favours);
    Lexicon::of(language).meanings(predicate).any(blame)
}

/// One stance in a sentence, by tokens.
#[derive(Debug, Clone)]
struct Found {
    /// The words of the predicate.
    at: Range<usize>,
    predicate: &'static str,
    /// For or against, before `negations`.
    favours: bool,
    negations: usize,
    modality: Option<Modality>,
    holder: Option<Holder>,
    target: Option<Range<usize>>,
    rule: &'static str,
}

/// Who takes a stance.
#[derive(Debug, Clone)]
enum Holder {
    /// Whoever these words mean.
    Words(Range<usize>),
    /// Whoever says what stands there.
    Speaker,
}

/// The stances of a document's content passages, in the order of the text. `quotes`, in the same order, tell who says "we".
pub(super) fn read(reading: &Reading, document: &Document, sentences: &[Sentence], names: &Names, quotes: &[Fact]) -> Vec<Fact> {
    let mut facts = Vec::new();
    for sentence in sentences {
        let range = sentence.tokens.clone();
        let begun = quotes.partition_point(|q| q.span.start() < sentence.span.end());
        let spoken = quotes[..begun].iter().rev().take(NESTED).any(|q| q.span.end() > sentence.span.start());
        let telling = if spoken { TELLING } else { Kinds::of(&[Kind::Stance]) };
        if !range.clone().any(|i| reading.kinds(i).meet(telling)) {
            continue;
        }
        let clause = Clause::new(reading, range);
        let holders = Holders { clause: &clause, document, names, quotes, passage: sentence.passage as usize };
        let found = if reading.lexicon().writing().verb_second { bracket::stances(&clause) } else { stances(&clause) };
        for found in found {
            facts.extend(holders.fact(&found));
        }
    }
    facts
}

/// The stances of one sentence, in order.
fn stances(clause: &Clause) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = clause.start;
    while at < clause.end() {
        let mut next = at + 1;
        if !clause.reading.kinds(at).meet(TELLING) {
            at = next;
            continue;
        }
        for (taken, sense) in clause.reading.senses(at) {
            let range = at..at + taken;
            if range.end > clause.end() {
                continue;
            }
            let stance = match sense {
                Sense::Stance(word) => match &word.part {
                    StancePart::Verb(form) => verb::read(clause, range, word, *form, &found),
                    StancePart::Noun { holder } => noun::read(clause, range, word, holder),
                    StancePart::Agent => noun::agent(clause, range, word),
                    StancePart::Predicative => noun::predicative(clause, range, word),
                },
                Sense::Nature(Nature::Bad | Nature::BadQuality) => judgement::judged(clause, range, false),
                Sense::Nature(Nature::Good | Nature::GoodQuality) => judgement::judged(clause, range, true),
                Sense::Grammar(Grammar::Modal(modal @ (Modal::Should | Modal::Must))) => judgement::owed(clause, at, *modal),
                Sense::Grammar(Grammar::Modal(Modal::Will | Modal::Would)) => intention::announced(clause, at),
                _ => None,
            };
            if let Some(stance) = stance {
                next = stance.at.end.max(next);
                let others = verb::others(clause, &stance);
                found.push(stance);
                found.extend(others);
                break;
            }
        }
        at = next;
    }
    found
}

impl Modality {
    fn of(modal: Modal, negative: bool) -> Modality {
        match modal {
            Modal::Will => Modality::Will,
            Modal::Would => Modality::Would,
            Modal::May => Modality::May,
            // "could not confirm" was not able to; "could reject" may.
            Modal::Could => {
                if negative {
                    Modality::Can
                } else {
                    Modality::May
                }
            }
            Modal::Can => Modality::Can,
            Modal::Should => Modality::Should,
            Modal::Must => Modality::Must,
        }
    }
}

/// Whether an object or subject is by its head of a certain nature.
fn is_of(clause: &Clause, range: &Range<usize>, nature: Nature) -> bool {
    let whole = |head: usize| clause.before(head).is_none_or(|i| clause.class(i) != Class::Hyphen);
    clause.head(range).is_some_and(|head| whole(head) && clause.has_sense(head, |s| *s == Sense::Nature(nature)))
}

/// Tells who is meant by a holder's words.
struct Holders<'a> {
    clause: &'a Clause<'a, 'a>,
    document: &'a Document,
    names: &'a Names,
    quotes: &'a [Fact],
    passage: usize,
}

impl Holders<'_> {
    fn fact(&self, found: &Found) -> Option<Fact> {
        let reading = self.clause.reading;
        let span = reading.span(found.at.start, found.at.end)?;
        let holder = match &found.holder {
            Some(Holder::Words(range)) => self.speaker_over(range.start, found.at.start).or_else(|| self.party(range.clone())),
            Some(Holder::Speaker) => Some(self.stated(found.at.start)?),
            None => None,
        };
        let target = found.target.clone().and_then(|range| self.words(range));
        if holder.is_none() && target.is_none() {
            return None;
        }
        let favours = found.favours != (found.negations % 2 == 1);
        let polarity = if favours { Polarity::For } else { Polarity::Against };
        let value = Value::Stance(Stance { holder, target, predicate: found.predicate, polarity, modality: found.modality });
        Some(Fact { passage: self.passage as u32, span, value, subject: target, attribution: None, rule: found.rule })
    }

    /// The words of a range without quotation marks around them and a possessive ending.
    fn words(&self, range: Range<usize>) -> Option<Span> {
        let span = self.clause.reading.span(range.start, range.end)?;
        let text = self.clause.reading.text;
        let mut span = span.trim(text, |c| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '‘' | ','));
        for ending in ["'s", "’s", "'", "’"] {
            if span.of(text).ends_with(ending) {
                span = Span::within(text, span.start(), span.end() - ending.len())?;
                break;
            }
        }
        (!span.is_empty()).then_some(span)
    }

    fn party(&self, range: Range<usize>) -> Option<Party> {
        let reading = self.clause.reading;
        let single = range.len() == 1;
        if single && self.clause.is_first_person(range.start) {
            return self.speaker(range.start);
        }
        let pronoun = matches!(self.clause.class(range.start), Class::Small(Grammar::Pronoun | Grammar::Possessive)) || self.clause.is_contracted(range.start);
        if single && pronoun && !reading.is(range.start, "others") {
            return self.names.at(range.start).map(|m| Party::Entity(m.entity)).or_else(|| self.topic(range.start));
        }
        let mut range = range;
        while range.len() > 1 && matches!(reading.folded(range.start).as_ref(), "the" | "a" | "an" | "neither" | "both" | "no" | "any") {
            // "both armies" keeps its number.
            if reading.is(range.start, "both") && !range.clone().any(|i| reading.is(i, "and")) {
                break;
            }
            range.start += 1;
        }
        // "the president" in what somebody says
        let definite = range.len() == 1 && self.clause.before(range.start).is_some_and(|i| reading.is(i, "the"));
        if let Some(bearer) = self.names.bearer(reading, range.start).filter(|_| definite && self.names.at(range.start).is_none()) {
            return Some(Party::Entity(bearer));
        }
        // Several holders are no single entity.
        let several = range.clone().any(|i| self.clause.is_small(i, Grammar::Conjunction));
        if !several && let Some(party) = self.names.party(reading, range.clone()) {
            return Some(match party {
                Party::Phrase(_) => Party::Phrase(self.words(range)?),
                Party::Entity(e) => Party::Entity(e),
            });
        }
        self.words(range).map(Party::Phrase)
    }

    /// Whom a pronoun means that no name explains: the subject before it, in this sentence or the last.
    fn topic(&self, pronoun: usize) -> Option<Party> {
        let clause = self.clause;
        // "the union denies it, and the ministry says it has": whose words it stands in
        let that = clause.before(pronoun).filter(|&i| clause.is_small(i, Grammar::That)).unwrap_or(pronoun);
        let says = clause.before(that).filter(|&i| clause.is_small(i, Grammar::Say));
        if let Some(range) = says.and_then(|says| clause.subject(says).phrase).filter(|r| r.len() > 1 || clause.class(r.start) == Class::Noun) {
            return self.party_of_phrase(clause, range);
        }
        let opening = (clause.start..pronoun).find(|&i| clause.is_verb(i)).and_then(|v| clause.subject(v).phrase).filter(|r| r.end <= pronoun);
        let here = opening.filter(|r| r.len() > 1 || clause.class(r.start) == Class::Noun);
        if let Some(range) = here {
            return self.party_of_phrase(clause, range);
        }
        // "While it does not oppose the inquiry, the police federation objects"
        let subordinate = matches!(
            clause.class(clause.start),
            Class::Small(Grammar::Subordinator | Grammar::Condition | Grammar::Preposition | Grammar::Say)
                | Class::Participle
                | Class::Gerund
                | Class::Stance(_)
        );
        if let Some(range) = clause.behind_opening(pronoun).filter(|r| subordinate && r.start > pronoun) {
            return self.party_of_phrase(clause, range);
        }
        let before = self.document.passages.get(self.passage.checked_sub(1)?).filter(|p| p.is_content())?;
        let last = Clause::new(clause.reading, clause.reading.range(before.span));
        let verb = (last.start..last.end()).find(|&i| last.is_verb(i))?;
        let range = last.subject(verb).phrase.filter(|r| r.len() > 1 || last.class(r.start) == Class::Noun)?;
        self.party_of_phrase(&last, range)
    }

    fn party_of_phrase(&self, clause: &Clause, range: Range<usize>) -> Option<Party> {
        let start = range.start + usize::from(range.len() > 1 && matches!(clause.reading.folded(range.start).as_ref(), "the" | "a" | "an"));
        self.names.party(clause.reading, start..range.end).or_else(|| self.words(start..range.end).map(Party::Phrase))
    }

    /// Who says "I" or "we": the speaker of the quotation around it, else the subject of a verb of saying in this sentence or beside it.
    fn speaker(&self, pronoun: usize) -> Option<Party> {
        self.quoted(pronoun).or_else(|| self.beside(pronoun))
    }

    /// The speaker of the innermost quotation that holds a token.
    fn quoted(&self, at: usize) -> Option<Party> {
        let span = self.clause.reading.tokens.get(at)?.span;
        let begun = self.quotes.partition_point(|q| q.span.start() <= span.start());
        let around = self.quotes[..begun].iter().rev().take(NESTED).filter(|q| q.span.contains(span));
        around.filter_map(|q| if let Value::Quote(quote) = q.value { quote.speaker } else { None }).next()
    }

    /// "“Pell did what he should,” Lund said, accusing the mayor": whoever is named within the words quoted, who speaks them goes on.
    fn speaker_over(&self, named: usize, at: usize) -> Option<Party> {
        let [named, at] = [named, at].map(|i| self.clause.reading.tokens.get(i).map(|t| t.span));
        let (named, at) = named.zip(at)?;
        let begun = self.quotes.partition_point(|q| q.span.start() <= named.start());
        let around = self.quotes[..begun].iter().rev().take(NESTED).filter(|q| q.span.contains(named) && !q.span.contains(at));
        around.filter_map(|q| if let Value::Quote(quote) = q.value { quote.speaker.filter(|_| quote.directness == Directness::Direct) } else { None }).next()
    }

    /// Who states what stands at a token: the speaker of the innermost speech that holds it, unless it is denied there.
    fn stated(&self, at: usize) -> Option<Party> {
        let span = self.clause.reading.tokens.get(at)?.span;
        let begun = self.quotes.partition_point(|q| q.span.start() <= span.start());
        let speech = self.quotes[..begun].iter().rev().take(NESTED).find(|q| q.span.contains(span))?;
        match speech.value {
            Value::Quote(quote) if quote.force != Force::Denying => quote.speaker,
            _ => None,
        }
    }

    /// The subject of a verb of saying outside the quotation, in this sentence or beside it.
    fn beside(&self, pronoun: usize) -> Option<Party> {
        let near = [Some(self.passage), self.passage.checked_sub(1), Some(self.passage + 1)];
        near.into_iter().flatten().find_map(|index| {
            let passage = self.document.passages.get(index).filter(|p| p.is_content())?;
            let clause = Clause::new(self.clause.reading, self.clause.reading.range(passage.span));
            let says = (clause.start..clause.end()).filter(|&i| clause.is_small(i, Grammar::Say)).find_map(|i| {
                let behind = clause
                    .phrase_after(i + 1, false)
                    .filter(|r| clause.reading.shape(r.start).is_capitalised() || clause.is_small(r.start, Grammar::Determiner));
                let before = || clause.phrase_before(clause.group(i).start).map(|p| p.range);
                let is_quoted = clause.before(i).is_some_and(|j| clause.class(j) == Class::Quote);
                let range = if is_quoted { behind.or_else(before) } else { before().or(behind) }?;
                (!range.contains(&pronoun) && !clause.is_first_person(range.start)).then_some(range)
            })?;
            self.party_of_phrase(&clause, says)
        })
    }
}
