//! Everything the reader knows. Changed by `update` alone; views only look at it.

use super::{
    bands::Order,
    facts::{self, FactRows},
    judge::Judge,
    layout::{self, Key, Layout, Wraps},
    lens::Lens,
    overlay::Overlay,
    search::Search,
    settings::Settings,
    stories::{Left, Listed},
    story::{self, Story},
    theme::{Signs, Theme},
    time::TimeRows,
};
use crate::{
    analysis::{Analysis, Dispute},
    compare::Verdict,
    facts::Kind,
    load::Loaded,
    progress::Stage,
    text::{DocumentId, PassageId, Problem, Span},
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{sync::Arc, time::Duration};

/// The four views, and the list of stories before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum View {
    Stories,
    Read,
    Lens,
    Facts,
    Time,
}

impl View {
    /// The views that a story can be seen in.
    pub const ALL: [View; 4] = [View::Read, View::Lens, View::Facts, View::Time];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            View::Stories => "Stories",
            View::Read => "Read",
            View::Lens => "Lens",
            View::Facts => "Facts",
            View::Time => "Time",
        }
    }
}

/// What the cursor is on: a passage, and of its comparisons and disputes those last gone to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The passage.
    pub passage: PassageId,
    /// A comparison that holds it, by its place in the analysis; the dispute's where one was gone to.
    pub comparison: Option<usize>,
    /// A dispute, by its place in [`Story::disputes`].
    pub dispute: Option<usize>,
}

impl Cursor {
    /// On a passage alone.
    pub fn on(passage: PassageId) -> Cursor {
        Cursor { passage, comparison: None, dispute: None }
    }

    /// On a passage, at one of its disputes.
    pub fn at(story: &Story, passage: PassageId, dispute: Option<usize>) -> Cursor {
        Cursor { passage, comparison: dispute.and_then(|d| story.disputes.get(d)).map(|d| d.comparison), dispute }
    }
}

/// What the worker is at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Work {
    /// Of the last request.
    pub generation: u64,
    /// How far it is; `None` when idle.
    pub busy: Option<Busy>,
    /// A source that is being added.
    pub adding: Option<String>,
    /// Whether what is shown is being read anew.
    pub reread: bool,
}

/// How far long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Busy {
    /// What is done.
    pub stage: Stage,
    /// Steps done.
    pub done: usize,
    /// Of how many; 0 where that is not known.
    pub total: usize,
    /// How long it may still take.
    pub left: Option<Duration>,
}

/// A line for the person, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// In words.
    pub words: String,
    /// How it is said.
    pub tone: Tone,
}

/// How something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It is all there is to say.
    Plain,
    /// What is under the cursor follows.
    Before,
    /// An end is reached or something went wrong.
    Notice,
}

/// The Read view: which sources, in which order, and which part is on screen.
#[derive(Debug, Default)]
pub struct Read {
    /// Whose order the others follow; the first source's where none is chosen.
    pub base: Option<DocumentId>,
    /// Aligned or as printed.
    pub order: Order,
    /// Sources not shown.
    pub hidden: Vec<DocumentId>,
    /// Of the sources not hidden, the first in the window.
    pub window: usize,
    /// The one source shown alone.
    pub zoom: Option<DocumentId>,
    /// First canvas row on screen.
    pub scroll: u32,
    /// How many rows further down each source stands, where sources scroll alone or were pulled.
    pub shift: FxHashMap<DocumentId, i64>,
    /// Whether sources scroll each alone.
    pub alone: bool,
    /// Where everything stands.
    pub layout: Layout,
    key: Option<Key>,
}

/// What the mouse marked, in one passage's source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// The source.
    pub document: DocumentId,
    /// The byte where the button went down.
    pub anchor: usize,
    /// The byte under the pointer.
    pub head: usize,
}

/// The state of the reader.
#[derive(Debug)]
pub struct State {
    /// What it was told from outside.
    pub settings: Settings,
    /// Colours in use.
    pub theme: Theme,
    /// Signs in use.
    pub signs: Signs,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// As the user gave them.
    pub sources: Vec<String>,
    /// What the worker is at.
    pub work: Work,
    /// Sources that were left out or read in part.
    pub problems: Vec<Problem>,
    /// The stories found, each by its sources.
    pub stories: Vec<Listed>,
    /// How those were left that were open before, by their sources.
    pub left: FxHashMap<Vec<DocumentId>, Left>,
    /// Which of them is chosen in the list.
    pub chosen: usize,
    /// The sources as they were read.
    pub loaded: Arc<Loaded>,
    /// What the worker found, with nothing left out.
    pub whole: Arc<Analysis>,
    /// What is shown.
    pub story: Story,
    /// Sources left out of the counts.
    pub left_out: Vec<DocumentId>,
    /// Kinds of findings not shown.
    pub muted: Vec<Kind>,
    /// Words that rows of Facts and Time must have.
    pub filter: String,
    /// Which view.
    pub view: View,
    /// Where the cursor is; `None` before anything is read.
    pub cursor: Option<Cursor>,
    /// Where the cursor was before its source was taken out of sight, or a list was shown that has no row of it, and where it was put instead.
    pub displaced: Option<(Cursor, PassageId)>,
    /// The passage on which turning a page or a click put the cursor: what is on screen with it stays.
    pub in_place: Option<PassageId>,
    /// Passages that the cursor's band has held.
    pub seen: FxHashSet<PassageId>,
    /// The reader's own judgement.
    pub judge: Judge,
    /// The Read view.
    pub read: Read,
    /// The Lens view.
    pub lens: Lens,
    /// The Facts view.
    pub facts: FactRows,
    /// The Time view.
    pub time: TimeRows,
    /// What was searched for and is marked.
    pub search: Search,
    /// The words last searched for, also when nothing is marked any more: what is gone on with.
    pub searched: String,
    /// What the mouse marked.
    pub selection: Option<Selection>,
    /// Layers over the view, topmost last.
    pub overlays: Vec<Overlay>,
    /// A line for the person.
    pub message: Option<Message>,
    /// The end that the last key ran into: pressing the same key again wraps.
    pub stopped_at: Option<super::action::Action>,
    /// Whether a key did something: until then the cursor may be put where it is worth looking.
    pub touched: bool,
    /// The difference last pointed at.
    pub difference: Option<(PassageId, Span)>,
    /// The match last gone to.
    pub match_at: Option<usize>,
    /// Words in the cursor's band that the partner passage does not have.
    pub differs: FxHashMap<PassageId, Vec<Span>>,
    epoch: u64,
    /// Each comparison's place in reading order, for a base and an epoch.
    reading: FxHashMap<usize, usize>,
    reading_of: Option<(u64, DocumentId)>,
    wraps: Wraps,
    diffed: Option<(u64, PassageId)>,
}

impl State {
    /// Before anything is read.
    pub fn new(sources: Vec<String>, settings: Settings, size: (u16, u16)) -> State {
        State {
            theme: settings.theme.unwrap_or_default(),
            signs: Signs { ascii: settings.ascii },
            mouse: settings.mouse,
            size,
            sources,
            work: Work::default(),
            problems: Vec::new(),
            stories: Vec::new(),
            left: FxHashMap::default(),
            chosen: 0,
            loaded: Arc::default(),
            whole: Arc::default(),
            story: Story::default(),
            left_out: Vec::new(),
            muted: Vec::new(),
            filter: String::new(),
            view: View::Read,
            cursor: None,
            displaced: None,
            in_place: None,
            seen: FxHashSet::default(),
            judge: Judge::default(),
            read: Read::default(),
            lens: Lens::default(),
            facts: FactRows::default(),
            time: TimeRows::default(),
            search: Search::default(),
            searched: String::new(),
            selection: None,
            overlays: Vec::new(),
            message: None,
            stopped_at: None,
            touched: false,
            difference: None,
            match_at: None,
            differs: FxHashMap::default(),
            epoch: 0,
            reading: FxHashMap::default(),
            reading_of: None,
            wraps: Wraps::default(),
            diffed: None,
            settings,
        }
    }

    /// Rows of the screen that the view itself has: without header, headings and status line.
    pub fn body_height(&self) -> u16 {
        self.size.1.saturating_sub(self.top_rows() + 1).max(1)
    }

    /// Rows above the view: the header, the headings of columns, and a rule where there is room.
    pub fn top_rows(&self) -> u16 {
        2 + u16::from(self.size.1 >= 20)
    }

    /// Moves the cursor for good.
    pub fn go(&mut self, cursor: Cursor) {
        self.cursor = Some(cursor);
        self.displaced = None;
    }

    /// The sources that are not hidden or left out, in order.
    pub fn sources_shown(&self) -> Vec<DocumentId> {
        self.story.documents.iter().copied().filter(|d| !self.read.hidden.contains(d) && !self.left_out.contains(d)).collect()
    }

    /// The sources in Read's window.
    pub fn window(&self) -> Vec<DocumentId> {
        let shown = self.sources_shown();
        match self.read.zoom {
            Some(alone) if shown.contains(&alone) => vec![alone],
            _ => {
                let fit = layout::fit(self.size.0).min(shown.len());
                let from = self.read.window.min(shown.len() - fit);
                shown.get(from..from + fit).unwrap_or_default().to_vec()
            }
        }
    }

    /// The base source: the chosen one, or the first where that is not shown.
    pub fn base(&self) -> DocumentId {
        let shown = self.sources_shown();
        self.read.base.filter(|b| shown.contains(b)).or(shown.first().copied()).unwrap_or(DocumentId(0))
    }

    /// The comparison under the cursor: the one gone to, else the gravest.
    pub fn comparison(&self) -> Option<usize> {
        let cursor = self.cursor?;
        cursor.comparison.or_else(|| self.story.comparison_of(cursor.passage))
    }

    /// The passages that the comparison under the cursor holds.
    pub fn compared(&self) -> &[PassageId] {
        self.comparison().and_then(|c| self.story.comparison(c)).map_or(&[], |c| &c.alignment.passages)
    }

    /// The dispute under the cursor: the one gone to, else the gravest of the comparison that the passage takes part in.
    pub fn dispute(&self) -> Option<&Dispute> {
        let Cursor { passage, dispute, .. } = self.cursor?;
        let gone_to = dispute.and_then(|d| self.story.disputes.get(d));
        gone_to.or_else(|| self.disputes_here().find(|d| self.story.takes_part(passage, d)))
    }

    /// What the comparison under the cursor comes to for its passage: the dispute that it takes part in, else whether the words are the
    /// same. What others compare is none of its own.
    pub fn verdict_here(&self) -> Option<Verdict> {
        let comparison = self.comparison().and_then(|c| self.story.comparison(c))?;
        let words = if comparison.findings.is_empty() { comparison.verdict } else { Verdict::Reworded };
        Some(self.dispute().map_or(words, |d| d.verdict))
    }

    /// The disputes of the comparison under the cursor, the gravest first.
    pub fn disputes_here(&self) -> impl Iterator<Item = &Dispute> {
        self.story.disputes.iter().filter(|d| Some(d.comparison) == self.comparison())
    }

    /// The alignments that the cursor has not been at.
    pub fn unseen(&self) -> usize {
        self.story.aligned.iter().filter(|c| self.is_unseen(**c)).count()
    }

    /// Whether the cursor has not been at an alignment.
    pub fn is_unseen(&self, comparison: usize) -> bool {
        self.story.comparison(comparison).is_some_and(|c| c.alignment.passages.iter().any(|p| !self.seen.contains(p)))
    }

    /// Discrepancies in the order in which `d` goes through them, by their place in [`Story::disputes`]: that of the text; in Facts that of
    /// the rows.
    pub fn discrepancies(&self) -> Vec<usize> {
        let grave = |d: &usize| self.story.disputes.get(*d).is_some_and(|d| d.verdict == Verdict::Discrepancy);
        if self.view == View::Facts {
            return self.facts.list.rows.iter().filter_map(facts::dispute_of).filter(grave).collect();
        }
        let mut found: Vec<usize> = (0..self.story.disputes.len()).filter(grave).collect();
        found.sort_by_key(|i| (self.story.disputes.get(*i).map(|d| self.reading_place(d.comparison)), *i));
        found
    }

    /// Which of [`State::discrepancies`] the cursor is at: the one gone to, else the first of its comparison, which in Facts has a row of its own.
    pub fn discrepancy_here(&self, order: &[usize]) -> Option<usize> {
        let gone_to = self.cursor?.dispute;
        let comparison = self.comparison();
        let within = |i: &usize| comparison.is_some() && self.story.disputes.get(*i).map(|d| d.comparison) == comparison;
        order.iter().position(|i| Some(*i) == gone_to).or_else(|| order.iter().position(within).filter(|_| self.view != View::Facts))
    }

    /// Where a comparison comes in reading order: by its passage in the base, else after what precedes it in its first source.
    pub fn reading_place(&self, comparison: usize) -> (usize, usize) {
        (self.reading.get(&comparison).copied().unwrap_or(self.reading.len()), comparison)
    }

    /// Shows a story of the analysis, with what is left out and muted taken away.
    pub fn show(&mut self, documents: Vec<DocumentId>, compared: bool) {
        let gone_to = self.cursor.and_then(|c| c.dispute).and_then(|d| self.story.disputes.get(d)).cloned();
        let mut analysis = self.whole.clone();
        if !self.left_out.is_empty() || !self.muted.is_empty() {
            analysis = Arc::new(story::without(&analysis, &self.left_out, &self.muted));
        }
        if self.judge.attached.rejected().next().is_some() {
            self.judge.attached.strike(Arc::make_mut(&mut analysis));
        }
        self.story = Story::new(analysis, documents, compared);
        self.story.counts.only.retain(|(document, _)| !self.left_out.contains(document));
        self.epoch += 1;
        self.displaced = self.displaced.map(|(from, to)| (Cursor::on(from.passage), to));
        if let Some(cursor) = &mut self.cursor {
            let same = |d: &Dispute, old: &Dispute| d.kind == old.kind && d.facts.iter().filter(|f| old.facts.contains(f)).count() >= 2;
            let disputes = &self.story.disputes;
            let place = |old: Dispute| match old.closest(disputes.iter()) {
                Some(found) => disputes.iter().position(|d| d == found),
                None => disputes.iter().position(|d| same(d, &old)),
            };
            cursor.comparison = None;
            cursor.dispute = gone_to.and_then(place);
        }
    }

    /// Forgets what was wrapped: the texts have changed.
    pub fn forget_wraps(&mut self) {
        self.wraps.clear();
        self.displaced = None;
        self.epoch += 1;
    }
}

mod settle;
