//! Figures: percentages, sums of money, measures, counts and ordinals with their ranges, hedges and subjects.
//!
//! One pass over the tokens of a passage; wherever a number, a currency or a hedge may begin, the longest figure is read.

mod amount;
mod count;
mod joined;
mod money;
mod range;
mod subject;
#[cfg(test)]
mod tests;

use super::{Currency, Fact, Measure, Money, Percent, Quantity, Value, number::Form};
use crate::{
    lang::{ContextWord, FigureWord, Kinds, Reading, Sense, Unit, fold, forms},
    text::{Shape, Span},
};
use amount::Amount;
use range::{Figure, Pair};
use rust_decimal::Decimal;
use std::ops::Range;

/// What an amount is an amount of.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sort {
    /// A number by itself.
    Bare,
    Percent,
    /// Percentage points, each word worth so many hundredths.
    Points(u8),
    Money(Currency),
    /// Hundredths of a currency.
    Minor(Currency),
    /// Millions of a currency: `MUSD`.
    Millions(Currency),
    Unit(&'static Unit),
    Ordinal,
}

/// What words and letters that mean several things mean in a text, by what else it prints.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usage {
    /// Pounds are money.
    sterling: bool,
    /// `R174` is a sum in rand.
    rand: bool,
}

impl Usage {
    /// Of a whole text.
    pub(super) fn of(text: &str) -> Usage {
        let prints = |sign: &str| text.contains(sign);
        // a text that prints dollars means weights, where it prints no sign of British money
        let pounds = || prints("pound") && (prints("pounds ($") || !prints("$"));
        let rand = text.match_indices(" rand").any(|(at, found)| text[at + found.len()..].starts_with([' ', '.', ',']));
        Usage { sterling: prints("£") || prints("pence") || pounds(), rand }
    }
}

/// One passage of a reading.
struct Scene<'a, 't> {
    reading: &'a Reading<'t>,
    range: Range<usize>,
    usage: Usage,
}

/// The figures of one passage, in the order of the text.
pub(super) fn read(reading: &Reading, usage: Usage, range: Range<usize>, passage: u32, facts: &mut Vec<Fact>) {
    let scene = Scene { reading, range, usage };
    let mut at = scene.range.start;
    while at < scene.range.end {
        if !scene.may_begin(at) {
            at += 1;
            continue;
        }
        if let Some(past) = scene.past_address(at).or_else(|| scene.past_code(at)) {
            at = past;
            continue;
        }
        let Some(figure) = scene.figure(at) else {
            at += 1;
            continue;
        };
        at = figure.next.max(at + 1);
        match scene.pair(&figure) {
            Some(Pair::Votes(sides)) => {
                at = at.max(sides[0].next);
                facts.extend(sides.into_iter().filter_map(|side| scene.fact(&side, passage)));
            }
            Some(Pair::Score { next }) => at = at.max(next),
            None => facts.extend(scene.fact(&figure, passage)),
        }
    }
}

impl Scene<'_, '_> {
    /// A figure can only begin at a word that the lexicon knows, at digits, or at a mark before digits.
    fn may_begin(&self, at: usize) -> bool {
        let Some(token) = self.reading.tokens.get(at) else { return false };
        match token.shape {
            Shape::Digits => true,
            Shape::Mixed => self.opens(at) || self.reading.word(at).bytes().take(5).any(|b| b.is_ascii_digit()),
            Shape::Stop | Shape::Dash => self.is_tight(at + 1) && self.starts_with_digit(at + 1) || token.shape == Shape::Dash,
            Shape::Lower => self.opens(at) || !token.initial.is_ascii() || matches!(token.initial, b'h' | b'w') && self.is_address(at),
            _ => self.opens(at),
        }
    }

    fn opens(&self, at: usize) -> bool {
        self.reading.kinds(at).meet(Kinds::OPEN_FIGURE)
    }

    /// What the lexicon knows of figures at a token.
    fn figures(&self, i: usize) -> impl Iterator<Item = (usize, &'static FigureWord)> {
        let inside = i < self.range.end && self.reading.kinds(i).meet(Kinds::FIGURE);
        inside.then(|| self.reading.senses(i)).into_iter().flatten().filter_map(move |(n, s)| match s {
            Sense::Figure(word) if i + n <= self.range.end => Some((n, word)),
            _ => None,
        })
    }

    fn has(&self, i: usize, word: ContextWord) -> bool {
        self.reading.kinds(i).has(word.kind()) && self.figures(i).any(|(_, w)| *w == FigureWord::Context(word))
    }

    fn is_stop_word(&self, i: usize) -> bool {
        self.has(i, ContextWord::Stop) || self.is_contracted(i)
    }

    /// "they've", "it's": a word that ends a noun phrase, with its verb.
    fn is_contracted(&self, i: usize) -> bool {
        let word = self.reading.word(i);
        let verb = |(_, end): &(&str, &str)| matches!(*end, "ve" | "re" | "ll" | "d" | "m" | "s");
        i < self.range.end
            && word.split_once(['\'', '’']).filter(verb).is_some_and(|(head, _)| {
                let stop = Sense::Figure(FigureWord::Context(ContextWord::Stop));
                self.reading.lexicon().meanings(&fold(head)).any(|sense| *sense == stop)
            })
    }

    fn is_tight(&self, i: usize) -> bool {
        i < self.range.end && self.reading.tokens.get(i).is_some_and(|t| !t.spaced)
    }

    fn starts_with_digit(&self, i: usize) -> bool {
        i < self.range.end && self.reading.word(i).starts_with(|c: char| c.is_ascii_digit())
    }

    fn past_hyphen(&self, i: usize) -> usize {
        if i + 1 < self.range.end && self.reading.shape(i) == Shape::Dash && self.is_tight(i) && self.is_tight(i + 1) { i + 1 } else { i }
    }

    /// Whether the phrase ends before token `i`.
    fn closes(&self, i: usize) -> bool {
        i >= self.range.end
            || matches!(
                self.reading.shape(i),
                Shape::Stop
                    | Shape::Comma
                    | Shape::Shout
                    | Shape::Newline
                    | Shape::Colon
                    | Shape::BracketClose
                    | Shape::QuoteClose
                    | Shape::QuoteStraight
                    | Shape::Ellipsis
            )
    }

    /// The scale word at `i` and how many tokens it takes.
    fn scale_word(&self, i: usize) -> Option<(usize, Decimal)> {
        let at = self.past_hyphen(i);
        let number = super::number::number(self.reading, at, self.range.end)?;
        let scale = number.form == Form::Words && number.value >= Decimal::ONE_THOUSAND && !self.reading.is(at, "a") && number.next == at + 1;
        scale.then_some((number.next - i, number.value))
    }

    /// The fact that a figure states, where it states one.
    fn fact(&self, figure: &Figure, passage: u32) -> Option<Fact> {
        let known = self.known_unit(figure);
        let figure = &Figure { sort: known.map_or(figure.sort, Sort::Unit), ..*figure };
        let rule = self.rule(figure)?;
        let of = self.of(figure);
        let quantity = Quantity { low: figure.low, high: figure.high, hedge: figure.hedge, step: figure.step, of: of.as_ref().map(|(_, span)| *span) };
        let value = match figure.sort {
            Sort::Bare => Value::Count(quantity),
            Sort::Ordinal => Value::Ordinal(quantity),
            Sort::Percent => Value::Percent(Percent { quantity, points: false }),
            Sort::Points(_) => Value::Percent(Percent { quantity, points: true }),
            Sort::Money(currency) | Sort::Minor(currency) | Sort::Millions(currency) => Value::Money(Money { quantity, currency }),
            Sort::Unit(unit) => Value::Measure(Measure { quantity, unit }),
        };
        let subject = self.subject(figure, of);
        Some(Fact { passage, span: figure.span, value, subject, attribution: None, rule })
    }

    /// The unit of a bare number that only its surroundings name: an age between commas, a magnitude beside an earthquake.
    fn known_unit(&self, f: &Figure) -> Option<&'static Unit> {
        let unit = |word: &str| {
            self.reading.lexicon().meanings(word).find_map(|s| match s {
                Sense::Figure(FigureWord::UnitBefore(unit)) => Some(unit),
                _ => None,
            })
        };
        // "aged between eight and 14"
        if f.sort == Sort::Bare && f.second.is_some() && f.start > self.range.start && self.reading.is_any(f.start - 1, forms!["aged", "ages"]) {
            return unit("aged");
        }
        if f.sort != Sort::Bare || f.second.is_some() || f.first.form != Form::Digits || f.first.glued {
            return None;
        }
        if self.is_age(f) || self.is_age_limit(f) {
            return unit("aged");
        }
        let decimal = f.first.value.scale() == 1 && f.first.value < Decimal::TEN && f.first.value >= Decimal::ONE;
        let behind = (self.past_hyphen(f.next)..).take(2).any(|i| self.has(i, ContextWord::Quake));
        // "the quake that shook Tashvar on Monday measured 5.6"
        let measured = f.start > self.range.start && self.reading.is_any(f.start - 1, forms!["measured", "measuring", "registered", "registering"]);
        let before = (self.range.start..f.start).rev().take(if measured { 14 } else { 5 }).any(|i| self.has(i, ContextWord::Quake));
        (decimal && (behind || before)).then(|| unit("magnitude")).flatten()
    }

    /// The name of the rule that found a figure; `None` for a number that states none.
    fn rule(&self, f: &Figure) -> Option<&'static str> {
        let ranged = f.low.is_some() && f.high.is_some() && f.low != f.high;
        let hedged = f.hedge.is_some();
        Some(match f.sort {
            Sort::Percent | Sort::Points(_) if ranged => "percent.range",
            Sort::Percent | Sort::Points(_) if hedged => "percent.hedged",
            Sort::Points(_) => "percent.points",
            Sort::Percent if self.is_class(f) => return None,
            Sort::Percent => "percent.plain",
            Sort::Money(_) | Sort::Minor(_) | Sort::Millions(_) if ranged => "money.range",
            Sort::Money(_) | Sort::Minor(_) | Sort::Millions(_) if hedged => "money.hedged",
            Sort::Money(_) | Sort::Minor(_) | Sort::Millions(_) => "money.plain",
            Sort::Unit(unit) if unit.dimension == "age" => "measure.age",
            Sort::Unit(_) if ranged => "measure.range",
            Sort::Unit(_) if hedged => "measure.hedged",
            Sort::Unit(_) => "measure.plain",
            // Where no word is known, nothing tells a count from a year or a house number.
            Sort::Ordinal | Sort::Bare if self.reading.lexicon().is_wordless() => return None,
            Sort::Ordinal => self.ordinal_rule(f)?,
            Sort::Bare => self.count_rule(f, ranged)?,
        })
    }

    fn is_address(&self, at: usize) -> bool {
        let word = self.reading.word(at);
        word.len() <= 5 && (word.starts_with("http") || word == "www")
    }

    /// Past the address of a page.
    fn past_address(&self, at: usize) -> Option<usize> {
        if !self.is_address(at) {
            return None;
        }
        let more = (at + 1..self.range.end).take_while(|i| self.is_tight(*i)).count();
        (more > 1).then_some(at + 1 + more)
    }

    /// Past digits that are no figure: telephone numbers, versions, codes, dates with slashes, clock times, addresses of pages.
    fn past_code(&self, at: usize) -> Option<usize> {
        if !self.starts_with_digit(at) {
            return None;
        }
        if let Some((len, _)) = self.figures(at).find(|(_, w)| **w == FigureWord::Context(ContextWord::Designation)) {
            return Some(at + len);
        }
        let run = (at..self.range.end).take_while(|i| self.reading.shape(*i) == Shape::Digits).take(20).count();
        let code = self.reading.word(at).starts_with('0') && self.reading.word(at).len() > 1 && !self.reading.word(at).contains('.');
        let threes = (at + 1..at + run).all(|i| self.reading.word(i).len() == 3);
        if run >= 2 && code || run >= 3 && !threes {
            return Some(at + run);
        }
        let mut end = at + 1;
        let mut pieces = 1;
        let mut odd = self.is_tight(at) && at > self.range.start && self.is_joint_before(at - 1);
        while end + 1 < self.range.end
            && self.is_tight(end)
            && self.is_tight(end + 1)
            && self.is_joint(end)
            && self.reading.tokens.get(end + 1).is_some_and(|t| t.shape.is_word() || t.shape == Shape::Digits)
        {
            let word = self.reading.word(end);
            pieces += usize::from(self.reading.shape(end + 1) == Shape::Digits && !matches!(word, "x" | "×"));
            odd |= matches!(word, "_" | "@" | "#" | "\\" | "=" | "&") || self.reading.shape(end) == Shape::Colon || word == ".";
            end += 2;
        }
        (odd || pieces > 2).then_some(end)
    }

    /// A mark that glues digits to a code before them: "SCP-173", "x=5", "#5".
    fn is_joint_before(&self, i: usize) -> bool {
        match self.reading.shape(i) {
            Shape::Dash => {
                i > self.range.start && self.is_tight(i) && self.reading.tokens.get(i - 1).is_some_and(|t| t.shape.is_word()) && !self.is_number_like(i - 1)
            }
            Shape::Colon => self.is_tight(i) && i > self.range.start && self.starts_with_digit(i - 1),
            Shape::Mark => matches!(self.reading.word(i), "_" | "@" | "#" | "\\" | "^" | "&" | "/"),
            _ => false,
        }
    }

    fn is_number_like(&self, i: usize) -> bool {
        self.starts_with_digit(i)
            || self
                .reading
                .senses(i)
                .any(|(_, s)| matches!(s, Sense::Number(_) | Sense::Figure(FigureWord::UnitBefore(_) | FigureWord::HedgeBefore(_) | FigureWord::Currency(_))))
    }

    fn is_joint(&self, i: usize) -> bool {
        match self.reading.shape(i) {
            Shape::Dash | Shape::Colon | Shape::Stop => true,
            Shape::Mark => matches!(self.reading.word(i), "/" | "_" | "@" | "#" | "\\" | "=" | "&"),
            _ => false,
        }
    }

    fn trimmed(&self, from: usize, to: usize) -> Option<Span> {
        if from < to { self.reading.span(from, to) } else { None }
    }
}
