//! Stances: the same holder on the same target, for or against, and how firmly.

use super::{
    Reason,
    line::Line,
    party::{self, Reader, Voice},
    quote::opposed,
    scope::overlap,
    side::Side,
    words::{Stem, Word},
};
use crate::{
    facts::{Fact, INTENDS, Modality, Party, Polarity, Stance, Value, blames, side_of_deed},
    lang::Contrast,
    text::{Language, Span},
};

/// How far predicates that tell of the same thing stand for one another: slam, criticize.
const ALIKE: f32 = 0.8;

/// How far one who says that somebody holds a stance stands for the holder: "Ostvik will not pay, said Okafor".
const VOUCHED: f32 = 0.9;

/// From such a share of their words in common on two targets may be one.
const HALF: f32 = 0.5;

/// Endings of the one whose something is.
const POSSESSIVE: [&str; 4] = ["'s ", "’s ", "s' ", "s’ "];

/// A stance read for comparison.
pub(super) struct Held<'d> {
    /// The words of what it is for or against.
    words: Vec<Word>,
    /// Their stems.
    target: Option<Vec<Stem>>,
    /// Whose it is, and what of theirs: Mayor Okafor's / plan.
    owned: Option<Owned>,
    /// The stem of its predicate, or the class of words that it belongs to.
    predicate: Option<Stem>,
    /// The side that the deed takes which it is on: vowed to defeat it.
    deed: Option<Polarity>,
    language: Language,
    /// Whose words it is told in.
    vouched: Option<Voice<'d>>,
    /// Whether what it is on is turned round, as by the repeal of a law: what the deed is on, and the whole.
    turned: bool,
    turned_whole: bool,
    /// Whether it is on some side of a thing only.
    aspect: bool,
    /// Whether it was held once, hangs on a condition, or is that of some of many: nobody contradicts it.
    loose: bool,
}

impl<'d> Held<'d> {
    /// Reads a stance.
    pub(super) fn read(reader: Reader<'d>, fact: &Fact, stance: &Stance, line: &Line) -> Held<'d> {
        let words = stance.target.map(|target| line.words(target)).unwrap_or_default();
        let is = |i: usize, what: Contrast| words.get(i).is_some_and(|w| w.contrast.contains(&what));
        // "an appeal against" turns once, and "no confidence" as well
        let against = |i: usize| i > 0 && is(i - 1, Contrast::Turns) && !words[i].is_content();
        let none = |i: usize| is(i, Contrast::Negation) && words.get(i + 1).is_some_and(|next| next.is_content());
        let deed = words.first().and_then(|w| side_of_deed(reader.document.language, &w.form));
        let turned = |from: usize| (from..words.len()).filter(|&i| is(i, Contrast::Turns) && !against(i) || none(i)).count() % 2 == 1;
        Held {
            deed,
            turned: turned(usize::from(deed.is_some())),
            turned_whole: turned(0),
            aspect: (0..words.len()).any(|i| is(i, Contrast::Aspect)),
            loose: is_loose(fact, stance, line),
            target: stance.target.map(|target| line.stems(target)),
            owned: stance.target.and_then(|target| Owned::read(line, target)),
            predicate: line.lemmas.stem(reader.document.language, stance.predicate),
            words,
            language: reader.document.language,
            vouched: fact.attribution.and_then(|a| reader.voice(a.speaker, line.lemmas)),
        }
    }

    /// Whether what it is on names the deed that is the other's predicate: pledged to repay it, will repay it.
    fn names(&self, other: &Held) -> bool {
        self.target.as_ref().zip(other.predicate).is_some_and(|(target, deed)| target.binary_search(&deed).is_ok())
    }

    /// Which side its holder takes on what the other is on: who promises a veto, or vows to defeat it, is against it.
    fn side(&self, own: &Stance, other: &Held, deed: &Stance) -> Polarity {
        let named = self.names(other).then(|| side_of_deed(self.language, deed.predicate)).flatten();
        named.or(self.deed).map_or(own.polarity, |deed| own.polarity.of_deed(deed))
    }

    /// Whether both are on the deed that it begins with: promised to repeal it, opposes the repeal.
    fn on_one_deed(&self, other: &Held) -> bool {
        let deed = self.words.first().and_then(|w| w.stem).filter(|_| self.deed.is_some());
        deed.zip(other.target.as_ref()).is_some_and(|(deed, target)| target.binary_search(&deed).is_ok())
    }

    /// What the deed is on that it begins with, else the whole.
    fn object(&self) -> Vec<Stem> {
        let deed = self.words.first().and_then(|w| w.stem).filter(|_| self.deed.is_some());
        self.target.iter().flatten().copied().filter(|stem| Some(*stem) != deed).collect()
    }

    /// Whether the other tells of the deed that it begins with as well.
    fn tells_deed_in(&self, other: &Held) -> bool {
        let told = |deed: Stem| other.predicate == Some(deed) || other.target.as_ref().is_some_and(|target| target.binary_search(&deed).is_ok());
        self.words.first().and_then(|w| w.stem).is_some_and(told)
    }

    /// Whether the predicates tell of the same thing.
    fn is_like(&self, other: &Held) -> bool {
        let known = self.predicate.is_some() && other.predicate.is_some();
        known && (self.predicate == other.predicate || self.names(other) || other.names(self))
    }
}

/// Words before a stance, of the same clause, that may say when it was held.
const BEFORE: usize = 6;

/// Whether a stance was held once ("initially opposed"), hangs on a condition ("would back it if"), or is that of some of many ("experts").
fn is_loose(fact: &Fact, stance: &Stance, line: &Line) -> bool {
    let words = line.all();
    let from = words.partition_point(|w| w.span.start() < fact.span.start());
    let clause: Vec<&Word> = words[..from].iter().rev().take(BEFORE).take_while(|w| !w.after_break).chain(words.first()).collect();
    // "did not condemn it until Thursday"
    let until = words[from..].iter().any(|w| w.says_any(line.document.language, &["until", "before", "unless", "beyond"]));
    let once = until || clause.iter().any(|w| w.contrast.contains(&Contrast::Loosens));
    let open = words[from..].iter().chain(clause.iter().copied()).any(|w| w.condition);
    // who does not rule it out may do either
    let either = matches!((stance.predicate, stance.polarity), ("rule out" | "deny", Polarity::For) | ("confirm", Polarity::Against));
    let some = match stance.holder {
        // who is only "they" here was named before
        Some(Party::Phrase(holder)) if line.span.contains(holder) => {
            let at = words.partition_point(|w| w.span.start() < holder.start());
            let definite = at.checked_sub(1).is_some_and(|i| !words[i].is_content() && words.get(at).is_some_and(|w| !w.after_break));
            let head = words[at..].iter().take_while(|w| holder.contains(w.span) && w.is_content()).last();
            let counts = |w: &Word| w.number.is_some() || w.contrast.iter().any(|c| matches!(c, Contrast::Part | Contrast::Intensifier));
            let counted = words[at.saturating_sub(1)..].iter().take(2).any(counts);
            // "experts" are some of them, "the experts" all
            counted || !definite && head.is_some_and(|w| w.form.ends_with('s'))
        }
        Some(Party::Phrase(_) | Party::Entity(_)) | None => false,
    };
    once || open || either || some
}

/// Something of somebody's.
struct Owned {
    owner: Vec<Stem>,
    thing: Vec<Stem>,
}

impl Owned {
    fn read(line: &Line, target: Span) -> Option<Owned> {
        let text = line.document.words(target);
        let (ending, end) = POSSESSIVE.iter().filter_map(|ending| Some((text.find(ending)?, ending.len()))).min()?;
        let part = |from, to| line.document.span(target.start() + from, target.start() + to);
        let (owner, thing) = (part(0, ending)?, part(ending + end, text.len())?);
        Some(Owned { owner: line.stems(owner), thing: line.stems(thing) })
    }

    /// Whether both are somebody's, and two things of theirs: Okafor's plan, Okafor's speech.
    fn is_other_than(&self, other: &Owned) -> bool {
        overlap(&self.owner, &other.owner).is_some_and(|share| share > 0.0) && overlap(&self.thing, &other.thing) == Some(0.0)
    }
}

/// How two stances meet: the reason, and how well holder and target are established, 0 to 1.
pub(super) fn compare<'c>(a: (&Side<'c>, &Stance), b: (&Side<'c>, &Stance)) -> Option<(Reason, f32)> {
    let holder = match (a.0.voice(), b.0.voice()) {
        (Some(x), Some(y)) => match party::same(x, y) {
            Some(true) => 1.0,
            Some(false) => return None,
            None if told_by_one(a.0, b.0) => VOUCHED,
            None => 0.3,
        },
        _ => 0.3,
    };
    let (x, y) = (a.0.held()?, b.0.held()?);
    let targets = x.target.as_ref().zip(y.target.as_ref());
    let target = targets.and_then(|(x, y)| overlap(x, y)).unwrap_or(0.3);
    let predicate = match () {
        () if a.1.predicate == b.1.predicate => 1.0,
        () if x.is_like(y) => ALIKE,
        () => 0.4,
    };
    let sure = 0.35 * holder + 0.4 * target + 0.25 * predicate;
    // neither who, nor on what, nor what they do about it is known to be one
    if holder < VOUCHED && target < HALF && predicate < ALIKE {
        return None;
    }
    // who refuses to condemn somebody praises nobody, and is held against who condemns alone
    let spares = |side: &Side, s: &Stance| s.polarity == Polarity::For && blames(side.reader.document.language, s.predicate);
    if predicate < 1.0 && (spares(a.0, a.1) || spares(b.0, b.1)) {
        return None;
    }
    // what somebody says to do is told by its verb
    if a.1.predicate == INTENDS && !x.tells_deed_in(y) || b.1.predicate == INTENDS && !y.tells_deed_in(x) {
        return None;
    }
    // a demand is told by its deed alone
    let demand = |side: &Side| side.fact.rule == "stance.owed";
    if (demand(a.0) || demand(b.0)) && predicate < ALIKE && target <= 0.0 {
        return None;
    }
    let acts = x.deed.is_some() || y.deed.is_some();
    if acts && predicate < ALIKE && targets.is_some() && target <= 0.0 {
        return None;
    }
    let others = x.owned.as_ref().zip(y.owned.as_ref()).is_some_and(|(x, y)| x.is_other_than(y));
    let one_deed = x.on_one_deed(y) || y.on_one_deed(x);
    let (apart, turned) = if one_deed {
        (a.1.polarity != b.1.polarity, x.turned_whole != y.turned_whole)
    } else {
        (x.side(a.1, y, b.1) != y.side(b.1, x, a.1), x.turned != y.turned)
    };
    // who will move to one house may not move to another
    let intends = a.1.predicate == INTENDS || b.1.predicate == INTENDS;
    if intends && (apart || turned) {
        return None;
    }
    if apart {
        // opposite stances only where nothing else could be meant: who opposes a cut of the toll may support the toll
        let common = || if acts && !one_deed { share_of_longer(&x.object(), &y.object()) >= 0.75 } else { true };
        let whole = targets.is_some_and(|(x, y)| share_of_longer(x, y) >= 0.5) && common() && x.aspect == y.aspect && !turned && !opposed(&x.words, &y.words);
        let firm = !x.loose && !y.loose && one_holder(a, b) && firmness(a.1.modality) && firmness(b.1.modality);
        return (holder >= 1.0 && firm && target >= 0.75 && whole && !others && answer(a.1, b.1)).then_some((Reason::Polarity, sure));
    }
    if turned || opposed(&x.words, &y.words) {
        // voted to accept it, voted to reject it
        let one_deed = !intends && a.1.predicate == b.1.predicate && holder >= 1.0 && target >= 0.6 && !x.loose && !y.loose;
        let turned = one_deed && opposed(&x.words, &y.words) && !(holds_within(a) && holds_within(b));
        return turned.then_some((Reason::Polarity, sure));
    }
    let apart = others || target <= 0.0 && a.1.predicate == b.1.predicate && (of_anything(a.1) || names_somebody(a) && names_somebody(b));
    let reason = match firmness(a.1.modality) == firmness(b.1.modality) {
        _ if apart => Reason::OtherTarget,
        true => Reason::Same,
        false => Reason::Modality,
    };
    Some((reason, sure))
}

/// Whether what a stance is on is a stance of the holder's own, which is compared by itself: voted to accept it.
fn holds_within((side, stance): (&Side, &Stance)) -> bool {
    let own = |fact: &Fact| matches!(&fact.value, Value::Stance(inner) if inner.holder == stance.holder);
    stance.target.is_some_and(|target| side.neighbours().iter().any(|f| target.contains(f.span) && own(f)))
}

/// Whether two described holders are described alike: a mayor, and a former mayor.
fn one_holder<'c>(a: (&Side<'c>, &Stance), b: (&Side<'c>, &Stance)) -> bool {
    match (a.0.voice(), b.0.voice()) {
        (Some(Voice::Phrase(x)), Some(Voice::Phrase(y))) => x == y,
        _ => true,
    }
}

/// What is said of anything: that it is bad, that it should be done.
fn of_anything(stance: &Stance) -> bool {
    matches!(stance.predicate, "call" | "urge")
}

/// Whether two stances answer one question. To say that a thing is so is not to want it: who argues that the lock will close may oppose it.
fn answer(a: &Stance, b: &Stance) -> bool {
    let claims = |s: &Stance| matches!(s.predicate, "insist" | "contend" | "maintain" | "argue");
    let replies = |s: &Stance| claims(s) || matches!(s.predicate, "deny" | "confirm" | "acknowledge" | "admit" | "concede" | "dispute" | "doubt");
    !claims(a) && !claims(b) || replies(a) && replies(b)
}

/// Whether what a stance is on is told by a name: others have no other words for it.
fn names_somebody((side, stance): (&Side, &Stance)) -> bool {
    let named = |target: Span| side.reader.extraction.entities.iter().any(|e| e.mentions.iter().any(|m| m.overlaps(target)));
    stance.target.is_some_and(named)
}

/// The share of the longer target that the other has as well.
fn share_of_longer(a: &[Stem], b: &[Stem]) -> f32 {
    overlap(a, b).unwrap_or(0.0) * a.len().min(b.len()) as f32 / a.len().max(b.len()) as f32
}

/// Whether the one who vouches for a stance holds or vouches for the other.
fn told_by_one<'c>(a: &Side<'c>, b: &Side<'c>) -> bool {
    let one = |x: Option<&Voice>, y: Option<&Voice>| x.zip(y).and_then(|(x, y)| party::same(x, y)) == Some(true);
    let (x, y) = (a.held().and_then(|h| h.vouched.as_ref()), b.held().and_then(|h| h.vouched.as_ref()));
    one(x, b.voice()) || one(a.voice(), y) || one(x, y)
}

/// Whether a stance is held or only thought possible. "Will" and "would" are one in reported speech.
fn firmness(modality: Option<Modality>) -> bool {
    match modality {
        None | Some(Modality::Will | Modality::Would | Modality::Must) => true,
        Some(Modality::May | Modality::Should | Modality::Can) => false,
    }
}
