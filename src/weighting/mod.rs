//! How shares are chosen: by judgement, or from the data.

mod ahp;
mod entropy;

pub use ahp::{Ahp, ahp};
pub use entropy::entropy;

/// Equal weights for `n` siblings, 1/n each; empty for none.
pub fn equal(n: usize) -> Vec<f64> {
    vec![1.0 / n as f64; n]
}
