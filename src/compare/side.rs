//! One fact with all that its comparison needs.

use super::{
    Reason,
    line::Line,
    listing::Listed,
    name::Printed,
    parts::Parts,
    party::{Reader, Voice},
    quantity,
    quote::{Reach, Said},
    role::Role,
    scope::{Setting, by_stem},
    stance::Held,
    words::{Lemmas, Stem, Word},
};
use crate::{
    facts::{Entity, EntityIndex, Extraction, Fact, FactId, NameKind, Party, Value},
    lang::{Grammar, Lexicon, NameWord, Reading, Sense, StateForm, forms},
    text::{Document, PassageId},
};
use std::{cell::OnceCell, rc::Rc};

/// One fact of an aligned passage. Most facts meet none that they could be compared with: what a comparison asks for is read when it asks.
pub(super) struct Side<'c> {
    pub id: FactId,
    pub passage: PassageId,
    pub reader: Reader<'c>,
    pub fact: &'c Fact,
    /// Whether its passage states only one value of its kind.
    pub alone: bool,
    scene: Rc<Scene<'c>>,
    /// Its place among the facts of the passage.
    at: usize,
    said: OnceCell<Box<Said>>,
    held: OnceCell<Box<Held<'c>>>,
    voice: OnceCell<Option<Voice<'c>>>,
    doer: OnceCell<Option<Voice<'c>>>,
    place: OnceCell<(usize, usize)>,
    setting: OnceCell<Box<Setting>>,
    listed: OnceCell<Option<Listed>>,
    parts: OnceCell<Option<Box<Parts>>>,
    role: OnceCell<Option<Box<Role>>>,
    reading: OnceCell<Box<Reading<'c>>>,
}

/// The passage that facts stand in.
struct Scene<'c> {
    line: Line<'c>,
    facts: &'c [Fact],
    by_stem: OnceCell<Vec<(Stem, usize)>>,
    state: OnceCell<Option<&'c Entity>>,
}

impl Scene<'_> {
    fn by_stem(&self) -> &[(Stem, usize)] {
        self.by_stem.get_or_init(|| by_stem(self.line.all()))
    }
}

/// Facts of one document that an alignment compares. More stand in no prose, and each is compared with each.
pub(super) const MOST: usize = 64;

/// The facts of a passage.
pub(super) fn sides<'c>(documents: &'c [Document], extractions: &'c [Extraction], passage: PassageId, lemmas: &'c Lemmas) -> Vec<Side<'c>> {
    let (Some(document), Some(extraction)) = (documents.get(passage.document.index()), extractions.get(passage.document.index())) else { return Vec::new() };
    let Some(place) = document.passages.get(passage.index()) else { return Vec::new() };
    let (first, facts) = extraction.of_passage(passage.index);
    let scene = Rc::new(Scene { line: Line::new(document, place.span, lemmas), facts, by_stem: OnceCell::new(), state: OnceCell::new() });
    let side = |(at, fact): (usize, &'c Fact)| Side {
        id: FactId::new(passage.document, first + at as u32),
        passage,
        reader: Reader { document, extraction },
        fact,
        alone: !facts.iter().any(|f| alike(f, fact) && !std::ptr::eq(f, fact) && !converts(f, fact)),
        scene: scene.clone(),
        at,
        said: OnceCell::new(),
        held: OnceCell::new(),
        voice: OnceCell::new(),
        doer: OnceCell::new(),
        place: OnceCell::new(),
        setting: OnceCell::new(),
        listed: OnceCell::new(),
        parts: OnceCell::new(),
        role: OnceCell::new(),
        reading: OnceCell::new(),
    };
    facts.iter().enumerate().take(MOST).map(side).collect()
}

impl<'c> Side<'c> {
    /// A quotation's words as far as they stand in the passage.
    pub(super) fn said(&self) -> Option<&Said> {
        let Value::Quote(quote) = &self.fact.value else { return None };
        let Reader { document, extraction } = self.reader;
        let read = || Said::read(&Reach::of(document, extraction, self.id.index, self.passage.index()), quote, &self.scene.line);
        Some(self.said.get_or_init(|| Box::new(read())))
    }

    /// A stance, and what it is on.
    pub(super) fn held(&self) -> Option<&Held<'c>> {
        let Value::Stance(stance) = &self.fact.value else { return None };
        Some(self.held.get_or_init(|| Box::new(Held::read(self.reader, self.fact, stance, &self.scene.line))))
    }

    /// Who speaks, takes the stance or is named.
    pub(super) fn voice(&self) -> Option<&Voice<'c>> {
        self.voice.get_or_init(|| self.reader.voice(party(&self.fact.value)?, self.scene.line.lemmas)).as_ref()
    }

    /// Whether its document names somebody or something so, or nearly so.
    pub(super) fn knows(&self, name: &Printed) -> bool {
        self.reader.names(name, self.scene.line.lemmas)
    }

    /// The person last named before the fact in its passage, unless somebody who speaks: Lind in "Eva Lind had 23 points".
    pub(super) fn doer(&self) -> Option<&Voice<'c>> {
        self.doer.get_or_init(|| self.reader.voice(Party::Entity(self.named_before()?), self.scene.line.lemmas)).as_ref()
    }

    /// The state or union that its passage begins with and tells a deed of: Germany in "Germany sent 14 tanks".
    pub(super) fn state(&self) -> Option<&'c Entity> {
        *self.scene.state.get_or_init(|| self.opening_state())
    }

    fn opening_state(&self) -> Option<&'c Entity> {
        const ARTICLE: usize = "The ".len();
        let document = self.reader.document;
        let from = self.scene.line.span.start();
        let opening = self.named().take_while(|(name, _)| name.span.start() <= from + ARTICLE);
        let (mention, entity) = opening.map(|(name, entity)| (name.span, entity)).find(|(_, entity)| entity.kind != NameKind::Person)?;
        let name = Reading::new(document.words(mention), Lexicon::of(document.language));
        let state = |sense: &Sense| matches!(sense, Sense::Name(NameWord::State(_, StateForm::Name) | NameWord::Known(_)));
        name.senses(0).find(|(tokens, sense)| *tokens == name.tokens.len() && state(sense))?;
        let verb = self.words().iter().find(|w| w.span.start() >= mention.end())?;
        let speaks = Lexicon::of(document.language).meanings(&verb.form).any(|sense| matches!(sense, Sense::Cue(_)));
        (!speaks && !verb.after_break).then_some(entity)
    }

    fn named_before(&self) -> Option<EntityIndex> {
        let document = self.reader.document;
        // whom a pronoun means is less sure, and of Lind's bill another tells
        let owns = |name: &Fact| document.text.get(name.span.end()..).is_some_and(|rest| rest.starts_with(['\'', '’']));
        let named = self.scene.facts.iter().filter(|f| f.span.end() <= self.fact.span.start() && !owns(f));
        let persons = named.filter_map(|f| match &f.value {
            Value::Name(name) if self.entity(name.entity)?.kind == NameKind::Person => Some((f.span.end(), name.entity)),
            _ => None,
        });
        let (end, index) = persons.max()?;
        let between = document.span(end, self.fact.span.start())?;
        let reading = Reading::new(document.words(between), Lexicon::of(document.language));
        let speaks = reading.senses(0).any(|(_, sense)| matches!(sense, Sense::Cue(_)));
        // "the mayor watched as rescuers pulled 45 bodies out"
        let clause = |sense: &Sense| matches!(sense, Sense::Grammar(Grammar::Subordinator | Grammar::That));
        // "Lind died when he fell", "after falling"
        let goes_on = |i: usize| reading.is_any(i + 1, forms!["he", "she"]) || reading.word(i + 1).ends_with("ing");
        let elsewhere = (0..reading.tokens.len()).any(|i| reading.word_senses(i).any(clause) && !goes_on(i));
        (!speaks && !elsewhere).then_some(index)
    }

    /// What surrounds the fact.
    pub(super) fn setting(&self) -> &Setting {
        self.setting.get_or_init(|| Box::new(Setting::of(&self.scene.line, self.scene.by_stem(), self.fact)))
    }

    /// The list of names that it begins.
    pub(super) fn listed(&self) -> Option<&Listed> {
        self.listed.get_or_init(|| Listed::read(self.reader.document, || self.words(), self.scene.facts, self.at)).as_ref()
    }

    /// The numbers beside it that are parts of one as it is.
    pub(super) fn parts(&self) -> Option<&Parts> {
        let read = || Parts::read(self.reader.document, self.words(), self.scene.facts, self.at).map(Box::new);
        self.parts.get_or_init(read).as_deref()
    }

    /// The role printed with a name.
    pub(super) fn role(&self) -> Option<&Role> {
        self.role.get_or_init(|| Role::read(self.reader.document, self.fact).map(Box::new)).as_deref()
    }

    /// Where its words begin among those of its passage, and where the words behind it do.
    pub(super) fn place(&self) -> (usize, usize) {
        *self.place.get_or_init(|| place(self.words(), self.fact))
    }

    /// The words of the fact itself.
    pub(super) fn reading(&self) -> &Reading<'c> {
        let document = self.reader.document;
        self.reading.get_or_init(|| Box::new(Reading::new(document.words(self.fact.span), Lexicon::of(document.language))))
    }

    /// The words of its passage.
    pub(super) fn words(&self) -> &[Word] {
        self.scene.line.all()
    }

    /// The names in its passage, each with whom or what it names.
    pub(super) fn named(&self) -> impl Iterator<Item = (&'c Fact, &'c Entity)> + use<'c> {
        let entities = &self.reader.extraction.entities;
        self.scene.facts.iter().filter_map(|f| if let Value::Name(name) = &f.value { Some((f, entities.get(name.entity.0 as usize)?)) } else { None })
    }

    fn entity(&self, index: EntityIndex) -> Option<&'c Entity> {
        self.reader.extraction.entities.get(index.0 as usize)
    }

    /// The facts of its passage.
    pub(super) fn neighbours(&self) -> &'c [Fact] {
        self.scene.facts
    }
}

/// Where the words of a fact begin, and where the words behind it do.
pub(super) fn place(words: &[Word], fact: &Fact) -> (usize, usize) {
    (words.partition_point(|w| w.span.end() <= fact.span.start()), words.partition_point(|w| w.span.start() < fact.span.end()))
}

/// Whose fact it is: who speaks, who takes the stance, who is named.
fn party(value: &Value) -> Option<Party> {
    match value {
        Value::Quote(quote) => quote.speaker,
        Value::Stance(stance) => stance.holder,
        Value::Name(name) => Some(Party::Entity(name.entity)),
        _ => None,
    }
}

/// Whether two facts of one passage give one length, sum or weight in two units: 60 metres (200 feet).
fn converts(a: &Fact, b: &Fact) -> bool {
    quantity::judge(&a.value, &b.value) == Some(Reason::Unit)
}

/// Whether two facts of one passage could be taken for one another: of one kind, and of one unit.
fn alike(a: &Fact, b: &Fact) -> bool {
    match (&a.value, &b.value) {
        (Value::Measure(a), Value::Measure(b)) => a.unit.dimension == b.unit.dimension,
        (Value::Money(a), Value::Money(b)) => a.currency == b.currency,
        (Value::Date(a), Value::Date(b)) => a.grain == b.grain && !a.timex.ends_with("_REF") && !b.timex.ends_with("_REF"),
        (a, b) => a.kind() == b.kind(),
    }
}
