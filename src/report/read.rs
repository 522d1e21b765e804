//! Profiles from reports.

use crate::error::Error;
use crate::order;
use crate::schema::{Report, TreeNode, UnitReport};
use crate::score::profile::{Profile, ProfileNode};
use crate::text::format::shortest;

/// The profile that a report holds of one of its units, O(n log n) for n nodes.
///
/// A report may come from anywhere: its tree must begin with the root, name every node once, and
/// each parent before its children; shares and coverages are 0–1. Errors name the place in the
/// report.
pub fn profile(report: &Report, unit: usize) -> Result<Profile, Error> {
    let parents = parents(&report.tree)?;
    let place = format!("units[{unit}]");
    let Some(unit) = report.units.get(unit) else {
        return Err(Error::new(place, "no unit", "a unit of the report"));
    };
    check_shares(&place, unit)?;
    let nodes = report.tree.iter().zip(parents).map(|(node, parent)| {
        let scored = unit.nodes.get(&node.id);
        ProfileNode {
            id: node.id.clone(),
            title: node.title.clone(),
            parent,
            aggregation: node.aggregation,
            score: scored.and_then(|scored| scored.score),
            share: 0.0,
            weight: scored.map_or(0.0, |scored| scored.weight),
            effective_weight: scored.map_or(0.0, |scored| scored.effective_weight),
            contribution: scored.and_then(|scored| scored.contribution),
            index_contribution: scored.and_then(|scored| scored.index_contribution),
            lost_points: scored.and_then(|scored| scored.lost_points),
            coverage: scored.and_then(|scored| scored.coverage),
        }
    });
    Ok(Profile::of_nodes(unit.score, nodes.collect()))
}

/// The position of each node's parent.
fn parents(tree: &[TreeNode]) -> Result<Vec<Option<usize>>, Error> {
    if tree.is_empty() {
        return Err(Error::new("tree", "no node", "the index and its nodes"));
    }
    let sorted = order::positions(tree.len(), &|a, b| tree[a].id.cmp(&tree[b].id));
    let repeated = sorted
        .windows(2)
        .filter(|pair| tree[pair[0]].id == tree[pair[1]].id)
        .map(|pair| pair[1])
        .min();
    if let Some(position) = repeated {
        let found = format!("a second `{}`", tree[position].id);
        return Err(Error::new(
            format!("tree[{position}].id"),
            found,
            "each id once",
        ));
    }
    let find = |id: &String| {
        let found = sorted.binary_search_by(|&position| tree[position].id.cmp(id));
        found.ok().map(|found| sorted[found])
    };
    let parent = |(position, node): (usize, &TreeNode)| {
        let found = node.parent.as_ref().and_then(find);
        let (fits, expected) = match position {
            0 => (node.parent.is_none(), "no parent of the first node"),
            _ => (
                found.is_some_and(|parent| parent < position),
                "the id of an earlier node",
            ),
        };
        if fits {
            return Ok(found);
        }
        let named = node.parent.as_ref();
        let named = named.map_or_else(|| "none".to_owned(), |id| format!("`{id}`"));
        Err(Error::new(
            format!("tree[{position}].parent"),
            named,
            expected,
        ))
    };
    tree.iter().enumerate().map(parent).collect()
}

/// Rounding may carry a share a little beyond 1.
const SHARES: std::ops::RangeInclusive<f64> = -1e-9..=1.0 + 1e-9;

/// Shares and coverages of a unit's nodes are 0–1.
fn check_shares(unit: &str, report: &UnitReport) -> Result<(), Error> {
    for (id, node) in &report.nodes {
        let shares = [
            ("weight", Some(node.weight)),
            ("effectiveWeight", Some(node.effective_weight)),
            ("coverage", node.coverage),
        ];
        for (name, share) in shares {
            if let Some(share) = share.filter(|share| !SHARES.contains(share)) {
                let place = format!("{unit}.nodes.{id}.{name}");
                return Err(Error::new(place, shortest(share), "a share of 0 to 1"));
            }
        }
    }
    Ok(())
}
