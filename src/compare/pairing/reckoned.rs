//! How a figure is reckoned: a month, each, in the third quarter, of which half. Two that are reckoned otherwise differ without
//! contradicting each other.

use super::super::{
    Reason, date,
    quote::opposed,
    scope::overlap,
    side::Side,
    words::{Stem, Word, distinct},
};
use crate::{
    facts::{Fact, Value},
    lang::{ContextWord, Contrast, DateWord, Lexicon, Reading, Sense, TimeUnit, forms},
};

/// The words between a figure and its period, and between it and "each", are so many at most.
const REACH: usize = 8;
/// Two figures with such a share of the words around them are told of alike.
const SAME_WORDS: f32 = 0.6;
/// A time that opens a sentence begins with one of so many words.
const OPENING: usize = 2;
/// What is counted takes so many words at most.
const NOUN: usize = 3;

/// Whether two figures that differ are reckoned otherwise.
pub(super) fn reckoned_otherwise<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let sums = |s: &Side| matches!(s.fact.value, Value::Money(_) | Value::Measure(_) | Value::Count(_));
    if sums(a) && sums(b) && (rate(a) != rate(b) || each(a) != each(b)) {
        return true;
    }
    // 800 of the people, 40 percent of the 2,000 people
    let part_of = |s: &Side| s.fact.value.quantity().is_some_and(|q| q.of.is_some());
    let part_and_whole = |part: &Side<'c>, whole: &Side<'c>| is_whole(whole) && !is_whole(part) && (part_of(part) || part.setting().fates() > 0);
    if part_and_whole(a, b) || part_and_whole(b, a) {
        return true;
    }
    // "six of his points" are not all that were scored; of those killed it is asked above
    let likeness = a.setting().likeness(b.setting());
    if is_some(a) != is_some(b) && likeness.fate != Some(true) && likeness.near < SAME_WORDS {
        return true;
    }
    // 52 percent are for it, 41 percent against it
    if opposed(&beside(a), &beside(b)) {
        return true;
    }
    let amounts = |s: &Side| matches!(s.fact.value, Value::Money(_) | Value::Percent(_) | Value::Measure(_) | Value::Duration(_));
    if of_other_sizes(a, b) || amounts(a) && wish(a) != wish(b) || of_other_persons(a, b) {
        return true;
    }
    // cut by 55 minutes, takes 35
    let by_nothing = |x: &Side<'c>, y: &Side<'c>| step(x) == Some(Step::By) && !changes_near(y);
    if by_nothing(a, b) || by_nothing(b, a) {
        return true;
    }
    // fell from 9,000 metres, fell 6,000 metres, fell to 3,000 metres
    if step(a).zip(step(b)).is_some_and(|(x, y)| x != y) {
        return true;
    }
    // "38 metres long, built in 1987"
    // 120 km from the coast at ten, 45 km at four
    if let (Some(Value::Date(x)), Some(Value::Date(y))) = (moment(a).map(|f| &f.value), moment(b).map(|f| &f.value))
        && date::dates(x, y) == Some(Reason::Disjoint)
    {
        return true;
    }
    if matches!(a.fact.value, Value::Measure(_)) {
        return false;
    }
    match (period(a), period(b)) {
        (Some(x), Some(y)) => other_period(&x.value, &y.value),
        (Some(x), None) => likeness.near < SAME_WORDS && is_background(a, x, b),
        (None, Some(y)) => likeness.near < SAME_WORDS && is_background(b, y, a),
        (None, None) => false,
    }
}

/// Whether a figure is told of a time long before the news.
fn is_background<'c>(side: &Side<'c>, period: &Fact, other: &Side<'c>) -> bool {
    let published = |s: &Side<'c>| s.reader.document.about.published.map(|p| p.date);
    let Value::Date(d) = &period.value else { return false };
    let long_before = |p: jiff::civil::Date| d.end.is_some_and(|end| p.since(end).is_ok_and(|s| s.get_days() > 31));
    published(side).is_some_and(long_before) && published(other).is_none_or(long_before)
}

/// Whether two times in which figures are counted have nothing or not all in common.
pub(super) fn other_period(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Date(x), Value::Date(y)) => date::other_period(x, y),
        (Value::Duration(x), Value::Duration(y)) => date::durations(x, y) == Some(Reason::Disjoint),
        // the third quarter, the first nine months
        _ => true,
    }
}

/// What a figure is counted per: a month in "$10 a month".
#[derive(Debug, PartialEq, Eq)]
enum Rate {
    Time(TimeUnit),
    Other(Vec<Stem>),
}

fn rate<'c>(side: &Side<'c>) -> Option<Rate> {
    let (document, words) = (side.reader.document, side.words());
    let (_, to) = place(words, side.fact);
    let behind = words[to..].iter().take(NOUN + 2).take_while(|w| !w.after_break).last();
    let behind = behind.and_then(|last| document.span(side.fact.span.end(), last.span.end()));
    let time = behind.and_then(|span| {
        let reading = Reading::new(document.words(span), Lexicon::of(document.language));
        let unit = |i: usize| reading.word_senses(i).find_map(|s| if let Sense::Date(DateWord::Unit { unit, many: false }) = s { Some(*unit) } else { None });
        (1..reading.tokens.len()).filter(|&i| reading.is_any(i - 1, forms!["a", "an", "per", "every", "each"])).find_map(unit)
    });
    let per = || {
        let per = side.fact.value.quantity()?.of?;
        let at = words.iter().position(|w| w.span.overlaps(per))?;
        // "5 percent of the workers" is no rate
        let share = words[..at].iter().rev().take(2).any(|w| w.says(document.language, "of"));
        (!share).then(|| Rate::Other(distinct(words.iter().filter(|w| w.span.overlaps(per)))))
    };
    time.map(Rate::Time).or_else(per)
}

/// Whether so much falls to every one.
fn each<'c>(side: &Side<'c>) -> bool {
    let words = side.words();
    let (from, to) = place(words, side.fact);
    let before = words[from.saturating_sub(REACH)..from].iter().rev().take_while(|w| !w.after_break);
    let behind = words[to..].iter().take(REACH).take_while(|w| !w.after_break);
    before.chain(behind).any(|w| w.contrast.contains(&Contrast::Each))
}

/// Whether a figure is the whole of which some part is told: half of the 40 workers, nine of the 15 members.
fn is_whole<'c>(side: &Side<'c>) -> bool {
    let (document, words) = (side.reader.document, side.words());
    let (from, _) = place(words, side.fact);
    let Some(of) = words[..from].iter().rposition(|w| w.says(document.language, "of")).filter(|of| from - of <= 2) else { return false };
    let figure = |w: &Word| side.neighbours().iter().any(|f| f.value.quantity().is_some() && f.span.overlaps(w.span));
    of.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|part| part.contrast.contains(&Contrast::Part) || figure(part))
}

/// Whether a number counts some of a whole: six of his points.
fn is_some<'c>(side: &Side<'c>) -> bool {
    let words = side.words();
    let (_, to) = place(words, side.fact);
    matches!(side.fact.value, Value::Count(_)) && words.get(to).is_some_and(|w| w.says(side.reader.document.language, "of"))
}

/// Whether the words beside two measures name two sizes of a thing: 90 metres high, 400 metres long.
fn of_other_sizes<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let sizes = |side: &Side<'c>| -> Vec<u8> {
        let words = side.words();
        let (from, to) = place(words, side.fact);
        let near = words[from.saturating_sub(NOUN)..from].iter().chain(words[to..].iter().take(2).take_while(|w| !w.after_break));
        near.flat_map(|w| w.contrast.iter()).filter_map(|c| if let Contrast::Property(size) = c { Some(*size) } else { None }).collect()
    };
    let measures = matches!((&a.fact.value, &b.fact.value), (Value::Measure(_), Value::Measure(_)));
    let (x, y) = if measures { (sizes(a), sizes(b)) } else { return false };
    !x.is_empty() && !y.is_empty() && !x.iter().any(|size| y.contains(size))
}

/// Whose wish or guess a figure is, by the word for it before.
fn wish<'c>(side: &Side<'c>) -> Option<u8> {
    let words = side.words();
    let (from, _) = place(words, side.fact);
    let before = words[from.saturating_sub(REACH)..from].iter().rev().take_while(|w| !w.joins);
    before.flat_map(|w| w.contrast.iter()).find_map(|c| if let Contrast::Wished(wish) = c { Some(*wish) } else { None })
}

/// Whether two ages are of two to whom two things happened: a man was killed, a man was arrested.
fn of_other_persons<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let fates = |side: &Side<'c>| -> Vec<Stem> {
        let words = side.words();
        let (from, to) = place(words, side.fact);
        let near = words[from.saturating_sub(REACH)..from].iter().rev().take_while(|w| !w.joins).chain(words[to..].iter().take(REACH).take_while(|w| !w.joins));
        distinct(near.filter(|w| w.is_any(&[ContextWord::Fate])))
    };
    let ages = |side: &Side<'c>| matches!(&side.fact.value, Value::Measure(m) if m.unit.dimension == "age");
    ages(a) && ages(b) && overlap(&fates(a), &fates(b)) == Some(0.0)
}

/// Whether words near a figure have something rise or fall.
fn changes_near<'c>(side: &Side<'c>) -> bool {
    let words = side.words();
    let (from, to) = place(words, side.fact);
    let near = &words[from.saturating_sub(REACH)..words.len().min(to + REACH)];
    near.iter().any(|w| w.is_any(&[ContextWord::Rises, ContextWord::Falls, ContextWord::Change]))
}

/// The words right beside a figure, without those that have it rise or fall.
fn beside<'c>(side: &Side<'c>) -> Vec<Word> {
    let words = side.words();
    let (from, to) = place(words, side.fact);
    let before = words[from.saturating_sub(NOUN)..from].iter().rev().take_while(|w| !w.after_break);
    let behind = words[to..].iter().take(2 * NOUN).take_while(|w| !w.after_break);
    before.chain(behind).filter(|w| !w.is_any(&[ContextWord::Rises, ContextWord::Falls])).cloned().collect()
}

/// Which point of a change a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    From,
    To,
    By,
}

fn step<'c>(side: &Side<'c>) -> Option<Step> {
    let (document, words) = (side.reader.document, side.words());
    let (from, _) = place(words, side.fact);
    let before = words[..from].last()?;
    let changes = |w: &Word| w.is_any(&[ContextWord::Rises, ContextWord::Falls]);
    // "regions that amount to 18 percent" do not change
    words[from.saturating_sub(REACH)..from].iter().any(changes).then_some(())?;
    let is = |small: &str| before.says(document.language, small);
    match () {
        () if is("from") => Some(Step::From),
        () if is("to") => Some(Step::To),
        () if is("by") || changes(before) && before.is_content() => Some(Step::By),
        () => None,
    }
}

/// The month, quarter, year or span of time right beside a figure, in which it is counted.
pub(super) fn period<'c>(side: &Side<'c>) -> Option<&'c Fact> {
    let document = side.reader.document;
    beside_in_time(side, |f| match &f.value {
        Value::Date(d) => date::is_period(d),
        // "the first nine months"; a sentence of nine months is no period
        Value::Duration(_) => side.words().iter().find(|w| w.span.overlaps(f.span)).is_some_and(|w| w.says(document.language, "the")),
        _ => false,
    })
}

/// The day or hour right beside a size, share or sum, at which it was so: turnout by noon. A toll is told again as it grows, and that it
/// differs is worth knowing.
pub(super) fn moment<'c>(side: &Side<'c>) -> Option<&'c Fact> {
    let may_pass = match &side.fact.value {
        Value::Percent(_) | Value::Money(_) => true,
        Value::Measure(m) => !matches!(m.unit.dimension.as_str(), "age" | "magnitude"),
        _ => false,
    };
    if may_pass { beside_in_time(side, |f| matches!(&f.value, Value::Date(d) if !date::is_period(d))) } else { None }
}

/// The nearest time of a kind that stands right beside a figure.
fn beside_in_time<'c>(side: &Side<'c>, wanted: impl Fn(&Fact) -> bool) -> Option<&'c Fact> {
    let words = side.words();
    let (from, to) = place(words, side.fact);
    let near = |fact: &&Fact| {
        let (first, last) = place(words, fact);
        let between = if first >= to { words.get(to..first + 1) } else { words.get(last..from + 1) };
        // "In February, a gunman killed five"
        let opens = first < OPENING && last <= from;
        let runs_on = |(i, w): (usize, &Word)| !w.joins && (!w.after_break || opens && i == 0);
        between.is_some_and(|between| between.len() <= REACH && between.iter().enumerate().all(runs_on))
    };
    let times = side.neighbours().iter().filter(|f| !std::ptr::eq(*f, side.fact) && wanted(f));
    times.filter(near).min_by_key(|f| f.span.start().abs_diff(side.fact.span.start()))
}

/// Where the words of a fact begin, and where the words behind it do.
fn place(words: &[Word], fact: &Fact) -> (usize, usize) {
    (words.partition_point(|w| w.span.end() <= fact.span.start()), words.partition_point(|w| w.span.start() < fact.span.end()))
}
