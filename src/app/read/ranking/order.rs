//! The order of the rows: sorted, searched, filtered, pinned, group by group.

use crate::app::derived::board::Series;
use crate::data::{Dataset, Unit, UnitId};
use crate::order;
use crate::score::{Board, Line};
use crate::text::Language;
use std::cmp::Ordering;

/// A column of the ranking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The rank among all.
    #[default]
    Rank,
    /// The rank within the group.
    GroupRank,
    /// The name.
    Name,
    /// The score.
    Score,
    /// The change of rank and score since the month or year before.
    Change,
    /// The change of rank by the reader's weights.
    ByWeights,
    /// The share of the weight that is reported.
    Coverage,
    /// The score at a dimension, by its position.
    Dimension(usize),
    /// The course of the score over the months.
    Course,
}

impl Column {
    /// Whether the least comes first unless the reader turns it round.
    fn rises(self) -> bool {
        match self {
            Self::Rank | Self::GroupRank | Self::Name => true,
            Self::Score
            | Self::Change
            | Self::ByWeights
            | Self::Coverage
            | Self::Dimension(_)
            | Self::Course => false,
        }
    }
}

/// What the reader wants to see, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The column that rows are sorted by.
    pub by: Column,
    /// Whether it is turned round.
    pub reversed: bool,
    /// A part of an id, or of a name in any language.
    pub search: String,
    /// The group that is shown alone.
    pub group: Option<String>,
    /// Whether rows stand group by group.
    pub is_grouped: bool,
}

impl Look {
    /// By another column; by the same one the other way round.
    #[must_use]
    pub fn sorted_by(&self, column: Column) -> Self {
        Self {
            reversed: self.by == column && !self.reversed,
            by: column,
            ..self.clone()
        }
    }

    /// Whether the least comes first.
    pub fn rises(&self) -> bool {
        self.by.rises() != self.reversed
    }

    fn shows(&self, unit: &Unit) -> bool {
        let wanted = self.search.trim().to_lowercase();
        let is_in = |name: &str| name.to_lowercase().contains(&wanted);
        let is_found = || {
            is_in(&unit.id)
                || Language::ALL
                    .iter()
                    .any(|language| is_in(unit.title.get(*language)))
        };
        let is_theirs = self.group.is_none() || self.group == unit.group;
        is_theirs && (wanted.is_empty() || is_found())
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A unit.
    Unit(UnitId),
    /// The units of a group follow, so many; of none where `None`.
    Group(Option<String>, usize),
}

/// The rows as they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// At the top, as they were pinned.
    pub pins: Vec<UnitId>,
    /// All others.
    pub entries: Vec<Entry>,
}

impl Rows {
    /// The units in the order shown.
    pub fn units(&self) -> impl Iterator<Item = UnitId> + '_ {
        let others = self.entries.iter().filter_map(|entry| match entry {
            Entry::Unit(unit) => Some(*unit),
            Entry::Group(..) => None,
        });
        self.pins.iter().copied().chain(others)
    }
}

/// Puts rows in order, those of these ids at the top. What has no figure in the column comes last,
/// whichever way it goes; equals go by rank, and then by their order in the data. O(n log n).
pub fn rows(
    board: &Board,
    data: &Dataset,
    series: Option<&Series>,
    look: &Look,
    pins: &[String],
    language: Language,
) -> Rows {
    let units = data.units();
    let shown = |line: &&Line| {
        let unit = units.get(line.unit.position());
        unit.is_some_and(|unit| look.shows(unit))
    };
    let lines: Vec<&Line> = board.lines().iter().filter(shown).collect();
    let name = |line: &Line| units[line.unit.position()].title.get(language);
    let figure = |line: &Line| figure(board, series, look.by, line);
    let rank = |line: &Line| line.now.rank.unwrap_or(u32::MAX);
    let compare = |a: &Line, b: &Line| {
        let by_column = match look.by {
            Column::Name => turned(name(a).cmp(name(b)), look.rises()),
            Column::Rank
            | Column::GroupRank
            | Column::Score
            | Column::Change
            | Column::ByWeights
            | Column::Coverage
            | Column::Dimension(_)
            | Column::Course => match (figure(a), figure(b)) {
                (Some(a), Some(b)) => turned(a.total_cmp(&b), look.rises()),
                (a, b) => b.is_some().cmp(&a.is_some()),
            },
        };
        by_column.then(rank(a).cmp(&rank(b)))
    };
    let sorted = order::positions(lines.len(), &|a, b| compare(lines[a], lines[b]));
    let id = |unit: UnitId| units[unit.position()].id.as_str();
    let is_pinned = |unit: UnitId| pins.iter().any(|pin| pin == id(unit));
    let pin = |pin: &String| units.iter().position(|unit| unit.id == *pin);
    let others = sorted.into_iter().map(|at| lines[at].unit);
    let others: Vec<UnitId> = others.filter(|unit| !is_pinned(*unit)).collect();
    Rows {
        pins: pins.iter().filter_map(pin).map(UnitId::at).collect(),
        entries: match look.is_grouped {
            true => by_group(others, units),
            false => others.into_iter().map(Entry::Unit).collect(),
        },
    }
}

fn turned(ordering: Ordering, rises: bool) -> Ordering {
    match rises {
        true => ordering,
        false => ordering.reverse(),
    }
}

/// What a line is sorted by.
fn figure(board: &Board, series: Option<&Series>, by: Column, line: &Line) -> Option<f64> {
    match by {
        Column::Rank => line.now.rank.map(f64::from),
        Column::GroupRank => line.group_rank.map(f64::from),
        Column::Name => None,
        Column::Score => line.now.score,
        Column::Change => line.risen().map(|risen| risen as f64),
        Column::ByWeights => line.risen_by_weights().map(|risen| risen as f64),
        Column::Coverage => line.coverage,
        Column::Dimension(position) => board.dimension(line.unit, position),
        Column::Course => {
            let series = series?;
            let scores = series.scores.iter();
            let first = scores.filter_map(|scores| *scores.get(line.unit.position())?);
            Some(line.now.score? - first.into_iter().next()?)
        }
    }
}

/// Group by group, in the order in which their best ones stand; those of none last.
fn by_group(units: Vec<UnitId>, all: &[Unit]) -> Vec<Entry> {
    let group = |unit: UnitId| all[unit.position()].group.as_ref();
    let mut groups: Vec<(Option<&String>, Vec<UnitId>)> = Vec::new();
    for unit in units {
        match groups.iter_mut().find(|(there, _)| *there == group(unit)) {
            Some((_, members)) => members.push(unit),
            None => groups.push((group(unit), vec![unit])),
        }
    }
    groups.sort_by_key(|(group, _)| group.is_none());
    let entries = groups.into_iter().flat_map(|(group, members)| {
        let head = Entry::Group(group.cloned(), members.len());
        std::iter::once(head).chain(members.into_iter().map(Entry::Unit))
    });
    entries.collect()
}
