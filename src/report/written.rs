//! Reports in the form that JavaScript and files take.

use crate::data::{Dataset, UnitId};
use crate::index::{Index, NodeId, NodeKind};
use crate::methodology::Methodology;
use crate::process::{Assessment, assess};
use crate::schema::{
    ChangePart, ChangeReport, Counts, NodeReport, Reading, Report, TreeNode, UnitReport,
};
use crate::score::Scoring;
use crate::score::change::Change;
use crate::score::grade;
use crate::score::profile::{Profile, ProfileNode};
use crate::text::{Language, Text};

/// One scoring: what went in, and what came out.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// What was scored.
    pub index: &'a Index,
    /// The units, whose order is that of the scores.
    pub dataset: &'a Dataset,
    /// Under which choices.
    pub methodology: &'a Methodology,
    /// The result.
    pub scoring: &'a Scoring,
}

/// The report of every unit.
///
/// Titles and grades are in the language asked for. Where none is, titles keep every language that
/// they have, and grades are in Chinese.
pub fn report(outcome: &Outcome<'_>, language: Option<Language>) -> Report {
    let Outcome {
        index,
        dataset,
        methodology,
        scoring,
    } = *outcome;
    let scores = scoring.scores();
    let group_ranks = scores.group_ranks(index, dataset);
    let units = group_ranks.into_iter().enumerate();
    let notice = index.notice();
    Report {
        index: index.id().to_owned(),
        version: index.version().to_owned(),
        title: in_language(index.title(), language),
        notice: notice.map(|notice| in_language(notice, language)),
        as_of: methodology.month().map(|month| month.to_string()),
        reading: scoring.reading(),
        published: methodology.weighting().is_default(index),
        demonstration: dataset.is_demonstration(),
        tree: tree(outcome, language),
        units: units
            .filter_map(|(position, rank)| of_unit(outcome, UnitId::at(position), rank, language))
            .collect(),
    }
}

/// The report of one unit; `None` for a unit that is not there.
pub fn unit(outcome: &Outcome<'_>, unit: UnitId, language: Option<Language>) -> Option<UnitReport> {
    let ranks = outcome
        .scoring
        .scores()
        .group_ranks(outcome.index, outcome.dataset);
    let rank = ranks.get(unit.position()).copied().flatten();
    of_unit(outcome, unit, rank, language)
}

fn of_unit(
    outcome: &Outcome<'_>,
    id: UnitId,
    group_rank: Option<u32>,
    language: Option<Language>,
) -> Option<UnitReport> {
    let Outcome {
        index,
        dataset,
        methodology,
        scoring,
    } = *outcome;
    let scores = scoring.scores();
    let unit = dataset.units().get(id.position())?;
    let profile = Profile::new(index, scores, methodology.weighting(), id);
    let graded = grade::grade(index, scores, methodology.weighting(), id);
    let cap = index.adjustment_cap().unwrap_or(0.0);
    let assessed: Vec<(NodeId, Assessment)> = index
        .indicators()
        .map(|(leaf, indicator)| {
            let assessment = assess(index, scoring.values(), scoring.terms(), id, leaf);
            (indicator.node, assessment)
        })
        .collect();
    let under = |reading| {
        scoring
            .under(reading)
            .and_then(|scores| scores.headline(id))
    };
    let label = graded.band.map(|band| &band.label);
    let nodes = profile.nodes.iter().enumerate();
    let withheld = |position| position == 0 && profile.headline.is_none();
    Some(UnitReport {
        id: unit.id.clone(),
        title: in_language(&unit.title, language),
        group: unit.group.clone(),
        group_title: unit.group.as_deref().and_then(|id| {
            let title = index.group_title(id);
            (title != Text::from(id)).then(|| in_language(&title, language))
        }),
        score: profile.headline,
        attainment: under(Reading::Annual),
        schedule: under(Reading::Schedule),
        rank: scores.rank(id),
        group_rank,
        grade: label.map(|label| label.get(language.unwrap_or_default()).to_owned()),
        coverage: profile.nodes.first().and_then(|root| root.coverage),
        counts: Counts::of(assessed.iter().map(|(_, one)| *one)),
        adjustment: dataset.adjustment(id, cap),
        red_lines: graded.crossed.iter().map(|line| line.id.clone()).collect(),
        nodes: nodes
            .map(|(position, node)| (node.id.clone(), of_node(node, withheld(position))))
            .chain(assessed.iter().filter_map(|(node, one)| {
                let position = index.place(*node)?;
                let leaf = index.node(*node).indicator()?;
                let indicator = dataset.indicator_of(index, id, leaf);
                let report = NodeReport {
                    state: Some(one.standing),
                    due: indicator.rule.figure(one.due, indicator.count()),
                    ..of_node(&profile.nodes[position], false)
                };
                Some((index.node(*node).id.clone(), report))
            }))
            .collect(),
    })
}

/// The change of a unit's score, by the ids of the index.
pub fn change(index: &Index, change: &Change) -> ChangeReport {
    let parts = change.parts.iter().map(|part| ChangePart {
        indicator: index.node(index.indicator(part.indicator).node).id.clone(),
        value: part.value,
        plan: part.plan,
        coverage: part.coverage,
        weight: part.weight,
    });
    ChangeReport {
        from: change.from,
        to: change.to,
        delta: change.delta,
        parts: parts.collect(),
    }
}

fn of_node(node: &ProfileNode, withheld: bool) -> NodeReport {
    NodeReport {
        score: node.score.filter(|_| !withheld),
        weight: node.weight,
        effective_weight: node.effective_weight,
        contribution: node.contribution,
        index_contribution: node.index_contribution.filter(|_| !withheld),
        lost_points: node.lost_points.filter(|_| !withheld),
        coverage: node.coverage,
        state: None,
        due: None,
    }
}

fn tree(outcome: &Outcome<'_>, language: Option<Language>) -> Vec<TreeNode> {
    let Outcome {
        index, methodology, ..
    } = *outcome;
    let parent = |parent: NodeId| index.node(parent).id.clone();
    let nodes = index.nodes().map(|(id, node)| TreeNode {
        id: node.id.clone(),
        title: in_language(&node.title, language),
        parent: node.parent.map(parent),
        aggregation: match node.kind {
            NodeKind::Branch { .. } => methodology.weighting().aggregation(id),
            NodeKind::Leaf(_) => None,
        },
    });
    nodes.collect()
}

fn in_language(text: &Text, language: Option<Language>) -> Text {
    language.map_or_else(|| text.clone(), |language| Text::from(text.get(language)))
}
