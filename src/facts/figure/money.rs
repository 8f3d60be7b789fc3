//! Sums of money: a currency before its number or glued to it, and hundredths behind: `$5`, `R1.5m`, "3 dollars 50 cents".

use super::{Scene, Sort, amount::Amount};
use crate::{
    facts::{
        Currency,
        number::{Form, digits_value, number, power_of_ten},
    },
    lang::{CurrencyForm, FigureWord, NumberWord, Sense, fold},
    text::Shape,
};
use rust_decimal::Decimal;

impl Scene<'_, '_> {
    /// `$5`, `USD 20`, `USD3.14`, "ringgit 42".
    pub(super) fn money_before(&self, at: usize) -> Option<Amount> {
        if let Some(found) = self.glued_code(at) {
            return Some(found);
        }
        // "a $5 fine" is no "A$5 fine"
        let article = (self.reading.is(at, "a")) && self.reading.tokens.get(at + 1).is_some_and(|t| t.spaced);
        let (taken, word) = self.figures(at).filter(|_| !article).find_map(|(n, w)| match w {
            FigureWord::Currency(c) => Some((n, *c)),
            _ => None,
        })?;
        let code = Currency(word.code);
        let printed = self.reading.word(at);
        let mut millions = false;
        let named = match word.form {
            CurrencyForm::Sign => false,
            CurrencyForm::Code { plain } => {
                if !plain && self.reading.shape(at) != Shape::Upper {
                    return None;
                }
                false
            }
            CurrencyForm::Millions => {
                millions = true;
                if self.reading.shape(at) != Shape::Upper {
                    return None;
                }
                false
            }
            CurrencyForm::Name => true,
            CurrencyForm::Behind => return None,
            CurrencyForm::Minor => fold(printed).len() > 2 && self.reading.shape(at + taken) == Shape::Digits,
        };
        let from = at + taken;
        if named && self.reading.shape(from) != Shape::Digits {
            return None;
        }
        if from >= self.range.end || matches!(self.reading.shape(from), Shape::Dash) && !self.is_tight(from + 1) {
            return None;
        }
        let number = number(self.reading, from, self.range.end).filter(|n| n.form != Form::Ordinal)?;
        let mut amount = self.plain(from, &number, at)?;
        if named && (self.unit_behind(&amount).is_some() || self.is_year(&amount)) {
            return None;
        }
        if let Some(glued) = number.glued {
            let millions = fold(glued.of(self.reading.text)) == "m";
            if !millions {
                return None;
            }
            amount = amount.times(Decimal::from(1_000_000))?;
            amount.span = amount.span.to(glued);
            amount.glued = false;
        } else if self.reading.is(number.next, "m") && number.next < self.range.end && !named {
            amount = amount.times(Decimal::from(1_000_000))?;
            amount.span = amount.span.to(self.reading.tokens.get(number.next)?.span);
            amount.next += 1;
        }
        if word.form == CurrencyForm::Minor {
            amount = amount.hundredths()?;
        }
        if millions {
            amount = amount.times(Decimal::from(1_000_000))?;
        }
        amount.sort = Sort::Money(code);
        if let Some((taken, FigureWord::Currency(again))) = self.figures(amount.next).find(|(_, w)| matches!(w, FigureWord::Currency(_)))
            && matches!(again.form, CurrencyForm::Code { .. })
            && self.reading.shape(amount.next) == Shape::Upper
        {
            amount.sort = Sort::Money(Currency(again.code));
            amount.extend(self, taken)?;
        }
        Some(self.with_minor(amount))
    }

    /// `USD3.14`: the code and the first digits are one token.
    fn glued_code(&self, at: usize) -> Option<Amount> {
        let token = self.reading.tokens.get(at).filter(|t| t.shape == Shape::Mixed && at < self.range.end)?;
        let word = self.reading.word(at);
        let letters = word.find(|c: char| c.is_ascii_digit()).filter(|n| (1..=4).contains(n))?;
        let (code, digits) = word.split_at(letters);
        let rand = (code == "R" && self.usage.rand).then_some(*b"ZAR");
        let known = self.reading.lexicon().meanings(&fold(code)).find_map(|s| match s {
            Sense::Figure(FigureWord::Currency(c)) => match c.form {
                CurrencyForm::Sign => Some(c.code),
                CurrencyForm::Code { plain } if plain || code.chars().all(char::is_uppercase) => Some(c.code),
                _ => None,
            },
            _ => None,
        });
        let code = rand.or(known)?;
        let mut span = token.span;
        let mut next = at + 1;
        // R1m, R25bn
        let (digits, scale) = match digits.trim_start_matches(|c: char| c.is_ascii_digit()) {
            "m" | "mn" => (digits.trim_end_matches(char::is_alphabetic), Decimal::from(1_000_000)),
            "bn" => (digits.trim_end_matches(char::is_alphabetic), Decimal::from(1_000_000_000)),
            _ => (digits, Decimal::ONE),
        };
        let mut text = digits.to_owned();
        if self.reading.shape(next) == Shape::Stop && self.is_tight(next) && self.is_tight(next + 1) && self.reading.shape(next + 1) == Shape::Digits {
            text.push('.');
            text.push_str(self.reading.word(next + 1));
            next += 2;
            span = self.reading.span(at, next)?;
        }
        let value = digits_value(&text, self.reading.lexicon().writing()).filter(|_| text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')))?;
        let step = Decimal::try_new(1, value.scale()).ok()?;
        let amount = Amount {
            value,
            step,
            form: Form::Digits,
            sort: Sort::Money(Currency(code)),
            span,
            start: at,
            next,
            number: at,
            scale: Decimal::ONE,
            glued: false,
            hyphened: false,
        };
        let amount = amount.times(scale)?;
        // "R1.5 million": behind decimals a scale word is no number of its own
        let power = self.reading.word_senses(amount.next).find_map(|s| if let Sense::Number(NumberWord::Scale(power)) = s { Some(*power) } else { None });
        match power.and_then(power_of_ten).filter(|_| amount.next < self.range.end) {
            Some(worth) => {
                let mut amount = amount.times(worth)?;
                amount.extend(self, 1)?;
                Some(self.with_minor(amount))
            }
            None => self.finish(amount),
        }
    }

    /// "3 dollars 50 cents", "15 dollars and 15", "$20 43": a hundredth behind a whole sum.
    pub(super) fn with_minor(&self, amount: Amount) -> Amount {
        let grown = || {
            if !amount.value.is_integer() || amount.scale != Decimal::ONE {
                return None;
            }
            let and = self.reading.is(amount.next, "and");
            let at = if and { amount.next + 1 } else { amount.next };
            let cents = number(self.reading, at, self.range.end).filter(|n| matches!(n.form, Form::Digits | Form::Words))?;
            if cents.value >= Decimal::ONE_HUNDRED || !cents.value.is_integer() || cents.value.is_sign_negative() {
                return None;
            }
            let small = self.plain(at, &cents, at)?;
            let next = match cents.glued {
                Some(glued) => {
                    self.glued_unit(Amount { value: Decimal::ONE, ..small }, glued).filter(|a| matches!(a.sort, Sort::Money(_)) && a.value < Decimal::ONE)?.next
                }
                None => match self.unit_behind(&small) {
                    Some((taken, Sort::Minor(_))) => cents.next + taken,
                    Some(_) => return None,
                    None => {
                        let two_digits = cents.form == Form::Words || self.reading.word(at).len() == 2;
                        (two_digits && self.closes(cents.next)).then_some(cents.next)?
                    }
                },
            };
            let value = amount.value.checked_add(cents.value.checked_div(Decimal::ONE_HUNDRED)?)?;
            Some(Amount { value, step: Decimal::new(1, 2), next, span: self.reading.span(amount.start, next)?, ..amount })
        };
        grown().unwrap_or(amount)
    }
}
