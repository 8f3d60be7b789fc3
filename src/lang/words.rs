//! Tables that the build lays out (`build/table.rs`), so that starting reads nothing into memory.

use super::{hash, tag};

/// Words and a number for each, found by hash; the slot of a word is the first free one from its hash on.
#[derive(Debug)]
pub struct Words {
    /// The words, one after another.
    pub text: &'static str,
    /// Where a word starts in `text`, how long it is, the tag of its hash, and its number; 0 for a free slot. As many as a power of two.
    pub slots: &'static [(u32, u8, u8, u16)],
}

impl Words {
    /// The number of a word, given as its bytes; `None` for one that is not in the table.
    pub fn get(&self, word: &[u8]) -> Option<u16> {
        let mask = self.slots.len().checked_sub(1)?;
        let hash = hash(word);
        let mut at = hash as usize & mask;
        loop {
            let &(start, length, tagged, number) = self.slots.get(at).filter(|slot| slot.3 != 0)?;
            if tagged == tag(hash) && usize::from(length) == word.len() && self.word(start, length).as_bytes() == word {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    /// The word that starts at a byte of the table's text.
    pub fn word(&self, start: u32, length: u8) -> &'static str {
        self.text.get(start as usize..start as usize + usize::from(length)).unwrap_or_default()
    }
}

/// Numbers by the hash of a word, where a mistake in four thousand million words is borne.
#[derive(Debug, Clone, Copy)]
pub struct Hashes {
    /// A hash and its number; 0 for a free slot. As many as a power of two.
    pub slots: &'static [(u32, u32)],
}

impl Hashes {
    /// The number of a hash; `None` for one that is not in the table.
    pub fn get(&self, hash: u32) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            let &(key, number) = self.slots.get(at).filter(|slot| slot.1 != 0)?;
            if key == hash {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }
}
