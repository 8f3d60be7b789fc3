//! A story made by hand, for tests of what the reader shows.

use crate::{
    align::{Alignment, Cue, CueKind, Link},
    analysis::{Analysis, Comparison},
    compare::{Finding, Reason, Verdict},
    facts::{Attribution, DateGrain, DateValue, Extraction, Fact, FactId, Hedge, Party, Percent, Quantity, Value},
    segment,
    text::{About, Document, DocumentId, Language, Origin, PassageId, Span, Stamp},
};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use std::sync::Arc;

/// An analysis in the making.
pub struct Made {
    analysis: Analysis,
}

impl Made {
    /// Sources by outlet and text; all were published on one day.
    pub fn new(sources: &[(&str, &str)]) -> Made {
        let documents: Vec<Document> = sources.iter().map(|(outlet, text)| document(outlet, text)).collect();
        let count = documents.len();
        let origins = (0..count as u32).map(DocumentId).collect();
        Made { analysis: Analysis { documents, extractions: vec![Extraction::default(); count], origins, ..Analysis::default() } }
    }

    /// The words of a source where they first stand.
    fn span(&self, source: u32, words: &str) -> Span {
        let document = &self.analysis.documents[source as usize];
        let start = document.text.find(words).unwrap_or_else(|| panic!("{words:?} in source {source}"));
        document.span(start, start + words.len()).unwrap()
    }

    /// The passage that holds the words.
    pub fn passage(&self, source: u32, words: &str) -> PassageId {
        let at = self.span(source, words).start();
        DocumentId(source).passage(self.analysis.documents[source as usize].passage_at(at).unwrap())
    }

    /// A fact; facts of a source are made in the order of its text.
    pub fn fact(&mut self, source: u32, words: &str, subject: &str, value: Value, speaker: Option<&str>) -> FactId {
        let (span, passage) = (self.span(source, words), self.passage(source, words).index);
        let attribution = speaker.map(|s| Attribution { speaker: Party::Phrase(self.span(source, s)), cue: None });
        let subject = Some(self.span(source, subject));
        let facts = &mut self.analysis.extractions[source as usize].facts;
        facts.push(Fact { passage, span, value, subject, attribution, rule: "made.by-hand" });
        FactId::new(DocumentId(source), facts.len() as u32 - 1)
    }

    /// Passages that meet, each by a source and some of its words, and the findings between their facts.
    pub fn align(&mut self, places: &[(u32, &str)], findings: &[(FactId, FactId, Verdict, Reason)]) {
        let mut passages: Vec<PassageId> = places.iter().map(|(source, words)| self.passage(*source, words)).collect();
        passages.sort_unstable();
        let cue = Cue { kind: CueKind::Words, weight: 0.5, a: None, b: None };
        let links =
            passages.iter().filter(|b| b.document != passages[0].document).map(|b| Link { a: passages[0], b: *b, score: 0.8, cues: vec![cue] }).collect();
        let findings: Vec<Finding> =
            findings.iter().map(|(a, b, verdict, reason)| Finding { facts: [*a, *b], verdict: *verdict, reason: *reason, confidence: 0.9 }).collect();
        let verdict = findings.iter().map(|f| f.verdict).max().unwrap_or(Verdict::Reworded);
        self.analysis.comparisons.push(Comparison { alignment: Alignment { passages, links }, findings, verdict });
        self.analysis.comparisons.sort_by_key(|c| c.alignment.passages[0]);
    }

    /// What was made.
    pub fn done(self) -> Analysis {
        self.analysis
    }
}

fn document(outlet: &str, text: &str) -> Document {
    let published = Some(Stamp { date: date(2022, 9, 29), time: None, origin: Origin::Stated });
    let about = About { path: format!("{outlet}.txt"), outlet: Some(outlet.to_owned()), published, ..About::default() };
    segment::plain(about, Language::ENGLISH, Arc::from(text))
}

/// A share.
pub fn percent(low: i64, high: i64, hedge: Option<Hedge>) -> Value {
    let quantity = Quantity { low: Some(Decimal::from(low)), high: Some(Decimal::from(high)), hedge, step: Decimal::ONE, of: None };
    Value::Percent(Percent { quantity, points: false })
}

/// A number of people.
pub fn count(n: i64, hedge: Option<Hedge>) -> Value {
    Value::Count(Quantity { low: Some(Decimal::from(n)), high: Some(Decimal::from(n)), hedge, step: Decimal::ONE, of: None })
}

/// A day or a stretch of days.
pub fn days(start: Date, end: Date) -> Value {
    let timex = start.to_string().into_boxed_str();
    Value::Date(DateValue { grain: DateGrain::Date, timex, start: Some(start), end: Some(end), hedge: None })
}

/// Three accounts of a vote: two discrepancies in one passage and one in another, one compatible value, dates, passages of one source.
pub fn vote() -> Analysis {
    let mut made = Made::new(&[
        (
            "Northern Wire",
            "The four regions voted from Sept. 23 to 27, officials said.\n\nBetween 97-98% of voters chose to join, the commission said. Some 300 observers were sent home.\n\nNobody outside the regions could check the count.",
        ),
        (
            "Valley Courier",
            "Only the Courier saw the queues that formed before dawn outside the school in the old town, where a band played.\n\nVoting took place from Sept. 23 to 25 in four regions.\n\nAbout 98% of voters agreed to join, Moscow claimed, and 30 observers had left.",
        ),
        ("Gazette", "Polling lasted from Sept. 23 to 27.\n\nThe results were called a sham before a single ballot had been cast."),
    ]);
    let a_days = made.fact(0, "Sept. 23 to 27", "regions", days(date(2022, 9, 23), date(2022, 9, 27)), Some("officials"));
    let a_share = made.fact(0, "97-98%", "voters", percent(97, 98, None), Some("the commission"));
    let a_observers = made.fact(0, "300", "observers", count(300, None), None);
    let b_days = made.fact(1, "Sept. 23 to 25", "regions", days(date(2022, 9, 23), date(2022, 9, 25)), None);
    let b_share = made.fact(1, "98%", "voters", percent(98, 98, Some(Hedge::About)), Some("Moscow"));
    let b_observers = made.fact(1, "30", "observers", count(30, None), None);
    let c_days = made.fact(2, "Sept. 23 to 27", "Polling", days(date(2022, 9, 23), date(2022, 9, 27)), None);
    made.align(
        &[(0, "The four regions voted"), (1, "Voting took place"), (2, "Polling lasted")],
        &[
            (a_days, b_days, Verdict::Discrepancy, Reason::Disjoint),
            (a_days, c_days, Verdict::Agree, Reason::Same),
            (b_days, c_days, Verdict::Discrepancy, Reason::Disjoint),
        ],
    );
    made.align(
        &[(0, "Between 97-98%"), (0, "Some 300"), (1, "About 98%")],
        &[(a_share, b_share, Verdict::Compatible, Reason::RangeContains), (a_observers, b_observers, Verdict::Discrepancy, Reason::Disjoint)],
    );
    made.done()
}
