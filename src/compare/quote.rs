//! Quotations: the same utterance found even when cut, and what was changed in it.

mod changes;
mod seam;
#[cfg(test)]
mod tests;

use super::{
    Reason,
    line::Line,
    words::{Stem, Word, distinct, in_common},
};
use crate::{
    facts::{Directness, Extraction, Fact, Force, Quote, Value},
    lang::{Frame, Lexicon, Sense},
    text::{Document, Span},
};
pub(super) use changes::opposed;
use changes::{figures, is_cut, is_negation, masks, meaning_changes, negated_apart, negates, one_number, strength_changes, turned_at_edge};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::{cell::OnceCell, ops::Range};

/// Longer quotations are compared up to here.
const LONGEST: usize = 400;

/// So many words in common, and so many of them with content, are one utterance, not a turn of phrase.
const TELLING: (usize, usize) = (8, 4);

/// So many words in common, and so many of them with content, are one utterance that two accounts end in other words.
const PARTED: (usize, usize) = (8, 3);

/// So many words in common are one utterance that begins or ends with a negation or an opposite in one account.
const EDGED: usize = 4;

/// So many words in common, and so many of them with content, open one sentence that one of two accounts of one speaker ends in another word.
const ENDED: (usize, usize) = (5, 2);

/// How two quotations meet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meeting {
    /// Why they agree or not.
    pub reason: Reason,
    /// That they are one utterance, 0 to 1.
    pub confidence: f32,
    /// Whether no two people would say it by chance: much of one's own in common, and nothing changed.
    pub telling: bool,
    /// What it is, and how sure that is, where it is not known that one and the same speaks; [`Meeting::reason`] if nothing else.
    pub otherwise: Option<(Reason, f32)>,
}

/// A quotation read for comparison, once however many others it meets.
pub(super) struct Said {
    /// Every word of it, and whether it is printed in small letters.
    all: Vec<Word>,
    small: Vec<bool>,
    /// What a report of it tells: the whole, and what it says one after the other.
    told: OnceCell<Vec<Told>>,
    /// The speaker's own words, where there are any.
    own: Option<Vec<Word>>,
    /// Whether a reporter's words stand around the quoted ones.
    reported: bool,
    /// The stem of a cue that tells what was said as well: thanked, apologised.
    cue: Option<Stem>,
    /// Whether it is reported that the words were not said, or denied.
    denied: bool,
    /// What the same quotation says in the passage before and in the passage behind.
    led: Vec<Word>,
    followed: Vec<Word>,
}

/// Words of a quotation, and the stems of those with content, sorted, each once.
struct Told {
    words: Range<usize>,
    stems: Vec<Stem>,
    /// Those of words printed in small letters: no names.
    small: Vec<Stem>,
}

/// How far a quotation is read.
pub(super) struct Reach {
    /// As far as it stands in its passage.
    pub inside: Span,
    /// Its words in the passage before.
    pub led: Option<Span>,
    /// Its words in the passage behind.
    pub followed: Option<Span>,
}

impl Reach {
    /// Of the quotation that is the extraction's fact of this number.
    pub(super) fn of(document: &Document, extraction: &Extraction, fact: u32, passage: usize) -> Reach {
        let facts = &extraction.facts;
        let own = facts[fact as usize].span;
        // what goes on from a passage before lies in the quotation that begins there
        let whole = |f: &Fact| matches!(f.value, Value::Quote(q) if !q.continued) && f.span.contains(own) && f.passage as usize != passage;
        let goes_on = matches!(facts[fact as usize].value, Value::Quote(q) if q.continued);
        let begun = if goes_on { facts[..fact as usize].iter().rev().find(|f| whole(f)) } else { None };
        let all = begun.map_or(own, |f| f.span);
        let within = |p: usize| {
            let place = document.passages.get(p)?.span;
            document.span(all.start().max(place.start()), all.end().min(place.end())).filter(|s| !s.is_empty())
        };
        let inside = document.passages.get(passage).and_then(|p| document.span(own.start().max(p.span.start()), own.end().min(p.span.end()))).unwrap_or(own);
        Reach { inside, led: passage.checked_sub(1).and_then(within), followed: within(passage + 1) }
    }
}

impl Said {
    /// Reads a quotation.
    pub(super) fn read(reach: &Reach, quote: &Quote, line: &Line) -> Said {
        let reported = quote.directness != Directness::Direct && !within_marks(line.document, reach.inside);
        let mut all = if reported { line.words(reach.inside) } else { line.quoted_words(reach.inside) };
        all.truncate(LONGEST);
        let mut own: Vec<Word> = Vec::new();
        for (i, word) in all.iter().enumerate().filter(|(_, w)| w.quoted) {
            // between two parts that a reporter quotes, words of the speaker's are left out
            let cut = reported && !own.is_empty() && !all[i - 1].quoted;
            let mut word = word.clone();
            word.after_gap |= cut;
            own.push(word);
        }
        let beside = |span: Option<Span>| {
            let mut words = span.filter(|_| !reported).map_or_else(Vec::new, |span| line.quoted_words(span));
            words.retain(|w| w.quoted);
            words
        };
        let (led, followed) = (beside(reach.led), beside(reach.followed));
        let denied = reported && quote.cue.is_some_and(|cue| (quote.force == Force::Denying && denies_words(line, cue)) != is_negated(line, cue));
        let cue = quote.cue.filter(|_| reported).and_then(|cue| line.words(cue).iter().rev().find_map(|w| w.stem));
        let small = all.iter().map(|w| !line.document.words(w.span).starts_with(char::is_uppercase)).collect();
        Said { all, small, told: OnceCell::new(), own: (!own.is_empty()).then_some(own), reported, cue, denied, led, followed }
    }

    fn told(&self) -> &[Told] {
        self.told.get_or_init(|| {
            let whole = std::iter::once(0..self.all.len());
            let told = |words: Range<usize>| {
                let small = self.all[words.clone()].iter().zip(&self.small[words.clone()]).filter(|(_, small)| **small).map(|(w, _)| w);
                Told { stems: distinct(&self.all[words.clone()]), small: distinct(small), words }
            };
            whole.chain(clauses(&self.all, self.reported)).map(told).collect()
        })
    }
}

/// Whether a cue denies that words are so, and not only what they are about: denied, but not dismissed the ballot as “a poll”.
fn denies_words(line: &Line, cue: Span) -> bool {
    let clause = |sense: &Sense| matches!(sense, Sense::Cue(cue) if cue.frame == Frame::Clause && cue.force == Force::Denying);
    let lexicon = Lexicon::of(line.document.language);
    line.words(cue).iter().any(|w| lexicon.meanings(&w.form).any(clause))
}

/// Whether a quotation, in a sentence of the narrator's, is no more than what stands between its marks.
fn within_marks(document: &Document, inside: Span) -> bool {
    document.text[..inside.start()].ends_with(['“', '"', '«', '„']) && !document.words(inside).contains(['“', '"', '«', '„'])
}

/// Whether words before a cue negate it: did not say that.
fn is_negated(line: &Line, cue: Span) -> bool {
    const REACH: usize = 3;
    let words = line.all();
    let from = words.partition_point(|w| w.span.start() < cue.start());
    words[..from].iter().rev().take(REACH).take_while(|w| !w.after_break).any(negates)
}

/// Whether two quotations are one utterance, and what was done to it. `None` where it is not established.
pub(super) fn compare(a: &Said, b: &Said) -> Option<Meeting> {
    match (&a.own, &b.own) {
        (Some(x), Some(y)) => {
            let mut meeting = utterance(x, y).or_else(|| fragment((a, x), (b, y))).or_else(|| mixed(a, b))?;
            if meeting.reason == Reason::Shortened {
                let whole = a.reported && b.reported && (is_run(x, &b.all) || is_run(y, &a.all));
                meeting.reason = if whole { Reason::Same } else { seam::reason((a, x), (b, y)).unwrap_or(Reason::Shortened) };
            }
            // what one account changes stands word for word right beside it
            let beside = |words: &[Word], said: &Said| [&said.led, &said.followed].iter().any(|there| holds(there, words));
            if matches!(meeting.reason, Reason::MeaningChanged | Reason::Altered) && (beside(x, b) || beside(y, a)) {
                return None;
            }
            // to have denied it is not to have said it
            let says_so = matches!(meeting.reason, Reason::Same | Reason::Shortened);
            (!says_so || a.denied == b.denied).then_some(meeting)
        }
        (Some(_), None) | (None, Some(_)) if a.denied != b.denied => paraphrase(a, b),
        (Some(own), None) => within(own, &b.all).or_else(|| paraphrase(a, b)),
        (None, Some(own)) => within(own, &a.all).or_else(|| paraphrase(a, b)),
        (None, None) => paraphrase(a, b),
    }
}

/// Whether a stretch holds another word for word.
fn holds(stretch: &[Word], words: &[Word]) -> bool {
    !words.is_empty() && stretch.windows(words.len()).any(|there| there.iter().zip(words).all(|(x, y)| x.form == y.form))
}

/// Whether a report quotes just these words between its own, and whatever else it quotes apart from them.
fn is_run(own: &[Word], report: &[Word]) -> bool {
    let quoted = |i: Option<usize>| i.and_then(|i| report.get(i)).is_some_and(|w| w.quoted);
    let same = |at: usize| report[at..].iter().zip(own).all(|(x, y)| x.quoted && x.form == y.form);
    (0..(report.len() + 1).saturating_sub(own.len())).any(|at| same(at) && !quoted(at.checked_sub(1)) && !quoted(Some(at + own.len())))
}

/// Words that one side quotes and the other reports as they are: without merit, “without merit”.
fn within(own: &[Word], report: &[Word]) -> Option<Meeting> {
    let content = own.iter().filter(|w| w.is_content()).count();
    let stands = own.len() > 1 && content > 0 && report.windows(own.len()).any(|w| w.iter().zip(own).all(|(x, y)| x.form == y.form));
    stands.then_some(Meeting { reason: Reason::Paraphrase, confidence: 0.45, telling: false, otherwise: None })
}

/// Reported speech around quoted words: the reports are compared where the quoted words do not meet.
fn mixed(a: &Said, b: &Said) -> Option<Meeting> {
    if a.reported || b.reported { paraphrase(a, b) } else { None }
}

/// So many words are more than a turn of phrase, where what is said of them is the same; and so many of those with content may be changed.
const FRAGMENT: (usize, usize) = (3, 2);

/// A few words of the speaker's in two reports on one thing: called the report “a political hit job”, “a political hit piece”.
fn fragment((a, x): (&Said, &[Word]), (b, y): (&Said, &[Word])) -> Option<Meeting> {
    let shorter = x.len().min(y.len());
    let same = |(p, q): &(&Word, &Word)| p.form == q.form;
    let begins = x.iter().zip(y).take_while(same).count();
    let ends = x[begins..].iter().rev().zip(y[begins..].iter().rev()).take_while(same).count();
    let (of_x, of_y) = (&x[begins..x.len() - ends], &y[begins..y.len() - ends]);
    let kept = x[..begins].iter().chain(&x[x.len() - ends..]).filter(|w| w.is_content()).count();
    let changed = |words: &[Word]| (1..=FRAGMENT.1).contains(&words.iter().filter(|w| w.is_content()).count()) && words.len() <= begins + ends + 1;
    let altered = shorter >= FRAGMENT.0 && kept > 0 && begins + ends >= FRAGMENT.1 && changed(of_x) && changed(of_y);
    let on = |said: &Said| distinct(said.all.iter().take_while(|w| !w.quoted));
    let of_one = |p: &[Stem], q: &[Stem]| p.iter().any(|stem| q.contains(stem));
    let meets = a.reported && b.reported && altered && of_one(&on(a), &on(b));
    let otherwise = || paraphrase(a, b).map_or((Reason::Paraphrase, 0.0), |m| (m.reason, m.confidence));
    meets.then(|| Meeting { reason: Reason::Altered, confidence: 0.45, telling: false, otherwise: Some(otherwise()) })
}

/// Two stretches of the speaker's own words.
fn utterance(a: &[Word], b: &[Word]) -> Option<Meeting> {
    // one order for both directions, so that the diff, which has none of its own, cannot depend on it
    if a.len().cmp(&b.len()).then_with(|| a.iter().map(form).cmp(b.iter().map(form))).is_gt() {
        return utterance(b, a);
    }
    // what the longer says twice over would lead the diff astray
    let core = Core::run(a, b).or_else(|| Core::find(a, b))?;
    let shorter = a.len().min(b.len());
    let content = core.content(a);
    let whole = core.same == a.len() && core.same == b.len();
    let telling = core.changes.is_empty() && core.same >= TELLING.0 && content >= TELLING.1;
    if whole {
        return Some(Meeting { reason: Reason::Same, confidence: if content > 0 { 0.95 } else { 0.5 }, telling, otherwise: None });
    }
    if core.changes.is_empty() && core.same >= EDGED && turned_at_edge(a, b, &core) {
        return Some(Meeting { reason: Reason::MeaningChanged, confidence: 0.75, telling, otherwise: None });
    }
    if core.changes.is_empty() && core.same >= PARTED.0 && content >= PARTED.1 && core.parts(a, b) {
        return Some(Meeting { reason: Reason::Altered, confidence: 0.75, telling, otherwise: None });
    }
    let cut = || {
        let contained = core.same >= shorter;
        let long = core.same >= 5 && content >= 2;
        let confidence = match (contained, long) {
            (true, true) => 0.95,
            (false, true) => 0.8,
            (true, false) if content > 0 => 0.55,
            _ => return None,
        };
        let same = core.same == shorter && only_edges(a, b, &core);
        Some((if same { Reason::Same } else { Reason::Shortened }, confidence))
    };
    // "we are going to rebuild", "we are going to sue"
    let of_oneself = || matches!(&*a[0].form, "i" | "we" | "you" | "he" | "she" | "it" | "they");
    let ended = || core.same >= EDGED && content > 0 && core.left(a, b) == (1, 1) && !of_oneself() || core.same >= ENDED.0 && content >= ENDED.1;
    // less sure: it takes that one and the same speaks
    if core.changes.is_empty() && core.ends_otherwise(a, b) && ended() {
        return Some(Meeting { reason: Reason::Altered, confidence: 0.45, telling, otherwise: Some(cut().unwrap_or((Reason::Altered, 0.0))) });
    }
    if core.changes.is_empty() {
        let (reason, confidence) = cut()?;
        return Some(Meeting { reason, confidence, telling, otherwise: None });
    }
    let changed: usize = core.changes.iter().map(|c| c.a.len().max(c.b.len())).sum();
    let share = core.same as f32 / (core.same + changed) as f32;
    let covered = core.same as f32 / shorter as f32;
    // a long stretch in common may be changed more
    let least = if core.same >= TELLING.0 && content >= TELLING.1 { 0.5 } else { 0.6 };
    // "I am guilty", and "I am not guilty"
    let turned = core.same == shorter && core.same >= 3 && content > 0 && matches!(&core.changes[..], [c] if is_negation(&a[c.a.clone()], &b[c.b.clone()]));
    // "we will never accept this border", "we will never discuss this border"
    let swapped = core.a.len() == a.len() && core.b.len() == b.len() && core.same >= 5 && content > 0;
    let swapped = swapped && matches!(&core.changes[..], [c] if c.a.len() == 1 && c.b.len() == 1);
    if !turned && !swapped && (core.same < 4 || content < 2 || share < least || covered < 0.5) {
        return None;
    }
    let confidence = (0.45 + 0.5 * share).min(0.95);
    let slight = |words: &[Word]| words.len() <= 2 && words.iter().all(|w| w.slight);
    let marked = |c: &Change| {
        let dropped = c.a.is_empty() && slight(&b[c.b.clone()]) || c.b.is_empty() && slight(&a[c.a.clone()]);
        dropped || is_cut(a, &c.a, &c.b, b) || is_cut(b, &c.b, &c.a, a)
    };
    if core.changes.iter().all(marked) {
        return Some(Meeting { reason: Reason::Shortened, confidence, telling, otherwise: None });
    }
    let unmarked: Vec<&Change> = core.changes.iter().filter(|c| !marked(c)).collect();
    let changed = |words: &[Word], of: fn(&Change) -> &Range<usize>| -> Vec<Word> { unmarked.iter().flat_map(|c| words[of(c).clone()].to_vec()).collect() };
    let stronger = strength_changes(changed(a, |c| &c.a), changed(b, |c| &c.b));
    let grave = stronger || unmarked.iter().any(|c| meaning_changes(&a[c.a.clone()], &b[c.b.clone()]));
    Some(Meeting { reason: if grave { Reason::MeaningChanged } else { Reason::Altered }, confidence, telling, otherwise: None })
}

fn form(word: &Word) -> &str {
    &word.form
}

fn forms(words: &[Word]) -> Vec<&str> {
    words.iter().map(form).collect()
}

/// Whether one side only lacks an editor's bracketed word at an end.
fn only_edges(a: &[Word], b: &[Word], core: &Core) -> bool {
    let outside = |words: &[Word], range: &Range<usize>| words[..range.start].iter().chain(&words[range.end..]).all(|w| w.bracketed);
    outside(a, &core.a) && outside(b, &core.b)
}

/// The stretch of two texts from their first to their last common words.
struct Core {
    a: Range<usize>,
    b: Range<usize>,
    /// Words in common.
    same: usize,
    /// What lies between them and differs.
    changes: Vec<Change>,
}

/// Words of one text in the place of words of the other; one of the two may be empty.
struct Change {
    a: Range<usize>,
    b: Range<usize>,
}

impl Core {
    /// The whole of a shorter text that stands word for word in a longer one.
    fn run(a: &[Word], b: &[Word]) -> Option<Core> {
        let at = b.windows(a.len().max(1)).position(|there| there.iter().zip(a).all(|(x, y)| x.form == y.form))?;
        (!a.is_empty() && a.len() < b.len()).then(|| Core { a: 0..a.len(), b: at..at + a.len(), same: a.len(), changes: Vec::new() })
    }

    fn find(a: &[Word], b: &[Word]) -> Option<Core> {
        let mut ops: Vec<DiffOp> = capture_diff_slices(Algorithm::Myers, &forms(a), &forms(b));
        trim(&mut ops, a, b);
        ops.reverse();
        trim(&mut ops, a, b);
        ops.reverse();
        let (first, last) = (ops.first()?, ops.last()?);
        let (a_range, b_range) = (first.old_range().start..last.old_range().end, first.new_range().start..last.new_range().end);
        let mut core = Core { a: a_range, b: b_range, same: 0, changes: Vec::new() };
        for op in &ops {
            match op {
                DiffOp::Equal { len, .. } => core.same += len,
                _ => core.change(op.old_range(), op.new_range(), a, b),
            }
        }
        Some(core)
    }

    /// Records a change unless the two sides stand for one another: a masked word, a word in brackets.
    fn change(&mut self, of_a: Range<usize>, of_b: Range<usize>, a: &[Word], b: &[Word]) {
        let (left, right) = (&a[of_a.clone()], &b[of_b.clone()]);
        let editorial = |words: &[Word]| words.iter().all(|w| w.bracketed);
        let masked = matches!((left, right), ([x], [y]) if masks(x, y) || masks(y, x) || one_number(x, y));
        if masked || (editorial(left) && editorial(right)) || (!left.is_empty() && editorial(left)) || (!right.is_empty() && editorial(right)) {
            self.same += left.len().max(right.len());
        } else {
            self.changes.push(Change { a: of_a, b: of_b });
        }
    }

    /// Whether both texts go on in the same breath, and in other words: "it is a threat", "it is a receipt".
    fn parts(&self, a: &[Word], b: &[Word]) -> bool {
        let goes_on = |words: &[Word], end: usize| words.get(end).is_some_and(|w| !w.after_break && !w.after_gap && !w.bracketed);
        goes_on(a, self.a.end) && goes_on(b, self.b.end)
    }

    /// Whether both texts begin with it and one has just one more word, with content: "the optics were not good", "the optics were not great".
    fn ends_otherwise(&self, a: &[Word], b: &[Word]) -> bool {
        let last = |words: &[Word], end: usize| words.len() == end + 1 && words[end].is_content();
        self.a.start == 0 && self.b.start == 0 && self.parts(a, b) && (last(a, self.a.end) || last(b, self.b.end))
    }

    /// How many words stand behind it.
    fn left(&self, a: &[Word], b: &[Word]) -> (usize, usize) {
        (a.len() - self.a.end, b.len() - self.b.end)
    }

    /// Common words with content.
    fn content(&self, a: &[Word]) -> usize {
        let changed = |i: usize| self.changes.iter().any(|c| c.a.contains(&i));
        self.a.clone().filter(|&i| a[i].is_content() && !changed(i)).count()
    }
}

/// Drops what is not common at one end, and a stray common word that a longer change parts from the rest.
fn trim(ops: &mut Vec<DiffOp>, a: &[Word], b: &[Word]) {
    while let Some(first) = ops.first() {
        let stray = match first {
            DiffOp::Equal { old_index, len, .. } => {
                let apart = ops.get(1).map_or(0, |op| op.old_range().len().max(op.new_range().len()));
                let content = a[*old_index..old_index + len].iter().filter(|w| w.is_content()).count();
                ops.len() > 2 && *len <= 2 && apart > *len + content
            }
            // "fourteen people", "14 people"
            DiffOp::Replace { old_index, old_len: 1, new_index, new_len: 1 } => !one_number(&a[*old_index], &b[*new_index]),
            _ => true,
        };
        if !stray {
            return;
        }
        ops.remove(0);
    }
}

/// What a report says one after the other: that the lock was closed, and that it would not open. A clause with less is no utterance of its own.
fn clauses(all: &[Word], reported: bool) -> Vec<Range<usize>> {
    const LEAST: usize = 3;
    let joints: Vec<usize> = (1..all.len()).filter(|&i| reported && all[i - 1].joins && all[i].opens).collect();
    let ends = joints.iter().copied().chain((!joints.is_empty()).then_some(all.len()));
    let ranges = std::iter::once(0).chain(joints.iter().copied()).zip(ends).map(|(from, to)| from..to);
    ranges.filter(|clause| all[clause.clone()].iter().filter(|w| w.is_content()).count() >= LEAST).collect()
}

/// Reported speech that shares enough content to be about one utterance: the whole of it, or one of its clauses.
fn paraphrase(a: &Said, b: &Said) -> Option<Meeting> {
    let ([whole_a, clauses_a @ ..], [whole_b, clauses_b @ ..]) = (a.told(), b.told()) else { return None };
    let whole = report((a, whole_a), (b, whole_b));
    let of_a = clauses_a.iter().filter_map(|clause| report((a, clause), (b, whole_b)));
    let of_b = clauses_b.iter().filter_map(|clause| report((a, whole_a), (b, clause)));
    // a clause that meets is a part of what was said
    let part = |meeting: Meeting| Meeting { reason: Reason::Paraphrase, ..meeting };
    whole.into_iter().chain(of_a.chain(of_b).map(part)).reduce(|best, next| if next.confidence > best.confidence { next } else { best })
}

/// How two reports, or clauses of them, meet.
fn report(a: (&Said, &Told), b: (&Said, &Told)) -> Option<Meeting> {
    let (sa, sb) = (&a.1.stems, &b.1.stems);
    // "thanked her crew" tells “I thank my crew”
    let told = |cue: Option<Stem>, words: &[Stem]| usize::from(cue.is_some_and(|c| words.binary_search(&c).is_ok()));
    let told = told(a.0.cue, sb).max(told(b.0.cue, sa));
    let common = in_common(sa, sb) + told;
    let shorter = sa.len().min(sb.len()) + told;
    // names alone are in common with much else that is said of them
    let of_names = || !sa.iter().any(|s| sb.binary_search(s).is_ok() && a.1.small.binary_search(s).is_ok() && b.1.small.binary_search(s).is_ok());
    if common < 2 || told == 0 && of_names() {
        return None;
    }
    let share = common as f32 / shorter as f32;
    let of_longer = common as f32 / (sa.len().max(sb.len()) + told) as f32;
    // less in common is one utterance only where the speaker is the same, too
    let confidence = match common {
        3.. if share >= 0.75 || share >= 0.5 && of_longer >= 0.3 => 0.35 + 0.5 * share,
        2.. if share >= 0.4 => 0.42,
        _ => return None,
    };
    let (x, y) = (&a.0.all[a.1.words.clone()], &b.0.all[b.1.words.clone()]);
    let (of_x, of_y) = (figures(x), figures(y));
    let other_figures = of_x.clone().any(|x| of_y.clone().all(|y| x != y)) && of_y.clone().any(|y| of_x.clone().all(|x| x != y));
    // what one denies, or tells of another number, is not said in other words
    if negated_apart(x, y) != (a.0.denied != b.0.denied) || other_figures || opposed(x, y) {
        return None;
    }
    let same = x.len() == y.len() && x.iter().zip(y).all(|(x, y)| x.form == y.form);
    Some(Meeting { reason: if same { Reason::Same } else { Reason::Paraphrase }, confidence, telling: false, otherwise: None })
}
