//! How sure it is that two names are of one person, body or place.

use super::{
    super::{
        Reason,
        name::{self, Kinship},
        party::Voice,
        role,
        side::Side,
    },
    sureness::floor,
};
use crate::{
    facts::{self, Name, NameKind},
    lang::{Lexicon, NameWord, Sense, fold},
};

/// How much more sure it is that two relatives are one person misnamed where both bear one title.
const TITLE: f32 = 0.2;

/// Names meet where both articles introduce one person, or where two names stand in one place.
pub(super) fn names<'c>(a: &Side<'c>, b: &Side<'c>, x: &Name, y: &Name, linked: impl Fn() -> f32) -> Option<(Reason, f32)> {
    let (Some(Voice::Entity { entity: of_a, name: name_a }), Some(Voice::Entity { entity: of_b, name: name_b })) = (a.voice(), b.voice()) else {
        return None;
    };
    // a town of which little is said looks like a body, and so do the Alaskans
    let town = || of_a.kind != NameKind::Person && of_b.kind != NameKind::Person && name::are_two_words(name_a, name_b);
    if of_a.kind != of_b.kind && !town() {
        return None;
    }
    let near = || a.setting().likeness(b.setting()).near;
    let person = of_a.kind == NameKind::Person;
    // what is printed here must differ: "Timmons" is no slip for "Jermayne Timmons"
    let printed = |side: &Side| fold(side.reader.document.words(side.fact.span)).into_owned();
    let holds = |whole: &str, part: &str| part.split(' ').all(|word| whole.split(' ').any(|other| other == word));
    let one_in_print = || {
        let (x, y) = (printed(a), printed(b));
        holds(&x, &y) || holds(&y, &x)
    };
    // a name that the other article has as well is no slip for another
    let strangers = || !a.knows(name_b) && !b.knows(name_a);
    let both_full = [(a, of_a), (b, of_b)].iter().all(|(side, entity)| side.reader.document.words(entity.name).contains(' '));
    let kin = match name::kinship(name_a, name_b) {
        Kinship::Relative | Kinship::Apart if facts::name::same(of_a, of_b) => Kinship::Same,
        Kinship::Relative if !person => Kinship::Apart,
        Kinship::Alike if !person && name::are_derived(name_a, name_b) => Kinship::Same,
        Kinship::Alike if name::other_number(name_a, name_b, |word| is_given(a, word)) => Kinship::Same,
        Kinship::Alike if [of_a, of_b].iter().any(|e| e.kind == NameKind::Place) && name::other_vowels(name_a, name_b) => Kinship::Spelling,
        kin => kin,
    };
    let introduced = person && x.role.is_some() && y.role.is_some();
    if kin == Kinship::Same && introduced && both_full && role::exclude((a, x.entity), (b, y.entity)) {
        return Some((Reason::Role, 0.35 + 0.3 * linked() + 0.3 * near()));
    }
    let slot = || if introduced && role::one_title(a, b) { TITLE } else { 0.0 };
    if kin.reason() == Reason::OtherName && one_in_print() {
        return None;
    }
    let confidence = match kin {
        Kinship::Same if introduced && both_full => 0.9,
        Kinship::Spelling => 0.8,
        Kinship::Alike => (if both_full { 0.65 } else { 0.5 }) + 0.3 * near(),
        Kinship::Relative => 0.2 + 0.6 * near() + slot(),
        Kinship::Same | Kinship::Apart => 0.0,
    };
    let reason = kin.reason();
    // whether they are strangers is asked last, as it goes through all names of both
    let sure = reason != Reason::OtherName || confidence >= floor(reason.verdict()) && strangers();
    Some((reason, if sure { confidence } else { 0.0 }))
}

/// Whether a word, folded, is a given name in the language of a source.
fn is_given(side: &Side, word: &str) -> bool {
    Lexicon::of(side.reader.document.language).meanings(word).any(|sense| matches!(sense, Sense::Name(NameWord::Given(_))))
}
