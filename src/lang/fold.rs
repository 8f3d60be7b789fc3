//! The form in which words are compared.

use std::borrow::Cow;

/// Lower case and straight apostrophes: the form in which words are compared.
pub fn fold(word: &str) -> Cow<'_, str> {
    let plain = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
    if word.bytes().all(plain) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    fold_onto(&mut folded, word);
    Cow::Owned(folded)
}

/// Longer words are folded on the heap.
const SHORT: usize = 40;

/// What `read` makes of a word once it is folded.
pub fn folded<T>(word: &str, read: impl FnOnce(&str) -> T) -> T {
    let is_folded = |b: u8| b.is_ascii() & !b.is_ascii_uppercase();
    if word.bytes().fold(true, |all, b| all & is_folded(b)) {
        return read(word);
    }
    let mut short = [0; SHORT];
    if let Some(short) = short.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        short.copy_from_slice(word.as_bytes());
        short.make_ascii_lowercase();
        if let Ok(word) = std::str::from_utf8(short) {
            return read(word);
        }
    }
    read(&fold(word))
}

/// Puts a word, folded, behind what `text` holds.
pub fn fold_onto(text: &mut String, word: &str) {
    if word.is_ascii() {
        let from = text.len();
        text.push_str(word);
        text[from..].make_ascii_lowercase();
    } else {
        text.extend(word.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, '’' | '‘') { '\'' } else { c }));
    }
}
