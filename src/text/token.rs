//! Words, numbers and marks: the one cut of a text that segmentation, extraction and alignment share.

use super::Span;
use unicode_segmentation::UnicodeSegmentation;

/// What a token looks like on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A word without capitals: `vote`, `don't`.
    Lower,
    /// A word with a capital first letter only: `Moscow`.
    Capital,
    /// A word of two or more letters, all capitals: `NATO`.
    Upper,
    /// Other words: `McCain`, `iPhone`, `i24NEWS`, `F-16` is three tokens.
    Mixed,
    /// A number in digits with its inner marks: `1,234.5`, `2022`, `5` in `5th` is `Mixed`.
    Digits,
    /// `.`
    Stop,
    /// `?` or `!`
    Shout,
    /// `,`
    Comma,
    /// `:` or `;`
    Colon,
    /// Hyphen and dashes of every width.
    Dash,
    /// A mark that only opens a quotation: `“ « „ ``` and ``.
    QuoteOpen,
    /// A mark that only closes one: `” »` and ''.
    QuoteClose,
    /// A straight `"`, which may do either.
    QuoteStraight,
    /// `'`, `’` or `‘` that is no apostrophe inside a word.
    QuoteSingle,
    /// `(`, `[`, `{`
    BracketOpen,
    /// `)`, `]`, `}`
    BracketClose,
    /// An ellipsis, `…` or `...`
    Ellipsis,
    /// One or more line ends; a blank line between is in the span.
    Newline,
    /// Any other mark: `%`, `$`, `/`, `@`, emoji.
    Mark,
}

/// One token. `sense` is filled by the language's lexicon; 0 means that it knows nothing of the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
    /// Whether white space or the text's start stands right before it.
    pub spaced: bool,
    /// Its first byte, an ASCII letter in lower case: most words asked for differ in it.
    pub initial: u8,
    /// Index of the lexicon's entries that begin with this word; 0 for none.
    pub sense: u16,
}

/// What a lexicon knows of a text, by numbers that only it understands: what a reading of the text rests on.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    /// The text's tokens in order.
    pub tokens: Vec<Token>,
    /// What begins at each token: how many tokens it takes, and the number of its sense; token by token, the longest first.
    pub known: Vec<(u16, u16)>,
    /// For each token where its part of `known` ends.
    pub ends: Vec<u32>,
}

impl Shape {
    /// Letters, possibly with digits or an apostrophe inside.
    pub fn is_word(self) -> bool {
        matches!(self, Shape::Lower | Shape::Capital | Shape::Upper | Shape::Mixed)
    }

    /// A word that begins with a capital letter, or may (`Mixed`).
    pub fn is_capitalised(self) -> bool {
        matches!(self, Shape::Capital | Shape::Upper | Shape::Mixed)
    }

    /// A mark that opens or closes a quotation.
    pub fn is_quote(self) -> bool {
        matches!(self, Shape::QuoteOpen | Shape::QuoteClose | Shape::QuoteStraight | Shape::QuoteSingle)
    }
}

/// A span reaches no further into a text.
const LONGEST: usize = u32::MAX as usize - 1;

/// Cuts `text` into tokens, left to right; spaces are in none. Word boundaries follow UAX #29 with four
/// changes that news needs: a possessive (`'s`, `’s`) and `n't` stay in the word, a dotted number keeps its
/// marks only between digits, quotation marks written as two characters (`` and '') are one token, and `$US5`
/// is a sign, a country and a number.
pub fn tokenise(text: &str) -> Vec<Token> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    cut(text, 0)
}

/// The same of a part of `text`, read as if nothing stood before it; the tokens' spans are those in `text`.
pub fn tokenise_part(text: &str, part: Span) -> Vec<Token> {
    cut(part.of(text), part.start() as u32)
}

/// The tokens of what stands at byte `from` of a text.
fn cut(text: &str, from: u32) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 4 + 1);
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut spaced = true;
    while at < bytes.len() {
        let (end, shape) = match bytes[at] {
            b' ' | b'\t' | 0x0b | 0x0c | b'\r' => {
                at += 1;
                spaced = true;
                continue;
            }
            b'\n' => (line_ends(bytes, at), Shape::Newline),
            b'0'..=b'9' => number(text, at),
            b'A'..=b'Z' if at > 0 && bytes[at - 1] == b'$' => country(bytes, at).unwrap_or_else(|| word(text, at)),
            b'a'..=b'z' | b'A'..=b'Z' => word(text, at),
            c if c < 0x80 => ascii_mark(bytes, at, c),
            _ => match other(text, at, spaced) {
                Ok(found) => found,
                Err(blank) => {
                    at += blank;
                    spaced = true;
                    continue;
                }
            },
        };
        tokens.push(Token { span: Span::new(from + at as u32, from + end as u32), shape, spaced, initial: bytes[at].to_ascii_lowercase(), sense: 0 });
        spaced = shape == Shape::Newline;
        at = end.max(at + 1);
    }
    tokens
}

fn line_ends(bytes: &[u8], mut at: usize) -> usize {
    let mut end = at;
    while at < bytes.len() && matches!(bytes[at], b'\n' | b' ' | b'\t' | b'\r') {
        at += 1;
        if bytes[at - 1] == b'\n' {
            end = at;
        }
    }
    end
}

/// Digits with marks between digits: `1,234.5`, `12:30` stops at the colon; letters glued behind make it `Mixed` (`5th`, `40km`).
fn number(text: &str, start: usize) -> (usize, Shape) {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b'0'..=b'9' => at += 1,
            b',' | b'.' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => at += 1,
            _ => break,
        }
    }
    if bytes.get(at).is_some_and(|c| c.is_ascii_alphabetic() || *c >= 0x80) {
        let (end, _) = word(text, at);
        if end > at && text[at..end].chars().next().is_some_and(char::is_alphabetic) {
            return (end, Shape::Mixed);
        }
    }
    (at, Shape::Digits)
}

fn word(text: &str, start: usize) -> (usize, Shape) {
    let bytes = text.as_bytes();
    // nearly all words are letters and digits of ASCII alone
    let kind = |at: usize| bytes.get(at).map_or(0, |b| KINDS[usize::from(*b)]);
    let (first, mut others) = (kind(start), 0);
    let mut at = start + usize::from(first != 0);
    if first != 0 {
        while kind(at) != 0 {
            others |= kind(at);
            at += 1;
        }
    }
    if !matches!(bytes.get(at), Some(b'_' | b'\'' | 0x80..)) {
        return (at, shape_by(first == UPPER, others));
    }
    while at < bytes.len() {
        match bytes[at] {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => at += 1,
            b'\'' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => at += 1,
            0x80.. => match text[at..].chars().next() {
                Some('’') if text[at + 3..].starts_with(|c: char| c.is_alphabetic()) => at += 3,
                Some(c) if c.is_alphanumeric() || is_joiner(c) => at += c.len_utf8(),
                _ => break,
            },
            _ => break,
        }
    }
    (at, shape_of(&text[start..at]))
}

/// The capitals between a sign and its number: `US` in `$US5`.
fn country(bytes: &[u8], start: usize) -> Option<(usize, Shape)> {
    let letters = bytes[start..].iter().take_while(|b| b.is_ascii_uppercase()).count();
    let shape = if letters > 1 { Shape::Upper } else { Shape::Capital };
    bytes.get(start + letters).is_some_and(u8::is_ascii_digit).then_some((start + letters, shape))
}

/// Combining marks and joiners that never end a word.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{ad}')
}

fn shape_of(word: &str) -> Shape {
    let stem = word.split(['\'', '’']).next().unwrap_or(word);
    let mut letters = stem.chars().filter(|c| c.is_alphanumeric());
    let first_upper = letters.next().is_some_and(char::is_uppercase);
    let kind = |c: char| if c.is_uppercase() { UPPER } else { [LOWER, DIGIT][usize::from(c.is_numeric())] };
    shape_by(first_upper, letters.fold(0, |seen, c| seen | kind(c)))
}

// Kinds of letters, a bit each.
const UPPER: u8 = 1;
const LOWER: u8 = 2;
const DIGIT: u8 = 4;

/// The kind of every byte that is a letter or digit of ASCII; 0 for the others.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte] = match byte as u8 {
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            b'0'..=b'9' => DIGIT,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

/// The shape of a word by whether its first letter is a capital, and by the kinds of the others.
fn shape_by(first_upper: bool, others: u8) -> Shape {
    match (first_upper, others) {
        (false, 0 | LOWER) => Shape::Lower,
        (true, 0 | LOWER) => Shape::Capital,
        (true, UPPER) => Shape::Upper,
        _ => Shape::Mixed,
    }
}

fn ascii_mark(bytes: &[u8], at: usize, c: u8) -> (usize, Shape) {
    let doubled = bytes.get(at + 1) == Some(&c);
    match c {
        b'.' if doubled && bytes.get(at + 2) == Some(&b'.') => {
            let end = at + bytes[at..].iter().take_while(|&&b| b == b'.').count();
            (end, Shape::Ellipsis)
        }
        b'.' => (at + 1, Shape::Stop),
        b'?' | b'!' => (at + 1, Shape::Shout),
        b',' => (at + 1, Shape::Comma),
        b':' | b';' => (at + 1, Shape::Colon),
        b'-' => (at + bytes[at..].iter().take_while(|&&b| b == b'-').count(), Shape::Dash),
        b'"' => (at + 1, Shape::QuoteStraight),
        b'`' => (at + 1 + usize::from(doubled), Shape::QuoteOpen),
        b'\'' if doubled => (at + 2, Shape::QuoteClose),
        b'\'' => (at + 1, Shape::QuoteSingle),
        b'(' | b'[' | b'{' => (at + 1, Shape::BracketOpen),
        b')' | b']' | b'}' => (at + 1, Shape::BracketClose),
        _ => (at + 1, Shape::Mark),
    }
}

/// Anything outside ASCII; `Err(bytes)` for white space.
fn other(text: &str, at: usize, spaced: bool) -> Result<(usize, Shape), usize> {
    let Some(c) = text[at..].chars().next() else { return Err(1) };
    let end = at + c.len_utf8();
    Ok(match c {
        _ if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}') => return Err(c.len_utf8()),
        // German closes with the mark that English opens with, and with the one that French opens with.
        '“' | '«' if !spaced && closes(text, at, end) => (end, Shape::QuoteClose),
        '»' if spaced && text[end..].starts_with(char::is_alphanumeric) => (end, Shape::QuoteOpen),
        '“' | '«' | '„' | '‟' => (end, Shape::QuoteOpen),
        '”' | '»' => (end, Shape::QuoteClose),
        '‘' | '’' | '‚' | '‹' | '›' => {
            let doubled = text[end..].starts_with(c);
            match (doubled, c) {
                (true, '’') => (end + c.len_utf8(), Shape::QuoteClose),
                (true, '‘') => (end + c.len_utf8(), Shape::QuoteOpen),
                (_, '’') if spaced && text[end..].starts_with(|d: char| d.is_ascii_digit()) => (end, Shape::Mark),
                _ => (end, Shape::QuoteSingle),
            }
        }
        '…' => (end, Shape::Ellipsis),
        '‐'..='―' | '−' | '⸺' | '⸻' => (end, Shape::Dash),
        _ if c.is_numeric() || c.is_alphabetic() => {
            if is_scriptio_continua(c) {
                let piece = text[at..].split_word_bounds().next().unwrap_or_default();
                return Ok((at + piece.len().max(c.len_utf8()), Shape::Lower));
            }
            word(text, at)
        }
        _ => (end, Shape::Mark),
    })
}

/// Whether a mark stands right behind a word or the end of a sentence, and before no word.
fn closes(text: &str, at: usize, end: usize) -> bool {
    let word = |c: char| c.is_alphanumeric();
    text[..at].ends_with(|c| word(c) || matches!(c, '.' | '!' | '?' | '…' | ',')) && !text[end..].starts_with(word)
}

/// Scripts written without spaces, where a run of letters is no word.
fn is_scriptio_continua(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shapes(text: &str) -> Vec<(&str, Shape)> {
        tokenise(text).iter().map(|t| (t.span.of(text), t.shape)).collect()
    }

    #[test]
    fn news_marks_are_kept_apart_and_words_together() {
        use Shape::*;
        let cases: &[(&str, &[(&str, Shape)])] = &[
            ("97-98%", &[("97", Digits), ("-", Dash), ("98", Digits), ("%", Mark)]),
            ("1,234.5 U.S.", &[("1,234.5", Digits), ("U", Capital), (".", Stop), ("S", Capital), (".", Stop)]),
            ("Russia’s don't", &[("Russia’s", Capital), ("don't", Lower)]),
            ("``No,'' he", &[("``", QuoteOpen), ("No", Capital), (",", Comma), ("''", QuoteClose), ("he", Lower)]),
            ("5th F-16", &[("5th", Mixed), ("F", Capital), ("-", Dash), ("16", Digits)]),
            ("$US5m US5", &[("$", Mark), ("US", Upper), ("5m", Mixed), ("US5", Mixed)]),
            ("a ... b", &[("a", Lower), ("...", Ellipsis), ("b", Lower)]),
            ("NATO\n\nMcCain", &[("NATO", Upper), ("\n\n", Newline), ("McCain", Mixed)]),
        ];
        for (text, want) in cases {
            assert_eq!(&shapes(text), want, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_spans_are_in_order(text in "\\PC{0,80}") {
            let tokens = tokenise(&text);
            let mut end = 0;
            for t in &tokens {
                prop_assert!(t.span.start() >= end);
                prop_assert!(!text[end..t.span.start()].chars().any(char::is_alphanumeric));
                end = t.span.end();
            }
            prop_assert!(!text[end..].chars().any(char::is_alphanumeric));
        }
    }
}
