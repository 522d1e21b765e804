//! Groups: the units of each group over the months and their middle, as small multiples.

use super::drawing::{Drawing, LEAST, Told};
use super::spread::told;
use super::subject::Subject;
use super::timeline::{Timeline, labels};
use super::units::{GroupCourse, Groups};
use crate::chart::{Multiples, Panel};
use crate::text::format::points;
use crate::text::words::{DeskWords, Words};

pub(super) const NAME: &str = "groups";

pub(super) fn title(words: &Words) -> &'static str {
    words.groups_chart
}

/// A panel for each group beside the middle of all; empty without groups.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let Some(Timeline::Groups(groups)) = subject.timeline() else {
        return Told::new(Drawing::Multiples(Multiples::default()));
    };
    let words = DeskWords::of(subject.words().language);
    let chosen = groups.chosen.as_ref();
    let panel = |group: &GroupCourse| {
        let member = |at: usize| group.members[at].clone();
        let place = chosen.and_then(|(unit, _)| group.units.iter().position(|own| own == unit));
        let others = (0..group.members.len()).filter(|at| Some(*at) != place);
        Panel {
            title: name(group, words),
            values: group.middle.clone(),
            references: groups.all.clone(),
            members: others.map(member).collect(),
            marked: place.map(member).unwrap_or_default(),
            ..Panel::default()
        }
    };
    let multiples = Multiples {
        panels: groups.groups.iter().map(panel).collect(),
        places: labels(&groups.months, words),
        extent: None,
        decimals: 1,
        place_name: words.period(&groups.months).into(),
        value_name: words.median.into(),
        reference_name: words.median_of_all.into(),
        member_name: words.each_unit.into(),
        marked_name: chosen.map_or_else(String::new, |(_, title)| {
            title.get(words.language).to_owned()
        }),
        missing: "—".into(),
    };
    let described = multiples.panels.iter().map(|panel| {
        let months = multiples.places.iter().zip(&panel.values);
        let months = months.map(|(month, middle)| format!("{month} {}", told(*middle)));
        let months = months.collect::<Vec<_>>().join(words.list_comma);
        [&panel.title, words.colon, &months].concat()
    });
    Told {
        finding: finding(groups, words),
        description: described.collect::<Vec<_>>().join(words.semicolon) + words.full_stop,
        drawing: Drawing::Multiples(multiples),
    }
}

/// `街道（6）`
fn name(group: &GroupCourse, words: &DeskWords) -> String {
    let name = group.name.as_ref();
    let name = name.map_or(words.no_group, |name| name.get(words.language));
    let units = group.units.len();
    words.pick(format!("{name}（{units}）"), format!("{name} ({units})"))
}

/// Which group's middle is highest now, and by how much.
fn finding(groups: &Groups, words: &DeskWords) -> Option<String> {
    let named = |group: &GroupCourse| {
        let name = group.name.as_ref();
        let name = name.map_or(words.of_no_group, |name| name.get(words.language));
        name.to_owned()
    };
    let last = groups.groups.iter();
    let last = last.filter_map(|group| Some((named(group), group.middle.last().copied()??)));
    let mut last: Vec<(String, f64)> = last.collect();
    last.sort_by(|a, b| b.1.total_cmp(&a.1));
    let [(first, high), .., (_, low)] = last.as_slice() else {
        return None;
    };
    let (by, score) = (high - low, points(*high));
    Some(match by {
        by if by < LEAST => words.pick(
            format!("各组中位数相当：{score}"),
            format!("The groups’ medians are alike: {score}"),
        ),
        by => words.pick(
            format!(
                "{first}的中位数最高（{score}），比最低的一组高 {} 分",
                points(by)
            ),
            format!(
                "The highest median is that of {first} ({score}), {} above the lowest",
                points(by)
            ),
        ),
    })
}
