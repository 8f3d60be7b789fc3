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
