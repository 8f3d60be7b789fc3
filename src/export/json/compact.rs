//! Compact JSON in which what a terminal would obey is escaped. Writes the rows of this export several times as fast as a serializer that
//! must expect anything: keys are plain words, and most strings need no escape.

use crate::text::all_shown;
use serde::{Serialize, ser};
use std::{fmt::Display, io::Write};

/// What a row holds that has no place in the contract.
#[derive(Debug)]
pub(super) struct Unexpected(String);

impl Display for Unexpected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unexpected {}

impl ser::Error for Unexpected {
    fn custom<T: Display>(message: T) -> Unexpected {
        Unexpected(message.to_string())
    }
}

/// Writes to the end of a line.
pub(super) struct Compact<'l>(pub &'l mut Vec<u8>);

type Written = Result<(), Unexpected>;

impl Compact<'_> {
    fn plain(self, value: impl Serialize) -> Written {
        serde_json::to_writer(self.0, &value).map_err(ser::Error::custom)
    }
}

/// For every byte 1 where it needs an escape, or more thought, and 0 where it stands for itself.
const SPECIAL: [u8; 256] = {
    let mut special = [1; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        special[byte as usize] = matches!(byte, b'"' | b'\\') as u8;
        byte += 1;
    }
    special
};

fn is_plain(b: u8) -> bool {
    SPECIAL[usize::from(b)] == 0
}

/// Whether nothing in a string needs an escape. Looks at every byte, and decides once.
fn are_plain(text: &[u8]) -> bool {
    text.iter().fold(0, |seen, &b| seen | SPECIAL[usize::from(b)]) == 0
}

/// Writes a string between its marks.
fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    if are_plain(text.as_bytes()) {
        out.extend_from_slice(text.as_bytes());
    } else {
        for (nth, line) in text.split('\n').enumerate() {
            if nth > 0 {
                out.extend_from_slice(b"\\n");
            }
            if are_plain(line.as_bytes()) { out.extend_from_slice(line.as_bytes()) } else { escaped(out, line) }
        }
    }
    out.push(b'"');
}

/// Writes a string with what must not stand in it raw escaped.
fn escaped(out: &mut Vec<u8>, text: &str) {
    let mut written = 0;
    for ((at, c), shown) in text.char_indices().zip(all_shown(text)) {
        if c != shown || c.is_ascii() && !is_plain(c as u8) {
            out.extend_from_slice(&text.as_bytes()[written..at]);
            escape(out, c);
            written = at + c.len_utf8();
        }
    }
    out.extend_from_slice(&text.as_bytes()[written..]);
}

fn escape(out: &mut Vec<u8>, c: char) {
    match c {
        '"' => out.extend_from_slice(b"\\\""),
        '\\' => out.extend_from_slice(b"\\\\"),
        '\n' => out.extend_from_slice(b"\\n"),
        '\t' => out.extend_from_slice(b"\\t"),
        '\r' => out.extend_from_slice(b"\\r"),
        '\u{8}' => out.extend_from_slice(b"\\b"),
        '\u{c}' => out.extend_from_slice(b"\\f"),
        _ => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.extend_from_slice(format!("\\u{unit:04x}").as_bytes())),
    }
}

impl<'l> ser::Serializer for Compact<'l> {
    type Ok = ();
    type Error = Unexpected;
    type SerializeSeq = List<'l>;
    type SerializeTuple = List<'l>;
    type SerializeStruct = Object<'l>;
    type SerializeMap = Object<'l>;
    type SerializeTupleStruct = ser::Impossible<(), Unexpected>;
    type SerializeTupleVariant = ser::Impossible<(), Unexpected>;
    type SerializeStructVariant = ser::Impossible<(), Unexpected>;

    fn serialize_bool(self, value: bool) -> Written {
        self.plain(value)
    }

    fn serialize_i8(self, value: i8) -> Written {
        self.plain(value)
    }

    fn serialize_i16(self, value: i16) -> Written {
        self.plain(value)
    }

    fn serialize_i32(self, value: i32) -> Written {
        self.plain(value)
    }

    fn serialize_i64(self, value: i64) -> Written {
        self.plain(value)
    }

    fn serialize_u8(self, value: u8) -> Written {
        self.plain(value)
    }

    fn serialize_u16(self, value: u16) -> Written {
        self.plain(value)
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.plain(value)
    }

    fn serialize_u64(self, value: u64) -> Written {
        self.plain(value)
    }

    fn serialize_f32(self, value: f32) -> Written {
        self.plain(value)
    }

    fn serialize_f64(self, value: f64) -> Written {
        self.plain(value)
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        string(self.0, value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Written {
        self.plain(value)
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Written {
        Err(unexpected("a variant with a value"))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'l>, Unexpected> {
        self.0.push(b'[');
        Ok(List { out: self.0, empty: true })
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'l>, Unexpected> {
        self.serialize_seq(None)
    }

    fn serialize_struct(self, _: &'static str, fields: usize) -> Result<Object<'l>, Unexpected> {
        self.serialize_map(Some(fields))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Unexpected> {
        Err(unexpected("a tuple with a name"))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeTupleVariant, Unexpected> {
        Err(unexpected("a variant with values"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Object<'l>, Unexpected> {
        self.0.push(b'{');
        Ok(Object(List { out: self.0, empty: true }))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeStructVariant, Unexpected> {
        Err(unexpected("a variant with fields"))
    }

    fn collect_str<T: ?Sized + Display>(self, value: &T) -> Written {
        let start = self.0.len();
        self.0.push(b'"');
        write!(self.0, "{value}").map_err(ser::Error::custom)?;
        if are_plain(&self.0[start + 1..]) {
            self.0.push(b'"');
            return Ok(());
        }
        let printed = String::from_utf8(self.0.split_off(start)).map_err(ser::Error::custom)?;
        self.serialize_str(&printed[1..])
    }
}

fn unexpected(what: &str) -> Unexpected {
    Unexpected(format!("{what} has no form in this export"))
}

/// A list that is being written.
pub(super) struct List<'l> {
    out: &'l mut Vec<u8>,
    empty: bool,
}

impl List<'_> {
    fn next(&mut self) {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
    }
}

impl ser::SerializeSeq for List<'_> {
    type Ok = ();
    type Error = Unexpected;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Written {
        self.next();
        value.serialize(Compact(self.out))
    }

    fn end(self) -> Written {
        self.out.push(b']');
        Ok(())
    }
}

impl ser::SerializeTuple for List<'_> {
    type Ok = ();
    type Error = Unexpected;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Written {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Written {
        ser::SerializeSeq::end(self)
    }
}

/// An object that is being written. Its keys are names of fields, which need no escape.
pub(super) struct Object<'l>(List<'l>);

impl ser::SerializeStruct for Object<'_> {
    type Ok = ();
    type Error = Unexpected;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Written {
        self.0.next();
        let out = &mut *self.0.out;
        out.push(b'"');
        out.extend_from_slice(key.as_bytes());
        out.extend_from_slice(b"\":");
        value.serialize(Compact(out))
    }

    fn end(self) -> Written {
        self.0.out.push(b'}');
        Ok(())
    }
}

impl ser::SerializeMap for Object<'_> {
    type Ok = ();
    type Error = Unexpected;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Written {
        self.0.next();
        key.serialize(Compact(self.0.out))
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Written {
        self.0.out.push(b':');
        value.serialize(Compact(self.0.out))
    }

    fn end(self) -> Written {
        ser::SerializeStruct::end(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_escaped_and_read_back() {
        for text in ["plain", "a \"b\" \\ c", "line\nline\ttab\r", "\u{1b}[2J\u{7}\u{7f}", "Zürich “97 %” – \u{202e}x\u{1f600}", "\u{9b}31m", ""] {
            let mut out = Vec::new();
            string(&mut out, text);
            let written = String::from_utf8(out).unwrap();
            assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
            assert!(written.chars().all(|c| crate::text::shown(c) == c && c != '\n'), "{written}");
        }
    }
}
