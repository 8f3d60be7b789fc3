//! The card of what is under the cursor: values, who says them, why the passages meet, why the verdict, origins.

use crate::{
    analysis::Analysis,
    compare::Verdict,
    export::report,
    facts::FactId,
    text::{DocumentId, PassageId, visible_line},
    tui::{state::State, theme::Role},
};

/// A line of a card: cells of indent, words, look.
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

    fn gap(&mut self) {
        self.lines.push(CardLine { words: String::new(), role: Role::Text });
    }
}

/// The title and the lines of the card, wrapped to `width`.
pub(super) fn card(state: &State, width: usize) -> (String, Vec<CardLine>) {
    let Some(cursor) = state.cursor else { return (String::new(), Vec::new()) };
    let mut card = Card { state, width, lines: Vec::new() };
    let Some(first) = state.comparison() else {
        let title = alone(&mut card, cursor.passage);
        return (title, card.lines);
    };
    let title = compared(&mut card, first);
    for other in state.story.comparisons_of(cursor.passage).iter().filter(|c| **c != first) {
        card.gap();
        card.add(0, "the same passage also meets", Role::Heading);
        card.gap();
        compared(&mut card, *other);
    }
    (title, card.lines)
}

fn compared(card: &mut Card, index: usize) -> String {
    let state = card.state;
    let analysis = &state.story.analysis;
    let mut entry = state.content().entry(index);
    let gone_to = state.cursor.and_then(|c| c.dispute).and_then(|d| state.story.disputes.get(d));
    entry.disputes.sort_by_key(|statement| Some(&statement.dispute) != gone_to);
    let Some(comparison) = state.story.comparison(index) else { return String::new() };
    for statement in &entry.disputes {
        let verdict = statement.dispute.verdict;
        let words = format!("{} {}: {}", state.signs.verdict(verdict), statement.caption(), statement.subject);
        card.add(0, &words, Role::Verdict(verdict));
        for (fact, words) in &statement.values {
            value(card, *fact, words);
        }
        let told = statement.voices.clone().unwrap_or_else(|| tellers(analysis, statement.dispute.facts.iter().map(|f| f.document)));
        for words in statement.explanations.iter().chain([&told]) {
            card.add(2, words, Role::Text);
        }
        for finding in statement.dispute.findings.iter().filter_map(|i| comparison.findings.get(*i)).take(6) {
            let [a, b] = finding.facts.map(|f| analysis.passage_of(f));
            let words = format!("{a} and {b}: {}, sure to {:.0} %", finding.reason.name().replace('_', " "), finding.confidence * 100.0);
            card.add(2, &words, Role::Dim);
        }
        card.gap();
    }
    for statement in &entry.rejected {
        card.add(0, &format!("rejected: {}", statement.line(analysis)), Role::Dim);
        card.gap();
    }
    if entry.disputes.is_empty() {
        let words = match comparison.verdict {
            Verdict::Agree => "the same words; no value to compare",
            Verdict::Reworded | Verdict::Single | Verdict::Compatible | Verdict::Discrepancy => "the same fact in other words; no value to compare",
        };
        card.add(0, words, Role::Text);
        for words in &entry.chosen {
            card.add(2, &format!("words chosen: {words}"), Role::Text);
        }
        card.gap();
    }
    card.add(0, "passages", Role::Heading);
    for passage in &comparison.alignment.passages {
        said(card, *passage);
    }
    card.gap();
    card.add(0, "why they meet", Role::Heading);
    for [a, b] in &entry.linked {
        card.add(2, &format!("{a} and {b}: linked by you"), Role::Key);
    }
    for link in comparison.alignment.links.iter().take(12) {
        card.add(2, &format!("{} and {}: {:.0} %", link.a, link.b, link.score * 100.0), Role::Text);
        let cues: Vec<String> = link
            .cues
            .iter()
            .map(|cue| {
                let a = cue.a.map(|s| visible_line(analysis.document(link.a.document).words(s)));
                let b = cue.b.map(|s| visible_line(analysis.document(link.b.document).words(s)));
                let words = match (a, b) {
                    (Some(a), Some(b)) if a != b => format!(" “{a}” / “{b}”"),
                    (a, b) => a.or(b).map(|w| format!(" “{w}”")).unwrap_or_default(),
                };
                format!("{}{words} {:+.2}", cue.kind.name(), cue.weight)
            })
            .collect();
        if !cues.is_empty() {
            card.add(4, &cues.join(", "), Role::Dim);
        }
    }
    if entry.disputes.is_empty() {
        card.gap();
        card.add(0, &tellers(analysis, entry.columns.iter().map(|c| c.document)), Role::Text);
    }
    format!("{} {}", state.signs.verdict(comparison.verdict), comparison.verdict.name())
}

/// Of how many sources something is known: `3 sources, 2 independent`.
fn tellers(analysis: &Analysis, sources: impl Iterator<Item = DocumentId>) -> String {
    let mut sources: Vec<DocumentId> = sources.collect();
    sources.dedup();
    let independent = analysis.independent(sources.iter().copied());
    if independent < sources.len() { format!("{} sources, {independent} independent", sources.len()) } else { format!("{independent} independent sources") }
}

fn alone(card: &mut Card, passage: PassageId) -> String {
    let state = card.state;
    said(card, passage);
    let extraction = state.story.analysis.extractions.get(passage.document.index());
    if let Some((first, facts)) = extraction.map(|e| e.of_passage(passage.index)).filter(|(_, facts)| !facts.is_empty()) {
        card.gap();
        card.add(0, "what it states", Role::Heading);
        for (i, fact) in (first..).zip(facts) {
            let id = FactId::new(passage.document, i);
            let words = format!("{}: {}", fact.value.kind().name(), report::value_words(&state.story.analysis, id));
            value(card, id, &words);
        }
    }
    match state.story.verdict_of(passage, &[]) {
        Some(verdict) => format!("{} only {} tells this", state.signs.verdict(verdict), passage.document),
        None => passage.to_string(),
    }
}

/// A value, who vouches for it, and what of it the source says it of.
fn value(card: &mut Card, id: FactId, words: &str) {
    let analysis = &card.state.story.analysis;
    let fact = analysis.fact(id);
    let document = analysis.document(id.document);
    let said_by = fact.attribution.and_then(|a| {
        let name = analysis.extractions.get(id.document.index())?.name_of(a.speaker)?;
        let cue = a.cue.map(|c| format!(" ({})", visible_line(document.words(c)))).unwrap_or_default();
        Some(format!(", says {}{cue}", visible_line(document.words(name))))
    });
    let line = format!("{}  {words}{}", analysis.passage_of(id), said_by.unwrap_or_default());
    card.add(2, &line, Role::Text);
    card.add(6, &format!("{}; found by {}", report::source_name(analysis, id.document), fact.rule), Role::Dim);
}

fn said(card: &mut Card, passage: PassageId) {
    let analysis = &card.state.story.analysis;
    let about = &analysis.document(passage.document).about;
    let date = about.published.map(|s| format!(", {}", s.date)).unwrap_or_default();
    card.add(2, &format!("{passage}  {}", visible_line(analysis.words(passage))), Role::Text);
    card.add(6, &format!("{}{date}, paragraph {}", report::source_name(analysis, passage.document), analysis.passage(passage).paragraph), Role::Dim);
    if let Some(note) = card.state.judge.attached.note(passage) {
        card.add(6, &format!("note: {}", visible_line(note)), Role::Key);
    }
}
