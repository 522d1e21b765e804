//! The corpus of `fuzz/`, and cases that are made up, through everything that takes texts from outside.

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use xingfu::app::io::{file, snapshot as pages};
use xingfu::app::state::State;
use xingfu::app::state::scale::all_zero;
use xingfu::data::published::{Issue, write};
use xingfu::data::{Dataset, UnitId};
use xingfu::figure::reported::ChartOptions;
use xingfu::index::Index;
use xingfu::map::Map;
use xingfu::methodology::Methodology;
use xingfu::methodology::Weighting;
use xingfu::month::Month;
use xingfu::report::{Outcome, report};
use xingfu::schema::Issued;
use xingfu::schema::{self, DatasetFile, MethodologyFile};
use xingfu::score::Scoring;
use xingfu::text::Language;
use xingfu_cases::Case;
use xingfu_outside::{TARGETS, drawn, published, run, saved, shared, sheets, snapshot};

/// So many made-up cases as the whole suite has time for, unless `PROPTEST_CASES` says otherwise.
const CASES: u64 = 120;

/// The kinds of charts that need nothing but a report.
const KINDS: [&str; 6] = [
    "contributions",
    "dimensions",
    "radar",
    "lost-points",
    "sensitivity",
    "coverage",
];

#[track_caller]
fn sure<T, E: std::fmt::Debug>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("{error:?}"))
}

fn corpus(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let entries = sure(fs::read_dir(folder.join(target)));
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}

#[test]
fn the_corpus_is_taken_or_refused_as_ever() {
    for (target, _) in TARGETS {
        let files = corpus(target);
        assert!(!files.is_empty(), "{target}");
        for file in files {
            println!("{}", file.display());
            run(target, &sure(fs::read(&file)));
        }
    }
}

/// The made-up cases that are valid, each with its number.
fn cases() -> impl Iterator<Item = (u64, Case)> {
    let wished = std::env::var("PROPTEST_CASES").ok();
    let wished = wished.and_then(|cases| cases.parse().ok());
    let all = (1..=wished.unwrap_or(CASES)).map(|seed| (seed, Case::of_seed(seed)));
    all.filter_map(|(seed, (case, is_spoiled))| (!is_spoiled).then_some((seed, case)))
}

/// A case as the page has it, with the weights of its methodology.
fn page(case: &Case) -> (Rc<Index>, Dataset, MethodologyFile, State) {
    let index = Rc::new(sure(Index::from_json(&case.definition.to_string())));
    let file: DatasetFile = sure(schema::read(&case.data.to_string()));
    let data = sure(Dataset::from_file(&file, &index));
    let methodology: MethodologyFile = sure(schema::read(&case.methodology.to_string()));
    let mut state = State::new(Rc::clone(&index), Rc::new(data.clone()), Language::Chinese);
    let choices = Rc::make_mut(&mut state.choices);
    let weights = MethodologyFile {
        weights: methodology.weights.clone(),
        ..MethodologyFile::default()
    };
    choices.weights = sure(Weighting::from_file(&weights, &index))
        .weights()
        .to_vec();
    choices.red_lines = methodology.red_lines.clone();
    choices.month = Month::new(2024, 3);
    (index, data, methodology, state)
}

#[test]
fn what_is_made_up_and_written_is_read_back_the_same() {
    for (seed, case) in cases() {
        println!("case {seed}");
        let (index, data, methodology, state) = page(&case);
        xingfu_outside::definition(&case.definition.to_string());
        xingfu_outside::records(&index, &case.data.to_string());
        // Weights that leave nothing to count are no link's, the index's own included.
        if all_zero(&index, &state.choices.weights).is_none() {
            shared(&state, &state.choices);
        }
        saved(&state, &file::write(&state.base.0, &state.choices));
        snapshot(&state, &pages::write(&state));
        let issued = Issued {
            by: "督查室".into(),
            at: "2024-12-31".into(),
            note: None,
        };
        let issue = Issue {
            as_of: sure(Month::new(2024, 12).ok_or("no month")),
            issued,
            result: None,
            optional: &Map::new(),
            data: &data,
            methodology,
            before: None,
        };
        published(&index, &sure(write(&index, &issue)));
    }
}

#[test]
fn what_is_made_up_comes_back_from_workbooks_and_csv() {
    for (seed, case) in cases().filter(|(seed, _)| seed % 5 == 0) {
        println!("case {seed}");
        let (index, data, ..) = page(&case);
        for unit in 0..data.units().len() {
            for month in [Month::new(2024, 3), Month::new(2024, 12)] {
                sheets(&index, &data, UnitId::at(unit), month);
            }
        }
    }
}

#[test]
fn a_report_that_was_written_is_drawn_as_before() {
    for (seed, case) in cases() {
        println!("case {seed}");
        let (index, data, methodology, _) = page(&case);
        let methodology = sure(Methodology::from_file(&methodology, &index));
        let values = methodology.processing().values(&index, &data);
        let Ok(scoring) = Scoring::new(&index, values, &methodology) else {
            continue;
        };
        let outcome = Outcome {
            index: &index,
            dataset: &data,
            methodology: &methodology,
            scoring: &scoring,
        };
        let report = report(&outcome, None);
        let again = sure(schema::read(&schema::write(&report)));
        assert_eq!(again, report);
        let kind = KINDS[seed as usize % KINDS.len()];
        drawn(kind, &again, &ChartOptions::default());
    }
}
