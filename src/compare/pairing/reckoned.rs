//! How a figure is reckoned: a month, each, in the third quarter, of which half. Two that are reckoned otherwise differ without
//! contradicting each other.

use super::{
    super::{
        Reason, quantity,
        quote::opposed,
        scope::overlap,
        side::{Side, place},
        words::{Stem, Word, distinct},
    },
    period::of_other_time,
    whole::{is_among, of_other_parts},
};
use crate::{
    facts::{Fact, NameKind, Value},
    lang::{ContextWord, Contrast, DateWord, Lexicon, Reading, Sense, TimeUnit, fold, forms},
};

/// The words that are looked at on either side of a figure.
pub(super) const REACH: usize = 8;
/// Two figures with such a share of the words around them are told of alike.
const SAME_WORDS: f32 = 0.6;
/// What is counted takes so many words at most.
pub(super) const NOUN: usize = 3;

/// Whether two figures that differ are reckoned otherwise.
pub(super) fn reckoned_otherwise<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let likeness = a.setting().likeness(b.setting());
    let alike = likeness.near >= SAME_WORDS;
    let amounts = |s: &Side| matches!(s.fact.value, Value::Money(_) | Value::Percent(_) | Value::Measure(_) | Value::Duration(_));
    let counts = matches!(a.fact.value, Value::Count(_));
    other_rates(a, b)
        || of_other_parts(a, b, likeness.fate, alike)
        || counts && likeness.head != Some(true) && is_among(a) != is_among(b)
        // 52 percent are for it, 41 percent against it
        || opposed(beside(a), beside(b))
        || of_other_sizes(a, b)
        || of_other_persons(a, b)
        || of_other_bases(a, b)
        || of_other_polls(a, b)
        || unlike(&movers(a), &movers(b))
        || in_other_rounds(a, b)
        || measured_from(a).zip(measured_from(b)).is_some_and(|(x, y)| x != y)
        // "$500 more" is not all of it
        || amounts(a) && !matches!(a.fact.value, Value::Percent(_)) && a.setting().besides != b.setting().besides
        || of_other_groups(a, b)
        || (amounts(a) || counts) && (is_wished_only(a, b) || is_wished_only(b, a))
        // fell from 9,000 metres, fell 6,000 metres, fell to 3,000 metres
        || step(a).zip(step(b)).is_some_and(|(x, y)| x != y)
        || is_change_of(a, b)
        || is_change_of(b, a)
        || of_other_time(a, b, alike)
}

/// The named place that a distance is from: Detroit in "15 miles north of Detroit"; here.
fn measured_from<'s>(side: &'s Side<'_>) -> Option<&'s str> {
    if !matches!(side.fact.value, Value::Measure(_)) {
        return None;
    }
    let document = side.reader.document;
    let (_, to) = side.place();
    let mut behind = side.words()[to..].iter().take_while(|w| !w.after_break);
    behind.by_ref().take(NOUN).find(|w| w.says_any(document.language, &["of", "from", "outside", "off"]))?;
    let from = behind.find(|w| !w.slight)?;
    let named = document.words(from.span).starts_with(char::is_uppercase) || from.says(document.language, "here");
    named.then_some(&from.form)
}

/// What a figure is counted per: a month in "$10 a month".
#[derive(Debug, PartialEq, Eq)]
enum Rate {
    Time(TimeUnit),
    Other(Vec<Stem>),
    Each,
}

/// Whether two figures are counted per two things. Where only one says per what, a price each and another price are of about one size.
fn other_rates<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let counts = |s: &Side| matches!(s.fact.value, Value::Money(_) | Value::Measure(_) | Value::Count(_));
    if !counts(a) || !counts(b) {
        return false;
    }
    match (rate(a), rate(b)) {
        (Some(Rate::Time(x)), Some(Rate::Time(y))) => x != y,
        // for each share, per share
        (Some(Rate::Other(_) | Rate::Each), Some(Rate::Other(_) | Rate::Each)) | (None, None) => false,
        // a year's treatment for each patient may be told of the year or of the patient
        (Some(_), Some(_) | None) | (None, Some(_)) => !quantity::of_one_size(&a.fact.value, &b.fact.value),
    }
}

fn rate<'c>(side: &Side<'c>) -> Option<Rate> {
    let (document, words) = (side.reader.document, side.words());
    let (from, to) = side.place();
    let behind = words[to..].iter().take(NOUN + 2).take_while(|w| !w.after_break);
    let timed = behind.clone().any(|w| w.timed);
    let behind = behind.last().and_then(|last| document.span(side.fact.span.end(), last.span.end()));
    // letters behind a star belong to the word before it
    let behind = behind.filter(|span| timed || document.words(*span).contains('*'));
    let time = behind.and_then(|span| {
        let reading = Reading::new(document.words(span), Lexicon::of(document.language));
        let unit = |i: usize| reading.word_senses(i).find_map(|s| if let Sense::Date(DateWord::Unit { unit, many: false }) = s { Some(*unit) } else { None });
        // "a day after the vote" is no rate
        let point = |i: usize| reading.is_any(i + 1, forms!["after", "before", "earlier", "later", "ago"]);
        let per = |i: &usize| reading.is_any(i - 1, forms!["a", "an", "per", "every", "each"]) && !point(*i);
        let recurring = |i: usize| reading.word_senses(i).find_map(|s| if let Sense::Date(DateWord::Recurring(unit)) = s { Some(*unit) } else { None });
        (1..reading.tokens.len()).filter(per).find_map(unit).or_else(|| (0..reading.tokens.len()).find_map(recurring))
    });
    let per = || {
        let per = side.fact.value.quantity()?.of?;
        let at = words.iter().position(|w| w.span.overlaps(per))?;
        // "5 percent of the workers" is no rate
        let share = words[..at].iter().rev().take(2).any(|w| w.says(document.language, "of"));
        (!share).then(|| Rate::Other(distinct(words.iter().filter(|w| w.span.overlaps(per)))))
    };
    let each = |w: &Word| w.contrast.contains(&Contrast::Each);
    let before = words[from.saturating_sub(REACH)..from].iter().rev().take_while(|w| !w.after_break && !w.joins);
    let behind = words[to..].iter().take(REACH).take_while(|w| !w.after_break && !w.joins);
    time.map(Rate::Time).or_else(per).or_else(|| before.chain(behind).any(each).then_some(Rate::Each))
}

/// Which point of a change a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    From,
    To,
    By,
}

fn step<'c>(side: &Side<'c>) -> Option<Step> {
    let (language, words) = (side.reader.document.language, side.words());
    let (from, _) = side.place();
    let before = words[..from].last()?;
    let changes = |w: &Word| w.is_any(&[ContextWord::Rises, ContextWord::Falls]);
    // "regions that amount to 18 percent" do not change
    words[from.saturating_sub(REACH)..from].iter().any(changes).then_some(())?;
    match () {
        () if before.says(language, "from") => Some(Step::From),
        () if before.says(language, "to") => Some(Step::To),
        () if before.says(language, "by") || changes(before) && before.is_content() => Some(Step::By),
        () => None,
    }
}

/// Whether one size is what another changes by: a tunnel cuts the journey by 55 minutes, the journey takes 35.
fn is_change_of<'c>(change: &Side<'c>, level: &Side<'c>) -> bool {
    let words = level.words();
    let (from, to) = level.place();
    let near = || &words[from.saturating_sub(REACH)..words.len().min(to + REACH)];
    let changes = || near().iter().any(|w| w.is_any(&[ContextWord::Rises, ContextWord::Falls, ContextWord::Change]));
    matches!(change.fact.value, Value::Measure(_) | Value::Duration(_)) && step(change) == Some(Step::By) && !changes()
}

/// The words right beside a figure, without those that have it rise or fall, and those that begin another clause.
fn beside<'s>(side: &'s Side<'_>) -> impl Iterator<Item = &'s Word> + Clone {
    let words = side.words();
    let (from, to) = side.place();
    let before = words[from.saturating_sub(NOUN)..from].iter().rev().take_while(|w| !w.after_break && !w.binds);
    let behind = words[to..].iter().take(3 * NOUN).take_while(|w| !w.after_break && !w.binds);
    before.chain(behind).filter(|w| !w.is_any(&[ContextWord::Rises, ContextWord::Falls]))
}

/// Whether the words beside two measures name two sizes of a thing: 90 metres high, 400 metres long.
fn of_other_sizes<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let sizes = |side: &Side<'c>| -> Vec<u8> {
        let words = side.words();
        let (from, to) = side.place();
        let near = words[from.saturating_sub(NOUN)..from].iter().chain(words[to..].iter().take(2).take_while(|w| !w.after_break));
        near.flat_map(|w| w.contrast.iter()).filter_map(|c| if let Contrast::Property(size) = c { Some(*size) } else { None }).collect()
    };
    let measures = matches!((&a.fact.value, &b.fact.value), (Value::Measure(_), Value::Measure(_)));
    let (x, y) = if measures { (sizes(a), sizes(b)) } else { return false };
    !x.is_empty() && !y.is_empty() && !x.iter().any(|size| y.contains(size))
}

/// Whether two figures stand beside two groups of age.
fn of_other_groups<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let groups = |side: &Side<'c>| -> Vec<&'c Value> {
        let aged = |f: &&Fact| matches!(&f.value, Value::Measure(m) if m.unit.dimension == "age" && m.quantity.low != m.quantity.high);
        side.neighbours().iter().filter(aged).map(|f| &f.value).collect()
    };
    let (x, y) = if matches!(a.fact.value, Value::Percent(_) | Value::Count(_)) { (groups(a), groups(b)) } else { return false };
    !x.is_empty() && !y.is_empty() && x.iter().all(|x| y.iter().all(|y| quantity::judge(x, y) == Some(Reason::Disjoint)))
}

/// Whether two shares are shares of two things: of the voters, of the women. Whoever was asked is whoever answered.
fn of_other_bases<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    const ASKED: [&str; 8] = ["respondents", "questioned", "surveyed", "polled", "asked", "interviewed", "people", "participants"];
    let base = |side: &Side<'c>| match &side.fact.value {
        Value::Percent(p) => {
            let of = p.quantity.of?;
            let words = || side.words().iter().filter(|w| of.overlaps(w.span));
            (!words().any(|w| w.says_any(side.reader.document.language, &ASKED))).then(|| distinct(words()))
        }
        _ => None,
    };
    base(a).zip(base(b)).is_some_and(|(x, y)| overlap(&x, &y) == Some(0.0))
}

fn printed(side: &Side, name: &Fact) -> String {
    fold(side.reader.document.words(name.span)).into_owned()
}

/// Who or what rose or fell by a figure, folded, where a name stands right before the verb: the Dow lost 0.8 percent.
fn movers(side: &Side) -> Vec<String> {
    let words = side.words();
    let (from, _) = side.place();
    let moves = matches!(side.fact.value, Value::Percent(_) | Value::Money(_));
    let near = side.named().filter(|(name, _)| {
        let (_, to) = place(words, name);
        moves && to < from && from - to <= NOUN && words[to..from].iter().all(|w| !w.after_break && !w.joins && !w.binds) && words[from - 1].is_content()
    });
    near.map(|(name, _)| printed(side, name)).collect()
}

/// Whether two shares are those of two polls: a Fox News poll, a survey by Gallup.
fn of_other_polls<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    matches!(a.fact.value, Value::Percent(_)) && unlike(&pollsters(a), &pollsters(b))
}

/// Whether both name somebody, and nobody by one word: the Dow is the Dow Jones average.
fn unlike(a: &[String], b: &[String]) -> bool {
    let one_word = |x: &String, y: &String| x.split([' ', '-']).any(|word| y.split([' ', '-']).any(|other| word == other));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.iter().any(|y| one_word(x, y)))
}

/// Those who took the polls that a passage tells of, folded.
fn pollsters(side: &Side) -> Vec<String> {
    let (language, words) = (side.reader.document.language, side.words());
    let poll = |w: &Word| w.says_any(language, &["poll", "polls", "survey", "surveys"]);
    let took = |name: &Fact| {
        let (from, to) = place(words, name);
        // "a poll taken last week by Pell Research", but not "a poll of voters by the sea"
        let by = words[..from].last().is_some_and(|w| w.says(language, "by"));
        let taken = || words[from.saturating_sub(REACH)..from].iter().rev().take_while(|w| !w.says(language, "of")).any(poll);
        words.get(to).is_some_and(|w| !w.after_break && poll(w)) || by && taken()
    };
    side.named().filter(|(name, entity)| entity.kind != NameKind::Place && took(name)).map(|(name, _)| printed(side, name)).collect()
}

/// Whether two figures are told beside two of a row: in the first round, in the second.
fn in_other_rounds<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let round = |side: &Side<'c>| {
        let words = side.words();
        let (from, to) = side.place();
        let near = |f: &&Fact| {
            let (first, last) = place(words, f);
            first >= to && first - to <= REACH || last <= from && from - last <= REACH
        };
        let ordinals = side.neighbours().iter().filter(|f| matches!(f.value, Value::Ordinal(_)) && !std::ptr::eq(*f, side.fact));
        let nearest = ordinals.filter(near).min_by_key(|f| f.span.start().abs_diff(side.fact.span.start()))?;
        let of = nearest.subject?;
        Some((&nearest.value, distinct(words.iter().filter(|w| of.overlaps(w.span) && !nearest.span.overlaps(w.span)))))
    };
    let runoff = |side: &Side<'c>| side.words().iter().any(|w| w.says_any(side.reader.document.language, &["runoff", "run-off"]));
    match (round(a), round(b)) {
        (Some((x, of_x)), Some((y, of_y))) => of_x == of_y && quantity::judge(x, y) == Some(Reason::Disjoint),
        // turnout in the runoff, turnout in the first round
        (Some(_), None) | (None, Some(_)) => runoff(a) != runoff(b),
        (None, None) => false,
    }
}

/// Whether one figure is somebody's wish or guess and the other is told as done: asked for 20 years, was jailed for 12.
fn is_wished_only<'c>(wish: &Side<'c>, deed: &Side<'c>) -> bool {
    let before = |side: &Side<'c>, open: &dyn Fn(&Word) -> bool| {
        let (from, _) = side.place();
        let clause = side.words()[..from].iter().rev().take(REACH + 2).take_while(|w| !w.joins && !w.after_break);
        clause.filter(|w| open(w)).count() > 0
    };
    // "an estimated 1,500 houses in 15 villages"
    let hedges = |w: &Word| wish.neighbours().iter().any(|f| f.value.quantity().is_some() && f.span.overlaps(w.span));
    let wished = |w: &Word| w.contrast.contains(&Contrast::Wished) && !hedges(w);
    let open = |w: &Word| w.modal || w.contrast.iter().any(|c| matches!(c, Contrast::Wished | Contrast::Wishing));
    before(wish, &wished) && !before(deed, &open)
}

/// Whether two ages are of two to whom two things happened: a man was killed, a man was arrested.
fn of_other_persons<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let fates = |side: &Side<'c>| -> Vec<Stem> {
        let words = side.words();
        let (from, to) = side.place();
        let near = words[from.saturating_sub(REACH)..from].iter().rev().take_while(|w| !w.joins).chain(words[to..].iter().take(REACH).take_while(|w| !w.joins));
        distinct(near.filter(|w| w.is_any(&[ContextWord::Fate])))
    };
    let ages = |side: &Side<'c>| matches!(&side.fact.value, Value::Measure(m) if m.unit.dimension == "age");
    ages(a) && ages(b) && overlap(&fates(a), &fates(b)) == Some(0.0)
}
