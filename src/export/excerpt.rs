//! The part of a long quotation that a dispute is about: a line has no room for the rest.

use crate::{
    analysis::Analysis,
    compare::{Finding, Piece, Verdict, diff},
    facts::{FactId, Value},
    text::Span,
};

/// Longer words are cut, in characters.
const LONGEST: usize = 110;
/// So many characters are kept before what differs.
const LEAD: usize = 40;

/// The words of a fact, of a long quotation those around the first that another of `findings` contradicts.
pub(super) fn excerpt<'f>(analysis: &Analysis, id: FactId, mut findings: impl Iterator<Item = &'f Finding>) -> String {
    let (document, fact) = (analysis.document(id.document), analysis.fact(id));
    let words = document.words(fact.span);
    if !matches!(fact.value, Value::Quote(_)) || words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let contradicts = |f: &&Finding| f.verdict == Verdict::Discrepancy && f.facts.contains(&id);
    let other = findings.find(contradicts).and_then(|f| f.facts.into_iter().find(|other| *other != id));
    let at = other.and_then(|other| differs_at(analysis, id, other)).map_or(0, |at| at - fact.span.start());
    cut(words, at)
}

/// Where a quotation first differs from another, in the text of its document: words at either end that only one of them has were cut there.
fn differs_at(analysis: &Analysis, id: FactId, other: FactId) -> Option<usize> {
    let place = |id: FactId| (analysis.document(id.document), analysis.fact(id).span);
    let pieces = diff(place(id), place(other));
    let common = |p: &Piece| if let Piece::Common { a, .. } = p { Some(*a) } else { None };
    let (first, last) = (pieces.iter().position(|p| common(p).is_some())?, pieces.iter().rposition(|p| common(p).is_some())?);
    let before: Span = pieces[first..last].windows(2).find_map(|pair| common(&pair[1]).is_none().then(|| common(&pair[0]))?)?;
    Some(before.end())
}

/// `words` around byte `at`, with an ellipsis where they are cut, between words.
fn cut(words: &str, at: usize) -> String {
    let chars = |from: usize, count: usize| words[from..].char_indices().nth(count).map_or(words.len(), |(n, _)| from + n);
    let before = words[..at].char_indices().rev().nth(LEAD).map_or(0, |(n, _)| n);
    let from = if before == 0 { 0 } else { words[before..at].find(' ').map_or(at, |space| before + space + 1) };
    let end = chars(from, LONGEST);
    let to = if end == words.len() { end } else { words[from..end].rfind(' ').map_or(end, |space| from + space) };
    format!("{}{}{}", if from > 0 { "… " } else { "" }, &words[from..to], if to < words.len() { " …" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_quotation_is_cut_between_words_around_what_differs() {
        let words = "We have waited a long time for this bridge and we are told now that it will cost eleven million more than it did when the vote \
                     was held, which nobody in this town had any reason to expect of those who asked us for it.";
        let at = words.find("eleven").unwrap();
        let cut = cut(words, at);
        assert_eq!(cut, "… and we are told now that it will cost eleven million more than it did when the vote was held, which nobody in …");
        assert_eq!(super::cut(words, 0), "We have waited a long time for this bridge and we are told now that it will cost eleven million more than it …");
    }
}
