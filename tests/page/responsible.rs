//! Subtotals by who is responsible.

use xingfu::app::derived::responsible::{Owner, Subtotal, subtotals};
use xingfu::app::state::{Change, State};

use crate::support::{act, edit, first, shown};

fn responsible(state: &State, indicator: &str, item: Option<u32>, name: &str) -> State {
    let change = Change::Responsible(Some(name.to_owned()));
    act(state, edit(state, indicator, item, change))
}

#[test]
fn each_indicator_is_in_one_subtotal_and_together_they_are_the_whole() {
    let mut state = first();
    for (indicator, item, name) in [
        ("new-jobs", None, "人社局（虚构）"),
        ("zero-employment-households", None, "人社局（虚构）"),
        ("rural-canteens", None, "民政局（虚构）"),
        ("schools-completed", Some(0), "教育局（虚构）"),
    ] {
        state = responsible(&state, indicator, item, name);
    }
    let shown = shown(&state);
    let all = subtotals(&state, &shown);
    let of = |owner: Owner| all.iter().find(|one| one.owner == owner);
    let jobs = of(Owner::One("人社局（虚构）".into()));
    assert_eq!(jobs.map(|one| one.indicators), Some(2));
    // One of its items has somebody, the others nobody.
    assert_eq!(of(Owner::Several).map(|one| one.indicators), Some(1));
    assert!(of(Owner::Nobody).is_some());
    let owners: Vec<_> = all.iter().map(|one| &one.owner).collect();
    assert!(owners.is_sorted(), "{owners:?}");
    let sum = Subtotal::sum(&all);
    let applicable = state.choices.index.indicators().filter(|(id, _)| {
        let standing = shown.assessment(*id).map(|one| one.standing);
        standing.is_some_and(|standing| standing != xingfu::schema::Standing::NotApplicable)
    });
    assert_eq!(sum.indicators, applicable.count());
    assert!(sum.completed + sum.on_plan + sum.behind <= sum.indicators);
    let lost: f64 = all.iter().map(|one| one.lost).sum();
    assert!((sum.lost - lost).abs() < 1e-9);
    let score = shown.mine.headline.unwrap_or_default();
    assert!((100.0 - score - lost).abs() < 1e-6, "{score} {lost}");
}
