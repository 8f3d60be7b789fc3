//! Tallies: the two numbers of one ballot, which are compared as a pair.

use super::super::side::Side;
use crate::facts::{Fact, Value};
use rust_decimal::Decimal;

/// Two accounts of one ballot differ by no more votes than this, or by no more than a tenth.
const FEW: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// One number of a tally.
struct Count {
    value: Decimal,
    /// That of the other side.
    other: Decimal,
}

impl Count {
    fn of(side: &Side) -> Option<Count> {
        // the numbers of a tally stand side by side
        let votes: Vec<&Fact> = side.neighbours().iter().filter(|f| is_vote(f)).collect();
        let pair = votes.chunks_exact(2).find(|pair| pair.iter().any(|f| std::ptr::eq(*f, side.fact)))?;
        let other = pair.iter().find(|f| !std::ptr::eq(**f, side.fact))?;
        Some(Count { value: number(&side.fact.value)?, other: number(&other.value)? })
    }

    /// Whether it is the number of those who won.
    fn won(&self) -> bool {
        self.value >= self.other
    }
}

fn is_vote(fact: &Fact) -> bool {
    fact.rule == "count.score"
}

fn number(value: &Value) -> Option<Decimal> {
    value.quantity()?.low
}

/// Whether both are votes on one side of a ballot whose other side has as many in both: 124 to 109, 124 to 107. A committee's 11 to 4 and
/// the Senate's 35 to 11 are two ballots.
pub(super) fn of_one_ballot<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    if !is_vote(a.fact) || !is_vote(b.fact) {
        return false;
    }
    let Some((x, y)) = Count::of(a).zip(Count::of(b)) else { return false };
    let apart = (x.value - y.value).abs();
    let near = apart <= FEW || apart * Decimal::TEN <= x.value.max(y.value);
    x.other == y.other && x.won() == y.won() && near
}

/// Whether one is the number of those who won a ballot, and the other of those who lost one.
pub(super) fn of_two_ballots<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let decided = |side| Some(side).filter(|s: &&Side<'c>| is_vote(s.fact)).and_then(Count::of).filter(|count| count.value != count.other);
    decided(a).zip(decided(b)).is_some_and(|(x, y)| x.won() != y.won())
}

/// Whether one tally is told in both passages.
pub(super) fn one_tally<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let tallies = |side: &Side<'c>| -> Vec<[Option<Decimal>; 2]> {
        let votes: Vec<&Fact> = side.neighbours().iter().filter(|f| is_vote(f)).collect();
        votes.chunks_exact(2).map(|pair| [number(&pair[0].value), number(&pair[1].value)]).collect()
    };
    let told = tallies(a);
    !told.is_empty() && tallies(b).iter().any(|tally| told.contains(tally))
}
