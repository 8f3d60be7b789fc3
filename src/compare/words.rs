//! The words of a stretch of text in the form in which two accounts are compared.

use crate::{
    align,
    lang::{self, Contrast, Lexicon, Reading, Sense, fold},
    text::{Document, Shape, Span},
};

/// One word.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// Where it stands in its document.
    pub span: Span,
    /// Lower case, straight apostrophes, contractions written out (so that one token may give two words with one span).
    pub form: Box<str>,
    /// The stem, or the number of a class of words that tell of the same thing (`#7`); empty for function words.
    pub stem: Box<str>,
    /// 0 for a word in every article to 1 for one in none.
    pub rarity: f32,
    /// What it does to a comparison.
    pub contrast: Vec<Contrast>,
    /// Inside square brackets: an editor's word, not the speaker's.
    pub bracketed: bool,
    /// Between quotation marks that open and close within the stretch.
    pub quoted: bool,
    /// An ellipsis stands before it.
    pub after_gap: bool,
    /// A comma, colon, dash, bracket or sentence end stands before it.
    pub after_break: bool,
}

impl Word {
    pub(super) fn is_content(&self) -> bool {
        !self.stem.is_empty()
    }
}

/// The words of `span` of a document.
pub(super) fn words(document: &Document, span: Span) -> Vec<Word> {
    read(document, span, false)
}

/// The words of a quotation, whose opening mark stands before the span: what a reporter writes in between is not `quoted`.
pub(super) fn quoted_words(document: &Document, span: Span) -> Vec<Word> {
    read(document, span, true)
}

fn read(document: &Document, span: Span, inside: bool) -> Vec<Word> {
    let reading = Reading::new(document.words(span), Lexicon::of(document.language));
    let stemmer = lang::stemmer(document.language);
    let mut found = Vec::with_capacity(reading.tokens.len());
    let (mut bracketed, mut quoted, mut gap, mut pause) = (false, inside, false, false);
    for (i, token) in reading.tokens.iter().enumerate() {
        match token.shape {
            Shape::Ellipsis => gap = true,
            Shape::BracketOpen => bracketed = reading.word(i) == "[",
            Shape::BracketClose => bracketed = false,
            Shape::QuoteOpen => quoted = true,
            Shape::QuoteClose => quoted = false,
            Shape::QuoteStraight => quoted = i == 0 || token.spaced,
            Shape::Comma | Shape::Colon | Shape::Stop | Shape::Shout => pause = true,
            Shape::Dash => pause |= token.spaced,
            Shape::QuoteSingle | Shape::Newline => {}
            // letters struck out belong to their word, and so do the letters after them
            Shape::Mark if reading.word(i).starts_with('*') && !token.spaced => strike(&mut found, "*"),
            _ if token.shape.is_word() && !token.spaced && i > 0 && reading.word(i - 1) == "*" => strike(&mut found, &reading.folded(i)),
            Shape::Mark if !matches!(reading.word(i), "%" | "$" | "€" | "£" | "¥") => {}
            Shape::Lower | Shape::Capital | Shape::Upper | Shape::Mixed | Shape::Digits | Shape::Mark => {
                let Some(at) = document.span(span.start() + token.span.start(), span.start() + token.span.end()) else { continue };
                let whole = reading.folded(i);
                for part in written_out(&whole) {
                    let contrast: Vec<Contrast> = senses(&reading, i, part, &whole);
                    let stem = stemmer.stem(part);
                    let known = align::known(document.language, part, &stem);
                    let stem = match known.concept {
                        _ if known.function || part.len() < 2 && token.shape != Shape::Digits => Box::default(),
                        0 => stem.into(),
                        class => format!("#{class}").into(),
                    };
                    found.push(Word {
                        span: at,
                        form: part.into(),
                        stem,
                        rarity: known.rarity,
                        contrast,
                        bracketed,
                        quoted,
                        after_gap: gap,
                        after_break: pause,
                    });
                    (gap, pause) = (false, false);
                }
            }
        }
    }
    found
}

/// Lengthens the last word.
fn strike(found: &mut [Word], by: &str) {
    if let Some(last) = found.last_mut() {
        last.form = format!("{}{by}", last.form).into();
    }
}

/// What the lexicon says of a word, or of the part of a contraction.
fn senses(reading: &Reading, at: usize, part: &str, whole: &str) -> Vec<Contrast> {
    let pick = |(n, sense): (usize, &Sense)| match sense {
        Sense::Contrast(c) if n == 1 => Some(*c),
        _ => None,
    };
    if part == whole {
        return reading.senses(at).filter_map(pick).collect();
    }
    let alone = Reading::new(part, reading.lexicon());
    alone.senses(0).filter_map(pick).collect()
}

/// A folded word without its possessive, a contraction as its words: `they're` they are, `won't` will not.
fn written_out(word: &str) -> Vec<&str> {
    let Some((stem, tail)) = word.split_once('\'') else {
        return if word == "cannot" { vec!["can", "not"] } else { vec![word] };
    };
    let subject = matches!(stem, "it" | "he" | "she" | "that" | "what" | "who" | "there" | "here" | "where" | "how" | "let");
    match (stem, tail) {
        ("can", "t") => vec!["can", "not"],
        ("won", "t") => vec!["will", "not"],
        ("shan", "t") => vec!["shall", "not"],
        ("ain", "t") => vec!["is", "not"],
        ("i", "m") => vec!["i", "am"],
        (_, "t") => stem.strip_suffix('n').map_or(vec![word], |verb| vec![verb, "not"]),
        (_, "re") => vec![stem, "are"],
        (_, "ve") => vec![stem, "have"],
        (_, "ll") => vec![stem, "will"],
        (_, "d") => vec![stem, "would"],
        ("let", "s") => vec!["let", "us"],
        (_, "s") if subject => vec![stem, "is"],
        (_, "s" | "") => vec![stem],
        _ => vec![word],
    }
}

/// Two words that stand for one another: the same form, the same stem where only the ending of a possessive or plural in
/// brackets differs, or a masked word (`f***`) and its like.
pub(super) fn same_word(a: &Word, b: &Word) -> bool {
    a.form == b.form
}

/// Two stretches in the same words after folding.
pub(super) fn same_words(a: (&Document, Span), b: (&Document, Span)) -> bool {
    let (a, b) = (words(a.0, a.1), words(b.0, b.1));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| same_word(a, b))
}

/// Lower case without marks on letters: é e, ø o. For names.
pub(super) fn plain(name: &str) -> String {
    fold(name).chars().map(base_letter).collect()
}

/// The letter without its mark, for the Latin letters of European names.
fn base_letter(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ģ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ł' | 'ļ' | 'ľ' | 'ĺ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}
