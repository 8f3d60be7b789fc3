//! The stems of English words: Porter's second stemmer (Porter 2001, as Snowball has it), in one pass over the bytes. It is asked for every
//! new word of every article; Snowball's own machine, which reads any language's rules, takes ten times as long.

/// The stem of a word of small ASCII letters; `None` for other words.
pub(super) fn stem(word: &str) -> Option<String> {
    if !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    if word.len() < 3 {
        return Some(word.to_owned());
    }
    if let Some((_, stem)) = EXCEPTIONS.iter().find(|(form, _)| *form == word) {
        return Some((*stem).to_owned());
    }
    let mut stem = Stem::new(word);
    stem.plural();
    if !matches!(stem.word.as_slice(), b"inning" | b"outing" | b"canning" | b"herring" | b"earring" | b"proceed" | b"exceed" | b"succeed") {
        stem.past();
        stem.final_y();
        stem.derived();
        stem.derived_again();
        stem.residual();
        stem.final_letter();
    }
    stem.word.make_ascii_lowercase();
    String::from_utf8(stem.word).ok()
}

/// Words that the rules would take to a wrong stem.
const EXCEPTIONS: [(&str, &str); 18] = [
    ("skis", "ski"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("idly", "idl"),
    ("gently", "gentl"),
    ("ugly", "ugli"),
    ("early", "earli"),
    ("only", "onli"),
    ("singly", "singl"),
    ("sky", "sky"),
    ("news", "news"),
    ("howe", "howe"),
    ("atlas", "atlas"),
    ("cosmos", "cosmos"),
    ("bias", "bias"),
    ("andes", "andes"),
];

/// Endings of nouns and adjectives made of others, the longer before those that end them, and what takes their place.
const DERIVED: [(&str, &str); 22] = [
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("abli", "able"),
    ("entli", "ent"),
    ("izer", "ize"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("aliti", "al"),
    ("alli", "al"),
    ("fulness", "ful"),
    ("ousli", "ous"),
    ("ousness", "ous"),
    ("iveness", "ive"),
    ("iviti", "ive"),
    ("biliti", "ble"),
    ("bli", "ble"),
    ("fulli", "ful"),
    ("lessli", "less"),
];

const DERIVED_AGAIN: [(&str, &str); 8] =
    [("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

const RESIDUAL: [&str; 17] = ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ism", "ate", "iti", "ous", "ive", "ize"];

/// A word on its way to its stem. A `y` that is a consonant is written `Y`.
struct Stem {
    word: Vec<u8>,
    /// Where the part begins that follows the first consonant behind a vowel, and in that part the same again.
    first: usize,
    second: usize,
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

impl Stem {
    fn new(word: &str) -> Stem {
        let mut word = word.as_bytes().to_vec();
        for i in 0..word.len() {
            if word[i] == b'y' && (i == 0 || is_vowel(word[i - 1])) {
                word[i] = b'Y';
            }
        }
        let region = |from: usize| {
            let vowel = (from..word.len()).find(|&i| is_vowel(word[i]));
            vowel.and_then(|v| (v..word.len()).find(|&i| !is_vowel(word[i]))).map_or(word.len(), |i| i + 1)
        };
        let known = ["gener", "commun", "arsen"].iter().find(|start| word.starts_with(start.as_bytes()));
        let first = known.map_or_else(|| region(0), |start| start.len());
        let second = region(first);
        Stem { word, first, second }
    }

    fn ends(&self, ending: &str) -> bool {
        self.word.ends_with(ending.as_bytes())
    }

    /// Where an ending of so many letters begins.
    fn before(&self, letters: usize) -> usize {
        self.word.len() - letters
    }

    fn replace(&mut self, letters: usize, by: &str) {
        self.word.truncate(self.before(letters));
        self.word.extend_from_slice(by.as_bytes());
    }

    fn has_vowel(&self, to: usize) -> bool {
        self.word[..to].iter().any(|&b| is_vowel(b))
    }

    /// Whether the word up to `to` ends in a short syllable.
    fn is_short(&self, to: usize) -> bool {
        match self.word[..to] {
            [.., a, b, c] if !is_vowel(a) && is_vowel(b) && !is_vowel(c) && !matches!(c, b'w' | b'x' | b'Y') => true,
            [a, b] => is_vowel(a) && !is_vowel(b),
            _ => false,
        }
    }

    fn plural(&mut self) {
        if self.ends("sses") {
            self.replace(2, "");
        } else if self.ends("ied") || self.ends("ies") {
            self.replace(if self.word.len() > 4 { 2 } else { 1 }, "");
        } else if self.ends("s") && !self.ends("us") && !self.ends("ss") && self.has_vowel(self.before(2)) {
            self.replace(1, "");
        }
    }

    fn past(&mut self) {
        if let Some(ending) = ["eedly", "eed"].into_iter().find(|e| self.ends(e)) {
            if self.before(ending.len()) >= self.first {
                self.replace(ending.len(), "ee");
            }
            return;
        }
        let Some(ending) = ["ingly", "edly", "ing", "ed"].into_iter().find(|e| self.ends(e)) else { return };
        if !self.has_vowel(self.before(ending.len())) {
            return;
        }
        self.replace(ending.len(), "");
        match self.word[..] {
            [.., b'a', b't'] | [.., b'b', b'l'] | [.., b'i', b'z'] => self.word.push(b'e'),
            [.., a, b] if a == b && matches!(a, b'b' | b'd' | b'f' | b'g' | b'm' | b'n' | b'p' | b'r' | b't') => _ = self.word.pop(),
            _ if self.word.len() == self.first && self.is_short(self.word.len()) => self.word.push(b'e'),
            _ => {}
        }
    }

    fn final_y(&mut self) {
        if let [_, .., before, y @ (b'y' | b'Y')] = &mut self.word[..]
            && !is_vowel(*before)
        {
            *y = b'i';
        }
    }

    fn derived(&mut self) {
        if let Some((ending, by)) = DERIVED.iter().find(|(e, _)| self.ends(e)) {
            if self.before(ending.len()) >= self.first {
                self.replace(ending.len(), by);
            }
        } else if self.ends("ogi") {
            if self.before(3) >= self.first && self.ends("logi") {
                self.replace(1, "");
            }
        } else if self.ends("li") && self.before(2) >= self.first && matches!(self.word[..], [.., before, _, _] if b"cdeghkmnrt".contains(&before)) {
            self.replace(2, "");
        }
    }

    fn derived_again(&mut self) {
        if let Some((ending, by)) = DERIVED_AGAIN.iter().find(|(e, _)| self.ends(e)) {
            if self.before(ending.len()) >= self.first {
                self.replace(ending.len(), by);
            }
        } else if self.ends("ative") && self.before(5) >= self.second {
            self.replace(5, "");
        }
    }

    fn residual(&mut self) {
        if let Some(ending) = RESIDUAL.iter().find(|e| self.ends(e)) {
            if self.before(ending.len()) >= self.second {
                self.replace(ending.len(), "");
            }
        } else if (self.ends("sion") || self.ends("tion")) && self.before(3) >= self.second {
            self.replace(3, "");
        }
    }

    fn final_letter(&mut self) {
        let at = self.before(1);
        let goes = match self.word[at] {
            b'e' => at >= self.second || at >= self.first && !self.is_short(at),
            b'l' => at >= self.second && self.word[..at].ends_with(b"l"),
            _ => false,
        };
        if goes {
            self.word.truncate(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rust_stemmers::{Algorithm, Stemmer};

    /// What words are made of: beginnings, middles that rules look at, and every ending.
    const PARTS: &[&str] = &[
        "gener", "commun", "arsen", "b", "br", "y", "ay", "e", "o", "io", "hop", "fill", "rat", "at", "bl", "iz", "tt", "ll", "ex", "ow", "ski", "lie", "s",
        "us", "ss", "sses", "ies", "ied", "eed", "eedly", "ed", "edly", "ing", "ingly", "ly", "y", "ational", "tional", "enci", "ency", "ancy", "ably",
        "ently", "izer", "ization", "ation", "ator", "alism", "ality", "ally", "fulness", "ously", "ousness", "iveness", "ivity", "bility", "bly", "logy",
        "fully", "lessly", "alize", "icate", "icity", "ical", "ful", "ness", "ative", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment",
        "ent", "ism", "ate", "ity", "ous", "ive", "ize", "sion", "tion", "l", "e",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn stems_are_those_of_snowball(parts in prop::collection::vec(prop::sample::select(PARTS), 1..5), letters in "[a-z]{1,7}") {
            let snowball = Stemmer::create(Algorithm::English);
            for word in [parts.concat(), letters.clone() + &parts.concat(), letters] {
                prop_assert_eq!(stem(&word).unwrap(), snowball.stem(&word), "{}", word);
            }
        }
    }

    #[test]
    fn exceptions_are_those_of_snowball() {
        let snowball = Stemmer::create(Algorithm::English);
        for word in
            EXCEPTIONS.iter().map(|e| e.0).chain(["inning", "innings", "outing", "canning", "herrings", "earring", "proceed", "exceed", "succeeds", "sayings"])
        {
            assert_eq!(stem(word).unwrap(), snowball.stem(word));
        }
        assert_eq!(stem("élan"), None);
    }
}
