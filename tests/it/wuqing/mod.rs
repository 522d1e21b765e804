//! index.json against the excerpt that it is drawn from, row by row, and its traps.

mod optional;
mod traps;

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use xingfu::data::UnitId;
use xingfu::data::demonstration::{on_show, own_unit};
use xingfu::index::{Index, Indicator, LedgerRow, NodeId, NodeKind};
use xingfu::methodology::{Methodology, Weighting};
use xingfu::rule::{Milestone, Rule, Rung};
use xingfu::schema::{self, Definition, Use};
use xingfu::score::profile::Profile;
use xingfu::score::score;
use xingfu::text::{Language, Text};

/// The columns of `commitments.csv` that are compared.
struct Commitment {
    row: String,
    section: String,
    quote: String,
    score_use: String,
}

fn commitments() -> Vec<Commitment> {
    let text = include_str!("../../data/commitments.csv").trim_start_matches('\u{feff}');
    let rows = text.lines().skip(1).map(fields);
    rows.map(|mut field| Commitment {
        row: field.remove(0),
        section: field.remove(1),
        quote: field.remove(1),
        score_use: field.remove(field.len() - 2),
    })
    .collect()
}

/// The fields of a line: some in double quotes, none over several lines.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields
                .last_mut()
                .into_iter()
                .for_each(|field| field.push(c)),
        }
    }
    fields
}

fn builtin() -> Index {
    Index::builtin().unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn indicator<'a>(index: &'a Index, id: &str) -> &'a Indicator {
    index.indicator(
        index
            .find_indicator(id)
            .unwrap_or_else(|| panic!("no indicator {id}")),
    )
}

fn id<'a>(index: &'a Index, indicator: &Indicator) -> &'a str {
    &index.node(indicator.node).id
}

fn rows_of(index: &Index, wanted: Use) -> Vec<&LedgerRow> {
    index
        .ledger()
        .iter()
        .filter(|row| row.used == wanted)
        .collect()
}

#[test]
fn the_ledger_holds_all_124_rows_word_for_word() {
    let index = builtin();
    let commitments = commitments();
    assert_eq!((commitments.len(), index.ledger().len()), (124, 124));
    for (expected, found) in commitments.iter().zip(index.ledger()) {
        assert_eq!(found.row, expected.row);
        assert_eq!(found.quote, expected.quote, "{}", found.row);
        assert_eq!(
            found.section.as_deref(),
            Some(expected.section.as_str()),
            "{}",
            found.row
        );
        let used = match expected.score_use.as_str() {
            // A census is no promise about livelihood: it is scored only where the user wants it.
            "计分-核验" if found.row == "C119" => Use::Optional,
            "计分-量化" | "计分-核验" => Use::Score,
            "可选计分-须另定口径" => Use::Optional,
            "只记录不计分" => Use::Record,
            other => panic!("{other}"),
        };
        assert_eq!(found.used, used, "{}", found.row);
    }
}

#[test]
fn rows_are_15_by_number_22_by_milestone_35_optional_and_52_recorded() {
    let commitments = commitments();
    let count = |name: &str| commitments.iter().filter(|c| c.score_use == name).count();
    assert_eq!((count("计分-量化"), count("计分-核验")), (15, 23));
    let index = builtin();
    // All but the census are scored by default.
    assert_eq!(rows_of(&index, Use::Score).len(), 37);
    assert_eq!(rows_of(&index, Use::Optional).len(), 35);
    assert_eq!(rows_of(&index, Use::Record).len(), 52);
}

#[test]
fn every_scored_row_is_quoted_by_exactly_one_indicator_and_no_other_row_is() {
    let index = builtin();
    let mut quoted = BTreeMap::new();
    for (_, indicator) in index.indicators() {
        for source in &indicator.sources {
            let row = source.row.clone().unwrap_or_default();
            let before = quoted.insert(row.clone(), source);
            assert!(before.is_none(), "{row} twice");
        }
    }
    let scored: BTreeSet<_> = rows_of(&index, Use::Score)
        .iter()
        .map(|row| row.row.clone())
        .collect();
    assert_eq!(quoted.keys().cloned().collect::<BTreeSet<_>>(), scored);
    for expected in commitments() {
        if let Some(source) = quoted.get(&expected.row) {
            assert_eq!(
                (&source.quote, &source.section),
                (&expected.quote, &expected.section)
            );
        }
    }
}

#[test]
fn four_rows_of_reconstruction_are_the_items_of_one_indicator() {
    let index = builtin();
    let found = indicator(&index, "reconstruction");
    let rows: Vec<_> = found
        .sources
        .iter()
        .filter_map(|source| source.row.as_deref())
        .collect();
    assert_eq!(rows, ["C075", "C076", "C077", "C078"]);
    assert_eq!(found.items.len(), 4);
}

#[track_caller]
fn assert_says(text: Option<&xingfu::text::Text>, words: &[&str]) {
    let text = text
        .map(|text| text.get(Language::Chinese))
        .unwrap_or_default();
    for word in words {
        assert!(text.contains(word), "no {word} in {text}");
    }
}

#[test]
fn every_ladder_goes_from_0_to_100() {
    let definition: Definition =
        schema::read(include_str!("../../../index.json")).unwrap_or_else(|error| panic!("{error}"));
    for (name, rungs) in &definition.ladders {
        let points: Vec<_> = rungs.iter().map(|rung| rung.points).collect();
        assert_eq!(
            (points.first(), points.last()),
            (Some(&0.0), Some(&100.0)),
            "{name}"
        );
        assert!(points.len() >= 4, "{name}");
    }
}

#[test]
fn it_says_what_it_is_not() {
    let index = builtin();
    let notice = index.notice();
    assert_says(notice, &["权重由本工具自拟，非官方评价", "非民意调查"]);
}

/// Paths of texts that lack a language.
fn one_sided(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) if fields.contains_key("zh") || fields.contains_key("en") => {
            let written = |tag: &str| fields.get(tag).and_then(Value::as_str);
            if ["zh", "en"]
                .iter()
                .any(|tag| written(tag).is_none_or(|text| text.trim().is_empty()))
            {
                found.push(path.to_owned());
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let text = [
                    "title",
                    "note",
                    "method",
                    "theme",
                    "label",
                    "rationale",
                    "measure",
                    "notice",
                ];
                if text.contains(&name.as_str()) && value.is_string() {
                    found.push(format!("{path}.{name}"));
                }
                one_sided(value, &format!("{path}.{name}"), found);
            }
        }
        Value::Array(list) => {
            for (i, value) in list.iter().enumerate() {
                one_sided(value, &format!("{path}[{i}]"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_text_is_in_both_languages() {
    let definition: Value = serde_json::from_str(include_str!("../../../index.json"))
        .unwrap_or_else(|error| panic!("{error}"));
    let mut found = Vec::new();
    one_sided(&definition, "$", &mut found);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_dimension_gives_its_reasons_and_every_indicator_its_method() {
    let index = builtin();
    for (id, node) in index.nodes() {
        if let NodeKind::Branch { rationale, .. } = &node.kind {
            assert!(id == NodeId::ROOT || rationale.is_some(), "{}", node.id);
        }
    }
    for (_, indicator) in index.indicators() {
        let whole = indicator.method.is_some() && indicator.measure.is_some();
        assert!(
            whole && !indicator.sources.is_empty(),
            "{}",
            id(&index, indicator)
        );
    }
}

/// A rule without the titles of its rungs.
fn untitled(rule: &Rule) -> Rule {
    match rule {
        Rule::Milestone(Milestone { ladder, promised }) => {
            let untitled = ladder.iter().map(|rung| Rung {
                id: rung.id.clone(),
                title: Text::from(""),
                points: rung.points,
                // Former names are for reading files, which the whole index does.
                formerly: Vec::new(),
            });
            Rule::Milestone(Milestone {
                ladder: untitled.collect(),
                promised: *promised,
            })
        }
        other => other.clone(),
    }
}

/// The page begins with the outline and goes on with the whole.
#[test]
fn the_outline_is_the_index_without_what_is_only_read() {
    let whole = builtin();
    let outline = xingfu::outline::builtin();
    assert!(outline.ledger().is_empty());
    let chinese = |text: &Text| text.get(Language::Chinese).to_owned();
    assert_eq!(outline.red_lines().len(), whole.red_lines().len());
    for (grade, full) in outline.grades().iter().zip(whole.grades()) {
        assert_eq!(grade.from, full.from);
        assert_eq!(chinese(&grade.label), chinese(&full.label));
    }
    assert_eq!(outline.nodes().len(), whole.nodes().len());
    for ((id, node), (_, full)) in outline.nodes().zip(whole.nodes()) {
        assert_eq!(
            (
                &node.id,
                chinese(&node.title),
                node.parent,
                outline.children(id),
                node.weight
            ),
            (
                &full.id,
                chinese(&full.title),
                full.parent,
                whole.children(id),
                full.weight
            )
        );
        assert_eq!(
            Weighting::default_of(&outline).aggregation(id),
            Weighting::default_of(&whole).aggregation(id)
        );
    }
    for ((_, indicator), (_, full)) in outline.indicators().zip(whole.indicators()) {
        assert_eq!(indicator.node, full.node);
        assert_eq!(untitled(&indicator.rule), untitled(&full.rule));
        assert_eq!(indicator.items.len(), full.items.len());
        assert!(indicator.sources.is_empty() && indicator.method.is_none());
    }
    let scores = |index: &Index| {
        let data = on_show(index, vec![own_unit(index)]);
        let methodology = Methodology::default_of(index).as_of(data.last_month());
        let scores = score(index, &data, &methodology).unwrap_or_else(|error| panic!("{error}"));
        Profile::new(index, &scores, methodology.weighting(), UnitId::at(0))
            .nodes
            .into_iter()
            .map(|node| (node.score, node.coverage, node.lost_points))
            .collect::<Vec<_>>()
    };
    assert_eq!(scores(&outline), scores(&whole));
    assert_eq!(outline.period(), whole.period());
    let notice = |index: &Index| index.notice().map(chinese);
    assert_eq!(notice(&outline), notice(&whole));
}
