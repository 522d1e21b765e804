//! What the first edition wrote: its links, files and snapshots still open, and hold the same.

use xingfu::app::io::{file, link, portable, snapshot};
use xingfu::app::state::{Choices, LinkFault, Mode, State};
use xingfu::index::Activation;
use xingfu::map::Map;
use xingfu::text::Language;

use crate::saved::filled;
use crate::support::{first, node, set, shown};

macro_rules! sample {
    ($name:literal) => {
        include_str!(concat!("../data/first-edition/", $name))
    };
}

#[track_caller]
fn follow(hash: &str) -> Choices {
    let there = first();
    match link::read(hash, &there.base.0, &there.choices) {
        Some(Ok(choices)) => choices,
        other => panic!("{other:?}"),
    }
}

fn rows(choices: &Choices) -> Vec<(&str, &Activation)> {
    let rows = choices.optional.iter();
    rows.map(|(row, activation)| (row.as_str(), activation))
        .collect()
}

#[track_caller]
fn assert_rows(choices: &Choices) {
    assert_eq!(
        rows(choices),
        [
            ("C008", &Activation::Target(250.0)),
            ("C018", &Activation::Plain),
            ("C033", &Activation::Promised("awarded".into())),
        ]
    );
}

#[test]
fn its_links_open() {
    let month = follow(sample!("link-month.txt"));
    assert_eq!(
        month.month.map(|month| month.to_string()),
        Some("2024-07".into())
    );
    assert_eq!(month.weights, first().choices.weights);

    let weights = follow(sample!("link-weights.txt"));
    let expected = set(&set(&first(), "employment", 7.3), "new-jobs", 2.0);
    assert_eq!(weights.weights, expected.choices.weights);

    let everything = follow(sample!("link-everything.txt"));
    assert_rows(&everything);
    let employment = node(&filled(), "employment").position();
    assert_eq!(everything.weights[employment], 33.3);
}

#[test]
fn its_links_are_written_as_they_were() {
    let state = set(&set(&first(), "employment", 7.3), "new-jobs", 2.0);
    assert_eq!(
        link::write(&state.base.0, &state.choices),
        sample!("link-weights.txt")
    );
    let state = filled();
    assert_eq!(
        link::write(&state.base.0, &state.choices),
        sample!("link-everything.txt")
    );
}

#[test]
fn its_links_of_another_year_say_so() {
    let there = first();
    let other = "c=1&i=xingfu-wuqing-2024&v=2023.1.0&t=2023-07&k=00000000";
    let read = link::read(other, &there.base.0, &there.choices);
    assert_eq!(read, Some(Err(LinkFault::Damaged)));
}

#[test]
fn its_saved_files_open() {
    let there = first();
    let read = file::read(sample!("saved.json"), &there.base.0, &there.choices);
    let choices = read.unwrap_or_else(|refused| panic!("{refused:?}"));
    let expected = filled();
    assert_rows(&choices);
    assert_eq!(choices.weights, expected.choices.weights);
    assert_eq!(choices.data, expected.choices.data);
    assert_eq!(choices.month, expected.choices.month);
    assert_eq!(choices.red_lines, expected.choices.red_lines);
    assert_eq!(
        file::write(&expected.base.0, &expected.choices),
        sample!("saved.json").trim_end()
    );
}

#[test]
fn its_snapshots_open() {
    let data = sample!("snapshot-data.json");
    let read = snapshot::read(sample!("snapshot.json"), Some(data), first());
    let state: State = read.unwrap_or_else(|refused| panic!("{refused:?}"));
    let expected = filled();
    assert_eq!(state.choices.weights, expected.choices.weights);
    assert_eq!(state.choices.data, expected.choices.data);
    assert_eq!(shown(&state).mine, shown(&expected).mine);
    assert_eq!(state.view.language, Language::English);
    assert_eq!(state.view.mode, Mode::Percent);
    assert_eq!(state.view.opened, ["education"]);
    assert_eq!(state.view.open_indicator.as_deref(), Some("new-jobs"));
    assert!(state.view.by_indicator);
    assert_eq!(state.view.unit.as_deref(), Some("xingfu-wuqing-2024"));
    assert_eq!(state.unit().position(), 0);
}

/// `<xingfu-index weights="employment:3;education:1">`, as it comes to the module.
#[test]
fn the_weights_of_its_embeds_are_taken() {
    let state = first();
    let given: Map<f64> = [("employment", 3.0), ("education", 1.0)]
        .map(|(id, weight)| (id.to_owned(), weight))
        .into_iter()
        .collect();
    let weights = portable::weights(&state.base.0, given.clone());
    let weights = weights.unwrap_or_else(|error| panic!("{error}"));
    for (id, node) in state.base.0.nodes() {
        let expected = given.get(&node.id).copied().unwrap_or(node.weight);
        assert_eq!(weights[id.position()], expected, "{}", node.id);
    }
}
