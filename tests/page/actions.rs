//! Ten thousand actions, random but valid: what holds of the state after each.
//!
//! A run is told by its seed, and each failure by the step; `XINGFU_SEED` runs another one.

use crate::support::{act, first, shown};
use std::rc::Rc;
use xingfu::app::io::link;
use xingfu::app::state::{
    Appearance, Change, Choices, Column, DataEdit, Edit, Extent, Filter, Intent, LinkFault, Mode,
    Place, Room, Section, State, Store, scale,
};
use xingfu::data::{Adjustment, Dataset, Status};
use xingfu::index::{Activation, IndicatorId, NodeId};
use xingfu::month::Month;
use xingfu::rule::{Asks, Beside, Completion, Observation, Rule, Takes, Value};
use xingfu::text::Language;
use xingfu_cases::Dice;

const SESSIONS: u64 = 10;
const ACTIONS: usize = 1000;

/// What one does with the page.
fn action(dice: &mut Dice, state: &State) -> Intent {
    let choices = &state.choices;
    match dice.below(26) {
        0..=3 => Intent::SetWeight {
            node: node(dice, choices),
            value: dice
                .of(&[5.0, 0.0, 10.0, 100.0, 7.3_f64, 1e-300, 33.3])
                .min(state.view.mode.most()),
            live: dice.once_in(3),
        },
        4 => Intent::StepWeight {
            node: node(dice, choices),
            by: dice.of(&[1.0, -1.0, 0.1]),
        },
        5 => Intent::ToggleLock(node(dice, choices)),
        6 => dice.of(&[Intent::PublishedWeights, Intent::EqualWeights]),
        7 => Intent::SetMode(dice.of(&[Mode::Percent, Mode::Importance])),
        8 => Intent::ShowStore(dice.of(&[Store::Own, Store::Site])),
        9 if dice.once_in(10) => Intent::DeleteOwn,
        9 => Intent::TakeBack,
        10 | 11 => Intent::Undo,
        12 => Intent::Redo,
        13..=17 => {
            let edits = 1 + dice.below(3);
            DataEdit::Month((0..edits).map(|_| edit(dice, choices)).collect()).into()
        }
        18 => Month::new(2024, 1 + dice.below(12) as u8).map_or(Intent::Undo, Intent::SetMonth),
        19 => optional(dice, state),
        20 => adjustment(dice, state),
        21 => Intent::SetRedLine {
            id: choices
                .index
                .red_lines()
                .first()
                .map(|line| line.id.clone())
                .unwrap_or_default(),
            document: dice.of(&[Some("津政办〔2024〕1号".to_owned()), None]),
        },
        22 => Intent::SelectUnit(
            dice.of(&[
                choices
                    .data
                    .units()
                    .first()
                    .map(|unit| unit.id.clone())
                    .unwrap_or_default(),
                "none".to_owned(),
            ]),
        ),
        _ => look(dice, state),
    }
}

/// Another way of looking at the same.
fn look(dice: &mut Dice, state: &State) -> Intent {
    let id = state
        .choices
        .index
        .node(node(dice, &state.choices))
        .id
        .clone();
    match dice.below(10) {
        0 => Intent::SetLanguage(dice.of(&[Language::English, Language::Chinese])),
        1 => Intent::SetTheme(dice.of(&Appearance::ALL)),
        2 => Intent::SetElder(dice.once_in(2)),
        3 => Intent::SetExtent(dice.of(&Extent::ALL)),
        4 => Intent::OpenRoom(dice.of(&[Room::Desk, Room::Read])),
        5 => Intent::OpenSection(dice.of(&Section::ALL)),
        6 => Intent::ShowOnly(dice.of(&[Some(Filter::Behind), Some(Filter::Missing), None])),
        7 => Intent::ToggleIndicator(id),
        8 => Intent::ToggleDimension(id),
        _ => Intent::VaryWeight(id),
    }
}

fn node(dice: &mut Dice, choices: &Choices) -> NodeId {
    let nodes: Vec<_> = choices.index.nodes().skip(1).map(|(id, _)| id).collect();
    dice.of(&nodes)
}

fn place(dice: &mut Dice, choices: &Choices) -> Place {
    let ids: Vec<_> = choices.index.indicators().map(|(id, _)| id).collect();
    let indicator = dice.of(&ids);
    let items = choices.index.indicator(indicator).items.len();
    let item = (items > 0).then(|| dice.below(items) as u32);
    Place { indicator, item }
}

fn edit(dice: &mut Dice, choices: &Choices) -> Edit {
    let place = place(dice, choices);
    let text = dice
        .of(&[Some("佐证"), None, Some("=1+1")])
        .map(str::to_owned);
    let change = match dice.below(10) {
        0..=4 => Change::Status(Status::Reported(observation(
            dice,
            choices,
            place.indicator,
        ))),
        5 => {
            Change::Status(dice.of(&[Status::Pending, Status::NotReported, Status::NotApplicable]))
        }
        6 => dice.of(&[Change::Clear, Change::Carry]),
        7 => dice.of(&[Change::Evidence(text.clone()), Change::Note(text)]),
        8 => Change::Responsible(text),
        _ => Change::Draft(Column::Value, "约5".to_owned()),
    };
    Edit { place, change }
}

/// A value that the rule of an indicator takes.
fn observation(dice: &mut Dice, choices: &Choices, indicator: IndicatorId) -> Observation {
    let rule: &Rule = &choices.index.indicator(indicator).rule;
    let entry = rule.entry();
    let value = match entry.takes {
        Takes::Number(_) => Value::Number(dice.positive()),
        Takes::Rung(ladder) => Value::Rung(dice.below(ladder.len())),
        Takes::Verdict => Value::Verdict(dice.once_in(2)),
        Takes::Completion => Value::Completion(dice.of(&Completion::ALL)),
        Takes::Shares => Value::Shares([0.2; 5]),
    };
    let beside = |kind: Beside| (entry.beside == Some(kind)).then_some(50.0);
    Observation {
        value,
        baseline: beside(Beside::Baseline),
        denominator: beside(Beside::Denominator),
    }
}

/// An optional row of the ledger is turned on or off.
fn optional(dice: &mut Dice, state: &State) -> Intent {
    let base = &state.base.0;
    let rows: Vec<_> = base
        .ledger()
        .iter()
        .filter(|row| row.waiting.is_some())
        .collect();
    let row = dice.of(&rows);
    let asks = row
        .waiting
        .map(|waiting| base.indicator(waiting.indicator).rule.asks());
    let activation = match asks {
        Some(Asks::Target) => Activation::Target(dice.positive()),
        Some(Asks::Rung(ladder)) => Activation::Promised(
            ladder
                .last()
                .map(|rung| rung.id.clone())
                .unwrap_or_default(),
        ),
        Some(Asks::Nothing) | None => Activation::Plain,
    };
    Intent::SetOptional {
        row: row.row.clone(),
        activation: (!dice.once_in(3)).then_some(activation),
    }
}

fn adjustment(dice: &mut Dice, state: &State) -> Intent {
    let there = state.choices.data.adjustments();
    if let (Some(adjustment), true) = (there.first(), dice.once_in(2)) {
        return DataEdit::RemoveAdjustment(adjustment.clone()).into();
    }
    DataEdit::AddAdjustment(Adjustment {
        unit: state.unit(),
        points: dice.number(),
        basis: "依据".to_owned(),
        date: "2024-09-30".to_owned(),
    })
    .into()
}

/// What an intent may do to the data of the store on show.
fn is_of_data(intent: &Intent) -> bool {
    matches!(
        intent,
        Intent::ShowStore(_)
            | Intent::DeleteOwn
            | Intent::TakeBack
            | Intent::Undo
            | Intent::Redo
            | Intent::EditData(_)
    )
}

/// What holds of the state itself.
#[track_caller]
fn check_state(state: &State, told: &str) {
    let Choices {
        index,
        weights,
        data,
        ..
    } = &*state.choices;
    assert_eq!(weights.len(), index.size(), "{told}");
    assert!(
        weights
            .iter()
            .all(|weight| weight.is_finite() && *weight >= 0.0),
        "{told}"
    );
    assert!(
        data.units().get(state.unit().position()).is_some() || data.units().is_empty(),
        "{told}"
    );
    for (key, _) in data.records() {
        assert!(
            key.indicator.position() < data.indicators().max(index.indicators().count() + 64),
            "{told}"
        );
        assert!(data.units().get(key.unit.position()).is_some(), "{told}");
    }
    if state.view.mode == Mode::Percent {
        let branches = index.nodes().map(|(id, _)| index.children(id));
        for group in branches.filter(|group| !group.is_empty()) {
            let shown = group
                .iter()
                .map(|node| scale::shown(index, weights, Mode::Percent, *node));
            let sum: f64 = shown.sum();
            assert!(sum == 0.0 || (sum - 100.0).abs() < 1e-9, "{told}: {sum}");
        }
    }
}

/// What is shown is made of numbers, files come back equal, links lead to the same score, and a step
/// back leads forward again.
#[track_caller]
fn check_at_length(state: &State, told: &str) {
    let derived = shown(state);
    let score = derived.headline();
    assert!(
        score.is_none_or(|score| (0.0..=120.0).contains(&score)),
        "{told}: {score:?}"
    );
    let numbers = derived
        .mine
        .nodes
        .iter()
        .flat_map(|node| [node.score, node.contribution, node.lost_points]);
    assert!(numbers.flatten().all(f64::is_finite), "{told}");
    let Choices { index, data, .. } = &*state.choices;
    let again = Dataset::from_file(&data.to_file(index), index)
        .unwrap_or_else(|error| panic!("{told}: {error}"));
    // A file holds the indicators that are on.
    assert_eq!(again.to_file(index), data.to_file(index), "{told}");
    let hash = link::write(&state.base.0, &state.choices);
    match link::read(&hash, &state.base.0, &state.choices) {
        None => assert!(hash.is_empty(), "{told}"),
        Some(Err(LinkFault::AllZero(_))) => assert!(derived.fault.is_some(), "{told}: {hash}"),
        Some(Err(fault)) => panic!("{told}: {fault:?} {hash}"),
        Some(Ok(choices)) => {
            let choices = Box::new(choices);
            let followed = act(
                state,
                Intent::Adopt {
                    choices,
                    message: None,
                },
            );
            let there = shown(&followed).headline();
            let near = |(a, b): (f64, f64)| (a - b).abs() < 1e-9;
            assert!(
                there.is_some() == score.is_some() && there.zip(score).is_none_or(near),
                "{told}: {there:?} {score:?} {hash}"
            );
        }
    }
    if state.can_undo() && !state.is_dragging() {
        let back = act(&act(state, Intent::Undo), Intent::Redo);
        assert_eq!(back.choices, state.choices, "{told}");
    }
}

#[test]
fn ten_thousand_random_actions_leave_the_state_sound() {
    let seed = std::env::var("XINGFU_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(1);
    for session in seed..seed + SESSIONS {
        let mut dice = Dice::Seed(session);
        let mut state = first();
        for step in 0..ACTIONS {
            let intent = action(&mut dice, &state);
            let told = format!("XINGFU_SEED={session}, step {step}, {intent:?}");
            let (store, before) = (state.store, Rc::clone(&state.choices.data));
            let own = state.own().map(|own| Rc::clone(&own.data));
            let may_touch = is_of_data(&intent);
            state = act(&state, intent);
            if !may_touch {
                assert_eq!(
                    (state.store, &state.choices.data),
                    (store, &before),
                    "{told}"
                );
            }
            if state.store == Store::Site && !may_touch {
                assert_eq!(state.own().map(|own| Rc::clone(&own.data)), own, "{told}");
            }
            check_state(&state, &told);
            if step % 50 == 49 {
                check_at_length(&state, &told);
            }
        }
    }
}
