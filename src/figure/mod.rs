//! The figures of an index: which chart shows what of a profile, in which words.

pub mod still;

use crate::chart::{self, Axis, Bars, Emphasis, Frame, Lines, Marker, Radar, Row, Series, Table};
use crate::order;
use crate::score::profile::Profile;
use crate::text::format::{percent, points, signed};
use crate::text::words::Words;

/// The charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Points of the score due to each dimension or indicator, ranked.
    Contributions,
    /// The dimensions' scores as bars, in the order of the index.
    Dimensions,
    /// The dimensions' scores as a radar.
    Radar,
    /// Points lost by each, most first.
    LostPoints,
    /// The score against the weight of one node.
    Sensitivity,
}

impl Kind {
    /// What JavaScript calls it.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "contributions" => Self::Contributions,
            "dimensions" => Self::Dimensions,
            "radar" => Self::Radar,
            "lost-points" => Self::LostPoints,
            "sensitivity" => Self::Sensitivity,
            _ => return None,
        })
    }

    /// The name that [`Kind::from_name`] reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contributions => "contributions",
            Self::Dimensions => "dimensions",
            Self::Radar => "radar",
            Self::LostPoints => "lost-points",
            Self::Sensitivity => "sensitivity",
        }
    }

    /// Its title.
    pub fn title(self, words: &Words) -> &'static str {
        match self {
            Self::Contributions => words.contributions_chart,
            Self::Dimensions | Self::Radar => words.dimension_scores,
            Self::LostPoints => words.lost_chart,
            Self::Sensitivity => words.sensitivity_chart,
        }
    }
}

/// What a figure shows.
#[derive(Clone, Debug)]
pub struct Figure<'a> {
    /// Which chart.
    pub kind: Kind,
    /// Under the present weights.
    pub mine: &'a Profile,
    /// Under the published ones, where they differ.
    pub published: Option<&'a Profile>,
    /// Whether contributions and lost points go by indicator.
    pub by_indicator: bool,
    /// The most bars that are drawn; the table has them all.
    pub most: usize,
    /// The node whose weight is varied.
    pub focus: Option<usize>,
    /// The language.
    pub words: &'static Words,
}

/// The data of a figure, ready to be drawn or tabled.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Ranked bars.
    Bars(Bars),
    /// A radar.
    Radar(Radar),
    /// Lines.
    Lines(Lines),
}

impl Drawing {
    /// The SVG text.
    pub fn svg(&self, frame: &Frame) -> String {
        match self {
            Self::Bars(bars) => chart::bars(bars, frame),
            Self::Radar(radar) => chart::radar(radar, frame),
            Self::Lines(lines) => chart::lines(lines, frame),
        }
    }

    fn truncate(&mut self, most: usize) {
        if let Self::Bars(bars) = self {
            bars.rows.truncate(most);
        }
    }

    /// The same figures as a table.
    pub fn table(&self) -> Table {
        match self {
            Self::Bars(bars) => bars.table(),
            Self::Radar(radar) => radar.table(),
            Self::Lines(lines) => lines.table(),
        }
    }
}

/// Points of the weight axis: every 5 %.
const STEPS: u32 = 20;

impl Figure<'_> {
    /// The chart as drawn: at most [`Figure::most`] bars.
    pub fn drawing(&self) -> Drawing {
        let mut drawing = self.drawing_in_full();
        drawing.truncate(self.most);
        drawing
    }

    /// The chart with every row, as tabled and downloaded as CSV.
    pub fn drawing_in_full(&self) -> Drawing {
        match self.kind {
            Kind::Contributions => Drawing::Bars(self.contributions()),
            Kind::LostPoints => Drawing::Bars(self.lost_points()),
            Kind::Dimensions => Drawing::Bars(self.dimensions()),
            Kind::Radar => Drawing::Radar(self.radar()),
            Kind::Sensitivity => Drawing::Lines(self.sensitivity()),
        }
    }

    fn bars(&self, rows: Vec<Row>, extent: Option<(f64, f64)>) -> Bars {
        Bars {
            rows,
            decimals: 1,
            extent,
            value_name: self.mine_name().into(),
            reference_name: self.words.published.into(),
            missing: self.words.not_reported_short.into(),
            ..Bars::default()
        }
    }

    fn mine_name(&self) -> &'static str {
        match self.published {
            Some(_) => self.words.mine,
            None => self.words.published,
        }
    }

    /// The nodes that a figure has a row for.
    fn positions(&self) -> Vec<usize> {
        if self.by_indicator {
            (0..self.mine.nodes.len())
                .filter(|&position| self.mine.is_leaf(position))
                .collect()
        } else {
            self.mine.children(0).collect()
        }
    }

    fn row(&self, position: usize, of: impl Fn(&Profile, usize) -> Option<f64>) -> Row {
        Row {
            label: self.mine.nodes[position]
                .title
                .get(self.words.language)
                .to_owned(),
            value: of(self.mine, position),
            reference: self.published.and_then(|published| of(published, position)),
            emphasis: match self.published {
                Some(_) => Emphasis::Mine,
                None => Emphasis::Normal,
            },
            note: self
                .is_bare(position)
                .then(|| self.words.no_indicators.to_owned()),
            ..Row::default()
        }
    }

    /// Whether there is nothing below a node that could be scored.
    fn is_bare(&self, position: usize) -> bool {
        !self.mine.is_leaf(position)
            && self
                .mine
                .children(position)
                .all(|child| self.is_bare(child))
    }

    fn contributions(&self) -> Bars {
        let rows = self.positions().into_iter().map(|position| {
            let row = self.row(position, |profile, at| profile.nodes[at].index_contribution);
            let node = &self.mine.nodes[position];
            let full = node.score.map(|_| 100.0 * node.effective_weight);
            Row { full, ..row }
        });
        self.bars(ranked(rows.collect()), None)
    }

    fn lost_points(&self) -> Bars {
        let rows = self.positions().into_iter();
        let rows =
            rows.map(|position| self.row(position, |profile, at| profile.nodes[at].lost_points));
        self.bars(ranked(rows.collect()), None)
    }

    fn dimensions(&self) -> Bars {
        let rows = self.mine.children(0).map(|position| {
            let row = self.row(position, |profile, at| profile.nodes[at].score);
            Row {
                full: row.value.map(|_| 100.0),
                reference: None,
                emphasis: Emphasis::Normal,
                ..row
            }
        });
        let rows: Vec<Row> = rows.collect();
        let most = rows
            .iter()
            .filter_map(|row| row.value)
            .fold(100.0, f64::max);
        Bars {
            value_name: self.words.score.into(),
            ..self.bars(rows, Some((0.0, most)))
        }
    }

    fn radar(&self) -> Radar {
        let axes = self.mine.children(0).map(|position| Axis {
            label: self.mine.nodes[position]
                .title
                .get(self.words.language)
                .to_owned(),
            value: self.mine.nodes[position].score,
            reference: None,
        });
        Radar {
            axes: axes.collect(),
            extent: Some((0.0, 100.0)),
            decimals: 1,
            value_name: self.words.score.into(),
            reference_name: self.words.published.into(),
            missing: self.words.not_reported_short.into(),
            ..Radar::default()
        }
    }

    fn sensitivity(&self) -> Lines {
        let words = self.words;
        let Some(focus) = self.focus.filter(|&focus| focus < self.mine.nodes.len()) else {
            return Lines::default();
        };
        let node = &self.mine.nodes[focus];
        let title = node.title.get(words.language);
        let curve = (0..=STEPS).map(|step| {
            let share = f64::from(step) / f64::from(STEPS);
            (100.0 * share, self.mine.with_share(focus, share))
        });
        let marker = |profile: &Profile, label: &str| {
            let y = profile.nodes[0].score?;
            Some(Marker {
                x: 100.0 * profile.nodes[focus].share,
                y,
                label: label.to_owned(),
            })
        };
        Lines {
            series: vec![Series {
                name: words.whole.into(),
                points: curve.collect(),
                emphasis: Emphasis::Normal,
            }],
            x_name: words.pick(
                format!("{title}的权重（%）"),
                format!("Weight of {title} (%)"),
            ),
            y_name: words.pick("总分（分）", "Score (points)").into(),
            x_extent: Some((0.0, 100.0)),
            y_extent: None,
            marker: marker(self.mine, self.mine_name()),
            reference_marker: self
                .published
                .and_then(|profile| marker(profile, words.published)),
            decimals: 1,
        }
    }

    /// The figure in words.
    pub fn description(&self) -> String {
        self.describe(&self.drawing_in_full())
    }

    /// The chart as drawn, and the figure in words: both from one pass over the profile.
    pub fn drawing_and_description(&self) -> (Drawing, String) {
        let mut drawing = self.drawing_in_full();
        let description = self.describe(&drawing);
        drawing.truncate(self.most);
        (drawing, description)
    }

    fn describe(&self, drawing: &Drawing) -> String {
        let words = self.words;
        match drawing {
            Drawing::Lines(_) => self.describe_sensitivity(),
            Drawing::Radar(radar) => describe(
                words,
                radar
                    .axes
                    .iter()
                    .map(|axis| (axis.label.as_str(), axis.value)),
            ),
            Drawing::Bars(bars) => describe(
                words,
                bars.rows.iter().map(|row| (row.label.as_str(), row.value)),
            ),
        }
    }

    fn describe_sensitivity(&self) -> String {
        let words = self.words;
        let Some(focus) = self.focus.filter(|&focus| focus < self.mine.nodes.len()) else {
            return String::new();
        };
        let node = &self.mine.nodes[focus];
        let title = node.title.get(words.language);
        let share = percent(node.share, 1);
        let ends = (
            self.mine.with_share(focus, 0.0),
            self.mine.with_share(focus, 1.0),
        );
        let (Some(now), (Some(none), Some(all))) = (self.mine.nodes[0].score, ends) else {
            return words.pick(
                format!("{title}暂无得分，其权重不影响总分。"),
                format!("{title} has no score, so that its weight does not matter."),
            );
        };
        let (now, none, all, difference) =
            (points(now), points(none), points(all), signed(all - none));
        words.pick(
            format!("{title}现占 {share}，总分 {now}；权重为 0 时 {none}，为 100% 时 {all}，相差 {difference} 分。"),
            format!("{title} now weighs {share} for a score of {now}; at 0% it would be {none}, at 100% {all}, a difference of {difference} points."),
        )
    }
}

fn describe<'a>(words: &Words, rows: impl Iterator<Item = (&'a str, Option<f64>)>) -> String {
    let parts: Vec<_> = rows
        .map(|(label, value)| match value {
            Some(value) => format!("{label} {}", points(value)),
            None => format!("{label} {}", words.not_reported_short),
        })
        .collect();
    match parts.is_empty() {
        true => String::new(),
        false => parts.join(words.pick("、", ", ")) + words.pick("。", "."),
    }
}

/// Greatest first, missing last; equals keep the order of the index.
fn ranked(mut rows: Vec<Row>) -> Vec<Row> {
    let key = |row: &Row| row.value.unwrap_or(f64::NEG_INFINITY);
    let order = order::positions(rows.len(), &|a, b| key(&rows[b]).total_cmp(&key(&rows[a])));
    order
        .into_iter()
        .map(|position| std::mem::take(&mut rows[position]))
        .collect()
}
