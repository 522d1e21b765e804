//! The subject of a figure: one profile, and another to compare it with.

use super::drawing::LEAST;
use super::timeline::Timeline;
use crate::order;
use crate::score::profile::{Profile, ProfileNode};
use crate::text::words::Words;

/// The subject of a figure.
///
/// # Guarantees
///
/// Nodes of the two profiles are paired by id, wherever they stand in their trees; the focus is a
/// node of the first.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    mine: &'a Profile,
    published: Option<Paired<'a>>,
    by_indicator: bool,
    focus: Option<usize>,
    timeline: Option<&'a Timeline>,
    words: &'static Words,
}

/// A profile with the position that each node of another has in it.
#[derive(Clone, Debug)]
struct Paired<'a> {
    profile: &'a Profile,
    positions: Vec<Option<usize>>,
}

impl<'a> Subject<'a> {
    /// A profile by dimension, beside the one under the default weights where they differ.
    ///
    /// O(n) for trees of one order, O(n log n) for others.
    pub fn new(mine: &'a Profile, published: Option<&'a Profile>, words: &'static Words) -> Self {
        Self {
            mine,
            published: published.map(|profile| Paired {
                profile,
                positions: positions(mine, profile),
            }),
            by_indicator: false,
            focus: None,
            timeline: None,
            words,
        }
    }

    /// With contributions and lost points by indicator, or by dimension.
    #[must_use]
    pub fn by_indicator(self, by_indicator: bool) -> Self {
        Self {
            by_indicator,
            ..self
        }
    }

    /// With the node whose weight is varied; `None` for a position that no node has.
    #[must_use]
    pub fn focus(self, focus: Option<usize>) -> Self {
        let focus = focus.filter(|&position| position < self.mine.nodes.len());
        Self { focus, ..self }
    }

    /// With what a figure over the months is drawn from.
    #[must_use]
    pub fn over(self, timeline: Option<&'a Timeline>) -> Self {
        Self { timeline, ..self }
    }

    /// The profile.
    pub(super) fn mine(&self) -> &'a Profile {
        self.mine
    }

    /// The profile to compare with.
    pub(super) fn published(&self) -> Option<&'a Profile> {
        self.published.as_ref().map(|paired| paired.profile)
    }

    /// The node to compare with one of the profile; `None` where there is no such node.
    pub(super) fn published_node(&self, position: usize) -> Option<&'a ProfileNode> {
        let paired = self.published.as_ref()?;
        let position = paired.positions.get(position).copied().flatten()?;
        paired.profile.nodes.get(position)
    }

    /// Positions of the nodes that a figure has a row for: dimensions, or indicators.
    pub(super) fn rows(&self) -> Vec<usize> {
        match self.by_indicator {
            true => (0..self.mine.nodes.len())
                .filter(|&position| self.mine.is_leaf(position))
                .collect(),
            false => self.mine.children(0).collect(),
        }
    }

    /// Whether rows are indicators.
    pub(super) fn is_by_indicator(&self) -> bool {
        self.by_indicator
    }

    /// The id of a node.
    pub(super) fn id(&self, position: usize) -> &'a str {
        &self.mine.nodes[position].id
    }

    /// The indicator whose plan is shown.
    pub(super) fn pursued(&self) -> Option<&'a str> {
        match self.timeline {
            Some(Timeline::Plan(pursuit)) => Some(&pursuit.id),
            Some(
                Timeline::Change(_)
                | Timeline::Scores(_)
                | Timeline::Ranks(_)
                | Timeline::Difference(_)
                | Timeline::Spread(_)
                | Timeline::Scatter(_)
                | Timeline::Groups(_)
                | Timeline::Places(_),
            )
            | None => None,
        }
    }

    /// How many indicators have a part in the change or the difference that is shown, of a size that is named.
    pub(super) fn steps(&self) -> usize {
        let parts = match self.timeline {
            Some(Timeline::Change(change)) => &change.parts,
            Some(Timeline::Difference(difference)) => &difference.parts,
            Some(
                Timeline::Plan(_)
                | Timeline::Scores(_)
                | Timeline::Ranks(_)
                | Timeline::Spread(_)
                | Timeline::Scatter(_)
                | Timeline::Groups(_)
                | Timeline::Places(_),
            )
            | None => return 0,
        };
        parts.iter().filter(|(_, by)| by.abs() >= LEAST).count()
    }

    /// The node whose weight is varied.
    pub(super) fn focused(&self) -> Option<usize> {
        self.focus
    }

    /// What a figure over the months is drawn from.
    pub(super) fn timeline(&self) -> Option<&'a Timeline> {
        self.timeline
    }

    /// The words of the figure's language.
    pub(super) fn words(&self) -> &'static Words {
        self.words
    }

    /// The title of a node in the figure's language.
    pub(super) fn title(&self, position: usize) -> &'a str {
        self.mine.nodes[position].title.get(self.words.language)
    }

    /// The title of the node of an id, or the id where there is no such node.
    pub(super) fn title_of<'b>(&self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.mine
            .find(id)
            .map_or(id, |position| self.title(position))
    }

    /// The name of the profile's weights.
    pub(super) fn mine_name(&self) -> &'static str {
        match self.published {
            Some(_) => self.words.mine,
            None => self.words.default,
        }
    }
}

/// The position in another profile of each node of one.
fn positions(mine: &Profile, published: &Profile) -> Vec<Option<usize>> {
    let ids = |profile: &'_ Profile| profile.nodes.len();
    let same = ids(mine) == ids(published)
        && mine
            .nodes
            .iter()
            .zip(&published.nodes)
            .all(|(mine, published)| mine.id == published.id);
    if same {
        return (0..mine.nodes.len()).map(Some).collect();
    }
    let nodes = &published.nodes;
    let sorted = order::positions(nodes.len(), &|a, b| nodes[a].id.cmp(&nodes[b].id));
    let find = |node: &ProfileNode| {
        let found = sorted.binary_search_by(|&position| nodes[position].id.cmp(&node.id));
        found.ok().map(|found| sorted[found])
    };
    mine.nodes.iter().map(find).collect()
}
