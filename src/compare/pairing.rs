//! Which facts of two documents are compared with one another.

use super::{
    Finding, Reason, Verdict, date, expected,
    name::{self, Kinship},
    party::{self, Voice},
    quantity, quote, role,
    scope::Likeness,
    side::{MOST, Side},
    stance, zone,
};
use crate::{
    facts::{self, DateValue, DurationValue, Name, NameKind, Quantity, Value},
    lang::{Anchor, DateWord, Lexicon, NameWord, Reading, Sense, fold},
    text::{Origin, PassageId},
};

/// Two facts that may be compared.
struct Candidate {
    a: usize,
    b: usize,
    reason: Reason,
    confidence: f32,
}

/// How sure it must be that two facts are about the same thing. A false discrepancy costs most.
fn floor(verdict: Verdict) -> f32 {
    match verdict {
        Verdict::Discrepancy | Verdict::Compatible => 0.5,
        Verdict::Agree | Verdict::Reworded | Verdict::Single => 0.45,
    }
}

/// How much less sure it is that two numbers of differently named things are about one thing.
const STRANGE: f32 = 0.4;

/// How much less sure it is that two ordinals are of one row, where one follows soon on the other, and where not: the seventh or eighth
/// package, but the fourth coach of a manager and the 21st of the team.
const IN_A_ROW: (f32, f32) = (0.25, 0.45);

/// How much less sure it is that two days are those of one event where one of them is the day of somebody's words.
const SPOKEN: f32 = 0.3;

/// How much less sure it is that two times are those of one event where one of them stands beside no verb.
const IDLE: f32 = 0.2;

/// The same of two days, each beside another verb.
const OTHER_DEED: f32 = 0.12;

/// How much more sure it is that two relatives are one person misnamed where both bear one title.
const TITLE: f32 = 0.2;

/// How much surer it is that two quotations are one utterance where one and the same speaks.
const ONE_SPEAKER: f32 = 0.1;

/// The score of two passages that only others link.
const UNLINKED: f32 = 0.3;

/// So sure a part of a quotation is held to be one, whatever else meets the quotation.
const SURE: f32 = 0.8;

/// The findings between the facts of two documents in one alignment. `link` is the score of the link between two passages,
/// or `None` where only others link them.
pub(super) fn findings<'c>(a: &[Side<'c>], b: &[Side<'c>], link: impl Fn(PassageId, PassageId) -> Option<f32>) -> Vec<Finding> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            let Some((reason, confidence)) = judge(x, y, || link(x.passage, y.passage).unwrap_or(UNLINKED)) else { continue };
            if confidence >= floor(reason.verdict()) && !(differ(reason) && (told(y, x, a) || told(x, y, b))) {
                candidates.push(Candidate { a: i, b: j, reason, confidence });
            }
        }
    }
    if candidates.is_empty() { Vec::new() } else { choose(candidates, a, b) }
}

/// Whether the values of two figures or dates share nothing.
fn differ(reason: Reason) -> bool {
    matches!(reason, Reason::Disjoint | Reason::Update)
}

/// Whether a source tells the value of `fact`, of the other source, of something else than `this`: 32 million last year, and 55 million ten years ago.
fn told<'c>(fact: &Side<'c>, this: &Side<'c>, source: &[Side<'c>]) -> bool {
    let same = |other: &Side<'c>| match (&fact.fact.value, &other.fact.value) {
        (Value::Date(x), Value::Date(y)) => date::dates(x, y) == Some(Reason::Same),
        (Value::Duration(x), Value::Duration(y)) => date::durations(x, y) == Some(Reason::Same),
        (x, y) => {
            let one_thing = |Likeness { head, fate, .. }: Likeness| fate != Some(false) && head.unwrap_or(!quantity::is_small(x));
            quantity::judge(x, y) == Some(Reason::Same) && one_thing(fact.setting().likeness(other.setting()))
        }
    };
    source.iter().any(|other| other.id != this.id && same(other))
}

/// A set of sides by their places, of which there are [`MOST`] at most.
#[derive(Debug, Clone, Copy, Default)]
struct Places(u64);

const _: () = assert!(MOST <= 64);

impl Places {
    fn has(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    fn add(&mut self, place: usize) {
        self.0 |= 1 << place;
    }
}

/// Each fact agrees with every fact that says the same; beyond that it is compared with the one that it surely meets.
fn choose<'c>(mut candidates: Vec<Candidate>, a: &[Side<'c>], b: &[Side<'c>]) -> Vec<Finding> {
    // ties are broken by the text alone, so that the order of the sources cannot matter
    candidates.sort_by(|x, y| {
        let place = |c: &Candidate| (a[c.a].fact.span.start() + b[c.b].fact.span.start(), a[c.a].fact.span.start().abs_diff(b[c.b].fact.span.start()));
        // that two stances are on other things is seen no worse than that others agree
        let grade = |c: &Candidate| usize::from(c.reason.verdict() != Verdict::Agree && c.reason != Reason::OtherTarget);
        grade(x).cmp(&grade(y)).then(y.confidence.total_cmp(&x.confidence)).then(place(x).cmp(&place(y)))
    });
    let (mut met, mut agreed) = (Vec::with_capacity(candidates.len()), (Places::default(), Places::default()));
    let mut findings = Vec::with_capacity(candidates.len());
    for c in candidates {
        let agree = c.reason.verdict() == Verdict::Agree;
        // a long quotation may be cut into several, each sure to be of it
        let sure = c.confidence >= SURE && matches!(a[c.a].fact.value, Value::Quote(_));
        // what a source prints twice is met each time
        let other_met = |&(x, y): &(usize, usize)| x == c.a && y != c.b && !repeats(&b[y], &b[c.b]) || y == c.b && x != c.a && !repeats(&a[x], &a[c.a]);
        if !agree && !sure && met.iter().any(other_met) {
            continue;
        }
        if agree && agreed.0.has(c.a) && agreed.1.has(c.b) {
            continue;
        }
        if agree {
            agreed.0.add(c.a);
            agreed.1.add(c.b);
        }
        met.push((c.a, c.b));
        findings.push(Finding::new([a[c.a].id, b[c.b].id], c.reason, c.confidence));
    }
    findings
}

/// Whether a source gives one figure for one thing in two places.
fn repeats<'c>(one: &Side<'c>, other: &Side<'c>) -> bool {
    let likeness = || one.setting().likeness(other.setting());
    one.fact.value.quantity().is_some() && one.fact.value == other.fact.value && likeness().subject.is_none_or(|share| share > 0.0)
}

/// Why two facts agree or not, and how sure it is that they are about the same thing.
fn judge<'c>(a: &Side<'c>, b: &Side<'c>, linked: impl Fn() -> f32) -> Option<(Reason, f32)> {
    match (&a.fact.value, &b.fact.value) {
        (Value::Quote(_), Value::Quote(_)) => {
            let meeting = quote::compare(a.said()?, b.said()?).filter(|m| m.confidence + ONE_SPEAKER >= floor(m.reason.verdict()))?;
            let speakers = a.voice().zip(b.voice()).and_then(|(x, y)| party::same(x, y));
            match (speakers, meeting.reason) {
                (Some(false), _) if meeting.telling => Some((Reason::Attribution, meeting.confidence)),
                (Some(false), _) => None,
                (Some(true), reason) => Some((reason, (meeting.confidence + ONE_SPEAKER).min(1.0))),
                (_, reason) => Some((reason, meeting.confidence)),
            }
        }
        (Value::Stance(x), Value::Stance(y)) => {
            let (reason, sure) = stance::compare((a, x), (b, y))?;
            Some((reason, 0.25 * linked() + 0.75 * sure))
        }
        (Value::Name(x), Value::Name(y)) => names(a, b, x, y, linked),
        (Value::Date(x), Value::Date(y)) => dates(a, b, x, y, linked()),
        (Value::Duration(x), Value::Duration(y)) => lengths(a, b, x, y, linked()),
        (Value::Date(x), Value::Duration(y)) => lately((a, x), (b, y), linked()),
        (Value::Duration(x), Value::Date(y)) => lately((b, y), (a, x), linked()),
        (Value::Set(x), Value::Set(y)) => Some(weigh(date::sets(x, y), a, b, linked())),
        (Value::Count(number), Value::Name(_)) => listed((a, number), b, linked),
        (Value::Name(_), Value::Count(number)) => listed((b, number), a, linked),
        (x, y) => figures(a, b, quantity::judge(x, y)?, linked()),
    }
}

/// Figures: a bare number without a subject can be of anything.
fn figures<'c>(a: &Side<'c>, b: &Side<'c>, reason: Reason, linked: f32) -> Option<(Reason, f32)> {
    let aged = |s: &Side| {
        fold(s.reader.document.words(s.fact.span)).split(|c: char| !c.is_alphabetic()).any(|w| matches!(w, "old" | "older" | "younger" | "age" | "aged"))
    };
    let reason = if reason == Reason::Same && (aged(a) || aged(b)) && quantity::other_limit(&a.fact.value, &b.fact.value) { Reason::Limit } else { reason };
    if reason == Reason::Disjoint && (quantity::far_apart(&a.fact.value, &b.fact.value) || other_doers(a, b)) {
        return None;
    }
    let (reason, confidence) = weigh(reason, a, b, linked);
    let counts = matches!((&a.fact.value, &b.fact.value), (Value::Count(_), Value::Count(_)));
    let (one, other) = (a.setting(), b.setting());
    // a team may fall to fifth place, or go down first
    let moves = matches!(a.fact.value, Value::Percent(_) | Value::Money(_) | Value::Measure(_));
    let turned = moves && reason.verdict() != Verdict::Discrepancy && one.rises.zip(other.rises).is_some_and(|(a, b)| a != b);
    let (reason, confidence) = if turned { weigh(Reason::Direction, a, b, linked) } else { (reason, confidence) };
    let likeness = one.likeness(other);
    // twelve were injured, and twelve arrested
    if counts && likeness.fate == Some(false) && likeness.head != Some(true) {
        return None;
    }
    // "three other rifles" are not all of them, and a "three-game streak" is none of the ten games
    if counts && reason != Reason::Same && (one.besides != other.besides || one.compound != other.compound) {
        return None;
    }
    let bare = counts && (a.fact.subject.is_none() || b.fact.subject.is_none());
    // 40 boats and 12 houses, a woman of 59 and a man of 23; a bound alone holds too much to tell that 64 passengers are of "at least 12 dead"
    let strangers = (counts || of_age(&a.fact.value)) && (likeness.subject.is_some_and(|s| s <= 0.5) || likeness.head == Some(false));
    let strangers = strangers || matches!(a.fact.value, Value::Measure(_)) && one.other_whole(other);
    let doubt = match reason {
        // which one of a row it is hangs on the row
        Reason::Disjoint if matches!(a.fact.value, Value::Ordinal(_)) => {
            let near = likeness.head == Some(true) && quantity::follow(&a.fact.value, &b.fact.value);
            if near { IN_A_ROW.0 } else { IN_A_ROW.1 }
        }
        Reason::Disjoint if bare => 0.2,
        Reason::Disjoint | Reason::Bound if strangers => STRANGE,
        // "one particular case" and "one member": small numbers stand in every article for something
        Reason::Same if counts && quantity::is_small(&a.fact.value) && likeness.head == Some(false) && likeness.fate != Some(true) => STRANGE,
        _ => 0.0,
    };
    let confidence = confidence - doubt;
    // nobody revises which one of a row it was
    let revisable = !matches!(a.fact.value, Value::Ordinal(_));
    Some((if reason == Reason::Disjoint && revisable && revises(a, b) { Reason::Update } else { reason }, confidence))
}

/// Whether the two are told of two people: Ely had 23 points, and Lawson 16.
fn other_doers<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    a.doer().zip(b.doer()).and_then(|(x, y)| party::same(x, y)) == Some(false)
}

fn of_age(value: &Value) -> bool {
    matches!(value, Value::Measure(m) if m.unit.dimension == "age")
}

/// Whether one of the two articles is newer, by a stated date, so that its figure may revise the other's.
fn revises<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let published = |side: &Side| side.reader.document.about.published.filter(|s| s.origin == Origin::Stated).map(|s| (s.date, s.time));
    published(a).zip(published(b)).is_some_and(|(a, b)| a.0 != b.0 || a.1.is_some() && b.1.is_some() && a.1 != b.1)
}

/// Lengths of time.
fn lengths<'c>(a: &Side<'c>, b: &Side<'c>, x: &DurationValue, y: &DurationValue, linked: f32) -> Option<(Reason, f32)> {
    let reason = date::durations(x, y)?;
    if reason == Reason::Disjoint && (date::far_apart(x, y) || other_doers(a, b) || a.setting().other_whole(b.setting())) {
        return None;
    }
    Some(weigh(reason, a, b, linked))
}

/// A number, and names told one by one. Where the names are fewer or more, the list may be of others.
fn listed((count, number): (&Side, &Quantity), names: &Side, linked: impl Fn() -> f32) -> Option<(Reason, f32)> {
    let subject = count.fact.subject?;
    if !names.listed()?.is_counted_by(count.reader.document, number, subject) {
        return None;
    }
    let same_thing = 0.55 + 0.45 * count.setting().likeness(names.setting()).near;
    Some((Reason::ListCount, weight(Reason::ListCount, linked(), same_thing, 0.0)))
}

/// Dates: what the calendar says, unless the placing of one of them is in doubt.
fn dates<'c>(a: &Side<'c>, b: &Side<'c>, x: &DateValue, y: &DateValue, linked: f32) -> Option<(Reason, f32)> {
    match placed(a, b, x, y, linked)? {
        (Reason::Disjoint, confidence) if confidence >= floor(Verdict::Discrepancy) => match expected::settle((a, x), (b, y))? {
            Reason::Disjoint => Some((Reason::Disjoint, confidence)),
            reason => Some(weigh(reason, a, b, linked)),
        },
        judged => Some(judged),
    }
}

/// The same, before it is asked whether one of the two was only expected.
fn placed<'c>(a: &Side<'c>, b: &Side<'c>, x: &DateValue, y: &DateValue, linked: f32) -> Option<(Reason, f32)> {
    let printed = placed_in_print(a, x) && placed_in_print(b, y);
    // 3:30 a.m.: where an article does not say of which day, the day is only guessed
    let reason = if printed { date::dates(x, y) } else { date::clock_times(x, y).or_else(|| date::dates(x, y)) };
    let reason = zone::settle((a, x), (b, y), reason?)?;
    let words = |s: &Side| fold(s.reader.document.words(s.fact.span)).into_owned();
    match reason {
        // "Friday" in two articles of one week is one day, whatever week each was placed in
        Reason::Disjoint if date::weeks_apart(x, y) && words(a) == words(b) => Some(weigh(Reason::Same, a, b, linked)),
        // where the day of publication is only guessed, "yesterday" may be off by a day
        Reason::Disjoint if !(dated(a) && dated(b)) && a.fact.rule != b.fact.rule => None,
        // June 24: the article does not say of which year
        Reason::Disjoint if !printed && date::years_apart(x, y) => Some(weigh(Reason::Same, a, b, linked)),
        // "that morning" is told apart by what was told before it
        Reason::Disjoint if words(a) == words(b) || counted_from(a, Anchor::Then) || counted_from(b, Anchor::Then) => None,
        // a page is stamped anew: "today" may be the day before
        Reason::Disjoint if counted_from(a, Anchor::Now) != counted_from(b, Anchor::Now) && date::next_days(x, y) => None,
        // who speaks on Tuesday may speak again on Thursday
        Reason::Disjoint if spoken(a) || spoken(b) => {
            let (reason, confidence) = weigh(reason, a, b, linked);
            Some((reason, confidence - SPOKEN))
        }
        // "Flowers on the jetty this morning": nothing is said to have happened then
        Reason::Disjoint if a.fact.subject.is_none() || b.fact.subject.is_none() => {
            let (reason, confidence) = weigh(reason, a, b, linked);
            Some((reason, confidence - IDLE))
        }
        // fired on Thursday, arrested on Monday
        Reason::Disjoint if (date::clock(x).is_none() || date::clock(y).is_none()) && a.setting().likeness(b.setting()).subject == Some(0.0) => {
            let (reason, confidence) = weigh(reason, a, b, linked);
            Some((reason, confidence - OTHER_DEED))
        }
        // "Flowers on the jetty this morning" is not when the ferry sank at 6:40
        Reason::Coarser if a.fact.subject.is_none() || b.fact.subject.is_none() => {
            let (reason, confidence) = weigh(reason, a, b, linked);
            Some((reason, confidence - IDLE))
        }
        // a year is said of much
        Reason::Coarser if date::scale(x).abs_diff(date::scale(y)) > 2 => {
            let (reason, confidence) = weigh(reason, a, b, linked);
            Some((reason, confidence - 0.15))
        }
        _ => Some(weigh(reason, a, b, linked)),
    }
}

/// A day, and a length of time up to the day of publication that it lies in: Thursday, the past week.
fn lately<'c>(day: (&Side<'c>, &DateValue), length: (&Side<'c>, &DurationValue), linked: f32) -> Option<(Reason, f32)> {
    let document = length.0.reader.document;
    let past = fold(document.words(length.0.fact.span)).split(' ').any(|w| matches!(w, "past" | "last"));
    let published = document.about.published.filter(|_| past)?.date;
    date::lies_within(day.1, length.1, published).then(|| weigh(Reason::Coarser, day.0, length.0, linked))
}

/// Whether the day is that of somebody's words.
fn spoken(side: &Side) -> bool {
    let document = side.reader.document;
    side.fact.subject.is_some_and(|verb| {
        let reading = Reading::new(document.words(verb), Lexicon::of(document.language));
        reading.senses(0).any(|(_, sense)| matches!(sense, Sense::Cue(_)))
    })
}

/// Whether the words of a time say on which day or in which year it was, as far as it is of a clock time or of a day.
fn placed_in_print(side: &Side, value: &DateValue) -> bool {
    let reading = side.reading();
    let day = |sense: &Sense| matches!(sense, Sense::Date(DateWord::Month { .. } | DateWord::Weekday { .. } | DateWord::Day(_)));
    let year = |i: usize| reading.word(i).len() == 4 && reading.word(i).bytes().all(|b| b.is_ascii_digit());
    let mut tokens = 0..reading.tokens.len();
    if date::clock(value).is_some() { tokens.any(|i| reading.senses(i).any(|(_, s)| day(s))) } else { tokens.any(year) }
}

/// Whether the day is counted from the day of publication (yesterday, this morning), or from that which was told before (that year).
fn counted_from(side: &Side, anchor: Anchor) -> bool {
    let reading = side.reading();
    (0..reading.tokens.len()).any(|i| {
        reading.senses(i).any(|(_, sense)| match sense {
            Sense::Date(DateWord::Day(_)) => anchor == Anchor::Now,
            Sense::Date(DateWord::Shift { from, .. }) => *from == anchor,
            _ => false,
        })
    })
}

/// Whether the source states when it was published.
fn dated(side: &Side) -> bool {
    side.reader.document.about.published.is_some_and(|s| s.origin == Origin::Stated)
}

/// Names meet where both articles introduce one person, or where two names stand in one place.
fn names<'c>(a: &Side<'c>, b: &Side<'c>, x: &Name, y: &Name, linked: impl Fn() -> f32) -> Option<(Reason, f32)> {
    let (Some(Voice::Entity { entity: of_a, name: name_a }), Some(Voice::Entity { entity: of_b, name: name_b })) = (a.voice(), b.voice()) else {
        return None;
    };
    if of_a.kind != of_b.kind {
        return None;
    }
    let near = || a.setting().likeness(b.setting()).near;
    let person = of_a.kind == NameKind::Person;
    // a name that the other article has as well is no slip for another
    let strangers = || !a.reader.names(name_b) && !b.reader.names(name_a);
    let both_full = [(a, of_a), (b, of_b)].iter().all(|(side, entity)| side.reader.document.words(entity.name).contains(' '));
    let kin = match name::kinship(name_a, name_b) {
        Kinship::Relative | Kinship::Apart if facts::name::same(of_a, of_b) => Kinship::Same,
        Kinship::Relative if !person => Kinship::Apart,
        Kinship::Alike if name::other_number(name_a, name_b, |word| is_given(a, word)) => Kinship::Same,
        kin => kin,
    };
    let introduced = person && x.role.is_some() && y.role.is_some();
    if kin == Kinship::Same && introduced && both_full && role::exclude((a, x.entity), (b, y.entity)) {
        return Some((Reason::Role, 0.35 + 0.3 * linked() + 0.3 * near()));
    }
    let slot = || if introduced && role::one_title(a, b) { TITLE } else { 0.0 };
    let confidence = match kin {
        Kinship::Same if introduced && both_full => 0.9,
        Kinship::Spelling => 0.8,
        Kinship::Alike if strangers() => (if both_full { 0.65 } else { 0.5 }) + 0.3 * near(),
        Kinship::Relative if strangers() => 0.2 + 0.6 * near() + slot(),
        Kinship::Same | Kinship::Alike | Kinship::Relative | Kinship::Apart => 0.0,
    };
    Some((kin.reason(), confidence))
}

/// Whether a word, folded, is a given name in the language of a source.
fn is_given(side: &Side, word: &str) -> bool {
    Lexicon::of(side.reader.document.language).meanings(word).any(|sense| matches!(sense, Sense::Name(NameWord::Given(_))))
}

/// How sure it is that two figures or dates are about the same thing: the same value in linked passages needs little more,
/// different values need the same subject, the same words around, and best no other value that could be meant.
fn weigh<'c>(reason: Reason, a: &Side<'c>, b: &Side<'c>, linked: f32) -> (Reason, f32) {
    let Likeness { subject, near, .. } = a.setting().likeness(b.setting());
    let same_thing = match subject {
        // a date's subject is the nearest verb, which the reporter chooses; what is counted is not chosen
        Some(s) if matches!(a.fact.value, Value::Date(_)) => 0.35 * s + 0.65 * near,
        Some(s) => 0.55 * s + 0.45 * near,
        None => 0.2 + 0.7 * near,
    };
    // the only value of its kind in each of two aligned passages is likely what they both tell
    let alone = if a.alone && b.alone { sole(&a.fact.value, &b.fact.value) } else { 0.0 };
    (reason, weight(reason, linked, same_thing, alone))
}

/// How sure it is that two facts are about the same thing, by what speaks for it.
fn weight(reason: Reason, linked: f32, same_thing: f32, alone: f32) -> f32 {
    match reason {
        Reason::Same | Reason::Unplaced => 0.4 + 0.25 * linked + 0.35 * same_thing,
        // the same number is evidence in itself
        Reason::Hedge | Reason::Rounding | Reason::Unit | Reason::Limit => 0.35 + 0.25 * linked + 0.35 * same_thing + alone / 3.0,
        _ if reason.verdict() == Verdict::Compatible => 0.25 + 0.3 * linked + 0.45 * same_thing,
        _ => 0.3 * linked + 0.5 * same_thing + alone,
    }
}

/// What it says that two passages state one value of a kind each: much of a clock time and of
/// ranges with one end in common, little of a day.
fn sole(a: &Value, b: &Value) -> f32 {
    match (a, b) {
        (Value::Date(x), Value::Date(y)) if date::other_end(x, y) => 0.45,
        (Value::Date(x), Value::Date(y)) if date::clock(x).is_some() && date::clock(y).is_some() => 0.35,
        (Value::Date(_), Value::Date(_)) => 0.15,
        _ => 0.25,
    }
}
