//! What is shown: charts, the page, and what is derived for them.

use serde_json::json;
use std::rc::Rc;
use xingfu::app::derived::gaps::gaps;
use xingfu::app::derived::months::{courses, since_last_month};
use xingfu::app::derived::responsible::subtotals;
use xingfu::app::derived::scenario::joined;
use xingfu::app::derived::{Cache, Derived, derive};
use xingfu::app::desk::grid::filled;
use xingfu::app::state::{Intent, Room, Scenario, Section, State};
use xingfu::app::ui::Still;
use xingfu::app::{App, AppProps, loader};
use xingfu::data::UnitId;
use xingfu::data::demonstration::{demonstrate, own_unit};
use xingfu::figure::reported::{ChartOptions, chart};
use xingfu::figure::still;
use xingfu::map::Map;
use xingfu::methodology::Methodology;
use xingfu::month::Month;
use xingfu::report::{self, Outcome};
use xingfu::schema::{self, Report};
use xingfu::score::Scoring;
use xingfu::text::Language;
use xingfu::text::words::Words;
use yew::{Callback, LocalServerRenderer, Reducible as _};

use crate::made::{LEAST, Size, indicator, month, run, sure};
use crate::outgoing::state;
use crate::{MOST, Run, Work};

pub(crate) const WORKS: &[Work] = &[
    work("contributions are drawn", "dimensions", 2_000, |n| {
        drawn(
            "contributions",
            Size {
                dimensions: n,
                ..LEAST
            },
        )
    }),
    work("contributions are drawn", "indicators", 2_000, |n| {
        drawn(
            "contributions",
            Size {
                indicators: n,
                ..LEAST
            },
        )
    }),
    work("lost points are drawn", "indicators", 2_000, |n| {
        drawn(
            "lost-points",
            Size {
                indicators: n,
                ..LEAST
            },
        )
    }),
    work("dimensions are drawn", "dimensions", 2_000, |n| {
        drawn(
            "dimensions",
            Size {
                dimensions: n,
                ..LEAST
            },
        )
    }),
    work("a radar is drawn", "dimensions", 2_000, |n| {
        drawn(
            "radar",
            Size {
                dimensions: n,
                ..LEAST
            },
        )
    }),
    work("sensitivity is drawn", "indicators", 2_000, |n| {
        drawn(
            "sensitivity",
            Size {
                indicators: n,
                ..LEAST
            },
        )
    }),
    work("coverage is drawn", "dimensions", 2_000, |n| {
        drawn(
            "coverage",
            Size {
                dimensions: n,
                ..LEAST
            },
        )
    }),
    work("a waterfall is drawn", "indicators", 2_000, waterfall),
    work("trends are drawn", "months", 1_000, trends),
    work(
        "the page without scripts is written",
        "indicators",
        1_000,
        |n| {
            let index = Size {
                indicators: n,
                ..LEAST
            }
            .index();
            run(move || sure(still::demonstration(&index, Language::Chinese)))
        },
    ),
    work("values are made up", "indicators", 3_000, |n| {
        let index = Size {
            indicators: n,
            ..LEAST
        }
        .index();
        run(move || demonstrate(&index, vec![own_unit(&index)], &[], 1))
    }),
    work("what is shown is derived", "indicators", 5_000, |n| {
        let state = state(Size {
            indicators: n,
            ..LEAST
        });
        run(move || shown(&state))
    }),
    work("what is shown is derived", "units", 10_000, |n| {
        let state = state(Size { units: n, ..LEAST });
        run(move || shown(&state))
    }),
    work("what is lacking is listed", "indicators", 2_000, |n| {
        let (state, shown) = both(Size {
            indicators: n,
            ..LEAST
        });
        run(move || gaps(&state, &shown))
    }),
    work("subtotals are formed", "indicators", 2_000, |n| {
        let (state, shown) = both(Size {
            indicators: n,
            ..LEAST
        });
        run(move || subtotals(&state, &shown))
    }),
    work(
        "the courses of dimensions are formed",
        "dimensions",
        1_000,
        |n| {
            let (state, shown) = both(Size {
                dimensions: n,
                months: 3,
                ..LEAST
            });
            run(move || courses(&state, &shown))
        },
    ),
    work("the courses of dimensions are formed", "months", 500, |n| {
        let (state, shown) = both(Size { months: n, ..LEAST });
        run(move || courses(&state, &shown))
    }),
    work(
        "the change since the month before is formed",
        "dimensions",
        500,
        |n| {
            let (state, shown) = both(Size {
                dimensions: n,
                months: 3,
                ..LEAST
            });
            run(move || since_last_month(&state, &shown))
        },
    ),
    work(
        "the rows of the grid are formed",
        "indicators",
        2_000,
        |n| {
            let (state, shown) = both(Size {
                indicators: n,
                ..LEAST
            });
            run(move || {
                filled::sheet(
                    &state.choices,
                    UnitId::at(0),
                    &shown,
                    Words::of(Language::English),
                )
            })
        },
    ),
    work("the rows of the grid are formed", "items", 2_000, |n| {
        let (state, shown) = both(Size { items: n, ..LEAST });
        run(move || {
            filled::sheet(
                &state.choices,
                UnitId::at(0),
                &shown,
                Words::of(Language::English),
            )
        })
    }),
    work("a weight is moved", "siblings", 20_000, |n| {
        let state = state(Size {
            dimensions: n,
            ..LEAST
        });
        let node = sure(state.choices.index.find("d0").ok_or("no node"));
        let moved = Intent::SetWeight {
            node,
            value: 3.0,
            live: false,
        };
        run(move || Rc::new(state.clone()).reduce(moved.clone()))
    }),
    work("scenarios are brought together", "scenarios", 100, |n| {
        let scenario = |at: usize| Scenario {
            name: format!("S{}", at % 3),
            weights: Map::new(),
            geometric: at.is_multiple_of(2),
        };
        let all: Vec<_> = (0..n).map(scenario).collect();
        run(move || joined(&[], &all))
    }),
    work(
        "the page is drawn, the details in sight",
        "indicators",
        100,
        |n| {
            page(
                state(Size {
                    indicators: n,
                    ..LEAST
                }),
                Section::Details,
                Room::Read,
            )
        },
    ),
    work(
        "the page is drawn, the ledger in sight",
        "indicators",
        100,
        |n| {
            page(
                state(Size {
                    indicators: n,
                    ..LEAST
                }),
                Section::Ledger,
                Room::Read,
            )
        },
    ),
    work(
        "the page is drawn, the weights in sight",
        "dimensions",
        100,
        |n| {
            page(
                state(Size {
                    dimensions: n,
                    ..LEAST
                }),
                Section::default(),
                Room::Weigh,
            )
        },
    ),
    work(
        "the page is drawn, the desk in sight",
        "indicators",
        100,
        |n| {
            page(
                state(Size {
                    indicators: n,
                    ..LEAST
                }),
                Section::default(),
                Room::Desk,
            )
        },
    ),
    work("the page is drawn", "units", 1_000, |n| {
        page(
            state(Size { units: n, ..LEAST }),
            Section::default(),
            Room::Read,
        )
    }),
];

const fn work(what: &'static str, of: &'static str, timed: usize, ready: fn(usize) -> Run) -> Work {
    Work {
        what,
        of,
        timed,
        counted: timed.div_ceil(50) + 10,
        most: MOST,
        ready,
    }
}

fn shown(state: &State) -> Derived {
    sure(derive(state, &mut Cache::default()).ok_or("nothing is shown"))
}

fn both(size: Size) -> (State, Derived) {
    let state = state(size);
    let shown = shown(&state);
    (state, shown)
}

fn reported(size: Size, month: Option<Month>) -> Report {
    let (index, data) = size.both();
    let methodology = Methodology::default_of(&index).as_of(month);
    let values = methodology.processing().values(&index, &data);
    let scoring = sure(Scoring::new(&index, values, &methodology));
    let outcome = Outcome {
        index: &index,
        dataset: &data,
        methodology: &methodology,
        scoring: &scoring,
    };
    report::report(&outcome, None)
}

fn drawn(kind: &'static str, size: Size) -> Run {
    let report = reported(size, None);
    let options = || sure(schema::read::<ChartOptions>("{\"byIndicator\": true}"));
    run(move || sure(chart(kind, &report, &options())))
}

/// Of a change that every indicator has a part in.
fn waterfall(n: usize) -> Run {
    let report = reported(
        Size {
            indicators: n,
            ..LEAST
        },
        None,
    );
    let part = |at: usize| json!({"indicator": indicator(at), "value": at % 9, "plan": 0, "coverage": 0, "weight": 0});
    let change =
        json!({"from": 50, "to": 51, "delta": 1, "parts": (0..n).map(part).collect::<Vec<_>>()});
    let options = json!({"change": change, "before": "1999-11"}).to_string();
    run(move || sure(chart("waterfall", &report, &sure(schema::read(&options)))))
}

fn trends(n: usize) -> Run {
    let size = Size { months: 2, ..LEAST };
    let last = reported(size, month(n).parse().ok());
    let months: Vec<_> = (0..n)
        .map(|at| json!(reported(size, month(at).parse().ok())))
        .collect();
    let options = json!({"months": months}).to_string();
    run(move || sure(chart("trends", &last, &sure(schema::read(&options)))))
}

fn page(mut state: State, section: Section, room: Room) -> Run {
    (state.view.section, state.view.room) = (section, room);
    let runtime = sure(tokio::runtime::Builder::new_current_thread().build());
    run(move || {
        let props = AppProps {
            initial: state.clone(),
            id: "xf0-".into(),
            page: true,
            width: 1200,
            home: "".into(),
            deferred: loader::loaded(),
            loader: loader::LOADER,
            still: Still::default(),
            on_mount: Callback::default(),
            on_change: Callback::default(),
        };
        let renderer = LocalServerRenderer::<App>::with_props(props).hydratable(false);
        runtime.block_on(renderer.render())
    })
}
