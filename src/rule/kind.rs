//! What every kind of rule says of itself.

use super::activation::{Activation, Asks, Mismatch};
use super::check::Check;
use super::combine::Combine;
use super::company::Comparison;
use super::due::{Due, Elapsed, PlannedBy};
use super::entry::{Beside, Takes};
use super::formula::Interpreter;
use super::promise::{Promise, Scale};
use super::rung::Rung;
use super::sample::{Fortune, Sample};
use super::split::Split;
use crate::map::Map;
use crate::schema::Accrual;
use std::sync::Arc;

/// A kind of rule, resolved.
pub(super) trait Kind: Sized + Clone {
    /// The figure that is given beside the value, if there is one.
    const BESIDE: Option<Beside> = None;

    /// What values it takes.
    fn takes(&self) -> Takes<'_>;

    /// Points from what was achieved; `None` where a figure is lacking.
    fn formula<I: Interpreter>(&self, interpreter: &I) -> Option<I::Term>;

    /// What it promises, for a reader.
    fn promise(&self) -> Promise<'_>;

    /// How what is promised comes about over the period, unless the index says otherwise; `None` for
    /// what can only be a state.
    fn accrual(&self) -> Option<Accrual> {
        None
    }

    /// What is due by the end of a month where it comes about bit by bit and there is no plan.
    fn due(&self, _elapsed: Elapsed) -> Due {
        Due::Whole
    }

    /// All that is promised, as plans write it.
    fn whole(&self) -> Due {
        Due::Whole
    }

    /// How plans write what is due.
    fn planned_by(&self) -> PlannedBy {
        PlannedBy::Value
    }

    /// The part that is due of a whole of so many items, where a share is.
    fn share_due(&self, share: f64, _items: f64) -> f64 {
        share
    }

    /// The most points there are.
    fn most(&self) -> f64 {
        100.0
    }

    /// How the items of its indicator combine.
    fn items_combine(&self) -> Combine {
        Combine::Mean
    }

    /// What its points are a share of.
    fn scale(&self) -> Scale {
        Scale::Other
    }

    /// Whose target it has.
    fn split(&self) -> Split {
        Split::None
    }

    /// Puts a unit's part in the place of a target that is split, or nothing.
    fn take_part(&mut self, _part: Option<f64>) {}

    /// What falls to a unit of a figure of all together.
    fn in_part(&self, x: f64) -> f64 {
        x
    }

    /// With what it compares a unit, where it does.
    fn compares(&self) -> Option<Comparison<'_>> {
        None
    }

    /// A made-up value for a demonstration.
    fn sample(&self, fortune: &Fortune) -> Sample;

    /// What the user gives where it stands in an optional row of the ledger.
    fn asks(&self) -> Asks {
        Asks::Nothing
    }

    /// The rule under what the user gives; what was found and expected where that does not fit.
    fn activated(&self, given: &Activation) -> Result<Self, Mismatch> {
        match given {
            Activation::Plain => Ok(self.clone()),
            Activation::Target(_) | Activation::Promised(_) => {
                Err(("a target".to_owned(), "none: its rule takes none"))
            }
        }
    }
}

/// A kind of rule, as written.
pub(super) trait Written {
    /// The rule that it becomes.
    type Rule: Kind;

    /// Notes every fault.
    fn check(&self, check: &mut Check<'_>);

    /// Whether it is scored by items alone.
    fn needs_items(&self) -> bool {
        false
    }

    /// The rule that a checked form stands for.
    fn resolve(&self, ladders: &Map<Arc<[Rung]>>) -> Self::Rule;
}
