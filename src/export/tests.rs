//! What every export promises, on analyses made by hand.

use super::*;
use crate::{
    analysis::{Analysis, fixture},
    compare::Omission,
    facts::{FactId, Kind},
    file,
    review::{Anchor, Attached, Judgement, Mark, Review},
    text::{DocumentId, Language},
};

const OPTIONS: Options = Options { width: 100, include_single: true, candidates: false, passages: Passages::Beside };

fn exported(analysis: &Analysis, format: Format, options: Options) -> String {
    let mut out = Vec::new();
    write(&mut out, Content::unjudged(analysis), format, options).unwrap();
    String::from_utf8(out).unwrap()
}

fn plain_pair() -> Analysis {
    fixture::pair(["Northern Wire", "Valley Courier"], ["Only the Wire tells this.", "Only the Courier tells that."])
}

#[test]
fn text_lays_passages_side_by_side_where_they_fit() {
    insta::assert_snapshot!(exported(&plain_pair(), Format::Text, OPTIONS));
}

#[test]
fn text_stacks_passages_where_they_do_not_fit() {
    insta::assert_snapshot!(exported(&plain_pair(), Format::Text, Options { width: 40, ..OPTIONS }));
}

#[test]
fn text_names_the_source_before_each_passage_where_none_stands_beside_another() {
    let text = exported(&plain_pair(), Format::Text, Options { passages: Passages::Below, ..OPTIONS });
    assert!(text.contains("\n  A1, Northern Wire, 1: The vote was held in four regions.\n  B1, Valley Courier, 1: Four regions voted.\n"), "{text}");
    assert!(!text.contains(" | "), "{text}");
}

#[test]
fn only_what_a_speaker_said_word_for_word_stands_in_marks() {
    let text = "The lock was shut, Ruth Moe said on Monday. \"Nobody saw the gate open,\" Ruth Moe said on Monday.";
    let document = |outlet: &str| fixture::document(outlet, text);
    let options = crate::analysis::Options::default();
    let analysis = crate::analysis::analyse(vec![document("Wire"), document("Courier")], &options, &crate::progress::Progress::none()).unwrap();
    let text = exported(&analysis, Format::Text, OPTIONS);
    assert!(text.contains("quote: The lock was shut (Ruth Moe)") && text.contains("quote: “Nobody saw the gate open,” (Ruth Moe)"), "{text}");
}

#[test]
fn who_condemns_nothing_is_not_shown_as_for_it() {
    let text = "Otto Lind refused to condemn the toll. Ruth Moe will not oppose the toll.";
    let documents = ["Wire", "Courier"].map(|outlet| fixture::document(outlet, text)).into();
    let analysis = crate::analysis::analyse(documents, &crate::analysis::Options::default(), &crate::progress::Progress::none()).unwrap();
    let facts = analysis.extractions[0].facts.iter().filter(|f| matches!(f.value, crate::facts::Value::Stance(_)));
    let shown: Vec<String> = facts.map(|f| value::normal(&analysis, DocumentId(0), f)).collect();
    assert_eq!(shown, ["Otto Lind not against (condemn)", "Ruth Moe for (oppose)"]);
}

#[test]
fn what_is_left_out_and_contradicts_itself_is_listed_at_the_end() {
    let mut analysis = plain_pair();
    analysis.contradictions = analysis.comparisons[1].findings.clone();
    analysis.omissions = vec![Omission { document: DocumentId(1), alignment: 0, tellers: 2 }];
    for format in [Format::Text, Format::Markdown, Format::Html] {
        let text = exported(&analysis, format, OPTIONS);
        let end = text.rsplit("Contradictions inside one article").next().unwrap_or_default();
        assert!(end.contains("against 89%") && end.contains("B leaves out alignment 1"), "{end}");
    }
    let json = exported(&analysis, Format::Json, OPTIONS);
    assert!(json.contains(r#"{"alignment":1,"source":"B","tellers":2}"#), "{json}");
}

#[test]
fn no_date_is_broken_at_the_end_of_a_line() {
    for width in 40..110 {
        let text = exported(&plain_pair(), Format::Text, Options { width, ..OPTIONS });
        assert!(!text.lines().any(|line| line.ends_with("2022-") || line.ends_with("2022-09-")), "{width}: {text}");
    }
}

#[test]
fn no_line_of_text_is_wider_than_asked() {
    for width in [20, 33, 60, 72, 100, 160] {
        let text = exported(&plain_pair(), Format::Text, Options { width, ..OPTIONS });
        for line in text.lines() {
            assert!(textwrap::core::display_width(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn markdown_quotes_every_passage() {
    insta::assert_snapshot!(exported(&plain_pair(), Format::Markdown, OPTIONS));
}

#[test]
fn what_a_person_took_away_is_told_and_held_against_nobody() {
    let analysis = plain_pair();
    let only = |text: &str| text.matches("only in B").count();
    for format in [Format::Text, Format::Markdown, Format::Html, Format::Csv] {
        let whole = exported(&analysis, format, OPTIONS);
        assert!(!whole.contains("muted") && whole.contains("Only the Courier"), "{whole}");
        let mut less = analysis.clone();
        less.comparisons.clear();
        (less.left_out, less.muted) = (vec![DocumentId(1)], vec![Kind::Percent, Kind::Date]);
        let less = exported(&less, format, OPTIONS);
        assert!(less.contains("left out"), "{less}");
        assert!(only(&less) == 0 && !less.contains("Only the Courier"), "{less}");
        assert_eq!(less.contains("muted: percent, date"), format != Format::Csv, "{less}");
    }
}

#[test]
fn a_passage_in_several_alignments_is_named_once() {
    let mut analysis = plain_pair();
    let again = analysis.comparisons[1].clone();
    analysis.comparisons.push(again);
    let page = exported(&analysis, Format::Html, OPTIONS);
    assert_eq!((page.matches("id=\"passage-A2\"").count(), page.matches("A2 · ").count()), (1, 2), "{page}");
}

#[test]
fn csv_has_a_row_for_each_dispute() {
    insta::assert_snapshot!(exported(&plain_pair(), Format::Csv, OPTIONS));
}

#[test]
fn every_form_holds_the_same_passages_values_and_verdicts() {
    let analysis = plain_pair();
    let words: Vec<&str> = analysis.document_ids().flat_map(|d| (0..3).map(move |i| d.passage(i))).map(|p| analysis.words(p)).collect();
    for format in [Format::Text, Format::Markdown, Format::Html, Format::Json] {
        let flat = exported(&analysis, format, Options { width: 400, ..OPTIONS }).replace('\\', "");
        for passage in &words {
            assert!(flat.contains(passage), "{format:?} lacks {passage}");
        }
    }
    for format in Format::ALL {
        let flat = exported(&analysis, format, Options { width: 400, ..OPTIONS }).replace('\\', "");
        for part in ["97-98%", "89%", "discrepancy", "voters", "A2", "B2"] {
            assert!(flat.contains(part), "{format:?} lacks {part}");
        }
    }
}

#[test]
fn every_form_tells_how_a_source_was_read() {
    let mut analysis = plain_pair();
    let about = &mut analysis.documents[1].about;
    about.fetched = "2022-09-29T06:30:00Z".parse().ok();
    about.sha256 = Some("0123456789abcdef".repeat(4));
    analysis.documents[1].language = Language::GERMAN;
    analysis.versions = vec![DocumentId(0), DocumentId(0)];
    for format in Format::ALL {
        let out = exported(&analysis, format, Options { width: 400, ..OPTIONS });
        let parts = if format == Format::Json {
            ["2022-09-29T06:30:00Z", "89abcdef\"", "\"de\"", "\"revisions\""]
        } else {
            ["fetched 2022-09-29 06:30 UTC", "sha256 0123456789ab", "German", "version of A"]
        };
        for part in parts {
            assert!(out.contains(part), "{format:?} lacks {part}");
        }
    }
}

/// Text that would act on a terminal, a page, a document or a spreadsheet.
const HOSTILE: &str = "=cmd \u{1b}]52;c;aGk=\u{7}\u{9b}2J\u{202e}<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) `a`.";

#[test]
fn hostile_text_reaches_no_export_raw() {
    let mut analysis = fixture::pair([HOSTILE, "Valley Courier"], [HOSTILE, "That."]);
    analysis.documents[1].about.url = Some("javascript:alert(1)".to_owned());
    analysis.documents[1].about.title = Some(HOSTILE.to_owned());
    for format in [Format::Text, Format::Markdown, Format::Html, Format::Csv] {
        let out = exported(&analysis, format, OPTIONS);
        assert!(!out.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{format:?} passes control characters");
    }
    let page = exported(&analysis, Format::Html, OPTIONS);
    assert!(!page.contains("<script>alert") && !page.contains("<img") && !page.contains("href=\"javascript"));
    let markdown = exported(&analysis, Format::Markdown, OPTIONS);
    assert!(!markdown.contains("<script") && !markdown.contains("[x](") && !markdown.contains(" `a`"));
    let json = exported(&analysis, Format::Json, OPTIONS);
    assert!(!json.contains('\u{1b}'));
    serde_json::from_str::<serde_json::Value>(&json).unwrap();
}

/// The pair with a mark, a note, a link, a parting, a rejected fact and something that belongs nowhere.
fn judged(mark: Mark) -> (Analysis, Attached) {
    let mut analysis = plain_pair();
    let mut review = Review::default();
    let [a, b] = [0, 1].map(|d| review.fact_anchor(&analysis, FactId::new(DocumentId(d), 0)).unwrap());
    let passage = |document, index| review.anchor(&analysis.documents, DocumentId(document).passage(index)).unwrap();
    let gone = Anchor { words: "This was taken out again by the newsroom.".to_owned(), ..passage(0, 0) };
    let (first, own, others) = (passage(0, 0), passage(0, 2), passage(1, 0));
    let date = Some(jiff::civil::date(2022, 9, 29));
    for judgement in [
        Judgement::Mark { mark, facts: vec![a, b] },
        Judgement::Note { text: "Ask the\u{1b}[2J commission.".to_owned(), passage: own.clone() },
        Judgement::Link { a: first, b: others.clone() },
        Judgement::Unlink { a: own, b: others },
        Judgement::Note { text: "Who said so?".to_owned(), passage: gone },
        Judgement::Source { source: "Valley Courier.txt".to_owned(), outlet: Some("The Courier".to_owned()), published: date },
    ] {
        review.history.decide(judgement);
    }
    review.prepare(&mut analysis.documents, &Default::default());
    let attached = review.attach(&analysis);
    attached.strike(&mut analysis);
    (analysis, attached)
}

fn exported_judged(mark: Mark, format: Format) -> String {
    let (analysis, review) = judged(mark);
    let mut out = Vec::new();
    let content = Content { analysis: &analysis, review: &review, problems: &[] };
    write(&mut out, content, format, Options { include_single: false, ..OPTIONS }).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn what_was_judged_is_handed_on() {
    for format in [Format::Text, Format::Markdown, Format::Csv] {
        insta::assert_snapshot!(format!("judged_{}", format.extension()), exported_judged(Mark::Confirmed, format));
    }
    let page = exported_judged(Mark::NotRelevant, Format::Html);
    for words in ["not relevant", "Ask the", "A1 and B1 linked by the reviewer", "A3 and B1 parted", "note “Who said so?”", "The Courier, 2022-09-29"] {
        assert!(page.contains(words), "{words} in {page}");
    }
    let json: serde_json::Value = serde_json::from_str(&exported_judged(Mark::Confirmed, Format::Json)).unwrap();
    insta::assert_snapshot!(format!("{:#}", json["review"]));
}

#[test]
fn a_rejected_finding_is_told_and_no_longer_counted() {
    let text = exported_judged(Mark::Rejected, Format::Text);
    assert!(text.contains("rejected: voters: 97-98% (A2) and 89% (B2)") && !text.contains("discrepancy"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&exported_judged(Mark::Rejected, Format::Json)).unwrap();
    assert_eq!(json["alignments"][1]["findings"], serde_json::json!([]));
    assert_eq!(json["alignments"][1]["verdict"], "reworded");
    assert_eq!((&json["review"]["marks"][0]["mark"], &json["review"]["marks"][0]["alignment"]), (&"rejected".into(), &2.into()));
    assert!(exported_judged(Mark::Rejected, Format::Csv).contains("2,percent,voters,discrepancy,,rejected,"));
    assert!(exported_judged(Mark::Rejected, Format::Html).contains("rejected: <s>voters"));
    assert!(exported_judged(Mark::Rejected, Format::Markdown).contains("- **rejected** voters"));
}

#[test]
fn csv_has_what_is_told_in_words_and_by_one_source_where_asked() {
    let rows = |include_single| {
        let out = exported(&plain_pair(), Format::Csv, Options { include_single, ..OPTIONS });
        ["reworded", "single"].map(|verdict| out.lines().filter(|l| l.contains(&format!(",passage,,{verdict},"))).count())
    };
    let singles = plain_pair().singles().count();
    assert!(singles > 0);
    assert_eq!((rows(false)[1], rows(true)[1]), (0, singles));
    assert_eq!(rows(true)[0], rows(false)[0]);
}

#[test]
fn csv_cells_are_no_formulas_and_read_back() {
    let mut analysis = plain_pair();
    analysis.documents[0].about.outlet = Some("=HYPERLINK(\"x\")\n, \"quoted\"".to_owned());
    let out = exported(&analysis, Format::Csv, OPTIONS);
    let mut rows = ::csv::Reader::from_reader(out.as_bytes());
    let header = rows.headers().unwrap().clone();
    assert_eq!(&header[7], "A =HYPERLINK(\"x\") , \"quoted\"");
    assert!(rows.records().all(|r| r.unwrap().iter().all(|c| !c.starts_with(['=', '+', '-', '@']))));
}

#[test]
fn files_are_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    file::write(&path, file::Existing::Keep, |out| out.write_all(b"one")).unwrap();
    assert!(matches!(file::write(&path, file::Existing::Keep, |out| out.write_all(b"two")), Err(file::Error::Exists(_))));
    assert_eq!(std::fs::read(&path).unwrap(), b"one");
    file::write(&path, file::Existing::Replace, |out| out.write_all(b"two")).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"two");
    let failed = file::write(&path, file::Existing::Replace, |out| out.write_all(b"three").and_then(|()| Err(io::Error::other("disk full"))));
    assert!(matches!(failed, Err(file::Error::Write { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), b"two");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    assert!(matches!(file::write(&folder.path().join("no/such/a.txt"), file::Existing::Keep, |_| Ok(())), Err(file::Error::Write { .. })));
}

#[test]
fn facts_are_listed_with_their_values() {
    let (mut text, mut csv) = (Vec::new(), Vec::new());
    facts::write_text(&mut text, &plain_pair()).unwrap();
    facts::write_csv(&mut csv, &plain_pair()).unwrap();
    insta::assert_snapshot!(format!("{}\n{}", String::from_utf8(text).unwrap(), String::from_utf8(csv).unwrap()));
}
