//! What is wrong with a definition, gathered.

use crate::error::Error;
use crate::rule::{LARGEST, SMALLEST_WEIGHT};
use crate::text::Text;
use crate::text::format::shortest;
use std::fmt::Display;

#[derive(Debug, Default)]
pub(super) struct Faults(pub(super) Vec<Error>);

impl Faults {
    pub(super) fn note(
        &mut self,
        place: impl Into<String>,
        found: impl Display,
        expected: impl Display,
    ) {
        self.0.push(Error::new(place, found, expected));
    }

    pub(super) fn take<T>(&mut self, outcome: Result<T, Error>) {
        self.0.extend(outcome.err());
    }

    pub(super) fn kebab(&mut self, place: &str, id: &str) {
        let word = |word: &str| {
            let sound = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
            !word.is_empty() && word.bytes().all(sound)
        };
        if !id.split('-').all(word) {
            let expected = "lower-case letters, digits and single hyphens";
            self.note(place, format!("{id:?}"), expected);
        }
    }

    pub(super) fn title(&mut self, path: &str, title: &Text) {
        if title.is_blank() {
            self.note(format!("{path}.title"), "an empty text", "a name");
        }
    }

    pub(super) fn siblings(&mut self, path: &str, weights: impl Iterator<Item = f64>) {
        let mut weights = weights.peekable();
        if weights.peek().is_some() && weights.all(|weight| weight == 0.0) {
            let expected = "one above 0 among the weights of its children";
            self.note(path, "only weights of 0", expected);
        }
    }
}

/// Only ratios count, and within these bounds their sums and products stay finite and above 0.
pub(crate) fn check_weight(place: &str, weight: f64) -> Result<(), Error> {
    if weight < 0.0 || weight.is_nan() {
        Err(Error::new(place, shortest(weight), "0 or more"))
    } else if weight > LARGEST {
        Err(Error::new(place, shortest(weight), "at most 1e15"))
    } else if weight > 0.0 && weight < SMALLEST_WEIGHT {
        Err(Error::new(place, shortest(weight), "0, or at least 1e-100"))
    } else {
        Ok(())
    }
}
