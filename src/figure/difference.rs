//! Difference: from the score of one unit to that of another, indicator by indicator.

use super::drawing::{Drawing, LEAST, Told};
use super::standings::led;
use super::subject::Subject;
use super::timeline::Timeline;
use crate::chart::{Step, Waterfall};
use crate::order;
use crate::text::format::{points, signed};
use crate::text::words::{DeskWords, Words};

pub(super) const NAME: &str = "difference";

pub(super) fn title(words: &Words) -> &'static str {
    words.difference_chart
}

/// Steps from the other unit's score to that of the unit, the greatest first; empty without both.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let words = DeskWords::of(subject.words().language);
    let Some(Timeline::Difference(difference)) = subject.timeline() else {
        return Told::new(Drawing::Waterfall(Waterfall::default()));
    };
    let parts = &difference.parts;
    let sorted = order::positions(parts.len(), &|a, b| {
        parts[b]
            .1
            .abs()
            .total_cmp(&parts[a].1.abs())
            .then(a.cmp(&b))
    });
    let steps = sorted.into_iter().map(|at| &parts[at]);
    let steps = steps.filter(|(_, by)| *by != 0.0).map(|(id, by)| Step {
        label: subject.title_of(id).to_owned(),
        by: *by,
        key: subject.mine().find(id),
    });
    let [unit, other] = [&difference.unit, &difference.other].map(|one| one.get(words.language));
    let waterfall = Waterfall {
        before: other.to_owned(),
        from: Some(difference.from),
        after: unit.to_owned(),
        to: Some(difference.to),
        steps: steps.collect(),
        decimals: 1,
        label_name: words.indicator.into(),
        value_name: words.points.into(),
        up_name: words.more.into(),
        down_name: words.less.into(),
    };
    let named: Vec<_> = parts
        .iter()
        .map(|(id, by)| (subject.title_of(id), *by))
        .collect();
    let told = waterfall.steps.iter().filter(|step| step.by.abs() >= LEAST);
    let told = told.map(|step| format!("{} {}", step.label, signed(step.by)));
    let description = [
        format!("{other} {}", points(difference.from)),
        told.collect::<Vec<_>>().join(words.list_comma),
        format!("{unit} {}", points(difference.to)),
    ];
    let description = description.into_iter().filter(|part| !part.is_empty());
    let description = description.collect::<Vec<_>>().join(words.semicolon);
    let delta = difference.to - difference.from;
    Told {
        finding: Some(led(&named, delta, [unit, other], words)),
        drawing: Drawing::Waterfall(waterfall),
        description: description + words.full_stop,
    }
}
