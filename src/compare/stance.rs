//! Stances: the same holder on the same target, for or against, and how firmly.

use super::{Reason, pairing::Side, party, scope::overlap};
use crate::facts::{Modality, Stance};

/// How two stances meet: the reason, and how well holder and target are established, 0 to 1.
pub(super) fn compare(a: (&Side, &Stance), b: (&Side, &Stance)) -> Option<(Reason, f32)> {
    let holder = match (&a.0.voice, &b.0.voice) {
        (Some(x), Some(y)) => match party::same(x, y) {
            Some(true) => 1.0,
            Some(false) => return None,
            None => 0.3,
        },
        _ => 0.3,
    };
    let target = match (&a.0.target, &b.0.target) {
        (Some(x), Some(y)) => overlap(x, y).unwrap_or(0.3),
        _ => 0.3,
    };
    let predicate = if a.1.predicate == b.1.predicate { 1.0 } else { 0.4 };
    let sure = 0.35 * holder + 0.4 * target + 0.25 * predicate;
    if a.1.polarity != b.1.polarity {
        // opposite stances only where nothing else could be meant
        return (holder >= 1.0 && target >= 0.6).then_some((Reason::Polarity, sure));
    }
    let reason = if firmness(a.1.modality) == firmness(b.1.modality) { Reason::Same } else { Reason::Modality };
    Some((reason, sure))
}

/// Whether a stance is held or only thought possible. "Will" and "would" are one in reported speech.
fn firmness(modality: Option<Modality>) -> bool {
    match modality {
        None | Some(Modality::Will | Modality::Would | Modality::Must) => true,
        Some(Modality::May | Modality::Should | Modality::Can) => false,
    }
}
