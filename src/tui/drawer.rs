//! What the Lens view says beside its base: what is compared, what the other sources say, who is silent.

use super::{state::Cursor, story::Story, theme::Role};
use crate::{
    analysis::Dispute,
    compare::Verdict,
    export::report,
    text::{DocumentId, PassageId, visible_line},
};

/// A line of the drawer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Said {
    /// Its words, already fit for a screen.
    pub words: String,
    /// How it looks.
    pub role: Role,
    /// The verdict whose sign stands before it.
    pub sign: Option<Verdict>,
    /// Whether it belongs to the passage under the cursor.
    pub chosen: bool,
}

/// Lines of a statement before the rest is left to the card, so that what many sources dispute does not hide what they say.
const MOST_STATED: usize = 6;
/// Where the rest is.
pub const REST: &str = "... and more; Enter shows all";

/// What is said of `anchor`, the passage of the base that the cursor belongs to, or the cursor's own where the base has no part in what it is
/// at: the dispute gone to, or all; the other passages, the gravest first; the other disputes; who of `shown` is silent. Wrapped to `width`.
pub fn lines(story: &Story, shown: &[DocumentId], base: DocumentId, anchor: PassageId, cursor: Cursor, width: usize) -> Vec<Said> {
    let mut lines = Vec::new();
    let together = story.together(anchor);
    let comparisons = story.comparisons_of(anchor);
    let gone_to = cursor.dispute.and_then(|d| story.disputes.get(d)).filter(|d| comparisons.contains(&d.comparison));
    let stated = |lines: &mut Vec<Said>, dispute: &Dispute| {
        let words = report::statement(&story.analysis, dispute.clone()).line(&story.analysis);
        let before = lines.len();
        add(lines, &words, width, Said { sign: Some(dispute.verdict), role: Role::Verdict(dispute.verdict), ..Said::default() });
        if lines.len() > before + MOST_STATED {
            lines.truncate(before + MOST_STATED);
            add(lines, REST, width, Said { role: Role::Dim, ..Said::default() });
        }
    };
    let mut rest = story.disputes.iter().filter(|d| comparisons.contains(&d.comparison) && Some(*d) != gone_to);
    match gone_to {
        Some(dispute) => stated(&mut lines, dispute),
        None => rest.by_ref().for_each(|d| stated(&mut lines, d)),
    }
    let mut others = verdicts(story, anchor);
    others.sort_by_key(|(p, v)| (std::cmp::Reverse(*v), *p));
    let own = (anchor.document != base).then(|| (anchor, story.verdict_of(anchor)));
    for (first, sign) in own.into_iter().chain(others.into_iter().map(|(p, v)| (p, Some(v)))) {
        gap(&mut lines);
        let rest = together.iter().copied().filter(|p| first != anchor && p.document == first.document && *p != first);
        for id in std::iter::once(first).chain(rest) {
            let chosen = id == cursor.passage;
            let heading = format!("{id}  {}", report::citation(&story.analysis, id));
            lines.push(Said { words: heading, role: Role::Heading, sign: sign.filter(|_| id == first), chosen });
            add(&mut lines, &visible_line(story.analysis.words(id)), width, Said { chosen, ..Said::default() });
        }
    }
    let mut rest = rest.peekable();
    if rest.peek().is_some() {
        gap(&mut lines);
    }
    rest.for_each(|d| stated(&mut lines, d));
    let silent: Vec<String> = shown.iter().filter(|d| **d != anchor.document && together.iter().all(|p| p.document != **d)).map(ToString::to_string).collect();
    if story.compared && !silent.is_empty() {
        gap(&mut lines);
        add(&mut lines, &format!("· silent: {}", silent.join(" ")), width, Said { role: Role::Dim, ..Said::default() });
    }
    lines
}

/// Adds words wrapped to `width`; the sign stands at the first line.
fn add(lines: &mut Vec<Said>, words: &str, width: usize, like: Said) {
    let rows = textwrap::wrap(words, width).into_iter().enumerate();
    lines.extend(rows.map(|(i, l)| Said { words: l.into_owned(), sign: like.sign.filter(|_| i == 0), ..like }));
}

/// Adds an empty line between parts.
fn gap(lines: &mut Vec<Said>) {
    if !lines.is_empty() {
        lines.push(Said::default());
    }
}

/// The other sources of a passage's alignments, each by its passage with the gravest verdict between it and the passage's own.
pub fn verdicts(story: &Story, passage: PassageId) -> Vec<(PassageId, Verdict)> {
    let mut found: Vec<(PassageId, Verdict)> = Vec::new();
    for comparison in story.comparisons_of(passage).iter().filter_map(|c| story.comparison(*c)) {
        let mut met = vec![passage.document];
        for other in &comparison.alignment.passages {
            if met.contains(&other.document) {
                continue;
            }
            met.push(other.document);
            let between = |ids: &[crate::facts::FactId; 2]| {
                let documents = ids.map(|f| f.document);
                documents.contains(&passage.document) && documents.contains(&other.document)
            };
            let gravest = comparison.findings.iter().filter(|f| between(&f.facts)).map(|f| f.verdict).max();
            let without = if comparison.findings.is_empty() { comparison.verdict } else { Verdict::Reworded };
            let verdict = gravest.unwrap_or(without);
            match found.iter_mut().find(|(p, _)| p.document == other.document) {
                Some(known) if known.1 < verdict => *known = (*other, verdict),
                Some(_) => {}
                None => found.push((*other, verdict)),
            }
        }
    }
    found
}
