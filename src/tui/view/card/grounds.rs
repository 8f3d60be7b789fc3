//! What a card rests on: how each value was read, how sure it is that two are about one thing, the passages, and why these meet.

use super::Card;
use crate::{
    align::{Cue, CueKind, Link},
    analysis::Analysis,
    export::report::{self, Entry},
    facts::FactId,
    text::{PassageId, visible_line},
    tui::theme::Role,
};

/// Links of one comparison that are told; the rest is like them.
const MOST_LINKS: usize = 12;
/// Words told of the cues of one kind.
const MOST_WORDS: usize = 6;

pub(super) fn compared(card: &mut Card, comparison: usize, entry: &Entry) {
    let state = card.state;
    let analysis = &state.story.analysis;
    let Some(comparison) = state.story.comparison(comparison) else { return };
    let mut facts: Vec<FactId> = entry.disputes.iter().flat_map(|s| &s.dispute.facts).copied().collect();
    facts.sort_unstable();
    facts.dedup();
    read(card, &facts);
    if !comparison.findings.is_empty() {
        card.gap();
        card.add(0, "how sure it is that two values are about the same thing", Role::Heading);
    }
    for statement in &entry.disputes {
        let voices = statement.voices.as_ref().map(|v| format!("; {v}")).unwrap_or_default();
        card.add(2, &format!("{}: {}{voices}", statement.caption(), statement.subject), Role::Text);
        for finding in statement.dispute.findings.iter().filter_map(|i| comparison.findings.get(*i)) {
            let [a, b] = finding.facts.map(|f| analysis.passage_of(f));
            let why = report::explanation(analysis, finding);
            card.add(4, &format!("{a} and {b}, {:.0} %: {why}", finding.confidence * 100.0), Role::Dim);
        }
    }
    card.gap();
    card.add(0, "passages", Role::Heading);
    for passage in &comparison.alignment.passages {
        said(card, *passage);
    }
    card.gap();
    card.add(0, "why they meet, and how many links like it are right", Role::Heading);
    for [a, b] in &entry.linked {
        card.add(2, &format!("{a} and {b}: linked by you"), Role::Key);
    }
    for link in comparison.alignment.links.iter().take(MOST_LINKS) {
        card.add(2, &format!("{} and {}, {:.0} %", link.a, link.b, link.score * 100.0), Role::Text);
        let cues = cues(analysis, link);
        if !cues.is_empty() {
            card.add(4, &cues.join("; "), Role::Dim);
        }
    }
}

/// How values were read: the words, what they come to, and by which rule.
pub(super) fn read(card: &mut Card, facts: &[FactId]) {
    let analysis = &card.state.story.analysis;
    if facts.is_empty() {
        return;
    }
    card.gap();
    card.add(0, "how each value was read", Role::Heading);
    for id in facts {
        let fact = analysis.fact(*id);
        let kind = fact.value.kind().name();
        card.add(2, &format!("{}  {}: {kind}, by the rule {}", analysis.passage_of(*id), report::value_words(analysis, *id), fact.rule), Role::Dim);
    }
}

/// A passage with where it stands, and what was noted on it.
pub(super) fn said(card: &mut Card, passage: PassageId) {
    let analysis = &card.state.story.analysis;
    let about = &analysis.document(passage.document).about;
    let date = about.published.map(|s| format!(", {}", s.date)).unwrap_or_default();
    card.add(2, &format!("{passage}  {}", visible_line(analysis.words(passage))), Role::Text);
    card.add(6, &format!("{}{date}, paragraph {}", report::source_name(analysis, passage.document), analysis.passage(passage).paragraph), Role::Dim);
    if let Some(note) = card.state.judge.attached.note(passage) {
        card.add(6, &format!("note: {}", visible_line(note)), Role::Key);
    }
}

/// What a link rests on, kind by kind, with how much it adds or takes away: `the same words “ferry”, “fog” +1.20`.
fn cues(analysis: &Analysis, link: &Link) -> Vec<String> {
    let mut kinds: Vec<(CueKind, f32, Vec<String>)> = Vec::new();
    for cue in &link.cues {
        let words = words(analysis, link, cue);
        match kinds.iter_mut().find(|(kind, ..)| *kind == cue.kind) {
            Some((_, weight, known)) => {
                *weight += cue.weight;
                known.extend(words.filter(|w| !known.contains(w)));
            }
            None => kinds.push((cue.kind, cue.weight, words.into_iter().collect())),
        }
    }
    let told = |(kind, weight, words): (CueKind, f32, Vec<String>)| {
        let more = if words.len() > MOST_WORDS { " ..." } else { "" };
        let words: String = words.iter().take(MOST_WORDS).map(|w| format!(" {w}")).collect();
        format!("{}{words}{more} {weight:+.2}", plain(kind))
    };
    kinds.into_iter().map(told).collect()
}

/// The words that a cue rests on, of both passages where they differ.
fn words(analysis: &Analysis, link: &Link, cue: &Cue) -> Option<String> {
    let a = cue.a.map(|s| visible_line(analysis.document(link.a.document).words(s)));
    let b = cue.b.map(|s| visible_line(analysis.document(link.b.document).words(s)));
    match (a, b) {
        (Some(a), Some(b)) if a != b => Some(format!("“{a}” / “{b}”")),
        (a, b) => a.or(b).map(|w| format!("“{w}”")),
    }
}

/// A cue in plain words.
fn plain(kind: CueKind) -> &'static str {
    match kind {
        CueKind::Words => "the same words",
        CueKind::Concept => "other words for the same",
        CueKind::Name => "the same name",
        CueKind::NamesApart => "other names",
        CueKind::Value => "the same value",
        CueKind::FiguresApart => "other figures",
        CueKind::Date => "the same day",
        CueKind::Stance => "the same stand",
        CueKind::Toll => "tolls of one kind",
        CueKind::Roles => "the same done by the same",
        CueKind::Quote => "the same words quoted",
        CueKind::Position => "place in the article",
        CueKind::Story => "articles on one story",
        CueKind::Best => "no other passage answers better",
        CueKind::Neighbours => "neighbours that meet, too",
        CueKind::Facts => "what they say is one thing",
        CueKind::Linked => "linked by you",
    }
}
