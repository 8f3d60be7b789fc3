//! Logistic regression with a penalty on the squares of the weights.

use std::fmt::Write;

/// One case to learn from: its features, whether it is so, and how much it counts.
pub type Case<const N: usize> = ([f64; N], bool, f64);

/// The share of such cases that are so, 0 to 1, by what speaks for it.
pub fn logistic(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum).exp())
}

/// The sum of the features, each by its weight.
pub fn dot<const N: usize>(weights: &[f64; N], features: &[f64; N]) -> f64 {
    weights.iter().zip(features).map(|(w, x)| w * x).sum()
}

/// How much each feature varies, and at least so much.
pub fn spread<const N: usize>(cases: &[Case<N>], least: f64) -> [f64; N] {
    let total: f64 = cases.iter().map(|(_, _, weight)| weight).sum();
    std::array::from_fn(|k| {
        let mean = cases.iter().map(|(x, _, weight)| weight * x[k]).sum::<f64>() / total;
        let variance = cases.iter().map(|(x, _, weight)| weight * (x[k] - mean).powi(2)).sum::<f64>() / total;
        variance.sqrt().max(least)
    })
}

/// Newton's method on the penalised likelihood.
pub fn fit<const N: usize>(cases: &[Case<N>], penalty: &[f64; N]) -> [f64; N] {
    let mut w = [0.0; N];
    for _ in 0..25 {
        let mut gradient = [0.0; N];
        let mut hessian = [[0.0; N]; N];
        for (x, so, weight) in cases {
            let p = logistic(dot(&w, x));
            let error = weight * (f64::from(u8::from(*so)) - p);
            let curve = weight * p * (1.0 - p);
            for i in 0..N {
                gradient[i] += error * x[i];
                for j in 0..=i {
                    hessian[i][j] += curve * x[i] * x[j];
                }
            }
        }
        let lower = hessian;
        for i in 0..N {
            (i + 1..N).for_each(|j| hessian[i][j] = lower[j][i]);
            gradient[i] -= penalty[i] * w[i];
            hessian[i][i] += penalty[i];
        }
        let step = solve(hessian, gradient);
        w.iter_mut().zip(step).for_each(|(w, s)| *w += s);
        if step.iter().all(|s| s.abs() < 1e-6) {
            break;
        }
    }
    w
}

/// Gaussian elimination with pivoting.
fn solve<const N: usize>(mut m: [[f64; N]; N], mut y: [f64; N]) -> [f64; N] {
    for i in 0..N {
        let pivot = (i..N).max_by(|&p, &q| m[p][i].abs().total_cmp(&m[q][i].abs())).unwrap_or(i);
        m.swap(i, pivot);
        y.swap(i, pivot);
        let (row, known) = (m[i], y[i]);
        for r in i + 1..N {
            let factor = m[r][i] / row[i];
            m[r].iter_mut().zip(&row).skip(i).for_each(|(x, above)| *x -= factor * above);
            y[r] -= factor * known;
        }
    }
    for i in (0..N).rev() {
        let known: f64 = (i + 1..N).map(|c| m[i][c] * y[c]).sum();
        y[i] = (y[i] - known) / m[i][i];
    }
    y
}

/// What cases with these scores, and whether they are so, come to from several scores on.
pub fn table(judged: &[(f64, bool)]) -> String {
    let so = judged.iter().filter(|j| j.1).count();
    let loss = judged.iter().map(|&(p, so)| -(if so { p } else { 1.0 - p }).max(1e-9).ln()).sum::<f64>() / judged.len().max(1) as f64;
    let mut out = format!("{} pairs, {so} right; held-out log loss {loss:.4}\n", judged.len());
    for least in [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
        let kept: Vec<_> = judged.iter().filter(|j| j.0 >= least).collect();
        let hits = kept.iter().filter(|j| j.1).count();
        let mean = kept.iter().map(|j| j.0).sum::<f64>() / kept.len().max(1) as f64;
        let share = |of: usize| hits as f64 / of.max(1) as f64;
        let _ = writeln!(out, "  from {least}: {} pairs, mean score {mean:.2}, right {:.2}, of all right {:.2}", kept.len(), share(kept.len()), share(so));
    }
    out
}

/// A file of weights under a comment.
pub fn file<'n>(comment: &str, bias: f64, weights: impl Iterator<Item = (&'n str, f64)>) -> String {
    let mut out = format!("{comment}bias = {bias:.4}\n\n[weights]\n");
    weights.for_each(|(name, weight)| {
        let _ = writeln!(out, "{name} = {weight:.4}");
    });
    out
}
