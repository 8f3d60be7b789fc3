//! What a token may be, in brief: a bit for each kind of sense, so that a reader passes by with one test what it has no use for.

use super::{ContextWord, DateWord, FigureWord, Grammar, Modal, Nature, Sense};

/// The kinds of sense that readers tell apart; named as the senses are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the senses are")]
pub enum Kind {
    Small,
    Abbreviation,
    Starter,
    Says,
    Name,
    Cue,
    Number,
    Stance,
    Governor,
    /// What can make a stance of somebody's words: mistake, triumph, should.
    Judgement,
    /// What is printed beside an article: "read more".
    Boilerplate,
    /// "Updated", "from", "photo": what stands in time stamps and credits.
    Stamp,
    /// Any that no reader looks for.
    Other,

    // of dates
    Month,
    Weekday,
    Weekdays,
    Season,
    Holiday,
    TimeUnit,
    Day,
    Reference,
    NoReference,
    Part,
    Hour,
    Meridiem,
    Zone,
    Shift,
    Distance,
    DistanceBefore,
    Edge,
    DateHedge,
    Side,
    Recurring,
    Decade,
    Opener,
    Determiner,
    Planned,
    Moved,
    Past,
    Auxiliary,

    // beside figures
    /// Behind its number: a unit, percent, points.
    Unit,
    UnitBefore,
    Currency,
    HedgeBefore,
    HedgeAfter,
    Opens,
    Stop,
    Generic,
    Plural,
    Fate,
    Between,
    Change,
    Numbered,
    Designation,
    Contest,
    Game,
    Time,
    Weight,
    Quake,
    AgeVerb,
    Serial,
    Emergency,
    Over,
    Telephone,
}

impl Sense {
    /// The kind of this sense.
    pub fn kind(&self) -> Kind {
        match self {
            Sense::Small(_) => Kind::Small,
            Sense::Abbreviation(_) => Kind::Abbreviation,
            Sense::Starter => Kind::Starter,
            Sense::Says => Kind::Says,
            Sense::Name(_) => Kind::Name,
            Sense::Cue(_) => Kind::Cue,
            Sense::Number(_) => Kind::Number,
            Sense::Date(word) => word.kind(),
            Sense::Stance(_) => Kind::Stance,
            Sense::Governor(_) => Kind::Governor,
            Sense::Nature(Nature::Bad | Nature::Good | Nature::BadQuality | Nature::GoodQuality) => Kind::Judgement,
            Sense::Grammar(Grammar::Modal(Modal::Should | Modal::Must | Modal::Will | Modal::Would)) => Kind::Judgement,
            Sense::Figure(word) => word.kind(),
            Sense::Boilerplate(_) => Kind::Boilerplate,
            Sense::Stamp | Sense::CreditWord => Kind::Stamp,
            Sense::AfterClock
            | Sense::Exclaimed
            | Sense::Lettered
            | Sense::Button
            | Sense::Contrast(_)
            | Sense::Loaded(_)
            | Sense::Light(_)
            | Sense::Office(_)
            | Sense::Nature(_)
            | Sense::Grammar(_) => Kind::Other,
        }
    }
}

impl DateWord {
    fn kind(self) -> Kind {
        match self {
            DateWord::Month { .. } => Kind::Month,
            DateWord::Weekday { .. } => Kind::Weekday,
            DateWord::Weekdays(_) => Kind::Weekdays,
            DateWord::Season(_) => Kind::Season,
            DateWord::Holiday(_) => Kind::Holiday,
            DateWord::Unit { .. } => Kind::TimeUnit,
            DateWord::Day(_) => Kind::Day,
            DateWord::Reference(_) => Kind::Reference,
            DateWord::NoReference => Kind::NoReference,
            DateWord::Part(_) => Kind::Part,
            DateWord::Hour(_) => Kind::Hour,
            DateWord::Meridiem(_) => Kind::Meridiem,
            DateWord::Zone(_) => Kind::Zone,
            DateWord::Shift { .. } => Kind::Shift,
            DateWord::Distance { .. } => Kind::Distance,
            DateWord::DistanceBefore { .. } => Kind::DistanceBefore,
            DateWord::Edge(_) => Kind::Edge,
            DateWord::Hedge(_) => Kind::DateHedge,
            DateWord::Side(_) => Kind::Side,
            DateWord::Recurring(_) => Kind::Recurring,
            DateWord::Decade(_) => Kind::Decade,
            DateWord::Opener => Kind::Opener,
            DateWord::Determiner => Kind::Determiner,
            DateWord::Planned => Kind::Planned,
            DateWord::Moved => Kind::Moved,
            DateWord::Past => Kind::Past,
            DateWord::Auxiliary => Kind::Auxiliary,
        }
    }
}

impl FigureWord {
    fn kind(&self) -> Kind {
        match self {
            FigureWord::Unit(_) | FigureWord::Sign(..) | FigureWord::Percent | FigureWord::Points(_) => Kind::Unit,
            FigureWord::UnitBefore(_) => Kind::UnitBefore,
            FigureWord::Currency(_) => Kind::Currency,
            FigureWord::HedgeBefore(_) => Kind::HedgeBefore,
            FigureWord::HedgeAfter(_) => Kind::HedgeAfter,
            FigureWord::Context(word) => word.kind(),
        }
    }
}

impl ContextWord {
    /// The kind of a sense of this word.
    pub fn kind(self) -> Kind {
        match self {
            ContextWord::Opens => Kind::Opens,
            ContextWord::Stop => Kind::Stop,
            ContextWord::Generic => Kind::Generic,
            ContextWord::Plural => Kind::Plural,
            ContextWord::Fate | ContextWord::Toll => Kind::Fate,
            ContextWord::Between => Kind::Between,
            ContextWord::Change | ContextWord::Rises | ContextWord::Falls => Kind::Change,
            ContextWord::Numbered => Kind::Numbered,
            ContextWord::Designation => Kind::Designation,
            ContextWord::Contest => Kind::Contest,
            ContextWord::Game => Kind::Game,
            ContextWord::Time => Kind::Time,
            ContextWord::Weight => Kind::Weight,
            ContextWord::Quake => Kind::Quake,
            ContextWord::AgeVerb => Kind::AgeVerb,
            ContextWord::Serial => Kind::Serial,
            ContextWord::Emergency => Kind::Emergency,
            ContextWord::Telephone => Kind::Telephone,
            ContextWord::Over | ContextWord::Up => Kind::Over,
            ContextWord::Officers => Kind::Other,
        }
    }
}

const _: () = assert!((Kind::Telephone as u32) < u64::BITS, "a bit each: the last kind is the 64th at most");

/// Several kinds, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(pub(in crate::lang) u64);

impl Kinds {
    /// Words with which a figure may begin.
    pub const OPEN_FIGURE: Kinds = Kinds::of(&[Kind::Number, Kind::Currency, Kind::UnitBefore, Kind::HedgeBefore, Kind::Opens]);

    /// Words that stand in figures or beside them, but numbers.
    pub const FIGURE: Kinds = Kinds(!0 << Kind::Unit as u32);

    /// All of `kinds`.
    pub const fn of(kinds: &[Kind]) -> Kinds {
        let mut all = Kinds(0);
        let mut i = 0;
        while i < kinds.len() {
            all = all.with(kinds[i]);
            i += 1;
        }
        all
    }

    /// These and one more.
    pub const fn with(self, kind: Kind) -> Kinds {
        Kinds(self.0 | 1 << kind as u32)
    }

    /// These and `others`.
    pub const fn and(self, others: Kinds) -> Kinds {
        Kinds(self.0 | others.0)
    }

    /// These but `others`.
    pub const fn without(self, others: Kinds) -> Kinds {
        Kinds(self.0 & !others.0)
    }

    /// Whether `kind` is one of them.
    pub const fn has(self, kind: Kind) -> bool {
        self.0 >> kind as u32 & 1 == 1
    }

    /// Whether one of them is one of `others`.
    pub const fn meet(self, others: Kinds) -> bool {
        self.0 & others.0 != 0
    }
}
