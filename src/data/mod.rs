//! Values and their statuses, by unit, indicator, item and month.

mod cells;
mod column;
mod dataset;
pub mod demonstration;
mod file;
mod record;
mod table;

pub(crate) use cells::Cells;
pub use dataset::Dataset;
pub use record::{Adjustment, Key, Record, Status, Unit, UnitId};
pub use table::Table;
