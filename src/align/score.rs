//! The score of a pair: logistic regression over its features, with weights learned by `examples/train`.

use super::link::CueKind;
use crate::learned::{Logistic, logistic};
use std::sync::LazyLock;

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// One thing that speaks for or against a pair.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Feature { $($(#[$doc])* $name,)* }

        impl Feature {
            /// Every feature, in the order of [`Features`].
            pub const ALL: &'static [Feature] = &[$(Feature::$name,)*];

            /// Its name in the file of weights.
            pub fn name(self) -> &'static str {
                match self { $(Feature::$name => $text,)* }
            }
        }
    };
}

features! {
    /// Likeness of the words, weighted by how rare they are in the story and in news; logarithm.
    Words = "words",
    /// Words in common that few other passages of either article hold.
    Telling = "telling",
    /// The same in other words.
    Concepts = "concepts",
    /// People, bodies and places in common.
    Entities = "entities",
    /// Both print names, and none in common.
    NamesApart = "names_apart",
    /// Digits in common.
    Numbers = "numbers",
    /// Figures of the same value.
    Values = "values",
    /// The same day.
    Days = "days",
    /// Both have figures, and none in common.
    NumbersApart = "numbers_apart",
    /// The same stand on the same thing.
    Stances = "stances",
    /// Tolls of one kind, whatever they say: how many were injured.
    Tolls = "tolls",
    /// The same two do it to each other in the same order; below 0 where they change places.
    Roles = "roles",
    /// Quoted words in common.
    Quoted = "quoted",
    /// Both stand at the top.
    Lead = "lead",
    /// One is a heading.
    Heading = "heading",
    /// How far apart they stand in their articles.
    Place = "place",
    /// How alike the articles are, beside those most like them.
    Story = "story",
    /// How much better the two answer each other than any other passage does.
    Margin = "margin",
    /// The passages before or behind both are alike as well.
    Neighbours = "neighbours",
}

/// How many features there are.
pub const COUNT: usize = Feature::ALL.len();

/// One value a feature, in the order of [`Feature::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Features(pub [f32; COUNT]);

impl Features {
    /// The value of one.
    pub fn get(&self, feature: Feature) -> f32 {
        self.0[feature as usize]
    }

    pub(super) fn set(&mut self, feature: Feature, value: f32) {
        self.0[feature as usize] = value;
    }
}

/// What it costs when two change places. Not learned: the gold holds too few that beat each other.
const SWAPPED: f32 = 1.5;

/// What was learned.
#[derive(Debug)]
pub(super) struct Model(Logistic<COUNT>);

static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
    let names = std::array::from_fn(|i| Feature::ALL[i].name());
    Model(Logistic::parse(include_str!("weights.toml"), names).unwrap_or_else(|e| panic!("weights.toml, shipped with crossread, is broken: {e}")))
});

impl Model {
    /// The model that was learned.
    pub(super) fn shipped() -> &'static Model {
        &SHIPPED
    }

    /// The share of such pairs that are right, 0 to 1.
    pub(super) fn score(&self, features: &Features) -> f32 {
        let swapped = if features.get(Feature::Roles) < 0.0 { SWAPPED } else { 0.0 };
        logistic(self.0.sum(&features.0) - swapped)
    }

    /// What one feature adds to the score before the logistic function, beside a pair that has nothing in common.
    pub(super) fn weight(&self, feature: Feature, features: &Features) -> f32 {
        let weight = self.0.weights[feature as usize];
        if feature == Feature::Roles && features.get(feature) < 0.0 {
            return weight * features.get(feature) - SWAPPED;
        }
        weight * (features.get(feature) - feature.nothing())
    }
}

impl Feature {
    /// Its value for a pair that has nothing in common in articles on the same story.
    fn nothing(self) -> f32 {
        match self {
            Feature::Words => -2.5,
            Feature::Story => 1.0,
            _ => 0.0,
        }
    }

    /// As what it is shown.
    pub(super) fn cue(self) -> CueKind {
        match self {
            Feature::Words | Feature::Telling => CueKind::Words,
            Feature::Concepts => CueKind::Concept,
            Feature::Entities => CueKind::Name,
            Feature::NamesApart => CueKind::NamesApart,
            Feature::Numbers | Feature::Values => CueKind::Value,
            Feature::NumbersApart => CueKind::FiguresApart,
            Feature::Days => CueKind::Date,
            Feature::Stances => CueKind::Stance,
            Feature::Tolls => CueKind::Toll,
            Feature::Roles => CueKind::Roles,
            Feature::Quoted => CueKind::Quote,
            Feature::Lead | Feature::Heading | Feature::Place => CueKind::Position,
            Feature::Story => CueKind::Story,
            Feature::Margin => CueKind::Best,
            Feature::Neighbours => CueKind::Neighbours,
        }
    }
}
