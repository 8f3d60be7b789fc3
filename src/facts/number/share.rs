//! What goes beyond whole numbers: decimals in words, shares ("three-fifths", `3/4`, "one in three"), dozens, vague numbers.

use super::{Form, Number, Text, power_of_ten, whole::Whole};
use crate::{
    lang::{DateWord, FigureWord, NumberWord, Sense},
    text::Shape,
};
use rust_decimal::Decimal;

/// A number in the making: value, step, the token behind it.
type Piece = (Decimal, Decimal, usize);

impl Text<'_, '_> {
    /// The longest number at `at` that has no sign.
    pub(super) fn unsigned(self, at: usize) -> Option<Number> {
        let digits = self.reading.word(at).starts_with(|c: char| c.is_ascii_digit());
        let article = !digits && (self.is(at, "a") || self.is(at, "an"));
        let word = if article { at + 1 } else { at };
        let in_words = || self.decimal_only(at).or_else(|| self.vague(at, word)).or_else(|| self.bare_share(at, word, article));
        if !digits && let Some(found) = in_words() {
            return Some(found);
        }
        if let Some(value) = self.vulgar(at) {
            return self.number(at, (value, Decimal::new(1, 2), at + 1), Form::Share);
        }
        if word < self.end && self.words(word).any(|w| w == NumberWord::Dozen) && !self.words(word).any(|w| matches!(w, NumberWord::Vague(_))) {
            let twelve = Decimal::from(12);
            return self.number(at, (twelve, twelve, word + 1), Form::Words);
        }
        let scale = self.words(word).any(|w| matches!(w, NumberWord::Scale(_)));
        if article && !scale {
            return None;
        }
        let whole = self.whole(word)?;
        if whole.ordinal || whole.glued.is_some() {
            let form = if whole.ordinal { Form::Ordinal } else { Form::Digits };
            let mut found = self.number(at, (whole.value, whole.step, whole.next), form)?;
            if let Some(glued) = whole.glued {
                found.span = crate::text::Span::within(self.reading.text, found.span.start(), glued.start())?;
            }
            return Some(Number { glued: whole.glued, ..found });
        }
        self.beyond_whole(at, whole)
    }

    fn number(self, from: usize, (value, step, next): Piece, form: Form) -> Option<Number> {
        (next <= self.end).then_some(())?;
        Some(Number { value, step, form, span: self.span(from, next)?, next, glued: None })
    }

    /// `.77`, "point 77".
    fn decimal_only(self, at: usize) -> Option<Number> {
        let stop = self.is_decimal_stop(at) && (at == 0 || self.reading.tokens.get(at).is_some_and(|t| t.spaced) || self.shape(at - 1) != Some(Shape::Digits));
        let word = self.words(at).any(|w| w == NumberWord::Point) && self.shape(at + 1) == Some(Shape::Digits);
        if !(stop || word && at == 0) {
            return None;
        }
        let (value, step, next) = self.decimals(at + 1)?;
        let whole = Whole { value, step, next, power: 0, digits: true, ordinal: false, glued: None };
        let rest = self.whole(at + 1)?;
        if rest.next == next && rest.power > 0 {
            let worth = power_of_ten(rest.power)?;
            return self.number(at, (value.checked_mul(worth)?, step.checked_mul(worth)?, next), Form::Digits);
        }
        let mut found = self.scaled(at, (whole.value, whole.step, next), Form::Digits)?;
        if let Some(glued) = rest.glued.filter(|_| rest.next == next) {
            found.glued = Some(glued);
            found.span = crate::text::Span::within(self.reading.text, found.span.start(), glued.start())?;
        }
        Some(found)
    }

    /// The decimals behind a mark: "three", "nought four", "eleven", `77`.
    fn decimals(self, at: usize) -> Option<Piece> {
        let mut text = String::new();
        let mut next = at;
        if self.reading.word(at).starts_with(|c: char| c.is_ascii_digit()) && at < self.end {
            text.extend(self.reading.word(at).chars().take_while(char::is_ascii_digit).take(29));
            next += 1;
        } else {
            while let Some(NumberWord::Small(n)) = self.words(next).find(|w| matches!(w, NumberWord::Small(_))) {
                if n >= 10 && !text.is_empty() || text.len() >= 20 {
                    break;
                }
                text.push_str(&n.to_string());
                next += 1;
                if n >= 10 {
                    break;
                }
            }
        }
        let value = Decimal::from_str_exact(&format!("0.{text}")).ok().filter(|_| !text.is_empty())?;
        Some((value, Decimal::try_new(1, u32::try_from(text.len()).ok()?).ok()?, next))
    }

    /// "several", "a few hundred", "dozens", "tens of thousands".
    fn vague(self, at: usize, word: usize) -> Option<Number> {
        let low = self.words(word).find_map(|w| if let NumberWord::Vague(low) = w { Some(low) } else { None })?;
        let mut next = word + 1;
        let behind_of = if self.is(next, "of") { next + 1 } else { next };
        let couple = low == 2;
        if couple && behind_of == next && !self.words(next).any(|w| matches!(w, NumberWord::Scale(_) | NumberWord::Dozen)) {
            return None;
        }
        let mut value = Decimal::from(low);
        for w in self.words(behind_of) {
            let more = match w {
                NumberWord::Scale(p) if low < 1000 || behind_of > next => power_of_ten(p)?,
                NumberWord::Dozen => Decimal::from(12),
                _ => continue,
            };
            (value, next) = (value.checked_mul(more)?, behind_of + 1);
            break;
        }
        self.number(at, (value, value, next), Form::Vague)
    }

    /// "half", "half a million", "a quarter of", "a third of", "a hundredth", "half a dozen".
    fn bare_share(self, at: usize, word: usize, article: bool) -> Option<Number> {
        let next = word + 1;
        let counted = || self.is(next, "of") && !self.is(next + 1, "which") || self.closes(next);
        let of = self.words(word).find_map(|w| match w {
            NumberWord::Share(2) => Some(Decimal::TWO),
            NumberWord::Share(n) if article || self.is_scale(next) => Some(Decimal::from(n)),
            NumberWord::SmallOrdinal(n @ 3..) if article && counted() => Some(Decimal::from(n)),
            NumberWord::ScaleOrdinal(p) if article && counted() => power_of_ten(p),
            _ => None,
        })?;
        let value = Decimal::ONE.checked_div(of)?;
        let fine = Decimal::new(1, 2);
        let mut behind = self.past_hyphen(next);
        if self.is(behind, "of") && (self.is(behind + 1, "a") || self.is(behind + 1, "an")) {
            behind += 1;
        }
        let multiplied = if self.is(behind, "a") || self.is(behind, "an") { behind + 1 } else { behind };
        for w in self.words(multiplied) {
            match w {
                NumberWord::Scale(p) if !self.words(multiplied).any(|w| matches!(w, NumberWord::Vague(_))) => {
                    let worth = power_of_ten(p)?;
                    return self.number(at, (value.checked_mul(worth)?, worth.checked_mul(fine)?, multiplied + 1), Form::Words);
                }
                NumberWord::Dozen => return self.number(at, (value.checked_mul(Decimal::from(12))?, Decimal::ONE, multiplied + 1), Form::Words),
                _ => {}
            }
        }
        self.number(at, (value, fine, next), Form::Share)
    }

    fn is_scale(self, i: usize) -> bool {
        self.words(self.past_hyphen(i)).any(|w| matches!(w, NumberWord::Scale(_)))
    }

    /// Whether nothing that a number could belong to follows.
    fn closes(self, i: usize) -> bool {
        self.shape(i).is_none_or(|s| matches!(s, Shape::Stop | Shape::Comma | Shape::Shout | Shape::Newline | Shape::Colon | Shape::BracketClose))
    }

    fn vulgar(self, i: usize) -> Option<Decimal> {
        let mut chars = self.reading.word(i).chars().filter(|_| i < self.end);
        let (n, of) = match (chars.next()?, chars.next()) {
            ('½', None) => (1, 2),
            ('⅓', None) => (1, 3),
            ('⅔', None) => (2, 3),
            ('¼', None) => (1, 4),
            ('¾', None) => (3, 4),
            ('⅕', None) => (1, 5),
            ('⅖', None) => (2, 5),
            ('⅗', None) => (3, 5),
            ('⅘', None) => (4, 5),
            ('⅙', None) => (1, 6),
            ('⅛', None) => (1, 8),
            ('⅜', None) => (3, 8),
            ('⅝', None) => (5, 8),
            ('⅞', None) => (7, 8),
            _ => return None,
        };
        Decimal::from(n).checked_div(Decimal::from(of))
    }

    /// What may follow a whole number: decimals in words, a share, a dozen, "and a half".
    fn beyond_whole(self, at: usize, whole: Whole) -> Option<Number> {
        let form = if whole.digits { Form::Digits } else { Form::Words };
        let plain = (whole.value, whole.step, whole.next);
        if self.words(whole.next).any(|w| w == NumberWord::Point)
            && !(self.is(at.wrapping_sub(1), "at") && at > 0)
            && let Some((decimals, step, next)) = self.decimals(whole.next + 1)
        {
            return self.scaled(at, (whole.value.checked_add(decimals)?, step, next), form);
        }
        if self.words(self.past_hyphen(whole.next)).any(|w| w == NumberWord::Dozen) {
            let twelve = Decimal::from(12);
            return self.number(at, (whole.value.checked_mul(twelve)?, twelve, self.past_hyphen(whole.next) + 1), form);
        }
        if let Some(found) = self.slashed(at, &whole).or_else(|| self.raised(at, &whole)).or_else(|| self.one_in(at, &whole)) {
            return found;
        }
        if let Some((of, next)) = self.denominator(whole.next, whole.value) {
            return self.scaled(at, (whole.value.checked_div(of)?, Decimal::new(1, 2), next), Form::Share);
        }
        if let Some((more, next)) = self.mixed(&whole) {
            return self.scaled(at, (whole.value.checked_add(more)?, Decimal::new(1, 2).checked_mul(power_of_ten(whole.power)?)?, next), form);
        }
        self.number(at, plain, form)
    }

    /// A scale word behind a share or decimals: "five and a half million", "two-thirds of a million".
    fn scaled(self, at: usize, (value, step, next): Piece, form: Form) -> Option<Number> {
        // "three quarters of a trillion"
        let of = form == Form::Share && self.is(next, "of") && self.is(next + 1, "a");
        let scale = if of { next + 2 } else { self.past_hyphen(next) };
        let plural = self.words(scale).any(|w| matches!(w, NumberWord::Vague(_)));
        for w in self.words(scale).filter(|_| !plural) {
            if let NumberWord::Scale(p) = w {
                let worth = power_of_ten(p)?;
                let form = if form == Form::Share { Form::Words } else { form };
                return self.number(at, (value.checked_mul(worth)?, step.checked_mul(worth)?, scale + 1), form);
            }
        }
        self.number(at, (value, step, next), form)
    }

    /// The denominator at `i` for a numerator: "thirds", "twenty-fifth" behind one, "quarters" behind three.
    fn denominator(self, i: usize, numerator: Decimal) -> Option<(Decimal, usize)> {
        let at = if self.shape(i) == Some(Shape::Dash) { i + 1 } else { i };
        let one = numerator == Decimal::ONE;
        if let Some(tens) = self.words(at).find_map(|w| if let NumberWord::Small(n @ 20..) = w { Some(n) } else { None }) {
            let digit = if self.shape(at + 1) == Some(Shape::Dash) { at + 2 } else { at + 1 };
            return self
                .words(digit)
                .find_map(|w| match w {
                    NumberWord::SmallShares(n @ 1..10) => Some((Decimal::from(tens + n), digit + 1)),
                    NumberWord::SmallOrdinal(n @ 1..10) if one => Some((Decimal::from(tens + n), digit + 1)),
                    _ => None,
                })
                .or_else(|| (self.is(digit, "firsts") && !one).then(|| (Decimal::from(tens + 1), digit + 1)));
        }
        self.words(at).find_map(|w| {
            let of = match w {
                NumberWord::SmallShares(n) if !one => Decimal::from(n),
                NumberWord::SmallOrdinal(n @ 3..) if one => Decimal::from(n),
                NumberWord::ScaleShares(p) => power_of_ten(p)?,
                NumberWord::ScaleOrdinal(p) if one => power_of_ten(p)?,
                NumberWord::Share(n) if one => Decimal::from(n),
                NumberWord::Shares(4) if numerator == Decimal::from(3) => Decimal::from(4),
                _ => return None,
            };
            Some((of, at + 1))
        })
    }

    /// "and a half", "and three quarters", ` 1/2`, `½` behind a whole number: what they add. Behind a scale they are shares of it: "one million and a half".
    fn mixed(self, whole: &Whole) -> Option<(Decimal, usize)> {
        if let Some(value) = self.vulgar(whole.next) {
            return Some((value, whole.next + 1));
        }
        // 2 1/2, 4-1/2
        let slash = self.past_hyphen(whole.next);
        if self.shape(slash) == Some(Shape::Digits)
            && let Some((value, next)) = self.slash(slash).filter(|(v, _)| *v < Decimal::ONE)
        {
            return Some((value, next));
        }
        // three-and-a-half
        let and = self.past_hyphen(whole.next);
        if !self.is(and, "and") {
            return None;
        }
        let at = self.past_hyphen(and + 1);
        let article = self.is(at, "a") || self.is(at, "an");
        if article {
            let (of, next) = self.denominator(self.past_hyphen(at + 1), Decimal::ONE)?;
            let scale = self.words(next).find_map(|w| if let NumberWord::Scale(p) = w { Some(p) } else { None });
            if let Some(scale) = scale.filter(|p| *p < whole.power) {
                return Some((power_of_ten(scale)?.checked_div(of)?, next + 1));
            }
            return Some((power_of_ten(if whole.power > 2 { whole.power } else { 0 })?.checked_div(of)?, next));
        }
        let numerator = self.whole(at).filter(|n| !n.ordinal && n.glued.is_none() && n.power == 0)?;
        let (of, mut next) = self.denominator(numerator.next, numerator.value)?;
        let mut value = numerator.value.checked_div(of)?;
        if value >= Decimal::ONE {
            return None;
        }
        if let Some(scaled) = self.words(next).find_map(|w| if let NumberWord::Scale(p) = w { Some(p) } else { None }) {
            (value, next) = (value.checked_mul(power_of_ten(scaled).filter(|_| scaled < whole.power)?)?, next + 1);
        }
        Some((value, next))
    }

    /// `3/4` and `10 1/2`; `9/11/2001` and `24/7` are none.
    fn slashed(self, at: usize, whole: &Whole) -> Option<Option<Number>> {
        if whole.next != at + 1 || self.reading.word(whole.next) != "/" || whole.next >= self.end {
            return None;
        }
        if let Some((value, next)) = self.closed_up(at) {
            return Some(self.scaled(at, (value, Decimal::new(1, 2), next), Form::Digits));
        }
        let (value, next) = self.slash(at)?;
        Some(self.scaled(at, (value, Decimal::new(1, 2), next), Form::Share))
    }

    /// `41/2 months`: the space between 4 and 1/2 was lost, which only the unit behind tells from a day or a score.
    fn closed_up(self, at: usize) -> Option<(Decimal, usize)> {
        let (whole, numerator) = self.reading.word(at).split_at_checked(self.reading.word(at).len().checked_sub(1)?)?;
        let (part, of) = (numerator.parse::<u8>().ok()?, self.reading.word(at + 2));
        let proper = matches!((part, of), (1, "2" | "3" | "4" | "8") | (2, "3") | (3, "4" | "8") | (5 | 7, "8"));
        let whole = whole.parse::<u32>().ok().filter(|_| proper && self.is_slash(at + 1) && self.is_measured(at + 3))?;
        let share = Decimal::from(part).checked_div(self.literal(of)?.value)?;
        Some((Decimal::from(whole).checked_add(share)?, at + 3))
    }

    /// Whether token `i` is a slash that stands alone between digits without spaces: not one of two, as in a date.
    fn is_slash(self, i: usize) -> bool {
        let tight = self.reading.word(i) == "/" && self.touches(i) && self.touches(i + 1) && self.shape(i + 1) == Some(Shape::Digits);
        tight && self.reading.word(i + 2) != "/" && (i < 2 || self.reading.word(i - 2) != "/")
    }

    /// A unit, percent or scale word behind a number; of a unit of time only the plural or behind a hyphen, as "the 11/2 second favourite" is no length.
    fn is_measured(self, i: usize) -> bool {
        let unit = self.past_hyphen(i);
        unit < self.end
            && self.reading.senses(unit).any(|(_, s)| match s {
                Sense::Figure(word) => matches!(word, FigureWord::Unit(_) | FigureWord::Percent | FigureWord::Points(_)),
                Sense::Date(DateWord::Unit { many, .. }) => *many || unit > i,
                Sense::Number(word) => matches!(word, NumberWord::Scale(3..)),
                _ => false,
            })
    }

    /// Digits, a slash and digits, without spaces and no more slashes.
    fn slash(self, at: usize) -> Option<(Decimal, usize)> {
        let read = |i: usize| self.literal(self.reading.word(i)).filter(|l| l.len == self.reading.word(i).len() && !l.fraction).map(|l| l.value);
        let (n, of) = (read(at).filter(|_| self.is_slash(at + 1))?, read(at + 2)?);
        let usual = [2u32, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 1000].iter().any(|d| of == Decimal::from(*d));
        if !usual || n >= of || n.is_zero() {
            return None;
        }
        Some((n.checked_div(of)?, at + 3))
    }

    /// `1.3x10^6`, `10^6`. More than a decimal holds is no number at all.
    fn raised(self, at: usize, whole: &Whole) -> Option<Option<Number>> {
        if whole.next >= self.end || self.reading.word(whole.next) != "^" {
            return None;
        }
        let sign = usize::from(matches!(self.reading.word(whole.next + 1), "-" | "+"));
        let power = whole.next + 1 + sign;
        let Some(exponent) = self.reading.word(power).parse::<u8>().ok().filter(|n| *n <= 100 && power < self.end) else { return Some(None) };
        let mut value = Decimal::ONE;
        for _ in 0..exponent {
            let Some(product) = value.checked_mul(whole.value) else { return Some(None) };
            value = product;
        }
        if self.reading.word(whole.next + 1) == "-" {
            let Some(inverse) = Decimal::ONE.checked_div(value) else { return Some(None) };
            value = inverse;
        }
        Some(if self.is(power + 1, "^") { None } else { self.number(at, (value, Decimal::ONE, power + 1), Form::Digits) })
    }

    /// "one in three", "two out of five", "one over 20".
    fn one_in(self, at: usize, whole: &Whole) -> Option<Option<Number>> {
        let out = self.is(whole.next, "out") && self.is(whole.next + 1, "of");
        let of_at = if out { whole.next + 2 } else { whole.next + 1 };
        let inside = self.is(whole.next, "in");
        let over = self.is(whole.next, "over") && whole.value == Decimal::ONE;
        if !(out || inside || over) {
            return None;
        }
        let of_at = if (inside || out) && self.is(of_at, "every") { of_at + 1 } else { of_at };
        let of = self.whole(of_at).filter(|n| !n.ordinal && n.glued.is_none() && n.value > whole.value && n.value.is_integer())?;
        let round = of.value <= Decimal::TEN || [100, 1000, 10000, 100_000, 1_000_000].iter().any(|r| of.value == Decimal::from(*r));
        let year = of.digits && of.value >= Decimal::from(1000) && of.value < Decimal::from(2100) && !round;
        let sense = match (inside, over) {
            (true, _) => !year && whole.value < Decimal::TEN && (round || whole.value == Decimal::ONE) && !self.is_time(of.next),
            (_, true) => self.closes(of.next),
            _ => true,
        };
        // "six in ten"
        let step = if of.value == Decimal::TEN { Decimal::new(1, 1) } else { Decimal::new(1, 2) };
        sense.then(|| self.number(at, (whole.value.checked_div(of.value)?, step, of.next), Form::Share))
    }

    /// A unit of time or length, behind which "two in ten" is no share.
    fn is_time(self, i: usize) -> bool {
        let i = self.past_hyphen(i);
        let units = ["second", "minute", "hour", "day", "week", "month", "year", "decade", "game", "match", "start"];
        let word = self.reading.folded(i);
        i < self.end && units.iter().any(|u| word.strip_prefix(u).is_some_and(|rest| matches!(rest, "" | "s" | "es")))
    }
}
