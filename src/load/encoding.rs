//! From bytes to text.

use super::Error;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Bytes that are looked at to tell text from other things.
const SAMPLE: usize = 8 * 1024;

/// A text and the encoding it was taken to be in, where that is not UTF-8 and nothing states it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) guessed: Option<&'static str>,
}

/// Decodes `bytes`: as a byte-order mark says, else as `stated` (a label of the Encoding Standard), else as UTF-8 where they are
/// valid, else as they look.
pub(super) fn decode(bytes: Vec<u8>, stated: Option<&str>) -> Result<Decoded, Error> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return Ok(Decoded { text: encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0.into_owned(), guessed: None });
    }
    if let Some(decoded) = utf_16(&bytes) {
        return Ok(decoded);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if sample(text.as_bytes()).contains(&0) => return Err(Error::Binary),
        Ok(text) => return Ok(Decoded { text, guessed: None }),
        Err(e) => e.into_bytes(),
    };
    if let Some(encoding) = stated.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|e| *e != UTF_8) {
        return Ok(Decoded { text: encoding.decode_without_bom_handling(&bytes).0.into_owned(), guessed: None });
    }
    if is_binary(&bytes) {
        return Err(Error::Binary);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Allow);
    let text: Cow<'_, str> = encoding.decode_without_bom_handling(&bytes).0;
    Ok(Decoded { text: text.into_owned(), guessed: Some(encoding.name()) })
}

/// UTF-16 without a mark: of most characters one byte is zero, and it is always the same one of the two.
fn utf_16(bytes: &[u8]) -> Option<Decoded> {
    let sample = sample(bytes);
    if !sample.contains(&0) {
        return None;
    }
    let zeros = |half: usize| sample.iter().skip(half).step_by(2).filter(|b| **b == 0).count();
    let most = |zeros: usize| zeros * 3 > sample.len();
    let encoding = match (zeros(0), zeros(1)) {
        (0, odd) if most(odd) => UTF_16LE,
        (even, 0) if most(even) => UTF_16BE,
        _ => return None,
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned();
    let is_text = !text.chars().any(|c| c.is_control() && !c.is_whitespace());
    is_text.then(|| Decoded { text, guessed: Some(encoding.name()) })
}

fn sample(bytes: &[u8]) -> &[u8] {
    bytes.get(..SAMPLE).unwrap_or(bytes)
}

/// Bytes that no text has, or more control characters than text has.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = sample(bytes);
    let control = sample.iter().filter(|b| **b < 32 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    sample.contains(&0) || control * 50 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_by_mark_label_and_look() {
        let decode = |bytes: &[u8], label| decode(bytes.to_vec(), label).map(|d| (d.text, d.guessed));
        assert_eq!(decode("Zürich".as_bytes(), None).unwrap(), ("Zürich".into(), None));
        assert_eq!(decode(b"\xef\xbb\xbfone", None).unwrap(), ("one".into(), None));
        assert_eq!(decode(b"\xff\xfeo\0n\0", None).unwrap(), ("on".into(), None));
        assert_eq!(decode(b"\xfe\xff\0o\0n", None).unwrap(), ("on".into(), None));
        assert_eq!(decode(b"Z\xfcrich", Some("iso-8859-1")).unwrap(), ("Zürich".into(), None));
        let (text, guessed) = decode(b"Der Bundesrat in Bern sagte, Z\xfcrich k\xf6nne die \x84neue\x93 Br\xfccke nicht bezahlen.", None).unwrap();
        assert_eq!((text.contains("Zürich könne"), guessed), (true, Some("windows-1252")));
        let utf_16 = |bytes: fn(u16) -> [u8; 2]| "Zürich — on Monday.\n".encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        assert_eq!(decode(&utf_16(u16::to_le_bytes), None).unwrap(), ("Zürich — on Monday.\n".into(), Some("UTF-16LE")));
        assert_eq!(decode(&utf_16(u16::to_be_bytes), None).unwrap(), ("Zürich — on Monday.\n".into(), Some("UTF-16BE")));
        assert!(matches!(decode(b"\x01\0\x02\0\x03\0\x04\0", None), Err(Error::Binary)));
        assert!(matches!(decode(b"\x7fELF\0\0\x01\xff", None), Err(Error::Binary)));
        assert!(matches!(decode(b"abc\0def", None), Err(Error::Binary)));
    }
}
