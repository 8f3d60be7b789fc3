//! Numbers that are parts of one: three men and two women, six at the scene and two more in hospital.

use super::{Verdict, quantity, words::Word};
use crate::{
    facts::{Fact, Quantity, Value},
    lang::{ContextWord, Contrast},
    text::{Document, Span},
};
use rust_decimal::Decimal;

/// Between two parts stand no more words.
const GAP: usize = 12;
/// What one part counts takes so many words at most.
const NOUN: usize = 3;

/// The parts that stand beside one another, of which a number is one.
#[derive(Debug)]
pub(super) struct Parts {
    /// From the first part to the last.
    pub span: Span,
    /// What all are together; `None` where one is no exact number.
    sum: Option<Quantity>,
    /// Whether one thing is told of all.
    pub of_one_kind: bool,
    /// Whether the number says what it counts: sailors, not people.
    pub has_noun: bool,
    /// Whether another part does not say what it counts: 40 seats in the north and 23 in the south.
    pub shares_noun: bool,
}

/// How one part goes over to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Comma,
    And,
    /// With "and" and more of which something else is told: 30 destroyed and 50 more damaged.
    Otherwise,
}

impl Parts {
    /// Those beside the fact at `at` of its passage's facts; `None` where it stands alone.
    pub(super) fn read(document: &Document, words: &[Word], facts: &[Fact], at: usize) -> Option<Parts> {
        let counts: Vec<&Fact> = facts.iter().filter(|f| matches!(f.value, Value::Count(_))).collect();
        let this = counts.iter().position(|f| std::ptr::eq(*f, &facts[at]))?;
        let joints: Vec<Option<Joint>> = counts.windows(2).map(|pair| joint(document, words, pair[0], pair[1])).collect();
        let mut from = this - joints[..this].iter().rev().take_while(|j| j.is_some()).count();
        let to = this + joints[this..].iter().take_while(|j| j.is_some()).count();
        let one_before = from_one(document, words, counts[from]);
        let one_behind = to_one(document, words, counts[to]);
        // "seven people, four men and three women"
        if sum(&counts[from + 1..=to], 0).is_some_and(|sum| Value::Count(sum) == counts[from].value) && one_behind.is_none() {
            from += 1;
        }
        let closed = one_before.is_some() || one_behind.is_some() || joints[from..to].iter().any(|j| matches!(j, Some(Joint::And | Joint::Otherwise)));
        let of_one_kind = !joints[from..to].contains(&Some(Joint::Otherwise));
        let parts = counts.get(from..=to).filter(|parts| closed && parts.iter().any(|f| std::ptr::eq(*f, &facts[at])))?;
        let start = one_before.unwrap_or(parts[0].span).start();
        let last = parts[parts.len() - 1];
        let end = one_behind.map_or_else(|| last.subject.map_or(last.span.end(), |s| s.end().max(last.span.end())), Span::end);
        let more = u32::from(one_before.is_some()) + u32::from(one_behind.is_some());
        let others = || parts.iter().filter(|f| !std::ptr::eq(**f, &facts[at]));
        let (has_noun, shares_noun) = (has_noun(words, &facts[at]), others().any(|f| !has_noun(words, f)));
        Some(Parts { span: document.span(start, end)?, sum: sum(parts, more), of_one_kind, has_noun, shares_noun })
    }

    /// Whether what all are together is, or may be, this number.
    pub(super) fn come_to(&self, number: &Value) -> bool {
        let sum = self.sum.clone().map(Value::Count);
        sum.and_then(|sum| quantity::judge(&sum, number)).is_some_and(|reason| reason.verdict() != Verdict::Discrepancy)
    }
}

/// The sum of exact numbers, and of so many ones.
fn sum(parts: &[&Fact], ones: u32) -> Option<Quantity> {
    let mut sum = Quantity { low: None, high: None, hedge: None, step: Decimal::ONE, of: None };
    let mut all = Decimal::from(ones);
    for part in parts {
        let number = part.value.quantity().filter(|q| q.low == q.high && q.hedge.is_none())?;
        all = all.checked_add(number.low?)?;
        sum.step = sum.step.max(number.step);
    }
    (sum.low, sum.high) = (Some(all), Some(all));
    (!parts.is_empty()).then_some(sum)
}

/// Whether a number says what it counts.
fn has_noun(words: &[Word], fact: &Fact) -> bool {
    let is_noun = |w: &&Word| w.is_content() && !w.span.overlaps(fact.span) && !w.is_any(&[ContextWord::Generic, ContextWord::Fate]);
    fact.subject.is_some_and(|subject| words.iter().filter(|w| subject.overlaps(w.span)).any(|w| is_noun(&w)))
}

/// What joins two numbers of one list: "men and", "seats in the north and", "at the scene and another".
fn joint(document: &Document, words: &[Word], one: &Fact, next: &Fact) -> Option<Joint> {
    let from = words.partition_point(|w| w.span.start() < one.span.end());
    let to = words.partition_point(|w| w.span.start() < next.span.start());
    let behind = words.partition_point(|w| w.span.start() < next.span.end());
    let gap = words.get(from..to).filter(|gap| gap.len() <= GAP)?;
    let begins = words.get(to)?;
    // "six skiers, two of whom died"
    let says = |at: usize, any: &[&str]| words.get(at).is_some_and(|w| w.says_any(document.language, any));
    if says(behind, &["of"]) && says(behind + 1, &["whom", "them", "those", "which"]) {
        return None;
    }
    let is_fate = |w: &Word| w.is_any(&[ContextWord::Fate]);
    let Some(and) = gap.iter().rposition(|w| w.says(document.language, "and")) else {
        // the people listed behind their number are no more people
        let noun = (1..=NOUN).contains(&gap.len()) && gap.iter().all(|w| w.is_content() && !w.after_break && !w.is_any(&[ContextWord::Generic]) && !is_fate(w));
        return (noun && begins.after_break).then_some(Joint::Comma);
    };
    let (noun, lead) = gap.split_at(and);
    let more = |w: &Word| w.contrast.iter().any(|c| matches!(c, Contrast::Besides | Contrast::Other));
    let said = |w: &&Word| w.is_content() && !more(w);
    let more = lead.iter().chain(words.get(behind)).any(more);
    if lead.iter().any(|w| said(&w)) {
        return (more && lead.iter().filter(said).all(is_fate)).then_some(Joint::Otherwise);
    }
    // "killed twelve and 30 were injured" is another clause
    let clause = words.get(behind).is_some_and(|w| w.is_any(&[ContextWord::Between]));
    let plain = !clause && !noun.iter().any(|w| w.after_break || is_fate(w)) && !lead[0].after_break;
    (more || plain).then_some(Joint::And)
}

/// The one that stands with "and" before a number: "a soldier and" two civilians.
fn from_one(document: &Document, words: &[Word], first: &Fact) -> Option<Span> {
    let to = words.partition_point(|w| w.span.start() < first.span.start());
    // "and their three children"
    let and = words[..to].iter().rposition(|w| w.says(document.language, "and")).filter(|and| to - and <= 2 && !words[*and].after_break)?;
    words[and + 1..to].iter().all(|w| !w.is_content()).then_some(())?;
    let noun = words[..and].iter().rev().take(NOUN).take_while(|w| w.is_content() && !w.after_break).count();
    let article = and.checked_sub(noun + 1).filter(|i| noun > 0 && is_one(document, &words[*i]))?;
    document.span(words[article].span.start(), first.span.start())
}

/// The one that stands with "and" behind a number: two soldiers "and a civilian".
fn to_one(document: &Document, words: &[Word], last: &Fact) -> Option<Span> {
    let from = words.partition_point(|w| w.span.start() < last.span.end());
    let noun = words[from..].iter().take(NOUN).take_while(|w| w.is_content() && !w.after_break).count();
    let [and, article, one, ..] = words.get(from + noun..)? else { return None };
    // "killed three people and a suspect was held"
    let before = words[..from].iter().rev().take(NOUN + 1).any(|w| w.is_any(&[ContextWord::Fate]));
    let clause = before && words.get(from + noun + 3).is_some_and(|w| w.is_any(&[ContextWord::Between]));
    let joined = !clause && noun > 0 && !and.after_break && and.says(document.language, "and") && is_one(document, article) && one.is_content();
    document.span(last.span.end(), one.span.end()).filter(|_| joined)
}

fn is_one(document: &Document, word: &Word) -> bool {
    word.says(document.language, "a") || word.says(document.language, "an")
}
