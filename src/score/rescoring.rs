//! The scores of the same points under one weighting after another.

use super::plan::{Plan, Scratch};
use super::scores::Scores;
use crate::index::Index;
use crate::methodology::Weighting;
use crate::process::Points;
use std::sync::Arc;

/// The same points, scored under one weighting after another: each redoes only what has moved since the
/// one before.
#[derive(Clone, Debug)]
pub struct Rescoring {
    plan: Plan,
    scratch: Scratch,
    scored: Option<Weighting>,
}

impl Rescoring {
    /// Of points, not scored yet.
    pub fn new(index: &Index, points: Arc<Points>) -> Self {
        let plan = Plan::new(index, points);
        Self {
            scratch: Scratch::new(&plan),
            plan,
            scored: None,
        }
    }

    /// The points.
    pub fn points(&self) -> &Arc<Points> {
        self.plan.points()
    }

    /// The scores under a weighting of the same index; `None` where they are undefined.
    pub fn under(&mut self, weighting: &Weighting) -> Option<&Scores> {
        if self.scored.as_ref() != Some(weighting) {
            let result = match self.scored.take() {
                Some(before) => {
                    let touched: Vec<_> = weighting.moved_from(&before).collect();
                    let scratch = &mut self.scratch;
                    self.plan.rescore_touched(scratch, weighting, &touched)
                }
                None => self.plan.rescore(&mut self.scratch, weighting),
            };
            result.ok()?;
            self.scored = Some(weighting.clone());
        }
        Some(self.scratch.scores())
    }
}
