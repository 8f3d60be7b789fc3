//! The reader and every export hold the same: passages, values, quotations, verdicts and why.

use super::card;
use crate::{
    analysis::{self, Analysis, Options, analyse},
    compare::{Finding, Verdict},
    export::{self, Content, Format, report},
    load,
    progress::Progress,
    text::{PassageId, visible_line},
    tui::{
        event::{Event, Reply},
        facts::FactRow,
        settings::Settings,
        state::{Cursor, State},
        update::{start, update},
    },
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use serde_json::Value;
use std::{collections::BTreeSet, sync::Arc};

/// So wide that nothing is wrapped or cut.
const WIDE: usize = 60_000;

fn sample(story: &str) -> analysis::Analysis {
    let documents = load::load(&[format!("sample:{story}")], &load::Options::default(), &Progress::none()).unwrap().documents;
    analyse(documents, &Options::default(), &Progress::none()).unwrap()
}

fn exported(content: Content<'_>, format: Format) -> String {
    let mut out = Vec::new();
    export::write(&mut out, content, format, export::Options { width: WIDE, include_single: true, candidates: false, passages: export::Passages::Beside })
        .unwrap();
    String::from_utf8(out).unwrap()
}

/// The text with its format's own escapes taken back.
fn plain(format: Format, text: &str) -> String {
    let entities = |s: &str| s.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    match format {
        Format::Markdown => entities(&text.replace('\\', "")),
        Format::Html => entities(text),
        Format::Text | Format::Json | Format::Csv => text.to_owned(),
    }
}

/// What one entry must show, wherever it is shown, beside the values of its disputes: an export has them in a line, a card one by one.
fn parts(content: Content<'_>, entry: &report::Entry, values: fn(&report::Statement, &Analysis) -> Vec<String>) -> Vec<String> {
    let mut parts: Vec<String> = entry.columns.iter().flat_map(|c| &c.passages).map(|p| visible_line(content.analysis.words(*p))).collect();
    for statement in &entry.disputes {
        parts.push(statement.dispute.verdict.name().to_owned());
        // "duration" is told as "length of time"
        parts.extend((statement.subject != statement.dispute.kind.name()).then(|| statement.subject.clone()));
        parts.extend(values(statement, content.analysis));
        parts.extend(statement.explanations.iter().chain(&statement.voices).cloned());
    }
    parts.extend(entry.chosen.iter().cloned());
    parts
}

/// The stretch of an export that is about one entry, by how it begins and how the next one begins.
fn stretch<'t>(text: &'t str, format: Format, entry: &report::Entry) -> &'t str {
    let (number, glyph) = (entry.number, report::glyph(entry.verdict));
    let first = entry.disputes.first().map_or_else(|| entry.caption(), |s| s.caption());
    let begins = match format {
        Format::Text => format!("\n\n{glyph} {number}  {first}"),
        Format::Markdown => format!("\n## {glyph} {number} "),
        Format::Html => format!("id=\"alignment-{number}\""),
        Format::Json | Format::Csv => unreachable!("read as data"),
    };
    let ends = match format {
        Format::Text => "\n\n",
        Format::Markdown => "\n## ",
        _ => "</article>",
    };
    let start = text.find(&begins).unwrap_or_else(|| panic!("{format:?} lacks entry {number}")) + 2;
    let rest = &text[start..];
    &rest[..rest.find(ends).unwrap_or(rest.len())]
}

#[test]
fn text_markdown_and_html_show_each_entry_whole() {
    for story in ["referendums", "ferry"] {
        let analysis = sample(story);
        let content = Content::unjudged(&analysis);
        for format in [Format::Text, Format::Markdown, Format::Html] {
            let text = plain(format, &exported(content, format));
            for entry in content.entries(true) {
                let shown = stretch(&text, format, &entry);
                for part in parts(content, &entry, |s, analysis| vec![s.line(analysis)]) {
                    assert!(shown.contains(&part), "{format:?}, entry {}: {part:?} in {shown}", entry.number);
                }
            }
            assert_eq!(text.matches(&format!("{} ", report::tally(&analysis.counts()))).count() + text.matches(&report::tally(&analysis.counts())).count(), 1);
        }
    }
}

#[test]
fn json_holds_the_same_alignments_facts_verdicts_and_quotations() {
    let analysis = sample("referendums");
    let content = Content::unjudged(&analysis);
    let json: Value = serde_json::from_str(&exported(content, Format::Json)).unwrap();
    let entries: Vec<report::Entry> = content.entries(true).collect();
    let alignments = json["alignments"].as_array().unwrap();
    assert_eq!(alignments.len(), entries.len());
    for (i, (alignment, entry)) in alignments.iter().zip(&entries).enumerate() {
        let passages: Vec<String> = entry.columns.iter().flat_map(|c| &c.passages).map(PassageId::to_string).collect();
        assert_eq!(alignment["passages"], serde_json::json!(passages));
        assert_eq!(alignment["verdict"], entry.verdict.name());
        let told: BTreeSet<&str> = entry.disputes.iter().flat_map(|s| &s.explanations).map(String::as_str).collect();
        let findings = alignment["findings"].as_array().unwrap();
        let explained: BTreeSet<String> = findings.iter().map(|f| visible_line(f["explanation"].as_str().unwrap())).collect();
        assert!(told.iter().all(|t| explained.contains(*t)), "{told:?} {explained:?}");
        // a reason that only exchanges its sides is not told again
        let turned = |f: &Finding| report::explanation(&analysis, &Finding { facts: [f.facts[1], f.facts[0]], ..*f }).to_string();
        for finding in analysis.comparisons.get(i).map_or(&[][..], |c| &c.findings) {
            let words = report::explanation(&analysis, finding).to_string();
            assert!(told.contains(&*words) || told.contains(&*turned(finding)), "{words}");
        }
    }
    let facts = json["facts"].as_array().unwrap();
    assert_eq!(facts.len(), analysis.extractions.iter().map(|e| e.facts.len()).sum::<usize>());
    let quoted = facts.iter().filter(|f| f["kind"] == "quote").count();
    assert!(quoted > 0);
    for (fact, id) in facts.iter().zip(analysis.document_ids().flat_map(|d| (0..analysis.extractions[d.index()].facts.len() as u32).map(move |i| (d, i)))) {
        let fact_id = crate::facts::FactId::new(id.0, id.1);
        assert_eq!(fact["text"], analysis.document(id.0).words(analysis.fact(fact_id).span));
    }
}

#[test]
fn csv_has_a_row_for_each_dispute_with_every_value() {
    let analysis = sample("ferry");
    let content = Content::unjudged(&analysis);
    let out = exported(content, Format::Csv);
    let mut rows = ::csv::Reader::from_reader(out.as_bytes());
    let rows: Vec<::csv::StringRecord> = rows.records().map(Result::unwrap).filter(|r| !["source", "passage"].contains(&&r[1])).collect();
    let disputes = analysis.disputes();
    assert_eq!(rows.len(), disputes.len());
    for (row, dispute) in rows.iter().zip(disputes) {
        let statement = content.statement(dispute);
        assert_eq!((&row[1], &row[3]), (statement.dispute.kind.name(), statement.dispute.verdict.name()));
        for (fact, words) in &statement.values {
            let cell = &row[7 + fact.document.index()];
            assert!(cell.contains(words.as_str()) && cell.contains(&analysis.passage_of(*fact).to_string()), "{words} in {cell}");
        }
    }
}

#[test]
fn the_reader_shows_each_entry_whole_on_its_card_and_every_passage_in_its_column() {
    for story in ["referendums", "ferry"] {
        let analysis = Arc::new(sample(story));
        let mut state = State::new(Vec::new(), Settings { hint: false, ..Settings::default() }, (200, 50));
        start(&mut state);
        update(&mut state, Event::Worker(1, Reply::analysed(analysis.clone())));
        let content = Content::unjudged(&analysis);
        assert_eq!(state.story.counts, analysis.counts());
        for entry in content.entries(true) {
            state.cursor = Some(Cursor::on(entry.columns[0].passages[0]));
            let (title, lines) = card::card(&state, WIDE);
            let shown = lines.into_iter().map(|l| l.words + "\n").collect::<String>();
            for part in parts(content, &entry, |s, _| s.values.iter().map(|(_, words)| words.clone()).collect()) {
                assert!(shown.contains(&part), "entry {}: {part:?} in {shown}", entry.number);
            }
            assert!(entry.columns.len() > 1 || title.contains("only"), "{title}");
        }
        state.view = crate::tui::state::View::Read;
        state.settle();
        for id in analysis.document_ids().flat_map(|d| (0..analysis.document(d).passages.len()).map(move |i| d.passage(i))) {
            assert!(state.read.layout.place(id).is_some(), "{id} has no place in its column");
        }
    }
}

#[test]
fn the_title_of_a_card_is_that_of_the_discrepancy_gone_to() {
    let mut state = State::new(Vec::new(), Settings { hint: false, ..Settings::default() }, (200, 50));
    start(&mut state);
    update(&mut state, Event::Worker(1, Reply::analysed(sample("referendums"))));
    let mut other = 0;
    for (i, dispute) in state.story.disputes.clone().iter().enumerate().filter(|(_, d)| d.verdict == Verdict::Discrepancy) {
        for fact in &dispute.facts {
            let passage = state.story.analysis.passage_of(*fact);
            state.cursor = Some(Cursor::at(&state.story, passage, Some(i)));
            assert_eq!(card::card(&state, WIDE).0, "≠ discrepancy", "{passage}");
            other += usize::from(state.story.verdict_of(passage, &state.read.hidden) != Some(Verdict::Discrepancy));
        }
    }
    assert!(other > 0, "no passage whose own verdict is another");
}

#[test]
fn d_goes_to_every_discrepancy_of_the_samples_and_w_leaves_none_unseen() {
    for story in ["referendums", "ferry"] {
        let mut state = State::new(Vec::new(), Settings { hint: false, ..Settings::default() }, (200, 50));
        start(&mut state);
        update(&mut state, Event::Worker(1, Reply::analysed(sample(story))));
        let press = |state: &mut State, key| update(state, Event::Key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE)));
        let said = |state: &State, words: &str| state.message.as_ref().is_some_and(|m| m.words.starts_with(words));
        while !said(&state, "first discrepancy") {
            press(&mut state, 'D');
        }
        let mut visited = Vec::new();
        while !said(&state, "last discrepancy") {
            visited.extend(state.cursor.and_then(|c| c.dispute));
            press(&mut state, 'd');
        }
        let once: BTreeSet<usize> = visited.iter().copied().collect();
        assert_eq!((visited.len(), once.len()), (state.story.counts.discrepancy, state.story.counts.discrepancy), "{story}");
        press(&mut state, '3');
        let disputed = |row: &FactRow| matches!(row, FactRow::Words { dispute, .. } if state.story.disputes[*dispute].verdict == Verdict::Discrepancy);
        let rows = state.facts.list.rows.iter().filter(|row| disputed(row)).count();
        assert_eq!(rows, visited.len(), "{story}: the Facts view");
        // A finding of the JSON is between two values; those of one kind and thing in one alignment are one discrepancy.
        let analysis = sample(story);
        let json: Value = serde_json::from_str(&exported(Content::unjudged(&analysis), Format::Json)).unwrap();
        let findings = json["alignments"].as_array().unwrap().iter().flat_map(|a| a["findings"].as_array().unwrap());
        let printed = findings.filter(|f| f["verdict"] == "discrepancy").count();
        let grave = |d: &usize| {
            let dispute = &state.story.disputes[*d];
            let findings = &state.story.analysis.comparisons[dispute.comparison].findings;
            dispute.findings.iter().filter(|i| findings[**i].verdict == Verdict::Discrepancy).count()
        };
        assert_eq!(visited.iter().map(grave).sum::<usize>(), printed, "{story}: the JSON");
        for _ in 0..3 * state.story.aligned.len() {
            press(&mut state, 'w');
        }
        assert_eq!(state.unseen(), 0, "{story}");
    }
}
