//! What leaves the page as text and comes back: links, files, snapshots, published results.

use serde_json::json;
use std::rc::Rc;
use xingfu::app::derived::difference::difference;
use xingfu::app::io::received::receive;
use xingfu::app::io::versions::{Reason, Version, outdated};
use xingfu::app::io::{file, link, snapshot};
use xingfu::app::state::{Choices, State};
use xingfu::data::Dataset;
use xingfu::data::published::{self, Issue};
use xingfu::index::{Activation, Index};
use xingfu::map::Map;
use xingfu::month::Month;
use xingfu::schema::{Issued, MethodologyFile};
use xingfu::text::Language;

use crate::made::{LEAST, Size, run, sure};
use crate::{MOST, Run, Work};

pub(crate) const WORKS: &[Work] = &[
    work("a link is written and read", "weights", 2_000, |n| {
        linked(weighed(Size {
            dimensions: n,
            ..LEAST
        }))
    }),
    work(
        "a link is written and read",
        "optional promises",
        1_500,
        |n| linked(with_promises(n)),
    ),
    work("a file is written and read", "units", 10_000, |n| {
        filed(state(Size { units: n, ..LEAST }))
    }),
    work("a file is written and read", "months", 10_000, |n| {
        filed(state(Size { months: n, ..LEAST }))
    }),
    work("a file is written and read", "weights", 1_000, |n| {
        filed(weighed(Size {
            dimensions: n,
            ..LEAST
        }))
    }),
    work(
        "a file is written and read",
        "optional promises with data",
        2_000,
        |n| filed(with_promises(n)),
    ),
    work(
        "a bare data set is taken over",
        "optional promises with data",
        500,
        |n| {
            let full = with_promises(n);
            let text = xingfu::schema::write(&full.choices.data.to_file(&full.choices.index));
            let empty = State::new(
                Rc::clone(&full.base.0),
                Rc::new(Dataset::default()),
                Language::English,
            );
            run(move || sure(file::read(&text, &empty.base.0, &empty.choices)))
        },
    ),
    work("a snapshot is written and read", "indicators", 5_000, |n| {
        let state = weighed(Size {
            indicators: n,
            ..LEAST
        });
        run(move || {
            let text = snapshot::write(&state);
            sure(snapshot::read(&text, None, state.clone()))
        })
    }),
    work("results are published and read", "units", 5_000, |n| {
        issued(Size { units: n, ..LEAST })
    }),
    work("results are published and read", "months", 5_000, |n| {
        issued(Size { months: n, ..LEAST })
    }),
    work("results are published again", "former issues", 5_000, |n| {
        let (index, data) = LEAST.both();
        let first = issue(&index, &data, None);
        let mut before = sure(published::read(&first, &index));
        before.history = former(n, &index, &data);
        run(move || {
            let text = issue(&index, &data, Some(&before));
            sure(published::read(&text, &index))
        })
    }),
    work("data are compared", "units", 4_000, |n| {
        let (_, then) = Size { units: n, ..LEAST }.both();
        let (_, now) = Size {
            units: n,
            months: 2,
            ..LEAST
        }
        .both();
        run(move || difference(&then, &now))
    }),
    work("a file is told by its bytes", "bytes", 8_000_000, |n| {
        let text = format!("{{\"format\": \"{}\"}}", "a".repeat(n)).into_bytes();
        run(move || receive(&text, |_| None))
    }),
    work("old versions are found", "versions", 100_000, |n| {
        let at = |at: usize| Version {
            at: 60_000 * at as u64,
            reason: Reason::Edited,
            indicators: 1,
            records: 1,
        };
        let versions: Vec<_> = (0..n).map(at).collect();
        run(move || outdated(&versions, 60_000 * n as u64, 40))
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

pub(crate) fn state(size: Size) -> State {
    let (index, data) = size.both();
    State::new(index, Rc::new(data), Language::English)
}

/// Every weight another than the default one.
fn weighed(size: Size) -> State {
    let mut state = state(size);
    let choices = Rc::make_mut(&mut state.choices);
    for (at, weight) in choices.weights.iter_mut().enumerate().skip(1) {
        *weight = 1.5 + (at % 7) as f64;
    }
    state
}

/// Optional promises that are turned on, with a value each.
fn with_promises(n: usize) -> State {
    let base = Size {
        optional: n,
        ..LEAST
    }
    .index();
    let optional: Map<_> = (0..n)
        .map(|at| (format!("o{at}"), Activation::Plain))
        .collect();
    let index = Rc::new(sure(base.with_optional(&optional)));
    let values =
        (0..n).map(|at| json!({"unit": "u", "indicator": format!("x{at}"), "value": "pass"}));
    let data = crate::made::dataset(&index, &json!({"values": values.collect::<Vec<_>>()}));
    let mut state = State::new(base, Rc::new(data), Language::English);
    let choices = Choices {
        weights: index.weights(),
        index,
        optional,
        ..(*state.choices).clone()
    };
    state.choices = Rc::new(choices);
    state
}

fn linked(state: State) -> Run {
    let again = move || {
        let hash = link::write(&state.base.0, &state.choices);
        sure(link::read(&hash, &state.base.0, &state.choices).ok_or("no link"))
            .map(|read| (read, hash))
    };
    sure(again());
    run(move || sure(again()))
}

fn filed(state: State) -> Run {
    run(move || {
        let text = file::write(&state.base.0, &state.choices);
        sure(file::read(&text, &state.base.0, &state.choices))
    })
}

fn issue(index: &Index, data: &Dataset, before: Option<&published::Published>) -> String {
    let issued = Issued {
        by: "B".into(),
        at: "2024-12-31".into(),
        note: None,
    };
    let as_of = sure(Month::new(2999, 12).ok_or("no month"));
    let (methodology, optional) = (MethodologyFile::default(), &Map::new());
    sure(published::write(
        index,
        &Issue {
            as_of,
            issued,
            result: None,
            data,
            methodology,
            before,
            optional,
        },
    ))
}

fn former(n: usize, index: &Index, data: &Dataset) -> Vec<xingfu::schema::PastIssue> {
    let first = sure(published::read(&issue(index, data, None), index));
    let second = sure(published::read(&issue(index, data, Some(&first)), index));
    let one = sure(second.history.into_iter().next().ok_or("no history"));
    vec![one; n]
}

fn issued(size: Size) -> Run {
    let (index, data) = size.both();
    run(move || {
        let text = issue(&index, &data, None);
        sure(published::read(&text, &index))
    })
}
