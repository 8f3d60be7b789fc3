//! Spellings that differ from country to country and say the same.

use crate::text::Language;
use std::borrow::Cow;

/// Beginnings of words, in order, and what stands for each (`en/spelling.toml`).
static ENGLISH: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/en.spelling.rs"));

/// No beginning in a table is shorter.
const SHORTEST: usize = 4;

/// A folded word in the spelling that stands for all: harbor for harbour. For comparing what was printed; stems know nothing of it.
pub fn spelled(language: Language, word: &str) -> Cow<'_, str> {
    let spellings = if language == Language::ENGLISH { ENGLISH } else { &[] };
    let Some(first) = word.get(..SHORTEST) else { return Cow::Borrowed(word) };
    let from = spellings.partition_point(|(begin, _)| *begin < first);
    let alike = spellings[from..].iter().take_while(|(begin, _)| begin.starts_with(first));
    // in order, so the last that fits is the longest
    match alike.filter_map(|(begin, stands)| Some((stands, word.strip_prefix(begin)?))).last() {
        Some((stands, ending)) => Cow::Owned(format!("{stands}{ending}")),
        None => Cow::Borrowed(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_of_a_word_come_to_one() {
        let cases = "harbours harbors, organised organized, kilometres kilometers, cancelled canceled, centred centered, centres centers, defence defense, \
                     enrolment enrollment, recognisable recognizable, labourers laborers, fulfils fulfills, programmes programs, learnt learned";
        for (british, american) in cases.split(", ").filter_map(|pair| pair.split_once(' ')) {
            assert_eq!(spelled(Language::ENGLISH, british), spelled(Language::ENGLISH, american), "{british}");
        }
        for (_, stands) in ENGLISH {
            assert_eq!(spelled(Language::ENGLISH, stands), *stands, "what stands for others stands for itself");
        }
    }

    #[test]
    fn other_words_stay_as_they_are() {
        for word in
            ["exercise", "promised", "surprise", "hour", "pour", "four", "central", "initially", "metropolis", "advice", "practical", "marshall", "übel", "cen"]
        {
            assert_eq!(spelled(Language::ENGLISH, word), word);
        }
        assert_eq!(spelled(Language::GERMAN, "labour"), "labour");
    }
}
