//! The one content model behind every export: which passages, values and verdicts are shown, in which order, in which words.

use crate::{
    analysis::{Analysis, Comparison, Counts, Dispute},
    compare::{self, Verdict},
    facts::{FactId, Value},
    text::{About, DocumentId, Language, PassageId, visible_line},
};

/// The glyph of a verdict, so that it never rests on colour alone.
pub fn glyph(verdict: Verdict) -> char {
    match verdict {
        Verdict::Agree => '=',
        Verdict::Compatible => '≈',
        Verdict::Discrepancy => '≠',
        Verdict::Reworded => 'w',
        Verdict::Single => '+',
    }
}

/// One alignment, or one passage that a single source tells, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number, from 1, as in the JSON.
    pub number: usize,
    /// The gravest verdict.
    pub verdict: Verdict,
    /// What is compared, gravest first; empty without findings.
    pub disputes: Vec<Statement>,
    /// The passages, a group for each source, in order.
    pub columns: Vec<Column>,
}

/// The passages of one source in an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The source.
    pub document: DocumentId,
    /// In order.
    pub passages: Vec<PassageId>,
}

/// A dispute or agreement in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its findings and facts.
    pub dispute: Dispute,
    /// What the values are of; the kind where no subject was read.
    pub subject: String,
    /// Each value as printed, with its fact.
    pub values: Vec<(FactId, String)>,
    /// Why each finding has its verdict, without repetition.
    pub explanations: Vec<String>,
}

impl Entry {
    /// The verdict in words: `reworded`, `only in A`.
    pub fn caption(&self) -> String {
        match (self.verdict, self.columns.first()) {
            (Verdict::Single, Some(column)) => format!("only in {}", column.document),
            (verdict, _) => verdict.name().to_owned(),
        }
    }
}

impl Statement {
    /// `share of voters: 97-98 % (A5) and about 98 % (B13)`
    pub fn line(&self, analysis: &Analysis) -> String {
        let mut values = self.values.iter().map(|(id, words)| format!("{words} ({})", analysis.passage_of(*id))).collect::<Vec<_>>();
        let last = values.pop().unwrap_or_default();
        let listed = if values.is_empty() { last } else { format!("{} and {last}", values.join(", ")) };
        format!("{}: {listed}", self.subject)
    }
}

/// Every alignment in order; with `include_single` the passages that one source alone tells after them.
pub fn entries(analysis: &Analysis, include_single: bool) -> impl Iterator<Item = Entry> + '_ {
    let aligned = (0..analysis.comparisons.len()).map(|i| entry(analysis, i));
    let first = analysis.comparisons.len() + 1;
    let singles = analysis.singles().enumerate().filter(move |_| include_single).map(move |(i, id)| single(first + i, id));
    aligned.chain(singles)
}

/// One alignment, by its place in [`Analysis::comparisons`].
pub fn entry(analysis: &Analysis, index: usize) -> Entry {
    let Comparison { alignment, verdict, .. } = &analysis.comparisons[index];
    let disputes = analysis.disputes_of(index).into_iter().map(|d| statement(analysis, d)).collect();
    let columns = alignment.passages.chunk_by(|a, b| a.document == b.document);
    let columns = columns.map(|p| Column { document: p[0].document, passages: p.to_vec() }).collect();
    Entry { number: index + 1, verdict: *verdict, disputes, columns }
}

fn single(number: usize, id: PassageId) -> Entry {
    let columns = vec![Column { document: id.document, passages: vec![id] }];
    Entry { number, verdict: Verdict::Single, disputes: Vec::new(), columns }
}

/// Every dispute of the summary: discrepancies and what is compatible, gravest first.
pub fn summary(analysis: &Analysis) -> Vec<(usize, Statement)> {
    let notable = |d: &Dispute| matches!(d.verdict, Verdict::Discrepancy | Verdict::Compatible);
    analysis.disputes().into_iter().filter(notable).map(|d| (d.comparison + 1, statement(analysis, d))).collect()
}

/// A dispute in words.
pub fn statement(analysis: &Analysis, dispute: Dispute) -> Statement {
    let subject = dispute
        .facts
        .iter()
        .find_map(|id| analysis.fact(*id).subject.map(|s| visible_line(analysis.document(id.document).words(s))))
        .unwrap_or_else(|| dispute.kind.name().to_owned());
    let values = dispute.facts.iter().map(|id| (*id, value_words(analysis, *id))).collect();
    let findings = &analysis.comparisons[dispute.comparison].findings;
    let mut explanations: Vec<String> = Vec::new();
    for finding in dispute.findings.iter().filter_map(|i| findings.get(*i)) {
        let words = visible_line(&compare::explain(&analysis.documents, &analysis.extractions, finding));
        if !words.is_empty() && !explanations.contains(&words) {
            explanations.push(words);
        }
    }
    Statement { dispute, subject, values, explanations }
}

/// The value of a fact as printed; a quotation in marks with its speaker, a stance with its holder.
pub fn value_words(analysis: &Analysis, id: FactId) -> String {
    let fact = analysis.fact(id);
    let document = analysis.document(id.document);
    let printed = visible_line(document.words(fact.span));
    let named = |party| analysis.extractions[id.document.index()].name_of(party).map(|s| visible_line(document.words(s)));
    match fact.value {
        Value::Quote(quote) => match quote.speaker.and_then(named) {
            Some(speaker) => format!("“{printed}” ({speaker})"),
            None => format!("“{printed}”"),
        },
        Value::Stance(stance) => match stance.holder.and_then(named) {
            Some(holder) => format!("{holder}: {printed}"),
            None => printed,
        },
        Value::Date(_)
        | Value::Duration(_)
        | Value::Set(_)
        | Value::Percent(_)
        | Value::Count(_)
        | Value::Money(_)
        | Value::Measure(_)
        | Value::Ordinal(_)
        | Value::Name(_) => printed,
    }
}

/// `1 discrepancy, 2 agree, 9 reworded; only in A 8, only in B 6`
pub fn tally(counts: &Counts) -> String {
    let kinds = [
        (counts.discrepancy, "discrepancy", "discrepancies"),
        (counts.compatible, "compatible", "compatible"),
        (counts.agree, "agree", "agree"),
        (counts.reworded, "reworded", "reworded"),
    ];
    let said: Vec<String> = kinds.iter().filter(|(n, ..)| *n > 0).map(|&(n, one, many)| format!("{n} {}", if n == 1 { one } else { many })).collect();
    let said = if said.is_empty() { "nothing in common".to_owned() } else { said.join(", ") };
    let only: Vec<String> = counts.only.iter().take(MOST_TALLIED).map(|(d, n)| format!("only in {d} {n}")).collect();
    if only.is_empty() { said } else { format!("{said}; {}", only.join(", ")) }
}

/// Sources whose own passages the tally counts one by one.
const MOST_TALLIED: usize = 12;

/// Where a passage stands: `Israel Hayom, 5`.
pub fn citation(analysis: &Analysis, id: PassageId) -> String {
    format!("{}, {}", source_name(analysis, id.document), analysis.passage(id).paragraph)
}

/// The outlet; where it is not stated the title, else the path.
pub fn source_name(analysis: &Analysis, id: DocumentId) -> String {
    let about = &analysis.document(id).about;
    visible_line(about.outlet.as_deref().or(about.title.as_deref()).unwrap_or(&about.path))
}

/// How a source came to be read, in a few words each: its language where that is not English, when it was fetched, and the beginning of the
/// hash of what was read.
pub fn provenance(about: &About, language: Language) -> Vec<String> {
    let mut words = Vec::new();
    words.extend((language != Language::ENGLISH).then(|| language.name().to_owned()));
    words.extend(about.fetched.map(|at| format!("fetched {}", at.strftime("%Y-%m-%d %H:%M UTC"))));
    words.extend(about.sha256.as_ref().map(|hash| format!("sha256 {hash:.12}")));
    words
}

/// The passages of a column on one line, with hostile characters made visible.
pub fn column_words(analysis: &Analysis, column: &Column) -> String {
    let words: Vec<String> = column.passages.iter().map(|p| visible_line(analysis.words(*p))).collect();
    words.join(" ")
}
