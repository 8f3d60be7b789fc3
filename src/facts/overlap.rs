//! Which fact wins where several kinds claim the same words: dates beat counts, money beats numbers, the longer beats the shorter.

use super::{Fact, Value};

/// How strong a claim of a kind on its words is; `None` for kinds that share their words with others (quotations, stances, names).
fn rank(value: &Value) -> Option<u8> {
    Some(match value {
        Value::Measure(m) if m.unit.dimension == "age" => 5,
        Value::Date(_) | Value::Duration(_) | Value::Set(_) => 4,
        Value::Money(_) | Value::Percent(_) => 3,
        Value::Measure(_) => 2,
        Value::Ordinal(_) => 1,
        Value::Count(_) => 0,
        Value::Quote(_) | Value::Stance(_) | Value::Name(_) => return None,
    })
}

/// Sorts facts in the order of the text and keeps of those that overlap the strongest.
pub(super) fn resolve(facts: &mut Vec<Fact>) {
    facts.sort_by_cached_key(|f| (f.span.start(), std::cmp::Reverse(f.span.end())));
    let mut kept = vec![true; facts.len()];
    // figures and dates never overlap one another among the kept, so the last of them decides
    let mut last: Option<(usize, u8)> = None;
    for at in 0..facts.len() {
        let Some(strength) = rank(&facts[at].value) else { continue };
        let span = facts[at].span;
        match last.filter(|(i, _)| facts[*i].span.overlaps(span)) {
            // a date inside a sum or measure is part of its number: "three quarters billion dollars"
            Some((i, before)) if before >= 2 && strength > before && facts[i].span.contains(span) && facts[i].span != span => kept[at] = false,
            Some((i, before)) if strength > before => {
                facts.swap(i, at);
                kept[at] = false;
                last = Some((i, strength));
            }
            Some(_) => kept[at] = false,
            None => last = Some((at, strength)),
        }
    }
    let mut kept = kept.into_iter();
    facts.retain(|_| kept.next() == Some(true));
    facts.sort_by_key(|f| (f.passage, f.span));
}
