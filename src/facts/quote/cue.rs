//! Words that report speech, and the noun phrases around them.

use super::line::{Line, PREPOSITIONS};
use crate::{
    facts::name,
    lang::{ContextWord, CueForm, DateWord, FigureWord, Force, Forms, Frame, Kind, NumberWord, Sense, forms},
    text::Shape,
};
use std::ops::Range;

/// A cue in a line, read as far as the words around it tell. Places are units.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The verb group, from its first auxiliary.
    pub group: usize,
    /// The cue itself.
    pub cue: Range<usize>,
    pub force: Force,
    pub form: CueForm,
    /// Takes a clause or quotation.
    pub clause: bool,
    /// Takes what is judged.
    pub object: bool,
    /// Names a source: according to.
    pub source: bool,
    /// Only stands behind the words it reports: so Weber.
    pub tag: bool,
    /// The one who is told stands behind it.
    pub address: bool,
    /// was told, is expected
    pub passive: bool,
    /// to say
    pub infinitive: bool,
}

const AUXILIARIES: &Forms = forms![
    "has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "will", "would", "may", "might", "could", "should", "can",
    "must", "cannot", "kept", "keeps", "keep", "began", "begins", "started",
];
const BE: &Forms = forms!["is", "are", "was", "were", "be", "been", "being"];
/// Words that may stand between an auxiliary and its verb.
const BETWEEN: &Forms = forms![
    "also", "later", "not", "never", "then", "once", "already", "still", "just", "even", "again", "often", "first", "now", "both", "ever", "long", "always",
    "too", "only", "all", "soon", "further", "instead", "yet", "earlier", "since", "twice",
];
/// Verbs with an object that is told: no subject ever stands behind them.
pub(super) const TELLS: &Forms = forms!["told", "tells", "tell", "informed", "reminded", "assured", "notified"];
pub(super) const DETERMINERS: &Forms = forms![
    "the", "a", "an", "this", "his", "her", "their", "its", "my", "our", "your", "no", "any", "some", "of", "in", "on", "for", "with", "by", "from", "about",
    "at", "these", "those", "another", "each", "every", "such", "into", "against", "as", "than", "those",
];
/// Only a noun stands behind them.
const AMOUNTS: &Forms = forms!["many", "several", "few", "more", "most", "all", "two", "three", "other", "new", "empty", "repeated"];
pub(super) const WHO: &Forms = forms!["who"];
/// Forms that are more often the plural of a noun.
pub(super) const PLURALS: &Forms = forms![
    "answers",
    "calls",
    "charges",
    "claims",
    "comments",
    "demands",
    "details",
    "documents",
    "emails",
    "messages",
    "notes",
    "orders",
    "plans",
    "pledges",
    "polls",
    "posts",
    "projects",
    "promises",
    "records",
    "remarks",
    "reports",
    "requests",
    "rules",
    "states",
    "texts",
    "titles",
];
pub(super) const CONJUNCTIONS: &Forms = forms![
    "but", "and", "or", "that", "as", "if", "because", "when", "while", "after", "before", "since", "although", "though", "whether", "what", "how", "why",
    "where", "than", "so", "yet", "which", "until", "once", "unless", "whereas", "except", "then", "like",
];
pub(super) const PRONOUNS: &Forms =
    forms!["he", "she", "they", "it", "we", "i", "you", "who", "there", "everyone", "nobody", "everybody", "someone", "others", "some", "many", "both"];

/// More than a sentence has; a text without end marks stays cheap.
const CUES: usize = 64;

/// The cues of a line, left to right.
pub(super) fn cues(line: &Line, found: &mut Vec<Found>) {
    found.clear();
    let mut u = 0;
    while u < line.len() && found.len() < CUES {
        if !line.reading.kinds(line.token(u)).has(Kind::Cue) {
            u += 1;
            continue;
        }
        let cue = read(line, u);
        u = cue.as_ref().map_or(u + 1, |c| c.cue.end);
        found.extend(cue);
    }
}

fn read(line: &Line, u: usize) -> Option<Found> {
    if name::is_possessive(line.reading, line.token(u)) {
        return None;
    }
    let senses = || {
        line.senses(u).filter_map(|(n, s)| match s {
            Sense::Cue(cue) => Some((n, *cue)),
            _ => None,
        })
    };
    let (len, _) = senses().next().filter(|(_, cue)| cue.frame != Frame::Nothing && !is_telephoned(line, u))?;
    let mut group = u;
    while group > 0 && (is_auxiliary(line, group - 1) || line.is_any(group - 1, BETWEEN) || is_adverb(line, group - 1)) {
        group -= 1;
    }
    // "has so far denied"
    if group > 1 && line.is_any(group - 1, forms!["far"]) && line.is_any(group - 2, forms!["so", "thus"]) {
        group -= 2;
        group -= (0..group).rev().take_while(|&u| is_auxiliary(line, u)).count();
    }
    // "put" and "read" are several forms in one.
    let same = || senses().filter(|(n, _)| *n == len).map(|(_, c)| c);
    same().find_map(|cue| {
        let of = |frame| same().any(|c| c.frame == frame && c.form == cue.form);
        let found = Found {
            group,
            cue: u..u + len,
            force: cue.force,
            form: cue.form,
            clause: of(Frame::Clause),
            object: of(Frame::Object),
            source: cue.frame == Frame::Source,
            tag: cue.frame == Frame::Tag,
            address: cue.address,
            passive: cue.form == CueForm::Past && (group..u).any(|g| line.is_any(g, BE)),
            infinitive: group > 0 && line.is_any(group - 1, forms!["to"]),
        };
        let verb = || if line.reading.lexicon().writing().verb_second { line.shape(u) == Shape::Lower } else { is_verb(line, &found) };
        (found.source || verb()).then(|| resumed(line, found))
    })
}

/// "called 911", but not "called 911 a lifeline".
fn is_telephoned(line: &Line, u: usize) -> bool {
    let is = |u, word| line.senses(u).any(|(_, s)| *s == Sense::Figure(FigureWord::Context(word)));
    is(u, ContextWord::Telephone) && is(u + 1, ContextWord::Emergency) && !line.is_quotation(u + 2) && !line.is_any(u + 2, forms!["a", "an"])
}

/// "went on to say": said next.
fn resumed(line: &Line, found: Found) -> Found {
    let end = found.cue.end;
    let goes_on = found.infinitive
        && found.clause
        && (line.is_quotation(end) || line.is_any(end, forms!["that", "the", "he", "she", "it", "they", "there"]))
        && found.group >= 3
        && line.is_any(found.group - 2, forms!["on"])
        && line.is_any(found.group - 3, forms!["went", "goes"]);
    if goes_on { Found { group: found.group - 3, form: CueForm::Past, infinitive: false, ..found } } else { found }
}

pub(super) fn is_auxiliary(line: &Line, u: usize) -> bool {
    line.is_any(u, AUXILIARIES) || line.word(u).ends_with("n't") || line.word(u).ends_with("n’t")
}

/// he'll, they're
pub(super) fn is_contracted(line: &Line, u: usize) -> bool {
    line.word(u).split_once(['\'', '’']).is_some_and(|(head, end)| match end {
        "ll" | "d" | "re" | "ve" | "m" => true,
        "s" => PRONOUNS.words().contains(&head),
        _ => false,
    })
}

pub(super) fn is_adverb(line: &Line, u: usize) -> bool {
    line.shape(u) == Shape::Lower && line.word(u).ends_with("ly") && line.word(u).len() > 4
}

/// Whether the form is used as a verb: not "the claim", "his calls", "the said vessel".
fn is_verb(line: &Line, found: &Found) -> bool {
    let u = found.cue.start;
    if line.shape(u) != Shape::Lower
        && !(u == 0 && found.form == CueForm::Ing)
        && !(line.shape(u) == Shape::Capital && u > 0 && line.shape(u - 1).is_capitalised())
    {
        return false;
    }
    if found.infinitive {
        return found.form == CueForm::Base;
    }
    if line.is_named(u) {
        return false;
    }
    if (found.group..u).any(|g| is_auxiliary(line, g)) {
        // "would be back": no verb behind a form of be.
        return matches!(found.form, CueForm::Past | CueForm::Ing) || !(found.group..u).any(|g| line.is_any(g, BE));
    }
    // "teams not named the Otters": a finite verb is denied by its auxiliary
    if found.group < u && line.is_any(u - 1, forms!["not"]) {
        return false;
    }
    let Some(before) = found.group.checked_sub(1) else { return found.form == CueForm::Ing };
    let hyphen = line.shape(before) == Shape::Dash && !line.is_spaced_dash(before);
    if hyphen || found.form != CueForm::Ing && line.is_any(before, PREPOSITIONS) {
        return false;
    }
    if line.is_any(before, DETERMINERS)
        || !line.word(before).is_empty() && name::is_possessive(line.reading, line.token(before)) && line.shape(before).is_word()
    {
        return false;
    }
    let named = line.is_named(before);
    let verb_follows = line.is_quotation(found.cue.end)
        || line.is_any(found.cue.end, forms!["that", "the", "he", "she", "it", "they", "there", "his", "her", "its", "their", "a", "an", "no", "in", "on"])
        || line.is_named(found.cue.end)
        || matches!(line.shape(found.cue.end), Shape::Colon | Shape::Comma)
        || line.is_end(found.cue.end);
    match found.form {
        CueForm::Base => {
            let word = line.word(before);
            let plural = word.ends_with('s') && !["ss", "ous", "us", "is"].iter().any(|e| word.ends_with(e))
                || line.is_any(
                    before,
                    forms!["they", "we", "i", "you", "who", "people", "that", "men", "women", "many", "some", "others", "police", "both", "most"],
                );
            // "a Harbour News report": one of a kind, and no news that report
            let mut first = before;
            while first > 0 && line.shape(first).is_capitalised() && line.shape(first - 1).is_capitalised() {
                first -= 1;
            }
            let one = first > 0 && line.shape(first).is_capitalised() && line.is_any(first - 1, forms!["a", "an"]);
            plural && !one && line.shape(before).is_word() && (verb_follows || named || line.shape(found.cue.end).is_word())
        }
        // "made many promises", "the 35 states that"
        CueForm::Present if line.is_any(before, AMOUNTS) || line.is_any(u, PLURALS) && (is_counted(line, u) || is_told_of(line, found.cue.end)) => false,
        // "stricter ethics rules on", but "the letter states that"
        CueForm::Present
            if line.is_any(u, PLURALS) && line.shape(before) == Shape::Lower && !line.is_any(before, PRONOUNS) && !line.is_any(before, CONJUNCTIONS) =>
        {
            line.is_quotation(found.cue.end) || line.is_any(found.cue.end, forms!["that"]) || line.shape(found.cue.end) == Shape::Colon
        }
        CueForm::Present => {
            line.is_any(before, PRONOUNS)
                || line.is_any(before, forms!["that", "and", "but"])
                || named
                || matches!(line.shape(before), Shape::Comma | Shape::QuoteClose | Shape::BracketClose)
                || line.is_quotation(before)
                || verb_follows && found.clause
        }
        // "won 758 pledged delegates", "took repeated steps"
        CueForm::Past if stands_before_noun(line, before, found.cue.end) => false,
        // "a plan backed by", "a man named Pell", "two men accused of": a participle.
        CueForm::Past => {
            let named = || line.is_any(u, forms!["named"]) && is_indefinite(line, before);
            !(line.is_any(found.cue.end, forms!["by"]) || named() || line.is_any(u, forms!["accused"]) && line.is_any(found.cue.end, forms!["of"]))
        }
        CueForm::Ing => {
            matches!(line.shape(before), Shape::Comma | Shape::Dash)
                || line.is_quotation(before)
                || line.is_any(before, forms!["by", "while", "and", "before", "after", "statement", "tweet", "letter", "memo", "email", "interview"])
                || named
        }
    }
}

/// Whether a number stands a few words before the noun at `u`: "the four early states", but not "the 2015 letter states".
fn is_counted(line: &Line, u: usize) -> bool {
    const PHRASE: usize = 4;
    let words = (u.saturating_sub(PHRASE)..u).rev().take_while(|&w| line.shape(w).is_word() || line.shape(w) == Shape::Digits);
    let number = |w: usize| match line.shape(w) {
        Shape::Digits => line.word(w).len() < 4,
        _ => line.senses(w).any(|(n, s)| n == 1 && matches!(s, Sense::Number(NumberWord::Small(_)))),
    };
    words.take_while(|&w| !line.is_any(w, PREPOSITIONS) && !line.is_any(w, CONJUNCTIONS)).any(number)
}

/// Whether "that" at `u` begins what is told of a noun: "states that have voted", "claims that were made".
fn is_told_of(line: &Line, u: usize) -> bool {
    line.is_any(u, forms!["that"]) && (is_auxiliary(line, u + 1) || line.senses(u + 1).any(|(n, s)| n == 1 && *s == Sense::Date(DateWord::Past)))
}

/// Whether the participle between a number or a verb at `before` and the noun at `next` tells of that noun.
fn stands_before_noun(line: &Line, before: usize, next: usize) -> bool {
    let number = line.shape(before) == Shape::Digits;
    let verb =
        line.shape(before) == Shape::Lower && line.senses(before).any(|(n, s)| n == 1 && *s == Sense::Date(DateWord::Past)) && !is_auxiliary(line, before);
    (number || verb) && line.shape(next) == Shape::Lower && !line.is_any(next, CONJUNCTIONS) && !line.is_any(next, DETERMINERS) && !line.is_any(next, PRONOUNS)
}

/// Whether the noun at `u` stands behind "a": "a retired teacher".
fn is_indefinite(line: &Line, u: usize) -> bool {
    const PHRASE: usize = 4;
    let words = (u.saturating_sub(PHRASE)..=u).rev().take_while(|&w| line.shape(w).is_word());
    line.shape(u) == Shape::Lower && words.filter(|&w| line.is_any(w, DETERMINERS)).take(1).any(|w| line.is_any(w, forms!["a", "an"]))
}
