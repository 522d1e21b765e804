//! The demonstration data of 幸福武清: plausible, marked, the same everywhere.

use crate::support::{self, Scored};
use serde_json::json;
use xingfu::data::demonstration::{demonstrate, on_show, own_unit};
use xingfu::data::{Dataset, Status, Unit, UnitId};
use xingfu::index::{Index, Indicator};
use xingfu::methodology::Methodology;
use xingfu::month::Month;
use xingfu::rule::{Observation, Rule, Target, Value, Zero};

const SEEDS: std::ops::Range<u64> = 0..12;

fn builtin() -> Index {
    Index::builtin().unwrap_or_else(|error| panic!("{error}"))
}

fn months(last: u8) -> Vec<Month> {
    (1..=last)
        .filter_map(|month| Month::new(2024, month))
        .collect()
}

fn generated(index: &Index, last: u8, seed: u64) -> Dataset {
    let unit = Unit {
        id: "wuqing".into(),
        title: "武清区".into(),
        group: None,
    };
    demonstrate(index, vec![unit], &months(last), seed)
}

/// Every series of reported values, oldest first, under every seed.
fn each_series(mut check: impl FnMut(&str, &Indicator, &[Observation])) {
    let index = builtin();
    for seed in SEEDS {
        let data = generated(&index, 9, seed);
        for (id, indicator) in index.indicators() {
            let items = (0..indicator.items.len() as u32).map(Some);
            for item in items.chain([None]) {
                let history = data.history(UnitId::at(0), id, item);
                let series: Vec<_> = history
                    .filter_map(|(_, record)| match record.status {
                        Status::Reported(observation) => Some(observation),
                        _ => None,
                    })
                    .collect();
                check(&index.node(indicator.node).id, indicator, &series);
            }
        }
    }
}

fn numbers(series: &[Observation]) -> Vec<f64> {
    let number = |observation: &Observation| match observation.value {
        Value::Number(x) => Some(x),
        _ => None,
    };
    series.iter().filter_map(number).collect()
}

#[test]
fn it_is_marked_scores_and_lacks_something_under_any_seed() {
    let index = builtin();
    for seed in SEEDS {
        let data = generated(&index, 9, seed);
        assert!(data.is_demonstration());
        let scored = Scored::new(index.clone(), data, Methodology::default_of(&index));
        let unit = scored.unit("wuqing");
        assert!(scored.report.demonstration);
        let score = unit.score.unwrap_or(f64::NAN);
        assert!((60.0..100.0).contains(&score), "seed {seed}: {score}");
        let coverage = unit.coverage.unwrap_or(f64::NAN);
        assert!((0.7..1.0).contains(&coverage), "seed {seed}: {coverage}");
    }
}

#[test]
fn it_is_a_data_file_like_any_other() {
    let index = builtin();
    for seed in SEEDS {
        let data = generated(&index, 9, seed);
        assert_eq!(Dataset::from_file(&data.to_file(&index), &index), Ok(data));
    }
}

#[test]
fn what_is_counted_is_whole_and_never_falls() {
    each_series(|id, indicator, series| {
        if let Rule::Target(Target { target, .. }) = indicator.rule {
            let numbers = numbers(series);
            assert!(numbers.is_sorted(), "{id}: {numbers:?}");
            assert!(
                numbers
                    .iter()
                    .all(|x| x.fract() == 0.0 && *x <= 1.5 * target),
                "{id}"
            );
        }
    });
}

#[test]
fn occurrences_are_few() {
    each_series(|id, indicator, series| {
        if let Rule::Zero(Zero { penalty }) = indicator.rule {
            let numbers = numbers(series);
            assert!(
                numbers
                    .iter()
                    .all(|x| x.fract() == 0.0 && x * penalty <= 50.0),
                "{id}"
            );
        }
    });
}

#[test]
fn rungs_and_checklists_never_go_back() {
    each_series(|id, _, series| {
        let rank = |observation: &Observation| match observation.value {
            Value::Rung(rung) => rung,
            Value::Completion(state) => state as usize,
            Value::Verdict(passed) => usize::from(passed),
            _ => 0,
        };
        assert!(series.is_sorted_by_key(rank), "{id}: {series:?}");
    });
}

#[test]
fn rates_stay_below_100_near_a_baseline_that_does_not_move() {
    each_series(|id, indicator, series| {
        if let Rule::Hold(_) = indicator.rule {
            for observation in series {
                assert_eq!(observation.baseline, series[0].baseline, "{id}");
            }
            for x in numbers(series) {
                let apart = x - series[0].baseline.unwrap_or(f64::NAN);
                assert!(x <= 100.0 && apart.abs() < 3.0, "{id}: {x}");
                assert_eq!((x * 10.0).round() / 10.0, x, "{id}");
            }
        }
    });
}

#[test]
fn what_is_covered_is_part_of_a_whole_that_does_not_move() {
    each_series(|id, indicator, series| {
        if matches!(indicator.rule, Rule::Coverage(_)) {
            let numbers = numbers(series);
            assert!(numbers.is_sorted(), "{id}");
            for (observation, x) in series.iter().zip(numbers) {
                assert_eq!(observation.denominator, series[0].denominator, "{id}");
                assert!(
                    observation
                        .denominator
                        .is_some_and(|all| x <= all && all.fract() == 0.0)
                );
            }
        }
    });
}

#[test]
fn the_ten_projects_without_names_are_left_to_the_user() {
    each_series(|id, _, series| assert!(id != "livelihood-projects" || series.is_empty()));
}

#[test]
fn some_months_are_carried_and_some_missing_and_a_bad_one_says_so() {
    let index = builtin();
    for seed in SEEDS {
        let data = generated(&index, 9, seed);
        let records: Vec<_> = data.records().collect();
        let carried = records.iter().filter(|(_, record)| record.carried).count();
        assert!((5..80).contains(&carried), "seed {seed}: {carried}");
        for (key, record) in records.iter().filter(|(_, record)| record.carried) {
            let before = data.history(key.unit, key.indicator, key.item);
            let before = before.filter(|(month, _)| *month < key.period).last();
            assert_eq!(before.map(|(_, record)| record.status), Some(record.status));
        }
        let pending = records
            .iter()
            .filter(|(_, record)| record.status == Status::Pending);
        for (_, record) in pending {
            assert!(record.remarks.note.is_some() && record.remarks.decided_by.is_some());
        }
        let in_trouble = |record: &xingfu::data::Record| {
            matches!(record.status, Status::Reported(_)) && record.remarks.note.is_some()
        };
        let months: std::collections::BTreeSet<_> = records
            .iter()
            .filter(|(_, record)| in_trouble(record))
            .map(|(key, _)| key.period)
            .collect();
        assert_eq!(months.len(), 1, "seed {seed}: {months:?}");
    }
}

/// The data that a page shows at first, read against the schedule.
#[test]
fn the_months_on_show_look_like_a_real_year() {
    let index = builtin();
    let data = on_show(&index, vec![own_unit(&index)]);
    let month = |month: u8| Month::new(2024, month);
    let scores: Vec<f64> = (1..=9)
        .map(|at| {
            let methodology = Methodology::default_of(&index).as_of(month(at));
            let scored = Scored::new(index.clone(), data.clone(), methodology);
            let unit = &scored.report.units[0];
            println!(
                "{at}: {:?} {:?} {:?} {:?}",
                unit.score, unit.grade, unit.coverage, unit.counts
            );
            unit.score.unwrap_or(f64::NAN)
        })
        .collect();
    assert!(
        scores.iter().all(|score| (75.0..96.0).contains(score)),
        "{scores:?}"
    );
    let falls = scores.windows(2).filter(|pair| pair[1] < pair[0] - 0.5);
    assert!((1..6).contains(&falls.count()), "{scores:?}");
}

#[test]
fn further_months_leave_the_earlier_ones_as_they_are() {
    let index = builtin();
    let (short, long) = (generated(&index, 4, 7), generated(&index, 12, 7));
    assert!(
        short
            .records()
            .all(|(key, record)| long.get(&key) == Some(record))
    );
    assert!(short.records().count() > 100);
}

#[test]
fn seeds_and_units_differ() {
    let index = builtin();
    assert_ne!(generated(&index, 9, 1), generated(&index, 9, 2));
    assert_eq!(generated(&index, 9, 1), generated(&index, 9, 1));
    let unit = |id: &str| Unit {
        id: id.into(),
        title: id.into(),
        group: None,
    };
    let two = demonstrate(&index, vec![unit("a"), unit("b")], &months(9), 1);
    let scored = Scored::new(index.clone(), two, Methodology::default_of(&index));
    assert_ne!(scored.unit("a").score, scored.unit("b").score);
}

/// An index with a rule of every kind.
fn of_every_kind() -> Index {
    let tiers = json!([{"value": 5, "share": 0.6}, {"value": 8, "share": 0.8}]);
    let rules = [
        json!({"kind": "target", "direction": "at_least", "target": 36_000}),
        json!({"kind": "target", "direction": "at_most", "target": 4.5}),
        json!({"kind": "zero", "penalty": 10}),
        json!({"kind": "hold", "penalty": 10}),
        json!({"kind": "milestone", "ladder": "l", "promised": "done"}),
        json!({"kind": "pass"}),
        json!({"kind": "coverage"}),
        json!({"kind": "efficacy", "unacceptable": 6, "satisfactory": 12}),
        json!({"kind": "tiered", "tiers": tiers}),
        json!({"kind": "goalposts", "lower": 100, "upper": 75_000, "transform": "ln"}),
        json!({"kind": "band", "from": 10, "to": 20, "lower": 0, "upper": 40}),
        json!({"kind": "satisfaction"}),
    ];
    let indicators = rules.into_iter().enumerate();
    let mut indicators: Vec<_> = indicators
        .map(|(i, rule)| json!({"id": format!("i{i}"), "title": "T", "rule": rule}))
        .collect();
    indicators.push(json!({
        "id": "list", "title": "L", "rule": {"kind": "checklist"},
        "items": [{"id": "a", "title": "甲"}, {"id": "b", "title": "乙"}],
    }));
    let mut definition = support::index_of(&indicators.into());
    definition["ladders"] = json!({"l": [
        {"id": "none", "title": "N", "points": 0}, {"id": "half", "title": "H", "points": 50},
        {"id": "done", "title": "D", "points": 100},
    ]});
    support::index(&definition)
}

#[test]
fn any_index_can_be_demonstrated() {
    let index = of_every_kind();
    let mut reported = std::collections::BTreeSet::new();
    for seed in SEEDS {
        let data = generated(&index, 12, seed);
        assert_eq!(
            Dataset::from_file(&data.to_file(&index), &index),
            Ok(data.clone())
        );
        let scored = Scored::new(index.clone(), data, Methodology::default_of(&index));
        for (_, indicator) in index.indicators() {
            let id = index.node(indicator.node).id.clone();
            if let Some(points) = scored.node("wuqing", &id).score {
                assert!((0.0..=110.0).contains(&points), "{id}: {points}");
                reported.insert(id);
            }
        }
    }
    assert_eq!(reported.len(), 13, "{reported:?}");
}

/// FNV-1a over the data file: one figure that every platform must give.
#[test]
fn the_values_are_these_on_every_platform() {
    let index = of_every_kind();
    let file = generated(&index, 9, 2024).to_file(&index);
    let text = serde_json::to_string(&file).unwrap_or_default();
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    assert_eq!(format!("{hash:016x}"), "70d238f9a1f572f0");
}
