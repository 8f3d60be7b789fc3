//! The Lens view: one source at reading width, a tally of verdicts at line ends, and a drawer with what the others say.

use super::{
    prose::{self, Prose},
    put, put_styled, read, rule, ruler, tint,
};
use crate::{
    compare::Verdict,
    export::report,
    text::{PassageId, visible_line},
    tui::{
        action::Action,
        layout::{GUTTER, Line},
        lens::TALLY,
        state::State,
        theme::Role,
    },
};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

pub(super) fn paint(buffer: &mut Buffer, state: &State, body: Rect) {
    let lens = &state.lens;
    let frame = lens.frame;
    let rows = frame.rows.min(body.height);
    for row in 0..rows {
        let Some(line) = lens.lines.get(lens.scroll as usize + usize::from(row)) else { break };
        if let Line::Prose { passage, start, end, first } = *line {
            base_line(buffer, state, body.y + row, passage, (start, end), first);
        }
    }
    let upper = Rect { height: rows, ..body };
    let bands = state.story.passages(state.base()).filter_map(|p| Some((lens.place(p)?.0, state.story.verdict_of(p))));
    ruler::paint(buffer, state, upper, lens.lines.len() as u32, lens.scroll, bands);
    drawer(buffer, state, body);
}

fn base_line(buffer: &mut Buffer, state: &State, y: u16, passage: PassageId, (start, end): (u32, u32), first: bool) {
    let lens = &state.lens;
    let width = lens.frame.prose;
    prose::paint(buffer, state, (1 + GUTTER, y), width, Prose { passage, start, end });
    read::gutter(buffer, state, (1, y), passage, first);
    if lens.home == Some(passage) {
        put(buffer, state, (1, y), state.signs.cursor(), 1, Role::CursorBar);
        tint(buffer, (2, y), width + GUTTER - 1, state.theme.style(Role::Cursor));
    }
    if first && lens.frame.prose + GUTTER + TALLY + 4 <= state.size.0 {
        tally(buffer, state, (1 + GUTTER + width + 1, y), passage);
    }
}

/// How many of the other sources stand how to a passage: `≠1 =2 w1`.
fn tally(buffer: &mut Buffer, state: &State, (x, y): (u16, u16), passage: PassageId) {
    let counts = verdicts(state, passage);
    let mut at = x;
    for verdict in [Verdict::Discrepancy, Verdict::Compatible, Verdict::Agree, Verdict::Reworded] {
        let count = counts.iter().filter(|(_, v)| *v == verdict).count();
        let words = format!("{}{count}", state.signs.verdict(verdict));
        if count > 0 && at + words.len() as u16 <= x + TALLY + 2 {
            at = put_styled(buffer, state, (at, y), &words, TALLY, state.theme.style(Role::Verdict(verdict))) + 1;
        }
    }
}

/// The other sources of a passage's alignments, each with the gravest verdict between it and the passage's own.
fn verdicts(state: &State, passage: PassageId) -> Vec<(PassageId, Verdict)> {
    let mut found: Vec<(PassageId, Verdict)> = Vec::new();
    for comparison in state.story.comparisons_of(passage).iter().filter_map(|c| state.story.comparison(*c)) {
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

/// A line of the drawer.
struct Said {
    words: String,
    style: Style,
    sign: Option<Verdict>,
    chosen: bool,
}

fn drawer(buffer: &mut Buffer, state: &State, body: Rect) {
    let (x, y, width, height) = state.lens.frame.drawer;
    let area = Rect { x, y: body.y + y, width, height }.intersection(body);
    if area.is_empty() {
        return;
    }
    let beside = state.lens.frame.beside;
    let mut area = area;
    if beside {
        for row in area.y..area.bottom() {
            put(buffer, state, (area.x.saturating_sub(1), row), state.signs.upright(), 1, Role::Rule);
        }
    } else {
        rule(buffer, state, (0, area.y), body.width);
        area.y += 1;
        area.height -= 1;
    }
    let lines = said(state, usize::from(area.width.saturating_sub(3)).max(8));
    let over = lines.len() > usize::from(area.height);
    area.height -= u16::from(beside && over && area.height > 1);
    let chosen = lines.iter().position(|l| l.chosen).unwrap_or(0);
    let last = lines.iter().rposition(|l| l.chosen).unwrap_or(0) + 1;
    let tall = usize::from(area.height);
    let from = last.saturating_sub(tall).min(chosen);
    for (row, line) in (area.y..area.bottom()).zip(lines.iter().skip(from)) {
        if let Some(sign) = line.sign {
            put(buffer, state, (area.x + 1, row), state.signs.verdict(sign), 1, Role::Verdict(sign));
        }
        if line.chosen {
            put(buffer, state, (area.x, row), state.signs.cursor(), 1, Role::CursorBar);
            tint(buffer, (area.x + 1, row), area.width.saturating_sub(1), state.theme.style(Role::Cursor));
        }
        let style = if line.chosen { state.theme.style(Role::Cursor).patch(line.style) } else { line.style };
        put_styled(buffer, state, (area.x + 3, row), &line.words, area.width.saturating_sub(3), style);
    }
    if over {
        let key = state.settings.keys.keys(Action::NextColumn).next().map(|k| k.to_string()).unwrap_or_default();
        let more = format!(" lines {}-{} of {}; {key} goes on ", from + 1, (from + tall).min(lines.len()), lines.len());
        let wide = more.len() as u16;
        let at = if beside { (area.x + 2, area.bottom()) } else { (body.right().saturating_sub(wide + 3), area.y - 1) };
        put(buffer, state, at, &more, wide, Role::Dim);
    }
}

/// What the other sources say of the passage under the cursor, the gravest first, and who is silent.
fn said(state: &State, width: usize) -> Vec<Said> {
    let (Some(home), Some(cursor)) = (state.lens.home, state.cursor) else { return Vec::new() };
    let mut lines = Vec::new();
    let plain = |words: &str, role, chosen| Said { words: words.to_owned(), style: state.theme.style(role), sign: None, chosen };
    let together = state.story.together(home);
    let own_place = cursor.passage.document == home.document || together.contains(&cursor.passage);
    if !own_place {
        let label = format!("{}  {}", cursor.passage, report::citation(&state.story.analysis, cursor.passage));
        lines.push(Said { words: label, style: state.theme.style(Role::Heading), sign: state.story.verdict_of(cursor.passage), chosen: true });
        lines.extend(wrapped(state, cursor.passage, width).into_iter().map(|l| plain(&l, Role::Text, true)));
        lines.push(plain("", Role::Text, false));
    }
    let own = state.story.comparisons_of(home);
    if !own.is_empty() {
        for dispute in state.story.disputes.iter().filter(|d| own.contains(&d.comparison)) {
            let statement = report::statement(&state.story.analysis, dispute.clone());
            for (i, words) in textwrap::wrap(&statement.line(&state.story.analysis), width).iter().enumerate() {
                lines.push(Said {
                    words: words.to_string(),
                    style: state.theme.style(Role::Verdict(dispute.verdict)),
                    sign: (i == 0).then_some(dispute.verdict),
                    chosen: false,
                });
            }
        }
        if !lines.is_empty() {
            lines.push(plain("", Role::Text, false));
        }
    }
    let mut others = verdicts(state, home);
    others.sort_by_key(|(p, v)| (std::cmp::Reverse(*v), *p));
    for (first, verdict) in others {
        for passage in together.iter().filter(|p| p.document == first.document) {
            let chosen = *passage == cursor.passage;
            let label = format!("{passage}  {}", report::citation(&state.story.analysis, *passage));
            lines.push(Said { words: label, style: state.theme.style(Role::Heading), sign: (*passage == first).then_some(verdict), chosen });
            lines.extend(wrapped(state, *passage, width).into_iter().map(|l| plain(&l, Role::Text, chosen)));
        }
        lines.push(plain("", Role::Text, false));
    }
    if state.story.compared {
        let tells = |d: &crate::text::DocumentId| *d == home.document || together.iter().any(|p| p.document == *d);
        let silent: Vec<String> = state.sources_shown().iter().filter(|d| !tells(d)).map(ToString::to_string).collect();
        if !silent.is_empty() {
            let words = format!("{} silent: {}", state.signs.silent(), silent.join(" "));
            lines.extend(textwrap::wrap(&words, width).iter().map(|l| plain(l, Role::Dim, false)));
        }
    }
    lines
}

fn wrapped(state: &State, passage: PassageId, width: usize) -> Vec<String> {
    textwrap::wrap(&visible_line(state.story.analysis.words(passage)), width).iter().map(|l| l.to_string()).collect()
}
