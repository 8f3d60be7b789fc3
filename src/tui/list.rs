//! Rows of several lines under a cursor: the Facts and Time views.

/// A list of rows, some of which the cursor can be on.
#[derive(Debug, Clone)]
pub struct List<R> {
    /// The rows.
    pub rows: Vec<R>,
    /// The first line of each row; one more at the end.
    pub tops: Vec<u32>,
    /// Which row the cursor is on.
    pub selected: usize,
    /// First line on screen.
    pub scroll: u32,
}

/// The first line to show of a window of `rows` lines that showed `scroll` on, so that the lines `(top, height)` are in it: as little
/// moved as can be, with `margin` lines around them where there is room. Of what is taller than the window a part is shown, which
/// moving on shows to its end.
pub fn into_view(scroll: u32, (top, height): (u32, u32), rows: u32, margin: u32) -> u32 {
    let Some(room) = rows.checked_sub(height) else { return scroll.clamp(top, top + height - rows) };
    let margin = margin.min(room / 2);
    let highest = top.saturating_sub(margin);
    scroll.clamp((top + height + margin).saturating_sub(rows).min(highest), highest)
}

/// The same for a jump: what is out of sight comes to the upper part of the window.
pub fn jump_to(scroll: u32, (top, height): (u32, u32), rows: u32, margin: u32) -> u32 {
    let from = if is_in_view(scroll, (top, height), rows) { scroll } else { top.saturating_sub(rows / 4) };
    into_view(from, (top, height), rows, margin)
}

/// Whether a window of `rows` lines from `scroll` on shows any of the lines `(top, height)`.
pub fn is_in_view(scroll: u32, (top, height): (u32, u32), rows: u32) -> bool {
    scroll < top + height && top < scroll + rows
}

/// Where `scroll` goes for the next or previous part of lines `(top, height)` that a window of `rows` lines shows only partly; `None`
/// where nothing more of them is beyond that end.
pub fn onward(scroll: u32, (top, height): (u32, u32), rows: u32, forward: bool) -> Option<u32> {
    let by = rows.saturating_sub(1).max(1);
    if forward {
        (scroll + rows < top + height).then(|| (scroll + by).min(top + height - rows))
    } else {
        (scroll > top).then(|| scroll.saturating_sub(by).max(top))
    }
}

impl<R> Default for List<R> {
    fn default() -> Self {
        List { rows: Vec::new(), tops: vec![0], selected: 0, scroll: 0 }
    }
}

impl<R> List<R> {
    /// Puts rows in place, with the lines that each takes.
    pub fn set(&mut self, rows: Vec<(R, u32)>) {
        self.tops = vec![0];
        self.rows = Vec::with_capacity(rows.len());
        for (row, lines) in rows {
            self.tops.push(self.height() + lines);
            self.rows.push(row);
        }
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
    }

    /// Lines of all rows.
    pub fn height(&self) -> u32 {
        self.tops.last().copied().unwrap_or(0)
    }

    /// The row at a line.
    pub fn at(&self, line: u32) -> Option<usize> {
        (line < self.height()).then(|| self.tops.partition_point(|t| *t <= line) - 1)
    }

    /// Scrolls as little as needed to show the selected row, and the lines before it up to the start where they fit.
    pub fn scroll_into_view(&mut self, body: u16, margin: u16) {
        let body = u32::from(body);
        let (top, height) = self.place(self.selected);
        self.scroll = into_view(self.scroll, (top, height), body, margin.into());
        self.scroll = self.scroll.min(self.height().saturating_sub(body));
        if top + height + u32::from(margin) <= body {
            self.scroll = 0;
        }
    }

    /// The selected row, else the next one, else the last before it, that the cursor can be on.
    pub fn nearest(&self, can_be_on: impl Fn(&R) -> bool) -> Option<usize> {
        let on = |i: &usize| self.rows.get(*i).is_some_and(&can_be_on);
        (self.selected..self.rows.len()).find(on).or_else(|| (0..self.selected).rfind(on))
    }

    /// The selected row.
    pub fn chosen(&self) -> Option<&R> {
        self.rows.get(self.selected)
    }

    /// The first line of a row, and its lines.
    pub fn place(&self, row: usize) -> (u32, u32) {
        let top = self.tops.get(row).copied().unwrap_or(0);
        (top, self.tops.get(row + 1).copied().unwrap_or(top) - top)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_is_on_screen() {
        let mut list = List::default();
        list.set((0..20).map(|i| (i, 1 + i % 3)).collect());
        for selected in [0, 7, 19, 3] {
            list.selected = selected;
            list.scroll_into_view(6, 2);
            assert!(list.scroll <= list.tops[selected] && list.tops[selected + 1] <= list.scroll + 6, "{selected}: {}", list.scroll);
        }
        assert_eq!((list.at(0), list.at(1), list.at(list.height())), (Some(0), Some(1), None));
    }
}
