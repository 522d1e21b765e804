//! Reading what is typed: each rule's fields, and the fault of each part.

use xingfu::app::desk::entry::{Reason, Texts, options, parts, read, texts};
use xingfu::app::state::Part;
use xingfu::app::ui::values::{show, target};
use xingfu::data::{Record, Status};
use xingfu::rule::{Completion, Observation, Pass, Refusal, Rule, Value};
use xingfu::text::number::NumberFault;
use xingfu::text::words::{CHINESE, ENGLISH};

use crate::sums::rules;

fn value(text: &str) -> Texts {
    Texts {
        value: text.into(),
        ..Texts::default()
    }
}

fn rule(name: &str) -> Rule {
    let found = rules().into_iter().find(|(there, ..)| *there == name);
    found.map_or_else(|| panic!("no rule {name}"), |(_, rule, _)| rule)
}

fn number(x: f64) -> Observation {
    Value::Number(x).into()
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let jobs = rule("at least");
    for (text, expected) in [
        ("36000", 36_000.0),
        ("3.6万", 36_000.0),
        ("３．６万", 36_000.0),
        ("3.6 万人", 36_000.0),
        ("36,000", 36_000.0),
        ("３６，０００人", 36_000.0),
        (" 28900.5 ", 28_900.5),
        ("+5", 5.0),
        ("0", 0.0),
    ] {
        assert_eq!(
            read(&jobs, Some("人"), &value(text)),
            Ok(Some(number(expected))),
            "{text}"
        );
    }
    for text in ["91.5%", "91.5％", "91.5", "９１.５％"] {
        assert_eq!(
            read(&rule("goalposts"), Some("%"), &value(text)),
            Ok(Some(number(91.5))),
            "{text}"
        );
    }
}

#[test]
fn wrong_numbers_have_their_reason() {
    let jobs = rule("at least");
    for (text, reason) in [
        ("三万", Reason::Number(NumberFault::Unreadable)),
        ("1,00", Reason::Number(NumberFault::Grouping)),
        ("36000户", Reason::Number(NumberFault::Measure)),
        ("5%", Reason::Number(NumberFault::Measure)),
        ("1e400", Reason::Number(NumberFault::Measure)),
        ("9999999999亿", Reason::Number(NumberFault::TooLarge)),
        ("-1", Reason::Refused(Refusal::Negative)),
        ("−1", Reason::Refused(Refusal::Negative)),
    ] {
        let found = read(&jobs, Some("人"), &value(text));
        match found {
            Err(faults) => {
                assert_eq!(faults.len(), 1, "{text}");
                assert_eq!(faults[0].0, Part::Value);
                if text != "1e400" {
                    assert_eq!(faults[0].1, reason, "{text}");
                }
                assert!(!faults[0].1.words(&CHINESE).is_empty());
                assert!(!faults[0].1.words(&ENGLISH).is_empty());
            }
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn nothing_typed_is_nothing() {
    for (name, rule, _) in rules() {
        assert_eq!(read(&rule, None, &value("  ")), Ok(None), "{name}");
    }
}

#[test]
fn a_decline_is_read_with_its_baseline() {
    let hold = rule("hold");
    assert_eq!(parts(&hold), [Part::Value, Part::Baseline]);
    let both = |value: &str, baseline: &str| Texts {
        value: value.into(),
        baseline: baseline.into(),
        ..Texts::default()
    };
    let expected = Observation {
        baseline: Some(99.0),
        ..Value::Number(98.5).into()
    };
    assert_eq!(
        read(&hold, Some("%"), &both("98.5%", "99")),
        Ok(Some(expected))
    );
    assert_eq!(
        read(&hold, Some("%"), &both("98.5", "")),
        Ok(Some(number(98.5)))
    );
    assert_eq!(
        read(&hold, Some("%"), &both("", "99")),
        Err(vec![(Part::Value, Reason::ValueMissing)])
    );
    assert_eq!(
        read(&hold, Some("%"), &both("many", "99人")),
        Err(vec![
            (Part::Baseline, Reason::Number(NumberFault::Measure)),
            (Part::Value, Reason::Number(NumberFault::Unreadable)),
        ])
    );
}

#[test]
fn a_coverage_is_read_with_its_denominator() {
    let coverage = rule("coverage");
    assert_eq!(parts(&coverage), [Part::Value, Part::Denominator]);
    let both = |value: &str, denominator: &str| Texts {
        value: value.into(),
        denominator: denominator.into(),
        ..Texts::default()
    };
    let expected = Observation {
        denominator: Some(40.0),
        ..Value::Number(31.0).into()
    };
    assert_eq!(
        read(&coverage, Some("个"), &both("31个", "40 个")),
        Ok(Some(expected))
    );
    for (text, reason) in [
        ("0", Reason::Refused(Refusal::NotPositive)),
        ("-4", Reason::Refused(Refusal::NotPositive)),
        ("四十", Reason::Number(NumberFault::Unreadable)),
    ] {
        assert_eq!(
            read(&coverage, None, &both("31", text)),
            Err(vec![(Part::Denominator, reason)]),
            "{text}"
        );
    }
}

#[test]
fn what_a_rule_has_no_part_for_is_passed_over() {
    let all = Texts {
        value: "5".into(),
        baseline: "x".into(),
        denominator: "x".into(),
    };
    let found = read(&rule("at least"), None, &all);
    assert_eq!(found, Ok(Some(number(5.0))));
}

#[test]
fn choices_are_read_by_their_names() {
    for (name, text, expected) in [
        ("milestone", "under-way", Value::Rung(1)),
        ("pass", "pass", Value::Verdict(true)),
        ("pass", "fail", Value::Verdict(false)),
        (
            "checklist",
            "partial",
            Value::Completion(Completion::Partial),
        ),
    ] {
        assert_eq!(
            read(&rule(name), None, &value(text)),
            Ok(Some(expected.into())),
            "{name}"
        );
        let refused = read(&rule(name), None, &value("no such choice"));
        assert!(refused.is_err(), "{name}");
    }
}

#[test]
fn every_option_of_a_choice_is_read() {
    for (name, rule, _) in rules() {
        for words in [&CHINESE, &ENGLISH] {
            for (id, title) in options(&rule, words).unwrap_or_default() {
                assert!(!title.is_empty(), "{name}");
                let found = read(&rule, None, &value(&id));
                assert!(matches!(found, Ok(Some(_))), "{name} {id}: {found:?}");
            }
        }
    }
}

#[test]
fn satisfaction_is_five_shares() {
    let satisfaction = rule("satisfaction");
    let expected = Value::Shares([0.4, 0.3, 0.2, 0.05, 0.05]);
    for text in [
        "40/30/20/5/5",
        "40％／30／20／5／5",
        "40、30、20、5、5",
        "40 30 20 5 5",
    ] {
        assert_eq!(
            read(&satisfaction, None, &value(text)),
            Ok(Some(expected.into())),
            "{text}"
        );
    }
    for text in ["40/30/20/5", "50/30/20/5/5", "120/-20/0/0/0"] {
        assert_eq!(
            read(&satisfaction, None, &value(text)),
            Err(vec![(Part::Value, Reason::Refused(Refusal::NotShares))]),
            "{text}"
        );
    }
}

#[test]
fn a_logarithm_needs_more_than_nothing() {
    let found = read(&rule("goalposts, logarithm"), None, &value("0"));
    assert_eq!(
        found,
        Err(vec![(Part::Value, Reason::Refused(Refusal::NotPositive))])
    );
}

#[test]
fn what_stands_in_the_fields_reads_back() {
    for (name, rule, observation) in rules() {
        let record = Record::from(Status::Reported(observation));
        let shown = texts(&rule, Some(&record));
        let back = read(&rule, None, &shown);
        assert_eq!(back, Ok(Some(observation)), "{name}: {shown:?}");
    }
    assert_eq!(texts(&Rule::Pass(Pass {}), None), Texts::default());
}

#[test]
fn targets_and_values_are_shown_in_words() {
    for (name, rule, observation) in rules() {
        for words in [&CHINESE, &ENGLISH] {
            assert!(!target(&rule, None, words).is_empty(), "{name}");
            assert!(!show(&rule, None, &observation, words).is_empty(), "{name}");
        }
    }
    assert_eq!(
        target(&rule("at least"), Some("人"), &CHINESE),
        "≥ 36,000 人"
    );
    assert_eq!(target(&rule("at most"), Some("%"), &ENGLISH), "≤ 50%");
}
