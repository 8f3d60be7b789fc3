//! What the marks beside passages mean, for help.

use super::theme::Signs;

/// A mark.
#[derive(Debug, PartialEq, Eq)]
pub struct Mark {
    sign: &'static str,
    ascii: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

impl Mark {
    /// As it is on screen.
    pub fn sign(&self, signs: Signs) -> &'static str {
        if signs.ascii { self.ascii } else { self.sign }
    }

    /// Whether every word is in what is said of it.
    pub fn has(&self, words: &[&str]) -> bool {
        let text = format!("{} {} {} marks", self.sign, self.ascii, self.meaning);
        words.iter().all(|w| text.contains(w))
    }
}

const fn mark(sign: &'static str, ascii: &'static str, meaning: &'static str) -> Mark {
    Mark { sign, ascii, meaning }
}

/// Every mark, the gravest verdict first.
pub const LEGEND: [Mark; 11] = [
    mark("≠", "!", "discrepancy: both cannot be true of the same thing as printed"),
    mark("≈", "~", "compatible: both can be true"),
    mark("=", "=", "agree: the same value"),
    mark("w", "w", "reworded: the same fact in other words"),
    mark("+", "+", "only this source tells it"),
    mark("·", ".", "this source is silent"),
    mark("✓", "v", "you confirmed the dispute"),
    mark("x", "x", "you rejected it"),
    mark("-", "-", "you marked it as not relevant"),
    mark("*", "*", "beside a passage: your note; in a heading: the base source"),
    mark("see", "see", "the passage named stands beside another one"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Verdict;

    #[test]
    fn every_sign_of_a_verdict_is_explained() {
        for signs in [Signs { ascii: false }, Signs { ascii: true }] {
            let verdicts = [Verdict::Discrepancy, Verdict::Compatible, Verdict::Agree, Verdict::Reworded, Verdict::Single];
            let shown: Vec<&str> = verdicts.into_iter().map(|v| signs.verdict(v)).chain([signs.silent()]).collect();
            let explained: Vec<&str> = LEGEND.iter().map(|m| m.sign(signs)).take(shown.len()).collect();
            assert_eq!(explained, shown);
        }
    }
}
