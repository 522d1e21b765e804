//! Fields that may be null instead of absent.

use serde::{Deserialize, Deserializer};

/// The default for null.
pub(super) fn or_null<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}
