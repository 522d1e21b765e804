//! The latest of a place.

use crate::data::Status;
use crate::month::Month;

/// The latest that is known of a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Latest {
    /// The month that it is of.
    pub month: Option<Month>,
    /// The value, or why there is none.
    pub status: Status,
    /// Whether it repeats an earlier month's.
    pub carried: bool,
}
