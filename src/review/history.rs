//! Decisions in the order they were made, with undo and redo without limit.

use super::Judgement;

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

    /// The decisions that hold: those that no later one replaces, oldest first, each with its place in [`done`](History::done).
    pub fn standing(&self) -> impl Iterator<Item = (usize, &Judgement)> {
        let replaced = |i: usize, j: &Judgement| self.done[i + 1..].iter().any(|later| j.is_replaced_by(later));
        self.done.iter().enumerate().filter(move |(i, j)| !replaced(*i, j))
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

    /// Takes in decisions that somebody else made on the same file, before one's own; answers how many were new.
    pub fn merge(&mut self, others: Vec<Judgement>) -> usize {
        let mut merged: Vec<Judgement> = others;
        let theirs = merged.len();
        let common = merged.iter().filter(|j| self.done.contains(j)).count();
        let own: Vec<Judgement> = self.done.drain(..).filter(|j| !merged.contains(j)).collect();
        merged.extend(own);
        self.done = merged;
        theirs - common
    }
}
