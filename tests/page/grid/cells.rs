//! Texts of cells: what a record shows, and what a typed or pasted text says.

use xingfu::app::desk::grid::cell::{
    Entered, Fault, StatusText, choices, edited, read, shown, status, statuses,
};
use xingfu::app::ui::values::{show, target};
use xingfu::data::{Record, Status};
use xingfu::rule::{Completion, Observation, Pass, Refusal, Rule, Value};
use xingfu::text::number::NumberFault;
use xingfu::text::words::{CHINESE, ENGLISH, Words};
use xingfu::text::{Language, Text};

use crate::sums::rules;

fn rule(name: &str) -> Rule {
    let found = rules().into_iter().find(|(there, ..)| *there == name);
    found.map_or_else(|| panic!("no rule {name}"), |(_, rule, _)| rule)
}

fn number(x: f64) -> Observation {
    Value::Number(x).into()
}

/// Reads a text where no value stood before.
fn fresh(rule: &Rule, measure: Option<&str>, text: &str) -> Result<Entered, Fault> {
    read(rule, measure.map(Text::from).as_ref(), text, None, &CHINESE)
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "compared with what may be a fault"
)]
fn value(observation: impl Into<Observation>) -> Result<Entered, Fault> {
    Ok(Entered::Value(observation.into()))
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
        let found = fresh(&jobs, Some("人"), text);
        assert_eq!(found, value(number(expected)), "{text}");
    }
    for text in ["91.5%", "91.5％", "91.5", "９１.５％"] {
        let found = fresh(&rule("goalposts"), Some("%"), text);
        assert_eq!(found, value(number(91.5)), "{text}");
    }
}

#[test]
fn wrong_numbers_have_their_reason() {
    let jobs = rule("at least");
    for (text, expected) in [
        ("三万", Fault::Number(NumberFault::Unreadable)),
        ("约5", Fault::Number(NumberFault::Approximate)),
        ("1,00", Fault::Number(NumberFault::Grouping)),
        ("36000户", Fault::Number(NumberFault::Measure)),
        ("5%", Fault::Number(NumberFault::Measure)),
        ("9999999999亿", Fault::Number(NumberFault::TooLarge)),
        ("-1", Fault::Refused(Refusal::Negative)),
        ("−1", Fault::Refused(Refusal::Negative)),
    ] {
        assert_eq!(fresh(&jobs, Some("人"), text), Err(expected), "{text}");
        for words in [&CHINESE, &ENGLISH] {
            assert!(!expected.words(words, &[]).is_empty(), "{text}");
        }
    }
    assert!(fresh(&jobs, Some("人"), "1e400").is_err());
}

#[test]
fn a_measure_of_another_language_is_the_same_measure() {
    let people: Text = serde_json::from_str(r#"{"zh":"人","en":"people"}"#)
        .unwrap_or_else(|error| panic!("{error}"));
    for text in ["36000人", "36000 people"] {
        for words in [&CHINESE, &ENGLISH] {
            let found = read(&rule("at least"), Some(&people), text, None, words);
            assert_eq!(found, value(number(36_000.0)), "{text}");
        }
    }
}

#[test]
fn an_empty_cell_and_a_dash_are_nothing() {
    for (name, rule, _) in rules() {
        for text in ["", "  ", "—", "-", "/", "未填报"] {
            assert_eq!(
                fresh(&rule, None, text),
                Ok(Entered::Nothing),
                "{name} {text}"
            );
        }
    }
}

#[test]
fn a_reason_may_stand_in_place_of_a_value() {
    for (text, expected) in [
        ("待结果", Status::Pending),
        ("不适用", Status::NotApplicable),
        ("不適用", Status::NotApplicable),
        ("not applicable", Status::NotApplicable),
    ] {
        for (name, rule, _) in rules() {
            let found = fresh(&rule, None, text);
            assert_eq!(found, Ok(Entered::Status(expected)), "{name} {text}");
        }
    }
}

#[test]
fn a_figure_beside_the_value_is_read_with_it_and_kept_without() {
    for (name, with) in [
        (
            "hold",
            Observation {
                baseline: Some(99.0),
                ..number(98.5)
            },
        ),
        (
            "coverage",
            Observation {
                denominator: Some(99.0),
                ..number(98.5)
            },
        ),
    ] {
        let rule = rule(name);
        for text in [
            "98.5/99",
            "98.5 ／ 99",
            "98.5（总数 99）",
            "98.5 (baseline 99)",
            "98.5(99)",
        ] {
            assert_eq!(fresh(&rule, None, text), value(with), "{name} {text}");
        }
        let kept = read(&rule, None, "98.5", Some(&with), &CHINESE);
        assert_eq!(kept, value(with), "{name}");
        assert_eq!(fresh(&rule, None, "98.5"), value(number(98.5)));
        let measured = fresh(&rule, Some("%"), "98.5%/99％");
        assert_eq!(measured, value(with), "{name}");
    }
    for (text, expected) in [
        ("31/0", Fault::Refused(Refusal::NotPositive)),
        ("31/-4", Fault::Refused(Refusal::NotPositive)),
        ("31/四十", Fault::Number(NumberFault::Unreadable)),
        ("/40", Fault::Number(NumberFault::Empty)),
        ("31/", Fault::Number(NumberFault::Empty)),
        ("31/40/50", Fault::Number(NumberFault::Unreadable)),
    ] {
        assert_eq!(
            fresh(&rule("coverage"), None, text),
            Err(expected),
            "{text}"
        );
    }
    let found = fresh(&rule("at least"), None, "5/6");
    assert!(found.is_err(), "a rule without such a figure takes none");
}

#[test]
fn choices_are_read_by_their_names_in_any_language() {
    let done = Value::Completion(Completion::Done);
    for (name, text, expected) in [
        ("milestone", "under-way", Value::Rung(1)),
        ("milestone", "在建", Value::Rung(1)),
        ("milestone", "未开工（0期）", Value::Rung(0)),
        ("milestone", "未開工 (0 期)", Value::Rung(0)),
        ("pass", "pass", Value::Verdict(true)),
        ("pass", "通过", Value::Verdict(true)),
        ("pass", "通過", Value::Verdict(true)),
        ("pass", "√", Value::Verdict(true)),
        ("pass", "Failed", Value::Verdict(false)),
        ("pass", "否", Value::Verdict(false)),
        (
            "checklist",
            "partial",
            Value::Completion(Completion::Partial),
        ),
        ("checklist", "已完成", done),
        ("checklist", "DONE", done),
    ] {
        let found = fresh(&rule(name), None, text);
        assert_eq!(found, value(expected), "{name} {text}");
    }
    for name in ["milestone", "pass", "checklist"] {
        let refused = fresh(&rule(name), None, "没有这一项");
        assert_eq!(refused, Err(Fault::NoChoice), "{name}");
        let all = choices(&rule(name), &CHINESE);
        let said = Fault::NoChoice.words(&CHINESE, &all);
        assert!(said.ends_with(&all[all.len() - 1].title), "{said}");
    }
}

#[test]
fn every_choice_is_read_by_its_title_in_every_language() {
    for (name, rule, _) in rules() {
        for language in Language::ALL {
            for choice in choices(&rule, Words::of(language)) {
                for text in [&choice.id, &choice.title] {
                    let found = fresh(&rule, None, text);
                    assert!(matches!(found, Ok(Entered::Value(_))), "{name} {text}");
                }
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
        assert_eq!(fresh(&satisfaction, None, text), value(expected), "{text}");
    }
    for text in ["40/30/20/5", "50/30/20/5/5", "120/-20/0/0/0"] {
        let refused = Err(Fault::Refused(Refusal::NotShares));
        assert_eq!(fresh(&satisfaction, None, text), refused, "{text}");
    }
}

#[test]
fn a_logarithm_needs_more_than_nothing() {
    let found = fresh(&rule("goalposts, logarithm"), None, "0");
    assert_eq!(found, Err(Fault::Refused(Refusal::NotPositive)));
}

#[test]
fn what_stands_in_a_cell_reads_back() {
    for (name, rule, observation) in rules() {
        let record = Record::from(Status::Reported(observation));
        for words in [&CHINESE, Words::of(Language::Traditional), &ENGLISH] {
            for text in [
                shown(&rule, &choices(&rule, words), Some(&record), words),
                edited(&rule, &choices(&rule, words), Some(&record)),
            ] {
                let back = read(&rule, None, &text, None, words);
                assert_eq!(back, value(observation), "{name}: {text:?}");
            }
        }
    }
    let nothing = Rule::Pass(Pass {});
    assert_eq!(shown(&nothing, &[], None, &CHINESE), "");
    let pending = Record::from(Status::Pending);
    assert_eq!(shown(&nothing, &[], Some(&pending), &CHINESE), "");
}

#[test]
fn statuses_are_read_by_their_names_and_those_that_follow_from_the_value_say_nothing() {
    for language in Language::ALL {
        for (expected, choice) in statuses(Words::of(language)) {
            assert_eq!(status(&choice.title, &CHINESE), Ok(expected), "{choice:?}");
        }
    }
    for text in ["", " ", "已填报", "逾期", "未到期", "Overdue"] {
        assert_eq!(status(text, &CHINESE), Ok(StatusText::Derived), "{text}");
    }
    assert_eq!(status("差不多", &CHINESE), Err(Fault::NoChoice));
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
