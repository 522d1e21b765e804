//! The plan of an indicator at the desk: kept in the data, beside the index's own.

use xingfu::app::desk::plan::edited;
use xingfu::app::io::file;
use xingfu::app::state::{DataEdit, Intent, State};
use xingfu::index::{IndicatorId, MonthlyPlan};
use xingfu::schema::{self, DatasetFile, PlanNode};

use crate::support::{act, first, shown};

fn jobs(state: &State) -> IndicatorId {
    let found = state.choices.index.find_indicator("new-jobs");
    found.unwrap_or_else(|| panic!("no new jobs"))
}

/// A plan of the data, as a file gives it.
fn plan(state: &State) -> MonthlyPlan {
    let text = r#"{"values": [], "plans": {"new-jobs": [{"month": 9, "value": 18000}]}}"#;
    let file: DatasetFile = schema::read(text).unwrap_or_else(|error| panic!("{error}"));
    let data = xingfu::data::Dataset::from_file(&file, &state.choices.index);
    let data = data.unwrap_or_else(|error| panic!("{error}"));
    let plan = data.plan(jobs(state)).cloned();
    plan.unwrap_or_else(|| panic!("no plan"))
}

#[test]
fn a_plan_of_the_data_counts_in_place_of_the_index_s_and_undo_takes_it_back() {
    let state = first();
    let indicator = jobs(&state);
    let due = |state: &State| shown(state).assessment(indicator).map(|one| one.required);
    let before = due(&state);
    let planned = act(
        &state,
        DataEdit::Plan {
            indicator,
            plan: Some(plan(&state)),
        },
    );
    assert_eq!(due(&planned), Some(50.0), "18,000 of 36,000");
    assert_eq!(due(&act(&planned, Intent::Undo)), before);
    let away = DataEdit::Plan {
        indicator,
        plan: None,
    };
    assert_eq!(due(&act(&planned, away)), before);
}

#[test]
fn what_is_typed_of_a_month_is_a_number_a_rung_or_a_share() {
    let state = first();
    let index = &state.choices.index;
    let typed = |id: &str, there: &[PlanNode], month: u8, text: &str| {
        let id = index
            .find_indicator(id)
            .unwrap_or_else(|| panic!("no {id}"));
        let plan = edited(index, id, 12, there, (month, text));
        plan.map(|plan| plan.map(|plan| plan.written(&index.indicator(id).rule)))
    };
    let nodes = |text: &str| -> Vec<PlanNode> {
        schema::read(text).unwrap_or_else(|error| panic!("{error}"))
    };
    let jobs = nodes(r#"[{"month": 9, "value": 18000}]"#);
    assert_eq!(typed("new-jobs", &[], 9, "1.8万"), Some(Some(jobs.clone())));
    let both = nodes(r#"[{"month": 6, "value": 9000}, {"month": 9, "value": 18000}]"#);
    assert_eq!(typed("new-jobs", &jobs, 6, "9,000"), Some(Some(both)));
    assert_eq!(
        typed("new-jobs", &jobs, 9, " "),
        Some(None),
        "the only month is emptied"
    );
    for (month, text) in [
        (10, "17999"),
        (6, "18001"),
        (11, "36001"),
        (6, "很多"),
        (6, "-1"),
    ] {
        assert_eq!(
            typed("new-jobs", &jobs, month, text),
            None,
            "{month}: {text}"
        );
    }
    let rung = nodes(r#"[{"month": 3, "rung": "started"}]"#);
    assert_eq!(typed("cemetery", &[], 3, "started"), Some(Some(rung)));
    assert_eq!(typed("cemetery", &[], 3, "no such rung"), None);
    let share = nodes(r#"[{"month": 6, "share": 0.4}]"#);
    assert_eq!(
        typed("employment-services", &[], 6, "40%"),
        Some(Some(share))
    );
    assert_eq!(typed("employment-services", &[], 6, "140%"), None);
}

#[test]
fn a_plan_is_kept_in_the_file() {
    let state = first();
    let indicator = jobs(&state);
    let plan = Some(plan(&state));
    let planned = act(&state, DataEdit::Plan { indicator, plan });
    let base = &planned.base.0;
    let text = file::write(base, &planned.choices);
    let read = file::read(&text, base, &state.choices);
    let read = read.unwrap_or_else(|refused| panic!("{refused:?}"));
    assert_eq!(
        read.data.plan(indicator),
        planned.choices.data.plan(indicator)
    );
}
