//! What two passages have in common, and what keeps them apart.

use super::{
    bags::{Bag, Bags, Entry},
    index::merged,
    link::{Cue, CueKind},
    score::{Feature, Features, Model},
    terms::{Term, TermKind},
};
use crate::text::{Document, PassageKind, Span};

/// Lighter cues are not worth a word.
const LIGHT: f32 = 0.2;
/// At most so many words, and so many cues in all.
const MOST: (usize, usize) = (4, 8);

/// A passage with all that is needed to show its words.
pub(super) struct Side<'s> {
    pub entries: &'s [Entry],
    pub terms: &'s [Term],
    pub document: &'s Document,
}

/// Tells what scores rest on. Keeps its lists from one link to the next.
pub(super) struct Teller<'b> {
    model: &'b Model,
    common: Vec<(&'b Entry, &'b Entry)>,
    /// Those that one cue is about, each behind the lesser of their weights.
    shown: Vec<(f32, &'b Entry, &'b Entry)>,
    cues: Vec<Cue>,
}

impl<'b> Teller<'b> {
    /// By the weights of a model.
    pub(super) fn new(model: &'b Model) -> Teller<'b> {
        Teller { model, common: Vec::new(), shown: Vec::new(), cues: Vec::new() }
    }

    /// What a score rests on, heaviest first. Words stand one by one, each with its share of their weight.
    pub(super) fn cues(&mut self, a: &Side<'b>, b: &Side<'b>, features: &Features) -> Vec<Cue> {
        let Teller { model, common, shown, cues } = self;
        common.clear();
        common.extend(merged(a.entries, b.entries, |e| e.term));
        cues.clear();
        // features of one kind stand side by side
        for of_one_kind in Feature::ALL.chunk_by(|f, g| f.cue() == g.cue()) {
            let kind = of_one_kind[0].cue();
            let weight: f32 = of_one_kind.iter().map(|&f| model.weight(f, features)).sum();
            if weight.abs() < LIGHT {
                continue;
            }
            shown.clear();
            if let Some(shows) = words_of(kind) {
                shown.extend(common.iter().filter(|(x, y)| shows(x, y)).map(|&(x, y)| (x.weight.min(y.weight), x, y)));
            }
            if shown.is_empty() {
                cues.push(Cue { kind, weight, a: None, b: None });
                continue;
            }
            shown.sort_by(|p, q| q.0.total_cmp(&p.0));
            let share = |&(_, x, y): &(f32, &Entry, &Entry)| x.weight * y.weight;
            let all: f32 = shown.iter().map(share).sum();
            cues.extend(shown.iter().take(MOST.0).map(|pair| Cue { kind, weight: weight * share(pair) / all, a: a.words(pair.1), b: b.words(pair.2) }));
        }
        cues.sort_by(|x, y| y.weight.abs().total_cmp(&x.weight.abs()).then(x.kind.cmp(&y.kind)).then(x.a.cmp(&y.a)));
        // a large comparison keeps a few hundred thousand of these lists, each no longer than it must be
        cues[..cues.len().min(MOST.1)].to_vec()
    }
}

/// Which common entries a cue of this kind is about; `None` for one that is about no words.
fn words_of(kind: CueKind) -> Option<fn(&Entry, &Entry) -> bool> {
    match kind {
        CueKind::Words => Some(|a, _| a.kind.is_lexical()),
        CueKind::Concept => Some(|a, b| a.kind == TermKind::Concept && a.of != b.of),
        CueKind::Name => Some(|a, _| a.kind == TermKind::Entity),
        CueKind::Value => Some(|a, _| matches!(a.kind, TermKind::Value | TermKind::Number)),
        CueKind::Date => Some(|a, _| a.kind == TermKind::Day),
        CueKind::Stance => Some(|a, _| a.kind == TermKind::Stance),
        CueKind::Toll => Some(|a, _| a.kind == TermKind::Toll),
        CueKind::NamesApart | CueKind::FiguresApart | CueKind::Roles | CueKind::Quote | CueKind::Position => None,
        CueKind::Story | CueKind::Best | CueKind::Neighbours | CueKind::Facts | CueKind::Linked => None,
    }
}

impl Side<'_> {
    /// The words that an entry was read from.
    fn words(&self, entry: &Entry) -> Option<Span> {
        self.terms[entry.at as usize].span(self.document)
    }
}

/// The marked entries of one passage, to be looked up by their terms.
pub(super) struct Marks<'b> {
    bags: &'b Bags,
    entries: &'b [Entry],
    /// For each term of the story its place among them; past their end where it is none of them.
    places: Vec<u32>,
}

impl<'b> Marks<'b> {
    /// Of no passage yet.
    pub(super) fn new(bags: &'b Bags) -> Marks<'b> {
        Marks { bags, entries: &[], places: vec![u32::MAX; bags.terms] }
    }

    /// Takes those of a passage in place of those that were there.
    pub(super) fn set(&mut self, bag: &Bag) {
        self.entries.iter().for_each(|e| self.places[e.term as usize] = u32::MAX);
        self.entries = self.bags.marked(bag);
        self.entries.iter().zip(0..).for_each(|(e, place)| self.places[e.term as usize] = place);
    }

    /// Those that another passage has as well, beside its own, in order.
    pub(super) fn common(&self, bag: &Bag) -> impl Iterator<Item = (&'b Entry, &'b Entry)> {
        self.bags.marked(bag).iter().filter_map(|e| Some((self.entries.get(self.places[e.term as usize] as usize)?, e)))
    }
}

/// What speaks for and against two passages with these marked entries in common, whatever stands around them. The same whichever
/// comes first.
pub(super) fn compare<'b>(a: &Bag, b: &Bag, common: impl Iterator<Item = (&'b Entry, &'b Entry)>) -> Features {
    let (mut names, mut numbers, mut concepts) = (0.0, 0.0, 0.0);
    let (mut entities, mut values, mut days, mut stances, mut tolls) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (x, y) in common {
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
            TermKind::Toll => tolls += weight,
            TermKind::Concept => concepts += if x.of == y.of { 0.0 } else { weight },
        }
    }
    let quoted = merged(&a.quoted, &b.quoted, |&pair| pair).count() as f32;
    // most pairs have nothing of most kinds in common
    let damped = |weight: f32| if weight > 0.0 { (1.0 + weight).ln() } else { 0.0 };
    let holds = |fact: bool| if fact { 1.0 } else { 0.0 };
    let heading = |bag: &Bag| bag.kind == PassageKind::Heading;
    let mut f = Features::default();
    f.set(Feature::Concepts, damped(concepts));
    f.set(Feature::Entities, entities / a.entities.min(b.entities).max(1.0));
    f.set(Feature::NamesApart, holds(a.names > 0.0 && b.names > 0.0 && names == 0.0));
    f.set(Feature::Numbers, damped(numbers));
    f.set(Feature::Values, damped(values));
    f.set(Feature::NumbersApart, holds(a.numbers > 0.0 && b.numbers > 0.0 && numbers == 0.0));
    f.set(Feature::Days, damped(days));
    f.set(Feature::Stances, damped(stances));
    f.set(Feature::Tolls, damped(tolls));
    f.set(Feature::Quoted, damped(quoted));
    f.set(Feature::Lead, a.lead * b.lead);
    f.set(Feature::Heading, holds(heading(a) || heading(b)));
    f.set(Feature::Place, (a.depth - b.depth).abs());
    f
}

/// Whether one word of two passages is a name in either.
fn is_name(x: &Entry, y: &Entry) -> bool {
    x.kind == TermKind::Name || y.kind == TermKind::Name
}

/// Whether two names that both passages print, among their common entries, stand in the same order: 1, or change places: -1; 0 where
/// they print no two. "A beat B" and "B beat A" change places; "B was beaten by A" is in the order of the first.
pub(super) fn roles<'b>(common: impl Iterator<Item = (&'b Entry, &'b Entry)>) -> f32 {
    let (mut first, mut second) = (Order::default(), Order::default());
    for (x, y) in common.filter(|(x, y)| is_name(x, y)) {
        first.meet(x);
        second.meet(y);
    }
    match first.doer().zip(second.doer()) {
        Some((first, second)) if first == second => 1.0,
        Some(((p, q), (r, s))) if p == s && q == r => -1.0,
        Some(_) | None => 0.0,
    }
}

/// The two of several entries that stand first in their passage.
#[derive(Default)]
struct Order<'b> {
    first: Option<&'b Entry>,
    second: Option<&'b Entry>,
}

impl<'b> Order<'b> {
    fn meet(&mut self, entry: &'b Entry) {
        if self.first.is_none_or(|first| entry.at < first.at) {
            (self.first, self.second) = (Some(entry), self.first);
        } else if self.second.is_none_or(|second| entry.at < second.at) {
            self.second = Some(entry);
        }
    }

    /// Who does it, and to whom.
    fn doer(&self) -> Option<(u32, u32)> {
        let (first, second) = self.first.zip(self.second)?;
        Some(if second.agent { (second.term, first.term) } else { (first.term, second.term) })
    }
}
