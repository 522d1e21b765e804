//! Works whose cost grows with one number, each made ready for any size.
//!
//! Two programs run them at n and at 2n. `counted.rs`, a plain test, counts the bytes and the calls of
//! the allocator: a count is the same on every machine, and whatever copies a list within a list
//! grows fourfold in it. What only looks through a list for every entry of a list allocates nothing,
//! and is seen by the clock alone: `timed.rs` takes the least time of several runs, prints a table, and
//! fails where a ratio stays above the bound. It is a bench and no test, as a clock is never the same
//! twice: `cargo xtask bench growth`.

mod deep;
mod definitions;
mod made;
mod outgoing;
mod records;
mod scores;
mod shapes;
mod shown;
mod tables;

/// The greatest ratio of the cost at 2n to that at n, but for what says otherwise of itself: 2 is
/// linear, 4 quadratic.
pub const MOST: f64 = 3.0;

/// The greatest ratio of what is quadratic by its nature.
pub const QUADRATIC: f64 = 4.5;

/// What is measured at one size: made ready by a [`Work`], done as often as is wished.
pub type Run = Box<dyn FnMut()>;

/// A work whose cost grows with one number.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    /// What is done.
    pub what: &'static str,
    /// What there is n of.
    pub of: &'static str,
    /// The n at which it is timed: large enough for what is quadratic to outweigh the rest.
    pub timed: usize,
    /// The n at which it is counted.
    pub counted: usize,
    /// The greatest ratio that it may have.
    pub most: f64,
    /// Makes it ready for a size.
    pub ready: fn(usize) -> Run,
}

/// All works.
pub fn works() -> Vec<Work> {
    [
        definitions::WORKS,
        deep::WORKS,
        records::WORKS,
        scores::WORKS,
        shapes::WORKS,
        outgoing::WORKS,
        tables::WORKS,
        shown::WORKS,
    ]
    .concat()
}
