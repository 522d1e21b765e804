//! Edits of the month that is looked at.

use super::choices::Choices;
use super::draft::{Column, Field};
use crate::data::{Dataset, Details, Evidence, Key, Record, Remarks, Signature, Status, UnitId};
use crate::index::IndicatorId;
use crate::map::Map;
use crate::month::Month;
use std::rc::Rc;

/// An indicator or one of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The item's position; `None` for the indicator as a whole.
    pub item: Option<u32>,
}

/// An edit of one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Where.
    pub place: Place,
    /// What changes there.
    pub change: Change,
}

/// What an edit changes; all else that the record says stays.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A value, or why there is none.
    Status(Status),
    /// The value of an earlier month stands for this one, and what proves it.
    Carry,
    /// This month has no value; a record that says nothing else goes.
    Clear,
    /// What proves the value. Evidence of this month for a value of an earlier one carries that.
    Evidence(Option<String>),
    /// A word upon the value: the answer to what is noticed about it, or why a result is awaited.
    Note(Option<String>),
    /// Who entered what the record says, and on which day; nothing where there is no record.
    Signed(Signature),
    /// Who answers for it, in every month.
    Responsible(Option<String>),
    /// A text that cannot be read stays in its cell, and changes no record.
    Draft(Column, String),
}

/// The choices after edits of a unit's month; `None` where there is nothing to write them to.
pub(super) fn edited(choices: &Choices, unit: UnitId, edits: &[Edit]) -> Option<Choices> {
    let name = &choices.data.units().get(unit.position())?.id;
    let mut data = (*choices.data).clone();
    let mut drafts = choices.drafts.clone();
    for Edit { place, change } in edits {
        let key = Key {
            unit,
            indicator: place.indicator,
            item: place.item,
            period: choices.month,
        };
        let field = |column| field(choices, name, *place, column).name();
        match change {
            Change::Draft(column, text) => drop(drafts.insert(field(*column), text.clone())),
            Change::Evidence(_) | Change::Note(_) | Change::Signed(_) => {
                record(&mut data, key, change);
            }
            Change::Responsible(responsible) => {
                let there = data.details(place.indicator, place.item).cloned();
                let details = Details {
                    responsible: responsible.clone(),
                    ..there.unwrap_or_default()
                };
                data.set_details(place.indicator, place.item, details);
            }
            Change::Status(_) | Change::Carry | Change::Clear => {
                drafts.remove(&field(Column::Value));
                drafts.remove(&field(Column::Status));
                record(&mut data, key, change);
            }
        }
    }
    let data = match data == *choices.data {
        true => Rc::clone(&choices.data),
        false => Rc::new(data),
    };
    Some(Choices {
        data,
        drafts,
        ..choices.clone()
    })
}

/// The cell of a place.
pub fn field(choices: &Choices, unit: &str, place: Place, column: Column) -> Field {
    let indicator = choices.index.indicator(place.indicator);
    let item = place
        .item
        .and_then(|item| indicator.items.get(item as usize));
    Field {
        unit: unit.to_owned(),
        month: choices.month,
        indicator: choices.index.node(indicator.node).id.clone(),
        item: item.map(|item| item.id.clone()),
        column,
    }
}

/// A text that stands in a cell because it cannot be read.
pub fn draft<'a>(
    drafts: &'a Map<String>,
    choices: &Choices,
    unit: &str,
    place: Place,
    column: Column,
) -> Option<&'a str> {
    if drafts.is_empty() {
        return None;
    }
    let name = field(choices, unit, place, column).name();
    drafts.get(&name).map(String::as_str)
}

/// Changes the record of a place.
fn record(data: &mut Dataset, key: Key, change: &Change) {
    let own = data.get(&key);
    let carried = || {
        let before = key.period.and_then(Month::before);
        let (_, record) = data.latest(key.unit, key.indicator, key.item, Some(before?))?;
        let is_value = matches!(record.status, Status::Reported(_));
        is_value.then_some(Record {
            carried: true,
            ..record
        })
    };
    let empty = || Record::from(Status::NotReported);
    let next = match change {
        Change::Status(status) => Some(Record {
            status: *status,
            carried: false,
            ..own.unwrap_or_else(empty)
        }),
        Change::Carry => match (carried(), own) {
            (None, own) => own,
            (Some(record), Some(own)) if !own.remarks.is_empty() => Some(Record {
                remarks: own.remarks,
                ..record
            }),
            (Some(record), _) => Some(Record {
                remarks: Remarks {
                    evidence: record.remarks.evidence,
                    ..Remarks::default()
                },
                ..record
            }),
        },
        Change::Clear => own
            .map(|own| Record {
                status: Status::NotReported,
                carried: false,
                remarks: own.remarks.signed(None),
            })
            .filter(|record| !record.remarks.is_empty()),
        Change::Evidence(text) => {
            let text = text.as_deref().unwrap_or_default();
            remarked(own, carried, |remarks| {
                if Evidence::text(&remarks.evidence) != text {
                    remarks.evidence = Evidence::of_text(text);
                }
            })
        }
        Change::Signed(signature) => own.map(|own| Record {
            remarks: own.remarks.signed(Some(signature)),
            ..own
        }),
        Change::Note(note) => remarked(own, carried, |remarks| remarks.note.clone_from(note)),
        Change::Responsible(_) | Change::Draft(..) => return,
    };
    data.set(key, next);
}

/// A record with other remarks; remarks upon the value of an earlier month carry it. `None` where
/// nothing is said any more.
fn remarked(
    own: Option<Record>,
    carried: impl FnOnce() -> Option<Record>,
    change: impl FnOnce(&mut Remarks),
) -> Option<Record> {
    let is_own = own.is_some();
    let mut record = own
        .or_else(|| {
            carried().map(|record| Record {
                remarks: Remarks::default(),
                ..record
            })
        })
        .unwrap_or_else(|| Status::NotReported.into());
    change(&mut record.remarks);
    let says_nothing =
        record.remarks.is_empty() && (!is_own || record.status == Status::NotReported);
    (!says_nothing).then_some(record)
}
