//! What a data set of many units and months takes in memory, with every step of an undo kept.

use crate::support::index;
use serde_json::json;
use xingfu::data::{Dataset, Key, Record, Remarks, Status, Unit, UnitId, bundle};
use xingfu::index::IndicatorId;
use xingfu::month::Month;
use xingfu::rule::Value;
use xingfu::text::Text;

const UNITS: usize = 30;
const INDICATORS: usize = 100;
const MONTHS: u8 = 36;
const STEPS: usize = 200;

fn month(position: u8) -> Option<Month> {
    Month::new(2024 + u16::from(position / 12), 1 + position % 12)
}

fn record(value: f64, evidence: Option<&str>) -> Record {
    Record {
        remarks: Remarks {
            entered_by: Some("The office of assessment".to_owned()),
            entered_at: Some("2024-10-08".to_owned()),
            ..Remarks::evidenced(evidence.unwrap_or_default())
        },
        ..Status::Reported(Value::Number(value).into()).into()
    }
}

#[test]
fn thirty_units_of_a_hundred_indicators_and_thirty_six_months_fit_with_two_hundred_steps() {
    let rule = json!({"kind": "target", "direction": "at_least", "target": 100});
    let indicators =
        (0..INDICATORS).map(|at| json!({"id": format!("i{at}"), "title": "I", "rule": rule}));
    let index = index(
        &json!({"id": "many", "version": "1", "title": "Many", "dimensions": [
        {"id": "d", "title": "D", "indicators": indicators.collect::<Vec<_>>()}]}),
    );
    let ids: Vec<IndicatorId> = index.indicators().map(|(id, _)| id).collect();
    let key = |unit: usize, indicator: usize, period: u8| Key {
        unit: UnitId::at(unit),
        indicator: ids[indicator],
        item: None,
        period: month(period),
    };
    let mut kept = Vec::new();
    let used = allocation_counter::measure(|| {
        let units = (0..UNITS).map(|unit| Unit {
            id: format!("u{unit}"),
            title: Text::from("U"),
            group: None,
        });
        let mut data = Dataset::empty(units.collect());
        for unit in 0..UNITS {
            for indicator in 0..INDICATORS {
                for period in 0..MONTHS {
                    let evidence = (period == 0).then_some("The minutes of the meeting");
                    data.set(key(unit, indicator, period), Some(record(1.0, evidence)));
                }
            }
        }
        kept.push(data);
        for step in 0..STEPS {
            let mut next = kept[step].clone();
            let place = key(step % UNITS, step % INDICATORS, (step % 36) as u8);
            next.set(place, Some(record(2.0 + step as f64, None)));
            kept.push(next);
        }
    });
    let megabytes = used.bytes_current as f64 / 1e6;
    println!("{megabytes:.1} MB");
    assert_eq!(kept[STEPS].len(), UNITS * INDICATORS * usize::from(MONTHS));
    assert!((2.0..64.0).contains(&megabytes), "{megabytes} MB");
    // What was is still there, step by step.
    for (step, data) in kept.iter().enumerate().skip(1) {
        let place = key(
            (step - 1) % UNITS,
            (step - 1) % INDICATORS,
            ((step - 1) % 36) as u8,
        );
        assert_eq!(data.get(&place), Some(record(1.0 + step as f64, None)));
        assert_ne!(kept[step - 1].get(&place), data.get(&place));
    }
}

#[test]
fn a_number_of_a_table_without_gaps_takes_nine_bytes() {
    const UNITS: usize = 300;
    let rule = json!({"kind": "target", "direction": "at_least", "target": 100});
    let indicators: Vec<_> = (0..INDICATORS)
        .map(|at| json!({"id": format!("i{at}"), "title": "I", "rule": rule}))
        .collect();
    let months = (0..MONTHS).filter_map(month);
    let text = json!({
        "format": "xingfu-index", "version": 1,
        "definition": {"id": "many", "version": "1", "title": "Many", "dimensions": [
            {"id": "d", "title": "D", "indicators": indicators}]},
        "panel": {
            "units": (0..UNITS).map(|unit| json!({"id": format!("u{unit}")})).collect::<Vec<_>>(),
            "indicators": (0..INDICATORS).map(|at| format!("i{at}")).collect::<Vec<_>>(),
            "periods": months.map(|month| month.to_string()).collect::<Vec<_>>(),
            "values": vec![vec![1.5; INDICATORS * usize::from(MONTHS)]; UNITS],
        },
    });
    let text = text.to_string();
    let mut read = None;
    let used = allocation_counter::measure(|| read = bundle::read(&text).ok());
    let numbers = UNITS * INDICATORS * usize::from(MONTHS);
    assert_eq!(read.map(|bundle| bundle.data.len()), Some(numbers));
    let (kept, most) = (used.bytes_current as f64, used.bytes_max as f64);
    let each = |bytes: f64| bytes / numbers as f64;
    println!("{:.1} bytes kept, {:.1} at most", each(kept), each(most));
    assert!((9.0..9.5).contains(&each(kept)), "{}", each(kept));
    // While it is read, 32 of them for each number of the JSON, and eight for each of the panel.
    assert!(each(most) < 42.0, "{}", each(most));
}
