//! The value of a fact in JSON. The fields of each object stand in the order of their names.

use super::rows::{Shown, party};
use crate::{
    analysis::Analysis,
    facts::{DateGrain, Directness, Hedge, Modality, NameKind, Party, Polarity, Quantity, Value},
    text::DocumentId,
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;
use std::borrow::Cow;

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum ValueRow<'a> {
    Date {
        end: Option<Shown<Date>>,
        hedge: Option<&'static str>,
        start: Option<Shown<Date>>,
        timex: &'a str,
        #[serde(rename = "type")]
        kind: &'static str,
    },
    Quantity {
        #[serde(skip_serializing_if = "Option::is_none")]
        currency: Option<&'a str>,
        hedge: Option<&'static str>,
        high: Option<Number>,
        low: Option<Number>,
        of: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        timex: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<Option<Cow<'a, str>>>,
    },
    Set {
        timex: &'a str,
    },
    Quote {
        cue: Option<&'a str>,
        directness: &'static str,
        speaker: Option<&'a str>,
        speaker_text: Option<&'a str>,
    },
    Stance {
        holder: Option<&'a str>,
        modality: Option<&'static str>,
        polarity: &'static str,
        predicate: &'a str,
        target: Option<&'a str>,
    },
    Name {
        name: &'a str,
        role: Option<&'a str>,
        #[serde(rename = "type")]
        kind: &'static str,
    },
}

/// A number where JSON's numbers hold it exactly, else a string.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Number {
    Whole(i64),
    Decimal(Shown<Decimal>),
}

impl Number {
    fn of(decimal: Decimal) -> Number {
        let plain = decimal.normalize();
        match i64::try_from(plain) {
            Ok(whole) if plain.scale() == 0 && whole.unsigned_abs() < 1 << 53 => Number::Whole(whole),
            _ => Number::Decimal(Shown(plain)),
        }
    }
}

impl<'a> ValueRow<'a> {
    pub(super) fn of(analysis: &'a Analysis, document: DocumentId, value: &'a Value) -> ValueRow<'a> {
        let words = |span| analysis.document(document).words(span);
        let named = |p: Option<Party>| p.and_then(|p| party(analysis, document, p));
        let quantity = |q: &Quantity, unit: Option<Option<Cow<'a, str>>>, currency: Option<&'a str>, timex: Option<&'a str>| ValueRow::Quantity {
            currency,
            hedge: q.hedge.map(hedge),
            high: q.high.map(Number::of),
            low: q.low.map(Number::of),
            of: q.of.map(words),
            timex,
            unit,
        };
        let measured = |q: &Quantity, unit: &'a str| quantity(q, Some(Some(unit.into())), None, None);
        match value {
            Value::Date(d) => ValueRow::Date {
                end: d.end.map(Shown),
                hedge: d.hedge.map(hedge),
                start: d.start.map(Shown),
                timex: &d.timex,
                kind: match d.grain {
                    DateGrain::Date => "DATE",
                    DateGrain::Time => "TIME",
                },
            },
            Value::Duration(d) => quantity(&d.quantity, Some(Some(format!("{:?}", d.unit).to_lowercase().into())), None, Some(&d.timex)),
            Value::Set(s) => ValueRow::Set { timex: &s.timex },
            Value::Percent(p) => measured(&p.quantity, if p.points { "percentage point" } else { "percent" }),
            Value::Count(q) | Value::Ordinal(q) => quantity(q, Some(None), None, None),
            Value::Money(m) => quantity(&m.quantity, None, Some(m.currency.code()), None),
            Value::Measure(m) => measured(&m.quantity, m.unit.name.as_str()),
            Value::Quote(q) => ValueRow::Quote {
                cue: q.cue.map(words),
                directness: match q.directness {
                    Directness::Direct => "direct",
                    Directness::Mixed => "mixed",
                    Directness::Indirect => "indirect",
                },
                speaker: named(q.speaker),
                speaker_text: q.mention.map(words),
            },
            Value::Stance(s) => ValueRow::Stance {
                holder: named(s.holder),
                modality: s.modality.map(modality),
                polarity: match s.polarity {
                    Polarity::For => "for",
                    Polarity::Against => "against",
                },
                predicate: s.predicate,
                target: s.target.map(words),
            },
            Value::Name(n) => {
                let entity = &analysis.extractions[document.index()].entities[n.entity.0 as usize];
                ValueRow::Name {
                    name: words(entity.name),
                    role: n.role.or(entity.role).map(words),
                    kind: match entity.kind {
                        NameKind::Person => "person",
                        NameKind::Body => "body",
                        NameKind::Place => "place",
                    },
                }
            }
        }
    }
}

fn hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::About => "about",
        Hedge::AtLeast => "at_least",
        Hedge::AtMost => "at_most",
        Hedge::MoreThan => "more_than",
        Hedge::LessThan => "less_than",
        Hedge::Nearly => "nearly",
    }
}

fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Will => "will",
        Modality::Would => "would",
        Modality::May => "may",
        Modality::Should => "should",
        Modality::Must => "must",
        Modality::Can => "can",
    }
}
