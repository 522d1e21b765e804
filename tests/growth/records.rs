//! Data sets: read, written, edited, kept for undo.

use serde_json::{Value, json};
use xingfu::data::{Dataset, Key, Record, Status, UnitId};
use xingfu::index::{Index, IndicatorId};
use xingfu::month::Month;
use xingfu::rule::Value::Number;
use xingfu::schema;

use crate::made::{LEAST, Size, file, index, indicator, run, sure, unit};
use crate::{MOST, Run, Work};

pub(crate) const WORKS: &[Work] = &[
    work("data are read", "units", 60_000, |n| {
        read(Size { units: n, ..LEAST })
    }),
    work("data are read", "indicators", 20_000, |n| {
        read(Size {
            indicators: n,
            ..LEAST
        })
    }),
    work("data are read", "items", 20_000, |n| {
        read(Size { items: n, ..LEAST })
    }),
    work("data are read", "months", 40_000, |n| {
        read(Size { months: n, ..LEAST })
    }),
    work("data are read, the latest first", "months", 40_000, |n| {
        let size = Size { months: n, ..LEAST };
        let mut data = size.data();
        if let Some(values) = data["values"].as_array_mut() {
            values.reverse();
        }
        taken(size, &data)
    }),
    work("data are read", "bonus points", 40_000, |n| {
        taken(LEAST, &adjusted(n))
    }),
    work("data are read", "details", 10_000, |n| {
        let size = Size {
            indicators: n,
            ..LEAST
        };
        let details = (0..n).map(|at| (indicator(at), json!({"responsible": "R"})));
        taken(
            size,
            &json!({"values": [], "details": details.collect::<Value>()}),
        )
    }),
    work("data are read", "plans", 2_000, |n| {
        let size = Size {
            indicators: n,
            ..LEAST
        };
        let plans = (0..n).map(|at| (indicator(at), json!([{"month": 6, "value": 50}])));
        let mut definition = size.definition();
        definition["period"] = json!({"year": 2024});
        let (index, file) = (
            index(&definition),
            file(&json!({"values": [], "plans": plans.collect::<Value>()})),
        );
        sure(Dataset::from_file(&file, &index));
        run(move || Dataset::from_file(&file, &index).is_ok())
    }),
    work("data are read", "proofs of a value", 40_000, |n| {
        let proofs = (0..n).map(|at| json!({"ref": format!("No. {at}")}));
        taken(
            LEAST,
            &json!({"values": [
            {"unit": "u0", "indicator": "i0", "value": 1, "evidence": proofs.collect::<Vec<_>>()}]}),
        )
    }),
    work("data are read", "characters of a proof", 400_000, |n| {
        taken(
            LEAST,
            &json!({"values": [
            {"unit": "u0", "indicator": "i0", "value": 1, "evidence": "证".repeat(n)}]}),
        )
    }),
    work("data are refused", "characters of an id", 4_000_000, |n| {
        let index = LEAST.index();
        let file =
            file(&json!({"values": [{"unit": "u", "indicator": "证".repeat(n), "value": 1}]}));
        run(move || Dataset::from_file(&file, &index).is_err())
    }),
    work("data are written", "units", 30_000, |n| {
        let (index, data) = Size { units: n, ..LEAST }.both();
        run(move || schema::write(&data.to_file(&index)))
    }),
    work("data are written", "indicators", 10_000, |n| {
        let (index, data) = Size {
            indicators: n,
            ..LEAST
        }
        .both();
        run(move || schema::write(&data.to_file(&index)))
    }),
    work("data are written", "months", 20_000, |n| {
        let (index, data) = Size { months: n, ..LEAST }.both();
        run(move || schema::write(&data.to_file(&index)))
    }),
    work("data are written", "bonus points", 40_000, |n| {
        let index = LEAST.index();
        let data = sure(Dataset::from_file(&file(&adjusted(n)), &index));
        run(move || schema::write(&data.to_file(&index)))
    }),
    work(
        "a value is entered, and the data before are kept",
        "units",
        50_000,
        |n| edit(Size { units: n, ..LEAST }, n - 1),
    ),
    work(
        "a value is entered, and the data before are kept",
        "indicators",
        40_000,
        |n| {
            edit(
                Size {
                    indicators: n,
                    ..LEAST
                },
                0,
            )
        },
    ),
    work("every value is entered anew", "units", 100_000, |n| {
        let (index, data) = Size { units: n, ..LEAST }.both();
        let first = first(&index);
        run(move || {
            let mut next = data.clone();
            for at in 0..n {
                next.set(key(at, first, None), Some(record(at as f64)));
            }
            next
        })
    }),
    work(
        "the bonus points of every unit are summed",
        "units",
        40_000,
        |n| {
            let mut data = Size { units: n, ..LEAST }.data();
            data["adjustments"] = (0..n).map(|at| bonus(&unit(at))).collect();
            let data = sure(Dataset::from_file(&file(&data), &LEAST.index()));
            run(move || {
                (0..n)
                    .map(|at| data.adjustment(UnitId::at(at), 5.0))
                    .sum::<f64>()
            })
        },
    ),
];

const fn work(what: &'static str, of: &'static str, timed: usize, ready: fn(usize) -> Run) -> Work {
    Work {
        what,
        of,
        timed,
        counted: timed / 200 + 30,
        most: MOST,
        ready,
    }
}

fn read(size: Size) -> Run {
    taken(size, &size.data())
}

/// Data as text, read for an index.
fn taken(size: Size, data: &Value) -> Run {
    let (index, text) = (size.index(), data.to_string());
    let read = move || Dataset::from_file(&sure(schema::read(&text)), &index);
    sure(read());
    run(move || sure(read()))
}

fn bonus(unit: &str) -> Value {
    json!({"unit": unit, "points": 1, "basis": "B", "date": "2024-02-29"})
}

fn adjusted(n: usize) -> Value {
    let all: Vec<_> = (0..n).map(|_| bonus("u0")).collect();
    json!({"units": [{"id": "u0"}], "values": [], "adjustments": all})
}

fn key(at: usize, indicator: IndicatorId, period: Option<Month>) -> Key {
    Key {
        unit: UnitId::at(at),
        indicator,
        item: None,
        period,
    }
}

fn first(index: &Index) -> IndicatorId {
    let mut indicators = index.indicators().map(|(id, _)| id);
    sure(indicators.next().ok_or("no indicator"))
}

fn record(value: f64) -> Record {
    Status::Reported(Number(value).into()).into()
}

fn edit(size: Size, at: usize) -> Run {
    let (index, data) = size.both();
    let (first, mut round) = (first(&index), 0.0);
    run(move || {
        round += 1.0;
        let mut next = data.clone();
        next.set(key(at, first, None), Some(record(round)));
        (next.len(), next)
    })
}
