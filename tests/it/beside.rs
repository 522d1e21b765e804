//! What stands beside values: evidence, notes, who entered them, who is responsible.

use crate::support::{dataset, index};
use serde_json::{Value, json};
use xingfu::data::{Details, Evidence, Figure, UnitId};
use xingfu::index::Index;
use xingfu::schema;
use xingfu::text::Language;

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
    let named = |item: u32| data.item_title(&index, (list, item), Language::Chinese);
    assert_eq!((named(0), named(1)), ("1", "名称"));
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

#[test]
fn evidence_that_is_typed_is_a_list_with_days_and_names() {
    let of = |reference: &str, date: Option<&str>, checked_by: Option<&str>| Evidence {
        reference: reference.to_owned(),
        date: date.map(str::to_owned),
        checked_by: checked_by.map(str::to_owned),
    };
    let list = vec![
        of("津人社〔2024〕9号", Some("2024-09-30"), Some("张三")),
        of("https://example.org/a;b", Some("2024-10-08"), None),
        of("区台账（第3册）", None, None),
    ];
    let text = "津人社〔2024〕9号（2024-09-30，张三）；https://example.org/a;b（2024-10-08）；区台账（第3册）";
    assert_eq!(Evidence::text(&list), text);
    assert_eq!(Evidence::of_text(text), list);
    let english = "No. 9 (2024-09-30, Li); A2;1";
    let list = [
        of("No. 9", Some("2024-09-30"), Some("Li")),
        of("A2;1", None, None),
    ];
    assert_eq!(Evidence::of_text(english), list);
    assert_eq!(Evidence::of_text(" ；"), []);
    let odd = "（2024-09-30）";
    assert_eq!(Evidence::of_text(odd), [of(odd, None, None)]);
}

#[test]
fn figures_beside_a_value_are_read_as_people_write_them() {
    let of = |title: &str, value: f64, measure: Option<&str>| Figure {
        title: title.to_owned(),
        value,
        measure: measure.map(str::to_owned),
    };
    let list = vec![
        of("提供学位数", 5_400.0, Some("个")),
        of("2024年投资", 1.5, Some("亿元")),
        of("班", 36.0, None),
    ];
    let text = "提供学位数：5,400个；2024年投资：1.5亿元；班：36";
    assert_eq!(Figure::text(&list, Language::Chinese), text);
    let english = Figure::text(&list, Language::English);
    assert_eq!(
        english,
        "提供学位数: 5,400 个; 2024年投资: 1.5 亿元; 班: 36"
    );
    assert_eq!(Figure::of_text(&english), Some(list.clone()));
    assert_eq!(Figure::of_text(text), Some(list.clone()));
    assert_eq!(
        Figure::of_text("提供学位数: ５４００ 个;2024年投资：1.5亿元; 班：36"),
        Some(list)
    );
    for text in [
        "提供学位数",
        "：5400个",
        "提供学位数：很多",
        "提供学位数：约5400个",
    ] {
        assert_eq!(Figure::of_text(text), None, "{text}");
    }
    assert_eq!(Figure::of_text("  "), Some(Vec::new()));
}
