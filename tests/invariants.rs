//! What must not change a verdict: the order of the sources, the wrapping of their lines, an article about something else.

use crossread::{
    analysis::{self, Analysis},
    facts::FactId,
    load,
    progress::Progress,
    segment,
    text::Document,
};
use proptest::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

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

/// The passages of every document in words.
fn same_passages(analysis: &Analysis) -> Vec<String> {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    analysis.documents.iter().flat_map(|d| d.passages.iter().map(move |p| flat(d.words(p.span)))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn verdicts_know_no_order_of_sources(order in Just((0..4usize).collect::<Vec<_>>()).prop_shuffle(), story in 0..2usize) {
        let given = documents(STORIES[story]);
        let shuffled = order.iter().map(|&i| given[i].clone()).collect();
        prop_assert_eq!(findings(&analysed(given)), findings(&analysed(shuffled)));
    }

    #[test]
    fn verdicts_know_no_line_ends(one in 50..120usize, other in 50..120usize, story in 0..2usize) {
        let rewrap = |width: usize| documents(STORIES[story]).into_iter().map(|d| wrapped(d, width)).collect();
        let (one, other) = (analysed(rewrap(one)), analysed(rewrap(other)));
        prop_assert_eq!(same_passages(&one), same_passages(&other));
        // the alignments the two have in common: what is compared is the same, and so is every verdict
        let both: Vec<_> = one.comparisons.iter().filter_map(|c| {
            let twin = other.comparisons.iter().find(|t| t.alignment.passages == c.alignment.passages)?;
            Some((c.findings.iter().map(|f| (f.facts, f.reason)).collect::<Vec<_>>(), twin.findings.iter().map(|f| (f.facts, f.reason)).collect::<Vec<_>>()))
        }).collect();
        prop_assert!(!both.is_empty());
        for (one, other) in both {
            prop_assert_eq!(one, other);
        }
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
