//! What stands beside values: evidence, notes, who entered them, who is responsible.

use crate::support::{dataset, index};
use serde_json::{Value, json};
use xingfu::data::{Details, Evidence, UnitId};
use xingfu::index::Index;
use xingfu::schema;

fn of_two_indicators() -> Index {
    index(
        &json!({"id": "index", "version": "1", "title": "Index", "dimensions": [
            {"id": "d", "title": "D", "indicators": [
                {"id": "jobs", "title": "J",
                 "rule": {"kind": "target", "direction": "at_least", "target": 10}},
                {"id": "list", "title": "L", "rule": {"kind": "checklist"},
                 "items": [{"id": "a", "title": "1"}, {"id": "b", "title": "2"}]},
            ]},
        ]}),
    )
}

fn file() -> Value {
    json!({
        "units": [{"id": "u", "title": "U"}],
        "values": [
            {"unit": "u", "indicator": "jobs", "value": 3.0, "period": "2024-01",
             "evidence": "津人社〔2024〕9号"},
            {"unit": "u", "indicator": "jobs", "value": 3.0, "period": "2024-02", "carried": true,
             "evidence": [{"ref": "A1", "date": "2024-02-28", "checked_by": "Li"}, {"ref": "A2"}],
             "note": "登记系统停用，下月补报", "entered_by": "王", "entered_at": "2024-03-01T09:30"},
            {"unit": "u", "indicator": "list", "status": "pending", "item": "b",
             "period": "2024-02", "note": "尚未公布", "decided_by": "市民政局"},
        ],
        "details": {
            "jobs": {"responsible": "人社局", "supporting": "教育局", "due": "2024-12-20",
                     "contact": "8213", "figures": [{"title": "培训人数", "value": 500.0, "measure": "人"}]},
            "list": {"responsible": "民政局",
                     "items": {"b": {"title": "名称", "responsible": "妇联", "due": "2024-10"}}},
        },
    })
}

#[test]
fn what_stands_beside_values_comes_back_as_it_was_written() {
    let index = of_two_indicators();
    let data = dataset(&index, &file());
    let written = schema::write(&data.to_file(&index));
    let written: Value = serde_json::from_str(&written).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(written, file());
    assert_eq!(dataset(&index, &written), data);
}

#[test]
fn an_item_is_the_responsibility_of_its_indicators_unit_unless_it_has_its_own() {
    let index = of_two_indicators();
    let mut data = dataset(&index, &file());
    let list = index
        .find_indicator("list")
        .unwrap_or_else(|| panic!("no list"));
    assert_eq!(data.responsible(list, Some(0)), Some("民政局"));
    assert_eq!(data.responsible(list, Some(1)), Some("妇联"));
    assert_eq!(data.item_title(list, 1), Some("名称"));
    let before = data.clone();
    data.set_details(list, Some(1), Details::default());
    assert_eq!(data.responsible(list, Some(1)), Some("民政局"));
    assert_eq!(before.responsible(list, Some(1)), Some("妇联"));
}

#[test]
fn evidence_is_told_in_a_line() {
    let index = of_two_indicators();
    let data = dataset(&index, &file());
    let jobs = index
        .find_indicator("jobs")
        .unwrap_or_else(|| panic!("no jobs"));
    let lines: Vec<_> = data
        .history(UnitId::at(0), jobs, None)
        .map(|(_, record)| Evidence::text(&record.remarks.evidence))
        .collect();
    assert_eq!(lines, ["津人社〔2024〕9号", "A1（2024-02-28，Li）；A2"]);
}
