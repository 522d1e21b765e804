//! The facts of an indicator: target, value, status and progress, in the reader's words.

use crate::app::derived::Derived;
use crate::app::state::State;
use crate::app::ui::{Ui, values};
use crate::data::{Record, Status};
use crate::index::{Indicator, IndicatorId};
use crate::process::Progress;
use crate::rule::{Observation, Promise};
use crate::schema::Standing;
use crate::text::format::plain;
use crate::text::words::{DeskWords, Words};

/// The cells of an indicator's row.
pub(super) struct Facts {
    pub(super) target: String,
    pub(super) achieved: String,
    pub(super) status: &'static str,
    pub(super) class: &'static str,
    pub(super) standing: Standing,
    pub(super) progress: Option<Progress>,
}

pub(super) fn facts(ui: &Ui, state: &State, shown: &Derived, id: IndicatorId) -> Facts {
    let words = DeskWords::of(ui.words.language);
    let choices = &state.choices;
    let indicator = shown.index.indicator(id);
    let measure = indicator
        .measure
        .as_ref()
        .map(|measure| measure.get(words.language));
    let record = |item| {
        choices
            .data
            .latest(shown.unit, id, item, choices.month)
            .map(|(_, record)| record)
    };
    let whole = record(None);
    let coverage = shown.points.coverage(shown.unit, id);
    let assessment = shown.assessment(id);
    let standing = assessment.map_or(Standing::Missing, |one| one.standing);
    let is_whole_reported = whole.as_ref().and_then(observation).is_some();
    let is_partly = coverage.is_some_and(|part| part < 1.0);
    // Its points are the 0 of silence after the period: nothing that was reported is scored.
    let is_silent = assessment.is_some_and(|one| one.attained.is_some() && one.told.is_none());
    let (status, class) = match standing {
        Standing::Reported | Standing::Carried if is_partly && is_silent => {
            (words.not_reported, "not-reported")
        }
        Standing::Reported | Standing::Carried if is_partly => (words.partly_reported, "partly"),
        Standing::Reported => (words.reported, "reported"),
        Standing::Carried => (words.carried, "carried"),
        Standing::Overdue => (words.overdue, "overdue"),
        Standing::Pending => (words.pending, "pending"),
        Standing::Missing if is_whole_reported && !is_silent => (words.not_scored, "pending"),
        Standing::Missing => (words.not_reported, "not-reported"),
        Standing::NotDue => (words.not_due, "not-due"),
        Standing::NotApplicable => (words.not_applicable, "not-applicable"),
    };
    let achieved = if indicator.items.is_empty() {
        whole
            .as_ref()
            .and_then(observation)
            .map(|one| values::show(&indicator.rule, measure, &one, words))
    } else {
        items_summary(words, indicator, &record)
    };
    Facts {
        target: target(words, indicator, measure),
        achieved: achieved.unwrap_or_else(|| "—".into()),
        status,
        class,
        standing,
        progress: assessment.and_then(|one| one.progress),
    }
}

/// The observation of a reported record.
pub(super) fn observation(record: &Record) -> Option<Observation> {
    match record.status {
        Status::Reported(observation) => Some(observation),
        _ => None,
    }
}

fn items_summary(
    words: &Words,
    indicator: &Indicator,
    record: &impl Fn(Option<u32>) -> Option<Record>,
) -> Option<String> {
    let (mut done, mut reported, mut all) = (0.0, 0.0, 0.0);
    for (position, item) in indicator.items.iter().enumerate() {
        all += item.count;
        let points = record(Some(position as u32))
            .as_ref()
            .and_then(observation)
            .and_then(|observation| indicator.rule.points(&observation));
        if let Some(points) = points {
            reported += item.count;
            done += if points >= 100.0 { item.count } else { 0.0 };
        }
    }
    let (done, all) = (plain(done), plain(all));
    (reported > 0.0)
        .then(|| words.pick(format!("达标 {done}/{all}"), format!("{done} of {all} met")))
}

fn target(words: &Words, indicator: &Indicator, measure: Option<&str>) -> String {
    let target = values::target(&indicator.rule, measure, words);
    let count: f64 = indicator.items.iter().map(|item| item.count).sum();
    if indicator.items.is_empty() || indicator.rule.promise() == Promise::EveryItem {
        return target;
    }
    let count = plain(count);
    words.pick(
        format!("{count} 项均{target}"),
        format!("all {count}: {target}"),
    )
}
