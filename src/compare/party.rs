//! Whether two articles mean the same person or body.

use super::{
    name::{Kinship, Printed, are_same, kinship},
    scope::overlap,
    words::{Lemmas, Stem},
};
use crate::{
    facts::{Entity, Extraction, NameKind, Party, name},
    text::Document,
};
use std::rc::Rc;

/// One document and what was read from it.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d> {
    pub document: &'d Document,
    pub extraction: &'d Extraction,
}

impl<'d> Reader<'d> {
    /// Whether the document names somebody or something so, or nearly so.
    pub(super) fn names(&self, name: &Printed, lemmas: &Lemmas) -> bool {
        self.extraction.entities.iter().any(|e| are_same(&lemmas.name(self.document.words(e.name)), name))
    }

    /// Reads a party of this document.
    pub(super) fn voice(self, party: Party, lemmas: &Lemmas) -> Option<Voice<'d>> {
        Some(match party {
            Party::Entity(index) => {
                let entity = self.extraction.entities.get(index.0 as usize)?;
                Voice::Entity { entity, name: lemmas.name(self.document.words(entity.name)) }
            }
            Party::Phrase(span) => Voice::Phrase(lemmas.stems(self.document, span)),
        })
    }
}

/// A person, a body or somebody described, read once for all that it is compared with.
pub(super) enum Voice<'d> {
    /// Named.
    Entity { entity: &'d Entity, name: Rc<Printed> },
    /// Described: the stems of the words.
    Phrase(Vec<Stem>),
}

/// Whether two parties are one. `None` where the names do not settle it: a body may stand for a state, a description for anybody.
pub(super) fn same(a: &Voice, b: &Voice) -> Option<bool> {
    match (a, b) {
        (Voice::Entity { entity: x, name: name_x }, Voice::Entity { entity: y, name: name_y }) => {
            if name::same(x, y) {
                return Some(true);
            }
            match kinship(name_x, name_y) {
                Kinship::Same | Kinship::Spelling | Kinship::Alike => Some(true),
                Kinship::Relative => Some(false),
                Kinship::Apart if x.kind == NameKind::Person && y.kind == NameKind::Person => Some(false),
                Kinship::Apart => None,
            }
        }
        (Voice::Phrase(x), Voice::Phrase(y)) => (overlap(x, y)? >= 0.5).then_some(true),
        (Voice::Entity { .. }, Voice::Phrase(_)) | (Voice::Phrase(_), Voice::Entity { .. }) => None,
    }
}
