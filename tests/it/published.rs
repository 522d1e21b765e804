//! Published results: read when they are whole, refused in words when they are not.

use serde_json::json;
use xingfu::data::demonstration::{on_show, own_unit};
use xingfu::data::published::{self, Issue, Published, Unfit};
use xingfu::data::{Dataset, Key, Status, UnitId};
use xingfu::figure::still::Still;
use xingfu::index::{Activation, Index};
use xingfu::map::Map;
use xingfu::month::Month;
use xingfu::rule::Value;
use xingfu::schema::{Issued, MethodologyFile, PublishedResult};
use xingfu::text::Language;

fn index() -> Index {
    Index::builtin().unwrap_or_else(|error| panic!("{error}"))
}

fn month(month: u8) -> Month {
    Month::new(2024, month).unwrap_or_else(|| panic!("no month {month}"))
}

fn issued(at: &str) -> Issued {
    Issued {
        by: "武清区督查室（虚构）".into(),
        at: at.into(),
        note: Some("含“更正”<一>处".into()),
    }
}

#[track_caller]
fn write(index: &Index, as_of: Month, before: Option<&Published>) -> String {
    let issue = Issue {
        as_of,
        issued: issued("2024-10-08"),
        result: Some(PublishedResult {
            score: 82.9,
            grade: Some("良好".into()),
        }),
        optional: &Map::new(),
        data: &on_show(index, vec![own_unit(index)]),
        methodology: MethodologyFile::default(),
        before,
    };
    published::write(index, &issue).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn read(text: &str, index: &Index) -> Published {
    published::read(text, index).unwrap_or_else(|unfit| panic!("{unfit}"))
}

#[test]
fn what_is_written_is_read_and_holds_nothing_of_later_months() {
    let index = index();
    let text = write(&index, month(6), None);
    let published = read(&text, &index);
    assert_eq!(published.as_of, month(6));
    assert_eq!(published.issued, issued("2024-10-08"));
    assert_eq!(published.data.last_month(), Some(month(6)));
    assert_eq!(published.methodology.as_of.as_deref(), Some("2024-06"));
    assert_eq!(write(&index, month(6), None), text, "the same again");
}

#[test]
fn a_promise_that_was_turned_on_is_published_with_its_target_and_its_values() {
    let index = index();
    let optional = Map::from_iter([("C019".to_owned(), Activation::Target(5_000.0))]);
    let turned_on = index.with_optional(&optional);
    let turned_on = turned_on.unwrap_or_else(|error| panic!("{error}"));
    let (id, _) = turned_on
        .indicators()
        .find(|(id, _)| !index.is_on(*id))
        .unwrap_or_else(|| panic!("nothing was turned on"));
    let mut data = Dataset::empty(vec![own_unit(&index)]);
    let value = Value::Number(4_000.0);
    let key = Key {
        unit: UnitId::at(0),
        indicator: id,
        item: None,
        period: Some(month(9)),
    };
    data.set(key, Some(Status::Reported(value.into()).into()));
    let issue = Issue {
        as_of: month(9),
        issued: issued("2024-10-08"),
        result: None,
        optional: &optional,
        data: &data,
        methodology: MethodologyFile::default(),
        before: None,
    };
    let text = published::write(&index, &issue).unwrap_or_else(|error| panic!("{error}"));
    let published = read(&text, &index);
    assert_eq!(published.optional, optional);
    assert_eq!(published.index, turned_on);
    assert_eq!(published.data, data);
    let still = Still::published(&published, Language::Chinese);
    assert!(still.is_ok(), "{still:?}");
    // Whatever target a hand writes into the file is checked as one that a user gives.
    let unknown = Map::from_iter([("C999".to_owned(), Activation::Plain)]);
    let unknown = Issue {
        optional: &unknown,
        ..issue
    };
    let refused = published::write(&index, &unknown).map_err(|error| error.to_string());
    assert_eq!(
        refused,
        Err("optional rows: found `C999`, expected a row of the ledger".into())
    );
}

#[test]
fn each_issue_carries_those_before_it() {
    let index = index();
    let june = read(&write(&index, month(6), None), &index);
    let july = read(&write(&index, month(7), Some(&june)), &index);
    let august = read(&write(&index, month(8), Some(&july)), &index);
    let months: Vec<_> = august
        .history
        .iter()
        .map(|past| past.as_of.as_str())
        .collect();
    assert_eq!(months, ["2024-06", "2024-07"]);
    assert_eq!(august.history[1].digest, july.digest);
    assert_eq!(august.history[1].result, july.result);
}

#[test]
fn white_space_and_the_order_of_fields_do_not_matter() {
    let index = index();
    let text = write(&index, month(9), None);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    assert_eq!(read(&value.to_string(), &index), read(&text, &index));
}

#[test]
fn the_digest_is_over_canonical_json() {
    // By Python's hashlib, of {"a":[1,0.5,1e-7,"é\n"],"b":true,"format":"xingfu-published","issued":1,"version":1}.
    let index = index();
    let text = r#"{"b": true, "a": [1.0, 5e-1, 0.0000001, "\u00e9\n"], "format": "xingfu-published",
        "version": 1, "issued": 1, "digest": ""}"#;
    let Err(Unfit::Damaged { found, .. }) = published::read(text, &index) else {
        panic!("no digest fits an empty text");
    };
    assert_eq!(
        found,
        "sha256-3d02e00fb2b76d812dc639c866411d063e29379d373ee19dad17c0aa6b528745"
    );
}

#[test]
fn what_is_damaged_foreign_or_newer_is_refused_with_its_reason() {
    let index = index();
    let good = write(&index, month(9), None);
    let altered = |name: &str, value: serde_json::Value| {
        let mut file: serde_json::Value = serde_json::from_str(&good).unwrap_or_default();
        file[name] = value;
        file.to_string()
    };
    let refused = |text: &str| published::read(text, &index).map(drop);
    for text in [
        "",
        "<html>",
        "[]",
        "\"x\"",
        "{}",
        r#"{"format": "xingfu-data-1"}"#,
    ] {
        let unfit = refused(text);
        assert!(matches!(unfit, Err(Unfit::Foreign)), "{text}: {unfit:?}");
    }
    let nothing = r#"{"format": "xingfu-published", "version": 1, "issued": null}"#;
    assert_eq!(refused(nothing), Err(Unfit::Nothing));
    assert!(matches!(
        refused(&good[..good.len() / 2]),
        Err(Unfit::Fault(_))
    ));
    assert!(matches!(
        refused(&altered("as_of", json!("2024-08"))),
        Err(Unfit::Damaged { .. })
    ));
    assert!(matches!(
        refused(&good.replacen("82.9", "83.9", 1)),
        Err(Unfit::Damaged { .. })
    ));
    let Err(unfit) = refused(&altered("version", json!(2))) else {
        panic!("a later form is read");
    };
    assert_eq!(unfit.to_string(), "version: found 2, expected 1 or older");
}

#[test]
fn results_of_another_index_or_a_later_version_are_refused() {
    let json = |id: &str, version: &str| {
        let text = format!(
            r#"{{"id": "{id}", "version": "{version}", "title": "甲", "dimensions": [
                {{"id": "d", "title": "乙", "indicators": [{{"id": "x", "title": "丙", "rule": {{"kind": "pass"}}}}]}}]}}"#
        );
        Index::from_json(&text).unwrap_or_else(|error| panic!("{error}"))
    };
    let (old, new, other) = (
        json("a", "2024.9.0"),
        json("a", "2024.10.0"),
        json("b", "2024.9.0"),
    );
    let text = write(&new, month(9), None);
    assert_eq!(
        published::read(&text, &old).map(drop),
        Err(Unfit::Newer {
            place: "index.version",
            found: "2024.10.0".into(),
            expected: "2024.9.0".into()
        })
    );
    assert!(published::read(&write(&old, month(9), None), &new).is_ok());
    assert_eq!(
        published::read(&write(&old, month(9), None), &other).map(drop),
        Err(Unfit::OtherIndex {
            found: "a".into(),
            expected: "b".into()
        })
    );
}

#[test]
fn nothing_is_published_without_a_publisher_and_a_day() {
    let index = index();
    let data = on_show(&index, vec![own_unit(&index)]);
    let write = |by: &str, at: &str| {
        let issue = Issue {
            as_of: month(9),
            issued: Issued {
                by: by.into(),
                at: at.into(),
                note: None,
            },
            result: None,
            optional: &Map::new(),
            data: &data,
            methodology: MethodologyFile::default(),
            before: None,
        };
        let written = published::write(&index, &issue);
        written.map(drop).map_err(|error| error.to_string())
    };
    assert_eq!(
        write(" ", "2024-10-08"),
        Err("issued.by: found an empty text, expected who publishes".into())
    );
    assert_eq!(
        write("甲", "10月8日"),
        Err("issued.at: found \"10月8日\", expected `YYYY-MM-DD`".into())
    );
}

#[test]
fn the_static_result_says_who_published_it_and_when() {
    let index = index();
    let published = read(&write(&index, month(9), None), &index);
    let still = Still::published(&published, Language::Chinese);
    let html = still.unwrap_or_else(|error| panic!("{error}")).html();
    assert!(
        html.contains(&format!("data-digest=\"{}\"", published.digest)),
        "{html}"
    );
    assert!(
        html.contains("由武清区督查室（虚构）于 2024-10-08 发布。"),
        "{html}"
    );
    assert!(html.contains("2024年9月"), "{html}");
}
