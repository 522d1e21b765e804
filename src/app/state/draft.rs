//! Texts that cannot be read, kept in their cells.

use crate::month::Month;

/// A cell of the desk's grid: of which unit and month, of which indicator and item, which column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The unit's id.
    pub unit: String,
    /// The month.
    pub month: Option<Month>,
    /// The indicator's id.
    pub indicator: String,
    /// The item's id.
    pub item: Option<String>,
    /// The column.
    pub column: Column,
}

impl Field {
    /// A name that no other cell has; a unit's id may hold anything, and stands last.
    pub fn name(&self) -> String {
        let month = self.month.map(|month| month.to_string());
        format!(
            "{}/{}/{}/{:?}/{}",
            month.unwrap_or_default(),
            self.indicator,
            self.item.as_deref().unwrap_or_default(),
            self.column,
            self.unit
        )
    }
}

/// A column of the grid whose texts have to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// This month's value.
    Value,
    /// The status.
    Status,
}
