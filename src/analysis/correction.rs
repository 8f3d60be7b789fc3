//! Facts that a person rejected or set, carried into what was extracted.

use crate::{
    facts::{self, Context, Extraction, Kind, Value},
    segment,
    text::{Document, DocumentId, Span},
};
use std::sync::Arc;

/// The rule of a fact whose value a person set.
pub const SET_RULE: &str = "review.set";

/// A fact that was misread: rejected, or read as other words state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The document it stands in.
    pub document: DocumentId,
    /// The words that were misread.
    pub span: Span,
    /// The kind they were read as.
    pub kind: Kind,
    /// What they state, in words ("at least 40"); `None` rejects the fact.
    pub to: Option<String>,
}

impl Correction {
    /// Rejects or sets the fact. Words that state no value of the kind change nothing.
    pub(super) fn apply(&self, documents: &[Document], extractions: &mut [Extraction], context: Context) {
        let place = self.document.index();
        let (Some(document), Some(extraction)) = (documents.get(place), extractions.get_mut(place)) else { return };
        let meant = |f: &facts::Fact| f.span == self.span && f.value.kind() == self.kind;
        match &self.to {
            None => extraction.facts.retain(|f| !meant(f)),
            Some(words) => {
                let Some(value) = read_value(document, words, self.kind, context) else { return };
                for fact in extraction.facts.iter_mut().filter(|f| meant(f)) {
                    fact.value = value.clone();
                    fact.rule = SET_RULE;
                }
            }
        }
    }
}

/// The value that `words` state, read as if they stood in `document`. Kinds whose value points into the text are not set this way.
pub fn read_value(document: &Document, words: &str, kind: Kind, context: Context) -> Option<Value> {
    let note = segment::plain(document.about.clone(), document.language, Arc::from(words));
    let value = facts::extract(&note, context).facts.into_iter().map(|f| f.value).find(|v| v.kind() == kind)?;
    match value {
        Value::Percent(mut p) => {
            p.quantity.of = None;
            Some(Value::Percent(p))
        }
        Value::Count(mut q) => {
            q.of = None;
            Some(Value::Count(q))
        }
        Value::Ordinal(mut q) => {
            q.of = None;
            Some(Value::Ordinal(q))
        }
        Value::Money(mut m) => {
            m.quantity.of = None;
            Some(Value::Money(m))
        }
        Value::Measure(mut m) => {
            m.quantity.of = None;
            Some(Value::Measure(m))
        }
        Value::Date(_) | Value::Duration(_) | Value::Set(_) => Some(value),
        Value::Quote(_) | Value::Stance(_) | Value::Name(_) => None,
    }
}
