//! States of one article: an outlet changes what it has published. They are compared like any two sources, and are one witness.

use super::Analysis;
use crate::{
    compare::Reason,
    text::{About, Document, DocumentId, PassageId},
};
use rustc_hash::{FxHashMap, FxHashSet};

/// What changed from one state of an article to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The earlier state.
    pub from: DocumentId,
    /// The later one.
    pub to: DocumentId,
    /// Passages that stand in both in other words.
    pub changed: Vec<[PassageId; 2]>,
    /// Passages of the later state that the earlier has not.
    pub added: Vec<PassageId>,
    /// Passages of the earlier state that the later has not.
    pub dropped: Vec<PassageId>,
}

/// For each document the earliest state of its article; itself where it is the only one. Two documents are states of one article where they have
/// the same address, or one says that it is a version of the other.
pub(super) fn versions(documents: &[Document]) -> Vec<DocumentId> {
    let mut group: Vec<usize> = (0..documents.len()).collect();
    let mut named = vec![false; documents.len()];
    let mut addresses: FxHashMap<&str, usize> = FxHashMap::default();
    let mut join = |a: usize, b: usize| {
        let (from, into) = (group[a].max(group[b]), group[a].min(group[b]));
        group.iter_mut().filter(|g| **g == from).for_each(|g| *g = into);
    };
    for (i, document) in documents.iter().enumerate() {
        if let Some(url) = &document.about.url {
            let first = *addresses.entry(address(url)).or_insert(i);
            if first != i {
                join(first, i);
            }
        }
        if let Some(words) = &document.about.version_of {
            for (j, _) in documents.iter().enumerate().filter(|(j, d)| *j != i && is_meant(words, &d.about)) {
                named[j] = true;
                join(i, j);
            }
        }
    }
    let mut first: FxHashMap<usize, usize> = FxHashMap::default();
    // What others call themselves a version of is older where nothing tells which is.
    let age = |i: usize| (age(&documents[i].about), !named[i], i);
    for (i, group) in group.iter().enumerate() {
        first.entry(*group).and_modify(|f| *f = if age(i) < age(*f) { i } else { *f }).or_insert(i);
    }
    group.iter().map(|g| DocumentId(first.get(g).copied().unwrap_or(*g) as u32)).collect()
}

/// When a state was made; one that states no time counts as the oldest.
fn age(about: &About) -> impl Ord + use<> {
    (about.modified.or(about.published).map(|s| (s.date, s.time)), about.fetched)
}

/// Whether a story file means a source by these words: its path or the end of it, or its address.
fn is_meant(words: &str, source: &About) -> bool {
    let at_end = source.path.strip_suffix(words).is_some_and(|before| before.is_empty() || before.ends_with(['/', '\\']));
    at_end || source.url.as_deref().is_some_and(|url| address(url) == address(words))
}

/// An address without what does not tell one page from another.
fn address(url: &str) -> &str {
    let url = url.split('#').next().unwrap_or(url);
    let url = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    url.strip_prefix("www.").unwrap_or(url).trim_end_matches('/')
}

impl Analysis {
    /// The earliest state of a document's article, where that is another document.
    pub fn version_of(&self, id: DocumentId) -> Option<DocumentId> {
        self.versions.get(id.index()).copied().filter(|v| *v != id)
    }

    /// Whether two documents are states of one article.
    pub fn are_versions(&self, a: DocumentId, b: DocumentId) -> bool {
        a != b && self.versions.get(a.index()).is_some() && self.versions.get(a.index()) == self.versions.get(b.index())
    }

    /// Of each article in several states, what changed from each to the next.
    pub fn revisions(&self) -> Vec<Revision> {
        let mut states: Vec<DocumentId> = self.document_ids().filter(|d| self.versions.get(d.index()).is_some()).collect();
        states.sort_by_key(|d| (self.versions[d.index()], *d != self.versions[d.index()], age(&self.document(*d).about), d.0));
        states.windows(2).filter(|pair| self.are_versions(pair[0], pair[1])).map(|pair| self.revision(pair[0], pair[1])).collect()
    }

    fn revision(&self, from: DocumentId, to: DocumentId) -> Revision {
        let passages = |d: DocumentId| (0..self.document(d).passages.len()).map(move |i| d.passage(i)).filter(|id| self.passage(*id).is_content());
        let words = |d: DocumentId| passages(d).map(|id| self.words(id)).collect::<FxHashSet<&str>>();
        let (before, after) = (words(from), words(to));
        // What stands word for word in both is left as it was, whatever else it is aligned with.
        let unchanged = |id: PassageId, other: DocumentId| if other == from { before.contains(self.words(id)) } else { after.contains(self.words(id)) };
        let mut partners: FxHashMap<PassageId, PassageId> = FxHashMap::default();
        for passages in self.comparisons.iter().map(|c| &c.alignment.passages) {
            for id in passages.iter().filter(|id| id.document == from || id.document == to) {
                let other = if id.document == from { to } else { from };
                if let Some(partner) = passages.iter().find(|p| p.document == other && !unchanged(**p, id.document)) {
                    partners.entry(*id).or_insert(*partner);
                }
            }
        }
        let mut revision = Revision { from, to, changed: Vec::new(), added: Vec::new(), dropped: Vec::new() };
        for id in passages(to).filter(|id| !unchanged(*id, from)) {
            match partners.get(&id) {
                Some(before) => revision.changed.push([*before, id]),
                None => revision.added.push(id),
            }
        }
        revision.dropped = passages(from).filter(|id| !unchanged(*id, to) && !partners.contains_key(id)).collect();
        revision
    }
}

/// Between states of one article, values that cannot both be true are no dispute of two accounts but a revision.
pub(super) fn reason(reason: Reason) -> Reason {
    match reason {
        Reason::Disjoint | Reason::Update => Reason::Revised,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, analyse};
    use super::*;
    use crate::{
        compare::Verdict,
        progress::Progress,
        segment,
        text::{Language, Stamp},
    };
    use std::sync::Arc;

    fn document(path: &str, url: Option<&str>, version_of: Option<&str>, hour: i8, text: &str) -> Document {
        let time = jiff::civil::time(hour, 0, 0, 0);
        let stamp = Stamp { date: jiff::civil::date(2022, 9, 29), time: Some(time), origin: crate::text::Origin::Stated };
        let about = About {
            path: path.to_owned(),
            outlet: Some("Wire".to_owned()),
            url: url.map(str::to_owned),
            version_of: version_of.map(str::to_owned),
            modified: Some(stamp),
            ..About::default()
        };
        segment::plain(about, Language::ENGLISH, Arc::from(text))
    }

    const FIRST: &str = "The ferry Marisol sank off Dravik on Monday.\n\nAt least 12 people died, the coast guard said.\n\nThe cause is not known.";
    const LATER: &str =
        "The ferry Marisol sank off Dravik on Monday.\n\nAt least 19 people died, the coast guard said.\n\nTwo captains were arrested in the harbour of Lund.";
    const OTHER: &str = "The ferry Marisol sank off Dravik on Monday.\n\nAt least 12 people died, the coast guard said.";

    fn read(documents: Vec<Document>) -> Analysis {
        analyse(documents, &Options::default(), &Progress::none()).unwrap()
    }

    #[test]
    fn versions_are_known_by_address_and_by_name() {
        let ids = |documents: &[Document]| versions(documents).iter().map(|d| d.0).collect::<Vec<_>>();
        let at = |url| Some(url);
        assert_eq!(
            ids(&[document("a", at("https://www.wire.example/x#top"), None, 9, "A."), document("b", at("http://wire.example/x/"), None, 8, "B.")]),
            [1, 1]
        );
        assert_eq!(ids(&[document("news/a.txt", None, None, 8, "A."), document("news/b.txt", None, Some("a.txt"), 9, "B.")]), [0, 0]);
        assert_eq!(ids(&[document("a", at("https://wire.example/x"), None, 9, "A."), document("b", at("https://wire.example/y"), None, 8, "B.")]), [0, 1]);
        assert_eq!(ids(&[document("ba.txt", None, None, 8, "A."), document("b.txt", None, Some("a.txt"), 9, "B.")]), [0, 1]);
    }

    #[test]
    fn what_changed_is_told_and_two_versions_are_one_witness() {
        let url = Some("https://wire.example/ferry");
        let analysis = read(vec![document("a", url, None, 8, FIRST), document("b", url, None, 12, LATER), document("c", None, None, 9, OTHER)]);
        let revisions = analysis.revisions();
        let [Revision { from: DocumentId(0), to: DocumentId(1), changed, added, dropped }] = &revisions[..] else { panic!("{revisions:?}") };
        let shown = |ids: &[PassageId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(changed.iter().map(|p| shown(p)).collect::<Vec<_>>(), [["A2", "B2"]]);
        assert_eq!((shown(added), shown(dropped)), (vec!["B3".to_owned()], vec!["A3".to_owned()]));
        let ferry = &analysis.comparisons[0];
        assert_eq!((ferry.alignment.passages.len(), analysis.origins_of(&ferry.alignment)), (3, 2));
    }

    #[test]
    fn a_changed_figure_is_a_revision_only_between_versions() {
        let url = Some("https://wire.example/ferry");
        let reasons = |first: Document, second: Document| -> Vec<Reason> {
            let analysis = read(vec![first, second]);
            analysis.comparisons.iter().flat_map(|c| &c.findings).filter(|f| f.verdict == Verdict::Discrepancy).map(|f| f.reason).collect()
        };
        let exact = |text: &str| text.replace("At least ", "");
        assert_eq!(reasons(document("a", url, None, 8, &exact(FIRST)), document("b", url, None, 12, &exact(LATER))), [Reason::Revised]);
        let apart = reasons(document("a", None, None, 8, &exact(FIRST)), document("b", None, None, 12, &exact(LATER)));
        assert!(!apart.is_empty() && !apart.contains(&Reason::Revised), "{apart:?}");
    }
}
