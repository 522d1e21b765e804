//! Values and their statuses, by unit, indicator, item and month.

mod beside;
pub mod bundle;
mod cells;
mod column;
mod dataset;
pub mod demonstration;
mod details;
mod file;
mod former;
pub mod import;
mod items;
mod panel;
mod parts;
pub mod published;
mod random;
mod record;
mod remarks;
pub mod shapes;
pub mod sheet;
mod table;
mod targets;
pub mod typed;
mod written;

pub(crate) use cells::Cells;
pub use dataset::Dataset;
pub use details::{Details, Figure};
pub use record::{Adjustment, Key, Record, Status, Unit, UnitId};
pub use remarks::{Evidence, Remarks, Signature};
pub use shapes::Shapes;
pub use table::Table;
