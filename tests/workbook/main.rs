//! Workbooks and CSV files, from bytes to records and back.

mod hostile;
mod office;
mod support;
mod tables;
mod units;
