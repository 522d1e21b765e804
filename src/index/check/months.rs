//! What is said of an indicator's months: its plan, and how it comes about.

use super::faults::Faults;
use crate::index::plan::{MonthlyPlan, PlanCheck};
use crate::map::Map;
use crate::rule::Stage;
use crate::schema::{Accrual, Definition, Indicator};

/// The plan and the course of an indicator that is sound otherwise.
pub(super) fn check(
    path: &str,
    written: &Indicator,
    stage: Stage,
    definition: &Definition,
    faults: &mut Faults,
) {
    if written.plan.is_empty() && written.progress.is_none() {
        return;
    }
    let ladders = definition.ladders.iter();
    let ladders: Map<_> = ladders
        .map(|(name, rungs)| (name.clone(), rungs.as_slice().into()))
        .collect();
    let rule = written.rule.resolve(&ladders);
    if written.progress == Some(Accrual::Cumulative) && rule.accrual().is_none() {
        let expected = "`state`: under its rule nothing adds up";
        faults.note(format!("{path}.progress"), "`cumulative`", expected);
    }
    if written.plan.is_empty() {
        return;
    }
    let counts = written.items.iter().map(|item| item.count);
    let plan = MonthlyPlan::read(
        &format!("{path}.plan"),
        &written.plan,
        &PlanCheck {
            rule: &rule,
            months: definition.period.map(|period| period.months),
            is_waiting: stage == Stage::Waiting,
            items: if written.items.is_empty() {
                1.0
            } else {
                counts.sum()
            },
        },
    );
    faults.take(plan);
}
