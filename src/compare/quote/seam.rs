//! Where one account breaks a quotation into two passages and the other does not: nothing is cut there, and a word put in that binds the
//! two sentences is not the speaker's.

use super::{
    Core, Reason, Said, Word,
    changes::{meaning_changes, strength_changes},
};

/// So many words in a row show that a quotation goes on as the other does.
const ALIKE: usize = 3;
/// At most so many words are put in between two sentences.
const BETWEEN: usize = 2;
/// Fewer words in common are no sentence of their own.
const SENTENCE: usize = 5;

/// How the words beyond those in common stand to the other account.
enum End<'w> {
    /// There are none.
    Whole,
    /// The other account has them in the passage beside, without these words in between.
    GoesOn(Vec<&'w Word>),
    /// The other account leaves them out.
    Cut,
}

/// What two quotations in the same words are where one goes on in the passage beside. `None` where one is only shortened.
pub(super) fn reason(a: (&Said, &[Word]), b: (&Said, &[Word])) -> Option<Reason> {
    let beside = |said: &Said| !said.led.is_empty() || !said.followed.is_empty();
    if !beside(a.0) && !beside(b.0) {
        return None;
    }
    let core = Core::find(a.1, b.1).filter(|core| core.changes.is_empty() && core.same >= SENTENCE)?;
    let before = end(
        (a.1[..core.a.start].iter().rev().collect(), a.0.led.iter().rev().collect()),
        (b.1[..core.b.start].iter().rev().collect(), b.0.led.iter().rev().collect()),
    );
    let behind = end((a.1[core.a.end..].iter().collect(), a.0.followed.iter().collect()), (b.1[core.b.end..].iter().collect(), b.0.followed.iter().collect()));
    // what is put in belongs to the words behind it
    match (before, behind) {
        (End::GoesOn(between), _) if between.iter().any(|w| w.binds) => {
            let between: Vec<Word> = between.into_iter().cloned().collect();
            Some(if meaning_changes(&between, &[]) || strength_changes(between, Vec::new()) { Reason::MeaningChanged } else { Reason::Altered })
        }
        (End::Cut, _) | (_, End::Cut) => None,
        (End::Whole | End::GoesOn(_), End::Whole | End::GoesOn(_)) => Some(Reason::Same),
    }
}

/// One end of the words in common. Of each account: its words beyond them in this passage, and those in the passage beside, nearest first.
fn end<'w>(a: (Vec<&'w Word>, Vec<&'w Word>), b: (Vec<&'w Word>, Vec<&'w Word>)) -> End<'w> {
    let (rest, beside) = match (a.0.is_empty(), b.0.is_empty()) {
        (true, true) => return End::Whole,
        (true, false) => (b.0, a.1),
        (false, true) => (a.0, b.1),
        (false, false) => return End::Cut,
    };
    let alike = |at: usize| {
        let len = ALIKE.min(rest.len() - at).min(beside.len());
        len > 0 && rest[at..].iter().zip(&beside).take(len).all(|(x, y)| x.form == y.form)
    };
    match (0..=BETWEEN.min(rest.len() - 1)).find(|&at| alike(at)) {
        Some(at) => End::GoesOn(rest[..at].to_vec()),
        None => End::Cut,
    }
}
