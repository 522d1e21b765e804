//! All the choices that turn an index and data into scores.

mod weighting;

pub use weighting::Methodology;
