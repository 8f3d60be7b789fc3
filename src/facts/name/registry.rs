//! Which names of a document are one person, body or place.

use super::{
    Key, Mention, MentionForm, Names, agreed,
    key::is_suffix,
    run::{Found, Guess, Run, folded, has_one, split},
};
use crate::{
    facts::{Entity, EntityIndex, NameKind},
    lang::{Gender, NameWord, Reading, Sense, StateForm},
    text::Shape,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{borrow::Cow, ops::Range};

/// How many namesakes are remembered: more than a story has, few enough that ten thousand do not take quadratic time.
const NAMESAKES: usize = 6;

#[derive(Debug, Default)]
pub(super) struct Registry {
    entities: Vec<Draft>,
    /// By full name.
    full: FxHashMap<String, u32>,
    /// By surname or acronym, the last ones that bear it.
    short: FxHashMap<String, Vec<u32>>,
    /// The one person who bears a given name, by it; `None` where several do.
    given: FxHashMap<String, Option<u32>>,
    mentions: Vec<Mention>,
}

#[derive(Debug)]
struct Draft {
    entity: Entity,
    /// The tokens of its fullest name.
    name: Range<usize>,
    sure: bool,
    count: u32,
}

impl Registry {
    /// Reads the names of a run.
    pub(super) fn read(&mut self, reading: &Reading, run: Run, known: &FxHashSet<&str>) {
        split(reading, &run, known, |found| self.add(reading, &found));
    }

    fn add(&mut self, reading: &Reading, found: &Found) {
        let role = found.role.clone().and_then(|r| reading.span(r.start, r.end));
        let words = folded(reading, found.name.clone());
        if words.is_empty() {
            return;
        }
        let last = last(&words);
        let full = match found.guess {
            Guess::State(state, StateForm::Name | StateForm::People) => Cow::Owned(format!("={state}")),
            Guess::Known(body) => Cow::Owned(format!("={body}")),
            Guess::Organ(state) => Cow::Owned(format!("={state} {last}")),
            Guess::Person | Guess::Body | Guess::Place | Guess::Party | Guess::State(..) | Guess::Located | Guess::Unknown => Cow::Borrowed(&*words),
        };
        let namesake = self.namesake(reading, &full, &words, found);
        let index = match namesake.or_else(|| self.find(reading, &full, &words, found)) {
            Some(index) => index,
            None => {
                let Some(span) = reading.span(found.name.start, found.name.end) else { return };
                let key = match found.guess {
                    Guess::State(name, _) | Guess::Known(name) | Guess::Organ(name) => Key::known(name),
                    Guess::Person => Key::person(&words),
                    Guess::Body | Guess::Place | Guess::Party | Guess::Located | Guess::Unknown => Key::body(&words),
                };
                let span = super::without_possessive(span, reading.text);
                let entity = Entity { kind: found.guess.kind(), name: span, role: None, mentions: Vec::new(), gender: found.gender, key };
                self.entities.push(Draft { entity, name: found.name.clone(), sure: !matches!(found.guess, Guess::Unknown | Guess::Located), count: 0 });
                (self.entities.len() - 1) as u32
            }
        };
        if namesake.is_none() && !self.full.contains_key(&*full) {
            self.full.insert(full.into_owned(), index);
        }
        self.remember(last, index);
        if let Some((given, _)) = words.split_once(' ').filter(|_| found.guess == Guess::Person) {
            let one = self.given.entry(given.to_owned()).or_insert(Some(index));
            *one = one.filter(|&of| of == index);
        }
        let draft = &mut self.entities[index as usize];
        draft.count += 1;
        if !draft.sure && found.guess == Guess::Located {
            draft.entity.kind = NameKind::Place;
        }
        if !draft.sure && found.guess == Guess::Person {
            draft.sure = true;
            draft.entity.kind = NameKind::Person;
            draft.entity.key = Key::person(&words);
        }
        if draft.entity.kind == NameKind::Person && found.name.len() > draft.name.len()
            || found.guess != Guess::Unknown && !is_adjective(found) & is_adjective_name(draft, reading)
            || is_shouted(&draft.name, reading) && found.name.len() == draft.name.len() && !is_shouted(&found.name, reading)
        {
            draft.name = found.name.clone();
            if let Some(span) = reading.span(found.name.start, found.name.end) {
                draft.entity.name = super::without_possessive(span, reading.text);
            }
            if draft.entity.kind == NameKind::Person {
                draft.entity.key = Key::person(&words);
            }
        }
        draft.entity.gender = agreed(draft.entity.gender, found.gender).unwrap_or(draft.entity.gender);
        let acronym = acronym_behind(reading, found);
        let draft = &mut self.entities[index as usize];
        let honorific = |r: &std::ops::Range<usize>| super::word(reading, r.start).any(|(n, w)| matches!(w, NameWord::Honorific(_)) && n >= r.len().min(2));
        let role = role
            .filter(|_| !found.role.as_ref().is_some_and(honorific))
            .or_else(|| role_behind(reading, found).filter(|_| draft.entity.kind == NameKind::Person));
        if draft.entity.role.is_none_or(|r| role.is_some_and(|new| new.len() > r.len())) {
            draft.entity.role = role.or(draft.entity.role);
        }
        let form = match found.guess {
            Guess::State(_, StateForm::People) => MentionForm::Adjective,
            Guess::Party => MentionForm::Party,
            Guess::Person | Guess::Body | Guess::Place | Guess::State(..) | Guess::Known(_) | Guess::Organ(_) | Guess::Located | Guess::Unknown => {
                MentionForm::Name
            }
        };
        self.mentions.push(Mention { from: found.name.start as u32, to: found.name.end as u32, entity: EntityIndex(index), role, form });
        if let Some(acronym) = acronym {
            self.full.entry(acronym).or_insert(index);
        }
    }

    fn remember(&mut self, last: &str, index: u32) {
        let Some(bearers) = self.short.get_mut(last) else {
            self.short.insert(last.to_owned(), vec![index]);
            return;
        };
        bearers.retain(|&b| b != index);
        if bearers.len() == NAMESAKES {
            bearers.remove(0);
        }
        bearers.push(index);
    }

    /// The person named in full before who bears the name of a known body, or of a state that speaks, and neither was named: Michael
    /// Bloomberg, Chris Ireland.
    fn namesake(&self, reading: &Reading, full: &str, words: &str, found: &Found) -> Option<u32> {
        let speaks = || reading.word_senses(found.name.end).any(|sense| matches!(sense, Sense::Cue(_)));
        let state = matches!(found.guess, Guess::State(_, form) if form != StateForm::People);
        let namesake = matches!(found.guess, Guess::Known(_)) || state && speaks();
        let bearers = self.short.get(words).filter(|_| namesake && found.name.len() == 1 && !self.full.contains_key(full))?;
        bearers.iter().copied().rev().find(|&i| self.is_person(i) && self.entities[i as usize].name.len() > 1)
    }

    fn is_person(&self, index: u32) -> bool {
        self.entities[index as usize].entity.kind == NameKind::Person
    }

    fn find(&self, reading: &Reading, full: &str, words: &str, found: &Found) -> Option<u32> {
        // "de León" is a surname alone
        let particle = |i: usize| reading.shape(i) == Shape::Lower && has_one(reading, i, |w| w == NameWord::Inside);
        let single = (found.name.start..found.name.end - 1).all(particle);
        // what tells the gender of a given name is none of the surname's that it is as well: Elizabeth Warren
        let gender = if single && found.role.is_none() { Gender::Either } else { found.gender };
        let agrees = |&&i: &&u32| agreed(self.entities[i as usize].entity.gender, gender).is_some();
        if (!single || !matches!(found.guess, Guess::Person | Guess::Unknown | Guess::Located))
            && let Some(&index) = self.full.get(full)
        {
            return Some(index);
        }
        if !matches!(found.guess, Guess::Person | Guess::Unknown | Guess::Located | Guess::Body) {
            return None;
        }
        let bearers = self.short.get(last(words)).map_or(&[][..], Vec::as_slice);
        let named = |i: u32| self.entities[i as usize].name.len();
        if single {
            // A surname alone means the bearer who is spoken of most, an unknown word its other mentions.
            let persons = || bearers.iter().filter(agrees).filter(|&&i| self.is_person(i));
            let best = persons().max_by_key(|&&i| (self.entities[i as usize].count.min(3), i));
            let other = || self.full.get(full).filter(|i| found.guess != Guess::Person || agrees(i));
            return best.or_else(other).copied().or_else(|| self.called(reading, words, found));
        }
        // "Antony Blinken" after "Blinken", "Joe Biden" after "President Biden", and whom a headline calls Clinton
        let open = |i: u32| !self.entities[i as usize].sure && self.entities[i as usize].entity.kind == NameKind::Body;
        let fits = |i: u32| named(i) == 1 && found.guess == Guess::Person && (self.is_person(i) || open(i));
        if let Some(&index) = bearers.iter().filter(agrees).find(|&&i| fits(i)) {
            return Some(index);
        }
        // "Hillary Rodham Clinton" after "Hillary Clinton".
        bearers.iter().filter(agrees).copied().find(|&i| {
            let Key { stem, rest } = &self.entities[i as usize].entity.key;
            found.guess == Guess::Person && last(words) == &**stem && rest.split(' ').next() == words.split(' ').next()
        })
    }

    /// Who is meant by a given name alone: Bernie, where one Bernie was named.
    fn called(&self, reading: &Reading, words: &str, found: &Found) -> Option<u32> {
        let given = has_one(reading, found.name.start, |w| matches!(w, NameWord::Given(_)));
        self.given.get(words).copied().flatten().filter(|_| given && found.role.is_none() && found.guess != Guess::Located)
    }

    /// Finds names already known in a passage whose capitals tell nothing.
    pub(super) fn recognise(&mut self, reading: &Reading, range: Range<usize>) {
        let mut i = range.start;
        while i < range.end {
            let longest = (1..=4.min(range.end - i)).rev().find_map(|n| {
                if !reading.shape(i).is_capitalised() {
                    return None;
                }
                let words = folded(reading, i..i + n);
                if words.split(' ').count() != n {
                    return None;
                }
                let known = super::word(reading, i).find_map(|(k, w)| match w {
                    _ if k != n => None,
                    NameWord::State(name, StateForm::Name) => Some(format!("={name}")),
                    NameWord::Known(name) => Some(format!("={name}")),
                    _ => None,
                });
                let full = known.unwrap_or(words);
                let index = self.full.get(&full).copied().or_else(|| {
                    let bearers = self.short.get(&full).filter(|_| n == 1)?;
                    bearers.iter().copied().max_by_key(|&b| (self.entities[b as usize].count.min(3), b))
                });
                index.map(|index| (n, index))
            });
            match longest {
                Some((n, index)) => {
                    self.mentions.push(Mention { from: i as u32, to: (i + n) as u32, entity: EntityIndex(index), role: None, form: MentionForm::Name });
                    i += n;
                }
                None => i += 1,
            }
        }
    }

    /// Entities in the order of their first mention.
    pub(super) fn finish(mut self, reading: &Reading) -> Names {
        self.mentions.sort_by_key(|m| m.from);
        let mut place = vec![u32::MAX; self.entities.len()];
        let mut order = Vec::new();
        for mention in &mut self.mentions {
            let old = mention.entity.0 as usize;
            if place[old] == u32::MAX {
                place[old] = order.len() as u32;
                order.push(old);
            }
            mention.entity = EntityIndex(place[old]);
        }
        let mut drafts: Vec<Option<Draft>> = self.entities.into_iter().map(Some).collect();
        let mut entities: Vec<Entity> = order.iter().filter_map(|&i| drafts[i].take()).map(|d| d.entity).collect();
        for mention in &self.mentions {
            let span = reading.span(mention.from as usize, mention.to as usize);
            if let (Some(entity), Some(span)) = (entities.get_mut(mention.entity.0 as usize), span) {
                entity.mentions.push(span);
            }
        }
        Names { entities, mentions: self.mentions }
    }
}

/// "International Atomic Energy Agency (IAEA)": the letters that stand for it from here on.
fn acronym_behind(reading: &Reading, found: &Found) -> Option<String> {
    let at = found.name.end;
    let is_one = reading.shape(at) == Shape::BracketOpen && reading.shape(at + 1) == Shape::Upper && reading.shape(at + 2) == Shape::BracketClose;
    (is_one && found.name.len() > 1).then(|| reading.folded(at + 1).into_owned())
}

/// The last of the words of a name.
fn last(words: &str) -> &str {
    words.rsplit(' ').find(|word| !is_suffix(word)).unwrap_or(words)
}

fn is_adjective(found: &Found) -> bool {
    matches!(found.guess, Guess::State(_, StateForm::People))
}

/// All in capitals, as in a dateline or headline: WASHINGTON.
fn is_shouted(name: &Range<usize>, reading: &Reading) -> bool {
    name.clone().all(|i| reading.shape(i) == Shape::Upper && reading.word(i).len() > 3)
}

/// Whether the name kept so far is an adjective only: "Ukrainian" until "Ukraine" comes.
fn is_adjective_name(draft: &Draft, reading: &Reading) -> bool {
    super::word(reading, draft.name.start).any(|(n, w)| n == draft.name.len() && matches!(w, NameWord::State(_, StateForm::People)))
}

/// "Ruth Pell, the Obama administration's budget director," or "Jon Brekke, 58, a farmer outside Lund": the role in apposition.
fn role_behind(reading: &Reading, found: &Found) -> Option<crate::text::Span> {
    let mut from = found.name.end;
    if reading.shape(from) != Shape::Comma {
        return None;
    }
    from += 1;
    if reading.shape(from) == Shape::Digits && reading.shape(from + 1) == Shape::Comma {
        from += 2;
    }
    let article = super::is_article(reading, from);
    from += usize::from(article);
    let opens = |w: NameWord| matches!(w, NameWord::Title(_) | NameWord::Modifier | NameWord::State(..) | NameWord::Known(_));
    if !article && !super::is_possessive(reading, from) && !super::word(reading, from).any(|(_, w)| opens(w)) {
        return None;
    }
    let mut title = None;
    for i in from..from + 10 {
        let shape = reading.shape(i);
        if !shape.is_word() && shape != Shape::Dash {
            break;
        }
        if matches!(reading.word(i), "who" | "which" | "said" | "and" | "told" | "has" | "was" | "is" | "of" | "for" | "at") {
            break;
        }
        if super::word(reading, i).any(|(_, w)| matches!(w, NameWord::Title(_))) {
            title = Some(i + 1);
        }
    }
    reading.span(from, title?)
}

impl Gender {
    /// Whether a pronoun of this gender may stand for somebody of the other.
    pub(super) fn fits(self, other: Gender) -> bool {
        agreed(self, other).is_some()
    }
}
