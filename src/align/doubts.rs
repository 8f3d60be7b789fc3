//! Pairs of passages whose words leave a doubt: they are settled by what the two say.

use super::{
    Vouches,
    groups::{self, Scored},
    score::{Feature, Features},
};
use crate::{
    progress::{Cancelled, Progress, Stage},
    text::PassageId,
};
use rustc_hash::FxHashMap;

/// From this score on the words leave in doubt whether two passages state one fact, until they say it.
const NEAR: f32 = 0.41;
/// From this score on they may state one fact all the same, in articles on one story, where it is all but certain by what they say.
const FAR: f32 = 0.3;
/// So sure it must be then: of such pairs of the stories in `examples/stories` five of six are right.
const CERTAIN: f32 = 0.9;
/// So many pairs are asked about at once.
const ASKED: usize = 256;
/// What it adds to the score before the logistic function that their facts vouch for the two, and that they do so for certain.
const VOUCHED: (f32, f32) = (0.4, 1.2);

/// A pair that is in doubt.
pub(super) struct Doubt {
    /// Its place among the scored pairs.
    at: usize,
    /// Whether no article is much closer to either of the two (`pairs::CLOSE`). Another attack has its own toll, which contradicts nothing.
    of_one_story: bool,
}

impl Doubt {
    /// Of the pair at a place with this score, if there is any.
    pub(super) fn of(at: usize, score: f32, features: &Features) -> Option<Doubt> {
        let of_one_story = features.get(Feature::Story) >= 1.0;
        // asked only of quotations and of figures that differ: what else is as sure mostly has more words in common
        let may_be_certain = features.get(Feature::Quoted) > 0.0 || features.get(Feature::NumbersApart) > 0.0;
        let least = if of_one_story && may_be_certain { FAR } else { NEAR };
        (least..groups::FEW).contains(&score).then_some(Doubt { at, of_one_story })
    }

    /// What it adds to a score that facts vouch for the pair so surely.
    fn settled(&self, score: f32, sure: f32) -> Option<f32> {
        match () {
            () if sure >= CERTAIN && self.of_one_story => Some(VOUCHED.1),
            () if sure > 0.0 && score >= NEAR => Some(VOUCHED.0),
            () => None,
        }
    }
}

/// Lifts the scores of those pairs for which their facts vouch, and returns these with what it added before the logistic function.
pub(super) fn settle(
    doubts: &[Doubt],
    pairs: &mut [Scored],
    id: impl Fn(u32) -> PassageId,
    vouches: &Vouches,
    progress: &Progress,
) -> Result<FxHashMap<(u32, u32), f32>, Cancelled> {
    let mut vouched = FxHashMap::default();
    for (nth, asked) in doubts.chunks(ASKED).enumerate() {
        progress.step(Stage::Aligning, nth * ASKED, doubts.len())?;
        let passages: Vec<(PassageId, PassageId)> = asked.iter().map(|doubt| (id(pairs[doubt.at].a), id(pairs[doubt.at].b))).collect();
        for (doubt, sure) in asked.iter().zip(vouches(&passages)) {
            let pair = &mut pairs[doubt.at];
            if let Some(more) = doubt.settled(pair.score, sure) {
                pair.score = raised(pair.score, more);
                vouched.insert((pair.a, pair.b), more);
            }
        }
    }
    Ok(vouched)
}

/// What a score becomes by so much before the logistic function.
fn raised(score: f32, more: f32) -> f32 {
    let odds = score / (1.0 - score) * more.exp();
    odds / (1.0 + odds)
}
