//! The JSON export keeps its contract: what is written validates against the schema beside it, for the sample stories and for any texts.

use crossread::{
    analysis::{Analysis, Options, analyse},
    export::{Content, json},
    facts::FactId,
    load,
    progress::Progress,
    review::{Judgement, Mark, Review},
    segment,
    text::{About, Document, DocumentId, Language, Origin, Problem, Stamp},
};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::{Arc, LazyLock};

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = include_str!("../src/export/schema.json");
    jsonschema::validator_for(&serde_json::from_str(schema).expect("JSON")).expect("a schema")
});

/// Everything that the export can hold.
const EVERYTHING: json::Options = json::Options { alignments: true, include_single: true, candidates: true };

/// The analysis as JSON, with what `review` holds.
fn exported(mut documents: Vec<Document>, review: &Review, options: json::Options) -> Value {
    let mut wanted = review.prepare(&mut documents, &Options::default());
    wanted.align.min_score = Some(0.3);
    let mut analysis = analyse(documents, &wanted, &Progress::none()).expect("nobody cancels");
    let judged = review.attach(&analysis);
    judged.strike(&mut analysis);
    let problems = [Problem { source: "c.txt".to_owned(), message: "is empty".to_owned() }];
    let mut out = Vec::new();
    json::write(&mut out, Content { analysis: &analysis, review: &judged, problems: &problems }, options).expect("memory takes everything");
    serde_json::from_slice(&out).expect("JSON")
}

/// What of `object` is against the schema.
fn mistakes(object: &Value) -> Vec<String> {
    SCHEMA.iter_errors(object).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

fn sample(story: &str) -> Vec<Document> {
    load::load(&[format!("sample:{story}")], &load::Options::default(), &Progress::none()).expect("nobody cancels").documents
}

/// A review that says something of every kind about an analysis: `picks` choose facts and passages.
fn review_of(analysis: &Analysis, picks: &[usize]) -> Review {
    let mut review = Review::default();
    let pick = |n: usize, of: usize| picks.get(n % picks.len().max(1)).map_or(0, |p| p % of.max(1));
    let passages = |d: u32| analysis.documents[d as usize].passages.len();
    let passage = |d: u32, n| review.anchor(&analysis.documents, DocumentId(d).passage(pick(n, passages(d))));
    let mut decided = Vec::new();
    if let (Some(a), Some(b), Some(c)) = (passage(0, 0), passage(1, 1), passage(1, 2)) {
        decided.push(Judgement::Note { text: "a \u{1b}[31m note".to_owned(), passage: a.clone() });
        decided.push(Judgement::Link { a: a.clone(), b });
        decided.push(Judgement::Unlink { a, b: c.clone() });
        decided.push(Judgement::Note { text: "lost".to_owned(), passage: crossread::review::Anchor { words: "nowhere".to_owned(), ..c } });
    }
    let facts = analysis.extractions[0].facts.len();
    if let Some(fact) = review.fact_anchor(analysis, FactId::new(DocumentId(0), pick(3, facts) as u32)) {
        decided.push(Judgement::SetFact { to: "about 12".to_owned(), fact });
    }
    if let Some(fact) = review.fact_anchor(analysis, FactId::new(DocumentId(0), pick(4, facts) as u32)) {
        decided.push(Judgement::RejectFact { fact });
    }
    for (i, dispute) in analysis.disputes().iter().enumerate() {
        let facts = dispute.facts.iter().filter_map(|f| review.fact_anchor(analysis, *f)).collect();
        decided.push(Judgement::Mark { mark: [Mark::Confirmed, Mark::Rejected, Mark::NotRelevant][pick(i, 3)], facts });
    }
    decided.push(Judgement::Source { source: review.name_of(&analysis.documents[0]), outlet: Some("Wire".to_owned()), published: None });
    decided.into_iter().for_each(|judgement| review.history.decide(judgement));
    review
}

#[test]
fn the_sample_stories_validate_with_and_without_a_review() {
    for story in ["referendums", "ferry"] {
        let plain = exported(sample(story), &Review::default(), EVERYTHING);
        assert_eq!(mistakes(&plain), [""; 0]);
        assert!(plain["alignments"].as_array().is_some_and(|a| a.len() > 5) && plain["candidates"].as_array().is_some_and(|c| !c.is_empty()));
        let analysis = analyse(sample(story), &Options::default(), &Progress::none()).unwrap();
        let judged = exported(sample(story), &review_of(&analysis, &[3, 1, 4, 1, 5]), EVERYTHING);
        assert_eq!(mistakes(&judged), [""; 0]);
        assert!(judged["review"]["marks"].as_array().is_some_and(|m| !m.is_empty()), "{}", judged["review"]);
        let facts = exported(sample(story), &Review::default(), json::Options::default());
        assert_eq!(mistakes(&facts), [""; 0]);
        assert!(facts.get("alignments").is_none());
    }
}

#[test]
fn what_breaks_the_contract_is_refused() {
    let whole = exported(sample("ferry"), &Review::default(), EVERYTHING);
    type Break = fn(&mut Value);
    let breaks: [Break; 6] = [
        |o| drop(o["sources"][0].as_object_mut().unwrap().remove("outlet")),
        |o| o["crossread"]["schema"] = 2.into(),
        |o| o["facts"][0]["kind"] = "guess".into(),
        |o| o["alignments"][0]["verdict"] = "maybe".into(),
        |o| o["alignments"][0]["passages"] = Value::Array(Vec::new()),
        |o| o["sources"][0]["passages"][0]["start"] = (-1).into(),
    ];
    for (i, broken) in breaks.iter().enumerate() {
        let mut object = whole.clone();
        broken(&mut object);
        assert!(!mistakes(&object).is_empty(), "break {i} passes");
    }
}

fn sentence() -> impl Strategy<Value = String> {
    let number =
        prop_oneof![(0..2000u32).prop_map(|n| n.to_string()), (0..1000u32).prop_map(|n| format!("{}.{}", n / 10, n % 10)), Just("about a dozen".to_owned())];
    let who = prop::sample::select(vec!["Jane Roe", "the minister", "President Ramón Ortega", "the U.N. agency", "Moscow"]);
    let shape = prop::sample::select(vec![
        "At least {n} people were hurt in the blaze, {w} said.",
        "{w} will not accept the deal.",
        "“We counted {n} boats,” said {w}.",
        "Prices rose {n} percent, to ${n} million, on Tuesday.",
        "The road is {n} kilometres long.",
        "Between {n} and {n} voters came on 3 May 2022.",
        "{w} supports the bill, which was tabled {n} days ago.",
        "=SUM(A1) <script>{n}</script> \u{1b}[2J {w}\u{202e}.",
    ]);
    prop_oneof![
        9 => (number, who, shape).prop_map(|(n, w, s)| s.replace("{n}", &n).replace("{w}", w)),
        1 => "\\PC{0,40}",
    ]
}

fn document(path: &str, sentences: &[String], dated: bool) -> Document {
    let published = dated.then(|| Stamp { date: jiff::civil::date(2022, 5, 4), time: None, origin: Origin::Stated });
    let about = About { path: path.to_owned(), title: sentences.first().cloned(), published, ..About::default() };
    segment::plain(about, Language::ENGLISH, Arc::from(sentences.join("\n\n")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn any_texts_and_any_review_validate(
        common in prop::collection::vec(sentence(), 1..6),
        own in prop::collection::vec(sentence(), 0..4),
        others in prop::collection::vec(sentence(), 0..4),
        dated in any::<bool>(),
        picks in prop::collection::vec(0..50usize, 5),
    ) {
        let documents = || vec![document("a.txt", &[common.clone(), own.clone()].concat(), dated), document("b.txt", &[others.clone(), common.clone()].concat(), true)];
        let plain = exported(documents(), &Review::default(), EVERYTHING);
        prop_assert_eq!(mistakes(&plain), Vec::<String>::new());
        let analysis = analyse(documents(), &Options::default(), &Progress::none()).expect("nobody cancels");
        let judged = exported(documents(), &review_of(&analysis, &picks), EVERYTHING);
        prop_assert_eq!(mistakes(&judged), Vec::<String>::new());
        prop_assert!(judged.get("review").is_some());
    }
}
