//! Whether two facts are about the same thing: what they count or measure, and the words around them.

use super::{
    line::Line,
    words::{Stem, Word, distinct, in_common},
};
use crate::{
    facts::Fact,
    lang::{ContextWord, Contrast, stem_id},
    text::{Document, Language},
};
use std::ops::Range;

/// The words of a passage that have content, in the order of their stems, each with its place.
pub(super) fn by_stem(words: &[Word]) -> Vec<(Stem, usize)> {
    let mut by_stem = Vec::with_capacity(words.len());
    by_stem.extend(words.iter().enumerate().filter(|(_, w)| !is_figure(w)).filter_map(|(i, w)| Some((w.stem?, i))));
    by_stem.sort_unstable();
    by_stem
}

/// What surrounds one fact.
#[derive(Debug, Clone, Default)]
pub(super) struct Setting {
    /// Stems of the words around it, nearer ones weigh more. Sorted by stem.
    near: Vec<(Stem, f32)>,
    /// The sum of their weights.
    weight: f32,
    /// Stems of its subject. Sorted.
    subject: Vec<Stem>,
    /// What is counted, without what it is made of: rounds in "rounds of ammunition".
    head: Option<u32>,
    /// Stems of what befell those that are counted: killed, injured. Sorted.
    fates: Vec<Stem>,
    /// Whether the words beside it have something rise, or fall.
    pub rises: Option<bool>,
    /// It counts what comes on top of others: "three other rifles".
    pub besides: bool,
    /// It is part of a longer word: "a three-game streak".
    pub compound: bool,
    /// Stems of the two words behind such a word: what has that length or number. Sorted.
    whole: Vec<Stem>,
}

/// How much of a setting two facts share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likeness {
    /// Share of the subject's words, 0 to 1; `None` where one of the two has none.
    pub subject: Option<f32>,
    /// Share of the words around, 0 to 1.
    pub near: f32,
    /// Whether both count one thing, whatever it is made of or like; `None` where one does not say.
    pub head: Option<bool>,
    /// Whether the same befell what both count; `None` where one does not say.
    pub fate: Option<bool>,
}

/// A pause counts as so many words.
const PAUSE: usize = 3;
/// The words behind a verb in which its place is told.
const NEAREST: usize = 4;
/// The weight of words around a fact from which on sharing them says something.
const LEAST: f32 = 1.5;

impl Setting {
    /// The setting of a fact in its passage, given what [`by_stem`] makes of its words.
    pub(super) fn of(line: &Line, by_stem: &[(Stem, usize)], fact: &Fact) -> Setting {
        let document = line.document;
        let passage = line.all();
        let first = passage.partition_point(|w| w.span.end() <= fact.span.start());
        let inside = passage[first..].iter().take_while(|w| w.span.start() < fact.span.end()).count();
        let (first, last) = if inside == 0 { (0, 0) } else { (first, first + inside - 1) };
        let pause = |word: &Word| if word.after_break { PAUSE } else { 0 };
        let mut apart = vec![0; passage.len()];
        for i in (0..first).rev() {
            apart[i] = apart[i + 1] + 1 + pause(&passage[i + 1]);
        }
        for i in last + 1..passage.len() {
            apart[i] = apart[i - 1] + 1 + pause(&passage[i]);
        }
        let mut near: Vec<(Stem, f32)> = Vec::with_capacity(by_stem.len());
        for &(stem, i) in by_stem.iter().filter(|of| apart[of.1] > 0) {
            let weight = (0.2 + passage[i].rarity) / (1.0 + apart[i] as f32 / 4.0);
            match near.last_mut() {
                Some((last, most)) if *last == stem => *most = most.max(weight),
                _ => near.push((stem, weight)),
            }
        }
        // "destroyed 40 boats": the figure is no part of what it counts
        let subject = fact.subject.map(|s| line.words(s)).unwrap_or_default();
        let subject: Vec<&Word> = subject.iter().filter(|w| !is_figure(w)).collect();
        // "fired on by two boats": behind the figure stands what is counted, before it what befalls it
        let behind = subject.iter().position(|w| w.span.start() >= fact.span.end()).unwrap_or(0);
        let counted = subject[behind..].iter().skip_while(|w| !w.is_content()).take_while(|w| w.is_content());
        let head = counted.last().filter(|w| names_something(w)).map(|w| stem_id(document.language, &w.form));
        let mut befell: Vec<&Word> = subject.iter().copied().filter(|w| w.is_any(&[ContextWord::Fate])).collect();
        let far = befell.is_empty().then(|| behind_insertion(passage, last)).flatten();
        befell.extend(far);
        let mut fates = distinct(befell.iter().copied());
        let mut of = distinct(subject.into_iter().chain(far));
        // "nine lost their lives" died
        if let [.., lost] = befell.as_slice()
            && loses_life(document.language, passage, lost)
            && let Some(died) = line.lemmas.stem(document.language, "died")
        {
            of.iter_mut().filter(|stem| Some(**stem) == lost.stem).for_each(|stem| *stem = died);
            of.sort_unstable();
            fates = vec![died];
        }
        if fates.is_empty() && goes_to_hospital(document.language, passage.get(last + 1..).unwrap_or_default()) {
            fates.extend(line.lemmas.stem(document.language, "hospitalized"));
        }
        let beside = passage[..first].last().into_iter().chain(passage.iter().skip(last + 1).take(1));
        let more: Vec<Contrast> = beside.flat_map(|w| w.contrast.iter().copied()).filter(|c| matches!(c, Contrast::Besides | Contrast::Other)).collect();
        let besides = !more.is_empty()
            && match told_before(&passage[..first], fact, &fates) {
                // "killing ten and injuring another 70": the 70 are all that were injured
                Told::OtherFates => false,
                Told::OneFate => true,
                Told::Nothing => fates.is_empty() || more.contains(&Contrast::Besides),
            };
        let rises = direction(document.language, passage, &apart, first..last + 1);
        let compound = document.text[fact.span.end()..].strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        let part = |w: &&Word| !w.after_break && w.is_content();
        let whole = if compound || is_hyphened(document, fact) { distinct(passage.iter().skip(last + 1).take(2).take_while(part)) } else { Vec::new() };
        let weight = near.iter().map(|(_, w)| w).sum();
        Setting { near, weight, subject: of, head, fates, rises, besides, compound, whole }
    }

    /// Whether both are of one row: the fifth coach, not the third coach of the east.
    pub(super) fn one_row(&self, other: &Setting) -> bool {
        let common = in_common(&self.subject, &other.subject);
        2 * common >= self.subject.len() + other.subject.len() - common
    }

    /// How many things it says befell those that are counted: two of "killed or injured".
    pub(super) fn fates(&self) -> usize {
        self.fates.len()
    }

    /// Whether both are parts of longer words that say of which things, and not of one: a 12-year sentence, a 50-year career.
    pub(super) fn other_whole(&self, other: &Setting) -> bool {
        overlap(&self.whole, &other.whole) == Some(0.0)
    }

    /// Whether it is a part of a longer word that says of which thing: a 12-year sentence.
    pub(super) fn is_whole(&self) -> bool {
        !self.whole.is_empty()
    }

    /// Whether one of the two names, near its figure, the thing of the other's longer word: a 200-metre fall, fell 200 metres.
    pub(super) fn names_whole_of(&self, other: &Setting) -> bool {
        let near = |setting: &Setting, stem: &Stem| setting.near.binary_search_by_key(stem, |n| n.0).is_ok();
        self.whole.iter().any(|stem| near(other, stem)) || other.whole.iter().any(|stem| near(self, stem))
    }

    /// What two settings have in common.
    pub(super) fn likeness(&self, other: &Setting) -> Likeness {
        let subject = (!self.subject.is_empty() && !other.subject.is_empty()).then(|| {
            let common = in_common(&self.subject, &other.subject);
            common as f32 / self.subject.len().min(other.subject.len()) as f32
        });
        let (mut i, mut j, mut common) = (0, 0, 0.0);
        while let (Some(a), Some(b)) = (self.near.get(i), other.near.get(j)) {
            common += if a.0 == b.0 { a.1.min(b.1) } else { 0.0 };
            i += usize::from(a.0 <= b.0);
            j += usize::from(b.0 <= a.0);
        }
        // a line with hardly a word, such as a time stamp, shares nothing to speak of
        let least = self.weight.min(other.weight).max(LEAST);
        let head = self.head.zip(other.head).map(|(a, b)| a == b);
        let fate = overlap(&self.fates, &other.fates).map(|common| common > 0.0);
        Likeness { subject, near: (common / least).min(1.0), head, fate }
    }
}

/// Whether a word that tells what befell somebody is of a life that is lost.
fn loses_life(language: Language, passage: &[Word], lost: &Word) -> bool {
    let at = passage.iter().position(|w| w.span == lost.span).unwrap_or(passage.len());
    lost.says(language, "lost") && passage.iter().skip(at + 1).take(2).any(|w| w.says_any(language, &["life", "lives"]))
}

/// Whether those that are counted were brought to a hospital: "19 miners were taken to hospital".
fn goes_to_hospital(language: Language, behind: &[Word]) -> bool {
    const REACH: usize = 6;
    let taken = behind.iter().take(REACH).position(|w| w.says_any(language, &["taken", "rushed", "sent", "airlifted", "admitted"]));
    taken.is_some_and(|at| behind[at + 1..].iter().take(NEAREST).take_while(|w| !w.after_break).any(|w| w.says_any(language, &["hospital", "hospitals"])))
}

/// What the words before a figure tell of what befell anybody.
enum Told {
    Nothing,
    /// The same that the figure tells.
    OneFate,
    OtherFates,
}

fn told_before(before: &[Word], fact: &Fact, fates: &[Stem]) -> Told {
    let told = before.iter().filter(|w| !fact.subject.is_some_and(|s| s.overlaps(w.span)) && w.is_any(&[ContextWord::Fate]));
    let told: Vec<Stem> = told.filter_map(|w| w.stem).collect();
    match () {
        () if told.is_empty() || fates.is_empty() => Told::Nothing,
        () if told.iter().any(|stem| fates.contains(stem)) => Told::OneFate,
        () => Told::OtherFates,
    }
}

/// What befell those that are counted, where it stands behind words set off by commas: "five people, two of them children, were killed".
fn behind_insertion(passage: &[Word], figure: usize) -> Option<&Word> {
    const NOUN: usize = 4;
    const LONGEST: usize = 12;
    let next_break = |from: usize, within: usize| (from..passage.len().min(from + within)).find(|&i| passage[i].after_break);
    let inserted = next_break(figure + 2, NOUN)?;
    let behind = next_break(inserted + 1, LONGEST)?;
    passage[behind..].iter().find(|w| w.is_content()).filter(|w| w.is_any(&[ContextWord::Fate]))
}

/// Whether the word nearest to a figure, shortly before it or right behind, has something rise, or fall.
fn direction(language: Language, passage: &[Word], apart: &[usize], figure: Range<usize>) -> Option<bool> {
    const REACH: usize = 3;
    // "cut oil output by 600,000 barrels"
    let by = figure.start.checked_sub(1).is_some_and(|i| passage[i].says(language, "by") && !passage[figure.start].after_break);
    let reach = if by { 2 * REACH } else { REACH };
    let before = (0..figure.start).rev().take_while(|&i| apart[i] <= reach);
    let behind = (figure.end..passage.len()).take_while(|&i| apart[i] <= 1);
    let direction = |i: usize| {
        let word = &passage[i];
        if word.is_any(&[ContextWord::Rises]) { Some(true) } else { word.is_any(&[ContextWord::Falls]).then_some(false) }
    };
    before.chain(behind).find_map(direction)
}

/// Whether the fact is a number and its unit in one word: 12-year.
fn is_hyphened(document: &Document, fact: &Fact) -> bool {
    document.words(fact.span).rsplit_once('-').is_some_and(|(_, unit)| unit.starts_with(char::is_alphabetic))
}

/// Whether a word tells what is counted: people are anybody, and the dead may be passengers.
fn names_something(word: &Word) -> bool {
    !word.is_any(&[ContextWord::Generic, ContextWord::Fate])
}

/// A number is a value, not a word around one.
fn is_figure(word: &Word) -> bool {
    word.form.starts_with(|c: char| c.is_ascii_digit())
}

/// The share of the shorter list that both have; `None` where one is empty.
pub(super) fn overlap(a: &[Stem], b: &[Stem]) -> Option<f32> {
    let shorter = a.len().min(b.len());
    (shorter > 0).then(|| in_common(a, b) as f32 / shorter as f32)
}
