//! Corrections: a fact that was misread, a source's outlet and date. Everything is compared again.

use super::{judge, layers, say, warn};
use crate::{
    analysis,
    facts::{Kind, Value},
    review::{FactAnchor, Judgement},
    text::{DocumentId, visible_line},
    tui::{
        effect::Effect,
        overlay::{Asked, Overlay, Prompt},
        state::State,
    },
};
use jiff::civil::Date;
use tui_input::Input;

/// How timex values begin that count from an unknown day of publication.
const OPEN: &str = "XXXX";

/// Lists the facts of the passage, to choose the one that was misread.
pub(super) fn misread(state: &mut State) {
    if state.facts_here().is_empty() {
        warn(state, "nothing was read from this passage that could be wrong");
    } else {
        layers::open(state, Overlay::Misread(0));
    }
}

/// Rejects the chosen fact.
pub(super) fn rejected(state: &mut State, chosen: usize) -> Vec<Effect> {
    let Some(id) = state.facts_here().get(chosen).copied() else { return Vec::new() };
    let words = state.fact_line(id);
    let Some(fact) = state.judge.review.fact_anchor(&state.whole, id) else { return Vec::new() };
    let effects = judge::decide(state, Judgement::RejectFact { fact });
    say(state, &format!("{words} is no fact; compared again without it"));
    effects
}

/// Asks what the chosen fact states; the words that were misread stand there to be changed.
pub(super) fn set(state: &mut State, chosen: usize) {
    let Some(id) = state.facts_here().get(chosen).copied() else { return };
    match state.whole.fact(id).value.kind() {
        Kind::Quote | Kind::Stance | Kind::Name => warn(state, "only dates and figures can be set; Enter rejects this one"),
        Kind::Date | Kind::Duration | Kind::Set | Kind::Percent | Kind::Count | Kind::Money | Kind::Measure | Kind::Ordinal => {
            state.overlays.pop();
            let words = state.whole.document(id.document).words(state.whole.fact(id).span);
            let words = visible_line(words);
            let Some(fact) = state.judge.review.fact_anchor(&state.whole, id) else { return };
            layers::open(state, Overlay::Prompt(Prompt::Reads(Box::new(fact)), Input::new(words)));
        }
    }
}

/// Sets what a fact states; words that state nothing of its kind are asked for again.
pub(super) fn reads(state: &mut State, fact: FactAnchor, words: &str) -> Vec<Effect> {
    let place = state.judge.review.places(&state.whole.documents).fact(&fact);
    let (Some((passage, _)), Some(kind)) = (place, Kind::from_name(&fact.kind)) else {
        warn(state, &format!("“{}” stands nowhere in these texts any more", visible_line(&fact.value)));
        return Vec::new();
    };
    let document = state.whole.document(passage.document);
    if analysis::read_value(document, words, kind, state.settings.analysis.facts).is_none() {
        layers::open(state, Overlay::Prompt(Prompt::Reads(Box::new(fact)), Input::new(words.to_owned())));
        let like = example(kind).map(|words| format!("; write it as an article would: {words}")).unwrap_or_default();
        warn(state, &format!("“{}” states no {}{like}", visible_line(words), kind.name()));
        return Vec::new();
    }
    let printed = visible_line(&fact.value);
    let effects = judge::decide(state, Judgement::SetFact { to: words.to_owned(), fact });
    say(state, &format!("“{printed}” reads “{}”; compared again", visible_line(words)));
    effects
}

/// How a value of a kind that can be set is written.
fn example(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Date => "29 September 2022",
        Kind::Duration => "about three months",
        Kind::Set => "every Monday",
        Kind::Percent => "97.5%",
        Kind::Count => "at least 40",
        Kind::Money => "$1.2 million",
        Kind::Measure => "200 km",
        Kind::Ordinal => "third",
        Kind::Quote | Kind::Stance | Kind::Name => return None,
    })
}

/// Asks for the outlet of the source under the cursor, then for its date.
pub(super) fn source(state: &mut State) {
    let Some(document) = state.cursor.map(|c| c.passage.document) else { return };
    let asked = state.whole.document(document);
    let outlet = asked.about.outlet.clone().unwrap_or_default();
    let source = Asked { letter: document, name: state.judge.review.name_of(asked) };
    layers::open(state, Overlay::Prompt(Prompt::Outlet(source), Input::new(outlet)));
}

/// The source that was asked about, where it is still open; else says so.
fn still_open(state: &mut State, source: &Asked) -> Option<DocumentId> {
    let found = state.whole.document_ids().find(|id| state.judge.review.name_of(state.whole.document(*id)) == source.name);
    if found.is_none() {
        warn(state, &format!("{} is no longer open; nothing is corrected", visible_line(&source.name)));
    }
    found
}

pub(super) fn outlet(state: &mut State, source: Asked, words: &str) {
    let Some(document) = still_open(state, &source) else { return };
    let about = &state.whole.document(document).about;
    let outlet = (!words.is_empty() && about.outlet.as_deref() != Some(words)).then(|| words.to_owned());
    let date = about.published.map(|s| s.date.to_string()).unwrap_or_default();
    let source = Asked { letter: document, ..source };
    layers::open(state, Overlay::Prompt(Prompt::Published { source, outlet }, Input::new(date)));
}

/// Corrects the source; what is no date is asked for again, nothing leaves the date as it is.
pub(super) fn published(state: &mut State, asked: Asked, outlet: Option<String>, words: &str) -> Vec<Effect> {
    let Some(document) = still_open(state, &asked) else { return Vec::new() };
    let date: Option<Date> = if words.is_empty() {
        None
    } else {
        let Ok(date) = words.parse() else {
            layers::open(state, Overlay::Prompt(Prompt::Published { source: asked, outlet }, Input::new(words.to_owned())));
            warn(state, &format!("“{}” is no date; write year, month and day, as 2022-09-29", visible_line(words)));
            return Vec::new();
        };
        Some(date)
    };
    let about = &state.whole.document(document).about;
    let date = date.filter(|d| about.published.map(|s| s.date) != Some(*d));
    if outlet.is_none() && date.is_none() {
        say(state, &format!("{document} stays as it is"));
        return Vec::new();
    }
    let source = asked.name;
    let mut corrected = (outlet, date);
    for judgement in state.judge.review.history.standing() {
        if let Judgement::Source { source: other, outlet, published } = judgement
            && *other == source
        {
            corrected = (corrected.0.or(outlet.clone()), corrected.1.or(*published));
        }
    }
    let effects = judge::decide(state, Judgement::Source { source, outlet: corrected.0, published: corrected.1 });
    say(state, &format!("{document} corrected; compared again"));
    effects
}

/// Says, once, which source states no date though a date in it counts from that day, and how to give it: no question that takes
/// the keys of somebody who has begun to read.
pub(super) fn ask(state: &mut State) {
    let key = state.settings.keys.first(crate::tui::action::Action::CorrectSource);
    let Some((document, words)) = undated(state) else { return tell(state, &key) };
    state.judge.asked.insert(state.judge.review.name_of(state.whole.document(document)));
    warn(state, &format!("{document} has no date, and “{words}” counts from it; {key} sets it"));
}

/// Says, once, which sources state no outlet or no date.
fn tell(state: &mut State, key: &str) {
    let mut unknown = Vec::new();
    for id in &state.story.documents {
        let document = state.whole.document(*id);
        let lacks = match (&document.about.outlet, &document.about.published) {
            (None, None) => "no outlet and no date",
            (None, Some(_)) => "no outlet",
            (Some(_), None) => "no date",
            (Some(_), Some(_)) => continue,
        };
        if state.judge.asked.insert(state.judge.review.name_of(document)) {
            unknown.push(format!("{id} states {lacks}"));
        }
    }
    let more = if unknown.len() > 2 { format!(" and {} more", unknown.len() - 2) } else { String::new() };
    unknown.truncate(2);
    if !unknown.is_empty() && state.message.is_none() {
        say(state, &format!("{}{more}; {key} corrects a source", unknown.join(", ")));
    }
}

/// The first source that nobody was asked about, without a date and with words that count from it.
fn undated(state: &State) -> Option<(DocumentId, String)> {
    let analysis = &state.whole;
    state.story.documents.iter().find_map(|id| {
        let document = analysis.document(*id);
        if document.about.published.is_some() || state.judge.asked.contains(&state.judge.review.name_of(document)) {
            return None;
        }
        let open = |value: &Value| matches!(value, Value::Date(date) if date.start.is_none() && date.timex.starts_with(OPEN));
        let fact = analysis.extractions.get(id.index())?.facts.iter().find(|f| open(&f.value))?;
        Some((*id, visible_line(document.words(fact.span)).chars().take(16).collect()))
    })
}
