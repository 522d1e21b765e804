//! A composite-index calculator: from an index and data to scores that can be recomputed by hand.
//!
//! An [`Index`](index::Index) is a weighted tree of dimensions with indicators as leaves. Each
//! indicator has a [`Rule`](rule::Rule) that turns a value into points (0–100, higher is better);
//! each branch has an [`Aggregation`](score::aggregate::Aggregation) that combines its children. What is
//! missing leaves the denominator and lowers the coverage; it is never a zero.
//!
//! # The pipeline
//!
//! ```
//! use xingfu::data::{Dataset, UnitId};
//! use xingfu::index::Index;
//! use xingfu::methodology::Methodology;
//! use xingfu::score::profile::Profile;
//! use xingfu::schema::{self, DatasetFile, MethodologyFile};
//! use xingfu::score::{rescore, score};
//!
//! # fn main() -> Result<(), xingfu::error::Error> {
//! // A definition: what is measured, what it is worth, how it weighs.
//! let index = Index::from_json(r#"{
//!     "id": "town", "version": "1", "title": "A town",
//!     "dimensions": [
//!         {"id": "work", "title": "Work", "weight": 3, "indicators": [
//!             {"id": "jobs", "title": "New jobs", "weight": 2,
//!              "rule": {"kind": "target", "direction": "at_least", "target": 36000}},
//!             {"id": "pilot", "title": "Pilot", "rule": {"kind": "pass"}}]},
//!         {"id": "safety", "title": "Safety", "indicators": [
//!             {"id": "accidents", "title": "Accidents", "rule": {"kind": "zero", "penalty": 20}}]}]
//! }"#)?;
//!
//! // Data: values, or the reason why there is none.
//! let file: DatasetFile = schema::read(r#"{"values": [
//!     {"unit": "east", "indicator": "jobs", "value": 27000},
//!     {"unit": "east", "indicator": "pilot", "status": "pending"},
//!     {"unit": "east", "indicator": "accidents", "value": 1},
//!     {"unit": "west", "indicator": "jobs", "value": 36000},
//!     {"unit": "west", "indicator": "pilot", "value": "pass"},
//!     {"unit": "west", "indicator": "accidents", "value": 3}]}"#)?;
//! let data = Dataset::from_file(&file, &index)?;
//! let (east, west) = (UnitId::at(0), UnitId::at(1));
//!
//! // Scores, under the default weights. In the east work is 75 (the pilot is pending), safety 80.
//! let default = Methodology::default_of(&index);
//! let scores = score(&index, &data, &default)?;
//! assert_eq!(scores.headline(east), Some(76.25)); // 0.75 × 75 + 0.25 × 80
//! assert_eq!(scores.headline(west), Some(85.0)); //  0.75 × 100 + 0.25 × 40
//! assert_eq!((scores.rank(east), scores.rank(west)), (Some(2), Some(1)));
//!
//! // Contributions sum to the score, lost points to what is lacking.
//! let profile = Profile::new(&index, &scores, default.weighting(), west);
//! let contribution = |id| profile.find(id).and_then(|node| profile.nodes[node].contribution);
//! assert_eq!((contribution("work"), contribution("safety")), (Some(75.0), Some(10.0)));
//!
//! // Other weights: the points stay, only weights and aggregation are done again.
//! let mine: MethodologyFile = schema::read(r#"{"weights": {"work": 1, "safety": 1}}"#)?;
//! let mine = Methodology::from_file(&mine, &index)?;
//! let rescored = rescore(&index, scores.points(), mine.weighting())?;
//! assert_eq!(rescored.headline(east), Some(77.5));
//! assert_eq!((rescored.rank(east), rescored.rank(west)), (Some(1), Some(2)));
//! # Ok(())
//! # }
//! ```
//!
//! # Modules
//!
//! Each uses those above it, never those below.
//!
//! | | |
//! |---|---|
//! | [`error`], [`map`], [`month`] | a fault with its place; values by name; a month of a year |
//! | [`text`] | languages and [scripts](text::script), numbers as people read and type them, the words of the page |
//! | [`schema`] | index.json, data files and methodologies as written |
//! | [`rule`] | what values a kind of indicator takes, and what they are worth |
//! | [`index`] | a definition, checked and resolved: immutable |
//! | [`data`] | units × indicators × months: values, statuses, evidence; [`data::demonstration`] makes some up |
//! | [`process`] | from values, as of a month, to points: the half that weights do not touch |
//! | [`methodology`] | the two halves of a scoring: processing (values to points) and weighting (points to scores) |
//! | [`weighting`] | weights by equal shares, by pairwise comparison (AHP) and by entropy |
//! | [`mod@score`] | from points to scores at every node; [ranks](score::rank), [grades](score::grade), [contributions and lost points](score::profile) |
//! | [`report`](mod@report) | results for callers: per unit, in columns, in tables |
//! | `chart`, `figure` | feature `chart`: drawings as SVG text, and which of them shows what |
//! | `app`, `web` | feature `web`: the page, and the boundary to JavaScript |
//!
//! # Guarantees
//!
//! - **The same everywhere.** No clock, no file, no randomness but from a seed; functions from
//!   `libm`; no order that depends on a hash. The same input gives the same bits on every platform.
//! - **Missing is not zero**, and a NaN is never a value: it is refused when data are read.
//! - **Only ratios of weights count.** Effective weights of scored indicators sum to 1, and
//!   contributions sum to the score under every aggregation.
//! - **Nothing panics on input.** A bad definition, data set or methodology is an
//!   [`Error`](error::Error) that reads `place: found …, expected …`.
//! - **What is resolved stays sound**: an [`Index`](index::Index) and a
//!   [`Methodology`](methodology::Methodology) have no setters that could break their guarantees.
//!
//! This is neither an official evaluation system nor an opinion poll: the weights of the built-in
//! index, 幸福武清, are this project’s own.

#[cfg(feature = "web")]
pub mod app;
#[cfg(feature = "chart")]
pub mod chart;
pub mod data;
pub mod error;
#[cfg(feature = "chart")]
pub mod figure;
pub mod index;
pub mod map;
pub mod methodology;
pub mod month;
mod order;
pub mod outline;
pub mod process;
pub mod report;
pub mod rule;
pub mod schema;
pub mod score;
pub mod text;
#[cfg(feature = "web")]
pub mod web;
pub mod weighting;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
