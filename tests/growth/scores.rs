//! From data to scores, reports and explanations.

use serde_json::json;
use xingfu::data::{Table, UnitId};

use xingfu::methodology::Methodology;
use xingfu::month::Month;

use xingfu::process::{Values, warnings};
use xingfu::report::{self, Outcome};
use xingfu::schema::{self, MethodologyFile, TableFile};
use xingfu::score::change::{Side, between};
use xingfu::score::profile::Profile;
use xingfu::score::rank::competition;
use xingfu::score::{Scoring, score};

use crate::made::{LEAST, Size, indicator, month, run, sure, unit};
use crate::{MOST, Run, Work};

pub(crate) const WORKS: &[Work] = &[
    work("data are scored", "units", 40_000, |n| {
        scored(Size { units: n, ..LEAST })
    }),
    work("data are scored", "indicators", 20_000, |n| {
        scored(Size {
            indicators: n,
            ..LEAST
        })
    }),
    work("data are scored", "dimensions", 20_000, |n| {
        scored(Size {
            dimensions: n,
            ..LEAST
        })
    }),
    work("data are scored", "items", 20_000, |n| {
        scored(Size { items: n, ..LEAST })
    }),
    work("data are scored", "months", 40_000, |n| {
        scored(Size { months: n, ..LEAST })
    }),
    work("a table is scored", "units", 40_000, table),
    work("ranks are given", "tied units", 200_000, |n| {
        let scores: Vec<_> = (0..n).map(|at| Some((at % 5) as f64)).collect();
        run(move || competition(&scores, None))
    }),
    work("a report is made and written", "units", 10_000, |n| {
        reported(Size { units: n, ..LEAST })
    }),
    work("a report is made and written", "indicators", 10_000, |n| {
        reported(Size {
            indicators: n,
            ..LEAST
        })
    }),
    work(
        "a report is made and written",
        "units with bonus points",
        5_000,
        adjusted,
    ),
    work("contributions are traced", "indicators", 4_000, |n| {
        let (index, data) = Size {
            indicators: n,
            ..LEAST
        }
        .both();
        let methodology = Methodology::default_of(&index);
        let scores = sure(score(&index, &data, &methodology));
        run(move || Profile::new(&index, &scores, methodology.weighting(), UnitId::at(0)))
    }),
    work("what a percent moves is found", "indicators", 20_000, |n| {
        let (index, data) = Size {
            indicators: n,
            ..LEAST
        }
        .both();
        let methodology = Methodology::default_of(&index);
        let scores = sure(score(&index, &data, &methodology));
        let profile = Profile::new(&index, &scores, methodology.weighting(), UnitId::at(0));
        run(move || profile.points_per_percent())
    }),
    work(
        "a change is explained",
        "indicators of a dimension",
        1_000,
        |n| {
            explained(Size {
                indicators: n,
                ..LEAST
            })
        },
    ),
    work("a change is explained", "dimensions", 1_000, |n| {
        explained(Size {
            dimensions: n,
            ..LEAST
        })
    }),
    work("a change is explained", "months", 20_000, |n| {
        explained(Size { months: n, ..LEAST })
    }),
    work("weights are taken over", "of them", 4_000, |n| {
        let index = Size {
            indicators: n,
            ..LEAST
        }
        .index();
        let weights = (0..n).map(|at| (indicator(at), json!(1 + at % 5)));
        let text = json!({"weights": weights.collect::<serde_json::Value>()}).to_string();
        run(move || {
            let file: MethodologyFile = sure(schema::read(&text));
            sure(Methodology::from_file(&file, &index))
        })
    }),
    work("what looks wrong is found", "indicators", 2_000, |n| {
        warned(Size {
            indicators: n,
            months: 2,
            ..LEAST
        })
    }),
    work("what looks wrong is found", "months", 20_000, |n| {
        warned(Size { months: n, ..LEAST })
    }),
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

fn scored(size: Size) -> Run {
    let (index, data) = size.both();
    let methodology = Methodology::default_of(&index);
    run(move || sure(score(&index, &data, &methodology)))
}

fn table(units: usize) -> Run {
    let size = Size {
        indicators: 3,
        ..LEAST
    };
    let index = size.index();
    let methodology = Methodology::default_of(&index);
    let file: TableFile = sure(schema::read(
        &json!({"units": (0..units).map(|at| json!({"id": unit(at)})).collect::<Vec<_>>(),
            "indicators": (0..3).map(indicator).collect::<Vec<_>>()})
        .to_string(),
    ));
    run(move || {
        let values = (0..units * 3).map(|at| (at % 120) as f64).collect();
        let table = sure(Table::new(&index, &file, values));
        sure(Scoring::new(
            &index,
            Values::of_table(&index, &table, None),
            &methodology,
        ))
    })
}

fn reported(size: Size) -> Run {
    let (index, data) = size.both();
    let methodology = Methodology::default_of(&index);
    let values = methodology.processing().values(&index, &data);
    let scoring = sure(Scoring::new(&index, values, &methodology));
    run(move || {
        let outcome = Outcome {
            index: &index,
            dataset: &data,
            methodology: &methodology,
            scoring: &scoring,
        };
        schema::write(&report::report(&outcome, None))
    })
}

fn adjusted(units: usize) -> Run {
    let size = Size { units, ..LEAST };
    let mut definition = size.definition();
    definition["adjustments"] = json!({"cap": 5});
    let index = crate::made::index(&definition);
    let mut data = size.data();
    let bonus =
        |at: usize| json!({"unit": unit(at), "points": 1, "basis": "B", "date": "2024-02-29"});
    data["adjustments"] = (0..units).map(bonus).collect();
    let data = crate::made::dataset(&index, &data);
    let methodology = Methodology::default_of(&index);
    run(move || {
        let values = methodology.processing().values(&index, &data);
        let scoring = sure(Scoring::new(&index, values, &methodology));
        let outcome = Outcome {
            index: &index,
            dataset: &data,
            methodology: &methodology,
            scoring: &scoring,
        };
        report::report(&outcome, None)
    })
}

/// The change between two months: half of all, and all.
fn explained(size: Size) -> Run {
    let months = size.months.max(2);
    let (index, data) = Size { months, ..size }.both();
    let methodology = Methodology::default_of(&index);
    let last: [Option<Month>; 2] = [months / 2 - 1, months - 1].map(|at| month(at).parse().ok());
    run(move || {
        let values = last.map(|month| Values::new(&index, &data, month));
        let terms = methodology.processing().terms();
        let [from, to] = [0, 1].map(|at| Side {
            values: &values[at],
            terms,
            weighting: methodology.weighting(),
        });
        sure(between(&index, &from, &to, UnitId::at(0)))
    })
}

fn warned(size: Size) -> Run {
    let (index, data) = size.both();
    let last = sure(month(size.months - 1).parse::<Month>());
    run(move || warnings(&index, &data, UnitId::at(0), last))
}
