//! What figures of several units are drawn from.

use crate::data::shapes::Shapes;
use crate::month::Month;
use crate::score::median::median;
use crate::text::Text;
use std::rc::Rc;

/// What makes the difference between two units.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The other unit.
    pub other: Text,
    /// The unit that is looked at.
    pub unit: Text,
    /// The score of the other.
    pub from: f64,
    /// The score of the unit.
    pub to: f64,
    /// The points due to each indicator, by its id, in the order of the index; they sum to the
    /// difference.
    pub parts: Vec<(String, f64)>,
}

/// Units beside each other, by their scores at some nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// The units.
    pub units: Vec<Text>,
    /// The unit that is looked at, by position.
    pub chosen: Option<usize>,
    /// The nodes.
    pub nodes: Vec<Scored>,
}

/// The scores of all units at a node.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// Its id.
    pub id: String,
    /// The month or year of the scores, where it is told apart from another.
    pub month: Option<Month>,
    /// By unit; `None` where there is none.
    pub scores: Vec<Option<f64>>,
}

/// Groups of units, month by month.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    /// The months, rising.
    pub months: Vec<Month>,
    /// The middle score of all units, a month each.
    pub all: Vec<Option<f64>>,
    /// The groups, in the order of their first units.
    pub groups: Vec<GroupCourse>,
    /// The unit that is looked at, by position, and its title.
    pub chosen: Option<(usize, Text)>,
}

/// The scores of a group's units, and the middle one.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupCourse {
    /// Its name; none for units of no group.
    pub name: Option<Text>,
    /// Its units, by position.
    pub units: Vec<usize>,
    /// The scores of each of them, a month each.
    pub members: Vec<Vec<Option<f64>>>,
    /// A month each.
    pub middle: Vec<Option<f64>>,
}

/// Every unit with its score at a node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// The unit that is looked at, by position.
    pub chosen: Option<usize>,
    /// The node, by id; the whole where `None`.
    pub node: Option<String>,
    /// The units.
    pub units: Vec<Place>,
    /// Their shapes, where the index brings them.
    pub shapes: Option<Rc<Shapes>>,
}

/// A unit with its score.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The name of its group.
    pub group: Option<Text>,
    /// Its score; `None` where it has none.
    pub score: Option<f64>,
    /// Its rank by that score, from 1.
    pub rank: Option<u32>,
}

impl Groups {
    /// The middles of scores by month and unit, of units in groups.
    pub fn new(months: Vec<Month>, scores: &[Vec<Option<f64>>], groups: &[Option<Text>]) -> Self {
        let mut names: Vec<&Option<Text>> = Vec::new();
        for group in groups {
            if !names.contains(&group) {
                names.push(group);
            }
        }
        let middle = |of: Option<&Option<Text>>| {
            let month = |scores: &Vec<Option<f64>>| {
                let own = scores.iter().zip(groups);
                let own = own.filter(|(_, group)| of.is_none_or(|of| of == *group));
                median(own.filter_map(|(score, _)| *score))
            };
            scores.iter().map(month).collect()
        };
        let member = |unit: &usize| {
            let months = scores.iter();
            let months = months.map(|scores| scores.get(*unit).copied().flatten());
            months.collect()
        };
        let course = |name: &Option<Text>| {
            let units = (0..groups.len()).filter(|unit| groups[*unit] == *name);
            let units: Vec<usize> = units.collect();
            GroupCourse {
                name: name.clone(),
                members: units.iter().map(member).collect(),
                units,
                middle: middle(Some(name)),
            }
        };
        Self {
            all: middle(None),
            groups: names.into_iter().map(course).collect(),
            months,
            chosen: None,
        }
    }

    /// With the unit that is looked at, by position.
    #[must_use]
    pub fn looking_at(self, unit: usize, title: Text) -> Self {
        Self {
            chosen: Some((unit, title)),
            ..self
        }
    }
}
