//! The plan of an indicator at the desk: kept in the data, beside the index's own.

use xingfu::app::io::file;
use xingfu::app::state::{DataEdit, Intent, State};
use xingfu::index::{IndicatorId, MonthlyPlan};
use xingfu::schema::{self, DatasetFile};

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
