//! Article text is hostile: what of it may reach a terminal or an export.

use std::borrow::Cow;
use unicode_width::UnicodeWidthChar;

/// Marks that may stand on one letter. No writing in use needs more; a flood of them paints over the lines above and below.
const MOST_MARKS: usize = 8;

/// The character to show for `c`: itself, or `�` where a terminal or page would obey it rather than show it
/// (control characters, bidirectional overrides and isolates, line separators, whatever Unicode calls `Default_Ignorable_Code_Point`).
/// Tab and newline pass.
pub fn shown(c: char) -> char {
    match c {
        ' '..='~' | '\t' | '\n' => c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => '\u{fffd}',
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' => '\u{fffd}',
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' => '\u{fffd}',
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => '\u{fffd}',
        _ if c.is_control() => '\u{fffd}',
        _ => c,
    }
}

/// The characters of `text` as they are shown, one for one: what would be obeyed, and the marks of a flood, as `�`.
pub fn all_shown(text: &str) -> impl Iterator<Item = char> {
    let (mut marks, mut before) = (0, ' ');
    text.chars().map(move |c| {
        let before = std::mem::replace(&mut before, c);
        if is_letter_or_dash(c) {
            marks = 0;
            return c;
        }
        let c = if is_joiner(c) && is_joined(before) { c } else { shown(c) };
        marks = if !c.is_ascii() && c.width() == Some(0) { marks + 1 } else { 0 };
        if marks > MOST_MARKS { '\u{fffd}' } else { c }
    })
}

/// The characters of `text` as they are shown, each with its place: [`all_shown`] without the sign that joins two pictures to one, and
/// the one behind a picture that asks for its colours. Terminals do not agree on how wide what they make is, so each picture stands alone.
pub fn placed(text: &str) -> impl Iterator<Item = (usize, char)> {
    // the character before, and the picture that it belongs to
    let (mut before, mut picture) = ('\0', false);
    text.char_indices().zip(all_shown(text)).filter_map(move |((at, c), shown)| {
        let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let dropped = match c {
            JOINER => picture && next.is_some_and(is_picture),
            '\u{fe0e}' | COLOURED => is_picture(before) || next == Some(KEY),
            _ => false,
        };
        picture = is_picture(c) || dropped && c == COLOURED && picture;
        before = c;
        (!dropped).then_some((at, shown))
    })
}

const JOINER: char = '\u{200d}';
const COLOURED: char = '\u{fe0f}';
/// Encloses the digit before it in a key.
const KEY: char = '\u{20e3}';

/// A character that may be drawn as a picture.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21aa}' | '\u{231a}'..='\u{23ff}' | '\u{24c2}' | '\u{25aa}'..='\u{27bf}')
        || matches!(c, '\u{2934}'..='\u{2935}' | '\u{2b05}'..='\u{2b55}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

/// Parts or joins the shapes of two letters, and is itself nothing to see.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// A letter of a script that is not read right without joiners: Arabic and its kin, the scripts of India and its neighbours.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1780}'..='\u{18af}') && (c.is_alphabetic() || c.width() == Some(0))
}

/// Printable ASCII, the letters of Western languages, dashes and quotation marks: nearly all that news is written with, each shown as it is.
fn is_letter_or_dash(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{c0}'..='\u{24f}' | '\u{2010}'..='\u{2027}')
}

/// Whether a text is printable ASCII throughout. Looks at every byte, many at a time.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, b| plain & matches!(b, b' '..=b'~'))
}

/// `text` with every character that would be obeyed replaced by `�` (see [`shown`]), and every mark on a letter that has eight already;
/// what joins pictures is left out (see [`placed`]).
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) || all_shown(text).eq(text.chars()) { Cow::Borrowed(text) } else { Cow::Owned(placed(text).map(|(_, c)| c).collect()) }
}

/// [`visible`] on one line: newlines and tabs become spaces. For titles, names, paths and messages.
pub fn visible_line(text: &str) -> String {
    one_line(text).into_owned()
}

/// [`visible_line`], copied only where something is replaced.
pub fn one_line(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    placed(text).map(|(_, c)| if matches!(c, '\n' | '\t') { ' ' } else { c }).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_replaced() {
        for (hostile, shown) in [("a\u{1b}[2Jb", "a�[2Jb"), ("\u{9b}31m", "�31m"), ("a\u{202e}b\u{2066}c", "a�b�c"), ("bell\u{7}\r", "bell��")] {
            assert_eq!(visible(hostile), shown);
        }
        assert_eq!(visible_line(&format!("a{}b", "\u{301}".repeat(40))).matches('�').count(), 32);
        assert_eq!(visible("e\u{323}\u{302} \u{5e9}\u{5bc}\u{5c1}\u{5b8}"), "e\u{323}\u{302} \u{5e9}\u{5bc}\u{5c1}\u{5b8}");
        assert_eq!(visible("Zürich – “97 %”\n"), "Zürich – “97 %”\n");
        assert_eq!(visible_line("a\nb\tc"), "a b c");
    }

    #[test]
    fn joiners_stand_between_letters_that_need_them_alone() {
        assert_eq!(visible("می\u{200c}خواهم क्\u{200d}ष"), "می\u{200c}خواهم क्\u{200d}ष");
        assert_eq!(visible("a\u{200c}b \u{200d} می\u{200c}\u{200c}"), "a�b � می\u{200c}�");
    }

    #[test]
    fn joined_pictures_stand_alone_and_nothing_else_is_left_out() {
        for (text, shown) in [
            ("😡👩\u{200d}👩\u{200d}👧!", "😡👩👩👧!"),
            ("❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3} ☀\u{fe0f}", "❤🔥 1\u{20e3} ☀"),
            ("👩\u{200d}\u{200d}👩", "👩��👩"),
            ("❤\u{fe0f}\u{fe0f} 👩\u{200d}a a\u{200d}👩 1\u{fe0f}0", "❤� 👩�a a�👩 1�0"),
        ] {
            assert_eq!(visible(text), shown);
            assert!(placed(text).all(|(at, c)| c == '\u{fffd}' || text[at..].starts_with(c)));
        }
    }

    #[test]
    fn letters_and_dashes_are_shown_as_they_are_and_end_a_run_of_marks() {
        for c in ('\0'..='\u{2fff}').filter(|c| is_letter_or_dash(*c)) {
            assert_eq!((shown(c), c.width().unwrap_or(0) > 0), (c, true), "{c:?}");
        }
        let marks = "\u{301}".repeat(MOST_MARKS);
        assert_eq!(visible(&format!("a{marks}é{marks}")), format!("a{marks}é{marks}"));
    }
}
