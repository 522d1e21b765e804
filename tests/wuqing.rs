//! index.json against the excerpt that it is drawn from, row by row, and its traps.

mod support;

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use support::Scored;
use xingfu::data::number;
use xingfu::index::{Activation, Index, Indicator};
use xingfu::methodology::Methodology;
use xingfu::rule::Rule;
use xingfu::schema::{Direction, LedgerRow, RuleKind, Use};
use xingfu::text::Language;

/// The columns of `commitments.csv` that are compared.
struct Commitment {
    row: String,
    section: String,
    quote: String,
    score_use: String,
}

fn commitments() -> Vec<Commitment> {
    let text = include_str!("data/commitments.csv").trim_start_matches('\u{feff}');
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
        .definition()
        .ledger
        .iter()
        .filter(|row| row.used == wanted)
        .collect()
}

#[test]
fn the_ledger_holds_all_124_rows_word_for_word() {
    let index = builtin();
    let commitments = commitments();
    assert_eq!(
        (commitments.len(), index.definition().ledger.len()),
        (124, 124)
    );
    for (expected, found) in commitments.iter().zip(&index.definition().ledger) {
        assert_eq!(found.row, expected.row);
        assert_eq!(found.quote, expected.quote, "{}", found.row);
        assert_eq!(
            found.section.as_deref(),
            Some(expected.section.as_str()),
            "{}",
            found.row
        );
        let used = match expected.score_use.as_str() {
            "计分-量化" | "计分-核验" => Use::Score,
            "可选计分-须另定口径" => Use::Optional,
            "只记录不计分" => Use::Record,
            other => panic!("{other}"),
        };
        assert_eq!(found.used, used, "{}", found.row);
    }
}

#[test]
fn rows_are_15_by_number_23_by_milestone_34_optional_and_52_recorded() {
    let commitments = commitments();
    let count = |name: &str| commitments.iter().filter(|c| c.score_use == name).count();
    assert_eq!((count("计分-量化"), count("计分-核验")), (15, 23));
    let index = builtin();
    assert_eq!(rows_of(&index, Use::Score).len(), 38);
    assert_eq!(rows_of(&index, Use::Optional).len(), 34);
    assert_eq!(rows_of(&index, Use::Record).len(), 52);
}

#[test]
fn every_scored_row_is_quoted_by_exactly_one_indicator_and_no_other_row_is() {
    let index = builtin();
    let mut quoted = BTreeMap::new();
    for (_, indicator) in index.indicators() {
        for source in &indicator.sources {
            assert!(
                quoted.insert(source.row.clone(), source).is_none(),
                "{} twice",
                source.row
            );
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
        .map(|source| source.row.as_str())
        .collect();
    assert_eq!(rows, ["C075", "C076", "C077", "C078"]);
    assert_eq!(found.items.len(), 4);
}

#[test]
fn three_named_schools_are_four() {
    let index = builtin();
    let schools = &indicator(&index, "schools-completed").items;
    let named: Vec<_> = schools
        .iter()
        .map(|i| (i.title.get(Language::Chinese), i.count))
        .collect();
    assert_eq!(
        named,
        [
            ("杨村第四小学", 1.0),
            ("杨村第二中学", 1.0),
            ("翡翠半岛中小学", 2.0)
        ]
    );
    assert_eq!(schools.iter().map(|item| item.count).sum::<f64>(), 4.0);
}

#[test]
fn only_what_the_text_promises_as_a_number_is_a_target() {
    let index = builtin();
    let targets: Vec<_> = index
        .indicators()
        .filter_map(|(_, indicator)| match indicator.rule {
            Rule::Target { target, .. } => Some((indicator.sources[0].row.as_str(), target)),
            _ => None,
        })
        .collect();
    assert_eq!(
        targets,
        [
            ("C016", 36_000.0),
            ("C029", 2.0),
            ("C030", 11.0),
            ("C036", 5.0),
            ("C037", 4.0),
            ("C038", 100.0),
            ("C054", 4.0),
            ("C055", 4.0),
            ("C056", 10.0),
        ]
    );
    for row in rows_of(&index, Use::Optional) {
        let rule = row.indicator.as_ref().map(|indicator| &indicator.rule);
        let given = rule.is_some_and(|rule| rule.target.is_some() || rule.promised.is_some());
        assert!(
            !given,
            "{}: 15 minutes, 三年, 12345, 八五, 1+N are no targets",
            row.row
        );
    }
}

#[test]
fn five_named_services_are_a_checklist_and_the_fifth_census_a_milestone() {
    let index = builtin();
    let services = indicator(&index, "employment-services");
    assert_eq!(
        (&services.rule, services.items.len()),
        (&Rule::Checklist, 5)
    );
    assert!(matches!(
        indicator(&index, "economic-census").rule,
        Rule::Milestone { .. }
    ));
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
fn an_open_list_is_a_floor_and_new_an_increment() {
    let index = builtin();
    assert_says(
        indicator(&index, "schools-advanced").note.as_ref(),
        &["等", "下限"],
    );
    assert_says(
        indicator(&index, "reconstruction").note.as_ref(),
        &["等", "下限"],
    );
    assert_says(
        indicator(&index, "care-complexes").note.as_ref(),
        &["增量", "存量"],
    );
    assert_says(
        indicator(&index, "day-care-centres").note.as_ref(),
        &["增量"],
    );
    assert_says(
        indicator(&index, "new-jobs").note.as_ref(),
        &["城镇新增就业", "36,000"],
    );
    let jobs = index.node(indicator(&index, "new-jobs").node);
    assert_eq!(jobs.title.get(Language::Chinese), "新增就业");
}

#[test]
fn thirty_six_thousand_people_are_written_in_many_ways() {
    let index = builtin();
    let jobs = indicator(&index, "new-jobs");
    let measure = jobs
        .measure
        .as_ref()
        .map(|measure| measure.get(Language::Chinese));
    for text in ["36000", "3.6万", "３.６万", "3.6万人", "36,000"] {
        assert_eq!(number::parse(text, measure), Ok(36_000.0), "{text}");
    }
    assert_eq!(number::parse("100%", Some("%")), Ok(100.0));
    assert_eq!(
        number::parse("3.6万户", measure),
        Err(number::NumberFault::Measure)
    );
}

#[test]
fn serious_accidents_are_the_two_gravest_classes_and_one_is_too_many() {
    let index = builtin();
    let accidents = indicator(&index, "serious-accidents");
    assert_eq!(accidents.rule, Rule::Zero { penalty: 100.0 });
    assert_says(
        accidents.note.as_ref(),
        &[
            "死亡10人以上",
            "重伤50人以上",
            "5000万元以上",
            "国务院令第493号",
        ],
    );
    assert_says(accidents.method.as_ref(), &["较大、一般事故另列"]);
    let data = json!({"values": [{"unit": "u", "indicator": "serious-accidents", "value": 1}]});
    let dataset = support::dataset(&index, &data);
    let methodology = Methodology::published(&index);
    let scored = Scored::new(index, dataset, methodology);
    assert_eq!(scored.points("serious-accidents"), Some(0.0));
    assert!(scored.unit("u").red_lines.is_empty(), "the red line is off");
}

#[test]
fn titles_that_others_award_can_be_pending_or_not_due() {
    let index = builtin();
    for title in [
        "preschool-assessment",
        "tcm-demonstration-area",
        "sanitary-district",
        "assistance-reform-zone",
        "double-support-city",
        "food-safety-city",
    ] {
        let own = indicator(&index, title);
        assert_eq!(own.rule, Rule::Pass, "{title}");
        assert_says(own.method.as_ref(), &["待结果"]);
        for (status, coverage) in [("pending", Some(0.0)), ("not_applicable", None)] {
            let data = json!({"values": [{"unit": "u", "indicator": title, "status": status}]});
            let dataset = support::dataset(&index, &data);
            let scored = Scored::new(index.clone(), dataset, Methodology::published(&index));
            assert_eq!(
                scored.node("u", title).coverage,
                coverage,
                "{title} {status}"
            );
        }
    }
}

#[test]
fn a_promise_is_kept_at_its_own_rung_and_not_before() {
    let index = builtin();
    let of = |id: &str, rung: &str| {
        let own = indicator(&index, id);
        let mut value = json!({"unit": "u", "indicator": id, "value": rung});
        if let Some(item) = own.items.first() {
            value["item"] = json!(item.id);
        }
        let dataset = support::dataset(&index, &json!({"values": [value]}));
        Scored::new(index.clone(), dataset, Methodology::published(&index)).points(id)
    };
    assert_eq!(
        of("columbarium", "ready"),
        Some(100.0),
        "筹建 is kept by preparation"
    );
    assert_eq!(of("columbarium", "feasible"), Some(75.0));
    assert_eq!(
        of("cemetery", "under-way"),
        Some(100.0),
        "推进 is kept under way"
    );
    assert_eq!(of("cemetery", "started"), Some(60.0));
    assert_eq!(
        of("schools-completed", "built"),
        Some(90.0),
        "建成 is not kept until accepted"
    );
    assert_eq!(of("schools-completed", "accepted"), Some(100.0));
    assert_eq!(of("village-relocation", "under-way"), Some(100.0));
    assert_eq!(of("resettlement-area", "built"), Some(90.0));
    assert_eq!(of("emergency-platform", "online"), Some(100.0));
}

#[test]
fn every_ladder_goes_from_0_to_100() {
    let index = builtin();
    for (name, rungs) in &index.definition().ladders {
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
fn governance_has_weight_and_no_indicator_and_is_left_out_of_the_denominator() {
    let index = builtin();
    let governance = index
        .find("governance")
        .unwrap_or_else(|| panic!("no governance"));
    assert!(index.node(governance).weight > 0.0 && index.leaves(governance).is_empty());
    let data = json!({"values": [{"unit": "u", "indicator": "new-jobs", "value": 36_000}]});
    let dataset = support::dataset(&index, &data);
    let methodology = Methodology::published(&index);
    let scored = Scored::new(index, dataset, methodology);
    let node = scored.node("u", "governance");
    assert_eq!(
        (node.score, node.coverage, node.effective_weight),
        (None, None, 0.0)
    );
    // 7/37 of employment's 5/14: governance's weight of 3 is not among the 37.
    let expected = 7.0 / 37.0 * 5.0 / 14.0;
    assert!((scored.unit("u").coverage.unwrap_or(0.0) - expected).abs() < 1e-12);
}

#[test]
fn it_says_what_it_is_not() {
    let index = builtin();
    let notice = index.definition().notice.as_ref();
    assert_says(notice, &["本工具自拟权重,非官方评价体系", "非民意调查"]);
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
    let definition: Value = serde_json::from_str(include_str!("../index.json"))
        .unwrap_or_else(|error| panic!("{error}"));
    let mut found = Vec::new();
    one_sided(&definition, "$", &mut found);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_dimension_gives_its_reasons_and_every_indicator_its_method() {
    let index = builtin();
    for dimension in &index.definition().dimensions {
        assert!(dimension.rationale.is_some(), "{}", dimension.id);
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

fn activation(index: &Index, row: &LedgerRow) -> Activation {
    let rule = row.indicator.as_ref().map(|indicator| &indicator.rule);
    match rule.map(|rule| (rule.kind, &rule.ladder)) {
        Some((RuleKind::Target, _)) => Activation::Target(50.0),
        Some((RuleKind::Milestone, Some(ladder))) => {
            let rung = index.definition().ladders[ladder].last();
            Activation::Promised(rung.map(|rung| rung.id.clone()).unwrap_or_default())
        }
        _ => Activation::Plain,
    }
}

#[test]
fn every_optional_row_can_be_turned_on_and_scores() {
    let index = builtin();
    let mut all = BTreeMap::new();
    for row in rows_of(&index, Use::Optional) {
        let chosen = BTreeMap::from([(row.row.clone(), activation(&index, row))]);
        let one = index
            .with_optional(&chosen)
            .unwrap_or_else(|e| panic!("{}: {e}", row.row));
        assert_eq!(one.indicators().len(), index.indicators().len() + 1);
        assert_on(&one, row);
        all.extend(chosen);
    }
    let index = index
        .with_optional(&all)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(index.indicators().len(), 35 + 34);
    rows_of(&index, Use::Optional)
        .into_iter()
        .for_each(|row| assert_on(&index, row));
}

/// Its indicator quotes it, stands in its dimension and takes the status and the score of any other.
#[track_caller]
fn assert_on(index: &Index, row: &LedgerRow) {
    let waiting = row
        .indicator
        .as_ref()
        .map(|i| i.id.as_str())
        .unwrap_or_default();
    let on = indicator(index, waiting);
    assert_eq!(
        on.sources.last().map(|source| &source.quote),
        Some(&row.quote)
    );
    let parent = index
        .node(on.node)
        .parent
        .map(|parent| &index.node(parent).id);
    assert_eq!(parent, row.dimension.as_ref());
    let (value, expected) = sample(&on.rule);
    let mut entry = json!({"unit": "u", "indicator": waiting});
    entry
        .as_object_mut()
        .into_iter()
        .for_each(|entry| entry.extend(value.clone()));
    let items = on.items.iter().map(|item| {
        let mut entry = entry.clone();
        entry["item"] = json!(item.id);
        entry
    });
    let mut values: Vec<_> = items.collect();
    if values.is_empty() {
        values.push(entry);
    }
    let dataset = support::dataset(index, &json!({"values": values}));
    let scored = Scored::new(index.clone(), dataset, Methodology::published(index));
    assert_eq!(scored.points(waiting), Some(expected), "{waiting}");
}

/// Fields of a value, and its points.
fn sample(rule: &Rule) -> (serde_json::Map<String, Value>, f64) {
    let (fields, points) = match rule {
        Rule::Target {
            direction: Direction::AtLeast,
            ..
        } => (json!({"value": 25}), 50.0),
        Rule::Target { .. } => (json!({"value": 100}), 50.0),
        Rule::Milestone { ladder, promised } => (json!({"value": ladder[*promised].id}), 100.0),
        Rule::Pass => (json!({"value": "pass"}), 100.0),
        Rule::Checklist => (json!({"value": "partial"}), 50.0),
        Rule::Coverage => (json!({"value": 10, "denominator": 20}), 50.0),
        Rule::Hold { .. } => (json!({"value": 95, "baseline": 95}), 100.0),
        other => panic!("teach {other:?} to the test"),
    };
    (fields.as_object().cloned().unwrap_or_default(), points)
}
