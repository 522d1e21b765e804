//! Indices with their data in one file, and panels of numbers.

use crate::support;
use serde_json::{Value, json};
use xingfu::data::{Dataset, bundle};
use xingfu::index::Index;
use xingfu::schema;
use xingfu::text::Language;

const TOWNS: &str = include_str!("../../indices/towns.json");

fn definition() -> Value {
    json!({
        "id": "index", "version": "1", "title": "Index",
        "dimensions": [{"id": "d", "title": "D", "indicators": [
            {"id": "i", "title": "I", "frequency": "yearly", "rule": {"kind": "target", "direction": "at_least", "target": 10}},
            {"id": "j", "title": "J", "frequency": "yearly", "rule": {"kind": "zero", "penalty": 1}},
        ]}],
    })
}

fn panel() -> Value {
    json!({
        "units": [{"id": "a"}, {"id": "b", "group": "g"}],
        "indicators": ["j", "i"], "periods": ["2021-12", "2022-12"],
        "values": [[1, 2, 3, null], [null, null, 5, 6]],
    })
}

fn read(bundle: &Value) -> Result<bundle::Bundle, String> {
    bundle::read(&bundle.to_string()).map_err(|error| error.to_string())
}

#[test]
fn a_panel_is_what_its_entries_say() {
    let index = support::index(&definition());
    let panel = schema::read(&panel().to_string()).unwrap_or_else(|error| panic!("{error}"));
    let found = Dataset::from_panel(&panel, &index).unwrap_or_else(|error| panic!("{error}"));
    let entry = |unit: &str, indicator: &str, year: &str, x: f64| json!({"unit": unit, "indicator": indicator, "period": format!("{year}-12"), "value": x});
    let expected = support::dataset(
        &index,
        &json!({
            "units": [{"id": "a"}, {"id": "b", "group": "g"}],
            "values": [
                entry("a", "j", "2021", 1.0), entry("a", "i", "2021", 2.0), entry("a", "j", "2022", 3.0),
                entry("b", "j", "2022", 5.0), entry("b", "i", "2022", 6.0),
            ],
        }),
    );
    assert_eq!(found, expected);
}

#[test]
fn what_a_panel_has_in_common_is_no_longer_common_once_it_is_changed() {
    let index = support::index(&definition());
    let whole = json!({
        "units": [{"id": "a"}, {"id": "b"}], "indicators": ["i", "j"], "periods": ["2021-12", "2022-12"],
        "values": [[1, 2, 3, 4], [5, 6, 7, 8]],
    });
    let panel = schema::read(&whole.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let before = Dataset::from_panel(&panel, &index).unwrap_or_else(|error| panic!("{error}"));
    let records: Vec<_> = before.records().collect();
    for (key, record) in &records {
        let mut changed = before.clone();
        changed.set(*key, None);
        let rest: Vec<_> = records
            .iter()
            .filter(|one| one.0 != *key)
            .cloned()
            .collect();
        assert_eq!(changed.records().collect::<Vec<_>>(), rest, "{key:?}");
        changed.set(*key, Some(record.clone()));
        assert_eq!(changed, before, "{key:?}");
    }
    assert_eq!(before.records().collect::<Vec<_>>(), records);
}

#[test]
fn a_fault_of_a_bundle_is_named_by_its_path() {
    let whole = |panel: Value| json!({"format": "xingfu-index", "version": 1, "definition": definition(), "panel": panel});
    let with = |pointer: &str, value: Value| {
        let mut panel = panel();
        if let Some(place) = panel.pointer_mut(pointer) {
            *place = value;
        }
        read(&whole(panel)).err()
    };
    assert_eq!(read(&whole(panel())).map(|bundle| bundle.data.len()), Ok(5));
    for (pointer, value, fault) in [
        (
            "/indicators/1",
            json!("k"),
            "panel.indicators[1]: found `k`, expected the id of an indicator",
        ),
        (
            "/indicators/1",
            json!("j"),
            "panel.indicators[1]: found `j`, expected each indicator once",
        ),
        (
            "/periods/1",
            json!("2021-12"),
            "panel.periods[1]: found \"2021-12\", expected a later period than the one before",
        ),
        (
            "/periods/1",
            json!("2022"),
            "panel.periods[1]: found \"2022\", expected `YYYY-MM`",
        ),
        (
            "/values/1",
            json!([1]),
            "panel.values[1]: found 1 number, expected 4: 2 periods × 2 indicators",
        ),
        (
            "/values",
            json!([]),
            "panel.values: found 0 rows, expected 2, one for each unit",
        ),
        (
            "/values/0/0",
            json!(-1),
            "panel.values[0][0]: found the value -1, expected 0 or more",
        ),
    ] {
        assert_eq!(with(pointer, value).as_deref(), Some(fault), "{pointer}");
    }
    let mut both = whole(panel());
    both["data"] = json!({"values": []});
    assert_eq!(
        read(&both).err().as_deref(),
        Some("panel: found a panel beside `data`, expected one of them")
    );
    let mut newer = whole(panel());
    newer["version"] = 2.into();
    assert_eq!(
        read(&newer).err().as_deref(),
        Some("version: found 2, expected 1: a newer program is needed")
    );
    newer["more"] = json!([]);
    assert_eq!(
        read(&newer).err().as_deref(),
        Some("version: found 2, expected 1: a newer program is needed")
    );
    let cut = whole(panel()).to_string();
    let cut = bundle::read(&cut[..cut.len() - 3]).map_err(|error| error.to_string());
    let cut = cut.err().unwrap_or_default();
    assert!(cut.starts_with("$: found the end of the text"), "{cut}");
    let mut broken = whole(panel());
    broken["definition"]["title"] = "".into();
    assert_eq!(
        read(&broken).err().as_deref(),
        Some("definition.title: found an empty text, expected a name")
    );
}

#[test]
fn a_definition_alone_is_shown_with_made_up_data() {
    let bundle = read(&definition()).unwrap_or_else(|error| panic!("{error}"));
    assert!(bundle.data.is_demonstration());
    let units: Vec<_> = bundle
        .data
        .units()
        .iter()
        .map(|unit| unit.id.as_str())
        .collect();
    assert_eq!(units, ["index"]);
}

#[test]
fn the_towns_are_the_thirty_and_their_demonstration_ranks_them() {
    let index = Index::from_json(TOWNS).unwrap_or_else(|error| panic!("{error}"));
    let groups = |group: &str| {
        index
            .units()
            .iter()
            .filter(|unit| unit.group.as_deref() == Some(group))
            .count()
    };
    assert_eq!(
        (index.units().len(), groups("街道"), groups("镇")),
        (30, 6, 24)
    );
    let bundle = bundle::read(TOWNS).unwrap_or_else(|error| panic!("{error}"));
    assert!(bundle.data.is_demonstration());
    let report = support::Scored::new(
        bundle.index.clone(),
        bundle.data,
        xingfu::methodology::Methodology::default_of(&bundle.index),
    )
    .report;
    let mut ranks: Vec<u32> = report.units.iter().filter_map(|unit| unit.rank).collect();
    ranks.sort_unstable();
    assert_eq!(ranks, (1..=30).collect::<Vec<_>>());
    let within: Vec<_> = report
        .units
        .iter()
        .filter(|unit| unit.group_rank == Some(1))
        .collect();
    assert_eq!(within.len(), 2, "one first of each group");
    let named = |unit: &xingfu::schema::UnitReport| {
        let title = unit.group_title.as_ref()?;
        Some(title.get(Language::English).to_owned())
    };
    let mut names: Vec<_> = report.units.iter().filter_map(named).collect();
    assert_eq!(names.len(), 30);
    names.sort_unstable();
    names.dedup();
    assert_eq!(names, ["Subdistricts", "Towns"]);
}

#[test]
fn a_unit_of_an_index_has_an_id_of_its_own_and_a_name() {
    let unit = |id: &str, title: &str| json!({"id": id, "title": title});
    for (units, expected) in [
        (
            json!([unit("a", "A"), unit("a", "B")]),
            "units[1].id: found `a` again, expected the id of no other unit",
        ),
        (
            json!([unit(" ", "A")]),
            "units[0].id: found an empty text, expected an id",
        ),
        (
            json!([unit("a", "")]),
            "units[0].title: found an empty text, expected a name",
        ),
    ] {
        assert_eq!(fault("units", units).as_deref(), Some(expected));
    }
}

#[test]
fn a_group_has_a_name_in_each_language_and_one_that_has_none_is_called_by_its_id()
-> Result<(), xingfu::error::Error> {
    let unit = |id: &str, group: &str| json!({"id": id, "title": id, "group": group});
    let street = json!({"id": "s", "title": "街道"});
    let town = json!({"id": "t", "title": {"zh": "镇", "en": "Towns"}});
    for (groups, expected) in [
        (
            json!([town, town]),
            "groups[1].id: found `t` again, expected the id of no other group",
        ),
        (
            json!([{"id": "", "title": "A"}]),
            "groups[0].id: found an empty text, expected an id",
        ),
        (
            json!([{"id": "t", "title": " "}]),
            "groups[0].title: found an empty text, expected a name",
        ),
    ] {
        assert_eq!(fault("groups", groups).as_deref(), Some(expected));
    }
    let many: Vec<_> = (0..1_001)
        .map(|at| json!({"id": at.to_string(), "title": "A"}))
        .collect();
    assert_eq!(
        fault("groups", json!(many)).as_deref(),
        Some("groups: found 1001 groups, expected at most 1000")
    );
    let mut named = definition();
    named["groups"] = json!([town, street]);
    named["units"] = json!([unit("a", "t"), unit("b", "u")]);
    let found = Index::from_json(&named.to_string()).err();
    assert_eq!(
        found.map(|error| error.to_string()).as_deref(),
        Some("units[1].group: found `u`, expected the id of a group")
    );
    named["units"] = json!([]);
    let index = Index::from_json(&named.to_string())?;
    let title = |id, language| index.group_title(id).get(language).to_owned();
    assert_eq!(title("t", Language::English), "Towns");
    assert_eq!(title("t", Language::Chinese), "镇");
    assert_eq!(title("s", Language::Chinese), "街道");
    assert_eq!(title("u", Language::English), "u");
    Ok(())
}

/// What is said of a definition with this list.
fn fault(list: &str, entries: Value) -> Option<String> {
    let mut definition = definition();
    definition[list] = entries;
    let read = Index::from_json(&definition.to_string());
    read.err().map(|error| error.to_string())
}
