//! One error type: every message names the place at fault, what was found and what was expected.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

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
        Self::mismatch(&place.into(), &found, &expected)
    }

    #[cold]
    #[inline(never)]
    fn mismatch(place: &str, found: &dyn fmt::Display, expected: &dyn fmt::Display) -> Self {
        Self {
            place: brief(place, LONGEST_PLACE).into_owned(),
            problem: Problem::Mismatch {
                found: told(found, LONGEST_PART),
                expected: told(expected, LONGEST_MESSAGE),
            },
        }
    }

    pub(crate) fn unreadable(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            place: brief(&place.into(), LONGEST_PLACE).into_owned(),
            problem: Problem::Unreadable(brief(&message.into(), LONGEST_MESSAGE).into_owned()),
        }
    }

    /// The same fault of a part of something larger.
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

/// The most characters of a place: the path of what is 127 levels deep.
const LONGEST_PLACE: usize = 2000;

/// The most characters of a message, or of what was expected.
const LONGEST_MESSAGE: usize = 1000;

/// The most characters that a message repeats of what was given.
pub(crate) const LONGEST_PART: usize = 200;

/// A text, or so many characters of it and the number of bytes that it has.
pub(crate) fn brief(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => text.into(),
        Some(_) => told(&text, most).into(),
    }
}

/// The same of what is displayed; no more of it is written down than is told.
fn told(what: &dyn fmt::Display, most: usize) -> String {
    let mut start = Start {
        text: String::new(),
        left: most,
        bytes: 0,
    };
    // Nothing that is displayed here fails.
    let _ = write!(start, "{what}");
    if start.bytes > start.text.len() {
        let _ = write!(start.text, "… ({} bytes)", start.bytes);
    }
    start.text
}

/// The start of a text, and the number of bytes that the whole has.
struct Start {
    text: String,
    /// So many more characters are wanted.
    left: usize,
    bytes: usize,
}

impl fmt::Write for Start {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.bytes += part.len();
        let wanted = match part.char_indices().nth(self.left) {
            None => part,
            Some((end, _)) => &part[..end],
        };
        self.left -= wanted.chars().count();
        self.text.push_str(wanted);
        Ok(())
    }
}

/// `1 tier`, `2 tiers`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
