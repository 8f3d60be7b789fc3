//! Tallies: the two numbers of one ballot, which are compared as a pair.

use super::super::side::Side;
use crate::facts::{Fact, Value};
use rust_decimal::Decimal;

/// Two accounts of one ballot differ by no more votes than this, or by no more than a tenth.
const FEW: Decimal = Decimal::from_parts(3, 0, 0, false, 0);
/// Judges are so many at most, and senators so many: their votes fall alike again and again.
const COURT: Decimal = Decimal::from_parts(15, 0, 0, false, 0);
const SENATE: (Decimal, Decimal) = (Decimal::from_parts(90, 0, 0, false, 0), Decimal::from_parts(101, 0, 0, false, 0));

/// One number of a tally.
struct Count {
    value: Decimal,
    /// That of the other side.
    other: Decimal,
}

impl Count {
    fn of(side: &Side) -> Option<Count> {
        let [first, second] = ballots(side).find(|pair| pair.iter().any(|f| std::ptr::eq(*f, side.fact)))?;
        let other = if std::ptr::eq(first, side.fact) { second } else { first };
        Some(Count { value: number(&side.fact.value)?, other: number(&other.value)? })
    }

    /// Whether it is the number of those who won.
    fn won(&self) -> bool {
        self.value >= self.other
    }
}

/// The tallies of a passage: votes that stand side by side.
fn ballots<'c>(side: &Side<'c>) -> impl Iterator<Item = [&'c Fact; 2]> {
    /// Between the two numbers stands a dash, "to" or "votes to".
    const BETWEEN: usize = 12;
    let votes: Vec<&Fact> = side.neighbours().iter().filter(|f| is_vote(f)).collect();
    let mut at = 0;
    std::iter::from_fn(move || {
        while let [first, second, ..] = votes.get(at..)? {
            let beside = second.span.start().saturating_sub(first.span.end()) <= BETWEEN;
            at += if beside { 2 } else { 1 };
            if beside {
                return Some([*first, *second]);
            }
        }
        None
    })
}

fn is_vote(fact: &Fact) -> bool {
    fact.rule == "count.score"
}

fn number(value: &Value) -> Option<Decimal> {
    value.quantity()?.low
}

/// Whether both are votes on one side of a ballot whose other side has as many in both: 124 to 109, 124 to 107; or nearly as many, in a
/// small chamber. A committee's 11 to 4 and the Senate's 35 to 11 are two ballots.
pub(super) fn of_one_ballot<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    if !is_vote(a.fact) || !is_vote(b.fact) {
        return false;
    }
    let Some((x, y)) = Count::of(a).zip(Count::of(b)) else { return false };
    let near = |p: Decimal, q: Decimal| {
        let apart = p.max(q).saturating_sub(p.min(q));
        apart <= FEW || apart <= p.max(q) / Decimal::TEN
    };
    // "22-10" and "23-9" are of one small chamber; in a large one as many vote on all things
    let all = |count: &Count| count.value.saturating_add(count.other);
    let small = |count: &Count| all(count) > COURT && all(count) < SENATE.0;
    let of_one_size = near(x.other, y.other) && near(all(&x), all(&y)) && small(&x) && small(&y);
    (x.other == y.other || of_one_size) && x.won() == y.won() && near(x.value, y.value)
}

/// Whether one is the number of those who won a ballot, and the other of those who lost one: they tell of two, also where they are the same.
pub(super) fn of_two_ballots<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let decided = |side| Some(side).filter(|s: &&Side<'c>| is_vote(s.fact)).and_then(Count::of).filter(|count| count.value != count.other);
    decided(a).zip(decided(b)).is_some_and(|(x, y)| x.won() != y.won())
}

/// Whether so many cast their votes as seldom do in another ballot.
fn telling(all: Decimal) -> bool {
    all > COURT && !(SENATE.0..=SENATE.1).contains(&all)
}

/// Whether both passages tell one tally that is hardly that of another vote as well: 24 to 18, but not 5 to 4.
pub(super) fn one_tally<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let tallies = |side: &Side<'c>| -> Vec<[Decimal; 2]> {
        let all = ballots(side).filter_map(|[x, y]| Some([number(&x.value)?, number(&y.value)?]));
        all.filter(|[x, y]| telling(x.saturating_add(*y))).collect()
    };
    let told = tallies(a);
    !told.is_empty() && tallies(b).iter().any(|tally| told.contains(tally))
}
