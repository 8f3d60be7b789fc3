//! Learns the weights of alignment's score and prints the file `src/align/weights.toml`.
//!
//! ```text
//! cargo run --release --example train_alignment -- DIR... > src/align/weights.toml
//! ```
//!
//! Each DIR holds JSON files of articles cut into sentences. Two kinds of gold are read: sentences with the events they tell of
//! (`sentence_flags`, only the `checked` ones), where two that share an event are a right pair; and labelled pairs of sentences
//! that state one fact (`links` with a `fact`), where the other sentences of the article that answers are wrong ones.
//! What was measured goes to standard error: every topic scored by weights that were learned from the other topics.

use anyhow::Context;
use crossread::{
    align::{self, COUNT, Candidate, Feature},
    facts,
    progress::Progress,
    segment,
    text::{About, Document, Language, PassageId},
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write,
    fs,
    path::Path,
};

/// Keeps weights small: the penalty on their squares, in rows.
const PENALTY: f64 = 3.0;
/// What a pair nobody looked at counts as a wrong one.
const UNSEEN: f64 = 0.15;
/// What all pairs of one labelled fact file count, relative to a pair of events.
const FACTS: f64 = 1.0;
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
    /// Judged by a person, so that it counts in what is measured.
    seen: bool,
}

fn main() -> anyhow::Result<()> {
    let mut rows = Vec::new();
    let mut topics: BTreeMap<String, Vec<Story>> = BTreeMap::new();
    for dir in std::env::args().skip(1) {
        for path in files(Path::new(&dir))? {
            let story: Story = serde_json::from_slice(&fs::read(&path)?).with_context(|| path.display().to_string())?;
            let factual = story.links.iter().any(|l| l.fact.is_some());
            let topic = story.id.split('_').next().unwrap_or_default().to_owned();
            topics.entry(if factual { story.id.clone() } else { topic }).or_default().push(story);
        }
    }
    anyhow::ensure!(!topics.is_empty(), "give the folders that hold the gold data");
    let numbers: BTreeSet<String> = topics.keys().map(|t| t.split('_').next().unwrap_or_default().to_owned()).collect();
    for (topic, stories) in &topics {
        let number = numbers.iter().position(|n| topic.split('_').next() == Some(n)).unwrap_or_default();
        collect(number, stories, &mut rows)?;
    }
    measure(&rows);
    let all: Vec<&Row> = rows.iter().collect();
    print!("{}", file(&fit(&all), rows.len()));
    Ok(())
}

fn files(dir: &Path) -> anyhow::Result<Vec<std::path::PathBuf>> {
    let mut paths: Vec<_> = fs::read_dir(dir)
        .with_context(|| dir.display().to_string())?
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    Ok(paths)
}

fn collect(topic: usize, stories: &[Story], rows: &mut Vec<Row>) -> anyhow::Result<()> {
    let mut documents = Vec::new();
    let mut sentences: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut flags: Vec<&[Flags]> = Vec::new();
    let mut place: HashMap<(usize, &str), usize> = HashMap::new();
    for (s, story) in stories.iter().enumerate() {
        for article in &story.articles {
            place.insert((s, article.id.as_str()), documents.len());
            let (document, spans) = load(&article.sentences);
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
    let extractions: Vec<_> = documents.iter().map(|d| facts::extract(d, facts::Context::default())).collect();
    let none = Flags::default();
    for Candidate { a, b, features } in align::candidates(&documents, &extractions, &Progress::none())? {
        let (Some(x), Some(y)) = (sentence(&documents, &sentences, a), sentence(&documents, &sentences, b)) else { continue };
        let mut row = Row { topic, features: features.0.map(f64::from), right: false, weight: UNSEEN, seen: false };
        if factual {
            row.right = linked.contains(&(x, y));
            row.weight = if row.right || asked.contains(&(x, y.0)) || asked.contains(&(y, x.0)) { FACTS } else { 0.0 };
            if row.weight == 0.0 {
                continue;
            }
        } else {
            let flag = |(d, s): (usize, usize)| flags[d].get(s).unwrap_or(&none);
            let (f, g) = (flag(x), flag(y));
            if f.checked && g.checked {
                row.seen = true;
                row.right = f.event_chains.keys().any(|e| g.event_chains.contains_key(e));
                let entity = f.entity_chains.intersection(&g.entity_chains).next().is_some();
                row.weight = if row.right && !entity { 0.5 } else { 1.0 };
            }
        }
        rows.push(row);
    }
    Ok(())
}

/// An article with a sentence a paragraph, and where each sentence stands.
fn load(sentences: &[String]) -> (Document, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for sentence in sentences {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let start = text.len();
        text.push_str(if words.is_empty() { "-".to_owned() } else { words.join(" ") }.as_str());
        spans.push((start, text.len()));
        text.push_str("\n\n");
    }
    (segment::plain(About::default(), Language::ENGLISH, text.trim_end().into()), spans)
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
    let sum: f64 = weights[0] + weights[1..].iter().zip(features).map(|(w, x)| w * x).sum::<f64>();
    1.0 / (1.0 + (-sum).exp())
}

/// Newton's method on the penalised likelihood, features scaled to unit variance.
fn fit(rows: &[&Row]) -> Weights {
    let total: f64 = rows.iter().map(|r| r.weight).sum();
    let mut scale = [1.0; COUNT];
    for (k, scale) in scale.iter_mut().enumerate() {
        let mean = rows.iter().map(|r| r.weight * r.features[k]).sum::<f64>() / total;
        let variance = rows.iter().map(|r| r.weight * (r.features[k] - mean).powi(2)).sum::<f64>() / total;
        *scale = variance.sqrt().max(1e-6);
    }
    const N: usize = COUNT + 1;
    let mut w = [0.0; N];
    for _ in 0..25 {
        let mut gradient = [0.0; N];
        let mut hessian = [[0.0; N]; N];
        for row in rows {
            let mut x = [1.0; N];
            for k in 0..COUNT {
                x[k + 1] = row.features[k] / scale[k];
            }
            let p = 1.0 / (1.0 + (-w.iter().zip(&x).map(|(w, x)| w * x).sum::<f64>()).exp());
            let error = row.weight * (f64::from(u8::from(row.right)) - p);
            let curve = row.weight * p * (1.0 - p);
            for i in 0..N {
                gradient[i] += error * x[i];
                for j in 0..=i {
                    hessian[i][j] += curve * x[i] * x[j];
                }
            }
        }
        let lower = hessian;
        for i in 0..N {
            (i + 1..N).for_each(|j| hessian[i][j] = lower[j][i]);
            let penalty = if i == 0 { 1e-6 } else { PENALTY };
            gradient[i] -= penalty * w[i];
            hessian[i][i] += penalty;
        }
        let step = solve(hessian, gradient);
        w.iter_mut().zip(step).for_each(|(w, s)| *w += s);
        if step.iter().all(|s| s.abs() < 1e-6) {
            break;
        }
    }
    (0..COUNT).for_each(|k| w[k + 1] /= scale[k]);
    w
}

/// Gaussian elimination with pivoting.
fn solve<const N: usize>(mut m: [[f64; N]; N], mut y: [f64; N]) -> [f64; N] {
    for i in 0..N {
        let pivot = (i..N).max_by(|&p, &q| m[p][i].abs().total_cmp(&m[q][i].abs())).unwrap_or(i);
        m.swap(i, pivot);
        y.swap(i, pivot);
        let (row, known) = (m[i], y[i]);
        for r in i + 1..N {
            let factor = m[r][i] / row[i];
            m[r].iter_mut().zip(&row).skip(i).for_each(|(x, above)| *x -= factor * above);
            y[r] -= factor * known;
        }
    }
    for i in (0..N).rev() {
        let known: f64 = (i + 1..N).map(|c| m[i][c] * y[c]).sum();
        y[i] = (y[i] - known) / m[i][i];
    }
    y
}

/// Cross-validation by topic.
fn measure(rows: &[Row]) {
    let mut judged: Vec<(f64, bool)> = Vec::new();
    for fold in 0..FOLDS {
        let train: Vec<&Row> = rows.iter().filter(|r| r.topic % FOLDS != fold).collect();
        let weights = fit(&train);
        judged.extend(rows.iter().filter(|r| r.topic % FOLDS == fold && r.seen).map(|r| (score(&weights, &r.features), r.right)));
    }
    let loss: f64 = judged.iter().map(|&(p, right)| -(if right { p } else { 1.0 - p }).max(1e-9).ln()).sum::<f64>() / judged.len().max(1) as f64;
    eprintln!("{} rows, {} judged; held-out log loss {loss:.4}", rows.len(), judged.len());
    let right: usize = judged.iter().filter(|j| j.1).count();
    for least in [0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
        let kept: Vec<_> = judged.iter().filter(|j| j.0 >= least).collect();
        let hits = kept.iter().filter(|j| j.1).count() as f64;
        let (p, r) = (hits / kept.len().max(1) as f64, hits / right.max(1) as f64);
        eprintln!("  from {least}: precision {:.1} recall {:.1}", 100.0 * p, 100.0 * r);
    }
    for bin in 0..10 {
        let (low, high) = (f64::from(bin) / 10.0, f64::from(bin + 1) / 10.0);
        let kept: Vec<_> = judged.iter().filter(|j| j.0 >= low && j.0 < high).collect();
        let (mean, share) = kept.iter().fold((0.0, 0.0), |(m, s), j| (m + j.0, s + f64::from(u8::from(j.1))));
        let n = kept.len().max(1) as f64;
        eprintln!("  {low:.1}-{high:.1}: {:5} pairs, score {:.2}, right {:.2}", kept.len(), mean / n, share / n);
    }
}

fn file(weights: &Weights, rows: usize) -> String {
    let mut out = format!(
        "# Weights of alignment's score, a logistic regression over the features of a pair.\n\
         # Learned from {rows} pairs of sentences of ECB+ (Cybulska & Vossen 2014, CC BY 3.0) by `cargo run --release --example train_alignment`.\n\
         bias = {:.4}\n\n[weights]\n",
        weights[0]
    );
    for feature in Feature::ALL {
        let _ = writeln!(out, "{} = {:.4}", feature.name(), weights[*feature as usize + 1]);
    }
    out
}
