//! The words of a stretch of text in the form in which two accounts are compared.

use super::name::Printed;
use crate::{
    align,
    lang::{ContextWord, Contrast, DateWord, FigureWord, Grammar, Lexicon, NumberWord, Sense, fold, hash, hash64, spelled, stem_id},
    text::{Document, Language, Shape, Span, Token, tokenise_part},
};
use rustc_hash::FxHashMap;
use std::{cell::RefCell, ops::Deref, rc::Rc};

/// One word where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// Where it stands in its document.
    pub span: Span,
    lemma: Rc<Lemma>,
    /// Inside brackets of an editor: no word of the speaker's.
    pub bracketed: bool,
    /// Between quotation marks that open and close within the stretch.
    pub quoted: bool,
    /// An ellipsis stands before it.
    pub after_gap: bool,
    /// A comma, colon, dash, bracket or sentence end stands before it.
    pub after_break: bool,
}

/// What is known of a form, whatever stands around it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lemma {
    /// Lower case, straight apostrophes, one spelling, contractions written out (so that one token may give two words with one span).
    pub form: Rc<str>,
    /// What it has in common with words that tell of the same thing; `None` for function words and letters.
    pub stem: Option<Stem>,
    /// 0 for a word in every article to 1 for one in none.
    pub rarity: f32,
    /// What it does to a comparison.
    pub contrast: Box<[Contrast]>,
    /// What it tells of a thing counted or measured beside it.
    pub context: Box<[ContextWord]>,
    /// Says how a clause hangs on another: because, if.
    pub binds: bool,
    /// Opens a condition: if, unless, whether.
    pub condition: bool,
    /// Joins clauses: and, but.
    pub joins: bool,
    /// Opens what is reported: that.
    pub opens: bool,
    /// Says how certain or allowed a thing is: may, must.
    pub modal: bool,
    /// An article, or "that" and "and": nobody misses it.
    pub slight: bool,
    /// Names a length of time that recurs or may be counted per: day, daily.
    pub timed: bool,
    /// The number that it is: three.
    pub number: Option<u8>,
    /// The place in a row that it is: eleventh, 11th. From the fourth on: a second is of time as well, and a third of a whole.
    pub ordinal: Option<u8>,
}

/// Longer determiners say which.
const LONGEST_ARTICLE: usize = 3;

/// The stem of a word, or the class of words that tell of the same thing, as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stem(u32);

impl Deref for Word {
    type Target = Lemma;

    fn deref(&self) -> &Lemma {
        &self.lemma
    }
}

impl Word {
    /// Whether it is one of these beside a figure.
    pub(super) fn is_any(&self, of: &[ContextWord]) -> bool {
        self.context.iter().any(|word| of.contains(word))
    }

    pub(super) fn is_content(&self) -> bool {
        self.stem.is_some()
    }

    /// Whether it does the work of a small word of grammar, asked for by its English form.
    pub(super) fn says(&self, language: Language, small: &str) -> bool {
        self.says_any(language, &[small])
    }

    /// Whether it does the work of one of these.
    pub(super) fn says_any(&self, language: Language, small: &[&str]) -> bool {
        if !Lexicon::has_other_small_words(language) {
            return small.contains(&&*self.form);
        }
        Lexicon::of(language).meanings(&self.form).any(|sense| matches!(sense, Sense::Small(name) if small.contains(&&**name)))
    }
}

impl Lemma {
    fn of(form: &str, language: Language) -> Lemma {
        let stem = stem_id(language, form);
        let known = align::known(language, form, stem);
        let stem = match known.concept {
            _ if known.function || form.len() < 2 && !form.starts_with(|c: char| c.is_ascii_digit()) => None,
            0 => Some(Stem(stem)),
            class => Some(Stem(hash(format!("#{class}").as_bytes()))),
        };
        let (mut contrast, mut context) = (Vec::new(), Vec::new());
        let (mut binds, mut condition, mut joins, mut opens, mut modal) = (false, false, false, false, false);
        let mut timed = false;
        let (mut article, mut number, mut ordinal) = (false, None, None);
        for sense in Lexicon::of(language).meanings(form) {
            match sense {
                Sense::Contrast(c) => contrast.push(*c),
                Sense::Figure(FigureWord::Context(c)) => context.push(*c),
                Sense::Grammar(Grammar::Subordinator) => binds = true,
                Sense::Grammar(Grammar::Condition) => (binds, condition) = (true, true),
                Sense::Grammar(Grammar::Conjunction) => joins = true,
                Sense::Grammar(Grammar::That) => opens = true,
                Sense::Grammar(Grammar::Modal(_)) => modal = true,
                Sense::Grammar(Grammar::Determiner) => article = form.len() <= LONGEST_ARTICLE,
                Sense::Date(DateWord::Unit { .. } | DateWord::Recurring(_)) => timed = true,
                Sense::Number(NumberWord::Small(n)) => number = Some(*n),
                Sense::Number(NumberWord::SmallOrdinal(n @ 4..)) => ordinal = Some(*n),
                _ => {}
            }
        }
        let slight = (article || opens || joins) && contrast.is_empty();
        Lemma {
            form: spelled(language, form).into(),
            stem,
            rarity: known.rarity,
            contrast: contrast.into(),
            context: context.into(),
            binds,
            condition,
            joins,
            opens,
            modal,
            slight,
            timed,
            number,
            ordinal: ordinal.or_else(|| form.strip_suffix("th")?.parse().ok()),
        }
    }
}

/// The words and names met so far: each is read once, however often it comes again.
#[derive(Debug, Default)]
pub struct Lemmas {
    known: RefCell<FxHashMap<Language, Known>>,
    names: RefCell<FxHashMap<Box<str>, Rc<Printed>>>,
}

/// The lemma of a word, and of a contraction the second one: they, are.
type Parts = (Rc<Lemma>, Option<Rc<Lemma>>);

/// The lemmas of each word, by the hash of the word as printed.
type Known = FxHashMap<u64, Parts>;

/// The words of `span` of a document.
pub(super) fn words(document: &Document, span: Span) -> Vec<Word> {
    Lemmas::default().words(document, span)
}

/// A token and, of a word, its lemmas.
#[derive(Debug)]
pub(super) struct Piece {
    token: Token,
    lemmas: Option<Parts>,
}

impl Piece {
    /// Where it stands in its document.
    pub(super) fn span(&self) -> Span {
        self.token.span
    }
}

/// What `%` and "per cent" are read as.
const PERCENT: &str = "percent";

/// Words and names that a thread remembers; more are forgotten together.
const REMEMBERED: usize = 1 << 14;

thread_local! {
    static MET: Lemmas = Lemmas::default();
}

impl Lemmas {
    /// Calls `read` with those that the thread has met so far.
    pub fn met<T>(read: impl FnOnce(&Lemmas) -> T) -> T {
        MET.with(|lemmas| {
            lemmas.make_room();
            read(lemmas)
        })
    }

    /// Forgets all where there are too many.
    pub(super) fn make_room(&self) {
        if self.known.borrow().values().map(Known::len).sum::<usize>() + self.names.borrow().len() > REMEMBERED {
            self.known.borrow_mut().clear();
            self.names.borrow_mut().clear();
        }
    }

    /// The words of `span` of a document.
    pub(super) fn words(&self, document: &Document, span: Span) -> Vec<Word> {
        joined(document, &self.cut(document, span), false)
    }

    /// The words of a quotation, whose opening mark stands before the span: what a reporter writes in between is not `quoted`.
    pub(super) fn quoted_words(&self, document: &Document, span: Span) -> Vec<Word> {
        joined(document, &self.cut(document, span), true)
    }

    /// The stems of the content words of a span, sorted, each once.
    pub(super) fn stems(&self, document: &Document, span: Span) -> Vec<Stem> {
        distinct(&self.words(document, span))
    }

    /// The stem of one word, or its class.
    pub(super) fn stem(&self, language: Language, word: &str) -> Option<Stem> {
        lemmas(self.known.borrow_mut().entry(language).or_default(), word, language).0.stem
    }

    /// A name as printed.
    pub(super) fn name(&self, printed: &str) -> Rc<Printed> {
        let mut names = self.names.borrow_mut();
        match names.get(printed) {
            Some(name) => name.clone(),
            None => names.entry(printed.into()).or_insert_with(|| Rc::new(Printed::new(printed))).clone(),
        }
    }

    /// The pieces of `span` of a document, each looked up.
    pub(super) fn cut(&self, document: &Document, span: Span) -> Vec<Piece> {
        let mut known = self.known.borrow_mut();
        let known = known.entry(document.language).or_default();
        let tokens = tokenise_part(&document.text, span);
        let mut pieces = Vec::with_capacity(tokens.len());
        let mut after_per = false;
        for (i, &token) in tokens.iter().enumerate() {
            let printed = document.words(token.span);
            // "per cent" is one word
            let per = printed.eq_ignore_ascii_case("per") && tokens.get(i + 1).is_some_and(|next| document.words(next.span) == "cent");
            let read_as = if per || printed == "%" { PERCENT } else { printed };
            let is_word = token.shape.is_word() || token.shape == Shape::Digits || matches!(read_as, PERCENT | "$" | "€" | "£" | "¥");
            let lemmas = (is_word && !after_per).then(|| lemmas(known, read_as, document.language).clone());
            pieces.push(Piece { token, lemmas });
            after_per = per;
        }
        pieces
    }
}

/// The words of a stretch that was cut into pieces, or of a part of it; `inside` a quotation whose opening mark stands before.
pub(super) fn joined(document: &Document, pieces: &[Piece], inside: bool) -> Vec<Word> {
    let printed = |i: usize| pieces.get(i).map_or("", |piece| document.words(piece.token.span));
    let spaced = |i: usize| i == 0 || pieces[i].token.spaced;
    let mut found = Vec::with_capacity(pieces.len());
    let (mut bracketed, mut quoted, mut gap, mut pause) = (false, inside, false, false);
    for (i, Piece { token, lemmas }) in pieces.iter().enumerate() {
        match token.shape {
            Shape::Ellipsis => gap = true,
            // inside a quotation, round brackets are an editor's, too
            Shape::BracketOpen => bracketed = quoted || printed(i) == "[",
            Shape::BracketClose => bracketed = false,
            Shape::QuoteOpen => quoted = true,
            Shape::QuoteClose => quoted = false,
            // a quotation that begins with one opens with two marks
            Shape::QuoteStraight => quoted = spaced(i) || quoted && pieces[i - 1].token.shape == Shape::QuoteStraight,
            Shape::Comma | Shape::Colon | Shape::Stop | Shape::Shout => pause = true,
            Shape::Dash => pause |= spaced(i),
            Shape::QuoteSingle | Shape::Newline => {}
            // 6:00 p.m. is 6 p.m.
            Shape::Digits if !spaced(i) && printed(i) == "00" && printed(i - 1) == ":" => {}
            // letters struck out belong to their word, and so do the letters after them
            Shape::Mark if !spaced(i) && printed(i).starts_with('*') => strike(&mut found, "*"),
            _ if token.shape.is_word() && !spaced(i) && printed(i - 1) == "*" => strike(&mut found, &fold(printed(i))),
            Shape::Lower | Shape::Capital | Shape::Upper | Shape::Mixed | Shape::Digits | Shape::Mark => {
                for lemma in lemmas.iter().flat_map(|(first, second)| std::iter::once(first).chain(second)) {
                    found.push(Word { span: token.span, lemma: lemma.clone(), bracketed, quoted, after_gap: gap, after_break: pause });
                    (gap, pause) = (false, false);
                }
            }
        }
    }
    found
}

/// The stems of content words, sorted, each once.
pub(super) fn distinct<'w>(words: impl IntoIterator<Item = &'w Word>) -> Vec<Stem> {
    let mut stems: Vec<Stem> = words.into_iter().filter_map(|w| w.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// How many of some stems are among others; both are sorted.
pub(super) fn in_common(of: &[Stem], among: &[Stem]) -> usize {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while let (Some(x), Some(y)) = (of.get(i), among.get(j)) {
        common += usize::from(x == y);
        // which list goes on is as good as chance: added, not decided
        i += usize::from(x <= y);
        j += usize::from(y < x);
    }
    common
}

/// What is known of a word, read when it is first met.
fn lemmas<'k>(known: &'k mut Known, printed: &str, language: Language) -> &'k Parts {
    known.entry(hash64(printed.as_bytes())).or_insert_with(|| {
        let word = fold(printed);
        let (first, second) = written_out(&word);
        let lemma = |form| Rc::new(Lemma::of(form, language));
        (lemma(first), second.map(lemma))
    })
}

/// Lengthens the last word.
fn strike(found: &mut [Word], by: &str) {
    if let Some(last) = found.last_mut() {
        last.lemma = Rc::new(Lemma { form: format!("{}{by}", last.form).into(), ..Lemma::clone(&last.lemma) });
    }
}

/// A folded word without its possessive, a contraction as its two words: `they're` they are, `won't` will not.
fn written_out(word: &str) -> (&str, Option<&str>) {
    let apostrophe = word.bytes().position(|b| b == b'\'');
    let Some((stem, tail)) = apostrophe.map(|at| (&word[..at], &word[at + 1..])) else {
        return if word == "cannot" { ("can", Some("not")) } else { (word, None) };
    };
    let subject = matches!(stem, "it" | "he" | "she" | "that" | "what" | "who" | "there" | "here" | "where" | "how" | "let");
    match (stem, tail) {
        ("can", "t") => ("can", Some("not")),
        ("won", "t") => ("will", Some("not")),
        ("shan", "t") => ("shall", Some("not")),
        ("ain", "t") => ("is", Some("not")),
        ("i", "m") => ("i", Some("am")),
        (_, "t") => stem.strip_suffix('n').map_or((word, None), |verb| (verb, Some("not"))),
        (_, "re") => (stem, Some("are")),
        (_, "ve") => (stem, Some("have")),
        (_, "ll") => (stem, Some("will")),
        (_, "d") => (stem, Some("would")),
        ("let", "s") => ("let", Some("us")),
        (_, "s") if subject => (stem, Some("is")),
        (_, "s" | "") => (stem, None),
        _ => (word, None),
    }
}

/// Two words that stand for one another: the same form after folding.
pub(super) fn same_word(a: &Word, b: &Word) -> bool {
    a.form == b.form
}

/// Two stretches in the same words after folding.
pub(super) fn same_words(a: &[Word], b: &[Word]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_word(a, b))
}

/// Lower case without marks on letters and without letters that are two: é e, ø o, ß ss. For names.
pub(super) fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in fold(name).chars() {
        match c {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            _ => plain.push(base_letter(c)),
        }
    }
    plain
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
