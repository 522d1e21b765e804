//! Workbooks and CSV files as cells, and cells as workbooks.
//!
//! A module of its own, which is loaded on first use: bytes in, parts of sheets out, and the other
//! way round. What the cells mean is read by `xingfu::data::import`.

mod delimited;
mod error;
mod read;
mod spreadsheet;
pub mod web;
mod write;
mod xlsx;

pub use error::Error;
pub use read::read;
pub use write::write;
