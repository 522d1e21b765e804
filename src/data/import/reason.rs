//! Why a cell or a row is not taken.

use crate::data::typed::Fault;
use crate::rule::Refusal;

/// A cell that is not taken, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The name of its sheet.
    pub sheet: String,
    /// From 1.
    pub row: u32,
    /// `A`, `B`, …
    pub column: String,
    /// What stands there.
    pub text: String,
    /// Why it is not taken.
    pub reason: Reason,
}

/// Why a cell is not taken, or what is worth saying of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is no value of its indicator.
    Value(Fault),
    /// The figure beside the value cannot stand there.
    Beside(Refusal),
    /// No indicator is called that.
    NoSuchIndicator,
    /// The indicator has no item of that name.
    NoSuchItem,
    /// The indicator is reported by items, and none is named.
    ItemMissing,
    /// Two cells name different indicators.
    Contradiction,
    /// The indicator takes no such figure.
    NotBeside,
    /// Nothing says whose figure it is.
    UnitMissing,
    /// It is no month.
    NotAMonth,
    /// It is no month and no day.
    NotATime,
    /// Another row, this one, says something else of the same indicator or item.
    Otherwise(u32),
    /// It is no status.
    NoSuchStatus,
    /// A value stands beside a status that has none.
    ValueBesideStatus,
    /// The status says that there is a value, and there is none.
    ValueMissing,
    /// The place has its value from an earlier row: this one.
    Twice(u32),
    /// The sheet has no heads that are known.
    NoHeads,
    /// One cell stands for the values of several rows.
    Merged,
    /// A row of sums: passed over.
    Sum,
    /// A dash: nothing is reported.
    Dash,
    /// Evidence without a value: passed over.
    EvidenceAlone,
    /// The target of its indicator is not split among units.
    NotSplit,
    /// The index is meant for other units.
    NoSuchUnit,
    /// A unit that was not there before.
    NewUnit,
}
