//! Figures of the units of a report.

use super::units::{Difference, Groups, Place, Places, Scored, Spread};
use crate::data::shapes::Shapes;
use crate::error::Error;
use crate::month::Month;
use crate::schema::{ChangeReport, Report, UnitReport};
use crate::score::profile::Profile;
use crate::score::rank::competition;
use crate::text::Text;
use std::rc::Rc;

/// What makes the difference between two units, of what `compare` gave; `None` where one has no score.
pub(super) fn difference(
    change: &ChangeReport,
    report: &Report,
    other: Option<&str>,
    unit: Option<usize>,
) -> Result<Option<Difference>, Error> {
    let found = report
        .units
        .iter()
        .find(|one| Some(one.id.as_str()) == other);
    let (Some(other), Some(unit)) = (found, unit.and_then(|at| report.units.get(at))) else {
        let found = other.map_or_else(|| "none".to_owned(), |id| format!("`{id}`"));
        return Err(Error::new("other", found, "a unit of the report"));
    };
    let parts = change.parts.iter().map(|part| {
        let points = part.value + part.plan + part.coverage + part.weight;
        (part.indicator.clone(), points)
    });
    let ends = change.from.zip(change.to);
    Ok(ends.map(|(from, to)| Difference {
        other: other.title.clone(),
        unit: unit.title.clone(),
        from,
        to,
        parts: parts.collect(),
    }))
}

/// A month as it is written.
pub(super) fn month(place: &str, text: &str) -> Result<Month, Error> {
    text.parse()
        .map_err(|()| Error::new(place, format!("{text:?}"), "`YYYY-MM`"))
}

fn titles(report: &Report) -> Vec<Text> {
    report.units.iter().map(|unit| unit.title.clone()).collect()
}

/// A unit's score at a node, of the whole where it is the first.
fn score(unit: &UnitReport, id: &str, is_whole: bool) -> Option<f64> {
    match is_whole {
        true => unit.score,
        false => unit.nodes.get(id)?.score,
    }
}

fn scored(report: &Report, id: &str, is_whole: bool) -> Scored {
    let units = report.units.iter();
    Scored {
        id: id.to_owned(),
        month: None,
        scores: units.map(|unit| score(unit, id, is_whole)).collect(),
    }
}

/// All units at the whole and at each dimension.
pub(super) fn spread(report: &Report, mine: &Profile, chosen: Option<usize>) -> Spread {
    let nodes = std::iter::once(0).chain(mine.children(0));
    let nodes = nodes.map(|at| scored(report, &mine.nodes[at].id, at == 0));
    let has_any = |node: &Scored| node.scores.iter().any(Option::is_some);
    Spread {
        units: titles(report),
        chosen,
        nodes: nodes.filter(has_any).collect(),
    }
}

/// The node of an id, by position; the whole where none is named.
pub(super) fn node<'a>(
    mine: &'a Profile,
    id: Option<&String>,
    place: &str,
) -> Result<(&'a str, bool), Error> {
    let at = match id {
        None => 0,
        Some(id) => mine.find(id).ok_or_else(|| {
            let expected = "the id of a dimension or an indicator";
            Error::new(place, format!("`{id}`"), expected)
        })?,
    };
    Ok((&mine.nodes[at].id, at == 0))
}

/// All units at two nodes, or at the second one in a report of before and in this one.
pub(super) fn scatter(
    report: &Report,
    before: Option<&Report>,
    (x, y): ((&str, bool), (&str, bool)),
    chosen: Option<usize>,
) -> Result<Spread, Error> {
    let up = scored(report, y.0, y.1);
    let nodes = match before {
        None => vec![scored(report, x.0, x.1), up],
        Some(before) => {
            let scores = report.units.iter().map(|unit| {
                let there = before.units.iter().find(|there| there.id == unit.id);
                there.and_then(|there| score(there, y.0, y.1))
            });
            let month = |report: &Report| {
                let text = report.as_of.as_ref();
                text.map(|text| self::month("asOf", text)).transpose()
            };
            let across = Scored {
                id: y.0.to_owned(),
                month: month(before)?,
                scores: scores.collect(),
            };
            let month = month(report)?;
            vec![across, Scored { month, ..up }]
        }
    };
    Ok(Spread {
        units: titles(report),
        chosen,
        nodes,
    })
}

/// The groups of the last report's units over the months.
pub(super) fn groups(months: Vec<Month>, reports: &[Report], unit: Option<&str>) -> Groups {
    let units = reports.last().map_or(&[][..], |last| &last.units);
    let of = |report: &Report| {
        let units = units.iter().map(|unit| {
            let there = report.units.iter().find(|there| there.id == unit.id);
            there.and_then(|there| there.score)
        });
        units.collect::<Vec<_>>()
    };
    let scores: Vec<_> = reports.iter().map(of).collect();
    let groups: Vec<_> = units.iter().map(group).collect();
    let chosen = units
        .iter()
        .position(|there| Some(there.id.as_str()) == unit);
    let groups = Groups::new(months, &scores, &groups);
    match chosen {
        Some(at) => groups.looking_at(at, units[at].title.clone()),
        None => groups,
    }
}

/// The name of a unit's group.
fn group(unit: &UnitReport) -> Option<Text> {
    let title = unit.group_title.clone();
    title.or_else(|| unit.group.as_deref().map(Text::from))
}

/// Every unit with its score, at a node where one is named, and with its shape where there are shapes.
pub(super) fn places(
    report: &Report,
    chosen: Option<usize>,
    node: Option<&str>,
    shapes: Option<Rc<Shapes>>,
) -> Places {
    let score = |unit: &UnitReport| match node {
        Some(node) => unit.nodes.get(node)?.score,
        None => unit.score,
    };
    let scores: Vec<_> = report.units.iter().map(score).collect();
    let ranks = match node {
        Some(_) => competition(&scores, None),
        None => report.units.iter().map(|unit| unit.rank).collect(),
    };
    let units = report.units.iter().zip(scores).zip(ranks);
    let units = units.map(|((unit, score), rank)| Place {
        id: unit.id.clone(),
        title: unit.title.clone(),
        group: group(unit),
        score,
        rank,
    });
    Places {
        chosen,
        node: node.map(str::to_owned),
        units: units.collect(),
        shapes,
    }
}
