//! Words that make and tell names.

use serde::{Deserialize, Serialize};

/// What a word or phrase does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameWord {
    /// Mary, Antony.
    Given(Gender),
    /// Mr., Dame, Dr.
    Honorific(Gender),
    /// president, spokeswoman, Sen.
    Title(Gender),
    /// former, acting, deputy: in front of a title.
    Modifier,
    /// Ministry, Inc.: a run with it is a body.
    Body,
    /// Hurricane, Agreement: a run that begins or ends with it is a thing, which counts as a body.
    Thing,
    /// Veterans, Mothers: with what they are for, a body.
    Members,
    /// Black, Hispanic: before a noun in small letters it names nobody.
    Group,
    /// sentencing, visiting: before a name, what is done to whom it names.
    Deed,
    /// A body known by name.
    Known(&'static str),
    /// government, army: with a state's adjective it speaks for the state.
    Organ,
    /// County, River: a run with it is a place.
    PlaceWord,
    /// Crimea, Ohio.
    Place,
    /// A state in one of its forms.
    State(&'static str, StateForm),
    /// de, van, bin: inside a name, in lower case.
    Inside,
    /// led, based: behind the hyphen of an adjective made of a name.
    Suffix,
    /// Monday, The: capitalised, yet no name.
    Common,
}

/// Grammatical gender of a person, as far as a word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Gender {
    /// he
    Male,
    /// she
    Female,
    /// Not told.
    Either,
}

/// How a word stands for a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StateForm {
    /// Ukraine
    Name,
    /// Ukrainian, Ukrainians
    People,
    /// Kyiv, the Kremlin
    Seat,
}

/// How a word of a role stands to the office that the role names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfficeWord {
    /// former: held it once.
    Former,
    /// then, until: of a time that is not the article's own.
    AnotherTime,
    /// resigned, ousted: who held it a moment ago is a former one now.
    Leaves,
    /// deputy
    Deputy,
    /// Goes with its office: chief executive, but not senator, which stays a form of address.
    Held,
    /// An office that has deputies: mayor.
    Deputised,
    /// An office that has several titles, by the first of them.
    Title(&'static str),
    /// A title that holders of the office have, and others as well: executive.
    Wider(&'static str),
}
