//! Which bare numbers count something: not years, names ("Flight 40"), clock times, pronouns ("this one") or durations.

use super::{Amount, Figure, Scene};
use crate::{
    facts::number::Form,
    lang::{ContextWord, DateWord, FigureWord, Forms, Kind, NameWord, Sense, forms},
    text::Shape,
};
use rust_decimal::Decimal;

/// From this age on it is told without more words: "She was 85." A smaller number may be of points.
const GROWING: u32 = 15;

impl Scene<'_, '_> {
    /// The rule of a bare number; `None` where it counts nothing.
    pub(super) fn count_rule(&self, f: &Figure, ranged: bool) -> Option<&'static str> {
        let (first, next) = (&f.first, f.next);
        if first.form == Form::Words && self.is_in_idiom(first.start) {
            return None;
        }
        if first.glued
            || f.second.is_some_and(|s| s.glued)
            || self.is_time(next)
            || self.is_numbered(f)
            || self.is_clock(f)
            || self.is_compound(f)
            || self.is_telephone(f)
            || self.is_no_day(f)
            || self.is_emergency(f)
        {
            return None;
        }
        // "three- and five-year terms": the unit comes later
        if self.past_suspended(next).is_some() {
            return None;
        }
        // "5 million a year", "5 million ten years ago"
        let rate = matches!(first.form, Form::Digits | Form::Words) && self.is_other_time(next);
        let time_behind = !rate && self.phrase(self.past_hyphen(next)).is_some_and(|p| self.has(p.end - 1, ContextWord::Time) && p.len() < 4);
        let no_nought = self.reading.shape(first.number) == Shape::Stop;
        let calibre = no_nought && self.reading.shape(next).is_capitalised();
        // ".621" is the share of games that a team won
        let percentage = no_nought && first.value.scale() == 3 && first.number > self.range.start && self.noun(next).is_none();
        if time_behind || calibre || percentage {
            return None;
        }
        let hedged = f.hedge.is_some();
        if ranged && f.second.is_some() {
            return (!(self.is_year(first) && f.second.is_some_and(|s| self.is_year(&s)))).then_some("count.range");
        }
        if f.second.is_some() {
            return Some("count.score");
        }
        match first.form {
            Form::Vague => {
                let bare_few = self.reading.is(first.number, "few") || self.reading.is(first.number, "several");
                let few = !bare_few || self.noun(next).is_some() || self.closes(next);
                (few && !self.is_result(f)).then_some("count.vague")
            }
            Form::Share => self.share_rule(f),
            Form::Ordinal => None,
            Form::Digits | Form::Words if self.is_year(first) && !hedged => None,
            Form::Words if self.is_pronoun(f) || self.is_bare_scale(f) => None,
            Form::Digits | Form::Words if hedged => Some("count.hedged"),
            Form::Digits | Form::Words => Some("count.plain"),
        }
    }

    /// "test scores rose", "tied the scores": results, and no twenties of anything.
    fn is_result(&self, f: &Figure) -> bool {
        let before = f.first.number.checked_sub(1).filter(|i| *i >= self.range.start);
        self.reading.is(f.first.number, "scores")
            && !self.reading.is_any(f.next, forms!["of", "more"])
            && before.is_some_and(|i| {
                self.noun(i).is_some() && !self.has(i, ContextWord::Fate)
                    || self.starts_with_digit(i)
                    || self.reading.is_any(i, forms!["the", "their", "his", "her", "its", "our", "for"])
            })
    }

    /// "half of", "two-thirds of"; not "the first half" and "half-hearted".
    fn share_rule(&self, f: &Figure) -> Option<&'static str> {
        let half = self.reading.is(f.first.number, "half") && f.first.next == f.first.number + 1;
        let before = f.first.number.checked_sub(1).filter(|i| *i >= self.range.start);
        let part_of_a_whole =
            before.is_some_and(|i| self.reading.is_any(i, forms!["first", "second", "other", "latter", "top", "bottom", "better", "in", "one"]));
        let counted =
            self.reading.is(f.next, "of") || self.closes(f.next) || self.noun(f.next).is_some() || self.reading.is(f.next, "the") || self.is_stop_word(f.next);
        let joined = half && self.past_hyphen(f.next) > f.next;
        (!(half && part_of_a_whole) && counted && !joined).then_some(if f.hedge.is_some() { "count.share_hedged" } else { "count.share" })
    }

    /// The rule of an ordinal; `None` for parts of names ("First Lady", "101st Airborne"), of idioms ("first-degree") and adverbs ("at first").
    pub(super) fn ordinal_rule(&self, f: &Figure) -> Option<&'static str> {
        if f.second.is_some() {
            return Some("ordinal.range");
        }
        if self.is_no_day(f) || self.is_adverb(f) || self.is_in_idiom(f.first.start) {
            return None;
        }
        let next = self.past_hyphen(f.next);
        let lone = f.next == f.first.start + 1;
        let words = !self.starts_with_digit(f.first.start);
        let named = if words {
            self.reading.shape(next).is_capitalised() && self.reading.shape(f.first.start) == Shape::Capital
        } else {
            // "the 9th U.S. Circuit"; "the 27th District" tells which of them somebody stands for
            let mut name = (next..self.range.end).take(4).take_while(|i| self.reading.shape(*i).is_capitalised() || self.reading.shape(*i) == Shape::Stop);
            name.any(|i| self.has(i, ContextWord::Serial))
        };
        if lone && named && !self.is_title_case(next) {
            return None;
        }
        let before = f.first.start.checked_sub(1).filter(|i| *i >= self.range.start);
        if before.is_some_and(|i| self.reading.is(i, "at") || self.reading.is(i, "split")) && lone && words {
            return None;
        }
        Some("ordinal.plain")
    }

    /// Whether the word belongs to an idiom that begins there or shortly before: "in the first place".
    fn is_in_idiom(&self, at: usize) -> bool {
        const LEAD: usize = 2;
        let reaches = |from: usize| self.figures(from).any(|(len, w)| *w == FigureWord::Context(ContextWord::Designation) && from + len > at);
        (at.saturating_sub(LEAD).max(self.range.start)..=at).any(reaches)
    }

    /// "when it first opened", "was first told", "First, they left".
    fn is_adverb(&self, f: &Figure) -> bool {
        let at = f.first.start;
        let opens = at == self.range.start || self.reading.shape(at - 1).is_quote();
        if opens && self.reading.shape(f.next) == Shape::Comma && !self.starts_with_digit(at) {
            return true;
        }
        let verb = self.reading.word(f.next);
        let past = self.reading.kinds(f.next).has(Kind::Past) || verb.len() > 4 && verb.ends_with("ed") && !verb.ends_with("eed");
        if !self.reading.is(at, "first") || f.next != at + 1 || self.reading.shape(f.next) != Shape::Lower || !past {
            return false;
        }
        // "the first confirmed case", "Norway's first planned flight"
        let before = self.reading.word(at.wrapping_sub(1));
        let owned = before.ends_with("'s") || before.ends_with("’s") || before.ends_with(['\'', '’']);
        opens
            || !owned
                && !self.reading.is_any(
                    at - 1,
                    forms![
                        "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "every", "each", "no", "whose"
                    ],
                )
    }

    /// Whether every word around but the small ones of grammar is capitalised, so that capitals tell nothing.
    fn is_title_case(&self, i: usize) -> bool {
        let around = i.saturating_sub(5).max(self.range.start)..(i + 6).min(self.range.end);
        let words = || around.clone().filter(|j| self.reading.shape(*j).is_word() && !self.is_stop_word(*j) && !self.starts_with_digit(*j));
        words().count() >= 3 && words().all(|j| self.reading.shape(j).is_capitalised())
    }

    /// The number of a day that no calendar has: "31 June", "Feb. 30". A day that there is has become a date before.
    pub(super) fn is_no_day(&self, f: &Figure) -> bool {
        let month = |i: usize| {
            self.reading.shape(i).is_capitalised()
                && self.reading.kinds(i).has(Kind::Month)
                && self.reading.word_senses(i).any(|s| matches!(s, Sense::Date(DateWord::Month { .. })))
        };
        let of = usize::from(self.reading.is(f.next, "of"));
        let before = f.first.start.checked_sub(1).map(|i| if self.reading.shape(i) == Shape::Stop { i.saturating_sub(1) } else { i });
        let behind = before.is_some_and(|i| i >= self.range.start && month(i)) && self.noun(f.next).is_none();
        f.second.is_none() && f.first.value <= Decimal::from(99) && (behind || f.next + of < self.range.end && month(f.next + of))
    }

    /// Four digits that read as a year: 1500 to 2100, without marks, and no plural behind.
    pub(super) fn is_year(&self, a: &Amount) -> bool {
        let plain =
            a.form == Form::Digits && a.scale == Decimal::ONE && a.value.is_integer() && a.next == a.number + 1 && self.reading.word(a.number).len() == 4;
        plain && a.value >= Decimal::from(1500) && a.value <= Decimal::from(2100) && !self.counts_plural(a.next)
    }

    /// A plural in small letters right behind, "2000 people", and no year's preposition before.
    fn counts_plural(&self, i: usize) -> bool {
        let year_before = i
            .checked_sub(2)
            .filter(|b| *b >= self.range.start)
            .is_some_and(|b| self.reading.is_any(b, forms!["in", "since", "by", "until", "of", "from", "the"]));
        let noun = self.reading.shape(i) == Shape::Lower || self.reading.lexicon().writing().capital_nouns;
        !year_before && noun && self.is_plural(i)
    }

    /// A number that is part of a name: "Flight 40", "Boeing 737", "No. 5", "Article 3".
    fn is_numbered(&self, f: &Figure) -> bool {
        if f.hedge.is_some() || f.second.is_some() || f.first.form != Form::Digits && !self.reading.shape(f.first.number).is_capitalised() {
            return false;
        }
        // "the 12200 block of Quay Street"
        if f.first.value > Decimal::ONE && self.has(f.next, ContextWord::Numbered) && !self.is_plural(f.next) && self.is_stop_word(f.next + 1) {
            return true;
        }
        let number = f.first.start;
        if f.first.value.is_sign_negative() || number <= self.range.start {
            return false;
        }
        let mut before = number - 1;
        let stopped = self.reading.shape(before) == Shape::Stop && before > self.range.start && self.reading.tokens.get(before).is_some_and(|t| !t.spaced);
        if stopped {
            before -= 1;
        }
        let shape = self.reading.shape(before);
        if !shape.is_word() {
            return false;
        }
        let plural_behind = self.noun(f.next).is_some_and(|_| self.is_plural(f.next) || self.is_plural(f.next + 1));
        if self.has(before, ContextWord::Numbered) {
            return !plural_behind || shape.is_capitalised() && before > self.range.start && !self.is_title_case(number);
        }
        // "H.R. 1"
        let letters = self.reading.word(before).len() == 1 && before >= self.range.start + 2 && self.reading.shape(before - 1) == Shape::Stop;
        if stopped && !letters {
            return false;
        }
        // a name right before and nothing counted right behind; in a headline capitals tell nothing
        let known = !self.is_surname(before);
        let name = shape.is_capitalised() && before > self.range.start && (!known || stopped || shape == Shape::Upper) && !self.is_title_case(number);
        // "in Bergby 12 died", but not "the barge Anton 7 sank"
        let placed = before > self.range.start && self.is_stop_word(before - 1) && [f.next, f.next + 1].iter().any(|i| self.has(*i, ContextWord::Fate));
        let counted = plural_behind || placed;
        name && !counted && f.first.form == Form::Digits
    }

    /// "called 911", "a 999 call": whom one calls.
    fn is_emergency(&self, f: &Figure) -> bool {
        if f.second.is_some() || f.hedge.is_some() || !self.has(f.first.number, ContextWord::Emergency) {
            return false;
        }
        let telephone = |i| self.has(i, ContextWord::Telephone);
        let calls = f.start > self.range.start && telephone(f.start - 1) && !self.is_plural(f.next);
        calls || telephone(self.past_hyphen(f.next))
    }

    /// Digits that belong to a clock time, a ratio or a day: "12:30", "3:1", "9/11", "120/80".
    fn is_clock(&self, f: &Figure) -> bool {
        let joint = |i: usize| matches!(self.reading.word(i), ":" | "/") && self.is_tight(i) && self.starts_with_digit(i + 1) && self.is_tight(i + 1);
        f.next < self.range.end && joint(f.next) || f.start >= self.range.start + 2 && self.reading.word(f.start - 1) == "/" && joint(f.start - 1)
    }

    /// A part of a longer word: "a 2-to-1 vote", "three-and-out", "one-on-one", "a father-of-two".
    fn is_compound(&self, f: &Figure) -> bool {
        let joint = |i: usize| self.reading.is_any(i, forms!["to", "for", "and", "on", "by", "in"]);
        let behind = self.is_hyphen(f.next) && joint(f.next + 1) && self.is_hyphen(f.next + 2);
        let joined = |i: usize| joint(i) || self.reading.is(i, "of");
        let before = || f.start >= self.range.start + 3 && self.is_hyphen(f.start - 1) && joined(f.start - 2) && self.is_hyphen(f.start - 3);
        f.second.is_none() && (behind || before())
    }

    /// "745-4811": seven digits as a telephone has them, neither part round, and nothing counted.
    fn is_telephone(&self, f: &Figure) -> bool {
        let exact =
            |i: usize, digits: usize| self.reading.shape(i) == Shape::Digits && self.reading.word(i).len() == digits && !self.reading.word(i).ends_with('0');
        let from = f.first.number;
        let number = exact(from, 3) && self.is_dash(from + 1) && self.is_tight(from + 1) && self.is_tight(from + 2) && exact(from + 2, 4);
        number && f.hedge.is_none() && self.noun(from + 3).is_none()
    }

    fn is_time(&self, i: usize) -> bool {
        let i = self.past_hyphen(i);
        self.has(i, ContextWord::Time) && !self.reading.is(i, "am")
            || matches!(self.reading.word(i), "am" | "AM" | "a" | "p")
                && (self.reading.word(i).len() > 1 || self.reading.word(i + 1) == "." && self.is_tight(i + 1))
    }

    /// "this one", "one of", "no one", "one another": a pronoun. "one" counts only before a noun or all by itself.
    fn is_pronoun(&self, f: &Figure) -> bool {
        let a = &f.first;
        if !self.reading.is(a.number, "one") || a.next != a.number + 1 {
            return false;
        }
        let alone = self.range.len() == a.next - a.start;
        let before = a.start.checked_sub(1).filter(|i| *i >= self.range.start);
        let pointed = before.is_some_and(|i| {
            self.reading.is_any(i, forms!["this", "that", "which", "no", "every", "any", "each", "some", "the", "another", "an", "a", "good", "new", "old"])
        });
        let idle =
            self.reading.is_any(a.next, forms!["thing", "way", "another", "point", "side", "hand", "reason", "such", "time", "sense", "example", "moment"]);
        let counted = self.noun(a.next).is_some() && self.reading.shape(a.next) == Shape::Lower;
        let fated = self.has(a.next, ContextWord::Fate) || self.has(a.next + 1, ContextWord::Fate);
        // "when one is killed, all lose"
        let anybody =
            before.is_some_and(|i| self.reading.is_any(i, forms!["when", "if", "whenever"])) && self.reading.is_any(a.next, forms!["is", "has", "can", "must"]);
        f.hedge.is_none() && !alone && (pointed || idle || anybody || !(counted || fated))
    }

    /// "the 1 percent": the richest, or all others.
    pub(super) fn is_class(&self, f: &Figure) -> bool {
        let of_all = [Decimal::ONE, Decimal::from(99), Decimal::new(1, 1)].contains(&f.first.value);
        let named = f.start > self.range.start && self.reading.is_any(f.start - 1, forms!["the"]);
        of_all && named && !self.reading.is(f.next, "of") && self.noun(f.next).is_none()
    }

    /// Pounds that are money: beside millions, prices and British signs, and not beside weights.
    pub(super) fn is_sterling(&self, amount: &Amount, next: usize) -> bool {
        if amount.scale >= Decimal::from(1_000_000) {
            return true;
        }
        let near = (amount.start.saturating_sub(14).max(self.range.start)..amount.start).chain(next..(next + 6).min(self.range.end));
        let mut weight = near.clone().filter(|i| self.has(*i, ContextWord::Weight));
        // "412,000 pounds of that", but "pounds of cocaine"
        let of = self.reading.is(next, "of") && !self.reading.is_any(next + 1, forms!["that", "it", "this", "which"]);
        if weight.next().is_some() || of || self.past_hyphen(amount.next) > amount.next {
            return false;
        }
        self.usage.sterling
    }

    /// The noun that token `i` may be: a word that ends no noun phrase.
    pub(super) fn noun(&self, i: usize) -> Option<usize> {
        (i < self.range.end && self.reading.shape(i).is_word() && !self.is_stop_word(i) && !self.starts_with_digit(i)).then_some(i)
    }

    pub(super) fn is_plural(&self, i: usize) -> bool {
        if i >= self.range.end || !self.reading.shape(i).is_word() {
            return false;
        }
        let word = self.reading.word(i);
        let s = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is", "'s"].iter().any(|e| word.ends_with(e)) && !word.ends_with("’s");
        (s || self.has(i, ContextWord::Plural)) && !self.is_stop_word(i)
    }

    /// "billion" without a number before it.
    fn is_bare_scale(&self, f: &Figure) -> bool {
        let a = &f.first;
        let lone = a.next == a.number + 1 && a.value >= Decimal::ONE_HUNDRED && f.start == a.number && self.reading.shape(a.number) == Shape::Lower;
        lone && !self.starts_with_digit(a.number) && self.past_hyphen(a.next) == a.next && !self.is_plural(a.next)
    }

    /// "Jane Smith, 45, said": a whole number up to 115 in commas behind a name.
    pub(super) fn is_age(&self, f: &Figure) -> bool {
        let a = &f.first;
        let possible = a.value.is_integer() && a.value >= Decimal::ONE && a.value <= Decimal::from(115) && a.scale == Decimal::ONE;
        if possible && f.hedge.is_none() && (self.is_person_of(a) || self.is_who(a) || self.is_of_youngest(a) || self.is_birthday(a)) {
            return true;
        }
        if !possible || f.hedge.is_some() || a.next != a.number + 1 || a.number < self.range.start + 2 || self.reading.word(a.number).len() > 3 {
            return false;
        }
        let mark = self.reading.shape(a.number - 1);
        let next = self.reading.shape(a.next);
        let enclosed = match mark {
            Shape::Comma => {
                matches!(next, Shape::Comma)
                    || a.next < self.range.end && self.has(a.next, ContextWord::AgeVerb)
                    || a.next + 1 == self.range.end && next == Shape::Stop
            }
            _ => false,
        };
        // "Carl Dunn Jr., 49,"
        let name = (a.number - 2).saturating_sub(usize::from(self.reading.shape(a.number - 2) == Shape::Stop)).max(self.range.start);
        // "Walter Dunning (R-Ohio), 71,"
        let name = if self.reading.shape(name) == Shape::BracketClose { self.before_bracket(name).unwrap_or(name) } else { name };
        // what is told of a person, not the next of a list: "Pell, 43, a farmer", "Ohio, 18, and Utah, 6,"
        let did = self.reading.shape(a.next + 1) == Shape::Lower
            && (self.reading.word(a.next + 1).ends_with("ed") || a.value >= Decimal::from(GROWING) && self.reading.kinds(a.next + 1).has(Kind::Past));
        let told = did || self.has(a.next + 1, ContextWord::AgeVerb) && !self.reading.is_any(a.next + 1, forms!["and", "the"]);
        let dated = self.reading.senses(name).any(|(_, s)| matches!(s, Sense::Date(_)));
        enclosed
            && self.reading.shape(name).is_capitalised()
            && !dated
            && !self.has(name, ContextWord::Stop)
            && (self.name_before(name + 1).is_some_and(|s| s.of(self.reading.text).contains(' ')) || self.is_surname(name) && next == Shape::Comma && told)
    }

    /// "a grandfather of 56", but no "father of 12".
    fn is_person_of(&self, a: &Amount) -> bool {
        const PERSONS: &Forms = forms!["man", "woman", "boy", "girl", "grandfather", "grandmother", "widow", "widower", "mother", "father", "pensioner"];
        const GROWN: u32 = 25;
        if a.number < self.range.start + 3 || !self.reading.is(a.number - 1, "of") || !(self.closes(a.next) || self.reading.is(a.next, "who")) {
            return false;
        }
        let noun = a.number - 2;
        let titled = || self.reading.word_senses(noun).any(|s| matches!(s, Sense::Name(NameWord::Title(_))));
        let young = self.reading.is_any(noun, forms!["boy", "girl"]);
        let article = (self.range.start..noun).rev().take(3).any(|i| self.reading.is_any(i, forms!["a", "an"]));
        article && (young || a.value >= Decimal::from(GROWN)) && (self.reading.is_any(noun, PERSONS) || titled())
    }

    /// "Poe, who is 65, came".
    fn is_who(&self, a: &Amount) -> bool {
        let [who, is] = [a.number.wrapping_sub(2), a.number.wrapping_sub(1)];
        a.number >= self.range.start + 2
            && self.reading.is(who, "who")
            && self.reading.is_any(is, forms!["is", "was", "turned", "turns"])
            && self.closes(a.next)
    }

    /// "She was 85.", "Lund turns 70 in June"; not "he was 12 of 20" and "turned 70 acres into a park".
    fn is_birthday(&self, a: &Amount) -> bool {
        let Some([before, verb]) = a.number.checked_sub(2).filter(|i| *i >= self.range.start).map(|i| [i, i + 1]) else { return false };
        let somebody = self.reading.is_any(before, forms!["he", "she"]);
        let turns = self.reading.is_any(verb, forms!["turns", "turned"]);
        let is = self.reading.is_any(verb, forms!["is", "was"]);
        let named = || self.reading.shape(before).is_capitalised() && self.is_surname(before);
        let ends = self.closes(a.next) || self.reading.is(a.next, "when");
        let on_a_day = || self.reading.is_any(a.next, forms!["in", "on", "last", "this", "next", "today", "tomorrow", "yesterday"]);
        a.value >= Decimal::from(GROWING) && (somebody && is && ends || turns && (somebody || named()) && (ends || on_a_day()))
    }

    /// "the youngest of the dead was 12, the oldest 16".
    fn is_of_youngest(&self, a: &Amount) -> bool {
        const REACH: usize = 6;
        let before = || (self.range.start..a.number).rev().take(REACH).take_while(|&i| self.reading.shape(i).is_word());
        let which = before().find(|&i| self.reading.is_any(i, forms!["youngest", "oldest", "eldest"]));
        let told = |i: usize| i + 1 == a.number || self.reading.is_any(a.number - 1, forms!["is", "was", "just", "only"]);
        self.closes(a.next) && which.is_some_and(told)
    }

    /// "21 or older", "adults over 21".
    pub(super) fn is_age_limit(&self, f: &Figure) -> bool {
        let possible =
            f.first.value.is_integer() && f.first.value >= Decimal::from(5) && f.first.value <= Decimal::ONE_HUNDRED && f.first.scale == Decimal::ONE;
        if !possible || f.hedge.is_none() || self.is_plural(f.next) {
            return false;
        }
        let words = f.span.of(self.reading.text);
        let people = f.start > self.range.start
            && self.reading.is_any(
                f.start - 1,
                forms![
                    "adults",
                    "people",
                    "those",
                    "persons",
                    "children",
                    "men",
                    "women",
                    "anyone",
                    "everyone",
                    "voters",
                    "kids",
                    "teenagers",
                    "youths",
                    "boys",
                    "girls"
                ],
            );
        words.ends_with("older") || words.ends_with("younger") || people && self.reading.is_any(f.start, forms!["over", "under", "above", "below"])
    }

    /// The token before the bracket that closes at `at`.
    fn before_bracket(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let open = (self.range.start + 1..at).rev().take(LONGEST).find(|&i| self.reading.shape(i) == Shape::BracketOpen)?;
        Some(open - 1)
    }

    /// A capitalised word that the lexicon knows as no place, body or the like.
    fn is_surname(&self, i: usize) -> bool {
        self.reading.word_senses(i).all(|s| !matches!(s, Sense::Name(word) if !matches!(word, NameWord::Given(_))))
    }
}
