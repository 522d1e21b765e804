//! Laws of whole cases, valid but extreme: of every definition, data set and methodology there may be.

use crate::support::{self, Scored, try_dataset, try_methodology};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use xingfu::data::UnitId;
use xingfu::data::published::{self, Issue};
use xingfu::index::Index;
use xingfu::methodology::Methodology;
use xingfu::month::Month;
use xingfu::process::Values;
use xingfu::schema::{self, DatasetFile, Definition, Issued, MethodologyFile, Report};
use xingfu::score::Scoring;
use xingfu::score::change::{Side, between, of_units};
use xingfu::score::profile::Profile;
use xingfu_cases::{Case, Dice};

/// Cases of a tape, which shrinks: to a shorter one of smaller numbers.
fn dice() -> impl Strategy<Value = Dice> {
    let numbers = proptest::collection::vec(any::<u32>(), 0..600);
    numbers.prop_map(|tape| Dice::Tape(tape, 0))
}

fn cases() -> impl Strategy<Value = Case> {
    dice().prop_map(|mut dice| Case::new(&mut dice))
}

fn spoiled() -> impl Strategy<Value = Case> {
    dice().prop_map(|mut dice| Case::spoiled(&mut dice))
}

type Outcome = Result<(), TestCaseError>;

fn fail(error: impl std::fmt::Display) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

/// The scores of a case; none where a mean is not defined of its points, which only points below 0
/// can bring about.
fn scored(case: &Case) -> Result<Option<Scored>, TestCaseError> {
    let index = Index::from_json(&case.definition.to_string()).map_err(fail)?;
    let dataset = try_dataset(&index, &case.data).map_err(fail)?;
    let methodology = try_methodology(&index, &case.methodology).map_err(fail)?;
    let values = methodology.processing().values(&index, &dataset);
    match Scoring::new(&index, values, &methodology) {
        Ok(_) => Ok(Some(Scored::new(index, dataset, methodology))),
        Err(error) if error.to_string().contains("expected scores of 0 or more") => Ok(None),
        Err(error) => Err(fail(error)),
    }
}

/// Whether two are the same but for rounding.
fn close(a: f64, b: f64, scale: f64) -> bool {
    (a - b).abs() <= 1e-9 * scale.max(1.0)
}

/// Numbers in a report are numbers, and none is −0.
fn check_numbers(place: &str, value: &Value) -> Outcome {
    match value {
        Value::Number(number) => {
            let x = number.as_f64().unwrap_or(f64::NAN);
            prop_assert!(
                x.is_finite() && (x != 0.0 || x.is_sign_positive()),
                "{place}: {x:?}"
            );
        }
        Value::Array(list) => {
            for (at, within) in list.iter().enumerate() {
                check_numbers(&format!("{place}[{at}]"), within)?;
            }
        }
        Value::Object(fields) => {
            for (name, within) in fields {
                check_numbers(&format!("{place}.{name}"), within)?;
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
    Ok(())
}

/// Every branch against its children; every unit as a whole.
fn check_unit(scored: &Scored, unit: UnitId) -> Outcome {
    let weighting = scored.methodology.weighting();
    let profile = Profile::new(&scored.index, &scored.scores, weighting, unit);
    let mut effective = 0.0;
    for (at, node) in profile.nodes.iter().enumerate() {
        prop_assert!(
            node.coverage
                .is_none_or(|share| (0.0..=1.0 + 1e-9).contains(&share)),
            "{node:?}"
        );
        if profile.is_leaf(at) {
            effective += node.effective_weight;
            continue;
        }
        let children = || profile.children(at).map(|child| &profile.nodes[child]);
        let counted = || {
            children()
                .filter(|child| child.share > 0.0)
                .filter_map(|child| child.score)
        };
        prop_assert_eq!(
            node.score.is_some(),
            counted().next().is_some(),
            "{:?}",
            node
        );
        let Some(score) = node.score else { continue };
        let (least, most) = counted().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), s| {
            (a.min(s), b.max(s))
        });
        // Below 10⁻¹⁰⁰ there is nothing.
        let slack = 1e-9 * least.abs().max(most.abs()) + 1e-99;
        prop_assert!(
            least - slack <= score && score <= most + slack,
            "{least} {most}: {node:?}"
        );
        let contributions: f64 = children().filter_map(|child| child.contribution).sum();
        let scale = least.abs().max(most.abs());
        prop_assert!(
            close(contributions, score, scale),
            "{contributions} {score} {:?}",
            node.aggregation
        );
    }
    let is_scored = profile.nodes[0].score.is_some();
    prop_assert!(
        close(effective, f64::from(u8::from(is_scored)), 1.0),
        "{effective}"
    );
    let whole = &profile.nodes[0];
    prop_assert_eq!(whole.index_contribution, whole.score);
    Ok(())
}

/// Reports by unit, without what depends on the order.
fn by_unit(report: &Report) -> BTreeMap<&str, Value> {
    let units = report.units.iter();
    units.map(|unit| (unit.id.as_str(), json!(unit))).collect()
}

/// The case with something else in its data.
fn with_data(case: &Case, change: impl Fn(&mut Value)) -> Case {
    let mut changed = case.clone();
    change(&mut changed.data);
    changed
}

fn reverse(list: &mut Value) {
    if let Some(list) = list.as_array_mut() {
        list.reverse();
    }
}

/// Multiplies the weights of the indicators and dimensions of the index by a power of two.
fn rescale(definition: &mut Value, by: f64) {
    for name in ["dimensions", "indicators"] {
        for child in definition[name].as_array_mut().into_iter().flatten() {
            child["weight"] = json!(child["weight"].as_f64().unwrap_or(1.0) * by);
            rescale(child, by);
        }
    }
}

/// So many cases as the whole suite has time for, or `PROPTEST_CASES`.
fn config() -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(100),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn scores_exist_where_they_must_and_sum_as_they_should(case in cases()) {
        let Some(scored) = scored(&case)? else { return Ok(()) };
        for unit in 0..scored.report.units.len() {
            check_unit(&scored, UnitId::at(unit))?;
        }
        let report = json!(scored.report);
        check_numbers("report", &report)?;
        for unit in &scored.report.units {
            let counts = unit.counts;
            let exclusive = [counts.reported, counts.carried, counts.overdue, counts.missing, counts.pending, counts.not_due, counts.not_applicable];
            prop_assert_eq!(exclusive.iter().sum::<u32>() as usize, scored.index.indicators().count());
        }
        let again: Report = schema::read(&schema::write(&scored.report)).map_err(fail)?;
        prop_assert_eq!(&again, &scored.report);
    }

    #[test]
    fn everything_written_is_read_back_equal(case in cases()) {
        let definition: Definition = schema::read(&case.definition.to_string()).map_err(fail)?;
        let again: Definition = schema::read(&schema::write(&definition)).map_err(fail)?;
        prop_assert_eq!(&again, &definition);
        let index = Index::from_json(&case.definition.to_string()).map_err(fail)?;
        let data = try_dataset(&index, &case.data).map_err(fail)?;
        let file: DatasetFile = schema::read(&schema::write(&data.to_file(&index))).map_err(fail)?;
        prop_assert_eq!(&xingfu::data::Dataset::from_file(&file, &index).map_err(fail)?, &data);
        let methodology: MethodologyFile = schema::read(&case.methodology.to_string()).map_err(fail)?;
        let again: MethodologyFile = schema::read(&schema::write(&methodology)).map_err(fail)?;
        prop_assert_eq!(&again, &methodology);
        let Some(as_of) = Month::new(2024, 12) else { return Ok(()) };
        let issued = Issued { by: "督查室".into(), at: "2024-12-31".into(), note: None };
        let optional = &xingfu::map::Map::new();
        let issue = Issue { as_of, issued, result: None, data: &data, methodology, before: None, optional };
        let text = published::write(&index, &issue).map_err(fail)?;
        let published = published::read(&text, &index).map_err(fail)?;
        prop_assert_eq!(published.data.to_file(&index), file);
    }

    #[test]
    fn no_order_and_no_scale_of_weights_matters(case in cases()) {
        let Some(first) = scored(&case)? else { return Ok(()) };
        let turned = with_data(&case, |data| {
            reverse(&mut data["units"]);
            reverse(&mut data["values"]);
        });
        let turned = scored(&turned)?.ok_or_else(|| fail("no scores in another order"))?;
        prop_assert_eq!(by_unit(&first.report), by_unit(&turned.report));
        let mut scaled = case.clone();
        rescale(&mut scaled.definition, 0.5);
        let weights = scaled.methodology["weights"].as_object().is_some_and(|weights| !weights.is_empty());
        // Beside weights of the methodology, and beyond the ends of the range, halves are others.
        if weights || Index::from_json(&scaled.definition.to_string()).is_err() {
            return Ok(());
        }
        let scaled = scored(&scaled)?.ok_or_else(|| fail("no scores under halved weights"))?;
        for (unit, (a, b)) in first.report.units.iter().zip(&scaled.report.units).enumerate() {
            let scale = first.report.units[unit].nodes.iter().filter_map(|(_, node)| node.score).fold(1.0, |most: f64, s| most.max(s.abs()));
            match (a.score, b.score) {
                (Some(a), Some(b)) => prop_assert!(close(a, b, scale), "{a} {b}"),
                (a, b) => prop_assert_eq!(a, b),
            }
        }
    }

    #[test]
    fn a_month_sees_nothing_of_later_ones(case in cases()) {
        let mut case = case;
        case.methodology["asOf"] = json!("2024-03");
        let Some(all) = scored(&case)? else { return Ok(()) };
        let is_later = |entry: &Value| entry["period"].as_str().is_some_and(|period| period > "2024-03");
        let until = with_data(&case, |data| {
            if let Some(values) = data["values"].as_array_mut() {
                values.retain(|entry| !is_later(entry));
            }
        });
        let until = scored(&until)?.ok_or_else(|| fail("no scores without later months"))?;
        prop_assert_eq!(&all.report, &until.report);
    }

    #[test]
    fn the_parts_of_a_change_sum_to_it(case in cases()) {
        let Some(scored) = scored(&case)? else { return Ok(()) };
        let Scored { index, dataset, methodology, .. } = &scored;
        let terms = methodology.processing().terms();
        let values = [3, 12].map(|month| Values::new(index, dataset, Month::new(2024, month)));
        let side = |at: usize| Side { values: &values[at], terms, weighting: methodology.weighting() };
        for unit in 0..scored.report.units.len() {
            let Ok(change) = between(index, &side(0), &side(1), UnitId::at(unit)) else { continue };
            let Some(delta) = change.delta else { continue };
            let sum: f64 = change.parts.iter().map(xingfu::score::change::Part::sum).sum();
            let scale = change.from.into_iter().chain(change.to).fold(1.0, |most: f64, s| most.max(s.abs()));
            let parts = change.parts.iter().flat_map(|part| [part.value, part.plan, part.coverage, part.weight]);
            let scale = parts.fold(scale, |most, part| most.max(part.abs()));
            prop_assert!(close(sum, delta, scale), "{sum} {delta} {change:?}");
        }
    }

    #[test]
    fn the_parts_of_a_difference_between_units_sum_to_it(case in cases()) {
        let Some(scored) = scored(&case)? else { return Ok(()) };
        let Scored { index, dataset, methodology, .. } = &scored;
        let points = Arc::new(methodology.processing().points(index, dataset));
        let units = scored.report.units.len();
        let apart = |from, to| of_units(index, &points, methodology.weighting(), UnitId::at(from), UnitId::at(to));
        for (from, to) in (1..units).map(|to| (to - 1, to)) {
            let (Ok(there), Ok(back)) = (apart(from, to), apart(to, from)) else { continue };
            let (Some(delta), Some(returned)) = (there.delta, back.delta) else { continue };
            let sizes = there.parts.iter().chain(&back.parts).map(|part| part.sum().abs());
            let scale = there.from.into_iter().chain(there.to).map(f64::abs).chain(sizes).fold(1.0, f64::max);
            let sum: f64 = there.parts.iter().map(xingfu::score::change::Part::sum).sum();
            prop_assert!(close(sum, delta, scale), "{sum} {delta} {there:?}");
            prop_assert!(close(delta, -returned, scale));
            for part in &there.parts {
                prop_assert!(close(part.plan, 0.0, scale) && close(part.weight, 0.0, scale), "{part:?}");
            }
        }
    }

    #[test]
    fn what_is_spoiled_is_refused_in_words_or_scored(case in spoiled()) {
        let message = |error: &dyn std::fmt::Display| {
            let message = error.to_string();
            prop_assert!(message.contains(": ") && message.chars().count() < 4000, "{message}");
            Ok(())
        };
        let index = match Index::from_json(&case.definition.to_string()) {
            Ok(index) => index,
            Err(error) => return message(&error),
        };
        let (dataset, methodology) = match (try_dataset(&index, &case.data), try_methodology(&index, &case.methodology)) {
            (Ok(dataset), Ok(methodology)) => (dataset, methodology),
            (Err(error), _) | (_, Err(error)) => return message(&error),
        };
        let values = methodology.processing().values(&index, &dataset);
        match Scoring::new(&index, values, &methodology) {
            Ok(_) => check_numbers("report", &json!(Scored::new(index, dataset, methodology).report))?,
            Err(error) => return message(&error),
        }
    }
}

#[test]
fn a_case_of_nothing_is_the_simplest() {
    let case = Case::simplest();
    let index = support::index(&case.definition);
    assert_eq!(index.indicators().count(), 1);
    let methodology = Methodology::default_of(&index);
    let data = support::dataset(&index, &case.data);
    let scored = Scored::new(index, data, methodology);
    assert_eq!(scored.report.units.len(), 1);
}
