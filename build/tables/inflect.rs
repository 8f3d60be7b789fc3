//! Forms of English verbs.

use crate::lang::VerbForm;
use std::collections::BTreeMap;

/// Writes out the forms of verbs.
pub(super) struct Inflector<'a> {
    /// Past and participle of verbs, by their base.
    pub irregular: &'a BTreeMap<String, [String; 2]>,
}

impl Inflector<'_> {
    /// The forms of a verb, the words behind it kept: stand by, stands by, stood by, standing by.
    pub(super) fn forms(&self, verb: &str) -> Vec<(VerbForm, String)> {
        let (head, rest) = verb.split_once(' ').map_or((verb, String::new()), |(head, rest)| (head, format!(" {rest}")));
        if head.is_empty() {
            return Vec::new();
        }
        let mut forms = vec![(VerbForm::Base, head.to_owned()), (VerbForm::Third, third(head)), (VerbForm::Gerund, suffixed(head, "ing"))];
        match self.irregular.get(head) {
            Some([past, participle]) => {
                forms.push((VerbForm::Past, past.clone()));
                if participle != past && participle != head {
                    forms.push((VerbForm::Past, participle.clone()));
                }
            }
            None => forms.push((VerbForm::Past, suffixed(head, "ed"))),
        }
        forms.into_iter().map(|(form, word)| (form, word + &rest)).collect()
    }
}

fn third(verb: &str) -> String {
    match verb.as_bytes() {
        [.., b'a' | b'e' | b'o' | b'u', b'y'] => format!("{verb}s"),
        [.., b'y'] => format!("{}ies", &verb[..verb.len() - 1]),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] | [.., b't', b'o'] => format!("{verb}es"),
        _ => format!("{verb}s"),
    }
}

/// With -ed or -ing: deny, denied, denying; slam, slammed; recognize, recognizing.
fn suffixed(verb: &str, suffix: &str) -> String {
    let is_vowel = |b: &u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u');
    let stem = match verb.as_bytes() {
        [.., before, b'y'] if suffix == "ed" && !is_vowel(before) => format!("{}i", &verb[..verb.len() - 1]),
        [.., b'e'] if suffix == "ed" || !verb.ends_with("ee") => verb[..verb.len() - 1].to_owned(),
        // One vowel between consonants at the end of a stressed syllable doubles: slam, rebut, commit.
        [start @ .., before, vowel, last]
            if is_vowel(vowel)
                && !is_vowel(before)
                && !is_vowel(last)
                && !matches!(last, b'w' | b'x' | b'y')
                && (!start.iter().any(is_vowel) || verb.ends_with("mit") || verb.ends_with("but") || verb.ends_with("bel")) =>
        {
            format!("{verb}{}", char::from(*last))
        }
        _ => verb.to_owned(),
    };
    stem + suffix
}
