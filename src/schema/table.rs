//! What stands beside the numbers of a table.

use super::{UnitEntry, form};

/// Units and indicators of a table whose numbers are handed over apart.
#[derive(Clone, Debug, PartialEq)]
pub struct TableFile {
    /// The rows.
    pub units: Vec<UnitEntry>,
    /// The columns, by id.
    pub indicators: Vec<String>,
    /// `YYYY-MM`: the month that all numbers are of.
    pub period: Option<String>,
}

form!(TableFile {
    units,
    indicators,
    period = None,
});
