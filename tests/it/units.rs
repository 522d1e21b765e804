//! Figures of several units: what they say, what they are drawn from, what callers may ask for.

use serde_json::{Value, json};
use std::rc::Rc;
use xingfu::chart::Frame;
use xingfu::data::Shapes;
use xingfu::figure::reported::{ChartOptions, chart};
use xingfu::figure::{
    Difference, Drawing, Figure, Groups, Kind, Place, Places, Scored, Spread, Subject, Timeline,
    Told, place_in_words,
};
use xingfu::month::Month;
use xingfu::report;
use xingfu::schema::{self, Report};
use xingfu::score::profile::Profile;
use xingfu::text::Language;
use xingfu::text::words::Words;

use crate::support::scored_with;

/// Two dimensions of an indicator each, of half the weight.
fn town() -> Value {
    let dimension = |id: &str, title: &str| {
        json!({"id": format!("d-{id}"), "title": {"zh": title, "en": id}, "indicators": [{"id": id, "title": {"zh": title, "en": id},
            "rule": {"kind": "target", "direction": "at_least", "target": 100}}]})
    };
    json!({"id": "town", "version": "1", "title": "T", "minimum_coverage": 0, "period": {"year": 2024},
        "dimensions": [dimension("work", "就业"), dimension("school", "教育")]})
}

/// Four units; the last has no figures.
fn reported(month: u8, work: [f64; 3], school: [f64; 3]) -> Report {
    let units = ["a", "b", "c"];
    let values = |id: &'static str, values: [f64; 3]| {
        units.into_iter().zip(values).map(move |(unit, value)| {
            json!({"unit": unit, "indicator": id, "value": value, "period": format!("2024-{month:02}")})
        })
    };
    let values: Vec<_> = values("work", work)
        .chain(values("school", school))
        .collect();
    let data = json!({
        "units": [{"id": "a", "title": "甲", "group": "镇"}, {"id": "b", "title": "乙", "group": "镇"},
            {"id": "c", "title": "丙", "group": "街道"}, {"id": "d", "title": "丁", "group": "街道"}],
        "values": values,
    });
    let choices = json!({"asOf": format!("2024-{month:02}"), "reading": "annual"});
    scored_with(&town(), &data, &choices).report
}

fn september() -> Report {
    reported(9, [80.0, 60.0, 70.0], [50.0, 90.0, 70.0])
}

fn profile() -> Profile {
    report::profile(&september(), 0).unwrap_or_else(|error| panic!("{error}"))
}

fn told(kind: Kind, timeline: &Timeline, language: Language) -> Told {
    let profile = profile();
    let subject = Subject::new(&profile, None, Words::of(language)).over(Some(timeline));
    let most = usize::MAX;
    Figure {
        kind,
        subject,
        most,
    }
    .told()
}

#[track_caller]
fn says(kind: Kind, timeline: &Timeline, chinese: &str, english: &str) {
    for (language, expected) in [(Language::Chinese, chinese), (Language::English, english)] {
        assert_eq!(
            told(kind, timeline, language).finding.as_deref(),
            Some(expected)
        );
    }
}

fn scored(id: &str, scores: &[Option<f64>]) -> Scored {
    Scored {
        id: id.to_owned(),
        month: None,
        scores: scores.to_vec(),
    }
}

fn spread(nodes: Vec<Scored>) -> Spread {
    Spread {
        units: ["甲", "乙", "丙", "丁"].map(Into::into).to_vec(),
        chosen: Some(0),
        nodes,
    }
}

#[test]
fn a_difference_leads_from_one_unit_to_the_other() {
    let timeline = Timeline::Difference(Difference {
        other: "乙".into(),
        unit: "甲".into(),
        from: 75.0,
        to: 65.0,
        parts: vec![("work".into(), 10.0), ("school".into(), -20.0)],
    });
    says(
        Kind::Difference,
        &timeline,
        "甲比乙低 10.0 分：教育 −20.0；但就业 +10.0",
        "甲 is 10.0 points behind 乙: school −20.0; but work +10.0",
    );
    let told = told(Kind::Difference, &timeline, Language::Chinese);
    assert_eq!(
        told.drawing.table().rows,
        [
            ["乙", "75.0"],
            ["教育", "-20.0"],
            ["就业", "10.0"],
            ["甲", "65.0"]
        ]
    );
    assert_eq!(
        told.description,
        "乙 75.0；教育 −20.0、就业 +10.0；甲 65.0。"
    );
}

#[test]
fn a_spread_marks_the_unit_beside_the_middle_of_all() {
    let timeline = Timeline::Spread(spread(vec![
        scored("town", &[Some(65.0), Some(75.0), Some(70.0), None]),
        scored("d-work", &[Some(80.0), Some(60.0), Some(70.0), None]),
        scored("d-school", &[Some(50.0), Some(90.0), Some(70.0), None]),
    ]));
    says(
        Kind::Spread,
        &timeline,
        "甲在 2 个领域中 1 个高于中位数，教育低得最多（−20.0）",
        "甲 is above the median in 1 of 2 dimensions; furthest below in school (−20.0)",
    );
    let told = told(Kind::Spread, &timeline, Language::Chinese);
    let table = told.drawing.table();
    assert_eq!(table.columns, ["领域", "甲", "中位数", "最低", "最高"]);
    assert_eq!(table.rows[2], ["教育", "50.0", "70.0", "50.0", "90.0"]);
    let Drawing::Strips(strips) = &told.drawing else {
        panic!("no strips");
    };
    assert_eq!(
        strips.strips[0].others,
        [75.0, 70.0],
        "who has none has no dot"
    );
}

#[test]
fn a_scatter_tells_how_two_scores_go_together_or_who_has_moved() {
    let nodes = vec![
        scored("d-work", &[Some(80.0), Some(60.0), Some(70.0), None]),
        scored("d-school", &[Some(50.0), Some(90.0), Some(70.0), Some(1.0)]),
    ];
    says(
        Kind::Scatter,
        &Timeline::Scatter(spread(nodes)),
        "就业与教育的相关系数为 −1.00（3 个单位）",
        "work and school: correlation −1.00 over 3 units",
    );
    let at = |month, scores: &[Option<f64>]| Scored {
        month: Month::new(2024, month),
        ..scored("town", scores)
    };
    let timeline = Timeline::Scatter(spread(vec![
        at(8, &[Some(60.0), Some(75.0), Some(72.0), None]),
        at(9, &[Some(65.0), Some(75.0), Some(70.0), None]),
    ]));
    says(
        Kind::Scatter,
        &timeline,
        "1 个单位得分上升，1 个下降；甲 +5.0 分",
        "Risen: 1, fallen: 1; 甲 +5.0",
    );
    let two = vec![
        scored("d-work", &[Some(1.0), Some(2.0)]),
        scored("d-school", &[Some(1.0), Some(2.0)]),
    ];
    let told = told(
        Kind::Scatter,
        &Timeline::Scatter(spread(two)),
        Language::Chinese,
    );
    assert_eq!(told.finding, None, "of two units any line is straight");
}

#[test]
fn groups_are_told_by_the_middle_of_each() {
    let months: Vec<_> = (8..=9)
        .filter_map(|month| Month::new(2024, month))
        .collect();
    let scores = [
        vec![Some(60.0), Some(70.0), Some(72.0), None],
        vec![Some(65.0), Some(75.0), Some(70.2), None],
    ];
    let groups = Groups::new(
        months,
        &scores,
        &[
            Some("镇".into()),
            Some("镇".into()),
            Some("街道".into()),
            Some("街道".into()),
        ],
    );
    let middles: Vec<_> = groups
        .groups
        .iter()
        .map(|group| group.middle.clone())
        .collect();
    assert_eq!(
        middles,
        [[Some(65.0), Some(70.0)], [Some(72.0), Some(70.2)]]
    );
    assert_eq!(groups.all, [Some(70.0), Some(70.2)]);
    let timeline = Timeline::Groups(groups.looking_at(1, "乙".into()));
    says(
        Kind::Groups,
        &timeline,
        "街道的中位数最高（70.2），比最低的一组高 0.2 分",
        "The highest median is that of 街道 (70.2), 0.2 above the lowest",
    );
    let drawing = told(Kind::Groups, &timeline, Language::Chinese).drawing;
    let Drawing::Multiples(multiples) = &drawing else {
        panic!("{drawing:?}");
    };
    let [towns, streets] = &multiples.panels[..] else {
        panic!("{multiples:?}");
    };
    assert_eq!(towns.members, [[Some(60.0), Some(65.0)]]);
    assert_eq!(towns.marked, [Some(70.0), Some(75.0)]);
    assert_eq!(streets.members, [[Some(72.0), Some(70.2)], [None, None]]);
    assert!(streets.marked.is_empty());
    assert_eq!(
        multiples.table().columns,
        [
            "月份",
            "镇（2）",
            "镇（2） · 全部单位的中位数",
            "乙",
            "街道（2）",
            "街道（2） · 全部单位的中位数"
        ]
    );
}

#[test]
fn units_of_no_group_are_not_told_as_if_there_were_none() {
    let months = Month::new(2024, 9).into_iter().collect();
    let scores = [vec![Some(60.0), Some(70.0)]];
    let groups = Groups::new(months, &scores, &[Some("镇".into()), None]);
    says(
        Kind::Groups,
        &Timeline::Groups(groups),
        "未分组单位的中位数最高（70.0），比最低的一组高 10.0 分",
        "The highest median is that of units of no group (70.0), 10.0 above the lowest",
    );
}

fn places() -> Places {
    let unit = |id: &str, title: &str, group: &str, score: Option<f64>, rank| Place {
        id: id.to_owned(),
        title: title.into(),
        group: Some(group.into()),
        score,
        rank,
    };
    Places {
        chosen: Some(1),
        units: vec![
            unit("a", "甲", "镇", Some(65.0), Some(3)),
            unit("c", "丙", "街道", Some(70.0), Some(2)),
            unit("b", "乙", "镇", Some(75.0), Some(1)),
            unit("d", "丁", "街道", None, None),
        ],
        ..Places::default()
    }
}

/// A square for each of `a`, `b` and `d`, a point for `c`, and one of no unit.
fn ground() -> Value {
    let square = |left: f64| {
        let right = left + 5.0;
        json!({"type": "Polygon", "coordinates": [[[left, 0], [right, 0], [right, 9], [left, 9], [left, 0]]]})
    };
    let point = json!({"type": "Point", "coordinates": [22, 20]});
    let shapes = [
        ("a", square(0.0)),
        ("b", square(5.0)),
        ("c", point),
        ("d", square(20.0)),
    ];
    let feature = |(id, geometry)| json!({"type": "Feature", "id": id, "geometry": geometry});
    let mut features: Vec<Value> = shapes.into_iter().map(feature).collect();
    features.push(json!({"type": "Feature", "geometry": square(40.0)}));
    json!({"type": "FeatureCollection", "features": features, "source": "Borders: nobody's"})
}

#[test]
fn a_map_shows_places_with_scores_and_one_without_and_finds_them() {
    let shapes = Shapes::read(&ground().to_string()).unwrap_or_else(|error| panic!("{error}"));
    let places = Places {
        shapes: Some(Rc::new(shapes)),
        ..places()
    };
    let timeline = Timeline::Places(places.clone());
    says(
        Kind::Map,
        &timeline,
        "最高乙（75.0），最低甲（65.0）；丙 70.0，第 2 名",
        "Highest 乙 (75.0), lowest 甲 (65.0); 丙 70.0, rank 2",
    );
    let told = told(Kind::Map, &timeline, Language::Chinese);
    let table = told.drawing.table();
    assert_eq!(table.columns, ["排名", "名称", "分组", "得分"]);
    let expected = [
        ["1", "乙", "镇", "75.0"],
        ["2", "丙", "街道", "70.0"],
        ["3", "甲", "镇", "65.0"],
        ["", "丁", "街道", ""],
    ];
    assert_eq!(table.rows, expected);
    let Drawing::Map(map) = &told.drawing else {
        panic!("no map");
    };
    let words = Words::of(Language::Chinese);
    assert_eq!(
        place_in_words(map, 2, words).as_deref(),
        Some("乙：75.0，第 1 名")
    );
    assert_eq!(place_in_words(map, 3, words).as_deref(), Some("丁：不排名"));
    assert_eq!(place_in_words(map, 4, words), None);
    let frame = Frame::default();
    let svg = told.drawing.svg(&frame);
    for text in [
        ">不排名</text>",
        ">不在本指数内</text>",
        ">丙 70.0</text>",
        ">≥75</text>",
    ] {
        assert!(svg.contains(text), "{text}: {svg}");
    }
    let finder = map
        .finder(&frame)
        .unwrap_or_else(|| panic!("nothing is drawn"));
    for at in 0..4 {
        let [left, top, right, bottom] = finder.bounds(at).unwrap_or_default();
        let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        assert_eq!(finder.at(middle), Some(at));
        let outline = finder.outline(at).unwrap_or_default();
        assert!(
            outline.starts_with('M') && outline.ends_with('Z'),
            "{outline}"
        );
    }
    let [.., right, bottom] = finder.bounds(3).unwrap_or_default();
    assert_eq!(
        finder.at((right + 30.0, bottom)),
        None,
        "ground is no place"
    );
    assert_eq!((finder.bounds(4), finder.outline(4)), (None, None));
    // Without shapes, or without scores, nothing is drawn.
    let bare = Timeline::Places(Places {
        shapes: None,
        ..places
    });
    let told = self::told(Kind::Map, &bare, Language::Chinese);
    assert_eq!(told.finding, None);
    assert!(told.drawing.svg(&frame).contains("No data"));
}

#[test]
fn a_map_or_tiles_of_a_node_name_it() {
    let places = Places {
        node: Some("work".to_owned()),
        ..places()
    };
    says(
        Kind::Tiles,
        &Timeline::Places(places),
        "就业：最高乙（75.0），最低甲（65.0）",
        "work: Highest 乙 (75.0), lowest 甲 (65.0)",
    );
}

#[test]
fn tiles_stand_group_by_group_and_one_without_a_score_is_told() {
    let timeline = Timeline::Places(places());
    says(
        Kind::Tiles,
        &timeline,
        "最高乙（75.0），最低甲（65.0）",
        "Highest 乙 (75.0), lowest 甲 (65.0)",
    );
    let told = told(Kind::Tiles, &timeline, Language::Chinese);
    let table = told.drawing.table();
    assert_eq!(table.columns, ["分组", "名称", "得分"]);
    let expected = [
        ["镇", "甲", "65.0"],
        ["镇", "乙", "75.0"],
        ["街道", "丙", "70.0"],
        ["街道", "丁", ""],
    ];
    assert_eq!(table.rows, expected);
    let svg = told.drawing.svg(&xingfu::chart::Frame::default());
    assert!(svg.contains(">不排名</text>"));
}

#[track_caller]
fn drawn(kind: &str, options: &Value) -> Result<String, String> {
    let options: ChartOptions =
        schema::read(&options.to_string()).unwrap_or_else(|error| panic!("{error}"));
    chart(kind, &september(), &options).map_err(|error| error.to_string())
}

#[test]
fn callers_have_all_of_them_of_reports() {
    let report =
        |report: &Report| serde_json::to_value(report).unwrap_or_else(|error| panic!("{error}"));
    let august = report(&reported(8, [70.0, 60.0, 70.0], [50.0, 90.0, 60.0]));
    let part = |indicator: &str, value: f64| json!({"indicator": indicator, "value": value, "plan": 0, "coverage": 0, "weight": 0});
    let change = json!({"from": 65.0, "to": 75.0, "delta": 10.0, "parts": [part("work", -10.0), part("school", 20.0)]});
    for (kind, options, expected) in [
        (
            "spread",
            json!({"unit": "b"}),
            "乙在 2 个领域中 1 个高于中位数，教育高得最多（+20.0）",
        ),
        ("tiles", json!({}), "最高乙（75.0），最低甲（65.0）"),
        (
            "map",
            json!({"shapes": ground(), "unit": "a"}),
            "Borders: nobody's",
        ),
        (
            "map",
            json!({"shapes": ground(), "unit": "a", "node": "work"}),
            "就业：最高",
        ),
        (
            "scatter",
            json!({"x": "work", "y": "d-school"}),
            "就业与教育的相关系数为 −1.00（3 个单位）",
        ),
        (
            "scatter",
            json!({"months": [august.clone()], "unit": "c"}),
            "2 个单位得分上升，0 个下降；丙 +5.0 分",
        ),
        (
            "groups",
            json!({"months": [august, report(&september())]}),
            "各组中位数相当：70.0",
        ),
        (
            "difference",
            json!({"unit": "b", "other": "a", "change": change}),
            "乙比甲高 10.0 分：教育 +20.0；但就业 −10.0",
        ),
    ] {
        let svg = drawn(kind, &options).unwrap_or_else(|error| panic!("{kind}: {error}"));
        assert!(svg.contains(expected), "{kind}: {svg}");
    }
    let mut named = september();
    for unit in &mut named.units {
        unit.group = Some("t".to_owned());
        unit.group_title = Some("镇乡".into());
    }
    let svg = chart("tiles", &named, &ChartOptions::default());
    let svg = svg.unwrap_or_else(|error| panic!("{error}"));
    assert!(svg.contains(">镇乡</text>"), "{svg}");
    for (kind, options, expected) in [
        (
            "map",
            json!({}),
            "shapes: found none, expected GeoJSON with a feature for each unit; `tiles` needs none",
        ),
        (
            "map",
            json!({"shapes": {"type": "FeatureCollection", "features": [{"geometry": {"type": "Point"}}]}}),
            "shapes.features[0].geometry.coordinates: found no two numbers, expected longitude from −180 to 180 and latitude from −90 to 90",
        ),
        (
            "scatter",
            json!({"x": "zzz"}),
            "x: found `zzz`, expected the id of a dimension or an indicator",
        ),
        (
            "difference",
            json!({"change": change, "other": "z"}),
            "other: found `z`, expected a unit of the report",
        ),
    ] {
        assert_eq!(drawn(kind, &options), Err(expected.to_owned()));
    }
}
