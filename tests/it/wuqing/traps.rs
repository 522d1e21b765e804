//! What is easily misread in the excerpt.

use super::{assert_says, builtin, indicator};
use crate::support::{self, Scored};
use serde_json::{Value, json};
use xingfu::methodology::Methodology;
use xingfu::rule::{Checklist, Pass, Rule, Target, Zero};
use xingfu::text::Language;
use xingfu::text::number;

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
            Rule::Target(Target { target, .. }) => {
                Some((indicator.sources[0].row.as_deref()?, target))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        targets,
        [
            ("C016", 36_000.0),
            ("C029", 2.0),
            ("C030", 11.0),
            ("C037", 4.0),
            ("C038", 100.0),
            ("C054", 4.0),
            ("C055", 4.0),
            ("C056", 10.0),
        ]
    );
    let definition: Value = serde_json::from_str(include_str!("../../../index.json"))
        .unwrap_or_else(|error| panic!("{error}"));
    for row in definition["ledger"].as_array().into_iter().flatten() {
        let rule = &row["indicator"]["rule"];
        // The census ends with the submission of its data, whoever turns it on.
        let is_given = row["row"] == "C119" && rule["promised"] == "submitted";
        assert!(
            rule.get("target").is_none() && (is_given || rule.get("promised").is_none()),
            "{}: 15 minutes, 三年, 12345, 八五, 1+N are no targets",
            row["row"]
        );
    }
}

#[test]
fn five_named_services_are_a_checklist_and_the_fifth_census_a_milestone() {
    let index = builtin();
    let services = indicator(&index, "employment-services");
    assert_eq!(
        (&services.rule, services.items.len()),
        (&Rule::Checklist(Checklist {}), 5)
    );
    let waiting = index.ledger_row("C119").and_then(|row| row.waiting);
    let census = waiting.map(|waiting| &index.indicator(waiting.indicator).rule);
    assert!(matches!(census, Some(Rule::Milestone(_))));
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
    assert_eq!(accidents.rule, Rule::Zero(Zero { penalty: 100.0 }));
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
    let methodology = Methodology::default_of(&index);
    let scored = Scored::new(index, dataset, methodology);
    assert_eq!(scored.points("serious-accidents"), Some(0.0));
    assert_eq!(scored.unit("u").red_lines, ["serious-accident"]);
}

#[test]
fn titles_that_others_award_can_be_pending_or_not_due() {
    let index = builtin();
    for title in [
        "sanitary-district",
        "assistance-reform-zone",
        "double-support-city",
        "food-safety-city",
    ] {
        let own = indicator(&index, title);
        assert_eq!(own.rule, Rule::Pass(Pass {}), "{title}");
        assert_says(own.method.as_ref(), &["待结果"]);
        for (status, coverage) in [("pending", Some(0.0)), ("not_applicable", None)] {
            let data = json!({"values": [{"unit": "u", "indicator": title, "status": status}]});
            let dataset = support::dataset(&index, &data);
            let scored = Scored::new(index.clone(), dataset, Methodology::default_of(&index));
            assert_eq!(
                scored.node("u", title).coverage,
                coverage,
                "{title} {status}"
            );
        }
    }
}

#[test]
fn titles_with_stages_earn_a_part_before_they_are_decided_and_can_be_pending_too() {
    let index = builtin();
    for (title, stages) in [
        (
            "preschool-assessment",
            [
                ("self-assessed", 30.0),
                ("inspected", 80.0),
                ("pass", 100.0),
                ("fail", 0.0),
            ],
        ),
        (
            "tcm-demonstration-area",
            [
                ("applied", 30.0),
                ("reviewed", 60.0),
                ("pass", 100.0),
                ("fail", 0.0),
            ],
        ),
    ] {
        let own = indicator(&index, title);
        assert!(matches!(own.rule, Rule::Milestone(_)), "{title}");
        assert_says(own.method.as_ref(), &["待结果", "决定单位"]);
        for (stage, points) in stages {
            let data = json!({"values": [{"unit": "u", "indicator": title, "value": stage}]});
            let dataset = support::dataset(&index, &data);
            let scored = Scored::new(index.clone(), dataset, Methodology::default_of(&index));
            assert_eq!(scored.points(title), Some(points), "{title} {stage}");
        }
    }
}

#[test]
fn five_hospitals_stand_on_rungs_and_a_number_of_an_earlier_version_is_read_as_such() {
    let index = builtin();
    let of = |values: Value| {
        let dataset = support::dataset(&index, &json!({"values": values}));
        Scored::new(index.clone(), dataset, Methodology::default_of(&index))
            .points("beijing-hospitals")
    };
    let item = |item: &str, rung: &str| json!({"unit": "u", "indicator": "beijing-hospitals", "item": item, "value": rung});
    let stages = json!([
        item("hospital-1", "operating"),
        item("hospital-2", "operating"),
        item("hospital-3", "signed"),
        item("hospital-4", "not-started"),
        item("hospital-5", "not-started"),
    ]);
    assert_eq!(of(stages), Some(50.0));
    let number = json!([{"unit": "u", "indicator": "beijing-hospitals", "value": 2.5}]);
    assert_eq!(of(number), Some(50.0));
}

#[test]
fn one_serious_accident_leaves_no_grade_above_pass_and_a_fall_of_a_rate_no_pass() {
    let index = builtin();
    let data = support::dataset(
        &index,
        &json!({"values": [
            {"unit": "u", "indicator": "preschool-rates", "item": "gross-enrolment", "value": 101, "baseline": 100},
            {"unit": "u", "indicator": "preschool-rates", "item": "inclusive-share", "value": 91, "baseline": 90},
            {"unit": "u", "indicator": "preschool-rates", "item": "public-share", "value": 59.9, "baseline": 60},
        ]}),
    );
    let scored = Scored::new(index.clone(), data, Methodology::default_of(&index));
    assert_eq!(scored.points("preschool-rates"), Some(59.0));
    let line = &index.red_lines()[0];
    let best = index.grades()[line.grade].label.get(Language::Chinese);
    assert_eq!((line.id.as_str(), best), ("serious-accident", "合格"));
    assert!(
        line.basis
            .as_ref()
            .is_some_and(|basis| basis.get(Language::Chinese).contains("本工具设定"))
    );
}

#[test]
fn quotes_that_lack_their_verb_are_shown_in_their_clause() {
    let index = builtin();
    for (id, words) in [
        ("day-care-centres", "新增"),
        ("rural-canteens", "新增"),
        ("reconstruction", "加快推进"),
    ] {
        for source in &indicator(&index, id).sources {
            let context = source.context.as_deref().unwrap_or_default();
            assert!(context.contains(words), "{id}: {context}");
        }
    }
    let ledger = index.ledger_row("C062");
    assert!(
        ledger.is_some_and(|row| row.method.is_none()),
        "companies are not counted"
    );
}

#[test]
fn what_is_carried_out_or_advanced_is_kept_by_one_standard() {
    let index = builtin();
    for id in [
        "township-health-centres",
        "digital-village-clinics",
        "flood-control",
        "cemetery",
        "reconstruction",
        "schools-advanced",
    ] {
        let words = ["年度形象进度视为完成", "进入在建视为完成"];
        assert_says(indicator(&index, id).method.as_ref(), &words);
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
        Scored::new(index.clone(), dataset, Methodology::default_of(&index)).points(id)
    };
    assert_eq!(
        of("columbarium", "ready"),
        Some(100.0),
        "筹建 is kept by preparation"
    );
    assert_eq!(of("columbarium", "feasible"), Some(60.0));
    assert_eq!(of("columbarium", "funded"), Some(80.0));
    assert_eq!(
        of("cemetery", "under-way"),
        Some(100.0),
        "推进 is kept under way"
    );
    assert_eq!(of("cemetery", "started"), Some(60.0));
    assert_eq!(
        of("schools-completed", "built"),
        Some(100.0 * 80.0 / 90.0),
        "建成 is not kept until accepted"
    );
    assert_eq!(of("schools-completed", "accepted"), Some(100.0));
    assert_eq!(of("village-relocation", "under-way"), Some(100.0));
    assert_eq!(of("resettlement-area", "built"), Some(100.0 * 80.0 / 90.0));
    // Works have no roof to be topped out; data of an earlier version may say so.
    assert_eq!(of("cemetery", "topped-out"), Some(100.0));
    assert_eq!(of("emergency-platform", "online"), Some(100.0));
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
    let methodology = Methodology::default_of(&index);
    let scored = Scored::new(index, dataset, methodology);
    let node = scored.node("u", "governance");
    assert_eq!(
        (node.score, node.coverage, node.effective_weight),
        (None, None, 0.0)
    );
    // 7/37 of employment's 6/14: governance's weight of 3 is not among the 37.
    let expected = 7.0 / 37.0 * 6.0 / 14.0;
    assert!((scored.unit("u").coverage.unwrap_or(0.0) - expected).abs() < 1e-12);
}
