//! Times of day: 4 p.m. Friday, 16:30 GMT, noon.

use super::{Found, Grammar, words::At};
use crate::facts::date::expression::{Clock, Expression};
use crate::lang::{DateWord, Forms, Kind, PartOfDay, forms};
use crate::text::Shape;

/// Before a time without "p.m." or a zone.
const BEFORE_CLOCK: &Forms = forms!["at", "by", "around", "about", "until", "from", "since", "before", "after"];

/// From this hour on a night is that of its day.
const NIGHTFALL: i8 = 5;

impl Grammar<'_, '_> {
    /// A time of day and the day behind it, where one is printed there.
    pub(super) fn clock(&self, i: usize) -> Option<Found> {
        let (at, time) = self.time(i)?;
        let (at, zone) = self.zone(at).map_or((at, None), |(at, zone)| (at, zone));
        let (at, pm) = self.in_the_part(at).unwrap_or((at, false));
        let told = (i..at).any(|k| self.reading.kinds(k).has(Kind::Meridiem));
        let pm = pm || !told && self.is_late(at, time.hour);
        let hour = if pm && time.hour < 12 { time.hour + 12 } else { time.hour };
        let time = Clock { hour, zone, ..time };
        let comma = at + usize::from(self.shape(at) == Shape::Comma);
        let day_at = self.skip(comma, forms!["on", "of"]);
        let day = self.calendar(day_at).or_else(|| self.named_day(day_at)).or_else(|| self.part_alone(day_at));
        let (to, day) = match day.map(|d| (d.to, d.expression)) {
            Some((to, day @ (Expression::Named(..) | Expression::Period(_) | Expression::Relative { .. }))) => (to, Some(Box::new(day))),
            // "6:41 last night"; "3 a.m. last night" is of the next day
            Some((to, Expression::Part(day, _))) if time.hour >= NIGHTFALL => (to, Some(day)),
            _ => (at, self.day_past_bracket(at).map(Box::new)),
        };
        Some(Found::new(i, to, Expression::Clock(time, day), "time.clock"))
    }

    /// The day of both times of "05:17 local time (10:17 GMT) on Sunday".
    fn day_past_bracket(&self, i: usize) -> Option<Expression> {
        const ZONED: usize = 6;
        let close = match self.shape(i) {
            Shape::BracketOpen if self.time(i + 1).is_some() => (i + 1..self.end.min(i + ZONED)).find(|&k| self.shape(k) == Shape::BracketClose)?,
            Shape::BracketClose => i,
            _ => return None,
        };
        let day_at = self.skip(close + 1, forms!["on"]);
        let day = (day_at > close + 1).then(|| self.calendar(day_at).or_else(|| self.named_day(day_at))).flatten()?;
        matches!(day.expression, Expression::Named(..) | Expression::Period(_) | Expression::Relative { .. }).then_some(day.expression)
    }

    /// "in the morning", "in the evening" behind a time, and whether it puts that after noon; "in the morning session" does not.
    fn in_the_part(&self, i: usize) -> At<bool> {
        if !self.any(i, forms!["in"]) || !self.any(i + 1, forms!["the"]) {
            return None;
        }
        let (to, part) = self.part(i + 2)?;
        let noun = self.shape(to) == Shape::Lower && !self.reading.kinds(to).has(Kind::Stop) || self.is_hyphen(to);
        let pm = match part {
            PartOfDay::Morning => false,
            PartOfDay::Afternoon | PartOfDay::Evening => true,
            PartOfDay::Night | PartOfDay::Overnight | PartOfDay::Dawn => return None,
        };
        (!noun).then_some((to, pm))
    }

    /// Whether the part of a day behind an hour puts it after noon: "6:41 last night", "at 3:30 on Friday afternoon".
    fn is_late(&self, i: usize, hour: i8) -> bool {
        let day = self.skip(i, forms!["on"]);
        let named = || {
            let at = self.shift(day).map(|(at, _)| at).or_else(|| self.weekday(day).map(|(at, _)| at))?;
            self.part(at).map(|(_, part)| part)
        };
        let part = if self.any(day, forms!["tonight"]) { Some(PartOfDay::Night) } else { named() };
        match part {
            Some(PartOfDay::Afternoon | PartOfDay::Evening) => true,
            Some(PartOfDay::Night) => hour >= NIGHTFALL,
            Some(PartOfDay::Morning | PartOfDay::Overnight | PartOfDay::Dawn) | None => false,
        }
    }

    fn named_day(&self, i: usize) -> Option<Found> {
        if self.weekday(i).is_some() || self.word(i, Kind::Day, |w| matches!(w, DateWord::Day(_)).then_some(())).is_some() {
            self.named(i).or_else(|| self.relative(i))
        } else {
            None
        }
    }

    fn zone(&self, i: usize) -> At<Option<i16>> {
        let open = i + usize::from(self.shape(i) == Shape::BracketOpen);
        let (at, zone) = self.word(open, Kind::Zone, |w| if let DateWord::Zone(z) = w { Some(z) } else { None })?;
        // Names of zones in small letters are other words: "est", "et".
        if !self.shape(open).is_capitalised() && !self.any(open, forms!["local"]) {
            return None;
        }
        Some((at + usize::from(open > i && self.shape(at) == Shape::BracketClose), zone))
    }

    fn time(&self, i: usize) -> At<Clock> {
        let clock = |hour, minute, second| Clock { hour, minute, second, zone: None };
        if let Some((at, hour)) = self.word(i, Kind::Hour, |w| if let DateWord::Hour(h) = w { Some(h) } else { None }) {
            let name = self.shape(i) == Shape::Capital && i > self.start || self.is_hyphen(at);
            return (!name).then_some((at, clock(hour, Some(0), None)));
        }
        if let Some(found) = self.glued_time(i) {
            return Some(found);
        }
        if let Some((hour, minute)) = self.text(i).split_once('.').filter(|_| self.any(i + 1, forms!["o'clock"])) {
            // um 14.30 Uhr
            let (hour, minute) = (hour.parse::<i8>().ok()?, minute.parse::<i8>().ok()?);
            return ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some((i + 2, clock(hour, Some(minute), None)));
        }
        if let Some((hour, minute)) = dotted(self.text(i)).filter(|(hour, _)| (1..=12).contains(hour))
            && let Some((to, pm)) = self.word(i + 1, Kind::Meridiem, |w| if let DateWord::Meridiem(pm) = w { Some(pm) } else { None })
        {
            return Some((to, clock(twelve(hour, pm), Some(minute), None)));
        }
        let (at, hour) = self.digits(i, 1..=4).or_else(|| self.small(i).filter(|(_, n)| (1..=12).contains(n)))?;
        let printed = self.shape(i) == Shape::Digits;
        if printed && self.text(i).len() > 2 {
            // 1600 GMT, 0930 hours
            let (hour, minute) = (hour / 100, hour % 100);
            let to = self.skip(at, forms!["hours", "hrs"]);
            let padded = self.text(i).len() == 4 && self.text(i).starts_with('0');
            let fits = hour <= 24 && minute < 60 && (self.zone(at).is_some() || to > at && (padded || self.any_before(i, BEFORE_CLOCK)));
            return fits.then_some((to, clock(hour as i8, Some(minute as i8), None)));
        }
        if self.any(at, forms!["o'clock", "o’clock"]) && (1..=24).contains(&hour) {
            return Some((at + 1, clock(hour as i8, None, None)));
        }
        let minutes = if printed && self.text(at) == ":" && self.glued(at) && self.glued(at + 1) { self.minutes(at + 1) } else { None };
        let (at, minute, second) = minutes.map_or((at, None, None), |(at, (m, s))| (at, Some(m), s));
        if let Some((to, pm)) = self.word(at, Kind::Meridiem, |w| if let DateWord::Meridiem(pm) = w { Some(pm) } else { None }) {
            // "I am", not "5 am".
            let (to, hour) = ((1..=12).contains(&hour) && (printed || self.text(at + 1) == ".")).then(|| (to, twelve(hour as i8, pm)))?;
            return Some((to, clock(hour, minute, second)));
        }
        let bare = minute.is_some() && self.text(i).len() <= 2 && hour <= 24 && (self.any_before(i, BEFORE_CLOCK) || self.zone(at).is_some());
        let scored = self.glued(at) && matches!(self.shape(at), Shape::Dash | Shape::Colon);
        let to = self.skip(at, forms!["o'clock", "hours", "hrs"]);
        (bare && !scored && printed).then_some((to, clock(hour as i8, minute, second)))
    }

    /// :30 or :30:15, without what follows; a part with more digits than two is no time.
    fn minutes(&self, i: usize) -> At<(i8, Option<i8>)> {
        let (at, minute) = self.digits(i, 2..=2)?;
        if minute > 59 {
            return None;
        }
        let second = if self.text(at) == ":" && self.glued(at) { self.digits(at + 1, 2..=2).filter(|(_, s)| *s < 60) } else { None };
        Some(second.map_or((at, (minute as i8, None)), |(at, s)| (at, (minute as i8, Some(s as i8)))))
    }

    /// 4pm, 4:30pm: figure and letters are one token.
    fn glued_time(&self, i: usize) -> At<Clock> {
        let small = |figure: &str| (figure.len() <= 2).then(|| figure.parse::<i8>().ok()).flatten();
        if self.shape(i) == Shape::Mixed {
            let (figure, pm) = parted(self.text(i))?;
            let (hour, minute) = match dotted(figure) {
                Some((hour, minute)) => (hour, Some(minute)),
                None => (small(figure)?, None),
            };
            return (1..=12).contains(&hour).then(|| (i + 1, Clock { hour: twelve(hour, pm), minute, second: None, zone: None }));
        }
        let (at, hour) = self.digits(i, 1..=2)?;
        if !matches!(self.text(at), ":" | ".") || !self.glued(at) || !self.glued(at + 1) {
            return None;
        }
        let (figure, pm) = parted(self.text(at + 1))?;
        let minute = small(figure)?;
        ((1..=12).contains(&hour) && minute < 60).then(|| (at + 2, Clock { hour: twelve(hour as i8, pm), minute: Some(minute), second: None, zone: None }))
    }
}

/// The figure of `4pm`, and whether it is after noon.
fn parted(text: &str) -> Option<(&str, bool)> {
    let figure = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    match &text[figure.len()..] {
        s if s.eq_ignore_ascii_case("pm") => Some((figure, true)),
        s if s.eq_ignore_ascii_case("am") => Some((figure, false)),
        _ => None,
    }
}

/// 2.30: hour and minute with a full stop between, as British papers print them.
fn dotted(text: &str) -> Option<(i8, i8)> {
    let (hour, minute) = text.split_once('.').filter(|(h, m)| (1..=2).contains(&h.len()) && m.len() == 2)?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60).then_some((hour, minute))
}

fn twelve(hour: i8, pm: bool) -> i8 {
    hour % 12 + if pm { 12 } else { 0 }
}
