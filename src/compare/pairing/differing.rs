//! How sure it is that two figures that differ are told of one thing. No one sign settles it: a logistic regression weighs them, with
//! weights learned from labelled stories.

use super::{
    super::{date, quantity, side::Side, words::Word},
    reckoned::NOUN,
};
use crate::{
    facts::{Entity, Value, name},
    learned::{Logistic, logistic},
};
use std::sync::LazyLock;

/// What is weighed, in the order of [`traits`].
pub const TRAITS: [&str; 8] = ["near", "subject", "alone", "one_alone", "names", "close", "next", "before"];

/// One value for each of [`TRAITS`].
pub type Traits = [f32; TRAITS.len()];

static LEARNED: LazyLock<Logistic<{ TRAITS.len() }>> = LazyLock::new(|| {
    Logistic::parse(include_str!("differing.toml"), TRAITS).unwrap_or_else(|e| panic!("differing.toml, shipped with crossread, is broken: {e}"))
});

/// How sure it is, 0 to 1.
pub(super) fn sureness<'c>(a: &Side<'c>, b: &Side<'c>) -> f32 {
    logistic(LEARNED.sum(&traits(a, b)))
}

/// What speaks for one thing: the words around, what is counted, that each passage has no other such figure, the names in both passages,
/// how little the two differ, and the words beside them.
pub(super) fn traits<'c>(a: &Side<'c>, b: &Side<'c>) -> Traits {
    let likeness = a.setting().likeness(b.setting());
    let holds = |so: bool| if so { 1.0 } else { 0.0 };
    let (before_a, behind_a) = beside(a);
    let (before_b, behind_b) = beside(b);
    let common = |x: &[Word], y: &[Word]| x.iter().filter_map(|w| w.stem).any(|stem| y.iter().any(|w| w.stem == Some(stem)));
    [
        likeness.near,
        likeness.subject.unwrap_or_default(),
        holds(a.alone && b.alone),
        holds(a.alone != b.alone),
        (1.0 + names_of_both(a, b) as f32).ln(),
        close(&a.fact.value, &b.fact.value),
        holds(common(behind_a, behind_b)),
        holds(common(before_a, before_b)),
    ]
}

/// The word right before a figure, and the few right behind it, as far as nothing parts them.
fn beside<'s>(side: &'s Side<'_>) -> (&'s [Word], &'s [Word]) {
    let words = side.words();
    let (from, to) = side.place();
    let parted = words.get(from).is_some_and(|w| w.after_break);
    let behind = words[to..].iter().take(NOUN).take_while(|w| !w.after_break).count();
    (&words[if parted { from } else { from.saturating_sub(1) }..from], &words[to..to + behind])
}

/// How many that the one passage names the other names as well.
fn names_of_both<'c>(a: &Side<'c>, b: &Side<'c>) -> usize {
    let once = |side: &Side<'c>| -> Vec<&'c Entity> {
        let mut named: Vec<&Entity> = side.named().map(|(_, entity)| entity).collect();
        named.sort_unstable_by_key(|entity| entity.name.start());
        named.dedup_by_key(|entity| entity.name.start());
        named
    };
    let (x, y) = (once(a), once(b));
    let met = |these: &[&Entity], those: &[&Entity]| these.iter().filter(|p| those.iter().any(|q| name::same(p, q))).count();
    // "Lund" may be two that the other names
    met(&x, &y).min(met(&y, &x))
}

/// How close two values lie: 2 where they differ by a tenth, 0 where one is about twice and a half the other, less where it is more times the
/// other.
fn close(a: &Value, b: &Value) -> f32 {
    /// Closer than this makes no difference.
    const LEAST: f64 = 0.05;
    let apart = match (a, b) {
        (Value::Duration(x), Value::Duration(y)) => date::apart(x, y),
        _ => quantity::apart(a, b),
    };
    apart.map_or(0.0, |times| -(times + LEAST).ln() as f32)
}
