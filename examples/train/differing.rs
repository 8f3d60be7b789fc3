//! The weights by which two figures that differ are held to be told of one thing.
//!
//! The gold are stories of our own, every fact that two of their articles share labelled by reading. Of the pairs of figures that
//! crossread would compare, those are right that a label joins and calls a discrepancy; those that a label joins otherwise are left out.

use crate::{
    regression::{self, dot, logistic},
    story,
};
use crossread::{
    analysis::{self, Analysis},
    compare::{Desk, Lemmas, TRAITS, Traits},
    facts::{Fact, FactId},
    progress::Progress,
    text::{About, Origin, Stamp},
};
use serde::Deserialize;

/// Keeps weights small: the penalty on their squares, in pairs.
const PENALTY: f64 = 2.0;
/// A false discrepancy costs more trust than a missed one, by this factor.
const FALSE: f64 = 1.5;
/// The least that a trait is taken to vary.
const SPREAD: f64 = 0.3;
/// A bias, then a weight a trait.
const N: usize = TRAITS.len() + 1;

#[derive(Deserialize)]
struct Story {
    articles: Vec<Article>,
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Article {
    id: String,
    date: String,
    sentences: Vec<String>,
}

/// A fact that two articles tell.
#[derive(Deserialize)]
struct Item {
    kind: String,
    a: String,
    b: String,
    sentences_a: Vec<usize>,
    sentences_b: Vec<usize>,
    value_a: String,
    value_b: String,
    verdicts: Vec<String>,
}

/// The articles of a story as they were compared, and where each sentence stands.
struct Read {
    analysis: Analysis,
    sentences: Vec<Vec<(usize, usize)>>,
    story: Story,
}

/// The file of weights, learned from the stories of some folders.
pub fn learn(dirs: &[String]) -> anyhow::Result<String> {
    let mut stories = Vec::new();
    for story in story::read::<Story>(dirs)? {
        stories.push(pairs(&Read::new(story)?));
    }
    let fitted = |of: &[&Vec<(Traits, bool)>]| fit(&of.iter().flat_map(|pairs| pairs.iter().copied()).collect::<Vec<_>>());
    let mut judged = Vec::new();
    for (held_out, pairs) in stories.iter().enumerate() {
        let others: Vec<_> = stories.iter().enumerate().filter(|(i, _)| *i != held_out).map(|(_, pairs)| pairs).collect();
        let weights = fitted(&others);
        judged.extend(pairs.iter().map(|(traits, right)| (logistic(dot(&weights, &inputs(traits))), *right)));
    }
    eprint!("{}", regression::table(&judged));
    let weights = fitted(&stories.iter().collect::<Vec<_>>());
    let comment = format!(
        "# Weights by which two figures that differ are held to be told of one thing, a logistic regression.\n\
         # Learned from {} pairs of figures of the stories in examples/stories by `cargo run --release --example train -- differing`.\n",
        judged.len()
    );
    Ok(regression::file(&comment, weights[0], TRAITS.into_iter().zip(weights[1..].iter().copied())))
}

impl Read {
    fn new(story: Story) -> anyhow::Result<Read> {
        let (mut documents, mut sentences) = (Vec::new(), Vec::new());
        for article in &story.articles {
            let published = Stamp { date: article.date.parse()?, time: None, origin: Origin::Stated };
            let (document, spans) = story::document(About { published: Some(published), ..About::default() }, &article.sentences);
            documents.push(document);
            sentences.push(spans);
        }
        let analysis = analysis::analyse(documents, &analysis::Options::default(), &Progress::none())?;
        Ok(Read { analysis, sentences, story })
    }

    /// Whether a value, as printed in some sentences of an article, holds a fact.
    fn holds(&self, (article, sentences, value): (&str, &[usize], &str), fact: FactId) -> bool {
        let document = fact.document.index();
        if self.story.articles[document].id != article {
            return false;
        }
        let (text, at) = (&self.analysis.documents[document].text, self.fact(fact).span);
        sentences.iter().filter_map(|s| self.sentences[document].get(*s)).any(|&(from, to)| {
            let found = text[from..to].match_indices(value);
            found.into_iter().any(|(start, printed)| {
                let (start, end) = (from + start, from + start + printed.len());
                // "12" is printed in "120", and does not stand there
                let part = text[..start].ends_with(|c: char| c.is_ascii_digit()) || text[end..].starts_with(|c: char| c.is_ascii_digit());
                !part && start < at.end() && at.start() < end
            })
        })
    }

    fn fact(&self, id: FactId) -> &Fact {
        &self.analysis.extractions[id.document.index()].facts[id.index as usize]
    }

    /// Whether two figures that differ are told of one thing; `None` where they are, but a reader finds that both can be true.
    fn judged(&self, [a, b]: [FactId; 2]) -> Option<bool> {
        let joins = |item: &&Item| {
            let (x, y) =
                ((item.a.as_str(), item.sentences_a.as_slice(), item.value_a.as_str()), (item.b.as_str(), item.sentences_b.as_slice(), item.value_b.as_str()));
            let figures = !matches!(item.kind.as_str(), "quote" | "stance" | "event");
            figures && (self.holds(x, a) && self.holds(y, b) || self.holds(x, b) && self.holds(y, a))
        };
        let verdicts: Vec<_> = self.story.items.iter().filter(joins).map(|item| item.verdicts == ["discrepancy"]).collect();
        if verdicts.contains(&true) { Some(true) } else { verdicts.is_empty().then_some(false) }
    }
}

fn pairs(read: &Read) -> Vec<(Traits, bool)> {
    let Analysis { documents, extractions, comparisons, .. } = &read.analysis;
    let lemmas = Lemmas::default();
    let desk = Desk::new(documents, extractions, &lemmas);
    comparisons.iter().flat_map(|c| desk.differing(&c.alignment)).filter_map(|d| Some((d.traits, read.judged(d.facts)?))).collect()
}

fn inputs(traits: &Traits) -> [f64; N] {
    let mut x = [1.0; N];
    x[1..].iter_mut().zip(traits).for_each(|(x, t)| *x = f64::from(*t));
    x
}

fn fit(pairs: &[(Traits, bool)]) -> [f64; N] {
    let cases: Vec<_> = pairs.iter().map(|(traits, right)| (inputs(traits), *right, if *right { 1.0 } else { FALSE })).collect();
    let scale = regression::spread(&cases, SPREAD);
    let mut penalty: [f64; N] = scale.map(|s| PENALTY * s * s);
    penalty[0] = 1e-3;
    regression::fit(&cases, &penalty)
}
