//! Spellings that differ from country to country and say the same.

use std::borrow::Cow;

/// Shorter beginnings of words are in no table.
const SHORTEST: usize = 4;

/// A folded word in the spelling that stands for all. `spellings` are beginnings of words, in order, each with what stands for it; the longest counts.
pub fn respelled<'w, T: AsRef<str>>(word: &'w str, spellings: &[(T, T)]) -> Cow<'w, str> {
    let Some(first) = word.get(..SHORTEST) else { return Cow::Borrowed(word) };
    let from = spellings.partition_point(|s| s.0.as_ref() < first);
    let alike = spellings.iter().skip(from).take_while(|s| s.0.as_ref().starts_with(first));
    // in order, so the last that fits is the longest
    match alike.filter_map(|(begin, stands)| Some((word.strip_prefix(begin.as_ref())?, stands))).last() {
        Some((ending, stands)) => Cow::Owned(format!("{}{ending}", stands.as_ref())),
        None => Cow::Borrowed(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_counts_and_the_ending_stays() {
        let spellings = [("centre", "center"), ("centred", "centered"), ("harbour", "harbor")];
        for (word, want) in
            [("harbours", "harbor s"), ("centre", "center "), ("centred", "centered "), ("central", "central"), ("cen", "cen"), ("ümlaut", "ümlaut")]
        {
            assert_eq!(respelled(word, &spellings), want.replace(' ', ""), "{word}");
        }
    }
}
