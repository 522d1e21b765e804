//! The grid: the month of a unit, a row for each indicator or item, filled in as a spreadsheet is.
//!
//! | | |
//! |---|---|
//! | [`block`], [`markup`] | what other programs put on the clipboard |
//! | [`cursor`], [`keys`], [`choice`] | where one is, and what a keystroke means there |
//! | [`cell`], [`rows`], [`filled`], [`filter`] | the texts of the cells, and the rows of a month |
//! | [`acts`] | what is typed, pasted or carried over, as edits |
//! | [`target`], `figures` | a unit's part of a target, and figures that are never scored |
//! | [`signer`] | who fills it in |
//! | `sheet`, `line`, `detail`, `subtotals`, `events`, `mouse` | the grid on the page |

pub mod acts;
pub mod block;
pub mod cell;
pub mod choice;
pub mod cursor;
pub mod filled;
pub mod filter;
pub mod keys;
pub mod markup;
pub mod rows;
pub mod signer;
pub mod target;

mod detail;
mod events;
mod figures;
mod line;
mod mouse;
pub(in crate::app) mod sheet;
mod subtotals;
