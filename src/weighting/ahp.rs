//! The analytic hierarchy process: weights from pairwise comparisons.

use crate::error::{Error, counted};

/// Weights from pairwise comparisons, and how consistent these are.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahp {
    /// Geometric means of the rows, normalised to sum to 1.
    pub weights: Vec<f64>,
    /// λmax, the mean of `(A·w)ᵢ / wᵢ`; n for a consistent matrix, never less.
    pub lambda_max: f64,
    /// CI = (λmax − n) / (n − 1); 0 for n = 1.
    pub consistency_index: f64,
    /// CR = CI / RI(n); doubtful at 0.10 and above. None beyond n = 10, where Saaty gives no RI.
    pub consistency_ratio: Option<f64>,
}

/// Saaty's random indices for n = 1…10.
const RANDOM_INDEX: [f64; 10] = [0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

/// Weights by the geometric mean of rows (Saaty 1980; Crawford and Williams 1985).
///
/// `comparisons[i][j]` says how many times as important i is as j. An error where the matrix is
/// not square, has an entry not above 0, or is not reciprocal to 1e-6 relative.
pub fn ahp(comparisons: &[Vec<f64>]) -> Result<Ahp, Error> {
    let n = comparisons.len();
    if n == 0 {
        return Err(Error::new("comparisons", "none", "a square matrix"));
    }
    for (i, row) in comparisons.iter().enumerate() {
        if row.len() != n {
            let found = counted(row.len(), "number");
            return Err(Error::new(format!("comparisons[{i}]"), found, n));
        }
        for (j, &entry) in row.iter().enumerate() {
            let place = || format!("comparisons[{i}][{j}]");
            if !(entry.is_finite() && entry > 0.0) {
                return Err(Error::new(place(), entry, "a number above 0"));
            }
            if let Some(back) = comparisons.get(j).and_then(|row| row.get(i))
                && (entry * back - 1.0).abs() > 1e-6
            {
                return Err(Error::new(place(), entry, format!("1 / {back}")));
            }
        }
    }
    let means: Vec<f64> = comparisons
        .iter()
        .map(|row| libm::exp(row.iter().map(|&a| libm::log(a)).sum::<f64>() / n as f64))
        .collect();
    let sum: f64 = means.iter().sum();
    let weights: Vec<f64> = means.iter().map(|mean| mean / sum).collect();
    let ratios = comparisons
        .iter()
        .zip(&weights)
        .map(|(row, w)| row.iter().zip(&weights).map(|(a, w)| a * w).sum::<f64>() / w);
    let lambda_max = (ratios.sum::<f64>() / n as f64).max(n as f64);
    let consistency_index = if n > 1 {
        (lambda_max - n as f64) / (n - 1) as f64
    } else {
        0.0
    };
    let consistency_ratio = RANDOM_INDEX.get(n - 1).map(|&random| {
        if random > 0.0 {
            consistency_index / random
        } else {
            0.0
        }
    });
    Ok(Ahp {
        weights,
        lambda_max,
        consistency_index,
        consistency_ratio,
    })
}
