//! Lays out hash tables as Rust code for the program's `lang::Words` and `lang::Hashes`.

use crate::lang::{hash, tag};
use std::collections::BTreeMap;

/// Slots a table of words keeps for each word, so that most words are found, or found missing, at the first.
const SPREAD: usize = 2;

/// Puts each number at the first free slot from its hash on.
fn laid<T: Copy>(rows: impl ExactSizeIterator<Item = (u32, T)>, free: T, is_free: impl Fn(&T) -> bool) -> Vec<T> {
    let size = (rows.len() * SPREAD).next_power_of_two();
    let mut slots = vec![free; size];
    for (hash, row) in rows {
        let mut at = hash as usize & (size - 1);
        while !is_free(&slots[at]) {
            at = (at + 1) & (size - 1);
        }
        slots[at] = row;
    }
    slots
}

/// Words one after another, each once.
#[derive(Default)]
pub(crate) struct Text {
    text: String,
    places: BTreeMap<String, (u32, u8)>,
}

impl Text {
    /// Where a word stands: its start and length.
    pub(crate) fn place(&mut self, word: &str) -> (u32, u8) {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        let place = (u32::try_from(self.text.len()).expect("a short text"), u8::try_from(word.len()).expect("a word shorter than 256 bytes"));
        self.text.push_str(word);
        self.places.insert(word.to_owned(), place);
        place
    }

    /// A `Words` of `numbers`, whose words stand here.
    pub(crate) fn words(&mut self, numbers: &BTreeMap<String, u16>) -> String {
        let rows: Vec<(u32, (u32, u8, u8, u16))> = numbers
            .iter()
            .map(|(word, &number)| {
                let (start, length) = self.place(word);
                let hash = hash(word.as_bytes());
                (hash, (start, length, tag(hash), number))
            })
            .collect();
        let slots = laid(rows.into_iter(), (0, 0, 0, 0), |slot| slot.3 == 0);
        format!("Words {{ text: {:?}, slots: &{slots:?} }}", self.text)
    }
}

/// A `Hashes` of `numbers`, none of which is 0.
pub(crate) fn hashes(numbers: &BTreeMap<u32, u32>) -> String {
    let slots = laid(numbers.iter().map(|(&hash, &number)| (hash, (hash, number))), (0, 0), |slot| slot.1 == 0);
    format!("Hashes {{ slots: &{slots:?} }}")
}
