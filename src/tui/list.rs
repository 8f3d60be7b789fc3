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
        let top = self.tops.get(self.selected).copied().unwrap_or(0);
        let end = self.tops.get(self.selected + 1).copied().unwrap_or(top);
        let margin = u32::from(margin).min(body.saturating_sub(end - top) / 2);
        let lowest = (end + margin).saturating_sub(body).min(top);
        self.scroll = self.scroll.clamp(lowest, top.saturating_sub(margin).max(lowest));
        self.scroll = self.scroll.min(self.height().saturating_sub(body).max(lowest));
        if end + margin <= body {
            self.scroll = 0;
        }
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
