//! Whether two articles mean the same person or body.

use super::{
    name::{Kinship, kinship},
    scope::{overlap, stems},
};
use crate::{
    facts::{EntityIndex, Extraction, NameKind, Party, name},
    text::Document,
};

/// One document and what was read from it.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d> {
    pub document: &'d Document,
    pub extraction: &'d Extraction,
}

impl<'d> Reader<'d> {
    /// Whether the document names somebody or something so, or nearly so.
    pub(super) fn names(&self, name: &str) -> bool {
        self.extraction.entities.iter().any(|e| matches!(kinship(self.document.words(e.name), name), Kinship::Same))
    }

    /// The fullest name of an entity, and what it is.
    pub(super) fn entity(&self, index: EntityIndex) -> Option<(&'d str, NameKind)> {
        self.extraction.entities.get(index.0 as usize).map(|e| (self.document.words(e.name), e.kind))
    }
}

/// Whether two parties are one. `None` where the names do not settle it: a body may stand for a state, a description for anybody.
pub(super) fn same(a: (Reader, Party), b: (Reader, Party)) -> Option<bool> {
    match (a.1, b.1) {
        (Party::Entity(x), Party::Entity(y)) => {
            let (known_a, known_b) = (a.0.extraction.entities.get(x.0 as usize)?, b.0.extraction.entities.get(y.0 as usize)?);
            if name::same(known_a, known_b) {
                return Some(true);
            }
            let ((name_a, kind_a), (name_b, kind_b)) = (a.0.entity(x)?, b.0.entity(y)?);
            match kinship(name_a, name_b) {
                Kinship::Same | Kinship::Spelling | Kinship::Alike => Some(true),
                Kinship::Relative => Some(false),
                Kinship::Apart if kind_a == NameKind::Person && kind_b == NameKind::Person => Some(false),
                Kinship::Apart => None,
            }
        }
        (Party::Phrase(x), Party::Phrase(y)) => {
            let share = overlap(&stems(a.0.document, x), &stems(b.0.document, y))?;
            (share >= 0.5).then_some(true)
        }
        (Party::Entity(_), Party::Phrase(_)) | (Party::Phrase(_), Party::Entity(_)) => None,
    }
}
