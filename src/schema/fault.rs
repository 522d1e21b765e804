//! What keeps JSON from being a written form: what was found, what was expected, and where.

use crate::error::{Error, LONGEST_PART, brief};
use crate::text::format::shortest;
use serde::de::{self, Expected, Unexpected};
use std::fmt::{self, Display, Write};

/// The first fault, with the steps that lead to it.
#[derive(Debug)]
pub(super) struct Fault(Box<Inner>);

#[derive(Debug)]
struct Inner {
    /// From the fault up to the root.
    steps: Vec<Step>,
    problem: Problem,
}

/// A step down into JSON.
#[derive(Debug)]
pub(super) enum Step {
    /// A field of an object.
    Key(String),
    /// An element of a list.
    Position(usize),
}

#[derive(Debug)]
enum Problem {
    Unknown {
        field: String,
        known: &'static [&'static str],
    },
    Other(String),
}

impl Fault {
    /// Something else was expected.
    #[cold]
    pub(super) fn mismatch(found: &dyn Display, expected: &dyn Display) -> Self {
        Self::other(format!("found {found}, expected {expected}"))
    }

    fn other(message: String) -> Self {
        Self::new(Problem::Other(message))
    }

    #[cold]
    fn new(problem: Problem) -> Self {
        let steps = Vec::new();
        Self(Box::new(Inner { steps, problem }))
    }

    /// The fault as seen from above a step.
    #[cold]
    pub(super) fn below(mut self, step: Step) -> Self {
        self.0.steps.push(step);
        self
    }

    /// The fault as seen from a choice of several forms: a field that is unknown there may be
    /// another form's.
    #[cold]
    pub(super) fn in_variant(mut self, tag: &str, variant: &str) -> Self {
        let Inner { steps, problem } = &mut *self.0;
        if let ([Step::Key(_)], Problem::Unknown { known, .. }) = (steps.as_slice(), &*problem) {
            let expected = match known {
                [] => format!("no field but `{tag}`"),
                known => format!("only `{}`", known.join("`, `")),
            };
            let message =
                format!("found a field that `{variant}` does not take, expected {expected}");
            *problem = Problem::Other(message);
        }
        self
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        let Inner { steps, problem } = *fault.0;
        let mut place = String::new();
        for step in steps.iter().rev() {
            let _ = match step {
                Step::Key(key) => {
                    let dot = if place.is_empty() { "" } else { "." };
                    write!(place, "{dot}{}", brief(key, LONGEST_PART))
                }
                Step::Position(position) => write!(place, "[{position}]"),
            };
        }
        if place.is_empty() {
            place.push('$');
        }
        Self::unreadable(place, problem.to_string())
    }
}

impl Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { field, known } => {
                let known = OneOf(known);
                write!(f, "found the unknown field `{field}`, expected {known}")
            }
            Self::Other(message) => f.write_str(message),
        }
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.problem.fmt(f)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: Display>(message: T) -> Self {
        Self::other(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::mismatch(&Found(found), &expected)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::mismatch(&Found(found), &expected)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let variant = brief(variant, LONGEST_PART);
        Self::mismatch(&format_args!("`{variant}`"), &OneOf(expected))
    }

    fn unknown_field(field: &str, known: &'static [&'static str]) -> Self {
        let field = brief(field, LONGEST_PART).into_owned();
        Self::new(Problem::Unknown { field, known })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::mismatch(&format_args!("no field `{field}`"), &"one")
    }
}

/// What was found, as [`super::json::Json`] shows it.
struct Found<'a>(Unexpected<'a>);

impl Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unexpected::Unit => f.write_str("null"),
            Unexpected::Bool(value) => write!(f, "{value}"),
            Unexpected::Unsigned(value) => write!(f, "{value}"),
            Unexpected::Signed(value) => write!(f, "{value}"),
            Unexpected::Float(value) => f.write_str(&shortest(value)),
            Unexpected::Str(text) => write!(f, "{:?}", brief(text, LONGEST_PART)),
            Unexpected::Seq => f.write_str("a list"),
            Unexpected::Map => f.write_str("an object"),
            other => write!(f, "{other}"),
        }
    }
}

/// `a`; `a` or `b`; one of `a`, `b`, `c`.
struct OneOf(&'static [&'static str]);

impl Display for OneOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let between = if let 0..=2 = self.0.len() {
            " or "
        } else {
            f.write_str("one of ")?;
            ", "
        };
        for (position, name) in self.0.iter().enumerate() {
            let before = if position == 0 { "" } else { between };
            write!(f, "{before}`{name}`")?;
        }
        Ok(())
    }
}
