//! Hedges and ranges: "at least 40", "97-98%", "between 10 and 15", "$2-3 million", "200 or more", "more than 10 and less than 40".

use super::{Amount, Scene, Sort};
use crate::{
    facts::{Hedge, number::Form},
    lang::{ContextWord, CurrencyForm, FigureWord, Qualifier, forms},
    text::{Shape, Span},
};
use rust_decimal::Decimal;

/// One or two amounts with what hedges them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure {
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
    pub(super) hedge: Option<Hedge>,
    pub(super) step: Decimal,
    pub(super) sort: Sort,
    /// The words, hedge included.
    pub(super) span: Span,
    /// First token, hedge included.
    pub(super) start: usize,
    /// The token after it.
    pub(super) next: usize,
    /// Its first amount.
    pub(super) first: Amount,
    /// The second one of a range.
    pub(super) second: Option<Amount>,
}

/// Two numbers that belong together.
#[derive(Debug)]
pub(super) enum Pair {
    /// "233-199": the votes on each side.
    Votes(Box<[Figure; 2]>),
    /// "88-72": a score or a record, which counts nothing; the token after it.
    Score { next: usize },
}

impl Scene<'_, '_> {
    /// The longest figure at `at`.
    pub(super) fn figure(&self, at: usize) -> Option<Figure> {
        let figure = self.enclosed(at).or_else(|| self.open_figure(at))?;
        Some(self.below_zero(self.bounded_twice(figure)))
    }

    /// "five to ten degrees below zero".
    fn below_zero(&self, figure: Figure) -> Figure {
        let cold = matches!(figure.sort, Sort::Unit(unit) if matches!(unit.dimension.as_str(), "temperature" | "degree"));
        let below = self.reading.is(figure.next, "below") && self.reading.is(figure.next + 1, "zero") && figure.next + 2 <= self.range.end;
        let Some(span) = self.reading.span(figure.next, figure.next + 2).filter(|_| cold && below) else { return figure };
        Figure { low: figure.high.map(|n| -n), high: figure.low.map(|n| -n), span: figure.span.to(span), next: figure.next + 2, ..figure }
    }

    /// "between 10 and 15", "from 10 to 15".
    fn enclosed(&self, at: usize) -> Option<Figure> {
        let between = self.reading.is(at, "between");
        let from = self.reading.is(at, "from");
        if !(between || from) || at >= self.range.end {
            return None;
        }
        let (_, first_at) = self.hedge_before(at + 1);
        let article = usize::from(self.reading.is(first_at, "the"));
        let first = self.amount(first_at + article).filter(|a| article == 0 || a.sort == Sort::Ordinal)?;
        let joined = self.reading.is(first.next, "and") || !between && self.reading.is_any(first.next, forms!["to", "through"]) || self.is_dash(first.next);
        if !joined || first.next >= self.range.end {
            return None;
        }
        let (_, second_at) = self.hedge_before(first.next + 1);
        let article = usize::from(self.reading.is(second_at, "the"));
        let second = self.amount(second_at + article)?;
        if from && self.is_change_before(at) {
            return None;
        }
        let (first, second) = self.in_one_unit(first, second)?;
        self.range(at, first, second)
    }

    /// Whether a verb of change stands shortly before: "rose by half from 5 to 7".
    fn is_change_before(&self, at: usize) -> bool {
        (self.range.start..at).rev().take(6).any(|i| self.has(i, ContextWord::Change))
    }

    fn open_figure(&self, at: usize) -> Option<Figure> {
        let (hedge, from) = self.hedge_before(at);
        // "below the age of 14"
        let from = from + usize::from(hedge.is_some() && self.reading.is(from, "the") && self.reading.is(from + 1, "age"));
        let first = self.amount(from)?;
        // "over a few blocks": a preposition, as nothing is known to be more than a few
        let vague = first.form == Form::Vague && first.value < Decimal::TEN;
        let place = vague && from == at + 1 && self.reading.is_any(at, forms!["over", "above", "under", "below", "beyond"]);
        let hedge = hedge.filter(|_| !matches!(first.sort, Sort::Ordinal) && !place);
        let start = if hedge.is_some() { at } else { first.start };
        if let Some(mut figure) = self.second_of(&first).and_then(|second| self.in_one_unit(first, second)).and_then(|(a, b)| self.range(start, a, b)) {
            figure.hedge = hedge.map(hedge_of).filter(|h| matches!(h, Hedge::About | Hedge::Nearly)).or(figure.hedge);
            return Some(figure);
        }
        let mut figure = Figure {
            low: Some(first.value),
            high: Some(first.value),
            hedge: None,
            step: first.step,
            sort: first.sort,
            span: self.reading.span(start, first.start).map_or(first.span, |s| s.to(first.span)),
            start,
            next: first.next,
            first,
            second: None,
        };
        if first.form == Form::Vague {
            (figure.high, figure.hedge) = (None, Some(Hedge::About));
        }
        if let Some(qualifier) = hedge {
            figure.qualify(qualifier);
        }
        if let Some((taken, qualifier)) = self.hedge_after(&first) {
            figure.qualify(qualifier);
            figure.next += taken;
            figure.span = figure.span.to(self.reading.span(first.next, figure.next)?);
        }
        Some(figure)
    }

    /// The hedges that end before an amount at `at`: the strongest of them, and the token at which the amount begins.
    fn hedge_before(&self, at: usize) -> (Option<Qualifier>, usize) {
        let (mut hedge, mut from) = (None, at);
        for _ in 0..3 {
            let found = self.figures(from).find_map(|(n, w)| if let FigureWord::HedgeBefore(q) = w { Some((n, *q)) } else { None });
            let Some((taken, qualifier)) = found.filter(|(n, _)| from + n < self.range.end && !self.is_raised(from) && !self.is_handed(from)) else { break };
            // "about more than": a bound says more than a guess
            hedge = match (hedge, qualifier) {
                (Some(bound @ (Qualifier::AtLeast | Qualifier::AtMost | Qualifier::MoreThan | Qualifier::LessThan)), Qualifier::About | Qualifier::Nearly) => {
                    Some(bound)
                }
                _ => Some(qualifier),
            };
            from += taken;
        }
        (hedge, from)
    }

    /// Whether the "up" of "up to" belongs to a verb: "raise the rate up to 25 percent" bounds nothing.
    fn is_raised(&self, up: usize) -> bool {
        const OBJECT: usize = 5;
        let verb = |i: usize| self.has(i, ContextWord::Rises) || self.has(i, ContextWord::Up);
        let from = up.saturating_sub(OBJECT).max(self.range.start);
        // the object stands between: "prices rose up to 25 percent" is a bound
        self.reading.is(up, "up") && up > from && !verb(up - 1) && (from..up - 1).rev().take_while(|&i| self.reading.shape(i).is_word()).any(verb)
    }

    /// Whether the "over" belongs to the word before it: "hand over $5 million", "a dispute over $3 million".
    fn is_handed(&self, over: usize) -> bool {
        self.reading.is(over, "over") && over > self.range.start && self.has(over - 1, ContextWord::Over)
    }

    /// "or more", "or so", "-plus" behind an amount.
    fn hedge_after(&self, amount: &Amount) -> Option<(usize, Qualifier)> {
        if amount.next >= self.range.end || amount.form == Form::Ordinal {
            return None;
        }
        let (taken, qualifier) = self.figures(amount.next).find_map(|(n, w)| if let FigureWord::HedgeAfter(q) = w { Some((n, *q)) } else { None })?;
        if self.reading.is(amount.next + taken, "than") {
            return None;
        }
        let word = self.reading.word(amount.next);
        let fits = match word {
            "+" => self.is_tight(amount.next),
            "plus" => !self.starts_with_digit(amount.next + 1) && !self.is_tight(amount.next + 1),
            "odd" => self.reading.shape(amount.next + 1).is_word(),
            "at" | "max" | "maximum" => self.closes(amount.next + taken),
            _ => true,
        };
        fits.then_some((taken, qualifier))
    }

    pub(super) fn is_dash(&self, i: usize) -> bool {
        i < self.range.end && (self.reading.shape(i) == Shape::Dash && self.reading.word(i).chars().count() <= 2 || matches!(self.reading.word(i), "~" | "～"))
    }

    pub(super) fn is_hyphen(&self, i: usize) -> bool {
        self.is_dash(i) && self.is_tight(i) && self.is_tight(i + 1)
    }

    /// How many tokens the hyphen on each side of "10-to-15" takes, behind the 10: one, or none.
    fn hyphen_of_to(&self, i: usize) -> usize {
        usize::from(self.is_hyphen(i) && self.reading.is(i + 1, "to") && self.is_hyphen(i + 2))
    }

    /// The second amount of "10 to 15", "10-15", "10-to-15", "two or three".
    fn second_of(&self, first: &Amount) -> Option<Amount> {
        let hyphen = self.hyphen_of_to(first.next);
        let joint = first.next + hyphen;
        if joint + 1 >= self.range.end || first.glued || matches!(first.form, Form::Vague | Form::Ordinal) {
            return None;
        }
        let dash = self.is_dash(joint);
        let or = self.reading.is(joint, "or");
        if !(dash || or || self.reading.is(joint, "to")) {
            return None;
        }
        // "rose 5 percent to 12", "rose 3 feet to 21 feet": by how much and to what; "from 5 to 7" behind such a verb: before and after
        let from = first.start > self.range.start && self.reading.is(first.start - 1, "from");
        if self.reading.is(joint, "to") && (from || first.sort != Sort::Bare) && self.is_change_before(first.start) {
            return None;
        }
        let (hedge, at) = self.hedge_before(joint + 1 + hyphen);
        if hedge.is_some_and(|h| h != Qualifier::About) || or && hedge.is_some() {
            return None;
        }
        if dash && self.is_tight(joint) != self.is_tight(joint + 1) && !(self.is_tight(joint + 1) && first.sort == Sort::Bare) {
            return None;
        }
        let second = self.amount(at).filter(|s| !matches!(s.form, Form::Ordinal | Form::Vague))?;
        // "two or three": only what lies side by side
        if or
            && (second.value.checked_sub(first.value)? != Decimal::ONE && first.form != Form::Words || second.value > first.value.checked_mul(Decimal::TWO)?)
        {
            return None;
        }
        Some(second)
    }

    /// Gives both ends of a range the unit and scale that one of them has: "$2-3 million", "10-20 dollars".
    fn in_one_unit(&self, mut first: Amount, mut second: Amount) -> Option<(Amount, Amount)> {
        let bare = first.sort == Sort::Bare;
        match (first.sort, second.sort) {
            (Sort::Bare, Sort::Ordinal) | (Sort::Ordinal, Sort::Bare) => return None,
            (Sort::Bare, _) => first.sort = second.sort,
            (_, Sort::Bare) => second.sort = first.sort,
            (Sort::Unit(a), Sort::Unit(b)) if a != b && a.dimension == b.dimension => {
                let convert = |v: Decimal| v.checked_mul(b.factor)?.checked_add(b.offset)?.checked_sub(a.offset)?.checked_div(a.factor);
                second.value = convert(second.value)?;
                second.sort = first.sort;
            }
            (a, b) if a != b => return None,
            _ => {}
        }
        if second.scale > Decimal::ONE && first.scale == Decimal::ONE && first.form == Form::Digits && first.value < second.value.checked_div(second.scale)? {
            first = first.times(second.scale)?;
        }
        if let (Sort::Money(_), true) = (first.sort, first.sort == second.sort)
            && (second.value < Decimal::ONE && first.value >= Decimal::ONE || bare && first.value > second.value && self.ends_in_minor(&second))
        {
            // "50 to 75 cents" was read as 50 dollars to 0.75, "640 to 660 pence" as 640 pounds to 6.60
            first.value = first.value.checked_div(Decimal::ONE_HUNDRED)?;
        }
        Some((first, second))
    }

    /// Whether an amount is printed in hundredths: pence.
    fn ends_in_minor(&self, amount: &Amount) -> bool {
        let minor = |word: &FigureWord| matches!(word, FigureWord::Currency(c) if c.form == CurrencyForm::Minor);
        amount.next.checked_sub(1).is_some_and(|last| self.figures(last).any(|(_, word)| minor(word)))
    }

    fn range(&self, start: usize, first: Amount, second: Amount) -> Option<Figure> {
        if first.value >= second.value || first.glued || second.glued {
            return None;
        }
        let span = self.reading.tokens.get(start)?.span.to(second.span);
        Some(Figure {
            low: Some(first.value),
            high: Some(second.value),
            hedge: None,
            step: first.step.min(second.step),
            sort: first.sort,
            span,
            start,
            next: second.next,
            first,
            second: Some(second),
        })
    }

    /// "more than 10 and less than 40" is one interval.
    fn bounded_twice(&self, figure: Figure) -> Figure {
        if figure.low.is_some() == figure.high.is_some() || figure.first.form == Form::Vague {
            return figure;
        }
        let at = figure.next;
        let joined = self.reading.is_any(at, forms!["and", "but"]) || self.reading.shape(at) == Shape::Comma;
        if !joined || at + 1 >= self.range.end || self.hedge_before(at + 1).0.is_none() {
            return figure;
        }
        let Some(other) = self.open_figure(at + 1).filter(|o| o.sort == figure.sort && o.second.is_none() && o.first.form != Form::Vague) else {
            return figure;
        };
        let (low, high) = match (figure.low, figure.high, other.low, other.high) {
            (Some(low), None, None, Some(high)) | (None, Some(high), Some(low), None) => (low, high),
            _ => return figure,
        };
        if low >= high {
            return figure;
        }
        Figure {
            low: Some(low),
            high: Some(high),
            hedge: None,
            step: figure.step.min(other.step),
            span: figure.span.to(other.span),
            next: other.next,
            second: Some(other.first),
            ..figure
        }
    }

    /// What two whole numbers joined by a dash or "to" are beside a vote or a game; `None` for a range and for numbers of their own.
    pub(super) fn pair(&self, figure: &Figure) -> Option<Pair> {
        if figure.sort != Sort::Bare || figure.hedge.is_some() {
            return None;
        }
        let hyphen = self.hyphen_of_to(figure.first.next);
        // "212 votes to 198"
        let named = self.has(figure.first.next, ContextWord::Contest) && self.reading.is(figure.first.next + 1, "to");
        let joint = figure.first.next + hyphen + usize::from(named);
        let dash = self.is_dash(joint);
        if !dash && !self.reading.is(joint, "to") {
            return None;
        }
        let other = match figure.second {
            Some(second) if figure.start == figure.first.start => second,
            Some(_) => return None,
            None => {
                let joined = !dash || self.is_tight(joint) && self.is_tight(joint + 1);
                self.amount(joint + 1 + hyphen).filter(|a| joined && a.sort == Sort::Bare && a.form == Form::Digits && !a.glued)?
            }
        };
        let whole = |a: &Amount| a.form == Form::Digits && a.value.is_integer() && a.scale == Decimal::ONE && !a.value.is_sign_negative();
        if !whole(&figure.first) || !whole(&other) {
            return None;
        }
        // "gave two votes to 12 members"
        if named && self.noun(other.next).is_some() {
            return None;
        }
        // "blocked the road with 20 to 30 tractors"
        let noun = self.noun(other.next).filter(|&noun| !self.has(noun, ContextWord::Contest));
        if !dash && other.value > figure.first.value && noun.is_some() {
            return None;
        }
        let pair = Figure { second: Some(other), next: other.next, ..*figure };
        if self.contest_near(&pair).is_none() {
            return self.is_score(&pair, dash).then_some(Pair::Score { next: other.next });
        }
        let side = |a: Amount| Figure {
            low: Some(a.value),
            high: Some(a.value),
            hedge: None,
            step: a.step,
            sort: Sort::Bare,
            span: a.span,
            start: figure.start,
            next: other.next,
            first: a,
            second: Some(other),
        };
        Some(Pair::Votes(Box::new([side(figure.first), side(other)])))
    }

    /// "an 88-72 loss", "finished 40-42", "6-4, 7-5": whether the two numbers say how a game or a season went. A range rises.
    fn is_score(&self, pair: &Figure, dash: bool) -> bool {
        let falls = pair.second.is_some_and(|second| second.value <= pair.first.value);
        let counted = self.noun(self.past_hyphen(pair.next)).is_some();
        if dash {
            return falls || self.is_named_score(pair) || !counted && self.near(pair, ContextWord::Game).is_some();
        }
        let moved = self.is_change_before(pair.start) || pair.start > self.range.start && self.reading.is(pair.start - 1, "from");
        (falls || !counted) && !moved && self.near(pair, ContextWord::Game).is_some()
    }

    /// "an 18-30 home start": a word for a game is the noun behind.
    fn is_named_score(&self, pair: &Figure) -> bool {
        let behind = self.past_hyphen(pair.next);
        let game = |i| self.has(i, ContextWord::Game);
        game(behind) || self.phrase(behind).is_some_and(|mut phrase| phrase.any(game))
    }

    /// The vote that both sides of a pair belong to.
    pub(super) fn contest_near(&self, f: &Figure) -> Option<usize> {
        self.near(f, ContextWord::Contest)
    }

    fn near(&self, f: &Figure, word: ContextWord) -> Option<usize> {
        const REACH: usize = 10;
        let behind = f.next..(f.next + 6).min(self.range.end);
        // "the vote, held shortly after midnight, was 56-42"
        let told = f.start > self.range.start && self.reading.is_any(f.start - 1, forms!["was", "were", "is"]);
        let mut near = (self.range.start..f.start).rev().take(if told { 2 * REACH } else { REACH }).chain(behind);
        near.find(|i| self.has(*i, word))
    }
}

fn hedge_of(qualifier: Qualifier) -> Hedge {
    match qualifier {
        Qualifier::About => Hedge::About,
        Qualifier::AtLeast => Hedge::AtLeast,
        Qualifier::AtMost => Hedge::AtMost,
        Qualifier::MoreThan => Hedge::MoreThan,
        Qualifier::LessThan => Hedge::LessThan,
        Qualifier::Nearly => Hedge::Nearly,
    }
}

impl Figure {
    fn qualify(&mut self, qualifier: Qualifier) {
        let value = Some(self.first.value);
        self.hedge = Some(hedge_of(qualifier));
        match qualifier {
            Qualifier::AtLeast | Qualifier::MoreThan => (self.low, self.high) = (value, None),
            Qualifier::AtMost | Qualifier::LessThan => (self.low, self.high) = (None, value),
            Qualifier::About | Qualifier::Nearly => {}
        }
    }
}
