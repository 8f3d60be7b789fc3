//! How sure it is that two ordinals are of one row.

use super::{
    super::{Reason, quantity, side::Side},
    figures::other_doers,
    reckoned::reckoned_otherwise,
    sureness::weigh,
};
use crate::lang::{DateWord, Lexicon, Reading, Sense, TimeUnit};

/// How much less sure it is that two ordinals are of one row, where one follows soon on the other, and where not: the seventh or eighth
/// package, but the fourth coach of a manager and the 21st of the team.
const IN_A_ROW: (f32, f32) = (0.25, 0.45);

/// Ordinals. Nobody revises which one of a row it was.
pub(super) fn ordinals<'c>(a: &Side<'c>, b: &Side<'c>, reason: Reason, linked: f32) -> Option<(Reason, f32)> {
    let (x, y) = (&a.fact.value, &b.fact.value);
    // the first and the second are two of a row
    let members = || quantity::are_first_and_second(x, y) || !a.setting().one_row(b.setting()) || counts_days(a, b);
    if reason == Reason::Disjoint && (members() || reckoned_otherwise(a, b) || quantity::far_apart(x, y) || other_doers(a, b)) {
        return None;
    }
    // a second harbour, the Second World War
    if reason == Reason::Same && a.setting().likeness(b.setting()).head == Some(false) {
        return None;
    }
    let (reason, confidence) = weigh(reason, a, b, linked);
    let near = || a.setting().likeness(b.setting()).head == Some(true) && quantity::follow(x, y);
    let doubt = match reason {
        Reason::Disjoint if of_units(a, |unit| unit == TimeUnit::Minute) => 0.0,
        Reason::Disjoint if near() => IN_A_ROW.0,
        Reason::Disjoint => IN_A_ROW.1,
        _ => 0.0,
    };
    Some((reason, confidence - doubt))
}

/// Whether two ordinals count days of something, and their articles are not known to be of one day.
fn counts_days<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let published = |s: &Side| s.reader.document.about.published.map(|p| p.date);
    // the 67th minute of a match is that of no day
    let days = |s: &Side| of_units(s, |unit| unit != TimeUnit::Minute);
    (published(a).is_none() || published(a) != published(b)) && days(a) && days(b)
}

/// Whether an ordinal counts such units of time.
fn of_units(side: &Side, wanted: impl Fn(TimeUnit) -> bool) -> bool {
    let document = side.reader.document;
    let reading = side.fact.subject.map(|of| Reading::new(document.words(of), Lexicon::of(document.language)));
    let unit = |s: &Sense| if let Sense::Date(DateWord::Unit { unit, .. }) = s { wanted(*unit) } else { false };
    reading.is_some_and(|r| (0..r.tokens.len()).any(|i| r.word_senses(i).any(unit)))
}
