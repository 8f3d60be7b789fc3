//! Compact JSON, written to the end of a line, in which what a terminal would obey is escaped.

use crate::text::{DocumentId, PassageId, Sigil, all_shown};
use std::fmt::{Display, Write};

/// A value that writes itself.
pub(super) trait Json {
    /// Writes to the end of `line`.
    fn write(self, line: &mut Vec<u8>);
}

/// An object of these fields.
pub(super) fn object<F: FnOnce(&mut Fields<'_>)>(fields: F) -> Object<F> {
    Object(fields)
}

/// See [`object`].
pub(super) struct Object<F>(F);

/// The fields of an object that is being written.
pub(super) struct Fields<'l>(&'l mut Vec<u8>);

/// Adds a field to [`Fields`]. The key, a plain word, is one piece with all that stands around it.
macro_rules! add {
    ($fields:ident, $key:literal, $value:expr $(,)?) => {
        $fields.add(concat!(",\"", $key, "\":"), $value)
    };
}
pub(super) use add;

impl Fields<'_> {
    /// Adds a key with a comma before it and a colon behind it, and its value.
    #[inline]
    pub(super) fn add(&mut self, key: &'static str, value: impl Json) {
        self.0.extend_from_slice(key.as_bytes());
        value.write(self.0);
    }
}

impl<F: FnOnce(&mut Fields<'_>)> Json for Object<F> {
    fn write(self, line: &mut Vec<u8>) {
        let start = line.len();
        (self.0)(&mut Fields(line));
        enclose(line, start, b'{', b'}');
    }
}

/// A list of what an iterator gives.
pub(super) struct List<I>(pub I);

impl<I: IntoIterator<Item: Json>> Json for List<I> {
    fn write(self, line: &mut Vec<u8>) {
        let start = line.len();
        for item in self.0 {
            line.push(b',');
            item.write(line);
        }
        enclose(line, start, b'[', b']');
    }
}

/// Puts marks around what has a comma before each part, which the first mark takes the place of.
fn enclose(line: &mut Vec<u8>, start: usize, open: u8, close: u8) {
    match line.get_mut(start) {
        Some(comma) => *comma = open,
        None => line.push(open),
    }
    line.push(close);
}

impl<T: Json> Json for Option<T> {
    fn write(self, line: &mut Vec<u8>) {
        match self {
            Some(value) => value.write(line),
            None => line.extend_from_slice(b"null"),
        }
    }
}

impl Json for &str {
    fn write(self, line: &mut Vec<u8>) {
        line.push(b'"');
        escaped(line, self);
        line.push(b'"');
    }
}

/// Two texts with a slash between them.
pub(super) struct Slashed<'t>(pub &'t str, pub &'t str);

impl Json for Slashed<'_> {
    fn write(self, line: &mut Vec<u8>) {
        line.push(b'"');
        escaped(line, self.0);
        line.extend_from_slice(b" / ");
        escaped(line, self.1);
        line.push(b'"');
    }
}

/// A name of the contract, in which nothing is escaped.
pub(super) struct Name(pub &'static str);

impl Json for Name {
    fn write(self, line: &mut Vec<u8>) {
        line.push(b'"');
        line.extend_from_slice(self.0.as_bytes());
        line.push(b'"');
    }
}

/// Printed by its `Display`.
pub(super) struct Shown<T>(pub T);

impl<T: Display> Json for Shown<T> {
    fn write(self, line: &mut Vec<u8>) {
        line.push(b'"');
        // a line takes whatever is written
        let _ = write!(Escaping(line), "{}", self.0);
        line.push(b'"');
    }
}

struct Escaping<'l>(&'l mut Vec<u8>);

impl Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        escaped(self.0, text);
        Ok(())
    }
}

impl Json for Sigil {
    fn write(self, line: &mut Vec<u8>) {
        line.push(b'"');
        line.extend_from_slice(self.as_bytes());
        line.push(b'"');
    }
}

impl Json for PassageId {
    fn write(self, line: &mut Vec<u8>) {
        Sigil::new().passage(self).write(line);
    }
}

impl Json for DocumentId {
    fn write(self, line: &mut Vec<u8>) {
        Sigil::new().document(self).write(line);
    }
}

impl Json for u64 {
    fn write(self, line: &mut Vec<u8>) {
        if self < 10 {
            return line.push(b'0' + self as u8);
        }
        let mut digits = [0; 20];
        let mut start = digits.len();
        let mut rest = self;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            (rest, start) = (rest / 10, start - 1);
            if rest == 0 {
                break;
            }
        }
        line.extend_from_slice(&digits[start..]);
    }
}

impl Json for i64 {
    fn write(self, line: &mut Vec<u8>) {
        if self < 0 {
            line.push(b'-');
        }
        self.unsigned_abs().write(line);
    }
}

impl Json for usize {
    fn write(self, line: &mut Vec<u8>) {
        (self as u64).write(line);
    }
}

impl Json for u32 {
    fn write(self, line: &mut Vec<u8>) {
        u64::from(self).write(line);
    }
}

/// A score, to four decimals.
pub(super) struct Score(pub f32);

impl Json for Score {
    fn write(self, line: &mut Vec<u8>) {
        if self.0.is_sign_negative() {
            line.push(b'-');
        }
        // cutting off rounds what is half a part more
        let parts = (f64::from(self.0.abs()) * 1e4 + 0.5) as u32;
        (parts / 10_000).write(line);
        let digits = [1000, 100, 10, 1].map(|place| b'0' + (parts / place % 10) as u8);
        let zeros = digits[1..].iter().rev().take_while(|d| **d == b'0').count();
        line.push(b'.');
        line.extend_from_slice(&digits[..digits.len() - zeros]);
    }
}

/// Whether a byte is a character that stands for itself.
fn is_plain(b: u8) -> bool {
    matches!(b, b' '..=b'~') & (b != b'"') & (b != b'\\')
}

/// Writes what stands between the marks of a string.
fn escaped(line: &mut Vec<u8>, mut text: &str) {
    // looks at every byte, many at a time, and decides once
    if text.bytes().fold(true, |all, b| all & is_plain(b)) {
        line.extend_from_slice(text.as_bytes());
        return;
    }
    while !text.is_empty() {
        let (words, rest) = text.split_at(text.bytes().position(|b| !is_plain(b)).unwrap_or(text.len()));
        let (marks, next) = rest.split_at(rest.bytes().position(is_plain).unwrap_or(rest.len()));
        line.extend_from_slice(words.as_bytes());
        for (c, shown) in marks.chars().zip(all_shown(marks)) {
            if c == shown && !c.is_ascii() { line.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()) } else { escape(line, c) }
        }
        text = next;
    }
}

fn escape(line: &mut Vec<u8>, c: char) {
    match c {
        '"' => line.extend_from_slice(b"\\\""),
        '\\' => line.extend_from_slice(b"\\\\"),
        '\n' => line.extend_from_slice(b"\\n"),
        '\t' => line.extend_from_slice(b"\\t"),
        '\r' => line.extend_from_slice(b"\\r"),
        '\u{8}' => line.extend_from_slice(b"\\b"),
        '\u{c}' => line.extend_from_slice(b"\\f"),
        _ => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| line.extend_from_slice(format!("\\u{unit:04x}").as_bytes())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: impl Json) -> String {
        let mut line = Vec::new();
        value.write(&mut line);
        String::from_utf8(line).unwrap()
    }

    #[test]
    fn what_a_terminal_obeys_is_escaped_and_read_back() {
        let flood = format!("a{}b", "\u{301}".repeat(20));
        for text in ["plain", "a \"b\" \\ c", "line\nline\ttab\r", "\u{1b}[2J\u{7}\u{7f}", "Zürich “97 %” – \u{202e}x\u{1f600}", "\u{9b}31m", "", &flood]
        {
            for written in [written(text), written(Shown(text))] {
                assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
                assert!(all_shown(&written).eq(written.chars()) && !written.contains('\n'), "{written}");
            }
        }
    }

    #[test]
    fn numbers_are_written_as_they_are_printed() {
        for number in [0, 7, -10, i64::MAX, i64::MIN] {
            assert_eq!(written(number), number.to_string());
        }
        for number in [0.0, -0.0, 1.0, -1.5, 0.9, 0.00005, 0.1234, -0.259, 12.34, 123_456.0, 0.999_96] {
            assert_eq!(written(Score(number)), format!("{:?}", (f64::from(number) * 1e4).round() / 1e4));
        }
    }

    #[test]
    fn parts_are_parted_by_commas() {
        let nested = object(|o| {
            add!(o, "none", None::<u32>);
            add!(o, "list", List([1u32, 2]));
            add!(o, "empty", List([object(|_| ())]));
            add!(o, "passage", DocumentId(1).passage(2));
        });
        assert_eq!(written(nested), r#"{"none":null,"list":[1,2],"empty":[{}],"passage":"B3"}"#);
    }
}
