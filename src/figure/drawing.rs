//! The data of a figure's chart, and what it shows.

use crate::chart::{
    self, Area, Bars, Frame, Lines, Map, Multiples, Radar, Scatter, Strips, Table, Tiles, Waterfall,
};
use crate::text::words::Words;

/// The data of a figure, ready to be drawn or tabled.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Bars, a row each.
    Bars(Bars),
    /// A radar.
    Radar(Radar),
    /// Lines.
    Lines(Lines),
    /// A waterfall.
    Waterfall(Waterfall),
    /// Small multiples.
    Multiples(Multiples),
    /// Strips of dots.
    Strips(Strips),
    /// A dot for each pair of values.
    Scatter(Scatter),
    /// A tile each.
    Tiles(Tiles),
    /// A shape each.
    Map(Map),
}

impl Drawing {
    /// The SVG text.
    pub fn svg(&self, frame: &Frame) -> String {
        match self {
            Self::Bars(bars) => chart::bars(bars, frame),
            Self::Radar(radar) => chart::radar(radar, frame),
            Self::Lines(lines) => chart::lines(lines, frame),
            Self::Waterfall(waterfall) => chart::waterfall(waterfall, frame),
            Self::Multiples(multiples) => chart::multiples(multiples, frame),
            Self::Strips(strips) => chart::strips(strips, frame),
            Self::Scatter(scatter) => chart::scatter(scatter, frame),
            Self::Tiles(tiles) => chart::tiles(tiles, frame),
            Self::Map(map) => chart::map(map, frame),
        }
    }

    /// The same figures as a table.
    pub fn table(&self) -> Table {
        match self {
            Self::Bars(bars) => bars.table(),
            Self::Radar(radar) => radar.table(),
            Self::Lines(lines) => lines.table(),
            Self::Waterfall(waterfall) => waterfall.table(),
            Self::Multiples(multiples) => multiples.table(),
            Self::Strips(strips) => strips.table(),
            Self::Scatter(scatter) => scatter.table(),
            Self::Tiles(tiles) => tiles.table(),
            Self::Map(map) => map.table(),
        }
    }

    /// Draws along the axis of an earlier drawing, where there is one, and gives the extent of the
    /// axis that it has now: the horizontal one of bars, the vertical one of lines.
    ///
    /// `None` for all others: their axes stay as they are, or they are not drawn while a slider moves.
    pub fn hold(&mut self, extent: Option<(f64, f64)>) -> Option<(f64, f64)> {
        match self {
            Self::Bars(bars) => {
                bars.held = extent;
                Some(bars.extent())
            }
            Self::Lines(lines) => {
                lines.held = extent;
                lines.extent()
            }
            Self::Radar(_)
            | Self::Waterfall(_)
            | Self::Multiples(_)
            | Self::Strips(_)
            | Self::Scatter(_)
            | Self::Tiles(_)
            | Self::Map(_) => None,
        }
    }

    /// What can be looked at in the drawing, in its order: rows from the top, places of lines and courses
    /// and dots from the left; none where the drawing is looked at as a whole.
    pub fn seen(&self, frame: &Frame, words: &Words) -> Vec<Seen> {
        let seen = |area, node, label: &str, figures: Vec<String>| Seen {
            area,
            node,
            told: [label, words.colon, &figures.join(words.list_comma)].concat(),
        };
        match self {
            Self::Bars(bars) => {
                let rows = bars.areas(frame).into_iter().zip(&bars.rows);
                let rows =
                    rows.map(|(area, row)| seen(area, row.key, &row.label, bars.in_words(row)));
                rows.collect()
            }
            Self::Waterfall(waterfall) => {
                let steps = waterfall.areas(frame).into_iter().zip(&waterfall.steps);
                let steps = steps.map(|(area, step)| {
                    let by = chart::figure(step.by, waterfall.decimals, true);
                    seen(area, step.key, &step.label, vec![by])
                });
                steps.collect()
            }
            Self::Strips(strips) => {
                let rows = strips.areas(frame).into_iter().zip(&strips.strips);
                let rows = rows.map(|(area, strip)| {
                    seen(area, strip.key, &strip.label, strips.in_words(strip))
                });
                rows.collect()
            }
            Self::Lines(lines) => {
                let places = lines.areas(frame).into_iter();
                let places = places.map(|(place, area)| {
                    let (name, figures) = lines.in_words(place);
                    seen(area, None, &name, figures)
                });
                places.collect()
            }
            Self::Multiples(multiples) => {
                let places = multiples.areas(frame).into_iter();
                let places = places.map(|(panel, at, area)| {
                    let title = &multiples.panels[panel].title;
                    let name = [title.as_str(), " ", &multiples.places[at]].concat();
                    seen(area, None, &name, multiples.in_words(panel, at))
                });
                places.collect()
            }
            Self::Scatter(scatter) => {
                let dots = scatter.areas(frame).into_iter();
                let dots = dots.map(|(at, area)| {
                    let dot = &scatter.dots[at];
                    seen(area, None, &dot.label, scatter.in_words(dot))
                });
                dots.collect()
            }
            Self::Radar(_) | Self::Tiles(_) | Self::Map(_) => Vec::new(),
        }
    }

    /// The position of the node that each row of the table shows, from its first; none where rows are
    /// no nodes.
    pub fn nodes(&self) -> Vec<Option<usize>> {
        match self {
            Self::Bars(bars) => bars.rows.iter().map(|row| row.key).collect(),
            Self::Waterfall(waterfall) => {
                let steps = waterfall.steps.iter().map(|step| step.key);
                std::iter::once(None).chain(steps).chain([None]).collect()
            }
            Self::Strips(strips) => strips.strips.iter().map(|strip| strip.key).collect(),
            Self::Radar(_)
            | Self::Lines(_)
            | Self::Multiples(_)
            | Self::Scatter(_)
            | Self::Tiles(_)
            | Self::Map(_) => Vec::new(),
        }
    }

    /// Sums up all but the first rows, where their values make a whole.
    pub(super) fn truncate(&mut self, most: usize, words: &Words) {
        match self {
            Self::Bars(bars) => bars.sum_up(
                most,
                |count| others(count, words),
                |count| {
                    words.pick(
                        format!("其中 {count} 项无得分"),
                        format!("{count} of them without a score"),
                    )
                },
            ),
            Self::Waterfall(waterfall) => sum_up(waterfall, most, words),
            Self::Radar(_)
            | Self::Lines(_)
            | Self::Multiples(_)
            | Self::Strips(_)
            | Self::Scatter(_)
            | Self::Tiles(_)
            | Self::Map(_) => {}
        }
    }
}

/// Points that round to nothing: steps of less are not named.
pub(super) const LEAST: f64 = 0.05;

/// Sums up what is too small to be named, and what is beyond the most steps.
fn sum_up(waterfall: &mut Waterfall, most: usize, words: &Words) {
    let named = waterfall.steps.iter();
    let named = named.filter(|step| step.by.abs() >= LEAST).count();
    waterfall.sum_up(named.min(most), |count| others(count, words));
}

/// The name of a row that stands for others.
fn others(count: usize, words: &Words) -> String {
    words.pick(
        format!("其余 {count} 项合计"),
        format!("{count} others together"),
    )
}

/// What can be looked at in a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Where it is.
    pub area: Area,
    /// The position of the node that it shows; `None` for what shows none, or stands for others.
    pub node: Option<usize>,
    /// Its figures, in words: `就业：得分 14.7，满分贡献 17.6`.
    pub told: String,
}

/// A figure as told: the chart, what it shows, and the chart in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What the figures show, in a sentence without a full stop; `None` where they show nothing.
    pub finding: Option<String>,
    /// The chart.
    pub drawing: Drawing,
    /// The chart in words, for those who do not see it.
    pub description: String,
}

impl Told {
    /// What the figures show, or the name of the chart.
    pub fn title<'a>(&'a self, name: &'a str) -> &'a str {
        self.finding.as_deref().unwrap_or(name)
    }

    /// A chart that has nothing to say.
    pub(super) fn new(drawing: Drawing) -> Self {
        Self {
            finding: None,
            drawing,
            description: String::new(),
        }
    }
}
