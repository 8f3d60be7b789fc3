//! Article text is hostile: what of it may reach a terminal or an export.

use std::borrow::Cow;

/// The character to show for `c`: itself, or `�` where a terminal or page would obey it rather than show it
/// (control characters, bidirectional overrides and isolates, invisible format characters, line separators).
/// Tab and newline pass.
pub fn shown(c: char) -> char {
    match c {
        '\t' | '\n' => c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => '\u{fffd}',
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e0fff}' => '\u{fffd}',
        _ if c.is_control() => '\u{fffd}',
        _ => c,
    }
}

/// `text` with every character that would be obeyed replaced, one for one, by `�` (see [`shown`]).
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c) == c) { Cow::Borrowed(text) } else { Cow::Owned(text.chars().map(shown).collect()) }
}

/// [`visible`] on one line: newlines and tabs become spaces. For titles, names, paths and messages.
pub fn visible_line(text: &str) -> String {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return text.to_owned();
    }
    text.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { shown(c) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_replaced() {
        for (hostile, shown) in [("a\u{1b}[2Jb", "a�[2Jb"), ("\u{9b}31m", "�31m"), ("a\u{202e}b\u{2066}c", "a�b�c"), ("bell\u{7}\r", "bell��")] {
            assert_eq!(visible(hostile), shown);
        }
        assert_eq!(visible("Zürich – “97 %”\n"), "Zürich – “97 %”\n");
        assert_eq!(visible_line("a\nb\tc"), "a b c");
    }
}
