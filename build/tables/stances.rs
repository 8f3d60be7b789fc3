//! Reads `stances.toml`.

use super::{Builder, Sense, inflect::Inflector, table};
use crate::lang::{Control, Governor, Grammar, Light, Modal, Nature, StancePart, StanceWord, Take, VerbForm};
use std::collections::BTreeMap;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Stances {
    verbs: Vec<Verbs>,
    idioms: BTreeMap<String, String>,
    predicative: BTreeMap<String, String>,
    nouns: Vec<Nouns>,
    agents: BTreeMap<String, String>,
    irregular: BTreeMap<String, [String; 2]>,
    governors: Governors,
    nature: Natures,
    light: Lights,
    grammar: BTreeMap<GrammarKey, Vec<String>>,
    #[serde(default)]
    forms: BTreeMap<String, Listed>,
}

/// The forms of a verb of a language in which they are listed.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    finite: Vec<String>,
    /// At the end of a clause: the infinitive, and the finite forms of a verb that parts elsewhere.
    last: Vec<String>,
    participle: Vec<String>,
    particle: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    side: Side,
    #[serde(default)]
    promised: bool,
    /// The predicate of those who feel it.
    felt: Option<String>,
    takes: Vec<String>,
    verbs: Vec<String>,
}

#[derive(serde::Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Side {
    For,
    Against,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    target: Vec<String>,
    holder: Vec<String>,
    #[serde(default)]
    infinitive: bool,
    words: BTreeMap<String, String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Governors {
    denying: Vec<String>,
    denying_words: Vec<String>,
    will: Vec<String>,
    will_words: Vec<String>,
    may_words: Vec<String>,
    nouns: Vec<String>,
    asking: Vec<String>,
    bringing: Vec<String>,
    raising: Vec<String>,
    doubting: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Natures {
    loose: Vec<String>,
    things: Vec<String>,
    people: Vec<String>,
    idle: Vec<String>,
    documents: Vec<String>,
    #[serde(default)]
    reproach: Vec<String>,
    #[serde(default)]
    bad: Vec<String>,
    #[serde(default)]
    good: Vec<String>,
    #[serde(default)]
    bad_quality: Vec<String>,
    #[serde(default)]
    good_quality: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Lights {
    denying: Vec<String>,
    open: Vec<String>,
    giving: Vec<String>,
    getting: Vec<String>,
    scant: Vec<String>,
}

#[derive(serde::Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
enum GrammarKey {
    Determiner,
    Number,
    Noun,
    Possessive,
    Pronoun,
    FirstPerson,
    Nobody,
    Relative,
    That,
    Preposition,
    To,
    Be,
    Have,
    Do,
    Will,
    Would,
    May,
    Could,
    Can,
    Should,
    Must,
    Negation,
    Only,
    Conjunction,
    Subordinator,
    Condition,
    Adverb,
    Time,
    Say,
    Verb,
}

impl GrammarKey {
    fn grammar(self) -> Grammar {
        match self {
            GrammarKey::Determiner => Grammar::Determiner,
            GrammarKey::Number => Grammar::Number,
            GrammarKey::Noun => Grammar::Noun,
            GrammarKey::Possessive => Grammar::Possessive,
            GrammarKey::Pronoun => Grammar::Pronoun,
            GrammarKey::FirstPerson => Grammar::FirstPerson,
            GrammarKey::Nobody => Grammar::Nobody,
            GrammarKey::Relative => Grammar::Relative,
            GrammarKey::That => Grammar::That,
            GrammarKey::Preposition => Grammar::Preposition,
            GrammarKey::To => Grammar::To,
            GrammarKey::Be => Grammar::Be,
            GrammarKey::Have => Grammar::Have,
            GrammarKey::Do => Grammar::Do,
            GrammarKey::Will => Grammar::Modal(Modal::Will),
            GrammarKey::Would => Grammar::Modal(Modal::Would),
            GrammarKey::May => Grammar::Modal(Modal::May),
            GrammarKey::Could => Grammar::Modal(Modal::Could),
            GrammarKey::Can => Grammar::Modal(Modal::Can),
            GrammarKey::Should => Grammar::Modal(Modal::Should),
            GrammarKey::Must => Grammar::Modal(Modal::Must),
            GrammarKey::Negation => Grammar::Negation,
            GrammarKey::Only => Grammar::Only,
            GrammarKey::Conjunction => Grammar::Conjunction,
            GrammarKey::Subordinator => Grammar::Subordinator,
            GrammarKey::Condition => Grammar::Condition,
            GrammarKey::Adverb => Grammar::Adverb,
            GrammarKey::Time => Grammar::Time,
            GrammarKey::Say => Grammar::Say,
            GrammarKey::Verb => Grammar::Verb,
        }
    }
}

pub(super) fn add(lexicon: &mut Builder, data: &str) {
    let stances: Stances = table(data);
    let inflect = Inflector { irregular: &stances.irregular };
    for group in &stances.verbs {
        let takes: Box<[Take]> = group.takes.iter().map(|t| take(t)).collect();
        for entry in &group.verbs {
            let (base, other) = entry.split_once('=').unwrap_or((entry, ""));
            // "come out against=oppose" names its predicate; "recognize=recognise" only spells it otherwise.
            let spells = base.split(' ').count() == 1;
            let predicate = if spells || other.is_empty() { base } else { other };
            let predicate = group.felt.as_deref().unwrap_or(predicate);
            let loose = stances.nature.loose.iter().any(|l| l == predicate);
            let reproach = stances.nature.reproach.iter().any(|l| l == predicate);
            if let Some(listed) = stances.forms.get(base) {
                let favours = group.side == Side::For;
                let parted: Box<[Take]> = listed.particle.iter().map(|p| Take::Particle(p.as_str().into())).chain(takes.iter().cloned()).collect();
                for (forms, form, takes) in
                    [(&listed.finite, VerbForm::Third, &parted), (&listed.last, VerbForm::Base, &takes), (&listed.participle, VerbForm::Past, &takes)]
                {
                    for word in forms {
                        let sense = StanceWord { loose, promised: group.promised, ..stance(predicate, favours, StancePart::Verb(form), takes.clone()) };
                        lexicon.add(word, Sense::Stance(sense));
                    }
                }
                continue;
            }
            for verb in [base, if spells { other } else { "" }] {
                for (form, words) in inflect.forms(verb) {
                    let word = StanceWord {
                        loose,
                        promised: group.promised,
                        felt: group.felt.is_some(),
                        reproach,
                        ..stance(predicate, group.side == Side::For, StancePart::Verb(form), takes.clone())
                    };
                    lexicon.add(&words, Sense::Stance(word));
                }
            }
        }
    }
    for (idiom, name) in &stances.idioms {
        let (favours, predicate) = side(name);
        for possessive in if idiom.contains("POSS") { &["its", "his", "her", "their", "our", "my"][..] } else { &[""] } {
            for (form, words) in inflect.forms(&idiom.replace("POSS", possessive)) {
                let takes = [Take::Object, Take::Gerund].into();
                lexicon.add(&words, Sense::Stance(stance(predicate, favours, StancePart::Verb(form), takes)));
            }
        }
    }
    for (words, name) in &stances.predicative {
        let (favours, predicate) = side(name);
        let takes = [Take::Object, Take::Gerund].into();
        lexicon.add(words, Sense::Stance(stance(predicate, favours, StancePart::Predicative, takes)));
    }
    for group in &stances.nouns {
        let infinitive = group.infinitive.then_some(Take::Infinitive);
        let takes: Box<[Take]> = infinitive.into_iter().chain(group.target.iter().map(|p| Take::Preposition(p.as_str().into()))).collect();
        let holder: Box<[Box<str>]> = group.holder.iter().map(|p| p.as_str().into()).collect();
        for (word, name) in &group.words {
            let (favours, predicate) = side(name);
            let part = StancePart::Noun { holder: holder.clone() };
            lexicon.add(word, Sense::Stance(stance(predicate, favours, part, takes.clone())));
        }
    }
    for (word, name) in &stances.agents {
        let (favours, predicate) = side(name);
        let takes: Box<[Take]> = [Take::Preposition("of".into())].into();
        for form in [word.clone(), plural(word)] {
            lexicon.add(&form, Sense::Stance(stance(predicate, favours, StancePart::Agent, takes.clone())));
        }
    }
    governors(lexicon, &stances.governors, &inflect);
    let inflected = |verbs: &[String]| verbs.iter().flat_map(|v| inflect.forms(v)).map(|(_, words)| words).collect::<Vec<_>>();
    for (words, light) in [
        (inflected(&stances.light.denying), Light::Denying),
        (inflected(&stances.light.open), Light::Open),
        (inflected(&stances.light.giving), Light::Giving),
        (inflected(&stances.light.getting), Light::Getting),
        (stances.light.scant, Light::Scant),
    ] {
        words.iter().for_each(|w| lexicon.add(w, Sense::Light(light)));
    }
    for (words, nature) in [
        (stances.nature.things, Nature::Thing),
        (stances.nature.people, Nature::Person),
        (stances.nature.idle, Nature::Idle),
        (stances.nature.documents, Nature::Document),
        (stances.nature.bad, Nature::Bad),
        (stances.nature.good, Nature::Good),
        (stances.nature.bad_quality, Nature::BadQuality),
        (stances.nature.good_quality, Nature::GoodQuality),
    ] {
        words.iter().for_each(|w| lexicon.add(w, Sense::Nature(nature)));
    }
    for (key, words) in stances.grammar {
        words.iter().for_each(|w| lexicon.add(w, Sense::Grammar(key.grammar())));
    }
}

fn governors(lexicon: &mut Builder, data: &Governors, inflect: &Inflector) {
    let none = Governor { denies: false, modal: None, noun: false, control: None, raises: false };
    let all = |verbs: &[String]| verbs.iter().flat_map(|v| inflect.forms(v)).map(|(_, words)| words).collect::<Vec<_>>();
    for (words, governor) in [
        (all(&data.denying), Governor { denies: true, ..none }),
        (data.denying_words.clone(), Governor { denies: true, ..none }),
        (all(&data.will), Governor { modal: Some(Modal::Will), ..none }),
        (data.will_words.clone(), Governor { modal: Some(Modal::Will), ..none }),
        (data.may_words.clone(), Governor { modal: Some(Modal::May), ..none }),
        (data.nouns.clone(), Governor { noun: true, ..none }),
        (all(&data.asking), Governor { control: Some(Control::Asks), ..none }),
        (all(&data.bringing), Governor { control: Some(Control::Brings), ..none }),
        (all(&data.raising), Governor { raises: true, ..none }),
        (all(&data.doubting), Governor { denies: true, raises: true, ..none }),
    ] {
        words.iter().for_each(|w| lexicon.add(w, Sense::Governor(governor)));
    }
}

fn stance(predicate: &str, favours: bool, part: StancePart, takes: Box<[Take]>) -> StanceWord {
    StanceWord { predicate: predicate.into(), favours, part, takes, loose: false, promised: false, felt: false, reproach: false }
}

/// `-oppose` stands against its target.
fn side(name: &str) -> (bool, &str) {
    name.strip_prefix('-').map_or((true, name), |name| (false, name))
}

fn take(name: &str) -> Take {
    match name {
        "object" => Take::Object,
        "document" => Take::Document,
        "that" => Take::That,
        "claim" => Take::Claim,
        "infinitive" => Take::Infinitive,
        "person" => Take::Person,
        "gerund" => Take::Gerund,
        "bare" => Take::Bare,
        "name" => Take::Name,
        preposition => Take::Preposition(preposition.into()),
    }
}

fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{noun}s"),
    }
}
