//! The card of what is under the cursor: first who says what and why it is held to agree or not, below a rule what that rests on.

mod grounds;

use crate::{
    analysis::{Analysis, Dispute},
    compare::{Finding, Verdict},
    export::{
        report::{self, Entry, Statement},
        voucher,
    },
    facts::FactId,
    text::{DocumentId, PassageId},
    tui::{state::State, theme::Role},
};

/// A line of a card: words, look.
pub(super) struct CardLine {
    pub(super) words: String,
    pub(super) role: Role,
}

struct Card<'a> {
    state: &'a State,
    width: usize,
    lines: Vec<CardLine>,
}

impl Card<'_> {
    fn add(&mut self, indent: usize, words: &str, role: Role) {
        let margin = " ".repeat(indent);
        let hanging = " ".repeat(indent + 2);
        let options = textwrap::Options::new(self.width).initial_indent(&margin).subsequent_indent(&hanging);
        self.lines.extend(textwrap::wrap(words, options).iter().map(|l| CardLine { words: l.to_string(), role }));
    }

    /// An empty line between parts.
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|l| !l.words.is_empty() && l.role != Role::Rule) {
            self.lines.push(CardLine { words: String::new(), role: Role::Text });
        }
    }

    /// What follows is what the rest is read from.
    fn rule(&mut self) {
        self.lines.push(CardLine { words: self.state.signs.rule().repeat(self.width), role: Role::Rule });
    }
}

/// The title and the lines of the card, wrapped to `width`.
pub(super) fn card(state: &State, width: usize) -> (String, Vec<CardLine>) {
    let Some(cursor) = state.cursor else { return (String::new(), Vec::new()) };
    let mut card = Card { state, width, lines: Vec::new() };
    let verdict = state.story.verdict_of(cursor.passage, &state.read.hidden);
    let Some(first) = state.comparison() else {
        let title = match verdict {
            Some(verdict) => format!("{} only {} tells this", state.signs.verdict(verdict), cursor.passage.document),
            None => cursor.passage.to_string(),
        };
        alone(&mut card, cursor.passage);
        return (title, card.lines);
    };
    let rest = state.story.comparisons_of(cursor.passage).iter().filter(|c| **c != first);
    let entries: Vec<(usize, Entry)> = std::iter::once(&first).chain(rest).map(|c| (*c, entry(state, cursor.passage, *c))).collect();
    let mut told: Vec<&[FactId]> = Vec::new();
    for (i, (_, entry)) in entries.iter().enumerate() {
        let new = |s: &&Statement| !told.iter().any(|known| s.dispute.facts.iter().all(|f| known.contains(f)));
        let statements: Vec<&Statement> = entry.disputes.iter().filter(new).collect();
        told.extend(statements.iter().map(|s| s.dispute.facts.as_slice()));
        if i > 0 && (!statements.is_empty() || entry.disputes.is_empty()) {
            card.gap();
            card.add(0, "the same passage also meets", Role::Heading);
        }
        stated(&mut card, cursor.passage, entry, &statements);
    }
    card.rule();
    for (comparison, entry) in &entries {
        grounds::compared(&mut card, *comparison, entry);
    }
    // the title and the status line name one thing: the dispute gone to, else what the passage's own comparison comes to
    let verdict = state.verdict_here().unwrap_or(Verdict::Reworded);
    (format!("{} {}", state.signs.verdict(verdict), verdict.name()), card.lines)
}

/// A comparison, the dispute gone to first, then those that the passage takes part in.
fn entry(state: &State, passage: PassageId, comparison: usize) -> Entry {
    let mut entry = state.content().entry(comparison);
    let gone_to = state.cursor.and_then(|c| c.dispute).and_then(|d| state.story.disputes.get(d));
    entry.disputes.sort_by_key(|s| (Some(&s.dispute) != gone_to, !state.story.takes_part(passage, &s.dispute)));
    entry
}

/// Reasons of one dispute before the rest is left to what stands below the rule.
const MOST_REASONS: usize = 3;

/// What of a comparison was not told before: what is stated, by whom, and why it is held to agree or not.
fn stated(card: &mut Card, passage: PassageId, entry: &Entry, statements: &[&Statement]) {
    let state = card.state;
    let analysis = &state.story.analysis;
    if !statements.is_empty() && !statements.iter().any(|s| state.story.takes_part(passage, &s.dispute)) {
        card.add(0, &format!("{passage} tells of the same and takes no part in what is compared:"), Role::Dim);
    }
    for statement in statements {
        let verdict = statement.dispute.verdict;
        let sign = state.signs.verdict(verdict);
        let told = tellers(analysis, statement.dispute.facts.iter().map(|f| f.document));
        let told = statement.voices.as_ref().unwrap_or(&told);
        if verdict == Verdict::Agree {
            card.add(0, &format!("{sign} {}, {}; {told}", statement.caption(), statement.line(analysis)), Role::Verdict(verdict));
            continue;
        }
        card.add(0, &format!("{sign} {}: {}", statement.caption(), statement.about()), Role::Verdict(verdict));
        for words in values(analysis, statement) {
            card.add(2, &words, Role::Text);
        }
        for words in reasons(analysis, statement).iter().chain([told]) {
            card.add(2, words, Role::Dim);
        }
    }
    for statement in &entry.rejected {
        card.add(0, &format!("rejected: {}", statement.line(analysis)), Role::Dim);
    }
    if entry.disputes.is_empty() {
        let words = match entry.verdict {
            Verdict::Agree => "the same words; no value to compare",
            Verdict::Reworded | Verdict::Single | Verdict::Compatible | Verdict::Discrepancy => "the same fact in other words; no value to compare",
        };
        card.add(0, words, Role::Text);
        for words in &entry.chosen {
            card.add(2, &format!("words chosen: {words}"), Role::Text);
        }
        card.add(2, &tellers(analysis, entry.columns.iter().map(|c| c.document)), Role::Dim);
    }
}

/// Each value with all who state it so: `A1 Coastline Press, B2 The Continental Ledger: 11, says the fire service (said)`.
fn values(analysis: &Analysis, statement: &Statement) -> Vec<String> {
    let mut groups: Vec<(String, Vec<FactId>)> = Vec::new();
    for (fact, _) in &statement.values {
        let said_by = voucher::said_by(analysis, *fact).map(|who| format!(", says {who}")).unwrap_or_default();
        let words = format!("{}{said_by}", statement.brief(analysis, *fact));
        match groups.iter_mut().find(|(known, _)| *known == words) {
            Some((_, facts)) => facts.push(*fact),
            None => groups.push((words, vec![*fact])),
        }
    }
    groups.into_iter().map(|(words, facts)| format!("{}: {words}", places(analysis, &facts))).collect()
}

/// Where facts stand: passages with their outlets, of many the passages alone.
fn places(analysis: &Analysis, facts: &[FactId]) -> String {
    const MOST_NAMED: usize = 3;
    const MOST: usize = 12;
    let place = |id: &FactId| {
        let passage = analysis.passage_of(*id);
        if facts.len() <= MOST_NAMED { format!("{passage} {}", report::source_name(analysis, id.document)) } else { passage.to_string() }
    };
    let mut shown: Vec<String> = facts.iter().take(MOST).map(place).collect();
    shown.dedup();
    let more = if facts.len() > MOST { format!(" and {} more", facts.len() - MOST) } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

/// Why a dispute has its verdict, from the findings that have it.
fn reasons(analysis: &Analysis, statement: &Statement) -> Vec<String> {
    let findings = analysis.comparisons.get(statement.dispute.comparison).map_or(&[][..], |c| &c.findings);
    let is = |i: &&usize| findings.get(**i).is_some_and(|f: &Finding| f.verdict == statement.dispute.verdict);
    let dispute = Dispute { findings: statement.dispute.findings.iter().filter(is).copied().collect(), ..statement.dispute.clone() };
    let mut reasons = report::statement(analysis, dispute).explanations;
    reasons.truncate(MOST_REASONS);
    reasons
}

/// Of how many sources something is known: `3 sources, 2 independent`.
fn tellers(analysis: &Analysis, sources: impl Iterator<Item = DocumentId>) -> String {
    let mut sources: Vec<DocumentId> = sources.collect();
    sources.dedup();
    let independent = analysis.independent(sources.iter().copied());
    if independent < sources.len() { format!("{} sources, {independent} independent", sources.len()) } else { format!("{independent} independent sources") }
}

/// A passage that meets no other, and the values that it states.
fn alone(card: &mut Card, passage: PassageId) {
    let analysis = &card.state.story.analysis;
    grounds::said(card, passage);
    let extraction = analysis.extractions.get(passage.document.index());
    let Some((first, facts)) = extraction.map(|e| e.of_passage(passage.index)).filter(|(_, facts)| !facts.is_empty()) else { return };
    let ids: Vec<FactId> = (first..).zip(facts).map(|(i, _)| FactId::new(passage.document, i)).collect();
    card.gap();
    card.add(0, "what it states", Role::Heading);
    for id in &ids {
        let who = voucher::said_by(analysis, *id).map(|who| format!(", says {who}")).unwrap_or_default();
        card.add(2, &format!("{}: {}{who}", analysis.fact(*id).value.kind().name(), report::value_words(analysis, *id)), Role::Text);
    }
    card.rule();
    grounds::read(card, &ids);
}
