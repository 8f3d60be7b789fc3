//! Names told one by one, and a number that counts as many: "four regions", "the Alm, Brenn, Corve and Dell regions".

use super::words::Word;
use crate::{
    facts::{Fact, Quantity, Value},
    lang::{Lexicon, Reading, fold},
    text::{Document, Span},
};
use rust_decimal::Decimal;
use std::rc::Rc;

/// What names are called takes so many words at most.
const NOUN: usize = 3;

/// Between two names of a list stands no more.
const GAP: usize = 12;

/// Names in a row that closes with "and", and what they are called together.
pub(super) struct Listed {
    /// How many names.
    len: u32,
    /// What they may be called: regions.
    nouns: Vec<Rc<str>>,
}

/// How one name of a list goes over to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Comma,
    And,
}

impl Listed {
    /// The list that begins with the fact at `at` of its passage's facts. `None` where the text does not say what the names
    /// are, or where more may belong to the list than names.
    pub(super) fn read<'p>(document: &Document, words: impl FnOnce() -> &'p [Word], facts: &[Fact], at: usize) -> Option<Listed> {
        let first = facts.get(at).filter(|f| is_name(f))?;
        let row = row(document, &facts[at..])?;
        let inside = facts[..at].iter().rfind(|f| is_name(f)).is_some_and(|before| joint(document, before, first).is_some());
        let nouns = if inside { Vec::new() } else { nouns(document, words(), row.span) };
        (!nouns.is_empty()).then_some(Listed { len: row.len, nouns })
    }

    /// Whether a number of a document counts these names, called by the same word: a villager is no village.
    pub(super) fn is_counted_by(&self, document: &Document, number: &Quantity, subject: Span) -> bool {
        let exact = number.hedge.is_none() && number.low == number.high && number.low == Some(Decimal::from(self.len));
        exact && fold(document.words(subject)).split_whitespace().any(|word| self.nouns.iter().any(|noun| **noun == *word))
    }
}

/// The words of the list that begins with the fact at `at`, for an explanation.
pub(super) fn span(document: &Document, facts: &[Fact], at: usize) -> Option<Span> {
    row(document, facts.get(at..)?).map(|row| row.span)
}

struct Row {
    /// From the first name to the last.
    span: Span,
    len: u32,
}

/// The names of one passage that follow one another from the first fact on, closed by "and".
fn row(document: &Document, facts: &[Fact]) -> Option<Row> {
    let mut names = facts.iter().filter(|f| is_name(f));
    let first = names.next()?;
    let mut last = first;
    let (mut len, mut closed) = (1, false);
    for next in names.take_while(|f| f.passage == first.passage) {
        let Some(joint) = joint(document, last, next) else { break };
        (last, len, closed) = (next, len + 1, joint == Joint::And);
    }
    let span = document.span(first.span.start(), last.span.end()).filter(|_| closed)?;
    Some(Row { span, len })
}

fn is_name(fact: &Fact) -> bool {
    matches!(fact.value, Value::Name(_))
}

/// Whether a word does the work of a small word of grammar.
fn is(document: &Document, word: Span, small: &str) -> bool {
    Reading::new(document.words(word), Lexicon::of(document.language)).is(0, small)
}

/// What joins two names of one list: a comma, "and", or both.
fn joint(document: &Document, one: &Fact, next: &Fact) -> Option<Joint> {
    let gap = document.span(one.span.end(), next.span.start()).filter(|gap| gap.end() - gap.start() <= GAP)?;
    let words = document.words(gap).trim();
    if words == "," {
        return Some(Joint::Comma);
    }
    // ", and", "and the", ", the"
    let reading = Reading::new(words, Lexicon::of(document.language));
    let mut and = false;
    for i in 0..reading.tokens.len() {
        match () {
            () if reading.is(i, "and") => and = true,
            () if reading.is(i, "the") || i == 0 && words.starts_with(',') => {}
            () => return None,
        }
    }
    Some(if and { Joint::And } else { Joint::Comma }).filter(|_| and || words.starts_with(','))
}

/// What the names may be called together: the noun right behind them, "the Alm and Brenn regions", or right before, "the regions of
/// Alm and Brenn". "Regions such as" begins a list that may go on.
fn nouns(document: &Document, words: &[Word], list: Span) -> Vec<Rc<str>> {
    let is_inside = |w: &Word| w.span.overlaps(list);
    let (Some(from), Some(last)) = (words.iter().position(is_inside), words.iter().rposition(is_inside)) else { return Vec::new() };
    let leads = |noun: &&Word| {
        document.span(noun.span.end(), list.start()).is_some_and(|between| {
            let reading = Reading::new(document.words(between), Lexicon::of(document.language));
            (0..reading.tokens.len()).all(|i| !reading.shape(i).is_word() || reading.is(i, "of") || reading.is(i, "the"))
        })
    };
    let before = words[..from].iter().rfind(|w| w.is_content()).filter(leads);
    // "the Alm and Brenn coastal regions"; what stands behind names alone may be a verb
    let article = from.checked_sub(1).is_some_and(|i| !words[from].after_break && is(document, words[i].span, "the"));
    let behind = words[last + 1..].iter().take(NOUN).take_while(|w| article && !w.after_break && w.is_content()).last();
    before.into_iter().chain(behind).map(|w| w.form.clone()).collect()
}
