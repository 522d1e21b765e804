//! The Human Development Index against what the UNDP has published: 1990–2022, 195 places.

use crate::support;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use xingfu::data::{Dataset, UnitId};
use xingfu::index::Index;
use xingfu::methodology::{Methodology, Processing, Weighting};
use xingfu::schema::{self, PanelFile};
use xingfu::score::Scoring;

const DEFINITION: &str = include_str!("../../indices/hdi.json");
const TABLE: &str = include_str!("../../indices/hdi.csv");

const INDICATORS: [&str; 4] = [
    "life-expectancy",
    "expected-schooling",
    "mean-schooling",
    "income",
];

/// A line's cells; a cell in quotes may hold commas.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for c in line.chars() {
        match (c, is_quoted) {
            ('"', _) => is_quoted = !is_quoted,
            (',', false) => cells.push(String::new()),
            (c, _) => cells.last_mut().into_iter().for_each(|cell| cell.push(c)),
        }
    }
    cells
}

/// Rows by unit and year, with the published score and rank as text.
struct Published {
    scores: BTreeMap<(String, String), String>,
    ranks: BTreeMap<String, u32>,
}

fn read() -> (Index, Dataset, Published) {
    let index = Index::from_json(DEFINITION).unwrap_or_else(|error| panic!("{error}"));
    let mut lines = TABLE.lines();
    let heads = cells(lines.next().unwrap_or_default());
    let at = |name: &str| {
        heads
            .iter()
            .position(|head| head == name)
            .unwrap_or_else(|| panic!("{name}"))
    };
    let mut published = Published {
        scores: BTreeMap::new(),
        ranks: BTreeMap::new(),
    };
    let (mut units, mut values): (Vec<Value>, Vec<Vec<Value>>) = (Vec::new(), Vec::new());
    for line in lines {
        let row = cells(line);
        let cell = |name: &str| row[at(name)].as_str();
        let (unit, year) = (cell("unit"), cell("year"));
        if units.last().is_none_or(|last| last["id"] != unit) {
            units.push(json!({"id": unit, "title": cell("title"), "group": cell("group")}));
            values.push(Vec::new());
        }
        let number = |name: &&str| cell(name).parse::<f64>().map_or(Value::Null, Value::from);
        values
            .last_mut()
            .into_iter()
            .for_each(|row| row.extend(INDICATORS.iter().map(number)));
        let key = (unit.to_owned(), year.to_owned());
        if let Ok(score) = cell("hdi_published").parse::<f64>() {
            published.scores.insert(key, format!("{score:.3}"));
        }
        if let Ok(rank) = cell("rank_published").parse() {
            published.ranks.insert(unit.to_owned(), rank);
        }
    }
    let years: Vec<String> = (1990..=2022).map(|year| format!("{year}-12")).collect();
    let panel =
        json!({"units": units, "indicators": INDICATORS, "periods": years, "values": values});
    let panel: PanelFile =
        schema::read(&panel.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let data = Dataset::from_panel(&panel, &index).unwrap_or_else(|error| panic!("{error}"));
    (index, data, published)
}

fn scoring(index: &Index, data: &Dataset, year: &str) -> Scoring {
    let month = index.month(&format!("{year}-12"));
    let processing = Processing::default_of(index).as_of(month);
    let methodology = Methodology::new(index, processing, Weighting::default_of(index));
    let methodology = methodology.unwrap_or_else(|error| panic!("{error}"));
    let values = methodology.processing().values(index, data);
    Scoring::new(index, values, &methodology).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_published_score_and_rank_follows() {
    let (index, data, published) = read();
    assert_eq!(
        (
            data.units().len(),
            published.scores.len(),
            published.ranks.len()
        ),
        (195, 5808, 193)
    );
    let mut compared = 0;
    for year in 1990..=2022 {
        let year = year.to_string();
        let scored = scoring(&index, &data, &year);
        for (at, unit) in data.units().iter().enumerate() {
            let score = scored.scores().headline(UnitId::at(at));
            if let Some(told) = published.scores.get(&(unit.id.clone(), year.clone())) {
                let found = score.map(|score| format!("{:.3}", score / 100.0));
                assert_eq!(found.as_ref(), Some(told), "{} {year}", unit.id);
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 5808);
    let last = scoring(&index, &data, "2022");
    let ranks = last.scores().ranks().iter().zip(data.units());
    let ranks: BTreeMap<String, u32> = ranks
        .filter_map(|(rank, unit)| Some((unit.id.clone(), (*rank)?)))
        .collect();
    assert_eq!(ranks, published.ranks);
}

#[test]
fn nothing_older_stands_in_for_a_year_that_is_missing() {
    let (index, data, _) = read();
    let last = scoring(&index, &data, "2022");
    let unranked = data.units().iter().enumerate();
    let unranked: Vec<_> = unranked
        .filter(|(at, _)| last.scores().headline(UnitId::at(*at)).is_none())
        .map(|(_, unit)| unit.id.as_str())
        .collect();
    assert_eq!(unranked, ["PRK", "MCO"]);
}

#[test]
fn years_are_its_steps() {
    let (index, data, _) = read();
    let last = data.last_month().unwrap_or_else(|| panic!("no data"));
    assert!(index.is_yearly() && last.is_year());
    assert_eq!(last.course(data.first_month()).len(), 33);
    assert_eq!(
        last.before().map(|year| year.to_string()).as_deref(),
        Some("2021-12")
    );
    let months = support::index(&json!({
        "id": "index", "version": "1", "title": "Index", "period": {"year": 2024},
        "dimensions": [{"id": "d", "title": "D", "indicators": [
            {"id": "i", "title": "I", "frequency": "yearly", "rule": {"kind": "zero", "penalty": 1}},
        ]}],
    }));
    assert!(!months.is_yearly());
}
