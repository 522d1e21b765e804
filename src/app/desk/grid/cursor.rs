//! The cursor and the selection, as in a spreadsheet.

use std::ops::RangeInclusive;

/// A place in the grid, by positions among the rows and columns that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// A step of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One column to the left.
    Left,
    /// One column to the right.
    Right,
    /// To the first row.
    Top,
    /// To the last row.
    Bottom,
    /// To the first column.
    Home,
    /// To the last column.
    End,
    /// To the first cell.
    First,
    /// To the last cell.
    Last,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the next cell, at the end of a row to the next row.
    Next,
    /// To the cell before, at the start of a row to the row before.
    Before,
    /// Down, to the column where a run of [`Step::Next`] began.
    Enter,
    /// Up.
    BackEnter,
}

/// The number of rows of a page.
const PAGE: usize = 15;

/// The cursor, and the selection from an anchor to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The cell that keys act on.
    pub at: Spot,
    /// The other corner of the selection.
    pub anchor: Spot,
    /// The column where a run of [`Step::Next`] began.
    run: Option<usize>,
}

impl Cursor {
    /// At one cell.
    pub fn at(at: Spot) -> Self {
        Self {
            at,
            anchor: at,
            run: None,
        }
    }

    /// From a corner to the opposite one, where the cursor is.
    pub fn between(anchor: Spot, at: Spot) -> Self {
        Self {
            at,
            anchor,
            run: None,
        }
    }

    /// Everything, with the cursor where it is.
    #[must_use]
    pub fn all(self, [rows, columns]: [usize; 2]) -> Self {
        let last = Spot {
            row: rows.saturating_sub(1),
            column: columns.saturating_sub(1),
        };
        Self::between(last, Spot::default())
    }

    /// The rows of the selection.
    pub fn rows(&self) -> RangeInclusive<usize> {
        ordered(self.at.row, self.anchor.row)
    }

    /// The columns of the selection.
    pub fn columns(&self) -> RangeInclusive<usize> {
        ordered(self.at.column, self.anchor.column)
    }

    /// Whether more than one cell is selected.
    pub fn is_range(&self) -> bool {
        self.at != self.anchor
    }

    /// Within so many rows and columns.
    #[must_use]
    pub fn within(self, [rows, columns]: [usize; 2]) -> Self {
        let inside = |spot: Spot| Spot {
            row: spot.row.min(rows.saturating_sub(1)),
            column: spot.column.min(columns.saturating_sub(1)),
        };
        Self {
            at: inside(self.at),
            anchor: inside(self.anchor),
            run: self.run,
        }
    }

    /// After a step; `extend` leaves the anchor where it is. `None` where [`Step::Next`] or
    /// [`Step::Before`] leads out of the grid.
    pub fn step(self, step: Step, extend: bool, [rows, columns]: [usize; 2]) -> Option<Self> {
        let last = Spot {
            row: rows.checked_sub(1)?,
            column: columns.checked_sub(1)?,
        };
        let Spot { row, column } = self.within([rows, columns]).at;
        let spot = |row: usize, column: usize| Spot {
            row: row.min(last.row),
            column: column.min(last.column),
        };
        let at = match step {
            Step::Up | Step::BackEnter => spot(row.saturating_sub(1), column),
            Step::Down => spot(row + 1, column),
            Step::Left => spot(row, column.saturating_sub(1)),
            Step::Right => spot(row, column + 1),
            Step::Top => spot(0, column),
            Step::Bottom => spot(last.row, column),
            Step::Home => spot(row, 0),
            Step::End => spot(row, last.column),
            Step::First => spot(0, 0),
            Step::Last => last,
            Step::PageUp => spot(row.saturating_sub(PAGE), column),
            Step::PageDown => spot(row + PAGE, column),
            Step::Next if column < last.column => spot(row, column + 1),
            Step::Next if row < last.row => spot(row + 1, 0),
            Step::Before if column > 0 => spot(row, column - 1),
            Step::Before if row > 0 => spot(row - 1, last.column),
            Step::Next | Step::Before => return None,
            Step::Enter => spot(row + 1, self.run.unwrap_or(column)),
        };
        let run = match step {
            Step::Next | Step::Before => Some(self.run.unwrap_or(column)),
            _ => None,
        };
        let anchor = if extend { self.anchor } else { at };
        Some(Self { at, anchor, run })
    }
}

fn ordered(a: usize, b: usize) -> RangeInclusive<usize> {
    a.min(b)..=a.max(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: [usize; 2] = [4, 3];

    fn at(row: usize, column: usize) -> Cursor {
        Cursor::at(Spot { row, column })
    }

    fn go(cursor: Cursor, steps: &[Step]) -> Cursor {
        steps.iter().fold(cursor, |cursor, step| {
            cursor.step(*step, false, SIZE).unwrap_or(cursor)
        })
    }

    #[test]
    fn arrows_stop_at_the_edges() {
        for (from, step, to) in [
            ((0, 0), Step::Up, (0, 0)),
            ((0, 0), Step::Left, (0, 0)),
            ((3, 2), Step::Down, (3, 2)),
            ((3, 2), Step::Right, (3, 2)),
            ((1, 1), Step::Down, (2, 1)),
            ((1, 1), Step::Home, (1, 0)),
            ((1, 1), Step::End, (1, 2)),
            ((1, 1), Step::First, (0, 0)),
            ((1, 1), Step::Last, (3, 2)),
            ((1, 1), Step::Top, (0, 1)),
            ((1, 1), Step::Bottom, (3, 1)),
            ((1, 1), Step::PageDown, (3, 1)),
            ((3, 1), Step::PageUp, (0, 1)),
        ] {
            let moved = go(at(from.0, from.1), &[step]);
            assert_eq!(moved, at(to.0, to.1), "{from:?} {step:?}");
        }
    }

    #[test]
    fn tab_goes_through_rows_and_out_of_the_grid() {
        assert_eq!(go(at(0, 2), &[Step::Next]).at, Spot { row: 1, column: 0 });
        assert_eq!(go(at(1, 0), &[Step::Before]).at, Spot { row: 0, column: 2 });
        assert_eq!(at(3, 2).step(Step::Next, false, SIZE), None);
        assert_eq!(at(0, 0).step(Step::Before, false, SIZE), None);
        assert_eq!(at(0, 0).step(Step::Down, false, [0, 3]), None);
    }

    #[test]
    fn enter_returns_to_the_column_where_tab_began() {
        let run = go(at(0, 0), &[Step::Next, Step::Next, Step::Enter]);
        assert_eq!(run, at(1, 0));
        let broken = go(at(0, 0), &[Step::Next, Step::Down, Step::Enter]);
        assert_eq!(broken, at(2, 1));
    }

    #[test]
    fn a_selection_is_a_rectangle_whichever_way_it_was_drawn() {
        let drawn = at(2, 2).step(Step::Up, true, SIZE);
        let drawn = drawn.and_then(|cursor| cursor.step(Step::Left, true, SIZE));
        let drawn = drawn.unwrap_or_default();
        assert_eq!((drawn.rows(), drawn.columns()), (1..=2, 1..=2));
        assert!(drawn.is_range());
        assert!(!go(drawn, &[Step::Left]).is_range());
        let all = drawn.all(SIZE);
        assert_eq!((all.rows(), all.columns()), (0..=3, 0..=2));
    }

    #[test]
    fn fewer_rows_hold_the_cursor_inside() {
        assert_eq!(at(3, 2).within([2, 3]), at(1, 2));
        assert_eq!(at(3, 2).within([0, 0]), at(0, 0));
    }
}
