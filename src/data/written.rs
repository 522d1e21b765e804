//! Data sets as data files.

use super::beside;
use super::dataset::Dataset;
use super::record::{Key, Record, Status, UnitId};
use super::targets;
use crate::index::Index;
use crate::schema::{AdjustmentEntry, DatasetFile, StatusName, UnitEntry, ValueEntry};

impl Dataset {
    /// The data file that reads back as this.
    pub fn to_file(&self, index: &Index) -> DatasetFile {
        DatasetFile {
            values: self.entries(index).collect(),
            ..self.to_file_without_values(index)
        }
    }

    /// The records of the indicators that are on, as a data file has them.
    pub fn entries<'a>(&'a self, index: &'a Index) -> impl Iterator<Item = ValueEntry> + 'a {
        let records = self.records();
        let records = records.filter(|(key, _)| index.is_on(key.indicator));
        records.map(|(key, record)| self.entry(index, key, record))
    }

    fn entry(&self, index: &Index, key: Key, record: Record) -> ValueEntry {
        let indicator = index.indicator(key.indicator);
        let (value, status, observation) = match &record.status {
            Status::Reported(observation) => (
                Some(indicator.rule.write(observation.value)),
                None,
                Some(observation),
            ),
            Status::NotReported => (None, Some(StatusName::NotReported), None),
            Status::Pending => (None, Some(StatusName::Pending), None),
            Status::NotApplicable => (None, Some(StatusName::NotApplicable), None),
        };
        let item = key.item.and_then(|item| indicator.items.get(item as usize));
        ValueEntry {
            unit: self.unit_id(key.unit),
            indicator: index.node(indicator.node).id.clone(),
            value,
            status,
            item: item.map(|item| item.id.clone()),
            baseline: observation.and_then(|observation| observation.baseline),
            denominator: observation.and_then(|observation| observation.denominator),
            period: key.period.map(|month| month.to_string()),
            carried: record.carried,
            evidence: beside::write_evidence(record.remarks.evidence),
            note: record.remarks.note,
            decided_by: record.remarks.decided_by,
            entered_by: record.remarks.entered_by,
            entered_at: record.remarks.entered_at,
        }
    }

    fn unit_id(&self, unit: UnitId) -> String {
        self.units()[unit.position()].id.clone()
    }

    /// All that a data file holds besides its records.
    pub(crate) fn to_file_without_values(&self, index: &Index) -> DatasetFile {
        let units = self.units().iter().map(|unit| UnitEntry {
            id: unit.id.clone(),
            title: Some(unit.title.clone()),
            group: unit.group.clone(),
        });
        let adjustments = self.adjustments().iter();
        let adjustments = adjustments.map(|adjustment| AdjustmentEntry {
            unit: self.unit_id(adjustment.unit),
            points: adjustment.points,
            basis: adjustment.basis.clone(),
            date: adjustment.date.clone(),
        });
        let plans = self.plans().iter().filter(|(id, _)| index.is_on(*id));
        let plans = plans.map(|(id, plan)| {
            let indicator = index.indicator(*id);
            let name = index.node(indicator.node).id.clone();
            (name, plan.written(&indicator.rule))
        });
        DatasetFile {
            units: Some(units.collect()),
            values: Vec::new(),
            adjustments: adjustments.collect(),
            details: beside::write_details(self, index),
            plans: plans.collect(),
            targets: targets::write(self, index),
            demonstration: self.is_demonstration(),
        }
    }
}
