//! A composite-index calculator: from an index and data to scores that can be recomputed by hand.

pub mod aggregate;
#[cfg(feature = "chart")]
pub mod chart;
pub mod data;
pub mod demonstration;
pub mod error;
pub mod grade;
pub mod index;
pub mod methodology;
pub mod month;
pub mod points;
pub mod profile;
pub mod progress;
pub mod rank;
pub mod rule;
pub mod schema;
pub mod score;
pub mod text;
pub mod weighting;
