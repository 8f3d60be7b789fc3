//! Fills and lays out the lexicon of a language.

use crate::{
    lang::{Kinds, Sense, Writing, fold},
    table::Text,
    text::tokenise,
};
use std::{cmp::Reverse, collections::BTreeMap, error::Error};

/// A lexicon that is being filled.
pub(crate) struct Builder {
    /// The first words of all forms with their buckets, from 1 on.
    first: BTreeMap<String, u16>,
    /// With their buckets, as they came: the words after the first, and the sense.
    entries: Vec<(u16, Vec<String>, Sense)>,
    writing: Writing,
    /// Whether the small words of the grammar have other forms than the English ones.
    pub(crate) renames: bool,
    wordless: bool,
}

impl Builder {
    pub(crate) fn new(writing: Writing, wordless: bool) -> Builder {
        Builder { first: BTreeMap::new(), entries: Vec::new(), writing, renames: false, wordless }
    }

    /// Binds `form`, written as it stands in a text, to `sense`.
    pub(crate) fn add(&mut self, form: &str, sense: Sense) {
        let mut words = tokenise(form).into_iter().map(|t| fold(t.span.of(form)).into_owned());
        let Some(first) = words.next() else { return };
        let next = u16::try_from(self.first.len() + 1).expect("fewer than 65,535 first words");
        let bucket = *self.first.entry(first).or_insert(next);
        self.entries.push((bucket, words.collect(), sense));
    }

    /// The lexicon as a `Compiled` in Rust.
    pub(crate) fn code(mut self) -> Result<String, Box<dyn Error>> {
        let second = |rest: &Vec<String>| rest.first().and_then(|word| word.bytes().next()).unwrap_or(0);
        self.entries.sort_by_key(|(bucket, rest, _)| (*bucket, rest.is_empty(), second(rest), Reverse(rest.len())));
        let mut ends = vec![(0, 0); self.first.len() + 1];
        let (mut text, mut rests, mut senses, mut numbers) = (Text::default(), Vec::new(), Vec::new(), BTreeMap::new());
        let mut kinds = vec![Kinds::default(); ends.len()];
        let mut entries = String::new();
        for (end, (bucket, rest, sense)) in (1u16..).zip(&self.entries) {
            let here = &mut ends[usize::from(*bucket)];
            let phrases = match (rest.is_empty(), *here) {
                (false, _) => end,
                (true, (_, 0)) => end - 1,
                (true, (phrases, _)) => phrases,
            };
            *here = (phrases, end);
            if rest.is_empty() {
                let kinds = &mut kinds[usize::from(*bucket)];
                *kinds = kinds.with(sense.kind());
            }
            let written = postcard::to_stdvec(sense)?;
            let sense = *numbers.entry(written).or_insert_with_key(|written| {
                senses.push(written.clone());
                senses.len() - 1
            });
            entries += &format!("Entry({sense}, {}, {}, {}), ", second(rest), rests.len(), rest.len());
            rests.extend(rest.iter().map(|word| text.place(word)));
        }
        let count = postcard::to_stdvec(&senses.len())?;
        let senses: Vec<u8> = count.into_iter().chain(senses.into_iter().flatten()).collect();
        let Builder { first, writing, renames, wordless, .. } = self;
        let first = text.words(&first);
        Ok(format!(
            "Compiled {{ first: {first}, ends: &{ends:?}, kinds: &{kinds:?}, entries: &[{entries}], rests: &{rests:?}, senses: &{senses:?}, \
             writing: {writing:?}, renames: {renames}, wordless: {wordless} }}"
        ))
    }
}
