//! A number with what it measures: "$5 million", "12 ft 2 in", `97%`, "six-mile", "aged 45".

use super::{Scene, Sort};
use crate::{
    facts::{
        Currency,
        number::{Form, Number, digits_value, number},
    },
    lang::{CurrencyForm, FigureWord, Forms, Sense, Unit, fold, forms},
    text::{Shape, Span},
};
use rust_decimal::Decimal;

/// Behind them "a dollar" is a sum.
const PAYING: &Forms = forms![
    "pay", "pays", "paid", "paying", "cost", "costs", "costing", "spend", "spends", "spent", "save", "saves", "saved", "charge", "charges", "charged", "earn",
    "earns", "earned", "raise", "raises", "raised", "take", "accept", "worth", "by", "up", "down", "rose", "fell", "gained", "lost", "added", "give", "gave",
    "trade", "cut", "owe", "owed",
];

/// One number and its unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    pub(super) value: Decimal,
    pub(super) step: Decimal,
    pub(super) form: Form,
    pub(super) sort: Sort,
    pub(super) span: Span,
    /// First token, with a currency or unit before the number.
    pub(super) start: usize,
    /// The token after it.
    pub(super) next: usize,
    /// The number's first token.
    pub(super) number: usize,
    /// How far a scale word multiplies the digits: a million for "3 million".
    pub(super) scale: Decimal,
    /// Letters glued behind the digits that no unit explains.
    pub(super) glued: bool,
    /// Whether a hyphen joins number and unit: "six-mile".
    pub(super) hyphened: bool,
}

impl Scene<'_, '_> {
    /// The amount that begins at `at`, its unit before or behind the number.
    pub(super) fn amount(&self, at: usize) -> Option<Amount> {
        self.money_before(at).or_else(|| self.unit_before(at)).or_else(|| self.number_first(at))
    }

    pub(super) fn plain(&self, at: usize, number: &Number, start: usize) -> Option<Amount> {
        let first = self.reading.tokens.get(start)?.span;
        let scale = match digits_value(self.reading.word(at), self.reading.lexicon().writing()) {
            Some(digits) if number.form == Form::Digits && !digits.is_zero() && number.next > at => number.value.abs().checked_div(digits)?,
            _ => Decimal::ONE,
        };
        Some(Amount {
            value: number.value,
            step: number.step,
            form: number.form,
            sort: Sort::Bare,
            span: first.to(number.span),
            start,
            next: number.next,
            number: at,
            scale,
            glued: number.glued.is_some(),
            hyphened: false,
        })
    }

    /// "magnitude 6.1", "aged 45".
    fn unit_before(&self, at: usize) -> Option<Amount> {
        let (taken, unit) = self.figures(at).find_map(|(n, w)| match w {
            FigureWord::UnitBefore(unit) => Some((n, unit)),
            _ => None,
        })?;
        let mut from = at + taken;
        if self.reading.shape(from) == Shape::Dash && self.is_tight(from) {
            from += 1;
        }
        let number = number(self.reading, from, self.range.end).filter(|n| n.glued.is_none() && matches!(n.form, Form::Digits | Form::Words))?;
        let mut amount = self.plain(from, &number, at)?;
        let most = match unit.dimension.as_str() {
            "age" => 130,
            "magnitude" => 12,
            _ => 6,
        };
        if amount.value > Decimal::from(most) || amount.value.is_sign_negative() || (unit.dimension == "age" && !amount.value.is_integer()) {
            return None;
        }
        amount.sort = Sort::Unit(unit);
        if let Some((taken, behind)) = self.unit_behind(&amount) {
            // "aged 45 years", "a magnitude of 6.1 on the Richter scale"
            match behind {
                Sort::Unit(again) if again.dimension == unit.dimension => amount.extend(self, taken)?,
                _ => return None,
            }
        }
        Some(amount)
    }

    /// "a dollar", "an ounce", behind words that ask for a number: "more than a mile".
    fn one_unit(&self, at: usize) -> Option<Amount> {
        if !(self.reading.is(at, "a") || self.reading.is(at, "an")) {
            return None;
        }
        let before = at.checked_sub(1).filter(|i| *i >= self.range.start);
        let asked = before.map_or(self.closes(at + 2), |i| {
            self.reading.is_any(i, forms!["than", "about", "over", "under", "nearly", "almost", "least", "most", "around", "above", "within", "below"])
        });
        let unit = || self.figures(at + 1).find_map(|(n, word)| self.sort_of(word, self.reading.word(at + 1), false).map(|s| (n, s)));
        // "pay a penny", "a dollar in revenue for every three"
        let paid = || before.is_some_and(|i| self.reading.is_any(i, PAYING));
        let is_sum = |sort: &Sort| matches!(sort, Sort::Money(_) | Sort::Minor(_)) && self.reading.shape(at + 1).is_word();
        let (taken, sort) = unit().filter(|(n, sort)| asked || is_sum(sort) && paid() || self.part_behind(at + 1 + n).is_some())?;
        if !matches!(sort, Sort::Money(_) | Sort::Unit(_) | Sort::Minor(_)) {
            return None;
        }
        let span = self.reading.span(at, at + 1 + taken)?;
        let (value, step) = (Decimal::ONE, Decimal::ONE);
        let next = at + 1 + taken;
        let amount = Amount { value, step, form: Form::Words, sort, span, start: at, next, number: at, scale: Decimal::ONE, glued: false, hyphened: false };
        self.finish(self.with_part(amount)?)
    }

    fn number_first(&self, at: usize) -> Option<Amount> {
        if let Some(found) = self.one_unit(at) {
            return Some(found);
        }
        let number = number(self.reading, at, self.range.end)?;
        let mut amount = self.plain(at, &number, at)?;
        if number.form == Form::Ordinal {
            amount.sort = Sort::Ordinal;
            return Some(amount);
        }
        if let Some(glued) = number.glued {
            return Some(self.glued_unit(amount, glued).unwrap_or(amount));
        }
        if let Some(sort) = self.suspended_unit(&amount) {
            (amount.sort, amount.hyphened) = (sort, true);
            amount.next += 1;
            return Some(amount);
        }
        let Some((taken, sort)) = self.unit_of(&amount).or_else(|| self.unit_behind(&amount)) else { return Some(amount) };
        amount.hyphened = self.past_hyphen(amount.next) > amount.next;
        amount.extend(self, taken)?;
        amount.sort = sort;
        self.finish(self.with_part(amount)?)
    }

    /// What a unit word behind the number settles: hundredths, scales behind a code, a smaller unit that follows.
    pub(super) fn finish(&self, mut amount: Amount) -> Option<Amount> {
        match amount.sort {
            Sort::Minor(code) => {
                amount = amount.hundredths()?;
                amount.sort = Sort::Money(code);
            }
            Sort::Millions(code) => {
                amount = amount.times(Decimal::from(1_000_000))?;
                amount.sort = Sort::Money(code);
            }
            Sort::Money(_) => {
                if let Some((taken, scale)) = self.scale_word(amount.next) {
                    amount = amount.times(scale)?;
                    amount.extend(self, taken)?;
                }
                return Some(self.with_minor(amount));
            }
            Sort::Points(hundredths) => amount = amount.times(Decimal::new(i64::from(hundredths), 2))?,
            Sort::Unit(unit) => return Some(self.with_smaller(amount, unit)),
            Sort::Bare | Sort::Percent | Sort::Ordinal => {}
        }
        Some(amount)
    }

    /// `75ml`, `20Rs`, `37°C` is two tokens.
    pub(super) fn glued_unit(&self, mut amount: Amount, glued: Span) -> Option<Amount> {
        let letters = glued.of(self.reading.text);
        // 612p, but not 720p
        if letters == "p" && self.usage.sterling && ![480, 720, 1080, 2160].iter().any(|lines| amount.value == Decimal::from(*lines)) {
            (amount.span, amount.sort, amount.glued) = (amount.span.to(glued), Sort::Minor(Currency(*b"GBP")), false);
            return self.finish(amount);
        }
        // 200m euros
        // and "the 200m won by Poe" is a race
        let verb = self.reading.is_any(amount.next + 1, forms!["by", "in", "at", "on", "with", "for", "after"]);
        let named = |word: &FigureWord| match word {
            FigureWord::Currency(c) => c.form == CurrencyForm::Name || c.form == CurrencyForm::Behind && !verb,
            _ => false,
        };
        if letters == "m" && self.figures(amount.next).any(|(_, word)| named(word)) {
            amount = amount.times(Decimal::from(1_000_000))?;
            (amount.span, amount.glued) = (amount.span.to(glued), false);
            let (taken, sort) = self.unit_behind(&amount)?;
            amount.extend(self, taken)?;
            amount.sort = sort;
            return Some(amount);
        }
        let (taken, sort) = self.reading.senses_as(&fold(letters), amount.next).find_map(|(n, s)| {
            let Sense::Figure(word) = s else { return None };
            self.sort_of(word, letters, true).map(|sort| (n, sort))
        })?;
        amount.span = amount.span.to(glued);
        amount.extend(self, taken - 1)?;
        amount.sort = sort;
        amount.glued = false;
        self.finish(amount)
    }

    /// The unit in "half a mile", "a quarter of an ounce", "millions of dollars".
    fn unit_of(&self, amount: &Amount) -> Option<(usize, Sort)> {
        let of = usize::from(self.reading.is(amount.next, "of"));
        let article = usize::from(self.reading.is(amount.next + of, "a") || self.reading.is(amount.next + of, "an"));
        let fits = match amount.form {
            Form::Share => of + article > 0,
            Form::Vague => of == 1 && article == 0,
            Form::Digits | Form::Words | Form::Ordinal => false,
        };
        let at = amount.next + of + article;
        // "thousands of $5 fines": the sign belongs to the number behind it
        let (n, sort) = self.figures(at).filter(|(n, _)| fits && !self.starts_with_digit(at + n)).find_map(|(n, word)| match word {
            FigureWord::Unit(_) | FigureWord::Currency(_) => self.sort_of(word, self.reading.word(at), false).map(|s| (n, s)),
            _ => None,
        })?;
        (at + n <= self.range.end).then_some((of + article + n, sort))
    }

    /// The unit behind an amount: how many tokens with the hyphen, and what it is.
    pub(super) fn unit_behind(&self, amount: &Amount) -> Option<(usize, Sort)> {
        let at = self.past_hyphen(amount.next);
        if at >= self.range.end {
            return None;
        }
        let hyphen = at - amount.next;
        let glued = self.is_tight(at);
        let mut found = self.figures(at).filter_map(|(n, word)| {
            let sort = self.sort_of(word, self.reading.word(at), glued)?;
            Some((n + hyphen, sort))
        });
        let (taken, sort) = found.next()?;
        let word = self.reading.word(at);
        // `%28` is a character of an address
        if word == "%" && self.is_tight(at + 1) && (self.starts_with_digit(at + 1) || self.reading.shape(at + 1).is_word()) {
            return None;
        }
        if matches!(sort, Sort::Money(_)) && self.reading.shape(at).is_word() && (self.is_year(amount) || hyphen == 0 && self.is_verb(at, amount)) {
            return None;
        }
        match sort {
            Sort::Unit(unit) if unit.name == "pound" && word.len() > 3 && self.is_sterling(amount, amount.next + taken) => {
                Some((taken, Sort::Money(Currency(*b"GBP"))))
            }
            // "7 in 10": an inch only where nothing follows
            Sort::Unit(_) if self.is_lone_letter(at) && !self.may_be_sign(at) => None,
            _ => Some((taken, sort)),
        }
    }

    /// "Of the 51 who ran, 23 won": so little buys nothing, the word is a verb.
    fn is_verb(&self, at: usize, amount: &Amount) -> bool {
        let behind = |word: &FigureWord| matches!(word, FigureWord::Currency(c) if c.form == CurrencyForm::Behind);
        amount.value < Decimal::ONE_HUNDRED && self.figures(at).any(|(n, word)| n == 1 && behind(word))
    }

    /// What a word is as a unit behind a number, given how it is printed.
    fn sort_of(&self, word: &'static FigureWord, printed: &str, glued: bool) -> Option<Sort> {
        match word {
            FigureWord::Percent => Some(Sort::Percent),
            FigureWord::Points(n) => Some(Sort::Points(*n)),
            FigureWord::Unit(unit) => Some(Sort::Unit(unit)),
            FigureWord::Sign(unit, sign) => {
                let letter = sign.chars().count() == 1;
                let fits = if letter { printed == &**sign } else { !(glued && sign.as_ref() == "mm" && printed == "MM") };
                fits.then_some(Sort::Unit(unit))
            }
            FigureWord::Currency(c) => {
                let code = Currency(c.code);
                let capitals = printed.chars().all(|c| c.is_uppercase());
                match c.form {
                    CurrencyForm::Sign | CurrencyForm::Name | CurrencyForm::Behind => Some(Sort::Money(code)),
                    CurrencyForm::Code { plain } => (plain || capitals).then_some(Sort::Money(code)),
                    CurrencyForm::Millions => capitals.then_some(Sort::Millions(code)),
                    // 41.3C is no 41.3c
                    CurrencyForm::Minor => (!capitals || printed.len() > 1).then_some(Sort::Minor(code)),
                }
            }
            FigureWord::UnitBefore(_) | FigureWord::HedgeBefore(_) | FigureWord::HedgeAfter(_) | FigureWord::Context(_) => None,
        }
    }

    fn is_lone_letter(&self, i: usize) -> bool {
        self.reading.word(i).len() == 1 && self.reading.shape(i).is_word()
    }

    /// A single letter stands for a unit where the phrase ends or a preposition follows, and no initial does.
    fn may_be_sign(&self, i: usize) -> bool {
        self.closes(i + 1) || self.is_stop_word(i + 1) || matches!(self.reading.shape(i + 1), Shape::Digits | Shape::Lower)
    }

    /// "12 ft 2 in", "2 yards, 7 ft and 10 inches": smaller units of the same dimension add up.
    fn with_smaller(&self, mut amount: Amount, unit: &'static Unit) -> Amount {
        if !matches!(unit.dimension.as_str(), "length" | "weight") || amount.form == Form::Vague {
            return amount;
        }
        let mut last = unit;
        for _ in 0..3 {
            let mut at = amount.next;
            if self.reading.shape(at) == Shape::Comma {
                at += 1;
            }
            if self.reading.is(at, "and") {
                at += 1;
            }
            let Some(more) = number(self.reading, at, self.range.end).filter(|n| matches!(n.form, Form::Digits | Form::Words)) else { break };
            let Some(small) = self.plain(at, &more, at) else { break };
            let inch =
                unit.name == "foot" && more.glued.is_none() && matches!(self.reading.word(more.next), "in" | "in.") && self.closes_or_lower_stop(more.next + 1);
            let behind = match more.glued {
                Some(glued) => self.glued_unit(small, glued).and_then(|a| if let Sort::Unit(u) = a.sort { Some((a.next, u, None)) } else { None }),
                None => self.unit_behind(&small).and_then(|(n, s)| if let Sort::Unit(u) = s { Some((more.next + n, u, None)) } else { None }),
            }
            .or_else(|| inch.then(|| (more.next + 1, last, Some(Decimal::new(254, 4)))));
            let Some((next, smaller, factor)) = behind else { break };
            let factor = factor.unwrap_or(smaller.factor);
            if smaller.dimension != unit.dimension || factor >= last.factor {
                break;
            }
            let sum = more.value.checked_mul(factor).and_then(|v| v.checked_div(unit.factor)).and_then(|v| v.checked_add(amount.value));
            let (Some(value), Some(span)) = (sum, self.reading.span(amount.start, next)) else { break };
            let step = (factor / unit.factor).round_dp(6);
            amount = Amount { value, span, next, step: if step.is_zero() { amount.step } else { step }, ..amount };
            last = smaller;
        }
        amount
    }

    fn closes_or_lower_stop(&self, i: usize) -> bool {
        self.closes(i) || self.is_stop_word(i) || self.reading.is(i, "tall")
    }
}

impl Amount {
    pub(super) fn times(mut self, factor: Decimal) -> Option<Amount> {
        self.value = self.value.checked_mul(factor)?;
        self.step = self.step.checked_mul(factor)?;
        self.scale = self.scale.checked_mul(factor)?;
        Some(self)
    }

    pub(super) fn hundredths(mut self) -> Option<Amount> {
        self.value = self.value.checked_div(Decimal::ONE_HUNDRED)?;
        self.step = self.step.checked_div(Decimal::ONE_HUNDRED)?;
        Some(self)
    }

    /// Takes `more` tokens behind it.
    pub(super) fn extend(&mut self, scene: &Scene, more: usize) -> Option<()> {
        if more > 0 {
            let span = scene.reading.span(self.next, self.next + more)?;
            self.span = self.span.to(span);
            self.next += more;
        }
        Some(())
    }
}
