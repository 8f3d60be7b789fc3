//! Predicates of stance and the small words by which a clause is taken apart.

use serde::{Deserialize, Serialize};

/// A word or phrase that takes a stance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StanceWord {
    /// The verb's base form, American spelling.
    pub predicate: Box<str>,
    /// Whether it stands for its target, unless negated.
    pub favours: bool,
    /// What it is in the sentence.
    pub part: StancePart,
    /// What it takes.
    pub takes: Box<[Take]>,
    /// Its subject must be somebody: the same verb is used of things.
    pub loose: bool,
    /// A deed that is a stance only where somebody says to do it or not: will pay, refused to pay.
    pub promised: bool,
    /// The object holds the stance, and it is about the subject: the deal enraged the union.
    pub felt: bool,
    /// What it is for stands behind the object, and is no part of it: mocked them for passing it.
    pub reproach: bool,
}

/// What a stance word is in the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StancePart {
    /// A form of a verb.
    Verb(VerbForm),
    /// "opposition": the prepositions that lead to its holder stand here, those to its target in `takes`.
    Noun {
        /// from, by, among
        holder: Box<[Box<str>]>,
    },
    /// "opponent"
    Agent,
    /// "against", behind a form of be
    Predicative,
}

/// Forms that English verbs have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum VerbForm {
    Base,
    Third,
    Past,
    Gerund,
}

/// What may follow a predicate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Take {
    /// A noun phrase.
    Object,
    /// A noun phrase of the law: a bill, a treaty.
    Document,
    /// "that" and a clause.
    That,
    /// The same; what the clause denies is what is held: insisted that they had not lied.
    Claim,
    /// "to" and a verb.
    Infinitive,
    /// A noun phrase, then "to" and a verb.
    Person,
    /// A verb in -ing.
    Gerund,
    /// Nothing.
    Bare,
    /// A noun phrase, then the name given to it, which judges: called the vote a sham.
    Name,
    /// These words, then a noun phrase.
    Preposition(Box<str>),
    /// This word at the end of its clause: lehnte den Plan ab.
    Particle(Box<str>),
}

/// A word that governs the verb after it: "refused to", "set to", "without".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Governor {
    /// It denies what it governs.
    pub denies: bool,
    /// How sure it says it is.
    pub modal: Option<Modal>,
    /// It belongs to somebody: the decision to.
    pub noun: bool,
    /// It has somebody else do it.
    pub control: Option<Control>,
    /// A negation on it holds for the clause it governs: does not believe that.
    pub raises: bool,
}

/// How somebody has somebody else do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Control {
    /// Who asks wants it, and nobody has done it: urged them to.
    Asks,
    /// It is done: persuaded them to.
    Brings,
}

/// Modal verbs by what they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Modal {
    Will,
    Would,
    May,
    Could,
    Can,
    Should,
    Must,
}

/// Small words by what they do in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Grammar {
    Determiner,
    Number,
    Noun,
    Possessive,
    Pronoun,
    FirstPerson,
    /// no, nobody, neither
    Nobody,
    Relative,
    That,
    Preposition,
    To,
    Be,
    Have,
    Do,
    Modal(Modal),
    Negation,
    Only,
    Conjunction,
    Subordinator,
    Condition,
    Adverb,
    Time,
    Say,
    Verb,
}

/// Nouns that tell people from things, and good from bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nature {
    /// Takes no stance: storm, evidence.
    Thing,
    /// Takes stances though nothing in the word shows it: court, mayor.
    Person,
    /// No stance is about it: taxi, road.
    Idle,
    /// Can be signed or passed.
    Document,
    /// Whoever calls a thing so is against it: sham, mistake.
    Bad,
    /// Whoever calls a thing so is for it: triumph.
    Good,
    /// The same of a quality: reckless.
    BadQuality,
    /// The same of a quality: overdue.
    GoodQuality,
}

/// Words around a stance noun that turn it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Light {
    /// A verb that takes it away: lost the support of.
    Denying,
    /// A verb that leaves it open: needs the approval of.
    Open,
    /// A verb whose subject holds it: raised an objection.
    Giving,
    /// A verb whose subject it is on: won the endorsement of.
    Getting,
    /// little, no
    Scant,
}
