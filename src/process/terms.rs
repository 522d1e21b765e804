//! What points are judged by.

use crate::schema::{MissingAtClose, Normalisation, Reading};

/// What points are judged by, beside the values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Terms {
    /// Against what is due, or against the whole.
    pub reading: Reading,
    /// What becomes of a missing value once the period has ended.
    pub missing_at_close: MissingAtClose,
    /// How values among others become points, where their rule leaves it open.
    pub normalisation: Normalisation,
}
