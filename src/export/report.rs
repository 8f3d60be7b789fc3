//! The one content model behind every export: which passages, values and verdicts are shown, in which order, in which words.

use super::{excerpt::excerpt, value};
use crate::{
    align::Alignment,
    analysis::{Analysis, Comparison, Counts, Dispute, Revision, SET_RULE},
    compare::{self, Finding, Omission, Verdict},
    facts::{Directness, FactId, Kind, Value},
    review::{Attached, Mark},
    text::{Document, DocumentId, Language, PassageId, Problem, visible_line},
};
use std::fmt::{Display, from_fn};

/// A comparison as it is handed on.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// What was found, without what a person found wrong.
    pub analysis: &'a Analysis,
    /// What a person said of it.
    pub review: &'a Attached,
    /// What could not be read.
    pub problems: &'a [Problem],
}

/// The glyph of a verdict, so that it never rests on colour alone.
pub fn glyph(verdict: Verdict) -> char {
    match verdict {
        Verdict::Agree => '=',
        Verdict::Compatible => '≈',
        Verdict::Discrepancy => '≠',
        Verdict::Reworded => 'w',
        Verdict::Single => '+',
    }
}

/// One alignment, or one passage that a single source tells, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number, from 1, as in the JSON.
    pub number: usize,
    /// The gravest verdict.
    pub verdict: Verdict,
    /// What is compared, gravest first; empty without findings.
    pub disputes: Vec<Statement>,
    /// What was compared and found wrong by a person.
    pub rejected: Vec<Statement>,
    /// Where no value is compared: the words that each side chose for one thing, at least one of which judges it.
    pub chosen: Vec<String>,
    /// Passages that meet here because a person says so.
    pub linked: Vec<[PassageId; 2]>,
    /// The passages, a group for each source, in order.
    pub columns: Vec<Column>,
    /// Notes on these passages.
    pub notes: Vec<(PassageId, String)>,
}

/// The passages of one source in an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The source.
    pub document: DocumentId,
    /// In order.
    pub passages: Vec<PassageId>,
}

/// A dispute or agreement in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its findings and facts.
    pub dispute: Dispute,
    /// What a person said of it.
    pub mark: Mark,
    /// What the values are of; the kind where no subject was read.
    pub subject: String,
    /// Each value as printed, with its fact.
    pub values: Vec<(FactId, String)>,
    /// Why each finding has its verdict, the gravest first, without repetition.
    pub explanations: Vec<String>,
    /// Where sources repeat one another or one speaker: `3 sources, 1 voice`.
    pub voices: Option<String>,
}

impl Entry {
    /// The verdict in words: `reworded`, `only in A`.
    pub fn caption(&self) -> String {
        match (self.verdict, self.columns.first()) {
            (Verdict::Single, Some(column)) => format!("only in {}", column.document),
            (verdict, _) => verdict.name().to_owned(),
        }
    }
}

impl Statement {
    /// `discrepancy`, or `discrepancy, confirmed`.
    pub fn caption(&self) -> String {
        let verdict = self.dispute.verdict.name();
        if self.mark == Mark::Open { verdict.to_owned() } else { format!("{verdict}, {}", self.mark.name()) }
    }

    /// What is compared. The subject of a time is a deed, which alone tells nobody that a time follows: `date (reach)`.
    pub fn about(&self) -> String {
        let named = |what: &str| if self.subject == self.dispute.kind.name() { what.to_owned() } else { format!("{what} ({})", self.subject) };
        match self.dispute.kind {
            Kind::Date => named("date"),
            Kind::Duration => named("length of time"),
            Kind::Set => named("how often"),
            Kind::Percent | Kind::Count | Kind::Money | Kind::Measure | Kind::Ordinal | Kind::Quote | Kind::Stance | Kind::Name => self.subject.clone(),
        }
    }

    /// `share of voters: 97-98 % (A5) and about 98 % (B13)`; of a discrepancy who stands against whom: `date (vote): 23 to 27 (A9, C2) against
    /// 23 to 25 (D2)`. Of a long quotation it gives the words around what differs.
    pub fn line(&self, analysis: &Analysis) -> String {
        let sides: Vec<String> = self.sides(analysis).into_iter().map(listed).collect();
        format!("{}: {}", self.about(), sides.join(" against "))
    }

    /// One of its values as a line has it: of a long quotation the words around what differs.
    pub fn brief(&self, analysis: &Analysis, id: FactId) -> String {
        value_of(analysis, id, &excerpt(analysis, id, self.findings(analysis)))
    }

    fn findings<'a>(&'a self, analysis: &'a Analysis) -> impl Iterator<Item = &'a Finding> {
        let findings = analysis.comparisons.get(self.dispute.comparison).map_or(&[][..], |c| &c.findings);
        self.dispute.findings.iter().filter_map(|i| findings.get(*i))
    }

    /// The values with their places, those that contradict each other apart; all together where not each was compared with each.
    fn sides(&self, analysis: &Analysis) -> Vec<Vec<String>> {
        let apart = |a: FactId, b: FactId| {
            let grave = |f: &&Finding| f.verdict == Verdict::Discrepancy && (f.facts == [a, b] || f.facts == [b, a]);
            self.findings(analysis).find(grave).is_some()
        };
        let count = self.values.len();
        let whole = self.findings(analysis).count() == count * count.saturating_sub(1) / 2;
        let mut sides: Vec<StatedSide> = Vec::new();
        for (id, _) in &self.values {
            let words = self.brief(analysis, *id);
            let place = analysis.passage_of(*id).to_string();
            let Some(side) = sides.iter_mut().find(|s| !whole || s.facts.iter().all(|other| !apart(*id, *other))) else {
                sides.push(StatedSide { facts: vec![*id], values: vec![(words, place)] });
                continue;
            };
            side.facts.push(*id);
            match side.values.iter_mut().find(|(printed, _)| *printed == words) {
                Some((_, places)) => *places += &format!(", {place}"),
                None => side.values.push((words, place)),
            }
        }
        sides.into_iter().map(|s| s.values.into_iter().map(|(words, places)| format!("{words} ({places})")).collect()).collect()
    }
}

/// Those who do not contradict each other: their facts, and each value with the places that print it so.
struct StatedSide {
    facts: Vec<FactId>,
    values: Vec<(String, String)>,
}

/// `a, b and c`
fn listed(mut words: Vec<String>) -> String {
    let last = words.pop().unwrap_or_default();
    if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) }
}

/// For content that nobody has judged.
static NOTHING: Attached = Attached::NOTHING;

impl<'a> Content<'a> {
    /// An analysis that nobody has judged.
    pub fn unjudged(analysis: &'a Analysis) -> Content<'a> {
        Content { analysis, review: &NOTHING, problems: &[] }
    }

    /// Every alignment in order; after them the passages that one source alone tells, all with `include_single`, else those with a note.
    pub fn entries(self, include_single: bool) -> impl Iterator<Item = Entry> + 'a {
        let aligned = (0..self.analysis.comparisons.len()).map(move |i| self.entry(i));
        let first = self.analysis.comparisons.len() + 1;
        let wanted = move |id: &PassageId| include_single || self.review.note(*id).is_some();
        let singles = self.analysis.singles().enumerate().filter(move |(_, id)| wanted(id)).map(move |(i, id)| self.single(first + i, id));
        aligned.chain(singles)
    }

    /// One alignment, by its place in [`Analysis::comparisons`].
    pub fn entry(self, index: usize) -> Entry {
        let Comparison { alignment, verdict, .. } = &self.analysis.comparisons[index];
        let passages = &alignment.passages;
        let within = |pair: &&[PassageId; 2]| pair.iter().all(|p| passages.contains(p));
        let columns = passages.chunk_by(|a, b| a.document == b.document);
        Entry {
            number: index + 1,
            verdict: *verdict,
            disputes: self.analysis.disputes_of(index).into_iter().map(|d| self.statement(d)).collect(),
            rejected: self.review.rejected().filter(|d| self.home(d) == Some(index)).map(|d| self.struck(d)).collect(),
            chosen: if *verdict == Verdict::Reworded { chosen(self.analysis, alignment) } else { Vec::new() },
            linked: self.review.linked.iter().filter(within).copied().collect(),
            columns: columns.map(|p| Column { document: p[0].document, passages: p.to_vec() }).collect(),
            notes: self.notes(passages),
        }
    }

    /// A passage that one source alone tells.
    pub fn single(self, number: usize, id: PassageId) -> Entry {
        let columns = vec![Column { document: id.document, passages: vec![id] }];
        let notes = self.notes(&[id]);
        let here = |d: &&Dispute| self.home(d).is_none() && d.facts.first().is_some_and(|f| self.analysis.passage_of(*f) == id);
        let rejected = self.review.rejected().filter(here).map(|d| self.struck(d)).collect();
        Entry { number, verdict: Verdict::Single, disputes: Vec::new(), rejected, chosen: Vec::new(), linked: Vec::new(), columns, notes }
    }

    /// The notes on these passages.
    pub fn notes(self, passages: &[PassageId]) -> Vec<(PassageId, String)> {
        passages.iter().filter_map(|p| Some((*p, visible_line(self.review.note(*p)?)))).collect()
    }

    /// Everything that was compared and found wrong.
    pub fn rejected(self) -> impl Iterator<Item = Statement> + 'a {
        self.review.rejected().map(move |d| self.struck(d))
    }

    /// A dispute whose findings are no longer in the analysis.
    fn struck(self, dispute: &Dispute) -> Statement {
        self.statement(Dispute { findings: Vec::new(), ..dispute.clone() })
    }

    /// The comparison that a dispute belongs to.
    pub fn home(self, dispute: &Dispute) -> Option<usize> {
        let holds = |c: &Comparison, fact: &FactId| c.alignment.passages.contains(&self.analysis.passage_of(*fact));
        let own = self.analysis.comparisons.get(dispute.comparison).filter(|c| dispute.facts.iter().all(|f| holds(c, f)));
        // with sources left out the comparisons are numbered anew
        let all = || self.analysis.comparisons.iter().position(|c| dispute.facts.iter().all(|f| holds(c, f)));
        let first = || self.analysis.comparisons.iter().position(|c| dispute.facts.first().is_some_and(|f| holds(c, f)));
        own.map(|_| dispute.comparison).or_else(all).or_else(first)
    }

    /// A dispute in words, with what was said of it.
    pub fn statement(self, dispute: Dispute) -> Statement {
        Statement { mark: self.review.mark(&dispute), ..statement(self.analysis, dispute) }
    }

    /// Every dispute of the summary: discrepancies and what is compatible, gravest first.
    pub fn summary(self) -> impl Iterator<Item = (usize, Statement)> + 'a {
        let notable = |d: &Dispute| matches!(d.verdict, Verdict::Discrepancy | Verdict::Compatible);
        self.analysis.disputes().into_iter().filter(notable).map(move |d| (d.comparison + 1, self.statement(d)))
    }

    /// How far the review of the discrepancies is: `1 confirmed, 1 rejected, 2 open`; `None` where nothing was judged.
    pub fn progress(self) -> Option<String> {
        if self.review.is_empty() {
            return None;
        }
        let grave = self.analysis.disputes().into_iter().filter(|d| d.verdict == Verdict::Discrepancy);
        let mut marks: Vec<Mark> = grave.map(|d| self.review.mark(&d)).collect();
        marks.extend(self.review.rejected().filter(|d| d.verdict == Verdict::Discrepancy).map(|_| Mark::Rejected));
        let count = |mark: Mark| (marks.iter().filter(|m| **m == mark).count(), mark);
        let counted = [Mark::Confirmed, Mark::Rejected, Mark::NotRelevant, Mark::Open].map(count);
        let mut said: Vec<String> = counted.iter().filter(|(n, _)| *n > 0).map(|(n, mark)| format!("{n} {}", mark.name())).collect();
        let notes = self.review.notes.len();
        said.extend((notes > 0).then(|| format!("{notes} {}", if notes == 1 { "note" } else { "notes" })));
        Some(if said.is_empty() { "no discrepancy".to_owned() } else { said.join(", ") })
    }

    /// What was decided and stands at no alignment: passages linked in vain or parted, facts and sources corrected.
    pub fn corrections(self) -> Vec<String> {
        let Attached { linked, parted, misread, sources, .. } = self.review;
        let apart = |pair: &&[PassageId; 2]| !self.analysis.comparisons.iter().any(|c| pair.iter().all(|p| c.alignment.passages.contains(p)));
        let linked = linked.iter().filter(apart).map(|[a, b]| format!("{a} and {b} linked"));
        let parted = parted.iter().map(|[a, b]| format!("{a} and {b} parted"));
        let misread = misread.iter().map(|m| {
            let words = visible_line(&m.words);
            match &m.to {
                Some((_, to)) => format!("{}: {} “{words}” reads “{}”", m.passage, m.kind.name(), visible_line(to)),
                None => format!("{}: “{words}” is no {}", m.passage, m.kind.name()),
            }
        });
        let sources = sources.iter().map(|id| {
            let date = self.analysis.document(*id).about.published.map(|s| format!(", {}", s.date)).unwrap_or_default();
            format!("{id}: {}{date} as corrected", source_name(self.analysis, *id))
        });
        linked.chain(parted).chain(misread).chain(sources).collect()
    }

    /// What was decided and belongs nowhere in these texts any more.
    pub fn unattached(self) -> Vec<String> {
        self.review.unattached.iter().map(ToString::to_string).collect()
    }
}

/// A dispute in words.
pub fn statement(analysis: &Analysis, dispute: Dispute) -> Statement {
    let subject = dispute
        .facts
        .iter()
        .find_map(|id| analysis.fact(*id).subject.map(|s| visible_line(analysis.document(id.document).words(s))))
        .unwrap_or_else(|| dispute.kind.name().to_owned());
    let values = dispute.facts.iter().map(|id| (*id, value_words(analysis, *id))).collect();
    let comparison = analysis.comparisons.get(dispute.comparison);
    let mut explanations: Vec<String> = Vec::new();
    let mut findings: Vec<&Finding> = dispute.findings.iter().filter_map(|i| comparison?.findings.get(*i)).collect();
    findings.sort_by_key(|f| std::cmp::Reverse(f.verdict));
    for finding in findings {
        let words = explanation(analysis, finding).to_string();
        let [a, b] = finding.facts;
        // "5 and 6" says what "6 and 5" said of two others
        let turned = explanation(analysis, &Finding { facts: [b, a], ..*finding }).to_string();
        if !words.is_empty() && !explanations.contains(&words) && !explanations.contains(&turned) {
            explanations.push(words);
        }
    }
    let voices = voices(analysis, &dispute);
    Statement { dispute, mark: Mark::Open, subject, values, explanations, voices }
}

fn voices(analysis: &Analysis, dispute: &Dispute) -> Option<String> {
    let mut sources: Vec<DocumentId> = dispute.facts.iter().map(|f| f.document).collect();
    sources.dedup();
    let voices = compare::voices(&analysis.documents, &analysis.extractions, &analysis.origins, &dispute.facts);
    // a quotation has one speaker, whoever prints it
    let repeated = dispute.kind != Kind::Quote && (1..sources.len()).contains(&voices);
    repeated.then(|| format!("{} sources, {voices} {}", sources.len(), if voices == 1 { "voice" } else { "voices" }))
}

/// Why a finding has its verdict. What a person corrected is not explained by the words printed.
pub fn explanation(analysis: &Analysis, finding: &Finding) -> impl Display {
    let corrected = finding.facts.iter().any(|id| analysis.fact(*id).rule == SET_RULE);
    from_fn(move |f| {
        if !corrected {
            return write!(f, "{}", compare::explain(&analysis.documents, &analysis.extractions, finding));
        }
        let [a, b] = finding.facts.map(|id| value_words(analysis, id));
        write!(f, "{a} and {b}: {}", finding.reason.name().replace('_', " "))
    })
}

/// The value of a fact as printed; a quotation with its speaker, in marks where all of it is the speaker's own words, a stance with its holder, a name with its role, and what a person
/// corrected as it is to be read.
pub fn value_words(analysis: &Analysis, id: FactId) -> String {
    value_of(analysis, id, analysis.document(id.document).words(analysis.fact(id).span))
}

/// The same with `words` for what is printed.
fn value_of(analysis: &Analysis, id: FactId, words: &str) -> String {
    let fact = analysis.fact(id);
    let document = analysis.document(id.document);
    let printed = visible_line(words);
    if fact.rule == SET_RULE {
        return format!("{} [printed: {printed}]", value::normal(analysis, id.document, fact));
    }
    let named = |party| analysis.extractions[id.document.index()].name_of(party).map(|s| visible_line(document.words(s)));
    match fact.value {
        Value::Quote(quote) => {
            // what is reported is the reporter's wording, whatever stands between marks within it
            let said = if quote.directness == Directness::Direct { format!("“{printed}”") } else { printed };
            match quote.speaker.and_then(named) {
                Some(speaker) => format!("{said} ({speaker})"),
                None => said,
            }
        }
        Value::Stance(stance) => match stance.holder.and_then(named) {
            Some(holder) => format!("{holder}: {printed}"),
            None => printed,
        },
        Value::Name(_) => match compare::role(document, fact).map(|role| visible_line(document.words(role))) {
            Some(role) => format!("{printed} ({role})"),
            None => printed,
        },
        Value::Date(_) | Value::Duration(_) | Value::Set(_) | Value::Percent(_) | Value::Count(_) | Value::Money(_) | Value::Measure(_) | Value::Ordinal(_) => {
            printed
        }
    }
}

/// The tally of an analysis, and what a person muted: `2 agree; only in A 8; muted: date, count`.
pub fn summary(analysis: &Analysis) -> String {
    let muted: Vec<&str> = analysis.muted.iter().map(|kind| kind.name()).collect();
    let muted = if muted.is_empty() { String::new() } else { format!("; muted: {}", muted.join(", ")) };
    tally(&analysis.counts()) + &muted
}

/// `1 discrepancy, 2 agree, 9 reworded; only in A 8, only in B 6`; of one source alone that there was nothing to compare.
pub fn tally(counts: &Counts) -> String {
    if let [(document, _)] = counts.only[..] {
        return format!("nothing was compared: {document} is the only source");
    }
    let kinds = [
        (counts.discrepancy, "discrepancy", "discrepancies"),
        (counts.compatible, "compatible", "compatible"),
        (counts.agree, "agree", "agree"),
        (counts.reworded, "reworded", "reworded"),
    ];
    let said: Vec<String> = kinds.iter().filter(|(n, ..)| *n > 0).map(|&(n, one, many)| format!("{n} {}", if n == 1 { one } else { many })).collect();
    let said = if said.is_empty() { "nothing in common".to_owned() } else { said.join(", ") };
    let only: Vec<String> = counts.only.iter().take(MOST_TALLIED).map(|(d, n)| format!("only in {d} {n}")).collect();
    if only.is_empty() { said } else { format!("{said}; {}", only.join(", ")) }
}

/// The headings of two lists that every printed form ends with.
pub const CONTRADICTIONS: &str = "Contradictions inside one article";
/// See [`omissions`].
pub const OMISSIONS: &str = "Left out by one source and told by most others";

/// Sources whose own passages the tally counts one by one.
const MOST_TALLIED: usize = 12;

/// Where a passage stands: outlet, date and paragraph, `Israel Hayom, 2022-09-29, 5`.
pub fn citation(analysis: &Analysis, id: PassageId) -> String {
    let date = analysis.document(id.document).about.published.map(|s| format!(", {}", s.date)).unwrap_or_default();
    format!("{}{date}, {}", source_name(analysis, id.document), analysis.passage(id).paragraph)
}

/// The outlet; where it is not stated the title, else the path.
pub fn source_name(analysis: &Analysis, id: DocumentId) -> String {
    let about = &analysis.document(id).about;
    visible_line(about.outlet.as_deref().or(about.title.as_deref()).unwrap_or(&about.path))
}

/// Whom a source copies, or of which it is another state.
pub fn kinship(analysis: &Analysis, id: DocumentId) -> Option<String> {
    let version = analysis.version_of(id).map(|first| format!("version of {first}"));
    version.or_else(|| analysis.origins.get(id.index()).filter(|o| **o != id).map(|o| format!("copies {o}")))
}

/// How a source came to be, in a few words each: whether a person left it out, whom it copies, its language where that is not English, when it was fetched, and the beginning
/// of the hash of what was read.
pub fn provenance(analysis: &Analysis, id: DocumentId) -> Vec<String> {
    let Document { about, language, .. } = analysis.document(id);
    let mut words: Vec<String> = analysis.left_out.contains(&id).then(|| "left out".to_owned()).into_iter().collect();
    words.extend(kinship(analysis, id));
    words.extend((*language != Language::ENGLISH).then(|| language.name().to_owned()));
    words.extend(about.fetched.map(|at| format!("fetched {}", at.strftime("%Y-%m-%d %H:%M UTC"))));
    words.extend(about.sha256.as_ref().map(|hash| format!("sha256 {hash:.12}")));
    words
}

/// What an outlet changed in its article, a line for each new state: `B is a later version of A: changed B2, added B5, dropped A7`.
pub fn revisions(analysis: &Analysis) -> Vec<String> {
    let listed = |what: &str, ids: Vec<PassageId>| {
        let shown: Vec<String> = ids.iter().take(MOST_TALLIED).map(ToString::to_string).collect();
        let more = if ids.len() > shown.len() { format!(" and {} more", ids.len() - shown.len()) } else { String::new() };
        (!ids.is_empty()).then(|| format!("{what} {}{more}", shown.join(" ")))
    };
    let line = |r: Revision| {
        let parts = [listed("changed", r.changed.iter().map(|p| p[1]).collect()), listed("added", r.added), listed("dropped", r.dropped)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let parts = if parts.is_empty() { "nothing changed".to_owned() } else { parts.join(", ") };
        format!("{} is a later version of {}, by one outlet: {parts}", r.to, r.from)
    };
    analysis.revisions().into_iter().map(line).collect()
}

/// The words that each side of an alignment chose for one thing: `“occupied regions” (A4) and “separatist regions” (B13)`.
fn chosen(analysis: &Analysis, alignment: &Alignment) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for link in &alignment.links {
        let side = |id: PassageId| (analysis.document(id.document), analysis.passage(id).span);
        for pair in compare::loaded(side(link.a), side(link.b)) {
            let words = |id: PassageId, span| format!("“{}” ({id})", visible_line(analysis.document(id.document).words(span)));
            let line = format!("{} and {}", words(link.a, pair.a), words(link.b, pair.b));
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines
}

/// What one article says twice and not alike: `A: 7 percent (A3) against 9 percent (A12): ...`.
pub fn contradictions(analysis: &Analysis) -> Vec<String> {
    let line = |finding: &Finding| {
        let [a, b] = finding.facts.map(|id| format!("{} ({})", value_words(analysis, id), analysis.passage_of(id)));
        format!("{}: {a} against {b}: {}", finding.facts[0].document, explanation(analysis, finding))
    };
    analysis.contradictions.iter().map(line).collect()
}

/// What each source leaves out that most others tell: `C leaves out alignments 3, 7 and 12`, by the numbers of the alignments; of many those that
/// the most sources tell.
pub fn omissions(analysis: &Analysis) -> Vec<String> {
    let of_one = |all: &[Omission]| {
        let mut most: Vec<usize> = all.iter().take(MOST_TALLIED).map(|o| o.alignment + 1).collect();
        most.sort_unstable();
        let mut told: Vec<String> = most.iter().map(ToString::to_string).collect();
        told.extend((all.len() > MOST_TALLIED).then(|| format!("{} more", all.len() - MOST_TALLIED)));
        format!("{} leaves out {} {}", all[0].document, if all.len() == 1 { "alignment" } else { "alignments" }, listed(told))
    };
    analysis.omissions.chunk_by(|a, b| a.document == b.document).map(of_one).collect()
}

/// The passages of a column on one line, with hostile characters made visible.
pub fn column_words(analysis: &Analysis, column: &Column) -> String {
    let words: Vec<String> = column.passages.iter().map(|p| visible_line(analysis.words(*p))).collect();
    words.join(" ")
}
