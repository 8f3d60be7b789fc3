//! Taking things along: copies with citations, exports, the source itself.

use super::warn;
use crate::{
    analysis::Analysis,
    export::{report, text},
    load::EXPORTED,
    text::{PassageId, visible, visible_line},
    tui::{
        effect::Effect,
        state::{Selection, State},
    },
};

/// Cells a line of an exported comparison may take.
const EXPORT_WIDTH: usize = 100;

/// Words with where they stand: outlet, date, paragraph, address.
fn cited(analysis: &Analysis, passage: PassageId, words: &str) -> String {
    let about = &analysis.document(passage.document).about;
    let mut parts = vec![report::source_name(analysis, passage.document)];
    parts.extend(about.published.map(|s| s.date.to_string()));
    parts.push(format!("paragraph {}", analysis.passage(passage).paragraph));
    parts.extend(about.url.as_deref().map(visible_line));
    format!("{}\n({})\n", visible(words), parts.join(", "))
}

/// The selection, else the passage under the cursor.
pub(super) fn copy(state: &mut State) -> Vec<Effect> {
    let analysis = &state.story.analysis;
    if let Some((passage, words)) = state.selection.and_then(|s| selected(analysis, s)) {
        return vec![Effect::Copy(cited(analysis, passage, &words))];
    }
    let passage = state.cursor.map(|c| c.passage);
    passage.map(|p| Effect::Copy(cited(analysis, p, analysis.words(p)))).into_iter().collect()
}

/// The words of a selection, white space made single, and the passage in which it begins.
pub(super) fn selected(analysis: &Analysis, selection: Selection) -> Option<(PassageId, String)> {
    let document = analysis.documents.get(selection.document.index())?;
    let (start, end) = (selection.anchor.min(selection.head), selection.anchor.max(selection.head));
    let words = document.words(document.span(start, end)?).split_whitespace().collect::<Vec<_>>().join(" ");
    let passage = selection.document.passage(document.passage_at(start).unwrap_or(0));
    (!words.is_empty()).then_some((passage, words))
}

/// What every source says of what is under the cursor.
pub(super) fn copy_all(state: &mut State) -> Vec<Effect> {
    let analysis = &state.story.analysis;
    let Some(cursor) = state.cursor else { return Vec::new() };
    let mut passages = state.story.together(cursor.passage).to_vec();
    if passages.is_empty() {
        passages.push(cursor.passage);
    }
    let all: Vec<String> = passages.iter().map(|p| cited(analysis, *p, analysis.words(*p))).collect();
    vec![Effect::Copy(all.join("\n"))]
}

/// The comparison under the cursor as text.
pub(super) fn export(state: &mut State) -> Vec<Effect> {
    let Some(cursor) = state.cursor else { return Vec::new() };
    let analysis = &state.story.analysis;
    let entry = match state.comparison() {
        Some(comparison) => state.content().entry(comparison),
        None => state.content().single(1, cursor.passage),
    };
    let labels: Vec<String> = entry.columns.iter().flat_map(|c| c.passages.first()).map(|p| p.to_string()).take(6).collect();
    let mut out = Vec::new();
    match text::write_entry(&mut out, analysis, &entry, EXPORT_WIDTH) {
        Ok(()) => vec![Effect::Save { name: format!("{EXPORTED}{}", labels.join("-")), text: String::from_utf8_lossy(&out).into_owned() }],
        Err(error) => {
            warn(state, &error.to_string());
            Vec::new()
        }
    }
}

/// The source of the passage under the cursor, in the user's editor.
pub(super) fn open_source(state: &mut State) -> Vec<Effect> {
    let Some(cursor) = state.cursor else { return Vec::new() };
    let analysis = &state.story.analysis;
    let path = analysis.document(cursor.passage.document).about.path.clone();
    let words = analysis.words(cursor.passage).lines().next().unwrap_or_default().to_owned();
    vec![Effect::Edit { path, words }]
}
