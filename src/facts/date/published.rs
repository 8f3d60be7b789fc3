//! The day of publication where the source does not state it: a date line, a dateline, or a post shown in the text.

use super::{expression::Expression, grammar::Grammar, period::Period};
use crate::{
    facts::Context,
    lang::Reading,
    text::{Document, Origin, Shape, Stamp},
};
use jiff::civil::Date;

/// How many passages at the top may be a date line, byline or dateline.
const TOP: usize = 4;
/// How many tokens such a line has at most.
const LINE: usize = 16;

/// The day of publication as the text itself shows it. A date line or dateline at the top goes before posts; of several posts
/// the latest counts, since an article is not older than what it shows.
pub(in crate::facts) fn published(document: &Document, reading: &Reading, context: Context) -> Option<Stamp> {
    let mut post = None;
    // below the top only posts are looked for
    let passages = if document.text.contains('@') { &document.passages[..] } else { document.passages.get(..TOP).unwrap_or(&document.passages) };
    for (index, passage) in passages.iter().enumerate() {
        let range = reading.range(passage.span);
        let grammar = |start, end| Grammar::new(reading, start..end, context.day_order);
        let line = range.len() <= LINE;
        let is_post = line && range.clone().any(|i| reading.is(i, "@"));
        if index < TOP && !is_post {
            let whole = line && !range.clone().any(|i| reading.shape(i) == Shape::Stop && i + 1 == range.end && i > range.start + 8);
            let end = if whole { Some(range.end) } else { dateline(reading, range.start, range.end) };
            if let Some(date) = end.and_then(|end| only_date(&grammar(range.start, end))) {
                return Some(stamp(date));
            }
        }
        if is_post {
            post = post.max(only_date(&grammar(range.start, range.end)));
        }
    }
    post.map(stamp)
}

fn stamp(date: Date) -> Stamp {
    Stamp { date, time: None, origin: Origin::Inferred }
}

/// Where a dateline ends: KYIV, Sept. 29, 2022 (Agency) --
fn dateline(reading: &Reading, start: usize, end: usize) -> Option<usize> {
    if !reading.shape(start).is_capitalised() {
        return None;
    }
    (start + 1..end.min(start + LINE)).find(|&i| reading.shape(i) == Shape::Dash && reading.tokens.get(i).is_some_and(|t| t.spaced))
}

/// The one full date of a few words; `None` where there are several.
fn only_date(grammar: &Grammar) -> Option<Date> {
    let mut days = grammar.read().into_iter().filter_map(|f| match f.expression {
        Expression::Period(Period::Day(day)) => Some(day),
        _ => None,
    });
    let day = days.next()?;
    days.all(|d| d == day).then_some(day)
}
