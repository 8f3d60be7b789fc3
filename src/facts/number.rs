//! Numbers: words, digits or both, from the token at which they begin. Every kind of figure and the dates build on this.

mod digits;
mod share;
#[cfg(test)]
mod tests;
mod whole;

use crate::{
    lang::{Kind, Kinds, NumberWord, Reading, Sense, Writing, forms},
    text::{Shape, Span},
};
use digits::{Literal, Marks};
use rust_decimal::Decimal;

/// A number as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Its value, or the lowest one it fits for [`Form::Vague`].
    pub value: Decimal,
    /// Worth of the last printed digit: 0.1 for `96.7`, 1000 for `12,000`, 100000 for `1.5 million`. Always positive.
    pub step: Decimal,
    /// How it is printed.
    pub form: Form,
    /// The words and digits, without what is glued to them.
    pub span: Span,
    /// The token after it.
    pub next: usize,
    /// Letters right behind the digits and in the same token: `km` of `40km`. They begin a unit or make the token something else.
    pub glued: Option<Span>,
}

/// How a number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// `1,200`, `1.5bn`, `2 million`.
    Digits,
    /// `two hundred and three`, `a dozen`.
    Words,
    /// A share of one: `half`, `two-thirds`, `3/4`, `one in three`.
    Share,
    /// `several`, `dozens`, `tens of thousands`: at least so many.
    Vague,
    /// `5th`, `twenty-first`.
    Ordinal,
}

/// The number that the digits at the start of `word` make, marks read as the language writes them; `None` where they make none.
pub fn digits_value(word: &str, writing: Writing) -> Option<Decimal> {
    digits::literal(word, Marks::of(writing)).map(|l| l.value)
}

/// The number that begins at token `at` and ends before token `end`, the longest there is; a sign before it belongs to it.
/// `None` where none begins, and for digits that make no number (`192.168.1.2`, more than 28 digits).
pub fn number(reading: &Reading, at: usize, end: usize) -> Option<Number> {
    if !may_begin(reading, at) {
        return None;
    }
    let text = Text { reading, end: end.min(reading.tokens.len()) };
    let unsigned = text.behind_sign(at);
    let mut found = text.unsigned(unsigned.unwrap_or(at))?;
    if let Some(first) = reading.tokens.get(at).filter(|_| unsigned.is_some() && found.form != Form::Ordinal) {
        found.value = -found.value;
        found.span = first.span.to(found.span);
    }
    Some(text.with_repetition(found))
}

/// Whether a number may begin at a token: at digits, at a mark that may stand before them, at a number word. Most tokens stop here.
fn may_begin(reading: &Reading, at: usize) -> bool {
    let opens = |i: usize| match reading.shape(i) {
        Shape::Digits | Shape::Mixed | Shape::Stop | Shape::Dash | Shape::Mark => true,
        shape => reading.kinds(i).has(Kind::Number) || shape.is_word() && reading.tokens.get(i).is_some_and(|t| !t.initial.is_ascii()),
    };
    // an article opens what the word behind it does
    if reading.is_any(at, forms!["a", "an"]) { reading.kinds(at).meet(Kinds::OPEN_FIGURE) && opens(at + 1) } else { opens(at) }
}

/// A part of a reading: what lies behind `end` does not exist.
#[derive(Clone, Copy)]
struct Text<'a, 't> {
    reading: &'a Reading<'t>,
    end: usize,
}

impl Text<'_, '_> {
    /// The number that `word` begins with, by the marks of the text's language.
    fn literal(self, word: &str) -> Option<Literal> {
        digits::literal(word, Marks::of(self.reading.lexicon().writing()))
    }

    /// The number words that token `i` may be.
    fn words(self, i: usize) -> impl Iterator<Item = NumberWord> {
        let known = i < self.end && self.reading.kinds(i).has(Kind::Number) && !self.reading.word(i).contains(['\'', '’']);
        let senses = known.then(|| self.reading.senses(i)).into_iter().flatten();
        senses.filter_map(|(_, sense)| if let Sense::Number(word) = sense { Some(*word) } else { None })
    }

    fn is(self, i: usize, word: &str) -> bool {
        i < self.end && self.reading.is(i, word)
    }

    fn shape(self, i: usize) -> Option<Shape> {
        if i < self.end { self.reading.tokens.get(i).map(|t| t.shape) } else { None }
    }

    /// Whether token `i` follows the one before without a space.
    fn touches(self, i: usize) -> bool {
        i < self.end && self.reading.tokens.get(i).is_some_and(|t| !t.spaced)
    }

    /// Past a hyphen between two words ("two-million"), else `i` itself.
    fn past_hyphen(self, i: usize) -> usize {
        if self.shape(i) == Some(Shape::Dash) && self.touches(i) && self.touches(i + 1) { i + 1 } else { i }
    }

    fn span(self, from: usize, to: usize) -> Option<Span> {
        self.reading.span(from, to)
    }

    /// The token behind a sign at `at`: "minus five", "-5" but not the hyphen of "97-98" or "covid-19".
    fn behind_sign(self, at: usize) -> Option<usize> {
        let digits = |i| self.shape(i).is_some_and(|s| s == Shape::Digits || self.reading.word(i).starts_with(|c: char| c.is_ascii_digit()));
        if self.shape(at) == Some(Shape::Dash) {
            let opens = at == 0 || self.reading.tokens.get(at).is_some_and(|t| t.spaced) || self.shape(at - 1) == Some(Shape::BracketOpen);
            let joined = self.touches(at + 1) || at == 0;
            let single = self.reading.word(at).chars().count() == 1;
            return (opens && joined && single && (digits(at + 1) || self.is_decimal_stop(at + 1))).then_some(at + 1);
        }
        self.words(at).any(|w| w == NumberWord::Minus).then_some(at + 1)
    }

    /// A stop that opens a decimal: `.77`.
    fn is_decimal_stop(self, i: usize) -> bool {
        self.shape(i) == Some(Shape::Stop) && self.touches(i + 1) && self.reading.word(i + 1).starts_with(|c: char| c.is_ascii_digit())
    }

    /// "forty-five (45)" is one number said twice.
    fn with_repetition(self, found: Number) -> Number {
        if found.glued.is_some() || self.shape(found.next) != Some(Shape::BracketOpen) {
            return found;
        }
        let Some(again) = self.unsigned(found.next + 1) else { return found };
        let Some(close) = self.reading.tokens.get(again.next).filter(|t| again.next < self.end && t.shape == Shape::BracketClose) else { return found };
        if again.value != found.value || again.form == Form::Ordinal {
            return found;
        }
        Number { span: found.span.to(close.span), next: again.next + 1, ..found }
    }
}

/// Ten to the power of `n`; `None` past what a decimal holds.
pub(super) fn power_of_ten(n: u8) -> Option<Decimal> {
    (n <= 28).then(|| Decimal::from_i128_with_scale(10i128.pow(u32::from(n)), 0))
}
