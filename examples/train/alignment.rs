//! The weights of alignment's score.
//!
//! Two kinds of gold are read: sentences with the events they tell of
//! (`sentence_flags`, only the `checked` ones), where two that share an event are a right pair; and labelled pairs of sentences
//! that state one fact (`links` with a `fact`), where the other sentences of the article that answers are wrong ones.

use crate::{
    regression::{self, dot, logistic},
    story,
};
use crossread::{
    align::{self, COUNT, Candidate, Feature, Terms},
    facts,
    lang::Reading,
    progress::Progress,
    text::{About, Document, PassageId},
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The kinds of gold. Each has a bias of its own: how many of the pairs offered are right differs between them, and is no
/// property of the words. Of articles with events only the few sentences that tell of one were judged, most of them of the
/// story's main event; of articles with facts every sentence could have answered, but few facts were asked for. The bias that
/// is kept lies between the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gold {
    Events,
    Facts,
}

/// What stands around a sentence means something else where most sentences were never judged: these have weights of their own
/// in articles with events, which are not kept.
const AROUND: [Feature; 5] = [Feature::Margin, Feature::Lead, Feature::Neighbours, Feature::Place, Feature::Quoted];

/// Learned last, with the others as they are: few stories hold tolls, and learned with the others it bends them to those stories.
const LAST: Feature = Feature::Tolls;

/// Keeps weights small: the penalty on their squares, in rows.
const PENALTY: f64 = 3.0;
/// The least that a feature is taken to vary: what hardly any pair has is not learned from those few as if it were sure.
const SPREAD: f64 = 0.1;
/// What a pair counts that answers a fact, or could have, relative to a pair that tells of an event.
const FACTS: f64 = 6.0;
/// What a right pair counts that shares an event but nobody who takes part in it.
const EVENT_ALONE: f64 = 0.5;
/// Where the bias that is kept lies between that of articles with facts, 0, and that of articles with events, 1.
const BETWEEN: f64 = 0.688;
const FOLDS: usize = 5;

#[derive(Deserialize)]
struct Story {
    id: String,
    articles: Vec<Article>,
    links: Vec<Labelled>,
}

#[derive(Deserialize)]
struct Article {
    id: String,
    sentences: Vec<String>,
    #[serde(default)]
    sentence_flags: Vec<Flags>,
}

#[derive(Deserialize, Clone, Default)]
struct Flags {
    checked: bool,
    #[serde(default)]
    event_chains: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    entity_chains: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Labelled {
    a: (String, usize),
    b: (String, usize),
    #[serde(default)]
    fact: Option<String>,
}

/// One pair to learn from.
struct Row {
    topic: usize,
    features: [f64; COUNT],
    right: bool,
    weight: f64,
    gold: Gold,
}

/// The file of weights, learned from the stories of some folders.
pub fn learn(dirs: &[String]) -> anyhow::Result<String> {
    let mut rows = Vec::new();
    let mut topics: BTreeMap<String, Vec<Story>> = BTreeMap::new();
    for story in story::read::<Story>(dirs)? {
        let factual = story.links.iter().any(|l| l.fact.is_some());
        let topic = story.id.split('_').next().unwrap_or_default().to_owned();
        topics.entry(if factual { story.id.clone() } else { topic }).or_default().push(story);
    }
    let numbers: BTreeSet<String> = topics.keys().map(|t| t.split('_').next().unwrap_or_default().to_owned()).collect();
    for (topic, stories) in &topics {
        let number = numbers.iter().position(|n| topic.split('_').next() == Some(n)).unwrap_or_default();
        collect(number, stories, &mut rows)?;
    }
    measure(&rows);
    let all: Vec<&Row> = rows.iter().collect();
    let weights = fit(&all);
    let comment = format!(
        "# Weights of alignment's score, a logistic regression over the features of a pair.\n\
         # Learned from {} pairs of sentences of ECB+ (Cybulska & Vossen 2014, CC BY 3.0) by `cargo run --release --example train -- alignment`.\n",
        rows.len()
    );
    Ok(regression::file(&comment, weights[0], Feature::ALL.iter().map(|f| (f.name(), weights[*f as usize + 1]))))
}

fn collect(topic: usize, stories: &[Story], rows: &mut Vec<Row>) -> anyhow::Result<()> {
    let mut documents = Vec::new();
    let mut sentences: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut flags: Vec<&[Flags]> = Vec::new();
    let mut place: HashMap<(usize, &str), usize> = HashMap::new();
    for (s, story) in stories.iter().enumerate() {
        for article in &story.articles {
            place.insert((s, article.id.as_str()), documents.len());
            let (document, spans) = story::document(About::default(), &article.sentences);
            documents.push(document);
            sentences.push(spans);
            flags.push(&article.sentence_flags);
        }
    }
    let mut linked: BTreeSet<((usize, usize), (usize, usize))> = BTreeSet::new();
    let mut asked: BTreeSet<((usize, usize), usize)> = BTreeSet::new();
    let mut factual = false;
    for (s, story) in stories.iter().enumerate() {
        for link in story.links.iter().filter(|l| l.fact.is_some()) {
            factual = true;
            let at = |(article, sentence): &(String, usize)| place.get(&(s, article.as_str())).map(|&d| (d, *sentence));
            let (Some(a), Some(b)) = (at(&link.a), at(&link.b)) else { continue };
            linked.extend([(a, b), (b, a)]);
            asked.extend([(a, b.0), (b, a.0)]);
        }
    }
    let terms = documents.iter().map(|d| Terms::read(&Reading::of(d), d, &facts::extract(d, facts::Context::default()))).collect();
    let none = Flags::default();
    for Candidate { a, b, features } in align::candidates(&documents, terms, &Progress::none())? {
        let (Some(x), Some(y)) = (sentence(&documents, &sentences, a), sentence(&documents, &sentences, b)) else { continue };
        let features = features.0.map(f64::from);
        if factual {
            if asked.contains(&(x, y.0)) || asked.contains(&(y, x.0)) {
                rows.push(Row { topic, features, right: linked.contains(&(x, y)), weight: FACTS, gold: Gold::Facts });
            }
            continue;
        }
        let flag = |(d, s): (usize, usize)| flags[d].get(s).unwrap_or(&none);
        let (f, g) = (flag(x), flag(y));
        if f.checked && g.checked {
            let right = f.event_chains.keys().any(|e| g.event_chains.contains_key(e));
            let entity = f.entity_chains.intersection(&g.entity_chains).next().is_some();
            rows.push(Row { topic, features, right, weight: if right && !entity { EVENT_ALONE } else { 1.0 }, gold: Gold::Events });
        }
    }
    Ok(())
}

/// The document and sentence that hold the greater part of a passage.
fn sentence(documents: &[Document], sentences: &[Vec<(usize, usize)>], id: PassageId) -> Option<(usize, usize)> {
    let d = id.document.index();
    let span = documents[d].passages[id.index()].span;
    let shared = |&(start, end): &(usize, usize)| end.min(span.end()).saturating_sub(start.max(span.start()));
    let (s, best) = sentences[d].iter().map(shared).enumerate().max_by_key(|&(i, n)| (n, std::cmp::Reverse(i)))?;
    (best > 0).then_some((d, s))
}

/// A bias, then a weight a feature.
type Weights = [f64; COUNT + 1];

fn score(weights: &Weights, features: &[f64; COUNT]) -> f64 {
    logistic(weights[0] + weights[1..].iter().zip(features).map(|(w, x)| w * x).sum::<f64>())
}

/// Features scaled to unit variance, rare ones to less; then the same for [`LAST`] alone.
fn fit(rows: &[&Row]) -> Weights {
    let scale = regression::spread(&rows.iter().map(|r| (r.features, r.right, r.weight)).collect::<Vec<_>>(), SPREAD);
    const N: usize = COUNT + 2 + AROUND.len();
    let inputs = |row: &Row| {
        let mut x = [1.0; N];
        for k in 0..COUNT {
            x[k + 1] = if k == LAST as usize { 0.0 } else { row.features[k] / scale[k] };
        }
        let events = f64::from(u8::from(row.gold == Gold::Events));
        x[COUNT + 1] = events;
        AROUND.iter().enumerate().for_each(|(k, around)| x[COUNT + 2 + k] = events * x[*around as usize + 1]);
        x
    };
    let mut penalty = [PENALTY; N];
    (penalty[0], penalty[COUNT + 1]) = (1e-3, 1e-3);
    let cases: Vec<_> = rows.iter().map(|row| (inputs(row), row.right, row.weight)).collect();
    let mut w = regression::fit(&cases, &penalty);
    let of_last: Vec<(f64, f64, &Row)> = rows.iter().map(|row| (dot(&w, &inputs(row)), row.features[LAST as usize] / scale[LAST as usize], *row)).collect();
    let mut last = 0.0;
    for _ in 0..25 {
        let (mut gradient, mut curve) = (-PENALTY * last, PENALTY);
        for &(sum, x, row) in of_last.iter().filter(|(_, x, _)| *x != 0.0) {
            let p = logistic(sum + last * x);
            gradient += row.weight * (f64::from(u8::from(row.right)) - p) * x;
            curve += row.weight * p * (1.0 - p) * x * x;
        }
        last += gradient / curve;
    }
    w[LAST as usize + 1] = last;
    (0..COUNT).for_each(|k| w[k + 1] /= scale[k]);
    let mut kept = [w[0] + w[COUNT + 1] * BETWEEN; COUNT + 1];
    kept[1..].copy_from_slice(&w[1..=COUNT]);
    kept
}

/// Cross-validation by topic.
fn measure(rows: &[Row]) {
    let mut judged: Vec<(f64, &Row)> = Vec::new();
    for fold in 0..FOLDS {
        let train: Vec<&Row> = rows.iter().filter(|r| r.topic % FOLDS != fold).collect();
        let weights = fit(&train);
        judged.extend(rows.iter().filter(|r| r.topic % FOLDS == fold).map(|r| (score(&weights, &r.features), r)));
    }
    for gold in [Gold::Events, Gold::Facts] {
        let judged: Vec<(f64, bool)> = judged.iter().filter(|(_, r)| r.gold == gold).map(|&(p, r)| (p, r.right)).collect();
        eprint!("{gold:?}: {}", regression::table(&judged));
    }
}
