//! A few forms that are asked for together.

/// A few words or marks in lower case. Most words are told to be none of them by their first letter and their length alone.
#[derive(Debug)]
pub struct Forms {
    words: &'static [&'static str],
    /// By the lower bits of the first byte, which letters of both cases share: the lengths that such forms have, a bit each.
    lengths: [u16; 32],
}

impl Forms {
    /// These words, given in lower case; `forms!` makes them where they are asked for.
    pub const fn new(words: &'static [&'static str]) -> Forms {
        let mut lengths = [0; 32];
        let mut i = 0;
        while i < words.len() {
            let word = words[i].as_bytes();
            lengths[slot(word[0])] |= 1 << class(word.len());
            // with an apostrophe of three bytes in place of a straight one
            let mut k = 0;
            while k < word.len() {
                if word[k] == b'\'' {
                    lengths[slot(if k == 0 { "’".as_bytes()[0] } else { word[0] })] |= 1 << class(word.len() + "’".len() - 1);
                }
                k += 1;
            }
            i += 1;
        }
        Forms { words, lengths }
    }

    /// The words themselves.
    pub fn words(&self) -> &'static [&'static str] {
        self.words
    }

    /// Whether a word with this first byte and of this length may be one of them, straight apostrophes or not.
    #[inline]
    pub fn may_hold(&self, first: u8, length: usize) -> bool {
        self.lengths[slot(first)] >> class(length) & 1 == 1
    }

    /// Whether a word is one of them, its ASCII letters in any case.
    pub fn hold(&self, word: &str) -> bool {
        word.bytes().next().is_some_and(|first| self.may_hold(first, word.len()))
            && self.words.iter().any(|w| w.len() == word.len() && w.eq_ignore_ascii_case(word))
    }
}

const fn slot(first: u8) -> usize {
    (first & 31) as usize
}

/// Lengths from 15 on are not told apart.
const fn class(length: usize) -> usize {
    if length < 15 { length } else { 15 }
}

/// [`Forms`] of the words given, made when the program is compiled.
macro_rules! forms {
    ($($word:literal),+ $(,)?) => {{
        const FORMS: &$crate::lang::Forms = &$crate::lang::Forms::new(&[$($word),+]);
        FORMS
    }};
}

pub(crate) use forms;

#[cfg(test)]
mod tests {
    #[test]
    fn forms_are_told_in_any_case_and_from_what_resembles_them() {
        let forms = forms!["the", "won't", "'ll", "%", "notwithstanding"];
        for word in ["the", "The", "THE", "won't", "'ll", "%", "Notwithstanding"] {
            assert!(forms.hold(word), "{word}");
        }
        for word in ["", "tho", "then", "won’t", "’ll", "$", "misunderstanding", "nationalisations"] {
            assert!(!forms.hold(word), "{word}");
        }
        for word in ["won’t", "’ll"] {
            assert!(forms.may_hold(word.as_bytes()[0], word.len()), "{word}");
        }
    }
}
