//! What of a whole a number counts: some of it, the first of a row, all but so many, two kinds of things together. Two that count other
//! parts differ without contradicting each other.

use super::{
    super::{side::Side, words::Word},
    none_in_common,
    reckoned::{NOUN, REACH},
};
use crate::{
    facts::{Entity, NameKind, Value},
    lang::{ContextWord, Contrast},
};

/// Whether two numbers that differ count other parts of a whole. `one_fate` tells whether one thing befell both, `alike` whether both stand among
/// the same words.
pub(super) fn of_other_parts<'c>(a: &Side<'c>, b: &Side<'c>, one_fate: Option<bool>, alike: bool) -> bool {
    let counts = matches!(a.fact.value, Value::Count(_));
    // "six of his points" are not all that were scored; of those killed it is asked below
    let some = || is_some(a) != is_some(b) && one_fate != Some(true) && !alike;
    part_and_whole(a, b, one_fate)
        || some()
        || counts && of_a_row(a) != of_a_row(b)
        || counts && !alike && is_gap(a) != is_gap(b)
        || counts && holds_others(a) != holds_others(b)
        || counts && of_those_hit(a) != of_those_hit(b)
        || is_rest(a) != is_rest(b)
        || is_alone(a) != is_alone(b)
}

/// How a text tells some part of a whole that it gives the number of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Nine of the 15 members.
    Numbered,
    /// Most of the 230 passengers.
    Vague,
}

/// Whether one figure is a whole of which some part is told, and the other may be such a part.
fn part_and_whole<'c>(a: &Side<'c>, b: &Side<'c>, one_fate: Option<bool>) -> bool {
    let (whole, part, other) = match (part_told(a), part_told(b)) {
        (Some(part), None) => (a, part, b),
        (None, Some(part)) => (b, part, a),
        (Some(_), Some(_)) | (None, None) => return false,
    };
    let may_be_part = || other.setting().fates() > 0 || other.fact.value.quantity().is_some_and(|q| q.of.is_some());
    !(one_fate == Some(true) && has_another_deed(whole)) && (part == Part::Numbered || may_be_part())
}

/// The part of it that is told beside a figure.
fn part_told<'c>(side: &Side<'c>) -> Option<Part> {
    let (document, words) = (side.reader.document, side.words());
    let (from, _) = side.place();
    let of = words[..from].iter().rposition(|w| w.says(document.language, "of")).filter(|of| from - of <= 3)?;
    let part = words.get(of.checked_sub(1)?)?;
    // the first of three days is no part of them
    let number = |value: &Value| value.quantity().is_some() && !matches!(value, Value::Ordinal(_));
    if part.number.is_some() || side.neighbours().iter().any(|f| number(&f.value) && f.span.overlaps(part.span)) {
        return Some(Part::Numbered);
    }
    part.contrast.contains(&Contrast::Part).then_some(Part::Vague)
}

/// Whether something else is told of the part of a whole: one of the 12 people killed was a girl.
fn has_another_deed<'c>(side: &Side<'c>) -> bool {
    let words = side.words();
    let (_, to) = side.place();
    let behind = words[to..].iter().skip_while(|w| !w.is_any(&[ContextWord::Fate])).skip(1);
    behind.take_while(|w| !w.joins).any(|w| w.is_any(&[ContextWord::Between]))
}

/// Whether a number counts some of a whole that has no number: six of his points, six of them in one home.
fn is_some<'c>(side: &Side<'c>) -> bool {
    let language = side.reader.document.language;
    let counted = |w: &Word| side.neighbours().iter().any(|f| f.value.quantity().is_some() && f.span.overlaps(w.span));
    let named = |w: &&Word| !w.says_any(language, &["them", "whom", "which", "us"]);
    matches!(side.fact.value, Value::Count(_)) && behind_of(side).is_some_and(|whole| !whole.iter().take(NOUN).take_while(named).any(counted))
}

/// The words behind "of" right behind a number.
fn behind_of<'s>(side: &'s Side) -> Option<&'s [Word]> {
    let (_, to) = side.place();
    let (of, whole) = side.words().get(to..)?.split_first()?;
    of.says(side.reader.document.language, "of").then_some(whole)
}

/// Whether a number counts some that come first or last of a row: the first eight points, five of its next 23 games.
fn of_a_row(side: &Side) -> bool {
    let (from, _) = side.place();
    let row = |w: &Word| w.says_any(side.reader.document.language, &["first", "last", "final", "next", "opening", "closing", "previous"]);
    side.words()[..from].last().is_some_and(row) || behind_of(side).is_some_and(|whole| whole.iter().take(NOUN + 1).any(row))
}

/// Whether a number counts some of others that are told of: among the dead were 11 students, 79 dead, including 11 students.
pub(super) fn is_among(side: &Side) -> bool {
    const REACH: usize = 8;
    let language = side.reader.document.language;
    let (from, _) = side.place();
    let before = || side.words()[..from].iter().rev().take(REACH);
    // "among the 14 sailors was a boy": of all
    let of_whom = before().any(|w| w.says_any(language, &["were", "was", "are", "is", "them"]));
    before().any(|w| w.says_any(language, &["including", "include", "includes", "included"]) || of_whom && w.says(language, "among"))
}

/// Whether a number tells how far apart two things are: five rounds sooner.
fn is_gap(side: &Side) -> bool {
    let words = side.words();
    let (_, to) = side.place();
    let behind = words.get(to + 1).filter(|w| !w.after_break);
    behind.is_some_and(|w| w.says_any(side.reader.document.language, &["sooner", "earlier", "later", "ahead", "behind", "short", "apart"]))
}

/// Whether a number counts two kinds of things together: 420 passengers and crew.
fn holds_others(side: &Side) -> bool {
    let words = side.words();
    let (_, to) = side.place();
    let many = |w: &Word| !w.after_break && w.is_content() && (w.form.ends_with('s') || w.is_any(&[ContextWord::Plural])) && !w.is_any(&[ContextWord::Fate]);
    let [counted, and, others, ..] = &words[to..] else { return false };
    many(counted) && and.says(side.reader.document.language, "and") && !and.after_break && many(others)
}

/// Whether a number counts those that are left over: all but 900 homes.
fn is_rest(side: &Side) -> bool {
    let (language, words) = (side.reader.document.language, side.words());
    let (from, _) = side.place();
    matches!(&words[..from], [.., all, but] if all.says(language, "all") && but.says(language, "but"))
}

/// Whether a figure is that of one part of what the other may be of: salaries alone.
fn is_alone(side: &Side) -> bool {
    let (language, words) = (side.reader.document.language, side.words());
    let (from, to) = side.place();
    let near = words[from.saturating_sub(NOUN)..from].iter().rev().take_while(|w| !w.joins);
    near.chain(words[to..].iter().take(NOUN).take_while(|w| !w.after_break)).any(|w| w.says(language, "alone"))
}

/// Whether a number counts some of those whom something befell: six of the people hurt.
fn of_those_hit(side: &Side) -> bool {
    let (language, Some(whole)) = (side.reader.document.language, behind_of(side)) else { return false };
    let verb = |w: &Word| w.says_any(language, &["were", "was", "are", "is", "have", "had", "has"]);
    // of "two of whom died" it is told that they died
    let named = whole.first().is_some_and(|w| !w.says_any(language, &["whom", "them", "those", "which"]));
    let mut those = whole.iter().take(NOUN + 1).take_while(|w| !w.after_break && !verb(w));
    named && those.any(|w| w.is_any(&[ContextWord::Fate])) && has_another_deed(side)
}

/// Whether what befell people is told of two places: 22 died in Brin, 31 in Orvel.
pub(super) fn of_other_places<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let (x, y) = (places(a), places(b));
    none_in_common(&x, &y)
}

/// The places named near a figure, behind "in" or the like; of "in Orvel, the nearest town, where 31 died" that one.
fn places<'c>(side: &Side<'c>) -> Vec<&'c Entity> {
    let (language, words) = (side.reader.document.language, side.words());
    let (from, to) = side.place();
    let behind = words[to..].iter().take(REACH).take_while(|w| !w.after_break && !w.joins).count();
    // past the break before the figure, and no further: "In Orvel, 31 were killed"
    let parted = (from.saturating_sub(REACH)..=from).rev().find(|&i| words.get(i).is_some_and(|w| w.after_break));
    let near = parted.map_or(from.saturating_sub(REACH), |i| i.saturating_sub(1))..to + behind;
    let told_there = words[..from].last().is_some_and(|w| w.says(language, "where"));
    let named = side.named().filter_map(|(fact, entity)| {
        let at = words.partition_point(|w| w.span.end() <= fact.span.start());
        let last = words.partition_point(|w| w.span.start() < fact.span.end()).saturating_sub(1);
        // across southern Norway
        let within = words[at.saturating_sub(2)..at].iter().any(|w| w.says_any(language, &["in", "at", "near", "across", "around", "outside"]));
        (entity.kind == NameKind::Place && within && (near.contains(&last) || told_there && at < from)).then_some(entity)
    });
    named.collect()
}

/// Whether a number counts those who did it, and the other those whom it befell: killed by two gunmen, three were killed.
pub(super) fn of_doers_only<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let doers = |side: &Side<'c>| {
        let (from, _) = side.place();
        side.words()[..from].last().is_some_and(|w| w.says(side.reader.document.language, "by"))
    };
    let befell = |side: &Side<'c>| side.setting().fates() > 0;
    // "fired on by two boats", "three boats were firing"
    let one_kind = || a.setting().likeness(b.setting()).head == Some(true);
    (doers(a) && befell(b) || doers(b) && befell(a)) && !one_kind()
}

/// Whether one magnitude is that of an aftershock and the other is not.
pub(super) fn of_aftershock_only<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let after = |side: &Side<'c>| {
        let (from, to) = side.place();
        let before = side.words()[from.saturating_sub(NOUN)..from].iter().rev().take_while(|w| !w.joins);
        let behind = side.words()[to..].iter().take(NOUN).take_while(|w| !w.joins && !w.after_break);
        before.chain(behind).any(|w| w.says_any(side.reader.document.language, &["aftershock", "aftershocks", "foreshock", "foreshocks"]))
    };
    after(a) != after(b)
}

/// Whether one counts officers, and the other people of any kind: two troopers were treated, 19 people were.
pub(super) fn of_officers_only<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let counted = |side: &Side<'c>| {
        let (_, to) = side.place();
        let noun = |w: &&Word| !w.after_break && w.is_content() && !w.is_any(&[ContextWord::Fate]);
        let mut words = side.words()[to..].iter().take(NOUN).take_while(noun);
        words.find_map(|w| [ContextWord::Officers, ContextWord::Generic].into_iter().find(|kind| w.is_any(&[*kind])))
    };
    counted(a).zip(counted(b)).is_some_and(|(x, y)| x != y)
}
