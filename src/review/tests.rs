//! What a review promises: nothing that was decided is ever lost.

use super::*;
use crate::{
    analysis::{Options, fixture},
    facts::FactId,
    text::DocumentId,
};
use proptest::prelude::*;
use std::{fs, path::Path};

fn fact_anchor(analysis: &crate::analysis::Analysis, document: u32) -> FactAnchor {
    Review::default().fact_anchor(analysis, FactId::new(DocumentId(document), 0)).unwrap()
}

fn pair() -> crate::analysis::Analysis {
    fixture::pair(["Wire", "Courier"], ["Only the Wire tells this, in a sentence of some length.", "Only the Courier tells that."])
}

fn anchor(analysis: &crate::analysis::Analysis, document: u32, index: usize) -> Anchor {
    Review::default().anchor(&analysis.documents, DocumentId(document).passage(index)).unwrap()
}

#[test]
fn a_mark_a_note_and_a_link_find_their_places() {
    let analysis = pair();
    let mut review = Review::default();
    let facts = vec![fact_anchor(&analysis, 0), fact_anchor(&analysis, 1)];
    review.history.decide(Judgement::Mark { mark: Mark::Confirmed, facts });
    review.history.decide(Judgement::Note { text: "Ask the commission.".to_owned(), passage: anchor(&analysis, 0, 2) });
    review.history.decide(Judgement::Link { a: anchor(&analysis, 1, 2), b: anchor(&analysis, 0, 2) });
    review.history.decide(Judgement::RejectFact { fact: fact_anchor(&analysis, 1) });
    let attached = review.attach(&analysis);
    assert_eq!(attached.mark(&analysis.disputes_of(1)[0]), Mark::Confirmed);
    assert_eq!(attached.note(DocumentId(0).passage(2)), Some("Ask the commission."));
    assert!(attached.unattached.is_empty());
    let options = review.prepare(&mut analysis.documents.clone(), &Options::default());
    assert_eq!(options.align.linked, [(DocumentId(0).passage(2), DocumentId(1).passage(2))]);
    assert_eq!(options.corrections.len(), 1);
    assert_eq!(analysis.document(DocumentId(1)).words(options.corrections[0].span), "89%");
}

#[test]
fn a_later_decision_replaces_an_earlier_one_and_undo_brings_it_back() {
    let analysis = pair();
    let mut history = History::default();
    let (a, b) = (anchor(&analysis, 0, 0), anchor(&analysis, 1, 0));
    history.decide(Judgement::Link { a: a.clone(), b: b.clone() });
    history.decide(Judgement::Unlink { a: b, b: a });
    assert!(matches!(history.standing()[..], [Judgement::Unlink { .. }]));
    history.undo();
    assert!(matches!(history.standing()[..], [Judgement::Link { .. }]));
    history.redo();
    assert_eq!(history.done().len(), 2);
    assert!(history.redo().is_none());
}

#[test]
fn a_changed_passage_keeps_its_note_and_a_vanished_one_lists_it() {
    let analysis = pair();
    let mut review = Review::default();
    review.history.decide(Judgement::Note { text: "n".to_owned(), passage: anchor(&analysis, 0, 2) });
    let changed = fixture::pair(["Wire", "Courier"], ["Only the Wire tells this now, in a sentence of some length.", "Only the Courier tells that."]);
    assert_eq!(review.attach(&changed).note(DocumentId(0).passage(2)), Some("n"));
    let vanished = fixture::pair(["Wire", "Courier"], ["Quite another matter.", "Only the Courier tells that."]);
    assert_eq!(review.attach(&vanished).unattached, review.history.done());
}

#[test]
fn what_is_decided_after_an_edit_replaces_what_was_decided_before_it() {
    let changed = fixture::pair(["Wire", "Courier"], ["Only the Wire tells this now, in a sentence of some length.", "Only the Courier tells that."]);
    let (before, after) = (anchor(&pair(), 0, 2), anchor(&changed, 0, 2));
    let other = anchor(&changed, 1, 2);
    assert_ne!(before, after);
    let note = |text: &str, passage: &Anchor| Judgement::Note { text: text.to_owned(), passage: passage.clone() };
    let marked = |mark, row: u32| {
        let mut facts = vec![fact_anchor(&changed, 0), fact_anchor(&changed, 1)];
        facts.iter_mut().for_each(|f| f.passage.paragraph += row);
        Judgement::Mark { mark, facts }
    };
    let mut review = Review::default();
    let decided = [
        note("old", &before),
        note("new", &after),
        Judgement::Link { a: before.clone(), b: other.clone() },
        Judgement::Unlink { a: after.clone(), b: other },
        marked(Mark::Rejected, 1),
        marked(Mark::Confirmed, 0),
    ];
    decided.into_iter().for_each(|judgement| review.history.decide(judgement));
    let attached = review.attach(&changed);
    assert_eq!((attached.note(DocumentId(0).passage(2)), attached.linked.len(), attached.parted.len()), (Some("new"), 0, 1));
    assert_eq!((attached.marks.len(), attached.mark(&changed.disputes_of(1)[0])), (1, Mark::Confirmed));
    let options = review.prepare(&mut changed.documents.clone(), &Options::default());
    assert_eq!((options.align.linked.len(), options.align.unlinked.len()), (0, 1));
    [note("", &after), marked(Mark::Open, 0)].into_iter().for_each(|judgement| review.history.decide(judgement));
    let attached = review.attach(&changed);
    assert_eq!((attached.notes.as_slice(), attached.marks.as_slice(), attached.unattached.as_slice()), (&[][..], &[][..], &[][..]));
}

/// The pair, with a fact that goes on into the next passage, as a long quotation does.
fn long_fact() -> crate::analysis::Analysis {
    let mut analysis = pair();
    let (document, fact) = (&analysis.documents[0], &mut analysis.extractions[0].facts[0]);
    fact.span = document.span(fact.span.start(), document.text.len()).unwrap();
    assert!(fact.span.end() > document.passages[fact.passage as usize].span.end());
    analysis
}

#[test]
fn what_was_decided_of_words_over_several_passages_is_found_again() {
    let analysis = long_fact();
    let mut review = Review::default();
    review.history.decide(Judgement::Mark { mark: Mark::Confirmed, facts: vec![fact_anchor(&analysis, 0), fact_anchor(&analysis, 1)] });
    review.history.decide(Judgement::RejectFact { fact: fact_anchor(&analysis, 0) });
    let review = parse(Path::new("x"), &render(&review)).unwrap();
    let attached = review.attach(&analysis);
    assert_eq!(attached.unattached, []);
    assert_eq!(attached.mark(&analysis.disputes()[0]), Mark::Confirmed);
    let options = review.prepare(&mut analysis.documents.clone(), &Options::default());
    assert_eq!(options.corrections[0].span, analysis.extractions[0].facts[0].span);
}

#[test]
fn what_was_decided_stays_where_it_is_when_lines_are_wrapped_anew() {
    let analysis = long_fact();
    let mut review = Review::default();
    review.history.decide(Judgement::Mark { mark: Mark::Confirmed, facts: vec![fact_anchor(&analysis, 0), fact_anchor(&analysis, 1)] });
    let mut wrapped = fixture::pair(["Wire", "Courier"], ["Only the Wire tells this,\nin a sentence  of some length.", "Only the Courier tells that."]);
    let (document, fact) = (&wrapped.documents[0], &mut wrapped.extractions[0].facts[0]);
    fact.span = document.span(fact.span.start(), document.text.len()).unwrap();
    assert_eq!(review.attach(&wrapped).mark(&wrapped.disputes()[0]), Mark::Confirmed);
}

#[test]
fn two_readers_of_one_file_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.crossread.toml");
    let analysis = pair();
    let (mut first, mut mine) = Store::open(&path).unwrap();
    let (mut second, mut yours) = Store::open(&path).unwrap();
    let reader = mine.clone();
    let passage = |index| reader.anchor(&analysis.documents, DocumentId(0).passage(index)).unwrap();
    let note = |text: &str| Judgement::Note { text: text.to_owned(), passage: passage(if text == "one" { 0 } else { 1 }) };
    mine.history.decide(note("one"));
    assert_eq!(first.save(&mut mine).unwrap(), Saved::Whole);
    yours.history.decide(note("two"));
    assert_eq!(second.save(&mut yours).unwrap(), Saved::Merged { judgements: 1, sources: Vec::new() });
    assert_eq!(Store::open(&path).unwrap().1.history.done(), [note("one"), note("two")]);
    // what is decided again is decided, though the same was decided before
    let other = Judgement::Note { text: "other".to_owned(), passage: passage(0) };
    [other.clone(), note("one")].into_iter().for_each(|judgement| mine.history.decide(judgement));
    assert_eq!(first.save(&mut mine).unwrap(), Saved::Merged { judgements: 1, sources: Vec::new() });
    assert_eq!(mine.history.done(), [note("one"), note("two"), other.clone(), note("one")]);
    // and what one takes back is gone for both
    [(); 2].into_iter().for_each(|()| drop(mine.history.undo().cloned()));
    assert_eq!(first.save(&mut mine).unwrap(), Saved::Whole);
    yours.history.decide(note("three"));
    assert_eq!(second.save(&mut yours).unwrap(), Saved::Whole);
    assert_eq!(Store::open(&path).unwrap().1.history.done(), [note("one"), note("two"), note("three")]);
}

#[test]
fn a_damaged_or_newer_file_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.crossread.toml");
    fs::write(&path, "crossread = 1\n[[judgement]]\ndecision = \"nonsense\"\n").unwrap();
    let error = Store::open(&path).unwrap_err();
    assert!(matches!(error, Error::Damaged { line: 2.., .. }), "{error}");
    fs::write(&path, "crossread = 9\nsomething = \"new\"\n").unwrap();
    assert!(matches!(Store::open(&path), Err(Error::Newer { version: 9, .. })));
    fs::remove_file(&path).unwrap();
    let (mut store, mut review) = Store::open(&path).unwrap();
    fs::write(&path, "by hand {").unwrap();
    let Saved::KeptBeside(kept) = store.save(&mut review).unwrap() else { panic!("the damaged file is kept beside") };
    assert_eq!(fs::read_to_string(kept).unwrap(), "by hand {");
    // no UTF-8, though it begins well
    fs::write(&path, b"crossread = 1\n# \xff\n").unwrap();
    assert!(matches!(Store::open(&path), Err(Error::Damaged { line: 2, column: 3, .. })));
    let Saved::KeptBeside(kept) = store.save(&mut review).unwrap() else { panic!("the damaged file is kept beside") };
    assert_eq!(fs::read(kept).unwrap(), b"crossread = 1\n# \xff\n");
    assert_eq!(Store::open(&path).unwrap().1.history.done(), review.history.done());
}

#[test]
fn a_file_without_end_is_no_review() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.crossread.toml");
    fs::File::create(&path).unwrap().set_len((64 << 20) + 1).unwrap();
    let error = Store::open(&path).unwrap_err().to_string();
    assert!(error.ends_with("is larger than 64 MB: no review file"), "{error}");
}

#[test]
fn a_source_that_one_reader_adds_is_kept_by_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.crossread.toml");
    let analysis = pair();
    let (mut first, mut mine) = Store::open(&path).unwrap();
    let (mut second, mut yours) = Store::open(&path).unwrap();
    mine.sources = analysis.documents.iter().map(|d| mine.row(d, [])).collect();
    yours.sources = mine.sources[..1].to_vec();
    assert_eq!(first.save(&mut mine).unwrap(), Saved::Whole);
    assert_eq!(second.save(&mut yours).unwrap(), Saved::Merged { judgements: 0, sources: mine.sources[1..].to_vec() });
    assert_eq!(yours.sources, mine.sources);
}

#[test]
fn the_file_is_readable() {
    let analysis = pair();
    let mut review = Review { sources: analysis.documents.iter().map(|d| Review::default().row(d, [0])).collect(), ..Review::default() };
    review.history.decide(Judgement::Mark { mark: Mark::NotRelevant, facts: vec![fact_anchor(&analysis, 0), fact_anchor(&analysis, 1)] });
    review.history.decide(Judgement::SetFact { to: "about 98%".to_owned(), fact: fact_anchor(&analysis, 0) });
    review.place = Some(Place { view: "read".to_owned(), cursor: Some(anchor(&analysis, 1, 1)) });
    insta::assert_snapshot!(render(&review));
    assert_eq!(parse(Path::new("x"), &render(&review)).unwrap(), review);
    assert_eq!(review.sources[0].seen_in(&analysis.documents[0]).collect::<Vec<_>>(), [0]);
}

/// One step of somebody's work.
#[derive(Debug, Clone)]
enum Step {
    Note(usize, String),
    Mark(Mark),
    Link(usize, usize),
    Unlink(usize, usize),
    Reject(u32),
    Date(u8),
    Undo,
    Redo,
    SaveAndOpen,
    Change(String),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..3usize, "\\PC{0,12}").prop_map(|(i, t)| Step::Note(i, t)),
        prop_oneof![Just(Mark::Confirmed), Just(Mark::Rejected), Just(Mark::Open)].prop_map(Step::Mark),
        (0..3usize, 0..3usize).prop_map(|(a, b)| Step::Link(a, b)),
        (0..3usize, 0..3usize).prop_map(|(a, b)| Step::Unlink(a, b)),
        (0..2u32).prop_map(Step::Reject),
        (1..29u8).prop_map(Step::Date),
        Just(Step::Undo),
        Just(Step::Redo),
        Just(Step::SaveAndOpen),
        "[A-Z][a-z]{1,9} [a-z]{1,9} [a-z]{1,9}\\.".prop_map(Step::Change),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 50, ..ProptestConfig::default() })]
    /// 50 sittings of 200 steps: every decision that was not undone is in the file, and belongs somewhere or is listed.
    #[test]
    fn no_sequence_of_work_loses_a_decision(steps in proptest::collection::vec(step(), 200)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("r.crossread.toml");
        let (mut store, mut review) = Store::open(&path).unwrap();
        let mut expected: Vec<Judgement> = Vec::new();
        let mut undone: Vec<Judgement> = Vec::new();
        let mut analysis = pair();
        let reader = review.clone();
        for step in steps {
            let passage = |document, index| reader.anchor(&analysis.documents, DocumentId(document).passage(index)).unwrap();
            let fact = |document| reader.fact_anchor(&analysis, FactId::new(DocumentId(document), 0)).unwrap();
            let decided = match step {
                Step::Note(i, text) => Some(Judgement::Note { text, passage: passage(0, i) }),
                Step::Mark(mark) => Some(Judgement::Mark { mark, facts: vec![fact(0), fact(1)] }),
                Step::Link(a, b) => Some(Judgement::Link { a: passage(0, a), b: passage(1, b) }),
                Step::Unlink(a, b) => Some(Judgement::Unlink { a: passage(0, a), b: passage(1, b) }),
                Step::Reject(document) => Some(Judgement::RejectFact { fact: fact(document) }),
                Step::Date(day) => {
                    let published = Some(jiff::civil::date(2022, 9, day as i8));
                    Some(Judgement::Source { source: reader.name_of(&analysis.documents[0]), outlet: None, published })
                }
                Step::Undo => {
                    prop_assert_eq!(review.history.undo().cloned(), expected.last().cloned());
                    undone.extend(expected.pop());
                    None
                }
                Step::Redo => {
                    prop_assert_eq!(review.history.redo().cloned(), undone.last().cloned());
                    expected.extend(undone.pop());
                    None
                }
                Step::SaveAndOpen => {
                    store.save(&mut review).unwrap();
                    (store, review) = Store::open(&path).unwrap();
                    undone.clear();
                    None
                }
                Step::Change(own) => {
                    analysis = fixture::pair(["Wire", "Courier"], [&own, "Only the Courier tells that."]);
                    None
                }
            };
            if let Some(judgement) = decided {
                expected.push(judgement.clone());
                review.history.decide(judgement);
                undone.clear();
            }
            prop_assert_eq!(review.history.done(), &expected[..]);
        }
        let attached = review.attach(&analysis);
        let places = review.places(&analysis.documents);
        for judgement in review.history.standing() {
            let listed = attached.unattached.contains(judgement);
            let pair = |a, b| Some([places.passage(a)?, places.passage(b)?]);
            let belongs = match judgement {
                Judgement::Note { text, passage } => text.is_empty() || places.passage(passage).is_some_and(|id| attached.note(id).is_some()),
                Judgement::Mark { mark, .. } => *mark == Mark::Open || !attached.marks.is_empty(),
                Judgement::Link { a, b } => pair(a, b).is_some_and(|p| attached.linked.contains(&p)),
                Judgement::Unlink { a, b } => pair(a, b).is_some_and(|p| attached.parted.contains(&p)),
                Judgement::Source { .. } => attached.sources.len() == 1,
                Judgement::RejectFact { .. } | Judgement::SetFact { .. } => !attached.misread.is_empty(),
            };
            prop_assert!(listed != belongs, "{judgement:?} is neither attached nor listed");
        }
    }
}

fn price(words: &str) -> crate::text::Document {
    fixture::document("Wire", &format!("The bridge opened yesterday.\nThe bridge cost {words} dollars."))
}

#[test]
fn a_value_that_was_set_is_compared_as_set_and_a_date_moves_what_counts_from_it() {
    let documents =
        || vec![price("40 million"), crate::text::Document { about: crate::text::About { path: "b".to_owned(), ..Default::default() }, ..price("44 million") }];
    let analysed = |review: &Review| {
        let mut documents = documents();
        let options = review.prepare(&mut documents, &Options::default());
        crate::analysis::analyse(documents, &options, &crate::progress::Progress::none()).unwrap()
    };
    let mut review = Review::default();
    let before = analysed(&review);
    assert_eq!(before.counts().discrepancy, 1);
    let money = |f: &&crate::facts::Fact| f.value.kind() == crate::facts::Kind::Money;
    let index = before.extractions[0].facts.iter().position(|f| money(&f)).unwrap() as u32;
    let fact = review.fact_anchor(&before, FactId::new(DocumentId(0), index)).unwrap();
    review.history.decide(Judgement::SetFact { to: "44 million dollars".to_owned(), fact });
    let source = review.name_of(&before.documents[0]);
    review.history.decide(Judgement::Source { source, outlet: None, published: Some(jiff::civil::date(2022, 9, 29)) });
    let after = analysed(&review);
    assert_eq!((after.counts().discrepancy, review.attach(&after).misread.len()), (0, 1));
    let days = after.extractions[0].facts.iter().find_map(|f| if let crate::facts::Value::Date(d) = &f.value { d.start } else { None });
    assert_eq!(days, Some(jiff::civil::date(2022, 9, 28)));
    review.history.undo();
    review.history.undo();
    assert_eq!(analysed(&review).counts().discrepancy, 1);
}

#[test]
fn of_equal_words_in_a_passage_the_one_meant_is_found() {
    let document = fixture::document("Wire", "Some 40 were hurt and 40 died.");
    let spans: Vec<_> = document.text.match_indices("40").map(|(i, _)| document.span(i, i + 2).unwrap()).collect();
    let passage = Anchor { source: "Wire.txt".to_owned(), paragraph: 1, words: document.text.to_string() };
    let documents = [document];
    let review = Review::default();
    for (before, span) in spans.iter().enumerate() {
        let anchor = FactAnchor { kind: "count".to_owned(), value: "40".to_owned(), before, passage: passage.clone() };
        assert_eq!(review.places(&documents).fact(&anchor).map(|(_, s)| s), Some(*span));
    }
}
