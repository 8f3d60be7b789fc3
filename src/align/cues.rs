//! What two passages have in common, and what keeps them apart.

use super::{
    bags::{Bag, Entry},
    link::{Cue, CueKind},
    score::{Feature, Features, Model},
    terms::{Term, TermId, TermKind},
};
use crate::text::{Document, PassageKind, Span};

/// Lighter cues are not worth a word.
const LIGHT: f32 = 0.1;
/// At most so many words, and so many cues in all.
const MOST: (usize, usize) = (4, 8);

/// A passage with all that is needed to show its words.
pub(super) struct Side<'s> {
    pub bag: &'s Bag,
    pub terms: &'s [Term],
    pub document: &'s Document,
}

/// What a score rests on, heaviest first. Words stand one by one, each with its share of their weight.
pub(super) fn cues(a: &Side, b: &Side, features: &Features, model: &Model) -> Vec<Cue> {
    let mut weights: Vec<(CueKind, f32)> = Vec::with_capacity(Feature::ALL.len());
    for &feature in Feature::ALL {
        let weight = model.weight(feature, features);
        match weights.iter_mut().find(|w| w.0 == feature.cue()) {
            Some(known) => known.1 += weight,
            None => weights.push((feature.cue(), weight)),
        }
    }
    let common: Vec<(&Entry, &Entry)> = common(&a.bag.entries, &b.bag.entries, |e| e.id).collect();
    let mut cues = Vec::with_capacity(MOST.1);
    for (kind, weight) in weights.into_iter().filter(|(_, w)| w.abs() >= LIGHT) {
        let mut shown: Vec<&(&Entry, &Entry)> = common.iter().filter(|(x, y)| shows(kind, x, y)).collect();
        shown.sort_by(|p, q| q.0.weight.min(q.1.weight).total_cmp(&p.0.weight.min(p.1.weight)));
        let share = |(x, y): &(&Entry, &Entry)| x.weight * y.weight;
        let all: f32 = shown.iter().map(|pair| share(pair)).sum();
        shown.truncate(MOST.0);
        if shown.is_empty() {
            cues.push(Cue { kind, weight, a: None, b: None });
        }
        cues.extend(shown.iter().map(|pair| Cue { kind, weight: weight * share(pair) / all, a: a.words(pair.0), b: b.words(pair.1) }));
    }
    cues.sort_by(|x, y| y.weight.abs().total_cmp(&x.weight.abs()).then(x.kind.cmp(&y.kind)).then(x.a.cmp(&y.a)));
    cues.truncate(MOST.1);
    // a large comparison keeps a few hundred thousand of these lists
    cues.shrink_to_fit();
    cues
}

/// Whether a common entry is what a cue of this kind is about.
fn shows(kind: CueKind, a: &Entry, b: &Entry) -> bool {
    match kind {
        CueKind::Words => a.kind.is_lexical(),
        CueKind::Concept => a.kind == TermKind::Concept && a.of != b.of,
        CueKind::Name => a.kind == TermKind::Entity,
        CueKind::Value => matches!(a.kind, TermKind::Value | TermKind::Number),
        CueKind::Date => a.kind == TermKind::Day,
        CueKind::Stance => a.kind == TermKind::Stance,
        _ => false,
    }
}

impl Side<'_> {
    /// The words that an entry was read from.
    fn words(&self, entry: &Entry) -> Option<Span> {
        self.terms.iter().find(|t| t.id == entry.id).and_then(|t| t.span(self.document))
    }
}

/// What speaks for and against two passages, whatever stands around them. The same whichever comes first.
pub(super) fn compare(a: &Bag, b: &Bag) -> Features {
    let (mut names, mut numbers, mut concepts) = (0.0, 0.0, 0.0);
    let (mut entities, mut values, mut days, mut stances) = (0.0, 0.0, 0.0, 0.0);
    for (x, y) in common(&a.marked, &b.marked, |e| e.id) {
        let weight = x.weight.min(y.weight);
        match x.kind {
            // a name may begin the sentence of one of them, where its capital tells nothing
            TermKind::Word | TermKind::Name if is_name(x, y) => names += weight,
            TermKind::Word | TermKind::Name => {}
            TermKind::Number => numbers += weight,
            TermKind::Entity => entities += weight,
            TermKind::Value => values += weight,
            TermKind::Day => days += weight,
            TermKind::Stance => stances += weight,
            TermKind::Concept => concepts += if x.of == y.of { 0.0 } else { weight },
        }
    }
    let quoted = common(&a.quoted, &b.quoted, |&pair| pair).count() as f32;
    let damped = |weight: f32| (1.0 + weight).ln();
    let holds = |fact: bool| if fact { 1.0 } else { 0.0 };
    let heading = |bag: &Bag| bag.kind == PassageKind::Heading;
    let lead = |bag: &Bag| (1.0 - bag.place as f32 / 3.0).max(0.0);
    let relative = |bag: &Bag| bag.place as f32 / bag.of.max(1) as f32;
    let mut f = Features::default();
    f.set(Feature::Concepts, damped(concepts));
    f.set(Feature::Entities, entities / a.entities.min(b.entities).max(1.0));
    f.set(Feature::NamesApart, holds(a.names > 0.0 && b.names > 0.0 && names == 0.0));
    f.set(Feature::Numbers, damped(numbers));
    f.set(Feature::Values, damped(values));
    f.set(Feature::NumbersApart, holds(a.numbers > 0.0 && b.numbers > 0.0 && numbers == 0.0));
    f.set(Feature::Days, damped(days));
    f.set(Feature::Stances, damped(stances));
    f.set(Feature::Quoted, damped(quoted));
    f.set(Feature::Lead, lead(a) * lead(b));
    f.set(Feature::Heading, holds(heading(a) || heading(b)));
    f.set(Feature::Place, (relative(a) - relative(b)).abs());
    f
}

/// The items of two lists sorted by `key` that have the same key.
pub(super) fn common<'i, T>(mut a: &'i [T], mut b: &'i [T], key: impl Fn(&T) -> TermId) -> impl Iterator<Item = (&'i T, &'i T)> {
    std::iter::from_fn(move || {
        while let ([x, behind_x @ ..], [y, behind_y @ ..]) = (a, b) {
            let order = key(x).cmp(&key(y));
            if order.is_le() {
                a = behind_x;
            }
            if order.is_ge() {
                b = behind_y;
            }
            if order.is_eq() {
                return Some((x, y));
            }
        }
        None
    })
}

/// Whether one word of two passages is a name in either.
fn is_name(x: &Entry, y: &Entry) -> bool {
    x.kind == TermKind::Name || y.kind == TermKind::Name
}

/// Whether two names that both passages print stand in the same order: 1, or change places: -1; 0 where they print no two.
/// "A beat B" and "B beat A" change places; "B was beaten by A" is in the order of the first.
pub(super) fn roles(a: (&Bag, &[Term]), b: (&Bag, &[Term])) -> f32 {
    let both: Vec<TermId> = common(&a.0.marked, &b.0.marked, |e| e.id).filter(|(x, y)| is_name(x, y)).map(|pair| pair.0.id).collect();
    if both.len() < 2 {
        return 0.0;
    }
    let names = |terms: &[Term]| -> Vec<(TermId, bool)> {
        let mut names: Vec<(TermId, bool)> = Vec::with_capacity(2);
        for term in terms.iter().filter(|t| t.kind.is_lexical() && both.binary_search(&t.id).is_ok()) {
            if names.iter().all(|n| n.0 != term.id) {
                names.push((term.id, term.agent));
            }
            if names.len() == 2 {
                break;
            }
        }
        names
    };
    let (x, y) = (names(a.1), names(b.1));
    let doer = |names: &[(TermId, bool)]| match names {
        [(first, _), (second, passive), ..] => Some(if *passive { (*second, *first) } else { (*first, *second) }),
        _ => None,
    };
    match doer(&x).zip(doer(&y)) {
        Some((first, second)) if first == second => 1.0,
        Some(((p, q), (r, s))) if p == s && q == r => -1.0,
        Some(_) | None => 0.0,
    }
}
