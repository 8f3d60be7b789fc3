//! Date expressions as they are written: one pass over the tokens of a passage, the longest reading at each. No rule looks
//! further than a few words ahead, so that the cost is linear.

mod calendar;
mod clock;
mod length;
mod named;
mod relative;
mod words;

use super::expression::Expression;
use crate::{
    facts::{DayOrder, number::Number},
    lang::{Bound, DateWord, Edge, Forms, Kind, Kinds, Reading, forms},
    text::Shape,
};
use std::{cell::Cell, ops::Range};

/// How many tokens behind a figure its unit or month may stand: "10 to 15 more trading days".
const FIGURE_REACH: usize = 6;

/// Words with which an expression may begin, whatever follows.
const OPENERS: Kinds = BEGINNERS.without(SMALL.with(Kind::Shift)).with(Kind::DateHedge).with(Kind::NoReference);

/// Words with which an expression may begin that is not only words of degree.
const BEGINNERS: Kinds = Kinds::of(&[
    Kind::Determiner,
    Kind::Number,
    Kind::Small,
    Kind::Month,
    Kind::Weekday,
    Kind::Weekdays,
    Kind::Season,
    Kind::Holiday,
    Kind::TimeUnit,
    Kind::Day,
    Kind::Reference,
    Kind::Part,
    Kind::Hour,
    Kind::Shift,
    Kind::DistanceBefore,
    Kind::Edge,
    Kind::Recurring,
    Kind::Decade,
    Kind::Opener,
]);

/// Small words and numbers, which need something else behind them.
const SMALL: Kinds = Kinds::of(&[Kind::Determiner, Kind::Number, Kind::Small]);

/// Words that make a date or a length of the figure before them.
const BEHIND_FIGURE: Kinds = Kinds::of(&[Kind::TimeUnit, Kind::Month, Kind::Meridiem, Kind::Zone, Kind::Part, Kind::Decade]);

/// The grammar over one passage of a text.
pub(super) struct Grammar<'r, 't> {
    reading: &'r Reading<'t>,
    /// First token of the passage.
    start: usize,
    /// One past its last token.
    end: usize,
    order: DayOrder,
    /// The number read last, and where: several rules ask for the same one.
    number: Cell<Option<(usize, Option<Number>)>>,
}

/// An expression and the tokens that state it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub from: usize,
    pub to: usize,
    pub expression: Expression,
    pub bound: Option<Bound>,
    pub edge: Option<Edge>,
    pub rule: &'static str,
}

impl Found {
    fn new(from: usize, to: usize, expression: Expression, rule: &'static str) -> Found {
        Found { from, to, expression, bound: None, edge: None, rule }
    }
}

/// What a token may do for an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    /// A number, which needs a unit or a month near it.
    Figure,
    Determiner,
    None,
}

/// What stands at a token.
enum Next {
    Found(Found),
    /// Words that only look like a date, up to this token.
    Skip(usize),
    Nothing,
}

impl<'r, 't> Grammar<'r, 't> {
    /// The grammar over the tokens `passage`.
    pub(super) fn new(reading: &'r Reading<'t>, passage: Range<usize>, order: DayOrder) -> Self {
        Grammar { reading, start: passage.start, end: passage.end, order, number: Cell::new(None) }
    }

    /// Every expression of the passage, in order.
    pub(super) fn read(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut i = self.start;
        while i < self.end {
            if !self.may_open(i) {
                i += 1;
                continue;
            }
            i = match self.next(i) {
                Next::Found(f) => {
                    let to = f.to.max(i + 1);
                    found.push(f);
                    to
                }
                Next::Skip(to) => to.max(i + 1),
                Next::Nothing => i + 1,
            };
        }
        found
    }

    fn next(&self, i: usize) -> Next {
        if !self.opens(i) {
            return Next::Nothing;
        }
        if let Some(to) = self.looks_alike(i) {
            return Next::Skip(to);
        }
        let found = self.bounded(i).or_else(|| self.edged(i)).or_else(|| self.plain(i)).or_else(|| self.reference(i));
        match found {
            Some(f) => Next::Found(self.bound_behind(self.bound_before(f))),
            None => Next::Nothing,
        }
    }

    /// Whether the word or mark at token `i` alone lets an expression begin there. Most tokens stop here, so this decides what reading costs.
    #[inline]
    fn may_open(&self, i: usize) -> bool {
        self.reading.kinds(i).meet(OPENERS.and(BEGINNERS)) || may_be_figure(self.reading.shape(i))
    }

    /// Whether an expression may begin at token `i`, by what stands behind as well.
    fn opens(&self, i: usize) -> bool {
        match self.role(i) {
            Role::Opens => true,
            Role::Figure => self.is_year_like(i) || self.near_date_word(i + 1),
            Role::Determiner => matches!(self.role(i + 1), Role::Opens | Role::Figure) && self.opens(i + 1) || self.role(i + 1) == Role::Determiner,
            Role::None => false,
        }
    }

    /// Whether "last" or "that" at token `i` may shift what stands behind it: a period, or how many of them.
    fn shifts(&self, i: usize) -> bool {
        let next = self.reading.tokens.get(i + 1);
        let figure = next.is_some_and(|t| matches!(t.shape, Shape::Stop | Shape::Dash) || !t.initial.is_ascii());
        figure || self.begins(i + 1) || self.any(i + 1, forms!["period", "trading"]) || self.any(i, forms!["past"]) || self.reading.kinds(i).meet(SMALL)
    }

    /// Whether an expression may begin at token `i` with more than words of degree.
    fn begins(&self, i: usize) -> bool {
        self.reading.kinds(i).meet(BEGINNERS) || may_be_figure(self.shape(i))
    }

    fn role(&self, i: usize) -> Role {
        let Some(token) = self.reading.tokens.get(i).filter(|_| i < self.end) else { return Role::None };
        match token.shape {
            Shape::Digits => return Role::Figure,
            Shape::Mixed | Shape::QuoteSingle | Shape::Mark if self.text(i).starts_with(|c: char| c.is_ascii_digit() || matches!(c, '\'' | '’' | '‘')) => {
                return Role::Opens;
            }
            _ if token.sense == 0 => return Role::None,
            _ => {}
        }
        let kinds = self.reading.kinds(i);
        match () {
            () if kinds.meet(OPENERS) || kinds.has(Kind::Shift) && self.shifts(i) => Role::Opens,
            () if kinds.has(Kind::Determiner) => Role::Determiner,
            () if kinds.has(Kind::Number) => Role::Figure,
            () => Role::None,
        }
    }

    /// A figure that may be a date by itself: 1998, 29.9.2022, nineteen ninety-eight.
    fn is_year_like(&self, i: usize) -> bool {
        let digits = self.shape(i) == Shape::Digits;
        digits && matches!(self.text(i).len(), 4 | 8..=10) || self.any(i, forms!["eighteen", "nineteen", "twenty", "two"])
    }

    /// Whether what makes a figure a date or a length stands close behind it. Most figures count other things.
    fn near_date_word(&self, i: usize) -> bool {
        (i..self.end.min(i + FIGURE_REACH)).any(|k| {
            let mark = self.glued(k) && matches!(self.text(k), "/" | ":") || self.any(k, forms!["o'clock", "o’clock"]);
            mark || self.reading.kinds(k).meet(BEHIND_FIGURE)
        })
    }

    /// An expression without words of degree before it. No rule is asked at a word whose kind is not among the [`BEGINNERS`].
    fn plain(&self, i: usize) -> Option<Found> {
        if !self.begins(i) {
            return None;
        }
        self.recurring(i)
            .or_else(|| self.figures(i))
            .or_else(|| self.clock(i))
            .or_else(|| self.calendar(i))
            .or_else(|| self.named(i))
            .or_else(|| self.named_year(i))
            .or_else(|| self.led_distance(i))
            .or_else(|| self.relative(i))
            .or_else(|| self.length(i))
            .or_else(|| self.bare_year(i))
    }

    /// Words that begin as a date and are none: as soon as, a 44-year-old.
    fn looks_alike(&self, i: usize) -> Option<usize> {
        // USA TODAY is a newspaper, "in the USA today" a day
        let name = |to: usize| self.shape(i) != Shape::Upper || self.shape(to - 1) != Shape::Lower;
        self.word(i, Kind::NoReference, |w| (w == DateWord::NoReference).then_some(()))
            .map(|(to, ())| to)
            .filter(|&to| name(to))
            .or_else(|| self.age(i))
            .or_else(|| self.impossible(i))
    }

    /// "about", "at least" and the like before a length, a time or a date.
    fn bounded(&self, i: usize) -> Option<Found> {
        let (at, bound) = self.word(i, Kind::DateHedge, |w| if let DateWord::Hedge(b) = w { Some(b) } else { None })?;
        if !self.opens(at) || self.age(at).is_some() {
            return None;
        }
        let inner = self.plain(at).or_else(|| self.edged(at))?;
        let fits = match inner.expression {
            // "over several days" lasts as long as those.
            Expression::Length(length) if length.count.is_none() && self.any(i, forms!["over"]) => false,
            // and so does "$3 million over ten years"; "for over ten years" is longer
            Expression::Length(_) if self.reading.is_printed(i, forms!["over"]) && !self.is_lasting(i, inner.to) => false,
            // "over the next few days" is no more than those.
            Expression::Length(_) => inner.rule != "duration.shifted" || matches!(bound, Bound::AtLeast | Bound::AtMost | Bound::Nearly),
            Expression::Distance { .. } => true,
            Expression::Clock(..) | Expression::Named(..) | Expression::Period(_) | Expression::Range(..) => {
                bound == Bound::About && !self.any(i, forms!["some"])
            }
            Expression::Relative { .. } => self.any(i, forms!["sometime"]),
            Expression::Counterpart(..) | Expression::Holding(..) | Expression::Reference(_) | Expression::Part(..) | Expression::Recurring(_) => false,
        };
        fits.then_some(Found { from: i, bound: Some(bound), ..inner })
    }

    /// Whether "over" before a length says how long something lasts, or how far it lies from something else.
    fn is_lasting(&self, over: usize, to: usize) -> bool {
        const LASTS: &Forms = forms![
            "for", "in", "after", "of", "with", "at", "than", "and", "or", "by", "to", "just", "well", "is", "was", "are", "were", "be", "been", "being",
            "take", "takes", "took", "taken", "taking", "last", "lasts", "lasted", "lasting", "spend", "spends", "spent", "spending", "served", "serve",
            "serving", "has", "have", "had", "him", "her", "them", "us", "me"
        ];
        self.any_before(over, LASTS)
            || self.any(to, forms!["after", "before", "since", "into", "from", "ago", "later", "earlier", "old", "of", "longer", "late", "behind", "in"])
    }

    /// early Monday, mid-July, the end of the year.
    fn edged(&self, i: usize) -> Option<Found> {
        let start = self.skip(i, forms!["the", "very"]);
        let start = self.skip(start, forms!["very"]);
        let (at, edge) = self.word(start, Kind::Edge, |w| if let DateWord::Edge(e) = w { Some(e) } else { None })?;
        // "the start of fall"; but what is to start in fall is not dated at its start.
        let in_it = self.any(start, forms!["early", "late", "mid", "earlier", "later", "middle"]);
        let behind = self.hyphen(self.skip(at, if in_it { forms!["of", "in"] } else { forms!["of"] }));
        // Where the article does the work of "of", it belongs to what follows as well: Ende des Jahres.
        let inner = self.plain(behind).or_else(|| self.plain(at))?;
        let fits = match &inner.expression {
            Expression::Period(_) | Expression::Named(..) | Expression::Relative { .. } | Expression::Part(..) => true,
            Expression::Distance { .. }
            | Expression::Counterpart(..)
            | Expression::Holding(..)
            | Expression::Reference(_)
            | Expression::Clock(..)
            | Expression::Range(..)
            | Expression::Length(_)
            | Expression::Recurring(_) => false,
        };
        fits.then_some(Found { from: i, edge: Some(edge), ..inner })
    }

    /// "for five years at least", "two weeks or so".
    fn bound_behind(&self, found: Found) -> Found {
        let to = found.to;
        let bound = match () {
            () if !matches!(found.expression, Expression::Length(_)) || found.bound.is_some() => None,
            () if self.any(to, forms!["at"]) && self.any(to + 1, forms!["least"]) => Some(Bound::AtLeast),
            () if self.any(to, forms!["at"]) && self.any(to + 1, forms!["most"]) => Some(Bound::AtMost),
            () if self.any(to, forms!["or"]) && self.any(to + 1, forms!["more", "longer"]) => Some(Bound::AtLeast),
            () if self.any(to, forms!["or"]) && self.any(to + 1, forms!["less", "fewer"]) => Some(Bound::AtMost),
            () if self.any(to, forms!["or"]) && self.any(to + 1, forms!["so"]) => Some(Bound::About),
            () => None,
        };
        Found { bound: bound.or(found.bound), ..found }
    }

    /// The side on which the words before a date put what is dated: by Friday, since May.
    fn bound_before(&self, found: Found) -> Found {
        let dated = matches!(
            found.expression,
            Expression::Period(_) | Expression::Named(..) | Expression::Relative { .. } | Expression::Part(..) | Expression::Clock(..) | Expression::Range(..)
        );
        // "after second-quarter results"
        let attributive = (found.from + 1..found.to).any(|i| self.shape(i) == Shape::Dash) && self.shape(found.to) == Shape::Lower;
        if found.bound.is_some() || !dated || attributive || found.from == self.start {
            return found;
        }
        let side = self.word(found.from - 1, Kind::Side, |w| if let DateWord::Side(b) = w { Some(b) } else { None });
        Found { bound: side.filter(|(to, _)| *to == found.from).map(|(_, b)| b), ..found }
    }
}

/// Digits, what may hold them, and the apostrophe before a short year.
fn may_be_figure(shape: Shape) -> bool {
    matches!(shape, Shape::Digits | Shape::Mixed | Shape::QuoteSingle | Shape::Mark)
}
