//! Filters of the grid's rows.

use super::rows::Row;
use crate::schema::Standing;
use crate::text::words::{DeskWords, Words};

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those without a value.
    Missing,
    /// Those with something noticed about their value.
    Hints,
    /// Those behind their schedule.
    Behind,
    /// Those with a text that cannot be read.
    Unread,
}

impl Filter {
    /// In the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Missing,
        Self::Hints,
        Self::Behind,
        Self::Unread,
    ];

    /// In the reader's words.
    pub fn name(self, words: &Words) -> &'static str {
        let words = DeskWords::of(words.language);
        match self {
            Self::All => words.all,
            Self::Missing => words.filter_missing,
            Self::Hints => words.filter_hints,
            Self::Behind => words.filter_behind,
            Self::Unread => words.filter_unread,
        }
    }

    /// Whether it shows a row.
    pub fn shows(self, row: &Row) -> bool {
        match self {
            Self::All => true,
            Self::Missing => matches!(row.standing, Standing::Missing | Standing::Overdue),
            Self::Hints => !row.hints.is_empty(),
            Self::Behind => row.is_behind,
            Self::Unread => row.is_unread(),
        }
    }
    /// How many indicators it shows, and in how many rows: the page counts the former.
    pub fn count<'a>(self, rows: impl Iterator<Item = &'a Row>) -> (usize, usize) {
        let shown = rows.filter(|row| self.shows(row));
        let mut indicators: Vec<_> = shown.map(|row| row.place.indicator).collect();
        let rows = indicators.len();
        // The rows of an indicator stand together.
        indicators.dedup();
        (indicators.len(), rows)
    }
}
