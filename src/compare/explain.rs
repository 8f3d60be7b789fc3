//! Why a finding has its verdict, in plain words for a reader.

use super::{Finding, Reason, listing, parts::Parts, role::Role, words::words};
use crate::{
    facts::{Extraction, Fact, FactId, Hedge, Kind, Quantity, Value},
    text::{Document, Span, one_line, visible_line},
};
use std::{
    borrow::Cow,
    fmt::{self, Display, Formatter, from_fn},
};

/// Why a finding has its verdict, in one line of plain words. Values are quoted as printed.
pub fn explain<'d>(documents: &'d [Document], extractions: &'d [Extraction], finding: &Finding) -> impl Display {
    let reason = finding.reason;
    let sides = finding.facts.map(|id| Teller::of(documents, extractions, id));
    from_fn(move |f| {
        let [Some(a), Some(b)] = &sides else { return f.write_str(&reason.name().replace('_', " ")) };
        sentence(f, reason, a, b)?;
        match (a.base(), b.base()) {
            (Some(x), Some(y)) if x != y => write!(f, "; counted over {x} / {y}"),
            _ => Ok(()),
        }
    })
}

/// A fact with its document.
struct Teller<'d> {
    document: &'d Document,
    extraction: &'d Extraction,
    fact: &'d Fact,
    /// Its place among the facts.
    at: usize,
}

impl<'d> Teller<'d> {
    fn of(documents: &'d [Document], extractions: &'d [Extraction], id: FactId) -> Option<Teller<'d>> {
        let (document, extraction) = (documents.get(id.document.index())?, extractions.get(id.document.index())?);
        Some(Teller { document, extraction, fact: extraction.fact(id)?, at: id.index as usize })
    }

    /// The words as printed, cut where long.
    fn words(&self) -> Cow<'d, str> {
        self.printed(self.fact.span)
    }

    /// The words of the list of names that it begins.
    fn list(&self) -> Cow<'d, str> {
        self.printed(listing::span(self.document, &self.extraction.facts, self.at).unwrap_or(self.fact.span))
    }

    /// How the text qualifies its value.
    fn hedge(&self) -> Option<Hedge> {
        match &self.fact.value {
            Value::Date(d) => d.hedge,
            Value::Duration(d) => d.quantity.hedge,
            value => value.quantity()?.hedge,
        }
    }

    /// Whether both print the same value, however it is qualified.
    fn prints_as(&self, other: &Teller) -> bool {
        let ends = |q: &Quantity| (q.low.or(q.high), q.high.or(q.low));
        match (&self.fact.value, &other.fact.value) {
            (Value::Date(x), Value::Date(y)) => (x.start, x.end, &x.timex) == (y.start, y.end, &y.timex),
            (Value::Duration(x), Value::Duration(y)) => ends(&x.quantity) == ends(&y.quantity),
            (x, y) => x.quantity().map(ends) == y.quantity().map(ends),
        }
    }

    /// The words of the parts beside it that come to the number of `whole` together.
    fn parts_of(&self, whole: &Teller) -> Option<Cow<'d, str>> {
        let passage = self.document.passages.get(self.fact.passage as usize)?;
        let (first, facts) = self.extraction.of_passage(self.fact.passage);
        let parts = Parts::read(self.document, &words(self.document, passage.span), facts, self.at - first as usize)?;
        parts.come_to(&whole.fact.value).then(|| self.printed(parts.span))
    }

    /// Its words and those of what it is about behind them.
    fn deed(&self) -> Cow<'d, str> {
        let whole = self.fact.subject.and_then(|about| self.document.span(self.fact.span.start(), about.end()));
        self.printed(whole.unwrap_or(self.fact.span))
    }

    /// The role printed with a name.
    fn role(&self) -> Cow<'d, str> {
        Role::read(self.document, self.fact).map_or_else(|| self.words(), |role| self.printed(role.span))
    }

    fn printed(&self, span: Span) -> Cow<'d, str> {
        const LONGEST: usize = 60;
        let words = self.document.words(span);
        // no text has more characters than bytes
        let cut = if words.len() > LONGEST { words.char_indices().nth(LONGEST) } else { None };
        match cut {
            Some((end, _)) => format!("{}…", one_line(&words[..end]).trim_end()).into(),
            None => one_line(words),
        }
    }

    /// What a share is a share of.
    fn base(&self) -> Option<String> {
        let Quantity { of, .. } = self.fact.value.quantity()?;
        // a letter in lower case may be one with a mark more
        of.map(|span| visible_line(&one_line(self.document.words(span)).to_lowercase()))
    }

    fn speaker(&self) -> Cow<'d, str> {
        let Value::Quote(quote) = &self.fact.value else { return "somebody".into() };
        let name = quote.speaker.and_then(|s| self.extraction.name_of(s)).map(|s| one_line(self.document.words(s)));
        name.unwrap_or("somebody".into())
    }

    /// When it was published, with the hour where `beside` was on the same day.
    fn published(&self, beside: &Teller) -> Option<String> {
        let stamp = self.document.about.published?;
        let one_day = beside.document.about.published.is_some_and(|other| other.date == stamp.date);
        let hour = stamp.time.filter(|_| one_day);
        Some(hour.map_or_else(|| stamp.date.to_string(), |t| format!("{} {}", stamp.date, t.strftime("%H:%M"))))
    }
}

fn sentence(f: &mut Formatter<'_>, reason: Reason, a: &Teller, b: &Teller) -> fmt::Result {
    let (x, y) = (a.words(), b.words());
    match reason {
        Reason::Same if x.eq_ignore_ascii_case(&y) => write!(f, "both say {x}"),
        Reason::Same if a.fact.value.kind() == Kind::Stance => write!(f, "the same side is taken: {x} / {y}"),
        // 1932, and 85 years ago
        Reason::Same if [a, b].map(|t| t.fact.value.kind()).contains(&Kind::Duration) && a.fact.value.kind() != b.fact.value.kind() => {
            write!(f, "{x} and {y} are one time, counted from publication")
        }
        Reason::Same => write!(f, "{x} and {y} are the same"),
        Reason::Rounding => write!(f, "{x} and {y} are the same figure, rounded differently"),
        Reason::RangeContains => write!(f, "one of {x} and {y} lies within the other"),
        Reason::RangesOverlap => write!(f, "{x} and {y} overlap"),
        Reason::Hedge => {
            let what = match a.fact.value.kind() {
                Kind::Date => "time",
                Kind::Duration => "length of time",
                _ => "figure",
            };
            match (a.hedge().is_some(), b.hedge().is_some()) {
                (true, true) if !a.prints_as(b) => write!(f, "{x} and {y} can be the same {what}: both are given only roughly"),
                _ if !a.prints_as(b) => write!(f, "{x} and {y} can be the same {what}: one is given only roughly"),
                (true, true) => write!(f, "{x} and {y} are the same {what}, which both accounts qualify"),
                _ => write!(f, "{x} and {y} are the same {what}, which one account qualifies"),
            }
        }
        Reason::Bound => write!(f, "{x} and {y} can both be true: one gives only a bound"),
        Reason::Unit => write!(f, "{x} and {y} are the same amount in different units"),
        Reason::ListCount if a.fact.value.kind() == Kind::Name => write!(f, "{y} counts what is listed: {}", a.list()),
        Reason::ListCount => write!(f, "{x} counts what is listed: {}", b.list()),
        Reason::Parts => match a.parts_of(b) {
            Some(parts) => write!(f, "{y} is what {parts} come to together"),
            None => write!(f, "{x} is what {} come to together", b.parts_of(a).unwrap_or(y)),
        },
        Reason::Disjoint => match a.fact.value.kind() {
            Kind::Date => write!(f, "{x} and {y} are different times"),
            Kind::Duration => write!(f, "{x} and {y} are different lengths of time"),
            Kind::Set => write!(f, "{x} and {y} recur at different times"),
            _ => write!(f, "{x} and {y} cannot both be true of the same thing"),
        },
        Reason::Update if a.fact.value.kind() == Kind::Date => {
            let (old, new) = if a.document.about.published.map(|s| s.date) <= b.document.about.published.map(|s| s.date) { (a, b) } else { (b, a) };
            let on = |t: &Teller, beside: &Teller| t.published(beside).map_or(String::new(), |day| format!(" ({day})"));
            write!(f, "expected for {} in the older account{}; the newer{} says it happened {}", old.words(), on(old, new), on(new, old), new.words())
        }
        Reason::Expected => write!(f, "one of {x} and {y} is when it was expected, the other when it happened"),
        Reason::Update => match (a.published(b), b.published(a)) {
            (Some(p), Some(q)) => write!(f, "{x} ({p}) and {y} ({q}): the newer account may revise the older"),
            _ => write!(f, "{x} and {y}: the newer account may revise the older"),
        },
        Reason::Revised => write!(f, "the outlet changed {x} to {y} between two states of its article"),
        Reason::Direction => write!(f, "one account has it rise, the other fall: {x} and {y}"),
        Reason::Limit => write!(f, "{x} and {y} differ on whether the limit itself is included"),
        Reason::Coarser => write!(f, "{x} and {y} can both be true: one is less exact"),
        Reason::Unplaced => write!(f, "both say {x}; no date places it in the calendar"),
        Reason::Shortened => f.write_str("the same words, cut in one account"),
        Reason::Paraphrase => f.write_str("the same thing said, in other words"),
        Reason::Altered => f.write_str("words differ inside the quotation"),
        Reason::MeaningChanged => f.write_str("words differ inside the quotation and change what it says"),
        Reason::Attribution => write!(f, "the same words are put into two mouths: {} and {}", a.speaker(), b.speaker()),
        Reason::Modality => write!(f, "the same stance, held more firmly in one account: {x} / {y}"),
        Reason::OtherTarget => write!(f, "the same side is taken, perhaps on different things: {x} / {y}"),
        // "voted to accept it", "voted to reject it"
        Reason::Polarity if x.eq_ignore_ascii_case(&y) => {
            write!(f, "for in one account, against in the other: {} / {}", a.deed(), b.deed())
        }
        Reason::Polarity => write!(f, "for in one account, against in the other: {x} / {y}"),
        Reason::Spelling => write!(f, "{x} and {y} are spellings of one name"),
        Reason::OtherName => write!(f, "{x} and {y} stand in the same place"),
        Reason::Role => write!(f, "nobody can be both at once: {} ({x}) and {} ({y})", a.role(), b.role()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        facts, segment,
        text::{About, Language, Origin, Stamp},
    };
    use jiff::civil::{date, time};
    use std::sync::Arc;

    #[test]
    fn the_hour_is_told_where_the_day_is_one() {
        let read = |day: i8| {
            let published = Stamp { date: date(2024, 3, day), time: Some(time(10, 30, 0, 0)), origin: Origin::Stated };
            let about = About { published: Some(published), ..About::default() };
            let document = segment::plain(about, Language::ENGLISH, Arc::from("The fire killed 11 people."));
            let extraction = facts::extract(&document, facts::Context::default());
            (document, extraction)
        };
        let (old, same, new) = (read(14), read(14), read(15));
        assert_eq!(teller(&old).published(&teller(&same)).as_deref(), Some("2024-03-14 10:30"));
        assert_eq!(teller(&old).published(&teller(&new)).as_deref(), Some("2024-03-14"));
    }

    fn teller((document, extraction): &(Document, Extraction)) -> Teller<'_> {
        Teller { document, extraction, fact: &extraction.facts[0], at: 0 }
    }
}
