//! The value of a fact in JSON. The fields of each object stand in the order of their names.

use super::{
    compact::{Fields, Json, Name, Shown, add, object},
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
        add!(o, "hedge", q.hedge.map(hedge));
        add!(o, "high", q.high.map(Number));
        add!(o, "low", q.low.map(Number));
        add!(o, "of", q.of.map(words));
    };
    object(move |o| match value {
        Value::Date(d) => {
            add!(o, "end", d.end.map(Shown));
            add!(o, "hedge", d.hedge.map(hedge));
            add!(o, "start", d.start.map(Shown));
            add!(o, "timex", &*d.timex);
            add!(o, "type", grain(d.grain));
        }
        Value::Duration(d) => {
            ends(o, &d.quantity);
            add!(o, "timex", &*d.timex);
            add!(o, "unit", Name(d.unit.name()));
        }
        Value::Set(s) => add!(o, "timex", &*s.timex),
        Value::Percent(p) => {
            ends(o, &p.quantity);
            add!(o, "unit", Name(if p.points { "percentage point" } else { "percent" }));
        }
        Value::Count(q) | Value::Ordinal(q) => {
            ends(o, q);
            add!(o, "unit", None::<&str>);
        }
        Value::Money(m) => {
            add!(o, "currency", m.currency.code());
            ends(o, &m.quantity);
        }
        Value::Measure(m) => {
            ends(o, &m.quantity);
            add!(o, "unit", m.unit.name.as_str());
        }
        Value::Quote(q) => {
            add!(o, "cue", q.cue.map(words));
            add!(o, "directness", directness(q.directness));
            add!(o, "speaker", named(q.speaker));
            add!(o, "speaker_text", q.mention.map(words));
        }
        Value::Stance(s) => {
            add!(o, "holder", named(s.holder));
            add!(o, "modality", s.modality.map(modality));
            add!(o, "polarity", polarity(s.polarity));
            add!(o, "predicate", s.predicate);
            add!(o, "target", s.target.map(words));
        }
        Value::Name(n) => {
            let entity = &analysis.extractions[document.index()].entities[n.entity.0 as usize];
            add!(o, "name", words(entity.name));
            add!(o, "role", n.role.or(entity.role).map(words));
            add!(o, "type", name_kind(entity.kind));
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
