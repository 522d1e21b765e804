//! Everything that can be wrong with a definition, each fault with its path.

mod faults;
mod head;
mod ladders;
mod ledger;
mod months;
mod red_lines;
mod tree;
mod units;

pub(crate) use faults::check_weight;

use crate::error::Error;
use crate::schema::Definition;
use faults::Faults;

/// Every fault of a definition, in the order in which they are told; none of a sound one.
pub fn check(definition: &Definition) -> Vec<Error> {
    let mut faults = Faults::default();
    head::check(definition, &mut faults);
    units::check(definition, &mut faults);
    ladders::check(definition, &mut faults);
    let ids = tree::check(definition, &mut faults);
    red_lines::check_highlights(definition, &ids, &mut faults);
    red_lines::check(definition, &ids, &mut faults);
    ledger::check(definition, &ids, &mut faults);
    faults.0
}

/// A definition without faults.
#[derive(Clone, Copy, Debug)]
pub(super) struct Checked<'a>(&'a Definition);

impl<'a> Checked<'a> {
    /// The definition, or its first fault.
    pub(super) fn new(definition: &'a Definition) -> Result<Self, Error> {
        match check(definition).into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(Self(definition)),
        }
    }

    /// What the build has checked already.
    pub(super) fn by_the_build(outline: &'a Definition) -> Self {
        Self(outline)
    }

    pub(super) fn definition(self) -> &'a Definition {
        self.0
    }
}
