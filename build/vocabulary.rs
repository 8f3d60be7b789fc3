//! Lays out words that tell of the same thing, words that tell of nothing, and how common words are in news.

use crate::{
    lang::hash,
    table::{Text, hashes},
};
use rust_stemmers::{Algorithm, Stemmer};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `concepts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Concepts {
    /// Words that hold sentences together.
    function: Vec<String>,
    /// By its base, the forms of a word that no rule makes: fall, fell, fallen.
    #[serde(default)]
    irregular: BTreeMap<String, Vec<String>>,
    /// By its name, the words and phrases of a class, in any one inflection.
    class: BTreeMap<String, Vec<String>>,
}

/// Code for the program.
pub(crate) struct Vocabulary {
    /// The irregular forms, a `Words`, and their bases, for `lang::stemmer`.
    pub(crate) irregular: String,
    /// A `Vocabulary` for `align::vocabulary`.
    pub(crate) vocabulary: String,
}

/// Compiles the table of concepts, and `background`: lines of a stem and in how many articles it occurs.
pub(crate) fn compile(concepts: &str, algorithm: Algorithm, background: &str) -> Vocabulary {
    let Concepts { function, irregular, class } = crate::tables::table(concepts);
    let stemmer = Stemmer::create(algorithm);
    let bases: BTreeMap<&str, &str> = irregular.iter().flat_map(|(base, forms)| forms.iter().map(|form| (form.as_str(), base.as_str()))).collect();
    let stem = |word: &str| stemmer.stem(bases.get(word).copied().unwrap_or(word)).into_owned();

    let listed: Vec<&String> = irregular.keys().collect();
    let number = |base: &str| listed.binary_search_by(|b| b.as_str().cmp(base)).expect("listed") as u16 + 1;
    let forms = bases.iter().map(|(form, base)| ((*form).to_owned(), number(base))).collect();

    /// The stems after the first, the form as it is listed, and the number of its class.
    type Phrase<'t> = (Vec<u32>, &'t str, usize);
    let mut phrases: BTreeMap<u32, Vec<Phrase>> = BTreeMap::new();
    for (class, forms) in (1..).zip(class.values()) {
        for form in forms {
            let mut stems = form.split(' ').map(|word| hash(stem(word).as_bytes()));
            let Some(first) = stems.next() else { continue };
            phrases.entry(first).or_default().push((stems.collect(), form, class));
        }
    }
    phrases.values_mut().for_each(|p| p.sort_by_key(|(rest, ..)| std::cmp::Reverse(rest.len())));
    let rows = |phrases: &Vec<Phrase>| {
        phrases
            .iter()
            .map(|(rest, form, class)| {
                let id = hash(format!("#{class}").as_bytes());
                format!("Phrase {{ rest: &{rest:?}, form: {form:?}, class: {class}, id: {id} }}")
            })
            .collect::<Vec<_>>()
            .join(", ")
    };
    let concepts: Vec<String> = phrases.values().map(|p| format!("&[{}]", rows(p))).collect();
    let groups = phrases.keys().copied().zip(1..).collect();

    let mut counts = background.lines().filter(|l| !l.starts_with('#')).filter_map(|line| line.rsplit_once(' '));
    let documents = counts.next().map_or("0", |(_, count)| count);
    let counts = counts.map(|(stem, count)| (hash(stem.as_bytes()), count.parse().expect("a count"))).collect();
    Vocabulary {
        irregular: format!("({}, &{listed:?})", Text::default().words(&forms)),
        vocabulary: format!(
            "Vocabulary {{ function: {}, documents: {documents}, background: {}, groups: {}, concepts: &[{}] }}",
            Text::default().words(&function.into_iter().map(|word| (word, 1)).collect()),
            hashes(&counts),
            hashes(&groups),
            concepts.join(", ")
        ),
    }
}
