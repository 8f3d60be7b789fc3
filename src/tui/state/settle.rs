//! What is derived from the rest of the state: layout, cursor, scroll, rows, differences.

use super::{Cursor, State, View};
use crate::{
    text::{DocumentId, PassageId},
    tui::{
        bands, diff,
        layout::{self, Key, Layout},
        list::{into_view, is_in_view, jump_to},
    },
};

impl State {
    /// Makes what is derived fit what was changed: layout, cursor, scroll, rows, differences.
    pub fn settle(&mut self) {
        self.settle_order();
        let Some(cursor) = self.cursor else { return };
        self.in_place = self.in_place.filter(|p| *p == cursor.passage);
        match self.view {
            View::Stories => {}
            View::Read => self.settle_read(cursor.passage),
            View::Lens => {
                let (base, shown, size) = (self.base(), self.sources_shown(), (self.size.0, self.body_height()));
                self.lens.settle(&self.story, base, &shown, cursor, size, self.epoch, &mut self.wraps, self.settings.margin, self.in_place);
            }
            View::Facts => self.settle_facts(),
            View::Time => self.settle_time(),
        }
        let Some(cursor) = self.cursor else { return };
        self.difference = self.difference.filter(|(p, _)| *p == cursor.passage);
        self.mark_seen(cursor.passage);
        self.settle_differences(cursor.passage);
        if self.wraps.len() > 4096 {
            self.wraps.clear();
        }
    }

    /// The part of it that jumps need, without a look at anything.
    pub fn settle_order(&mut self) {
        self.settle_cursor();
        let now = (self.epoch, self.base());
        if self.reading_of != Some(now) {
            let sequence = bands::reading_order(&self.story, &self.sources_shown(), now.1);
            self.reading = sequence.into_iter().enumerate().map(|(place, comparison)| (comparison, place)).collect();
            self.reading_of = Some(now);
        }
    }

    /// The cursor is on a passage that exists and whose source is shown: where it was put, else the nearest to it.
    fn settle_cursor(&mut self) {
        let shown = self.sources_shown();
        let exists = |c: &Cursor| {
            shown.contains(&c.passage.document) && self.whole.documents.get(c.passage.document.index()).is_some_and(|d| c.passage.index() < d.passages.len())
        };
        let displaced = self.displaced.filter(|(_, to)| self.cursor.is_some_and(|c| c.passage == *to));
        let back = displaced.map(|(from, _)| from).filter(exists);
        self.displaced = displaced.filter(|_| back.is_none());
        self.cursor = back.or(self.cursor);
        if let Some(lost) = self.cursor.filter(|c| !exists(c)) {
            let from = self.displaced.map_or(lost, |(from, _)| from);
            self.cursor = self.nearest(lost.passage, &shown).map(|passage| Cursor { passage, ..lost });
            self.displaced = self.cursor.map(|c| (from, c.passage));
        }
        if self.cursor.is_none() {
            let with_text = shown.iter().find(|d| self.story.passages(**d).next().is_some());
            self.cursor = with_text.map(|d| Cursor::on(d.passage(0)));
        }
        if let Some(cursor) = &mut self.cursor {
            let disputed = cursor.dispute.and_then(|d| self.story.disputes.get(d)).map(|d| d.comparison);
            cursor.comparison = disputed.or(cursor.comparison).filter(|c| self.story.comparisons_of(cursor.passage).contains(c));
            cursor.dispute = cursor.dispute.filter(|_| disputed == cursor.comparison);
        }
    }

    /// The passage of `shown` sources that is aligned with one, else with what stands nearest to it in its source; also where that
    /// is left out of the story.
    fn nearest(&self, passage: PassageId, shown: &[DocumentId]) -> Option<PassageId> {
        let far = |p: &PassageId| p.index.abs_diff(passage.index);
        let aligned = self.whole.comparisons.iter().map(|c| &c.alignment.passages).filter_map(|passages| {
            let own = passages.iter().filter(|p| p.document == passage.document).min_by_key(|p| far(p))?;
            Some((far(own), *passages.iter().find(|p| shown.contains(&p.document))?))
        });
        aligned.min().map(|(_, nearest)| nearest)
    }

    fn settle_read(&mut self, cursor: PassageId) {
        let shown = self.sources_shown();
        let fit = layout::fit(self.size.0).min(shown.len());
        if let Some(at) = shown.iter().position(|d| *d == cursor.document) {
            self.read.window = self.read.window.clamp((at + 1).saturating_sub(fit), at).min(shown.len() - fit);
        }
        if self.read.zoom.is_some() {
            self.read.zoom = Some(cursor.document);
        }
        let key = Key { width: self.size.0, columns: self.window(), base: self.base(), order: self.read.order, epoch: self.epoch };
        if self.read.key.as_ref() != Some(&key) {
            self.read.layout = Layout::new(&self.story, &key, &mut self.wraps);
            self.read.key = Some(key);
        }
        self.scroll_to(cursor);
    }

    /// Scrolls as little as needed to bring the cursor's band wholly into view; a band taller than the screen by its cursor passage.
    fn scroll_to(&mut self, cursor: PassageId) {
        let body = u32::from(self.body_height());
        let layout = &self.read.layout;
        let Some(place) = layout.place(cursor) else { return };
        let above = i64::from(place.top) + self.read.shift.get(&cursor.document).copied().unwrap_or(0);
        if above < 0 {
            // Pulled beyond the top: everything comes down, so that nothing is out of reach.
            for column in &layout.columns {
                *self.read.shift.entry(column.document).or_default() -= above;
            }
            self.read.scroll = self.read.scroll.saturating_add(u32::try_from(-above).unwrap_or(0));
        }
        let Some(mut rows) = self.rows_of(cursor) else { return };
        if self.in_place.is_some() && is_in_view(self.read.scroll, rows, body) {
            return;
        }
        let shifted = self.read.shift.get(&cursor.document).is_some_and(|s| *s != 0);
        let layout = &self.read.layout;
        if let Some(band) = layout.bands.get(place.band).filter(|b| b.band.comparison.is_some() && b.height <= body && !shifted) {
            rows = (band.top, band.height);
        }
        let (margin, before) = (u32::from(self.settings.margin), self.read.scroll);
        let jumped = self.cursor.is_some_and(|c| c.comparison.is_some());
        let to = if jumped { jump_to } else { into_view };
        let scroll = to(before, rows, body, margin);
        let deepest = self.read.shift.values().max().copied().unwrap_or(0).max(0) as u32;
        self.scroll_read(scroll.min((layout.height + deepest).saturating_sub(body.min(rows.1 + margin))));
    }

    /// The rows of the canvas that a passage takes, where its source was pulled to: the first, and how many.
    pub fn rows_of(&self, passage: PassageId) -> Option<(u32, u32)> {
        let place = self.read.layout.place(passage)?;
        let shift = self.read.shift.get(&passage.document).copied().unwrap_or(0);
        Some((u32::try_from(i64::from(place.top) + shift).unwrap_or(0), place.height))
    }

    /// Scrolls Read; where each source scrolls alone, the others stay where they are on screen.
    pub fn scroll_read(&mut self, to: u32) {
        let moved = i64::from(to) - i64::from(self.read.scroll);
        self.read.scroll = to;
        if let Some(cursor) = self.cursor.filter(|_| self.read.alone) {
            let others: Vec<DocumentId> = self.read.layout.columns.iter().map(|c| c.document).filter(|d| *d != cursor.passage.document).collect();
            for document in others {
                *self.read.shift.entry(document).or_default() += moved;
            }
        }
    }

    fn settle_facts(&mut self) {
        let (width, body) = (self.size.0, self.body_height());
        let shown = self.sources_shown();
        self.facts.settle(&self.story, &shown, self.cursor, &self.filter, (width, body, self.epoch), self.settings.margin);
        self.put_on_row(|state, cursor| state.facts.on_row(&state.story, cursor));
    }

    fn settle_time(&mut self) {
        let (width, body) = (self.size.0, self.body_height());
        let shown = self.sources_shown();
        self.time.settle(&self.story, &shown, self.cursor, &self.filter, (width, body, self.epoch), self.settings.margin);
        self.put_on_row(|state, cursor| state.time.on_row(&state.story, cursor));
    }

    /// Puts the cursor on the row that a list has chosen, so that keys act on what the bar is at; in another view it is back where it was.
    /// Where a dispute is being marked it stays, also when the row goes with that.
    fn put_on_row(&mut self, on_row: impl Fn(&State, Cursor) -> Option<Cursor>) {
        let shown = self.sources_shown();
        let Some(cursor) = self.cursor.filter(|c| self.judge.marking.as_ref().is_none_or(|(at, _)| at != c)) else { return };
        if let Some(to) = on_row(self, cursor).filter(|to| *to != cursor && shown.contains(&to.passage.document)) {
            let from = self.displaced.map_or(cursor, |(from, _)| from);
            self.displaced = Some((from, to.passage));
            self.cursor = Some(to);
        }
    }

    /// Whether what is shown has a row of its own for a cursor.
    pub fn has_row(&self, cursor: Cursor) -> bool {
        match self.view {
            View::Stories | View::Read | View::Lens => true,
            View::Facts => self.facts.row_of(&self.story, cursor).is_some(),
            View::Time => self.time.row_of(&self.story, cursor).is_some(),
        }
    }

    fn mark_seen(&mut self, cursor: PassageId) {
        if self.story.compared && self.view != View::Stories {
            self.seen.insert(cursor);
            self.seen.extend(self.comparison().and_then(|c| self.story.comparison(c)).map_or(&[][..], |c| &c.alignment.passages));
        }
    }

    fn settle_differences(&mut self, cursor: PassageId) {
        if self.diffed != Some((self.epoch, cursor)) {
            self.differs = diff::around(&self.story, cursor);
            self.diffed = Some((self.epoch, cursor));
        }
    }
}
