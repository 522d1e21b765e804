//! Figures: one profile beside another, and charts of reports from anywhere.

use std::time::Instant;

use roxmltree::Document;
use serde_json::{Value, json};
use xingfu::figure::reported::{ChartOptions, chart};
use xingfu::figure::{Drawing, Figure, Kind, Subject};
use xingfu::report;
use xingfu::schema::{self, NodeReport, Report};
use xingfu::score::profile::Profile;
use xingfu::text::Language;
use xingfu::text::words::Words;

use crate::support::scored_with;

const TOWN: &str = r#"{"id": "town", "version": "1", "title": "A town", "dimensions": [
    {"id": "work", "title": "Work", "weight": 3, "indicators": [
        {"id": "jobs", "title": "Jobs", "weight": 2, "rule": {"kind": "target", "direction": "at_least", "target": 100}},
        {"id": "pilot", "title": "Pilot", "rule": {"kind": "pass"}}]},
    {"id": "safety", "title": "Safety", "indicators": [
        {"id": "accidents", "title": "Accidents", "rule": {"kind": "zero", "penalty": 20}}]},
    {"id": "rest", "title": "Rest", "indicators": [
        {"id": "parks", "title": "Parks", "rule": {"kind": "target", "direction": "at_least", "target": 10}}]}]}"#;

const VALUES: &str = r#"{"values": [
    {"unit": "east", "indicator": "jobs", "value": 50},
    {"unit": "east", "indicator": "pilot", "value": "pass"},
    {"unit": "east", "indicator": "accidents", "value": 1},
    {"unit": "east", "indicator": "parks", "value": 9}]}"#;

#[track_caller]
fn read(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}"))
}

/// The town's report, under its own weights or others.
#[track_caller]
fn town(methodology: &str) -> Report {
    scored_with(&read(TOWN), &read(VALUES), &read(methodology)).report
}

/// The form that a JSON value is of.
#[track_caller]
fn written<T: serde::de::DeserializeOwned>(json: &Value) -> T {
    schema::read(&json.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn profile(report: &Report) -> Profile {
    report::profile(report, 0).unwrap_or_else(|error| panic!("{error}"))
}

/// Labels, values and references of a figure of bars.
fn rows(
    kind: Kind,
    mine: &Profile,
    published: &Profile,
) -> Vec<(String, Option<f64>, Option<f64>)> {
    let subject = Subject::new(mine, Some(published), Words::of(Language::English));
    let figure = Figure {
        kind,
        subject: subject.by_indicator(true),
        most: usize::MAX,
    };
    let Drawing::Bars(bars) = figure.told().drawing else {
        panic!("{} has no bars", kind.name());
    };
    let row = bars.rows.into_iter();
    row.map(|row| (row.label, row.value, row.reference))
        .collect()
}

/// What each indicator contributes under a report's weights, by title.
fn contribution(report: &Report, id: &str) -> Option<f64> {
    report.units[0].nodes[id].index_contribution
}

#[test]
fn marks_of_another_order_stand_in_the_rows_of_their_nodes() {
    let (mine, published) = (town(r#"{"weights": {"work": 1}}"#), town("{}"));
    let mut turned = published.clone();
    turned.tree[1..].reverse();
    turned.tree[1..].sort_by_key(|node| node.parent.as_deref() != Some("town"));
    assert_ne!(turned.tree, published.tree);
    let expected = rows(Kind::Contributions, &profile(&mine), &profile(&published));
    let found = rows(Kind::Contributions, &profile(&mine), &profile(&turned));
    assert_eq!(found, expected);
    for (label, _, reference) in expected {
        assert_eq!(
            reference,
            contribution(&published, &label.to_lowercase()),
            "{label}"
        );
    }
}

#[test]
fn a_node_that_the_other_profile_lacks_has_no_mark() {
    let (mine, mut published) = (town(r#"{"weights": {"work": 1}}"#), town("{}"));
    published
        .tree
        .retain(|node| !["work", "jobs", "pilot"].contains(&node.id.as_str()));
    for kind in [Kind::Contributions, Kind::LostPoints] {
        let found = rows(kind, &profile(&mine), &profile(&published));
        let marks = found
            .iter()
            .map(|(label, _, mark)| (label.as_str(), mark.is_some()));
        let mut marks: Vec<_> = marks.collect();
        marks.sort_unstable();
        let expected = [
            ("Accidents", true),
            ("Jobs", false),
            ("Parks", true),
            ("Pilot", false),
        ];
        assert_eq!(marks, expected);
    }
}

#[test]
fn every_chart_is_drawn_beside_a_shorter_tree() {
    let (mine, mut published) = (town(r#"{"weights": {"work": 1}}"#), town("{}"));
    published.tree.truncate(1);
    for kind in Kind::ALL {
        for node in ["work", "jobs", "rest", "parks"] {
            let options = options(
                &format!(r#"{{"node": "{node}", "lang": "en"}}"#),
                Some(&published),
            );
            let svg = chart(kind.name(), &mine, &options).unwrap_or_else(|error| panic!("{error}"));
            let drawn = Document::parse(&svg).is_ok_and(|svg| svg.root_element().has_children());
            assert!(drawn, "{}", kind.name());
        }
    }
}

/// Options as JavaScript writes them, with a report to compare with, and a shape of either report's unit.
fn options(json: &str, published: Option<&Report>) -> ChartOptions {
    let mut options = read(json);
    let square = |left: u8| {
        json!([[
            [left, 0],
            [left + 9, 0],
            [left + 9, 9],
            [left, 9],
            [left, 0]
        ]])
    };
    let feature = |id: &str, left: u8| json!({"id": id, "geometry": {"type": "Polygon", "coordinates": square(left)}});
    options["shapes"] =
        json!({"type": "FeatureCollection", "features": [feature("east", 0), feature("a", 9)]});
    if let Some(published) = published {
        options["published"] =
            serde_json::to_value(published).unwrap_or_else(|error| panic!("{error}"));
    }
    written(&options)
}

#[test]
fn coverage_is_in_whole_percents_in_the_order_of_the_index() {
    let values = read(
        r#"{"values": [
        {"unit": "east", "indicator": "jobs", "value": 50},
        {"unit": "east", "indicator": "accidents", "value": 1},
        {"unit": "east", "indicator": "parks", "status": "not_applicable"}]}"#,
    );
    let report = scored_with(&read(TOWN), &values, &read("{}")).report;
    let mine = profile(&report);
    let figure = Figure {
        kind: Kind::Coverage,
        subject: Subject::new(&mine, Some(&mine), Words::of(Language::English)),
        most: usize::MAX,
    };
    let told = figure.told();
    assert_eq!(
        told.description,
        "Work 67%, Safety 100%, Rest Not applicable."
    );
    let table = told.drawing.table();
    assert_eq!(table.columns[..2], ["Name", "Coverage by weight"]);
    let cells: Vec<_> = table.rows.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(cells, ["67", "100", "Not applicable"]);
}

#[test]
fn a_row_without_a_value_is_described_as_it_is_drawn() {
    let mut town = read(TOWN);
    if let Some(dimensions) = town["dimensions"].as_array_mut() {
        dimensions.push(json!({"id": "later", "title": "Later", "indicators": []}));
    }
    let values = read(r#"{"values": [{"unit": "east", "indicator": "parks", "value": 9}]}"#);
    let report = scored_with(&town, &values, &read("{}")).report;
    let mine = profile(&report);
    let figure = Figure {
        kind: Kind::Dimensions,
        subject: Subject::new(&mine, Some(&mine), Words::of(Language::English)),
        most: usize::MAX,
    };
    assert_eq!(
        figure.told().description,
        "Work n/r, Safety n/r, Rest 90.0, Later No scored indicators yet."
    );
}

#[test]
fn names_are_read_back_and_a_wrong_one_gets_the_list() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_name(kind.name()), Ok(*kind));
    }
    let error = Kind::from_name("pie").map_err(|error| error.to_string());
    let expected = "kind: found `pie`, expected `contributions`, `dimensions`, `radar`, `lost-points`, `sensitivity`, `coverage`, `waterfall`, `trends`, `plan`, `ranks`, `difference`, `spread`, `scatter`, `groups`, `tiles` or `map`";
    assert_eq!(error, Err(expected.to_owned()));
}

#[test]
fn types_and_readme_name_every_kind() {
    let read = |path: &str| {
        let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let readme = read("README.md");
    for kind in Kind::ALL {
        let name = format!("`{}`", kind.name());
        assert!(readme.contains(&name), "README.md: expected {name}");
    }
    let types = read("www/xingfu.d.ts");
    let names = Kind::ALL.iter().map(|kind| format!("'{}'", kind.name()));
    let names = names.collect::<Vec<_>>().join(" | ");
    let expected = format!("export type ChartKind = {names};");
    assert!(
        types.contains(&expected),
        "www/xingfu.d.ts: expected {expected}"
    );
}

/// Asserts what is said of the town's report after a change.
#[track_caller]
fn refused(change: impl FnOnce(&mut Report), expected: &str) {
    let mut report = town("{}");
    change(&mut report);
    let error = chart("contributions", &report, &ChartOptions::default());
    assert_eq!(
        error.map_err(|error| error.to_string()),
        Err(expected.to_owned())
    );
}

fn parent(report: &mut Report, child: usize, parent: &str) {
    report.tree[child].parent = Some(parent.to_owned());
}

#[test]
fn a_tree_that_is_none_is_refused_with_its_place() {
    refused(
        |report| report.tree.clear(),
        "tree: found no node, expected the index and its nodes",
    );
    refused(
        |report| parent(report, 1, "jobs"),
        "tree[1].parent: found `jobs`, expected the id of an earlier node",
    );
    refused(
        |report| parent(report, 1, "work"),
        "tree[1].parent: found `work`, expected the id of an earlier node",
    );
    refused(
        |report| parent(report, 2, "leisure"),
        "tree[2].parent: found `leisure`, expected the id of an earlier node",
    );
    refused(
        |report| report.tree[4].parent = None,
        "tree[4].parent: found none, expected the id of an earlier node",
    );
    refused(
        |report| parent(report, 0, "work"),
        "tree[0].parent: found `work`, expected no parent of the first node",
    );
    refused(
        |report| report.tree.swap(1, 2),
        "tree[1].parent: found `work`, expected the id of an earlier node",
    );
    refused(
        |report| report.tree[5].id = "jobs".to_owned(),
        "tree[5].id: found a second `jobs`, expected each id once",
    );
}

/// Changes what the first unit has at a node.
fn at_node(report: &mut Report, id: &str, change: impl FnOnce(&mut NodeReport)) {
    let nodes = &mut report.units[0].nodes;
    let mut node = nodes[id];
    change(&mut node);
    nodes.insert(id.to_owned(), node);
}

#[test]
fn shares_beyond_0_to_1_are_refused_with_their_place() {
    refused(
        |report| at_node(report, "jobs", |node| node.weight = -1.0),
        "units[0].nodes.jobs.weight: found -1, expected a share of 0 to 1",
    );
    refused(
        |report| at_node(report, "work", |node| node.effective_weight = 1e308),
        "units[0].nodes.work.effectiveWeight: found 1e308, expected a share of 0 to 1",
    );
    refused(
        |report| at_node(report, "parks", |node| node.coverage = Some(7.0)),
        "units[0].nodes.parks.coverage: found 7, expected a share of 0 to 1",
    );
}

#[test]
fn a_fault_of_the_report_to_compare_with_says_so() {
    let mine = town("{}");
    let mut published = mine.clone();
    parent(&mut published, 2, "jobs");
    let options = options("{}", Some(&published));
    let error = chart("radar", &mine, &options).map_err(|error| error.to_string());
    let expected = "published.tree[2].parent: found `jobs`, expected the id of an earlier node";
    assert_eq!(error, Err(expected.to_owned()));
}

#[test]
fn scores_of_any_size_are_drawn_in_few_bytes() {
    let sane = chart("contributions", &town("{}"), &ChartOptions::default()).map(|svg| svg.len());
    for score in [
        f64::MAX,
        f64::MIN,
        1e308,
        -1e300,
        1e15,
        f64::MIN_POSITIVE,
        -0.0,
    ] {
        let mut report = town("{}");
        for id in ["town", "work", "jobs", "safety", "accidents", "rest"] {
            at_node(&mut report, id, |node| {
                node.score = Some(score);
                node.contribution = Some(score);
                node.index_contribution = Some(score);
                node.lost_points = Some(-score);
            });
        }
        report.units[0].score = Some(score);
        for kind in Kind::ALL {
            let options = options(r#"{"lang": "en", "byIndicator": true}"#, Some(&report));
            let svg = chart(kind.name(), &report, &options);
            let svg = svg.unwrap_or_else(|error| panic!("{error}"));
            let name = kind.name();
            assert!(Document::parse(&svg).is_ok(), "{name} of {score}: {svg}");
            assert!(
                svg.len() < 8_192.max(2 * sane.clone().unwrap_or(0)),
                "{name} of {score}: {} bytes",
                svg.len()
            );
            for number in ["NaN", "inf"] {
                assert!(!svg.contains(number), "{name} of {score}: {svg}");
            }
        }
    }
}

/// A report of a chain of nodes, of one dimension with many indicators, or of many dimensions.
fn large(nodes: usize, parent: impl Fn(usize) -> usize, is_leaf: impl Fn(usize) -> bool) -> Report {
    let node = |at: usize| {
        json!({
            "id": format!("n{at}"), "title": format!("Node {at}"),
            "parent": (at > 0).then(|| format!("n{}", parent(at))),
            "aggregation": (!is_leaf(at)).then_some("arithmetic"),
        })
    };
    let figures = json!({
        "score": 50, "weight": 1, "effectiveWeight": 1, "contribution": 50,
        "indexContribution": 50, "lostPoints": 50, "coverage": 1
    });
    let figures = (0..nodes).map(|at| (format!("n{at}"), figures.clone()));
    let figures: serde_json::Map<_, _> = figures.collect();
    let json = json!({
        "index": "n0", "version": "1", "title": "Large", "published": true, "demonstration": false,
        "tree": (0..nodes).map(node).collect::<Vec<_>>(),
        "units": [{"id": "a", "title": "A", "score": 50, "adjustment": 0, "redLines": [], "nodes": figures}],
    });
    written(&json)
}

/// Asserts that what is done at 16 times the size takes less than 6 times as long as doing it 16
/// times at the size itself: about as long if it is linear, 16 times as long if it is quadratic.
///
/// Both take turns, about as long as each other, so that a busy machine delays one like the other.
#[track_caller]
fn assert_linear(name: &str, small: impl Fn(), large: impl Fn()) {
    let time = |run: &dyn Fn()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let repeated = || (0..16).for_each(|_| small());
    let rounds: Vec<_> = (0..4).map(|_| (time(&repeated), time(&large))).collect();
    let repeated = rounds.iter().map(|(repeated, _)| *repeated).min();
    let large = rounds.iter().map(|(_, large)| *large).min();
    let (repeated, large) = (repeated.unwrap_or_default(), large.unwrap_or_default());
    assert!(
        large < 6 * repeated,
        "{name}: {repeated:?} for 16 small ones, {large:?} for a large one"
    );
}

/// Draws every kind of chart.
fn draw(report: &Report, options: &ChartOptions) {
    for kind in Kind::ALL {
        assert!(chart(kind.name(), report, options).is_ok());
    }
}

#[test]
fn time_grows_with_the_nodes_and_not_with_their_square() {
    type Shape = (&'static str, fn(usize) -> usize, fn(usize, usize) -> bool);
    let shapes: [Shape; 3] = [
        ("a chain", |at| at - 1, |at, nodes| at + 1 == nodes),
        ("one dimension", |at| usize::from(at > 1), |at, _| at > 1),
        ("many dimensions", |_| 0, |_, _| false),
    ];
    for (name, parent, is_leaf) in shapes {
        let prepared = |nodes: usize| {
            let report = large(nodes, parent, |at| is_leaf(at, nodes));
            let mut turned = report.clone();
            if name == "many dimensions" {
                turned.tree[1..].reverse();
            }
            let last = format!(r#"{{"node": "n{}", "byIndicator": true}}"#, nodes - 1);
            let options = options(&last, Some(&turned));
            move || draw(&report, &options)
        };
        assert_linear(name, prepared(200), prepared(3_200));
    }
}

#[test]
fn time_grows_with_the_length_of_titles_and_not_with_its_square() {
    let prepared = |length: usize| {
        let mut report = town("{}");
        for (position, node) in report.tree.iter_mut().enumerate() {
            let part = ["工作", "long words ", "unbreakable"][position % 3];
            node.title = part.repeat(length).as_str().into();
        }
        let options = options(r#"{"node": "work", "byIndicator": true}"#, Some(&report));
        move || draw(&report, &options)
    };
    assert_linear("titles", prepared(500), prepared(8_000));
}
