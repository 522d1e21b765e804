//! The plan of an indicator: what is due by the end of each month.

use crate::error::Error;
use crate::rule::{Due, Elapsed, PlannedBy, Rule, Value};
use crate::schema::{Accrual, PlanNode, Raw};
use crate::text::format::shortest;
use std::sync::Arc;

/// What is due by the end of some months; the months between follow from them.
///
/// # Guarantees
/// There is a node, months rise within the period, and no node demands less than the one before.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthlyPlan {
    nodes: Arc<[(u8, Due)]>,
}

/// What a plan is checked against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlanCheck<'a> {
    /// The rule of its indicator.
    pub(crate) rule: &'a Rule,
    /// The number of months in the period; `None` for an index without one.
    pub(crate) months: Option<u8>,
    /// Whether the rule still waits for its target: points say nothing yet.
    pub(crate) is_waiting: bool,
    /// How many items the indicator has, by count; 1 for one without.
    pub(crate) items: f64,
}

impl MonthlyPlan {
    /// Reads a plan; an error names the node at fault.
    pub(crate) fn read(
        place: &str,
        written: &[PlanNode],
        check: &PlanCheck<'_>,
    ) -> Result<Self, Error> {
        let Some(months) = check.months else {
            let expected = "none: the index has no `period`";
            return Err(Error::new(place, "a plan", expected));
        };
        if written.is_empty() {
            return Err(Error::new(place, "no month", "one or more"));
        }
        let mut nodes: Vec<(u8, Due)> = Vec::with_capacity(written.len());
        let mut before = 0.0;
        for (position, node) in written.iter().enumerate() {
            let place = format!("{place}[{position}]");
            let earliest = nodes.last().map_or(1, |(month, _)| month + 1);
            if !(earliest..=months).contains(&node.month) {
                let expected = format!("a month from {earliest} to {months}");
                return Err(Error::new(format!("{place}.month"), node.month, expected));
            }
            let due = due(&place, node, check.rule)?;
            if !check.is_waiting {
                let required = check.rule.required(due, check.items);
                check_step(&place, check.rule, due, (before, required))?;
                if node.month == months && required < 100.0 {
                    let expected = "all that is promised in the last month";
                    return Err(Error::new(place, "less", expected));
                }
                before = required;
            }
            nodes.push((node.month, due));
        }
        Ok(Self {
            nodes: nodes.into(),
        })
    }

    /// The plan that was checked; `None` for an empty list.
    pub(super) fn of_checked(written: &[PlanNode], rule: &Rule) -> Option<Self> {
        let nodes = written.iter();
        let nodes: Option<Arc<[_]>> = nodes
            .map(|node| Some((node.month, stated(node, rule)?)))
            .collect();
        let nodes = nodes.filter(|nodes| !nodes.is_empty())?;
        Some(Self { nodes })
    }

    /// What is due by the end of a month: that of its node; between nodes in proportion for numbers
    /// and shares, and the last node for rungs and passes. From the start of the period to the first
    /// node what adds up begins at nothing. Once the period is over, all that is promised. Under a unit's
    /// part of a target that is split, the same part of what the plan says.
    pub fn due(&self, rule: &Rule, elapsed: Elapsed) -> Due {
        if elapsed.is_over() {
            return Due::Whole;
        }
        let month = elapsed.months;
        let after = self.nodes.partition_point(|(there, _)| *there <= month);
        let node = |at: usize| {
            let &(month, due) = self.nodes.get(at)?;
            Some((month, rule.part_of(due)))
        };
        let before = after.checked_sub(1).and_then(node);
        let next = node(after);
        match (rule.planned_by(), before, next) {
            (PlannedBy::Value | PlannedBy::Share, before, next) => {
                let end = (elapsed.of, rule.whole());
                let next = next.unwrap_or(end);
                let start = (0, start(rule, next.1));
                between(before.unwrap_or(start), next, month)
            }
            (PlannedBy::Rung | PlannedBy::Step | PlannedBy::Nothing, Some((_, due)), _) => due,
            (PlannedBy::Rung | PlannedBy::Step | PlannedBy::Nothing, None, _) => Due::Nothing,
        }
    }

    /// The plan as it is written down.
    pub fn written(&self, rule: &Rule) -> Vec<PlanNode> {
        let nodes = self.nodes.iter();
        nodes
            .map(|&(month, due)| written(rule, month, due))
            .collect()
    }
}

/// What is due at the start of the period: nothing of what adds up; of a state, what is due first.
fn start(rule: &Rule, first: Due) -> Due {
    match (rule.planned_by(), rule.accrual()) {
        (PlannedBy::Share, _) => Due::Share(0.0),
        (PlannedBy::Value, Some(Accrual::Cumulative)) => Due::Value(0.0),
        (PlannedBy::Value | PlannedBy::Rung | PlannedBy::Step | PlannedBy::Nothing, _) => first,
    }
}

/// In proportion to the months gone between two nodes; the earlier one where the two differ in kind.
fn between(from: (u8, Due), to: (u8, Due), month: u8) -> Due {
    let gone = |a: f64, b: f64| {
        let months = f64::from(to.0.saturating_sub(from.0).max(1));
        a + (b - a) * f64::from(month - from.0) / months
    };
    match (from.1, to.1) {
        (Due::Value(a), Due::Value(b)) => Due::Value(gone(a, b)),
        (Due::Share(a), Due::Share(b)) => Due::Share(gone(a, b)),
        (from, _) => from,
    }
}

/// What a checked node says.
fn stated(node: &PlanNode, rule: &Rule) -> Option<Due> {
    match rule.planned_by() {
        PlannedBy::Value => node.value.map(Due::Value),
        PlannedBy::Share | PlannedBy::Step => node.share.map(Due::Share),
        PlannedBy::Rung => match rule.read(&Raw::Name(node.rung.clone()?)).ok()? {
            Value::Rung(rung) => Some(Due::Rung(rung)),
            Value::Number(_) | Value::Verdict(_) | Value::Completion(_) | Value::Shares(_) => None,
        },
        PlannedBy::Nothing => None,
    }
}

/// The one thing that a node says, as its rule takes it.
fn due(place: &str, node: &PlanNode, rule: &Rule) -> Result<Due, Error> {
    let wanted = match rule.planned_by() {
        PlannedBy::Value => "value",
        PlannedBy::Rung => "rung",
        PlannedBy::Share | PlannedBy::Step => "share",
        PlannedBy::Nothing => {
            let expected = "no plan: under its rule all is due every month";
            return Err(Error::new(place, "a month", expected));
        }
    };
    let given = [
        ("value", node.value.map(Raw::Number)),
        ("rung", node.rung.clone().map(Raw::Name)),
        ("share", node.share.map(Raw::Number)),
    ];
    let mut found = None;
    for (name, raw) in given {
        match raw {
            Some(raw) if name == wanted => found = Some(raw),
            Some(_) => {
                let expected = format!("none: its rule is planned by `{wanted}`");
                return Err(Error::new(
                    format!("{place}.{name}"),
                    format!("a {name}"),
                    expected,
                ));
            }
            None => {}
        }
    }
    let place = format!("{place}.{wanted}");
    let Some(raw) = found else {
        return Err(Error::new(place, "none", format!("a {wanted}")));
    };
    match (rule.planned_by(), raw) {
        (PlannedBy::Share | PlannedBy::Step, Raw::Number(share)) => {
            match (0.0..=1.0).contains(&share) {
                true => Ok(Due::Share(share)),
                false => Err(Error::new(place, shortest(share), "a share of 0–1")),
            }
        }
        (_, raw) => match rule.read(&raw) {
            Ok(Value::Rung(rung)) => Ok(Due::Rung(rung)),
            Ok(Value::Number(x)) => Ok(Due::Value(x)),
            Ok(Value::Verdict(_) | Value::Completion(_) | Value::Shares(_)) => Ok(Due::Whole),
            Err(refusal) => {
                let found = match raw {
                    Raw::Number(x) => shortest(x),
                    Raw::Name(name) => format!("`{name}`"),
                    Raw::Numbers(_) => "numbers".to_owned(),
                };
                Err(Error::new(place, found, refusal))
            }
        },
    }
}

/// A node demands no less than the one before, and no more than all.
fn check_step(place: &str, rule: &Rule, due: Due, points: (f64, f64)) -> Result<(), Error> {
    let (before, required) = points;
    if required + 1e-9 < before {
        let expected = "no less than the month before";
        return Err(Error::new(place, "less", expected));
    }
    match (due, rule.whole()) {
        (Due::Value(x), Due::Value(whole))
            if rule.accrual() == Some(Accrual::Cumulative) && x > whole =>
        {
            let expected = format!("at most the target, {}", shortest(whole));
            Err(Error::new(format!("{place}.value"), shortest(x), expected))
        }
        _ => Ok(()),
    }
}

fn written(rule: &Rule, month: u8, due: Due) -> PlanNode {
    let mut node = PlanNode {
        month,
        value: None,
        rung: None,
        share: None,
    };
    match due {
        Due::Value(x) => node.value = Some(x),
        Due::Share(share) => node.share = Some(share),
        Due::Rung(rung) => match rule.write(Value::Rung(rung)) {
            Raw::Name(id) => node.rung = Some(id),
            Raw::Number(_) | Raw::Numbers(_) => {}
        },
        Due::Nothing | Due::Whole => {}
    }
    node
}
