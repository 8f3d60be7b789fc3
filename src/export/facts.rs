//! What each source states, one fact a line: plain text and CSV. JSON is [`super::json`]'s.

use super::{
    csv::inert,
    json, report, text,
    value::{normal, party},
};
use crate::{
    analysis::Analysis,
    facts::{Fact, FactId, Value},
    text::{DocumentId, visible_line},
};
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

/// The facts of a document, quotations whole: what one goes on to say in later passages is no fact of its own.
fn facts_of(analysis: &Analysis, document: DocumentId) -> impl Iterator<Item = FactId> + use<'_> {
    let all = (0..analysis.extractions[document.index()].facts.len() as u32).map(move |i| FactId::new(document, i));
    all.filter(|id| !matches!(analysis.fact(*id).value, Value::Quote(q) if q.continued))
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
