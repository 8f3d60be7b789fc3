//! Decisions in the order they were made, with undo and redo without limit.

use super::Judgement;
use rustc_hash::FxHashSet;

/// What was decided, and what was taken back and may come again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Judgement>,
    undone: Vec<Judgement>,
}

impl History {
    /// The decisions of an earlier sitting.
    pub fn from_done(done: Vec<Judgement>) -> History {
        History { done, undone: Vec::new() }
    }

    /// Every decision, oldest first, replaced ones included.
    pub fn done(&self) -> &[Judgement] {
        &self.done
    }

    /// The decisions that hold, oldest first: those after which none was made about the same thing.
    pub fn standing(&self) -> Vec<&Judgement> {
        let mut decided = FxHashSet::default();
        let mut standing: Vec<&Judgement> = self.done.iter().rev().filter(|j| decided.insert(j.matter())).collect();
        standing.reverse();
        standing
    }

    /// Decides. What was undone before can no longer come again.
    pub fn decide(&mut self, judgement: Judgement) {
        self.undone.clear();
        self.done.push(judgement);
    }

    /// Takes the last decision back; answers it.
    pub fn undo(&mut self) -> Option<&Judgement> {
        self.undone.push(self.done.pop()?);
        self.undone.last()
    }

    /// Brings back what was undone last; answers it.
    pub fn redo(&mut self) -> Option<&Judgement> {
        self.done.push(self.undone.pop()?);
        self.done.last()
    }

    /// Takes in decisions that somebody else made on the same file, before one's own since the file held those `known`; answers how many
    /// were new.
    pub fn merge(&mut self, known: &[Judgement], mut others: Vec<Judgement>) -> usize {
        let common = self.done.iter().zip(known).take_while(|(own, known)| own == known).count();
        let own = self.done.split_off(common);
        match others.strip_prefix(known) {
            Some(new) => {
                let new = new.to_vec();
                self.done.extend_from_slice(&new);
                self.done.extend(own);
                new.len()
            }
            // the other took something back: what is left of it stands
            None => {
                let before: FxHashSet<&Judgement> = known.iter().collect();
                let new = others.iter().filter(|j| !before.contains(j)).count();
                others.extend(own);
                self.done = others;
                new
            }
        }
    }

    /// Renames the sources that decisions are about.
    pub(super) fn rename(&mut self, name: impl Fn(&str) -> String) {
        let all = self.done.iter_mut().chain(&mut self.undone);
        all.flat_map(Judgement::sources_mut).for_each(|source| *source = name(source));
    }
}
