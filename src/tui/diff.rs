//! Which words of aligned passages differ.

use super::story::Story;
use crate::text::{PassageId, Span};
use rustc_hash::FxHashMap;
use similar::{ChangeTag, TextDiff};
use std::time::Duration;

/// The share of words that two passages must have in common for the rest to mean anything.
const LEAST_SHARE: f32 = 0.35;
/// What a comparison of two passages may take; beyond it the result is coarser.
const DEADLINE: Duration = Duration::from_millis(5);

/// For the passages aligned with `cursor` the words that `cursor` does not have, and for `cursor` those that its first partner in
/// another source does not have. Passages in quite other words are left alone.
pub fn around(story: &Story, cursor: PassageId) -> FxHashMap<PassageId, Vec<Span>> {
    let mut differs = FxHashMap::default();
    for partner in story.together(cursor).iter().filter(|p| p.document != cursor.document).take(16) {
        let Some((own, theirs)) = differing(story, cursor, *partner) else { continue };
        differs.entry(cursor).or_insert(own);
        differs.insert(*partner, theirs);
    }
    differs
}

/// The words of each passage that the other does not have; `None` where they are too unlike.
fn differing(story: &Story, a: PassageId, b: PassageId) -> Option<(Vec<Span>, Vec<Span>)> {
    let (a_words, b_words) = (story.analysis.words(a), story.analysis.words(b));
    let diff = TextDiff::configure().timeout(DEADLINE).diff_unicode_words(a_words, b_words);
    let starts = [a, b].map(|p| story.analysis.passage(p).span.start());
    let (mut at, mut found) = (starts, [Vec::new(), Vec::new()]);
    let (mut same, mut all) = (0, 0);
    for change in diff.iter_all_changes() {
        let piece: &str = change.value();
        let mut take = |side: usize, differs: bool| {
            let (start, end) = (at[side], at[side] + piece.len());
            at[side] = end;
            if piece.chars().any(char::is_alphanumeric) {
                (same, all) = (same + usize::from(!differs), all + 1);
                let document = story.analysis.document([a, b][side].document);
                found[side].extend(document.span(start, end).filter(|_| differs));
            }
        };
        match change.tag() {
            ChangeTag::Equal => {
                take(0, false);
                take(1, false);
            }
            ChangeTag::Delete => take(0, true),
            ChangeTag::Insert => take(1, true),
        }
    }
    let [own, theirs] = [(a, &found[0]), (b, &found[1])].map(|(p, spans)| runs(&story.analysis.document(p.document).text, spans));
    (same as f32 >= LEAST_SHARE * all as f32).then_some((own, theirs))
}

/// Neighbouring words as one stretch.
fn runs(text: &str, words: &[Span]) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for word in words {
        match runs.last_mut().filter(|last| last.gap(*word).of(text).trim().is_empty()) {
            Some(last) => *last = last.to(*word),
            None => runs.push(*word),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::fixture, text::DocumentId};
    use std::sync::Arc;

    #[test]
    fn only_words_that_the_partner_lacks_are_marked() {
        let analysis = Arc::new(fixture::aligned(&[("The vote was held on Tuesday in Kherson.", "The vote was held on Friday in Kherson.")]));
        let story = Story::new(analysis.clone(), analysis.document_ids().collect(), true);
        let differs = around(&story, DocumentId(0).passage(0));
        let words = |p: PassageId| -> Vec<&str> { differs[&p].iter().map(|s| analysis.document(p.document).words(*s)).collect() };
        assert_eq!(words(DocumentId(0).passage(0)), ["Tuesday"]);
        assert_eq!(words(DocumentId(1).passage(0)), ["Friday"]);
    }

    #[test]
    fn passages_in_other_words_are_left_alone() {
        let analysis = Arc::new(fixture::aligned(&[("Nobody came to the vote.", "Stations stayed empty all day, officials admit.")]));
        let story = Story::new(analysis.clone(), analysis.document_ids().collect(), true);
        assert!(around(&story, DocumentId(0).passage(0)).is_empty());
    }
}
