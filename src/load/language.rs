//! Which language a text is in, from a sample of it.

use crate::text::Language;
use whatlang::Lang;

/// Bytes of text that tell its language.
const SAMPLE: usize = 1200;
/// Letters below which a guess is not worth more than what the source states.
const FEWEST_LETTERS: usize = 70;
/// Words that are looked at before anything dearer.
const FIRST_WORDS: usize = 120;

/// Whether a word is one of those that make up a fifth of any English text and are rare in others. A look at them spares most texts the
/// full detection.
fn is_english(word: &str) -> bool {
    let verbs = matches!(word, "was" | "said" | "is" | "has" | "have" | "been" | "were" | "would" | "will" | "had");
    verbs || matches!(word, "the" | "of" | "and" | "to" | "that" | "with" | "for" | "by" | "from" | "it" | "who" | "which" | "this" | "their")
}

/// The language of `text`; where that is too short to tell, the one that the source states, else English.
pub(super) fn of(text: &str, stated: Option<Language>) -> Language {
    let (mut all, mut english) = (0, 0);
    for word in text.split_whitespace().take(FIRST_WORDS) {
        all += 1;
        english += usize::from(is_english(word));
    }
    if all >= 8 && english * 100 >= all * 10 {
        return Language::ENGLISH;
    }
    let from = text.ceil_char_boundary(if text.len() > 3 * SAMPLE { text.len() / 2 } else { 0 });
    let sample = text.get(from..text.floor_char_boundary((from + SAMPLE).min(text.len()))).unwrap_or(text);
    let long_enough = sample.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST_LETTERS;
    let detected = long_enough.then(|| whatlang::detect(sample)).flatten().filter(whatlang::Info::is_reliable);
    detected.and_then(|i| code(i.lang())).or(stated).unwrap_or(Language::ENGLISH)
}

/// The two-letter code (ISO 639-1) of the languages that are told apart.
fn code(lang: Lang) -> Option<Language> {
    Language::from_code(match lang {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "no",
        Lang::Fin => "fi",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Mkd => "mk",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Bel => "be",
        Lang::Ell => "el",
        Lang::Tur => "tr",
        Lang::Aze => "az",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Mar => "mr",
        Lang::Guj => "gu",
        Lang::Pan => "pa",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Mal => "ml",
        Lang::Kan => "kn",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Tha => "th",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Cat => "ca",
        Lang::Lat => "la",
        Lang::Epo => "eo",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_a_sample() {
        let of = |text| of(text, None).code().to_owned();
        assert_eq!(of("The council said that the bridge was closed by the storm and will open on Monday."), "en");
        assert_eq!(of("Die Brücke bleibt nach Angaben der Stadt bis Montag gesperrt, wie ein Sprecher am Freitag mitteilte."), "de");
        assert_eq!(
            of(
                "Le pont restera fermé jusqu'à lundi, a annoncé vendredi la mairie dans un communiqué de presse, après l'effondrement d'une partie de la chaussée pendant la nuit."
            ),
            "fr"
        );
        assert_eq!(of("Міністр заявив у четвер, що уряд не визнає результатів голосування на окупованих територіях."), "uk");
    }

    #[test]
    fn a_text_too_short_to_tell_is_what_its_source_states() {
        assert_eq!(of("Kiel.", Language::from_code("de")).code(), "de");
        assert_eq!(of("Kiel.", None).code(), "en");
    }
}
