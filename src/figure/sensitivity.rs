//! Sensitivity: the score of the whole against the weight of one node.

use super::drawing::{Drawing, Told};
use super::subject::Subject;
use crate::chart::{Lines, Marker, Series};
use crate::score::profile::ProfileNode;
use crate::text::format::{percent, points, signed};
use crate::text::words::{DeskWords, Words};

pub(super) const NAME: &str = "sensitivity";

pub(super) fn title(words: &Words) -> &'static str {
    words.sensitivity_chart
}

/// Points of the weight axis: every 5 %.
const STEPS: u32 = 20;

/// A line over the node's share from 0 to 100 %, and a marker at the present one; empty without a
/// node.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    match subject.focused() {
        Some(focus) => Told {
            finding: finding(subject, focus),
            drawing: Drawing::Lines(lines(subject, focus)),
            description: description(subject, focus),
        },
        None => Told::new(Drawing::Lines(Lines::default())),
    }
}

fn lines(subject: &Subject<'_>, focus: usize) -> Lines {
    let words = DeskWords::of(subject.words().language);
    let mine = subject.mine();
    let title = subject.title(focus);
    let curve = (0..=STEPS).map(|step| {
        let share = f64::from(step) / f64::from(STEPS);
        (100.0 * share, mine.with_share(focus, share))
    });
    let marker = |node: &ProfileNode, score: Option<f64>, label: &str| {
        Some(Marker {
            x: 100.0 * node.share,
            y: score?,
            label: label.to_owned(),
        })
    };
    let published = subject.published().zip(subject.published_node(focus));
    Lines {
        series: vec![Series {
            name: words.whole.into(),
            points: curve.collect(),
            ..Series::default()
        }],
        x_name: words.pick(
            format!("{title}的权重（%）"),
            format!("Weight of {title} (%)"),
        ),
        y_name: words.score_axis.into(),
        x_extent: Some((0.0, 100.0)),
        y_extent: None,
        marker: marker(&mine.nodes[focus], mine.nodes[0].score, subject.mine_name()),
        reference_marker: published
            .and_then(|(profile, node)| marker(node, profile.nodes[0].score, words.default)),
        decimals: 1,
        ..Lines::default()
    }
}

/// `就业的权重从 0 升到 100%，总分从 74.2 升到 81.3`
fn finding(subject: &Subject<'_>, focus: usize) -> Option<String> {
    let words = subject.words();
    let mine = subject.mine();
    let title = subject.title(focus);
    let ends = mine.with_share(focus, 0.0).zip(mine.with_share(focus, 1.0));
    let (none, all) = ends?;
    let (told_none, told_all) = (points(none), points(all));
    let (way, ways) = match () {
        () if told_none == told_all => {
            return Some(words.pick(
                format!("{title}的权重大小不影响总分：{told_all}"),
                format!("The weight of {title} does not matter: {told_all}"),
            ));
        }
        () if all > none => ("升", "rises"),
        () => ("降", "falls"),
    };
    Some(words.pick(
        format!("{title}的权重从 0 升到 100%，总分从 {told_none} {way}到 {told_all}"),
        format!("With the weight of {title} from 0 to 100%, the score {ways} from {told_none} to {told_all}"),
    ))
}

fn description(subject: &Subject<'_>, focus: usize) -> String {
    let words = subject.words();
    let mine = subject.mine();
    let title = subject.title(focus);
    let share = percent(mine.nodes[focus].share, 1);
    let ends = (mine.with_share(focus, 0.0), mine.with_share(focus, 1.0));
    let (Some(now), (Some(none), Some(all))) = (mine.nodes[0].score, ends) else {
        return words.pick(
            format!("{title}暂无得分，其权重不影响总分。"),
            format!("{title} has no score, so that its weight does not matter."),
        );
    };
    let (now, none, all, difference) = (points(now), points(none), points(all), signed(all - none));
    words.pick(
        format!("{title}现占 {share}，总分 {now}；权重为 0 时 {none}，为 100% 时 {all}，相差 {difference} 分。"),
        format!("{title} now weighs {share} for a score of {now}; at 0% it would be {none}, at 100% {all}, a difference of {difference} points."),
    )
}
