//! Reads `speech.toml`.

use super::{Builder, Sense, table};
use crate::lang::{Cue, CueForm, Force, Frame};
use std::collections::{BTreeMap, BTreeSet};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Speech {
    irregular: BTreeMap<String, Vec<String>>,
    clause: ByForce,
    object: ByForce,
    phrase: Phrases,
    address: Address,
    #[serde(default)]
    other: Other,
}

/// Verbs that begin with one that reports, and report nothing.
#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Other {
    verbs: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ByForce {
    neutral: Vec<String>,
    distant: Vec<String>,
    conceding: Vec<String>,
    denying: Vec<String>,
    warning: Vec<String>,
    insisting: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    neutral: Vec<String>,
    /// As a tag behind the words: "...", so Weber.
    #[serde(default)]
    tag: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Address {
    words: BTreeSet<String>,
}

/// Adds `speech.toml`.
pub(super) fn load(lexicon: &mut Builder, data: &str) {
    let Speech { irregular, clause, object, phrase, address, other } = table(data);
    for form in phrase.neutral {
        lexicon.add(&form, Sense::Cue(Cue { force: Force::Neutral, frame: Frame::Source, form: CueForm::Base, address: false }));
    }
    for form in phrase.tag {
        lexicon.add(&form, Sense::Cue(Cue { force: Force::Neutral, frame: Frame::Tag, form: CueForm::Past, address: false }));
    }
    let mut add = |verbs: Vec<String>, force, frame| {
        for verb in verbs {
            let (base, particle) = verb.split_once(' ').map_or((verb.as_str(), String::new()), |(b, p)| (b, format!(" {p}")));
            let address = address.words.contains(base) && particle.is_empty();
            for (word, form) in inflected(base, &irregular) {
                lexicon.add(&format!("{word}{particle}"), Sense::Cue(Cue { force, frame, form, address }));
            }
        }
    };
    for (lists, frame) in [(clause, Frame::Clause), (object, Frame::Object)] {
        add(lists.neutral, Force::Neutral, frame);
        add(lists.distant, Force::Distant, frame);
        add(lists.conceding, Force::Conceding, frame);
        add(lists.denying, Force::Denying, frame);
        add(lists.warning, Force::Warning, frame);
        add(lists.insisting, Force::Insisting, frame);
    }
    add(other.verbs, Force::Neutral, Frame::Nothing);
}

/// Every form of a verb.
fn inflected(base: &str, irregular: &BTreeMap<String, Vec<String>>) -> Vec<(String, CueForm)> {
    use CueForm::{Base, Ing, Past, Present};
    let mut forms = vec![(base.to_owned(), Base)];
    if let Some(listed) = irregular.get(base) {
        let listed = listed.iter().cloned().zip([Present, Past, Ing].into_iter().chain(std::iter::repeat(Past)));
        forms.extend(listed.filter(|(form, _)| !form.is_empty()));
        return forms;
    }
    let consonant_y = base.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'i', 'o', 'u']));
    let present = match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "sh", "ch", "x", "z"].iter().any(|e| base.ends_with(e)) => format!("{base}es"),
        None => format!("{base}s"),
    };
    let past = match (consonant_y, base.strip_suffix('e')) {
        (Some(stem), _) => format!("{stem}ied"),
        (None, Some(_)) => format!("{base}d"),
        (None, None) => format!("{base}ed"),
    };
    let ing = format!("{}ing", base.strip_suffix('e').filter(|s| !s.ends_with('e')).unwrap_or(base));
    forms.extend([(present, Present), (past, Past), (ing, Ing)]);
    forms
}
