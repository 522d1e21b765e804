//! Edits of the data, each in one step.

use super::choices::Choices;
use super::edit::{Edit, edited};
use crate::data::{Adjustment, Dataset, Details, Key, Record, Remarks, Status, UnitId};
use crate::index::{IndicatorId, MonthlyPlan};
use std::rc::Rc;

/// Something that is entered at the desk.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "fields are described with their edit")]
pub enum DataEdit {
    /// The month that is looked at is edited.
    Month(Vec<Edit>),
    /// What stands beside a value; the status of the latest record up to that month stays.
    Remarks { key: Key, remarks: Remarks },
    /// Who is responsible for an indicator or an item, by when, and what an item is called.
    Details {
        indicator: IndicatorId,
        item: Option<u32>,
        details: Details,
    },
    /// A plan takes the place of the index's own, or gives way to it.
    Plan {
        indicator: IndicatorId,
        plan: Option<MonthlyPlan>,
    },
    /// The unit's part of a target that is split is given, or taken away.
    Target {
        indicator: IndicatorId,
        target: Option<f64>,
    },
    /// Bonus or penalty points are added to a unit.
    AddAdjustment(Adjustment),
    /// The first such adjustment is taken away.
    RemoveAdjustment(Adjustment),
}

/// An edit with the function that carries it out, for the unit that is looked at.
///
/// Whoever makes an edit brings the function along, so that the first part of the page, where nothing
/// is entered, does without it: at least 5 KB, compressed.
#[derive(Clone, Debug)]
pub struct BoundEdit {
    edit: DataEdit,
    carry_out: fn(&Choices, UnitId, DataEdit) -> Option<Choices>,
}

impl From<DataEdit> for BoundEdit {
    fn from(edit: DataEdit) -> Self {
        Self { edit, carry_out }
    }
}

impl BoundEdit {
    /// The choices afterwards; `None` where there is nothing to write to.
    pub(super) fn carried_out(self, choices: &Choices, unit: UnitId) -> Option<Choices> {
        (self.carry_out)(choices, unit, self.edit)
    }
}

fn carry_out(choices: &Choices, unit: UnitId, edit: DataEdit) -> Option<Choices> {
    let mut data = (*choices.data).clone();
    match edit {
        DataEdit::Month(edits) => return edited(choices, unit, &edits),
        DataEdit::Remarks { key, remarks } => {
            let record = data.get(&key).or_else(|| {
                let (_, record) = data.latest(key.unit, key.indicator, key.item, key.period)?;
                Some(record)
            });
            let record = Record {
                remarks,
                ..record.unwrap_or_else(|| Status::NotReported.into())
            };
            data.set(key, Some(record));
        }
        DataEdit::Details {
            indicator,
            item,
            details,
        } => data.set_details(indicator, item, details),
        DataEdit::Plan { indicator, plan } => data.set_plan(indicator, plan),
        DataEdit::Target { indicator, target } => data.set_target(unit, indicator, target),
        DataEdit::AddAdjustment(one) => {
            let mut own = adjustments(&data, one.unit);
            let unit = one.unit;
            own.push(one);
            data.set_adjustments(unit, own);
        }
        DataEdit::RemoveAdjustment(one) => {
            let mut own = adjustments(&data, one.unit);
            if let Some(position) = own.iter().position(|there| *there == one) {
                own.remove(position);
            }
            data.set_adjustments(one.unit, own);
        }
    }
    Some(Choices {
        data: Rc::new(data),
        ..choices.clone()
    })
}

fn adjustments(data: &Dataset, unit: UnitId) -> Vec<Adjustment> {
    let all = data.adjustments().iter();
    all.filter(|one| one.unit == unit).cloned().collect()
}
