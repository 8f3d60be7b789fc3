//! Why a finding has its verdict, in plain words for a reader.

use super::{Finding, Reason, listing, role::Role};
use crate::{
    facts::{Extraction, Fact, FactId, Kind, Quantity, Value},
    text::{Document, Span, visible_line},
};

/// Why a finding has its verdict, in one line of plain words. Values are quoted as printed.
pub fn explain(documents: &[Document], extractions: &[Extraction], finding: &Finding) -> String {
    let sides = finding.facts.map(|id| Teller::of(documents, extractions, id));
    let [Some(a), Some(b)] = sides else { return finding.reason.name().replace('_', " ") };
    let mut text = sentence(finding.reason, &a, &b);
    if let (Some(x), Some(y)) = (a.base(), b.base())
        && x != y
    {
        text.push_str(&format!("; counted over {x} / {y}"));
    }
    text
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
    fn words(&self) -> String {
        self.printed(self.fact.span)
    }

    /// The words of the list of names that it begins.
    fn list(&self) -> String {
        self.printed(listing::span(self.document, &self.extraction.facts, self.at).unwrap_or(self.fact.span))
    }

    /// The role printed with a name.
    fn role(&self) -> String {
        Role::read(self.document, self.fact).map_or_else(|| self.words(), |role| self.printed(role.span))
    }

    fn printed(&self, span: Span) -> String {
        const LONGEST: usize = 60;
        let words = self.document.words(span);
        // no text has more characters than bytes
        let cut = if words.len() > LONGEST { words.char_indices().nth(LONGEST) } else { None };
        match cut {
            Some((end, _)) => format!("{}…", visible_line(&words[..end]).trim_end()),
            None => visible_line(words),
        }
    }

    /// What a share is a share of.
    fn base(&self) -> Option<String> {
        let Quantity { of, .. } = self.fact.value.quantity()?;
        of.map(|span| visible_line(self.document.words(span)).to_lowercase())
    }

    fn speaker(&self) -> String {
        let Value::Quote(quote) = &self.fact.value else { return "somebody".to_owned() };
        let name = quote.speaker.and_then(|s| self.extraction.name_of(s)).map(|s| visible_line(self.document.words(s)));
        name.unwrap_or_else(|| "somebody".to_owned())
    }

    fn published(&self) -> Option<String> {
        self.document.about.published.map(|s| s.time.map_or_else(|| s.date.to_string(), |t| format!("{} {}", s.date, t.strftime("%H:%M"))))
    }
}

fn sentence(reason: Reason, a: &Teller, b: &Teller) -> String {
    let (x, y) = (a.words(), b.words());
    match reason {
        Reason::Same if x.eq_ignore_ascii_case(&y) => format!("both say {x}"),
        Reason::Same if a.fact.value.kind() == Kind::Stance => format!("the same side is taken: {x} / {y}"),
        Reason::Same => format!("{x} and {y} are the same"),
        Reason::Rounding => format!("{x} and {y} are the same figure, rounded differently"),
        Reason::RangeContains => format!("one of {x} and {y} lies within the other"),
        Reason::RangesOverlap => format!("{x} and {y} overlap"),
        Reason::Hedge => format!("{x} and {y} are the same figure, which one account qualifies"),
        Reason::Bound => format!("{x} and {y} can both be true: one gives only a bound"),
        Reason::Unit => format!("{x} and {y} are the same amount in different units"),
        Reason::ListCount if a.fact.value.kind() == Kind::Name => format!("{y} counts what is listed: {}", a.list()),
        Reason::ListCount => format!("{x} counts what is listed: {}", b.list()),
        Reason::Disjoint => match a.fact.value.kind() {
            Kind::Date => format!("{x} and {y} are different times"),
            Kind::Duration => format!("{x} and {y} are different lengths of time"),
            Kind::Set => format!("{x} and {y} recur at different times"),
            _ => format!("{x} and {y} cannot both be true of the same thing"),
        },
        Reason::Update if a.fact.value.kind() == Kind::Date => {
            let (old, new) = if a.document.about.published.map(|s| s.date) <= b.document.about.published.map(|s| s.date) { (a, b) } else { (b, a) };
            let on = |t: &Teller| t.published().map_or(String::new(), |day| format!(" ({day})"));
            format!("expected for {} in the older account{}; the newer{} says it happened {}", old.words(), on(old), on(new), new.words())
        }
        Reason::Expected => format!("one of {x} and {y} is when it was expected, the other when it happened"),
        Reason::Update => match (a.published(), b.published()) {
            (Some(p), Some(q)) => format!("{x} ({p}) and {y} ({q}): the newer account may revise the older"),
            _ => format!("{x} and {y}: the newer account may revise the older"),
        },
        Reason::Revised => format!("the outlet changed {x} to {y} between two states of its article"),
        Reason::Limit => format!("{x} and {y} differ on whether the limit itself is included"),
        Reason::Coarser => format!("{x} and {y} can both be true: one is less exact"),
        Reason::Unplaced => format!("both say {x}; no date places it in the calendar"),
        Reason::Shortened => "the same words, cut in one account".to_owned(),
        Reason::Paraphrase => "the same thing said, in other words".to_owned(),
        Reason::Altered => "words differ inside the quotation".to_owned(),
        Reason::MeaningChanged => "words differ inside the quotation and change what it says".to_owned(),
        Reason::Attribution => format!("the same words are put into two mouths: {} and {}", a.speaker(), b.speaker()),
        Reason::Modality => format!("the same stance, held more firmly in one account: {x} / {y}"),
        Reason::OtherTarget => format!("the same side is taken, perhaps on different things: {x} / {y}"),
        Reason::Polarity => format!("for in one account, against in the other: {x} / {y}"),
        Reason::Spelling => format!("{x} and {y} are spellings of one name"),
        Reason::OtherName => format!("{x} and {y} stand in the same place"),
        Reason::Role => format!("nobody can be both at once: {} ({x}) and {} ({y})", a.role(), b.role()),
    }
}
