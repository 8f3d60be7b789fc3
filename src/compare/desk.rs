//! What comparing asks of passages, each read once, however often it is compared.

use super::{
    Differing, Finding, pairing,
    side::{MOST, Side, sides},
    words::Lemmas,
};
use crate::{
    align::Alignment,
    facts::Extraction,
    text::{Document, PassageId},
};
use rustc_hash::FxHashMap;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// Facts that a desk has room for; more are put away together.
const ROOM: usize = 1 << 13;

/// Where the passages of one story are compared: whether two surely say one thing, and what the facts of aligned ones come to.
pub struct Desk<'c> {
    documents: &'c [Document],
    pub(super) extractions: &'c [Extraction],
    lemmas: &'c Lemmas,
    read: RefCell<FxHashMap<PassageId, Rc<Vec<Side<'c>>>>>,
    /// How many facts were read.
    facts: Cell<usize>,
}

impl<'c> Desk<'c> {
    /// An empty one for these documents, with what was read from each.
    pub fn new(documents: &'c [Document], extractions: &'c [Extraction], lemmas: &'c Lemmas) -> Desk<'c> {
        Desk { documents, extractions, lemmas, read: RefCell::default(), facts: Cell::new(0) }
    }

    /// The findings of one alignment: pairs of facts of different documents that are established to be about the same thing.
    pub fn findings(&self, alignment: &Alignment) -> Vec<Finding> {
        let link = |a: PassageId, b: PassageId| {
            let (a, b) = if a < b { (a, b) } else { (b, a) };
            alignment.links.iter().find(|l| (l.a, l.b) == (a, b)).map(|l| l.score)
        };
        let mut findings: Vec<Finding> = self.of_each_pair(alignment, |a, b| pairing::findings(a, b, link));
        // a quotation over several passages meets another once for each; the gravest counts
        findings.sort_by_key(|f| (f.facts, std::cmp::Reverse(f.verdict)));
        findings.dedup_by_key(|f| f.facts);
        findings.shrink_to_fit();
        findings
    }

    /// The figures that differ in one alignment, wherever nothing excludes that they are told of one thing.
    pub fn differing(&self, alignment: &Alignment) -> Vec<Differing> {
        self.of_each_pair(alignment, pairing::differing)
    }

    /// The facts of a passage.
    pub(super) fn sides(&self, passage: PassageId) -> Rc<Vec<Side<'c>>> {
        let mut read = self.read.borrow_mut();
        if let Some(sides) = read.get(&passage) {
            return sides.clone();
        }
        if self.facts.get() >= ROOM {
            read.clear();
            self.facts.set(0);
        }
        self.lemmas.make_room();
        let sides = Rc::new(sides(self.documents, self.extractions, passage, self.lemmas));
        self.facts.update(|facts| facts + sides.len());
        read.insert(passage, sides.clone());
        sides
    }

    /// What `compare` makes of the facts of every two documents of an alignment.
    fn of_each_pair<T>(&self, alignment: &Alignment, compare: impl Fn(&[&Side<'c>], &[&Side<'c>]) -> Vec<T>) -> Vec<T> {
        let mut passages = alignment.passages.clone();
        passages.sort_unstable();
        let of_document = |passages: &[PassageId]| -> Vec<Rc<Vec<Side>>> {
            let (mut read, mut facts) = (Vec::new(), 0);
            for passage in passages {
                let sides = self.sides(*passage);
                facts += sides.len();
                read.push(sides);
                if facts >= MOST {
                    break;
                }
            }
            read
        };
        let read: Vec<Vec<Rc<Vec<Side>>>> = passages.chunk_by(|a, b| a.document == b.document).map(of_document).collect();
        let sides: Vec<Vec<&Side>> = read.iter().map(|passages| passages.iter().flat_map(|sides| sides.iter()).take(MOST).collect()).collect();
        let pairs = (0..sides.len()).flat_map(|i| (i + 1..sides.len()).map(move |j| (i, j)));
        pairs.flat_map(|(i, j)| compare(&sides[i], &sides[j])).collect()
    }
}

impl std::fmt::Debug for Desk<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Desk with {} passages", self.read.borrow().len())
    }
}
