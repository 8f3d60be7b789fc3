//! Logistic regressions: what speaks for something, each with a weight that was learned (`examples/train`).

use std::collections::BTreeMap;

/// A bias and a weight a feature.
#[derive(Debug)]
pub(crate) struct Logistic<const N: usize> {
    bias: f32,
    /// In the order of the features.
    pub weights: [f32; N],
}

/// The file of weights.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Weights {
    bias: f32,
    weights: BTreeMap<String, f32>,
}

impl<const N: usize> Logistic<N> {
    /// Reads a file of weights, one for each feature.
    ///
    /// # Errors
    /// Where the file is none of weights, or of other features.
    pub(crate) fn parse(file: &str, features: [&str; N]) -> Result<Logistic<N>, toml::de::Error> {
        let Weights { bias, weights } = toml::from_str(file)?;
        let other = weights.keys().find(|name| !features.contains(&name.as_str()));
        if let Some(wrong) = other.map(String::as_str).or_else(|| features.into_iter().find(|name| !weights.contains_key(*name))) {
            return Err(serde::de::Error::custom(format!("`{wrong}` is a feature only here or there: learn the weights again")));
        }
        Ok(Logistic { bias, weights: features.map(|name| weights[name]) })
    }

    /// What speaks for it, all in all, before the logistic function.
    pub(crate) fn sum(&self, features: &[f32; N]) -> f32 {
        self.bias + self.weights.iter().zip(features).map(|(w, x)| w * x).sum::<f32>()
    }
}

/// The share of such cases that are so, 0 to 1.
pub(crate) fn logistic(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}
