//! The score of a pair: logistic regression over its features, with weights learned by `examples/train_alignment.rs`.

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
    /// Cosine of the words, weighted by how rare they are in news and in the story.
    Words = "words",
    /// Cosine of the words, weighted by how rare they are in news.
    RareWords = "rare_words",
    /// How much of the shorter one is in the other.
    Contained = "contained",
    /// How much the two have in common, whatever their length.
    Shared = "shared",
    /// Neighbouring words in common.
    Phrases = "phrases",
    /// The same in other words.
    Concepts = "concepts",
    /// Names in common.
    Names = "names",
    /// Both name somebody, and nobody in common.
    NamesApart = "names_apart",
    /// Figures in common.
    Numbers = "numbers",
    /// Both have figures, and none in common.
    NumbersApart = "numbers_apart",
    /// Quoted words in common.
    Quoted = "quoted",
    /// Both stand at the top.
    Lead = "lead",
    /// One is a heading.
    Heading = "heading",
    /// How far apart they stand in their articles.
    Place = "place",
    /// How alike the articles are.
    Story = "story",
    /// How much better the two answer each other than any other passage does.
    Margin = "margin",
    /// Nothing in either article answers the other better.
    Mutual = "mutual",
    /// The passages before or behind both are alike as well.
    Neighbours = "neighbours",
    /// A passage beside one is like the other.
    Spread = "spread",
    /// Content words of the shorter one, logarithm.
    Short = "short",
    /// Content words of the longer one, logarithm.
    Long = "long",
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

/// The file of weights.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Weights {
    bias: f32,
    weights: std::collections::BTreeMap<String, f32>,
}

/// A bias and a weight a feature.
#[derive(Debug)]
pub(super) struct Model {
    bias: f32,
    weights: [f32; COUNT],
}

static SHIPPED: LazyLock<Model> =
    LazyLock::new(|| Model::parse(include_str!("weights.toml")).unwrap_or_else(|e| panic!("weights.toml, shipped with crossread, is broken: {e}")));

impl Model {
    /// The model that was learned.
    pub(super) fn shipped() -> &'static Model {
        &SHIPPED
    }

    fn parse(data: &str) -> Result<Model, toml::de::Error> {
        let file: Weights = toml::from_str(data)?;
        let mut weights = [0.0; COUNT];
        for feature in Feature::ALL {
            weights[*feature as usize] = file.weights.get(feature.name()).copied().unwrap_or(0.0);
        }
        Ok(Model { bias: file.bias, weights })
    }

    /// The share of such pairs that are right, 0 to 1.
    pub(super) fn score(&self, features: &Features) -> f32 {
        let sum: f32 = self.bias + self.weights.iter().zip(&features.0).map(|(w, x)| w * x).sum::<f32>();
        1.0 / (1.0 + (-sum).exp())
    }
}
