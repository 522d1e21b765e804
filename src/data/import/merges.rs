//! Merged cells: the text of the first stands in all of them.

use super::layout::Filled;
use crate::data::sheet::{Cell, Look, Merge};

/// Columns beyond those of any spreadsheet are left out.
const MOST_COLUMNS: u32 = 16_384;

/// The merged cells of a sheet, with their texts as far as it has been read.
#[derive(Clone, Debug)]
pub(super) struct Merges {
    /// By their first rows, falling: those that no row has reached yet.
    ahead: Vec<Merge>,
    /// Those that have begun, with their texts.
    begun: Vec<(Merge, Option<String>)>,
}

impl Merges {
    pub(super) fn new(mut merges: Vec<Merge>) -> Self {
        merges.retain(|merge| merge.right < MOST_COLUMNS);
        merges.sort_by_key(|merge| std::cmp::Reverse(merge.top));
        Self {
            ahead: merges,
            begun: Vec::new(),
        }
    }

    /// Keeps the texts of the merged cells that begin with a row. Rows come in their order.
    pub(super) fn enter(&mut self, number: u32, cells: &[(u32, Look, Cell<'_>)]) {
        while let Some(merge) = self.ahead.pop_if(|merge| merge.top <= number) {
            let first = cells.iter().find(|(column, ..)| *column == merge.left);
            let text = first.and_then(|(.., cell)| match cell {
                Cell::Text(text) if merge.top == number => Some((*text).to_owned()),
                _ => None,
            });
            self.begun.push((merge, text));
        }
    }

    /// Forgets the merged cells that end before a row.
    pub(super) fn forget(&mut self, number: u32) {
        self.begun.retain(|(merge, _)| merge.bottom >= number);
    }

    /// A row's cells by position, the texts of merged cells in all their places.
    ///
    /// Anything else stays in the first cell: nothing says whether a number is that of each.
    pub(super) fn filled<'a>(&'a self, number: u32, cells: &[(u32, Look, Cell<'a>)]) -> Filled<'a> {
        let mut row = Filled {
            number,
            cells: Vec::with_capacity(cells.len()),
            merged: Vec::new(),
        };
        for (column, _, cell) in cells.iter().filter(|(column, ..)| *column < MOST_COLUMNS) {
            row.put(*column, *cell);
        }
        let here = |merge: &Merge| (merge.top..=merge.bottom).contains(&number);
        for (merge, text) in self.begun.iter().filter(|(merge, _)| here(merge)) {
            for column in merge.left..=merge.right {
                match text {
                    Some(text) => row.put(column, Cell::Text(text)),
                    None => row.merged.push(column as usize),
                }
            }
        }
        row
    }
}
