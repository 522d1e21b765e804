//! One error type: every message names the place at fault, what was found and what was expected.

use std::fmt;

/// A fault of a definition, a data set or a methodology, with its place.
///
/// `Display` reads `place: found …, expected …`; a definition's place is its JSON path, a data
/// set's is the unit and the indicator, a methodology's is the node or the option.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct Error {
    place: String,
    problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Problem {
    Mismatch { found: String, expected: String },
    Unreadable(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mismatch { found, expected } => write!(f, "found {found}, expected {expected}"),
            Self::Unreadable(message) => f.write_str(message),
        }
    }
}

impl Error {
    pub(crate) fn new(
        place: impl Into<String>,
        found: impl fmt::Display,
        expected: impl fmt::Display,
    ) -> Self {
        Self::mismatch(place.into(), &found, &expected)
    }

    #[cold]
    #[inline(never)]
    fn mismatch(place: String, found: &dyn fmt::Display, expected: &dyn fmt::Display) -> Self {
        Self {
            place,
            problem: Problem::Mismatch {
                found: found.to_string(),
                expected: expected.to_string(),
            },
        }
    }

    pub(crate) fn unreadable(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            problem: Problem::Unreadable(message.into()),
        }
    }

    /// The same fault of a part of something larger.
    #[cfg(feature = "chart")]
    pub(crate) fn below(self, place: &str) -> Self {
        let place = match self.place.as_str() {
            "$" => place.to_owned(),
            within => format!("{place}.{within}"),
        };
        Self { place, ..self }
    }

    /// The place at fault.
    pub fn place(&self) -> &str {
        &self.place
    }
}

/// `1 tier`, `2 tiers`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
