//! The Time view: a lane of dates for each source, every date in words, and interval plots of the figures that are compared.

use super::{calendar::Calendar, cells, list::List, scale::Scale, state::Cursor, story::Story};
use crate::{
    compare::Verdict,
    export::report,
    facts::{FactId, Value},
    text::DocumentId,
};
use jiff::civil::Date;

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub enum TimeRow {
    /// A line between parts.
    Title(&'static str),
    /// The dates of a source.
    Lane(DocumentId),
    /// The ends of the lanes.
    DateAxis,
    /// Days, the facts that state them, and both in words, wrapped.
    Days(Date, Date, Vec<FactId>, Vec<String>),
    /// What figures are about: a dispute or agreement, by its place in [`Story::disputes`].
    Figures(usize),
    /// One figure of it on the axis that all of its figures share, and its words, wrapped; they stand above the plot where they are
    /// too long to stand before it.
    Figure(usize, FactId, Axis, Vec<String>),
    /// The ends of that axis.
    FigureAxis(Axis),
}

/// A stretch of numbers that plots share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// What its numbers are of: the unit of its first figure.
    pub scale: Scale,
    /// Its left end.
    pub low: f64,
    /// Its right end.
    pub high: f64,
    /// The lowest and the highest of its figures.
    pub ends: (f64, f64),
}

impl Axis {
    /// The cell of a number on `room` cells.
    pub fn cell(self, n: f64, room: usize) -> usize {
        let part = ((n - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        (part * room.saturating_sub(1) as f64).round() as usize
    }
}

/// A stretch of days, from and to.
pub type Days = (Date, Date);

/// The Time view.
#[derive(Debug, Default)]
pub struct TimeRows {
    /// The rows.
    pub list: List<TimeRow>,
    /// The axis of the lanes.
    pub calendar: Calendar,
    key: Option<(u16, u64, String, Vec<DocumentId>)>,
}

impl TimeRows {
    /// Fits the view to what has changed. `size` is width, rows of the body, and the story's epoch.
    pub fn settle(&mut self, story: &Story, shown: &[DocumentId], cursor: Option<Cursor>, filter: &str, size: (u16, u16, u64), margin: u16) {
        let (width, body, epoch) = size;
        let key = (width, epoch, filter.to_owned(), shown.to_vec());
        if self.key.as_ref() != Some(&key) {
            let rows = rows(story, shown, filter, width);
            let days = |row: &TimeRow| if let TimeRow::Days(start, end, ..) = row { vec![*start, *end] } else { Vec::new() };
            self.calendar = Calendar::new(rows.iter().flat_map(days).collect());
            self.list.set(
                rows.into_iter()
                    .map(|row| {
                        let lines = height(&row, width);
                        (row, lines)
                    })
                    .collect(),
            );
            self.key = Some(key);
        }
        let own = cursor.and_then(|c| self.row_of(story, c));
        let any = || self.list.nearest(|row| !self.facts(row).is_empty());
        self.list.selected = own.or_else(any).unwrap_or(self.list.selected);
        self.list.scroll_into_view(body, margin);
    }

    /// The row that a cursor is on: one of its dispute, the selected one before others, else the first that states something of its passage.
    pub fn row_of(&self, story: &Story, cursor: Cursor) -> Option<usize> {
        let holds = |row: &TimeRow| self.facts(row).iter().any(|f| story.analysis.passage_of(*f) == cursor.passage);
        let is = |row: &TimeRow| holds(row) && (cursor.dispute.is_none() || dispute_of(row) == cursor.dispute);
        let rows = &self.list.rows;
        let kept = rows.get(self.list.selected).filter(|r| is(r)).map(|_| self.list.selected);
        kept.or_else(|| rows.iter().position(is)).or_else(|| rows.iter().position(holds))
    }

    /// The cursor on the chosen row: at its own passage where that states something in it, else at another of its source or at the first.
    pub fn on_row(&self, story: &Story, cursor: Cursor) -> Option<Cursor> {
        let row = self.list.chosen()?;
        let stated = self.facts(row).iter().any(|f| story.analysis.passage_of(*f) == cursor.passage);
        match dispute_of(row) {
            dispute @ Some(_) if stated => Some(Cursor::at(story, cursor.passage, dispute)),
            None if stated => Some(cursor),
            _ => self.target(story, self.list.selected, cursor.passage.document),
        }
    }

    /// The facts of a row.
    pub fn facts<'a>(&self, row: &'a TimeRow) -> &'a [FactId] {
        match row {
            TimeRow::Days(_, _, facts, _) => facts,
            TimeRow::Figure(_, fact, ..) => std::slice::from_ref(fact),
            TimeRow::Title(_) | TimeRow::Lane(_) | TimeRow::DateAxis | TimeRow::Figures(_) | TimeRow::FigureAxis(_) => &[],
        }
    }

    /// The facts of a row, of a figure's those of all the figures that it is compared with.
    pub fn told<'a>(&'a self, story: &'a Story, row: &'a TimeRow) -> &'a [FactId] {
        dispute_of(row).and_then(|d| story.disputes.get(d)).map_or_else(|| self.facts(row), |d| &d.facts)
    }

    /// Where the cursor goes on a row, in the source given where that has part in it.
    pub fn target(&self, story: &Story, row: usize, document: DocumentId) -> Option<Cursor> {
        let row = self.list.rows.get(row)?;
        let facts = self.facts(row);
        let fact = facts.iter().find(|f| f.document == document).or(facts.first())?;
        Some(Cursor::at(story, story.analysis.passage_of(*fact), dispute_of(row)))
    }
}

fn dispute_of(row: &TimeRow) -> Option<usize> {
    match row {
        TimeRow::Figures(dispute) | TimeRow::Figure(dispute, ..) => Some(*dispute),
        TimeRow::Title(_) | TimeRow::Lane(_) | TimeRow::DateAxis | TimeRow::Days(..) | TimeRow::FigureAxis(_) => None,
    }
}

/// Every fact of the sources shown that states days, in the order of the days.
pub fn dated(story: &Story, shown: &[DocumentId]) -> Vec<(Days, FactId)> {
    let mut found = Vec::new();
    for document in shown {
        let facts = story.analysis.extractions.get(document.index()).map_or(&[][..], |e| &e.facts);
        for (i, fact) in facts.iter().enumerate() {
            if let Value::Date(date) = &fact.value
                && let (Some(start), Some(end)) = (date.start, date.end)
            {
                found.push(((start, end.max(start)), FactId::new(*document, i as u32)));
            }
        }
    }
    found.sort();
    found
}

/// The gravest verdict of what compares one of these facts.
pub fn verdict(story: &Story, facts: &[FactId]) -> Option<Verdict> {
    let of = |id: &FactId| {
        let span = story.analysis.fact(*id).span;
        story.values_in(story.analysis.passage_of(*id)).iter().find(|(s, _)| *s == span).map(|(_, verdict)| *verdict)
    };
    facts.iter().filter_map(of).max()
}

/// Cells of the labels before lanes and plots.
pub fn label(width: u16) -> u16 {
    (width / 3).clamp(12, 34)
}

/// Lines that a row takes.
fn height(row: &TimeRow, width: u16) -> u32 {
    match row {
        TimeRow::Days(.., words) => words.len() as u32,
        TimeRow::Figure(.., words) => words.len() as u32 + u32::from(!stands_before(words, width)),
        TimeRow::Title(_) | TimeRow::Lane(_) | TimeRow::DateAxis | TimeRow::Figures(_) | TimeRow::FigureAxis(_) => 1,
    }
}

/// Whether a figure's words stand on the line of its plot.
pub fn stands_before(words: &[String], width: u16) -> bool {
    words.len() == 1 && words.iter().all(|w| cells::width(w) + 2 <= usize::from(label(width)))
}

/// Words wrapped to what a screen of `width` cells has beside the margins, the rest under them.
fn wrapped(words: &str, width: u16, indent: usize) -> Vec<String> {
    let options = textwrap::Options::new(usize::from(width.saturating_sub(9)).max(10)).subsequent_indent(&"            "[..indent]);
    textwrap::wrap(words, options).into_iter().map(|l| l.into_owned()).collect()
}

/// A figure in words: `A21  eighth`.
fn figure_words(story: &Story, fact: FactId) -> String {
    format!("{}  {}", story.analysis.passage_of(fact), report::value_words(&story.analysis, fact))
}

/// Days in words: `2022-09-23 .. 2022-09-27  A2 “Sept. 23 to 27”`.
fn days_words(story: &Story, (start, end): Days, facts: &[FactId]) -> String {
    let days = if start == end { start.to_string() } else { format!("{start} .. {end}") };
    let stated = facts.iter().map(|f| format!("  {} “{}”", story.analysis.passage_of(*f), report::value_words(&story.analysis, *f)));
    std::iter::once(days).chain(stated).collect()
}

fn rows(story: &Story, shown: &[DocumentId], filter: &str, width: u16) -> Vec<TimeRow> {
    let passes = |fact: &FactId| {
        let document = story.analysis.document(fact.document);
        let stated = story.analysis.fact(*fact);
        let subject = stated.subject.map_or("", |s| document.words(s));
        filter.is_empty() || format!("{} {subject}", document.words(stated.span)).to_lowercase().contains(&filter.to_lowercase())
    };
    let mut rows = Vec::new();
    let all: Vec<(Days, FactId)> = dated(story, shown).into_iter().filter(|(_, f)| passes(f)).collect();
    if !all.is_empty() {
        rows.push(TimeRow::Title("Dates; more than a week without any is drawn as a week"));
        let has = |d: &DocumentId| all.iter().any(|(_, f)| f.document == *d);
        rows.extend(shown.iter().filter(|d| has(d)).map(|d| TimeRow::Lane(*d)));
        rows.push(TimeRow::DateAxis);
        for same in all.chunk_by(|(a, _), (b, _)| a == b) {
            let (start, end) = same[0].0;
            let facts: Vec<FactId> = same.iter().map(|(_, f)| *f).collect();
            let words = wrapped(&days_words(story, (start, end), &facts), width, 12);
            rows.push(TimeRow::Days(start, end, facts, words));
        }
    }
    let mut titled = false;
    for (i, dispute) in story.disputes.iter().enumerate() {
        let figures: Vec<FactId> =
            dispute.facts.iter().copied().filter(|f| shown.contains(&f.document) && Scale::of(&story.analysis.fact(*f).value).is_some()).collect();
        let Some(axis) = axis(story, &figures).filter(|_| figures.iter().any(passes)) else { continue };
        if !titled {
            rows.push(TimeRow::Title("Figures"));
            titled = true;
        }
        rows.push(TimeRow::Figures(i));
        rows.extend(figures.into_iter().map(|f| TimeRow::Figure(i, f, axis, wrapped(&figure_words(story, f), width, 4))));
        rows.push(TimeRow::FigureAxis(axis));
    }
    rows
}

/// What holds every end of the figures, with some room at both sides.
fn axis(story: &Story, figures: &[FactId]) -> Option<Axis> {
    let values = || figures.iter().map(|f| &story.analysis.fact(*f).value);
    let scale = Scale::of(values().next()?)?;
    let ends: Vec<f64> = values().filter_map(|v| scale.interval(v)).flat_map(|(low, high, _)| [low, high]).flatten().collect();
    let low = ends.iter().copied().reduce(f64::min)?;
    let high = ends.iter().copied().reduce(f64::max)?;
    let room = ((high - low) * 0.15).max(high.abs().max(1.0) * 0.02);
    Some(Axis { scale, ends: (low, high), low: if low >= 0.0 { (low - room).max(0.0) } else { low - room }, high: high + room })
}
