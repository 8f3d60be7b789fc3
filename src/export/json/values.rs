//! The value of a fact in JSON. The fields of each object stand in the order of their names.

use super::{
    compact::{Fields, Json, Name, Shown, object},
    rows::party,
};
use crate::{
    analysis::Analysis,
    facts::{DateGrain, Directness, Hedge, Modality, NameKind, Party, Polarity, Quantity, Value},
    text::DocumentId,
};
use rust_decimal::Decimal;

/// A number where JSON's numbers hold it exactly, else a string.
struct Number(Decimal);

impl Json for Number {
    fn write(self, line: &mut Vec<u8>) {
        let plain = self.0.normalize();
        match i64::try_from(plain) {
            Ok(whole) if plain.scale() == 0 && whole.unsigned_abs() < 1 << 53 => whole.write(line),
            _ => Shown(plain).write(line),
        }
    }
}

pub(super) fn value(analysis: &Analysis, document: DocumentId, value: &Value) -> impl Json {
    let words = move |span| analysis.document(document).words(span);
    let named = move |p: Option<Party>| p.and_then(|p| party(analysis, document, p));
    let ends = move |o: &mut Fields<'_>, q: &Quantity| {
        o.add("hedge", q.hedge.map(hedge));
        o.add("high", q.high.map(Number));
        o.add("low", q.low.map(Number));
        o.add("of", q.of.map(words));
    };
    object(move |o| match value {
        Value::Date(d) => {
            o.add("end", d.end.map(Shown));
            o.add("hedge", d.hedge.map(hedge));
            o.add("start", d.start.map(Shown));
            o.add("timex", &*d.timex);
            o.add("type", grain(d.grain));
        }
        Value::Duration(d) => {
            ends(o, &d.quantity);
            o.add("timex", &*d.timex);
            o.add("unit", Name(d.unit.name()));
        }
        Value::Set(s) => o.add("timex", &*s.timex),
        Value::Percent(p) => {
            ends(o, &p.quantity);
            o.add("unit", Name(if p.points { "percentage point" } else { "percent" }));
        }
        Value::Count(q) | Value::Ordinal(q) => {
            ends(o, q);
            o.add("unit", None::<&str>);
        }
        Value::Money(m) => {
            o.add("currency", m.currency.code());
            ends(o, &m.quantity);
        }
        Value::Measure(m) => {
            ends(o, &m.quantity);
            o.add("unit", m.unit.name.as_str());
        }
        Value::Quote(q) => {
            o.add("cue", q.cue.map(words));
            o.add("directness", directness(q.directness));
            o.add("speaker", named(q.speaker));
            o.add("speaker_text", q.mention.map(words));
        }
        Value::Stance(s) => {
            o.add("holder", named(s.holder));
            o.add("modality", s.modality.map(modality));
            o.add("polarity", polarity(s.polarity));
            o.add("predicate", s.predicate);
            o.add("target", s.target.map(words));
        }
        Value::Name(n) => {
            let entity = &analysis.extractions[document.index()].entities[n.entity.0 as usize];
            o.add("name", words(entity.name));
            o.add("role", n.role.or(entity.role).map(words));
            o.add("type", name_kind(entity.kind));
        }
    })
}

fn grain(grain: DateGrain) -> Name {
    Name(match grain {
        DateGrain::Date => "DATE",
        DateGrain::Time => "TIME",
    })
}

fn directness(directness: Directness) -> Name {
    Name(match directness {
        Directness::Direct => "direct",
        Directness::Mixed => "mixed",
        Directness::Indirect => "indirect",
    })
}

fn polarity(polarity: Polarity) -> Name {
    Name(match polarity {
        Polarity::For => "for",
        Polarity::Against => "against",
    })
}

fn name_kind(kind: NameKind) -> Name {
    Name(match kind {
        NameKind::Person => "person",
        NameKind::Body => "body",
        NameKind::Place => "place",
    })
}

fn hedge(hedge: Hedge) -> Name {
    Name(match hedge {
        Hedge::About => "about",
        Hedge::AtLeast => "at_least",
        Hedge::AtMost => "at_most",
        Hedge::MoreThan => "more_than",
        Hedge::LessThan => "less_than",
        Hedge::Nearly => "nearly",
    })
}

fn modality(modality: Modality) -> Name {
    Name(match modality {
        Modality::Will => "will",
        Modality::Would => "would",
        Modality::May => "may",
        Modality::Should => "should",
        Modality::Must => "must",
        Modality::Can => "can",
    })
}
