//! The sample stories against their labels: which passages meet, which values are compared, and what verdict each gets.
//!
//! `cargo test --test samples -- --nocapture` prints every miss. The floors below are what the engine reached; they only rise.

use crossread::{
    analysis::{self, Analysis},
    compare::Verdict,
    facts::FactId,
    load,
    progress::Progress,
    text::{DocumentId, PassageId, Span},
};
use std::{collections::BTreeMap, fs, path::Path};

/// What a story must reach, in percent; false discrepancies are counted.
struct Floor {
    story: &'static str,
    /// Meetings whose passages are aligned.
    recall: usize,
    /// Aligned pairs of passages that a meeting or its story joins.
    precision: usize,
    /// Typed meetings with the right verdict.
    verdicts: usize,
    /// Discrepancies found.
    discrepancies: usize,
    /// Discrepancies reported where none is.
    false_discrepancies: usize,
}

const FLOORS: [Floor; 2] = [
    Floor { story: "referendums", recall: 78, precision: 80, verdicts: 64, discrepancies: 60, false_discrepancies: 0 },
    Floor { story: "ferry", recall: 76, precision: 81, verdicts: 57, discrepancies: 50, false_discrepancies: 0 },
];

#[derive(serde::Deserialize)]
struct Gold {
    sources: Vec<String>,
    meeting: Vec<Meeting>,
}

#[derive(serde::Deserialize)]
struct Meeting {
    subject: String,
    kind: String,
    a: Place,
    b: Place,
    verdict: String,
}

#[derive(serde::Deserialize)]
struct Place {
    source: String,
    passage: String,
    value: Option<String>,
}

/// A meeting's place in the analysis: the passage, and the words of the value.
#[derive(Clone, Copy)]
struct Found {
    passage: PassageId,
    value: Option<Span>,
}

fn place(analysis: &Analysis, gold: &Gold, place: &Place) -> Found {
    let index = gold.sources.iter().position(|s| *s == place.source).unwrap();
    let document = analysis.document(DocumentId(index as u32));
    let at = document.text.find(&place.passage).unwrap_or_else(|| panic!("{} has no passage {:?}", place.source, place.passage));
    let passage = document.passage_at(at).unwrap();
    let value = place.value.as_ref().map(|value| {
        let whole = document.passages[passage].span;
        let inside = document.words(whole).find(value.as_str()).map(|offset| whole.start() + offset);
        let start = inside.or_else(|| document.text[at..].find(value.as_str()).map(|o| at + o));
        let start = start.unwrap_or_else(|| panic!("{:?} is not in {:?}", value, place.passage));
        document.span(start, start + value.len()).unwrap()
    });
    let passage = value.and_then(|v| document.passage_at(v.start())).unwrap_or(passage);
    Found { passage: DocumentId(index as u32).passage(passage), value }
}

/// Whether a fact is the one that a label means: of its kind, and over its words.
fn is(analysis: &Analysis, fact: FactId, kind: &str, at: Found) -> bool {
    let found = analysis.fact(fact);
    let near = |k: &str| found.value.kind().name() == k;
    let kinds = match kind {
        "count" | "ordinal" => near("count") || near("measure") || near("ordinal"),
        other => near(other),
    };
    kinds && fact.document == at.passage.document && at.value.is_some_and(|v| v.overlaps(found.span))
}

#[derive(Default)]
struct Tally {
    meetings: usize,
    aligned: usize,
    pairs: usize,
    pairs_right: usize,
    typed: usize,
    compared: usize,
    right: usize,
    discrepancies: usize,
    discrepancies_found: usize,
    false_discrepancies: usize,
    kinds: BTreeMap<String, (usize, usize)>,
}

fn percent(part: usize, whole: usize) -> usize {
    (100 * part).checked_div(whole).unwrap_or(0)
}

fn score(story: &str) -> Tally {
    let folder = Path::new("sample-articles").join(story);
    let gold: Gold = toml::from_str(&fs::read_to_string(folder.join("gold.toml")).unwrap()).unwrap();
    let paths: Vec<String> = gold.sources.iter().map(|s| folder.join(s).to_string_lossy().into_owned()).collect();
    let loaded = load::load(&paths, &load::Options::default(), &Progress::none()).unwrap();
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let analysis = analysis::analyse(loaded.documents, &analysis::Options::default(), &Progress::none()).unwrap();
    let aligned = |a: PassageId, b: PassageId| analysis.comparisons.iter().any(|c| c.alignment.passages.contains(&a) && c.alignment.passages.contains(&b));
    let mut tally = Tally::default();
    let mut real = Vec::new();
    let mut meet = Vec::new();
    for meeting in &gold.meeting {
        let (a, b) = (place(&analysis, &gold, &meeting.a), place(&analysis, &gold, &meeting.b));
        meet.push((a.passage, b.passage));
        tally.meetings += 1;
        let together = aligned(a.passage, b.passage);
        tally.aligned += usize::from(together);
        if meeting.kind == "event" {
            if !together {
                println!("  {story}: not aligned: {} ({} {})", meeting.subject, a.passage, b.passage);
            }
            continue;
        }
        let verdict = analysis
            .comparisons
            .iter()
            .flat_map(|c| &c.findings)
            .filter(|f| {
                is(&analysis, f.facts[0], &meeting.kind, a) && is(&analysis, f.facts[1], &meeting.kind, b)
                    || is(&analysis, f.facts[0], &meeting.kind, b) && is(&analysis, f.facts[1], &meeting.kind, a)
            })
            .map(|f| f.verdict)
            .max();
        let right = verdict.is_some_and(|v| v.name() == meeting.verdict);
        let row = tally.kinds.entry(meeting.kind.clone()).or_default();
        row.0 += 1;
        row.1 += usize::from(right);
        tally.typed += 1;
        tally.compared += usize::from(verdict.is_some());
        tally.right += usize::from(right);
        if meeting.verdict == "discrepancy" {
            tally.discrepancies += 1;
            tally.discrepancies_found += usize::from(verdict == Some(Verdict::Discrepancy));
            real.push((a.passage, b.passage, meeting.kind.clone()));
        }
        if !right {
            let got = verdict.map_or(if together { "aligned, not compared" } else { "not aligned" }, Verdict::name);
            let words = |p: &Place| p.value.clone().unwrap_or_default();
            println!(
                "  {story}: {} {}: {} / {} ({} {}): want {}, got {got}",
                meeting.kind,
                meeting.subject,
                words(&meeting.a),
                words(&meeting.b),
                a.passage,
                b.passage,
                meeting.verdict
            );
        }
    }
    for comparison in &analysis.comparisons {
        for (i, &a) in comparison.alignment.passages.iter().enumerate() {
            for &b in comparison.alignment.passages[i + 1..].iter().filter(|b| b.document != a.document) {
                tally.pairs += 1;
                tally.pairs_right += usize::from(meet.iter().any(|&m| m == (a, b) || m == (b, a)));
            }
        }
        for finding in comparison.findings.iter().filter(|f| f.verdict == Verdict::Discrepancy) {
            let [a, b] = finding.facts.map(|f| analysis.passage_of(f));
            let kind = analysis.fact(finding.facts[0]).value.kind().name();
            let is_real = real.iter().any(|(x, y, k)| ((*x, *y) == (a, b) || (*x, *y) == (b, a)) && (k == kind || kind == "measure" || kind == "count"));
            if !is_real {
                tally.false_discrepancies += 1;
                let [x, y] = finding.facts.map(|f| analysis.document(f.document).words(analysis.fact(f).span));
                println!("  {story}: false discrepancy ({kind}): {x} / {y} ({a} {b}), confidence {:.2}", finding.confidence);
            }
        }
    }
    tally
}

#[test]
fn the_sample_stories_keep_what_they_reached() {
    let mut short = Vec::new();
    for floor in FLOORS {
        let tally = score(floor.story);
        let (recall, precision) = (percent(tally.aligned, tally.meetings), percent(tally.pairs_right, tally.pairs));
        let (verdicts, found) = (percent(tally.right, tally.typed), percent(tally.discrepancies_found, tally.discrepancies));
        println!("{}: aligned {recall} % of {} meetings, precision {precision} % of {} pairs", floor.story, tally.meetings, tally.pairs);
        println!(
            "  compared {} % of {} typed, right {verdicts} %; by kind (labelled, right) {:?}",
            percent(tally.compared, tally.typed),
            tally.typed,
            tally.kinds
        );
        println!("  discrepancies found {found} % of {}, false {}", tally.discrepancies, tally.false_discrepancies);
        let reached = [
            ("recall", recall, floor.recall),
            ("precision", precision, floor.precision),
            ("verdicts", verdicts, floor.verdicts),
            ("discrepancies", found, floor.discrepancies),
        ];
        short.extend(reached.iter().filter(|(_, got, want)| got < want).map(|(what, got, want)| format!("{}: {what} {got}, floor {want}", floor.story)));
        if tally.false_discrepancies > floor.false_discrepancies {
            short.push(format!("{}: {} false discrepancies, at most {}", floor.story, tally.false_discrepancies, floor.false_discrepancies));
        }
    }
    assert!(short.is_empty(), "{short:#?}");
}
