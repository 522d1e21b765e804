//! Entropy weights: what varies more among units weighs more.

use crate::error::{Error, counted};

/// Entropy weights of columns of values (Shannon 1948; Zeleny 1982).
///
/// With `pᵤ = xᵤ / Σx`, `e = −Σ p·ln p / ln m` over m units and `d = 1 − e`, the weight is `d / Σd`.
/// They sum to 1. An error with fewer than two units (entropy is undefined for one), for columns
/// of unequal length, for a value below 0 or not finite, for a column of zeros, and where no
/// column varies.
pub fn entropy(columns: &[Vec<f64>]) -> Result<Vec<f64>, Error> {
    let units = columns.first().map_or(0, Vec::len);
    if units < 2 {
        let found = counted(units, "unit");
        return Err(Error::new(
            "entropy weights",
            found,
            "two or more: undefined for one unit",
        ));
    }
    let divergences = columns
        .iter()
        .enumerate()
        .map(|(position, column)| divergence(&format!("column {position}"), column, units))
        .collect::<Result<Vec<_>, _>>()?;
    let sum: f64 = divergences.iter().sum();
    if sum <= 1e-12 {
        return Err(Error::new(
            "entropy weights",
            "columns that do not vary",
            "one that does",
        ));
    }
    Ok(divergences.into_iter().map(|d| d / sum).collect())
}

fn divergence(place: &str, column: &[f64], units: usize) -> Result<f64, Error> {
    if column.len() != units {
        return Err(Error::new(place, counted(column.len(), "value"), units));
    }
    if let Some(bad) = column.iter().find(|x| !(x.is_finite() && **x >= 0.0)) {
        return Err(Error::new(place, bad, "finite values of 0 or more"));
    }
    let sum: f64 = column.iter().sum();
    if sum <= 0.0 {
        return Err(Error::new(place, "only zeros", "a value above 0"));
    }
    let terms = column.iter().map(|x| x / sum).filter(|p| *p > 0.0);
    let entropy = -terms.map(|p| p * libm::log(p)).sum::<f64>() / libm::log(units as f64);
    Ok((1.0 - entropy).max(0.0))
}
