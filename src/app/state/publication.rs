//! What the site publishes.

use super::choices::ByPtr;
use crate::data::published::{Published, Unfit};

/// What the site publishes.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Publication {
    /// Nothing: it shows a demonstration, or what a program gives.
    #[default]
    Nothing,
    /// The latest results.
    Latest(ByPtr<Published>),
    /// The last that were whole; the latest are not, or cannot be had where there is no reason.
    Last(ByPtr<Published>, Option<Unfit>),
    /// Results that cannot be shown, nor any before them; without a reason they cannot be had.
    Lacking(Option<Unfit>),
}

impl Publication {
    /// The results on show.
    pub fn results(&self) -> Option<&Published> {
        match self {
            Self::Latest(published) | Self::Last(published, _) => Some(&published.0),
            Self::Nothing | Self::Lacking(_) => None,
        }
    }
}
