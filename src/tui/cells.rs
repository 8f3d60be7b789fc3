//! Text as terminal cells: what stands in each, and how wide it is. Hostile characters are made visible here.

use crate::text::visible_line;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Calls `f` for every visible cluster of `text` with its first byte in `text`, what to draw, and its width in cells (1 or 2).
pub fn each(text: &str, mut f: impl FnMut(usize, &str, u16)) {
    if text.bytes().all(|b| matches!(b, 0x20..=0x7e)) {
        for at in 0..text.len() {
            f(at, text.get(at..=at).unwrap_or(" "), 1);
        }
        return;
    }
    let shown = visible_line(text);
    let mut original = text.char_indices();
    for cluster in shown.graphemes(true) {
        let at = original.next().map_or(text.len(), |(at, _)| at);
        for _ in cluster.chars().skip(1) {
            original.next();
        }
        match cluster.width() {
            0 => {}
            width => f(at, cluster, width.min(2) as u16),
        }
    }
}

/// How many cells `text` takes on one line.
pub fn width(text: &str) -> usize {
    let mut sum = 0;
    each(text, |_, _, w| sum += usize::from(w));
    sum
}

/// `text` on one line in at most `cells`, with `ellipsis` where something was cut off.
pub fn fit(text: &str, cells: usize, ellipsis: &str) -> String {
    if width(text) <= cells {
        return visible_line(text);
    }
    let room = cells.saturating_sub(ellipsis.width());
    let (mut out, mut used) = (String::new(), 0);
    let mut full = false;
    each(text, |_, symbol, w| {
        full |= used + usize::from(w) > room;
        if !full {
            out.push_str(symbol);
            used += usize::from(w);
        }
    });
    if cells > 0 {
        out.truncate(out.trim_end().len());
        out.push_str(ellipsis);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_a_terminal_and_hostile_characters_show() {
        for (text, cells) in [("abc", 3), ("東京", 4), ("e\u{301}a", 2), ("a\u{1b}[2J", 5), ("x\ny", 3), ("\u{202e}z", 2)] {
            assert_eq!(width(text), cells, "{text:?}");
        }
        assert_eq!(fit("Israel Hayom", 8, "…"), "Israel…");
        assert_eq!(fit("東京都", 5, "…"), "東京…");
        assert_eq!(fit("short", 8, "…"), "short");
    }
}
