//! What comparing two short accounts finds, against a corpus that a person can read.

use crossread::{
    analysis::{self, Analysis},
    compare::Finding,
    progress::Progress,
    segment,
    text::{About, Document, Language, Origin, Stamp},
};
use std::sync::Arc;

const CASES: &str = include_str!("verdicts/cases.txt");

/// `A 2022-09-29: text`: an account, and the day it was published.
fn account(line: &str) -> Option<Document> {
    let (head, text) = line.split_once(": ")?;
    let (outlet, date) = head.split_once(' ').map_or((head, None), |(outlet, date)| (outlet, date.parse().ok()));
    let published = date.map(|date| Stamp { date, time: None, origin: Origin::Stated });
    let about = About { path: format!("{outlet}.txt"), outlet: Some(outlet.to_owned()), published, ..About::default() };
    (outlet.len() == 1).then(|| segment::plain(about, Language::ENGLISH, Arc::from(text)))
}

/// `kind reason: value / value`, in the order of the sources.
fn told(analysis: &Analysis, finding: &Finding) -> String {
    let [a, b] = finding.facts.map(|id| analysis.document(id.document).words(analysis.fact(id).span));
    format!("{} {}: {a} / {b}", analysis.kind(finding).name(), finding.reason.name())
}

#[test]
fn verdicts_are_as_the_corpus_says() {
    let mut wrong = Vec::new();
    for case in CASES.split("\n--- ").skip(1) {
        let (name, body) = case.split_once(" ---\n").expect("a name between dashes");
        let documents: Vec<Document> = body.lines().filter_map(account).collect();
        assert_eq!(documents.len(), 2, "{name}: two accounts");
        let analysis = analysis::analyse(documents, &analysis::Options::default(), &Progress::none()).expect("nobody cancels");
        let found: Vec<String> = analysis.comparisons.iter().flat_map(|c| &c.findings).map(|f| told(&analysis, f)).collect();
        let expected: Vec<&str> = body.lines().skip(2).filter(|l| !l.is_empty()).collect();
        assert!(!expected.is_empty(), "{name}: says what it expects");
        for &line in &expected {
            let holds = match line.strip_prefix("none ") {
                Some(what) => found.iter().all(|f| !f.split([' ', ':']).take(2).any(|w| w == what)),
                None => {
                    let of_kind = |l: &&str| l.split(' ').next() == line.split(' ').next();
                    let found: Vec<&str> = found.iter().map(String::as_str).filter(of_kind).collect();
                    found == expected.iter().copied().filter(of_kind).collect::<Vec<&str>>()
                }
            };
            if !holds {
                wrong.push(format!("{name}: want {line}\n    got {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
