//! Values and their statuses, by unit, indicator, item and month.

mod dataset;
pub mod demonstration;
mod file;

pub use dataset::{Adjustment, Dataset, Key, Record, Status, Unit, UnitId};
