//! A district’s year under 幸福武清, month by month: the cases that no office could publish before.

use crate::support::{Scored, scored_with};
use serde_json::{Value, json};
use xingfu::data::{Dataset, UnitId};
use xingfu::index::{Index, Indicator};
use xingfu::methodology::Methodology;
use xingfu::month::Month;
use xingfu::process::Values;
use xingfu::rule::{Due, Elapsed, Rule};
use xingfu::schema::{self, DatasetFile};
use xingfu::score::change::{Part, Side, between};

/// 幸福武清 read by the schedule, with silence worth nothing once the year is over.
fn wuqing() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/index.json");
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{error}"));
    let mut definition: Value =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    definition["reading"] = json!("schedule");
    definition["missing_at_close"] = json!("zero");
    definition["minimum_coverage_at_close"] = json!(0.9);
    definition
}

fn index() -> Index {
    Index::from_json(&wuqing().to_string()).unwrap_or_else(|error| panic!("{error}"))
}

/// The entries of one indicator exactly on plan.
fn on_plan(id: &str, indicator: &Indicator, month: u8) -> Vec<Value> {
    let elapsed = Elapsed {
        months: month,
        of: 12,
    };
    let due = match indicator.due(None, elapsed) {
        Due::Whole => indicator.rule.whole(),
        due => due,
    };
    let period = format!("2024-{month:02}");
    let entry = || json!({"unit": "d", "indicator": id, "period": period});
    let value = |due: Due| match (&indicator.rule, due) {
        (_, Due::Value(x)) => json!({"value": x}),
        (Rule::Milestone(rule), Due::Rung(rung)) => json!({"value": rule.ladder[rung].id}),
        (Rule::Milestone(rule), _) => json!({"value": rule.ladder[0].id}),
        (Rule::Pass(_), Due::Share(share)) if share > 0.0 => json!({"value": "pass"}),
        (Rule::Pass(_), _) => json!({"status": "pending"}),
        (Rule::Coverage(_), Due::Share(share)) => {
            json!({"value": 20.0 * share, "denominator": 20})
        }
        (Rule::Coverage(_), _) => json!({"value": 20, "denominator": 20}),
        (Rule::Hold(_), _) => json!({"value": 90, "baseline": 90}),
        (_, _) => json!({"value": 0}),
    };
    let with = |fields: Value, item: Option<&str>| {
        let mut entry = entry();
        for (name, field) in fields.as_object().into_iter().flatten() {
            entry[name] = field.clone();
        }
        if let Some(item) = item {
            entry["item"] = json!(item);
        }
        entry
    };
    if indicator.items.is_empty() {
        return vec![with(value(due), None)];
    }
    let mut done = match (&indicator.rule, due) {
        (Rule::Checklist(_), Due::Share(share)) => {
            indicator.count() * indicator.rule.share_due(share, indicator.count())
        }
        _ => 0.0,
    };
    let items = indicator.items.iter().map(|item| {
        let fields = match &indicator.rule {
            Rule::Checklist(_) => {
                done -= item.count;
                json!({"value": if done > -1e-9 { "done" } else { "not_done" }})
            }
            _ => value(due),
        };
        with(fields, Some(&item.id))
    });
    items.collect()
}

/// A whole month exactly on plan, but for what a case says of some indicators.
fn month(index: &Index, month: u8, otherwise: &[(&str, Value)]) -> Vec<Value> {
    let entries = index.indicators().flat_map(|(_, indicator)| {
        let id = index.node(indicator.node).id.as_str();
        let entries = on_plan(id, indicator, month);
        match otherwise.iter().find(|(named, _)| *named == id) {
            None => entries,
            Some((_, fields)) => entries
                .into_iter()
                .filter_map(|mut entry| {
                    let fields = fields.as_object()?;
                    entry.as_object_mut()?.remove("status");
                    for (name, field) in fields {
                        entry[name] = field.clone();
                    }
                    Some(entry)
                })
                .collect(),
        }
    });
    entries.collect()
}

fn as_of(values: &[Value], month: u8) -> Scored {
    let data = json!({"units": [{"id": "d"}], "values": values});
    scored_with(
        &wuqing(),
        &data,
        &json!({"asOf": format!("2024-{month:02}")}),
    )
}

#[test]
fn a_district_exactly_on_plan_has_100_and_is_excellent_in_every_month() {
    let index = index();
    let mut last = 0.0;
    for m in 1..=12 {
        let scored = as_of(&month(&index, m, &[]), m);
        let unit = scored.unit("d");
        let score = unit.score.unwrap_or(f64::NAN);
        assert!((score - 100.0).abs() < 1e-9, "month {m}: {score}");
        assert_eq!(unit.grade.as_deref(), Some("优秀"), "month {m}");
        assert_eq!(
            (unit.counts.behind, unit.counts.missing),
            (0, 0),
            "month {m}"
        );
        let attainment = unit.attainment.unwrap_or(f64::NAN);
        assert!(attainment >= last - 1e-9, "month {m}: {attainment}");
        last = attainment;
    }
    assert!((last - 100.0).abs() < 1e-9, "{last}");
}

#[test]
fn a_broken_promise_is_counted_beside_the_headline() {
    let index = index();
    let behind = |otherwise: &[(&str, Value)], m: u8| {
        let scored = as_of(&month(&index, m, otherwise), m);
        let counts = scored.unit("d").counts;
        assert_eq!(counts.missing, 0);
        counts.behind
    };
    let none = || json!({"value": 0});
    assert_eq!(behind(&[("rural-canteens", none())], 12), 1);
    assert_eq!(behind(&[("new-jobs", json!({"value": 18_000}))], 12), 1);
    let care = ["care-complexes", "day-care-centres", "rural-canteens"];
    let care = care.map(|id| (id, none()));
    assert_eq!(behind(&care, 12), 3);
    assert_eq!(behind(&care, 6), 3, "and half a year before the end");
    let lowest =
        index
            .find_indicator("schools-completed")
            .map(|id| match &index.indicator(id).rule {
                Rule::Milestone(rule) => rule.ladder[0].id.clone(),
                other => panic!("found {other:?}, expected a milestone"),
            });
    assert_eq!(
        behind(&[("schools-completed", json!({"value": lowest}))], 12),
        1
    );
}

#[test]
fn a_month_that_is_opened_and_left_empty_counts_nothing_as_reported() {
    let index = index();
    let scored = as_of(&month(&index, 9, &[]), 10);
    let unit = scored.unit("d");
    let counts = unit.counts;
    assert_eq!(counts.reported, 0);
    assert!(counts.carried > 0 && counts.overdue > 0, "{counts:?}");
    assert_eq!(counts.all() as usize, index.indicators().len());
    // Stages and verdicts stand until they change; every figure of the month is lacking.
    assert!(unit.coverage < Some(0.8), "{:?}", unit.coverage);
    assert_eq!(
        scored.node("d", "new-jobs").state,
        Some(schema::Standing::Overdue)
    );
    // What is carried on purpose is covered.
    let carried: Vec<Value> = month(&index, 9, &[])
        .into_iter()
        .filter(|entry| entry.get("value").is_some())
        .flat_map(|entry| {
            let mut again = entry.clone();
            again["period"] = json!("2024-10");
            again["carried"] = json!(true);
            [entry, again]
        })
        .collect();
    let counts = as_of(&carried, 10).unit("d").counts;
    assert_eq!((counts.reported, counts.overdue), (0, 0), "{counts:?}");
}

#[test]
fn nothing_is_won_by_silence_after_december() {
    let index = index();
    let all = month(&index, 12, &[]);
    let is_pass = |id: &str| {
        let id = index.find_indicator(id);
        id.is_some_and(|id| matches!(index.indicator(id).rule, Rule::Pass(_)))
    };
    let passes = |entry: &&Value| is_pass(entry["indicator"].as_str().unwrap_or_default());
    let silent: Vec<Value> = all.iter().filter(|entry| !passes(entry)).cloned().collect();
    let scored = as_of(&silent, 12);
    let unit = scored.unit("d");
    let count = all.iter().filter(passes).count() as u32;
    assert_eq!(unit.counts.missing, count);
    assert_eq!(scored.node("d", "sanitary-district").score, Some(0.0));
    let root = scored.points(index.id()).unwrap_or(f64::NAN);
    assert!(root < 95.0, "{root}");
    // What is awaited stays out of the score, and is counted beside it.
    let mut awaited = silent;
    awaited.extend(all.iter().filter(passes).map(|entry| {
        json!({"unit": "d", "indicator": entry["indicator"], "period": "2024-12", "status": "pending"})
    }));
    let scored = as_of(&awaited, 12);
    assert_eq!(scored.unit("d").counts.pending, count);
    assert_eq!(scored.node("d", "sanitary-district").score, None);
}

#[test]
fn one_serious_accident_all_else_being_perfect_is_no_more_than_a_pass() {
    let index = index();
    for m in [6, 12] {
        let accident = [("serious-accidents", json!({"value": 1}))];
        let scored = as_of(&month(&index, m, &accident), m);
        let unit = scored.unit("d");
        assert!(unit.score > Some(90.0), "the score stays as it is");
        assert_eq!(unit.grade.as_deref(), Some("合格"), "month {m}");
        assert_eq!(unit.red_lines, ["serious-accident"]);
    }
}

#[test]
fn more_than_a_tenth_that_is_not_covered_at_the_close_leaves_no_score() {
    let index = index();
    // New jobs weigh 6/14 of 7/37, clinics 4/17 of 6/37: 0.9 is asked for at the close, 0.5 before.
    let awaited = |m: u8| {
        let mut values = month(&index, m, &[]);
        for entry in &mut values {
            let id = entry["indicator"].clone();
            if id == "new-jobs" || id == "digital-village-clinics" {
                *entry = json!({"unit": "d", "indicator": id, "period": entry["period"], "status": "pending"});
            }
        }
        let unit = as_of(&values, m).unit("d").clone();
        (unit.score.is_some(), unit.coverage.unwrap_or(f64::NAN))
    };
    let (has_score, coverage) = awaited(12);
    let expected = 1.0 - 6.0 / 14.0 * 7.0 / 37.0 - 4.0 / 17.0 * 6.0 / 37.0;
    assert!((coverage - expected).abs() < 1e-12, "{coverage}");
    assert!(!has_score && awaited(11).0);
}

#[test]
fn silence_is_no_accident() {
    let mut definition = wuqing();
    definition["red_lines"] = json!([{"id": "serious-accident", "title": "R",
        "indicator": "serious-accidents", "below": 100, "grade_cap": 60}]);
    let index = index();
    let all = month(&index, 12, &[]);
    let crossed = |values: &[Value]| {
        let data = json!({"units": [{"id": "d"}], "values": values});
        let choices = json!({"asOf": "2024-12", "redLines": {"serious-accident": "文件"}});
        scored_with(&definition, &data, &choices)
            .unit("d")
            .red_lines
            .len()
    };
    let others: Vec<Value> = all
        .iter()
        .filter(|entry| entry["indicator"] != "serious-accidents")
        .cloned()
        .collect();
    assert_eq!(crossed(&all), 0);
    assert_eq!(crossed(&others), 0, "nothing was said of accidents");
    let accident = |period: &str| {
        let mut values = others.clone();
        values.push(
            json!({"unit": "d", "indicator": "serious-accidents", "value": 1, "period": period}),
        );
        crossed(&values)
    };
    assert_eq!(accident("2024-12"), 1);
    assert_eq!(
        accident("2024-03"),
        1,
        "an old one has happened all the same"
    );
}

#[test]
fn a_fall_of_the_score_is_explained_to_the_last_point() {
    let index = index();
    let mut values = month(&index, 9, &[]);
    values.extend(month(
        &index,
        10,
        &[
            ("serious-accidents", json!({"value": 1})),
            ("new-jobs", json!({"value": 27_000})),
        ],
    ));
    let file: DatasetFile = schema::read(&json!({"values": values}).to_string())
        .unwrap_or_else(|error| panic!("{error}"));
    let data = Dataset::from_file(&file, &index).unwrap_or_else(|error| panic!("{error}"));
    let methodology = Methodology::default_of(&index);
    let of = |month| Values::new(&index, &data, Month::new(2024, month));
    let (september, october) = (of(9), of(10));
    let side = |values| Side {
        values,
        terms: methodology.processing().terms(),
        weighting: methodology.weighting(),
    };
    let change = between(&index, &side(&september), &side(&october), UnitId::at(0))
        .unwrap_or_else(|error| panic!("{error}"));
    let part = |id: &str| {
        let id = index.find_indicator(id);
        let part = change.parts.iter().find(|part| Some(part.indicator) == id);
        part.copied().unwrap_or_else(|| panic!("no part of {id:?}"))
    };
    let (accident, jobs) = (part("serious-accidents"), part("new-jobs"));
    assert!(accident.value < -1.0, "{accident:?}");
    assert_eq!(accident.plan, 0.0);
    assert!(jobs.value.abs() < 1e-9 && jobs.plan < 0.0, "{jobs:?}");
    let sum: f64 = change.parts.iter().map(Part::sum).sum();
    assert_eq!(Some(sum), change.delta);
}
