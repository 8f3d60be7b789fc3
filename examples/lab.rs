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

/// The kinds of gold, each with a bias of its own: how many of the pairs offered are right differs between them, and is no
/// property of the words. The bias of the last, whole articles of which every sentence may answer, is the one that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gold {
    Events,
    Unseen,
    Facts,
}

/// Keeps weights small: the penalty on their squares, in rows.
/// What a pair nobody looked at counts as a wrong one.
const UNSEEN: f64 = 0.02;
/// What all pairs of one labelled fact file count, relative to a pair of events.
const FACTS: f64 = 1.0;

#[derive(Deserialize)]
struct Story {
    #[serde(default)]
    id: String,
    articles: Vec<Article>,
    #[serde(default)]
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
#[derive(Clone)]
struct Row {
    x: (usize, usize),
    y: (usize, usize),
    fact: bool,
    topic: usize,
    features: [f64; COUNT],
    right: bool,
    weight: f64,
    gold: Gold,
}

struct Cfg {
    own: Vec<String>,
    pos: Vec<String>,
    drop: Vec<String>,
    unseen: f64,
    facts: f64,
    eventonly: f64,
    penalty: f64,
    show: bool,
    events: f64,
    soft: f64,
}
fn main() -> anyhow::Result<()> {
    let e = "/work/shared/eval";
    let mut train = Vec::new();
    let load_dir = |d: &str, merge: bool| -> anyhow::Result<BTreeMap<String, Vec<Story>>> {
        let mut topics: BTreeMap<String, Vec<Story>> = BTreeMap::new();
        for path in files(Path::new(&format!("{e}/{d}")))? {
            let story: Story = serde_json::from_slice(&fs::read(&path)?)?;
            let key = if merge { story.id.split('_').next().unwrap_or_default().to_owned() } else { path.display().to_string() };
            topics.entry(key).or_default().push(story);
        }
        Ok(topics)
    };
    for (i, (_, s)) in load_dir("ecbplus/train", true)?.iter().enumerate() {
        collect(i, s, &mut train)?;
    }
    for (i, (_, s)) in load_dir("ecb_facts/train", false)?.iter().enumerate() {
        collect(i, s, &mut train)?;
    }
    let mut dev = Vec::new();
    for (i, (_, s)) in load_dir("ecbplus/dev", true)?.iter().enumerate() {
        collect(i, s, &mut dev)?;
    }
    let mut fdev = Vec::new();
    for (i, (_, s)) in load_dir("ecb_facts/dev", false)?.iter().enumerate() {
        collect(i, s, &mut fdev)?;
    }
    let mut sdev = Vec::new();
    for (i, (_, s)) in load_dir("stories/dev", false)?.iter().enumerate() {
        collect(i, s, &mut sdev)?;
    }
    let mut stories: Vec<serde_json::Value> = Vec::new();
    for path in files(Path::new(&format!("{e}/stories/dev")))? {
        stories.push(serde_json::from_slice(&fs::read(&path)?)?);
    }
    // gold: per story pairs, items
    let mut allp: BTreeSet<(usize, (usize, usize), (usize, usize))> = BTreeSet::new();
    let mut items: Vec<Vec<(usize, (usize, usize), (usize, usize))>> = Vec::new();
    for (i, s) in stories.iter().enumerate() {
        let art: HashMap<&str, usize> = s["articles"].as_array().unwrap().iter().enumerate().map(|(k, a)| (a["id"].as_str().unwrap(), k)).collect();
        let most = s["items"].as_array().unwrap().iter().map(|x| x["annotators"].as_i64().unwrap()).max().unwrap();
        for it in s["items"].as_array().unwrap() {
            let mut v = Vec::new();
            for x in it["sentences_a"].as_array().unwrap() {
                for y in it["sentences_b"].as_array().unwrap() {
                    let p = (art[it["a"].as_str().unwrap()], x.as_u64().unwrap() as usize);
                    let q = (art[it["b"].as_str().unwrap()], y.as_u64().unwrap() as usize);
                    let k = (i, p.min(q), p.max(q));
                    allp.insert(k);
                    v.push(k);
                }
            }
            if it["annotators"].as_i64() == Some(most) {
                items.push(v);
            }
        }
    }
    let mut nfact = 0usize;
    for (_, ss) in load_dir("ecbplus/dev", true)? {
        let mut v: Vec<&Flags> = Vec::new();
        let mut id = Vec::new();
        for (si, s) in ss.iter().enumerate() {
            for (ai, a) in s.articles.iter().enumerate() {
                for f in a.sentence_flags.iter().filter(|f| f.checked) {
                    v.push(f);
                    id.push((si, ai));
                }
            }
        }
        for i in 0..v.len() {
            for j in 0..i {
                if id[i] != id[j] && fact(v[i], v[j]) {
                    nfact += 1;
                }
            }
        }
    }
    let mut asked: BTreeSet<(usize, (usize, usize), usize)> = BTreeSet::new();
    for r in &fdev {
        if r.right {
            asked.insert((r.topic, r.x, r.y.0));
            asked.insert((r.topic, r.y, r.x.0));
        }
    }
    // all asked incl. those not candidates: denominators from gold
    let nasked = 508.0;
    for arg in std::env::args().skip(1) {
        let mut c = Cfg { own: vec![], pos: vec![], drop: vec![], unseen: 0.02, facts: 3.0, eventonly: 0.5, penalty: 3.0, show: false, events: 1.0, soft: 0.0 };
        for kv in arg.split(' ') {
            let (k, v) = kv.split_once('=').unwrap_or((kv, "1"));
            match k {
                "own" => c.own = v.split(',').map(str::to_owned).collect(),
                "pos" => c.pos = v.split(',').map(str::to_owned).collect(),
                "drop" => c.drop = v.split(',').map(str::to_owned).collect(),
                "unseen" => c.unseen = v.parse()?,
                "facts" => c.facts = v.parse()?,
                "eventonly" => c.eventonly = v.parse()?,
                "penalty" => c.penalty = v.parse()?,
                "show" => c.show = true,
                "events" => c.events = v.parse()?,
                "soft" => c.soft = v.parse()?,
                _ => {}
            }
        }
        let dropped: Vec<usize> = Feature::ALL.iter().filter(|f| c.drop.iter().any(|d| d == f.name())).map(|f| *f as usize).collect();
        let prep = |rows: &[Row], tr: bool| -> Vec<Row> {
            rows.iter()
                .map(|r| {
                    let mut r = r.clone();
                    for &d in &dropped {
                        r.features[d] = 0.0;
                    }
                    if tr {
                        r.weight = match r.gold {
                            Gold::Unseen => c.unseen,
                            Gold::Facts => c.facts,
                            Gold::Events => c.events * if r.right && !r.fact { c.eventonly } else { 1.0 },
                        };
                    }
                    r
                })
                .filter(|r| !tr || r.weight > 0.0)
                .collect()
        };
        let t = prep(&train, true);
        let refs: Vec<&Row> = t.iter().collect();
        let idx = |l: &Vec<String>| -> Vec<usize> { Feature::ALL.iter().filter(|f| l.iter().any(|d| d == f.name())).map(|f| *f as usize).collect() };
        let w = fit(&refs, c.penalty, &idx(&c.own), &idx(&c.pos));
        // align
        let mut pts: Vec<(f64, bool, bool)> =
            prep(&dev, false).iter().filter(|r| r.gold == Gold::Events).map(|r| (score(&w, &r.features), r.right, r.fact)).collect();
        pts.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut tp, mut tf) = (0.0, 0.0);
        let mut best = (0.0, 0.0, 0.0, 0.0);
        let mut b72 = best;
        for (i, p) in pts.iter().enumerate() {
            tp += f64::from(u8::from(p.1));
            tf += f64::from(u8::from(p.2));
            let (pr, rc) = (tp / (i + 1) as f64, tf / nfact as f64);
            let f = 2.0 * pr * rc / (pr + rc).max(1e-9);
            if f > best.0 {
                best = (f, pr, rc, p.0);
            }
            if pr >= 0.72 && f > b72.0 {
                b72 = (f, pr, rc, p.0);
            }
        }
        // facts
        let rows = prep(&fdev, false);
        let mut by: HashMap<(usize, (usize, usize), usize), Vec<(f64, bool)>> = HashMap::new();
        for r in &rows {
            let s = score(&w, &r.features);
            by.entry((r.topic, r.x, r.y.0)).or_default().push((s, r.right));
            by.entry((r.topic, r.y, r.x.0)).or_default().push((s, r.right));
        }
        let (mut h1, mut h3) = (0.0, 0.0);
        for k in &asked {
            if let Some(v) = by.get_mut(k) {
                v.sort_by(|a, b| b.0.total_cmp(&a.0));
                h1 += f64::from(u8::from(v[0].1));
                h3 += f64::from(u8::from(v.iter().take(3).any(|x| x.1)));
            }
        }
        // stories
        let rows = prep(&sdev, false);
        let mut sc: HashMap<(usize, (usize, usize), (usize, usize)), f64> = HashMap::new();
        for r in &rows {
            let s = score(&w, &r.features);
            let k = (r.topic, r.x.min(r.y), r.x.max(r.y));
            let e = sc.entry(k).or_insert(0.0);
            if s > *e {
                *e = s;
            }
        }
        let mut pts: Vec<(f64, bool)> = sc.iter().map(|(k, s)| (*s, allp.contains(k))).collect();
        pts.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut its: Vec<f64> = items.iter().map(|v| v.iter().map(|k| sc.get(k).copied().unwrap_or(0.0)).fold(0.0, f64::max)).collect();
        its.sort_by(|a, b| b.total_cmp(a));
        let mut sb = (0.0, 0.0, 0.0, 0.0);
        let mut tp = 0.0;
        for (i, p) in pts.iter().enumerate() {
            tp += f64::from(u8::from(p.1));
            let pr = tp / (i + 1) as f64;
            let rc = its.partition_point(|x| *x >= p.0) as f64 / its.len() as f64;
            let f = 2.0 * pr * rc / (pr + rc).max(1e-9);
            if f > sb.0 {
                sb = (f, pr, rc, p.0);
            }
        }
        println!(
            "{arg}\n   align F {:.1} (P {:.1} R {:.1} @{:.3}) P72 F {:.1} @{:.3} | R@1 {:.1} R@3 {:.1} | stories F {:.1} (P {:.1} R {:.1} @{:.3})",
            100.0 * best.0,
            100.0 * best.1,
            100.0 * best.2,
            best.3,
            100.0 * b72.0,
            b72.3,
            100.0 * h1 / nasked,
            100.0 * h3 / nasked,
            100.0 * sb.0,
            100.0 * sb.1,
            100.0 * sb.2,
            sb.3
        );
        if c.show {
            print!("{}", file(&w, 0));
            for lo in 0..10 {
                let (l, h) = (f64::from(lo) / 10.0, f64::from(lo + 1) / 10.0);
                let k: Vec<_> = pts.iter().filter(|p| p.0 >= l && p.0 < h).collect();
                println!(
                    "  {l}: n {} score {:.2} right {:.2}",
                    k.len(),
                    k.iter().map(|x| x.0).sum::<f64>() / k.len().max(1) as f64,
                    k.iter().filter(|x| x.1).count() as f64 / k.len().max(1) as f64
                );
            }
        }
    }
    Ok(())
}
fn fact(f: &Flags, g: &Flags) -> bool {
    let ev = f.event_chains.keys().filter(|e| g.event_chains.contains_key(*e)).count();
    let all = f.event_chains.len() + g.event_chains.len() - ev;
    ev > 0 && f.entity_chains.intersection(&g.entity_chains).next().is_some() && ev as f64 / all as f64 >= 0.5
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
        let mut row = Row { x, y, fact: false, topic, features: features.0.map(f64::from), right: false, weight: UNSEEN, gold: Gold::Unseen };
        if factual {
            row.gold = Gold::Facts;
            row.right = linked.contains(&(x, y));
            if !(row.right || asked.contains(&(x, y.0)) || asked.contains(&(y, x.0))) {
                continue;
            }
            row.weight = FACTS;
        } else {
            let flag = |(d, s): (usize, usize)| flags[d].get(s).unwrap_or(&none);
            let (f, g) = (flag(x), flag(y));
            if f.checked && g.checked {
                row.gold = Gold::Events;
                row.right = f.event_chains.keys().any(|e| g.event_chains.contains_key(e));
                row.fact = fact(f, g);
                row.weight = 1.0;
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
fn fit(rows: &[&Row], penal: f64, own: &[usize], pos: &[usize]) -> Weights {
    let total: f64 = rows.iter().map(|r| r.weight).sum();
    let mut scale = [1.0; COUNT];
    for (k, scale) in scale.iter_mut().enumerate() {
        let mean = rows.iter().map(|r| r.weight * r.features[k]).sum::<f64>() / total;
        let variance = rows.iter().map(|r| r.weight * (r.features[k] - mean).powi(2)).sum::<f64>() / total;
        *scale = variance.sqrt().max(1e-6);
    }
    const N: usize = 2 * COUNT + 3;
    let mut active: Vec<usize> = Vec::new();
    let mut w = [0.0; N];
    for round in 0..45 {
        if round > 8 {
            for &k in pos {
                if w[k + 1] < 0.0 && !active.contains(&k) {
                    active.push(k);
                }
            }
        }
        let mut gradient = [0.0; N];
        let mut hessian = [[0.0; N]; N];
        for row in rows {
            let mut x = [1.0; N];
            for k in 0..COUNT {
                x[k + 1] = row.features[k] / scale[k];
            }
            for k in 0..COUNT {
                x[COUNT + 3 + k] = if row.gold == Gold::Events && own.contains(&k) { x[k + 1] } else { 0.0 };
            }
            x[COUNT + 1] = f64::from(u8::from(row.gold == Gold::Events));
            x[COUNT + 2] = f64::from(u8::from(row.gold == Gold::Unseen));
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
            let penalty = if i == 0 || i == COUNT + 1 || i == COUNT + 2 {
                1e-3
            } else if i <= COUNT && active.contains(&(i - 1)) {
                1e9
            } else {
                penal
            };
            gradient[i] -= penalty * w[i];
            hessian[i][i] += penalty;
        }
        let step = solve(hessian, gradient);
        w.iter_mut().zip(step).for_each(|(w, s)| *w += s);
        if round > 12 && step.iter().all(|s| s.abs() < 1e-6) {
            break;
        }
    }
    (0..COUNT).for_each(|k| w[k + 1] /= scale[k]);
    let mut kept = [w[0]; COUNT + 1];
    kept[1..].copy_from_slice(&w[1..=COUNT]);
    kept
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
