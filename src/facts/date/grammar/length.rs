//! Lengths of time, points a length away, and what recurs.

use super::{
    Found, Grammar,
    words::{At, Count},
};
use crate::facts::date::{
    expression::{Expression, Length},
    period::season,
    timex,
};
use crate::lang::{DateWord, Forms, Kind, Kinds, TimeUnit, forms};
use crate::text::Shape;
use rust_decimal::Decimal;

/// Before "a week" where it says how long; elsewhere it is a rate: 24 hours a day.
const BEFORE_LENGTH: &Forms = forms![
    "in",
    "for",
    "within",
    "after",
    "about",
    "nearly",
    "almost",
    "over",
    "than",
    "of",
    "least",
    "most",
    "took",
    "takes",
    "take",
    "last",
    "lasted",
    "lasts",
    "spent",
    "spend",
    "wait",
    "waited",
    "only",
    "just",
    "under",
    "and",
    "or",
    "is",
    "was",
    "be",
    "half",
    "during",
    "through",
    "throughout",
    "with",
    "to",
    "around",
];

/// May stand between the figure and its unit.
const BETWEEN: &Forms = forms![
    "more",
    "consecutive",
    "straight",
    "trading",
    "business",
    "calendar",
    "full",
    "long",
    "additional",
    "whole",
    "solid",
    "extra",
    "other",
    "working",
    "fiscal",
];

impl Grammar<'_, '_> {
    /// A length, or a point that far away: seven-month, the past two years, three years ago.
    pub(super) fn length(&self, i: usize) -> Option<Found> {
        let (at, (mut count, shifted, article)) = self.quantity(i)?;
        let hyphenated = self.is_hyphen(at);
        let at = self.hyphen(at);
        let at = if article { at } else { BETWEEN.words().iter().fold(at, |at, w| at + usize::from(at < self.end && self.reading.is(at, w))) };
        let (mut to, (unit, many)) = self.unit(at)?;
        // A unit with a capital of its own is a name: 60 Minutes.
        let noun = self.reading.lexicon().writing().capital_nouns;
        if !noun && self.shape(at) == Shape::Capital && at > i && self.shape(i) != Shape::Capital {
            return None;
        }
        // "one half" is no time, "three-quarters" a share, "a second" one more, and "a quarter" either.
        let share = unit == TimeUnit::Quarter && !shifted && (hyphenated && many || count.low == Some(Decimal::ONE));
        if unit == TimeUnit::Half || share || unit == TimeUnit::Second && count.low == Some(Decimal::ONE) && !self.is_second_of_time(i, to) {
            return None;
        }
        if !many && !hyphenated && !article && count.low.is_none_or(|n| n != Decimal::ONE) && self.is_hyphen(to) {
            return None;
        }
        let half = self.half_behind(to);
        if let (Some(n), Some(end)) = (count.low, half) {
            (to, count.low) = (end, Some(n.checked_add(Decimal::new(5, 1))?));
        }
        let mut length = Length { count: count.low, to: count.high, unit, mixed: false };
        while let Some((end, more)) = self.more_behind(to, length) {
            (to, length) = (end, more);
        }
        if self.is_hyphen(to) && self.any(to + 1, forms!["old"]) || self.any(to, forms!["old"]) {
            return None;
        }
        if !shifted && let Some(found) = self.distance(i, to, length) {
            return Some(found);
        }
        if self.is_hyphen(to) && self.any(to + 1, forms!["long"]) {
            return Some(Found::new(i, to + 2, Expression::Length(length), "duration.hyphen"));
        }
        if article && half.is_none() && !length.mixed && !self.any_before(i, BEFORE_LENGTH) && !self.any(to, forms!["after", "before"]) {
            return None;
        }
        let rule = match (hyphenated, shifted, count.low) {
            (true, _, _) => "duration.hyphen",
            (_, true, _) => "duration.shifted",
            (_, _, None) => "duration.vague",
            _ => "duration.count",
        };
        Some(Found::new(i, to, Expression::Length(length), rule))
    }

    /// Past "and a half", with hyphens or without; what has a unit of its own is another length.
    fn half_behind(&self, i: usize) -> Option<usize> {
        let and = self.hyphen(i);
        let article = self.hyphen(and + 1);
        let half = self.hyphen(article + 1);
        let said = self.any(and, forms!["and"]) && self.any(article, forms!["a"]) && self.any(half, forms!["half"]);
        let more = self.reading.kinds(self.hyphen(half + 1)).meet(Kinds::of(&[Kind::Number, Kind::TimeUnit]));
        (said && !more).then_some(half + 1)
    }

    /// Past what is added to a length in a smaller unit, and both: "two hours and 10 minutes", "2 hours, 10 minutes", "8 minutes 20 seconds".
    fn more_behind(&self, i: usize, length: Length) -> At<Length> {
        let set_off = self.shape(i) == Shape::Comma;
        let and = self.hyphen(i + usize::from(set_off));
        let (at, count) = self.count(self.skip(and, forms!["and"]))?;
        let (to, (unit, _)) = self.unit(self.hyphen(at))?;
        let each = Decimal::from(timex::ratio(length.unit, unit)?);
        // a comma may part what it took from what came later
        let apart = set_off && self.any(to, forms!["after", "before", "later", "earlier", "ago", "longer", "more", "of"]);
        let (Some(large), None, Some(small), None) = (length.count, length.to, count.low, count.high) else { return None };
        let fits = !apart && large.is_integer() && small < each;
        let whole = large.checked_mul(each)?.checked_add(small)?;
        fits.then_some((to, Length { count: Some(whole), to: None, unit, mixed: true }))
    }

    /// "for a second", "a second later", but no "second term": a second that a noun or another ordinal follows is one more of something.
    fn is_second_of_time(&self, i: usize, to: usize) -> bool {
        let joined = self.any(to, forms!["and", "or"]) && self.ordinal(to + 1).is_some();
        let followed = self.shape(to).is_word() && !self.reading.kinds(to).has(Kind::Stop) || self.is_hyphen(to) || joined;
        let away = self.any(to, forms!["later", "earlier", "ago"]);
        !followed && (away || self.any_before(i, forms!["for", "within"]))
    }

    /// A length behind a word that leads to a point that far away: vor zwei Wochen.
    pub(super) fn led_distance(&self, i: usize) -> Option<Found> {
        let (at, (by, from)) = self.word(i, Kind::DistanceBefore, |w| if let DateWord::DistanceBefore { by, from } = w { Some((by, from)) } else { None })?;
        let (at, (count, false, _)) = self.quantity(at)? else { return None };
        let (to, (unit, _)) = self.unit(at)?;
        let length = Length { count: count.low, to: count.high, unit, mixed: false };
        Some(match unit {
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => Found::new(at, to, Expression::Length(length), "duration.distance"),
            _ => Found::new(i, to, Expression::Distance { length, by, from }, "date.distance"),
        })
    }

    /// ago, earlier, later, from now behind a length.
    fn distance(&self, from: usize, to: usize, length: Length) -> Option<Found> {
        let or_so = if self.any(to, forms!["or"]) && self.any(to + 1, forms!["so", "more"]) { to + 2 } else { to };
        let hyphen = self.hyphen(or_so);
        let (end, (by, anchor)) = self.word(hyphen, Kind::Distance, |w| if let DateWord::Distance { by, from } = w { Some((by, from)) } else { None })?;
        // "two days after the vote" counts from the vote, which is no date.
        let clause = self.any(hyphen, forms!["before", "after"])
            && !matches!(self.shape(end), Shape::Stop | Shape::Comma | Shape::Newline | Shape::Colon | Shape::BracketClose);
        if clause || self.any(end, forms!["than"]) {
            return None;
        }
        // Hours and minutes away lead to no day: what is told is how long.
        Some(match length.unit {
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => Found::new(from, to, Expression::Length(length), "duration.distance"),
            _ => Found::new(from, end, Expression::Distance { length, by, from: anchor }, "date.distance"),
        })
    }

    /// Whether the words from `i` to a unit at `at` make a length of it: the past year, in the last year. "In the last year of the war" it is a date.
    pub(super) fn lasts(&self, i: usize, at: usize) -> bool {
        let up_to_now = self.any_before(i, forms!["in", "over", "during", "within"]) && self.any(i, forms!["the"]) && self.any(at - 1, forms!["last"]);
        let whole = || self.unit(at).is_some_and(|(to, unit)| unit == (TimeUnit::Year, false) && !self.any(to, forms!["of"]));
        self.any(at - 1, forms!["past"]) || up_to_now && whole()
    }

    /// The words before a unit: how many, whether the past or next so many, and whether only an article.
    fn quantity(&self, i: usize) -> At<(Count, bool, bool)> {
        let one = Count { low: Some(Decimal::ONE), high: None };
        let vague = Count { low: None, high: None };
        if self.any(i, forms!["half"]) {
            let a = self.hyphen(i + 1);
            let at = self.skip(a, forms!["a", "an"]);
            let half = Count { low: Some(Decimal::new(5, 1)), high: None };
            return self.unit(at).filter(|(_, (unit, many))| !many && (at > a || a > i + 1) && *unit <= TimeUnit::Century).map(|_| (at, (half, false, false)));
        }
        if let Some((at, _)) = self.shift(i).filter(|(at, _)| self.count(*at).is_some() || self.lasts(i, *at)) {
            return match self.count(at) {
                Some((at, count)) => Some((at, (count, true, false))),
                None => self.unit(at).filter(|(_, (_, many))| !many).map(|_| (at, (one, true, false))),
            };
        }
        if let Some((at, count)) = self.count(i) {
            return Some((at, (count, false, false)));
        }
        // the nine months, the first two years
        if self.any(i, forms!["the", "these", "those", "its", "his", "her", "their", "another", "an", "a"]) {
            let first = self.ordinal(i + 1).filter(|(_, n)| *n == 1).map_or(i + 1, |(at, _)| at);
            let at = self.skip(first, forms!["latest", "final", "additional", "full", "whole", "entire", "next", "last"]);
            if let Some((at, count)) = self.count(at) {
                return Some((at, (count, true, false)));
            }
            if self.any(i, forms!["a", "an", "another"]) {
                return self.unit(at).filter(|(_, (_, many))| !many).map(|_| (at, (one, false, true)));
            }
            return None;
        }
        // for years, weeks later, decades-long
        let (to, (_, many)) = self.unit(i)?;
        let long = self.is_hyphen(to) && self.any(to + 1, forms!["long"]);
        let far = self.word(to, Kind::Distance, |w| matches!(w, DateWord::Distance { .. }).then_some(())).is_some();
        let dated =
            self.any_before(i, forms!["for", "in", "within", "after", "over", "of", "by", "took", "take", "last", "lasted", "spent", "just", "only", "than"]);
        match (many, long) {
            (true, _) if long || far || dated => Some((i, (vague, false, false))),
            (false, true) => Some((i, (one, false, false))),
            _ => None,
        }
    }

    /// The token behind an age: 44-year-old, 52 years old, aged 9 months.
    pub(super) fn age(&self, i: usize) -> Option<usize> {
        let (at, _) = self.count(i)?;
        let (at, _) = self.unit(self.hyphen(at))?;
        let old = self.hyphen(at);
        self.any(old, forms!["old", "olds"]).then_some(old + 1)
    }

    /// every day, each Thursday, daily, Mondays.
    pub(super) fn recurring(&self, i: usize) -> Option<Found> {
        let set = |to, timex: String, rule| Some(Found::new(i, to, Expression::Recurring(timex), rule));
        // "the daily Tribune" is a newspaper.
        if let Some((to, unit)) =
            self.word(i, Kind::Recurring, |w| if let DateWord::Recurring(u) = w { Some(u) } else { None }).filter(|(to, _)| self.shape(*to) != Shape::Capital)
        {
            return set(to, timex::duration(Decimal::ONE, unit), "set.adverb");
        }
        if let Some((to, weekday)) = self.word(i, Kind::Weekdays, |w| if let DateWord::Weekdays(d) = w { Some(d) } else { None }) {
            return set(to, format!("XXXX-WXX-{}", weekday.to_monday_one_offset()), "set.weekday");
        }
        if self.any(i, forms!["once", "twice"]) && self.any(i + 1, forms!["a", "every", "each"]) {
            let (to, (unit, many)) = self.unit(i + 2)?;
            return if many { None } else { set(to, timex::duration(Decimal::ONE, unit), "set.times") };
        }
        if !self.any(i, forms!["every", "each"]) {
            return None;
        }
        let other = self.any(i + 1, forms!["other"]);
        let at = i + 1 + usize::from(other);
        if let Some((to, (weekday, false))) = self.weekday(at) {
            let part = self.part(to);
            let (to, part) = part.map_or((to, ""), |(to, p)| (to, timex::part(p)));
            return set(to, format!("XXXX-WXX-{}{part}", weekday.to_monday_one_offset()), "set.each");
        }
        if let Some((to, (month, false))) = self.month(at) {
            return set(to, format!("XXXX-{month:02}"), "set.each");
        }
        if let Some((to, s)) = self.word(at, Kind::Season, |w| if let DateWord::Season(s) = w { Some(s) } else { None }) {
            return set(to, format!("XXXX-{}", season(s)), "set.each");
        }
        if let Some((to, part)) = self.part(at) {
            return set(to, format!("XXXX-XX-XX{}", timex::part(part)), "set.each");
        }
        // every half hour, every quarter of an hour
        let half = self.any(at, forms!["half"]);
        let hour = self.skip(self.skip(at + 1, forms!["of"]), forms!["an"]);
        if (half || self.any(at, forms!["quarter"]) && hour > at + 1) && self.any(hour, forms!["hour"]) {
            return set(hour + 1, format!("PT{}M", if half { 30 } else { 15 }), "set.each");
        }
        let (count_end, n) = self.count(at).map_or((at, Some(Decimal::ONE)), |(to, c)| (to, c.low));
        let (to, (unit, _)) = self.unit(count_end)?;
        let n = if other { Some(Decimal::TWO) } else { n };
        if unit == TimeUnit::Half {
            return None;
        }
        set(to, n.map_or_else(|| timex::vague(unit), |n| timex::duration(n, unit)), "set.each")
    }
}
