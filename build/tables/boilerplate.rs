//! Reads `boilerplate.toml`.

use super::{Builder, Sense, table};
use crate::lang::{BoilerplatePattern, Step, Test, fold};
use crate::text::tokenise;
use std::collections::BTreeMap;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Boilerplate {
    patterns: Vec<String>,
    classes: BTreeMap<String, Vec<String>>,
    names: Words,
    buttons: Words,
    stamps: Words,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

pub(super) fn add(lexicon: &mut Builder, data: &str) {
    let Boilerplate { patterns, classes, names, buttons, stamps } = table(data);
    for pattern in &patterns {
        let (anchored, body) = pattern.strip_prefix("^ ").map_or((false, pattern.as_str()), |body| (true, body));
        let steps: Vec<Step> = body.split(' ').map(|step| read_step(step, &classes)).collect();
        // An optional first word stands for two patterns.
        let mut from = 0;
        while let Some(first) = steps.get(from) {
            for test in &first.tests {
                let Test::Word(word) = test else { continue };
                lexicon.add(word, Sense::Boilerplate(BoilerplatePattern { anchored, steps: steps[from + 1..].into() }));
            }
            if !first.optional {
                break;
            }
            from += 1;
        }
    }
    for (words, sense) in [(names.words, Sense::CreditWord), (buttons.words, Sense::Button), (stamps.words, Sense::Stamp)] {
        for word in words {
            lexicon.add(&word, sense.clone());
        }
    }
}

fn read_step(step: &str, classes: &BTreeMap<String, Vec<String>>) -> Step {
    let (body, optional) = step.strip_suffix('?').map_or((step, false), |body| (body, true));
    let mut tests = Vec::new();
    for word in body.split('|') {
        match word {
            "*" => tests.push(Test::Gap),
            ":" => tests.push(Test::Label),
            "Aa" => tests.push(Test::Capital),
            "0" => tests.push(Test::Number),
            "NAMES" => tests.push(Test::Names),
            "$" => tests.push(Test::End),
            _ => match word.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
                Some(class) => {
                    let words = classes.get(class).unwrap_or_else(|| panic!("boilerplate: no class {class}"));
                    tests.extend(words.iter().map(|w| Test::Word(fold(w).into())));
                }
                None => tests.extend(tokenise(word).first().map(|t| Test::Word(fold(t.span.of(word)).into()))),
            },
        }
    }
    Step { tests, optional }
}
