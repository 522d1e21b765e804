//! Values as of a month, from records and from a table.

use crate::support::{dataset, index, index_of};
use serde_json::{Value as Json, json};
use xingfu::data::demonstration::on_show;
use xingfu::data::{Status, Table, Unit, UnitId};
use xingfu::error::Error;
use xingfu::index::{Index, IndicatorId};
use xingfu::month::Month;
use xingfu::process::{Latest, Points, Terms, Values};
use xingfu::rule::{Completion, Value};
use xingfu::schema::{self, TableFile};

fn month(number: u8) -> Option<Month> {
    Month::new(2024, number)
}

fn latest(number: u8, status: Status) -> Latest {
    let month = month(number);
    Latest {
        month,
        status,
        carried: false,
    }
}

fn number(x: f64) -> Status {
    Status::Reported(Value::Number(x).into())
}

#[track_caller]
fn indicator(index: &Index, id: &str) -> IndicatorId {
    let found = index.find_indicator(id);
    found.unwrap_or_else(|| panic!("no indicator {id}"))
}

fn town() -> Index {
    let target = json!({"kind": "target", "direction": "at_least", "target": 100});
    index(&index_of(&json!([
        {"id": "jobs", "title": "Jobs", "rule": target},
        {"id": "calm", "title": "Calm", "rule": {"kind": "zero", "penalty": 10}},
        {"id": "list", "title": "List", "rule": {"kind": "checklist"},
         "items": [{"id": "one", "title": "One"}, {"id": "two", "title": "Two"}]}])))
}

#[test]
fn a_value_is_the_latest_up_to_the_month_and_knows_its_own() {
    let index = town();
    let entry = |period: &str, value: f64| json!({"unit": "u", "indicator": "jobs", "period": period, "value": value});
    let pending =
        json!({"unit": "u", "indicator": "jobs", "period": "2024-09", "status": "pending"});
    let values = json!([pending, entry("2024-03", 30.0), entry("2024-06", 60.0)]);
    let data = dataset(&index, &json!({"values": values}));
    let jobs = indicator(&index, "jobs");
    let whole = |as_of| Values::new(&index, &data, as_of).whole(UnitId::at(0), jobs);
    assert_eq!(whole(month(2)), None);
    assert_eq!(whole(month(3)), Some(latest(3, number(30.0))));
    assert_eq!(whole(month(8)), Some(latest(6, number(60.0))));
    assert_eq!(whole(month(12)), Some(latest(9, Status::Pending)));
    assert_eq!(whole(None), Some(latest(9, Status::Pending)));
}

#[test]
fn what_is_said_of_the_whole_stands_for_items_until_they_speak_for_themselves() {
    let index = town();
    let data = dataset(
        &index,
        &json!({"values": [
            {"unit": "u", "indicator": "list", "item": "one", "period": "2024-02", "value": "done"},
            {"unit": "u", "indicator": "list", "period": "2024-04", "status": "not_applicable"},
            {"unit": "u", "indicator": "list", "item": "two", "period": "2024-04", "value": "partial"}]}),
    );
    let list = indicator(&index, "list");
    let item = |as_of, item| Values::new(&index, &data, as_of).item(UnitId::at(0), list, item);
    let state = |state| Status::Reported(Value::Completion(state).into());
    assert_eq!(item(month(3), 0), Some(latest(2, state(Completion::Done))));
    assert_eq!(item(month(3), 1), None);
    assert_eq!(item(month(4), 0), Some(latest(4, Status::NotApplicable)));
    assert_eq!(
        item(month(4), 1),
        Some(latest(4, state(Completion::Partial)))
    );
    assert_eq!(item(month(4), 2), None);
}

fn table(index: &Index, head: &Json, values: &[f64]) -> Result<Table, Error> {
    let file: TableFile = schema::read(&head.to_string())?;
    Table::new(index, &file, values.to_vec())
}

#[test]
fn a_table_gives_the_points_of_the_same_records() {
    let index = town();
    let head = json!({"units": [{"id": "a"}, {"id": "b"}], "indicators": ["calm", "jobs"],
                      "period": "2024-06"});
    let table = table(&index, &head, &[2.0, 90.0, f64::NAN, 40.0]);
    let table = table.unwrap_or_else(|error| panic!("{error}"));
    let entry = |unit: &str, indicator: &str, value: f64| json!({"unit": unit, "indicator": indicator, "period": "2024-06", "value": value});
    let values = [
        entry("a", "calm", 2.0),
        entry("a", "jobs", 90.0),
        entry("b", "jobs", 40.0),
    ];
    let data = dataset(&index, &json!({"units": head["units"], "values": values}));
    for as_of in [None, month(5), month(6)] {
        let values = Values::of_table(&index, &table, as_of);
        let same = Values::new(&index, &data, as_of);
        for (id, _) in index.indicators() {
            for unit in (0..2).map(UnitId::at) {
                assert_eq!(values.whole(unit, id), same.whole(unit, id));
            }
        }
        let points = Points::of_values(&index, &values, Terms::default());
        assert_eq!(points, Points::new(&index, &data, as_of));
    }
}

#[test]
fn a_table_holds_what_its_rules_take() {
    let index = town();
    let fault = |head: Json, values: &[f64]| {
        table(&index, &head, values).map_or_else(|error| error.to_string(), |_| "none".to_owned())
    };
    let of = |indicator: &str| json!({"units": [{"id": "a"}], "indicators": [indicator]});
    assert_eq!(
        fault(of("calm"), &[-1.0]),
        "values[0]: unit `a`, indicator `calm`: found the value -1, expected 0 or more"
    );
    assert_eq!(
        fault(of("list"), &[1.0]),
        "values[0]: unit `a`, indicator `list`: found a value without an item, expected none: \
         values of its items are no table"
    );
    assert_eq!(fault(of("list"), &[f64::NAN]), "none");
    assert_eq!(
        fault(of("calm"), &[]),
        "values: found 0 numbers, expected 1: 1 unit × 1 indicator"
    );
}

#[test]
fn a_unit_alone_has_the_values_that_it_has_among_others() {
    let index = Index::builtin().unwrap_or_else(|error| panic!("{error}"));
    let units = ["甲", "乙", "丙"].map(|id| Unit {
        id: id.into(),
        title: id.into(),
        group: None,
    });
    let data = on_show(&index, units.to_vec());
    for as_of in [month(1), month(6), month(9), month(12), None] {
        let all = Values::new(&index, &data, as_of);
        for unit in (0..3).map(UnitId::at) {
            let alone = Values::of_unit(&index, &data, as_of, unit);
            assert_eq!(alone.units(), 1);
            for (id, indicator) in index.indicators() {
                assert_eq!(alone.due(UnitId::at(0), id), all.due(unit, id));
                assert_eq!(alone.whole(UnitId::at(0), id), all.whole(unit, id));
                for item in 0..indicator.items.len() as u32 {
                    let own = alone.item(UnitId::at(0), id, item);
                    assert_eq!(own, all.item(unit, id, item), "{as_of:?}");
                }
            }
        }
    }
}
