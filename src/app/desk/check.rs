//! 核对: what ought to be looked at before results are published.

use crate::app::derived::Derived;
use crate::app::state::State;
use crate::data::{Record, Status};
use crate::index::IndicatorId;
use crate::process::{uneven_splits, warnings};
use crate::schema::Standing;
use crate::text::words::DeskWords;

/// Lists of indicators, each with what is amiss with them; none of them is empty.
pub fn findings(
    state: &State,
    shown: &Derived,
    words: &DeskWords,
) -> Vec<(&'static str, Vec<IndicatorId>)> {
    let choices = &state.choices;
    let ids = || choices.index.indicators().map(|(id, _)| id);
    let stands = |wanted: Standing| -> Vec<_> {
        let stands = |id: &IndicatorId| {
            shown
                .assessment(*id)
                .is_some_and(|one| one.standing == wanted)
        };
        ids().filter(stands).collect()
    };
    let of = |is_amiss: fn(&Record) -> bool| -> Vec<_> {
        let any = |id: &IndicatorId| latest(state, *id).iter().any(is_amiss);
        ids().filter(any).collect()
    };
    let warned = choices.month.map_or_else(Vec::new, |month| {
        let all = warnings(&choices.index, &choices.data, state.unit(), month);
        let open = all.into_iter().filter(|one| !one.is_answered);
        let mut ids: Vec<_> = open.map(|one| one.indicator).collect();
        ids.dedup();
        ids
    });
    let uneven = uneven_splits(&choices.index, &choices.data);
    let uneven = uneven.iter().map(|sum| sum.indicator).collect();
    let lists = [
        (words.check_warnings, warned),
        (words.check_split, uneven),
        (words.check_missing, stands(Standing::Missing)),
        (words.overdue, stands(Standing::Overdue)),
        (words.check_pending, of(is_unexplained)),
        (words.check_evidence, of(is_unproven)),
    ];
    lists
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .collect()
}

/// The records of an indicator and of its items that stand for the month.
fn latest(state: &State, id: IndicatorId) -> Vec<Record> {
    let choices = &state.choices;
    let count = choices.index.indicator(id).items.len() as u32;
    let items = std::iter::once(None).chain((0..count).map(Some));
    let latest =
        items.filter_map(|item| choices.data.latest(state.unit(), id, item, choices.month));
    latest.map(|(_, record)| record).collect()
}

/// A result is awaited, and it is not said why, or who decides.
fn is_unexplained(record: &Record) -> bool {
    let remarks = &record.remarks;
    record.status == Status::Pending && (remarks.note.is_none() || remarks.decided_by.is_none())
}

fn is_unproven(record: &Record) -> bool {
    matches!(record.status, Status::Reported(_)) && record.remarks.evidence.is_empty()
}
