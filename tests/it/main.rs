//! The library without a browser: scores, messages, laws, charts, and the default index.

mod assessment;
mod beside;
mod bundle;
#[cfg(feature = "chart")]
mod charts;
mod demonstration;
mod edges;
#[cfg(feature = "chart")]
mod figures;
#[cfg(feature = "chart")]
mod findings;
mod golden;
mod hdi;
#[cfg(feature = "chart")]
mod heads;
mod languages;
mod laws;
mod memory;
mod messages;
mod opencc;
mod optional;
#[cfg(feature = "chart")]
mod published;
mod readme;
mod reference;
mod relative;
#[cfg(feature = "schema")]
mod schema;
mod scoring;
mod shapes;
mod split;
mod standing;
#[cfg(feature = "chart")]
mod still;
mod supply;
mod support;
mod tidy;
#[cfg(feature = "chart")]
mod units;
mod values;
mod warnings;
#[cfg(feature = "chart")]
mod words;
mod wuqing;
