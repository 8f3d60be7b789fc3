//! What each source states, one fact a line: plain text and CSV. JSON is [`super::json`]'s.

use super::{csv::inert, json, report, text};
use crate::{
    analysis::Analysis,
    facts::{DateValue, Fact, FactId, Hedge, Party, Polarity, Quantity, Value},
    text::{DocumentId, visible_line},
};
use rust_decimal::Decimal;
use std::io::{self, Write};

/// Every fact below the sentence it stands in: its name, kind, value, the words that state it, what it is said of, who says it,
/// and the rule that found it.
///
/// # Errors
/// What the writer answers.
pub fn write_text(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    for document in analysis.document_ids() {
        if document.0 > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{document}  {}", text::source_line(analysis, document))?;
        let mut passage = None;
        for id in facts_of(analysis, document) {
            let fact = analysis.fact(id);
            let words = |span| visible_line(analysis.document(document).words(span));
            let here = analysis.passage_of(id);
            if passage.replace(here) != Some(here) {
                writeln!(out, "\n  {here}  {}", visible_line(analysis.words(here)))?;
            }
            let mut parts = vec![format!("“{}”", words(fact.span))];
            parts.extend(fact.subject.map(words));
            parts.extend(vouching(analysis, document, fact));
            writeln!(
                out,
                "    {:<7} {:<8} {:<24} {}  [{}]",
                json::fact_name(analysis, id),
                fact.value.kind().name(),
                normal(analysis, document, fact),
                parts.join("; "),
                fact.rule
            )?;
        }
    }
    Ok(())
}

/// A header line, then a row a fact.
///
/// # Errors
/// What the writer answers.
pub fn write_csv(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let mut rows = ::csv::WriterBuilder::new().from_writer(out);
    rows.write_record(["fact", "source", "published", "kind", "value", "text", "subject", "attribution", "rule", "start", "end"])?;
    for document in analysis.document_ids() {
        let about = &analysis.document(document).about;
        let published = about.published.map(|s| s.date.to_string()).unwrap_or_default();
        for id in facts_of(analysis, document) {
            let fact = analysis.fact(id);
            let words = |span| visible_line(analysis.document(document).words(span));
            rows.write_record([
                json::fact_name(analysis, id),
                inert(report::source_name(analysis, document)),
                published.clone(),
                fact.value.kind().name().to_owned(),
                inert(normal(analysis, document, fact)),
                inert(words(fact.span)),
                inert(fact.subject.map(words).unwrap_or_default()),
                inert(vouching(analysis, document, fact).unwrap_or_default()),
                fact.rule.to_owned(),
                fact.span.start().to_string(),
                fact.span.end().to_string(),
            ])?;
        }
    }
    rows.flush()
}

fn facts_of(analysis: &Analysis, document: DocumentId) -> impl Iterator<Item = FactId> + use<'_> {
    (0..analysis.extractions[document.index()].facts.len() as u32).map(move |i| FactId::new(document, i))
}

fn party(analysis: &Analysis, document: DocumentId, party: Party) -> Option<String> {
    analysis.extractions[document.index()].name_of(party).map(|s| visible_line(analysis.document(document).words(s)))
}

/// `Russian Electoral Commission, said`
fn vouching(analysis: &Analysis, document: DocumentId, fact: &Fact) -> Option<String> {
    let attribution = fact.attribution?;
    let mut said = party(analysis, document, attribution.speaker)?;
    if let Some(cue) = attribution.cue {
        said = format!("{said}, {}", visible_line(analysis.document(document).words(cue)));
    }
    Some(said)
}

/// The value itself, independent of how it is printed.
fn normal(analysis: &Analysis, document: DocumentId, fact: &Fact) -> String {
    match &fact.value {
        Value::Date(date) => days(date),
        Value::Duration(d) => d.timex.to_string(),
        Value::Set(s) => s.timex.to_string(),
        Value::Percent(p) => format!("{} {}", interval(&p.quantity), if p.points { "points" } else { "%" }),
        Value::Count(q) | Value::Ordinal(q) => interval(q),
        Value::Money(m) => format!("{} {}", interval(&m.quantity), m.currency.code()),
        Value::Measure(m) => format!("{} {}", interval(&m.quantity), m.unit.name),
        Value::Quote(q) => q.speaker.and_then(|p| party(analysis, document, p)).unwrap_or_else(|| "nobody named".to_owned()),
        Value::Stance(s) => {
            let sign = match s.polarity {
                Polarity::For => "for",
                Polarity::Against => "against",
            };
            let holder = s.holder.and_then(|p| party(analysis, document, p)).unwrap_or_else(|| "nobody named".to_owned());
            format!("{holder} {sign} ({})", s.predicate)
        }
        Value::Name(n) => party(analysis, document, Party::Entity(n.entity)).unwrap_or_default(),
    }
}

fn days(date: &DateValue) -> String {
    let shown = match (date.start, date.end) {
        (Some(start), Some(end)) if start != end => format!("{start} to {end}"),
        _ => date.timex.to_string(),
    };
    hedged(date.hedge, shown)
}

fn interval(quantity: &Quantity) -> String {
    let plain = |d: Decimal| d.normalize().to_string();
    let shown = match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low != high => format!("{} to {}", plain(low), plain(high)),
        (Some(end), _) | (None, Some(end)) => plain(end),
        (None, None) => "unknown".to_owned(),
    };
    hedged(quantity.hedge, shown)
}

fn hedged(hedge: Option<Hedge>, shown: String) -> String {
    match hedge {
        None => shown,
        Some(Hedge::About) => format!("about {shown}"),
        Some(Hedge::AtLeast) => format!("at least {shown}"),
        Some(Hedge::AtMost) => format!("at most {shown}"),
        Some(Hedge::MoreThan) => format!("more than {shown}"),
        Some(Hedge::LessThan) => format!("less than {shown}"),
        Some(Hedge::Nearly) => format!("nearly {shown}"),
    }
}
