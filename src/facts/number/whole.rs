//! Whole numbers of words, of digits, and of digits with words: "two hundred thousand", "4 thousand 3 hundred", "twenty-first".

use super::{Literal, Text, digits, power_of_ten};
use crate::{
    lang::{NumberWord, Sense, forms},
    text::{Shape, Span},
};
use rust_decimal::Decimal;

/// A number without shares: digits may have decimals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole {
    pub(super) value: Decimal,
    pub(super) step: Decimal,
    pub(super) next: usize,
    /// The power of ten that its last word stands for: 6 for "two million", 0 for "two".
    pub(super) power: u8,
    pub(super) digits: bool,
    pub(super) ordinal: bool,
    pub(super) glued: Option<Span>,
}

/// A piece below a scale word: "two hundred and three", `1.5`.
#[derive(Clone, Copy)]
struct Group {
    value: Decimal,
    step: Decimal,
    next: usize,
    digits: bool,
    ordinal: bool,
    glued: Option<Span>,
    /// A scale written behind the digits without a word of its own: `bn`.
    power: u8,
}

impl Group {
    fn of_words(value: u32, next: usize, ordinal: bool) -> Group {
        let step = if value >= 100 && value.is_multiple_of(100) { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        Group { value: value.into(), step, next, digits: false, ordinal, glued: None, power: 0 }
    }
}

impl Text<'_, '_> {
    /// The longest whole number at `at`.
    pub(super) fn whole(self, at: usize) -> Option<Whole> {
        let mut sum: Option<Whole> = None;
        let mut from = at;
        while let Some(group) = self.group(from, sum.is_none()) {
            let (power, next, ordinal) = self.scales(&group)?;
            let worth = power_of_ten(power)?;
            let value = group.value.checked_mul(worth)?;
            let fits = sum.is_none_or(|s| power < s.power && !group.value.is_zero() && power_of_ten(s.power).is_some_and(|p| value < p));
            // "55.3 million ten years ago"
            let told_exactly = |s: Whole| s.digits && !group.digits && s.value.scale() > 0;
            if !fits || sum.is_some_and(|s| group.digits && !s.digits || ordinal && s.digits || told_exactly(s)) {
                break;
            }
            sum = Some(Whole {
                value: sum.map_or(Decimal::ZERO, |s| s.value).checked_add(value)?,
                step: if power > 0 && group.digits && group.value.is_integer() { worth } else { group.step.checked_mul(worth)? },
                next,
                power,
                digits: sum.map_or(group.digits, |s| s.digits),
                ordinal,
                glued: if next == group.next { group.glued } else { None },
            });
            if power < 2 || ordinal || group.glued.is_some() {
                break;
            }
            from = self.past_hyphen(next);
            if self.is(next, "and") {
                from = next + 1;
                if self.is_share(from) {
                    break;
                }
            }
        }
        sum
    }

    /// The scale words behind a group: their power of ten together, the token behind them, whether the last is an ordinal.
    fn scales(self, group: &Group) -> Option<(u8, usize, bool)> {
        let (mut power, mut next) = (group.power, group.next);
        if group.glued.is_some() || group.ordinal {
            return Some((power, next, group.ordinal));
        }
        loop {
            let at = self.past_hyphen(next);
            let word = self.words(at).find(|w| matches!(w, NumberWord::Scale(_) | NumberWord::ScaleOrdinal(_)));
            match word {
                Some(NumberWord::Scale(p)) => (power, next) = (power.checked_add(p)?, self.behind_abbreviation(at)),
                Some(NumberWord::ScaleOrdinal(p)) if group.value > Decimal::ONE || power > 0 => return Some((power.checked_add(p)?, at + 1, true)),
                _ => return Some((power, next, false)),
            }
        }
    }

    /// Behind the word at `at` and the stop that shortens it, where more follows: "1,5 Mrd. Euro".
    fn behind_abbreviation(self, at: usize) -> usize {
        let stopped = self.shape(at + 1) == Some(Shape::Stop) && self.touches(at + 1) && self.shape(at + 2).is_some();
        let short = || self.reading.senses(at).any(|(n, s)| n == 1 && matches!(s, Sense::Abbreviation(_)));
        if stopped && short() { at + 2 } else { at + 1 }
    }

    fn group(self, at: usize, first: bool) -> Option<Group> {
        if self.reading.word(at).starts_with(|c: char| c.is_ascii_digit()) && at < self.end {
            return self.digit_group(at);
        }
        if first && let Some(NumberWord::Scale(_)) = self.words(at).next() {
            let plural = self.words(at).any(|w| matches!(w, NumberWord::Vague(_)));
            // the scale of digits before it
            let behind = at.checked_sub(1).is_some_and(|before| self.reading.shape(before) == Shape::Digits && self.reading.tokens[at].spaced);
            return (!plural && !behind).then(|| Group::of_words(1, at, false));
        }
        if let Some(whole) = self.words(at).find_map(|w| if let NumberWord::Whole(n) = w { Some(n) } else { None }) {
            return Some(Group { step: digits::rounding(whole.into()), ..Group::of_words(whole, at + 1, false) });
        }
        let (mut value, mut next, mut ordinal) = self.below_hundred(at)?;
        if ordinal {
            return Some(Group::of_words(value, next, true));
        }
        if (1..10).contains(&value)
            && let Some((more, after)) = self.spoken_tail(next)
        {
            return Some(Group::of_words(value * 100 + more, after, false));
        }
        let hundred = self.past_hyphen(next);
        if value > 0 && self.words(hundred).any(|w| w == NumberWord::Scale(2)) {
            (value, next) = (value * 100, hundred + 1);
            let and = self.is(next, "and");
            let more = if and { next + 1 } else { self.past_hyphen(next) };
            if and && self.is_share(more) {
                return Some(Group::of_words(value, next, false));
            }
            if let Some((small, after, is_ordinal)) = self.below_hundred(more)
                && small > 0
                && !self.words(self.past_hyphen(after)).any(|w| w == NumberWord::Scale(2))
            {
                (value, next, ordinal) = (value + small, after, is_ordinal);
            }
        }
        Some(Group::of_words(value, next, ordinal))
    }

    /// "three quarters", "two fifths": less than one, so that the "and" before it adds a share.
    fn is_share(self, at: usize) -> bool {
        let Some((numerator, next, false)) = self.below_hundred(at) else { return false };
        self.words(self.past_hyphen(next)).any(|w| match w {
            NumberWord::SmallShares(of) | NumberWord::Shares(of) => numerator < of.into(),
            NumberWord::ScaleShares(_) => true,
            _ => false,
        })
    }

    /// "one twenty two": 122 as one says it.
    fn spoken_tail(self, at: usize) -> Option<(u32, usize)> {
        let tens = self.words(at).any(|w| matches!(w, NumberWord::Small(20..)));
        let (value, next, ordinal) = self.below_hundred(at).filter(|_| tens)?;
        let share = self.words(self.past_hyphen(next)).any(|w| matches!(w, NumberWord::SmallOrdinal(_) | NumberWord::SmallShares(_)));
        (value % 10 != 0 && !ordinal && !share).then_some((value, next))
    }

    /// 0 to 99 in words, cardinal or ordinal: its value, the token behind it, whether it is an ordinal.
    fn below_hundred(self, at: usize) -> Option<(u32, usize, bool)> {
        let tens = match self.words(at).find(|w| matches!(w, NumberWord::Small(_) | NumberWord::SmallOrdinal(_)))? {
            NumberWord::SmallOrdinal(n) => return Some((n.into(), at + 1, true)),
            NumberWord::Small(n) => n,
            _ => return None,
        };
        if tens >= 20 && tens.is_multiple_of(10) {
            let next = if self.shape(at + 1) == Some(Shape::Dash) { at + 2 } else { at + 1 };
            for word in self.words(next) {
                match word {
                    NumberWord::Small(digit @ 1..10) => return Some((u32::from(tens + digit), next + 1, false)),
                    NumberWord::SmallOrdinal(digit @ 1..10) => return Some((u32::from(tens + digit), next + 1, true)),
                    _ => {}
                }
            }
        }
        Some((tens.into(), at + 1, false))
    }

    /// Digits with what is glued to them; "322 hundred" is left to the scales.
    fn digit_group(self, at: usize) -> Option<Group> {
        let word = self.reading.word(at);
        let read = self.literal(word)?;
        // "000" is what a stray blank left of a number
        if read.len > 2 && !read.fraction && word.starts_with("000") && read.value.is_zero() {
            return None;
        }
        let mut group = Group { value: read.value, step: read.step, next: at + 1, digits: true, ordinal: false, glued: None, power: 0 };
        let rest = &word[read.len..];
        if rest.is_empty() {
            if !read.fraction {
                self.spaced_groups(at, &mut group);
                self.parted(at, &mut group);
                if group.next == at + 1 && self.reading.is_stopped_ordinal(at) && self.shape(at + 2).is_some() {
                    (group.ordinal, group.next) = (true, at + 2);
                }
            }
            if group.next < self.end
                && self.is_lone_capital(group.next)
                && let Some(power) = self.glued_scale(self.reading.word(group.next), read.value)
            {
                (group.power, group.next) = (power, group.next + 1);
            }
        } else {
            self.glued_letters(at, read, &mut group);
        }
        Some(group)
    }

    /// The letters behind the digits of token `at`, in the same token.
    fn glued_letters(self, at: usize, read: Literal, group: &mut Group) {
        let rest = &self.reading.word(at)[read.len..];
        if let Some(power) = self.glued_scale(rest, read.value) {
            group.power = power;
        } else if is_ordinal_ending(rest) && !read.fraction {
            group.ordinal = true;
        } else if let Some(power) = exponent(rest) {
            group.power = power;
        } else if let Some((power, next)) = self.times_ten(at, rest) {
            (group.power, group.next) = (power, next);
        } else if let Some(token) = self.reading.tokens.get(at) {
            group.glued = Span::within(self.reading.text, token.span.start() + read.len, token.span.end());
        }
    }

    /// "x10^6" behind digits.
    fn times_ten(self, at: usize, rest: &str) -> Option<(u8, usize)> {
        let raised = rest.eq_ignore_ascii_case("x10") && self.reading.word(at + 1) == "^" && at + 2 < self.end;
        let power = raised.then(|| self.reading.word(at + 2).parse::<u8>().ok()).flatten()?;
        (power <= 28).then_some((power, at + 3))
    }

    /// The power of ten of letters behind digits. `5G` names a network.
    fn glued_scale(self, letters: &str, digits: Decimal) -> Option<u8> {
        let folded = crate::lang::fold(letters);
        let printed_in_capitals = letters.chars().all(char::is_uppercase);
        let network = folded == "g" && digits < Decimal::TEN && digits.is_integer();
        self.reading.lexicon().meanings(&folded).find_map(|sense| match sense {
            Sense::Number(NumberWord::GluedScale { power, capitals }) if (!capitals || printed_in_capitals) && !network => Some(*power),
            _ => None,
        })
    }

    /// "1,674.5 G": a capital by itself, not an initial or a part of a name.
    fn is_lone_capital(self, i: usize) -> bool {
        self.reading.shape(i) == Shape::Upper && self.reading.tokens.get(i).is_some_and(|t| t.spaced)
            || self.reading.shape(i) == Shape::Capital
                && self.reading.word(i).len() == 1
                && !self.shape(i + 1).is_some_and(|s| s == Shape::Stop && self.shape(i + 2).is_some() || s.is_capitalised() || s == Shape::Dash)
    }

    /// "600, 000", "2, 050ft" and "51. 1 million", as texts have it that a program cut into words.
    fn parted(self, at: usize, group: &mut Group) {
        let (first, mark, more) = (self.reading.word(at), self.reading.word(at + 1), self.reading.word(at + 2));
        let spaced = at + 2 < self.end && self.reading.tokens.get(at + 2).is_some_and(|t| t.spaced);
        if !spaced || group.next != at + 1 || first.len() > 3 {
            return;
        }
        let digits = more.bytes().take_while(u8::is_ascii_digit).count();
        let whole = digits == more.len();
        let scaled =
            || self.words(at + 3).any(|w| matches!(w, NumberWord::Scale(_))) || at + 3 < self.end && self.reading.is_any(at + 3, forms!["%", "percent", "per"]);
        // no item of a list begins with a nought
        let counts = || more.starts_with("000") || !whole || self.shape(at + 3).is_some_and(Shape::is_word);
        let joined = match mark {
            "," if digits == 3 && more.starts_with('0') && !first.starts_with('0') && counts() => format!("{first},{}", &more[..digits]),
            "." if whole && digits > 0 && digits <= 3 && scaled() => format!("{first}.{more}"),
            _ => return,
        };
        let Some(read) = self.literal(&joined).filter(|r| r.len == joined.len() && (mark == "." || !r.fraction)) else { return };
        (group.value, group.step, group.next) = (read.value, read.step, at + 3);
        if !whole {
            self.glued_letters(at + 2, Literal { len: digits, ..read }, group);
        }
    }

    /// "1 234 567": groups of three with spaces between; a single group only with a space that does not break.
    fn spaced_groups(self, at: usize, group: &mut Group) {
        let word = self.reading.word(at);
        if word.len() > 3 || word.starts_with('0') {
            return;
        }
        let mut next = at + 1;
        while self.shape(next) == Some(Shape::Digits) && self.reading.word(next).len() == 3 && next - at <= 5 {
            next += 1;
        }
        let tight = |i: usize| self.span(i, i + 2).is_some_and(|s| s.of(self.reading.text).contains(['\u{a0}', '\u{2009}', '\u{202f}']));
        let enough = next - at > 2 || (next - at == 2 && tight(at));
        let Some(span) = self.span(at, next).filter(|_| enough) else { return };
        let plain: String = span.of(self.reading.text).chars().filter(char::is_ascii_digit).collect();
        if let Ok(value) = Decimal::from_str_exact(&plain) {
            (group.value, group.step, group.next) = (value, digits::rounding(value), next);
        }
    }
}

fn is_ordinal_ending(rest: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|e| rest.eq_ignore_ascii_case(e))
}

/// "e6" of `1.3e6`.
fn exponent(rest: &str) -> Option<u8> {
    rest.strip_prefix(['e', 'E'])?.parse().ok().filter(|n| *n <= 28)
}
