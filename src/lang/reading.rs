//! A text as a reader of its language sees it: tokens with what the lexicon knows of each.

use super::{Forms, Kind, Kinds, Lexicon, Sense, fold, folded, lexicon::Entry};
use crate::text::{Document, Lookup, Shape, Span, Token, tokenise};
use std::borrow::Cow;

/// The tokens of one text, each looked up once.
#[derive(Debug)]
pub struct Reading<'t> {
    /// The text read.
    pub text: &'t str,
    /// Its tokens in order.
    pub tokens: Vec<Token>,
    /// What begins at each token: how many tokens it takes, and the number of the sense; token by token, the longest first.
    known: Vec<(u16, u16)>,
    /// For each token where its part of `known` ends.
    ends: Vec<u32>,
    /// The kinds of what begins at each token.
    kinds: Vec<Kinds>,
    lexicon: &'static Lexicon,
}

/// The bucket of a token, or of what its possessive ending leaves; 0 where nothing is known of it.
fn bucket(lexicon: &Lexicon, token: &Token, text: &str) -> u16 {
    let word = token.span.of(text);
    if let &[byte] = word.as_bytes() {
        return lexicon.byte(byte);
    }
    let find = |word: &str| {
        let bare = || word.strip_suffix("'s").or_else(|| word.strip_suffix('\''));
        lexicon.bucket(word.as_bytes()).or_else(|| lexicon.bucket(bare()?.as_bytes())).unwrap_or(0)
    };
    folded(word, find)
}

impl<'t> Reading<'t> {
    /// Reads the text of a document in its language.
    pub fn of(document: &'t Document) -> Reading<'t> {
        Reading::new(&document.text, Lexicon::of(document.language))
    }

    /// The same, of what was looked up already where the document still has it.
    pub fn again(document: &'t Document, lookup: Option<Lookup>) -> Reading<'t> {
        let Some(Lookup { tokens, known, ends }) = lookup else { return Reading::of(document) };
        let lexicon = Lexicon::of(document.language);
        let kinds = tokens.iter().map(|token| lexicon.kinds(token.sense)).collect();
        let mut reading = Reading { text: &document.text, tokens, known, ends, kinds, lexicon };
        for i in 0..reading.tokens.len() {
            let phrases = reading.known(i).iter().take_while(|(length, _)| *length > 1);
            reading.kinds[i] = phrases.fold(reading.kinds[i], |kinds, (_, sense)| kinds.with(lexicon.sense(*sense).kind()));
        }
        reading
    }

    /// What was looked up, for another reading of the same text.
    pub fn lookup(self) -> Lookup {
        let Reading { mut tokens, mut known, ends, .. } = self;
        tokens.shrink_to_fit();
        known.shrink_to_fit();
        Lookup { tokens, known, ends }
    }

    /// Cuts and looks up `text`.
    pub fn new(text: &'t str, lexicon: &'static Lexicon) -> Reading<'t> {
        let mut tokens = tokenise(text);
        for token in &mut tokens {
            token.sense = bucket(lexicon, token, text);
        }
        let (known, ends, kinds) = (Vec::with_capacity(tokens.len()), Vec::with_capacity(tokens.len()), Vec::with_capacity(tokens.len()));
        let mut reading = Reading { text, known, ends, kinds, tokens, lexicon };
        for i in 0..reading.tokens.len() {
            let bucket = reading.tokens[i].sense;
            reading.kinds.push(lexicon.kinds(bucket));
            if bucket > 0 {
                let next = reading.tokens.get(i + 1).map_or(0, |t| t.initial);
                if next.is_ascii() {
                    lexicon.phrases_before(bucket, next).iter().for_each(|phrase| reading.add(i, phrase));
                } else {
                    // folding may change the first byte
                    lexicon.phrases_by_length(bucket).into_iter().for_each(|phrase| reading.add(i, phrase));
                }
                reading.known.extend(lexicon.words(bucket).iter().map(|word| (1, word.sense())));
            }
            reading.ends.push(reading.known.len() as u32);
        }
        reading
    }

    /// Adds a form of several words where it stands at token `i`.
    fn add(&mut self, i: usize, phrase: &Entry) {
        let rest = self.lexicon.rest(phrase);
        let length = rest.len() as u16 + 1;
        if rest.zip(i + 1..).all(|(word, k)| self.reads(k, word)) {
            self.known.push((length, phrase.sense()));
            self.kinds[i] = self.kinds[i].with(self.lexicon.sense(phrase.sense()).kind());
        }
    }

    fn known(&self, i: usize) -> &[(u16, u16)] {
        let start = if i == 0 { Some(&0) } else { self.ends.get(i - 1) };
        start.zip(self.ends.get(i)).and_then(|(&from, &to)| self.known.get(from as usize..to as usize)).unwrap_or_default()
    }

    /// The words knowledge comes from.
    pub fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    /// Whether the small words of the language's grammar have other forms than the English ones.
    pub fn renames_small_words(&self) -> bool {
        self.lexicon.renames
    }

    /// The token at `i` as printed; empty past either end.
    pub fn word(&self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// The token at `i`, folded.
    pub fn folded(&self, i: usize) -> Cow<'t, str> {
        fold(self.word(i))
    }

    /// Whether the token at `i` is a small word of grammar, asked for by its English form in lower case, or such a mark.
    #[inline]
    pub fn is(&self, i: usize, word: &str) -> bool {
        if self.lexicon.renames && word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return self.word_senses(i).any(|s| matches!(s, Sense::Small(name) if **name == *word));
        }
        self.reads(i, word)
    }

    /// Whether the token at `i` is one of `forms`, asked for as by [`Reading::is`].
    #[inline]
    pub fn is_any(&self, i: usize, forms: &Forms) -> bool {
        if self.lexicon.renames {
            return self.is_renamed(i, forms);
        }
        self.tokens.get(i).is_some_and(|token| forms.may_hold(token.initial, token.span.len()) && self.reads_any(token, forms))
    }

    /// Whether the token at `i` is one of `forms` as they are printed, in either case.
    #[inline]
    pub fn is_printed(&self, i: usize, forms: &Forms) -> bool {
        self.tokens.get(i).is_some_and(|token| forms.may_hold(token.initial, token.span.len()) && forms.hold(token.span.of(self.text)))
    }

    fn is_renamed(&self, i: usize, forms: &Forms) -> bool {
        let small = self.kinds(i).has(Kind::Small) && self.word_senses(i).any(|s| matches!(s, Sense::Small(name) if forms.hold(name)));
        small || self.tokens.get(i).is_some_and(|token| !token.initial.is_ascii_alphabetic() && self.reads_any(token, forms))
    }

    fn reads_any(&self, token: &Token, forms: &Forms) -> bool {
        let there = token.span.of(self.text);
        forms.hold(there) || (!there.is_ascii() && forms.hold(&fold(there)))
    }

    /// Whether the token at `i` is `word` itself, given in lower case.
    #[inline]
    pub fn reads(&self, i: usize, word: &str) -> bool {
        let Some(token) = self.tokens.get(i) else { return word.is_empty() };
        // Asked more often than anything else.
        let differs = token.initial.is_ascii() && word.as_bytes().first().is_some_and(|initial| *initial != token.initial);
        !differs && self.reads_all(token, word)
    }

    fn reads_all(&self, token: &Token, word: &str) -> bool {
        let there = token.span.of(self.text);
        there.eq_ignore_ascii_case(word) || (!there.is_ascii() && fold(there) == word)
    }

    /// Whether the digits at `i` are an ordinal by the stop behind them: 23. September.
    pub fn is_stopped_ordinal(&self, i: usize) -> bool {
        self.lexicon.writing().ordinal_stop
            && self.shape(i) == Shape::Digits
            && self.word(i).len() <= 2
            && self.shape(i + 1) == Shape::Stop
            && self.tokens.get(i + 1).is_some_and(|t| !t.spaced)
            && self.tokens.get(i + 2).is_some_and(|t| t.spaced || t.shape == Shape::Dash)
    }

    /// The shape of the token at `i`; `Newline` past either end.
    pub fn shape(&self, i: usize) -> Shape {
        self.tokens.get(i).map_or(Shape::Newline, |t| t.shape)
    }

    /// What the lexicon knows to begin at token `i`: how many tokens it takes, and the sense. Longest first.
    pub fn senses(&self, i: usize) -> impl Iterator<Item = (usize, &'static Sense)> + '_ {
        self.known(i).iter().map(|&(length, sense)| (usize::from(length), self.lexicon.sense(sense)))
    }

    /// The kinds of all that begins at token `i`.
    #[inline]
    pub fn kinds(&self, i: usize) -> Kinds {
        self.kinds.get(i).copied().unwrap_or_default()
    }

    /// What begins with `word`, given folded, and goes on at token `next`: how many tokens with the word itself, and the sense. For a word that is
    /// only the end of a token: `km` of `40km`.
    pub fn senses_as(&self, word: &str, next: usize) -> impl Iterator<Item = (usize, &'static Sense)> + '_ {
        let bucket = self.lexicon.bucket(word.as_bytes()).unwrap_or(0);
        let forms = self.lexicon.phrases_by_length(bucket).into_iter().chain(self.lexicon.words(bucket));
        let stands = move |form: &&Entry| self.lexicon.rest(form).zip(next..).all(|(word, k)| self.reads(k, word));
        forms.filter(stands).map(|form| (self.lexicon.rest(form).len() + 1, self.lexicon.sense(form.sense())))
    }

    /// The senses of the one word at token `i`, without the forms of several words that begin with it.
    pub fn word_senses(&self, i: usize) -> impl Iterator<Item = &'static Sense> + '_ {
        self.known(i).iter().rev().take_while(|(length, _)| *length == 1).map(|(_, sense)| self.lexicon.sense(*sense))
    }

    /// The tokens `from..to` as one span; `None` for no tokens.
    pub fn span(&self, from: usize, to: usize) -> Option<Span> {
        let tokens = self.tokens.get(from..to)?;
        Some(tokens.first()?.span.to(tokens.last()?.span))
    }

    /// The first token that starts at or after byte `at`.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.span.start() < at)
    }

    /// The range of tokens inside `span`.
    pub fn range(&self, span: Span) -> std::ops::Range<usize> {
        self.token_at(span.start())..self.token_at(span.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn what_is_known_of_a_word_is_known_in_capitals() {
        let lexicon = Lexicon::of(Language::ENGLISH);
        for text in ["it'S", "don'T", "companY'S", "MONDAY’s", "A", "%", "May"] {
            let folded = Reading::new(text, lexicon).folded(0).into_owned();
            let sense = |text: &str| Reading::new(text, lexicon).tokens[0].sense;
            assert!(sense(text) > 0 && sense(text) == sense(&folded), "{text}");
        }
    }

    #[test]
    fn the_kinds_of_a_token_are_those_of_its_senses() {
        let texts = [
            (Language::ENGLISH, "Mr. May said on Monday that at least a third of the voters, a total of $5, would back the plan the day after tomorrow."),
            (Language::GERMAN, "Am Montag sagte Frau Weber, dass mindestens zwei Drittel der Wähler den Plan vor zwei Wochen abgelehnt hätten."),
        ];
        for (language, text) in texts {
            let reading = Reading::new(text, Lexicon::of(language));
            for i in 0..reading.tokens.len() {
                let kinds = reading.senses(i).fold(Kinds::default(), |kinds, (_, sense)| kinds.with(sense.kind()));
                assert_eq!(reading.kinds(i), kinds, "{}", reading.word(i));
            }
            assert_eq!(reading.kinds(reading.tokens.len()), Kinds::default());
        }
    }
}
