//! What the Lens view says beside its base: what is compared, what the other sources say, who is silent.

use super::{
    state::Cursor,
    story::Story,
    theme::Role,
    wrap::{Row, wrap},
};
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
    /// Where its words stand in an article, if they are one's: the passage, the first byte, one past the last.
    pub prose: Option<(PassageId, u32, u32)>,
    /// What begins here: what was judged of it stands beside the sign.
    pub of: Of,
}

/// What a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Of {
    /// Nothing that can be judged.
    #[default]
    Words,
    /// What a passage says.
    Passage(PassageId),
    /// A dispute or agreement, by its place in [`Story::disputes`].
    Dispute(usize),
}

/// Lines of a statement before the rest is left to the card, so that what many sources dispute does not hide what they say.
const MOST_STATED: usize = 6;
/// Where the rest is.
pub const REST: &str = "... and more; Enter shows all";

/// What is said of `anchor`, the passage of the base that the cursor belongs to, or the cursor's own where the base has no part in what it is
/// at: the dispute gone to, or those that it takes part in; what the other sources `shown` say, the gravest first; the other disputes; who
/// is silent. Wrapped to `width`.
pub fn lines(story: &Story, shown: &[DocumentId], base: DocumentId, anchor: PassageId, cursor: Cursor, width: usize) -> Vec<Said> {
    let mut lines = Vec::new();
    let comparisons = story.comparisons_of(anchor);
    let gone_to = cursor.dispute.and_then(|d| story.disputes.get(d)).filter(|d| comparisons.contains(&d.comparison));
    let stated = |lines: &mut Vec<Said>, (at, dispute): (usize, &Dispute)| {
        let words = report::statement(&story.analysis, dispute.clone()).line(&story.analysis);
        let before = lines.len();
        add(lines, &words, width, Said { sign: Some(dispute.verdict), role: Role::Verdict(dispute.verdict), of: Of::Dispute(at), ..Said::default() });
        if lines.len() > before + MOST_STATED {
            lines.truncate(before + MOST_STATED);
            add(lines, REST, width, Said { role: Role::Dim, ..Said::default() });
        }
    };
    let is_first = |(_, d): &(usize, &Dispute)| gone_to.map_or_else(|| story.takes_part(anchor, d), |gone_to| **d == *gone_to);
    let stated_here = story.disputes.iter().enumerate().filter(|(_, d)| comparisons.contains(&d.comparison));
    let (first, rest): (Vec<_>, Vec<_>) = stated_here.partition(is_first);
    first.into_iter().for_each(|d| stated(&mut lines, d));
    let hidden: Vec<DocumentId> = story.documents.iter().copied().filter(|d| !shown.contains(d)).collect();
    let others = said_against(story, anchor, &hidden);
    let own = (anchor.document != base).then(|| story.verdict_of(anchor, &hidden).map(|v| (anchor, v))).flatten();
    let mut before = None;
    for (id, verdict) in own.into_iter().chain(others.iter().copied()) {
        if before != Some(id.document) {
            gap(&mut lines);
        }
        before = Some(id.document);
        let chosen = id == cursor.passage;
        let heading = format!("{id}  {}", report::citation(&story.analysis, id));
        lines.push(Said { words: heading, role: Role::Heading, sign: Some(verdict), chosen, of: Of::Passage(id), ..Said::default() });
        let (document, mut rows) = (story.analysis.document(id.document), Vec::new());
        let span = story.analysis.passage(id).span;
        wrap(&document.text, span.start()..span.end(), width, &mut rows);
        let words = |row: &Row| visible_line(document.text.get(row.start as usize..row.end as usize).unwrap_or_default());
        lines.extend(rows.iter().map(|row| Said { words: words(row), chosen, prose: Some((id, row.start, row.end)), ..Said::default() }));
    }
    if !rest.is_empty() {
        gap(&mut lines);
    }
    rest.into_iter().for_each(|d| stated(&mut lines, d));
    let silent: Vec<String> =
        shown.iter().filter(|d| **d != anchor.document && others.iter().all(|(p, _)| p.document != **d)).map(ToString::to_string).collect();
    if story.compared && !silent.is_empty() {
        gap(&mut lines);
        add(&mut lines, &format!("· silent: {}", silent.join(" ")), width, Said { role: Role::Dim, ..Said::default() });
    }
    lines
}

/// Adds words wrapped to `width`; the sign stands at the first line.
fn add(lines: &mut Vec<Said>, words: &str, width: usize, like: Said) {
    let rows = textwrap::wrap(words, width).into_iter().enumerate();
    lines.extend(rows.map(|(i, l)| Said { words: l.into_owned(), sign: like.sign.filter(|_| i == 0), of: if i == 0 { like.of } else { Of::Words }, ..like }));
}

/// Adds an empty line between parts.
fn gap(lines: &mut Vec<Said>) {
    if !lines.is_empty() {
        lines.push(Said::default());
    }
}

/// What sources other than the `hidden` say of a passage, source by source, the gravest first.
fn said_against(story: &Story, passage: PassageId, hidden: &[DocumentId]) -> Vec<(PassageId, Verdict)> {
    let mut said: Vec<(PassageId, Verdict)> = story.against(passage).into_iter().filter(|(p, _)| !hidden.contains(&p.document)).collect();
    let by_source = by_source(&said);
    let gravest = |of: DocumentId| by_source.iter().find(|(d, _)| *d == of).map(|(_, v)| std::cmp::Reverse(*v));
    said.sort_by_key(|(p, verdict)| (gravest(p.document), p.document, std::cmp::Reverse(*verdict), *p));
    said
}

/// How each of the other sources stands to a passage: the gravest verdict between the two.
pub fn verdicts(story: &Story, passage: PassageId, hidden: &[DocumentId]) -> Vec<(DocumentId, Verdict)> {
    let mut found = by_source(&story.against(passage));
    found.retain(|(d, _)| !hidden.contains(d));
    found
}

/// Passages of sources, those of one source together, as their sources with the gravest verdict of each.
fn by_source(passages: &[(PassageId, Verdict)]) -> Vec<(DocumentId, Verdict)> {
    let sources = passages.chunk_by(|(a, _), (b, _)| a.document == b.document);
    sources.filter_map(|of| Some((of.first()?.0.document, of.iter().map(|(_, v)| *v).max()?))).collect()
}
