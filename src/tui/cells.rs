//! Text as terminal cells: what stands in each, and how wide it is. Hostile characters are made visible here.

use crate::text::{placed, visible_line};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Calls `f` for every visible cluster of `text` with its first byte in `text`, what to draw, and its width in cells (1 or 2). What
/// terminals do not agree on is drawn as what they do: a flag as its letters, a picture without the tone of its skin.
pub fn each(text: &str, mut f: impl FnMut(usize, &str, u16)) {
    if text.bytes().all(|b| matches!(b, 0x20..=0x7e)) {
        for at in 0..text.len() {
            f(at, text.get(at..=at).unwrap_or(" "), 1);
        }
        return;
    }
    let shown = visible_line(text);
    let mut places = placed(text).map(|(at, _)| at);
    for cluster in shown.graphemes(true) {
        if cluster.starts_with(|c| flag_letter(c).is_some()) {
            for (c, at) in cluster.chars().zip(&mut places) {
                flag_letter(c).into_iter().for_each(|letter| f(at, letter.encode_utf8(&mut [0; 4]), 1));
            }
            continue;
        }
        let at = places.next().unwrap_or(text.len());
        for _ in cluster.chars().skip(1) {
            places.next();
        }
        let drawn = cluster.find(is_skin_tone).filter(|at| *at > 0).map_or(cluster, |tone| &cluster[..tone]);
        match drawn.width() {
            0 => {}
            width => f(at, drawn, width.min(2) as u16),
        }
    }
}

/// The letter that a half of a flag stands for.
fn flag_letter(c: char) -> Option<char> {
    char::from_u32(u32::from(c).checked_sub(0x1f1e6)? + u32::from('A')).filter(char::is_ascii_uppercase)
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

/// How many cells `text` takes on one line.
pub fn width(text: &str) -> usize {
    let mut sum = 0;
    each(text, |_, _, w| sum += usize::from(w));
    sum
}

/// `text` on one line in at most `cells`, with `ellipsis` where something was cut off.
pub fn fit(text: &str, cells: usize, ellipsis: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if width(text) <= cells {
        each(text, |_, symbol, _| out.push_str(symbol));
        return out;
    }
    let room = cells.saturating_sub(ellipsis.width());
    let (mut used, mut full) = (0, false);
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

/// Each of some texts in at most `cells`. Those that would look alike once their ends are cut off lose what they have in common at the
/// beginning instead: `…Matvienko`, `…Matviyenko`.
pub fn fit_apart(texts: &[String], cells: usize, ellipsis: &str) -> Vec<String> {
    let cut: Vec<String> = texts.iter().map(|t| fit(t, cells, ellipsis)).collect();
    let shown = |i: usize| {
        let alike: Vec<&str> = texts.iter().zip(&cut).filter(|(_, c)| **c == cut[i]).map(|(t, _)| t.as_str()).collect();
        let text = texts[i].as_str();
        let common = alike.iter().map(|other| common_start(text, other)).min().unwrap_or(0);
        if alike.iter().all(|other| *other == text) {
            return cut[i].clone();
        }
        // from the beginning of the word that differs, where that leaves the difference in sight
        let word = text[..common].rfind(char::is_whitespace).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let from = if width(&text[word..common]) + 2 < cells { word } else { common };
        fit(&format!("{ellipsis}{}", &text[from..]), cells, ellipsis)
    };
    (0..texts.len()).map(shown).collect()
}

/// The bytes of `a` that `b` begins with as well.
fn common_start(a: &str, b: &str) -> usize {
    a.char_indices().zip(b.chars()).find(|((_, x), y)| x != y).map_or(a.len().min(b.len()), |((at, _), _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_look_alike_when_cut_are_cut_where_they_differ() {
        for (texts, expected) in [
            (["Valentina Matvienko", "Valentina Matviyenko", ""], ["…Matvienko", "…Matviyenko", ""]),
            (["a short one", "a longer one that is cut", "a longer one that is cut"], ["a short one", "a longer one…", "a longer one…"]),
            (["“We begged them twice”", "“We begged them once”", "other"], ["…twice”", "…once”", "other"]),
            (["uncharacteristically", "uncharacteristic东京", "x"], ["…ally", "…东京", "x"]),
        ] {
            assert_eq!(fit_apart(&texts.map(str::to_owned), 14, "…"), expected);
        }
    }

    #[test]
    fn widths_are_those_of_a_terminal_and_hostile_characters_show() {
        for (text, cells) in [("abc", 3), ("東京", 4), ("e\u{301}a", 2), ("a\u{1b}[2J", 5), ("x\ny", 3), ("\u{202e}z", 2)] {
            assert_eq!(width(text), cells, "{text:?}");
        }
        for (text, drawn) in [("🇺🇦 Kyiv", "UA Kyiv"), ("👩🏽\u{200d}🚒!", "👩🚒!"), ("🏳\u{fe0f}\u{200d}🌈", "🏳🌈")] {
            assert_eq!((fit(text, 20, "…").as_str(), width(text)), (drawn, drawn.width()), "{text}");
            each(text, |at, _, _| assert!(text.is_char_boundary(at)));
        }
        assert_eq!(fit("Israel Hayom", 8, "…"), "Israel…");
        assert_eq!(fit("東京都", 5, "…"), "東京…");
        assert_eq!(fit("short", 8, "…"), "short");
    }
}
