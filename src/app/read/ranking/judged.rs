//! Points as properties.

use crate::process::Points;
use std::sync::Arc;

/// Points compared by identity.
#[derive(Clone, Debug)]
pub(super) struct Judged(pub(super) Arc<Points>);

impl PartialEq for Judged {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
