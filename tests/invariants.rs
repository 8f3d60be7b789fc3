//! What must not change a verdict: the order of two sources, the wrapping of their lines, an article about something else.

use crossread::{
    align::Alignment,
    analysis::{self, Analysis, Comparison},
    compare,
    facts::FactId,
    load,
    progress::Progress,
    segment,
    text::{About, Document, DocumentId, Language, PassageId},
};
use proptest::prelude::*;
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

const STORIES: [&str; 2] = ["referendums", "ferry"];

fn documents(story: &str) -> Vec<Document> {
    let folder = format!("sample-articles/{story}");
    load::load(&[folder], &load::Options::default(), &Progress::none()).unwrap().documents
}

fn analysed(documents: Vec<Document>) -> Analysis {
    analysis::analyse(documents, &analysis::Options::default(), &Progress::none()).unwrap()
}

/// Every finding in words: the two outlets with their values, in one order, the verdict and the reason.
fn findings(analysis: &Analysis) -> BTreeSet<String> {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let side = |id: FactId| {
        let document = analysis.document(id.document);
        let passage = analysis.words(analysis.passage_of(id));
        format!("{}: {} in {}", document.about.outlet.as_deref().unwrap_or_default(), flat(document.words(analysis.fact(id).span)), flat(passage))
    };
    let all = analysis.comparisons.iter().flat_map(|c| &c.findings);
    all.map(|f| {
        let mut sides = f.facts.map(side);
        sides.sort();
        format!("{} {} | {}", f.verdict.name(), f.reason.name(), sides.join(" | "))
    })
    .collect()
}

/// Breaks the lines of every paragraph at `width` characters.
fn wrapped(document: Document, width: usize) -> Document {
    let paragraphs = document.text.split("\n\n").map(|paragraph| {
        let mut column = 0;
        let mut text = String::new();
        for word in paragraph.split_whitespace() {
            let letters = word.chars().count();
            if column > 0 {
                let fits = column + letters < width;
                text.push(if fits { ' ' } else { '\n' });
                column = if fits { column + 1 } else { 0 };
            }
            text.push_str(word);
            column += letters;
        }
        text
    });
    let text: String = paragraphs.collect::<Vec<_>>().join("\n\n");
    segment::plain(document.about, document.language, Arc::from(text))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn verdicts_know_no_order_of_sources(pick in (0..4usize, 0..4usize), story in 0..2usize) {
        prop_assume!(pick.0 != pick.1);
        let all = documents(STORIES[story]);
        let one = analysed(vec![all[pick.0].clone(), all[pick.1].clone()]);
        let mut other = analysed(vec![all[pick.1].clone(), all[pick.0].clone()]);
        // the same passages the other way round
        other.comparisons = one.comparisons.iter().map(|c| mirrored(&other, c)).collect();
        prop_assert_eq!(findings(&one), findings(&other));
    }
}

/// What is read of a text must not hang on where its lines end.
#[test]
fn lines_wrapped_by_hand_change_nothing() {
    for width in [20, 45, 60, 72, 80, 100] {
        for document in STORIES.iter().flat_map(|story| documents(story)) {
            let passages = |d: &Document| d.passages.iter().map(|p| d.words(p.span).to_owned()).collect::<Vec<_>>();
            let straight = segment::plain(document.about.clone(), document.language, document.text.clone());
            assert_eq!(passages(&wrapped(document, width)), passages(&straight), "at {width}");
        }
    }
}

#[test]
fn sources_in_two_languages_know_no_order() {
    let source = |outlet: &str, language, text: &str| segment::plain(About { outlet: Some(outlet.to_owned()), ..About::default() }, language, Arc::from(text));
    let given = [
        source("Gazette", Language::ENGLISH, "The ferry sank on Monday off Marwick. At least 40 people died, police said."),
        source("Herald", Language::ENGLISH, "A ferry sank on Monday off Marwick.\n\nPolice said 30 people died when the ferry sank."),
        source("Wire", Language::ENGLISH, "The ferry sank on Tuesday off Marwick and 40 people died."),
        source("Bote", Language::GERMAN, "Die Fähre sank am Montag vor Marwick. Mindestens 40 Menschen starben."),
    ];
    let backward = given.iter().rev().cloned().collect();
    assert_eq!(findings(&analysed(given.to_vec())), findings(&analysed(backward)));
}

/// Compares an alignment anew.
fn judged(analysis: &Analysis, alignment: Alignment) -> Comparison {
    let lemmas = &compare::Lemmas::default();
    let findings = compare::Desk::new(&analysis.documents, &analysis.extractions, lemmas).findings(&alignment);
    let verdict = compare::verdict(&analysis.documents, &alignment, &findings, lemmas);
    Comparison { alignment, findings, verdict }
}

/// A comparison of two documents in the analysis of the same two the other way round.
fn mirrored(analysis: &Analysis, comparison: &Comparison) -> Comparison {
    let turn = |p: PassageId| PassageId { document: DocumentId(1 - p.document.0), ..p };
    let mut alignment = comparison.alignment.clone();
    alignment.passages = alignment.passages.iter().map(|p| turn(*p)).collect();
    alignment.passages.sort_unstable();
    for link in &mut alignment.links {
        (link.a, link.b) = (turn(link.b), turn(link.a));
    }
    judged(analysis, alignment)
}

#[test]
fn what_was_read_for_one_comparison_serves_the_next() {
    for story in STORIES {
        let analysis = analysed(documents(story));
        let passages: Vec<PassageId> = analysis.document_ids().flat_map(|d| (0..analysis.document(d).passages.len()).map(move |i| d.passage(i))).collect();
        let pairs: Vec<(PassageId, PassageId)> =
            passages.iter().flat_map(|&a| passages.iter().map(move |&b| (a, b))).filter(|(a, b)| a.document < b.document).collect();
        let lemmas = compare::Lemmas::default();
        let used = compare::Desk::new(&analysis.documents, &analysis.extractions, &lemmas);
        let vouched = used.vouches(&pairs);
        assert_eq!(vouched, used.vouches(&pairs));
        for Comparison { alignment, findings, .. } in &analysis.comparisons {
            assert_eq!(&used.findings(alignment), findings);
            assert_eq!(&judged(&analysis, alignment.clone()).findings, findings);
        }
    }
}

#[test]
fn progress_never_goes_back() {
    let given: Vec<Document> = STORIES.iter().flat_map(|story| documents(story)).collect();
    let told = Mutex::new(Vec::new());
    let tell = |stage, done, total| {
        told.lock().unwrap().push((stage, done, total));
        true
    };
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    alone.install(|| analysis::analyse(given, &analysis::Options::default(), &Progress::new(&tell))).unwrap();
    for of_stage in told.into_inner().unwrap().chunk_by(|a, b| a.0 == b.0) {
        assert!(of_stage.is_sorted_by_key(|(_, done, _)| *done) && of_stage.iter().all(|(_, done, total)| done <= total), "{of_stage:?}");
    }
}

#[test]
fn an_unrelated_article_changes_no_verdict() {
    for (story, other) in [(0, 1), (1, 0)] {
        let given = documents(STORIES[story]);
        let mut more = given.clone();
        more.push(documents(STORIES[other]).remove(0));
        assert_eq!(findings(&analysed(given)), findings(&analysed(more)));
    }
}

/// Numbers at the end of what a decimal holds, in every place where one is reckoned with.
#[test]
fn the_largest_numbers_are_read_and_compared() {
    const MOST: &str = "79228162514264337593543950335";
    let text = |n: &str| {
        format!(
            "The fire killed 10,000,000,000,000,000,000,000,000,000 people. It was {n} decades ago, {n} fortnights ago, {n} weeks and {n} days ago. He waited {n} \
             years and a half. Some -{n} or {n} people came. It cost ${n} million, {n} percent, {n} dozen, {n} km, {n} hours and 59 minutes, half of {n}, \
             {n}-{n} points, {n} feet 11 inches, one in {n}, about {n} degrees Fahrenheit, 79228162514 quintillion years and a half, more than {n} men."
        )
    };
    let document = |n: &str| segment::plain(About::default(), Language::ENGLISH, Arc::from(text(n)));
    let analysis = analysed(vec![document(MOST), document("79228162514264337593543950334")]);
    assert!(analysis.extractions.iter().all(|e| e.facts.len() > 12));
}
